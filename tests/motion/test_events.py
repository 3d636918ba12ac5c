"""Events against closed forms of two-body motion, to a microsecond, and what may happen at them."""

import numpy as np
import pytest

from vitok.earth.frames import itrf_from_gcrf, rotate
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M, geodetic_from_itrf
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.motion.detectors import altitude, apsis, elevation, node, range_to, shadow
from vitok.motion.events import Detector, both, either, find, watch

MICROSECOND = 1e-6
PERIGEE_M, ECCENTRICITY = 6.65e6, 0.1
AXIS_M = PERIGEE_M / (1.0 - ECCENTRICITY)
PERIOD_S = 2.0 * np.pi * np.sqrt(AXIS_M**3 / MU_M3PS2)


def ellipse(inclination_rad=0.9):
    """At perigee, over the GCRF's x axis."""
    speed_mps = np.sqrt(MU_M3PS2 / PERIGEE_M * (1.0 + ECCENTRICITY))
    velocity = speed_mps * np.array([0.0, np.cos(inclination_rad), np.sin(inclination_rad)])
    return np.array([PERIGEE_M, 0.0, 0.0, *velocity, 7000.0])


def circle(radius_m, inclination_rad=0.9, latitude_rad=0.0):
    """Argument of latitude counted from the GCRF's x axis."""
    speed_mps = np.sqrt(MU_M3PS2 / radius_m)
    s, c = np.sin(latitude_rad), np.cos(latitude_rad)
    si, ci = np.sin(inclination_rad), np.cos(inclination_rad)
    r, v = radius_m * np.array([c, s * ci, s * si]), speed_mps * np.array([-s, c * ci, c * si])
    return np.array([*r, *v, 7000.0])


def seconds_from_perigee(true_anomaly_rad):
    """Kepler's equation."""
    e = ECCENTRICITY
    eccentric = 2.0 * np.arctan(np.sqrt((1 - e) / (1 + e)) * np.tan(true_anomaly_rad / 2.0))
    return float((eccentric - e * np.sin(eccentric)) * PERIOD_S / (2.0 * np.pi))


def instants(trajectory, detector):
    return np.array([each.t_s for each in find(trajectory, detector)])


def test_apsides_come_at_the_halves_of_the_period(point_mass, figure):
    flown = orbit.coast(1.0, orbit.coast(0.0, ellipse(), 1.0, point_mass).y_end, 3.2 * PERIOD_S, point_mass)
    worst_s = np.abs(instants(flown, apsis()) - PERIOD_S * np.arange(1, 7) / 2).max()
    figure("instants of apsides, three turns", "closed form", "1 us", f"{worst_s * 1e6:.3f} us")
    assert worst_s < MICROSECOND
    perigees = instants(flown, apsis().rising())
    np.testing.assert_allclose(perigees, PERIOD_S * np.arange(1, 4), atol=MICROSECOND)


def test_heights_are_passed_when_keplers_equation_says(point_mass, figure):
    """In the equator's plane the ellipsoid is a circle; the GCRF's equator is the true one to 0.1 deg."""
    radius_m = 7.0e6
    flown = orbit.coast(0.0, ellipse(), PERIOD_S, point_mass)
    anomaly = np.arccos((AXIS_M * (1 - ECCENTRICITY**2) / radius_m - 1.0) / ECCENTRICITY)
    away_s = seconds_from_perigee(anomaly)
    distance = Detector("distance", lambda t_s, y: np.linalg.norm(y[:, :3], axis=1) - radius_m)
    worst_s = np.abs(instants(flown, distance) - [away_s, PERIOD_S - away_s]).max()
    figure("instants at a distance", "Kepler's equation", "1 us", f"{worst_s * 1e6:.3f} us")
    assert worst_s < MICROSECOND


def test_altitude_is_geodetic(point_mass):
    flown = orbit.coast(0.0, ellipse(), PERIOD_S, point_mass)
    for each in find(flown, altitude(500e3, point_mass)):
        place = rotate(itrf_from_gcrf(each.t_s, point_mass.rotation), *each.y[:3])
        assert geodetic_from_itrf(*place)[2] == pytest.approx(500e3, abs=1e-3)


