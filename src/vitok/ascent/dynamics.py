"""The ascent's equations of motion and its closed loop, compiled.

Point mass in GCRF: gravity field, Sun and Moon, thrust over ambient pressure, drag over Mach in turning air
with wind. The vehicle's axis is the thrust's direction.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.craft.rocket import DROP, END, FLOW, THRUST_SEA_LEVEL, THRUST_VACUUM
from vitok.earth.air import SEA_LEVEL_PRESSURE_PA, air_state, pressure_pa, speed_of_sound_mps
from vitok.earth.frames import EARTH_ROTATION_RADPS, itrf_from_gcrf, rotate, rotate_back
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import geodetic_from_itrf, itrf_from_enu
from vitok.earth.wind import wind_enu_mps
from vitok.motion.forces import gravitation
from vitok.motion.orbit import G0_MPS2

# columns of a sample, after time and the seven of the state
T, X, VX, MASS = 0, 1, 4, 7
ALTITUDE, GROUND_SPEED, PRESSURE, LOAD, MACH, ATTACK, THRUST, PITCH, COLUMNS = range(8, 17)
CUT_OFF, DEPLETED, NOT_FINITE, CRASHED = 0, 1, 2, 3


class Launch(NamedTuple):
    """Frame and body of one ascent: launch frame in GCRF, drag table, limits of attitude."""

    t_liftoff_s: float
    up: NDArray[np.float64]
    downrange: NDArray[np.float64]
    area_m2: float
    mach: NDArray[np.float64]
    drag_coefficient: NDArray[np.float64]
    wind: NDArray[np.float64]
    pitch_rate_limit_radps: float


@njit
def _forces(t_s, y, pitch_rad, segment, launch, environment, out, sample):
    """Writes the derivative of ``y`` (7,) into ``out`` and, into ``sample``, what the air does."""
    m = itrf_from_gcrf(launch.t_liftoff_s + t_s, environment.rotation)
    ax, ay, az = gravitation(launch.t_liftoff_s + t_s, y[0], y[1], y[2], m, environment)
    rx, ry, rz = rotate(m, y[0], y[1], y[2])
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(rx, ry, rz)
    density, temperature = air_state(
        launch.t_liftoff_s + t_s, latitude_rad, longitude_rad, altitude_m, environment.air
    )
    ambient = min(pressure_pa(density, temperature) / SEA_LEVEL_PRESSURE_PA, 1.0)
    thrust_n = segment[THRUST_VACUUM] - (segment[THRUST_VACUUM] - segment[THRUST_SEA_LEVEL]) * ambient
    c, s = np.cos(pitch_rad), np.sin(pitch_rad)
    dx = c * launch.downrange[0] + s * launch.up[0]
    dy = c * launch.downrange[1] + s * launch.up[1]
    dz = c * launch.downrange[2] + s * launch.up[2]
    wx, wy, wz = EARTH_ROTATION_RADPS * m[6], EARTH_ROTATION_RADPS * m[7], EARTH_ROTATION_RADPS * m[8]
    gx, gy, gz = (
        y[3] - (wy * y[2] - wz * y[1]),
        y[4] - (wz * y[0] - wx * y[2]),
        y[5] - (wx * y[1] - wy * y[0]),
    )
    east_mps, north_mps = wind_enu_mps(altitude_m, launch.wind)
    ex, ey, ez = rotate(itrf_from_enu(latitude_rad, longitude_rad), east_mps, north_mps, 0.0)
    ex, ey, ez = rotate_back(m, ex, ey, ez)
    ux, uy, uz = gx - ex, gy - ey, gz - ez
    speed = np.sqrt(ux * ux + uy * uy + uz * uz)
    mach = speed / speed_of_sound_mps(temperature)
    dynamic_pa = 0.5 * density * speed * speed
    drag_n = dynamic_pa * launch.area_m2 * np.interp(mach, launch.mach, launch.drag_coefficient)
    k = drag_n / (y[6] * max(speed, 1e-9))
    push = thrust_n / y[6]
    out[0], out[1], out[2] = y[3], y[4], y[5]
    out[3], out[4], out[5] = ax + push * dx - k * ux, ay + push * dy - k * uy, az + push * dz - k * uz
    out[6] = -segment[FLOW]
    along = (dx * ux + dy * uy + dz * uz) / max(speed, 1e-9)
    sample[ALTITUDE] = altitude_m
    sample[GROUND_SPEED] = np.sqrt(gx * gx + gy * gy + gz * gz)
    sample[PRESSURE] = dynamic_pa
    sample[LOAD] = (push - k * speed * along) / G0_MPS2
    sample[MACH] = mach
    sample[ATTACK] = np.arccos(min(1.0, max(-1.0, along))) if speed > 1.0 else 0.0
    sample[THRUST] = thrust_n
    sample[PITCH] = pitch_rad
    return np.arctan2(
        ux * launch.up[0] + uy * launch.up[1] + uz * launch.up[2],
        ux * launch.downrange[0] + uy * launch.downrange[1] + uz * launch.downrange[2],
    )


@njit
def _step(t_s, y, h, pitch_rad, segment, launch, environment, k, work, sample):
    """One step of Runge-Kutta 4 at constant pitch, in place."""
    for stage in range(4):
        share = 0.0 if stage == 0 else (1.0 if stage == 3 else 0.5)
        for i in range(7):
            work[i] = y[i] + (share * h * k[stage - 1, i] if stage > 0 else 0.0)
        _forces(t_s + share * h, work, pitch_rad, segment, launch, environment, k[stage], sample)
    for i in range(7):
        y[i] += h / 6.0 * (k[0, i] + 2.0 * k[1, i] + 2.0 * k[2, i] + k[3, i])


@njit
def _semi_major_axis_m(y):
    r = np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    return 1.0 / (2.0 / r - (y[3] * y[3] + y[4] * y[4] + y[5] * y[5]) / MU_M3PS2)


@njit
def ascend(y0, segments, law, parameters, launch, environment, step_s, cut_off_axis_m):
    """Fly from lift-off until the semi-major axis reaches ``cut_off_axis_m`` in the last segment.

    Returns (status, rows): one sample a step, and two at each end of a segment, before and after the drop.
    The last step is cut short at the axis, by its linear growth over the step and two corrections.
    """
    capacity = int(segments[-1, END] / step_s) + 3 * segments.shape[0] + 8
    rows = np.zeros((capacity, COLUMNS))
    k, work, y = np.zeros((4, 7)), np.zeros(7), y0.copy()
    sample = np.zeros(COLUMNS)
    state, command = np.zeros(2), np.zeros(2)
    command[0] = 0.5 * np.pi
    pitch_rad = 0.5 * np.pi
    t_s, count = 0.0, 0
    status = DEPLETED
    for number in range(segments.shape[0]):
        segment = segments[number]
        while t_s < segment[END] - 1e-9:
            state[1] = _forces(t_s, y, pitch_rad, segment, launch, environment, k[0], sample)
            sample[T] = t_s
            sample[X : MASS + 1] = y
            rows[count] = sample
            count += 1
            # back on the steps' own grid after the end of a segment, so that whole seconds are sampled
            h = min(step_s * (np.floor(t_s / step_s + 1e-6) + 1.0), segment[END]) - t_s
            state[0] = t_s + 0.5 * h  # the pitch of the middle of the step serves for all of it
            command = law(state, command, parameters)
            turn = launch.pitch_rate_limit_radps * h
            pitch_rad = min(max(command[0], pitch_rad - turn), pitch_rad + turn)
            before = y.copy()
            _step(t_s, y, h, pitch_rad, segment, launch, environment, k, work, sample)
            if number == segments.shape[0] - 1 and _semi_major_axis_m(y) >= cut_off_axis_m:
                low_m, high_m = _semi_major_axis_m(before), _semi_major_axis_m(y)
                short = h * (cut_off_axis_m - low_m) / (high_m - low_m)
                for _ in range(3):
                    y[:] = before
                    _step(t_s, y, short, pitch_rad, segment, launch, environment, k, work, sample)
                    rate = (_semi_major_axis_m(y) - low_m) / short
                    short += (cut_off_axis_m - _semi_major_axis_m(y)) / rate
                h, status = short, CUT_OFF
                y[:] = before
                _step(t_s, y, h, pitch_rad, segment, launch, environment, k, work, sample)
            t_s += h
            if not np.isfinite(y[0] + y[3] + y[6]):
                return NOT_FINITE, rows[:count].copy()
            if sample[ALTITUDE] < -1000.0:
                return CRASHED, rows[:count].copy()
            if status == CUT_OFF:
                break
        _forces(t_s, y, pitch_rad, segment, launch, environment, k[0], sample)
        sample[T] = t_s
        sample[X : MASS + 1] = y
        rows[count] = sample
        count += 1
        if number < segments.shape[0] - 1:
            y[6] -= segment[DROP]
    return status, rows[:count].copy()
