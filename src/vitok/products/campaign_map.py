"""Where the runs of a campaign come down: dots, regions, the zone, and the landing of the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from vitok.campaigns.ellipses import Region, Regions
from vitok.earth.ground_plane import Point, on_ground
from vitok.elementary import cos, sin
from vitok.products.campaign_words import percent, stated
from vitok.products.dots import Kind, dots
from vitok.products.figures import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PALE,
    RED,
    SMALL_LEGEND,
    VIOLET,
    Chart,
    Line,
    Mark,
    world_map,
)
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.mission.place import Zone


_MOST_DOTS = 5000
_BELOW = 110  # pixels: on a narrow screen the names take four lines
_MARGIN = 0.12  # of what is shown, to each side
_COLOURS = (ORANGE, VIOLET, RED)


def footprint(found: Regions, zone: Zone | None, recorded: Point | None) -> Chart:
    """The map of landings; a recorded landing is judged by the share of runs that come down nearer."""
    lines = [
        _line(each, colour, f"{stated(each.share)} {_told(each)}")
        for each, colour in zip(found.told, _COLOURS, strict=False)
    ]
    lines.append(_line(found.three_sigma, PALE, f"3 sigma, {percent(found.three_sigma.share)} if normal"))
    east, west = ("right", "left") if recorded is None or recorded[1] > found.centre[1] else ("left", "right")
    marks = [Mark(*_degrees(found.centre), "mean", f"middle {west}", INK)]
    if zone is not None:
        aim = float(np.radians(zone.latitude_deg)), float(np.radians(zone.longitude_deg))
        turn = np.linspace(0.0, 2.0 * np.pi, 145)
        circle = on_ground(1e3 * zone.radius_km * np.column_stack((cos(turn), sin(turn))), aim)
        lines.append(_curve(circle, GREEN, "landing zone"))
    if recorded is not None:
        marks.append(Mark(*_degrees(recorded), "recorded landing", f"middle {east}", RED))
    drawn: list[Line | Mark] = [*lines, *marks]
    view = (_span([each.x for each in drawn]), _span([each.y for each in drawn]), 0.5)
    figure = world_map(lines, marks, view)
    shown = found.points[:: 1 + (len(found.points) - 1) // _MOST_DOTS]
    kind = Kind("landings", BLUE, 4.0)
    figure["data"].insert(1, dots(kind, list(np.degrees(shown[:, 1])), np.degrees(shown[:, 0])))
    figure["layout"]["legend"] = SMALL_LEGEND
    figure["layout"]["margin"] |= {"b": _BELOW}
    return Chart("footprint", "Where the runs come down", note(found, recorded, len(shown)), "wide", figure)


def note(found: Regions, recorded: Point | None, shown: int) -> str:
    """How the regions are made, and where the recorded landing lies in them."""
    p = min(found.normality.skewness_p, found.normality.kurtosis_p)
    told = "Ellipses by covariance: nothing speaks against a normal distribution"
    if not found.normality.kept:
        told = "Hulls of the deepest runs (half-space depth), as the landings are not normal"
    told += f" (Mardia's tests, p = {p:.2g}). "
    told += "Inside are " + ", ".join(
        f"{percent(each.inside.value)} of the runs for {stated(each.share)}" for each in found.told
    )
    told += f"; in the ellipse of 3 sigma {percent(found.three_sigma.inside.value)}."
    if recorded is not None:
        nearer = percent(found.share_nearer(recorded))
        told += f" {nearer} of landings lie further inside than the recorded one."
    if shown < len(found.points):
        told += f" {shown} of {len(found.points)} dots are drawn."
    return told


def _told(each: Region) -> str:
    if each.semi_major_m is None or each.semi_minor_m is None:
        return "deepest"
    return f"{each.semi_major_m / 1e3:.1f} × {each.semi_minor_m / 1e3:.1f} km"


def _line(each: Region, colour: str, name: str) -> Line:
    return _curve(each.outline, colour, name)


def _curve(points: Vector, colour: str, name: str) -> Line:
    return Line(np.degrees(points[:, 1]), np.degrees(points[:, 0]), colour, name)


def _degrees(point: Point) -> tuple[float, float]:
    """Longitude and latitude (deg) of a point's latitude and longitude (rad)."""
    latitude_deg, longitude_deg = np.degrees(point)
    return float(longitude_deg), float(latitude_deg)


def _span(drawn: Sequence[ArrayLike]) -> tuple[float, float]:
    values = np.concatenate([np.atleast_1d(each) for each in drawn])
    low, high = float(values.min()), float(values.max())
    margin = _MARGIN * (high - low)
    return low - margin, high + margin
