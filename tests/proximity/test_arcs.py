"""The way about a station: free arcs that end where they should, keep off it, and cost little."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.proximity.free_flights import PORTS, RAMP_S, N, before, flown, laid

from vitok.motion.relative import transition
from vitok.proximity.arcs import LEGS, arc_place, arc_rate, arc_state

BELOW, ABOVE, BEHIND = (98.0, 0.0, 367.0), (16.0, 0.0, -158.0), (182.0, 0.0, 1.0)


places = st.tuples(*[st.floats(-300.0, 300.0)] * 3)


@settings(max_examples=60, deadline=None)
@given(place=places, to=places, for_s=st.floats(10.0, 1500.0))
def test_an_arc_comes_where_it_leads_as_clohessy_and_wiltshire_have_it(place, to, for_s):
    v = arc_rate(N, place, to, for_s)
    assert arc_place(N, place, v, for_s) == pytest.approx(to, abs=1e-6)
    there = transition(N, for_s) @ np.append(place, v)
    assert there[:3] == pytest.approx(to, abs=1e-6)


@pytest.mark.parametrize(
    ("goal", "lasts_s", "before_mps"),
    [((8.0, 0.0, 163.0), 420.0, 2.1), (ABOVE, 700.0, 5.0), (BEHIND, 700.0, 1.9)],
)
def test_a_ship_of_little_thrust_is_led_there_and_stopped_for_less_than_on_a_line(
    goal, lasts_s, before_mps, figure
):
    """A forced way at an even rate about it needs ``before_mps``, without what keeping to that takes."""
    rows, spent_mps = flown(BELOW, goal, lasts_s)
    figure(
        f"fly-around from 380 m below to {goal}",
        "a forced way",
        f"under {before_mps} m/s",
        f"{spent_mps:.2f} m/s",
    )
    assert np.linalg.norm(rows[-1, :3] - goal) < 3.0
    assert np.linalg.norm(rows[-1, 3:]) < 0.02
    assert spent_mps < 0.8 * before_mps
    away_m = np.linalg.norm(rows[:, :3], axis=1)
    assert away_m.min() > 0.95 * np.linalg.norm(goal)


def test_a_short_way_is_one_arc_and_one_to_the_other_side_goes_around():
    beside, _ = laid(BELOW, (8.0, 0.0, 163.0), 420.0)
    np.testing.assert_array_equal(beside, np.tile([8.0, 0.0, 163.0, 420.0 - 0.5 * RAMP_S], (LEGS, 1)))
    around, _ = laid(BELOW, ABOVE, 700.0)
    assert 1 < len(np.unique(around[:, 3])) <= 4
    assert (np.diff(around[:, 3]) >= 0.0).all() and around[-1, 3] == 670.0


@pytest.mark.parametrize("start", [(0.0, 0.0, 300.0), (300.0, 0.0, 0.0), (0.0, -300.0, 0.0)])
def test_from_the_very_opposite_side_it_goes_around_too(start):
    goal = tuple(-0.5 * each for each in start)
    rows, _ = flown(start, goal, 900.0)
    assert np.linalg.norm(rows[-1, :3] - goal) < 3.0
    assert np.linalg.norm(rows[:, :3], axis=1).min() > 0.95 * 150.0


@pytest.mark.parametrize("lasts_s", [700.0, 1200.0, 1800.0])
@pytest.mark.parametrize(("port", "other"), list(permutations(PORTS, 2)))
def test_between_ports_no_way_comes_nearer_than_its_nearer_end(port, other, lasts_s):
    """As flown, each push begun before its corner; the ways from above to below bow in the most."""
    start, goal = before(port), before(other)
    rows, _ = flown(start, goal, lasts_s)
    nearer_m = min(np.linalg.norm(start), np.linalg.norm(goal))
    assert np.linalg.norm(rows[:, :3], axis=1).min() > 0.98 * nearer_m
    assert np.linalg.norm(rows[-1, :3] - goal) < 3.0


@pytest.mark.parametrize("turn", [0.5, 1.0])
def test_a_way_of_half_a_turn_or_a_whole_one_is_no_single_arc(turn):
    """None leads aside of the orbit's plane in half a turn, along the orbit in a whole one."""
    goal = (20.0, -100.0, 180.0)
    rows, spent_mps = flown((0.0, 100.0, 200.0), goal, 2.0 * np.pi * turn / N + 0.5 * RAMP_S, step_s=2.0)
    assert np.linalg.norm(rows[-1, :3] - goal) < 3.0 and spent_mps < 6.0


def test_what_a_ship_did_wrong_is_made_good_without_a_way_back():
    """Half a metre a second aside at the begin costs about what taking that out does."""
    _, spent_mps = flown(BELOW, ABOVE, 700.0)
    wrong, more_mps = flown(BELOW, ABOVE, 700.0, v=(0.0, 0.5, 0.0))
    assert np.linalg.norm(wrong[-1, :3] - ABOVE) < 3.0
    assert more_mps < spent_mps + 0.7


def test_the_stop_goes_on_from_the_arc_and_ends_at_rest():
    corners, stop_mps = laid(BELOW, BEHIND, 700.0)
    v = arc_rate(N, BELOW, BEHIND, 670.0)
    at, before, after, end = arc_place(N, BELOW, v, 640.0), np.zeros(9), np.zeros(9), np.zeros(9)
    for t_s, out in ((640.0 - 1e-9, before), (640.0, after), (700.0, end)):
        arc_state(t_s, at, 700.0, RAMP_S, N, corners, stop_mps, out)
    assert after[:3] == pytest.approx(before[:3], abs=1e-6)
    assert after[3:6] == pytest.approx(before[3:6], abs=0.02)  # half a minute of arc taken for straight
    np.testing.assert_array_equal(end, [*BEHIND, *[0.0] * 6])


def test_a_way_of_no_length_and_one_in_no_time_are_told_in_numbers():
    for lasts_s in (0.1, 700.0):
        out = np.zeros(9)
        arc_state(0.0, BELOW, lasts_s, RAMP_S, N, *laid(BELOW, BELOW, lasts_s), out)
        assert np.isfinite(out).all()
