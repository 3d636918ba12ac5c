"""Cubic splines on an even grid, for slowly changing tables that the compiled core reads."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline

from vitok.compiled import bare


class Spline(NamedTuple):
    """``coefficients`` (n, k, 4): for each of n steps and k quantities the powers 0 to 3 of (t - knot)."""

    t_start_s: float
    step_s: float
    coefficients: NDArray[np.float64]


def spline(t_s: NDArray[np.floating], values: ArrayLike) -> Spline:
    """Spline (not-a-knot) through ``values`` (n, k) at evenly spaced ``t_s`` (n,)."""
    powers = CubicSpline(t_s, np.asarray(values, dtype=float)).c  # (4, n - 1, k), highest power first
    coefficients = np.ascontiguousarray(np.transpose(powers[::-1], (1, 2, 0)))
    return Spline(float(t_s[0]), float(t_s[1] - t_s[0]), coefficients)


@bare
def spline_value(t_s, column, table):
    """Value of one column; outside the grid the end polynomial continues."""
    row = int((t_s - table.t_start_s) / table.step_s)
    row = min(max(row, 0), table.coefficients.shape[0] - 1)
    x = t_s - table.t_start_s - row * table.step_s
    c = table.coefficients
    return c[row, column, 0] + x * (c[row, column, 1] + x * (c[row, column, 2] + x * c[row, column, 3]))
