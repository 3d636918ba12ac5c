"""Errors that show only when data is read or the flight planned: still one sentence, nothing written."""

import pytest

import vitok
from vitok.errors import FlightError, InputError, VitokError
from vitok.mission.catalogue import CATALOGUE

MISSION = (CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8")
ELEMENT_SETS = (CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle").read_text(encoding="utf-8")
ZONE = (CATALOGUE / "zones" / "zhezkazgan.toml").read_text(encoding="utf-8")


def caught(folder, mission, error):
    """Message of the error that flying ``mission`` raises, once nothing was found written."""
    (folder / "mission.toml").write_text(mission, encoding="utf-8")
    with pytest.raises(VitokError) as raised:
        vitok.fly(folder / "mission.toml", out=folder / "out")
    assert isinstance(raised.value, error)
    assert "\n" not in str(raised.value)
    assert not (folder / "out").exists()
    return str(raised.value)


def test_an_element_set_with_a_wrong_checksum(tmp_path):
    (tmp_path / "iss.tle").write_text(ELEMENT_SETS.replace("15.54093333 88557", "15.54093334 88557"))
    message = caught(tmp_path, MISSION.replace("iss-2017-12_2018-06.tle", "./iss.tle"), InputError)
    assert "iss.tle, line 3: checksum is 7, the line adds up to 8" in message


def test_an_epoch_outside_the_tables(tmp_path):
    later = MISSION.replace('"2017-12-', '"2097-12-').replace('"2018-06-', '"2098-06-')
    assert "209" in caught(tmp_path, later, InputError)


def test_a_landing_zone_that_the_orbit_never_passes(tmp_path):
    (tmp_path / "far-north.toml").write_text(ZONE.replace("latitude_deg = 47.40 ", "latitude_deg = 70.0"))
    message = caught(tmp_path, MISSION.replace('zone = "zhezkazgan"', 'zone = "far-north.toml"'), FlightError)
    assert "zhezkazgan" in message


def test_a_port_that_the_station_does_not_have(tmp_path):
    message = caught(tmp_path, MISSION.replace('port = "rassvet"', 'port = "rasvet"'), InputError)
    assert "rasvet" in message
    assert "did you mean rassvet?" in message


def test_a_capsule_loaded_beyond_its_parachutes(tmp_path):
    message = caught(tmp_path, MISSION.replace("down_kg = 50.0", "down_kg = 500.0"), FlightError)
    assert "277 kg more than its greatest_mass_kg" in message


def test_a_profile_that_the_times_do_not_fit(tmp_path):
    message = caught(tmp_path, MISSION.replace('profile = "34-orbit"', 'profile = "2-orbit"'), FlightError)
    assert "profile 2-orbit takes 3.2 h" in message
    assert "56.7 h after the begin of launch_date" in message
