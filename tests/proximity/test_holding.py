"""The station's hold: none in its dead band, and back into it from outside."""

import numpy as np
import pytest

from vitok.motion.rigid_body import body, body_from_gcrf, make_unit, turn
from vitok.navigation.attitude import turn_by
from vitok.proximity.bodies import STATES, STATION, State
from vitok.proximity.holding import Hold, hold_station

INERTIA = np.array([1.28e8, 1.07e8, 2.01e8])
HOST, W = body(415e3, np.diag(INERTIA)), 0.02
LAW = tuple(np.diag([-1.0, -1.0, 1.0]).ravel())
HOLD = Hold(INERTIA * W * W, 2.0 * INERTIA * W, 3000.0, np.radians(0.5), np.radians(0.005))
AXES = tuple(np.eye(3).ravel())
NOTHING_TURNS = 0.0


def state(off_rad, spin_radps=(0.0, 0.0, 0.0)):
    """A station that is off its law by small angles about its own axes."""
    y = np.zeros(STATES)
    q = np.array([0.0, 0.0, 0.0, 1.0])  # half a turn about z: the law
    turn_by(q, *off_rad)
    y[State.Q_STATION : State.W_STATION] = q
    y[State.W_STATION : State.W_STATION + 3] = spin_radps
    return y


def moment(y, rate_radps=NOTHING_TURNS):
    out = np.zeros(3)
    hold_station(y, AXES, rate_radps, LAW, HOLD, out)
    return out


def test_in_the_dead_band_there_is_no_moment():
    assert (moment(state((0.008, -0.008, 0.0), (8e-5, 0.0, -8e-5))) == 0.0).all()


def test_beyond_it_the_moment_is_against_the_angle_and_the_rate_up_to_its_limit():
    off = moment(state((0.02, -0.02, 0.0)))
    assert off[0] < 0.0 < off[1] and off[2] == 0.0
    assert np.abs(off[:2]) == pytest.approx(np.minimum(INERTIA[:2] * W * W * 0.02, 3000.0), rel=1e-3)
    spun = moment(state((0.0, 0.0, 0.0), (2e-4, 0.0, -2e-4)))
    assert spun[0] < 0.0 < spun[2] and spun[1] == 0.0


def test_a_station_that_turns_with_its_orbit_is_at_rest():
    n = 1.13e-3
    # at this instant its axes stand as the law has them, half a turn about z from LVLH's: +y for -y
    assert (moment(state((0.0, 0.0, 0.0), (0.0, n, 0.0)), n) == 0.0).all()
    assert moment(state((0.0, 0.0, 0.0), (0.0, -n, 0.0)), n)[1] > 0.0


def test_it_settles_into_its_dead_band():
    y, out, step_s = state((0.03, -0.02, 0.04), (1e-4, 2e-4, -1e-4)), np.zeros(3), 0.1
    rate = np.zeros(7)
    first = STATION + 6
    for _ in range(20000):
        hold_station(y, AXES, NOTHING_TURNS, LAW, HOLD, out)
        turn(y[first : first + 7], (out[0], out[1], out[2]), HOST, rate)
        y[first : first + 7] += step_s * rate
        make_unit(y[first : first + 4])
    axes = np.array(body_from_gcrf(*y[first : first + 4])).reshape(3, 3)
    error = axes @ np.array(LAW).reshape(3, 3).T
    off = 0.5 * np.array([error[1, 2] - error[2, 1], error[2, 0] - error[0, 2], error[0, 1] - error[1, 0]])
    assert np.abs(off).max() < 1.5 * HOLD.dead_band_rad
    assert np.abs(y[first + 4 : first + 7]).max() < 1.5 * HOLD.rate_band_radps
