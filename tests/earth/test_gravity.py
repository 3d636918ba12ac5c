import numpy as np
import pytest

from vitok.earth.gravity import (
    MU_M3PS2,
    REFERENCE_RADIUS_M,
    WORK,
    field,
    flattened_itrf,
    gravity_itrf,
    pack,
)
from vitok.errors import InputError


def test_degree_two_zonal_is_the_closed_form():
    c20 = -4.8416948e-4
    c = np.zeros((3, 3))
    c[0, 0], c[2, 0] = 1.0, c20
    table = pack(c, np.zeros((3, 3)), MU_M3PS2, REFERENCE_RADIUS_M)
    x, y, z = 4.1e6, -3.2e6, 4.4e6
    r = np.sqrt(x * x + y * y + z * z)
    j2 = -np.sqrt(5.0) * c20
    k = 1.5 * j2 * MU_M3PS2 * REFERENCE_RADIUS_M**2 / r**5  # Vallado 2013, section 8.6.1
    expected = [
        -MU_M3PS2 * x / r**3 - k * x * (1 - 5 * z * z / r**2),
        -MU_M3PS2 * y / r**3 - k * y * (1 - 5 * z * z / r**2),
        -MU_M3PS2 * z / r**3 - k * z * (3 - 5 * z * z / r**2),
    ]
    np.testing.assert_allclose(gravity_itrf(x, y, z, table, np.empty(WORK)), expected, rtol=1e-14)
    np.testing.assert_allclose(flattened_itrf(x, y, z, table), expected, rtol=1e-14)


def test_a_point_mass_is_not_flat():
    place = (4.1e6, -3.2e6, 4.4e6)
    whole = gravity_itrf(*place, field(0), np.empty(WORK))
    np.testing.assert_allclose(flattened_itrf(*place, field(0)), whole, rtol=1e-14)


@pytest.mark.parametrize("degree", [20, 120])
def test_the_field_is_free_of_curl_and_divergence(degree):
    table, h = field(degree), 10.0
    point = np.array([2.3e6, -5.1e6, 3.7e6])

    def pull(position):
        return np.array(gravity_itrf(*position, table, np.empty(WORK)))

    gradient = np.array([(pull(point + d) - pull(point - d)) / (2 * h) for d in np.eye(3) * h])
    np.testing.assert_allclose(gradient, gradient.T, atol=2e-15)
    assert abs(np.trace(gradient)) < 2e-15


def test_the_poles_are_ordinary_points():
    table = field(120)
    near = np.array(gravity_itrf(1e-3, 0.0, 6.8e6, table, np.empty(WORK)))
    np.testing.assert_allclose(gravity_itrf(0.0, 0.0, 6.8e6, table, np.empty(WORK)), near, atol=1e-8)


def test_a_degree_beyond_the_field_is_refused():
    with pytest.raises(InputError, match="gravity degree 121 is outside the bundled EGM2008, 0 to 120"):
        field(121)
