"""The Earth's gravity field: EGM2008 (Pavlis et al. 2012, tide-free) by Pines' method, free of poles."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.errors import InputError

MU_M3PS2 = 398600441500000.0  # EGM2008
REFERENCE_RADIUS_M = 6378136.3  # EGM2008
MAXIMUM_DEGREE = 120


class Field(NamedTuple):
    """Normalised coefficients (N+1, N+1) and factors of the recursion (N+1, N+2): row n, column m."""

    c: NDArray[np.float64]
    s: NDArray[np.float64]
    diagonal: NDArray[np.float64]
    alpha: NDArray[np.float64]
    beta: NDArray[np.float64]
    slope: NDArray[np.float64]


@cache
def _coefficients() -> NDArray[np.float64]:
    with (files("vitok") / "data" / "egm2008_120.npy").open("rb") as stream:
        return np.asarray(np.load(stream), dtype=float)


def field(degree: int = 20) -> Field:
    """Field to ``degree`` (and order) from 0, the point mass, to 120; InputError beyond."""
    if not 0 <= degree <= MAXIMUM_DEGREE:
        raise InputError(f"gravity degree {degree} is outside the bundled EGM2008, 0 to {MAXIMUM_DEGREE}")
    c = np.zeros((degree + 1, degree + 1))
    s = np.zeros((degree + 1, degree + 1))
    c[0, 0] = 1.0
    table = _coefficients()
    for n in range(2, degree + 1):
        first = n * (n + 1) // 2 - 3  # rows by degree, then order, from degree 2
        c[n, : n + 1] = table[first : first + n + 1, 0]
        s[n, : n + 1] = table[first : first + n + 1, 1]
    n, m = np.meshgrid(np.arange(degree + 1.0), np.arange(degree + 2.0), indexing="ij")
    inside = m < n
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = np.where(inside, np.sqrt((4 * n**2 - 1) / (n**2 - m**2)), 0.0)
        beta_squared = (2 * n + 1) * ((n - 1) ** 2 - m**2) / ((2 * n - 3) * (n**2 - m**2))
        beta = np.where(m < n - 1, np.sqrt(np.maximum(beta_squared, 0.0)), 0.0)
        slope = np.where(inside, np.sqrt((n - m) * (n + m + 1) * np.where(m == 0, 0.5, 1.0)), 0.0)
    order = np.arange(degree + 1.0)
    diagonal = np.ones(degree + 1)
    diagonal[1:] = np.sqrt((2 * order[1:] + 1) / (2 * order[1:]))
    diagonal[1:2] = np.sqrt(3.0)
    return Field(c, s, diagonal, alpha, beta, slope)


@njit
def gravity_itrf(x, y, z, field):
    """Acceleration (3-tuple, m/s2, ITRF axes) at an ITRF position.

    Pines (1973), "Uniform representation of the gravitational potential and its derivatives", with the
    normalised derived Legendre functions of Lundberg and Schutz (1988); row by row in the degree.
    """
    degree = field.c.shape[0] - 1
    r = np.sqrt(x * x + y * y + z * z)
    s, t, u = x / r, y / r, z / r
    rows = np.zeros((3, degree + 3))  # derived Legendre functions of degrees n - 2, n - 1, n
    power_real = np.empty(degree + 2)  # (s + i t)^m
    power_imaginary = np.empty(degree + 2)
    power_real[0], power_imaginary[0] = 1.0, 0.0
    rows[0, 0] = 1.0
    ratio = REFERENCE_RADIUS_M / r
    scale = MU_M3PS2 / (r * r)
    a1, a2, a3, a4 = 0.0, 0.0, 0.0, scale
    old, last, now = 2, 0, 1
    for n in range(1, degree + 1):
        power_real[n] = s * power_real[n - 1] - t * power_imaginary[n - 1]
        power_imaginary[n] = s * power_imaginary[n - 1] + t * power_real[n - 1]
        scale *= ratio
        for m in range(n):
            rows[now, m] = field.alpha[n, m] * u * rows[last, m] - field.beta[n, m] * rows[old, m]
        rows[now, n] = field.diagonal[n] * rows[last, n - 1]
        rows[now, n + 1] = 0.0
        sum1, sum2, sum3, sum4 = 0.0, 0.0, 0.0, 0.0
        for m in range(n + 1):
            c, d = field.c[n, m], field.s[n, m]
            value = rows[now, m]
            slope = field.slope[n, m] * rows[now, m + 1]
            potential = c * power_real[m] + d * power_imaginary[m]
            sum3 += slope * potential
            sum4 += ((n + m + 1) * value + u * slope) * potential
            if m > 0:
                sum1 += m * value * (c * power_real[m - 1] + d * power_imaginary[m - 1])
                sum2 += m * value * (d * power_real[m - 1] - c * power_imaginary[m - 1])
        a1 += scale * sum1
        a2 += scale * sum2
        a3 += scale * sum3
        a4 += scale * sum4
        old, last, now = last, now, old
    return a1 - s * a4, a2 - t * a4, a3 - u * a4
