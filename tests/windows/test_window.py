"""The window command against real lift-offs, and what it refuses."""

import json
import re
import sys
from pathlib import Path

import pytest

import vitok
from vitok.cli import main
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import CATALOGUE

HERE = Path(__file__).parent
SETS_2017 = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
SETS_2018_03 = CATALOGUE / "element_sets" / "iss-2018-03.tle"
SETS_2018_12 = HERE / "iss_2018-12.tle"
SETS_2016 = HERE.parent / "rendezvous" / "progress-ms-02_2016-03_04.tle"
SETS_2021 = CATALOGUE / "element_sets" / "iss-2021-04.tle"
FROM = {"rocket": "soyuz-fg", "site": "baikonur-1-5"}


@pytest.fixture(scope="module")
def ms_07():
    return vitok.window(SETS_2017, profile="34-orbit", on="2017-12-17", **FROM)


@pytest.fixture(scope="module")
def ms_08():
    return vitok.window(SETS_2018_03, profile="34-orbit", on="2018-03-21", **FROM)


@pytest.fixture(scope="module")
def ms_11():
    return vitok.window(SETS_2018_12, profile="4-orbit", on="2018-12-03", **FROM)


def late_s(found, real_utc):
    (only,) = found.liftoffs
    return only.t_s - found.epoch.t_s(real_utc)


def test_soyuz_ms_07_and_08_lift_off_when_they_did(ms_07, ms_08, figure):
    """The sideways law's one number comes from Soyuz MS-11: these are predictions."""
    for name, found, real_utc in (
        ("MS-07", ms_07, "2017-12-17T07:21:01.127Z"),
        ("MS-08", ms_08, "2018-03-21T17:44:23.396Z"),
    ):
        figure(
            f"lift-off of Soyuz {name}, vitok window",
            "real lift-off",
            "10 s",
            f"{late_s(found, real_utc):+.1f} s",
        )
        assert abs(late_s(found, real_utc)) < 10.0


def test_soyuz_ms_11_is_where_the_law_was_set(ms_11, figure):
    late = late_s(ms_11, "2018-12-03T11:31:52.519Z")
    figure("lift-off of Soyuz MS-11, vitok window", "real lift-off, set from it", "1 s", f"{late:+.1f} s")
    assert abs(late_s(ms_11, "2018-12-03T11:31:52.519Z")) < 1.0
    assert "4-orbit" in ms_11.liftoffs[0].profiles_allowed


def test_a_lift_off_tells_its_way_to_the_station(ms_07):
    (only,) = ms_07.summary()["liftoffs"]
    assert 61.0 < only["azimuth_deg"] < 63.0
    assert 255.0 < only["phasing_height_km"] < 275.0
    assert only["docking_utc"].startswith("2017-12-19T08:5")
    # a minute is a quarter of a degree of the equator: 26 m/s in a plane at 51.6 deg
    assert only["plane_change_1_min_late_mps"] == pytest.approx(26.0, abs=0.5)
    assert only["plane_change_5_min_early_mps"] == pytest.approx(5 * 26.1, abs=2.0)
    assert -75.0 < only["sun_over_plane_at_docking_deg"] < -60.0


def test_a_window_shows_itself(ms_07):
    assert repr(ms_07) == "<1 lift-off of soyuz-fg from baikonur-1-5 toward iss on 2017-12-17>"
    assert re.fullmatch(
        r"<lift-off at 2017-12-17T07:\S+Z, azimuth 6\d\.\d deg, 34-orbit>", repr(ms_07.liftoffs[0])
    )
    assert "<td>2017-12-17 07:2" in ms_07._repr_html_()


def test_one_set_or_many_agree(ms_07, tmp_path):
    """The set of eight days before alone, against the orbit through those around the flight."""
    lines = SETS_2017.read_text().splitlines()
    first = next(k for k, line in enumerate(lines) if line.startswith("1 25544") and "17343" in line)
    file = tmp_path / "one.tle"
    file.write_text("\n".join(lines[first : first + 2]) + "\n")
    alone = vitok.window(file, profile="34-orbit", on="2017-12-17", **FROM)
    assert len(alone.orbit.sets) == 1
    assert abs(late_s(alone, ms_07.liftoffs[0].utc)) < 20.0


def test_a_phase_that_is_not_met_names_the_days_on_which_it_is():
    with pytest.raises(FlightError, match=r"4-orbit cannot absorb .* it is met on 2018-03-\d\d"):
        vitok.window(SETS_2018_03, profile="4-orbit", on="2018-03-21", **FROM)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"on": "2018-02-30"}, "on = '2018-02-30' should be a day such as 2017-12-17"),
        ({"on": "1959-03-21"}, "days from the nearest element set, of "),
        ({"profile": "43-orbit"}, "'43-orbit' is no profile of the catalogue"),
        ({"rocket": "soyuz-fgg"}, "did you mean soyuz-fg"),
        ({"tle": HERE / "nothing.tle"}, "there is no file"),
        ({"tle": HERE / "test_window.py"}, "no element set in it"),
    ],
)
def test_wrong_input_is_one_sentence(changed, message):
    given = {"tle": SETS_2018_03, "profile": "34-orbit", "on": "2018-03-21", **FROM, **changed}
    with pytest.raises(InputError, match=message) as found:
        vitok.window(**given)
    assert "\n" not in str(found.value)


def test_the_command_prints_one_document(monkeypatch, capsys, ms_07):
    monkeypatch.setattr(vitok, "window", lambda *given, **activity: ms_07)
    asked = ["--tle", str(SETS_2017), "--profile", "34-orbit", "--on", "2017-12-17", "--json"]
    asked += ["--rocket", "soyuz-fg", "--site", "baikonur-1-5"]
    monkeypatch.setattr(sys, "argv", ["vitok", "window", *asked])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code in (0, None)
    assert json.loads(capsys.readouterr().out) == ms_07.summary()


def test_soyuz_2_1a_lifts_off_by_the_rule_of_a_fixed_azimuth(figure):
    """It steers afterwards: its shortest ascent would lift off some 100 s before, for 5 kg of propellant."""
    for name, file, profile, real_utc in (
        ("Progress MS-02", SETS_2016, "34-orbit", "2016-03-31T16:23:57.000Z"),
        ("Soyuz MS-18", SETS_2021, "2-orbit", "2021-04-09T07:42:40.496Z"),
    ):
        found = vitok.window(
            file, rocket="soyuz-2-1a", site="baikonur-31-6", profile=profile, on=real_utc[:10]
        )
        late = late_s(found, real_utc)
        figure(f"lift-off of {name}, vitok window", "real lift-off", "10 s", f"{late:+.1f} s")
        assert abs(late) < 10.0
