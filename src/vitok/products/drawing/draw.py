"""A figure as a drawing: of plotly's words those that this house's charts use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vitok.products.drawing.labels import apart, text_width
from vitok.products.drawing.panel import coloured, panel_of, shapes_of
from vitok.products.drawing.shapes import Area, Box, Dot, Drawing, Shape, Stroke, Text
from vitok.products.figures import INK, Chart
from vitok.shown import printable

WIDTH = 720
_HEIGHTS = {"map": 400, "tall": 430, "wide": 470, "low": 330}
_ROW, _KEY = 17.0, 26.0  # a row of the legend, and the sample before a name
_GROUND = "#ffffff"


def drawing_of(chart: Chart, *, titled: bool = True) -> Drawing:
    """The drawing of a chart, with its title or without, by day's colours."""
    layout, data = chart.figure["layout"], chart.figure["data"]
    margin, height = layout["margin"], _HEIGHTS[chart.shape]
    rows = _legend_rows(data, layout)
    titles = [
        said["title"]["text"]
        for name, said in layout.items()
        if name.startswith("xaxis") and isinstance(said.get("title"), Mapping) and said["title"].get("text")
    ]
    below = 22.0 + (18.0 if titles else 0.0) + _ROW * len(rows) + 6.0
    left = max(float(margin["l"]), 58.0) if margin["l"] > 12 else float(margin["l"])
    room = Box(left, 58.0 if titled else 32.0, WIDTH - max(float(margin["r"]), 16.0), height - below)
    shapes: list[Shape] = [Text((8.0, 16.0), chart.title, 15.0, INK)] if titled else []
    pairs = dict.fromkeys((_name("xaxis", trace), _name("yaxis", trace)) for trace in data)
    lowest = max((names[1] for names in pairs), default="", key=lambda name: _low(layout, name))
    for names in pairs:
        own = [each for each in data if (_name("xaxis", each), _name("yaxis", each)) == names]
        along = [each for each in data if _name("xaxis", each) == names[0]]
        panel = panel_of(own, layout, names, room, along=along)
        alone = len({name for name, _ in pairs}) > 1 or names[1] == lowest
        shapes += shapes_of(panel, alone)
    for said in layout.get("annotations", ()):
        shapes.append(_annotation(said, room))
    if titles:
        shapes.append(
            Text((0.5 * (room.left + room.right), room.bottom + 29.0), titles[0], 11.5, INK, "middle")
        )
    shapes += _legend(rows, height - 4.0 - _ROW * (len(rows) - 0.5))
    shapes += [each for trace in data if "colorbar" in trace for each in _colours(trace, room)]
    told = apart([_told(each) for each in shapes], Box(0.0, 0.0, WIDTH, height))
    return Drawing(WIDTH, height, _GROUND, tuple(told))


def _told(shape: Shape) -> Shape:
    return replace(shape, text=printable(shape.text)) if isinstance(shape, Text) else shape


def _name(axis: str, trace: Mapping[str, Any]) -> str:
    """The layout's name of a trace's axis: y2 is yaxis2."""
    said = str(trace.get(axis, axis[0]))
    return axis + said[1:]


def _low(layout: Mapping[str, Any], name: str) -> float:
    return -float((layout.get(name, {}).get("domain") or (0.0, 1.0))[0])


def _annotation(said: Mapping[str, Any], room: Box) -> Text:
    x = room.left + said["x"] * (room.right - room.left)
    y = room.bottom - said["y"] * (room.bottom - room.top) - 8.0
    anchor = {"left": "start", "center": "middle", "right": "end"}[said.get("xanchor", "center")]
    font = said.get("font", {})
    return Text((x, y), said["text"], font.get("size", 11.0), font.get("color", INK), anchor)


def _legend_rows(data: Any, layout: Mapping[str, Any]) -> list[list[tuple[float, Mapping[str, Any]]]]:
    """The names that a figure explains, in rows as wide as the drawing: where each begins, and its trace."""
    rows: list[list[tuple[float, Mapping[str, Any]]]] = []
    if not layout.get("showlegend"):
        return rows
    at = float(WIDTH)
    seen = set[str]()
    for trace in data:
        name = trace.get("name", "")
        if not name or name in seen or trace.get("showlegend") is False or trace["type"] == "heatmap":
            continue
        seen.add(name)
        wide = _KEY + text_width(printable(name), 11.0) + 16.0
        if at + wide > WIDTH - 10.0:
            rows.append([])
            at = 14.0
        rows[-1].append((at, trace))
        at += wide
    return rows


def _legend(rows: list[list[tuple[float, Mapping[str, Any]]]], top: float) -> list[Shape]:
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        y = top + _ROW * number
        for x, trace in row:
            if "lines" in trace.get("mode", ""):
                line = trace["line"]
                dash = {"dot": (1.5, 3.0), "dash": (6.0, 4.0)}.get(line.get("dash", ""))
                shapes.append(
                    Stroke(((x, y), (x + 20.0, y)), line["color"], min(line.get("width", 2.0), 5.0), dash)
                )
            else:
                marker = trace["marker"]
                colour = marker["color"][0] if isinstance(marker["color"], list) else marker["color"]
                shapes.append(Dot((x + 10.0, y), 4.0, colour, "", marker.get("symbol", "circle")))
            shapes.append(Text((x + _KEY, y), trace["name"], 11.0, INK))
    return shapes


def _colours(trace: Mapping[str, Any], room: Box) -> list[Shape]:
    """What the colours of cells mean, over the right corner."""
    wide, y, shapes = 12.0, room.top - 16.0, list[Shape]()
    left = room.right - 10.0 * wide - 34.0
    for k in range(10):
        cell = Box(left + k * wide, y - 4.0, left + (k + 1) * wide, y + 4.0)
        shapes.append(Area(cell.corners, coloured((k + 0.5) / 10.0, trace["colorscale"])))
    shapes.append(
        Text((left - 6.0, y), f"{trace['colorbar']['title']['text']}: {trace['zmin']:g}", 10.0, INK, "end")
    )
    shapes.append(Text((room.right - 30.0, y), f"{trace['zmax']:g}", 10.0, INK))
    return shapes
