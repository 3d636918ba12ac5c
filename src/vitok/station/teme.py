"""TEME, the frame of SGP4, which exists only at the readers' edge, turned into GCRF."""

import erfa
import numpy as np
from numpy.typing import NDArray

from vitok.earth.frames import Rotation, gcrf_state, spin_itrf_radps
from vitok.earth.spline import spline_value
from vitok.earth.time import SECONDS_PER_DAY, Epoch

Vector = NDArray[np.float64]


def gcrf_from_teme(
    r_teme_km: Vector, v_teme_kmps: Vector, epoch: Epoch, t_s: Vector, rotation: Rotation
) -> Vector:
    """States (n, 6) in GCRF, m and m/s, of TEME positions and velocities (n, 3).

    TEME goes to the Earth-fixed axes by the sidereal time of 1982 (Vallado et al. 2006, AIAA 2006-6753,
    appendix C) and from there by vitok's own rotation to GCRF.
    """
    states = np.empty((t_s.size, 6))
    for k, t in enumerate(t_s):
        ut1_s = t + spline_value(t, 3, rotation.poles)
        angle = erfa.gmst82(epoch.tai_jd1, epoch.tai_jd2 + ut1_s / SECONDS_PER_DAY)
        c, s = np.cos(angle), np.sin(angle)
        x_p, y_p = spline_value(t, 4, rotation.poles), spline_value(t, 5, rotation.poles)
        polar = np.array([[1.0, 0.0, x_p], [0.0, 1.0, -y_p], [-x_p, y_p, 1.0]])
        turn = polar @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
        r = turn @ r_teme_km[k] * 1e3
        v = turn @ v_teme_kmps[k] * 1e3 - np.cross(np.array(spin_itrf_radps(t, rotation)), r)
        states[k] = gcrf_state(t, r[0], r[1], r[2], v[0], v[1], v[2], rotation)
    return states
