"""Covariances: whether one is one, and how one of LVLH is turned into GCRF."""

import numpy as np

from vitok.compiled import njit
from vitok.errors import InputError
from vitok.motion import cholesky
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.types import Vector

_SWEEPS = 60


@njit
def eigenvalues(matrix):
    """Eigenvalues (n,) of a symmetric matrix by Jacobi's rotations (Golub, Van Loan 2013, section 8.5)."""
    a = matrix.copy()
    n = a.shape[0]
    for _ in range(_SWEEPS):
        off = 0.0
        for p in range(n - 1):
            for q in range(p + 1, n):
                off = max(off, abs(a[p, q]))
                if a[p, q] == 0.0:
                    continue
                tau = (a[q, q] - a[p, p]) / (2.0 * a[p, q])
                t = (1.0 if tau >= 0.0 else -1.0) / (abs(tau) + np.sqrt(1.0 + tau * tau))
                c = 1.0 / np.sqrt(1.0 + t * t)
                s = t * c
                for k in range(n):
                    kp, kq = a[k, p], a[k, q]
                    a[k, p], a[k, q] = c * kp - s * kq, s * kp + c * kq
                for k in range(n):
                    pk, qk = a[p, k], a[q, k]
                    a[p, k], a[q, k] = c * pk - s * qk, s * pk + c * qk
        if off == 0.0:
            break
    out = np.empty(n)
    for i in range(n):
        out[i] = a[i, i]
    return out


def check_covariance(key: str, matrix: Vector) -> Vector:
    """Cholesky's lower triangle (n, n) of a covariance; InputError naming ``key`` and what is wrong with it.

    Units may differ from row to row: eigenvalues are told of the matrix of correlations.
    """
    covariance = np.ascontiguousarray(matrix, dtype=float)
    if covariance.ndim != 2 or covariance.shape[0] != covariance.shape[1] or not covariance.size:
        raise InputError(f"{key} should be a square matrix, not of the shape {covariance.shape}")
    if not np.isfinite(covariance).all():
        raise InputError(f"{key} should have finite numbers alone")
    variances = np.array([covariance[i, i] for i in range(len(covariance))])
    for number, variance in enumerate(variances, 1):
        if variance <= 0.0:
            raise InputError(f"{key} should have variances above 0, and that of row {number} is {variance:g}")
    sigma = np.sqrt(variances)
    correlation = covariance / (sigma[:, None] * sigma[None, :])
    apart = np.abs(correlation - correlation.T)
    if apart.max() > 1e-9:
        row, column = (int(each) + 1 for each in np.unravel_index(int(np.argmax(apart)), apart.shape))
        raise InputError(f"{key} should be symmetric, and row {row}, column {column} is not as its mirror")
    lower, positive = cholesky.factor(covariance)
    if not positive:
        least = float(eigenvalues(correlation).min())
        raise InputError(
            f"{key} should be a positive definite covariance, and the least eigenvalue of its correlations "
            f"is {least:.3g}"
        )
    return np.asarray(lower)


def gcrf_covariance(y: Vector, covariance_lvlh: Vector) -> Vector:
    """Covariance (6, 6) in GCRF of one in the LVLH axes, taken as not turning, of a state (6 or 7,)."""
    out = np.zeros((6, 6))
    turn = both_turned(np.asarray(lvlh_from_gcrf(*map(float, y[:6]))), np.eye(6))
    for i in range(6):
        for j in range(6):
            out[i, j] = float(np.sum(turn[i][:, None] * covariance_lvlh * turn[j][None, :]))
    return out


@njit
def both_turned(m, lower):
    """``lower`` (6, n), whose halves are in the axes of a rotation ``m`` (9,) row by row, turned back."""
    out = np.zeros((6, lower.shape[1]))
    for half in range(0, 6, 3):
        for i in range(3):
            for k in range(lower.shape[1]):
                for j in range(3):
                    out[half + i, k] += m[3 * j + i] * lower[half + j, k]
    return out
