"""What load the crew bears, and for how long, against what is allowed."""

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.elementary import exp, log
from vitok.mission.descent_module import LoadLimit

Vector = NDArray[np.float64]


@njit
def _sustained(load_g):
    """Greatest loads (n,) that are not fallen below in so many samples less one: 1 at least, all at most."""
    least, out = load_g.copy(), np.empty(load_g.size)
    for width in range(load_g.size):
        greatest = -np.inf
        for k in range(load_g.size - width):
            least[k] = min(least[k], load_g[k + width])
            greatest = max(greatest, least[k])
        out[width] = greatest
    return out


def sustained_g(load_g: Vector, step_s: float, spans_s: Vector) -> Vector:
    """Greatest load (g) that is not fallen below for each of some spans, of samples ``step_s`` apart."""
    sustained: Vector = _sustained(np.ascontiguousarray(load_g, dtype=float))
    borne: Vector = sustained[np.minimum(np.round(spans_s / step_s).astype(int), load_g.size - 1)]
    return borne


def share_of_limit(load_g: Vector, step_s: float, limit: LoadLimit) -> float:
    """Greatest share of the limit that the loads reach at any duration; above 1 it is broken.

    The limit's points are joined by straight lines in the logarithms and stay level after the last.
    """
    longest_s = max(limit.duration_s[-1], step_s * load_g.size)
    spans_s = exp(np.linspace(log(limit.duration_s[0]), log(longest_s), 60))
    allowed = exp(np.interp(log(spans_s), log(np.array(limit.duration_s)), log(np.array(limit.load_g))))
    return float(np.max(sustained_g(load_g, step_s, spans_s) / allowed))
