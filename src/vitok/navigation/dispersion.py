"""Linear covariance of a leg: the true deviation from the plan and the filter's true error, in one go.

The filter runs along the planned way without noise, so that its gains are those of any flight near the plan.
With these gains the deviation ``d`` (true state less the planned one) and the error ``e`` (true less
estimated state) are carried together, with the errors that the filter considers (Geller 2006, "Linear
covariance techniques for orbital rendezvous analysis and autonomous onboard mission planning"; Maybeck 1979,
section 6.8).
"""

from typing import NamedTuple

import numpy as np

from vitok.compiled import njit
from vitok.earth.frames import itrf_from_gcrf
from vitok.motion.dop853 import trajectory_state
from vitok.motion.forces import drag
from vitok.motion.lvlh import lvlh_from_gcrf, orbital_rate_radps
from vitok.navigation.filter import LEAST_S, Estimate, curved, looks, until, whitening
from vitok.navigation.measurement import fix_taken, measure, reaches, sensor_axes
from vitok.navigation.propagation import acting_share, advance, workspace
from vitok.navigation.suite import MEASURED, Considered, Fix, noise_of
from vitok.navigation.unknowns import Response, by_station, respond, room
from vitok.navigation.update import update
from vitok.types import Vector

_BOTH = 12


class Spread(NamedTuple):
    """Covariance (12, 12) of deviation and error, GCRF, and theirs (12, c) with the considered errors.

    The deviation is the ship's own; what the station's and the air's unknowns add is apart, in ``response``.
    """

    joint: Vector
    cross: Vector
    response: Response


class Carried(NamedTuple):
    """What is after a leg, and at each of its n instants in the station's turning LVLH, m and m/s.

    ``relative_lvlh`` (n, 6) is the planned state; ``deviation`` and ``error`` (n, 6, 6) are covariances.
    """

    estimate: Estimate
    spread: Spread
    relative_lvlh: Vector
    deviation: Vector
    error: Vector


@njit
def disperse(estimate, spread, instants, known, truth, push):
    """What is ``Carried`` through a leg with at most one burn.

    As ``navigate``, but with no truth to sense: each sensor measures where the planned way is in its reach.
    ``truth`` is the ``Suite`` with the true noise and the true walk of the velocity, as against the one that
    the filter is told, in ``known``.
    """
    suite = known.suite
    relative, covariance = estimate.relative_gcrf.copy(), estimate.covariance.copy()
    cross, variance, t_s = estimate.cross.copy(), estimate.variance, estimate.t_s
    joint, both, spread2 = spread.joint.copy(), spread.cross.copy(), truth.spread * truth.spread
    told = spread.response
    response = Response(told.both.copy(), told.station.copy(), told.station_m2pkg, told.unknowns)
    if response.station.shape[1] > 0:
        spread2[Considered.DENSITY] = 0.0  # it is among the unknowns
    n, sensors = instants.t_s.size, suite.sensors.shape[0]
    relatives, deviation, error = np.empty((n, 6)), np.empty((n, 6, 6)), np.empty((n, 6, 6))
    work, halving, partials = workspace(), room(response.station.shape[1]), np.empty(6)
    axes_work, turned, moved = np.empty((6, 6)), np.empty((_BOTH, _BOTH)), np.empty(both.shape)
    station = trajectory_state(t_s, known.station)
    for row in range(n):
        while instants.t_s[row] - t_s > LEAST_S:
            end_s, pushing = until(t_s, instants.t_s[row], push)
            if pushing and t_s <= push.start_s + LEAST_S:
                # the attitude's error is another in each burn
                cross[:, Considered.TILT : Considered.OWN] = 0.0
                both[:, Considered.TILT : Considered.OWN] = 0.0
            advance(t_s, end_s - t_s, relative, covariance, cross, variance, known, push, pushing, work)
            acting = Considered.OWN + 0 if pushing else Considered.SCALE + 0
            _carry(end_s - t_s, joint, both, spread2, truth, work[3], acting, work[5][0], turned, moved)
            before, station = station, trajectory_state(end_s, known.station)
            if response.station.shape[1] > 0:
                airs = (work[6], _station_air(t_s + 0.5 * (end_s - t_s), told.station_m2pkg, known))
                respond(t_s, end_s - t_s, response, before, station, work[4], airs, halving)
            t_s = end_s
        if instants.due[row].max() > 0 or instants.due[row, sensors] >= 0:
            axes = sensor_axes(relative, station)
            look = looks(t_s, relative, station, axes, push)
            cosine = axes[0] * look[0] + axes[1] * look[1] + axes[2] * look[2]
            range_m = np.sqrt(relative[0] ** 2 + relative[1] ** 2 + relative[2] ** 2)
            kind = fix_taken(instants.due[row, sensors], range_m, suite)
            if kind != Fix.NONE:
                columns = whitening(station, suite.fixes[kind])
                for i in range(6):
                    for k in range(6):
                        partials[k] = columns[k, i]
                    _take(
                        relative,
                        covariance,
                        cross,
                        variance,
                        joint,
                        both,
                        response.both,
                        spread2,
                        partials,
                        -1,
                        1.0,
                        1.0,
                    )
            for j in range(sensors):
                if instants.due[row, j] <= 0 or not reaches(suite.sensors[j], range_m, cosine):
                    continue
                for what in (2, 3, 0, 1):  # in the filter's order
                    noise = noise_of(suite.sensors[j], what, range_m)
                    true = noise_of(truth.sensors[j], what, range_m)
                    if np.isnan(noise):
                        continue
                    measure(relative, axes, what, partials)
                    noise2 = noise * noise + (curved(relative, covariance, range_m) if what == 0 else 0.0)
                    column = Considered.OWN + MEASURED * j + what
                    _take(
                        relative,
                        covariance,
                        cross,
                        variance,
                        joint,
                        both,
                        response.both,
                        spread2,
                        partials,
                        column,
                        noise2,
                        true * true,
                    )
        _into_lvlh(station, relative, joint, response, relatives[row], deviation[row], error[row], axes_work)
    last = Estimate(t_s, relative, covariance, cross, variance)
    return Carried(last, Spread(joint, both, response), relatives, deviation, error)


