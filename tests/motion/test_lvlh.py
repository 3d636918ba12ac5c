import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from vitok.motion.lvlh import axes, inertial_state, relative_state

TARGET = np.array([6.78e6, 0.0, 0.0, 0.0, 7.66e3, 0.0])
NUMBER = st.floats(-1e4, 1e4)


def test_z_is_down_x_is_forward_y_is_against_the_normal():
    m = axes(TARGET)
    np.testing.assert_allclose(m @ [-1.0, 0.0, 0.0], [0.0, 0.0, 1.0], atol=1e-15)
    np.testing.assert_allclose(m @ [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], atol=1e-15)
    np.testing.assert_allclose(m @ [0.0, 0.0, -1.0], [0.0, 1.0, 0.0], atol=1e-15)
    assert np.linalg.det(m) > 0.0


def test_a_point_that_moves_as_a_rigid_body_with_the_target_stands_still():
    rate = 7.66e3 / 6.78e6
    chaser = np.array([6.78e6 - 100.0, 0.0, 0.0, 0.0, rate * (6.78e6 - 100.0), 0.0])
    np.testing.assert_allclose(relative_state(TARGET, chaser), [0, 0, 100.0, 0, 0, 0], atol=1e-9)


@settings(deadline=None)  # the first call compiles
@given(st.tuples(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER))
def test_relative_states_come_back(relative):
    there = inertial_state(TARGET, np.array(relative))
    np.testing.assert_allclose(relative_state(TARGET, there), relative, atol=1e-6)