def test_nodes_of_a_circle_are_half_a_period_apart(point_mass, figure):
    y0 = circle(6.7e6, latitude_rad=0.1)
    period_s = 2.0 * np.pi * np.sqrt(6.7e6**3 / MU_M3PS2)
    flown = orbit.coast(0.0, y0, 3.2 * period_s, point_mass)
    in_gcrf = Detector("node of 2000", lambda t_s, y: y[:, 2])
    expected = period_s * (np.arange(1, 7) / 2 - 0.1 / (2 * np.pi))
    worst_s = np.abs(instants(flown, in_gcrf) - expected).max()
    figure("instants of nodes, three turns", "closed form", "1 us", f"{worst_s * 1e6:.3f} us")
    assert worst_s < MICROSECOND
    of_date = find(flown, node(point_mass).rising())
    assert [each.rose for each in of_date] == [True] * 3
    tilt_rad = 18 * 20.04 / 206265.0  # precession moves the pole toward x by 20.04" a year
    assert np.abs(instants(flown, node(point_mass)) - expected).max() < 2 * tilt_rad / 2 / np.pi * period_s


def test_the_range_of_two_circles_is_the_cosine_rule(point_mass):
    inner, outer, range_m = 6.7e6, 6.8e6, 1.2e6
    rates = np.sqrt(MU_M3PS2 / np.array([inner, outer]) ** 3)
    angle = np.arccos((inner**2 + outer**2 - range_m**2) / (2 * inner * outer))
    behind = 0.4
    met = orbit.coast(0.0, circle(outer, latitude_rad=behind), 40000.0, point_mass)
    flown = orbit.coast(0.0, circle(inner), 40000.0, point_mass)
    expected = [(behind - angle) / (rates[0] - rates[1]), (behind + angle) / (rates[0] - rates[1])]
    found = instants(flown, range_to(met, range_m))
    np.testing.assert_allclose(found, expected, atol=5 * MICROSECOND)  # 22 m/s: 1e-4 m of 1,200 km


def test_the_shadow_is_that_of_two_spheres(point_mass):
    """Half of the chord through the umbra, with the Sun as it stands in the middle."""
    flown = orbit.coast(0.0, circle(6.7e6), 5400.0, point_mass)
    into, out = (find(flown, each) for each in (shadow(point_mass).falling(), shadow(point_mass).rising()))
    sun = np.array(sun_gcrf_m(into[0].t_s, point_mass.bodies))
    sun_rad = np.arcsin(6.957e8 / np.linalg.norm(sun))
    normal = np.cross(flown(0.0)[:3], flown(0.0)[3:6])
    beta = np.arcsin(normal @ sun / np.linalg.norm(normal) / np.linalg.norm(sun))

    umbra_rad = np.arcsin(EQUATORIAL_RADIUS_M / 6.7e6) - sun_rad  # seen at the vehicle
    half_s = np.arccos(np.cos(umbra_rad) / np.cos(beta)) / np.sqrt(MU_M3PS2 / 6.7e6**3)
    seen_s = (out[0].t_s - into[0].t_s) % (2 * np.pi / np.sqrt(MU_M3PS2 / 6.7e6**3))
    assert seen_s == pytest.approx(
        2 * half_s, abs=1.0
    )  # the Sun moves 0.025 deg meanwhile, 0.4 s of the orbit
    penumbra = find(flown, shadow(point_mass, whole=False).falling())
    assert 5.0 < into[0].t_s - penumbra[0].t_s < 20.0


def test_a_site_sees_what_it_should(point_mass):
    flown = orbit.coast(0.0, circle(6.7e6), 86400.0, point_mass)
    latitude, longitude = np.radians(46.0), np.radians(63.3)
    seen = find(flown, elevation(latitude, longitude, 100.0, np.radians(5.0), environment=point_mass))
    assert len(seen) % 2 == 0
    assert 4 <= len(seen) <= 16
    lengths_s = np.diff([each.t_s for each in seen])[::2]
    assert (lengths_s < 440.0).all()  # overhead, at 320 km and 5 deg of elevation


def test_a_short_pass_between_two_samples_is_found(point_mass):
    flown = orbit.coast(0.0, circle(6.7e6), 5400.0, point_mass)
    highest = Detector("north", lambda t_s, y: y[:, 2] - 6.7e6 * np.sin(0.9) * (1 - 1e-6), step_s=400.0)
    found = find(flown, highest)
    assert [each.rose for each in found] == [True, False]
    assert 1.0 < found[1].t_s - found[0].t_s < 3.0


