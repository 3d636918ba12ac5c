"""Takes the pictures of docs/view.md from the page of a flight of soyuz-ms-07.

Usage: python scripts/view/gallery.py FLIGHT/view.html, in the project's folder, with Chromium
"""

import base64
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.products.browser import Browser

TARGET = Path(__file__).parents[2] / "docs" / "view"
SCENES = {  # event, seconds after it, camera, settings
    "pad": ("liftoff", 4.2, "site", {}),
    "climb": ("liftoff", 62.0, "chase", {"az": 2.0}),
    "boosters": ("booster_separation", 0.9, "chase", {"d": 130.0}),
    "fairing": ("fairing_jettison", 1.6, "chase", {"d": 75.0}),
    "orbit": ("rendezvous_start", 3000.0, "globe", {}),
    "burn": ("rendezvous_start", 1350.0, "chase", {"d": 17.0}),
    "approach": ("handover", 200.0, "station", {}),
    "corridor": ("final_approach", 240.0, "station", {"d": 190.0, "az": -1.2}),
    "docking": ("docking", -75.0, "docking", {}),
    "contact": ("docking", -4.0, "chase", {"d": 22.0}),
    "undocking": ("undocking", 240.0, "station", {"d": 150.0}),
    "modules": ("module_separation", 6.0, "chase", {"d": 26.0}),
    "breakup": ("service_module_break_up", 5.0, "chase", {"d": 1200.0, "az": 0.42, "el": 0.06}),
    "entry": ("peak_heat", 20.0, "chase", {"vectors": True}),
    "canopy": ("main", 40.0, "chase", {}),
    "landing": ("landing", 0.0, "zone", {}),
}

SMALLER = """async source => {
  const image = new Image(), canvas = document.createElement('canvas');
  image.src = source;
  await image.decode();
  canvas.width = 800;
  canvas.height = Math.round(800 * image.height / image.width);
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/webp', 0.8);
}"""


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    with Browser(1330, 800) as browser:
        browser.open(Path(sys.argv[1]))
        browser.until("window.vitok && vitok.app.mapped", 60)
        browser.run("document.getElementById('looks').hidden = true")
        for name, (event, after_s, camera, rest) in SCENES.items():
            browser.run(
                f"vitok.app.seek(vitok.flight.when('{event}') + {after_s}); "
                f"vitok.app.set({{ frame: 'lvlh', vectors: false }}); vitok.app.camera('{camera}'); "
                f"vitok.app.set({json.dumps(rest)})"
            )
            browser.run(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
            )
            clip = browser.run(
                "(({ x, y, width, height }) => ({ x, y, width, height, scale: 1 }))"
                "(document.getElementById('stage').getBoundingClientRect())"
            )
            taken = browser.ask("Page.captureScreenshot", format="png", clip=clip)["data"]
            picture = browser.run(f"({SMALLER})('data:image/png;base64,{taken}')")
            (TARGET / f"{name}.webp").write_bytes(base64.b64decode(picture.partition(",")[2]))
            print(name, (TARGET / f"{name}.webp").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
