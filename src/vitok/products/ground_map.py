"""What lies on the ground about a zone, bundled: land, borders, towns, and a scale for the map."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib.resources import files
from math import cos, floor, log10, radians
from typing import Any

from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.products.drawing.shapes import Box, Point, area_within, lines_within
from vitok.products.land import land

Line = tuple[list[float | None], list[float | None]]
_MOST_TOWNS = 14
_NAME_WIDE, _NAME_HIGH = 0.11, 0.045  # of a map, what a name takes: nearer towns are left out
_DEGREE_KM = radians(1.0) * EQUATORIAL_RADIUS_M / 1e3
_STEPS = (1.0, 2.0, 5.0, 10.0)


def land_in(box: Box) -> Line:
    """The land's rings in a box of degrees; all of them in one of the whole Earth."""
    rings: list[list[Point]] = [[]]
    for longitude, latitude in zip(*land(), strict=True):
        if longitude is None or latitude is None:
            rings.append([])
        else:
            rings[-1].append((longitude, latitude))
    return _line([area_within(ring, box) for ring in rings if ring])


@cache
def _borders() -> list[list[tuple[float, float]]]:
    lines = json.loads((files("vitok") / "data" / "borders_50m.json").read_text(encoding="ascii"))
    return [[(point[0] / 100, point[1] / 100) for point in line] for line in lines]


def borders_in(box: Box) -> Line:
    """Borders between countries in a box of degrees."""
    return _line([piece for line in _borders() for piece in lines_within(line, box)])


def towns_in(box: Box) -> list[tuple[str, float, float]]:
    """Names, longitudes and latitudes of some towns in a box of degrees, those of first rank first."""
    text = (files("vitok") / "data" / "towns.csv").read_text(encoding="utf-8")
    rows = [
        (int(row["rank"]), row["name"], float(row["longitude_deg"]), float(row["latitude_deg"]))
        for row in csv.DictReader(text.splitlines())
    ]
    inside = [row for row in rows if box.left < row[2] < box.right and box.top < row[3] < box.bottom]
    wide, tall = box.right - box.left, box.bottom - box.top
    kept: list[tuple[str, float, float]] = []
    for _, name, x, y in sorted(inside, key=lambda row: row[0]):
        clear = all(abs(x - a) > _NAME_WIDE * wide or abs(y - b) > _NAME_HIGH * tall for _, a, b in kept)
        if clear and len(kept) < _MOST_TOWNS:
            kept.append((name, x, y))
    return kept


def scale_of(box: Box) -> tuple[Line, str]:
    """A bar of about a sixth of a box's width in its lower left corner, and its length in words."""
    latitude = box.top + 0.06 * (box.bottom - box.top)
    wide_km = (box.right - box.left) * _DEGREE_KM * cos(radians(latitude))
    ten = 10.0 ** floor(log10(wide_km / 6.0))
    length_km = max(ten * step for step in _STEPS if ten * step <= wide_km / 6.0)
    left = box.left + 0.03 * (box.right - box.left)
    right = left + length_km / (_DEGREE_KM * cos(radians(latitude)))
    return ([left, right], [latitude, latitude]), f"{length_km:g} km"


def _line(pieces: list[Any]) -> Line:
    """Pieces (n, 2) as longitudes and latitudes to a hundredth of a degree, parted by None."""
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for piece in pieces:
        if len(piece) > 1:
            longitudes += [round(x, 2) for x, _ in piece] + [None]
            latitudes += [round(y, 2) for _, y in piece] + [None]
    return longitudes, latitudes
