"""Instants at which a quantity crosses zero, exact to the dense output."""

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq


def crossings(
    g: Callable[[float], float], t0_s: float, t1_s: float, step_s: float, direction: int = 0
) -> list[float]:
    """Roots of ``g`` between ``t0_s`` and ``t1_s``, to a nanosecond, in order.

    ``g`` is sampled every ``step_s``, which has to be finer than the time between two roots; ``direction``
    +1 keeps the rising, -1 the falling, 0 all.
    """
    count = max(2, int(np.ceil((t1_s - t0_s) / step_s)) + 1)
    times = np.linspace(t0_s, t1_s, count)
    values = [g(float(t)) for t in times]
    roots = []
    for t_a, t_b, g_a, g_b in zip(times[:-1], times[1:], values[:-1], values[1:], strict=True):
        rises = g_a < 0.0 <= g_b
        falls = g_a > 0.0 >= g_b
        if (rises and direction >= 0) or (falls and direction <= 0):
            roots.append(float(brentq(g, float(t_a), float(t_b), xtol=1e-9)))
    return roots
