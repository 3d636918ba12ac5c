"""What the charts of all phases are made of: panels of an arc's channels, marks of its events."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.motion.arc import Arc
from vitok.products.figures import INK, PALE, RED, SMALL_LEGEND, Line, Mark, Panel, rounded
from vitok.products.words import event_title
from vitok.types import Vector


def channel(
    arc: Arc,
    key: str,
    title: str,
    x: Vector,
    *,
    colour: str,
    kept: NDArray[np.bool_] | None = None,
    unit: float = 1.0,
    limit: float | None = None,
) -> list[Panel]:
    """The panel of a channel, in units of so many of its own, and its limit; none if the arc has it not."""
    if key not in arc.channels:
        return []
    shown = slice(None) if kept is None else kept
    lines = [Line(x[shown], arc.channels[key][shown] / unit, colour, "flown")]
    if limit is not None:
        lines.append(limit_line(x[shown], limit / unit))
    return [Panel(title, tuple(lines))]


def limit_line(x: Vector, limit: float, name: str = "limit") -> Line:
    """A limit that holds all along."""
    return Line(x[[0, -1]], [limit, limit], RED, name, width=1.2)


def with_instants(panels: Sequence[Panel], instants: Sequence[tuple[float, str]]) -> list[Panel]:
    """The panels with an upright line at each instant, which tells its event where one points at it."""
    if not instants:
        return list(panels)
    told = []
    for panel in panels:
        ends = np.concatenate([np.asarray(line.y, dtype=float) for line in panel.lines])
        ends = ends[np.isfinite(ends) & (ends > 0.0)] if panel.logarithmic else ends[np.isfinite(ends)]
        if not ends.size:
            told.append(panel)
            continue
        low, high = float(ends.min()), float(ends.max())
        trace = {
            "type": "scatter",
            "mode": "lines",
            "x": [value for at, _ in instants for value in (*rounded([at, at]), None)],
            "y": [value for _ in instants for value in (*rounded([low, high]), None)],
            "text": [value for _, name in instants for value in (name, name, "")],
            "hoverinfo": "text",
            "line": {"color": PALE, "width": 0.8, "dash": "dot"},
            "showlegend": False,
        }
        told.append(replace(panel, traces=(trace, *panel.traces)))
    return told


def instants_of(arc: Arc, x: Vector, names: Iterable[str]) -> list[tuple[float, str]]:
    """Where on an axis over the arc's samples the events of these names lie, and their titles."""
    wanted = set(names)
    return [
        (float(np.interp(event.t_s, arc.t_s, x)), event_title(event.name))
        for event in arc.events
        if event.name in wanted
    ]


def marks_of(arc: Arc, x: Vector, y: Vector, sides: dict[str, str]) -> tuple[Mark, ...]:
    """The arc's events that ``sides`` names, on the curve (x, y) of its samples."""
    return tuple(
        Mark(
            float(np.interp(event.t_s, arc.t_s, x)),
            float(np.interp(event.t_s, arc.t_s, y)),
            event_title(event.name),
            sides[event.name],
            INK,
        )
        for event in arc.events
        if event.name in sides
    )


def with_legend(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with its names below it, each once."""
    named = set[str]()
    for trace in figure["data"]:
        name = trace.get("name")
        trace["showlegend"] = bool(name) and name not in named
        named.add(name or "")
    figure["layout"] |= {"showlegend": True, "legend": SMALL_LEGEND}
    figure["layout"]["margin"] = figure["layout"]["margin"] | {"b": 76}
    return figure
