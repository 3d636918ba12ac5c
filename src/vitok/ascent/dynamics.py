"""The ascent's equations of motion and its closed loop, compiled.

Point mass in GCRF: gravity field, Sun and Moon, thrust over ambient pressure, axial and normal force of the
turning air with wind. The vehicle's axis is the thrust's direction.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.ascent.cut_off import axis_ahead_m, semi_major_axis_m, tail_of
from vitok.ascent.guidance import Mode
from vitok.ascent.heating import free_molecular_wpm2, knudsen_number, stagnation_wpm2
from vitok.compiled import lean, njit
from vitok.craft.rocket import BEGIN, DROP, END, FLOW, LAST, THRUST_SEA_LEVEL, THRUST_VACUUM, value_at
from vitok.earth.air import SEA_LEVEL_PRESSURE_PA, air_column, air_in, pressure_pa, speed_of_sound_mps
from vitok.earth.air_error import SURE_DENSITY
from vitok.earth.frames import itrf_from_gcrf, rotate, rotate_back
from vitok.earth.gravity import WORK, flattened_itrf
from vitok.earth.shape import altitude_and_enu, geodetic_from_itrf
from vitok.earth.table import interpolate
from vitok.earth.wind import wind_itrf_mps
from vitok.motion.forces import gravitation, velocity_through_air
from vitok.motion.laws import MEMORY
from vitok.motion.orbit import G0_MPS2
from vitok.motion.runge_kutta import scratch, stepper
from vitok.motion.status import Status


class Sample(IntEnum):
    """Columns of a sample of the ascent."""

    T = 0  # s since lift-off
    X = 1  # position (m) and velocity (m/s) in GCRF
    Y = 2
    Z = 3
    VX = 4
    VY = 5
    VZ = 6
    MASS = 7  # kg
    ALTITUDE = 8  # m over WGS-84
    GROUND_SPEED = 9  # m/s against the turning Earth
    PRESSURE = 10  # dynamic, Pa
    LOAD = 11  # along the axis, g
    MACH = 12
    ATTACK = 13  # angle between axis and airflow, rad
    THRUST = 14  # N
    PITCH = 15  # of the axis in launch axes, rad
    YAW = 16
    HEAT_FLUX = 17  # of free molecules, W/m2
    STAGNATION_HEAT = 18  # at the nose in any regime, W/m2
    KNUDSEN = 19  # mean free path over the nose's radius


COLUMNS = len(Sample)
STATE = slice(Sample.X, Sample.MASS + 1)  # of a sample
_CORRECTIONS = 4  # of the instant of cut-off; each takes what is left down a hundredfold
TOLD, COMMANDED = 12, 3  # lengths of a law's estimate and command, see guidance.py
# What a state meets, of which a sample is made where one is kept: its instant, position and velocity (6),
# the pull (3, m/s2), height (m), density (kg/m3), speeds against the air and the ground (m/s), Mach number,
# pressure over that at sea level, velocity against the air in GCRF and in launch axes (3 each, m/s); and what
# comes of it: cosine of the angle of attack, thrust (N), push along the axis (m/s2). Behind it what serves
# for all of a step: the column of air (10), and of the pull what a flattened Earth's is not (3, m/s2)
_T, _STATE, _PULL, _ALTITUDE_M = 0, 1, 7, 10
_DENSITY, _SPEED_MPS, _GROUND_MPS, _MACH, _AMBIENT, _AIR, _VELOCITY = 11, 12, 13, 14, 15, 16, 19
_ALONG, _THRUST_N, _AXIAL_MPS2 = 22, 23, 24
_COLUMN, _REST = 25, 35
_MET = 38


class Launch(NamedTuple):
    """Frame and body of one ascent: launch axes in GCRF, aerodynamic tables, limit of the attitude's rate.

    ``axes`` (3, 3) has the launch axes in its rows: downrange, left, up, as they stand at lift-off.
    ``coefficients`` (n, 3): Mach number, axial coefficient, slope of the normal one (per radian); the nose is
    that which the air heats. ``density`` (n, 2) has factors on the air's by altitude.
    """

    t_liftoff_s: float
    axes: NDArray[np.float64]
    area_m2: float
    coefficients: NDArray[np.float64]
    wind: NDArray[np.float64]
    rate_limit_radps: float
    nose_radius_m: float
    density: NDArray[np.float64] = SURE_DENSITY


@lean
def _look(t_s, h, y, launch, environment, field_work, met):
    """Writes what changes little in a step of ``h``, as it is in the middle: see ``_COLUMN``."""
    middle_s = launch.t_liftoff_s + t_s + 0.5 * h
    x, y_, z = y[0] + 0.5 * h * y[3], y[1] + 0.5 * h * y[4], y[2] + 0.5 * h * y[5]
    m = itrf_from_gcrf(middle_s, environment.rotation)
    px, py, pz = gravitation(middle_s, x, y_, z, m, environment, field_work)
    rx, ry, rz = rotate(m, x, y_, z)
    fx, fy, fz = rotate_back(m, *flattened_itrf(rx, ry, rz, environment.field))
    met[_REST], met[_REST + 1], met[_REST + 2] = px - fx, py - fy, pz - fz
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(rx, ry, rz)
    row, d0, d1, d2, d3, t0, t1, t2, t3, scale = air_column(
        middle_s, latitude_rad, longitude_rad, altitude_m, environment.air
    )
    c = met[_COLUMN:]
    c[0], c[1], c[2], c[3], c[4] = row, d0, d1, d2, d3
    c[5], c[6], c[7], c[8], c[9] = t0, t1, t2, t3, scale
    met[_T] = np.nan


@lean
def _meet(t_s, y, launch, environment, met):
    """Writes what a state (7,) meets, whatever its axis and engines do; nothing where it stands there."""
    same = met[_T] == t_s
    for i in range(6):
        same = same and met[_STATE + i] == y[i]
    if same:
        return
    met[_T] = t_s
    for i in range(6):
        met[_STATE + i] = y[i]
    m = itrf_from_gcrf(launch.t_liftoff_s + t_s, environment.rotation)
    rx, ry, rz = rotate(m, y[0], y[1], y[2])
    fx, fy, fz = rotate_back(m, *flattened_itrf(rx, ry, rz, environment.field))
    met[_PULL], met[_PULL + 1], met[_PULL + 2] = fx + met[_REST], fy + met[_REST + 1], fz + met[_REST + 2]
    altitude_m, east_north_up = altitude_and_enu(rx, ry, rz)
    c = met[_COLUMN:]
    column = (int(c[0]), c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9])
    density, temperature = air_in(column, altitude_m, environment.air)
    gx, gy, gz = velocity_through_air(y[0], y[1], y[2], y[3], y[4], y[5], m)
    ex, ey, ez = rotate_back(m, *wind_itrf_mps(altitude_m, east_north_up, launch.wind))
    ux, uy, uz = gx - ex, gy - ey, gz - ez
    speed = np.sqrt(ux * ux + uy * uy + uz * uz)
    factor = interpolate(altitude_m, launch.density[:, 0], launch.density[:, 1])
    met[_ALTITUDE_M], met[_DENSITY], met[_SPEED_MPS] = altitude_m, density * factor, speed
    met[_GROUND_MPS] = np.sqrt(gx * gx + gy * gy + gz * gz)
    met[_MACH] = speed / speed_of_sound_mps(temperature)
    met[_AMBIENT] = min(pressure_pa(density, temperature) / SEA_LEVEL_PRESSURE_PA, 1.0)
    met[_AIR], met[_AIR + 1], met[_AIR + 2] = ux, uy, uz
    a = launch.axes
    for i in range(3):
        met[_VELOCITY + i] = a[i, 0] * ux + a[i, 1] * uy + a[i, 2] * uz


@lean
def _forces(t_s, y, flight, out):
    """Writes the derivative of ``y`` (7,) into ``out``, and what ``_told`` tells of into the flight's last.

    ``flight``: the vehicle's axis (3,), segment, launch, environment, and what is met (MET,), where ``_look``
    has looked.
    """
    toward, segment, launch, environment, met = flight
    _meet(t_s, y, launch, environment, met)
    vacuum_n = value_at(t_s, segment, THRUST_VACUUM)
    sea_level_n = value_at(t_s, segment, THRUST_SEA_LEVEL)
    thrust_n = max(vacuum_n - (vacuum_n - sea_level_n) * met[_AMBIENT], 0.0)
    a = launch.axes
    dx = toward[0] * a[0, 0] + toward[1] * a[1, 0] + toward[2] * a[2, 0]
    dy = toward[0] * a[0, 1] + toward[1] * a[1, 1] + toward[2] * a[2, 1]
    dz = toward[0] * a[0, 2] + toward[1] * a[1, 2] + toward[2] * a[2, 2]
    ux, uy, uz = met[_AIR], met[_AIR + 1], met[_AIR + 2]
    speed, mach = met[_SPEED_MPS], met[_MACH]
    dynamic_pa = 0.5 * met[_DENSITY] * speed * speed
    along = (dx * ux + dy * uy + dz * uz) / max(speed, 1e-9)  # cosine of the angle of attack
    table = launch.coefficients
    press = dynamic_pa * launch.area_m2 / y[6]
    axial = (thrust_n / y[6]) - press * along * interpolate(mach, table[:, 0], table[:, 1])
    # the normal force lies across the axis, away from the wind; its sine serves for a small angle of attack
    normal = press * interpolate(mach, table[:, 0], table[:, 2])
    share = normal / max(speed, 1e-9)
    out[0], out[1], out[2] = y[3], y[4], y[5]
    out[3] = met[_PULL] + axial * dx + normal * along * dx - share * ux
    out[4] = met[_PULL + 1] + axial * dy + normal * along * dy - share * uy
    out[5] = met[_PULL + 2] + axial * dz + normal * along * dz - share * uz
    out[6] = -max(value_at(t_s, segment, FLOW), 0.0)
    met[_ALONG], met[_THRUST_N], met[_AXIAL_MPS2] = along, thrust_n, axial


@lean
def _told(t_s, y, flight, out, sample):
    """As ``_forces``, and writes the sample (COLUMNS,) of the state."""
    _forces(t_s, y, flight, out)
    toward, _, launch, _, met = flight
    density, speed, along = met[_DENSITY], met[_SPEED_MPS], met[_ALONG]
    sample[Sample.T] = t_s
    for i in range(7):
        sample[Sample.X + i] = y[i]
    sample[Sample.ALTITUDE], sample[Sample.GROUND_SPEED] = met[_ALTITUDE_M], met[_GROUND_MPS]
    sample[Sample.PRESSURE] = 0.5 * density * speed * speed
    sample[Sample.LOAD] = met[_AXIAL_MPS2] / G0_MPS2
    sample[Sample.MACH], sample[Sample.THRUST] = met[_MACH], met[_THRUST_N]
    sample[Sample.ATTACK] = np.arccos(min(1.0, max(-1.0, along))) if speed > 1.0 else 0.0
    sample[Sample.PITCH] = np.arctan2(toward[2], toward[0])
    sample[Sample.YAW] = np.arcsin(min(1.0, max(-1.0, toward[1])))
    sample[Sample.HEAT_FLUX] = free_molecular_wpm2(density, speed)
    sample[Sample.STAGNATION_HEAT] = stagnation_wpm2(density, speed, launch.nose_radius_m)
    sample[Sample.KNUDSEN] = knudsen_number(density, launch.nose_radius_m)


_step = stepper(_forces, 7)


@njit
def _turn(toward, wanted, limit_rad):
    """Turns the axis ``toward`` (3,) in place to the ``wanted`` direction, by no more than the limit."""
    length = np.sqrt(wanted[0] * wanted[0] + wanted[1] * wanted[1] + wanted[2] * wanted[2])
    x, y, z = wanted[0] / length - toward[0], wanted[1] / length - toward[1], wanted[2] / length - toward[2]
    distance = np.sqrt(x * x + y * y + z * z)
    share = 1.0 if distance <= limit_rad else limit_rad / distance
    toward[0], toward[1], toward[2] = toward[0] + share * x, toward[1] + share * y, toward[2] + share * z
    length = 0.0
    for i in range(3):
        length += toward[i] * toward[i]
    for i in range(3):
        toward[i] /= np.sqrt(length)


@njit
def _mode(segment):
    """What a law is told of the phase of flight."""
    if segment[FLOW] <= 0.0:
        return Mode.COAST
    return Mode.LAST_STAGE if segment[LAST] > 0.0 else Mode.LOWER_STAGES


@njit
def ascend(y0, segments, law, parameters, launch, environment, step_s, cut_off_axis_m, tail_off_s):
    """Fly from lift-off until the last stage's cut-off leaves the semi-major axis ``cut_off_axis_m``.

    Returns (status, rows): one sample a step, and two at each end of a segment, before and after the drop.
    The step of cut-off is cut short so that the axis is met when the thrust has fallen off, at the last row.
    """
    tail_steps = int(np.ceil(tail_off_s / step_s))
    part_s = tail_off_s / max(tail_steps, 1)
    capacity = int(segments[-1, END] / step_s) + 3 * segments.shape[0] + tail_steps + 8
    rows = np.zeros((capacity, COLUMNS))
    work, y = scratch(7), y0.copy()
    estimate, command, memory = np.zeros(TOLD), np.zeros(COMMANDED), np.zeros(MEMORY)
    toward, field_work, met = np.array([0.0, 0.0, 1.0]), np.empty(WORK), np.full(_MET, np.nan)
    command[2] = 1.0
    before, ahead = np.empty(7), np.empty(6)
    t_s, count = 0.0, 0
    status = Status.DEPLETED
    for number in range(segments.shape[0]):
        segment = segments[number]
        flight = (toward, segment, launch, environment, met)
        mode = _mode(segment)
        while t_s < segment[END] - 1e-9:
            # back on the steps' own grid after the end of a segment, so that whole seconds are sampled
            h = min(step_s * (np.floor(t_s / step_s + 1e-6) + 1.0), segment[END]) - t_s
            _look(t_s, h, y, launch, environment, field_work, met)
            _told(t_s, y, flight, work[0], rows[count])
            count += 1
            estimate[0] = t_s + 0.5 * h  # the attitude of the middle of the step serves for all of it
            for i in range(3):
                a = launch.axes[i]
                estimate[1 + i] = a[0] * y[0] + a[1] * y[1] + a[2] * y[2]
                estimate[4 + i] = a[0] * y[3] + a[1] * y[4] + a[2] * y[5]
                estimate[8 + i] = met[_VELOCITY + i]
            estimate[7] = y[6]
            estimate[11] = met[_THRUST_N]
            command = law(estimate, mode, command, memory, parameters)
            _turn(toward, command, launch.rate_limit_radps * h)
            before[:] = y
            _step(t_s, y, h, flight, work, y)
            if segment[LAST] > 0.0:
                high_m = axis_ahead_m(t_s + h, y, toward, segment, launch, tail_off_s, ahead)
                if high_m >= cut_off_axis_m:
                    low_m = axis_ahead_m(t_s, before, toward, segment, launch, tail_off_s, ahead)
                    rate_mps = (high_m - low_m) / h
                    h, status = max((cut_off_axis_m - low_m) / rate_mps, 0.0), Status.CUT_OFF
                    for _ in range(_CORRECTIONS):
                        y[:] = before
                        _look(t_s, h, y, launch, environment, field_work, met)
                        _step(t_s, y, h, flight, work, y)
                        tail = tail_of(t_s + h, segment, tail_off_s)
                        fading = (toward, tail, launch, environment, met)
                        for number_of in range(tail_steps):
                            tail_s = tail[BEGIN] + number_of * part_s
                            _look(tail_s, part_s, y, launch, environment, field_work, met)
                            _step(tail_s, y, part_s, fading, work, y)
                        h = max(h + (cut_off_axis_m - semi_major_axis_m(y)) / rate_mps, 0.0)
                    y[:] = before
                    _look(t_s, h, y, launch, environment, field_work, met)
                    _step(t_s, y, h, flight, work, y)
            t_s += h
            if not np.isfinite(y[0] + y[3] + y[6]):
                return Status.NOT_FINITE, rows[:count].copy()
            if met[_ALTITUDE_M] < -1000.0:
                return Status.BELOW_GROUND, rows[:count].copy()
            if status == Status.CUT_OFF:
                break
        if status == Status.CUT_OFF and tail_steps > 0:
            tail = tail_of(t_s, segment, tail_off_s)
            fading = (toward, tail, launch, environment, met)
            for _ in range(tail_steps):
                _look(t_s, part_s, y, launch, environment, field_work, met)
                _told(t_s, y, fading, work[0], rows[count])
                count += 1
                _step(t_s, y, part_s, fading, work, y)
                t_s += part_s
            flight = fading
        _told(t_s, y, flight, work[0], rows[count])
        count += 1
        if status == Status.CUT_OFF:
            break
        if number < segments.shape[0] - 1:
            y[6] -= segment[DROP]
    return status, rows[:count].copy()
