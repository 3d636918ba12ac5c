"""The cut-off that gives the altitudes asked for on the first turn, over any site, and what has none."""

import numpy as np
import pytest

from vitok.ascent.insertion import CutOff, cut_off_for, first_turn
from vitok.earth.environment import environment
from vitok.earth.frames import altitudes_m
from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.rocket import Rocket
from vitok.motion import orbit
from vitok.motion.elements import elements, j2_rates_radps

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
ROCKET = load("soyuz-fg", Rocket)
CD_AREA_M2 = 25.0  # of a ship with its arrays, much as the catalogue's


@pytest.fixture(scope="module")
def earth():
    return environment(EPOCH, 0.0, 86400.0)


def at_cut_off(inclination_deg, latitude_argument_deg, there, node_deg=40.0):
    """State (7,) of a level cut-off, by its place in the plane."""
    i, u, node = np.radians([inclination_deg, latitude_argument_deg, node_deg])
    toward_node = np.array([np.cos(node), np.sin(node), 0.0])
    across = np.array([-np.sin(node) * np.cos(i), np.cos(node) * np.cos(i), np.sin(i)])
    r = np.cos(u) * toward_node + np.sin(u) * across
    v = -np.sin(u) * toward_node + np.cos(u) * across
    return np.concatenate((there.radius_m * r, there.speed_mps * v, [7150.0]))


def with_orbit(**orbit_m):
    none = dict.fromkeys(("least_altitude_m", "greatest_altitude_m", "perigee_m", "apogee_m"))
    return ROCKET.model_copy(update={"guidance": ROCKET.guidance.model_copy(update=none | orbit_m)})


@pytest.mark.parametrize(
    ("site", "inclination_deg", "u_deg"),
    [
        ("Baikonur", 51.6, 82.0),
        ("Cape, due east", 28.5, 119.0),
        ("Cape, southbound", 51.6, 170.0),
        ("Jiuquan", 41.5, 92.0),
        ("polar", 90.0, 78.0),
        ("polar, southbound", 98.0, 133.0),
    ],
)
@pytest.mark.parametrize("aim_km", [(200.0, 240.0), (200.0, 340.0)])
def test_the_first_turn_has_the_altitudes_asked_for(earth, site, inclination_deg, u_deg, aim_km, figure):
    """In full gravity with Sun, Moon and drag, minute by minute as a flight's evidence reads them."""
    least_m, greatest_m = (1e3 * each for each in aim_km)
    rocket = with_orbit(least_altitude_m=least_m, greatest_altitude_m=greatest_m)
    first = at_cut_off(inclination_deg, u_deg, CutOff(least_m - 10e3, greatest_m - 18e3))
    found = cut_off_for(rocket, 20000.0, first, earth)
    flown = orbit.coast(
        20000.0, at_cut_off(inclination_deg, u_deg, found), 25400.0, earth, cd_area_m2=CD_AREA_M2
    )
    t_s = 20000.0 + 60.0 * np.arange(91)
    heights_m = altitudes_m(t_s, flown(t_s), earth.rotation)
    off_km = (heights_m.min() - least_m) / 1e3, (heights_m.max() - greatest_m) / 1e3
    if aim_km == (200.0, 240.0):
        figure(
            f"insertion from {site}, least and greatest altitude with drag",
            "200 x 240 km aimed at",
            "0.3 km",
            f"{off_km[0]:+.2f}, {off_km[1]:+.2f} km",
        )
    assert max(map(abs, off_km)) < 0.3
    # the same numbers as osculating heights, which the file once meant, fly elsewhere
    old = orbit.coast(
        20000.0, at_cut_off(inclination_deg, u_deg, CutOff(least_m, greatest_m)), 25400.0, earth
    )
    missed_m = altitudes_m(t_s, old(t_s), earth.rotation)
    assert max(abs(missed_m.min() - least_m), abs(missed_m.max() - greatest_m)) > 4e3


def test_published_heights_and_period_belong_together(earth, figure):
    """Soyuz MS-18 and -19: 199.8 x 242.7 km, nodal period 88.64 min (kosmonavtika.com, after TsUP)."""
    rocket = with_orbit(least_altitude_m=199.8e3, greatest_altitude_m=242.7e3)
    found = cut_off_for(rocket, 20000.0, at_cut_off(51.67, 82.0, CutOff(190e3, 221e3)), earth)
    turn = first_turn(20000.0, at_cut_off(51.67, 82.0, found), earth)
    off_min = turn.nodal_period_s / 60.0 - 88.64
    figure("nodal period of 199.8 x 242.7 km", "88.64 min published", "0.01 min", f"{off_min:+.3f} min")
    assert abs(off_min) < 0.01


@pytest.mark.parametrize("inclination_deg", [28.5, 51.6, 98.0])
def test_the_nodal_period_is_the_secular_one(inclination_deg):
    """Against the mean argument of latitude's rate (Vallado 2013, eq. 9-41) on a nearly circular orbit."""
    flat = environment(EPOCH, 0.0, 86400.0, degree=2, air_model="none", third_bodies=False)
    start = at_cut_off(inclination_deg, 30.0, CutOff(400e3, 400e3))
    turn = first_turn(20000.0, start, flat)
    axis_m = elements(start).semi_major_axis_m
    # osculating to mean axis, circular (Vallado 2013, eq. 9-46 with the short-period term of cos 2u)
    sine = np.sin(np.radians(inclination_deg))
    short_m = 1.5 * J2 * EQUATORIAL_RADIUS_M**2 / axis_m * sine**2 * np.cos(np.radians(60.0))
    rate = j2_rates_radps(axis_m - short_m, 0.0, np.radians(inclination_deg))[1]
    assert turn.nodal_period_s == pytest.approx(2.0 * np.pi / rate, abs=1.0)
    assert abs(turn.nodal_period_s - 2.0 * np.pi * np.sqrt(axis_m**3 / MU_M3PS2)) > 1.0


def test_altitudes_of_a_round_earth_s_circle_are_those_of_the_ellipsoid(earth):
    """Over the pole and the equator a circle differs by the flattening, 21.4 km (WGS-84)."""
    bare = environment(EPOCH, 0.0, 86400.0, degree=0, air_model="none", third_bodies=False)
    turn = first_turn(20000.0, at_cut_off(90.0, 20.0, CutOff(300e3, 300e3)), bare)
    assert turn.least_m == pytest.approx(300e3, abs=10.0)
    assert turn.greatest_m - turn.least_m == pytest.approx(21384.7, abs=20.0)


def test_an_orbit_that_is_flatter_than_the_earth_is_refused_with_the_least_that_there_is(earth):
    rocket = with_orbit(least_altitude_m=200e3, greatest_altitude_m=205e3)
    start = at_cut_off(90.0, 80.0, CutOff(190e3, 190e3))
    told = (
        r"no orbit keeps from least_altitude_m = 200000 to greatest_altitude_m = 205000 over the flattened "
        r"Earth; from a level cut-off at 80\.\d deg the two are (1\d|2\d)\.\d km apart at least"
    )
    with pytest.raises(FlightError, match=told):
        cut_off_for(rocket, 20000.0, start, earth)
