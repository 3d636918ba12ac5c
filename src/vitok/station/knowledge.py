"""How well an orbit is known over time: the solved covariance carried on, the air's future, burns to come."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.density_scale import DensityScale
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import exp, power, sin
from vitok.mission.station import Station
from vitok.station.batch import Solution
from vitok.station.least_squares import DENSITY_MEMORY_S, DENSITY_SPREAD
from vitok.station.reference import FIRST_KNOT, KNOT_S, Reference
from vitok.station.theory import ELEMENTS, seen

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class UsualBurns:
    """How often a station fires its engines, a burn's size (root mean square) and its mean with its sign."""

    every_s: float
    delta_v_mps: float
    mean_delta_v_mps: float


def usual_burns(station: Station) -> UsualBurns:
    """Of a station's file."""
    burns = station.burns
    return UsualBurns(burns.every_days * SECONDS_PER_DAY, burns.delta_v_mps, burns.mean_delta_v_mps)


@dataclass(frozen=True)
class Knowledge:
    """Covariance (p, p) of the unknowns of a flown orbit, and how it grows.

    Burns to come are counted from ``t_first_s`` back and from ``t_last_s`` on, between which sets would show
    them.
    """

    about: Reference
    covariance: Vector
    t_first_s: float
    t_last_s: float
    usual: UsualBurns

    def sigma_m(self, t_s: Vector, *, with_burns: bool = False) -> Vector:
        """One sigma (n, 3) along, across and radial at rising instants (n,).

        In free flight, or with the station's burns as usual.
        """
        theory, flown = self.about.theory, self.about.flown
        variance: Vector = _variance(flown(t_s), theory, self.about.partials(t_s), self.covariance)
        if with_burns:
            ahead_s = np.maximum(np.maximum(t_s - self.t_last_s, self.t_first_s - t_s), 0.0)
            variance = variance + self._by_burns(ahead_s)
        return np.sqrt(variance)

    def _by_burns(self, ahead_s: Vector) -> Vector:
        """Mean square (n, 3) of what impulses along the track do at random instants, m2.

        Shot noise (Campbell 1909) and the drift by their mean. An impulse moves the axis by 2/n, the radius
        by that and as much of an oscillation, the place by 3 t, the node at -3.5 of its rate.
        """
        theory = self.about.theory
        noise = self.usual.delta_v_mps**2 / self.usual.every_s  # m2/s3
        drift = self.usual.mean_delta_v_mps / self.usual.every_s  # m/s2
        axis = 2.0 / theory.n_radps
        node = 3.5 * theory.node_radps * axis * sin(theory.inclination_rad) / np.sqrt(2.0)
        square = ahead_s * ahead_s / 2.0
        cube = 2.0 * square * ahead_s / 3.0
        return np.stack(
            (
                noise * 9.0 * cube + (drift * 3.0 * square) ** 2,
                noise * node**2 * cube + (drift * node * square) ** 2,
                noise * 1.5 * axis**2 * ahead_s + (drift * axis * ahead_s) ** 2,
            ),
            axis=1,
        )


@njit
def _variance(y, theory, by_all, covariance):
    n, size = y.shape[0], covariance.shape[0]
    out = np.empty((n, 3))
    row, turned = np.empty(size), np.empty(size)
    for k in range(n):
        view = seen(y[k], theory)
        for i in range(3):
            for p in range(size):
                row[p] = 0.0
                for j in range(ELEMENTS):
                    row[p] += view[i, j] * by_all[k, j, p]
            total = 0.0
            for p in range(size):
                turned[p] = 0.0
                for q in range(size):
                    turned[p] += covariance[p, q] * row[q]
                total += row[p] * turned[p]
            out[k, i] = max(total, 0.0)
    return out


def carried(solution: Solution, t_start_s: float, t_end_s: float) -> tuple[DensityScale, Vector]:
    """The density scale and the covariance of a solution with knots added to cover a span.

    An Ornstein-Uhlenbeck process forgets: beyond the solved knots the scale fades and its spread returns.
    """
    first_s, knots = solution.scale.t_start_s, solution.scale.log_scale.size
    before = max(0, int(np.ceil((first_s - t_start_s) / KNOT_S)))
    after = max(0, int(np.ceil((t_end_s - first_s) / KNOT_S)) - knots + 1)
    memory = float(exp(-KNOT_S / DENSITY_MEMORY_S))
    back, on = np.arange(before, 0, -1), np.arange(1, after + 1)
    log_scale = np.concatenate(
        (
            solution.scale.log_scale[0] * power(memory, back),
            solution.scale.log_scale,
            solution.scale.log_scale[-1] * power(memory, on),
        )
    )
    old = solution.covariance
    head, tail = FIRST_KNOT, FIRST_KNOT + knots
    # which solved unknown each new one follows, how closely, and how far it is away
    follows = np.concatenate(
        (
            np.arange(head),
            np.full(before, head),
            np.arange(head, tail),
            np.full(after, tail - 1),
            np.arange(tail, old.shape[0]),
        )
    )
    away = np.zeros(follows.size, dtype=int)
    away[head : head + before] = back
    away[head + before + knots : head + before + knots + after] = on
    share = power(memory, away)
    new = share[:, None] * share[None, :] * old[np.ix_(follows, follows)]
    for rows in (slice(head, head + before), slice(head + before + knots, head + before + knots + after)):
        apart = np.abs(away[rows, None] - away[None, rows])
        together = away[rows, None] + away[None, rows]
        new[rows, rows] += DENSITY_SPREAD**2 * (power(memory, apart) - power(memory, together))
    return DensityScale(first_s - before * KNOT_S, KNOT_S, log_scale), new
