"""Rank correlation, worst runs, tubes and linear covariance: closed forms."""

import numpy as np
import pytest
from tests.campaign.tables import table

from vitok.campaigns.columns import nominal, sample
from vitok.campaigns.linear import linear
from vitok.campaigns.sensitivity import by_chance, ranking, sensitivity
from vitok.campaigns.tubes import tube, tube_of
from vitok.campaigns.worst import failed, worst
from vitok.motion.arc import Arc


def test_rank_correlation_asks_for_no_straight_line():
    x = np.arange(30.0)
    found = ranking("y", np.exp(x), ["up", "down", "constant"], [x, -(x**3), np.ones(30)])
    assert found is not None
    assert dict(found.ranked) == pytest.approx({"up": 1.0, "down": -1.0})


def test_rank_correlation_of_a_published_example():
    """Ten pairs, whose squared differences of ranks have the sum 194: rho = 1 - 6 * 194 / 990."""
    iq = np.array([106.0, 100, 86, 101, 99, 103, 97, 113, 112, 110])
    hours = np.array([7.0, 27, 2, 50, 28, 29, 20, 12, 6, 17])
    found = ranking("hours", hours, ["iq"], [iq])
    assert found is not None
    assert found.ranked[0][1] == pytest.approx(-29.0 / 165.0)


def test_chance_alone_gives_as_much_as_is_told_as_often_as_is_told():
    rng = np.random.default_rng(7)
    names = [str(k) for k in range(8)]
    over = []
    for _ in range(400):
        found = ranking("y", rng.normal(size=60), names, list(rng.normal(size=(8, 60))))
        assert found is not None
        over.append(abs(found.ranked[0][1]) > found.by_chance)
    assert 0.02 <= np.mean(over) <= 0.085
    assert by_chance(100) == pytest.approx(0.1966, abs=2e-4)  # tables of Student's r: 0.1966 of 100 at 5 %


def test_the_inputs_that_matter_are_found_and_the_idle_one_is_not():
    found = sensitivity(sample(table()), "peak_load.load_g")
    assert found is not None
    (first, rho), *rest = found.ranked
    assert (first, rho) == ("input/descent/lift", pytest.approx(1.0))
    assert all(abs(other) < found.by_chance for _, other in rest)
    assert sensitivity(sample(table()), "module_separation.altitude_km") is None


def test_the_worst_runs_have_the_least_margins_and_failures_their_reason():
    whole = table()
    runs = sample(whole)
    (found,) = worst(runs, nominal(whole))
    margins = {run: left for run, left in zip(found.runs, found.margins, strict=True)}
    lift = dict(zip(runs["run"].to_pylist(), runs["input/descent/lift"].to_pylist(), strict=True))
    flown = {run: value for run, value in lift.items() if run % 50}
    assert list(margins) == sorted(flown, key=flown.get, reverse=True)[:5]
    assert margins[found.runs[0]] == pytest.approx(4.0 - max(flown.values()))
    assert (found.limit, found.usual) == ("descent/load_g", 4.0)
    (reason,) = failed(runs)  # figures apart they fail for one reason
    assert reason.runs == tuple(range(50, 401, 50))


def test_a_tube_is_three_sigma_about_the_mean_of_the_flights_that_are_still_there():
    since_s = np.array([0.0, 1.0, 2.0])
    stack = np.array([[0.0, 1.0, np.nan], [2.0, 1.0, 5.0], [4.0, 4.0, 6.0], [2.0, np.nan, np.nan]])
    found = tube("altitude_km", since_s, stack)
    assert found.mean[:2] == pytest.approx([2.0, 2.0]) and np.isnan(found.mean[2])
    assert found.high[0] - 2.0 == pytest.approx(3.0 * np.sqrt(8.0 / 3.0))
    assert found.low[1] == 0.0  # nor is any altitude of these below it
    assert 1.0 - tube("altitude_km", since_s, stack - 1.0).low[1] == pytest.approx(3.0 * np.sqrt(3.0))
    assert (found.least[0], found.greatest[0], list(found.flights)) == (0.0, 4.0, [4, 3, 2])


def test_a_tube_of_flights_counts_from_the_begin_of_each():
    def arc(begin_s, height):
        t_s = np.linspace(begin_s, begin_s + 100.0, 11)
        zeros = np.zeros((11, 3))
        return Arc(
            "descent", t_s, zeros, zeros, np.ones(11), channels={"altitude_m": height - (t_s - begin_s)}
        )

    found = tube_of([arc(5.0, 300.0), arc(80.0, 301.0), arc(-4.0, 302.0)], "altitude_m")
    assert found is not None
    assert found.mean == pytest.approx(301.0 - found.since_s)
    assert found.high - found.mean == pytest.approx(np.full(found.mean.size, 3.0))
    assert tube_of([arc(0.0, 1.0)] * 2, "altitude_m") is None
    assert tube_of([arc(0.0, 1.0)] * 3, "load_g") is None


def test_linear_covariance_of_a_straight_line_is_exact():
    def outcome(draws):
        a, (b, c) = draws.normal("a")[0], draws.normal("b", 2)
        return np.array([5.0 + 3.0 * a - 4.0 * b, 2.0 * c + a**2])

    found = linear(outcome)
    assert found.names == ("a", "b/0", "b/1")
    assert found.planned == pytest.approx([5.0, 0.0])
    assert found.covariance == pytest.approx(np.array([[25.0, 0.0], [0.0, 4.0]]))
    assert found.sigma == pytest.approx([5.0, 2.0])
