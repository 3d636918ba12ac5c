"""One sigma of each quantity of Soyuz MS-11: closed forms where there are any, and how they hang together."""

from math import hypot

import numpy as np
import pytest

from vitok import conductor
from vitok.evidence.spread import spread_of
from vitok.mission.mission import mission_of
from vitok.station.known import along_sigma_m


@pytest.fixture(scope="module")
def plan():
    return conductor.plan(mission_of("soyuz-ms-11"))


@pytest.fixture(scope="module")
def sigma(plan):
    return spread_of(plan)


def test_a_burn_is_as_sure_as_its_engine_and_its_mass(plan, sigma):
    down, cast = plan.descent, plan.scene.cast
    engine = cast.spacecraft.execution_errors.magnitude_1sigma
    mass = plan.scene.module.dispersions.mass_kg / down.y_ignition[6]
    expected_s = down.burn.duration_s * hypot(engine, mass)
    assert sigma("deorbit_end.duration_s", True) == pytest.approx(expected_s)


def test_a_plan_does_not_differ_by_what_befalls_a_flight(sigma):
    """A burn of 0.3 % is 0.38 m/s, and moves the interface by 4 s; before the air nothing else does."""
    planned, flown = (sigma("entry_interface.after_module_separation_s", which) for which in (True, False))
    assert planned < 0.05
    assert flown == pytest.approx(4.2, abs=1.0)
    speed = [sigma("parachute_command.ground_speed_mps", which) for which in (True, False)]
    assert 1.0 < speed[0] < speed[1]  # the day's wind


def test_the_modules_part_later_from_a_higher_orbit(plan, sigma):
    """4.4 s a kilometre, as circles of 340 to 360 km have it."""
    burn_s = plan.descent.burn.start_s
    height_km = plan.scene.departure.sigma_m(burn_s, with_burns=True)[0, 2] / 1e3
    assert sigma("module_separation.after_deorbit_start_s", True) == pytest.approx(4.4 * height_km, rel=0.3)


def test_the_start_of_the_burn_holds_the_station_s_place(plan, sigma):
    departure, burn_s = plan.scene.departure, plan.descent.burn.start_s
    speed_mps = np.linalg.norm(departure.trajectory(burn_s)[3:6])
    assert sigma("deorbit_start.utc", True) > along_sigma_m(departure, burn_s) / speed_mps
    assert 3.0 < sigma("deorbit_start.utc", True) < 9.0  # drag by 3 %, lift by 5 %, density by 10 %


def test_a_lift_off_is_as_sure_as_the_plane_and_the_launch_plan(plan, sigma):
    assert sigma("liftoff.utc", False) > plan.scene.cast.rocket.dispersions.liftoff_s


@pytest.mark.parametrize(
    "key",
    [
        "altitude_35300_m.after_guidance_start_s",
        "ballistic_landing.short_km",
        "core_separation.altitude_km",
        "insertion.t_s",
        "landing.utc",
        "transfer_1.delta_v_mps",
    ],
)
def test_what_is_modelled_has_a_sigma(sigma, key):
    assert sigma(key, False) > 1e-3


@pytest.mark.parametrize("key", ["docking.altitude_km", "reserve.after_landing_s", "deorbit_start.load_g"])
def test_what_nothing_models_has_none(sigma, key):
    assert sigma(key, False) is None


def test_where_too_few_flights_come_through_there_is_none(plan, monkeypatch):
    monkeypatch.setattr("vitok.evidence.spread.ignition_sigma_s", lambda *given, **named: float("nan"))
    assert spread_of(plan)("deorbit_start.utc", True) is None
