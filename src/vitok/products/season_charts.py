"""The lift-offs of a season as charts: phase, light, Sun and cost by the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from vitok.earth.daylight import SUNRISE_DEG, TWILIGHT_DEG
from vitok.products.dots import Kind, area, dots
from vitok.products.figures import COLOURS, LEGEND, VIOLET, Chart, Line, Panel, stacked

if TYPE_CHECKING:
    from vitok.earth.time import Epoch
    from vitok.windows.liftoff import Liftoff
    from vitok.windows.request import Stay
    from vitok.windows.season import Row, Season

_SMALLEST, _LARGER = 7.0, 4.0  # points, and each profile's after the first: they often lie upon each other
_CROWDED, _LEAST_SCALE = 50, 0.4  # with more lift-offs than that the points shrink
_HALF_DAY_S = 43200.0
_BELOW = 84  # pixels below a chart: for the days, their title and the legend
_LEAST_SPAN_KG = 20.0  # of the propellant's axis: less would show figures that mean nothing


@dataclass(frozen=True)
class Way:
    """The rows of one profile, and how its points look."""

    kind: Kind
    rows: tuple[Row, ...]


def ways(found: Season) -> list[Way]:
    """The season's rows by profile, the first one's points the smallest, to be drawn last."""
    profiles = [each.name for each in found.request.profiles]
    parted = [tuple(row for row in found.rows if row.liftoff.profile == name) for name in profiles]
    scale = min(1.0, max(_LEAST_SCALE, _CROWDED / max(1, *map(len, parted))))
    return [
        Way(Kind(name, COLOURS[k % len(COLOURS)], scale * (_SMALLEST + _LARGER * min(k, 3))), rows)
        for k, (name, rows) in enumerate(zip(profiles, parted, strict=True))
    ]


def season_charts(found: Season) -> list[Chart]:
    """All charts of a season."""
    epoch, each = found.epoch, ways(found)
    return [
        _phases(each, epoch),
        _light(each, epoch, found.stay),
        _sun(found.rows, epoch),
        _propellant(each, epoch),
    ]


def _phases(each: Sequence[Way], epoch: Epoch) -> Chart:
    traces: list[dict[str, Any]] = []
    for way in each:
        known = [row.liftoff for row in way.rows if row.liftoff.phase_known]
        traces += _bands(known, way, epoch)
    for way in reversed(each):
        known = [row.liftoff for row in way.rows if row.liftoff.phase_known]
        traces += _pair(
            [epoch.utc(one.ascent.liftoff_s) for one in known],
            [np.degrees(one.ascent.window.meeting.phase_rad) for one in known],
            [not one.refused for one in known],
            way,
        )
    axis = {"range": [0, 360], "dtick": 45, "title": None}
    figure = _dated([Panel("station ahead of the ship at insertion, deg", traces=tuple(traces), axis=axis)])
    note = (
        "Each point is a lift-off for one profile, filled where its phase is met, hollow where it is not; "
        "the bands are the phases that the profiles absorb."
    )
    return Chart("phase", "Phase at insertion", note, "wide", figure)


def _bands(known: Sequence[Liftoff], way: Way, epoch: Epoch) -> list[dict[str, Any]]:
    """The phases that a profile absorbs, day by day; over 360 deg the band goes on from 0."""
    if not known:
        return []
    edges = np.degrees([one.ascent.window.meeting.window_rad for one in known])
    low = np.unwrap(edges[:, 0] % 360.0, period=360.0)
    high = low + np.minimum(edges[:, 1] - edges[:, 0], 360.0)
    # half a day more on either side: a single day has its width as well
    at_s = np.array([one.ascent.liftoff_s for one in known])
    at_s = np.concatenate((at_s[:1] - _HALF_DAY_S, at_s, at_s[-1:] + _HALF_DAY_S))
    low, high = np.pad(low, 1, mode="edge"), np.pad(high, 1, mode="edge")
    x = [epoch.utc(float(t_s)) for t_s in at_s]
    turns = range(int(np.floor(low.min() / 360.0)), int(np.floor(high.max() / 360.0)) + 1)
    pieces = [(np.clip(low - 360.0 * k, 0.0, 360.0), np.clip(high - 360.0 * k, 0.0, 360.0)) for k in turns]
    return [area(way.kind, x, *piece) for piece in pieces if np.any(piece[1] > piece[0])]


def _light(each: Sequence[Way], epoch: Epoch, stay: Stay) -> Chart:
    docked: list[dict[str, Any]] = []
    landed: list[dict[str, Any]] = []
    lit: list[float] = []
    for number, way in enumerate(each):
        known = [row.liftoff for row in way.rows if row.liftoff.phase_known]
        x = [epoch.utc(one.ascent.liftoff_s) for one in known]
        docked[:0] = _pair(x, [number] * len(known), [one.docking_in_light for one in known], way)
        seen = [(row.liftoff.ascent.liftoff_s, row.landing) for row in way.rows]
        x = [epoch.utc(t_s) for t_s, landing in seen if landing is not None]
        heights = [landing.sun_elevation_deg for _, landing in seen if landing is not None]
        lit += heights
        landed.insert(0, dots(way.kind, x, heights, legend=False))
    names = [way.kind.name for way in each]
    rows = {"range": [len(each) - 0.5, -0.5], "tickvals": list(range(len(each))), "ticktext": names}
    rows["automargin"] = True
    span = {"range": [min([-18.0, *lit]) - 4.0, max([30.0, *lit]) + 8.0]}
    panels = [
        Panel("docking: filled in sunlight, hollow in the Earth's shadow", traces=tuple(docked), axis=rows),
        Panel("Sun's elevation at the landing, deg", traces=tuple(landed), axis=span),
    ]
    figure = _dated(panels)
    figure["layout"]["shapes"] = [
        _shade("y2", -90.0, TWILIGHT_DEG, "#cbd5e1"),
        _shade("y2", TWILIGHT_DEG, SUNRISE_DEG, "#e2e8f0"),
    ]
    note = (
        f"By the lift-off's day. The landing is the one of best light in {stay.zone.title} on the day after "
        f"{stay.days:g} days at the station; shaded are night and, paler, twilight."
    )
    return Chart("light", "Light at docking and at landing", note, "wide", figure)


def _sun(rows: Sequence[Row], epoch: Epoch) -> Chart:
    docked = sorted((row.liftoff.ascent.window.docking_s, row.liftoff.sun_over_plane_deg) for row in rows)
    x, y = [epoch.utc(t_s) for t_s, _ in docked], [beta_deg for _, beta_deg in docked]
    panel = Panel("Sun's angle over the station's plane (beta), deg", (Line(x, y, VIOLET, "beta"),))
    note = "By the docking's day; positive where the Sun sees the station go round counter-clockwise."
    figure = stacked([panel], "day of docking, UTC", dates=True)
    return Chart("sun", "Sun over the orbit's plane", note, "tall", figure)


def _propellant(each: Sequence[Way], epoch: Epoch) -> Chart:
    left_kg = [row.liftoff.ascent.propellant_left_kg for way in each for row in way.rows]
    middle_kg, half_kg = 0.5 * (min(left_kg) + max(left_kg)), 0.5 * (max(left_kg) - min(left_kg))
    half_kg = max(1.2 * half_kg, 0.5 * _LEAST_SPAN_KG)
    traces = tuple(
        dots(
            way.kind,
            [epoch.utc(row.liftoff.ascent.liftoff_s) for row in way.rows],
            [row.liftoff.ascent.propellant_left_kg for row in way.rows],
        )
        for way in reversed(each)
    )
    axis = {"range": [middle_kg - half_kg, middle_kg + half_kg]}
    figure = _dated([Panel("propellant left at insertion, kg", traces=traces, axis=axis)])
    note = "What the last stage has left: a dearer ascent leaves less."
    return Chart("propellant", "Cost of the ascent", note, "tall", figure)


def _pair(x: Sequence[str], y: ArrayLike, filled: Sequence[bool], way: Way) -> list[dict[str, Any]]:
    """Dots of a profile, filled and hollow ones."""
    kept, values = np.array(filled, dtype=bool), np.asarray(y, dtype=float)
    times = np.array(x)
    return [
        dots(way.kind, times[kept], values[kept]),
        dots(way.kind, times[~kept], values[~kept], hollow=True, legend=not kept.any()),
    ]


def _dated(panels: Sequence[Panel]) -> dict[str, Any]:
    figure = stacked(panels, "day of lift-off, UTC", dates=True)
    figure["layout"] |= {"showlegend": True, "hovermode": "closest"}
    figure["layout"]["margin"] = figure["layout"]["margin"] | {"b": _BELOW}
    figure["layout"]["legend"] = LEGEND | {"traceorder": "reversed"}
    return figure


def _shade(axis: str, low: float, high: float, colour: str) -> dict[str, Any]:
    place = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": low, "y1": high}
    return {"type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0}} | place
