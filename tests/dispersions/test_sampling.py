"""What is sampled has the distributions, correlations and chances that a dispersions file asks for."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from scipy import stats
from scipy.stats import qmc
from tests.dispersions.made import QUANTITIES, SAMPLINGS, dispersions, sampled

from vitok.chance import Draws, Failure
from vitok.dispersions import spreading
from vitok.dispersions.sampling import drawn, realised

RUNS = 1024
LEAST = 1e-3  # probability of a worse fit by chance alone, below which a distribution is another one
LAWS = {
    "the file's": ([], stats.norm(0.0, 15.0)),
    "normal": ([{"normal": {"mean": 3.0, "sigma": 4.0}}], stats.norm(3.0, 4.0)),
    "shifted": ([{"normal": {"mean": 3.0}}], stats.norm(3.0, 15.0)),
    "uniform": ([{"uniform": {"low": -2.0, "high": 5.0}}], stats.uniform(-2.0, 7.0)),
    "truncated": (
        [{"truncated": {"mean": 1.0, "sigma": 2.0, "low": 0.0, "high": 4.0}}],
        stats.truncnorm(-0.5, 1.5, 1.0, 2.0),
    ),
    "tail": (
        [{"truncated": {"sigma": 1.0, "low": 4.0, "high": 9.0}}],
        stats.truncnorm(4.0, 9.0),
    ),
    "cut at sigmas": ([{"truncated": {"sigmas": 2.0}}], stats.truncnorm(-2.0, 2.0, 0.0, 15.0)),
}


@pytest.mark.parametrize("sampling", SAMPLINGS)
@pytest.mark.parametrize("law", LAWS)
def test_a_quantity_has_its_distribution(law, sampling):
    rows, known = LAWS[law]
    file = dispersions(sampling, quantity=[{"name": "descent/mass", **row} for row in rows])
    found = sampled(file, RUNS)["descent/mass"]
    assert stats.kstest(found, known.cdf).pvalue > LEAST
    if sampling != "random":  # spread evenly, and so far nearer to it than by chance
        assert stats.kstest(found, known.cdf).statistic < 0.2 / np.sqrt(RUNS)


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_values_of_a_table_come_as_often_as_they_should(sampling):
    table = {"values": [-30.0, 0.0, 45.0], "probabilities": [0.2, 0.5, 0.3]}
    file = dispersions(sampling, quantity=[{"name": "descent/mass", "table": table}])
    values, counts = np.unique(np.round(sampled(file, RUNS)["descent/mass"], 9), return_counts=True)
    assert values.tolist() == table["values"]
    assert stats.chisquare(counts, RUNS * np.array(table["probabilities"])).pvalue > LEAST


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_quantities_go_together_as_asked_and_else_not(sampling):
    """Of both numbers of a wind with those of the other, through whatever distribution."""
    file = dispersions(
        sampling,
        quantity=[{"name": "descent/wind/1", "uniform": {"low": -9.0, "high": 1.0}}],
        correlation=[
            {"between": ["ascent/wind", "descent/wind"], "coefficient": 0.8},
            {"between": ["ascent/drag", "descent/mass"], "coefficient": -0.6},
        ],
    )
    found = sampled(file, RUNS)
    names = list(found)
    asked = {
        ("ascent/wind/0", "descent/wind/0"): 0.8,
        ("ascent/wind/1", "descent/wind/1"): 0.8,
        ("ascent/drag", "descent/mass"): -0.6,
    }
    ranks = stats.spearmanr(np.array([found[name] for name in names]).T).statistic
    for i, first in enumerate(names):
        for k, second in enumerate(names[:i]):
            of_normals = asked.get((second, first), 0.0)
            by_rank = 6.0 / np.pi * np.arcsin(of_normals / 2.0)  # of two normals so correlated
            assert abs(ranks[i, k] - by_rank) < 4.0 / np.sqrt(RUNS), (first, second)
    uniform = stats.uniform(-9.0, 10.0)
    assert stats.kstest(found["descent/wind/1"], uniform.cdf).pvalue > LEAST


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_failures_come_as_often_as_they_should(sampling):
    chances = {"radio@100": 0.3, "guidance@183": 0.05, "main-parachute": 0.0, "gyroscope": 1.0}
    file = dispersions(sampling, failure=[{"name": n, "probability": p} for n, p in chances.items()])
    failed = [drawn(file, QUANTITIES, 2, run).failures for run in range(1, RUNS + 1)]
    for name, probability in chances.items():
        count = sum(name in map(str, each) for each in failed)
        assert stats.binomtest(count, RUNS, probability).pvalue > LEAST, name
    assert failed[0] == tuple(sorted(failed[0], key=lambda each: each.name))
    asked = (Failure("radio", within_m=50.0),)
    told = [drawn(file, QUANTITIES, 2, run, failures=asked).failures for run in range(1, 21)]
    assert all(each.count(asked[0]) == 1 for each in told)
    assert all(sum(one.name == "radio" for one in each) == 1 for each in told)


def test_a_block_of_the_latin_hypercube_has_one_run_in_each_stratum():
    file = dispersions("latin-hypercube", strata=20)
    found = sampled(file, 60)
    for name, values in found.items():
        scale = {each.name: each.one_sigma for each in QUANTITIES}[name.rstrip("/01")]
        strata = np.floor(20 * stats.norm.cdf(np.array(values) / scale)).astype(int)
        for block in strata.reshape(3, 20):
            assert sorted(block) == list(range(20)), name
        assert (strata[:20] != strata[20:40]).any()


def test_first_runs_of_the_scrambled_sequence_are_a_net():
    """Of two dimensions of Sobol's sequence each box of 2**-a by 2**-(k-a) has one of 2**k points (Owen)."""
    points = np.array([spreading.sobol(("a", "b"), 7, run) for run in range(1, 257)])
    for a in range(9):
        boxes = np.floor(points * [2**a, 2 ** (8 - a)]).astype(int)
        assert len(np.unique(boxes, axis=0)) == 256
    plain = qmc.Sobol(2, scramble=False).random(256)
    assert not np.allclose(points, plain, atol=0.01)
    other = np.array([spreading.sobol(("a", "b"), 8, run) for run in range(1, 257)])
    assert not np.allclose(points, other, atol=0.01)


