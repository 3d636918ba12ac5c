"""The entry in closed loop: the capsule flown by a guidance law down to the parachute command."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.descent.dynamics import COLUMNS, Body, Sample, advance, advance_to_altitude, room, sample
from vitok.descent.guidance import Mode
from vitok.earth.environment import Environment, check_span
from vitok.earth.shape import altitude_and_enu
from vitok.errors import FlightError
from vitok.motion.laws import MEMORY
from vitok.motion.orbit import G0_MPS2
from vitok.types import ItrfState, Vector

CYCLE_S = 1.0  # of guidance, and of the samples
STEPS = 2  # of integration in a cycle of guidance; one serves above it, where there is hardly air
MAXIMUM_CYCLES = 1500
STATE = 7  # numbers of the estimate that a guidance law is told: see guidance.py


class BankLimits(NamedTuple):
    """What the roll thrusters can do, each way on its own."""

    rate_radps: float
    right_radps2: float
    left_radps2: float


class Control(NamedTuple):
    """How an entry is steered: heights of guidance and end, the roll, what navigation adds to the state.

    What it adds to the longitude is given as an arc to the east; the error is that over the cosine of
    latitude.

    From ``thruster_fails_s`` on the roll has the limits that are left without one of its thrusters.

    From ``ballistic_s`` on, or once the bank has been off its command by ``bank_error_rad`` for
    ``bank_error_s``, the capsule rolls steadily at ``roll_radps`` and its lift cancels out.
    """

    guidance_altitude_m: float
    end_altitude_m: float
    limits: BankLimits
    lame_limits: BankLimits
    thruster_fails_s: float
    navigation: NDArray[np.float64]  # (STATE,)
    ballistic_s: float
    roll_radps: float
    bank_error_rad: float
    bank_error_s: float


@njit
def _turn(bank_rad, rate_radps, command_rad, step_s, limits):
    """Bank angle and rate after a step towards the command, by way of lift up, at which it comes to rest."""
    # What is left to the command after this step at the rate of now: its sign says where to push. That of the
    # whole way would hang on rounding wherever the bank is at its command, and with it all the flight after.
    left_rad = command_rad - bank_rad - 0.5 * rate_radps * step_s
    way = np.copysign(1.0, left_rad)
    rate = rate_radps * way
    push = limits.right_radps2 if way > 0.0 else limits.left_radps2
    brake = limits.left_radps2 if way > 0.0 else limits.right_radps2
    half = 0.5 * brake * step_s
    # the rate after which full braking ends just at the command
    wanted = min(np.sqrt(half * half + 2.0 * brake * abs(left_rad)) - half, limits.rate_radps)
    new_rate = rate + min(max(wanted - rate, -brake * step_s), push * step_s)
    return bank_rad + way * 0.5 * (rate + new_rate) * step_s, way * new_rate


@njit
def _roll(bank_rad, rate_radps, roll_radps, step_s, limits):
    """Bank angle and rate after a step towards a steady roll, on the side that has the thrusters for it."""
    way = 1.0 if limits.right_radps2 >= limits.left_radps2 else -1.0
    most = max(limits.right_radps2, limits.left_radps2) * step_s
    new_rate = rate_radps + min(max(way * roll_radps - rate_radps, -most), most)
    return bank_rad + 0.5 * (rate_radps + new_rate) * step_s, new_rate


@njit
def _fly(t_s, y, command, law, parameters, control, body, environment):
    rows = np.empty((MAXIMUM_CYCLES, COLUMNS))
    estimate, memory, y, new_y, work = np.empty(STATE), np.zeros(MEMORY), y.copy(), np.empty(6), room()
    bank, rate = command[0], 0.0
    ended, off_s = False, 0.0
    ballistic = t_s >= control.ballistic_s
    for count in range(MAXIMUM_CYCLES):
        row = rows[count]
        sample(t_s, y, bank, body, environment, row)
        if ended or not np.isfinite(row[Sample.ALTITUDE]):
            return rows[: count + 1].copy()
        if row[Sample.ALTITUDE] <= control.guidance_altitude_m and not ballistic:
            estimate[0], estimate[1], estimate[2] = (
                row[Sample.LATITUDE],
                row[Sample.LONGITUDE],
                row[Sample.SPEED],
            )
            estimate[3], estimate[4] = row[Sample.ALTITUDE_RATE], row[Sample.HEADING]
            estimate[5], estimate[6] = row[Sample.LOAD] * G0_MPS2, row[Sample.MACH]
            for i in range(STATE):
                estimate[i] += control.navigation[i] / (np.cos(row[Sample.LATITUDE]) if i == 1 else 1.0)
            command = law(estimate, Mode.GUIDED, command, memory, parameters)
        off_s = off_s + CYCLE_S if abs(bank - command[0]) > control.bank_error_rad else 0.0
        ballistic = ballistic or t_s >= control.ballistic_s or off_s > control.bank_error_s
        steps = STEPS if row[Sample.ALTITUDE] <= control.guidance_altitude_m else 1
        step_s = CYCLE_S / steps
        limits = control.lame_limits if t_s >= control.thruster_fails_s else control.limits
        for _ in range(steps):
            if ballistic:
                new_bank, new_rate = _roll(bank, rate, control.roll_radps, step_s, limits)
            else:
                new_bank, new_rate = _turn(bank, rate, command[0], step_s, limits)
            mean_rate = (new_bank - bank) / step_s
            advance(t_s, y, step_s, bank, mean_rate, body, environment, work, new_y)
            if altitude_and_enu(new_y[0], new_y[1], new_y[2])[0] <= control.end_altitude_m:
                t_s += advance_to_altitude(
                    t_s, y, step_s, bank, mean_rate, control.end_altitude_m, body, environment, work, new_y
                )
                y, new_y, ended = new_y, y, True
                break
            t_s, y, new_y, bank, rate = t_s + step_s, new_y, y, new_bank, new_rate
    return rows


def fly_entry(
    t_s: float,
    y_itrf: ItrfState,
    body: Body,
    environment: Environment,
    *,
    law: Callable[..., Any],
    parameters: Vector,
    first_bank_rad: float,
    control: Control,
) -> Vector:
    """Samples (n, COLUMNS) of an entry from the ITRF state (6,) to the control's end, one a second.

    The bank angle starts at ``first_bank_rad`` and is held until guidance begins; from there ``law`` is asked
    every second. FlightError if the state stops being finite or the capsule does not come down, InputError if
    it leaves the environment's span.
    """
    start, first = np.ascontiguousarray(y_itrf, dtype=float), np.array([float(first_bank_rad)])
    rows: Vector = _fly(float(t_s), start, first, law, parameters, control, body, environment)
    check_span(environment, t_s, t_s + CYCLE_S * (len(rows) - 1))
    if not np.all(np.isfinite(rows)):
        raise FlightError(f"the entry broke off {len(rows)} s after t = {t_s:.1f} s: not finite")
    if rows[-1, Sample.ALTITUDE] > control.end_altitude_m + 1.0:
        raise FlightError(
            f"the capsule is still at {rows[-1, Sample.ALTITUDE] / 1e3:.1f} km {MAXIMUM_CYCLES:.0f} s after "
            "its separation: the entry is too shallow"
        )
    return rows
