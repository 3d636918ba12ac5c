"""The capsule's point mass over the turning Earth, in ITRF: gravity, drag, lift along the bank, canopies."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, lean, njit
from vitok.craft.capsule import Capsule, coefficients, heat_flux_wpm2
from vitok.craft.parachute import drag_area_m2
from vitok.earth.air import air_column, air_in, speed_of_sound_mps
from vitok.earth.frames import EARTH_ROTATION_RADPS
from vitok.earth.gravity import WORK, flattened_itrf, gravity_itrf
from vitok.earth.shape import altitude_and_enu, geodetic_from_itrf
from vitok.earth.table import interpolate
from vitok.earth.wind import wind_itrf_mps
from vitok.motion.orbit import G0_MPS2
from vitok.motion.runge_kutta import scratch, stepper


class Sample(IntEnum):
    """Columns of a sample of the descent: ITRF state and mass, then what a crew would read."""

    T = 0  # TAI seconds since the flight's epoch
    X = 1  # position (m) and velocity (m/s) in ITRF
    Y = 2
    Z = 3
    VX = 4
    VY = 5
    VZ = 6
    MASS = 7  # kg
    LATITUDE = 8  # geodetic, rad
    LONGITUDE = 9  # rad
    ALTITUDE = 10  # m over WGS-84
    SPEED = 11  # m/s against the ground
    ALTITUDE_RATE = 12  # m/s
    HEADING = 13  # rad from north to east
    MACH = 14
    PRESSURE = 15  # dynamic, Pa
    LOAD = 16  # g
    HEAT = 17  # W/m2
    BANK = 18  # rad, positive to the right


COLUMNS = len(Sample)


class Body(NamedTuple):
    """What flies: ``lift`` and ``side`` scale the lift and its part out of the vertical plane (0 or 1).

    ``drag`` scales the capsule's drag coefficient, and its lift with it. ``density`` (n, 2) has factors on
    the air's by altitude.
    """

    mass_kg: float
    lift: float
    side: float
    drag: float
    density: NDArray[np.float64]
    canopies: NDArray[np.float64]
    t_command_s: float
    thrust_up_n: float
    capsule: Capsule
    wind: NDArray[np.float64]


@bare
def column_over(t_s, x, y, z, environment):
    """The air's column (``air_column``) at an instant over an ITRF position."""
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(x, y, z)
    return air_column(t_s, latitude_rad, longitude_rad, altitude_m, environment.air)


@bare
def air_flow(y, column, body, environment):
    """How the air of a column meets the capsule.

    Returns density (kg/m3), temperature (K), velocity against the air (3, m/s, ITRF axes) and the local
    vertical (3).
    """
    altitude_m, m = altitude_and_enu(y[0], y[1], y[2])
    density_kgpm3, temperature_k = air_in(column, altitude_m, environment.air)
    wx, wy, wz = wind_itrf_mps(altitude_m, m, body.wind)
    ux, uy, uz = y[3] - wx, y[4] - wy, y[5] - wz  # the air turns with these axes
    density_kgpm3 *= interpolate(altitude_m, body.density[:, 0], body.density[:, 1])
    return density_kgpm3, temperature_k, ux, uy, uz, m[2], m[5], m[8]


@bare
def aerodynamic_acceleration(since_command_s, bank_rad, flow, body):
    """Acceleration (3-tuple, m/s2) by drag, lift and canopies; positive bank turns the lift to the right."""
    density, temperature, ux, uy, uz, nx, ny, nz = flow
    speed = np.sqrt(ux * ux + uy * uy + uz * uz)
    if speed == 0.0 or density == 0.0:
        return 0.0, 0.0, 0.0
    drag_coefficient, lift_to_drag = coefficients(speed / speed_of_sound_mps(temperature), body.capsule)
    push = 0.5 * density * speed * speed / body.mass_kg
    capsule_drag = push * drag_coefficient * body.drag * body.capsule.area_m2
    drag = capsule_drag + push * drag_area_m2(since_command_s, body.canopies)
    ux, uy, uz = ux / speed, uy / speed, uz / speed
    ax, ay, az = -drag * ux, -drag * uy, -drag * uz
    rx, ry, rz = uy * nz - uz * ny, uz * nx - ux * nz, ux * ny - uy * nx  # to the right
    across = np.sqrt(rx * rx + ry * ry + rz * rz)
    if body.lift == 0.0 or across < 1e-9:  # a vertical fall knows no right
        return ax, ay, az
    rx, ry, rz = rx / across, ry / across, rz / across
    vx, vy, vz = ry * uz - rz * uy, rz * ux - rx * uz, rx * uy - ry * ux  # up, across the velocity
    lift = capsule_drag * lift_to_drag * body.lift
    upward, sideward = lift * np.cos(bank_rad), lift * np.sin(bank_rad) * body.side
    return (
        ax + upward * vx + sideward * rx,
        ay + upward * vy + sideward * ry,
        az + upward * vz + sideward * rz,
    )


