"""Motion relative to a station: along its orbit, and near it as Clohessy and Wiltshire have it, in LVLH."""

import numpy as np

from vitok.compiled import njit
from vitok.earth.frames import rotate, rotate_back
from vitok.earth.gravity import MU_M3PS2
from vitok.elementary import arcsin, arctan2, cos, dot, norm, sin
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.types import Vector


def mean_motion_radps(y: Vector) -> float:
    """Osculating mean motion of a GCRF state."""
    axis_m = 1.0 / (2.0 / norm(y[:3]) - dot(y[3:6], y[3:6]) / MU_M3PS2)
    return float(np.sqrt(MU_M3PS2 / axis_m**3))


def curvilinear(y_station: Vector, y: Vector) -> Vector:
    """Position (3,) along the station's orbit, across it and below it, m.

    x and y are arcs at the station's distance, from half a turn behind to half a turn ahead; near the
    station all three are LVLH.
    """
    forward, against_normal, down = rotate(lvlh_from_gcrf(*y_station[:6]), *y[:3])
    distance_m = norm(y_station[:3])
    across = arcsin(against_normal / norm(y[:3]))
    return np.array(
        [
            distance_m * arctan2(forward, -down),
            distance_m * across,
            distance_m - norm(y[:3]),
        ]
    )


def curvilinear_of_lvlh(y_station: Vector, position_lvlh_m: Vector) -> Vector:
    """The curvilinear position (3,) of a point given in straight LVLH axes from the station."""
    offset_m = rotate_back(lvlh_from_gcrf(*y_station[:6]), *position_lvlh_m)
    return curvilinear(y_station, y_station[:3] + np.array(offset_m))


@njit
def clohessy_wiltshire(rate_radps, x, y, z, vx, vy, vz):
    """Acceleration (3-tuple) of a free body in LVLH near a target on a circle (Fehse 2003, eq. 3.21)."""
    n = rate_radps
    return 2.0 * n * vz, -n * n * y, 3.0 * n * n * z - 2.0 * n * vx


def transition(rate_radps: float, duration_s: float) -> Vector:
    """Clohessy-Wiltshire transition (6, 6) of position and velocity in LVLH.

    Clohessy, Wiltshire (1960); in these axes Fehse (2003), eq. 3.5.
    """
    n, t = rate_radps, duration_s
    s, c = sin(n * t), cos(n * t)
    return np.array(
        [
            [1, 0, 6 * (n * t - s), 4 * s / n - 3 * t, 0, 2 * (1 - c) / n],
            [0, c, 0, 0, s / n, 0],
            [0, 0, 4 - 3 * c, -2 * (1 - c) / n, 0, s / n],
            [0, 0, 6 * n * (1 - c), 4 * c - 3, 0, 2 * s],
            [0, -n * s, 0, 0, c, 0],
            [0, 0, 3 * n * s, -2 * s, 0, c],
        ]
    )
