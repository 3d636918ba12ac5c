"""Where the ship should be: functions of time whose derivatives belong to them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitok.proximity.guidance import Mode
from vitok.proximity.reference import (
    Pace,
    Port,
    begin,
    closing,
    course_of_none,
    course_s,
    cruise_speed_mps,
    reference_state,
)

PORT = Port(np.array([-8.0, 0.0, 13.4]), np.array([0.0, 0.0, 1.0]))
PACE = Pace(420.0, 60.0, 15.0, 0.15, 0.4)
START = np.array([98.0, 20.0, 367.0])
SPEED_MPS, BACK_M, HOLD_M = 0.5, 140.0, 150.0


def begun(kind, at_m, *, to_range_m=HOLD_M, to_contact_s=0.0, pace=PACE, port=PORT):
    course, nowhere = course_of_none(), (np.nan, np.nan, np.nan)
    where = (to_range_m, nowhere, np.nan)
    begin(kind, where, np.asarray(at_m, dtype=float), 0.0, to_contact_s, port, pace, course)
    return course


def states(kind, course, times, *, pace=PACE, port=PORT):
    out = np.zeros((len(times), 9))
    for row, t_s in zip(out, times, strict=True):
        reference_state(t_s, kind, SPEED_MPS, port, pace, course, row)
    return out


def closing_s(range_m: float, cruise_mps: float, pace: Pace) -> float:
    """Time from the begin of a way in to contact."""
    low_s, high_s = 0.0, pace.ramp_s * 2.0 + range_m / pace.contact_mps
    while high_s - low_s > 1e-6:
        middle_s = 0.5 * (low_s + high_s)
        if closing(middle_s, range_m, cruise_mps, pace)[0] > 0.0:
            low_s = middle_s
        else:
            high_s = middle_s
    return high_s


def check_derivatives(kind, course, until_s, pace=PACE, port=PORT):
    """Over every step the place moves by the mean of the velocity, which changes by the acceleration."""
    t_s = np.linspace(0.0, until_s, 4001)
    flown = states(kind, course, t_s, pace=pace, port=port)
    step_s = t_s[1] - t_s[0]
    scale_m = max(1.0, np.abs(flown[:, :3]).max())
    for first in (0, 3):
        moved = np.diff(flown[:, first : first + 3], axis=0)
        mean = 0.5 * (flown[1:, first + 3 : first + 6] + flown[:-1, first + 3 : first + 6]) * step_s
        # a ramp's corner may lie in a step: there the acceleration jumps by its own size
        corner = np.abs(np.diff(flown[:, 6:], axis=0)).max() * step_s ** (2 if first == 0 else 1)
        np.testing.assert_allclose(moved, mean, atol=corner + 1e-7 * scale_m)
    total = flown[0, :3] + np.sum(0.5 * (flown[1:, 3:6] + flown[:-1, 3:6]) * step_s, axis=0)
    np.testing.assert_allclose(flown[-1, :3], total, atol=1e-3 * scale_m)
    return flown


def test_the_way_in_ends_at_contact_with_the_rate_of_contact_when_it_was_planned():
    at_m = PORT.contact_m + HOLD_M * PORT.axis
    pace = PACE._replace(cruise_mps=cruise_speed_mps(HOLD_M, 641.0, PACE))
    course = begun(Mode.CLOSE, at_m, to_contact_s=641.0, pace=pace)
    flown = check_derivatives(Mode.CLOSE, course, 641.0, pace)
    np.testing.assert_allclose(flown[-1, :3], PORT.contact_m, atol=1e-9)
    np.testing.assert_allclose(flown[-1, 3:6], -0.15 * PORT.axis, atol=1e-12)
    assert closing_s(HOLD_M, pace.cruise_mps, pace) == pytest.approx(641.0, abs=1e-5)
    last_m = (flown[:, :3] - PORT.contact_m) @ PORT.axis < 15.0 - 1e-9
    np.testing.assert_allclose(-flown[last_m, 3:6] @ PORT.axis, 0.15, atol=1e-12)


@pytest.mark.parametrize("late_s", [-20.0, 0.0, 60.0])
def test_a_way_in_is_paced_to_meet_the_planned_contact(late_s):
    pace = PACE._replace(cruise_mps=cruise_speed_mps(HOLD_M, 641.0, PACE))
    at_m = PORT.contact_m + HOLD_M * PORT.axis
    course = begun(Mode.CLOSE, at_m, to_contact_s=641.0 - late_s, pace=pace)
    assert closing_s(course.numbers[0], course.numbers[1], pace) == pytest.approx(641.0 - late_s, abs=1e-4)


@pytest.mark.parametrize("to_contact_s", [-500.0, 0.0, 100.0, 260.0, 1e5])
def test_one_that_cannot_meet_it_takes_the_usual_cruise(to_contact_s):
    course = begun(Mode.CLOSE, PORT.contact_m + HOLD_M * PORT.axis, to_contact_s=to_contact_s)
    assert course.numbers[1] == PACE.cruise_mps


@pytest.mark.parametrize("range_m", [140.0, 60.0, 30.0, 20.0, 16.0])
def test_from_a_short_range_the_cruise_is_slower_and_contact_is_met(range_m):
    end_s = closing_s(range_m, PACE.cruise_mps, PACE)
    away_m, rate_mps, _ = closing(end_s, range_m, PACE.cruise_mps, PACE)
    assert away_m == pytest.approx(0.0, abs=1e-5)
    assert -rate_mps == pytest.approx(PACE.contact_mps, abs=1e-12)
    fastest = max(-closing(t_s, range_m, PACE.cruise_mps, PACE)[1] for t_s in np.linspace(0.0, end_s, 500))
    assert PACE.contact_mps <= fastest + 1e-12 <= PACE.cruise_mps + 1e-9


def test_a_retreat_goes_back_to_its_range_and_rests_there():
    course = begun(Mode.RETREAT, PORT.contact_m + 3.0 * PORT.axis, to_range_m=BACK_M)
    lasts_s = course_s(Mode.RETREAT, SPEED_MPS, PORT, PACE, course)
    assert lasts_s == pytest.approx((BACK_M - 3.0) / SPEED_MPS + PACE.ramp_s)
    flown = check_derivatives(Mode.RETREAT, course, lasts_s + 50.0)
    np.testing.assert_allclose(flown[-1, :3], PORT.contact_m + BACK_M * PORT.axis, atol=1e-9)
    np.testing.assert_allclose(flown[-1, 3:], 0.0, atol=1e-12)
    assert ((flown[:, 3:6] @ PORT.axis) >= -1e-12).all()


def test_a_retreat_from_beyond_its_range_stays():
    course = begun(Mode.RETREAT, PORT.contact_m + 200.0 * PORT.axis, to_range_m=BACK_M)
    flown = states(Mode.RETREAT, course, [0.0, 10.0, 100.0])
    np.testing.assert_allclose(flown[:, :3], np.tile(PORT.contact_m + 200.0 * PORT.axis, (3, 1)))
    assert course_s(Mode.RETREAT, SPEED_MPS, PORT, PACE, course) == 0.0


def test_a_hold_stays_where_it_began():
    flown = states(Mode.HOLD, begun(Mode.HOLD, START), [0.0, 1000.0])
    np.testing.assert_array_equal(flown, np.tile(np.append(START, np.zeros(6)), (2, 1)))


@settings(max_examples=60, deadline=None)
@given(
    range_m=st.floats(1.0, 600.0),
    cruise_mps=st.floats(0.05, 2.0),
    contact_mps=st.floats(0.03, 0.3),
    last_m=st.floats(0.5, 40.0),
    ramp_s=st.floats(5.0, 120.0),
)
def test_position_is_the_integral_of_velocity(range_m, cruise_mps, contact_mps, last_m, ramp_s):
    pace = Pace(420.0, ramp_s, last_m, contact_mps, cruise_mps)
    end_s = closing_s(range_m, cruise_mps, pace)
    t_s = np.linspace(0.0, end_s, 6001)
    flown = np.array([closing(each, range_m, cruise_mps, pace) for each in t_s])
    step_s = t_s[1] - t_s[0]
    moved = np.append(0.0, np.cumsum(0.5 * (flown[1:, 1] + flown[:-1, 1]) * step_s))
    np.testing.assert_allclose(flown[:, 0], range_m + moved, atol=1e-3 * max(1.0, range_m))
    assert (flown[:, 1] <= 1e-12).all()
    assert flown[-1, 0] == pytest.approx(0.0, abs=1e-4)
    assert (
        np.abs(np.diff(flown[:, 1])).max() <= np.abs(flown[:, 2]).max() * step_s + 1e-9
    )  # no jump of the rate
