"""One plot of a figure: a pair of axes in a box, its grid and labels, and what is drawn over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from vitok.products.drawing.axis import Axis, axis_of
from vitok.products.drawing.labels import AWAY_PX
from vitok.products.drawing.shapes import (
    APART_PX,
    Area,
    Box,
    Dot,
    Point,
    Shape,
    Stroke,
    Text,
    area_within,
    lines_within,
)
from vitok.products.figures import INK, PALE

_DASHES = {"dot": (1.5, 3.0), "dash": (6.0, 4.0)}
_APART_X, _APART_Y = 62.0, 30.0  # pixels between ticks at the least
_TEXT = 11.0
Trace = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """A box with its two axes and the traces that lie over them."""

    box: Box
    x: Axis
    y: Axis
    traces: tuple[Trace, ...]
    background: str


def panel_of(
    traces: Sequence[Trace],
    layout: Mapping[str, Any],
    names: tuple[str, str],
    room: Box,
    *,
    along: Sequence[Trace],
) -> Panel:
    """The panel of two axes, by their names in the layout, in the room of all panels.

    ``along`` are the traces of all panels that share its horizontal axis.
    """
    x_said, y_said = (layout.get(name) or {} for name in names)
    left, right = x_said.get("domain") or (0.0, 1.0)
    low, high = y_said.get("domain") or (0.0, 1.0)
    wide, tall = room.right - room.left, room.bottom - room.top
    box = Box(
        room.left + left * wide, room.bottom - high * tall, room.left + right * wide, room.bottom - low * tall
    )
    dotted = any("markers" in trace.get("mode", "") for trace in along)
    x_values = [value for trace in along for value in trace["x"]]
    y_values = [value for trace in traces for value in trace["y"]]
    x = axis_of(x_said, x_values, begin=box.left, end=box.right, padded=dotted)
    y = axis_of(y_said, y_values, begin=box.bottom, end=box.top, padded=True)
    if "scaleanchor" in y_said:
        box, x, y = _to_scale(box, x, y)
    return Panel(box, x, y, tuple(traces), layout.get("plot_bgcolor", "#ffffff"))


def _to_scale(box: Box, x: Axis, y: Axis) -> tuple[Box, Axis, Axis]:
    """One scale on both axes: the one that shows too little is widened, or its part of the box narrowed."""
    excess = y.scale / (x.scale * float(y.said.get("scaleratio", 1.0)))
    if x.said.get("constrain") != "domain":
        return (box, x, y.widened(excess)) if excess > 1.0 else (box, x.widened(1.0 / excess), y)
    if excess > 1.0:
        box = replace(box, bottom=box.top + (box.bottom - box.top) / excess)
        return box, x, replace(y, begin=box.bottom, end=box.top)
    middle, half = 0.5 * (box.left + box.right), 0.5 * (box.right - box.left) * excess
    box = replace(box, left=middle - half, right=middle + half)
    return box, replace(x, begin=box.left, end=box.right), y


def shapes_of(panel: Panel, x_labels: bool) -> list[Shape]:
    """All of a panel, from its ground up; ``x_labels`` where the horizontal axis is told below it."""
    shapes: list[Shape] = [Area(panel.box.corners, panel.background), *_grid(panel, x_labels)]
    before: Trace | None = None
    for trace in panel.traces:
        shapes += _heat(panel, trace) if trace["type"] == "heatmap" else _trace(panel, trace, before)
        before = trace
    return shapes


def _grid(panel: Panel, x_labels: bool) -> list[Shape]:
    box, shapes = panel.box, list[Shape]()
    for axis, upright in ((panel.x, True), (panel.y, False)):
        labelled = axis.said.get("showticklabels", True) and (x_labels or not upright)
        for number, label in axis.ticks(_APART_X if upright else _APART_Y):
            place = axis.place(number)
            ends = (
                ((place, box.top), (place, box.bottom))
                if upright
                else ((box.left, place), (box.right, place))
            )
            if axis.said.get("showgrid", True):
                shapes.append(Stroke(ends, axis.said.get("gridcolor", "#e2e8f0")))
            if labelled and upright:
                shapes.append(Text((place, box.bottom + 11.0), label, _TEXT, INK, "middle"))
            elif labelled:
                shapes.append(Text((box.left - 6.0, place), label, _TEXT, INK, "end"))
    edge = PALE if panel.x.said.get("linecolor") else "#e2e8f0"
    shapes.append(Stroke((*box.corners, box.corners[0]), edge, 0.8))
    return shapes


def _trace(panel: Panel, trace: Trace, before: Trace | None) -> list[Shape]:
    mode, shapes = trace.get("mode", "lines"), list[Shape]()
    points = _points(panel, trace)
    if trace.get("fill") == "toself":
        outlines = [area_within(each, panel.box, APART_PX) for each in _pieces(points)]
        shapes += [Area(each, trace["fillcolor"]) for each in outlines if each]
    elif trace.get("fill") == "tonexty" and before is not None:
        outline = [*(p for p in points if p), *(p for p in reversed(_points(panel, before)) if p)]
        shapes.append(Area(area_within(outline, panel.box, APART_PX), trace["fillcolor"]))
    if "lines" in mode:
        line = trace["line"]
        shapes += [
            Stroke(piece, line["color"], line.get("width", 2.0), _DASHES.get(line.get("dash", "")))
            for piece in lines_within(points, panel.box, APART_PX)
        ]
    if "markers" in mode:
        shapes += _dots(trace, points, panel.box)
    if "text" in mode:
        shapes += _texts(trace, points, panel.box)
    return shapes


def _points(panel: Panel, trace: Trace) -> list[Point | None]:
    places = ((panel.x.at(x), panel.y.at(y)) for x, y in zip(trace["x"], trace["y"], strict=True))
    return [None if x is None or y is None else (x, y) for x, y in places]


def _pieces(points: Sequence[Point | None]) -> list[list[Point]]:
    pieces: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            pieces.append([])
        else:
            pieces[-1].append(point)
    return [piece for piece in pieces if len(piece) > 2]


def _each(value: Any, number: int) -> Any:
    """Of what a trace says once or for each of its points, that of a point."""
    return value[number] if isinstance(value, list | tuple) else value


def _shown(point: Point, box: Box, away: float) -> bool:
    return box.left - away <= point[0] <= box.right + away and box.top - away <= point[1] <= box.bottom + away


def _dots(trace: Trace, points: Sequence[Point | None], box: Box) -> list[Shape]:
    said = trace["marker"]
    symbol = said.get("symbol", "circle")
    rim = said.get("line", {}).get("color", "") if said.get("line", {}).get("width", 0) else ""
    return [
        Dot(point, _each(said.get("size", 6), k) / 2, _each(said["color"], k), _each(rim, k), symbol)
        for k, point in enumerate(points)
        if point is not None and _shown(point, box, 1.0)
    ]


def _texts(trace: Trace, points: Sequence[Point | None], box: Box) -> list[Shape]:
    font, dotted = trace.get("textfont", {}), "markers" in trace["mode"]
    away = AWAY_PX if dotted else 0.0
    shapes = []
    for k, point in enumerate(points):
        if point is None or not _shown(point, box, 30.0):
            continue
        row, _, column = str(_each(trace.get("textposition", "middle center"), k)).partition(" ")
        anchor = {"left": "end", "right": "start"}.get(column, "middle")
        x = point[0] + {"left": -away, "right": away}.get(column, 0.0)
        y = point[1] + {"top": -0.9, "bottom": 0.9}.get(row, 0.0) * (away + 4.0)
        size, colour = font.get("size", _TEXT), _each(font.get("color", INK), k)
        about = point if dotted else None
        shapes.append(Text((x, y), str(_each(trace["text"], k)), size, colour, anchor, about))
    return list(shapes)


def _heat(panel: Panel, trace: Trace) -> list[Shape]:
    """Cells of even width, one row to each name."""
    centres = [panel.x.at(x) or 0.0 for x in trace["x"]]
    half = 0.5 * abs(centres[1] - centres[0]) if len(centres) > 1 else 4.0
    shapes: list[Shape] = []
    for name, row in zip(trace["y"], trace["z"], strict=True):
        middle = panel.y.at(name) or 0.0
        tall = 0.5 * panel.y.scale - 0.5 * trace.get("ygap", 0)
        for x, value in zip(centres, row, strict=True):
            share = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
            if share > 0.0:
                cell = Box(x - half, middle - tall, x + half, middle + tall)
                shapes.append(Area(cell.corners, coloured(share, trace["colorscale"])))
    return shapes


def coloured(share: float, scale: Sequence[Sequence[Any]]) -> str:
    """The colour of a share of the way along a scale of colours."""
    for (low, first), (high, last) in pairwise(scale):
        if share <= high:
            part = (share - low) / (high - low)
            mixed = (
                round(int(first[k : k + 2], 16) * (1.0 - part) + int(last[k : k + 2], 16) * part)
                for k in (1, 3, 5)
            )
            return "#" + "".join(f"{each:02x}" for each in mixed)
    return str(scale[-1][1])
