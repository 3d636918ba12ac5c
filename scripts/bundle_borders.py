"""Writes src/vitok/data/borders_50m.json from the npm package world-atlas (`npm pack world-atlas`, unpacked).

Usage: python scripts/bundle_borders.py package/countries-50m.json
A list of lines, each [[longitude, latitude], ...] in hundredths of a degree: arcs that two countries share.
"""

import json
import sys
from collections import Counter
from pathlib import Path


def indices(value):
    """The numbers of all arcs in a nest of lists; ~number is an arc run backward."""
    for each in value:
        if isinstance(each, list):
            yield from indices(each)
        else:
            yield each if each >= 0 else ~each


topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
users = Counter()
for country in topology["objects"]["countries"]["geometries"]:
    users.update(set(indices(country.get("arcs", []))))
lines = []
for number in sorted(each for each, count in users.items() if count > 1):
    x = y = 0
    line = []
    for dx, dy in topology["arcs"][number]:
        x, y = x + dx, y + dy
        point = [round((x * scale[0] + origin[0]) * 100), round((y * scale[1] + origin[1]) * 100)]
        if not line or point != line[-1]:
            line.append(point)
    lines.append(line)
target = Path(__file__).parent.parent / "src" / "vitok" / "data" / "borders_50m.json"
target.write_text(json.dumps(lines, separators=(",", ":")) + "\n", encoding="ascii")
print(f"{target.name}: {len(lines)} lines, {sum(map(len, lines))} points")
