"""What is wrong with a dispersions file is told in one sentence."""

import pytest
from pydantic import ValidationError
from tests.dispersions.made import QUANTITIES, dispersions

from vitok.dispersions.sampling import drawn
from vitok.dispersions.spreading import sobol
from vitok.errors import InputError
from vitok.mission.dispersions import Dispersions
from vitok.mission.sentence import sentence

NORMAL = {"normal": {"sigma": 1.0}}
OF_MASS = {"name": "descent/mass"}


def pair(first, second, coefficient):
    return {"between": [first, second], "coefficient": coefficient}


def said(**tables):
    """The sentence with which a file is refused, alone or with the mission's quantities."""
    try:
        drawn(dispersions(**tables), QUANTITIES, 1, 1)
    except ValidationError as error:
        return sentence(error, Dispersions, "made.toml")
    except InputError as error:
        return str(error)
    raise AssertionError("was not refused")


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (
            {"quantity": [{"name": "descent/mas", **NORMAL}]},
            "made: quantity[1].name = 'descent/mas' is no quantity of the mission's flights: did you mean "
            "descent/mass?",
        ),
        (
            {"quantity": [{"name": "descent/win*d", **NORMAL}, {"name": "*/thrust", **NORMAL}]},
            "made: quantity[2].name = '*/thrust' is no quantity",
        ),
        (
            {"quantity": [{"name": "descent/still", **NORMAL}]},
            "made: quantity[1].name = 'descent/still' is a quantity whose one sigma",
        ),
        (
            {"quantity": [{**OF_MASS, **NORMAL}, {**OF_MASS, "uniform": {"low": 0.0, "high": 1.0}}]},
            "made: quantity[2].name = 'descent/mass' should not name descent/mass, as quantity[1] does",
        ),
        ({"quantity": [OF_MASS]}, "quantity[1] should have one of normal, uniform, truncated and table"),
        (
            {"quantity": [{**OF_MASS, **NORMAL, "uniform": {"low": 0.0, "high": 1.0}}]},
            "should have one of normal",
        ),
        ({"quantity": [{**OF_MASS, **NORMAL, "reason": ""}]}, "should have a source or a reason"),
        (
            {"quantity": [{**OF_MASS, "normal": {"sigma": 0.0}}]},
            "quantity[1].normal.sigma = 0",
        ),
        (
            {"quantity": [{**OF_MASS, "uniform": {"low": 2.0, "high": 2.0}}]},
            "should have low below high, not 2 and 2",
        ),
        (
            {"quantity": [{**OF_MASS, "truncated": {"low": 2.0}}]},
            "should have either low and high or sigmas",
        ),
        (
            {"quantity": [{**OF_MASS, "truncated": {"sigma": 1.0, "low": 9.0, "high": 10.0}}]},
            "truncated from 9 to 10 should hold at least 1e-06 of the normal distribution of mean 0",
        ),
        (
            {"quantity": [{**OF_MASS, "table": {"values": [1.0, 2.0], "probabilities": [1.0]}}]},
            "should have values and probabilities of one length, not 2 and 1",
        ),
        (
            {"quantity": [{**OF_MASS, "table": {"values": [1.0, 2.0], "probabilities": [0.5, 0.4]}}]},
            "should have probabilities whose sum is 1, not 0.9",
        ),
        (
            {"quantity": [{**OF_MASS, "table": {"values": [2.0, 1.0], "probabilities": [0.5, 0.5]}}]},
            "should have values that rise",
        ),
        (
            {
                "correlation": [
                    pair("ascent/drag", "descent/mass", 0.9),
                    pair("ascent/drag", "descent/wind/0", 0.9),
                    pair("descent/mass", "descent/wind/0", -0.5),
                    pair("descent/mass", "descent/wind/1", 0.1),
                ]
            },
            "made: correlation[3].coefficient = -0.5 between descent/mass and descent/wind/0 should leave "
            "the covariance positive definite",
        ),
        (
            {"correlation": [pair("ascent/drag", "descent/wind", 0.5)]},
            "numbers, not 'ascent/drag' with 1 and 'descent/wind' with 2",
        ),
        (
            {"correlation": [pair("ascent/drag", "descent/weight", 0.5)]},
            "made: correlation[1].between = 'descent/weight' is no quantity",
        ),
        (
            {
                "correlation": [
                    pair("ascent/drag", "descent/mass", 0.5),
                    pair("descent/mass", "ascent/drag", 0.5),
                ]
            },
            "correlation[2].between should not name descent/mass and ascent/drag, as correlation[1] does",
        ),
        (
            {"correlation": [pair("ascent/drag", "ascent/drag", 0.5)]},
            "should name two quantities, not one twice",
        ),
        ({"correlation": [pair("ascent/drag", "descent/mass", 1.0)]}, "coefficient = 1"),
        (
            {"failure": [{"name": "radio", "probability": 1.5}]},
            "failure[1].probability = 1.5 should be less than or equal to 1",
        ),
        (
            {"failure": [{"name": "radios", "probability": 0.5}]},
            "'radios' is no failure of the way home",
        ),
        (
            {"failure": [{"name": "radio", "probability": 0.5}, {"name": "radio@9", "probability": 0.5}]},
            "failure radio is given twice",
        ),
        ({"sampling": "halton"}, "sampling = 'halton' should be 'random', 'latin-hypercube' or 'sobol'"),
        ({"strata": 1}, "strata = 1 should be greater than or equal to 2"),
    ],
)
def test_a_fault_is_told_in_one_sentence(tables, told):
    found = said(**tables)
    assert told in found
    assert "\n" not in found and len(found) < 400


def test_correlations_count_together():
    """Each two of three may fail without the third: only the whole has to be positive."""
    file = dispersions(
        correlation=[
            pair("ascent/drag", "descent/mass", 0.9),
            pair("ascent/drag", "descent/wind/0", 0.9),
            pair("descent/mass", "descent/wind/0", 0.8),
        ]
    )
    assert set(drawn(file, QUANTITIES, 1, 1).chosen) == {"ascent/drag", "descent/mass", "descent/wind"}


def test_an_exact_name_goes_before_one_with_a_star():
    file = dispersions(
        quantity=[
            {"name": "descent/wind/1", "uniform": {"low": 5.0, "high": 6.0}},
            {"name": "descent/wind*", "uniform": {"low": -6.0, "high": -5.0}},
        ]
    )
    east, north = 8.0 * drawn(file, QUANTITIES, 1, 1).normal("descent/wind", 2)
    assert -6.0 <= east <= -5.0 and 5.0 <= north <= 6.0


def test_what_a_mission_does_not_fly_is_passed_over():
    file = dispersions(
        quantity=[{"name": "docking/mass", **NORMAL}],
        correlation=[pair("docking/mass", "undocking/mass", 0.5)],
    )
    assert not drawn(file, QUANTITIES, 1, 1).chosen


def test_a_sequence_ends():
    with pytest.raises(InputError, match="run = 16777217 should be no greater than 16777216"):
        sobol(("a",), 0, 2**24 + 1)
