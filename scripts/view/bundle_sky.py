"""Writes the map of the Earth and the bright stars of `vitok view` into src/vitok/data.

Usage, in any folder:  npm i --ignore-scripts cesium@1.145.0 sharp@0.35.5 d3-celestial@0.7.35
                       python scripts/view/bundle_sky.py node_modules
The map is the 32 tiles of Natural Earth II that come with CesiumJS, joined (sharp, for node, encodes them);
the stars are those of the catalogue XHIP as they come with d3-celestial.
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
print(f"earth.webp: {(DATA / 'earth.webp').stat().st_size} bytes; stars.bin: {len(rows)} stars")
