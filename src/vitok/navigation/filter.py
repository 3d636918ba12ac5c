"""The filter of relative motion: a ship and a station over coasts and burns, by what the sensors say.

An extended Kalman filter with considered errors (Schmidt 1966): the state is the ship's position and velocity
less the station's in GCRF; biases of sensors and accelerometer, the air and the station's own orbit are not
solved for, but their covariance with the state is kept, so that the filter does not trust a bias away.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.environment import Environment
from vitok.motion.dop853 import DenseOutput, trajectory_state
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.navigation.covariance import both_turned
from vitok.navigation.measurement import measure, sensed, sensor_axes
from vitok.navigation.propagation import advance, thrust_direction, workspace
from vitok.navigation.suite import MEASURED, Considered, Fix, Suite, noise_of
from vitok.navigation.update import update
from vitok.types import Vector

_LONGEST_S, _LONGEST_PUSH_S = 60.0, 5.0  # steps: a coast's is good to 1 m in a turn, see the tests
LEAST_S = 1e-6  # instants nearer than that are one


class Estimate(NamedTuple):
    """What the ship knows of its motion at ``t_s``.

    ``relative_gcrf`` (6,) is its position and velocity less those of the station (m, m/s), ``covariance``
    (6, 6) that of their errors, ``cross`` (6, c) theirs with the considered errors, whose ``variance`` (c,)
    stays.
    """

    t_s: float
    relative_gcrf: Vector
    covariance: Vector
    cross: Vector
    variance: Vector


class Truth(NamedTuple):
    """The World, for ``sensed`` alone: orbits, true ``errors`` (c,), ``outages`` (s, k, 2), begin and end.

    ``noise`` (n, 4 s + 6) are standard normal numbers for each instant.
    """

    ship: DenseOutput
    station: DenseOutput
    errors: Vector
    outages: Vector
    noise: Vector


class Known(NamedTuple):
    """What the filter is told: where the station is, forces as forecast, the ship's drag area on its mass."""

    station: DenseOutput
    environment: Environment
    ship_m2pkg: float
    suite: Suite


class Instants(NamedTuple):
    """Rising instants (n,), and what is due at each (n, s + 1): 1 for a sensor; last a kind of state."""

    t_s: Vector
    due: NDArray[np.int64]


class Track(NamedTuple):
    """What came of a leg: the last estimate, and for each of its n instants what was before and after it.

    ``relative_gcrf`` (n, 6) and ``covariance`` (n, 6, 6) are those after the measurements. ``innovation`` and
    ``innovation_sigma`` (n, 4 s + 6) are what was measured less what was expected (m, m/s, rad; of a state
    vector six numbers of unit variance of noise), NaN for nothing, and those of ``dropped`` (4 s + 6,)
    measurements, which were beyond the gate, are among them.
    """

    estimate: Estimate
    relative_gcrf: Vector
    covariance: Vector
    innovation: Vector
    innovation_sigma: Vector
    dropped: Vector


def first_estimate(t_s: float, relative_gcrf: Vector, covariance: Vector, suite: Suite) -> Estimate:
    """An estimate whose errors have nothing to do with those of the suite, as after a state vector."""
    return Estimate(
        float(t_s),
        np.array(relative_gcrf, dtype=float),
        np.array(covariance, dtype=float),
        np.zeros((6, suite.spread.size)),
        suite.spread * suite.spread,
    )


@njit
def until(t_s, target_s, push):
    """End of the next step toward an instant, and whether the push acts in it."""
    end_s, pushing = min(target_s, t_s + _LONGEST_S), False
    if push.start_s - LEAST_S <= t_s < push.end_s - LEAST_S:
        end_s, pushing = min(target_s, t_s + _LONGEST_PUSH_S, push.end_s), True
    elif t_s < push.start_s:
        end_s = min(end_s, push.start_s)
    return (target_s if target_s - end_s < LEAST_S else end_s), pushing


