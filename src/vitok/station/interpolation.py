"""The states of an ephemeris joined to a trajectory, by Hermite's or Lagrange's polynomials."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, factorial, pi

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.errors import InputError
from vitok.motion.dop853 import DenseOutput
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

HIGHEST_DEGREE = 15  # of evenly spaced nodes; above, it is the rounding of the states that is interpolated
# of a step, at which its polynomial is written anew
_NODES = np.array([0.5 - 0.5 * cos(pi * k / 7.0) for k in range(8)])


@dataclass(frozen=True)
class Segment:
    """One segment: TAI seconds of the epoch (n,), GCRF states (n, 6) in m and m/s, how to interpolate."""

    t_s: Vector
    y: Vector
    hermite: bool
    degree: int
    useable_s: tuple[float, float]


def trajectory(
    segments: Sequence[Segment], *, mass_kg: float, file: str, t0_s: float, t1_s: float
) -> Trajectory:
    """Trajectory through the states from ``t0_s`` to ``t1_s``, as the segments say, Lagrange or Hermite.

    Each step's polynomial is written as one of degree seven, at eight points of it: exact up to that degree.
    InputError if the segments do not cover the span.
    """
    times, steps, states, polynomials = [], [], [], []
    t_s = t0_s
    for segment in segments:
        low_s, high_s = segment.useable_s
        end_s = min(high_s, t1_s) - 1e-6
        if not low_s <= t_s + 1e-6 or t_s >= end_s:
            continue
        first = int(np.searchsorted(segment.t_s, t_s + 1e-6, side="right")) - 1
        last = int(np.searchsorted(segment.t_s, end_s, side="left"))
        row0, nested = _dense(
            segment.t_s, segment.y, first, last, segment.hermite, _count(segment), mass_kg, _NODES, _INVERSE
        )
        times.append(segment.t_s[first:last])
        steps.append(np.diff(segment.t_s[first : last + 1]))
        states.append(row0)
        polynomials.append(nested)
        t_s = float(segment.t_s[last])
    if not times or t_s < t1_s - 1e-6:
        spans = ", ".join(f"{s.useable_s[0]:.1f} to {s.useable_s[1]:.1f} s" for s in segments[:5])
        raise InputError(
            f"{file}: the ephemeris covers {spans} of the flight's epoch, not {t0_s:.1f} to {t1_s:.1f} s"
        )
    end_state = states[-1][-1:]
    kernel = DenseOutput(
        np.concatenate([*times, [t_s]]),
        np.concatenate(steps),
        np.concatenate([*states, end_state]),
        np.concatenate(polynomials),
    )
    return Trajectory(t0_s, t1_s, kernel)


def displaced(whole: Trajectory, offset: Callable[[Vector], Vector]) -> Trajectory:
    """A trajectory with a smooth ``offset`` (n, 6) at instants (n,) added, as degree seven over each step.

    It is asked for from the first of the trajectory's steps to the last.
    """
    kernel = whole.kernel
    t_s = kernel.t_s[:-1, None] + kernel.step_s[:, None] * _NODES
    y, f = kernel.y.copy(), kernel.f.copy()
    _displace(offset(t_s.ravel()).reshape(*t_s.shape, 6), _INVERSE, y, f)
    return Trajectory(whole.t_start_s, whole.t_end_s, kernel._replace(y=y, f=f))


@njit
def _displace(offset, inverse, y, f):
    steps = f.shape[0]
    for i in range(6):
        for k in range(steps):
            y[k, i] += offset[k, 0, i]
            for row in range(7):
                for node in range(8):
                    f[k, row, i] += inverse[row + 1, node] * offset[k, node, i]
        y[steps, i] += offset[steps - 1, 7, i]


def miss_m(step_s: float, radius_m: float, rate_radps: float, *, hermite: bool, degree: int) -> float:
    """How far interpolation errs in the middle of an even step on a circle (remainder of Newton's form)."""
    count = degree // 2 + 1 if hermite else degree + 1
    product = 1.0
    for k in range(count):
        product *= abs(0.5 + (count - 1) // 2 - k)
    order = 2 * count if hermite else count
    return radius_m * (rate_radps * step_s) ** order * product ** (order // count) / factorial(order)


def _count(segment: Segment) -> int:
    count = segment.degree // 2 + 1 if segment.hermite else segment.degree + 1
    return min(count, segment.t_s.size)


@njit
def _dense(t_s, y, first, last, hermite, count, mass_kg, nodes, inverse):
    """States (k, 7) at the starts of the steps and their polynomials (k, 7, 7) as dense output has them."""
    states = np.empty((last - first, 7))
    nested = np.zeros((last - first, 7, 7))
    order = 2 * count if hermite else count
    columns = 3 if hermite else 6
    x, d = np.empty(order), np.empty((order, 6))
    values = np.empty((8, 6))
    for k in range(first, last):
        begin = min(max(k + 1 - count // 2, 0), t_s.size - count)
        step_s = t_s[k + 1] - t_s[k]
        each = 2 if hermite else 1
        for j in range(order):
            x[j] = (t_s[begin + j // each] - t_s[k]) / step_s
            d[j] = y[begin + j // each]
        for level in range(1, order):  # Newton's divided differences, nodes met twice where velocities are
            for j in range(order - 1, level - 1, -1):
                for i in range(columns):
                    if hermite and level == 1 and j % 2 == 1:
                        d[j, i] = y[begin + j // 2, 3 + i] * step_s
                    else:
                        d[j, i] = (d[j, i] - d[j - 1, i]) / (x[j] - x[j - level])
        for node in range(8):
            for i in range(columns):
                value, slope = d[order - 1, i], 0.0
                for j in range(order - 2, -1, -1):
                    slope = slope * (nodes[node] - x[j]) + value
                    value = value * (nodes[node] - x[j]) + d[j, i]
                values[node, i] = value
                if hermite:
                    values[node, 3 + i] = slope / step_s
        states[k - first, :6] = values[0]
        states[k - first, 6] = mass_kg
        for row in range(7):
            for i in range(6):
                total = 0.0
                for node in range(8):
                    total += inverse[row + 1, node] * values[node, i]
                nested[k - first, row, i] = total
    return states, nested


def _basis() -> Vector:
    """Value at each node of the start value and of the seven nested terms (Hairer et al. 1993, II.6)."""
    columns, term = [np.ones(8)], np.ones(8)
    for p in range(7):
        term = term * (_NODES if p % 2 == 0 else 1.0 - _NODES)
        columns.append(term)
    return np.stack(columns, axis=1)


def _inverse(matrix: Vector) -> Vector:
    """Inverse by Gauss and Jordan with row exchange, in plain sums, which are the same on every processor."""
    n = len(matrix)
    work = np.hstack((matrix, np.eye(n)))
    for k in range(n):
        pivot = k + int(np.argmax(np.abs(work[k:, k])))
        work[[k, pivot]] = work[[pivot, k]]
        work[k] /= work[k, k]
        for row in range(n):
            if row != k:
                work[row] -= work[row, k] * work[k]
    return np.ascontiguousarray(work[:, n:])


_INVERSE = _inverse(_basis())
