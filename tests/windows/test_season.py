"""A season of windows against the window of a day, real flights and what is known of light."""

from pathlib import Path

import numpy as np
import pytest

import vitok
from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import CATALOGUE

HERE = Path(__file__).parent
SETS_2018_12 = HERE / "iss_2018-12.tle"
FROM = {"rocket": "soyuz-fg", "site": "baikonur-1-5", "profile": "4-orbit"}
EPOCH = Epoch.from_utc("2018-12-01T00:00:00Z")


@pytest.fixture(scope="module")
def season():
    return vitok.window(SETS_2018_12, on="2018-12-01", days=5, stay_days=203.3, **FROM)


def rows(season, day, profile):
    return [
        row for row in season["season"] if row["liftoff_utc"].startswith(day) and row["profile"] == profile
    ]


def test_each_day_has_a_row_for_each_profile(season):
    days = [f"2018-12-0{day}" for day in range(1, 6)]
    for profile in ("2-orbit", "4-orbit", "34-orbit"):
        assert all(len(rows(season, day, profile)) == 1 for day in days)
    assert len(season["season"]) == 15
    liftoffs = [row["liftoff_utc"] for row in season["season"]]
    assert liftoffs == sorted(liftoffs)


def test_the_day_of_soyuz_ms_11_is_met_in_four_orbits_as_its_window_says(season):
    (row,) = rows(season, "2018-12-03", "4-orbit")
    (alone,) = vitok.window(SETS_2018_12, on="2018-12-03", **FROM)["liftoffs"]
    assert row["phase_met"] is True
    # the season's ascents fly by the programme of its first one
    assert abs(EPOCH.t_s(row["liftoff_utc"]) - EPOCH.t_s(alone["liftoff_utc"])) < 0.1
    assert row["phase_at_insertion_deg"] == pytest.approx(alone["phase_at_insertion_deg"], abs=0.1)
    assert row["propellant_left_kg"] == pytest.approx(alone["propellant_left_kg"], abs=1.0)
    met = [
        each["liftoff_utc"][:10]
        for each in season["season"]
        if each["profile"] == "4-orbit" and each["phase_met"]
    ]
    assert met == ["2018-12-03"]


def test_the_landing_of_its_stay_is_about_the_real_one():
    """Soyuz MS-07, 166 days after docking: 2018-06-03 at 12:39:13, the later passage of its day."""
    file = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
    way = {"rocket": "soyuz-fg", "site": "baikonur-1-5", "profile": "34-orbit"}
    found = vitok.window(file, on="2017-12-17", days=2, stay_days=166.0, **way)
    (row,) = (
        each
        for each in found["season"]
        if each["profile"] == "34-orbit" and each["liftoff_utc"].startswith("2017-12-17")
    )
    day = Epoch.from_utc("2018-06-03T00:00:00Z")
    assert row["light_at_landing"] == "day"
    assert abs(day.t_s(row["landing_about_utc"]) - day.t_s("2018-06-03T12:39:13Z")) < 300.0


def test_phases_walk_by_what_the_station_gains_on_the_pad(season):
    """15.54 turns a day, and a passage that comes 24 min earlier each day: 15.3 turns, so 101 deg or so."""
    phases = [rows(season, f"2018-12-0{day}", "34-orbit")[0]["phase_at_insertion_deg"] for day in range(1, 6)]
    steps = np.diff(phases) % 360.0
    assert np.all((steps > 95.0) & (steps < 125.0))


def test_past_the_station_s_sigma_rows_have_no_phase_and_the_day_is_told():
    found = vitok.window(SETS_2018_12, on="2019-01-10", days=12, **FROM)
    (warning,) = found["warnings"]
    known = [row["phase_known"] for row in found["season"]]
    assert known[0] and not known[-1]
    first_unknown = next(row for row in found["season"] if not row["phase_known"])
    assert warning.startswith(f"from {first_unknown['liftoff_utc'][:10]} on the station's place")
    assert first_unknown["phase_met"] is None
    sigmas = [row["liftoff_sigma_s"] for row in found["season"]]
    assert sigmas[-1] > sigmas[0] > 0.0


@pytest.mark.parametrize(
    ("changed", "kind", "message"),
    [
        ({"days": 400}, InputError, "days = 400 should be 1 for a window, or 2 to 366 for a season"),
        ({"days": 0}, InputError, "days = 0 should be 1 for a window"),
        ({"stay_days": -1.0}, InputError, "stay_days = -1 should be 0 to 366"),
        (
            {"on": "2020-06-01"},
            InputError,
            "is not known at docking after the season's first day, 2020-06-01",
        ),
        ({"zone": "zhezkazgn"}, InputError, "did you mean zhezkazgan"),
    ],
)
def test_wrong_input_is_one_sentence(changed, kind, message):
    with pytest.raises(kind, match=message) as found:
        vitok.window(SETS_2018_12, **{"on": "2018-12-01", "days": 5, **FROM, **changed})
    assert "\n" not in str(found.value)


def test_a_site_whose_azimuths_exclude_the_plane_is_told(tmp_path):
    text = (CATALOGUE / "sites" / "baikonur-1-5.toml").read_text()
    site = tmp_path / "closed.toml"
    site.write_text(
        "\n".join(line for line in text.splitlines() if "azimuths" not in line)
        + "\nazimuths_deg = [[80.0, 100.0]]\n"
    )
    with pytest.raises(FlightError, match=r"azimuths_deg allow 80 to 100 deg"):
        vitok.window(SETS_2018_12, on="2018-12-01", days=5, **{**FROM, "site": str(site)})


def test_a_zone_beyond_the_plane_has_no_landing(tmp_path):
    zone = tmp_path / "north.toml"
    text = (CATALOGUE / "zones" / "zhezkazgan.toml").read_text()
    zone.write_text(
        "\n".join("latitude_deg = 60.0" if "latitude_deg" in line else line for line in text.splitlines())
    )
    found = vitok.window(SETS_2018_12, on="2018-12-03", days=2, zone=str(zone), stay_days=10.0, **FROM)
    assert all(
        row["landing_about_utc"] is None and row["light_at_landing"] is None for row in found["season"]
    )
