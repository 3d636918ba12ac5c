import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ellipj, ellipk

from vitok.compiled import load_law
from vitok.errors import InputError
from vitok.motion.rigid_body import body, body_from_gcrf, quaternion_product, spin

part = st.floats(-1.0, 1.0)
unit_quaternions = (
    st.tuples(part, part, part, part)
    .filter(lambda q: np.linalg.norm(q) > 0.1)
    .map(lambda q: tuple(float(v) for v in np.array(q) / np.linalg.norm(q)))
)
# a turn by no simple angle, so that all nine numbers of the inertia take part
TILT = np.array(body_from_gcrf(*np.array([0.8, 0.1, -0.5, 0.3]) / np.sqrt(0.99))).reshape(3, 3)


@load_law
def no_moment(told, parameters):
    return np.zeros(3)


@load_law
def constant_moment(told, parameters):
    return parameters[:3].copy()


NOTHING = np.zeros(1)


def attitude(q):
    return np.array(body_from_gcrf(*q)).reshape(3, 3)


def turn_about(axis, angle_rad):
    return (np.cos(angle_rad / 2), *(np.sin(angle_rad / 2) * np.array(axis)))


@given(unit_quaternions, unit_quaternions)
def test_a_product_is_one_turn_after_the_other(b_from_a, c_from_b):
    q = quaternion_product(b_from_a, c_from_b)
    assert np.linalg.norm(q) == pytest.approx(1.0, abs=1e-14)
    assert attitude(q) == pytest.approx(attitude(c_from_b) @ attitude(b_from_a), abs=1e-14)


@given(unit_quaternions)
def test_the_matrix_is_a_rotation(q):
    assert attitude(q) @ attitude(q).T == pytest.approx(np.eye(3), abs=1e-14)
    assert np.linalg.det(attitude(q)) == pytest.approx(1.0, abs=1e-14)


def test_the_sense_of_a_turn():
    """A body turned to the left about z sees what lies along GCRF y on its own x."""
    assert attitude(turn_about((0, 0, 1), np.pi / 2)) @ [0, 1, 0] == pytest.approx([1, 0, 0], abs=1e-15)


def test_precession_of_a_free_symmetric_body():
    """q = exp(H t / I_across) q0 exp(axis (1 - I_along / I_across) omega_along t) (Goldstein 1980, 5-6)."""
    across, along = 5.0, 2.0
    omega = np.array([0.3, 0.0, 0.8])
    q0 = (0.5, 0.5, -0.5, 0.5)
    rows = spin(
        0.0,
        np.array([*q0, *omega]),
        0.01,
        10000,
        no_moment,
        NOTHING,
        body(1.0, np.diag([across, across, along])),
    )
    momentum = attitude(q0).T @ (np.array([across, across, along]) * omega)
    size = np.linalg.norm(momentum)
    for row in rows[::500]:
        precession = turn_about(momentum / size, size / across * row[0])
        own = turn_about((0.0, 0.0, 1.0), (1.0 - along / across) * omega[2] * row[0])
        expected = quaternion_product(quaternion_product(precession, q0), own)
        assert abs(np.dot(expected, row[1:5])) == pytest.approx(1.0, abs=1e-14)  # q and -q are one attitude
        assert attitude(row[1:5]) == pytest.approx(attitude(expected), abs=1e-8)  # truncation: 1e-9 measured


def dzhanibekov(moments, omega_middle, omega_greatest, t_s):
    """Angular velocity (n, 3) in principal axes, started about the middle one (Landau, Lifshitz 1976, 37)."""
    i1, i2, i3 = moments
    twice_energy = i2 * omega_middle**2 + i3 * omega_greatest**2
    square = (i2 * omega_middle) ** 2 + (i3 * omega_greatest) ** 2
    rate = np.sqrt((i3 - i2) * (square - twice_energy * i1) / (i1 * i2 * i3))
    m = (i2 - i1) * (twice_energy * i3 - square) / ((i3 - i2) * (square - twice_energy * i1))
    sn, cn, dn, _ = ellipj(ellipk(m) + rate * t_s, m)
    omega1 = np.sqrt((twice_energy * i3 - square) / (i1 * (i3 - i1))) * cn
    omega2 = np.sqrt((twice_energy * i3 - square) / (i2 * (i3 - i2))) * sn
    omega3 = np.sqrt((square - twice_energy * i1) / (i3 * (i3 - i1))) * dn
    return np.stack((omega1, omega2, omega3), axis=1), 2.0 * ellipk(m) / rate


