"""States between samples: Hermite's polynomial through the positions and velocities of the nearest ones."""

import numpy as np

from vitok.compiled import njit
from vitok.types import Vector


def between(t_s: Vector, y: Vector, at_s: Vector, points: int) -> Vector:
    """States (n, 6) at instants (n,) from samples (m, 6) of positions and velocities at ``t_s`` (m,).

    The polynomial has the degree ``2 * points - 1`` and takes ``points`` samples, as many on either side as
    there are; none across two samples of one instant, where a state jumps. Burden and Faires (2011), 3.4.
    """
    out = np.empty((at_s.size, 6))
    last = np.maximum(np.searchsorted(t_s, at_s, side="right") - 1, 0).astype(np.int64)
    _between(t_s, np.ascontiguousarray(y), at_s, last, points, out)
    return out


@njit
def _between(t_s, y, at_s, last, points, out):
    x, d = np.empty(2 * points), np.empty((2 * points, 3))
    for k in range(at_s.size):
        row = min(last[k], t_s.size - 1)
        if at_s[k] == t_s[row] or row == t_s.size - 1:
            out[k] = y[row]
            continue
        first, beyond = row, row + 2
        for _ in range(points):  # widened evenly, not over a jump
            if beyond - first < points and first > 0 and t_s[first - 1] < t_s[first]:
                first -= 1
            if beyond - first < points and beyond < t_s.size and t_s[beyond] > t_s[beyond - 1]:
                beyond += 1
        order = 2 * (beyond - first)
        for j in range(order):
            x[j] = t_s[first + j // 2] - t_s[row]
            for i in range(3):
                d[j, i] = y[first + j // 2, i]
        for level in range(1, order):
            for j in range(order - 1, level - 1, -1):
                for i in range(3):
                    if level == 1 and j % 2 == 1:
                        d[j, i] = y[first + j // 2, 3 + i]
                    else:
                        d[j, i] = (d[j, i] - d[j - 1, i]) / (x[j] - x[j - level])
        at = at_s[k] - t_s[row]
        for i in range(3):
            value, slope = d[order - 1, i], 0.0
            for j in range(order - 2, -1, -1):
                slope = slope * (at - x[j]) + value
                value = value * (at - x[j]) + d[j, i]
            out[k, i], out[k, 3 + i] = value, slope
