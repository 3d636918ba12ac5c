"""The page of a window or a season: made-up lift-offs toward a station on a circle, nothing solved."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from math import radians
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import vitok
from vitok.ascent.passage import Passage
from vitok.ascent.plan import AscentPlan
from vitok.ascent.window import Window
from vitok.earth.environment import environment
from vitok.earth.frames import geodetic_from_gcrf, rotation
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.place import Site, Zone
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.products import window_map
from vitok.products.season_charts import season_charts
from vitok.products.window_page import first_offered, window_page
from vitok.station.meeting import Meeting
from vitok.windows import search, season
from vitok.windows.liftoff import Liftoff, plane_change_mps
from vitok.windows.request import Request, Stay

EPOCH = Epoch.from_utc("2018-12-01T00:00:00Z")
DAYS, DAY_S = 6, 86400.0
TABLE = rotation(EPOCH, -DAY_S, (DAYS + 3) * DAY_S)
RADIUS_M, TILT_RAD = 6778e3, radians(51.6)
PROFILES = ["4-orbit", "2-orbit", "34-orbit"]  # the one that is asked for first
# the phases (deg) that each absorbs: within a turn, over its end, and told a turn too high
BANDS_DEG = {"4-orbit": (20.0, 40.0), "2-orbit": (170.0, 400.0), "34-orbit": (371.0, 375.0)}
REQUEST = Request(
    file=Path("made-up.tle"),
    rocket=load("soyuz-fg", Rocket),
    site=load("baikonur-1-5", Site),
    profile=load("4-orbit", Profile),
    station=load("iss", Station),
)
ASKED = {"rocket": "soyuz-fg", "site": "baikonur-1-5", "profile": "4-orbit", "on": "2018-12-01"}
STAY = Stay(load("zhezkazgan", Zone), 180.0)


def station(t_s):
    """States (7,) or (n, 7) on a circle."""
    t_s = np.asarray(t_s, dtype=float)
    rate = np.sqrt(MU_M3PS2 / RADIUS_M**3)
    c, s = np.cos(rate * t_s), np.sin(rate * t_s)
    along = np.stack((c, s * np.cos(TILT_RAD), s * np.sin(TILT_RAD)), axis=-1)
    ahead = np.stack((-s, c * np.cos(TILT_RAD), c * np.sin(TILT_RAD)), axis=-1)
    return np.concatenate((RADIUS_M * along, RADIUS_M * rate * ahead, np.ones((*t_s.shape, 1))), axis=-1)


ORBIT = SimpleNamespace(
    epoch=EPOCH,
    trajectory=station,
    sets=(),
    rms_m=0.0,
    warnings=("the station may burn",),
    summary=dict,
    basis=lambda: "nothing",
    knowledge=SimpleNamespace(
        about=SimpleNamespace(surroundings=environment(EPOCH, 0.0, DAY_S, degree=0, air_model="none"))
    ),
)


def liftoff(day, profile, phase_deg, known=True):
    t_s, low_high = (day + 0.5) * DAY_S, BANDS_DEG[profile]
    met = low_high[0] <= phase_deg <= low_high[1] or low_high[0] <= phase_deg + 360.0 <= low_high[1]
    way = Meeting(
        radians(phase_deg), tuple(np.radians(low_high)), 6.7e6, 20.0, 0.01, 250e3, 350e3, (-1e-6, 1.1e-3)
    )
    docking_s = t_s + 0.25 * DAY_S
    window = Window(t_s, radians(61.9), docking_s, Passage(t_s + 200.0, True, radians(62.0), 0.0), way)
    insertion_s = t_s + 530.0
    up = AscentPlan(
        window,
        programme=None,
        timing=None,
        timeline=None,
        y0=None,
        launch=None,
        insertion_s=insertion_s,
        y_insertion=station(insertion_s),
        inclination_rad=TILT_RAD,
        propellant_left_kg=499.0 + day,
    )
    costs = {late_s: plane_change_mps(station(docking_s), late_s) for late_s in (-300.0, -60.0, 60.0, 300.0)}
    return Liftoff(
        EPOCH, up, profile, (profile,) if met else (), 2.1, costs, -10.0 * day, day % 2 == 0, known
    )


def row(one):
    return season.Row(one, season.Landing(one.ascent.window.docking_s + 180.0 * DAY_S, -10.0 + one.sigma_s))


@pytest.fixture(scope="module")
def found():
    rows = [
        row(liftoff(day, profile, (100.0 + 107.0 * day) % 360.0, known=day < DAYS - 1))
        for day in range(DAYS)
        for profile in PROFILES
    ]
    return season.Season(REQUEST, STAY, ORBIT, tuple(rows), 5.5 * DAY_S)


@pytest.fixture(autouse=True)
def ascent(monkeypatch):
    """Instead of a flown ascent, a piece of the station's circle."""

    def made_up(one, request, target):
        begin_s, end_s = one.ascent.liftoff_s, one.ascent.insertion_s
        return (
            window_map.sampled("ascent", station, begin_s, end_s),
            window_map.sampled("coast", station, end_s, end_s + 2700.0),
            TABLE,
        )

    monkeypatch.setattr(window_map, "flown", made_up)


