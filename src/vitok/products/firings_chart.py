"""Which thruster of an approach fired when, and how much of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vitok.products.figures import INK, Chart, base_layout, rounded

if TYPE_CHECKING:
    from vitok.motion.arc import Arc

_BIN_S = 10.0
_SCALE = [[0.0, "#ffffff"], [0.02, "#bbf7d0"], [0.2, "#34d399"], [0.5, "#059669"], [1.0, "#064e3b"]]


def firings_chart(arc: Arc, zero_s: float, x_title: str) -> list[Chart]:
    """Share of each ten seconds that a thruster was on, by minutes from ``zero_s``; none if none fired."""
    if not arc.pulses:
        return []
    edges_s = np.arange(arc.t_s[0], arc.t_s[-1] + _BIN_S, _BIN_S)
    share = [
        100.0 / _BIN_S * np.histogram(fired[:, 0], edges_s, weights=fired[:, 1])[0]
        for fired in arc.pulses.values()
    ]
    layout = base_layout()
    layout["margin"] = {"l": 104, "r": 40, "t": 34, "b": 52}
    layout["hovermode"] = "closest"
    layout["xaxis"] = {
        "title": {"text": x_title, "standoff": 20},
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "range": rounded((edges_s[[0, -1]] - zero_s) / 60.0),
    }
    layout["yaxis"] = {"autorange": "reversed", "showgrid": False, "dtick": 1, "tickfont": {"size": 10.5}}
    trace = {
        "type": "heatmap",
        "x": rounded((0.5 * (edges_s[:-1] + edges_s[1:]) - zero_s) / 60.0),
        "y": list(arc.pulses),
        "z": [[round(float(each), 1) for each in row] for row in share],
        "zmin": 0.0,
        "zmax": 100.0,
        "colorscale": _SCALE,
        "ygap": 2,
        "colorbar": {
            "title": {"text": "% on", "font": {"size": 11}, "side": "right"},
            "orientation": "h",
            "thickness": 8,
            "len": 0.5,
            "x": 1.0,
            "xanchor": "right",
            "y": 1.0,
            "yanchor": "bottom",
            "ypad": 2,
            "tickfont": {"size": 10, "color": INK},
        },
        "hovertemplate": "%{y}: %{z} % at %{x:.1f} min<extra></extra>",
    }
    totals = {
        "type": "scatter",
        "mode": "text",
        "x": rounded([(edges_s[-1] - zero_s) / 60.0] * len(arc.pulses)),
        "y": list(arc.pulses),
        "text": [f"{fired[:, 1].sum():.0f} s" for fired in arc.pulses.values()],
        "textposition": "middle right",
        "textfont": {"size": 10.5, "color": INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    note = (
        "How much of each ten seconds a thruster was on, by its place and manifold, and for how long in "
        "all; those that never fired are left out."
    )
    return [
        Chart("firings", "Firings by thruster", note, "wide", {"data": [trace, totals], "layout": layout})
    ]
