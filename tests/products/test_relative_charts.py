"""The views of a rendezvous: circles in one plane, whose places and phases are known in closed form."""

from dataclasses import replace

import numpy as np
import pytest
from tests.conftest import EPOCH, ORBIT_RADIUS_M, circular_orbit

from vitok.earth.environment import environment
from vitok.earth.frames import rotation
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.motion import orbit
from vitok.motion.arc import Firing
from vitok.motion.lvlh import positions_lvlh_m, relative_state
from vitok.motion.passage import Passage
from vitok.products.charts import charts
from vitok.products.relative_charts import along_orbit, cut, station_ahead_rad
from vitok.products.rendezvous_charts import corridor_mps, mean_height_m
from vitok.rendezvous.review import Course, Review, Tube
from vitok.rendezvous.safety import SafetyRow
from vitok.station.meeting import mean_axis_m

STATION_RADIUS_M = ORBIT_RADIUS_M + 30e3
BEHIND_DEG = np.linspace(280.0, 0.02, 400)  # how far the station is ahead
T_S = EPOCH.t_s("2017-12-17T07:30:00Z") + 30.0 * np.arange(400.0)
KNOWN = ("estimate_error_m", "estimate_sigma_m", "estimate_error_mps", "estimate_sigma_mps")


@pytest.fixture(scope="module")
def pair():
    """States (n, 7) of a ship on a circle and of a station 30 km above it, so far ahead in the plane."""
    ship = circular_orbit(T_S, 7000.0, rotation(EPOCH, T_S[0], T_S[-1]))
    r = ship[:, :3] / ORBIT_RADIUS_M
    v = ship[:, 3:6] / np.sqrt(MU_M3PS2 / ORBIT_RADIUS_M)
    c, s = np.cos(np.radians(BEHIND_DEG))[:, None], np.sin(np.radians(BEHIND_DEG))[:, None]
    speed_mps = np.sqrt(MU_M3PS2 / STATION_RADIUS_M)
    return ship, np.hstack((STATION_RADIUS_M * (c * r + s * v), speed_mps * (c * v - s * r)))


@pytest.fixture(scope="module")
def place_m(pair):
    ship, station = pair
    return positions_lvlh_m(station, ship)


@pytest.fixture(scope="module")
def flight(small_flight, pair, place_m):
    """The small flight with that way, a burn near its end, and a review of it."""
    ship, _ = pair
    apart_m = np.linalg.norm(place_m, axis=1)
    left = np.linspace(1.0, 0.0, T_S.size)
    channels = dict(zip(("x_lvlh_m", "y_lvlh_m", "z_lvlh_m"), place_m.T, strict=True))
    channels |= {"range_m": apart_m, "closing_rate_mps": 1.0 + 50.0 * left}
    channels |= {key: 10.0 ** (1.0 + 3.0 * left) for key in KNOWN}
    burns = (
        Firing("first", T_S[100], 30.0, 12.5, 30.1),
        Firing("missed", T_S[-3], 30.0, 2.5, 6.0),
        Firing("fatal", T_S[-2], 30.0, 2.5, 6.0),
    )
    way = replace(
        small_flight.arcs["rendezvous"], t_s=T_S, r_gcrf_m=ship[:, :3], v_gcrf_mps=ship[:, 3:6],
        mass_kg=ship[:, 6], channels=channels, events=(), burns=burns,
    )  # fmt: skip
    rows = tuple(
        SafetyRow(name, "not started", False, 0.0, 1.0, Passage(least_m, 0.5, (stay, None)))
        for name, least_m, stay in (("missed", 5e3, None), ("fatal", 900.0, object()))
    )
    sigma_m = np.array([3e3, 1e3, 1e3])
    review = Review(
        (), rows, "", (), "", (), (),
        way=Course("", T_S, place_m),
        missed=tuple(Course(row.burn, T_S[-3:], place_m[-3:]) for row in rows),
        phase_window_deg=(170.0, 402.0),
        tube=Tube(T_S, np.tile(np.diag(sigma_m**2), (T_S.size, 1, 1))),
    )  # fmt: skip
    arcs = small_flight.arcs | {"rendezvous": way}
    return replace(small_flight, arcs=arcs, plan=None, kept_review=review)


@pytest.fixture(scope="module")
def drawn(flight):
    return {each.key: each for each in charts(flight)}


def traces(chart, name):
    return [each for each in chart.figure["data"] if each.get("name") == name]


def test_places_of_many_are_those_of_each(pair, place_m):
    ship, station = pair
    for k in (0, 200, 399):
        assert place_m[k] == pytest.approx(relative_state(station[k], ship[k])[:3], abs=1e-6)


def test_a_place_along_the_orbit_is_an_arc_and_a_depth(place_m):
    near = BEHIND_DEG < 179.0
    km = along_orbit(place_m[near], STATION_RADIUS_M)
    # the ship is behind, to the left, and 30 km below however far it is behind
    assert km[:, 0] == pytest.approx(-np.radians(BEHIND_DEG[near]) * STATION_RADIUS_M / 1e3, abs=1e-6)
    assert km[:, 1] == pytest.approx(30.0, abs=1e-6)


def test_the_phase_is_known_beyond_half_a_turn(pair, place_m):
    ship, _ = pair
    ahead_deg = np.degrees(station_ahead_rad(ship[:, :3], place_m))
    assert ahead_deg - ahead_deg[-1] == pytest.approx(BEHIND_DEG - BEHIND_DEG[-1], abs=1e-6)


