"""The steering law's sensitivities against flights, and its answers to plain situations."""

import numpy as np
import pytest

from vitok.descent.deorbit import fly_to_separation, reference_descent
from vitok.descent.dynamics import Sample
from vitok.descent.entry import BankLimits, _turn, fly_entry
from vitok.descent.guidance import (
    HEADER,
    LEFT,
    RIGHT,
    TABLE_COLUMNS,
    TABLE_ROWS,
    Mode,
    hold,
    parameters,
    reference,
    steer,
)
from vitok.descent.landing import land
from vitok.descent.vehicle import vehicle
from vitok.earth.shape import great_circle_m
from vitok.motion.laws import MEMORY
from vitok.motion.orbit import G0_MPS2

CALM = np.zeros((1, 3))


@pytest.fixture(scope="module")
def craft(ms07):
    return vehicle(ms07.spacecraft, ms07.module, 2925.0, CALM)


@pytest.fixture(scope="module")
def descent(ms07, craft):
    t_s = ms07.epoch.t_s("2018-06-03T11:47:00Z")
    y = ms07.station(t_s).copy()
    y[6] = 6750.0
    return reference_descent(craft, y, t_s, environment=ms07.environment)


@pytest.fixture(scope="module")
def guided(ms07, descent):
    return descent.rows[descent.rows[:, Sample.ALTITUDE] <= ms07.module.entry.guidance_start_altitude_m]


def flown_on(ms07, craft, row, bank_rad):
    """Range flown from a sample at a constant bank in the vertical plane."""
    rows = fly_entry(
        row[Sample.T],
        row[Sample.X : Sample.MASS],
        craft.body(0.0),
        ms07.environment,
        law=hold,
        parameters=np.zeros(1),
        first_bank_rad=bank_rad,
        control=craft.control(row[Sample.T]),
    )
    return great_circle_m(
        row[Sample.LATITUDE], row[Sample.LONGITUDE], rows[-1, Sample.LATITUDE], rows[-1, Sample.LONGITUDE]
    )


@pytest.mark.parametrize("part", [0.2, 0.5, 0.75])
def test_sensitivity_to_the_bank_is_what_a_flight_shows(ms07, craft, guided, part):
    bank_rad = np.radians(ms07.module.entry.reference_bank_deg)
    ref = reference(guided, bank_rad, craft.capsule)
    row = guided[int(part * len(guided))]
    step = 0.02
    higher = flown_on(ms07, craft, row, np.arccos(np.cos(bank_rad) + step))
    lower = flown_on(ms07, craft, row, np.arccos(np.cos(bank_rad) - step))
    by_cosine = ref.columns[int(part * len(guided)), 5]
    # the adjoint leaves out the turning of the Earth and lift to drag over Mach number
    assert (higher - lower) / (2.0 * step) == pytest.approx(by_cosine, rel=0.15)


def law_parameters(ms07, craft, guided):
    bank_rad = np.radians(ms07.module.entry.reference_bank_deg)
    end = guided[-1]
    return parameters(
        ms07.module.entry,
        reference(guided, bank_rad, craft.capsule),
        end[Sample.LATITUDE],
        end[Sample.LONGITUDE],
    )


def told(row):
    columns = [Sample.LATITUDE, Sample.LONGITUDE, Sample.SPEED, Sample.ALTITUDE_RATE, Sample.HEADING]
    return np.array([*row[columns], row[Sample.LOAD] * G0_MPS2, row[Sample.MACH]])


def steered(estimate, table):
    """Bank (rad) and its side, asked once by a capsule that waits with its lift to the right."""
    memory = np.zeros(MEMORY)
    return steer.__wrapped__(estimate, Mode.GUIDED, np.array([0.5]), memory, table)[0], memory[0]


def test_on_the_reference_the_law_keeps_the_reference_bank(ms07, craft, guided):
    table = law_parameters(ms07, craft, guided)
    assert table.size == HEADER + TABLE_ROWS * TABLE_COLUMNS
    for k in (60, 150, 220):
        bank_rad, side = steered(told(guided[k]), table)
        assert np.degrees(bank_rad) == pytest.approx(ms07.module.entry.reference_bank_deg, abs=6.0)
        assert side == RIGHT


def test_short_of_the_aim_lifts_up_and_beyond_it_lifts_down(ms07, craft, guided):
    table = law_parameters(ms07, craft, guided)
    state = told(guided[150])
    heading = state[4]
    banks = []
    for shift_m in (-60e3, 60e3):
        moved = state.copy()
        moved[0] += shift_m / 6371e3 * np.cos(heading)
        moved[1] += shift_m / 6371e3 * np.sin(heading) / np.cos(state[0])
        banks.append(np.degrees(steered(moved, table)[0]))
    assert banks[0] < 50.0 < 70.0 < banks[1]


def test_reversal_comes_at_the_edge_of_the_corridor_and_not_within(ms07, craft, guided):
    table = law_parameters(ms07, craft, guided)
    state = told(guided[150])
    for across_m, expected in ((3e3, RIGHT), (40e3, LEFT)):  # the ship right of the aim has to turn left
        moved = state.copy()
        moved[0] -= across_m / 6371e3 * np.sin(state[4])
        moved[1] += across_m / 6371e3 * np.cos(state[4]) / np.cos(state[0])
        assert steered(moved, table)[1] == expected


def test_overload_turns_the_lift_up(ms07, craft, guided):
    table = law_parameters(ms07, craft, guided)
    state = told(guided[200])
    state[5] = ms07.module.entry.load_limit_g * G0_MPS2
    assert steered(state, table)[0] == pytest.approx(0.0, abs=0.01)


def test_the_bank_turns_within_its_limits_and_stops_at_the_command():
    limits = BankLimits(np.radians(15.0), np.radians(5.0), np.radians(5.0))
    bank, rate, step_s = np.radians(-60.0), 0.0, 0.5
    rates, banks = [rate], [bank]
    for _ in range(60):
        bank, rate = _turn(bank, rate, np.radians(60.0), step_s, limits)
        rates.append(rate)
        banks.append(bank)
    assert np.max(np.abs(rates)) <= limits.rate_radps + 1e-12
    assert np.max(np.abs(np.diff(rates))) <= limits.right_radps2 * step_s + 1e-12
    assert np.degrees(bank) == pytest.approx(60.0, abs=0.5)
    assert np.degrees(np.max(banks)) < 62.0
    assert np.degrees(bank) - -60.0 <= 15.0 * 30.0


def test_rounding_does_not_say_where_to_push_at_the_command():
    limits = BankLimits(np.radians(15.0), np.radians(5.0), np.radians(2.5))
    for rate in np.radians([-3.0, -0.5, 0.5, 3.0]):
        short, past = (_turn(1.0 + apart, rate, 1.0, 0.5, limits) for apart in (-1e-12, 1e-12))
        assert short == pytest.approx(past, abs=1e-11)


def test_a_micrometre_at_separation_is_less_than_a_millimetre_at_the_ground(ms07, ms07_plan, craft):
    """A landing that hangs on the last digits of its start could not be told again on another machine."""
    points = []
    for moved_m in (0.0, 1e-6):
        y = ms07_plan.y_ignition.copy()
        y[0] += moved_m
        ship = fly_to_separation(craft, y, (ms07_plan.burn,), ms07.environment)
        landing = land(craft, ship.t_end_s, ship.y_end, ms07_plan.steering, environment=ms07.environment)
        points.append(landing.point)
    assert great_circle_m(*points[0], *points[1]) < 1e-3
