"""What the charts of all phases are made of: panels of an arc's channels, marks of its events."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.motion.arc import Arc
from vitok.products.figures import INK, SMALL_LEGEND, Line, Mark, Panel
from vitok.products.words import event_title

Vector = NDArray[np.float64]


def channel(
    arc: Arc, key: str, title: str, x: Vector, *, colour: str, kept: NDArray[np.bool_] | None = None
) -> list[Panel]:
    """The panel of a channel; none if the arc does not have it."""
    if key not in arc.channels:
        return []
    shown = slice(None) if kept is None else kept
    return [Panel(title, (Line(x[shown], arc.channels[key][shown], colour),))]


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
