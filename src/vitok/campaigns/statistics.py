"""What a sample of runs tells of a quantity: mean, sigma, quantiles and shares, each with its interval.

A confidence of 0.9 is that of both sides together. NaN is a run that does not tell the quantity, and left
out.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import bdtrik, betaincinv, chdtri, ndtri, stdtrit

from vitok.types import Vector

CONFIDENCE = 0.9
QUANTILES = (0.00135, 0.05, 0.5, 0.95, 0.99865)  # the outer ones are those of 3 sigma of a normal quantity


@dataclass(frozen=True)
class Interval:
    """An estimate and its bounds; a bound that the runs do not give is None."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Statistics:
    """Of one quantity, over ``count`` runs that tell it."""

    count: int
    mean: Interval
    sigma: Interval
    least: float
    greatest: float
    quantiles: dict[float, Interval]


def statistics(values: Vector, confidence: float = CONFIDENCE) -> Statistics | None:
    """Statistics of a quantity (n,); None if fewer than two runs tell it."""
    told = np.sort(values[np.isfinite(values)])
    if told.size < 2:
        return None
    return Statistics(
        count=int(told.size),
        mean=mean(told, confidence),
        sigma=sigma(told, confidence),
        least=float(told[0]),
        greatest=float(told[-1]),
        quantiles={each: quantile(told, each, confidence) for each in QUANTILES},
    )


def mean(values: Vector, confidence: float = CONFIDENCE) -> Interval:
    """Mean of at least two values, by Student's t."""
    n, middle = values.size, float(np.mean(values))
    half = float(stdtrit(n - 1, 0.5 + 0.5 * confidence)) * float(np.std(values, ddof=1)) / n**0.5
    return Interval(middle, middle - half, middle + half)


def sigma(values: Vector, confidence: float = CONFIDENCE) -> Interval:
    """Standard deviation of at least two values.

    By chi-square, with the degrees of freedom that the sample's kurtosis leaves (O'Neill 2014, "Some useful
    moment results in sampling problems", The American Statistician 68): n - 1 of a normal quantity, fewer of
    one with long tails.
    """
    n, off = values.size, values - np.mean(values)
    square = float(np.sum(off**2)) / (n - 1)
    if not square > 0.0:
        return Interval(0.0, 0.0, 0.0)
    kurtosis = n * float(np.sum(off**4)) / float(np.sum(off**2)) ** 2
    freedom = min(2.0 * n / max(kurtosis - (n - 3) / (n - 1), 1e-9), 2.0 * n)
    low, high = (float(chdtri(freedom, 0.5 + side * 0.5 * confidence)) for side in (-1.0, 1.0))
    return Interval(square**0.5, (square * freedom / low) ** 0.5, (square * freedom / high) ** 0.5)


def quantile(values: Vector, probability: float, confidence: float = CONFIDENCE) -> Interval:
    """Quantile of at least two values, whatever their distribution.

    Bounds are two of the ordered values, by the binomial distribution (David and Nagaraja 2003, "Order
    Statistics", 7.1); a side on which there are too few runs has none.
    """
    ordered, n, beyond = np.sort(values), values.size, 0.5 * (1.0 - confidence)
    # value number r is below the quantile unless fewer than r of n are
    below = _greatest_count(beyond, n, probability)
    above = n + 1 - _greatest_count(beyond, n, 1.0 - probability)
    return Interval(
        float(np.quantile(ordered, probability, method="median_unbiased")),
        float(ordered[below - 1]) if below >= 1 else None,
        float(ordered[above - 1]) if above <= n else None,
    )


def _greatest_count(beyond: float, n: int, probability: float) -> int:
    """The greatest r for which fewer than r of n events come with a probability of at most ``beyond``."""
    if (1.0 - probability) ** n > beyond:
        return 0
    return int(np.floor(bdtrik(beyond, n, probability))) + 1


def share(successes: int, runs: int, confidence: float = CONFIDENCE) -> Interval:
    """Share of runs that succeed, with the bounds of Clopper and Pearson (1934), which hold for sure."""
    beyond = 0.5 * (1.0 - confidence)
    failures = runs - successes
    low = float(betaincinv(successes, failures + 1, beyond)) if successes else 0.0
    high = float(betaincinv(successes + 1, failures, 1.0 - beyond)) if failures else 1.0
    return Interval(successes / runs, low, high)


def wilson(successes: int, runs: int, confidence: float = CONFIDENCE) -> Interval:
    """Share of runs that succeed, with the bounds of Wilson (1927): narrower, they hold on the average."""
    z2 = float(ndtri(0.5 + 0.5 * confidence)) ** 2
    found, whole = successes / runs, runs + z2
    middle = (successes + 0.5 * z2) / whole
    half = (z2 * (runs * found * (1.0 - found) + 0.25 * z2)) ** 0.5 / whole
    return Interval(found, max(middle - half, 0.0), min(middle + half, 1.0))
