"""The landing command against real landings, and what it refuses."""

import json
import re
import sys
from pathlib import Path

import numpy as np
import pytest

import vitok
from vitok.cli import main
from vitok.earth.shape import great_circle_m
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import CATALOGUE

SETS_2018 = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
SETS_2019 = Path(__file__).parents[1] / "descent" / "data" / "iss_2019-06.tle"


@pytest.fixture(scope="module")
def ms_07():
    return vitok.landing(SETS_2018, zone="zhezkazgan", on="2018-06-03", at=["2018-06-03T12:59:00Z"], runs=20)


@pytest.fixture(scope="module")
def ms_11():
    return vitok.landing(SETS_2019, zone="zhezkazgan", on="2019-06-25", runs=20)


def late_s(found, real_utc):
    (only,) = found.opportunities
    return only.t_s - found.epoch.t_s(real_utc)


def off_km(found, latitude_deg, longitude_deg):
    (only,) = found.opportunities
    return float(great_circle_m(*only.plan.landing, *np.radians([latitude_deg, longitude_deg]))) / 1e3


def test_soyuz_ms_07_and_11_land_when_and_where_they_did(ms_07, ms_11, figure):
    """The capsule's free values were chosen with the plan of MS-11; MS-07 judges them."""
    real = "real landing"
    figure("landing of Soyuz MS-07", real, "90 s", f"{late_s(ms_07, '2018-06-03T12:39:13.5Z'):+.1f} s")
    figure("landing of Soyuz MS-07", real, "30 km", f"{off_km(ms_07, 47.33467, 69.67268):.1f} km")
    figure("landing of Soyuz MS-11", real, "90 s", f"{late_s(ms_11, '2019-06-25T02:47:42.4Z'):+.1f} s")
    figure("landing of Soyuz MS-11", real, "30 km", f"{off_km(ms_11, 47.41575, 69.585194):.1f} km")
    assert abs(late_s(ms_07, "2018-06-03T12:39:13.5Z")) < 90.0
    burn_s = ms_07.best.plan.burn.start_s
    assert abs(burn_s - ms_07.epoch.t_s("2018-06-03T11:48:00Z")) < 90.0
    assert off_km(ms_07, 47.33467, 69.67268) < 30.0
    assert abs(late_s(ms_11, "2019-06-25T02:47:42.4Z")) < 90.0
    assert off_km(ms_11, 47.41575, 69.585194) < 30.0


def test_a_landing_is_known_by_0_13_s_a_kilometre_of_the_station_s_place(ms_11):
    """The set is of the eve; free flight and burns as usual hardly differ by then."""
    (only,) = ms_11.opportunities
    (state,) = vitok.orbit(SETS_2019, at=only.burn_utc).states
    assert only.sigma_s == pytest.approx(0.13 * state.sigma_m[0] / 1e3, rel=0.1)


def test_a_landing_tells_what_a_choice_of_turns_asks_for(ms_07):
    (only,) = ms_07.summary()["opportunities"]
    assert only["best"]
    assert only["light_at_landing"] == "day"  # 18:39 in summer, local time
    assert only["first_bank"] == "right"
    assert only["cross_track_km"] > 0.0
    assert not only["ground_contact_at_burn"]  # over the South Atlantic
    assert "Petropavlovsk-Kamchatsky" in only["ground_contacts"][0]["stations"]
    assert not only["backup"]["zone_within_reach"]
    footprint = only["footprint"]
    assert 350.0 < footprint["ballistic_short_km"] < 650.0
    assert footprint["ballistic_longitude_deg"] < only["longitude_deg"]  # short is west of the zone
    assert 10.0 < footprint["semi_major_3_sigma_km"] < 35.0  # of twenty runs


def test_landings_show_themselves(ms_07):
    told = repr(ms_07)
    assert told.startswith(
        "<1 landing of soyuz-ms from iss in zhezkazgan from 2018-06-03 on, best at 2018-06-03T12:"
    )
    assert repr(ms_07.best).endswith(" E, by day>")
    assert "<td>the only turn within reach</td>" in ms_07._repr_html_()


def test_the_articles_other_landing_time_is_impossible(ms_07):
    """12:59 leads to the Pacific; the zone's own landing is 19 minutes before it."""
    (asked,) = ms_07.asked
    assert not asked.possible
    assert asked.after_nearest_s == pytest.approx(20.0 * 60.0, abs=90.0)
    assert asked.zone_distance_m > 5000e3


def test_the_recorded_landing_time_is_possible():
    found = vitok.landing(SETS_2018, zone="zhezkazgan", on="2018-06-03", at=["2018-06-03T12:39:13Z"], runs=3)
    (asked,) = found.asked
    assert asked.possible
    assert asked.zone_distance_m < 400e3


