"""The final transfer against closed forms of circles, where two tangential burns do all."""

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.time import Epoch
from vitok.motion import orbit
from vitok.motion.lvlh import relative_state
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.transfer import arrival, least, shifted

STATION_M, DEPTH_M = EQUATORIAL_RADIUS_M + 405e3, 140e3
T_GATE_S = 30_000.0


def on_circle(radius_m: float) -> np.ndarray:
    speed_mps = np.sqrt(MU_M3PS2 / radius_m)
    return np.array([radius_m, 0.0, 0.0, 0.0, 0.6 * speed_mps, 0.8 * speed_mps, 7100.0])


@pytest.fixture(scope="module")
def round_earth(craft):
    """A point mass without air, and a station on a circle."""
    earth = environment(Epoch.from_utc("2017-12-17T00:00:00Z"), 0.0, 40_000.0, 0, third_bodies=False)
    station = orbit.coast(0.0, on_circle(STATION_M), 40_000.0, earth)
    bare = craft.model_copy(update={"aerodynamics": craft.aerodynamics.model_copy(update={"area_m2": 0.0})})
    return Chase(bare, station, earth)


@pytest.fixture(scope="module")
def transfer(round_earth):
    low = orbit.coast(0.0, on_circle(STATION_M - DEPTH_M), 40_000.0, round_earth.environment)
    at_gate = arrival(round_earth, T_GATE_S, 7100.0)
    first_s = T_GATE_S - 2670.0 - np.pi * np.sqrt(STATION_M**3 / MU_M3PS2)
    apart_m = relative_state(round_earth.station(first_s), low(first_s))[0]
    return least(
        round_earth,
        at_gate,
        lambda shift_m: (shifted(low(first_s), float(shift_m[0])), 0.0),
        free=np.array([-4.5e5 - apart_m]),
        step=np.array([2e4]),
    )


def test_the_burns_are_half_a_turn_apart(transfer):
    half_turn_s = np.pi * np.sqrt(STATION_M**3 / MU_M3PS2)
    assert transfer.second_s - transfer.first_s == pytest.approx(half_turn_s, abs=0.1)


def test_the_sum_is_that_of_tangential_burns_to_where_the_ship_arrives(round_earth, transfer):
    """From a circle to the axis with which it arrives, each metre costs n / 2 (Vallado 2013, sec. 6.3)."""
    at_gate = arrival(round_earth, T_GATE_S, 7100.0)
    radius_m, speed_mps = np.linalg.norm(at_gate.y[:3]), np.linalg.norm(at_gate.y[3:6])
    axis_m = 1.0 / (2.0 / radius_m - speed_mps**2 / MU_M3PS2)
    low_mps, high_mps = (np.sqrt(MU_M3PS2 / a) for a in (STATION_M - DEPTH_M, axis_m))
    assert transfer.cost_mps == pytest.approx(low_mps - high_mps, rel=0.02)


def test_it_begins_where_the_drift_of_half_a_turn_begins(transfer):
    """A Clohessy-Wiltshire ship gains 1.5 pi of its mean depth in half a turn."""
    depth_m = 0.5 * (DEPTH_M + transfer.second_lvlh_m[2])
    assert transfer.offset_m == pytest.approx(1.5 * np.pi * depth_m - transfer.second_lvlh_m[0], rel=0.05)


def test_the_ship_arrives_from_below_and_drifts_back(round_earth):
    at_gate = arrival(round_earth, T_GATE_S, 7100.0)
    relative = relative_state(round_earth.station(T_GATE_S), at_gate.y)
    assert relative[:3] == pytest.approx(round_earth.spacecraft.approach.gates[0].position_lvlh_m, abs=1e-3)
    before = round_earth.fly(T_GATE_S, at_gate.y, T_GATE_S - 300.0).y_end
    earlier = relative_state(round_earth.station(T_GATE_S - 300.0), before)
    assert earlier[0] > relative[0] and earlier[2] > 500.0 and relative[3] < -8.0


def test_a_state_is_turned_along_its_orbit():
    y = on_circle(STATION_M)
    there = shifted(y, 0.25 * 2.0 * np.pi * STATION_M)
    assert there[:3] == pytest.approx(STATION_M * np.array([0.0, 0.6, 0.8]), abs=1e-3)
    assert np.linalg.norm(there[3:6]) == pytest.approx(np.linalg.norm(y[3:6]))
