"""Which thruster of an approach fired when, and how much of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vitok.products.figures import INK, Chart, base_layout, rounded

if TYPE_CHECKING:
    from vitok.motion.arc import Arc

_BEFORE, _AFTER = "thruster_", "_s"
_BIN_S = 10.0
_SCALE = [[0.0, "#ffffff"], [0.02, "#d1fae5"], [0.25, "#34d399"], [1.0, "#064e3b"]]


def firings_chart(arc: Arc, zero_s: float) -> list[Chart]:
    """Share of each ten seconds that a thruster was on, minutes from ``zero_s``; none without thrusters."""
    fired = {
        key.removeprefix(_BEFORE).removesuffix(_AFTER).replace("_", " "): on_s
        for key, on_s in arc.channels.items()
        if key.startswith(_BEFORE)
    }
    if not fired:
        return []
    edges_s = np.arange(arc.t_s[0], arc.t_s[-1] + _BIN_S, _BIN_S)
    share = [100.0 / _BIN_S * np.histogram(arc.t_s, edges_s, weights=on_s)[0] for on_s in fired.values()]
    layout = base_layout()
    layout["margin"] = {"l": 112, "r": 8, "t": 8, "b": 44}
    layout["hovermode"] = "closest"
    layout["xaxis"] = {"title": {"text": "minutes from contact", "standoff": 6}, "showgrid": False}
    layout["yaxis"] = {"autorange": "reversed", "showgrid": False, "dtick": 1, "tickfont": {"size": 10.5}}
    trace = {
        "type": "heatmap",
        "x": rounded((0.5 * (edges_s[:-1] + edges_s[1:]) - zero_s) / 60.0),
        "y": [f"{name} {on_s.sum():.1f} s" for name, on_s in fired.items()],
        "z": [[round(float(each), 1) for each in row] for row in share],
        "zmin": 0.0,
        "zmax": 100.0,
        "colorscale": _SCALE,
        "ygap": 2,
        "colorbar": {
            "title": {"text": "% on", "font": {"size": 11}},
            "thickness": 10,
            "len": 0.5,
            "tickfont": {"size": 10, "color": INK},
        },
        "hovertemplate": "%{y}: %{z} % at %{x:.1f} min<extra></extra>",
    }
    note = (
        "How much of each ten seconds a thruster was on, by its place and manifold, and for how long in all; "
        "those that never fired are left out."
    )
    return [Chart("firings", "Firings by thruster", note, "wide", {"data": [trace], "layout": layout})]
