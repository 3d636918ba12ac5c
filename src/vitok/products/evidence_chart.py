"""How far the predicted quantities lie from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vitok.products.figures import GREEN, GRID, PALE, RED, Chart, base_layout
from vitok.products.words import fact_title, with_unit

if TYPE_CHECKING:
    from vitok.mission.record import Evidence

_COLOUR = {"within": GREEN, "outside": RED}
_BOUND = 2.0  # sigmas, of what counts as within


def evidence_chart(evidence: Evidence) -> list[Chart]:
    """Residuals in sigmas, a bar each, the bound of two sigma shaded; none where nothing is scored."""
    scored = evidence.scored
    if not scored:
        return []
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [float(f"{each.residual:.4g}") for each in scored],
        "y": [fact_title(each.key) for each in scored],
        "marker": {"color": [_COLOUR.get(each.verdict, PALE) for each in scored]},
        "text": [f"{each.residual:+.1f}" for each in scored],
        "hovertext": [
            f"{with_unit(each.predicted, each.unit)}, recorded {with_unit(each.recorded, each.unit)}"
            for each in scored
        ],
        "hoverinfo": "text",
    }
    layout = base_layout() | {
        "hovermode": "closest",
        "xaxis": {"title": {"text": "predicted less recorded, sigma"}, "gridcolor": GRID, "zeroline": True},
        "yaxis": {"autorange": "reversed", "automargin": True},
        "shapes": [
            {
                "type": "rect",
                "layer": "below",
                "line": {"width": 0},
                "fillcolor": "rgba(5,150,105,0.12)",
                "yref": "paper",
                "x0": -_BOUND,
                "x1": _BOUND,
                "y0": 0.0,
                "y1": 1.0,
            }
        ],
    }
    note = evidence.headline[0].upper() + evidence.headline[1:] + "."
    return [
        Chart("evidence", "Predictions beside the record", note, "tall", {"data": [bars], "layout": layout})
    ]
