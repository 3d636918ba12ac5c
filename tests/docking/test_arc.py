"""The way around the station: an arc that keeps its distance, with derivatives that belong to it."""

import numpy as np
import pytest

from vitok.docking.reference import Reference, reference_state

START, HOLD = np.array([-200.0, 0.0, 220.0]), np.array([16.0, 0.0, -158.0])
REFERENCE = Reference(
    START,
    HOLD,
    np.array([16.0, 0.0, -8.0]),
    np.array([0.0, 0.0, -1.0]),
    700.0,
    760.0,
    1200.0,
    60.0,
    100.0,
    0.4,
    0.15,
)


def states(times):
    out = np.zeros((len(times), 9))
    for row, t_s in zip(out, times, strict=True):
        reference_state(t_s, REFERENCE, row)
    return out


def test_it_never_comes_nearer_than_where_it_waits():
    place = states(np.linspace(0.0, 700.0, 200))[:, :3]
    assert place[0] == pytest.approx(START)
    assert place[-1] == pytest.approx(HOLD)
    assert np.linalg.norm(place, axis=1).min() > np.linalg.norm(HOLD) - 1e-9


def test_velocity_and_acceleration_are_its_derivatives():
    step_s = 1e-3
    for t_s in (50.0, 350.0, 640.0):
        before, now, after = states([t_s - step_s, t_s, t_s + step_s])
        assert now[3:6] == pytest.approx((after[:3] - before[:3]) / (2 * step_s), abs=1e-6)
        assert now[6:] == pytest.approx((after[3:6] - before[3:6]) / (2 * step_s), abs=1e-6)