def test_mean_heights_do_not_wave_with_the_earths_flattening():
    """Against the axis averaged over a turn that is flown under J2."""
    end_s = T_S[0] + 7000.0
    around = environment(EPOCH, T_S[0], end_s, degree=2, air_model="none", third_bodies=False)
    y = circular_orbit(T_S[:1], 7000.0, rotation(EPOCH, T_S[0], end_s))[0]
    y[3:6] *= 1.002
    flown = orbit.coast(T_S[0], y, end_s, around)
    states = flown(np.linspace(T_S[0], end_s, 200))
    osculating_m = 1.0 / (
        2.0 / np.linalg.norm(states[:, :3], axis=1) - np.sum(states[:, 3:6] ** 2, axis=1) / MU_M3PS2
    )
    height_m = mean_height_m(states[:, :3], states[:, 3:6])
    # what is left is of second order and by the ellipse of the equator: some hundredth of the wave
    assert np.ptp(osculating_m) > 10e3 and np.ptp(height_m) < 0.015 * np.ptp(osculating_m)
    assert height_m.mean() == pytest.approx(mean_axis_m(flown, T_S[0]) - EQUATORIAL_RADIUS_M, abs=100.0)


def test_the_limit_is_what_the_thrusters_just_stop(flight):
    craft, station = flight.cast.spacecraft, flight.cast.station
    rate_mps = float(corridor_mps(np.array([1200.0]), flight.cast, 7000.0)[0])
    groups = craft.propulsion.thrusters.translation
    brake_mps2 = min(groups.x_plus_n, groups.x_minus_n, groups.y_n, groups.z_n) / 7000.0
    stop_s = rate_mps / brake_mps2
    assert 1200.0 - 0.5 * brake_mps2 * stop_s**2 == pytest.approx(station.keep_out_radius_m, abs=1e-6)
    assert corridor_mps(np.array([100.0]), flight.cast, 7000.0)[0] == 0.0


def test_flight_is_to_the_right_and_the_earth_below(drawn):
    for key in ("relative_far", "relative_middle", "relative_near"):
        layout = drawn[key].figure["layout"]
        assert layout["xaxis"]["range"][0] < 0.0 < layout["xaxis"]["range"][1]
        bottom, top = layout["yaxis"]["range"]
        assert bottom > 0.0 > top and layout["yaxis"]["scaleanchor"] == "x"
        for trace in drawn[key].figure["data"]:
            assert len(trace["x"]) == len(trace["y"])
    (flown,) = traces(drawn["relative_far"], "flown")
    x, z = (np.array([v for v in flown[axis] if v is not None]) for axis in "xy")
    assert x.min() < -600.0 and x.max() < 0.0 and z == pytest.approx(30.0, abs=0.2)


def test_a_missed_burn_is_drawn_by_what_is_found_of_it(drawn):
    far = drawn["relative_far"]
    assert [len(traces(far, name)) for name in ("missed: clear", "missed: enters ellipsoid")] == [1, 1]
    colours = [
        traces(far, f"missed: {verdict}")[0]["line"]["color"] for verdict in ("clear", "enters ellipsoid")
    ]
    assert colours[0] != colours[1]
    assert traces(far, "missed: clear")[0]["text"] == "missed not started: clear, 5 km at least"


def test_the_tube_is_three_sigma_about_the_planned_way(drawn):
    (tube,) = traces(drawn["relative_far"], "3 sigma")
    x, z = (np.array([np.nan if v is None else v for v in tube[axis]]) for axis in "xy")
    ends = np.flatnonzero(np.isnan(x))
    one = slice(0, ends[0])
    assert np.ptp(x[one]) == pytest.approx(18.0, abs=0.1) and np.ptp(z[one]) == pytest.approx(6.0, abs=0.1)
    assert z[one].mean() == pytest.approx(30.0, abs=0.3)


def test_what_the_ship_knows_keeps_its_ends_and_few_samples(drawn):
    for name in ("error", "one sigma"):
        for trace in traces(drawn["knowledge"], name):
            assert (trace["y"][0], trace["y"][-1]) == (1e4, 10.0)
            assert 20 < len(trace["y"]) < 400


def test_phase_falls_to_the_station_and_ends_there(drawn):
    (line,) = traces(drawn["phasing"], "mean height, km")
    assert line["x"][0] == pytest.approx(280.0, abs=0.1) and -1.0 < line["x"][-1] < 10.0
    assert drawn["phasing"].figure["layout"]["xaxis"]["autorange"] == "reversed"


def test_what_leaves_a_window_leaves_the_line():
    way = np.array([[-9.0, 0.0], [0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.5]])
    window = (-1.0, 1.0, -1.0, 1.0)
    assert np.array_equal(cut(way, window), way)  # the neighbours stay, so that lines reach the edge
    away = np.array([[0.0, 0.0], [9.0, 1.0], [9.0, 2.0], [9.0, 3.0], [0.0, 0.0]])
    found = cut(away, window)
    assert np.array_equal(found[[0, 1, 3, 4]], away[[0, 1, 3, 4]]) and np.isnan(found[2]).all()


def test_a_way_that_tells_no_places_has_no_views(small_flight):
    assert not {"relative_far", "phasing", "knowledge"} & {each.key for each in charts(small_flight)}
