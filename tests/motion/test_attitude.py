"""Attitudes in rows: aims, turns, holds in a row."""

from functools import partial

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from vitok.craft.attitude import fixed
from vitok.motion.attitude import Hold, aimed, along_orbit, between, by, held, turned
from vitok.motion.lvlh import axes
from vitok.motion.quaternions import continuous, quaternions
from vitok.motion.rigid_body import body_from_gcrf

DRAW = np.random.default_rng(20)


def scipys(q):
    """What turns a body's vectors into GCRF, of (w, x, y, z)."""
    return Rotation.from_quat(np.asarray(q)[..., [1, 2, 3, 0]])


def unit(count):
    q = DRAW.normal(size=(count, 4))
    return q / np.linalg.norm(q, axis=1)[:, None]


def test_quaternions_are_those_of_the_axes_for_every_turn():
    q = unit(200)
    frames = np.array([np.array(body_from_gcrf(*each)).reshape(3, 3) for each in q])
    found = quaternions(frames)
    np.testing.assert_allclose(np.abs((found * q).sum(axis=1)), 1.0, atol=1e-14)
    np.testing.assert_allclose(scipys(found).as_matrix(), frames.transpose(0, 2, 1), atol=1e-14)
    assert np.all((continuous(found)[1:] * continuous(found)[:-1]).sum(axis=1) >= 0.0)


def test_along_the_orbit_a_body_has_the_axes_of_lvlh():
    y = np.array([[6.7e6, 1.0e6, -2.0e5, -1.1e3, 4.9e3, 5.6e3]])
    np.testing.assert_allclose(scipys(along_orbit(y)[0]).as_matrix().T, axes(y[0]), atol=1e-15)


def test_a_turn_in_the_bodys_axes_comes_after_the_attitude():
    q, turn = unit(5), unit(1)[0]
    np.testing.assert_allclose(
        scipys(by(q, turn)).as_matrix(), (scipys(q) * scipys(turn)).as_matrix(), atol=1e-14
    )


@pytest.mark.parametrize("pitch_deg", [-89.0, -30.0, 0.0, 45.0, 89.9])
def test_an_aim_keeps_the_belly_to_the_earth_and_the_nose_on_it(pitch_deg):
    ahead, down = np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0])
    pitch = np.radians(pitch_deg)
    x = np.cos(pitch) * ahead - np.sin(pitch) * down
    expected = np.sin(pitch) * ahead + np.cos(pitch) * down  # pitched up, the belly looks ahead
    np.testing.assert_allclose(aimed(x, down, ahead), [x, [0.0, 1.0, 0.0], expected], atol=1e-12)


def test_between_two_attitudes_the_turn_is_steady():
    t_s = np.array([0.0, 10.0, 10.0, 40.0])
    axis = np.array([0.0, 0.6, 0.8])
    angles = np.radians([0.0, 40.0, 40.0, 160.0])
    q = np.array([[np.cos(a / 2), *(np.sin(a / 2) * axis)] for a in angles])
    found = between(t_s, q, np.array([-1.0, 5.0, 10.0, 25.0, 50.0]))
    turned_deg = np.degrees(scipys(found).magnitude())
    np.testing.assert_allclose(turned_deg, [0.0, 20.0, 40.0, 100.0, 160.0], atol=1e-9)


def test_a_turn_does_not_change_its_way_where_the_aim_runs_past_the_far_side():
    angles = np.radians(np.linspace(170.0, 200.0, 31))
    aims = np.array([[np.cos(a / 2), 0.0, 0.0, np.sin(a / 2)] for a in angles])
    q = turned(np.tile([1.0, 0.0, 0.0, 0.0], (31, 1)), aims, np.full(31, 0.5))
    found = np.degrees(scipys(continuous(q)).as_rotvec()[:, 2])
    np.testing.assert_allclose(found, np.linspace(85.0, 100.0, 31), atol=1e-9)


def test_holds_turn_within_their_rate_and_are_there_when_they_must():
    first, second, third = unit(3)
    rate = np.radians(0.5)
    holds = [
        Hold(0.0, partial(fixed, first), rate),
        Hold(100.0, partial(fixed, second), rate),
        Hold(2000.0, partial(fixed, third), rate, reached_s=2050.0),
    ]
    t_s = np.arange(0.0, 2200.0, 1.0)
    q = held(holds, t_s)
    rates = np.degrees(2.0 * np.arccos(np.clip((q[1:] * q[:-1]).sum(axis=1), -1.0, 1.0)))
    assert rates[:1990].max() == pytest.approx(0.5, rel=0.01)
    assert abs(q[1900] @ second) == pytest.approx(1.0, abs=1e-12)
    assert abs(q[2050] @ third) == pytest.approx(1.0, abs=1e-12)
    assert abs(q[100] @ first) == pytest.approx(1.0, abs=1e-12)
