"""Least distances, stays in zones and the nearest point of an uncertain drift, against closed forms."""

import numpy as np
import pytest
from scipy.optimize import brentq, minimize

from vitok.motion.passage import passage, threat
from vitok.motion.relative import transition
from vitok.motion.trajectory import Trajectory

from .near import RADIUS_M, RATE_RADPS, TURN_S, circle, near

BELOW_M = 1000.0
SPHERE = (200.0, 200.0, 200.0)
BEHIND_RAD = -2e4 / RADIUS_M
GAIN_RADPS = RATE_RADPS * ((RADIUS_M / (RADIUS_M - BELOW_M)) ** 1.5 - 1.0)
MEETING_S = -BEHIND_RAD / GAIN_RADPS


@pytest.fixture(scope="module")
def there(craft):
    return near(craft)


@pytest.fixture(scope="module")
def passing(there):
    """On a circle one kilometre lower, from 20 km behind to as far ahead."""
    return there.chase.fly(0.0, circle(RADIUS_M - BELOW_M, BEHIND_RAD), 2.0 * MEETING_S)


def test_a_lower_circle_passes_straight_below(there, passing, figure):
    found = passage(passing, there.station)
    figure(
        "least distance of a lower circle",
        "1,000 m",
        "0.1 mm",
        f"{1e3 * (found.least_distance_m - 1e3):.4f} mm off",
    )
    assert found.least_distance_m == pytest.approx(BELOW_M, abs=1e-4)
    assert found.t_least_s == pytest.approx(MEETING_S, abs=0.01)
    assert found.stays == ()


@pytest.mark.parametrize("radius_m", [1000.02, 1500.0, 1e4])
def test_a_sphere_is_entered_and_left_when_the_triangle_says(there, passing, radius_m):
    # also where the stay is shorter than the step of the samples
    low_m = RADIUS_M - BELOW_M
    cosine = (RADIUS_M**2 + low_m**2 - radius_m**2) / (2.0 * RADIUS_M * low_m)
    half_s = np.arccos(cosine) / GAIN_RADPS
    (stay,) = passage(passing, there.station, (radius_m, radius_m, radius_m)).stays
    assert stay.entries == 1
    assert stay.t_in_s == pytest.approx(MEETING_S - half_s, abs=0.05)
    assert stay.t_out_s == pytest.approx(MEETING_S + half_s, abs=0.05)
    assert stay.inside_s == pytest.approx(2.0 * half_s, abs=0.05)


def test_an_ellipsoid_is_touched_to_the_centimetre(there, passing):
    outside, inside = passage(passing, there.station, (2e3, 1e3, 999.99), (2e3, 1e3, 1000.01)).stays
    assert outside is None

    def over(angle_rad):
        low_m = RADIUS_M - BELOW_M
        x, z = low_m * np.sin(angle_rad), RADIUS_M - low_m * np.cos(angle_rad)
        return (x / 2e3) ** 2 + (z / 1000.01) ** 2 - 1.0

    half_s = brentq(over, 0.0, 1e-3) / GAIN_RADPS
    assert half_s < 10.0
    assert inside.inside_s == pytest.approx(2.0 * half_s, abs=0.05)
    assert inside.t_in_s == pytest.approx(MEETING_S - half_s, abs=0.05)


def test_a_hop_passes_and_comes_back(there):
    # straight down at 4 v / n = 700 m: an ellipse of 350 by 175 m whose nearest point is half a turn on
    speed_mps = 0.25 * RATE_RADPS * 700.0
    y = there.beside(0.0, [-1000.0, 0.0, 1000.0**2 / (2.0 * RADIUS_M), 0.0, 0.0, speed_mps])
    found = passage(there.chase.fly(0.0, y, 3.0 * TURN_S), there.station, (400.0, 400.0, 400.0))
    assert found.least_distance_m == pytest.approx(300.0, abs=3.0)
    # of second order: (1 km)^2 over the radius is 0.15 m of height, and 3 pi times as far along in a turn
    assert (found.t_least_s - 0.5 * TURN_S) % TURN_S == pytest.approx(0.0, abs=10.0)
    assert found.stays[0].entries == 3
    # 1000 - 350 (1 - cos) and 175 sin: inside the circle about half a turn
    angle = brentq(lambda a: np.hypot(-1000 + 350 * (1 - np.cos(a)), 175 * np.sin(a)) - 400.0, 1.5, np.pi)
    assert found.stays[0].inside_s == pytest.approx(3.0 * 2.0 * (np.pi - angle) / RATE_RADPS, rel=0.01)


def test_what_begins_inside_and_what_stays_inside(there):
    y = there.beside(0.0, [100.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    staying = there.chase.fly(0.0, y, TURN_S)
    (stay,) = passage(staying, there.station, SPHERE).stays
    assert (stay.t_in_s, stay.t_out_s, stay.inside_s, stay.entries) == (0.0, staying.t_end_s, TURN_S, 1)
    leaving = there.chase.fly(0.0, there.beside(0.0, [0, 0, 100.0, 0, 0, 1.0]), 3000.0)
    (stay,) = passage(leaving, there.station, SPHERE).stays
    assert stay.t_in_s == 0.0 and 80.0 < stay.t_out_s < 100.0 and stay.entries == 1


def test_a_station_that_is_not_known_long_enough_is_told(there, passing):
    short = Trajectory(0.0, 1000.0, there.station.kernel)
    with pytest.raises(ValueError, match=r"the station is known from 0\.0 to 1000\.0 s"):
        passage(passing, short)


def test_an_error_along_one_axis_is_drawn_along_it(there):
    # at rest behind: forward slower is a higher drift toward -x; what leads to the station is backward
    y = there.beside(0.0, [-1000.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    drift = there.chase.fly(0.0, y, 0.9 * TURN_S)
    covariance = np.diag([0.0, 0.0, 0.0, 0.01**2, 0.0, 0.0])
    found = threat(drift, there.station, SPHERE, covariance=covariance, sigmas=3.0)
    assert found == pytest.approx([0.0, 0.0, 0.0, -0.03, 0.0, 0.0], abs=1e-6)


def test_the_nearest_point_of_an_uncertain_drift_is_that_of_a_search(there):
    y = there.beside(0.0, [-3000.0, 200.0, 900.0, 0.3, -0.1, 0.2])
    span_s = 1.2 * TURN_S
    drift = there.chase.fly(0.0, y, span_s)
    root = np.random.default_rng(3).normal(size=(6, 6)) * np.array([20, 20, 20, 0.02, 0.02, 0.02])[:, None]
    covariance, zone = root @ root.T, np.array([2000.0, 1000.0, 1000.0])
    found = threat(drift, there.station, tuple(zone), covariance=covariance, sigmas=3.0)
    assert found @ np.linalg.solve(covariance, found) == pytest.approx(9.0, rel=1e-6)
    start = np.array([-3000.0, 200.0, 900.0, 0.3, -0.1, 0.2])
    carried = np.array([transition(RATE_RADPS, t_s)[:3] for t_s in np.linspace(0.0, span_s, 200)])

    def least(displacement):
        places = carried @ (start + displacement) / zone
        return float(np.sqrt((places**2).sum(axis=1).min()))

    rng = np.random.default_rng(4)
    for _ in range(10):
        guess = rng.normal(size=6)

        def on_ellipsoid(free):
            return least(root @ (3.0 * free / np.linalg.norm(free)))

        other = minimize(on_ellipsoid, guess, method="Nelder-Mead", options={"maxiter": 600}).fun
        assert least(found) < other + 2e-3
