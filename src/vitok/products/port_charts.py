"""What a docking looks like in its port's frame: from the side and from ahead, rates, offsets, angles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vitok.craft.station import docked_axes, port_axes
from vitok.elementary import cos, exp, log, sin
from vitok.mission.station import port_of
from vitok.products.figures import (
    GREEN,
    INK,
    PALE,
    RED,
    Chart,
    Line,
    Mark,
    Panel,
    Window,
    plane,
    stacked,
)
from vitok.products.panels import marks_of, with_legend
from vitok.products.relative_charts import cut
from vitok.proximity.monitors import allowed_rate_mps, cone_radius_m, rates_from_m
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.mission.docking import Limits
    from vitok.motion.arc import Arc

ACROSS = ("across_port_y_m", "across_port_z_m")
_RINGS_M = (20.0, 50.0, 100.0, 150.0, 200.0)
_CONES_M = (0.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)  # ranges at which the cone is shown from ahead
_LAST_M = 20.0
_NEAREST_M = 0.2  # of a scale by logarithms


def port_charts(flight: Flight, arc: Arc, rows: NDArray[np.intp]) -> list[Chart]:
    """Charts in the port's frame of the ``rows`` before contact; none of an arc that does not tell it."""
    if not set(ACROSS) <= arc.channels.keys():
        return []
    ahead_m, limits = _from_ahead(flight, arc), flight.cast.docking.limits
    aligned = rows[arc.t_s[rows] >= _aligned_s(flight, arc)]
    return [
        _side(arc, ahead_m, rows, limits),
        _ahead(arc, ahead_m, aligned, limits),
        _corridor(arc, aligned, limits),
        _offsets(arc, aligned, limits),
    ]


def _aligned_s(flight: Flight, arc: Arc) -> float:
    """When the ship first holds on the port's axis or comes in along it, the arc's begin if that is told of
    no mode."""
    on_axis = {
        mode.name.replace("-", "_") for mode in flight.cast.docking.modes if mode.kind in ("hold", "close")
    }
    return min((each.t_s for each in arc.events if each.name in on_axis), default=float(arc.t_s[0]))


def _from_ahead(flight: Flight, arc: Arc) -> Vector:
    """Offsets (n, 2) to the right and down for a crew that looks at the port: a docked ship's +y and +z."""
    place = port_of(flight.cast.station, flight.mission.port)
    turned = (docked_axes(place)[1:, None, :] * port_axes(place)[None, 1:, :]).sum(axis=2)
    across = np.column_stack([arc.channels[key] for key in ACROSS])
    seen: Vector = (across[:, None, :] * turned[None, :, :]).sum(axis=2)
    return seen


def _side(arc: Arc, ahead_m: Vector, rows: NDArray[np.intp], limits: Limits) -> Chart:
    farthest_m = 1.2 * limits.cone_from_m
    window = (-0.04 * farthest_m, farthest_m, -0.42 * farthest_m, 0.42 * farthest_m)
    cone_m = np.array([0.0, limits.cone_from_m])
    radius_m = cone_radius_m(cone_m, limits)
    way = cut(np.column_stack((arc.channels["range_m"][rows], ahead_m[rows, 1])), window)
    outline = [*cone_m, *cone_m[::-1]], [*radius_m, *-radius_m[::-1]]
    angle = np.radians(np.linspace(-64.0, 64.0, 61))
    rings = [each for each in _RINGS_M if each < 0.98 * farthest_m]
    gap = np.array([np.nan])
    arcs = np.hstack([np.vstack((r * np.array([cos(angle), sin(angle)]).T, [[np.nan] * 2])).T for r in rings])
    high = np.abs(arcs[1]) < 0.4 * farthest_m
    traces = (
        _line(np.where(high, arcs[0], gap), arcs[1], "", PALE, dash="dot", width=0.8),
        _line(*outline, "approach cone", RED, width=1.2) | {"fill": "toself", "fillcolor": RED + "0f"},
        _line(way[:, 0], way[:, 1], "flown", GREEN, width=2.0),
    )
    marks = [Mark(0.0, 0.0, "port", "bottom right", INK)]
    marks += marks_of(
        arc,
        arc.channels["range_m"],
        ahead_m[:, 1],
        {"station_keeping": "bottom left", "retreat": "bottom left"},
    )
    texts = [_ring_name(each, window) for each in rings]
    panel = Panel(
        "downward for a docked ship, m", traces=(*traces, _texts(texts)), marks=_inside(marks, window)
    )
    note = (
        f"In the port's frame, from the side: the probe's tip before the port. The cone of "
        f"{limits.cone_half_angle_deg:g}° holds from {limits.cone_from_m:g} m on; rings of range."
    )
    return Chart(
        "port_side", "Approach from the side", note, "tall", plane(panel, "before the port, m", window)
    )


