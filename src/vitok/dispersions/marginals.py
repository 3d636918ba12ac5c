"""Distributions of single quantities, each made of a standard normal number by its distribution function."""

from collections.abc import Callable

import numpy as np

from vitok.errors import InputError
from vitok.mission.dispersions import Normal, Truncated, Uniform, Values

_LEAST_SHARE = 1e-6  # of a normal distribution that lies between its bounds: with less it is no draw any more


def marginal(
    law: Normal | Uniform | Truncated | Values, one_sigma: float, where: str
) -> Callable[[float], float]:
    """From a standard normal number to one of the law, both in the ``one_sigma`` of the vehicle's file.

    InputError, begun by ``where``, for bounds that leave next to nothing of a normal distribution.
    """
    from scipy.special import ndtr, ndtri

    if isinstance(law, Normal):
        scale, shift = (law.sigma or one_sigma) / one_sigma, law.mean / one_sigma
        return lambda z: shift + scale * z
    if isinstance(law, Uniform):
        return lambda z: (law.low + (law.high - law.low) * float(ndtr(z))) / one_sigma
    if isinstance(law, Values):
        values, up_to = np.array(law.values), np.cumsum(law.probabilities)[:-1]
        return lambda z: float(values[np.searchsorted(up_to, ndtr(z), side="right")]) / one_sigma
    sigma = law.sigma or one_sigma
    if law.low is not None and law.high is not None:
        low, high = (law.low - law.mean) / sigma, (law.high - law.mean) / sigma
    else:
        assert law.sigmas is not None  # as the file has one or the other
        low, high = -law.sigmas, law.sigmas
    side = -1.0 if low > 0.0 else 1.0  # a distribution function is finer in its lower tail
    begin, end = sorted((side * low, side * high))
    share = float(ndtr(end) - ndtr(begin))
    if share < _LEAST_SHARE:
        raise InputError(
            f"{where}: truncated from {law.low:g} to {law.high:g} should hold at least {_LEAST_SHARE:g} of "
            f"the normal distribution of mean {law.mean:g} and sigma {sigma:g}, not {share:.1e}"
        )

    def between(z: float) -> float:
        inner = side * float(ndtri(ndtr(begin) + share * ndtr(side * z)))
        return (law.mean + sigma * min(max(inner, low), high)) / one_sigma

    return between
