"""Passages through a plane and the azimuths that lead into it, against closed forms of the sphere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitok.ascent.passage import allowed_passages, passages
from vitok.ascent.window import Target, fixed_azimuth
from vitok.earth.environment import environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, gcrf_state, itrf_from_gcrf
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M, itrf_from_enu, itrf_from_geodetic
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.motion import orbit
from vitok.motion.elements import elements, j2_rates_radps, orbit_normal, wrapped
from vitok.station.meeting import mean_axis_m, station_at_latitude

EPOCH = Epoch.from_utc("2018-03-21T00:00:00Z")
DAY_S = 86164.0  # a turn of the Earth
LONGITUDE_RAD = np.radians(-80.6)
SPHERE = environment(EPOCH, 0.0, 3 * 86400.0, degree=0, air_model="none", third_bodies=False)
NO_PLACES = settings(max_examples=60, deadline=None)


def site(latitude_deg, **changes):
    return Site(
        name="pad",
        title="Pad",
        latitude_deg=latitude_deg,
        longitude_deg=float(np.degrees(LONGITUDE_RAD)),
        altitude_m=0.0,
        **changes,
    )


def geocentric_rad(latitude_deg):
    x, y, z = itrf_from_geodetic(np.radians(latitude_deg), LONGITUDE_RAD, 0.0)
    return float(np.arctan2(z, np.hypot(x, y)))


def matrix(t_s):
    return np.array(itrf_from_gcrf(t_s, SPHERE.rotation)).reshape(3, 3)


def plane(inclination_deg, node_rad):
    """Normal in GCRF of a plane that stands still, by inclination and node on the Earth's axes at t = 0."""
    i = np.radians(inclination_deg)
    normal = np.array([np.sin(i) * np.sin(node_rad), -np.sin(i) * np.cos(node_rad), np.cos(i)])
    return matrix(0.0).T @ normal


def closed_form(latitude_rad, inclination_deg, node_rad, northbound):
    """Instant from t = 0 on and azimuth of a passage (Vallado 2013, eq. 6-9 and 6-11).

    sin(azimuth) = cos(i) / cos(latitude), sin(longitude - node) = tan(latitude) / tan(i).
    """
    i = np.radians(inclination_deg)
    azimuth = np.arcsin(np.cos(i) / np.cos(latitude_rad))
    from_node = np.arcsin(np.tan(latitude_rad) / np.tan(i))
    if not northbound:
        azimuth, from_node = np.pi - azimuth, np.pi - from_node
    t_s = ((node_rad + from_node - LONGITUDE_RAD) % (2.0 * np.pi)) / EARTH_ROTATION_RADPS
    return t_s, azimuth


@NO_PLACES
@given(
    st.floats(-80.0, 80.0).map(lambda deg: round(deg, 6)),
    st.floats(0.05, 1.0),
    st.booleans(),
    st.floats(0.0, 6.2),
)
def test_a_day_has_both_passages_of_the_closed_form(latitude_deg, share, retrograde, node_rad):
    """From a plane two degrees steeper than the latitude up to the pole, prograde and retrograde.

    Nearer to the latitude the pole's motion within the day, half a second of arc, shows in the instant.
    """
    latitude_rad = geocentric_rad(latitude_deg)
    least_deg = abs(np.degrees(latitude_rad)) + 2.0
    inclination_deg = least_deg + share**2 * (90.0 - least_deg)
    if retrograde:
        inclination_deg = 180.0 - inclination_deg
    normal = plane(inclination_deg, node_rad)
    found = passages(site(latitude_deg), lambda t_s: normal, SPHERE, 0.0, t_to_s=DAY_S)
    assert {each.northbound for each in found} == {True, False}
    for each in found:
        t_s, azimuth = closed_form(latitude_rad, inclination_deg, node_rad, each.northbound)
        apart_deg = np.degrees((each.t_s - t_s) * EARTH_ROTATION_RADPS)
        assert abs((apart_deg + 180.0) % 360.0 - 180.0) < 0.01
        assert abs(np.angle(np.exp(1j * (each.azimuth_rad - azimuth)), deg=True)) < 0.01
        assert each.off_rad == 0.0


@pytest.mark.parametrize("below_deg", [0.001, 0.2, 5.0])
def test_a_plane_flatter_than_the_latitude_is_approached_once_a_day(below_deg):
    latitude_deg = 28.47
    normal = plane(np.degrees(geocentric_rad(latitude_deg)) - below_deg, 1.0)
    (only,) = passages(site(latitude_deg), lambda t_s: normal, SPHERE, 0.0, t_to_s=DAY_S)
    assert np.degrees(abs(only.off_rad)) == pytest.approx(below_deg, abs=3e-4)  # the pole moves
    assert np.degrees(only.azimuth_rad) == pytest.approx(90.0, abs=0.5)


