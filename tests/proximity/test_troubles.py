"""Each trouble does what it says, from its range on and not before, and the ship knows of it later."""

from typing import NamedTuple

import numpy as np
import pytest

from vitok.craft.jets import Jets
from vitok.mission.failure import DOCKING_FAILURES
from vitok.navigation.near_suite import STEP_S
from vitok.proximity.bodies import STATES, State
from vitok.proximity.troubles import Trouble, fail, no_troubles, really_fired, shut

JETS = Jets(
    np.zeros((4, 3)),
    np.tile([1.0, 0.0, 0.0], (4, 1)),
    np.full(4, 130.0),
    np.full(4, 0.046),
    np.full(4, 0.03),
    np.array([1, 2, 1, 2]),
)
COMMANDED_S = np.array([0.05, 0.0, 0.1, 0.04])


class Truth(NamedTuple):
    """What of the sensors' truth a trouble changes."""

    drift: np.ndarray
    lost_from_s: np.ndarray
    range_share: np.ndarray


def sensed():
    return Truth(np.zeros(3), np.full(2, np.inf), np.ones(2))


def troubles(which, from_m=100.0):
    quiet = no_troubles(2)
    quiet.from_m[which] = from_m
    return quiet._replace(
        jet=1,
        manifold=1,
        told_after_s=3.0,
        drift_radps=np.full(3, 3e-4),
        station_radps=np.full(3, 1e-3),
        range_share=0.1,
        sensors=np.array([True, False]),
    )


def begun(which, at_s=10.0):
    since_s = np.full(len(Trouble), np.inf)
    since_s[which] = at_s
    return since_s


def limits(which, t_s, since_s=None):
    limit_s = np.zeros(4)
    shut(t_s, JETS, troubles(which), begun(which) if since_s is None else since_s, limit_s)
    return (limit_s / STEP_S).tolist()


def came(which, t_s):
    on_s = COMMANDED_S.copy()
    really_fired(t_s, JETS, troubles(which), begun(which), on_s)
    return on_s.tolist()


def test_columns_are_in_the_order_of_the_failures_names():
    short = {"station-attitude": "station"}
    assert [each.name.lower().replace("_", "-") for each in Trouble] == [
        short.get(name, name) for name in DOCKING_FAILURES
    ]


def test_nothing_fails_where_nothing_is_asked():
    truth, y, since_s = sensed(), np.zeros(STATES), np.full(len(Trouble), np.inf)
    fail(0.0, 0.0, no_troubles(2), since_s, truth, y)
    assert np.isinf(since_s).all() and not y.any()
    assert (truth.drift == 0.0).all() and (truth.range_share == 1.0).all()


@pytest.mark.parametrize("which", list(Trouble))
def test_one_begins_within_its_range_and_once(which):
    truth, y, since_s = sensed(), np.zeros(STATES), np.full(len(Trouble), np.inf)
    fail(5.0, 100.1, troubles(which), since_s, truth, y)
    assert np.isinf(since_s).all() and not y.any() and not truth.drift.any()
    for t_s in (6.0, 7.0):  # the second time nothing more happens
        fail(t_s, 99.0, troubles(which), since_s, truth, y)
    assert since_s.tolist() == begun(which, 6.0).tolist()
    gyroscope, station = which == Trouble.GYROSCOPE, which == Trouble.STATION
    assert truth.drift.tolist() == [3e-4 * gyroscope] * 3
    assert y[State.W_STATION : State.W_STATION + 3].tolist() == [1e-3 * station] * 3
    assert truth.lost_from_s.tolist() == [-np.inf if which == Trouble.RADIO else np.inf, np.inf]
    assert truth.range_share.tolist() == [1.1 if which == Trouble.RANGE else 1.0, 1.0]


def test_one_without_a_range_begins_at_once():
    since_s = np.full(len(Trouble), np.inf)
    fail(0.0, 1e6, troubles(Trouble.RADIO, np.inf), since_s, sensed(), np.zeros(STATES))
    assert since_s[Trouble.RADIO] == 0.0


def test_a_thruster_that_stays_shut():
    on_s = COMMANDED_S.copy()
    on_s[1] = 0.1
    really_fired(10.0, JETS, troubles(Trouble.THRUSTER_OFF), begun(Trouble.THRUSTER_OFF), on_s)
    assert on_s.tolist() == [0.05, 0.0, 0.1, 0.04]
    assert limits(Trouble.THRUSTER_OFF, 12.9) == [1.0] * 4  # the ship goes on asking for it
    assert limits(Trouble.THRUSTER_OFF, 13.0) == [1.0, 0.0, 1.0, 1.0]


def test_a_thruster_that_stays_open_until_its_manifold_is_closed():
    assert came(Trouble.THRUSTER_ON, 9.9) == COMMANDED_S.tolist()
    assert came(Trouble.THRUSTER_ON, 10.0) == [0.05, STEP_S, 0.1, 0.04]
    assert came(Trouble.THRUSTER_ON, 13.0) == COMMANDED_S.tolist()
    assert limits(Trouble.THRUSTER_ON, 12.9) == [1.0] * 4
    assert limits(Trouble.THRUSTER_ON, 13.0) == [1.0, 0.0, 1.0, 0.0]


def test_a_manifold_that_is_lost():
    assert came(Trouble.MANIFOLD, 10.0) == [0.0, 0.0, 0.0, 0.04]
    assert limits(Trouble.MANIFOLD, 13.0) == [0.0, 1.0, 0.0, 1.0]


@pytest.mark.parametrize("which", [Trouble.RADIO, Trouble.GYROSCOPE, Trouble.STATION, Trouble.RANGE])
def test_others_leave_the_thrusters_alone(which):
    assert came(which, 20.0) == COMMANDED_S.tolist()
    assert limits(which, 20.0) == [1.0] * 4
