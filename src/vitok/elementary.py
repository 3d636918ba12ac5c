"""Elementary functions and small linear algebra over arrays, equal to the bit on every processor.

numpy hands ``sin``, ``log``, ``power`` and their kin to other code on processors with AVX-512, and sums of
products to a BLAS that adds up in an order of its kernel's: either changes the last bit. Compiled by numba
the functions are the C library's own, and numpy's plain sums have one order everywhere.
"""

import numpy as np
from numpy.typing import ArrayLike

from vitok.compiled import njit
from vitok.types import Vector


def dot(a: ArrayLike, b: ArrayLike) -> Vector:
    """Sum of products over the last axis: of two vectors, of rows with a vector, of rows with rows."""
    return np.asarray(np.multiply(a, b).sum(axis=-1))[()]


def product(a: Vector, b: Vector) -> Vector:
    """Product of two matrices."""
    return dot(a[:, None, :], b.T)


def norm(a: ArrayLike) -> Vector:
    """Length of a vector, or of each row."""
    return np.sqrt(dot(a, a))


@njit
def solved(matrix, right):
    """Solution (n,) of a small linear system (n, n) by Gauss's elimination with pivots.

    What a singular matrix gives is not finite.
    """
    rows, x = matrix.copy(), right.copy()
    n = x.size
    for k in range(n):
        pivot = k
        for i in range(k + 1, n):
            if abs(rows[i, k]) > abs(rows[pivot, k]):
                pivot = i
        for j in range(n):
            rows[k, j], rows[pivot, j] = rows[pivot, j], rows[k, j]
        x[k], x[pivot] = x[pivot], x[k]
        for i in range(k + 1, n):
            share = rows[i, k] / rows[k, k]
            for j in range(k, n):
                rows[i, j] -= share * rows[k, j]
            x[i] -= share * x[k]
    for k in range(n - 1, -1, -1):
        for j in range(k + 1, n):
            x[k] -= rows[k, j] * x[j]
        x[k] /= rows[k, k]
    return x


@njit
def sin(x):
    return np.sin(x)


@njit
def cos(x):
    return np.cos(x)


@njit
def tan(x):
    return np.tan(x)


@njit
def arcsin(x):
    return np.arcsin(x)


@njit
def arccos(x):
    return np.arccos(x)


@njit
def arctan2(y, x):
    return np.arctan2(y, x)


@njit
def exp(x):
    return np.exp(x)


@njit
def expm1(x):
    return np.expm1(x)


@njit
def log(x):
    return np.log(x)


@njit
def log1p(x):
    return np.log1p(x)


@njit
def power(base, exponent):
    return np.power(base, exponent)
