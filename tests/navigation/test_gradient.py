"""The gravity gradient that carries covariances, against differences of the pull itself."""

import numpy as np

from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.navigation.propagation import gradient


def pull(r_m):
    """Of the point mass and J2 (Montenbruck, Gill 2000, section 3.2), m/s2."""
    r, z = np.linalg.norm(r_m), r_m[2]
    flat = 1.5 * J2 * (EQUATORIAL_RADIUS_M / r) ** 2
    return -MU_M3PS2 / r**3 * r_m * (1.0 + flat * (np.array([1.0, 1.0, 3.0]) - 5.0 * (z / r) ** 2))


def test_the_gradient_is_that_of_the_pull():
    random, step_m, out = np.random.default_rng(1), 10.0, np.empty((3, 3))
    for _ in range(5):
        r_m = 6.7e6 * random.normal(size=3) / np.sqrt(3.0)
        gradient(*r_m, out)
        shifts = step_m * np.eye(3)
        expected = np.array([(pull(r_m + d) - pull(r_m - d)) / (2.0 * step_m) for d in shifts])
        # of the flattening's part, a thousandth of the whole, a thousandth
        np.testing.assert_allclose(out, expected, atol=1e-6 * np.abs(expected).max())