def test_a_site_says_which_azimuths_it_allows():
    pad = site(28.47, azimuths_deg=[[35.0, 112.0]])
    flown = orbit.coast(0.0, circular(51.6), 86400.0, SPHERE)
    assert [each.northbound for each in allowed_passages(pad, flown, SPHERE, 0.0, t_to_s=86000.0)] == [True]
    closed = site(28.47, azimuths_deg=[[60.0, 100.0]])
    with pytest.raises(
        FlightError, match=r"toward 135 deg, 45 deg, and its azimuths_deg allow 60 to 100 deg alone"
    ):
        allowed_passages(closed, flown, SPHERE, 0.0, t_to_s=86000.0)


@pytest.mark.parametrize(
    ("sectors", "azimuth_deg", "allowed"),
    [
        ([[-20.0, 30.0]], 350.0, True),
        ([[-20.0, 30.0]], -10.0, True),
        ([[340.0, 360.0]], -10.0, True),
        ([[35.0, 65.0], [180.0, 200.0]], 190.0, True),
        ([[35.0, 65.0]], 66.0, False),
        ([[0.0, 360.0]], 123.0, True),
    ],
)
def test_sectors_of_azimuth(sectors, azimuth_deg, allowed):
    assert site(10.0, azimuths_deg=sectors).allows(azimuth_deg) is allowed


def circular(inclination_deg, node_rad=1.0, height_m=400e3):
    normal = plane(inclination_deg, node_rad)
    pole = matrix(0.0)[2]
    out = np.cross(pole, normal)
    out /= np.linalg.norm(out)
    radius_m = EQUATORIAL_RADIUS_M + height_m
    speed_mps = np.sqrt(MU_M3PS2 / radius_m)
    return np.concatenate((radius_m * out, speed_mps * np.cross(normal, out), [1e5]))


def on_date_deg(y, t_s):
    """Inclination and node on the Earth's equator of an instant, the node from the Greenwich meridian."""
    x, y, z = matrix(t_s) @ orbit_normal(y)
    return np.degrees(np.arccos(z)), np.degrees(np.arctan2(x, -y))


def thrown(pad):
    """An ascent that takes no time: over the pad at 200 km, on a circle toward the azimuth."""
    position = itrf_from_geodetic(np.radians(pad.latitude_deg), LONGITUDE_RAD, 0.0)
    latitude_rad = geocentric_rad(pad.latitude_deg)
    enu = np.array(itrf_from_enu(latitude_rad, LONGITUDE_RAD)).reshape(3, 3)

    def fly(t_s, azimuth_rad):
        r = np.array(gcrf_state(t_s, *position, 0.0, 0.0, 0.0, SPHERE.rotation)[:3])
        r *= (EQUATORIAL_RADIUS_M + 200e3) / np.linalg.norm(r)
        toward = enu @ np.array([np.sin(azimuth_rad), np.cos(azimuth_rad), 0.0])
        v = matrix(t_s).T @ toward
        return t_s, np.concatenate((r, v * np.sqrt(MU_M3PS2 / np.linalg.norm(r)), [7000.0]))

    return fly


@pytest.mark.parametrize("steeper_deg", [0.0005, 0.02, 0.2, 23.1, 61.7, 69.7, 121.6])
@pytest.mark.parametrize("northbound", [True, False])
def test_a_window_on_the_sphere_is_the_closed_form(steeper_deg, northbound):
    """From due east over polar (90 deg) and 98 deg to a launch due west, both ways.

    The plane is met ahead by what the secular rates make up until docking, as the window is told to.
    """
    pad = site(28.47)
    latitude_rad = geocentric_rad(28.47)
    inclination_deg = np.degrees(latitude_rad) + steeper_deg
    flown = orbit.coast(0.0, circular(inclination_deg), 3 * 86400.0, SPHERE)
    target = Target(flown, load("4-orbit", Profile), None, SPHERE)
    (passage,) = (
        each
        for each in allowed_passages(pad, flown, SPHERE, 0.0, t_to_s=DAY_S)
        if each.northbound is northbound
    )
    fly = thrown(pad)
    window = fixed_azimuth(fly, passage, pad, target)
    (inclination, node), (asked, station_node) = (
        on_date_deg(y, window.liftoff_s)
        for y in (fly(window.liftoff_s, window.azimuth_rad)[1], flown(window.liftoff_s))
    )
    assert inclination == pytest.approx(asked, abs=1e-4)
    ahead_deg = node - station_node - np.degrees(window.meeting.nodes_apart_rad)
    assert abs((ahead_deg + 180.0) % 360.0 - 180.0) < 1e-3
    _, azimuth = closed_form(latitude_rad, inclination_deg, 1.0, northbound)
    # near due east the pole's own motion of half a second of arc a day turns the azimuth visibly
    allowed_deg = 0.01 if steeper_deg > 0.1 else 0.3
    assert abs(np.angle(np.exp(1j * (window.azimuth_rad - azimuth)), deg=True)) < allowed_deg