@njit
def _station_air(t_s, m2pkg, known):
    """What of the station's drag (3,) an error of the density acts on, m/s2."""
    st = trajectory_state(t_s, known.station)
    m, share = itrf_from_gcrf(t_s, known.environment.rotation), acting_share(st[0], st[1], st[2])
    x, y, z = drag(t_s, st[0], st[1], st[2], st[3], st[4], st[5], m2pkg, m, known.environment)
    return np.array((share * x, share * y, share * z))


@njit
def _times(matrix, m, at, rows, out):
    """Product of six rows ``at`` of ``rows`` (., n) by a ``matrix`` (6, 6), into the same rows of ``out``.

    Columns go together: the sums of a product are the usual ones, many of them at a time.
    """
    for i in range(6):
        a, b, c = matrix[i, 0], matrix[i, 1], matrix[i, 2]
        d, e, f = matrix[i, 3], matrix[i, 4], matrix[i, 5]
        for j in range(m):
            total = a * rows[at, j] + b * rows[at + 1, j] + c * rows[at + 2, j] + d * rows[at + 3, j]
            out[at + i, j] = total + e * rows[at + 4, j] + f * rows[at + 5, j]


@njit
def _carry(h, joint, both, variance, truth, senses, acting, phi, turned, moved):
    """Carries deviation and error over a step: by one transition, both moved by the air that is not foreseen.

    What else acts is what the ship believes and not what it does: it moves the error alone.
    """
    for a in (0, 6):
        _times(phi, _BOTH, a, joint, turned)
    for i in range(_BOTH):
        for j in range(_BOTH):
            joint[j, i] = turned[i, j]
    for a in (0, 6):
        _times(phi, _BOTH, a, joint, turned)
    for i in range(_BOTH):
        for j in range(i, _BOTH):
            joint[i, j] = turned[j, i]
    for a in (0, 6):
        _times(phi, variance.size, a, both, moved)
    for c in range(variance.size):
        if c < acting:
            begin = 0 if c == Considered.DENSITY else 6
            for i in range(_BOTH):
                s = senses[c, i % 3] * (0.5 * h * h if i % 6 < 3 else h) if i >= begin else 0.0
                for j in range(i, _BOTH):
                    r = senses[c, j % 3] * (0.5 * h * h if j % 6 < 3 else h) if j >= begin else 0.0
                    joint[i, j] += moved[i, c] * r + s * moved[j, c] + s * r * variance[c]
                both[i, c] = moved[i, c] + s * variance[c]
        else:
            for i in range(_BOTH):
                both[i, c] = moved[i, c]
    fade, q = np.exp(-h / truth.density_memory_s), truth.walk_m2ps3
    for i in range(_BOTH):
        both[i, Considered.DENSITY] *= fade
        for j in (i % 6, i % 6 + 6):
            if j >= i:
                joint[i, j] += q * h * (h * h / 3.0 if i % 6 < 3 else 1.0)
    for i in range(3):
        for a in range(0, _BOTH, 6):
            for b in range(0, _BOTH, 6):
                if b + 3 + i > a + i:
                    joint[a + i, b + 3 + i] += 0.5 * q * h * h
                else:
                    joint[b + 3 + i, a + i] += 0.5 * q * h * h
    for i in range(_BOTH):
        for j in range(i):
            joint[i, j] = joint[j, i]


