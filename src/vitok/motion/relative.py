"""Motion relative to a station: along its orbit, and near it as Clohessy and Wiltshire have it, in LVLH."""

import numpy as np

from vitok.compiled import bare, njit
from vitok.earth.frames import rotate, rotate_back
from vitok.earth.gravity import MU_M3PS2
from vitok.elementary import arcsin, arctan2, dot, norm
from vitok.motion.kepler import two_body_state
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


@bare
def clohessy_wiltshire(rate_radps, x, y, z, vx, vy, vz):
    """Acceleration (3-tuple) of a free body in LVLH near a target on a circle (Fehse 2003, eq. 3.21)."""
    n = rate_radps
    return 2.0 * n * vz, -n * n * y, 3.0 * n * n * z - 2.0 * n * vx


@njit
def transition(rate_radps, duration_s):
    """Clohessy-Wiltshire transition (6, 6) of position and velocity in LVLH.

    Clohessy, Wiltshire (1960); in these axes Fehse (2003), eq. 3.5.
    """
    n, t = rate_radps, duration_s
    s, c = np.sin(n * t), np.cos(n * t)
    return np.array(
        [
            [1.0, 0.0, 6.0 * (n * t - s), 4.0 * s / n - 3.0 * t, 0.0, 2.0 * (1.0 - c) / n],
            [0.0, c, 0.0, 0.0, s / n, 0.0],
            [0.0, 0.0, 4.0 - 3.0 * c, -2.0 * (1.0 - c) / n, 0.0, s / n],
            [0.0, 0.0, 6.0 * n * (1.0 - c), 4.0 * c - 3.0, 0.0, 2.0 * s],
            [0.0, -n * s, 0.0, 0.0, c, 0.0],
            [0.0, 0.0, 3.0 * n * s, -2.0 * s, 0.0, c],
        ]
    )


def elliptic_transition(y_target: Vector, duration_s: float) -> Vector:
    """Yamanaka-Ankersen transition (6, 6) of position and velocity in the turning LVLH of a target.

    ``y_target`` is the target's GCRF state (6,) or (7,) at the start, on an orbit of two bodies with any
    eccentricity below 1; ``duration_s`` may be negative. Yamanaka, Ankersen (2002), eqs. 82 to 88, in the
    same axes. ValueError for an orbit that is not closed.
    """
    y = np.ascontiguousarray(y_target[:6], dtype=float)
    if 2.0 / norm(y[:3]) <= dot(y[3:], y[3:]) / MU_M3PS2:
        raise ValueError("the target's orbit is not closed: it has no period")
    found: Vector = _elliptic_transition(y, float(duration_s))
    return found


@njit
def _elliptic_transition(y, duration_s):
    x0, y0, z0, vx, vy, vz = y[0], y[1], y[2], y[3], y[4], y[5]
    hx, hy, hz = y0 * vz - z0 * vy, z0 * vx - x0 * vz, x0 * vy - y0 * vx
    h = np.sqrt(hx * hx + hy * hy + hz * hz)
    semilatus_m = h * h / MU_M3PS2
    turn_radps = h / semilatus_m**2  # k^2 of eq. 9: the orbit turns at k^2 rho^2
    later = two_body_state(x0, y0, z0, vx, vy, vz, duration_s)
    e, c1, s1 = _anomaly(x0, y0, z0, vx, vy, vz, h, semilatus_m)
    _, c2, s2 = _anomaly(later[0], later[1], later[2], later[3], later[4], later[5], h, semilatus_m)
    if e < 1e-12:  # a circle has no perigee: count from the start
        c1, s1 = 1.0, 0.0
        c2, s2 = np.cos(turn_radps * duration_s), np.sin(turn_radps * duration_s)
    rho1, rho2 = 1.0 + e * c1, 1.0 + e * c2
    first, last = _pseudo_initial(c1, s1, e), _of_pseudo(c2, s2, e, turn_radps * duration_s)
    plane = np.zeros((4, 4))  # of x, z and their derivatives by the anomaly, scaled
    for i in range(4):
        for j in range(4):
            for k in range(4):
                plane[i, j] += last[i, k] * first[k, j]
    cosine, sine = c1 * c2 + s1 * s2, c1 * s2 - s1 * c2
    across = np.array([[cosine, sine], [-sine, cosine]])
    scaled = np.zeros((6, 6))
    for i in range(2):
        for j in range(2):
            scaled[3 * i + 1, 3 * j + 1] = across[i, j]
            for a in range(2):
                for b in range(2):
                    scaled[3 * i + 2 * a, 3 * j + 2 * b] = plane[2 * i + a, 2 * j + b]
    out = np.empty((6, 6))
    for i in range(3):
        for j in range(3):
            # eqs. 87 and 88: r~ = rho r, v~ = -e sin r + v / (k^2 rho), and back
            r = scaled[i, j] * rho1 - scaled[i, j + 3] * e * s1
            v = scaled[i + 3, j] * rho1 - scaled[i + 3, j + 3] * e * s1
            out[i, j] = r / rho2
            out[i + 3, j] = turn_radps * (e * s2 * r + rho2 * v)
            r = scaled[i, j + 3] / (turn_radps * rho1)
            v = scaled[i + 3, j + 3] / (turn_radps * rho1)
            out[i, j + 3] = r / rho2
            out[i + 3, j + 3] = turn_radps * (e * s2 * r + rho2 * v)
    return out


@njit
def _anomaly(x, y, z, vx, vy, vz, h, semilatus_m):
    """Eccentricity, cosine and sine of the true anomaly; of a circle zero, 1 and 0."""
    distance_m = np.sqrt(x * x + y * y + z * z)
    along = semilatus_m / distance_m - 1.0
    across = (x * vx + y * vy + z * vz) / distance_m * h / MU_M3PS2
    e = np.sqrt(along * along + across * across)
    return (e, along / e, across / e) if e > 0.0 else (0.0, 1.0, 0.0)


@njit
def _pseudo_initial(cosine, sine, e):
    """Matrix (4, 4) from scaled x, z, vx, vz to the constants of the motion (eq. 82)."""
    rho = 1.0 + e * cosine
    s, c, more = rho * sine, rho * cosine, 1.0 + 1.0 / rho
    eta2 = 1.0 - e * e
    return np.array(
        [
            [1.0, 3.0 * e * s / rho * more / eta2, -e * s * more / eta2, (2.0 - e * c) / eta2],
            [0.0, -3.0 * s / rho * (1.0 + e * e / rho) / eta2, s * more / eta2, (c - 2.0 * e) / eta2],
            [0.0, -3.0 * (c / rho + e) / eta2, (c * more + e) / eta2, -s / eta2],
            [0.0, (3.0 * rho - eta2) / eta2, -rho * rho / eta2, e * s / eta2],
        ]
    )


@njit
def _of_pseudo(cosine, sine, e, j):
    """Matrix (4, 4) from the constants of the motion to scaled x, z, vx, vz (eqs. 83 and 84)."""
    rho = 1.0 + e * cosine
    s, c, more = rho * sine, rho * cosine, 1.0 + 1.0 / rho
    s_rate = cosine + e * (cosine * cosine - sine * sine)
    c_rate = -(sine + 2.0 * e * sine * cosine)
    return np.array(
        [
            [1.0, -c * more, s * more, 3.0 * rho * rho * j],
            [0.0, s, c, 2.0 - 3.0 * e * s * j],
            [0.0, 2.0 * s, 2.0 * c - e, 3.0 * (1.0 - 2.0 * e * s * j)],
            [0.0, s_rate, c_rate, -3.0 * e * (s_rate * j + s / (rho * rho))],
        ]
    )
