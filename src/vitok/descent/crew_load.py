"""What load the crew bears, and for how long, against what is allowed."""

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.elementary import exp, log
from vitok.mission.descent_module import LoadLimit

Vector = NDArray[np.float64]


@njit
def _sustained(load_g):
    """Greatest loads (n,) that are not fallen below in so many samples less one: 1 at least, all at most.

    Each load is the least of a longest stretch of samples, which ends where a lower one comes. What is not
    fallen below in a stretch is not in a shorter one either.
    """
    count = load_g.size
    out, rising, depth = np.full(count, -np.inf), np.empty(count + 1, np.int64), 0
    for k in range(count + 1):
        while depth > 0 and (k == count or load_g[k] < load_g[rising[depth - 1]]):
            depth -= 1
            first = rising[depth - 1] + 1 if depth > 0 else 0
            out[k - first - 1] = max(out[k - first - 1], load_g[rising[depth]])
        rising[depth] = k
        depth += 1
    for width in range(count - 2, -1, -1):
        out[width] = max(out[width], out[width + 1])
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
