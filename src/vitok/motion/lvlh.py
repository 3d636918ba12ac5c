"""LVLH, the axes of rendezvous: +z to the Earth's centre, +y against the orbit normal, +x forward."""

import numpy as np

from vitok.compiled import bare, njit
from vitok.earth.frames import rotate, rotate_back
from vitok.types import GcrfState, Vector


@bare
def lvlh_from_gcrf(x, y, z, vx, vy, vz):
    """Matrix (9-tuple, row by row) whose rows are the LVLH axes of a GCRF state."""
    r = np.sqrt(x * x + y * y + z * z)
    hx, hy, hz = y * vz - z * vy, z * vx - x * vz, x * vy - y * vx
    h = np.sqrt(hx * hx + hy * hy + hz * hz)
    zx, zy, zz = -x / r, -y / r, -z / r
    yx, yy, yz = -hx / h, -hy / h, -hz / h
    return (yy * zz - yz * zy, yz * zx - yx * zz, yx * zy - yy * zx, yx, yy, yz, zx, zy, zz)


@bare
def orbital_rate_radps(x, y, z, vx, vy, vz):
    """Rate at which the LVLH axes of a GCRF state turn, about -y."""
    hx, hy, hz = y * vz - z * vy, z * vx - x * vz, x * vy - y * vx
    return np.sqrt(hx * hx + hy * hy + hz * hz) / (x * x + y * y + z * z)


@bare
def in_lvlh(m, target, other):
    """Position and velocity (6-tuple) of a GCRF state in a target's turning LVLH; ``m`` are its axes."""
    x, y, z = rotate(m, other[0] - target[0], other[1] - target[1], other[2] - target[2])
    vx, vy, vz = rotate(m, other[3] - target[3], other[4] - target[4], other[5] - target[5])
    rate = orbital_rate_radps(target[0], target[1], target[2], target[3], target[4], target[5])
    return x, y, z, vx + rate * z, vy, vz - rate * x


@bare
def from_lvlh(m, target, relative):
    """GCRF state (6-tuple) of what is given in a target's turning LVLH; ``m`` are its axes."""
    rate = orbital_rate_radps(target[0], target[1], target[2], target[3], target[4], target[5])
    x, y, z = rotate_back(m, relative[0], relative[1], relative[2])
    vx, vy, vz = relative[3] - rate * relative[2], relative[4], relative[5] + rate * relative[0]
    vx, vy, vz = rotate_back(m, vx, vy, vz)
    return target[0] + x, target[1] + y, target[2] + z, target[3] + vx, target[4] + vy, target[5] + vz


def axes(y_target: Vector) -> Vector:
    """(3, 3) matrix that turns GCRF vectors into the target's LVLH."""
    return np.array(lvlh_from_gcrf(*y_target[:6])).reshape(3, 3)


def rate_lvlh_radps(y_target: Vector) -> Vector:
    """Angular velocity (3,) of the LVLH axes, in LVLH: the orbital rate about -y."""
    return np.array([0.0, -orbital_rate_radps(*y_target[:6]), 0.0])


def relative_state(y_target: Vector, y_chaser: Vector) -> Vector:
    """Position and velocity (6,) of the chaser in the target's rotating LVLH, m and m/s."""
    return np.array(in_lvlh(lvlh_from_gcrf(*y_target[:6]), tuple(y_target[:6]), tuple(y_chaser[:6])))


def inertial_state(y_target: Vector, relative: Vector) -> GcrfState:
    """GCRF position and velocity (6,) of a chaser given in the target's rotating LVLH."""
    m = lvlh_from_gcrf(*y_target[:6])
    return GcrfState(np.array(from_lvlh(m, tuple(y_target[:6]), tuple(relative))))


@njit
def riding_states(y_target, position_lvlh_m):
    """GCRF states (n, 6) of what rests at a position (3,) in the turning LVLH of a target's states (n, 6)."""
    out = np.empty((y_target.shape[0], 6))
    resting = (position_lvlh_m[0], position_lvlh_m[1], position_lvlh_m[2], 0.0, 0.0, 0.0)
    for k in range(y_target.shape[0]):
        y = y_target[k]
        out[k] = from_lvlh(lvlh_from_gcrf(y[0], y[1], y[2], y[3], y[4], y[5]), y, resting)
    return out


@njit
def positions_lvlh_m(y_target, y):
    """Positions (n, 3) of GCRF states (n, 6 or more) from a target's (n, 6 or more), in its LVLH."""
    out = np.empty((y.shape[0], 3))
    for k in range(y.shape[0]):
        t = y_target[k]
        m = lvlh_from_gcrf(t[0], t[1], t[2], t[3], t[4], t[5])
        out[k] = rotate(m, y[k, 0] - t[0], y[k, 1] - t[1], y[k, 2] - t[2])
    return out


@njit
def relative_states(y_target, y):
    """GCRF states (n, 6 or more) in the turning LVLH of a target's (n, 6 or more): (n, 6), m and m/s."""
    out = np.empty((y.shape[0], 6))
    for k in range(y.shape[0]):
        t = y_target[k]
        out[k] = in_lvlh(lvlh_from_gcrf(t[0], t[1], t[2], t[3], t[4], t[5]), t, y[k])
    return out
