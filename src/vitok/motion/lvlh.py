"""LVLH, the axes of rendezvous: +z to the Earth's centre, +y against the orbit normal, +x forward."""

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, njit

Vector = NDArray[np.float64]


@bare
def lvlh_from_gcrf(x, y, z, vx, vy, vz):
    """Matrix (9-tuple, row by row) whose rows are the LVLH axes of a GCRF state."""
    r = np.sqrt(x * x + y * y + z * z)
    hx, hy, hz = y * vz - z * vy, z * vx - x * vz, x * vy - y * vx
    h = np.sqrt(hx * hx + hy * hy + hz * hz)
    zx, zy, zz = -x / r, -y / r, -z / r
    yx, yy, yz = -hx / h, -hy / h, -hz / h
    return (yy * zz - yz * zy, yz * zx - yx * zz, yx * zy - yy * zx, yx, yy, yz, zx, zy, zz)


def axes(y_target: Vector) -> Vector:
    """(3, 3) matrix that turns GCRF vectors into the target's LVLH."""
    return np.array(lvlh_from_gcrf(*y_target[:6])).reshape(3, 3)


def rate_lvlh_radps(y_target: Vector) -> Vector:
    """Angular velocity (3,) of the LVLH axes, in LVLH: the orbital rate about -y."""
    r, v = y_target[:3], y_target[3:6]
    return np.array([0.0, -np.linalg.norm(np.cross(r, v)) / (r @ r), 0.0])


def relative_state(y_target: Vector, y_chaser: Vector) -> Vector:
    """Position and velocity (6,) of the chaser in the target's rotating LVLH, m and m/s."""
    m = axes(y_target)
    r = m @ (y_chaser[:3] - y_target[:3])
    v = m @ (y_chaser[3:6] - y_target[3:6]) - np.cross(rate_lvlh_radps(y_target), r)
    return np.concatenate((r, v))


def inertial_state(y_target: Vector, relative: Vector) -> Vector:
    """GCRF position and velocity (6,) of a chaser given in the target's rotating LVLH."""
    m = axes(y_target)
    r = m.T @ relative[:3]
    v = m.T @ (relative[3:6] + np.cross(rate_lvlh_radps(y_target), relative[:3]))
    return np.concatenate((y_target[:3] + r, y_target[3:6] + v))


@njit
def riding_states(y_target, position_lvlh_m):
    """GCRF states (n, 6) of what rests at a position (3,) in the turning LVLH of a target's states (n, 6)."""
    out = np.empty((y_target.shape[0], 6))
    px, py, pz = position_lvlh_m[0], position_lvlh_m[1], position_lvlh_m[2]
    for k in range(y_target.shape[0]):
        x, y, z, vx, vy, vz = y_target[k]
        m = lvlh_from_gcrf(x, y, z, vx, vy, vz)
        hx, hy, hz = y * vz - z * vy, z * vx - x * vz, x * vy - y * vx
        rate_radps = np.sqrt(hx * hx + hy * hy + hz * hz) / (x * x + y * y + z * z)
        # the axes turn about -y: a point's velocity is (-rate, 0, rate) times (z, ., x)
        ux, uz = -rate_radps * pz, rate_radps * px
        for i in range(3):
            out[k, i] = y_target[k, i] + m[i] * px + m[3 + i] * py + m[6 + i] * pz
            out[k, 3 + i] = y_target[k, 3 + i] + m[i] * ux + m[6 + i] * uz
    return out