@njit
def navigate(estimate, instants, truth, known, push):
    """The ``Track`` of a leg with at most one burn, the ``push`` (one of no duration where it coasts).

    From the ``Estimate`` through all ``Instants``, of which none is before it. Its arrays are left as they
    are. ``Truth`` is read by ``sensed`` alone.
    """
    suite = known.suite
    relative, covariance = estimate.relative_gcrf.copy(), estimate.covariance.copy()
    cross, variance, t_s = estimate.cross.copy(), estimate.variance, estimate.t_s
    n, sensors = instants.t_s.size, suite.sensors.shape[0]
    width = MEASURED * sensors + 6
    relatives, covariances = np.empty((n, 6)), np.empty((n, 6, 6))
    innovation, sigma = np.full((n, width), np.nan), np.full((n, width), np.nan)
    dropped = np.zeros(width)
    work, said, partials, boresight = workspace(), np.empty(width), np.empty(6), np.empty(3)
    for row in range(n):
        while instants.t_s[row] - t_s > LEAST_S:
            end_s, pushing = until(t_s, instants.t_s[row], push)
            if pushing and t_s <= push.start_s + LEAST_S:
                # the attitude's error is another in each burn
                cross[:, Considered.TILT : Considered.OWN] = 0.0
            advance(t_s, end_s - t_s, relative, covariance, cross, variance, known, push, pushing, work)
            t_s = end_s
        if instants.due[row].max() > 0 or instants.due[row, sensors] >= 0:
            station = trajectory_state(t_s, known.station)
            axes = sensor_axes(relative, station)
            boresight[0], boresight[1], boresight[2] = looks(t_s, relative, station, axes, push)
            kind = sensed(t_s, truth, row, axes, boresight, instants.due[row], suite, said)
            if kind != Fix.NONE:
                _take_state(
                    relative,
                    covariance,
                    cross,
                    variance,
                    station,
                    kind,
                    suite,
                    said,
                    innovation[row],
                    sigma[row],
                    dropped,
                    partials,
                )
            for j in range(sensors):
                # angles first: they make the partials of the range those of the right direction
                for what in (2, 3, 0, 1):
                    at = MEASURED * j + what
                    if np.isnan(said[at]):
                        continue
                    expected = measure(relative, axes, what, partials)
                    range_m = np.sqrt(relative[0] ** 2 + relative[1] ** 2 + relative[2] ** 2)
                    noise = noise_of(suite.sensors[j], what, range_m)
                    noise2 = noise * noise
                    if what == 0:
                        noise2 += curved(relative, covariance, range_m)
                    innovation[row, at] = said[at] - expected
                    spread2, taken = update(
                        relative,
                        covariance,
                        cross,
                        variance,
                        partials,
                        Considered.OWN + at,
                        innovation[row, at],
                        noise2,
                        suite.gate,
                    )
                    sigma[row, at] = np.sqrt(spread2)
                    dropped[at] += 0.0 if taken else 1.0
        relatives[row], covariances[row] = relative, covariance
    last = Estimate(t_s, relative, covariance, cross, variance)
    return Track(last, relatives, covariances, innovation, sigma, dropped)


@njit
def looks(t_s, relative, station, axes, push):
    """Unit vector (3-tuple) in GCRF along which the sensors look: to the station, in a burn along the
    thrust."""
    if push.start_s <= t_s <= push.end_s and push.end_s > push.start_s:
        y = (
            station[0] + relative[0],
            station[1] + relative[1],
            station[2] + relative[2],
            station[3] + relative[3],
            station[4] + relative[4],
            station[5] + relative[5],
        )
        return thrust_direction(y, push)
    return axes[0], axes[1], axes[2]


@njit
def curved(relative, covariance, range_m):
    """Variance of what the range has beyond its partials, from the spread across the line of sight, m2.

    The second-order term of a Gaussian filter, bounded by the trace (Jazwinski 1970, section 9.3): it keeps a
    good range from being trusted to say more of the direction than it does.
    """
    across2 = 0.0
    for i in range(3):
        across2 += covariance[i, i]
        for j in range(3):
            across2 -= relative[i] * covariance[i, j] * relative[j] / (range_m * range_m)
    return 0.5 * (across2 / range_m) ** 2


@njit
def _take_state(
    relative, covariance, cross, variance, station, kind, suite, said, innovation, sigma, dropped, partials
):
    """Takes a state vector in as six numbers of unit noise: it times the inverse of its factor."""
    first = MEASURED * suite.sensors.shape[0]
    turned = whitening(station, suite.fixes[kind])
    for i in range(6):
        residual = 0.0
        for k in range(6):
            partials[k] = turned[k, i]
            residual += partials[k] * (said[first + k] - relative[k])
        innovation[first + i] = residual
        spread2, taken = update(relative, covariance, cross, variance, partials, -1, residual, 1.0, np.inf)
        sigma[first + i] = np.sqrt(spread2)
        dropped[first + i] += 0.0 if taken else 1.0


@njit
def whitening(station, lower):
    """Partials (6, 6), a column for each of six numbers of unit noise, of a state vector given in GCRF.

    ``lower`` (6, 6) is the triangle of its covariance in the LVLH axes of the ``station``.
    """
    m = lvlh_from_gcrf(station[0], station[1], station[2], station[3], station[4], station[5])
    # rows of the inverse of the triangle, in LVLH, turned into GCRF
    inverse = np.zeros((6, 6))
    for c in range(6):
        for i in range(c, 6):
            total = 1.0 if i == c else 0.0
            for k in range(c, i):
                total -= lower[i, k] * inverse[c, k]
            inverse[c, i] = total / lower[i, i]
    return both_turned(np.array(m), inverse)
