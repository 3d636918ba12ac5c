"""The Earth's gravity field: EGM2008 (Pavlis et al. 2012, tide-free) by Pines' method, free of poles."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare
from vitok.errors import InputError

MU_M3PS2 = 398600441500000.0  # EGM2008
J2 = 1.08262668e-3  # EGM2008, from its normalised C20 times the square root of 5
REFERENCE_RADIUS_M = 6378136.3  # EGM2008
MAXIMUM_DEGREE = 120


# One row of the packed table: two degrees, seven blocks each, a block for every order. A fixed length of the
# block, and blocks side by side in one array, are what lets the compiler take four orders at once.
_BLOCK = 124
_BLOCKS = 7
_ALPHA, _BETA, _START, _C, _S, _SLOPE_C, _SLOPE_S = (k * _BLOCK for k in range(_BLOCKS))
_NEXT = _BLOCKS * _BLOCK  # from a degree's blocks to those of the next one
# Blocks of the kernel's work space: the recursion's last two degrees, then sums over the degree
_OLD, _LAST, _SUM_C, _SUM_S, _SUM_SLOPE_C, _SUM_SLOPE_S, _SUM_RADIAL_C, _SUM_RADIAL_S = (
    k * _BLOCK for k in range(8)
)


WORK = 8 * _BLOCK


class Field(NamedTuple):
    """A field packed for the kernel: ``table`` (rows, 2 * 7 * block) and the ``sectoral`` factors (N+2,)."""

    mu_m3ps2: float
    radius_m: float
    sectoral: NDArray[np.float64]
    table: NDArray[np.float64]


@cache
def _bundled() -> NDArray[np.float64]:
    with (files("vitok") / "data" / "egm2008_120.npy").open("rb") as stream:
        return np.asarray(np.load(stream), dtype=float)


@cache
def field(degree: int = 20) -> Field:
    """EGM2008 to ``degree`` (and order) from 0, the point mass, to 120; InputError beyond."""
    return pack(*coefficients(degree), MU_M3PS2, REFERENCE_RADIUS_M)


def coefficients(degree: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fully normalised C and S of EGM2008, each (degree + 1, degree + 1); InputError beyond."""
    if not 0 <= degree <= MAXIMUM_DEGREE:
        raise InputError(f"gravity degree {degree} is outside the bundled EGM2008, 0 to {MAXIMUM_DEGREE}")
    c = np.zeros((degree + 1, degree + 1))
    s = np.zeros((degree + 1, degree + 1))
    c[0, 0] = 1.0
    table = _bundled()
    for n in range(2, degree + 1):
        first = n * (n + 1) // 2 - 3  # rows by degree, then order, from degree 2
        c[n, : n + 1] = table[first : first + n + 1, 0]
        s[n, : n + 1] = table[first : first + n + 1, 1]
    return c, s


def pack(c: NDArray[np.float64], s: NDArray[np.float64], mu_m3ps2: float, reference_radius_m: float) -> Field:
    """Field of fully normalised coefficients ``c`` and ``s`` (N+1, N+1; row n, column m), N up to 120."""
    degree = c.shape[0] - 1
    n, m = np.meshgrid(np.arange(degree + 1.0), np.arange(degree + 1.0), indexing="ij")
    inside = m < n
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = np.where(inside, np.sqrt((4 * n**2 - 1) / (n**2 - m**2)), 0.0)
        beta_squared = (2 * n + 1) * ((n - 1) ** 2 - m**2) / ((2 * n - 3) * (n**2 - m**2))
        beta = np.where(m < n - 1, np.sqrt(np.maximum(beta_squared, 0.0)), 0.0)
        slope = np.where(inside, np.sqrt((n - m) * (n + m + 1) * np.where(m == 0, 0.5, 1.0)), 0.0)
    packed = np.zeros((degree + 1 + (degree + 1) % 2, _BLOCKS, _BLOCK))  # an even number of degrees
    packed[: degree + 1, 0, : degree + 1] = alpha
    packed[: degree + 1, 1, : degree + 1] = beta
    packed[: degree + 1, 2, : degree + 1] = np.eye(degree + 1)
    packed[: degree + 1, 3, : degree + 1] = c
    packed[: degree + 1, 4, : degree + 1] = s
    packed[: degree + 1, 5, 1 : degree + 2] = c * slope
    packed[: degree + 1, 6, 1 : degree + 2] = s * slope
    order = np.arange(1.0, degree + 1)
    sectoral = np.concatenate((np.sqrt((2 * order + 1) / (2 * order)), (0.0,)))
    sectoral[: min(degree, 1)] = np.sqrt(3.0)
    return Field(mu_m3ps2, reference_radius_m, sectoral, packed.ravel())


