"""Writes the Earth's map, the lights of its night and the bright stars of `vitok view` into src/vitok/data.

Usage, in any folder:  npm i --ignore-scripts cesium@1.145.0 sharp@0.35.5 d3-celestial@0.7.35
                       python scripts/view/bundle_sky.py node_modules
The map is the 32 tiles of Natural Earth II that come with CesiumJS, joined (sharp, for node, encodes them);
the stars are those of the catalogue XHIP as they come with d3-celestial; the lights are the towns that the
system's table of time zones names.
"""

import json
import subprocess
import sys
from math import cos, radians, sin
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[2] / "src" / "vitok" / "data"
FAINTEST = 5.6  # what the eye sees on a dark night, about
JOIN = """
const sharp = require('sharp'), [tiles, target] = process.argv.slice(1), parts = [];
for (let x = 0; x < 8; x++) for (let y = 0; y < 4; y++)
  parts.push({ input: `${tiles}/2/${x}/${3 - y}.jpg`, left: 256 * x, top: 256 * y });
sharp({ create: { width: 2048, height: 1024, channels: 3, background: '#000' } })
  .composite(parts).webp({ quality: 80, effort: 6 }).toFile(target);
"""

modules = Path(sys.argv[1]).resolve()
tiles = modules / "cesium" / "Build" / "Cesium" / "Assets" / "Textures" / "NaturalEarthII"
subprocess.run(["node", "-e", JOIN, tiles, DATA / "earth.webp"], check=True, cwd=modules.parent)

sky = json.loads((modules / "d3-celestial" / "data" / "stars.6.json").read_text(encoding="utf-8"))
rows = []
for star in sky["features"]:
    magnitude = float(star["properties"]["mag"])
    if magnitude <= FAINTEST:
        right, up = (radians(each) for each in star["geometry"]["coordinates"])
        direction = (cos(up) * cos(right), cos(up) * sin(right), sin(up))
        # the Sun's colour where none is told
        rows.append([*direction, magnitude, float(star["properties"]["bv"] or 0.65)])
rows.sort(key=lambda row: row[3])
scale = np.array([32767.0, 32767.0, 32767.0, 1000.0, 1000.0])
(DATA / "stars.bin").write_bytes(np.round(np.array(rows) * scale).astype("<i2").tobytes())


def degrees(text: str) -> float:
    """Of an ISO 6709 number, ±DDMM, ±DDDMM, ±DDMMSS or ±DDDMMSS."""
    sign, digits = text[0], text[1:]
    first = 2 if len(digits) in (4, 6) else 3
    parts = [digits[:first], *(digits[k : k + 2] for k in range(first, len(digits), 2))]
    return (-1.0 if sign == "-" else 1.0) * sum(float(part) / 60.0**k for k, part in enumerate(parts))


towns = ["name,latitude_deg,longitude_deg"]
for line in Path("/usr/share/zoneinfo/zone.tab").read_text(encoding="ascii").splitlines():
    if not line.startswith(("#", "AQ")):
        _, place, zone = line.split("\t")[:3]
        middle = max(place.rfind("+"), place.rfind("-"))
        name = zone.rpartition("/")[2].replace("_", " ")
        towns.append(f"{name},{degrees(place[:middle]):.2f},{degrees(place[middle:]):.2f}")
(DATA / "lights.csv").write_text("\n".join(towns) + "\n", encoding="ascii")
print(f"earth.webp: {(DATA / 'earth.webp').stat().st_size} bytes; stars.bin: {len(rows)} stars")
