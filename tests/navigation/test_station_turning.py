"""How a station turns by the filter near it: its libration, and what a dead band's edges do to its rates."""

import numpy as np
import pytest
from tests.navigation.test_near_filter import ORBIT, begun, craft

from vitok.motion.libration import libration
from vitok.navigation.held_station import Held, slot_s
from vitok.navigation.near_covariance import bring
from vitok.navigation.near_suite import SOLVED, Known, Mean, near_suite
from vitok.navigation.proximity import propagate
from vitok.navigation.station_turning import lasting, let_drift, parted, touched

from .test_near_filter import TARGET

INERTIA = np.array([1.28e8, 1.07e8, 2.01e8])
LAW, BAND, HOLD = np.diag([-1.0, -1.0, 1.0]), TARGET.dead_band_rad, TARGET.hold_radps
FIRST = TARGET.first_rate_1sigma_radps


def coasted(suite, seconds, held=True):
    near = begun(suite)
    if not held:
        let_drift(near)
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
    near = coasted(near_suite(craft(), TARGET), 300, held=False)
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


def test_a_hold_pushes_as_hard_as_stations_on_their_own_are_pushed():
    """Four thousand of them, drawn and flown apart: what holds made of rates by each visit to an edge.

    Their squares are what the intensity has to add up to, and the mean square that of accelerations.
    """
    rng, step_s, seconds = np.random.default_rng(1), 1.0, 1000
    angle, rate = rng.normal(size=(4000, 3)) * 0.5 * BAND, rng.normal(size=(4000, 3)) * FIRST
    free, n = libration(np.diag(INERTIA), LAW), TARGET.orbital_radps
    visit, made, square = np.zeros((3, 4000, 3))
    for _ in range(seconds):
        beyond = (abs(angle) > BAND) | (abs(rate) > TARGET.rate_band_radps)
        limit = TARGET.torque_limit_nm / INERTIA
        push = np.where(beyond, np.clip(-HOLD * (HOLD * angle + 2.0 * rate), -limit, limit), 0.0)
        visit, made = np.where(beyond, visit + step_s * push, 0.0), made + np.where(beyond, 0.0, visit**2)
        square += step_s * push**2
        rate = rate + step_s * (push + n * (n * angle @ free[:, 1:4].T + rate @ free[:, 4:].T))
        angle = angle + step_s * rate
    held = near_suite(craft(), TARGET).numbers[Known.HELD :].reshape(-1, 3, 2)
    slots = held[: int(seconds / slot_s(HOLD))]
    told = slots.sum(axis=0) * slot_s(HOLD)
    assert told[:, Held.INTENSITY] == pytest.approx((made + visit**2).mean(axis=0), rel=0.05)
    assert told[:, Held.MEAN_SQUARE] == pytest.approx(square.mean(axis=0), rel=0.05)


@pytest.mark.parametrize("lasts_s", [3.0, 30.0, 300.0])
def test_a_filter_is_thrown_off_by_what_lasts_as_it_says(lasts_s):
    """A filter of angle and rate with the white noise that is told in place of accelerations that last: the
    covariance of its errors under these, carried with them, is its own in the rate."""
    step_s, mean_square, noise = 1.0, 1e-12, 2.7e-5
    intensity = 2.0 * lasts_s * mean_square
    on = np.array([[1.0, step_s, 0.5 * step_s**2], [0.0, 1.0, step_s], [0.0, 0.0, np.exp(-step_s / lasts_s)]])
    true, own, seen = np.diag([1e-6, 1e-9, mean_square]), np.diag([1e-6, 1e-9]), np.array([1.0, 0.0, 0.0])
    true_noise = np.diag([0.0, 0.0, mean_square * (1.0 - on[2, 2] ** 2)])
    shape = np.array([[step_s**3 / 3.0, 0.5 * step_s**2], [0.5 * step_s**2, step_s]])
    for _ in range(4000):
        own = on[:2, :2] @ own @ on[:2, :2].T + lasting(intensity, mean_square, own[1, 1]) * shape
        true = on @ true @ on.T + true_noise
        gain = np.append(own[:, 0] / (own[0, 0] + noise), 0.0)
        left = np.eye(3) - np.outer(gain, seen)
        own = left[:2, :2] @ own
        true = left @ true @ left.T + noise * np.outer(gain, gain)
    assert true[1, 1] / own[1, 1] == pytest.approx(1.0, abs=0.05)
    assert lasting(intensity, mean_square, own[1, 1]) < intensity


def test_what_lasts_no_time_is_white_noise():
    assert lasting(1e-11, 1.0, 1e-9) == pytest.approx(1e-11, rel=1e-6)
    assert lasting(0.0, 0.0, 1e-9) == 0.0


def test_a_touch_lets_the_station_turn_anew_and_recoil_along_the_motion():
    near = coasted(near_suite(craft(), TARGET._replace(ship_kg=7000.0, station_kg=420e3)), 600)
    at, velocity = near.covariance.shape[0] - SOLVED, np.array([0.0, 0.03, -0.04])
    near.mean[Mean.RELATIVE + 3 : Mean.STATION] = velocity
    before = near.covariance.copy()
    touched(near)
    radps = near.suite.numbers[Known.RATE_BAND_RADPS]
    wider = near.covariance - before
    assert np.diag(wider)[-3:] == pytest.approx([radps**2] * 3)
    assert near.mean[Mean.STATION_SINCE_S] == 0.0  # its edges come as after the beginning
    along, across = velocity / 0.05, np.array([1.0, 0.0, 0.0])
    speed2 = wider[at + 9 : at + 12, at + 9 : at + 12]
    assert along @ speed2 @ along == pytest.approx((0.05 / 60.0) ** 2)
    assert across @ speed2 @ across == 0.0


def test_springs_part_the_two_by_more_than_the_ship_feels():
    """Momentum: of a ship of a sixtieth of its mass, the station takes up a sixtieth the other way."""
    near = coasted(near_suite(craft(), TARGET._replace(ship_kg=7000.0, station_kg=420e3)), 600)
    felt, r = np.array([0.0, 0.03, -0.04]), near.mean[Mean.RELATIVE : Mean.RELATIVE + 3].copy()
    near.mean[Mean.RELATIVE + 3 : Mean.STATION] = felt
    rates_radps = near.mean[Mean.STATION + 3 : Mean.RATE].copy()
    parted(near)
    assert near.mean[Mean.RELATIVE + 3 : Mean.STATION] == pytest.approx(felt * 61.0 / 60.0)
    # at once, where ``propagate`` took it to come evenly over the period
    moved = near.mean[Mean.RELATIVE : Mean.RELATIVE + 3] - r
    assert moved + 0.05 * felt == pytest.approx(felt * 61.0 / 60.0 * 0.1)
    turned_radps = near.mean[Mean.STATION + 3 : Mean.RATE] - rates_radps
    pushed_ns = -7000.0 * 0.05 * TARGET.station_from_port[:, 0]  # along the port's axis
    assert TARGET.inertia_kgm2 @ turned_radps == pytest.approx(np.cross(TARGET.port_m, pushed_ns), abs=1e-6)