def whole_season(found):
    return window_page(found)


def whole_day(*found):
    return window_page(search.LiftOffs(REQUEST, ORBIT, found))


def figures(page):
    return json.loads(re.search(r"const figures = (\{.*\});\n", page)[1])


def charts(found):
    return {chart.key: chart.figure for chart in season_charts(found)}


def test_the_pages_ask_for_nothing_else(found):
    for page in (whole_season(found), whole_day(found.rows[0].liftoff)):
        own, plotly = page.split("<script>", 1)
        assert not re.search(r"https?:|src=|@import|url\(", own)
        assert "<script src" not in plotly and "<link" not in page
        assert page.count("</script>") == 2
        assert len(page.encode()) < 6e6


def test_a_season_has_its_charts_and_those_of_its_first_window(found):
    page = whole_season(found)
    for title in (
        "Phase at insertion",
        "Light at docking and at landing",
        "Sun over the orbit&#39;s plane",
        "Cost of the ascent",
        "Cost of being early or late",
        "Azimuth",
        "Ground track, lift-off 2018-12-0",
    ):
        assert page.count(f"<h3>{title}") == 1
    drawn = figures(page)
    assert list(drawn)[:6] == ["phase", "light", "sun", "propellant", "late", "azimuth"]
    assert all(page.count(f'id="{key}"') == 1 for key in drawn)
    assert "The station may burn." in page and "From 2018-12-06 on the station&#39;s place" in page


def test_a_day_has_a_map_for_each_lift_off(found):
    first, second = liftoff(0, "4-orbit", 30.0), liftoff(1, "4-orbit", 30.0)
    drawn = figures(whole_day(first, second))
    maps = [key for key in drawn if key.startswith("map")]
    assert len(maps) == 4 and len(drawn) == 6
    assert [trace["name"] for trace in drawn["azimuth"]["data"]] == [
        "allowed by the site",
        "allowed by the site",
        "lift-off 12:00:00, 61.9°",
        "lift-off 12:00:00, 61.9°",
    ]


def test_equal_windows_give_equal_pages(found):
    assert whole_season(found) == whole_season(found)
    assert whole_day(found.rows[0].liftoff) == whole_day(found.rows[0].liftoff)


def test_a_band_over_360_deg_is_drawn_in_two_pieces(found):
    pieces = {profile: [] for profile in PROFILES}
    for trace in charts(found)["phase"]["data"]:
        if trace.get("fill") == "toself":
            pieces[trace["legendgroup"]].append((min(trace["y"]), max(trace["y"])))
    assert pieces == {
        "4-orbit": [pytest.approx((20.0, 40.0))],
        "2-orbit": [pytest.approx((170.0, 360.0)), pytest.approx((0.0, 40.0))],
        "34-orbit": [pytest.approx((11.0, 15.0))],
    }


def test_a_band_that_moves_over_360_deg_has_no_leap(found):
    rows = []
    for day, low_deg in enumerate((340.0, 350.0, 0.0, 370.0)):
        one = liftoff(day, "4-orbit", 30.0)
        met = replace(one.ascent.window.meeting, window_rad=tuple(np.radians((low_deg, low_deg + 15.0))))
        window = replace(one.ascent.window, meeting=met)
        rows.append(row(replace(one, ascent=replace(one.ascent, window=window))))
    drawn = charts(replace(found, rows=tuple(rows)))["phase"]["data"]
    bands = [np.array(trace["y"]) for trace in drawn if trace.get("fill") == "toself"]
    assert len(bands) == 2
    for y in bands:
        half = y.size // 2
        assert np.all(y[half:][::-1] - y[:half] <= 15.0 + 1e-9)


