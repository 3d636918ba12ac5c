"""Charts as plain dictionaries in the form that plotly's script reads, light in colour and in bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, isfinite, radians
from typing import Any

from numpy.typing import ArrayLike

from vitok.products.drawing.shapes import Box
from vitok.products.ground_map import borders_in, land_in, scale_of, towns_in

INK, PALE, GRID, TOWN = "#334155", "#94a3b8", "#e2e8f0", "#57534e"
BLUE, ORANGE, GREEN, VIOLET, RED = "#2563eb", "#d97706", "#059669", "#7c3aed", "#dc2626"
COLOURS = (BLUE, ORANGE, GREEN, VIOLET, RED)  # of things in a row that have none of their own
_FONT = {"family": "system-ui, sans-serif", "size": 12, "color": INK}
LEGEND = {
    "orientation": "h",
    "x": 0.5,
    "xanchor": "center",
    "yref": "container",
    "y": 0.0,
    "yanchor": "bottom",
}
SMALL_LEGEND = LEGEND | {"font": {"size": 10.5}}
Window = tuple[float, float, float, float]
_GAP = 0.1  # between stacked panels, as a share of the height: room for the title of the lower one


@dataclass(frozen=True)
class Line:
    """A curve; ``fill`` shades what lies between it and the line before it."""

    x: ArrayLike
    y: ArrayLike
    colour: str
    name: str = ""
    fill: bool = False
    width: float = 2.0


@dataclass(frozen=True)
class Mark:
    """A named point; ``side`` is where its name stands, in plotly's words ("top left")."""

    x: float
    y: float
    name: str
    side: str = "top center"
    colour: str = INK


@dataclass(frozen=True)
class Panel:
    """Curves and marks over one axis; ``title`` carries the unit.

    ``traces`` are drawn below them and ``axis`` says more of the vertical axis, both in plotly's words.
    """

    title: str
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    logarithmic: bool = False
    traces: tuple[dict[str, Any], ...] = ()
    axis: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Chart:
    """A figure with its heading; ``shape`` is the style's name for its proportions."""

    key: str
    title: str
    note: str
    shape: str
    figure: dict[str, Any] = field(repr=False)


def stacked(panels: Sequence[Panel], x_title: str, dates: bool = False) -> dict[str, Any]:
    """Panels one above the other over one horizontal axis, the first at the top."""
    count = len(panels)
    height = (1.0 - _GAP * (count - 1)) / count
    data: list[dict[str, Any]] = []
    layout = base_layout()
    layout["annotations"] = []
    layout["xaxis"] = _axis(x_title) | {"anchor": f"y{count}", "type": "date" if dates else "linear"}
    if dates:
        layout["xaxis"]["hoverformat"] = "%Y-%m-%d %H:%M"
    for number, panel in enumerate(panels, 1):
        top = 1.0 - (number - 1) * (height + _GAP)
        layout[f"yaxis{number}"] = _axis("") | {
            "domain": [max(top - height, 0.0), top],
            "type": "log" if panel.logarithmic else "linear",
        }
        layout["annotations"].append(_heading(panel.title, top))
        if panel.logarithmic:
            layout[f"yaxis{number}"] |= {"dtick": 1, "exponentformat": "power"}
        layout[f"yaxis{number}"] |= panel.axis
        data += [each | {"yaxis": f"y{number}"} for each in panel.traces]
        data += [
            _curve(line) | {"yaxis": f"y{number}", "name": line.name or panel.title} for line in panel.lines
        ]
        data += [each | {"yaxis": f"y{number}"} for each in _points(panel.marks)]
    return {"data": data, "layout": layout}


def plane(panel: Panel, x_title: str, window: Window | None = None) -> dict[str, Any]:
    """Curves in a plane with one scale on both axes; the vertical one points down.

    A ``window`` (left, right, top, bottom) shows at least so much, and what is drawn by its name.
    """
    layout = base_layout()
    layout["xaxis"] = _axis(x_title)
    layout["yaxis"] = _axis("") | {"scaleanchor": "x", "autorange": "reversed"}
    layout["annotations"] = [_heading(panel.title, 1.0)]
    layout["hovermode"] = "closest"
    if window is not None:
        left, right, top, bottom = window
        layout["xaxis"] |= {"range": [left, right]}
        layout["yaxis"] |= {"range": [bottom, top], "autorange": False}
        layout |= {"showlegend": True, "legend": SMALL_LEGEND}
        layout["margin"] = layout["margin"] | {"b": 118}  # on a narrow screen the names take four lines
    return {"data": [*panel.traces, *map(_curve, panel.lines), *_points(panel.marks)], "layout": layout}


View = tuple[tuple[float, float], tuple[float, float], float]
WORLD: View = ((-180.0, 180.0), (-62.0, 78.0), 60.0)