@pytest.mark.parametrize("flatter_deg", [0.05, 8.0])
def test_a_plane_out_of_reach_says_by_how_much_and_what_it_costs(flatter_deg):
    pad = site(28.47)
    inclination_deg = np.degrees(geocentric_rad(28.47)) - flatter_deg
    flown = orbit.coast(0.0, circular(inclination_deg), 3 * 86400.0, SPHERE)
    target = Target(flown, load("4-orbit", Profile), None, SPHERE)
    (passage,) = allowed_passages(pad, flown, SPHERE, 0.0, t_to_s=DAY_S)
    turn_mps = 2.0 * np.sqrt(MU_M3PS2 / (EQUATORIAL_RADIUS_M + 400e3)) * np.sin(np.radians(flatter_deg) / 2.0)
    with pytest.raises(
        FlightError, match=rf"inclination by {flatter_deg:.2f} deg, {turn_mps:.0f} m/s to turn"
    ):
        fixed_azimuth(thrown(pad), passage, pad, target)


@pytest.mark.parametrize("latitude_deg", [-28.47, -5.2])
def test_a_southern_site_meets_its_plane_as_a_northern_one_does(latitude_deg):
    pad = site(latitude_deg)
    flown = orbit.coast(0.0, circular(abs(latitude_deg) + 0.2), 3 * 86400.0, SPHERE)
    target = Target(flown, load("4-orbit", Profile), None, SPHERE)
    for passage in allowed_passages(pad, flown, SPHERE, 0.0, t_to_s=DAY_S):
        window = fixed_azimuth(thrown(pad), passage, pad, target)
        y = thrown(pad)(window.liftoff_s, window.azimuth_rad)[1]
        (inclination, _), (asked, _) = (
            on_date_deg(each, window.liftoff_s) for each in (y, flown(window.liftoff_s))
        )
        assert inclination == pytest.approx(asked, abs=1e-4)
        assert abs(window.lead_s) < 600.0


def test_a_span_of_days_at_the_edge_of_the_plane_holds_a_passage_of_each():
    """A plane that wobbles about the latitude is passed on some days and approached on the others."""
    latitude_deg = np.degrees(geocentric_rad(28.47))

    def normal_at(t_s):
        return plane(latitude_deg + 0.05 * np.cos(np.pi * t_s / DAY_S), 1.0)

    found = passages(site(28.47), normal_at, SPHERE, 0.0, t_to_s=4 * DAY_S)
    days = {int(each.t_s / DAY_S) for each in found}
    assert days == {0, 1, 2, 3}
    assert {each.off_rad == 0.0 for each in found} == {True, False}
    crossed = [each.northbound for each in found if each.off_rad == 0.0]
    assert crossed[::2] == [True] * (len(crossed) // 2) and crossed[1::2] == [False] * (len(crossed) // 2)


@pytest.mark.parametrize("northbound", [True, False])
def test_the_planes_meet_after_two_days_under_the_earth_s_flattening(northbound):
    """Ship and station coasted in gravity to degree 8: their nodes meet within 2 s of the Earth's turn.

    The ship waits in its insertion orbit, where it drifts most: 220 s. Osculating axes miss by over 8 s.
    """
    flat = environment(EPOCH, 0.0, 3 * 86400.0, degree=8, air_model="none", third_bodies=False)
    span_s = 2.0 * 86400.0
    way = load("34-orbit", Profile).model_copy(
        update={
            "docking_after_liftoff_s": span_s,
            "phasing_start_after_insertion_s": span_s - 400.0,
            "transfer_before_docking_s": 200.0,
        }
    )
    pad = site(45.9)
    station = orbit.coast(0.0, circular(51.6), 3 * 86400.0, flat)
    (passage,) = (
        each
        for each in allowed_passages(pad, station, flat, 0.0, t_to_s=80000.0)
        if each.northbound is northbound
    )
    fly = thrown(pad)
    window = fixed_azimuth(fly, passage, pad, Target(station, way, None, flat))
    assert abs(window.meeting.nodes_apart_rad) / EARTH_ROTATION_RADPS > 150.0
    y = fly(window.liftoff_s, window.azimuth_rad)[1]
    ship = orbit.coast(window.liftoff_s, y, window.docking_s, flat)
    u = elements(y).argument_of_latitude_rad
    t_s, mine = station_at_latitude(ship, window.docking_s - 4000.0, u)
    theirs_s, theirs = station_at_latitude(station, t_s, u)
    rate = j2_rates_radps(mean_axis_m(station, t_s), 0.0, theirs.inclination_rad)[0]
    left = wrapped(theirs.raan_rad + rate * (t_s - theirs_s) - mine.raan_rad)
    # what both still drift until docking
    left += (rate - j2_rates_radps(mean_axis_m(ship, t_s), 0.0, mine.inclination_rad)[0]) * (
        window.docking_s - t_s
    )
    assert abs(left) / EARTH_ROTATION_RADPS < 2.0
