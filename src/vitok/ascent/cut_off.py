"""The cut-off of the last stage: the tail of its thrust, and the orbit that it leaves."""

import numpy as np

from vitok.compiled import njit
from vitok.craft.rocket import BEGIN, END, FLOW, RATES, THRUST_SEA_LEVEL, THRUST_VACUUM, value_at
from vitok.earth.gravity import MU_M3PS2


@njit
def semi_major_axis_m(y):
    """Of the orbit of a state (6 or more,)."""
    r = np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    return 1.0 / (2.0 / r - (y[3] * y[3] + y[4] * y[4] + y[5] * y[5]) / MU_M3PS2)


@njit
def tail_of(t_s, segment, tail_off_s):
    """The segment after cut-off: thrust and flow of the instant fall evenly to nothing."""
    tail = np.zeros(segment.size)
    tail[BEGIN], tail[END] = t_s, t_s + tail_off_s
    for column in (THRUST_VACUUM, THRUST_SEA_LEVEL, FLOW):
        tail[column] = max(value_at(t_s, segment, column), 0.0)
        tail[column + RATES] = -tail[column] / max(tail_off_s, 1e-9)
    return tail


@njit
def axis_ahead_m(t_s, y, toward, segment, launch, tail_off_s, ahead):
    """Semi-major axis that a cut-off now would leave: the tail's gain by the rocket equation.

    ``ahead`` (6,) is scratch.
    """
    thrust_n = max(value_at(t_s, segment, THRUST_VACUUM), 0.0)
    flow_kgps = max(value_at(t_s, segment, FLOW), 0.0)
    for i in range(6):
        ahead[i] = y[i]
    if flow_kgps > 0.0:
        gained_mps = thrust_n / flow_kgps * np.log(y[6] / (y[6] - 0.5 * flow_kgps * tail_off_s))
        for i in range(3):
            for k in range(3):
                ahead[3 + i] += gained_mps * toward[k] * launch.axes[k, i]
    return semi_major_axis_m(ahead)
