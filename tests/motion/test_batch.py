"""Batches against single flights, and the state transition matrix against closed forms."""

import numpy as np
import pytest

from vitok.earth.gravity import MU_M3PS2
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.motion.batch import states_at, transition_matrix

RADIUS_M = 6.78e6
SPEED_MPS = np.sqrt(MU_M3PS2 / RADIUS_M)
Y0 = np.array([RADIUS_M, 0.0, 0.0, 0.0, SPEED_MPS * np.cos(0.9), SPEED_MPS * np.sin(0.9), 7000.0])
NORMAL = np.array([0.0, -np.sin(0.9), np.cos(0.9)])


def neighbours(count):
    states = np.tile(Y0, (count, 1))
    states[:, :6] += np.random.default_rng(3).normal(size=(count, 6)) * [1e3, 1e3, 1e3, 1.0, 1.0, 1.0]
    return states


def test_a_batch_is_its_members_whatever_the_threads(full):
    states, areas = neighbours(9), np.linspace(0.0, 40.0, 9)
    batch = states_at(0.0, states, 7000.0, full, cd_area_m2=areas)
    assert not batch.failures
    for y0, area, end in zip(states, areas, batch.y, strict=True):
        assert (orbit.coast(0.0, y0, 7000.0, full, cd_area_m2=area).kernel.y[-1] == end).all()
    assert (states_at(0.0, states, 7000.0, full, cd_area_m2=areas, threads=1).y == batch.y).all()


def test_a_bad_member_is_marked_and_the_good_ones_fly_on(full):
    states = neighbours(5)
    states[1, 2] = np.nan
    states[2, 3:6] = 0.0
    states[4, 6] = 0.0
    batch = states_at(0.0, states, 7000.0, full)
    assert set(batch.failures) == {1, 2, 4}
    assert "seven finite numbers" in batch.failures[1]
    assert "below the ground" in batch.failures[2]
    assert np.isnan(batch.y[[1, 2, 4]]).all()
    good = states_at(0.0, states[[0, 3]], 7000.0, full)
    assert (good.y == batch.y[[0, 3]]).all()


def test_a_batch_of_another_shape_is_refused(full):
    with pytest.raises(ValueError, match=r"seven numbers in rows; got the shape \(6,\)"):
        states_at(0.0, Y0[:6], 10.0, full)


def test_the_transition_matrix_of_a_circle_is_known(point_mass):
    """Across the plane a harmonic oscillation; along it, the drift of the period with the axis."""
    n = SPEED_MPS / RADIUS_M
    t_s = 20.3 * 2.0 * np.pi / n
    phi = transition_matrix(0.0, Y0, t_s, point_mass)
    out = np.concatenate((NORMAL, np.zeros(3)))
    out_rate = np.concatenate((np.zeros(3), NORMAL))
    angle = n * t_s
    assert out @ phi @ out == pytest.approx(np.cos(angle), abs=1e-8)
    assert out @ phi @ out_rate == pytest.approx(np.sin(angle) / n, abs=1e-5)
    assert out_rate @ phi @ out_rate == pytest.approx(np.cos(angle), abs=1e-8)
    # the state's own velocity is the transition of the initial one: a shift in time (Battin 1987, 9.4)
    rate0 = np.array([*Y0[3:6], *(-MU_M3PS2 / RADIUS_M**3 * Y0[:3])])
    end = orbit.coast(0.0, Y0, t_s, point_mass).y_end
    rate = np.array([*end[3:6], *(-MU_M3PS2 / RADIUS_M**3 * end[:3])])
    np.testing.assert_allclose(phi @ rate0, rate, rtol=0, atol=1e-7 * np.linalg.norm(rate))


def test_the_transition_matrix_is_symplectic_where_energy_is_kept(full):
    phi = transition_matrix(0.0, Y0, 86400.0, full)
    j = np.block([[np.zeros((3, 3)), np.eye(3)], [-np.eye(3), np.zeros((3, 3))]])
    # in units in which the orbit's radius and mean motion are 1
    n = SPEED_MPS / RADIUS_M
    scale = np.diag([1.0, 1.0, 1.0, 1 / n, 1 / n, 1 / n])
    scaled = scale @ phi @ np.linalg.inv(scale)
    np.testing.assert_allclose(scaled.T @ j @ scaled, j, atol=1e-9 * np.linalg.norm(scaled) ** 2)


def test_drag_is_in_the_transition_matrix(full):
    free, dragged = (transition_matrix(0.0, Y0, 43200.0, full, cd_area_m2=area) for area in (0.0, 60.0))
    assert 1e-7 < np.linalg.norm(dragged - free) / np.linalg.norm(free) < 1e-2


def test_a_neighbour_that_falls_is_named(full):
    y0 = Y0.copy()
    y0[3:6] *= 0.5
    with pytest.raises(FlightError, match="beside that of the state transition matrix failed: the flight"):
        transition_matrix(0.0, y0, 20000.0, full)
