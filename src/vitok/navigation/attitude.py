"""The attitude of a ship by its gyroscopes and what tells the attitude itself, in the multiplicative form.

The estimate is a quaternion and a drift; the errors are small turns in the ship's axes, true = estimate times
(1, error / 2), and of the drift (Lefferts, Markley, Shuster 1982, "Kalman Filtering for Spacecraft Attitude
Estimation", sections VII to IX; the errors in the ship's axes, section XI). Kernels over arrays of the filter
near a station (``proximity``), whose covariance holds these errors from row ``at`` on.
"""

import numpy as np

from vitok.compiled import lean
from vitok.motion.rigid_body import body_from_gcrf, quaternion_product


@lean
def turned_on(q, rate, duration_s):
    """Quaternion (4-tuple) of a body after a steady rate (3-tuple, rad/s, its own axes); ``q`` is (4,)."""
    x, y, z = 0.5 * duration_s * rate[0], 0.5 * duration_s * rate[1], 0.5 * duration_s * rate[2]
    half = np.sqrt(x * x + y * y + z * z)
    sine = np.sin(half) / half if half > 1e-8 else 1.0 - half * half / 6.0
    return quaternion_product((q[0], q[1], q[2], q[3]), (np.cos(half), sine * x, sine * y, sine * z))


@lean
def small_turn(q, other):
    """Turn (3-tuple, rad, in the first's axes) that makes one attitude another near it; both (4,)."""
    e = quaternion_product((q[0], -q[1], -q[2], -q[3]), (other[0], other[1], other[2], other[3]))
    # the vector part is the sine of half the turn, whichever sign the quaternion has
    half = np.sqrt(e[1] * e[1] + e[2] * e[2] + e[3] * e[3])
    scale = 2.0 * np.arctan2(half, abs(e[0])) / half if half > 1e-12 else 2.0
    scale = scale if e[0] >= 0.0 else -scale
    return scale * e[1], scale * e[2], scale * e[3]


@lean
def turn_by(q, x, y, z):
    """Turns an attitude ``q`` (4,) by a small turn in its own axes, in place."""
    w, x, y, z = turned_on(q, (x, y, z), 1.0)
    length = np.sqrt(w * w + x * x + y * y + z * z)
    q[0], q[1], q[2], q[3] = w / length, x / length, y / length, z / length


@lean
def since(q_then, q):
    """Matrix (9-tuple, row by row) from a body's axes at one instant to those at a later one."""
    e = quaternion_product((q_then[0], -q_then[1], -q_then[2], -q_then[3]), (q[0], q[1], q[2], q[3]))
    return body_from_gcrf(e[0], e[1], e[2], e[3])


@lean
def attitude_rows(rows, at, turn, duration_s):
    """Multiplies the ``rows`` (n, m) of attitude and drift from ``at`` on by their transition, in place.

    ``turn`` is ``since`` over the duration. The error turns with the ship and grows by that of the drift:
    error' = -omega x error - drift, whose integral is taken by the trapezoidal rule of the turning.
    """
    for k in range(rows.shape[1]):
        x, y, z = rows[at, k], rows[at + 1, k], rows[at + 2, k]
        bx, by, bz = rows[at + 3, k], rows[at + 4, k], rows[at + 5, k]
        # an error made halfway turns half as far: turn (error - drift T / 2) - drift T / 2
        h = 0.5 * duration_s
        x, y, z = x - h * bx, y - h * by, z - h * bz
        rows[at, k] = turn[0] * x + turn[1] * y + turn[2] * z - h * bx
        rows[at + 1, k] = turn[3] * x + turn[4] * y + turn[5] * z - h * by
        rows[at + 2, k] = turn[6] * x + turn[7] * y + turn[8] * z - h * bz


@lean
def attitude_noise(covariance, at, angle_walk, drift_walk, duration_s):
    """Adds what the gyroscopes' noises make over a duration (Farrenkopf 1978, "Analytic Steady-State
    Accuracy Solutions for Two Common Spacecraft Attitude Estimators", eq. 9)."""
    t = duration_s
    for i in range(3):
        covariance[at + i, at + i] += angle_walk * t + drift_walk * t * t * t / 3.0
        covariance[at + i, at + 3 + i] -= 0.5 * drift_walk * t * t
        covariance[at + 3 + i, at + i] -= 0.5 * drift_walk * t * t
        covariance[at + 3 + i, at + 3 + i] += drift_walk * t


@lean
def axis_of(i, in_lvlh, ship, axes):
    """Unit vector (3-tuple, ship's axes) of an axis ``i`` of the orbit or, not ``in_lvlh``, of the ship.

    ``ship`` and ``axes`` are the matrices (9-tuples) from GCRF to the ship and to LVLH.
    """
    if in_lvlh == 0.0:
        return 1.0 if i == 0 else 0.0, 1.0 if i == 1 else 0.0, 1.0 if i == 2 else 0.0
    x, y, z = axes[3 * i], axes[3 * i + 1], axes[3 * i + 2]
    return (
        ship[0] * x + ship[1] * y + ship[2] * z,
        ship[3] * x + ship[4] * y + ship[5] * z,
        ship[6] * x + ship[7] * y + ship[8] * z,
    )
