"""Symmetric positive systems by Cholesky's method in plain loops: equal to the bit on every processor."""

import numpy as np

from vitok.compiled import njit

_ROUNDING = 1e-12  # of a variance: what is left of it below that is no number


@njit
def factor(matrix):
    """Lower triangle (n, n) whose product with its transpose is ``matrix``, and whether there is one."""
    n = matrix.shape[0]
    lower = np.zeros((n, n))
    for j in range(n):
        total = matrix[j, j]
        for k in range(j):
            total -= lower[j, k] * lower[j, k]
        if not total > 0.0:
            return lower, False
        lower[j, j] = np.sqrt(total)
        for i in range(j + 1, n):
            total = matrix[i, j]
            for k in range(j):
                total -= lower[i, k] * lower[j, k]
            lower[i, j] = total / lower[j, j]
    return lower, True


@njit
def root(matrix):
    """Lower triangle (n, n) whose product with its transpose is a covariance, which may be singular.

    An unknown that others determine, or that is known, gets no column of its own.
    """
    n = matrix.shape[0]
    lower = np.zeros((n, n))
    for j in range(n):
        total = matrix[j, j]
        for k in range(j):
            total -= lower[j, k] * lower[j, k]
        if not total > _ROUNDING * matrix[j, j]:
            continue
        lower[j, j] = np.sqrt(total)
        for i in range(j + 1, n):
            total = matrix[i, j]
            for k in range(j):
                total -= lower[i, k] * lower[j, k]
            lower[i, j] = total / lower[j, j]
    return lower


@njit
def solved(lower, right):
    """Solution (n,) of the factored system for a right side (n,)."""
    n = right.size
    x = np.empty(n)
    for i in range(n):
        total = right[i]
        for k in range(i):
            total -= lower[i, k] * x[k]
        x[i] = total / lower[i, i]
    for i in range(n - 1, -1, -1):
        total = x[i]
        for k in range(i + 1, n):
            total -= lower[k, i] * x[k]
        x[i] = total / lower[i, i]
    return x


@njit
def inverse(lower):
    """Inverse (n, n) of the factored matrix."""
    n = lower.shape[0]
    out = np.empty((n, n))
    unit = np.zeros(n)
    for j in range(n):
        unit[j] = 1.0
        out[:, j] = solved(lower, unit)
        unit[j] = 0.0
    return out
