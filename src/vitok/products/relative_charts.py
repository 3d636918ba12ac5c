"""The way to the station as seen from it: three scales, what each burn leads to if it is missed, the tube."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.elementary import arctan2, cos, norm, sin
from vitok.products.figures import (
    BLUE,
    GREEN,
    INK,
    PALE,
    RED,
    VIOLET,
    Chart,
    Mark,
    Panel,
    Window,
    plane,
)
from vitok.rendezvous.safety import NOT_STARTED
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.mission.station import Station
    from vitok.motion.arc import Arc
    from vitok.rendezvous.review import Review, Tube

PLACES = ("x_lvlh_m", "y_lvlh_m", "z_lvlh_m")
_SIGMAS = 3.0
_ELLIPSES, _CORNERS = 60, 25  # of a tube
# key, heading, shape of the card, window in km (left, right, top, bottom), rings in km
_VIEWS: tuple[tuple[str, str, str, Window, tuple[float, ...]], ...] = (
    ("relative_far", "Phasing", "wide", (-640.0, 60.0, -70.0, 200.0), (100.0, 200.0, 400.0, 600.0)),
    ("relative_middle", "Transfer", "tall", (-36.0, 12.0, -9.0, 30.0), (5.0, 10.0, 20.0, 30.0)),
    ("relative_near", "Braking", "tall", (-2.3, 3.3, -1.9, 2.7), (1.0, 2.0, 3.0)),
)


_NOTE = (
    "The station's LVLH along its orbit: V-bar, its flight, to the right, R-bar, the Earth, down; rings of "
    "range. Where a burn is missed, two turns of the drift."
)


def relative_charts(flight: Flight, arc: Arc) -> list[Chart]:
    """Relative motion in the station's LVLH at three scales; none of an arc that does not tell it."""
    if not set(PLACES) <= arc.channels.keys():
        return []
    place_m = np.column_stack([arc.channels[key] for key in PLACES])
    radius_m = float(_station_radius_m(arc.r_gcrf_m[-1:], place_m[-1:])[0])
    flown_km = along_orbit(place_m, radius_m)
    drawn = []
    for number, (key, title, shape, window, rings_km) in enumerate(_VIEWS):
        inner = _VIEWS[number + 1][3] if number + 1 < len(_VIEWS) else None
        traces: list[dict[str, Any]] = [*_rings(rings_km, window), *_zones(flight.cast.station, window)]
        review = flight.review
        if review is not None:
            way_km = along_orbit(review.way.position_lvlh_m, radius_m)
            if review.tube is not None:
                traces += _tube(review.tube, (review.way.t_s, way_km), window)
            traces += _drifts(review, radius_m, window)
            traces.append(_trace(cut(way_km, window), "planned", PALE, dash="dash", width=1.6))
        traces.append(_trace(cut(flown_km, window), "flown", BLUE, width=2.0))
        panel = Panel(
            "below the station, km",
            traces=tuple(traces),
            marks=(
                Mark(0.0, 0.0, "station" if inner else "", "top right", INK),
                *_burns(arc, flown_km, window, inner),
            ),
        )
        drawn.append(
            Chart(
                key,
                f"Relative motion: {title.lower()}",
                _NOTE,
                shape,
                plane(panel, "ahead of the station, km", window),
            )
        )
    return drawn


def along_orbit(place_m: Vector, radius_m: float) -> Vector:
    """Places (n, 2) in km of positions (n, 3) in LVLH: ahead along the station's orbit, and below it.

    Straight axes would show an orbit of the same height, 600 km off, 27 km lower.
    """
    x_m, y_m, z_m = place_m.T
    ahead_m = radius_m * arctan2(x_m, radius_m - z_m)
    below_m = radius_m - np.sqrt(x_m**2 + y_m**2 + (radius_m - z_m) ** 2)
    return np.column_stack((ahead_m, below_m)) / 1e3


def _station_radius_m(r_gcrf_m: Vector, place_m: Vector) -> Vector:
    """Distances (n,) of the station from the Earth's centre, by the ship's and its place in LVLH."""
    half_m = np.sqrt(np.maximum(norm(r_gcrf_m) ** 2 - np.sum(place_m[:, :2] ** 2, axis=1), 0.0))
    near_m, far_m = place_m[:, 2] + half_m, place_m[:, 2] - half_m  # less than a quarter turn apart, and more
    # which of both it is, the end of the way tells, where they are near: the station's height hardly changes
    found: Vector = np.where(np.abs(near_m - near_m[-1]) < np.abs(far_m - near_m[-1]), near_m, far_m)
    return found


def station_ahead_rad(r_gcrf_m: Vector, place_m: Vector) -> Vector:
    """Angles (n,) by which the station is ahead, without jumps."""
    radius_m = _station_radius_m(r_gcrf_m, place_m)
    return np.unwrap(-arctan2(place_m[:, 0], radius_m - place_m[:, 2]))


def cut(way_km: Vector, window: Window) -> Vector:
    """What of a way (n, 2) is in a window or next to what is; a row of NaN parts the pieces."""
    left, right, top, bottom = window
    wide, high = right - left, bottom - top
    inside = (way_km[:, 0] > left - 0.2 * wide) & (way_km[:, 0] < right + 0.2 * wide)
    inside &= (way_km[:, 1] > top - 0.2 * high) & (way_km[:, 1] < bottom + 0.2 * high)
    kept = inside.copy()
    kept[1:] |= inside[:-1]
    kept[:-1] |= inside[1:]
    rows = np.flatnonzero(kept)
    gaps = np.flatnonzero(np.diff(rows) > 1) + 1
    found: Vector = np.insert(way_km[rows], gaps, np.nan, axis=0)
    return found


