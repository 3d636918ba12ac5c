"""The day by vitok itself."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.case import MASS_KG, SPAN_S, STATE_GCRF, surroundings
from vitok.motion.batch import states_at

TOLERANCE = 7e-13
TIGHT = 1e-14
LEFT_OUT = "nothing"


def prepare(tolerance: float) -> Callable[[], NDArray[np.float64]]:
    """The day at ``tolerance`` as a call that returns the final GCRF state (6,), m and m/s."""
    environment, y0 = surroundings(), np.append(STATE_GCRF, MASS_KG)[None]

    def fly() -> NDArray[np.float64]:
        return states_at(0.0, y0, SPAN_S, environment, tolerance=tolerance).y[0, :6]

    return fly
