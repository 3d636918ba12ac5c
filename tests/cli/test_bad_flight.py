"""Errors that show only when data is read or the flight planned: still one sentence, nothing written."""

from dataclasses import replace

import pytest

import vitok
from vitok.errors import FlightError, InputError, VitokError
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.mission import Mission
from vitok.scene import loaded, set_up

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


STATION = (CATALOGUE / "stations" / "iss.toml").read_text(encoding="utf-8")
SHIP = (CATALOGUE / "spacecraft" / "soyuz-ms.toml").read_text(encoding="utf-8")
KURS = (CATALOGUE / "dockings" / "kurs.toml").read_text(encoding="utf-8")
PROFILE = (CATALOGUE / "profiles" / "34-orbit.toml").read_text(encoding="utf-8")
_DROGUE = STATION[STATION.index("[ports.rassvet.drogue]") : STATION.index("[ports.poisk]")]
_AFT_DROGUE = STATION[STATION.index("[ports.zvezda.drogue]") : STATION.index("# What was docked when")]
_FAR_ROLL = SHIP.replace("position_m = [-2.5, 1.3, 0.0]", "position_m = [-2.5, 0.0, 0.1]").replace(
    "position_m = [-2.5, -1.3, 0.0]", "position_m = [-2.5, 0.0, 0.1]"
)
RELOCATION = """
[[relocation]]
port = "{port}"
undocking_utc = "2018-03-01T10:00:00Z"
{more}
"""


@pytest.fixture(scope="module")
def orbits():
    """The scene of the mission, whose station's orbit serves for all."""
    return set_up(load("soyuz-ms-07", Mission))


def refused(folder, monkeypatch, orbits, mission, files):
    """Message of the error for a mission whose entries are files in ``folder``, before the ascent's plan."""
    for kind, (name, text) in files.items():
        (folder / f"{kind}.toml").write_text(text, encoding="utf-8")
        mission = mission.replace(f'{kind} = "{name}"', f'{kind} = "{kind}.toml"')
    if "docking" in files:
        (folder / "profile.toml").write_text('docking = "docking.toml"\n' + PROFILE, encoding="utf-8")
        mission = mission.replace('profile = "34-orbit"', 'profile = "profile.toml"')
    (folder / "mission.toml").write_text(mission, encoding="utf-8")

    def planned(*_):
        raise AssertionError("the ascent was planned before it was told")

    monkeypatch.setattr("vitok.ascent.plan.plan", planned)
    monkeypatch.setattr("vitok.conductor.set_up", lambda asked, _: replace(orbits, cast=loaded(asked).cast))
    with pytest.raises(InputError) as raised:
        vitok.plan(folder / "mission.toml")
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"station": ("iss", STATION.replace('name = "soyuz-ms-07"', 'name = "another"'))},
            "port 'rassvet' of station iss is taken by another at 2017-12-19",
        ),
        (
            {"station": ("iss", STATION.replace(_DROGUE, ""))},
            "port 'rassvet' of station iss has no drogue, the mate of docking_mechanism.kind",
        ),
        (
            {"spacecraft": ("soyuz-ms", _FAR_ROLL)},
            "propulsion.thrusters.jets should turn about +x with ",
        ),
        (
            {"spacecraft": ("soyuz-ms", SHIP.replace("farthest_m = 1000.0", "farthest_m = 150.0"))},
            "measure no range from ",
        ),
        (
            {"docking": ("", KURS.replace("closing_rate_mps = 0.35", "closing_rate_mps = 0.5"))},
            "docking kurs: limits.closing_rate_mps = 0.5 should be no greater than docking_mechanism."
            "axial_speed_max_mps of spacecraft soyuz-ms, 0.35",
        ),
        (
            {"docking": ("", KURS.replace("closing_rate_mps = 0.35", "closing_rate_mps = 0.12"))},
            "proximity.contact_speed_mps = 0.15 should be no greater than limits.closing_rate_mps of docking",
        ),
        (
            {"spacecraft": ("soyuz-ms", SHIP.replace('modes = "departure"', 'modes = "kurs"'))},
            "undocking.modes = 'kurs' should be a way out of a port",
        ),
        (
            {
                "spacecraft": (
                    "soyuz-ms",
                    SHIP.replace("\nshortest_pulse_s = 0.03 ", "\nshortest_pulse_s = 0.5 "),
                )
            },
            "the shortest pulse of thruster aft right/1, 0.5 s, should be no longer than the control period",
        ),
        (
            {"docking": ("", KURS.replace("range_m = 140.0 ", "range_m = 3000.0 "))},
            "measure no range from 3000 to 999.6 m and no angles from 3000 to 999.6 m before the port",
        ),
        (
            {"station": ("iss", STATION.replace("[1.28e8, 1.07e8, 2.01e8]", "[1.28e8, 1.28e8, 0.0]"))},
            "station iss: inertia_kgm2: principal moments 0, 1.28e+08, 1.28e+08 kg m2: each must be positive",
        ),
        (
            {"spacecraft": ("soyuz-ms", SHIP.replace("last_range_m = 15.0 ", "last_range_m = 140.0 "))},
            "should have station_keeping_range_m, 150, of 153.5 m or more: last_range_m, and ",
        ),
        (
            {"docking": ("", KURS.replace('{ to = "last-metres", when', '{ to = "docked", when'))},
            "should have docked follow on modes of kind retract alone, once retracted is above a limit from "
            "0 to 1, not on 'final-approach' of kind close",
        ),
        (
            {
                "spacecraft": (
                    "soyuz-ms",
                    SHIP.replace("latch_speed_min_mps = 0.05", "latch_speed_min_mps = 0.2"),
                )
            },
            "probe.latch_speed_min_mps, 0.2, no greater than proximity.contact_speed_mps, 0.15",
        ),
    ],
)
def test_what_files_alone_tell_is_told_before_anything_is_planned(tmp_path, monkeypatch, orbits, files, told):
    assert told in refused(tmp_path, monkeypatch, orbits, MISSION, files)


@pytest.mark.parametrize(
    ("relocation", "files", "told"),
    [
        (
            RELOCATION.format(port="poisk", more="").replace("2018-03-01", "2018-01-01"),
            {},
            "port 'poisk' of station iss is taken by soyuz-ms-06",
        ),
        (
            RELOCATION.format(port="zvezda", more=""),
            {"station": ("iss", STATION.replace(_AFT_DROGUE, ""))},
            "port 'zvezda' of station iss has no drogue, the mate of docking_mechanism.kind",
        ),
        (
            RELOCATION.format(port="zvezda", more='leaving = "kurs"'),
            {},
            "relocation[1].leaving = 'kurs' should be a way out of a port",
        ),
    ],
)
def test_what_files_alone_tell_of_a_relocation(tmp_path, monkeypatch, orbits, relocation, files, told):
    assert told in refused(tmp_path, monkeypatch, orbits, MISSION + relocation, files)


@pytest.mark.parametrize("speed", [0.05, 0.5])
def test_a_rate_of_contact_that_the_mechanism_does_not_take(tmp_path, monkeypatch, orbits, speed):
    ship = SHIP.replace("contact_speed_mps = 0.15 ", f"contact_speed_mps = {speed} ")
    told = refused(tmp_path, monkeypatch, orbits, MISSION, {"spacecraft": ("soyuz-ms", ship)})
    assert f"should have proximity.contact_speed_mps, {speed:g}, from 0.1 to 0.35 m/s, " in told