def _trace(way_km: Vector, name: str, colour: str, **line: Any) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "hoverinfo": "name",
        "x": places(way_km[:, 0]),
        "y": places(way_km[:, 1]),
        "line": {"color": colour, **line},
    }


def places(values_km: Vector) -> list[float | None]:
    """Kilometres to a metre, None where there are none: as many digits as the chart shows."""
    return [None if np.isnan(value) else round(float(value), 3) for value in values_km]


def _circle(semi_axes_km: tuple[float, float]) -> Vector:
    angle = np.linspace(0.0, 2.0 * np.pi, 73)
    return np.column_stack((semi_axes_km[0] * cos(angle), semi_axes_km[1] * sin(angle)))


def _rings(radii_km: Sequence[float], window: Window) -> list[dict[str, Any]]:
    """Circles of range in one trace, and their names."""
    rings = np.vstack(
        [np.vstack((cut(_circle((each, each)), window), [[np.nan, np.nan]])) for each in radii_km]
    )
    line = _trace(rings, "range", PALE, width=0.8, dash="dot")
    return [
        line | {"hoverinfo": "skip", "showlegend": False},
        {
            "type": "scatter",
            "mode": "text",
            "x": [-each for each in radii_km],  # behind, on V-bar, where no way leads
            "y": [0.0 for _ in radii_km],
            "textposition": "top right",
            "text": [f"{each:g} km" for each in radii_km],
            "textfont": {"size": 10, "color": PALE},
            "hoverinfo": "skip",
            "showlegend": False,
        },
    ]


def _zones(station: Station, window: Window) -> list[dict[str, Any]]:
    """The approach ellipsoid and the keep-out sphere, where they are large enough to be seen."""
    x_m, _, z_m = station.approach_ellipsoid_m
    radius_m = station.keep_out_radius_m
    wide_km = window[1] - window[0]
    return [
        _trace(_circle((ahead_m / 1e3, below_m / 1e3)), name, colour, width=1.0)
        | {"fill": "toself", "fillcolor": colour + "14"}
        for name, ahead_m, below_m, colour in (
            ("ellipsoid", x_m, z_m, VIOLET),
            ("sphere", radius_m, radius_m, RED),
        )
        if ahead_m / 1e3 > 0.02 * wide_km
    ]


def _drifts(review: Review, radius_m: float, window: Window) -> list[dict[str, Any]]:
    """Where the ship drifts if a burn does not come, by what is found of that."""
    rows = {row.burn: row for row in review.rows if row.case == NOT_STARTED}
    drawn, named = [], set[str]()
    for each in review.missed:
        row, way_km = rows[each.name], cut(along_orbit(each.position_lvlh_m, radius_m), window)
        if len(way_km) < 2:
            continue
        clear = row.verdict == "clear"
        name = f"missed: {row.verdict}"
        line = _trace(way_km, name, GREEN if clear else RED, width=1.0)
        least_m = row.drift.least_distance_m
        told = f"{each.name} not started: {row.verdict}, {least_m / 1e3:.3g} km at least"
        drawn.append(line | {"text": told, "hoverinfo": "text", "showlegend": name not in named})
        named.add(name)
    return drawn


def _tube(tube: Tube, way: tuple[Vector, Vector], window: Window) -> list[dict[str, Any]]:
    """Ellipses of three sigma about the planned way, evenly along it, as one shape; none out of sight."""
    middle = np.column_stack([np.interp(tube.t_s, way[0], way[1][:, k], np.nan, np.nan) for k in (0, 1)])
    left, right, top, bottom = window
    seen = (middle[:, 0] > left) & (middle[:, 0] < right) & (middle[:, 1] > top) & (middle[:, 1] < bottom)
    rows = np.flatnonzero(seen)
    if rows.size == 0:
        return []
    gone_km = np.concatenate(([0.0], np.cumsum(norm(np.diff(middle[rows], axis=0)))))
    evenly = np.searchsorted(gone_km, np.linspace(0.0, gone_km[-1], _ELLIPSES))
    unit = np.linspace(0.0, 2.0 * np.pi, _CORNERS)
    outlines: list[Vector] = []
    for row in np.unique(rows[np.minimum(evenly, rows.size - 1)]):
        xx, xz, zz = tube.covariance_m2[row][[0, 0, 2], [0, 2, 2]] / 1e6
        first = np.sqrt(max(xx, 0.0))
        across = xz / first if first > 0.0 else 0.0
        second = np.sqrt(max(zz - across**2, 0.0))
        x_km = middle[row, 0] + _SIGMAS * first * cos(unit)
        z_km = middle[row, 1] + _SIGMAS * (across * cos(unit) + second * sin(unit))
        outlines += [np.column_stack((x_km, z_km)), np.full((1, 2), np.nan)]
    shape = _trace(np.vstack(outlines), "3 sigma", VIOLET, width=0.5)
    return [shape | {"fill": "toself", "fillcolor": VIOLET + "26", "hoverinfo": "skip"}]


def _burns(arc: Arc, flown_km: Vector, window: Window, inner: Window | None) -> list[Mark]:
    """Marks at the begins of the burns in a window; those in the next closer one have no name."""
    left, right, top, bottom = window
    marks: list[Mark] = []
    for number, burn in enumerate(arc.burns):
        x, z = (float(np.interp(burn.start_s, arc.t_s, flown_km[:, k])) for k in (0, 1))
        if not (left < x < right and top < z < bottom):
            continue
        closer = inner is not None and inner[0] < x < inner[1] and inner[2] < z < inner[3]
        side = "bottom left" if burn is arc.burns[-1] else ("bottom right", "top left")[number % 2]
        marks.append(Mark(x, z, "" if closer else burn.name, side, BLUE))
    return marks
