"""The one step of the fixed-step loops: the classical method of Runge and Kutta, fourth order.

Hairer, Norsett, Wanner (1993), II.1, table 1.2.
"""

from collections.abc import Callable

import numpy as np

from vitok.compiled import inner


def stepper(rates: Callable[..., None], n: int) -> Callable[..., None]:
    """Compiled ``step(t_s, y, step_s, context, work, out)`` of n equations, for compiled loops.

    ``rates(t_s, y, context, out)``, compiled, writes the derivative (n,) of ``y`` (n,) into ``out``;
    ``context``, a tuple of all else that it needs, is handed through (a law must not stand first in it: numba
    would warn). The step reads ``y`` (n,) and writes the state after ``step_s`` into ``out`` (n,), which may
    be ``y``; ``work`` is its ``scratch(n)``.
    """

    @inner
    def step(t_s, y, step_s, context, work, out):
        trial = work[4]
        for stage in range(4):
            part = 0.0 if stage == 0 else (1.0 if stage == 3 else 0.5)
            for i in range(n):
                trial[i] = y[i] + (part * step_s * work[stage - 1, i] if stage > 0 else 0.0)
            rates(t_s + part * step_s, trial, context, work[stage])
        for i in range(n):
            slope = work[0, i] + 2.0 * work[1, i] + 2.0 * work[2, i] + work[3, i]
            out[i] = y[i] + step_s / 6.0 * slope

    return step


@inner
def scratch(n):
    """What a step of n equations works in: four derivatives and a trial state, (5, n)."""
    return np.zeros((5, n))