def test_a_flight_stops_at_the_first_stopping_event(point_mass):
    watched = watch(
        0.0,
        ellipse(),
        10 * PERIOD_S,
        point_mass,
        detectors=[apsis().falling().stopping(), Detector("x", lambda t_s, y: y[:, 0])],
    )
    assert [each.name for each in watched.detections] == ["x", "apsis"]
    assert watched.trajectory.t_end_s == pytest.approx(PERIOD_S / 2, abs=MICROSECOND)
    assert np.linalg.norm(watched.trajectory.y_end[:3]) == pytest.approx(AXIS_M * 1.1, abs=1e-3)


def test_a_fall_stops_before_the_ground(full):
    y0 = circle(6.78e6)
    y0[3:6] *= 0.5
    watched = watch(
        0.0, y0, 20000.0, full, detectors=[altitude(100e3, full).falling().stopping()], cd_area_m2=10.0
    )
    assert watched.detections[0].name == "altitude 100 km"
    with pytest.raises(FlightError, match="below the ground"):
        watch(0.0, y0, 20000.0, full, detectors=[altitude(500e3, full).falling().stopping()])


def test_a_reset_begins_the_flight_anew(point_mass):
    """An impulse at each apogee that makes the orbit a circle: only the first one does anything."""
    faster = np.sqrt(MU_M3PS2 / (AXIS_M * 1.1))

    def circularise(t_s, y):
        level = y[3:6] - (y[3:6] @ y[:3]) / (y[:3] @ y[:3]) * y[:3]
        return np.array([*y[:3], *(level / np.linalg.norm(level) * faster), y[6] - 10.0])

    once = Detector("apogee", lambda t_s, y: np.einsum("ij,ij->i", y[:, :3], y[:, 3:6]) - 1e6)
    watched = watch(
        0.0, ellipse(), 3 * PERIOD_S, point_mass, detectors=[once.falling().resetting(circularise)]
    )
    assert len(watched.detections) == 1
    assert watched.trajectory.y_end[6] == 6990.0
    burnt_s = watched.detections[0].t_s
    assert watched.trajectory(burnt_s - 1e-3)[6] == 7000.0
    assert watched.trajectory(burnt_s + 1e-3)[6] == 6990.0
    later = np.linalg.norm(watched.trajectory(np.linspace(burnt_s, 3 * PERIOD_S, 50))[:, :3], axis=1)
    assert np.ptp(later) < 5e3


def test_a_bouncing_reset_is_not_found_twice_at_one_instant(point_mass):
    """A wall at the apogee's height: the velocity turns round, and the flight goes back the way it came."""

    def back(t_s, y):
        return np.array([*y[:3], *(-y[3:6]), y[6]])

    wall = Detector("wall", lambda t_s, y: np.linalg.norm(y[:, :3], axis=1) - 7.0e6).rising()
    watched = watch(0.0, ellipse(), 1.5 * PERIOD_S, point_mass, detectors=[wall.resetting(back)])
    gaps_s = np.diff([0.0, *(each.t_s for each in watched.detections)])
    np.testing.assert_allclose(gaps_s[1:], 2 * gaps_s[0], atol=10 * MICROSECOND)


def test_detectors_combine(point_mass):
    flown = orbit.coast(0.0, circle(6.7e6), 5400.0, point_mass)
    north, east = Detector("north", lambda t_s, y: y[:, 2]), Detector("east", lambda t_s, y: y[:, 0])
    quarter_s = 0.5 * np.pi / np.sqrt(MU_M3PS2 / 6.7e6**3)
    np.testing.assert_allclose(instants(flown, both("north-east", north, east)), [quarter_s], atol=1e-6)
    np.testing.assert_allclose(
        instants(flown, either("either", north, east)), [2 * quarter_s, 3 * quarter_s], atol=1e-6
    )


def test_an_event_that_never_comes_is_named(point_mass):
    with pytest.raises(FlightError, match=r"event altitude 100 km does not come within 5400\.0 s"):
        watch(0.0, ellipse(), 5400.0, point_mass, detectors=[altitude(100e3, point_mass).stopping()])


def test_a_quantity_that_is_no_number_is_named(point_mass):
    flown = orbit.coast(0.0, ellipse(), 600.0, point_mass)
    with pytest.raises(FlightError, match="event root: its quantity is not a number"):
        find(flown, Detector("root", lambda t_s, y: np.where(t_s < 300.0, t_s, np.nan)))
