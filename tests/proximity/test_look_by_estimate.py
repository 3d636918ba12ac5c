"""The ship as seen from its port: by a true estimate the same as by the truth, and both by closed forms."""

import numpy as np
import pytest

from vitok.motion.lvlh import lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.quaternions import quaternion_of
from vitok.motion.rigid_body import body_from_gcrf
from vitok.navigation.near_geometry import times, transposed
from vitok.navigation.near_suite import Mean
from vitok.proximity.asking import Aim, look_by_estimate
from vitok.proximity.bodies import STATES, State
from vitok.proximity.leaving import Safe
from vitok.proximity.looking import (
    ANGULAR_RATE,
    CLOSING_RATE,
    LATERAL_RATE,
    LOOK,
    OFFSET,
    RANGE,
    TILT,
    look_by_truth,
    looks_by_truth,
)
from vitok.proximity.reference import Pace

PORT_M, AXIS = np.array([-8.0, 0.0, 9.0]), np.array([0.0, 0.0, 1.0])
TIP_M = np.array([4.4, 0.1, -0.05])
NOTHING = np.empty((0, 2))
AIM = Aim(
    PORT_M, AXIS, np.array([0.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0]), 480.0, 1121.0,
    Pace(420.0, 60.0, 15.0, 0.15, 0.4), 0.1, 0.12,
    Safe(200.0, 4.0, 0.04, 0.17, 20.0, 0.04, 0.1), NOTHING, NOTHING,
)  # fmt: skip
FACING = np.array([[0.0, 0.0, -1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])  # +x of the ship against +z


def truth(tip_m, place_m, velocity_mps=(0.0, 0.0, 0.0), spin_radps=(0.0, 0.0, 0.0), ship=FACING):
    """Numbers of a ship near a station that stands in GCRF."""
    y, out = np.zeros(STATES), np.zeros(LOOK)
    y[State.Q_STATION] = 1.0
    y[State.Q_SHIP : State.W_SHIP] = quaternion_of(tuple(ship.ravel()))
    y[:3], y[3:6], y[State.W_SHIP : State.W_SHIP + 3] = place_m, velocity_mps, spin_radps
    look_by_truth(y, np.array(tip_m), PORT_M, AXIS, out)
    return out


def test_a_ship_before_the_port():
    tip_m = np.array([4.4, 0.0, 0.0])
    found = truth(tip_m, PORT_M + AXIS * (50.0 + 4.4) + [0.0, 0.3, 0.0], (0.02, 0.0, -0.15))
    assert found[[RANGE, OFFSET, CLOSING_RATE, LATERAL_RATE]] == pytest.approx([50.0, 0.3, 0.15, 0.02])
    assert found[[TILT, ANGULAR_RATE]] == pytest.approx([0.0, 0.0], abs=1e-12)


def test_a_turn_carries_the_probes_tip():
    """About the ship's +y, by 0.01 rad/s, its tip 4.4 m before the centre moves across."""
    found = truth(np.array([4.4, 0.0, 0.0]), PORT_M + AXIS * 54.4, spin_radps=(0.0, 0.01, 0.0))
    assert found[LATERAL_RATE] == pytest.approx(0.044)
    assert found[CLOSING_RATE] == pytest.approx(0.0, abs=1e-12)
    assert found[ANGULAR_RATE] == pytest.approx(0.01)


@pytest.mark.parametrize("tilt_rad", [0.001, 0.1, 1.0, 3.0])
def test_tilt_is_the_angle_between_probe_and_axis(tilt_rad):
    c, s = np.cos(tilt_rad), np.sin(tilt_rad)
    askew = np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]]) @ FACING
    assert truth(np.zeros(3), PORT_M + 50.0 * AXIS, ship=askew)[TILT] == pytest.approx(tilt_rad)


def test_by_a_true_estimate_is_as_by_the_truth():
    """Of a ship and a station that both turn, on an orbit, the station a little off its law."""
    rng = np.random.default_rng(7)
    y_orbit = np.array([6.79e6, 0.0, 0.0, 0.0, 4761.0, 6000.0])
    lvlh, n = lvlh_from_gcrf(*y_orbit), orbital_rate_radps(*y_orbit)
    axes = np.array(lvlh).reshape(3, 3)
    law = np.diag([-1.0, -1.0, 1.0])
    small = rng.normal(0.0, 0.01, 3)
    tilt = np.array(body_from_gcrf(*_small_turn(small))).reshape(3, 3)
    station, own_rate = tilt @ law, rng.normal(0.0, 1e-4, 3)
    ship = FACING @ station @ np.array(body_from_gcrf(*_small_turn(rng.normal(0.0, 0.05, 3)))).reshape(3, 3)
    place, velocity = np.array([12.0, 3.0, 80.0]), np.array([0.03, -0.02, -0.2])
    turning = np.array([0.0, -n, 0.0])  # of LVLH, its own axes
    spin = rng.normal(0.0, 1e-3, 3)  # of the ship against GCRF, its axes

    y, by_truth = np.zeros(STATES), np.zeros(LOOK)
    y[:3] = axes.T @ place
    y[3:6] = axes.T @ (velocity + np.cross(turning, place))
    y[State.Q_SHIP : State.W_SHIP] = quaternion_of((ship @ axes).ravel())
    y[State.W_SHIP : State.W_SHIP + 3] = spin
    y[State.Q_STATION : State.W_STATION] = quaternion_of((station @ axes).ravel())
    y[State.W_STATION : State.W_STATION + 3] = station @ turning + own_rate
    look_by_truth(y, TIP_M, PORT_M, AXIS, by_truth)

    mean, by_estimate = np.zeros(Mean.ALL), np.zeros(LOOK)
    mean[Mean.RELATIVE : Mean.RELATIVE + 6] = np.append(place, velocity)
    mean[Mean.STATION : Mean.STATION + 6] = np.append(small, own_rate)
    mean[Mean.RATE : Mean.RATE + 3] = spin
    q = np.array(quaternion_of((ship @ axes).ravel()))
    mean[Mean.Q : Mean.Q + 4] = q
    own = times(tuple(body_from_gcrf(*q)), transposed(lvlh))
    at = look_by_estimate(mean, tuple(station.ravel()), own, n, TIP_M, AIM, by_estimate)
    np.testing.assert_allclose(by_estimate, by_truth, rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(at, station @ place, rtol=1e-12)
    assert looks_by_truth(np.array([y, y]), TIP_M, PORT_M, AXIS).tolist() == [by_truth.tolist()] * 2


def _small_turn(angles):
    angle = np.linalg.norm(angles)
    return (np.cos(angle / 2.0), *(np.sin(angle / 2.0) / angle * angles))
