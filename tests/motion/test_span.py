"""A flight stays within its environment's span, forward and backward, or is refused."""

import numpy as np
import pytest

from vitok.earth.environment import MARGIN_S, check_span, environment
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.motion import orbit
from vitok.motion.batch import states_at, transition_matrix
from vitok.motion.events import watch

EPOCH = Epoch.from_utc("2018-06-01T00:00:00Z")
Y0 = np.array([6778137.0, 0.0, 0.0, 0.0, 4750.0, 6000.0, 7000.0])
DAY_S = 86400.0
LATE_S = DAY_S + 12 * 3600.0
SENTENCE = r"0\.0 to 129600\.0 s leaves its environment, which was made for 0\.0 to 86400\.0 s"


@pytest.fixture(scope="module", params=["nrlmsis", "us1976", "none"])
def day(request):
    return environment(EPOCH, 0.0, DAY_S, degree=2, air_model=request.param)


@pytest.mark.parametrize(
    "flight",
    [
        lambda t_s, day: orbit.coast(0.0, Y0, t_s, day),
        lambda t_s, day: orbit.fly(0.0, Y0, t_s, [], environment=day),
        lambda t_s, day: orbit.attempt(0.0, Y0, t_s, day, force=orbit.coasting(3.0)),
        lambda t_s, day: orbit.burn(
            0.0, Y0, orbit.Burn("long", 0.0, t_s, 1e-3, 300.0, np.array([1.0, 0.0, 0.0])), day
        ),
        lambda t_s, day: watch(0.0, Y0, t_s, day, detectors=[]),
        lambda t_s, day: states_at(0.0, Y0[None], t_s, day),
        lambda t_s, day: transition_matrix(0.0, Y0, t_s, day),
    ],
    ids=["coast", "fly", "attempt", "burn", "watch", "states_at", "transition_matrix"],
)
def test_twelve_hours_beyond_is_refused_and_inside_is_not(flight, day):
    flight(3600.0, day)
    with pytest.raises(InputError, match=SENTENCE):
        flight(LATE_S, day)


def test_backward_flights_are_held_to_it_too(day):
    orbit.coast(DAY_S, Y0, 0.0, day)
    with pytest.raises(InputError, match=r"86400\.0 to -43200\.0 s leaves"):
        orbit.coast(DAY_S, Y0, -43200.0, day)


def test_the_margin_is_in_the_tables():
    """Ninety minutes around the span the air is that of a longer table."""
    from vitok.earth.air import air_at

    short, long = (environment(EPOCH, *span, degree=0) for span in ((0.0, 7200.0), (-DAY_S, DAY_S)))
    t_s = np.array([-MARGIN_S, -2000.0, 0.0, 7200.0, 9000.0, 7200.0 + MARGIN_S])
    for own, other in zip(
        air_at(t_s, 0.3, 0.2, 400e3, air=short.air), air_at(t_s, 0.3, 0.2, 400e3, air=long.air), strict=True
    ):
        assert own == pytest.approx(other, rel=1e-6)  # a day is sixteen steps: the nodes are the same
    check_span(short, -MARGIN_S, 7200.0 + MARGIN_S)
    for span in ((-MARGIN_S - 1.0, 0.0), (0.0, 7200.0 + MARGIN_S + 1.0), (0.0, np.nan)):
        with pytest.raises(InputError, match="leaves its environment"):
            check_span(short, *span)


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(InputError, match=r"span, 10 to 0 s, should end after it begins"):
        environment(EPOCH, 10.0, 0.0, degree=0, air_model="none")
