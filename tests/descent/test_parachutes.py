"""Under the parachutes: terminal velocity, the heat shield, the soft-landing engines."""

from dataclasses import replace

import numpy as np
import pytest
from tests.descent.steps import advance, advance_to_altitude

from vitok.craft.capsule import capsule, coefficients
from vitok.craft.parachute import canopy_table, drag_area_m2
from vitok.descent.dynamics import Sample
from vitok.descent.parachutes import fly_parachutes
from vitok.descent.vehicle import vehicle
from vitok.earth.air import air_state
from vitok.earth.gravity import WORK, gravity_itrf
from vitok.earth.shape import geodetic_from_itrf, itrf_from_enu, itrf_from_geodetic
from vitok.errors import FlightError
from vitok.mission.failure import checked_failures

CALM = np.zeros((1, 3))
POINT = np.radians([47.4, 69.63])


def legs(ms07, module=None, wind=CALM, failures=()):
    craft = vehicle(ms07.spacecraft, module or ms07.module, 2925.0, wind)
    t_s = ms07.epoch.t_s("2018-06-03T12:25:00Z")
    _, north, up = np.array(itrf_from_enu(*POINT)).reshape(3, 3).T
    y = np.concatenate((itrf_from_geodetic(*POINT, 10800.0), -200.0 * up + 80.0 * north))
    return fly_parachutes(
        replace(craft, failures=checked_failures(failures)), t_s, y, 350.0, environment=ms07.environment
    )


@pytest.mark.parametrize("leg", [0, 1])
def test_terminal_velocity(ms07, leg):
    """m g = rho v^2 CdA / 2, with the shield and without it."""
    row = legs(ms07)[leg][-1]
    density, _ = air_state(
        row[Sample.T], row[Sample.LATITUDE], row[Sample.LONGITUDE], row[Sample.ALTITUDE], ms07.environment.air
    )
    position = itrf_from_geodetic(row[Sample.LATITUDE], row[Sample.LONGITUDE], row[Sample.ALTITUDE])
    gravity = np.linalg.norm(gravity_itrf(*position, ms07.environment.field, np.empty(WORK)))
    tables = capsule(ms07.module.aerodynamics)
    full_m2 = drag_area_m2(600.0, canopy_table(ms07.module.parachutes.canopies))
    area_m2 = full_m2 + coefficients(row[Sample.MACH], tables)[0] * tables.area_m2
    expected = np.sqrt(2.0 * row[Sample.MASS] * gravity / (density * area_m2))
    # the turning Earth takes 0.2 % off gravity, the denser air below 0.05 % off the balance
    assert -row[Sample.ALTITUDE_RATE] == pytest.approx(expected, rel=3e-3)


def test_the_sequence_takes_the_time_and_the_speeds_that_are_published(ms07):
    first, second, third = legs(ms07)
    since = first[:, Sample.T] - first[0, Sample.T]
    assert np.interp(19.0, since, -first[:, Sample.ALTITUDE_RATE]) == pytest.approx(
        80.0, abs=8.0
    )  # drogue: to 80 m/s
    assert second[-1, Sample.T] - first[0, Sample.T] == pytest.approx(
        3170.0 - 2314.0, abs=20.0
    )  # MS-11's plan
    assert -second[-1, Sample.ALTITUDE_RATE] == pytest.approx(7.2, abs=0.3)
    assert first[-1, Sample.ALTITUDE] == pytest.approx(5500.0, abs=0.01)
    assert second[-1, Sample.ALTITUDE] == pytest.approx(350.8, abs=0.01)
    assert -third[-1, Sample.ALTITUDE_RATE] == pytest.approx(1.4, abs=0.3)
    assert max(leg[:, Sample.LOAD].max() for leg in (first, second, third)) < 6.0


def test_the_reserve_opens_for_a_main_parachute_that_fails(ms07):
    """Touchdown between the 2.4 m/s and the 4.0 m/s that are published for it."""
    first, second, third = legs(ms07, failures=["main-parachute"])
    assert 2.4 <= -third[-1, Sample.ALTITUDE_RATE] <= 4.0
    assert 8.5 < -second[-1, Sample.ALTITUDE_RATE] < 10.5
    assert max(leg[:, Sample.LOAD].max() for leg in (first, second, third)) < 10.0


