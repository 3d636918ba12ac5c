"""Points without names, shaded areas and directions, in the form that plotly's script reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike

from vitok.products.figures import GRID, LEGEND, PALE, base_layout, rounded


@dataclass(frozen=True)
class Kind:
    """How points of one name look; ``size`` tells kinds that lie upon each other apart."""

    name: str
    colour: str
    size: float = 8.0


def dots(
    kind: Kind, x: Sequence[Any], y: ArrayLike, *, hollow: bool = False, legend: bool = True
) -> dict[str, Any]:
    """Points of one kind; ``hollow`` ones are circles. Those of one name are shown and hidden together."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rounded(x),
        "y": rounded(y),
        "name": kind.name,
        "marker": {
            "size": kind.size,
            "symbol": "circle-open" if hollow else "circle",
            "color": kind.colour,
            "line": {"color": kind.colour, "width": 1.5 if hollow else 0},
        },
        "legendgroup": kind.name,
        "showlegend": legend,
    }


def area(kind: Kind, x: Sequence[Any], low: ArrayLike, high: ArrayLike) -> dict[str, Any]:
    """What lies between two curves over the same points, shaded."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*rounded(x), *rounded(x)[::-1]],
        "y": [*rounded(low), *rounded(high)[::-1]],
        "fill": "toself",
        "fillcolor": kind.colour + "26",
        "line": {"color": kind.colour + "80", "width": 0.7},
        "hoverinfo": "skip",
        "legendgroup": kind.name,
        "showlegend": False,
    }


def compass(
    sectors_deg: Sequence[tuple[float, float]], directions: Sequence[tuple[float, str, str]]
) -> dict[str, Any]:
    """Directions on the horizon, each with its name and colour, north on top; the sectors are shaded."""
    data: list[dict[str, Any]] = []
    for low_deg, high_deg in sectors_deg:
        steps = max(2, round(high_deg - low_deg) + 1)
        arc = [low_deg + (high_deg - low_deg) * step / (steps - 1) for step in range(steps)]
        whole = high_deg - low_deg >= 360.0
        data.append(
            {
                "type": "scatterpolar",
                "mode": "lines",
                "theta": rounded(arc if whole else [0.0, *arc, 0.0]),
                "r": [1.0] * steps if whole else [0.0, *[1.0] * steps, 0.0],
                "fill": "toself",
                "fillcolor": PALE + "40",
                "line": {"color": PALE, "width": 0.7},
                "name": "allowed by the site",
                "legendgroup": "allowed",
                "showlegend": not data,
                "hoverinfo": "skip",
            }
        )
    for azimuth_deg, name, colour in directions:
        data.append(
            {
                "type": "scatterpolar",
                "mode": "lines+markers",
                "theta": rounded([azimuth_deg, azimuth_deg]),
                "r": [0.0, 1.0],
                "line": {"color": colour, "width": 3},
                "marker": {"size": [0, 10], "color": colour},
                "name": name,
                "hoverinfo": "name",
            }
        )
    layout = base_layout()
    layout["polar"] = {
        "bgcolor": "#ffffff",
        "radialaxis": {"visible": False, "range": [0.0, 1.1]},
        "angularaxis": {
            "direction": "clockwise",
            "rotation": 90,
            "tickvals": list(range(0, 360, 30)),
            "ticktext": [{0: "N", 90: "E", 180: "S", 270: "W"}.get(k, f"{k}°") for k in range(0, 360, 30)],
            "gridcolor": GRID,
            "linecolor": PALE,
        },
    }
    layout |= {"showlegend": True, "legend": LEGEND, "hovermode": "closest"}
    layout["margin"] = {"l": 40, "r": 40, "t": 28, "b": 72}  # below: the legend
    return {"data": data, "layout": layout}
