"""The filter of a ship near a station: its attitude, its relative motion, and the station's attitude as seen.

An error-state filter with considered errors (Schmidt 1966; Tapley, Schutz, Born 2004, chapter 6). It solves
for the ship's attitude and its gyroscopes' drift (``attitude``), the ship's centre of mass less the station's
in the turning LVLH of the station's orbit, and small angles and rates of the station against its law. Biases
of sensors, accelerometer and attitude reference are considered: none is trusted away. Relative sensors never
move the ship's attitude, which a station that turns away would spoil; the attitude's error is considered
there. The mean is carried each control period, the covariance from measurement to measurement.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, lean
from vitok.earth.frames import rotate, rotate_back
from vitok.elementary import dot, product
from vitok.motion.arc import Handed
from vitok.motion.lvlh import lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.relative import clohessy_wiltshire
from vitok.motion.rigid_body import body_from_gcrf
from vitok.navigation.attitude import axis_of, small_turn, turn_by, turned_on
from vitok.navigation.near_covariance import bring
from vitok.navigation.near_geometry import expected, relative_turn, sight, turn_partials
from vitok.navigation.near_suite import SEEN, SOLVED, STEP_S, Error, Known, Mean, Near, NearSuite, Solved
from vitok.types import Vector

DOUBTS = 5  # readings beyond the gate, one after another, that chance does not make


class NearFilter(NamedTuple):
    """The memory of the filter, whose arrays change in place.

    ``mean`` (40,) by ``Mean``; ``covariance`` (c + 18, c + 18) of the c considered errors, attitude and drift
    (6), relative motion (6), the station's angles and rates (6). ``dropped`` (s + 1, 7) counts measurements
    beyond the gate, those of the attitude reference in the last row, and ``last`` (s + 1, 7, 2) holds the
    last innovation of each and its sigma; the rest is scratch.
    """

    suite: NearSuite
    mean: Vector
    covariance: Vector
    dropped: NDArray[np.int64]
    last: Vector
    work: Vector
    with_it: Vector
    turned: Vector
    sway: Vector


def first_filter(suite: NearSuite, handed: Handed, y_station: Vector, q_measured: Vector) -> NearFilter:
    """A filter that begins with what the rendezvous hands over and the attitude reference's first reading.

    ``y_station`` (6 or more,) is the station's known GCRF state then, ``q_measured`` (4,) that reading. The
    errors of what is handed over have nothing to do with those of the near sensors.
    """
    errors = suite.spread.size
    at = errors
    mean, covariance = np.zeros(Mean.ALL), np.zeros((errors + SOLVED, errors + SOLVED))
    mean[Mean.Q : Mean.DRIFT] = q_measured / np.sqrt(np.sum(np.asarray(q_measured) ** 2))
    state = tuple(map(float, y_station[:6]))
    axes, rate = lvlh_from_gcrf(*state), orbital_rate_radps(*state)
    m = np.array(axes).reshape(3, 3)
    turning = rate * np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [-1.0, 0.0, 0.0]])  # minus its cross product
    both = np.zeros((6, 6))
    for i in range(3):
        both[i, :3] = both[3 + i, 3:] = m[i]
        both[3 + i, :3] = (turning[i][:, None] * m).sum(axis=0)
    mean[Mean.RELATIVE : Mean.STATION] = dot(both, handed.relative_gcrf)
    for i in range(errors):
        covariance[i, i] = suite.spread[i] ** 2
    turned = product(product(both, np.asarray(handed.covariance)), both.T)
    covariance[at + 6 : at + 12, at + 6 : at + 12] = turned
    numbers = suite.numbers
    ship = body_from_gcrf(*map(float, mean[Mean.Q : Mean.DRIFT]))
    mean[Mean.RATE : Mean.RATE + 3] = rotate(
        ship, *rotate_back(axes, 0.0, -rate, 0.0)
    )  # until gyroscopes tell
    for i in range(3):
        axis = np.array(axis_of(i, numbers[Known.REFERENCE_IN_LVLH], ship, axes))
        bias2 = suite.spread[Error.REFERENCE + i] ** 2
        spread2 = bias2 + numbers[Known.REFERENCE_RAD + i] ** 2
        covariance[at : at + 3, at : at + 3] += spread2 * axis[:, None] * axis[None, :]
        covariance[at : at + 3, Error.REFERENCE + i] = -bias2 * axis
        covariance[Error.REFERENCE + i, at : at + 3] = -bias2 * axis
        covariance[at + 3 + i, at + 3 + i] = numbers[Known.DRIFT_RADPS] ** 2
        covariance[at + 12 + i, at + 12 + i] = numbers[Known.FIRST_STATION_RAD] ** 2
        covariance[at + 15 + i, at + 15 + i] = numbers[Known.FIRST_STATION_RATE_RADPS] ** 2
    rows = len(suite.sensors) + 1
    return NearFilter(
        suite,
        mean,
        covariance,
        np.zeros((rows, SEEN), dtype=np.int64),
        np.full((rows, SEEN, 2), np.nan),
        np.zeros((2, SOLVED)),
        np.zeros(errors + SOLVED),
        np.zeros((errors + SOLVED, SOLVED)),
        np.zeros((4, 3, 6)),
    )


def gone_on(near: NearFilter, suite: NearSuite, y_station: Vector) -> NearFilter:
    """A filter that goes on from where ``near`` ended, by the same sensors, to where ``suite`` looks.

    ``y_station`` (6 or more,) is the station's known GCRF state then. ``near`` is brought there.
    """
    state = tuple(map(float, y_station[:6]))
    bring(near, (lvlh_from_gcrf(*state), orbital_rate_radps(*state)))
    return near._replace(
        suite=suite,
        mean=near.mean.copy(),
        covariance=near.covariance.copy(),
        dropped=np.zeros_like(near.dropped),
        last=np.full_like(near.last, np.nan),
    )


@bare
def propagate(near, step_s, impulse, gyro, orbit):
    """Carries the estimate over a control period.

    ``impulse`` (3,) is the velocity gained in m/s in the ship's axes, as measured, zero without firings;
    ``gyro`` (3,) the measured mean rate in rad/s. ``orbit`` is the known ``axes`` (9-tuple) of LVLH in the
    period and the rate at which they turn.
    """
    mean, numbers = near.mean, near.suite.numbers
    axes, rate_radps = orbit
    if mean[Mean.SINCE_S] == 0.0:
        for i in range(4):
            mean[Mean.Q_THEN + i] = mean[Mean.Q + i]
    q = mean[Mean.Q : Mean.DRIFT]
    rate = (gyro[0] - mean[Mean.DRIFT], gyro[1] - mean[Mean.DRIFT + 1], gyro[2] - mean[Mean.DRIFT + 2])
    mean[Mean.RATE], mean[Mean.RATE + 1], mean[Mean.RATE + 2] = rate
    state = mean[Mean.RELATIVE : Mean.STATION]
    fired = impulse[0] != 0.0 or impulse[1] != 0.0 or impulse[2] != 0.0
    if mean[Mean.FIRED_S] > 0.0:
        for i in range(3):
            mean[Mean.PUSHED_FOR + i] += mean[Mean.PUSHED + i] * step_s
        mean[Mean.FIRED_FOR] += mean[Mean.FIRED_S] * step_s
        mean[Mean.NOISE + 2] += (2.0 * mean[Mean.NOISE + 1] + mean[Mean.NOISE] * step_s) * step_s
        mean[Mean.NOISE + 1] += mean[Mean.NOISE] * step_s
    dx, dy, dz = 0.0, 0.0, 0.0
    if fired:
        w, x, y, z = turned_on(q, rate, 0.5 * step_s)
        gx, gy, gz = rotate_back(body_from_gcrf(w, x, y, z), impulse[0], impulse[1], impulse[2])
        dx, dy, dz = rotate(axes, gx, gy, gz)
        noise2 = numbers[Known.VELOCITY_MPS] ** 2
        h = 0.5 * step_s
        mean[Mean.PUSHED] += dx
        mean[Mean.PUSHED + 1] += dy
        mean[Mean.PUSHED + 2] += dz
        mean[Mean.PUSHED_FOR] += h * dx
        mean[Mean.PUSHED_FOR + 1] += h * dy
        mean[Mean.PUSHED_FOR + 2] += h * dz
        mean[Mean.FIRED_S] += step_s
        mean[Mean.FIRED_FOR] += h * step_s
        mean[Mean.NOISE] += noise2
        mean[Mean.NOISE + 1] += h * noise2
        mean[Mean.NOISE + 2] += h * h * noise2
    drift(state, dx, dy, dz, rate_radps, step_s)
    mean[Mean.Q], mean[Mean.Q + 1], mean[Mean.Q + 2], mean[Mean.Q + 3] = turned_on(q, rate, step_s)
    mean[Mean.SINCE_S] += step_s


@bare
def drift(state, dx, dy, dz, rate_radps, step_s):
    """A state (6,) after a control period with a velocity gained evenly over it, in place.

    Second order in the step: n T is 1e-4, so that what is left out is 1e-12 of a state and less.
    """
    h = 0.5 * step_s
    n = rate_radps
    x, y, z, vx, vy, vz = state[0], state[1], state[2], state[3], state[4], state[5]
    ax, ay, az = clohessy_wiltshire(n, x, y, z, vx, vy, vz)
    mx, my, mz = vx + h * ax + 0.5 * dx, vy + h * ay + 0.5 * dy, vz + h * az + 0.5 * dz
    state[0], state[1], state[2] = x + step_s * mx, y + step_s * my, z + step_s * mz
    ax, ay, az = clohessy_wiltshire(n, x + h * vx, y + h * vy, z + h * vz, mx, my, mz)
    state[3], state[4], state[5] = vx + step_s * ax + dx, vy + step_s * ay + dy, vz + step_s * az + dz


@bare
def take_reference(near, q_measured, orbit):
    """Takes a reading (4,) of the attitude reference in; NaN is none."""
    if np.isnan(q_measured[0]):
        return
    axes, _ = orbit
    suite, mean = near.suite, near.mean
    bring(near, orbit)
    q, row, partials = mean[Mean.Q : Mean.DRIFT], suite.sensors.shape[0], near.work[0]
    ship, off = body_from_gcrf(q[0], q[1], q[2], q[3]), small_turn(q, q_measured)
    near.work[1, :] = 0.0
    doubted = False
    for i in range(3):
        axis = axis_of(i, suite.numbers[Known.REFERENCE_IN_LVLH], ship, axes)
        partials[:] = 0.0
        partials[0], partials[1], partials[2] = axis
        residual = axis[0] * off[0] + axis[1] * off[1] + axis[2] * off[2]
        noise = suite.numbers[Known.REFERENCE_RAD + i]
        dropped = near.dropped[row, i]
        _take(near, (row, i), Error.REFERENCE + i, Solved.ATTITUDE, residual, noise * noise)
        doubted = doubted or near.dropped[row, i] > dropped
    _corrected(near)
    mean[Mean.DOUBTED] = mean[Mean.DOUBTED] + 1.0 if doubted else 0.0
    if mean[Mean.DOUBTED] >= DOUBTS:
        _begin_attitude_anew(near, q_measured, off, axes)
        mean[Mean.DOUBTED] = 0.0


@lean
def _begin_attitude_anew(near, q_measured, off, axes):
    """Takes the attitude from a reading (4,) alone, as gyroscopes that tell another no longer deserve trust.

    ``off`` (3-tuple) is how far the estimate was off it. The drift may be as great as would make that in the
    readings that were dropped; places were seen askew by it.
    """
    suite, mean, p = near.suite, near.mean, near.covariance
    at, n = p.shape[0] - SOLVED, p.shape[0]
    angle2 = off[0] * off[0] + off[1] * off[1] + off[2] * off[2]
    within_s = DOUBTS * suite.reference_every * STEP_S
    for i in range(at, at + 6):
        for k in range(n):
            p[i, k] = 0.0
            p[k, i] = 0.0
    for i in range(4):
        mean[Mean.Q + i] = q_measured[i]
    ship = body_from_gcrf(q_measured[0], q_measured[1], q_measured[2], q_measured[3])
    for i in range(3):
        axis = axis_of(i, suite.numbers[Known.REFERENCE_IN_LVLH], ship, axes)
        bias2 = suite.spread[Error.REFERENCE + i] ** 2
        spread2 = bias2 + suite.numbers[Known.REFERENCE_RAD + i] ** 2
        for j in range(3):
            for k in range(3):
                p[at + j, at + k] += spread2 * axis[j] * axis[k]
            p[at + j, Error.REFERENCE + i] = -bias2 * axis[j]
            for k in range(6, SOLVED):  # what is known by the old attitude has the reference's bias in it too
                p[at + j, at + k] -= axis[j] * p[at + k, Error.REFERENCE + i]
                p[at + k, at + j] = p[at + j, at + k]
        p[at + 3 + i, at + 3 + i] = suite.numbers[Known.DRIFT_RADPS] ** 2 + angle2 / within_s**2
    away2 = mean[Mean.RELATIVE] ** 2 + mean[Mean.RELATIVE + 1] ** 2 + mean[Mean.RELATIVE + 2] ** 2
    for i in range(3):
        p[at + 6 + i, at + 6 + i] += angle2 * away2
        p[at + 9 + i, at + 9 + i] += angle2 * away2 / within_s**2


@bare
def take_near(near, sensor, seen, centre_m, orbit):
    """Takes what the near ``sensor`` (its row) says in, ``seen`` (8,) as ``near_sensing.sense_near`` has it.

    ``centre_m`` (3,) is the ship's centre of mass from the origin of its axes. Angles come first: they make
    the partials of the range those of the right direction.
    """
    angles, ranges, turns = not np.isnan(seen[2]), not np.isnan(seen[0]), not np.isnan(seen[4])
    ranges = ranges or not np.isnan(seen[1])
    if not (angles or ranges or turns):
        return
    axes, rate_radps = orbit
    suite, mean = near.suite, near.mean
    bring(near, orbit)
    partials, columns, own = near.work[0], suite.sensors[sensor], suite.bias_at[sensor]
    near.work[1, :] = 0.0
    here = sight(suite, mean, sensor, centre_m, axes)
    if angles:
        for what in (2, 3):
            residual = seen[what] - expected(what, here, mean, rate_radps, partials)
            _take(near, (sensor, what), own[what], Solved.RELATIVE, residual, columns[Near.ANGLE_RAD] ** 2)
    if turns:
        measured = body_from_gcrf(seen[4], seen[5], seen[6], seen[7])
        off = relative_turn(here, measured)
        for i in range(3):
            turn_partials(here, i, partials)
            _take(near, (sensor, 4 + i), own[4 + i], Solved.RELATIVE, off[i], columns[Near.RELATIVE_RAD] ** 2)
    _corrected(near)
    if ranges:
        here = sight(suite, mean, sensor, centre_m, axes)
        for what in (0, 1):
            if not np.isnan(seen[what]):
                said = expected(what, here, mean, rate_radps, partials)
                noise = columns[Near.RANGE_RATE_MPS]
                if what == 0:
                    noise = columns[Near.RANGE_M] + columns[Near.RANGE_PER_M] * said
                _take(near, (sensor, what), own[what], Solved.RELATIVE, seen[what] - said, noise * noise)
        _corrected(near)


@lean
def _take(near, which, bias, first, residual, noise2):
    """One measurement ``which`` (row and column of ``last``), whose partials (18,) are the work's first row.

    ``residual`` is that of the mean, whose corrections wait in the work's second row; ``bias`` is the
    considered error in it. Only what is solved for from ``first`` on is moved; all before is considered. With
    its optimal gain the covariance of what is moved, and with all else, loses the product of both with the
    measurement, while that of the rest stays (Schmidt 1966): no Joseph form is needed. What rounding leaves
    unsymmetric ``bring`` evens out. The covariance's rows of considered errors are not kept up: those of
    what is solved for hold the same, and ``spread`` the rest.
    """
    h, corrections, with_it = near.work[0], near.work[1], near.with_it
    n = with_it.size
    at, spread2 = n - SOLVED, noise2
    solved = near.covariance[at:]
    with_it[:] = 0.0
    for j in range(SOLVED):
        if h[j] != 0.0:
            share, row = h[j], solved[j]
            for k in range(n):
                with_it[k] += share * row[k]
            residual -= share * corrections[j]
    if bias >= 0:
        spread2 += with_it[bias]
        for j in range(SOLVED):
            with_it[at + j] += solved[j, bias]
        variance = near.suite.spread[bias] * near.suite.spread[bias]
        with_it[bias] += variance
        spread2 += variance
    for j in range(SOLVED):
        spread2 += h[j] * with_it[at + j]
    near.last[which[0], which[1], 0], near.last[which[0], which[1], 1] = residual, np.sqrt(spread2)
    gate = near.suite.numbers[Known.GATE]
    if not residual * residual <= gate * gate * spread2:
        near.dropped[which[0], which[1]] += 1
        return
    share, gain = 1.0 / spread2, residual / spread2
    for i in range(first):
        row, other = solved[i], with_it[at + i] * share
        for j in range(at + first, n):
            row[j] -= other * with_it[j]
    for i in range(first, SOLVED):
        row, other = solved[i], with_it[at + i] * share
        for j in range(n):
            row[j] -= other * with_it[j]
        corrections[i] += gain * with_it[at + i]


@lean
def _corrected(near):
    """Moves the mean by the corrections that wait."""
    mean, c = near.mean, near.work[1]
    if c[0] != 0.0 or c[1] != 0.0 or c[2] != 0.0:
        turn_by(mean[Mean.Q : Mean.DRIFT], c[0], c[1], c[2])
    for i in range(Solved.DRIFT, SOLVED):
        mean[Mean.DRIFT + i - Solved.DRIFT] += c[i]
    c[:] = 0.0
