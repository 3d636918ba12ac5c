"""GCRF to ITRF by IAU 2006/2000A with IERS data, for the compiled core.

The celestial pole X, Y and the locator s (with the IERS offsets dX, dY), UT1 and polar motion are laid on
cubic splines of a quarter day; the kernels read those. IERS Conventions (2010), chapter 5.
A rotation is a tuple of nine scalars, row by row.
"""

from functools import lru_cache
from typing import NamedTuple

import erfa
import numpy as np

from vitok.compiled import bare, njit
from vitok.earth.orientation import orientation
from vitok.earth.shape import geodetic_from_itrf
from vitok.earth.spline import Spline, spline, spline_value
from vitok.earth.time import SECONDS_PER_DAY, Epoch

EARTH_ROTATION_RADPS = 2.0 * np.pi * 1.00273781191135448 / SECONDS_PER_DAY
_STEP_S = SECONDS_PER_DAY / 4.0


class Rotation(NamedTuple):
    """``poles`` columns: X, Y, s - s' (rad), UT1 - TAI (s), polar x, y (rad); ``era_rad`` at the epoch."""

    poles: Spline
    era_rad: float


@lru_cache(maxsize=8)  # a flight asks several times for its whole span
def rotation(epoch: Epoch, t_start_s: float, t_end_s: float) -> Rotation:
    """Rotation table for a span of TAI seconds since ``epoch``; InputError outside the IERS data."""
    count = int(np.ceil((t_end_s - t_start_s) / _STEP_S)) + 9
    t_s = t_start_s + (np.arange(count) - 4) * _STEP_S
    mjd_tai = epoch.mjd_tai() + t_s / SECONDS_PER_DAY
    earth = orientation(mjd_tai)  # UTC and TAI differ by half a minute: nothing at the IERS's daily step
    tt1, tt2 = epoch.tai_jd1, epoch.tai_jd2 + (t_s + 32.184) / SECONDS_PER_DAY
    x, y, s = erfa.xys06a(tt1, tt2)
    poles = np.stack(
        (
            x + earth.dx_rad,
            y + earth.dy_rad,
            s - erfa.sp00(tt1, tt2),
            earth.ut1_minus_tai_s,
            earth.polar_x_rad,
            earth.polar_y_rad,
        ),
        axis=1,
    )
    era_rad = float(erfa.era00(epoch.tai_jd1, epoch.tai_jd2))
    return Rotation(spline(t_s, poles), era_rad)


@bare
def itrf_from_gcrf(t_s, rotation):
    """Matrix (9-tuple, row by row) from GCRF to ITRF (IERS Conventions 2010, eq. 5.1 and 5.10)."""
    table = rotation.poles
    x = spline_value(t_s, 0, table)
    y = spline_value(t_s, 1, table)
    ut1_minus_tai_s = spline_value(t_s, 3, table)
    polar_x = spline_value(t_s, 4, table)
    polar_y = spline_value(t_s, 5, table)
    angle = rotation.era_rad + EARTH_ROTATION_RADPS * (t_s + ut1_minus_tai_s) - spline_value(t_s, 2, table)
    z = np.sqrt(1.0 - x * x - y * y)
    a = 1.0 / (1.0 + z)
    c, s = np.cos(angle), np.sin(angle)
    # terrestrial intermediate frame = R3(angle) times the pole's matrix
    m00, m01, m02 = 1.0 - a * x * x, -a * x * y, -x
    m10, m11, m12 = -a * x * y, 1.0 - a * y * y, -y
    t00, t01, t02 = c * m00 + s * m10, c * m01 + s * m11, c * m02 + s * m12
    t10, t11, t12 = c * m10 - s * m00, c * m11 - s * m01, c * m12 - s * m02
    # polar motion, first order: its square is 1e-12
    return (
        t00 + polar_x * x,
        t01 + polar_x * y,
        t02 + polar_x * z,
        t10 - polar_y * x,
        t11 - polar_y * y,
        t12 - polar_y * z,
        x - polar_x * t00 + polar_y * t10,
        y - polar_x * t01 + polar_y * t11,
        z - polar_x * t02 + polar_y * t12,
    )


@bare
def rotate(m, x, y, z):
    """m times the vector."""
    return (
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z,
    )


@bare
def rotate_back(m, x, y, z):
    """m transposed times the vector."""
    return (
        m[0] * x + m[3] * y + m[6] * z,
        m[1] * x + m[4] * y + m[7] * z,
        m[2] * x + m[5] * y + m[8] * z,
    )


@bare
def geodetic_from_gcrf(t_s, x, y, z, rotation):
    """Geodetic latitude, longitude (rad) and altitude (m) over WGS-84 of a GCRF position."""
    return geodetic_from_itrf(*rotate(itrf_from_gcrf(t_s, rotation), x, y, z))


@njit
def altitudes_m(t_s, y, rotation):
    """Altitudes (n,) over WGS-84 of GCRF states (n, 3 or more) at instants (n,)."""
    out = np.empty(t_s.size)
    for k in range(t_s.size):
        out[k] = geodetic_from_gcrf(t_s[k], y[k, 0], y[k, 1], y[k, 2], rotation)[2]
    return out


@bare
def spin_itrf_radps(t_s, rotation):
    """The Earth's angular velocity in ITRF (3-tuple): about the celestial pole, which polar motion tilts."""
    wx = EARTH_ROTATION_RADPS * spline_value(t_s, 4, rotation.poles)
    wy = -EARTH_ROTATION_RADPS * spline_value(t_s, 5, rotation.poles)
    return wx, wy, EARTH_ROTATION_RADPS


@bare
def itrf_state(t_s, x, y, z, vx, vy, vz, rotation):
    """ITRF position and velocity (relative to the turning Earth) of a GCRF state: 6-tuple, m and m/s."""
    m = itrf_from_gcrf(t_s, rotation)
    wx, wy, wz = spin_itrf_radps(t_s, rotation)
    rx, ry, rz = rotate(m, x, y, z)
    ux, uy, uz = rotate(m, vx, vy, vz)
    return rx, ry, rz, ux - (wy * rz - wz * ry), uy - (wz * rx - wx * rz), uz - (wx * ry - wy * rx)


@bare
def gcrf_state(t_s, x, y, z, vx, vy, vz, rotation):
    """GCRF position and velocity of an ITRF state: 6-tuple, m and m/s."""
    m = itrf_from_gcrf(t_s, rotation)
    wx, wy, wz = spin_itrf_radps(t_s, rotation)
    rx, ry, rz = rotate_back(m, x, y, z)
    ux, uy, uz = rotate_back(m, vx + (wy * z - wz * y), vy + (wz * x - wx * z), vz + (wx * y - wy * x))
    return rx, ry, rz, ux, uy, uz
