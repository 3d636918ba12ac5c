import numpy as np
import pytest

from vitok.errors import InputError
from vitok.mission.sensors import StateVector
from vitok.motion.lvlh import axes
from vitok.navigation.covariance import check_covariance, eigenvalues, gcrf_covariance
from vitok.navigation.suite import state_covariance

from .worlds import circular


def test_eigenvalues_and_triangle_against_numpy():
    random = np.random.default_rng(4)
    a = random.normal(size=(6, 6))
    np.testing.assert_allclose(np.sort(eigenvalues(a + a.T)), np.linalg.eigvalsh(a + a.T), atol=1e-12)
    covariance = a @ a.T + 0.1 * np.eye(6)
    np.testing.assert_allclose(
        check_covariance("it", covariance), np.linalg.cholesky(covariance), rtol=1e-10, atol=1e-13
    )


@pytest.mark.parametrize(
    ("matrix", "said"),
    [
        ([[1.0, 2.0], [2.0, 1.0]], "my_key should be a positive definite .* eigenvalue .* is -1"),
        ([[100.0, 0.0], [0.0, 0.0]], "my_key should have variances above 0, and that of row 2 is 0"),
        ([[1.0, 0.5], [0.2, 1.0]], "my_key should be symmetric, and row 1, column 2"),
        ([[1.0, np.nan], [np.nan, 1.0]], "my_key should have finite numbers alone"),
        ([[1.0, 0.0]], "my_key should be a square matrix, not of the shape"),
    ],
)
def test_what_no_covariance_is(matrix, said):
    with pytest.raises(InputError, match=said):
        check_covariance("my_key", np.array(matrix))


def test_a_state_vector_knows_its_period():
    """Errors up and backward cancel in the axis: 2 (2 dr + dv / n), with n of a low orbit."""
    n = 1.13e-3
    vector = StateVector(
        along_1sigma_m=300.0,
        across_1sigma_m=100.0,
        radial_1sigma_m=100.0,
        along_1sigma_mps=100.0 * n,
        across_1sigma_mps=0.1,
        radial_1sigma_mps=300.0 * n,
        correlation=0.98,
    )
    covariance = state_covariance(vector)
    axis = np.array([0.0, 0.0, -4.0, 2.0 / n, 0.0, 0.0])  # z is down
    turning = np.array([0.0, 0.0, 2.0 * -1.0, 2.0 / n, 0.0, 0.0])
    apart = covariance.copy()
    apart[2, 3] = apart[3, 2] = 0.0
    assert axis @ covariance @ axis < 0.25 * (axis @ apart @ axis)
    assert turning @ covariance @ turning < 0.03 * (turning @ apart @ turning)


def test_a_covariance_turns_with_its_axes():
    y = circular(6781e3, 0.7, 1.0)
    sigma = np.array([300.0, 10.0, 20.0, 0.1, 0.2, 0.3])
    turned = gcrf_covariance(y, np.diag(sigma**2))
    both = np.kron(np.eye(2), axes(y))
    np.testing.assert_allclose(both @ turned @ both.T, np.diag(sigma**2), atol=1e-9)
