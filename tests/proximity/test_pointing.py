"""Attitudes near a station: where a probe points, quaternions of matrices, and the sign of an error."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitok.motion.quaternions import quaternion_of
from vitok.motion.rigid_body import body_from_gcrf, quaternion_product
from vitok.proximity import pointing as attitudes
from vitok.proximity.pointing import turned_from

part = st.floats(-1.0, 1.0)
UNITS = st.tuples(part, part, part, part).filter(lambda q: np.linalg.norm(q) > 0.1)
DIRECTIONS = st.tuples(part, part, part).filter(lambda d: np.linalg.norm(d) > 0.1)
RIGHT, UP = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])


def turn(axis, angle_rad):
    axis = np.array(axis) / np.linalg.norm(axis)
    return (np.cos(angle_rad / 2.0), *(np.sin(angle_rad / 2.0) * axis))


def pointing(direction, right=RIGHT, up=UP):
    unit = np.array(direction) / np.linalg.norm(direction)
    return np.array(attitudes.pointing(*unit, right, up)).reshape(3, 3)


@settings(max_examples=200, deadline=None)
@given(UNITS)
def test_a_matrix_gives_back_its_quaternion(q):
    q = np.array(q) / np.linalg.norm(q)
    back = np.array(quaternion_of(body_from_gcrf(*q)))
    assert abs(abs(back @ q) - 1.0) < 1e-12
    assert np.linalg.norm(back) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("axis", np.eye(3).tolist() + [[1.0, 1.0, 0.0], [1.0, -1.0, 1.0]])
def test_half_a_turn_gives_back_its_quaternion(axis):
    for angle_rad in (np.pi, np.pi - 1e-9, -np.pi):
        q = np.array(turn(axis, angle_rad))
        back = np.array(quaternion_of(body_from_gcrf(*q)))
        assert abs(abs(back @ q) - 1.0) < 1e-12


@settings(max_examples=200, deadline=None)
@given(DIRECTIONS)
def test_a_probe_points_there_with_a_right_handed_frame(direction):
    frame = pointing(direction)
    np.testing.assert_allclose(frame @ frame.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(frame) == pytest.approx(1.0)
    np.testing.assert_allclose(frame[0], np.array(direction) / np.linalg.norm(direction), atol=1e-15)


def test_its_y_is_as_near_to_right_as_may_be():
    frame = pointing((1.0, 0.4, 0.2))
    across = RIGHT - (RIGHT @ frame[0]) * frame[0]
    np.testing.assert_allclose(frame[1], across / np.linalg.norm(across), atol=1e-12)
    np.testing.assert_allclose(pointing((1.0, 0.0, 0.0)), np.eye(3), atol=1e-15)
    along = pointing(RIGHT)  # there +z is as near to up
    np.testing.assert_allclose(along[2], UP, atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(UNITS, DIRECTIONS, st.floats(-0.05, 0.05))
def test_the_error_is_the_turn_about_the_bodys_own_axes(q, axis, angle_rad):
    reference = tuple(np.array(q) / np.linalg.norm(q))
    attitude = quaternion_product(reference, turn(axis, angle_rad))
    for sign in (1.0, -1.0):  # both quaternions are one attitude
        off = turned_from(reference, tuple(sign * np.array(attitude)))
        np.testing.assert_allclose(off, angle_rad * np.array(axis) / np.linalg.norm(axis), atol=3e-5)


def test_a_large_error_keeps_its_sign():
    for angle_rad in (1.0, 3.0, -2.0):
        off = turned_from((1.0, 0.0, 0.0, 0.0), turn((0.0, 0.0, 1.0), angle_rad))
        assert np.sign(off[2]) == np.sign(angle_rad) and off[0] == off[1] == 0.0


def test_turning_on_at_the_bodys_rate_makes_the_error_grow_with_its_sign():
    """What the law of attitude takes: an angle whose rate is the body's angular velocity."""
    w, step_s = np.array([0.01, -0.02, 0.005]), 0.1
    attitude = turn(w, np.linalg.norm(w) * step_s)
    np.testing.assert_allclose(turned_from((1.0, 0.0, 0.0, 0.0), attitude), w * step_s, rtol=1e-5)
