"""The covariance of the filter near a station, in closed form over all that came since its instant."""

import numpy as np

from vitok.compiled import lean
from vitok.motion.rigid_body import body_from_gcrf
from vitok.motion.vectors import times, transposed
from vitok.navigation.attitude import attitude_noise, attitude_rows, since
from vitok.navigation.near_suite import SOLVED, Error, Known, Mean, Solved
from vitok.navigation.station_turning import turn_on, turn_rows, turned_unseen


@lean
def bring(near, orbit):
    """Brings the covariance of a filter, and the mean of the station's angles, to the instant of the mean.

    Relative motion by Clohessy and Wiltshire's transition, with what was measured of firings turned by the
    attitude's error and scaled by the accelerometer's; ship's attitude see ``attitude``, station's angles
    ``station_turning``.
    """
    suite, mean, covariance, turned = near.suite, near.mean, near.covariance, near.turned
    t = mean[Mean.SINCE_S]
    if t == 0.0:
        return
    n, numbers = covariance.shape[0], suite.numbers
    at = n - SOLVED
    turn_on(near, t, orbit[1])
    unseen, sway = turned_unseen(near, t), near.sway[0]
    turn = since(mean[Mean.Q_THEN : Mean.PUSHED], mean[Mean.Q : Mean.DRIFT])
    if mean[Mean.FIRED_S] > 0.0:
        for k in range(Error.SCALE, Error.OWN):  # rows that firings need, as they stand on the other side
            for i in range(SOLVED):
                covariance[k, at + i] = covariance[at + i, k]
    _move(covariance, at, mean, turn, orbit, sway)
    # the same along the other side: of what is only considered, the rows are those just made
    for i in range(SOLVED):
        for k in range(Error.SCALE, n):
            turned[k, i] = covariance[at + i, k]
    _move(turned, at, mean, turn, orbit, sway)
    for i in range(SOLVED):
        for k in range(i, SOLVED):
            value = 0.5 * (turned[at + k, i] + turned[at + i, k])
            covariance[at + i, at + k], covariance[at + k, at + i] = value, value
    attitude_noise(covariance, at, numbers[Known.ANGLE_WALK], numbers[Known.DRIFT_WALK], t)
    a, b, c = at + Solved.RELATIVE, at + Solved.RELATIVE + 3, at + Solved.STATION
    for i in range(3):
        covariance[a + i, a + i] += mean[Mean.NOISE + 2]
        covariance[a + i, b + i] += mean[Mean.NOISE + 1]
        covariance[b + i, a + i] += mean[Mean.NOISE + 1]
        covariance[b + i, b + i] += mean[Mean.NOISE]
        covariance[c + i, c + i] += unseen[i] * t * t * t / 3.0
        covariance[c + i, c + 3 + i] += 0.5 * unseen[i] * t * t
        covariance[c + 3 + i, c + i] += 0.5 * unseen[i] * t * t
        covariance[c + 3 + i, c + 3 + i] += unseen[i] * t
    mean[Mean.SINCE_S :] = 0.0


@lean
def _move(rows, at, mean, turn, orbit, sway):
    """Multiplies ``rows`` (c + 18, m) by the transition since the covariance's instant, in place."""
    axes, n = orbit
    t = mean[Mean.SINCE_S]
    s, c = np.sin(n * t), np.cos(n * t)
    # Clohessy, Wiltshire (1960), as motion.relative.transition
    xz, xvx, xvz = 6.0 * (n * t - s), 4.0 * s / n - 3.0 * t, 2.0 * (1.0 - c) / n
    zz, zv, vxz, vxvx = 4.0 - 3.0 * c, s / n, 6.0 * n * (1.0 - c), 4.0 * c - 3.0
    for k in range(rows.shape[1]):
        x, y, z = rows[at + 6, k], rows[at + 7, k], rows[at + 8, k]
        vx, vy, vz = rows[at + 9, k], rows[at + 10, k], rows[at + 11, k]
        rows[at + 6, k] = x + xz * z + xvx * vx + xvz * vz
        rows[at + 7, k] = c * y + zv * vy
        rows[at + 8, k] = zz * z - xvz * vx + zv * vz
        rows[at + 9, k] = vxz * z + vxvx * vx + 2.0 * s * vz
        rows[at + 10, k] = -n * s * y + c * vy
        rows[at + 11, k] = 3.0 * n * s * z - 2.0 * s * vx + c * vz
    if mean[Mean.FIRED_S] > 0.0:
        ship = times(
            body_from_gcrf(
                mean[Mean.Q_THEN], mean[Mean.Q_THEN + 1], mean[Mean.Q_THEN + 2], mean[Mean.Q_THEN + 3]
            ),
            transposed(axes),
        )
        _pushed(
            rows,
            at + 9,
            at,
            ship,
            (mean[Mean.PUSHED], mean[Mean.PUSHED + 1], mean[Mean.PUSHED + 2], mean[Mean.FIRED_S]),
        )
        _pushed(
            rows,
            at + 6,
            at,
            ship,
            (
                mean[Mean.PUSHED_FOR],
                mean[Mean.PUSHED_FOR + 1],
                mean[Mean.PUSHED_FOR + 2],
                mean[Mean.FIRED_FOR],
            ),
        )
    attitude_rows(rows, at, turn, t)
    turn_rows(rows, at + Solved.STATION, sway, t)


@lean
def _pushed(rows, to, at, ship, push):
    """Adds to three rows from ``to`` on what firings do there by errors of attitude, scale and bias.

    ``ship`` is the matrix from LVLH to the ship's axes, ``push`` what was measured in LVLH and the time.
    The true push less the measured one is the attitude's error times it, less scale and bias, all in the
    ship's axes, as they were at the covariance's instant.
    """
    px, py, pz = (
        ship[0] * push[0] + ship[1] * push[1] + ship[2] * push[2],
        ship[3] * push[0] + ship[4] * push[1] + ship[5] * push[2],
        ship[6] * push[0] + ship[7] * push[1] + ship[8] * push[2],
    )
    s, b = Error.SCALE + 0, Error.BIAS + 0
    for k in range(rows.shape[1]):
        ex, ey, ez = rows[at, k], rows[at + 1, k], rows[at + 2, k]
        x = ey * pz - ez * py - px * rows[s, k] - push[3] * rows[b, k]
        y = ez * px - ex * pz - py * rows[s + 1, k] - push[3] * rows[b + 1, k]
        z = ex * py - ey * px - pz * rows[s + 2, k] - push[3] * rows[b + 2, k]
        rows[to, k] += ship[0] * x + ship[3] * y + ship[6] * z
        rows[to + 1, k] += ship[1] * x + ship[4] * y + ship[7] * z
        rows[to + 2, k] += ship[2] * x + ship[5] * y + ship[8] * z
