"""What a sample tells: closed forms, published intervals, and intervals that hold as often as they say."""

import numpy as np
import pytest

from vitok.campaigns.convergence import running_mean, running_share
from vitok.campaigns.statistics import mean, quantile, share, sigma, statistics, wilson


def test_the_mean_has_students_interval():
    found = mean(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), 0.95)
    # t(0.975, 4) = 2.776 445; the standard error is sqrt(2.5 / 5)
    assert (found.value, found.low, found.high) == pytest.approx(
        (3.0, 3.0 - 1.963243, 3.0 + 1.963243), abs=1e-6
    )


def test_sigma_of_a_sample_with_normal_kurtosis_has_the_chi_square_interval():
    """Of 10 values with a kurtosis of 3 the degrees of freedom are 9: 3.325 and 16.919 at 5 and 95 %."""
    rest = np.array([2.0, -2.0, 0.6, -0.6, 0.5, -0.5, 0.0, 0.0])
    low, high = 0.1, 3.0
    for _ in range(200):  # the two last values that give it
        tail = 0.5 * (low + high)
        values = np.append(rest, [tail, -tail])
        low, high = (low, tail) if _kurtosis(values) < 3.0 else (tail, high)
    assert _kurtosis(values) == pytest.approx(3.0, abs=1e-9)
    found, square = sigma(values, 0.9), float(np.var(values, ddof=1))
    assert found.low == pytest.approx(np.sqrt(9.0 * square / 16.91898), rel=1e-6)
    assert found.high == pytest.approx(np.sqrt(9.0 * square / 3.32511), rel=1e-5)


def _kurtosis(values):
    off = values - values.mean()
    return values.size * np.sum(off**4) / np.sum(off**2) ** 2


@pytest.mark.parametrize(
    ("draw", "true", "least"),
    [("normal", 1.0, 0.87), ("uniform", 12**-0.5, 0.87), ("exponential", 1.0, 0.8)],
)
def test_intervals_of_sigma_hold_as_often_as_they_say(draw, true, least):
    """The chi-square interval of n - 1 holds 0.63 of exponential samples: long tails need fewer degrees."""
    rng = np.random.default_rng(3)
    found = [sigma(getattr(rng, draw)(size=200), 0.9) for _ in range(1000)]
    assert least <= np.mean([each.low <= true <= each.high for each in found]) <= 0.96


@pytest.mark.parametrize(
    ("n", "probability", "low", "high"),
    [
        (10, 0.5, 2, 9),  # sign test: 1 - 2 * 11/1024 of the interval from the 2nd value to the 9th
        (59, 0.95, 53, 59),  # Wilks (1941): 59 values, and the greatest is above 95 % with 95 %
        (58, 0.95, 52, None),
        (20, 0.05, None, 4),
    ],
)
def test_quantiles_have_ordered_values_for_bounds(n, probability, low, high):
    found = quantile(np.arange(1.0, n + 1.0), probability, 0.9)
    assert (found.low, found.high) == (low, high)


def test_intervals_of_quantiles_hold_whatever_the_distribution():
    rng = np.random.default_rng(4)
    found = [quantile(rng.exponential(size=300), 0.95, 0.9) for _ in range(1000)]
    held = np.mean([each.low <= -np.log(0.05) <= each.high for each in found])
    assert 0.88 <= held <= 0.97  # at least 0.9; ordered values are steps


def test_shares_have_published_intervals():
    """Clopper and Pearson (1934), for 10 of 10 the tenth root of 0.05; Wilson (1927) for 7 of 10."""
    assert share(10, 10).low == pytest.approx(0.05**0.1)
    assert share(0, 10).high == pytest.approx(1.0 - 0.05**0.1)
    assert (share(10, 10).high, share(0, 10).low) == (1.0, 0.0)
    assert share(7, 10, 0.95).low == pytest.approx(0.34755, abs=1e-5)
    assert share(7, 10, 0.95).high == pytest.approx(0.93326, abs=1e-5)
    assert (wilson(7, 10, 0.95).low, wilson(7, 10, 0.95).high) == pytest.approx((0.39678, 0.89221), abs=1e-5)


def test_runs_that_do_not_tell_a_quantity_are_not_counted():
    found = statistics(np.array([1.0, np.nan, 3.0, np.nan, 2.0]))
    assert found is not None
    assert (found.count, found.least, found.greatest, found.mean.value) == (3, 1.0, 3.0, 2.0)
    assert statistics(np.array([1.0, np.nan])) is None


def test_the_running_share_and_mean_end_with_those_of_all_runs():
    rng = np.random.default_rng(5)
    succeeded, values = rng.random(2500) < 0.9, 1e9 + rng.normal(size=2500)
    running, all_of_them = running_share(succeeded), share(int(succeeded.sum()), 2500)
    assert running.runs[0] == 1 and running.runs[-1] == 2500 and running.runs.size < 200
    last = (running.value[-1], running.low[-1], running.high[-1])
    assert last == pytest.approx((all_of_them.value, all_of_them.low, all_of_them.high), rel=1e-12)
    means, whole = running_mean(values), mean(values)
    assert means is not None
    assert means.value[-1] == pytest.approx(whole.value, rel=1e-15)
    assert means.high[-1] - means.low[-1] == pytest.approx(whole.high - whole.low, rel=1e-6)
