import numpy as np

from vitok.motion import cholesky


def test_a_system_is_solved_and_inverted():
    draw = np.random.default_rng(3).normal(size=(60, 50))
    matrix = draw.T @ draw + np.eye(50)
    lower, positive = cholesky.factor(matrix)
    assert positive
    right = draw[0]
    np.testing.assert_allclose(matrix @ cholesky.solved(lower, right), right, atol=1e-11)
    np.testing.assert_allclose(cholesky.inverse(lower) @ matrix, np.eye(50), atol=1e-11)


def test_what_is_not_positive_is_told():
    assert not cholesky.factor(np.array([[1.0, 2.0], [2.0, 1.0]]))[1]
    assert not cholesky.factor(np.full((2, 2), np.nan))[1]


def test_a_singular_covariance_has_a_root():
    """One unknown that is known, one that is the sum of two others."""
    draw = np.random.default_rng(5).normal(size=(6, 4)) * [1.0, 1e-3, 0.0, 1e4]
    draw = np.column_stack((draw, draw[:, 0] + draw[:, 3]))
    covariance = draw.T @ draw
    lower = cholesky.root(covariance)
    sigma = np.sqrt(np.diag(covariance)) + 1e-100
    np.testing.assert_allclose((lower @ lower.T - covariance) / sigma / sigma[:, None], 0.0, atol=1e-9)
    assert not lower[:, 2].any() and not lower[2].any() and not np.triu(lower, 1).any()
