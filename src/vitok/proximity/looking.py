"""The ship as seen from its port: by what it knows, for modes and laws, and by the truth, for judges."""

import numpy as np

from vitok.compiled import lean, njit
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.vectors import cross, times, transposed
from vitok.proximity.bodies import SHIP, STATION, apart_of, axes_of, spin_gcrf

# numbers of a look: range along the axis and offset across it (m), their rates (m/s), tilt (rad) and angular
# velocity (rad/s) of the ship against the station
RANGE, OFFSET, CLOSING_RATE, LATERAL_RATE, TILT, ANGULAR_RATE = range(6)
LOOK = 6


@lean
def look(tip, tip_rate, ship, turning, port_m, axis, out):
    """Writes the LOOK numbers of a probe.

    ``tip`` and ``tip_rate`` (3-tuples) are its tip's place from the station's centre of mass and its velocity
    in the station's turning axes, ``ship`` (9-tuple) the matrix from those to the ship's, ``turning``
    (3-tuple) the angular velocity between both.
    """
    d = (tip[0] - port_m[0], tip[1] - port_m[1], tip[2] - port_m[2])
    along = d[0] * axis[0] + d[1] * axis[1] + d[2] * axis[2]
    rate = tip_rate[0] * axis[0] + tip_rate[1] * axis[1] + tip_rate[2] * axis[2]
    offset2, lateral2 = 0.0, 0.0
    for i in range(3):
        offset2 += (d[i] - along * axis[i]) ** 2
        lateral2 += (tip_rate[i] - rate * axis[i]) ** 2
    facing = -(ship[0] * axis[0] + ship[1] * axis[1] + ship[2] * axis[2])
    askew = cross((ship[0], ship[1], ship[2]), (axis[0], axis[1], axis[2]))
    out[RANGE], out[OFFSET] = along, np.sqrt(offset2)
    out[CLOSING_RATE], out[LATERAL_RATE] = -rate, np.sqrt(lateral2)
    out[TILT] = np.arctan2(np.sqrt(askew[0] ** 2 + askew[1] ** 2 + askew[2] ** 2), facing)
    out[ANGULAR_RATE] = np.sqrt(turning[0] ** 2 + turning[1] ** 2 + turning[2] ** 2)


@lean
def look_by_truth(y, tip_m, port_m, axis, out):
    """Writes the LOOK numbers of a true state (26,); ``tip_m`` (3,) is from the ship's centre of mass."""
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    spin, turn = spin_gcrf(y, SHIP, ms), spin_gcrf(y, STATION, mt)
    arm = rotate_back(ms, tip_m[0], tip_m[1], tip_m[2])
    moving = cross(spin, arm)
    place, rate = apart_of(y, 0), apart_of(y, 3)
    d = (place[0] + arm[0], place[1] + arm[1], place[2] + arm[2])
    carried = cross(turn, d)
    v = (
        rate[0] + moving[0] - carried[0],
        rate[1] + moving[1] - carried[1],
        rate[2] + moving[2] - carried[2],
    )
    turning = (spin[0] - turn[0], spin[1] - turn[1], spin[2] - turn[2])
    look(
        rotate(mt, d[0], d[1], d[2]),
        rotate(mt, v[0], v[1], v[2]),
        times(ms, transposed(mt)),
        rotate(mt, turning[0], turning[1], turning[2]),
        port_m,
        axis,
        out,
    )


@njit
def looks_by_truth(states, tip_m, port_m, axis):
    """The LOOK numbers (n, 6) of true states (n, 26)."""
    rows = np.empty((states.shape[0], LOOK))
    for row in range(states.shape[0]):
        look_by_truth(states[row], tip_m, port_m, axis, rows[row])
    return rows


@njit
def tips_by_truth(states, tip_m, port_m, axes):
    """Places (n, 3) of the probe's tip from the port's middle, in the port's ``axes`` (3, 3)."""
    tips = np.empty((states.shape[0], 3))
    for row in range(states.shape[0]):
        y = states[row]
        x, y_, z = rotate_back(axes_of(y, SHIP), tip_m[0], tip_m[1], tip_m[2])
        px, py, pz = apart_of(y, 0)
        dx, dy, dz = rotate(axes_of(y, STATION), px + x, py + y_, pz + z)
        for i in range(3):
            tips[row, i] = (
                (dx - port_m[0]) * axes[i, 0] + (dy - port_m[1]) * axes[i, 1] + (dz - port_m[2]) * axes[i, 2]
            )
    return tips
