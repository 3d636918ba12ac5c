"""How often errors lie where their covariances have them (Bar-Shalom, Li, Kirubarajan 2001, section 5.4)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from vitok.chance import Draws
from vitok.navigation.suite import Suite

from .worlds import Run, Way, fly, nees

Vector = NDArray[np.float64]

_EACH_END = 0.025  # of a band of 95 %


@dataclass(frozen=True)
class Inside:
    """Shares of the instants at which the mean over all flights is in its band of 95 %.

    ``mean`` of the normalised estimation error squared, 6 for a filter that is right.
    """

    state: float
    innovations: float
    mean: float
    last_range_m: float


def runs(way: Way, *, seed: int, count: int, told: Suite | None = None) -> list[Run]:
    return [fly(way, Draws(seed, run), told=told) for run in range(1, count + 1)]


def inside(flights: list[Run]) -> Inside:
    state, mean = shares_inside(np.array([nees(each) for each in flights]), 6)
    squares = np.array([(each.innovation / each.innovation_sigma) ** 2 for each in flights])
    innovations, _ = shares_inside(squares, 1)
    last_m = float(np.mean([each.range_m[-1] for each in flights]))
    return Inside(state, innovations, mean, last_m)


def shares_inside(squares: Vector, freedoms: int) -> tuple[float, float]:
    """Share of the instants at which sums of ``squares`` (runs, n) or (runs, n, k) are in their band of 95 %.

    Each has so many degrees of freedom, NaN where there is none. Also the mean of them all.
    """
    squares = squares.reshape(*squares.shape[:2], -1)
    count, total = np.isfinite(squares).sum(axis=(0, 2)), np.nansum(squares, axis=(0, 2))
    count, total = freedoms * count[count > 0], total[count > 0]
    within = (total > chi2.ppf(_EACH_END, count)) & (total < chi2.ppf(1.0 - _EACH_END, count))
    return float(within.mean()), float(freedoms * total.sum() / count.sum())


def share_alone(squares: Vector, freedoms: int) -> float:
    """Share of single ``squares``, of one flight and instant each, that lie in the band of 95 % of one."""
    told = squares[np.isfinite(squares)]
    within = (told > chi2.ppf(_EACH_END, freedoms)) & (told < chi2.ppf(1.0 - _EACH_END, freedoms))
    return float(within.mean())


def squared_errors(error: Vector, covariance: Vector) -> Vector:
    """Normalised estimation errors squared (n,) of errors (n, 6) and their covariances (n, 6, 6)."""
    sigma = np.sqrt(np.diagonal(covariance, axis1=1, axis2=2))
    unit = error / sigma
    correlation = covariance / (sigma[:, :, None] * sigma[:, None, :])
    squares: Vector = np.sum(unit * np.linalg.solve(correlation, unit[:, :, None])[:, :, 0], axis=1)
    return squares
