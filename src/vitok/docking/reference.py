"""The reference of the approach: fly-around, station-keeping, final approach, as functions of time."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit


class Reference(NamedTuple):
    """Times (s since hand-over) and places (LVLH, of the ship's centre of mass) that shape the approach.

    From ``start`` to ``hold`` the way is an arc about the station's centre of mass, direction and distance in
    one smooth step, so that it keeps clear of the station wherever the port is; the final approach then runs
    along ``axis`` to ``contact``: ramp up to ``cruise_mps``, ramp down to ``contact_mps``, then constant.
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
def _arc(step, rate, push, start, hold, out):
    """Writes the state on the arc at the share ``step`` of it, whose two derivatives in time are given.

    The direction turns evenly (great circle), the distance changes evenly.
    """
    near, far, along = 0.0, 0.0, 0.0
    for i in range(3):
        far += start[i] * start[i]
        near += hold[i] * hold[i]
        along += start[i] * hold[i]
    far, near = np.sqrt(far), np.sqrt(near)
    angle = np.arccos(min(1.0, max(-1.0, along / (far * near))))
    change = near - far
    distance = far + change * step
    for i in range(3):
        one, other = start[i] / far, hold[i] / near
        if angle > 1e-6:
            a, b = (1.0 - step) * angle, step * angle
            place = (one * np.sin(a) + other * np.sin(b)) / np.sin(angle)
            turn = angle * (other * np.cos(b) - one * np.cos(a)) / np.sin(angle)
        else:
            place, turn = one, 0.0
        slope = change * place + distance * turn
        bend = 2.0 * change * turn - distance * angle * angle * place
        out[i] = distance * place
        out[3 + i] = slope * rate
        out[6 + i] = bend * rate * rate + slope * push


@njit
def reference_state(t_s, reference, out):
    """Writes position, velocity and acceleration (9,) at ``t_s`` since hand-over into ``out``."""
    if t_s < reference.arrival_s:
        x = max(t_s, 0.0) / reference.arrival_s
        # quintic: velocity and acceleration vanish at both ends
        step = x * x * x * (10.0 + x * (6.0 * x - 15.0))
        rate = 30.0 * x * x * (1.0 - x) * (1.0 - x) / reference.arrival_s
        push = 60.0 * x * (1.0 - x) * (1.0 - 2.0 * x) / reference.arrival_s**2
        _arc(step, rate, push, reference.start, reference.hold, out)
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
    range_m: float, duration_s: float, ramp_s: float, last_s: float, *, contact_mps: float
) -> float:
    """Cruise speed with which the final approach covers ``range_m`` in ``duration_s``."""
    fixed_m = contact_mps * (last_s + 0.5 * ramp_s)
    return (range_m - fixed_m) / (duration_s - last_s - ramp_s)
