"""The transition of Yamanaka and Ankersen against Clohessy and Wiltshire, two bodies, and itself."""

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.motion.lvlh import inertial_state, relative_state
from vitok.motion.orbit import coast
from vitok.motion.relative import elliptic_transition, mean_motion_radps, transition

PERIGEE_M = 6779e3
TILT = np.array([0.0, 0.6, 0.8])


def target(e, anomaly_rad=0.0):
    """State (7,) on an orbit of eccentricity ``e`` at a true anomaly."""
    semilatus_m = PERIGEE_M * (1.0 + e)
    c, s, side = np.cos(anomaly_rad), np.sin(anomaly_rad), np.array([1.0, 0.0, 0.0])
    r_m = semilatus_m / (1.0 + e * c) * (c * side + s * TILT)
    v_mps = np.sqrt(MU_M3PS2 / semilatus_m) * (-s * side + (e + c) * TILT)
    return np.concatenate((r_m, v_mps, [4e5]))


@pytest.fixture(scope="module")
def point_mass():
    return environment(
        Epoch.from_utc("2017-12-17T00:00:00Z"), -3e4, 3e4, degree=0, air_model="none", third_bodies=False
    )


@pytest.mark.parametrize("duration_s", [-700.0, 1.0, 2500.0, 20000.0])
@pytest.mark.parametrize("anomaly_rad", [0.0, 2.0])
def test_on_a_circle_it_is_that_of_clohessy_and_wiltshire(anomaly_rad, duration_s):
    y = target(0.0, anomaly_rad)
    rate = mean_motion_radps(y)
    units = np.array([1.0, 1.0, 1.0, rate, rate, rate])  # so that all entries are of the size of 1
    difference = elliptic_transition(y, duration_s) - transition(rate, duration_s)
    assert np.abs(difference * units / units[:, None]).max() < 1e-9


def test_it_goes_over_into_it_as_the_eccentricity_falls():
    y = [target(e, 0.7) for e in (1e-3, 1e-4, 1e-6)]
    apart = [
        np.abs(elliptic_transition(each, 3000.0) - transition(mean_motion_radps(each), 3000.0))[:3, :3].max()
        for each in y
    ]
    assert apart[1] == pytest.approx(apart[0] / 10.0, rel=0.02)
    assert apart[2] == pytest.approx(apart[0] / 1000.0, rel=0.02)


@pytest.mark.parametrize("e", [0.0, 3e-4, 0.1, 0.7])
@pytest.mark.parametrize("duration_s", [-4000.0, 900.0, 9000.0])
def test_it_is_the_derivative_of_two_flights_of_two_bodies(point_mass, e, duration_s, figure):
    y = target(e, 1.1)
    there = coast(0.0, y, duration_s, point_mass).y_end
    flown = np.empty((6, 6))
    steps = np.array([5.0, 5.0, 5.0, 5e-3, 5e-3, 5e-3])
    for k, step in enumerate(steps):
        ends = []
        for side in (-1.0, 1.0):
            offset = np.zeros(6)
            offset[k] = side * step
            ship = np.append(inertial_state(y, offset), 7e3)
            ends.append(relative_state(there, coast(0.0, ship, duration_s, point_mass).y_end))
        flown[:, k] = (ends[1] - ends[0]) / (2.0 * step)
    rate = np.sqrt(MU_M3PS2 / PERIGEE_M**3)
    units = np.array([1.0, 1.0, 1.0, rate, rate, rate])
    closed = elliptic_transition(y, duration_s) * units / units[:, None]
    difference = closed - flown * units / units[:, None]
    worst = float(np.abs(difference).max() / np.abs(closed).max())
    figure(
        f"relative transition, e = {e:g}, {duration_s:g} s",
        "two flights of two bodies",
        "3e-9",
        f"{worst:.1e}",
    )
    # of a quotient over 10 m: second order falls out, third is 1e-12, the flights round by nanometres
    assert worst < 3e-9


def test_transitions_follow_on_each_other(point_mass):
    y = target(0.2, 0.5)
    middle = coast(0.0, y, 1500.0, point_mass).y_end
    both = elliptic_transition(middle, 2500.0) @ elliptic_transition(y, 1500.0)
    whole = elliptic_transition(y, 4000.0)
    assert np.abs(both - whole).max() < 1e-8 * np.abs(whole).max()


def test_an_open_orbit_is_refused():
    with pytest.raises(ValueError, match="not closed"):
        elliptic_transition(target(1.2), 100.0)