@bare
def _rates(t_s, y, flight, out):
    """Derivative (7,) of position, velocity and bank angle, which turns at a steady rate."""
    bank_rate_radps, body, environment, column, rest = flight
    flow = air_flow(y, column, body, environment)
    ax, ay, az = aerodynamic_acceleration(t_s - body.t_command_s, y[6], flow, body)
    gx, gy, gz = flattened_itrf(y[0], y[1], y[2], environment.field)
    lift_off = body.thrust_up_n / body.mass_kg
    w = EARTH_ROTATION_RADPS
    out[0], out[1], out[2] = y[3], y[4], y[5]
    out[3] = gx + rest[0] + ax + lift_off * flow[5] + w * (2.0 * y[4] + w * y[0])
    out[4] = gy + rest[1] + ay + lift_off * flow[6] + w * (-2.0 * y[3] + w * y[1])
    out[5] = gz + rest[2] + az + lift_off * flow[7]
    out[6] = bank_rate_radps


_step = stepper(_rates, 7)


class Room(NamedTuple):
    """What steps work in: that of the field, of Runge and Kutta, a state with the bank angle (7,)."""

    field: NDArray[np.float64]
    stages: NDArray[np.float64]
    state: NDArray[np.float64]


@njit
def room():
    """Room for the steps of one flight."""
    return Room(np.empty(WORK), scratch(7), np.empty(7))


@lean
def advance(t_s, y, step_s, bank_rad, bank_rate_radps, body, environment, room, out):
    """Writes the state (6,) after one step of the classical Runge-Kutta method, the bank turning steadily.

    What changes little in a step is looked up in its middle: the column of air, and of gravity all but the
    pull of a flattened Earth.
    """
    half_s = 0.5 * step_s
    mx, my, mz = y[0] + half_s * y[3], y[1] + half_s * y[4], y[2] + half_s * y[5]
    column = column_over(t_s + half_s, mx, my, mz, environment)
    gx, gy, gz = gravity_itrf(mx, my, mz, environment.field, room.field)
    fx, fy, fz = flattened_itrf(mx, my, mz, environment.field)
    rest = (gx - fx, gy - fy, gz - fz)
    state = room.state
    for i in range(6):
        state[i] = y[i]
    state[6] = bank_rad
    _step(t_s, state, step_s, (bank_rate_radps, body, environment, column, rest), room.stages, state)
    for i in range(6):
        out[i] = state[i]


@lean
def advance_to_altitude(t_s, y, step_s, bank_rad, bank_rate_radps, altitude_m, body, environment, room, end):
    """Part of ``step_s`` after which the capsule falls through ``altitude_m``; writes the state ``end`` (6,).

    The step has to cross the altitude; regula falsi of the Illinois kind, to a tenth of a millimetre.
    """
    low_s, high_s = 0.0, step_s
    above = altitude_and_enu(y[0], y[1], y[2])[0] - altitude_m
    advance(t_s, y, step_s, bank_rad, bank_rate_radps, body, environment, room, end)
    below = altitude_and_enu(end[0], end[1], end[2])[0] - altitude_m
    part_s, miss = step_s, below
    while abs(miss) >= 1e-4 and high_s - low_s > 1e-9:
        part_s = (low_s * below - high_s * above) / (below - above)
        advance(t_s, y, part_s, bank_rad, bank_rate_radps, body, environment, room, end)
        miss = altitude_and_enu(end[0], end[1], end[2])[0] - altitude_m
        if miss > 0.0:
            low_s, above, below = part_s, miss, 0.5 * below
        else:
            high_s, below, above = part_s, miss, 0.5 * above
    return part_s


@lean
def sample(t_s, y, bank_rad, body, environment, out):
    """Write the sample (COLUMNS,) of a state: load in g, heat flux in W/m2, speed against the ground."""
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(y[0], y[1], y[2])
    column = air_column(t_s, latitude_rad, longitude_rad, altitude_m, environment.air)
    flow = air_flow(y, column, body, environment)
    density, temperature, ux, uy, uz, _, _, _ = flow
    airspeed = np.sqrt(ux * ux + uy * uy + uz * uz)
    ax, ay, az = aerodynamic_acceleration(t_s - body.t_command_s, bank_rad, flow, body)
    thrust = body.thrust_up_n / body.mass_kg
    ax, ay, az = ax + thrust * flow[5], ay + thrust * flow[6], az + thrust * flow[7]
    _, m = altitude_and_enu(y[0], y[1], y[2])
    east = m[0] * y[3] + m[3] * y[4] + m[6] * y[5]
    north = m[1] * y[3] + m[4] * y[4] + m[7] * y[5]
    out[Sample.T], out[Sample.MASS] = t_s, body.mass_kg
    for i in range(6):
        out[Sample.X + i] = y[i]
    out[Sample.LATITUDE], out[Sample.LONGITUDE], out[Sample.ALTITUDE] = (
        latitude_rad,
        longitude_rad,
        altitude_m,
    )
    out[Sample.SPEED] = np.sqrt(y[3] * y[3] + y[4] * y[4] + y[5] * y[5])
    out[Sample.ALTITUDE_RATE] = m[2] * y[3] + m[5] * y[4] + m[8] * y[5]
    out[Sample.HEADING] = np.arctan2(east, north)
    out[Sample.MACH] = airspeed / speed_of_sound_mps(temperature)
    out[Sample.PRESSURE] = 0.5 * density * airspeed * airspeed
    out[Sample.LOAD] = np.sqrt(ax * ax + ay * ay + az * az) / G0_MPS2
    out[Sample.HEAT] = heat_flux_wpm2(density, airspeed, body.capsule.nose_radius_m)
    out[Sample.BANK] = bank_rad