def world_map(lines: Sequence[Line], marks: Sequence[Mark], view: View = WORLD) -> dict[str, Any]:
    """Lines of longitude (x) and latitude (y) over the land, within ``view``; near by borders, towns, scale.

    A near map shows more on one side than its view where its shape on the page asks for it.
    """
    longitudes, latitudes, step = view
    near = view is not WORLD
    shown = Box(longitudes[0], latitudes[0], longitudes[1], latitudes[1])
    x, y = land_in(_around(shown) if near else Box(-180.0, -90.0, 180.0, 90.0))
    ground = {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": "#e7e5e4",
        "line": {"color": "#a8a29e", "width": 0.7},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    layout = base_layout()
    layout["plot_bgcolor"] = "#f0f6fb"
    layout["margin"] = {"l": 34, "r": 8, "t": 8, "b": 26}
    layout["showlegend"] = True
    layout["legend"] = {"orientation": "h", "x": 0.5, "xanchor": "center", "y": 1.0, "yanchor": "bottom"}
    degrees = {"ticksuffix": "°", "title": None, "automargin": False}
    layout["xaxis"] = _axis("") | degrees | {"range": list(longitudes), "dtick": step}
    layout["yaxis"] = _axis("") | degrees | {"range": list(latitudes), "dtick": step / 2}
    if near:  # near by, a circle on the ground should look like one
        middle_rad = radians(sum(latitudes) / 2)
        layout["yaxis"] |= {"scaleanchor": "x", "scaleratio": 1.0 / cos(middle_rad), "automargin": True}
    layout["hovermode"] = "closest"
    named = [_curve(line) | {"showlegend": True, "hoverinfo": "name"} for line in lines]
    known = _landmarks(shown) if near else []
    return {"data": [ground, *known, *named, *_points(marks)], "layout": layout}


def _around(box: Box) -> Box:
    """What a map may show besides its view: as much again to each side, and twice that across."""
    wide, tall = box.right - box.left, box.bottom - box.top
    wide, tall = max(wide, tall), max(tall, wide)
    return Box(box.left - 2.0 * wide, box.top - tall, box.right + 2.0 * wide, box.bottom + tall)


def _landmarks(shown: Box) -> list[dict[str, Any]]:
    """Borders, towns and a scale, under what a map is about."""
    x, y = borders_in(_around(shown))
    border = {"color": PALE, "width": 1.0, "dash": "dash"}
    quiet = {"type": "scatter", "hoverinfo": "skip", "showlegend": False}
    towns = towns_in(shown)
    names, longitudes, latitudes = zip(*towns, strict=True) if towns else ((), (), ())
    bar, length = scale_of(shown)
    return [
        quiet | {"mode": "lines", "x": x, "y": y, "line": border},
        quiet
        | {
            "mode": "markers+text",
            "x": list(longitudes),
            "y": list(latitudes),
            "text": list(names),
            "textposition": "middle right",
            "textfont": {"size": 10, "color": TOWN},
            "marker": {"size": 4, "color": TOWN},
        },
        quiet | {"mode": "lines", "x": bar[0], "y": bar[1], "line": {"color": INK, "width": 3.0}},
        quiet
        | {
            "mode": "text",
            "x": [bar[0][1]],
            "y": [bar[1][1]],
            "text": [f" {length}"],
            "textposition": "middle right",
            "textfont": {"size": 10.5, "color": INK},
        },
    ]


def base_layout() -> dict[str, Any]:
    """What all figures share."""
    return {
        "font": _FONT,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "#ffffff",
        "margin": {"l": 46, "r": 16, "t": 24, "b": 44},
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": GRID},
        "dragmode": False,
    }


def _heading(title: str, top: float) -> dict[str, Any]:
    """Title of a panel, over its left corner: upright text stays readable in a low panel."""
    place = {"xref": "paper", "x": 0.0, "xanchor": "left", "yref": "paper", "y": top, "yanchor": "bottom"}
    return place | {"text": title, "showarrow": False, "font": {"size": 11.5, "color": INK}}


def _axis(title: str) -> dict[str, Any]:
    return {
        "title": {"text": title, "standoff": 6},
        "gridcolor": GRID,
        "linecolor": PALE,
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": PALE,
        "hoverformat": ".4~g",
    }


def _curve(line: Line) -> dict[str, Any]:
    curve: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "name": line.name,
        "x": rounded(line.x),
        "y": rounded(line.y),
        "line": {"color": line.colour, "width": line.width, "simplify": False},
    }
    if line.fill:
        curve |= {"fill": "tonexty", "fillcolor": line.colour + "26"}
    return curve


def _points(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    if not marks:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [mark.x for mark in marks],
            "y": [mark.y for mark in marks],
            "text": [mark.name for mark in marks],
            "textposition": [mark.side for mark in marks],
            "textfont": {"size": 11, "color": [mark.colour for mark in marks]},
            "marker": {
                "size": 8,
                "color": [mark.colour for mark in marks],
                "line": {"color": "#fff", "width": 1.5},
            },
            "hoverinfo": "text",
            "showlegend": False,
            "cliponaxis": False,
        }
    ]


def rounded(values: ArrayLike) -> list[Any]:
    """Numbers with six digits, None where they are not finite; other values as they are."""
    return [_rounded(value) for value in values]  # type: ignore[union-attr]


def _rounded(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return float(f"{value:.6g}") if isfinite(value) else None
