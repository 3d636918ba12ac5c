"""How often errors lie where their covariances have them (Bar-Shalom, Li, Kirubarajan 2001, section 5.4)."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2

from vitok.chance import Draws
from vitok.navigation.suite import Suite

from .worlds import Run, Way, fly, nees

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
    errors = np.array([nees(each) for each in flights])
    mean = errors.mean(axis=0)
    low, high = chi2.ppf([_EACH_END, 1.0 - _EACH_END], 6 * len(flights)) / len(flights)
    squares = np.array([(each.innovation / each.innovation_sigma) ** 2 for each in flights])
    count, total = np.isfinite(squares).sum(axis=(0, 2)), np.nansum(squares, axis=(0, 2))
    count, total = count[count > 0], total[count > 0]
    within = (total >= chi2.ppf(_EACH_END, count)) & (total <= chi2.ppf(1.0 - _EACH_END, count))
    return Inside(
        float(np.mean((mean > low) & (mean < high))),
        float(within.mean()),
        float(mean.mean()),
        float(np.mean([each.range_m[-1] for each in flights])),
    )
