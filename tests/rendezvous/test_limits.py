"""What a way to the station must keep to, each broken on purpose."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from vitok.cli import main
from vitok.craft.spacecraft import attitude_kg
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load, path_of
from vitok.mission.mission import Mission
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.elements import elements
from vitok.rendezvous.limits import (
    check_sensors,
    check_station_burns,
    check_way_home,
    perigee_heights_m,
)
from vitok.rendezvous.plan import rendezvous_from
from vitok.scene import loaded
from vitok.station.reference import StationBurn

from .conftest import PROFILE
from .test_own_burns import FIRST, planned


@pytest.fixture(scope="module")
def scene():
    """That of MS-07 without the station's orbit."""
    return loaded(load("soyuz-ms-07", Mission))


def with_craft(scene, **changed):
    return replace(
        scene, cast=replace(scene.cast, spacecraft=scene.cast.spacecraft.model_copy(update=changed))
    )


class Orbit:
    """As much of a station's orbit as its burns."""

    def __init__(self, *burns):
        self.burns = burns


def test_perigees_are_those_of_the_elements(ms_07):
    y = ms_07.insertion()
    orbit = elements(y)
    height_m = orbit.semi_major_axis_m * (1.0 - orbit.eccentricity) - EQUATORIAL_RADIUS_M
    assert height_m == pytest.approx(202e3, abs=1.0)  # as the insertion is made
    # near a circle the eccentricity comes of a difference of nearly equal numbers
    assert perigee_heights_m(y[None, :])[0] == pytest.approx(height_m, abs=1.0)


def test_an_orbit_too_low_is_told_with_the_burn_and_the_amount(ms_07, craft):
    high = craft.rendezvous.model_copy(update={"lowest_perigee_m": 200e3})
    picky = craft.model_copy(update={"rendezvous": high})
    with pytest.raises(
        FlightError,
        match=r"^the orbit after insertion is too low: \d+ s after it the perigee is at 1[89]\d\.\d km, "
        r"[0-9.]+ km below rendezvous\.lowest_perigee_m = 200000 of spacecraft soyuz-ms$",
    ):
        rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(picky), PROFILE, ms_07.t_docking_s)


def test_a_burn_that_lowers_the_perigee_too_far_is_told(ms_07, craft):
    lower = {"name": "lower", "revolution": 2, "apsis": "apogee", "delta_v_lvlh_mps": (-10.0, 0.0, 0.0)}
    with pytest.raises(FlightError, match=r"^the orbit after burn lower is too low: .* km below rendezvous"):
        planned(ms_07, craft, lower, FIRST)


def test_a_station_burn_on_the_approach_is_told_with_its_instant(scene):
    on_approach = StationBurn(scene.t_docking_s - 5000.0, 0.35, 60.0, 0.01)
    there = replace(scene, arrival_orbit=Orbit(on_approach))
    with pytest.raises(
        FlightError,
        match=r"^the station burns on the approach: 0\.35 m/s at 2017-12-19T07:19:10\.000Z, "
        r"5000 s before contact; it should not from 8580 s before contact on",
    ):
        check_station_burns(there)


@pytest.mark.parametrize("before_s", [8600.0, 86_400.0, -60.0])
def test_a_station_burn_before_it_or_after_contact_is_allowed(scene, before_s):
    burn = StationBurn(scene.t_docking_s - before_s, 0.35, 60.0, 0.01)
    check_station_burns(replace(scene, arrival_orbit=Orbit(burn)))


def test_a_gap_between_sensors_is_told_with_its_ranges(scene):
    check_sensors(scene, 8.8e5)
    short = tuple(each for each in scene.cast.spacecraft.sensors if each.name != "kurs-na")
    gap = with_craft(scene, sensors=short, satellite_navigation=None)
    with pytest.raises(
        InputError, match=r"soyuz-ms measure nothing from 882045 to 200000 m and from 100000 to 379\.859 m: "
    ):
        check_sensors(gap, 882_045.0)
    blind = with_craft(scene, sensors=(), satellite_navigation=None)
    check_sensors(blind, 8.8e5)  # a ship without sensors does not navigate by them


def test_propellant_that_does_not_bring_it_home_is_told_with_the_amount(scene):
    cast = scene.cast
    modules = cast.spacecraft.modules
    empty_kg = modules.orbital_kg + modules.descent_kg + modules.service_kg + 3 * 85.0 + 100.0
    # Tsiolkovsky by hand, home with 50 kg less: the deorbit by 302 s, the separation of 0.53 m/s by 285 s
    home_kg = empty_kg - 50.0
    g0 = 9.80665
    deorbit_mps = scene.module.deorbit.delta_v_mps
    deorbit_kg = home_kg * (np.exp(deorbit_mps / (302.0 * g0)) - 1.0)
    away_kg = (home_kg + deorbit_kg) * (np.exp(0.53 / (285.0 * g0)) - 1.0)
    needed_kg = deorbit_kg + away_kg + attitude_kg(cast.spacecraft)
    check_way_home(scene, empty_kg + needed_kg + 0.01)
    with pytest.raises(
        FlightError, match=r"^propellant is short by 12\.5 kg for the way home: the rendezvous leaves"
    ):
        check_way_home(scene, empty_kg + needed_kg - 12.5)


SPACECRAFT = path_of("soyuz-ms", "spacecraft").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        (
            {"lowest_perigee_m = 170000.0": "lowest_perigee_m = 199000.0"},
            3,
            "below rendezvous.lowest_perigee_m",
        ),
        ({"propellant_kg = 880.4": "propellant_kg = 760.4"}, 3, "for the way home"),
        ({"nearest_m = 300.0 ": "nearest_m = 90000.0 "}, 0, ""),
        (
            {"nearest_m = 300.0 ": "nearest_m = 90000.0 ", "farthest_m = 100000.0 ": "farthest_m = 200.0 "},
            2,
            "measure nothing from 90000 to 379.859 m",
        ),
    ],
)
def test_the_command_ends_with_the_status_of_its_kind(changes, code, message, tmp_path, monkeypatch, capsys):
    told = SPACECRAFT
    for old, new in changes.items():
        assert told.count(old) == 1
        told = told.replace(old, new)
    ship = tmp_path / "ship.toml"
    ship.write_text(told, encoding="utf-8")
    mission = tmp_path / "mission.toml"
    text = path_of("soyuz-ms-07", "missions").read_text(encoding="utf-8")
    mission.write_text(text.replace('spacecraft = "soyuz-ms"', f'spacecraft = "{ship}"'), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["vitok", "plan", str(mission)])
    with pytest.raises(SystemExit) as caught:
        main()
    assert (caught.value.code or 0) == code
    assert message in " ".join(capsys.readouterr().err.split())


def test_the_catalogue_s_ships_name_the_limit_and_its_reason():
    for name in ("soyuz-ms", "progress-ms"):
        assert load(name, Spacecraft).rendezvous.lowest_perigee_m == 170e3
        line = next(
            each
            for each in path_of(name, "spacecraft").read_text(encoding="utf-8").splitlines()
            if each.startswith("lowest_perigee_m")
        )
        assert "# assumption: " in line