@njit
def _take(
    relative,
    covariance,
    cross,
    variance,
    joint,
    both,
    responding,
    true_variance,
    partials,
    column,
    noise2,
    true_noise2,
):
    """Takes one measurement in: by the filter, and what its gain does to the true error.

    With ``t`` the covariance of deviation and error with what is measured, ``s`` the variance of that and
    ``K`` the gain, which moves the error alone: J - K t' - t K' + s K K', for any gain (Maybeck 1979, 6.8).
    """
    gain, t = np.empty(6), np.empty(_BOTH)
    spread2 = noise2 + (variance[column] if column >= 0 else 0.0)
    for i in range(6):
        gain[i] = cross[i, column] if column >= 0 else 0.0
        spread2 += partials[i] * gain[i]
        for j in range(6):
            gain[i] += covariance[i, j] * partials[j]
        spread2 += partials[i] * gain[i]
    s = true_noise2 + (true_variance[column] if column >= 0 else 0.0)
    for i in range(_BOTH):
        t[i] = both[i, column] if column >= 0 else 0.0
        if i >= 6:
            s += partials[i - 6] * t[i]
        for j in range(6):
            t[i] += joint[i, 6 + j] * partials[j]
        if i >= 6:
            s += partials[i - 6] * t[i]
    for c in range(true_variance.size):
        told = true_variance[c] if c == column else 0.0
        for j in range(6):
            told += partials[j] * both[6 + j, c]
        for i in range(6):
            both[6 + i, c] -= gain[i] / spread2 * told
    for c in range(responding.shape[1]):
        told = 0.0
        for j in range(6):
            told += partials[j] * responding[6 + j, c]
        for i in range(6):
            responding[6 + i, c] -= gain[i] / spread2 * told
    for i in range(_BOTH):
        k = gain[i - 6] / spread2 if i >= 6 else 0.0
        for j in range(max(i, 6), _BOTH):
            m = gain[j - 6] / spread2
            joint[i, j] += s * k * m - k * t[j] - t[i] * m
            joint[j, i] = joint[i, j]
    update(relative, covariance, cross, variance, partials, column, 0.0, noise2, np.inf)


@njit
def _into_lvlh(station, relative, joint, response, relative_out, deviation, error, turned):
    """Relative state and the two covariances in the turning LVLH of the station where it truly is."""
    m = lvlh_from_gcrf(station[0], station[1], station[2], station[3], station[4], station[5])
    rate = orbital_rate_radps(station[0], station[1], station[2], station[3], station[4], station[5])
    full = np.zeros((6, 6))
    for i in range(3):
        for j in range(3):
            full[i, j] = m[3 * i + j]
            full[3 + i, 3 + j] = m[3 * i + j]
    for j in range(3):
        full[3, j] = rate * m[6 + j]
        full[5, j] = -rate * m[j]
    for i in range(6):
        relative_out[i] = 0.0
        for j in range(6):
            relative_out[i] += full[i, j] * relative[j]
    for at, out in ((0, deviation), (6, error)):
        for i in range(6):
            for j in range(6):
                total = 0.0
                for k in range(6):
                    total += full[i, k] * joint[at + k, at + j]
                turned[i, j] = total
        for i in range(6):
            for j in range(6):
                total = 0.0
                for k in range(6):
                    total += turned[i, k] * full[j, k]
                out[i, j] = total
    if response.station.shape[1] == 0:
        return
    axes_turn, count = by_station(station, relative), response.station.shape[1]
    moves = np.zeros((6, count))
    for at, out in ((0, deviation), (6, error)):
        for i in range(6):
            for c in range(count):
                moves[i, c] = 0.0
            for k in range(6):
                if at == 0:
                    for c in range(count):
                        moves[i, c] += full[i, k] * response.both[k, c]
                        moves[i, c] += axes_turn[i, k] * response.station[k, c]
                else:
                    for c in range(count):
                        moves[i, c] += full[i, k] * response.both[6 + k, c]
        for i in range(6):
            for j in range(6):
                total = out[i, j]
                for c in range(count):
                    total += moves[i, c] * moves[j, c]
                out[i, j] = total
