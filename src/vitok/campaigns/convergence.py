"""Whether there were enough runs: a share and a mean with their intervals, against the number of runs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, stdtrit

from vitok.campaigns.statistics import CONFIDENCE
from vitok.elementary import exp, log
from vitok.types import Vector

_SHOWN = 160  # numbers of runs at most, evenly by their logarithm


@dataclass(frozen=True, eq=False)
class Running:
    """An estimate and its bounds after the first ``runs`` (m,) runs."""

    runs: NDArray[np.int64]
    value: Vector
    low: Vector
    high: Vector


def running_share(succeeded: NDArray[np.bool_], confidence: float = CONFIDENCE) -> Running:
    """The share of runs (n,) that succeed, with Clopper's and Pearson's bounds."""
    runs = _counts(succeeded.size, 1)
    found = np.cumsum(succeeded)[runs - 1]
    failed, beyond = runs - found, 0.5 * (1.0 - confidence)
    low = np.where(found > 0, betaincinv(np.maximum(found, 1), failed + 1, beyond), 0.0)
    high = np.where(failed > 0, betaincinv(found + 1, np.maximum(failed, 1), 1.0 - beyond), 1.0)
    return Running(runs, found / runs, low, high)


def running_mean(values: Vector, confidence: float = CONFIDENCE) -> Running | None:
    """The mean of a quantity (n,), by Student's t from three runs on; None of fewer. NaN is left out."""
    told = values[np.isfinite(values)]
    if told.size < 3:
        return None
    runs = _counts(told.size, 3)
    off = told - told[0]  # a mean far from 0 would take the figures of the squares
    mean = np.cumsum(off)[runs - 1] / runs
    square = np.maximum(np.cumsum(off * off)[runs - 1] - runs * mean**2, 0.0) / (runs - 1)
    half = stdtrit(runs - 1, 0.5 + 0.5 * confidence) * np.sqrt(square / runs)
    return Running(runs, told[0] + mean, told[0] + mean - half, told[0] + mean + half)


def _counts(total: int, first: int) -> NDArray[np.int64]:
    """Numbers of runs from ``first`` to all of them."""
    if total < first:
        return np.zeros(0, dtype=np.int64)
    return np.unique(np.rint(exp(np.linspace(log(first), log(total), _SHOWN))).astype(np.int64))
