"""TEME, the frame of SGP4, which exists only at the readers' edge, turned into GCRF."""

import erfa
import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.frames import Rotation, gcrf_state, spin_itrf_radps
from vitok.earth.spline import spline_value
from vitok.earth.time import SECONDS_PER_DAY, Epoch

Vector = NDArray[np.float64]


def gcrf_from_teme(
    r_teme_km: Vector, v_teme_kmps: Vector, *, epoch: Epoch, t_s: Vector, rotation: Rotation
) -> Vector:
    """States (n, 6) in GCRF, m and m/s, of TEME positions and velocities (n, 3).

    TEME goes to the Earth-fixed axes by the sidereal time of 1982 (Vallado et al. 2006, AIAA 2006-6753,
    appendix C) and from there by vitok's own rotation to GCRF.
    """
    times = np.ascontiguousarray(t_s, dtype=float)
    ut1_s = _ut1_s(times, rotation)
    angle_rad = erfa.gmst82(epoch.tai_jd1, epoch.tai_jd2 + ut1_s / SECONDS_PER_DAY)
    r_m, v_mps = np.ascontiguousarray(r_teme_km) * 1e3, np.ascontiguousarray(v_teme_kmps) * 1e3
    states: Vector = _gcrf(times, angle_rad, r_m, v_mps, rotation)
    return states


@njit
def _ut1_s(t_s, rotation):
    out = np.empty(t_s.size)
    for k in range(t_s.size):
        out[k] = t_s[k] + spline_value(t_s[k], 3, rotation.poles)
    return out


@njit
def _gcrf(t_s, angle_rad, r_teme_m, v_teme_mps, rotation):
    out = np.empty((t_s.size, 6))
    for k in range(t_s.size):
        t = t_s[k]
        c, s = np.cos(angle_rad[k]), np.sin(angle_rad[k])
        x_p, y_p = spline_value(t, 4, rotation.poles), spline_value(t, 5, rotation.poles)
        wx, wy, wz = spin_itrf_radps(t, rotation)
        rx, ry, rz = _itrf(c, s, x_p, y_p, r_teme_m[k, 0], r_teme_m[k, 1], r_teme_m[k, 2])
        vx, vy, vz = _itrf(c, s, x_p, y_p, v_teme_mps[k, 0], v_teme_mps[k, 1], v_teme_mps[k, 2])
        vx, vy, vz = vx - (wy * rz - wz * ry), vy - (wz * rx - wx * rz), vz - (wx * ry - wy * rx)
        out[k] = gcrf_state(t, rx, ry, rz, vx, vy, vz, rotation)
    return out


@njit
def _itrf(c, s, x_p, y_p, x, y, z):
    """A TEME vector turned by the sidereal angle, then by polar motion to first order."""
    u, v = c * x + s * y, c * y - s * x
    return u + x_p * z, v - y_p * z, z - x_p * u + y_p * v
