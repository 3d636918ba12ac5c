"""Flight of a rigid body in six degrees of freedom: position and velocity in GCRF, attitude and its rate."""

from typing import Any

import numpy as np

from vitok.compiled import njit
from vitok.earth.air import air_state, speed_of_sound_mps
from vitok.earth.environment import Environment, check_span
from vitok.earth.frames import itrf_from_gcrf, rotate, rotate_back
from vitok.earth.gravity import WORK
from vitok.earth.shape import geodetic_from_itrf
from vitok.motion.forces import gravitation, velocity_through_air
from vitok.motion.rigid_body import Body, body_from_gcrf, make_unit, turn
from vitok.motion.runge_kutta import scratch, stepper
from vitok.types import Vector

# what a law of loads is told, column by column; the first 14 are the rows of a flight
T, X, Y, Z, VX, VY, VZ, QW, QX, QY, QZ, WX, WY, WZ = range(14)
DENSITY, SPEED_OF_SOUND, AIR_X, AIR_Y, AIR_Z = range(14, 19)
COLUMNS, TOLD = 14, 19


@njit
def _rates(t_s, state, flight, out):
    """Rates (13,) of the state; ``told`` is filled in for the law."""
    parameters, law, body, environment, told = flight
    told[T] = t_s
    for i in range(13):
        told[X + i] = state[i]
    x, y, z = told[X], told[Y], told[Z]
    m = itrf_from_gcrf(t_s, environment.rotation)
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(*rotate(m, x, y, z))
    density_kgpm3, temperature_k = air_state(t_s, latitude_rad, longitude_rad, altitude_m, environment.air)
    ux, uy, uz = velocity_through_air(x, y, z, told[VX], told[VY], told[VZ], m)
    attitude = body_from_gcrf(told[QW], told[QX], told[QY], told[QZ])
    told[DENSITY], told[SPEED_OF_SOUND] = density_kgpm3, speed_of_sound_mps(temperature_k)
    told[AIR_X], told[AIR_Y], told[AIR_Z] = rotate(attitude, ux, uy, uz)
    loads = law(told, parameters)
    gx, gy, gz = gravitation(t_s, x, y, z, m, environment, np.empty(WORK))
    fx, fy, fz = rotate_back(attitude, loads[0], loads[1], loads[2])
    out[0], out[1], out[2] = told[VX], told[VY], told[VZ]
    out[3], out[4], out[5] = gx + fx / body.mass_kg, gy + fy / body.mass_kg, gz + fz / body.mass_kg
    turn(told[QW:COLUMNS], loads[3:6], body, out[6:])


_step = stepper(_rates, 13)


def fly_body(
    t0_s: float,
    y0: Vector,
    step_s: float,
    steps: int,
    *,
    law: Any,
    parameters: Vector,
    body: Body,
    environment: Environment,
) -> Vector:
    """Flight by Runge and Kutta's fourth order in still air: rows (steps + 1, 14) of t_s and state.

    ``y0`` (13,): position (m) and velocity (m/s) of the centre of mass in GCRF, q_body_from_gcrf, angular
    velocity (rad/s, body axes, against GCRF). ``law``, a load_law, is told (19,): the row, density (kg/m3),
    speed of sound (m/s), velocity through the air in body axes (m/s), and ``parameters``; it gives force (N)
    and moment (N m) in body axes (6,). Gravitation comes from the environment;
    InputError if the span leaves the environment's.
    """
    check_span(environment, t0_s, t0_s + steps * step_s)
    rows: Vector = _fly_body(t0_s, y0, step_s, steps, law, parameters, body, environment)
    return rows


@njit
def _fly_body(t0_s, y0, step_s, steps, law, parameters, body, environment):
    rows = np.empty((steps + 1, COLUMNS))
    rows[0, 0], rows[0, 1:] = t0_s, y0
    work = scratch(13)
    flight = (parameters, law, body, environment, np.empty(TOLD))
    for n in range(steps):
        _step(rows[n, T], rows[n, X:], step_s, flight, work, rows[n + 1, X:])
        rows[n + 1, T] = t0_s + (n + 1) * step_s
        make_unit(rows[n + 1, QW:WX])
    return rows