@pytest.fixture(scope="module")
def flips():
    """A nut in flight: principal moments 1, 2, 3, started about the middle one, in tilted body axes."""
    omega = np.array([0.0, 1.0, 1e-3])
    tilted = body(1.0, TILT @ np.diag([1.0, 2.0, 3.0]) @ TILT.T)
    y0 = np.array([0.5, -0.5, 0.5, 0.5, *(TILT @ omega)])
    return spin(0.0, y0, 0.005, 16000, no_moment, NOTHING, tilted), tilted


def test_an_asymmetric_body_keeps_energy_and_momentum(flips):
    rows, tilted = flips
    momentum_body = rows[:, 5:] @ tilted.inertia_kgm2
    energy = 0.5 * np.einsum("ni,ni->n", momentum_body, rows[:, 5:])
    momentum = np.array([attitude(row[1:5]).T @ h for row, h in zip(rows, momentum_body, strict=True)])
    assert energy == pytest.approx(energy[0], rel=1e-9)
    assert np.linalg.norm(momentum - momentum[0], axis=1).max() < 1e-9 * np.linalg.norm(momentum[0])


def test_the_middle_axis_flips_when_the_elliptic_functions_say(flips):
    rows, _ = flips
    expected, half_period_s = dzhanibekov((1.0, 2.0, 3.0), 1.0, 1e-3, rows[:, 0])
    omega = rows[:, 5:] @ TILT
    assert omega == pytest.approx(
        expected, abs=1e-6
    )  # the instability multiplies the truncation a thousandfold
    middle = omega[:, 1]
    k = np.flatnonzero(np.diff(np.sign(middle)))
    crossings_s = rows[k, 0] + 0.005 * middle[k] / (middle[k] - middle[k + 1])
    assert len(crossings_s) >= 3
    assert np.diff(crossings_s) == pytest.approx(half_period_s, abs=1e-5)


def test_a_constant_moment_about_one_axis():
    """theta = omega t + M t^2 / (2 I)."""
    moment_nm, inertia_kgm2 = 3.0, 40.0
    disc = body(10.0, np.diag([30.0, inertia_kgm2, 50.0]))
    y0 = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.0])
    rows = spin(5.0, y0, 0.02, 1000, constant_moment, np.array([0.0, moment_nm, 0.0]), disc)
    t_s = rows[-1, 0] - 5.0
    angle = 0.2 * t_s + 0.5 * moment_nm / inertia_kgm2 * t_s**2
    assert rows[-1, 5:] == pytest.approx([0.0, 0.2 + moment_nm / inertia_kgm2 * t_s, 0.0], abs=1e-12)
    assert attitude(rows[-1, 1:5]) == pytest.approx(attitude(turn_about((0, 1, 0), angle)), abs=1e-7)


@pytest.mark.parametrize(
    ("mass_kg", "inertia", "message"),
    [
        (0.0, np.eye(3), "mass_kg 0 is not positive"),
        (1.0, np.eye(2), "not a symmetric matrix of 3 by 3"),
        (1.0, [[1, 0.1, 0], [0, 1, 0], [0, 0, 1]], "not a symmetric matrix"),
        (1.0, np.diag([1.0, 1.0, 2.5]), "principal moments 1, 1, 2.5 kg m2"),
        (1.0, np.diag([1.0, 1.0, -1.0]), "each must be positive"),
    ],
)
def test_an_impossible_body_is_refused(mass_kg, inertia, message):
    with pytest.raises(InputError, match=message):
        body(mass_kg, inertia)