def _ahead(arc: Arc, ahead_m: Vector, rows: NDArray[np.intp], limits: Limits) -> Chart:
    range_m = arc.channels["range_m"][rows]
    inside = rows[range_m <= limits.cone_from_m]
    least_m = float(cone_radius_m(np.array([2.0]), limits)[0])
    half_m = 1.15 * max(least_m, float(np.abs(ahead_m[inside]).max(initial=0.0)))
    window = (-1.25 * half_m, 1.25 * half_m, -half_m, half_m)
    angle = np.linspace(0.0, 2.0 * np.pi, 73)
    traces, texts = [], []
    for at_m in _CONES_M:
        radius_m = float(cone_radius_m(np.array([at_m]), limits)[0])
        if radius_m < half_m:
            traces.append(_line(radius_m * cos(angle), radius_m * sin(angle), "", RED, width=0.8, dash="dot"))
            name = f"cone at {at_m:g} m" if at_m else "at the port"
            texts.append((0.0, -radius_m, name, RED))
    for name, colour, part in (
        (f"beyond {_LAST_M:g} m", PALE, arc.channels["range_m"][inside] > _LAST_M),
        (f"last {_LAST_M:g} m", GREEN, arc.channels["range_m"][inside] <= _LAST_M),
    ):
        shown = np.where(part[:, None], ahead_m[inside], np.nan)
        traces.append(_line(shown[:, 0], shown[:, 1], name, colour, width=2.0))
    marks: tuple[Mark, ...] = ()
    if any(each.name == "docking" for each in arc.events):
        x, y = (float(value) for value in ahead_m[rows[-1]])
        marks = (Mark(x, y, "contact", "bottom right", INK),)
    panel = Panel("down, m", traces=(*traces, _texts(texts, "top center")), marks=marks)
    note = (
        "In the port's frame, from ahead, as the ship looks at the port: the probe's tip off the axis, from "
        f"{limits.cone_from_m:g} m on, and the cone's circle at some ranges."
    )
    return Chart("port_ahead", "Approach from ahead", note, "tall", _plane(panel, "to the right, m", window))


def _corridor(arc: Arc, rows: NDArray[np.intp], limits: Limits) -> Chart:
    ranges_m = _ranges(rates_from_m(limits))
    panel = Panel(
        "closing rate, m/s",
        (
            Line(ranges_m, allowed_rate_mps(ranges_m, limits), RED, "limit", width=1.2),
            _over_range(arc, rows, "closing_rate_mps", limits),
        ),
    )
    note = (
        "Closing rate of the probe's tip over its range before the port; the limit is "
        f"{limits.closing_rate_mps:g} m/s at contact, {limits.closing_rate_per_m:g} m/s more for each metre."
    )
    figure = _by_range(stacked([panel], "before the port, m"), limits)
    return Chart("port_rate", "Closing rate over range", note, "tall", figure)