def test_without_soft_landing_engines_the_ground_comes_at_full_speed(ms07):
    third = legs(ms07, failures=["soft-landing-engines"])[2]
    assert -third[-1, Sample.ALTITUDE_RATE] == pytest.approx(7.2, abs=0.3)


def test_engines_that_burn_out_early_leave_a_fall(ms07):
    short = ms07.module.soft_landing.model_copy(update={"burn_time_s": 0.05})
    third = legs(ms07, ms07.module.model_copy(update={"soft_landing": short}))[2]
    assert 4.0 < -third[-1, Sample.ALTITUDE_RATE] < 7.0
    assert third[-1, Sample.ALTITUDE] == pytest.approx(350.0, abs=0.01)


def test_the_capsule_drifts_with_the_wind(ms07):
    east = legs(ms07, wind=np.array([[0.0, 8.0, 0.0]]))
    calm = legs(ms07)
    seconds = east[2][-1, Sample.T] - east[0][0, Sample.T]
    moved_m = (east[2][-1, Sample.LONGITUDE] - calm[2][-1, Sample.LONGITUDE]) * 6378e3 * np.cos(POINT[0])
    assert moved_m == pytest.approx(8.0 * seconds, rel=0.02)


def test_a_step_in_which_a_canopy_is_released_ends_at_an_altitude_inside_the_jump(ms07):
    """How far a step falls jumps by centimetres where its middle passes the release: no root, and no end."""
    craft = vehicle(ms07.spacecraft, ms07.module, 2925.0, CALM)
    t_s = ms07.epoch.t_s("2018-06-03T12:25:00Z")
    _, _, up = np.array(itrf_from_enu(*POINT)).reshape(3, 3).T
    y = np.concatenate((itrf_from_geodetic(*POINT, 9000.0), -80.0 * up))
    canopies = canopy_table(ms07.module.parachutes.canopies)
    releases = canopies[:, 4]
    first = releases.min()
    canopies[releases == first, 4] = first + 0.07
    body = craft.body(0.0)._replace(lift=0.0, canopies=canopies, t_command_s=t_s - first)

    def altitude_m(part_s):
        end = advance(t_s, y, part_s, 0.0, 0.0, body, ms07.environment)
        return geodetic_from_itrf(*end[:3])[2]

    before_m, after_m = altitude_m(0.14 - 1e-7), altitude_m(0.14 + 1e-7)
    assert before_m - after_m > 1e-3, "the step does not jump: the test proves nothing"
    inside_m = 0.5 * (before_m + after_m)
    part_s, _ = advance_to_altitude(t_s, y, 0.2, 0.0, 0.0, inside_m, body, ms07.environment)
    assert part_s == pytest.approx(0.14, abs=1e-6)


def test_a_ground_above_the_heat_shields_drop_is_told(ms07):
    """Ground above the heat shield's drop: a search backward for it would leave the Earth."""
    craft = vehicle(ms07.spacecraft, ms07.module, 2925.0, CALM)
    y = np.concatenate((itrf_from_geodetic(*POINT, 10800.0), [0.0, 0.0, -200.0]))
    told = r"cannot come down to 9001 m, as it is at 5500 m already at t = \S+ s$"
    with pytest.raises(FlightError, match=told):
        fly_parachutes(craft, ms07.t_undocking_s, y, 9000.0, environment=ms07.environment)
    down = fly_parachutes(craft, ms07.t_undocking_s, y, 350.0, environment=ms07.environment)
    assert down[-1][-1, Sample.ALTITUDE] == pytest.approx(350.0, abs=0.1)


def test_a_capsule_lighter_than_its_heat_shield_is_refused(ms07):
    with pytest.raises(
        FlightError, match=r"weighs 300 kg .* no more than its parachutes\.heat_shield_mass_kg"
    ):
        vehicle(ms07.spacecraft, ms07.module, 300.0, CALM)
