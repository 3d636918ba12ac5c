"""What load the crew bears, and for how long, against what is allowed."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from vitok.mission.descent_module import LoadLimit

Vector = NDArray[np.float64]


def sustained_g(load_g: Vector, step_s: float, span_s: float) -> float:
    """Greatest load (g) that is not fallen below for ``span_s``, of samples ``step_s`` apart."""
    width = min(round(span_s / step_s) + 1, load_g.size)
    return float(sliding_window_view(load_g, width).min(axis=1).max())


def share_of_limit(load_g: Vector, step_s: float, limit: LoadLimit) -> float:
    """Greatest share of the limit that the loads reach at any duration; above 1 it is broken.

    The limit's points are joined by straight lines in the logarithms and stay level after the last.
    """
    spans_s = np.geomspace(limit.duration_s[0], max(limit.duration_s[-1], step_s * load_g.size), 60)
    allowed = np.exp(np.interp(np.log(spans_s), np.log(limit.duration_s), np.log(limit.load_g)))
    borne = [sustained_g(load_g, step_s, span_s) for span_s in spans_s]
    return float(np.max(np.array(borne) / allowed))
