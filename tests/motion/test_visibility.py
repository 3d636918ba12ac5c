"""Eclipses of circles against the angle of the Sun over their plane; passes over a place on the equator."""

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, itrf_from_gcrf, rotate_back
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shadow import SUN_RADIUS_M
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.earth.time import Epoch
from vitok.mission.place import GroundStation, Network
from vitok.motion.orbit import coast
from vitok.motion.visibility import eclipses, passes

RADIUS_M = 6779e3
RATE_RADPS = np.sqrt(MU_M3PS2 / RADIUS_M**3)
TURN_S = 2.0 * np.pi / RATE_RADPS


@pytest.fixture(scope="module")
def around():
    return environment(
        Epoch.from_utc("2017-12-19T00:00:00Z"), 0.0, 86400.0, degree=0, air_model="none", third_bodies=False
    )


def circle(normal, start, duration_s, around):
    """A flight on a circle about ``normal`` from the direction ``start`` on."""
    normal = normal / np.linalg.norm(normal)
    start = start - (start @ normal) * normal
    start /= np.linalg.norm(start)
    speed_mps = RADIUS_M * RATE_RADPS
    y = np.concatenate((RADIUS_M * start, speed_mps * np.cross(normal, start), [7e3]))
    return coast(0.0, y, duration_s, around)


def over_the_plane(beta_deg, around, turns):
    """A circle with the Sun so high over its plane, from noon on."""
    sun = np.array(sun_gcrf_m(0.5 * turns * TURN_S, around.bodies))
    sun /= np.linalg.norm(sun)
    side = np.cross(sun, [0.0, 0.0, 1.0])
    side /= np.linalg.norm(side)
    beta = np.radians(beta_deg)
    return circle(np.sin(beta) * sun + np.cos(beta) * side, sun, turns * TURN_S, around)


def half_arc_rad(beta_deg, edge_rad):
    return np.arccos(np.cos(edge_rad) / np.cos(np.radians(beta_deg)))


@pytest.mark.parametrize("beta_deg", [0.0, 30.0, -60.0])
def test_an_eclipse_is_as_long_as_the_angle_of_the_sun_says(around, beta_deg, figure):
    (found,) = eclipses(over_the_plane(beta_deg, around, 1.0), around)
    sun_rad = np.arcsin(SUN_RADIUS_M / np.linalg.norm(sun_gcrf_m(0.0, around.bodies)))
    earth_rad = np.arcsin(EQUATORIAL_RADIUS_M / RADIUS_M)
    for span, edge_rad in (
        ((found.t_start_s, found.t_end_s), earth_rad + sun_rad),
        (found.umbra_s, earth_rad - sun_rad),
    ):
        closed_s = 2.0 * half_arc_rad(beta_deg, edge_rad) / RATE_RADPS
        figure(
            f"length of an eclipse, the Sun {beta_deg:g} deg over the orbit",
            "closed form of the cones",
            "0.6 s",
            f"{span[1] - span[0] - closed_s:+.2f} s of {closed_s:.0f} s",
        )
        # the Sun moves on by 1.5 arc minutes meanwhile, 0.4 s, and is seen from the ship, 0.1 arc minutes
        assert span[1] - span[0] == pytest.approx(closed_s, abs=0.6)
        assert 0.5 * (span[0] + span[1]) == pytest.approx(0.5 * TURN_S, abs=1.0)  # about midnight


def test_the_part_of_a_turn_in_shadow_is_that_of_a_cylinder(around):
    # asin(R / r) / pi at noon; both edges of the penumbra lie even about the cylinder's
    (found,) = eclipses(over_the_plane(0.0, around, 1.0), around)
    begin_s, end_s = found.umbra_s
    part = 0.5 * (end_s - begin_s + found.t_end_s - found.t_start_s) / TURN_S
    assert part == pytest.approx(np.arcsin(EQUATORIAL_RADIUS_M / RADIUS_M) / np.pi, abs=5e-4)


def test_over_the_critical_angle_there_is_none(around):
    critical_deg = np.degrees(np.arcsin(EQUATORIAL_RADIUS_M / RADIUS_M))
    assert eclipses(over_the_plane(critical_deg + 0.5, around, 3.0), around) == ()
    grazing = eclipses(over_the_plane(critical_deg, around, 1.0), around)
    assert len(grazing) == 1 and grazing[0].umbra_s is None  # the penumbra alone, half a Sun deep
    assert len(eclipses(over_the_plane(critical_deg - 1.0, around, 3.0), around)) == 3


def test_a_span_that_ends_in_the_dark_ends_there(around):
    flown = over_the_plane(0.0, around, 1.0)
    (found,) = eclipses(flown, around, t_end_s=0.5 * TURN_S)
    assert found.t_end_s == 0.5 * TURN_S and found.umbra_s[1] == 0.5 * TURN_S
    (whole,) = eclipses(flown, around, t_start_s=0.5 * TURN_S - 60.0, t_end_s=0.5 * TURN_S)
    assert (whole.t_start_s, whole.t_end_s) == (0.5 * TURN_S - 60.0, 0.5 * TURN_S)
    assert eclipses(flown, around, t_end_s=600.0) == ()


@pytest.mark.parametrize("lowest_deg", [0.0, 7.0, 30.0])
def test_a_pass_overhead_lasts_as_long_as_the_triangle_says(around, lowest_deg, figure):
    matrix = itrf_from_gcrf(0.0, around.rotation)
    pole = np.array(rotate_back(matrix, 0.0, 0.0, 1.0))
    greenwich = np.array(rotate_back(matrix, 1.0, 0.0, 0.0))
    flown = circle(pole, greenwich, 1.9 * TURN_S, around)
    place = GroundStation(name="Pontianak", latitude_deg=0.0, longitude_deg=109.3)
    network = Network(name="one", title="one", lowest_elevation_deg=lowest_deg, stations=(place,))
    first, *_ = passes(flown, network, around)
    low = np.radians(lowest_deg)
    half_rad = np.arccos(EQUATORIAL_RADIUS_M * np.cos(low) / RADIUS_M) - low
    gain_radps = RATE_RADPS - EARTH_ROTATION_RADPS
    closed_s = 2.0 * half_rad / gain_radps
    figure(
        f"a pass overhead, above {lowest_deg:g} deg", "closed form", "0.01 s",
        f"{first.t_end_s - first.t_start_s - closed_s:+.3f} s",
    )  # fmt: skip
    assert first.station == "Pontianak"
    assert first.t_end_s - first.t_start_s == pytest.approx(closed_s, abs=0.01)
    assert first.t_highest_s == pytest.approx(np.radians(109.3) / gain_radps, abs=0.2)
    assert np.degrees(first.highest_rad) == pytest.approx(90.0, abs=0.1)


def test_passes_come_in_order_and_are_cut_by_the_span(around):
    matrix = itrf_from_gcrf(0.0, around.rotation)
    flown = circle(
        np.array(rotate_back(matrix, 0, 0, 1.0)), np.array(rotate_back(matrix, 1.0, 0, 0)), 9e3, around
    )
    places = tuple(
        GroundStation(name=name, latitude_deg=0.0, longitude_deg=east)
        for name, east in (("far", 60.0), ("near", 20.0), ("under", 0.0))
    )
    network = Network(name="three", title="three", lowest_elevation_deg=5.0, stations=places)
    found = passes(flown, network, around, t_end_s=1000.0)
    assert [each.station for each in found] == ["under", "near", "far"]
    assert found[0].t_start_s == 0.0 and found[0].t_highest_s == pytest.approx(0.0, abs=0.1)