def test_the_real_undocking_may_be_given():
    found = vitok.landing(
        SETS_2018, zone="zhezkazgan", on="2018-06-03", undocking="2018-06-03T09:16:36Z", runs=3
    )
    assert found.summary()["opportunities"][0]["undocking_utc"] == "2018-06-03T09:16:36.000Z"
    assert abs(late_s(found, "2018-06-03T12:39:13.5Z")) < 90.0


def test_an_undocking_too_late_for_the_burn_is_refused():
    with pytest.raises(FlightError, match=r"the undocking is too late for the burn .* 24\d\d s are left"):
        vitok.landing(SETS_2018, zone="zhezkazgan", on="2018-06-03", undocking="2018-06-03T11:06:00Z", runs=3)


def test_a_zone_that_is_not_reached_names_the_nearest_pass(tmp_path):
    zone = tmp_path / "north.toml"
    zone.write_text(
        'name = "north"\ntitle = "North"\nlatitude_deg = 58.0\nlongitude_deg = 69.6\n'
        "radius_km = 28.0\nground_altitude_m = 100.0\n"
    )
    with pytest.raises(
        FlightError, match=r"within the descent module's reach of 1\d\d km .* to the (left|right)"
    ):
        vitok.landing(SETS_2018, zone=str(zone), on="2018-06-03", runs=3)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"on": "June"}, "on = 'June' should be a day"),
        ({"on": "2050-01-01"}, "days from the nearest element set, of "),
        ({"at": ["noon"]}, "at = 'noon' should be an instant"),
        ({"undocking": "2018-06-03"}, "undocking = '2018-06-03' should be an instant"),
        ({"undocking": "2018-05-01T00:00:00Z"}, "should lie in the 3 days before 2018-06-03"),
        ({"zone": "zhezkasgan"}, "did you mean zhezkazgan"),
        ({"port": "rasvet"}, "rassvet"),
        ({"days": 0}, "days = 0 should be from 1 to 30"),
        ({"days": 31}, "days = 31 should be from 1 to 30"),
        ({"at": ["2018-06-03T12:39:13Z"] * 101}, "at has 101 instants; allowed are 100"),
        ({"runs": 2}, "runs = 2 should be at least 3"),
        ({"runs": 10**12}, "runs = 1000000000000 should be at most 100000"),
        ({"seed": -1}, "seed = -1 should be at least 0"),
        ({"tle": "nowhere.tle"}, "nowhere.tle"),
    ],
)
def test_wrong_input_is_one_sentence(changed, sentence):
    given = {"tle": SETS_2018, "zone": "zhezkazgan", "on": "2018-06-03", "runs": 3} | changed
    with pytest.raises(InputError, match=sentence):
        vitok.landing(**given)


def test_a_ground_above_the_heat_shields_drop_is_refused_before_the_flight(tmp_path):
    high = tmp_path / "high.toml"
    text = (CATALOGUE / "zones" / "zhezkazgan.toml").read_text()
    high.write_text(re.sub("ground_altitude_m = .*", "ground_altitude_m = 9000.0", text))
    told = (
        r"ground_altitude_m = 9000 should lie, .*, below parachutes\.heat_shield_altitude_m = 5500 of descent"
    )
    with pytest.raises(InputError, match=told):
        vitok.landing(SETS_2018, zone=high, on="2018-06-03", runs=3)
    mission = vitok.mission.mission.mission_of("soyuz-ms-07").model_dump(exclude_unset=True)
    with pytest.raises(InputError, match=told):
        vitok.plan(mission | {"zone": str(high)})


def test_the_command_prints_one_document(capsys, monkeypatch):
    line = ["vitok", "landing", "--tle", str(SETS_2018), "--zone", "zhezkazgan", "--on", "2018-06-03"]
    monkeypatch.setattr(sys, "argv", [*line, "--runs", "3", "--json"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    (only,) = json.loads(capsys.readouterr().out)["opportunities"]
    assert only["landing_utc"].startswith("2018-06-03T12:39")


def test_an_instant_on_another_day_is_refused():
    with pytest.raises(InputError, match="at = '2018-07-03T15:39:00Z' is not on the days that are looked at"):
        vitok.landing(SETS_2018, zone="zhezkazgan", on="2018-06-03", at=["2018-07-03T15:39:00Z"], runs=3)


def test_element_sets_of_half_a_year_before_are_refused(tmp_path):
    lines = SETS_2018.read_text().splitlines()
    first = next(k for k, line in enumerate(lines) if line.startswith("1 25544"))
    old = tmp_path / "old.tle"
    old.write_text("\n".join(lines[first : first + 2]) + "\n")
    with pytest.raises(
        InputError, match=r"by one element set of 2017-12-06 one sigma along the track is \d+ km with burns"
    ):
        vitok.landing(old, zone="zhezkazgan", on="2018-06-03", runs=3)


def test_the_catalogue_s_element_sets_go_by_their_name():
    found = vitok.landing("iss-2018-12_2019-06.tle", zone="zhezkazgan", on="2019-06-25", runs=3)
    assert found.best.utc.startswith("2019-06-25T02:47")
