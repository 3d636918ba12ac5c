"""The update of an estimate by one measurement at a time, with errors that are considered, not solved for."""

import numpy as np

from vitok.compiled import njit


@njit
def update(relative, covariance, cross, variance, partials, column, residual, noise2, gate):
    """Takes one measurement in, in place; returns the variance of its innovation and whether it was taken.

    ``relative`` (6,), ``covariance`` (6, 6), ``cross`` (6, c) with the considered errors, whose variances
    (c,) stay. ``partials`` (6,) of the measurement, 1 by the considered error ``column`` (none below 0);
    its ``residual``, its noise's variance. One beyond ``gate`` standard deviations is left out.

    Schmidt (1966); Tapley, Schutz, Born (2004), chapter 6; in the form of Joseph (Bucy, Joseph 1968), which
    keeps the covariance positive whatever is rounded.
    """
    n = 6
    gain, shift = np.empty(n), np.zeros(n)
    spread2 = noise2
    if column >= 0:
        spread2 += variance[column]
        for i in range(n):
            shift[i] = cross[i, column]
    innovation2 = spread2
    for i in range(n):
        total = shift[i]
        for j in range(n):
            total += covariance[i, j] * partials[j]
        gain[i] = total
        innovation2 += partials[i] * (total + shift[i])
    if not residual * residual <= gate * gate * innovation2:
        return innovation2, False
    keep = np.empty((n, n))
    for i in range(n):
        gain[i] /= innovation2
        for j in range(n):
            keep[i, j] = (1.0 if i == j else 0.0) - gain[i] * partials[j]
    half, kept = np.empty((n, n)), np.zeros(n)
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += keep[i, k] * covariance[k, j]
            half[i, j] = total
            kept[i] += keep[i, j] * shift[j]
    for i in range(n):
        for j in range(i, n):
            total = spread2 * gain[i] * gain[j] - kept[i] * gain[j] - gain[i] * kept[j]
            for k in range(n):
                total += half[i, k] * keep[j, k]
            covariance[i, j] = total
            covariance[j, i] = total
        relative[i] += gain[i] * residual
    for c in range(variance.size):
        told = 0.0
        for i in range(n):
            told += partials[i] * cross[i, c]
        if c == column:
            told += variance[c]
        for i in range(n):
            cross[i, c] -= gain[i] * told
    return innovation2, True
