"""Writes src/vitok/data/land_110m.json from the npm package world-atlas (`npm pack world-atlas`, unpacked).

Usage: python scripts/bundle_land.py package/land-110m.json
A list of closed rings, each [[longitude, latitude], ...] in hundredths of a degree, cut at the date line.
"""

import json
import sys
from pathlib import Path

HALF, WHOLE, POLE = 18000, 36000, -9000  # hundredths of a degree

topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]


def unpacked(arc):
    """Points of an arc, which a topology keeps as differences of whole numbers (TopoJSON 1.0, 2.1.3)."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append([round((x * scale[0] + origin[0]) * 100), round((y * scale[1] + origin[1]) * 100)])
    return points


def unrolled(ring):
    """The ring, left open, its longitudes going on over the date line; one around the pole touches it."""
    points = [list(ring[0])]
    for longitude, latitude in ring[1:]:
        turns = round((longitude - points[-1][0]) / WHOLE)
        points.append([longitude - turns * WHOLE, latitude])
    if points[-1][0] != points[0][0]:
        return [*points, [points[-1][0], POLE], [points[0][0], POLE]]
    return points[:-1]


def clipped(ring, limit, side):
    """Part of an open ring where side * longitude <= side * limit (Sutherland, Hodgman 1974)."""
    kept = []
    for before, after in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside = [side * point[0] <= side * limit for point in (before, after)]
        if inside[0] != inside[1]:
            share = (limit - before[0]) / (after[0] - before[0])
            kept.append([limit, round(before[1] + share * (after[1] - before[1]))])
        if inside[1]:
            kept.append(after)
    return kept


arcs = [unpacked(arc) for arc in topology["arcs"]]
rings = []
for geometry in topology["objects"]["land"]["geometries"]:
    for polygon in geometry["arcs"]:
        for indices in polygon:
            ring = []
            for index in indices:
                # ~index is the arc run backward; its first point is the last of the arc before
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                ring += arc[1:] if ring else arc
            ring = unrolled(ring)
            for shift in (-WHOLE, 0, WHOLE):
                moved = [[longitude + shift, latitude] for longitude, latitude in ring]
                piece = clipped(clipped(moved, HALF, 1), -HALF, -1)
                if len({longitude for longitude, _ in piece}) > 1:
                    rings.append([*piece, piece[0]])
target = Path(__file__).parent.parent / "src" / "vitok" / "data" / "land_110m.json"
target.write_text(json.dumps(rings, separators=(",", ":")) + "\n", encoding="ascii")
print(f"{target.name}: {len(rings)} rings, {sum(map(len, rings))} points")
