"""From the parachute command to the ground: canopies, the heat shield's drop, the soft-landing engines."""

import numpy as np

from vitok.compiled import njit
from vitok.craft.parachute import canopy_table
from vitok.descent.dynamics import COLUMNS, Body, Sample, advance, advance_to_altitude, room, sample
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment, check_span
from vitok.earth.shape import altitude_and_enu
from vitok.errors import FlightError
from vitok.mission.descent_module import Canopy
from vitok.types import ItrfState, Vector

OPENING_STEP_S, DESCENT_STEP_S, LANDING_STEP_S = 0.2, 0.8, 0.005
OPENING_S = 60.0  # after the command every canopy is full and its speed has settled
LONGEST_S = 3600.0
_HIGHEST_M = 1e6  # where nothing under a parachute is: the steps were too long for its drag


@njit
def _fall(t_s, y, t_end_s, step_s, samples_each, end_altitude_m, body, environment):
    """Samples, one in ``samples_each`` steps, to ``t_end_s`` or the altitude, whichever comes first."""
    steps = int(np.ceil((t_end_s - t_s) / step_s))
    rows = np.empty((steps // samples_each + 3, COLUMNS))
    sample(t_s, y, 0.0, body, environment, rows[0])
    count, y, new_y, work = 1, y.copy(), np.empty(6), room()
    for k in range(1, steps + 1):
        step = min(step_s, t_end_s - t_s)
        advance(t_s, y, step, 0.0, 0.0, body, environment, work, new_y)
        altitude_m = altitude_and_enu(new_y[0], new_y[1], new_y[2])[0]
        ended = k == steps or not altitude_m > end_altitude_m
        if altitude_m <= end_altitude_m:
            step = advance_to_altitude(t_s, y, step, 0.0, 0.0, end_altitude_m, body, environment, work, new_y)
        t_s, y, new_y = t_s + step, new_y, y
        if ended or k % samples_each == 0:
            sample(t_s, y, 0.0, body, environment, rows[count])
            count += 1
        if ended:
            break
    return rows[:count].copy()


def opening_canopies(vehicle: Vehicle) -> tuple[Canopy, ...]:
    """The canopies that open, in order: those of the reserve in the place of a main one that fails."""
    parachutes = vehicle.module.parachutes
    if vehicle.failure("main-parachute"):
        return *parachutes.canopies[:-1], *parachutes.reserve
    return parachutes.canopies


def fly_parachutes(
    vehicle: Vehicle,
    t_command_s: float,
    y_itrf: ItrfState,
    ground_altitude_m: float,
    *,
    environment: Environment,
) -> tuple[Vector, Vector, Vector]:
    """Samples (n, COLUMNS) of the three legs: with the heat shield, without it, on the engines to the ground.

    Each leg starts where the one before ends. FlightError if a state stops being finite or the capsule hangs
    in the air, InputError if a leg leaves the environment's span.
    """
    module = vehicle.module
    canopies = canopy_table(opening_canopies(vehicle))
    under_canopy = vehicle.body(0.0)._replace(lift=0.0, canopies=canopies, t_command_s=t_command_s)
    lightened = under_canopy._replace(mass_kg=vehicle.module_mass_kg - module.parachutes.heat_shield_mass_kg)
    landing = module.soft_landing
    thrust_n = landing.reserve_thrust_n if vehicle.failure("main-parachute") else landing.thrust_n
    braking = lightened._replace(thrust_up_n=0.0 if vehicle.failure("soft-landing-engines") else thrust_n)
    start = np.ascontiguousarray(y_itrf, dtype=float)
    shield_altitude_m = module.parachutes.heat_shield_altitude_m
    engines_altitude_m = ground_altitude_m + module.soft_landing.altitude_m

    t_open_s = t_command_s + OPENING_S
    opening = _leg(
        t_command_s, start, t_open_s, OPENING_STEP_S, 5, shield_altitude_m, under_canopy, environment
    )
    with_shield = [opening]
    if opening[-1, Sample.ALTITUDE] > shield_altitude_m + 1e-3:
        with_shield.append(_on(opening, DESCENT_STEP_S, 2, shield_altitude_m, under_canopy, environment)[1:])
    first = np.concatenate(with_shield)
    second = _on(first, DESCENT_STEP_S, 2, engines_altitude_m, lightened, environment)
    t_s, y = float(second[-1, Sample.T]), second[-1, Sample.X : Sample.MASS].copy()
    burnt_out_s = t_s + module.soft_landing.burn_time_s
    third = _leg(t_s, y, burnt_out_s, LANDING_STEP_S, 4, ground_altitude_m, braking, environment)
    if third[-1, Sample.ALTITUDE] > ground_altitude_m + 1e-3:
        rest = _on(third, LANDING_STEP_S, 4, ground_altitude_m, lightened, environment)
        third = np.concatenate((third, rest[1:]))
    return first, second, third


def _on(
    before: Vector, step_s: float, samples_each: int, altitude_m: float, body: Body, environment: Environment
) -> Vector:
    """The leg that follows another, down to an altitude."""
    t_s, y = float(before[-1, Sample.T]), before[-1, Sample.X : Sample.MASS].copy()
    rows = _leg(t_s, y, t_s + LONGEST_S, step_s, samples_each, altitude_m, body, environment)
    if rows[-1, Sample.ALTITUDE] > altitude_m + 1.0:
        raise FlightError(
            f"the capsule, under its parachutes at {before[-1, Sample.ALTITUDE]:.0f} m at t = {t_s:.1f} s, "
            f"does not come down to {altitude_m:.0f} m in {LONGEST_S:.0f} s"
        )
    return rows


def _leg(
    t_s: float,
    y: Vector,
    t_end_s: float,
    step_s: float,
    samples_each: int,
    altitude_m: float,
    body: Body,
    environment: Environment,
) -> Vector:
    start_m = float(altitude_and_enu(y[0], y[1], y[2])[0])
    if not start_m > altitude_m:
        raise FlightError(
            f"the parachute descent cannot come down to {altitude_m:.0f} m, as it is at {start_m:.0f} m "
            f"already at t = {t_s:.1f} s"
        )
    rows: Vector = _fall(t_s, y, t_end_s, step_s, samples_each, altitude_m, body, environment)
    check_span(environment, t_s, float(rows[-1, Sample.T]))
    if not (np.all(np.isfinite(rows)) and rows[:, Sample.ALTITUDE].max() < _HIGHEST_M):
        raise FlightError(
            f"the parachute descent broke off after t = {rows[0, Sample.T]:.1f} s: its state runs away"
        )
    return rows