@bare
def oblateness(packed):
    """J2 of a field, 0 if it is a point mass."""
    return -np.sqrt(5.0) * packed.table[2 * _NEXT + _C] if packed.sectoral.size > 2 else 0.0


@bare
def flattened_itrf(x, y, z, field):
    """Of ``gravity_itrf`` the part of the point mass and of J2 (Vallado 2013, eq. 8-30)."""
    r2 = x * x + y * y + z * z
    pull = -field.mu_m3ps2 / (r2 * np.sqrt(r2))
    flat = 1.5 * oblateness(field) * field.radius_m * field.radius_m / r2
    up2 = 5.0 * z * z / r2
    across = pull * (1.0 + flat * (1.0 - up2))
    return across * x, across * y, pull * (1.0 + flat * (3.0 - up2)) * z


@bare
def gravity_itrf(x, y, z, field, work):
    """Acceleration (3-tuple, m/s2, ITRF axes) at an ITRF position.

    Pines (1973), "Uniform representation of the gravitational potential and its derivatives", with the
    normalised derived Legendre functions of Lundberg and Schutz (1988) over their sectoral ones, which
    with the powers of the equatorial direction are put on at the end, order by order. ``work`` (WORK,) is
    scratch, which a loop allocates once.
    """
    r2 = x * x + y * y + z * z
    inverse = 1.0 / np.sqrt(r2)
    s, t, u = x * inverse, y * inverse, z * inverse
    ratio = field.radius_m * inverse
    ratio_u, ratio2 = ratio * u, ratio * ratio
    degrees = field.sectoral.size
    w = work
    for block in range(8):
        for m in range((degrees + 4) // 4 * 4):
            w[block * _BLOCK + m] = 0.0
    f = field.table
    for row in range((degrees + 1) // 2):
        at = row * 2 * _NEXT
        factor = 2.0 * row + 1.0  # degree + 1
        for m in range((2 * row + 5) // 4 * 4):  # whole fours: the coefficients beyond the order are zero
            last = w[_LAST + m]
            value = (
                ratio_u * f[at + _ALPHA + m] * last
                - ratio2 * f[at + _BETA + m] * w[_OLD + m]
                + f[at + _START + m]
            )
            following = (
                ratio_u * f[at + _NEXT + _ALPHA + m] * value
                - ratio2 * f[at + _NEXT + _BETA + m] * last
                + f[at + _NEXT + _START + m]
            )
            w[_OLD + m], w[_LAST + m] = value, following
            c, d = value * f[at + _C + m], value * f[at + _S + m]
            c2, d2 = following * f[at + _NEXT + _C + m], following * f[at + _NEXT + _S + m]
            w[_SUM_C + m] += c + c2
            w[_SUM_S + m] += d + d2
            w[_SUM_SLOPE_C + m] += value * f[at + _SLOPE_C + m] + following * f[at + _NEXT + _SLOPE_C + m]
            w[_SUM_SLOPE_S + m] += value * f[at + _SLOPE_S + m] + following * f[at + _NEXT + _SLOPE_S + m]
            w[_SUM_RADIAL_C + m] += factor * c + (factor + 1.0) * c2
            w[_SUM_RADIAL_S + m] += factor * d + (factor + 1.0) * d2
    a1, a2, a3, a4 = 0.0, 0.0, 0.0, 0.0
    power_real, power_imaginary = 1.0, 0.0  # (s + i t)^m times the sectoral function
    below_real, below_imaginary = 0.0, 0.0  # (s + i t)^(m - 1) times that of m
    for m in range(degrees):
        c, d = w[_SUM_C + m], w[_SUM_S + m]
        a1 += m * (c * below_real + d * below_imaginary)
        a2 += m * (d * below_real - c * below_imaginary)
        a3 += w[_SUM_SLOPE_C + m] * below_real + w[_SUM_SLOPE_S + m] * below_imaginary
        a4 += (w[_SUM_RADIAL_C + m] + m * c) * power_real + (w[_SUM_RADIAL_S + m] + m * d) * power_imaginary
        scale = field.sectoral[m] * ratio
        below_real, below_imaginary = scale * power_real, scale * power_imaginary
        power_real, power_imaginary = (
            s * below_real - t * below_imaginary,
            s * below_imaginary + t * below_real,
        )
    a4 += u * a3
    pull = field.mu_m3ps2 / r2
    return pull * (a1 - s * a4), pull * (a2 - t * a4), pull * (a3 - u * a4)
