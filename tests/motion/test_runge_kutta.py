import numpy as np
import pytest

from vitok.compiled import njit
from vitok.motion.runge_kutta import scratch, stepper


@njit
def forced_swing(t_s, y, context, out):
    """x'' = -x + t, of which x = t + sin t is a solution."""
    (push,) = context
    out[0], out[1] = y[1], push * t_s - y[0]


step = stepper(forced_swing, 2)


@njit
def flown(steps, span_s):
    y, work = np.array([0.0, 2.0]), scratch(2)
    for k in range(steps):
        step(k * span_s / steps, y, span_s / steps, (1.0,), work, y)
    return y


def test_the_error_falls_with_the_fourth_power_of_the_step():
    truth = np.array([2.0 + np.sin(2.0), 1.0 + np.cos(2.0)])
    coarse, fine = (np.abs(flown(steps, 2.0) - truth).max() for steps in (20, 40))
    assert coarse / fine == pytest.approx(16.0, rel=0.1)
    assert coarse < 1e-5