def test_points_are_filled_where_the_phase_is_met_and_none_is_drawn_where_it_is_not_known(found):
    by_look = {}
    for trace in charts(found)["phase"]["data"]:
        if trace["mode"] == "markers":
            by_look[trace["name"], trace["marker"]["symbol"]] = trace["y"]
    # 100, 207, 314, 61, 168 deg and an unknown one
    assert by_look["2-orbit", "circle"] == pytest.approx([207.0, 314.0])
    assert by_look["2-orbit", "circle-open"] == pytest.approx([100.0, 61.0, 168.0])
    assert len(by_look["4-orbit", "circle"]) == 0 and len(by_look["4-orbit", "circle-open"]) == 5
    # a profile that is never met stands in the legend as well
    shown = {t["name"] for t in charts(found)["phase"]["data"] if t["showlegend"] and len(t["x"])}
    assert shown == set(PROFILES)


def test_light_and_beta_are_those_of_the_rows(found):
    drawn = charts(found)
    docked = [t for t in drawn["light"]["data"] if t["yaxis"] == "y1" and t["name"] == "4-orbit"]
    assert [len(each["x"]) for each in docked] == [3, 2]  # in light on even days, the last one not known
    landed = [t for t in drawn["light"]["data"] if t["yaxis"] == "y2"]
    assert all(len(each["y"]) == DAYS for each in landed)
    assert drawn["sun"]["data"][0]["y"] == pytest.approx(np.repeat(-10.0 * np.arange(DAYS), 3))


def test_the_cost_is_that_of_the_lift_off(found):
    one = found.rows[0].liftoff
    curve, marks = figures(whole_day(one))["late"]["data"]
    cost_mps = dict(zip(curve["x"], curve["y"], strict=True))
    assert (curve["x"][0], curve["x"][-1], cost_mps[0.0]) == (-300.0, 300.0, 0.0)
    for late_s, cost in zip(marks["x"], marks["y"], strict=True):
        assert cost_mps[late_s] == pytest.approx(cost, rel=1e-5)
    # the node turns by 0.25 deg a minute, and the speed is 7.67 km/s
    assert cost_mps[60.0] == pytest.approx(7669.0 * np.sin(TILT_RAD) * np.radians(0.2507), rel=1e-3)


def test_the_plane_on_the_ground_goes_through_the_station_up_to_its_inclination():
    t_s = 40000.0
    latitude_deg, longitude_deg = window_map.plane_on_ground(station(t_s), t_s, TABLE)
    here = np.degrees(geodetic_from_gcrf(t_s, *station(t_s)[:3], TABLE)[:2])
    assert (latitude_deg[0], longitude_deg[0]) == pytest.approx(here)
    assert (latitude_deg[-1], longitude_deg[-1]) == pytest.approx(here)
    assert latitude_deg.max() == pytest.approx(51.6, abs=0.4)  # geodetic, of date
    assert latitude_deg.min() == pytest.approx(-51.6, abs=0.4)


def test_the_first_window_is_of_the_profile_that_is_asked_for_if_it_is_offered(found):
    assert first_offered(found, "4-orbit").profile == "4-orbit"  # the one whose phase is not known
    known = replace(found, rows=tuple(each for each in found.rows if each.liftoff.phase_known))
    assert first_offered(known, "4-orbit").profile == "2-orbit"
    refused = replace(found, rows=tuple(each for each in found.rows if each.liftoff.refused))
    assert first_offered(refused, "4-orbit") is None
    assert "late" not in figures(whole_season(refused))


def test_out_writes_the_page(found, monkeypatch, tmp_path):
    told = search.LiftOffs(REQUEST, ORBIT, (found.rows[0].liftoff,))
    monkeypatch.setattr(search, "lift_offs", lambda *given: told)
    sets = Path(__file__)  # a file, which nothing reads
    assert vitok.window(sets, **ASKED, out=tmp_path / "deep" / "day") is told
    page = (tmp_path / "deep" / "day" / "window.html").read_text(encoding="utf-8")
    assert page == whole_day(found.rows[0].liftoff)


def test_out_on_a_file_is_one_sentence(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("x")
    with pytest.raises(InputError, match="taken is a file, a folder is needed") as caught:
        vitok.window("iss.tle", **ASKED, out=taken)
    assert "\n" not in str(caught.value)


def test_without_out_no_chart_is_loaded():
    code = """
import sys, vitok
from vitok.errors import InputError
try:
    vitok.window(
        "nothing.tle", rocket="soyuz-fg", site="baikonur-1-5", profile="4-orbit", on="2018-12-01"
    )
except InputError:
    print("plotly" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