def test_direction_numbers_are_those_of_the_plain_sequence():
    directions = spreading._directions(50, 16)
    points = np.zeros((64, 50), dtype=np.uint32)
    for number in range(64):
        for bit in range(6):
            if (number ^ number >> 1) >> bit & 1:
                points[number] ^= directions[bit]
    assert np.array_equal(points / 2.0**32, qmc.Sobol(50, scramble=False).random(64))


def values(file, seed, run, quantities=QUANTITIES):
    draws = drawn(file, quantities, seed, run)
    return realised(quantities, draws), draws.failures


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(SAMPLINGS),
    st.integers(0, 2**63 - 1),
    st.lists(st.integers(1, 5000), min_size=2, max_size=8, unique=True),
)
def test_a_run_is_the_same_whatever_is_drawn_beside_it(sampling, seed, runs):
    file = dispersions(
        sampling,
        quantity=[{"name": "*/wind*", "uniform": {"low": -1.0, "high": 1.0}}],
        correlation=[{"between": ["ascent/drag", "descent/mass"], "coefficient": 0.5}],
        failure=[{"name": "radio", "probability": 0.5}],
    )
    once = {run: values(file, seed, run) for run in runs}
    for cache in (spreading._block, spreading._keys):
        cache.cache_clear()
    again = {run: values(file, seed, run) for run in reversed(runs)}
    assert once == again
    assert once[runs[0]][0] != once[runs[1]][0]


def test_another_quantity_moves_no_stratum_of_those_that_were_there():
    file = dispersions("latin-hypercube")
    few, all_of_them = values(file, 3, 17, QUANTITIES[1:3])[0], values(file, 3, 17)[0]
    assert few.items() <= all_of_them.items()


HUNDREDTHS = st.integers(1, 3000).map(lambda n: n / 100)


@settings(max_examples=100, deadline=None)
@given(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS, st.sampled_from((-1.0, 1.0)), st.integers(1, 10**6))
def test_what_is_bounded_stays_in_its_bounds(sigma, away, width, side, run):
    mean = 5.0
    low = mean + side * away
    high = low + width
    assume(abs(stats.norm.sf(high, mean, sigma) - stats.norm.sf(low, mean, sigma)) > 1e-5)
    cut = {"mean": mean, "sigma": sigma, "low": low, "high": high}
    file = dispersions(
        quantity=[
            {"name": "descent/mass", "truncated": cut},
            {"name": "ascent/drag", "uniform": {"low": low, "high": high}},
        ]
    )
    found = values(file, 1, run)[0]
    for name in ("input/descent/mass", "input/ascent/drag"):
        assert low - 1e-9 <= found[name] <= high + 1e-9


def test_without_a_file_numbers_are_drawn_as_ever():
    assert not drawn(None, QUANTITIES, 1, 2).chosen
    plain, file = Draws(1, 2), dispersions()
    assert not drawn(file, QUANTITIES, 1, 2).chosen  # nothing is named
    same = drawn(dispersions(quantity=[{"name": "descent/*", "normal": {}}]), QUANTITIES, 1, 2)
    for each in QUANTITIES:
        assert np.array_equal(
            same.normal(each.drawn_as, each.drawn_size), plain.normal(each.drawn_as, each.drawn_size)
        )


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_run_0_is_the_plan(sampling):
    file = dispersions(
        sampling,
        quantity=[{"name": "descent/mass", "uniform": {"low": 5.0, "high": 6.0}}],
        failure=[{"name": "radio", "probability": 1.0}],
    )
    told, failures = values(file, 1, 0)
    assert set(told.values()) == {0.0} and not failures


def test_a_part_of_a_draw_leaves_the_rest_as_drawn():
    """Numbers of one draw that the file names are in their place, the others those of chance."""
    file = dispersions(quantity=[{"name": "descent/errors/bias/1", "uniform": {"low": 7.0, "high": 8.0}}])
    draws = drawn(file, QUANTITIES, 1, 4)
    found, plain = draws.normal("descent/errors", 5), Draws(1, 4).normal("descent/errors", 5)
    assert np.array_equal(np.delete(found, 2), np.delete(plain, 2))
    assert 3.5 <= found[2] <= 4.0
    found[:] = 0.0  # one who changes what was drawn changes nothing for others
    assert draws.normal("descent/errors", 5).any()


def test_draws_are_kept_with_a_flight():
    draws = drawn(dispersions("sobol"), QUANTITIES, 1, 9)
    kept = TypeAdapter(Draws)
    again = kept.validate_json(kept.dump_json(draws))
    assert again == draws and realised(QUANTITIES, again) == realised(QUANTITIES, draws)
