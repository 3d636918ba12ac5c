"""What load the crew bears, and for how long, against what is allowed."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from vitok.elementary import exp, log
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
    longest_s = max(limit.duration_s[-1], step_s * load_g.size)
    spans_s = exp(np.linspace(log(limit.duration_s[0]), log(longest_s), 60))
    allowed = exp(np.interp(log(spans_s), log(np.array(limit.duration_s)), log(np.array(limit.load_g))))
    borne = [sustained_g(load_g, step_s, span_s) for span_s in spans_s]
    return float(np.max(np.array(borne) / allowed))
