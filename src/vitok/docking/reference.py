"""The reference of the approach: fly-around, station-keeping, final approach, as functions of time."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit


class Reference(NamedTuple):
    """Times (s since hand-over) and places (LVLH, of the ship's centre of mass) that shape the approach.

    From ``start`` to ``hold`` the way is a smooth step; the final approach then runs along ``axis`` to
    ``contact``: ramp up to ``cruise_mps``, ramp down to ``contact_mps``, constant to the end.
    """

    start: NDArray[np.float64]
    hold: NDArray[np.float64]
    contact: NDArray[np.float64]
    axis: NDArray[np.float64]
    arrival_s: float
    final_s: float
    contact_s: float
    ramp_s: float
    last_s: float
    cruise_mps: float
    contact_mps: float


@njit
def reference_state(t_s, reference, out):
    """Writes position, velocity and acceleration (9,) at ``t_s`` since hand-over into ``out``."""
    if t_s < reference.arrival_s:
        x = max(t_s, 0.0) / reference.arrival_s
        # quintic: velocity and acceleration vanish at both ends
        step = x * x * x * (10.0 + x * (6.0 * x - 15.0))
        rate = 30.0 * x * x * (1.0 - x) * (1.0 - x) / reference.arrival_s
        push = 60.0 * x * (1.0 - x) * (1.0 - 2.0 * x) / reference.arrival_s**2
        for i in range(3):
            way = reference.hold[i] - reference.start[i]
            out[i], out[3 + i], out[6 + i] = reference.start[i] + way * step, way * rate, way * push
        return
    if t_s < reference.final_s:
        for i in range(3):
            out[i], out[3 + i], out[6 + i] = reference.hold[i], 0.0, 0.0
        return
    # counted back from contact: range to go, its rate and acceleration
    left_s = reference.contact_s - t_s
    slow_s, ramp_s = reference.last_s, reference.ramp_s
    cruise, contact = reference.cruise_mps, reference.contact_mps
    braking = (cruise - contact) / ramp_s
    cruise_s = reference.contact_s - reference.final_s - slow_s - 2.0 * ramp_s
    if left_s < slow_s:
        range_m, closing, slowing = contact * left_s, contact, 0.0
    elif left_s < slow_s + ramp_s:
        d = left_s - slow_s
        range_m, closing, slowing = contact * left_s + 0.5 * braking * d * d, contact + braking * d, braking
    elif left_s < slow_s + ramp_s + cruise_s:
        d = left_s - slow_s - ramp_s
        range_m = contact * (slow_s + ramp_s) + 0.5 * braking * ramp_s * ramp_s + cruise * d
        closing, slowing = cruise, 0.0
    else:
        d = t_s - reference.final_s
        total = (
            contact * (slow_s + ramp_s) + 0.5 * braking * ramp_s * ramp_s + cruise * (cruise_s + 0.5 * ramp_s)
        )
        range_m = total - 0.5 * cruise / ramp_s * d * d
        closing, slowing = cruise * d / ramp_s, -cruise / ramp_s
    for i in range(3):
        out[i] = reference.contact[i] + reference.axis[i] * range_m
        out[3 + i] = -reference.axis[i] * closing
        out[6 + i] = reference.axis[i] * slowing


def cruise_speed_mps(
    range_m: float, duration_s: float, ramp_s: float, last_s: float, contact_mps: float
) -> float:
    """Cruise speed with which the final approach covers ``range_m`` in ``duration_s``."""
    fixed_m = contact_mps * (last_s + 0.5 * ramp_s)
    return (range_m - fixed_m) / (duration_s - last_s - ramp_s)