def _offsets(arc: Arc, rows: NDArray[np.intp], limits: Limits) -> Chart:
    cone_m, ranges_m = _ranges(limits.cone_from_m), _ranges(rates_from_m(limits))
    flat = np.ones(ranges_m.size)
    panels = []
    for key, title, limit in (
        ("offset_m", "offset, m", (cone_m, cone_radius_m(cone_m, limits))),
        ("lateral_rate_mps", "lateral rate, m/s", (ranges_m, limits.lateral_rate_mps * flat)),
        ("tilt_deg", "tilt, °", (ranges_m, limits.tilt_deg * flat)),
        ("angular_rate_degps", "angular rate, °/s", None),
    ):
        lines = [] if limit is None else [Line(*limit, RED, "limit", width=1.2)]
        lines.append(_over_range(arc, rows, key, limits))
        panels.append(Panel(title, tuple(lines), logarithmic=key == "offset_m"))
    note = (
        "How far the probe's tip is off the port's axis and how fast it moves across it, the angle between "
        "probe and axis, and how fast the ship turns against the station."
    )
    figure = _by_range(stacked(panels, "before the port, m"), limits)
    return Chart("port_offsets", "Offsets and angles over range", note, "tall", figure)


def _ranges(farthest_m: float) -> Vector:
    ranges_m: Vector = exp(np.linspace(log(_NEAREST_M), log(farthest_m), 60))
    return ranges_m


def _over_range(arc: Arc, rows: NDArray[np.intp], key: str, limits: Limits) -> Line:
    range_m = arc.channels["range_m"][rows]
    seen = (range_m > _NEAREST_M) & (range_m < 1.2 * limits.cone_from_m)
    return Line(range_m[seen], arc.channels[key][rows][seen], GREEN, "flown", width=1.4)


def _by_range(figure: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """The horizontal axis by logarithms, the port on the right."""
    ends = [float(log(each) / log(10.0)) for each in (1.2 * limits.cone_from_m, _NEAREST_M)]
    figure["layout"]["xaxis"] |= {
        "type": "log",
        "range": ends,
        "autorange": False,
        "tickvals": [100, 50, 20, 10, 5, 2, 1, 0.5],
        "ticktext": ["100", "50", "20", "10", "5", "2", "1", "0.5"],
    }
    figure["layout"]["hovermode"] = "closest"
    return with_legend(figure)


def _plane(panel: Panel, x_title: str, window: Window) -> dict[str, Any]:
    """A plane whose few names take one line."""
    figure = plane(panel, x_title, window)
    figure["layout"]["margin"] = figure["layout"]["margin"] | {"b": 76}
    return figure


def _line(x: Any, y: Any, name: str, colour: str, **line: Any) -> dict[str, Any]:
    """A curve to a centimetre, with gaps where there are no numbers."""
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "hoverinfo": "name" if name else "skip",
        "showlegend": bool(name),
        "line": {"color": colour, **line},
    }
    for key, values in (("x", x), ("y", y)):
        trace[key] = [None if np.isnan(value) else round(float(value), 3) for value in values]
    return trace


def _ring_name(range_m: float, window: Window) -> tuple[float, float, str, str]:
    """Where a ring of range meets 64 degrees off the axis, or the picture's lower edge."""
    y_m = min(range_m * float(sin(np.radians(64.0))), 0.93 * 0.4 / 0.42 * window[3])
    return float(np.sqrt(range_m**2 - y_m**2)), y_m, f"{range_m:g} m", PALE


def _texts(texts: list[tuple[float, float, str, str]], side: str = "middle right") -> dict[str, Any]:
    x, y, names, colours = zip(*texts, strict=True) if texts else ((), (), (), ())
    return {
        "type": "scatter",
        "mode": "text",
        "x": [round(each, 3) for each in x],
        "y": [round(each, 3) for each in y],
        "text": list(names),
        "textposition": side,
        "textfont": {"size": 10, "color": list(colours)},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _inside(marks: list[Mark], window: Window) -> tuple[Mark, ...]:
    left, right, top, bottom = window
    return tuple(each for each in marks if left <= each.x <= right and top <= each.y <= bottom)
