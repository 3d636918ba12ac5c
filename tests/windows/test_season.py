"""A season of windows against the window of a day, real flights and what is known of light."""

from pathlib import Path

import numpy as np
import pytest

import vitok
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import CATALOGUE

HERE = Path(__file__).parent
SETS_2018_12 = HERE / "iss_2018-12.tle"
FROM = {"rocket": "soyuz-fg", "site": "baikonur-1-5", "profile": "4-orbit"}


@pytest.fixture(scope="module")
def season():
    return vitok.window(SETS_2018_12, on="2018-12-01", days=5, stay_days=203.3, **FROM)


def rows(season, day, profile):
    return [row for row in season.rows if row.liftoff.utc.startswith(day) and row.liftoff.profile == profile]


def test_each_day_has_a_row_for_each_profile(season):
    days = [f"2018-12-0{day}" for day in range(1, 6)]
    for profile in ("2-orbit", "4-orbit", "34-orbit"):
        assert all(len(rows(season, day, profile)) == 1 for day in days)
    assert len(season.rows) == 15
    liftoffs = [row.liftoff.t_s for row in season.rows]
    assert liftoffs == sorted(liftoffs)


def test_a_season_shows_itself(season):
    told = "<season of 15 rows of soyuz-fg from baikonur-1-5 toward iss, 2018-12-01 to 2018-12-05>"
    assert repr(season) == told
    assert season._repr_html_().count("<tr>") == 16


def test_the_day_of_soyuz_ms_11_is_met_in_four_orbits_as_its_window_says(season):
    row = rows(season, "2018-12-03", "4-orbit")[0].liftoff
    window = vitok.window(SETS_2018_12, on="2018-12-03", **FROM)
    (alone,) = window.liftoffs
    assert row.phase_known and not row.refused
    # the season's ascents fly by the programme of its first one
    assert abs(row.t_s - season.epoch.t_s(alone.utc)) < 0.1
    ours, theirs = row.summary(), alone.summary()
    assert ours["phase_at_insertion_deg"] == pytest.approx(theirs["phase_at_insertion_deg"], abs=0.1)
    assert ours["propellant_left_kg"] == pytest.approx(theirs["propellant_left_kg"], abs=1.0)
    met = [
        each.liftoff.utc[:10]
        for each in season.rows
        if each.liftoff.profile == "4-orbit" and not each.liftoff.refused
    ]
    assert met == ["2018-12-03"]


def test_the_landing_of_its_stay_is_about_the_real_one():
    """Soyuz MS-07, 166 days after docking: 2018-06-03 at 12:39:13, the later passage of its day."""
    file = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
    way = {"rocket": "soyuz-fg", "site": "baikonur-1-5", "profile": "34-orbit"}
    found = vitok.window(file, on="2017-12-17", days=2, stay_days=166.0, **way)
    (row,) = (
        each
        for each in found.rows
        if each.liftoff.profile == "34-orbit" and each.liftoff.utc.startswith("2017-12-17")
    )
    assert row.summary()["light_at_landing"] == "day"
    assert abs(row.landing.t_s - found.epoch.t_s("2018-06-03T12:39:13Z")) < 300.0


def test_phases_walk_by_what_the_station_gains_on_the_pad(season):
    """15.54 turns a day, and a passage that comes 24 min earlier each day: 15.3 turns, so 101 deg or so."""
    days = (rows(season, f"2018-12-0{day}", "34-orbit")[0].summary() for day in range(1, 6))
    phases = [each["phase_at_insertion_deg"] for each in days]
    steps = np.diff(phases) % 360.0
    assert np.all((steps > 95.0) & (steps < 125.0))


def test_past_the_station_s_sigma_rows_have_no_phase_and_the_day_is_told():
    found = vitok.window(SETS_2018_12, on="2019-01-10", days=12, **FROM)
    (warning,) = found.summary()["warnings"]
    known = [row.liftoff.phase_known for row in found.rows]
    assert known[0] and not known[-1]
    first_unknown = next(row for row in found.rows if not row.liftoff.phase_known)
    assert warning.startswith(f"from {first_unknown.liftoff.utc[:10]} on the station's place")
    assert first_unknown.summary()["phase_met"] is None
    assert first_unknown.cells()["light"] == "?"
    sigmas = [row.liftoff.sigma_s for row in found.rows]
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
    assert all(row.landing is None for row in found.rows)
    assert all(row["light_at_landing"] is None for row in found.summary()["season"])
