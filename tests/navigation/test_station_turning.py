"""How a station turns by the filter near it: its libration, and what a dead band's edges do to its rates."""

import numpy as np
import pytest
from scipy.optimize import brentq
from tests.navigation.test_near_filter import ORBIT, begun, craft

from vitok.motion.libration import libration
from vitok.navigation.near_covariance import bring
from vitok.navigation.near_suite import SOLVED, Known, Mean, near_suite
from vitok.navigation.proximity import propagate
from vitok.navigation.station_turning import shake

from .test_near_filter import TARGET

INERTIA = np.array([1.28e8, 1.07e8, 2.01e8])
LAW, BAND, HOLD = np.diag([-1.0, -1.0, 1.0]), TARGET.dead_band_rad, TARGET.hold_radps
FIRST = TARGET.first_rate_1sigma_radps


def coasted(suite, seconds):
    near = begun(suite)
    near.mean[Mean.STATION : Mean.RATE] = 0.004, -0.006, 0.005, 1e-5, -2e-5, 1.5e-5
    for step in range(seconds * 10):
        propagate(near, 0.1, np.zeros(3), np.zeros(3), ORBIT)
        if step % 10 == 9:
            bring(near, ORBIT)
    return near


def test_small_angles_librate_as_the_closed_forms_have_it():
    """Pitch alone, n2 3 (Ix - Iz) / Iy; roll and yaw 4 (Iy - Iz) / Ix and (Iy - Ix) / Iz (Wie 1998, section
    6.9), by axes of which +y is against the orbit's normal."""
    x, y, z = INERTIA
    free = libration(np.diag(INERTIA), np.eye(3))
    assert free[:, 0] == pytest.approx(np.zeros(3))
    assert np.diag(free[:, 1:4]) == pytest.approx([-4 * (y - z) / x, -3 * (x - z) / y, -(y - x) / z])
    assert free[0, 6] == pytest.approx((x - y + z) / x) and free[2, 4] == pytest.approx(-(x - y + z) / z)


def test_a_drifting_station_is_carried_along_its_libration():
    """Against its own matrix exponential, over five minutes."""
    near = coasted(near_suite(craft(), TARGET._replace(hold_radps=0.0)), 300)
    free, n = near.suite.station_free, ORBIT[1]
    rate = np.zeros((6, 6))
    rate[:3, 3:], rate[3:, :3], rate[3:, 3:] = np.eye(3), n * n * free[:, 1:4], n * free[:, 4:]
    values, vectors = np.linalg.eig(rate)
    whole = (vectors * np.exp(300.0 * values)) @ np.linalg.inv(vectors)
    begin = np.array([0.004, -0.006, 0.005, 1e-5, -2e-5, 1.5e-5])
    assert near.mean[Mean.STATION : Mean.RATE] == pytest.approx((whole @ begin).real, rel=1e-6)
    at = near.covariance.shape[0] - SOLVED + 12
    spread = np.repeat([TARGET.first_attitude_1sigma_rad**2, FIRST**2], 3)
    assert near.covariance[at:, at:] == pytest.approx(((whole * spread) @ whole.T).real, rel=1e-5, abs=1e-14)


def test_a_held_station_slows_as_stations_do_that_meet_their_edges():
    """Four thousand of them, one axis by the hold itself: the root of the mean square of their rates."""
    rng, step_s = np.random.default_rng(1), 1.0
    angle, rate = rng.normal(size=4000) * 0.5 * BAND, rng.normal(size=4000) * FIRST
    for _ in range(1000):
        beyond = (abs(angle) > BAND) | (abs(rate) > TARGET.rate_band_radps)
        rate -= step_s * np.where(beyond, HOLD * HOLD * angle + 2.0 * HOLD * rate, 0.0)
        angle += step_s * rate
    told = coasted(near_suite(craft(), TARGET), 1000).mean[Mean.STATION_SPEED]
    # their edges are met in flocks: what is told, of speeds met at all times alike, is a little more
    assert 1.0 < told / np.sqrt(np.mean(rate**2)) < 1.4


@pytest.mark.parametrize("u", [0.1, 0.5, 1.0, 2.0])
def test_what_comes_back_of_a_speed_is_that_of_the_holds_free_way(u):
    x = brentq(lambda x: (1.0 + (1.0 + u) * x) * np.exp(-x) - 1.0, 1e-3, 5.0)
    back = ((1.0 + u) * x - u) * np.exp(-x)
    assert back / u == pytest.approx(1.0 / (1.0 + 1.3 * u), abs=0.01)


def test_rates_lose_the_energy_that_edges_take():
    """Damping and noise together change the mean square of a rate as (1 - e2) of it for each edge met."""
    suite = near_suite(craft(), TARGET)
    near = begun(suite)
    near.suite.station_free[:] = 0.0
    at = near.covariance.shape[0] - 3
    for _ in range(300):
        propagate(near, 1.0, np.zeros(3), np.zeros(3), ORBIT)
        bring(near, ORBIT)
        speed2 = near.mean[Mean.STATION_SPEED] ** 2
        assert np.diag(near.covariance)[at:] == pytest.approx([speed2] * 3, rel=2e-3)


def test_a_touch_lets_the_station_turn_anew():
    near = coasted(near_suite(craft(), TARGET), 600)
    before = np.diag(near.covariance)[-3:].copy()
    shake(near)
    radps = near.suite.numbers[Known.RATE_BAND_RADPS]
    assert np.diag(near.covariance)[-3:] == pytest.approx(before + radps**2)
    assert near.mean[Mean.STATION_SPEED] == radps
