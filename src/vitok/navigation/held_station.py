"""How hard the hold of a station turns it by and by, as the filter near it has to know.

Where a station is in its dead band the filter cannot tell, for its sensors' biases are as wide as that; but
how it begins (``attitude.found_within``), how it librates and how it is held its file tells. A thousand
stations that begin so meet their edges in flocks: most within minutes, with rates that few meet again for
long. Of the angular acceleration a by the hold this has, at each time after the beginning, the mean square,
and the intensity 2 E(a J) of a white noise in its place, J being what a visit to an edge has made of the
rate until then: its integral is the sum of the squares of what visits have made. Visits to opposite edges,
which cancel later, are taken as independent.
"""

from enum import IntEnum
from functools import lru_cache

import numpy as np

from vitok.compiled import njit
from vitok.types import Vector

SLOTS = 150
_STATIONS, _STEPS = 1000, 10  # in a slot
_STEP = 0.02  # of the hold's time, 1 / its frequency
_LATE = 30  # slots at the end, whose mean serves for later: by then the hold does a hundredth of its most


class Held(IntEnum):
    """Columns of what a hold does in a slot of time about an axis."""

    INTENSITY = 0  # (rad/s)2/s
    MEAN_SQUARE = 1  # (rad/s2)2


def slot_s(hold_radps: float) -> float:
    """How long a slot lasts with a hold of that frequency."""
    return _STEPS * _STEP / hold_radps


@lru_cache(maxsize=8)  # 50 ms once in a process, for all its flights; what they share they may only read
def held_station(
    free: tuple[float, ...],
    *,
    hold: tuple[float, ...],
    limits_radps2: tuple[float, ...],
    first: tuple[float, float],
    orbital_radps: float,
) -> Vector:
    """(SLOTS, 3, 2) of the hold about each axis by ``Held``; the last slot is the mean of the late ones.

    ``free`` (21) are the rows of ``libration``, ``hold`` its frequency in rad/s, its dead band in rad and
    that of rates in rad/s, with the greatest acceleration (3) about the axes, ``first`` one sigma of angles
    and rates at first.
    """
    from scipy.special import ndtri

    # evenly spread over the six angles and rates by the powers of x7 = x + 1 (Roberts 2018)
    ratio = 1.0
    for _ in range(100):
        ratio = (1.0 + ratio) ** (1.0 / 7.0)
    strides = [ratio**-power for power in range(1, 7)]
    shares = (0.5 + np.outer(np.arange(1, _STATIONS + 1), strides)) % 1.0
    begin = ndtri(shares) * np.repeat(first, 3)
    out = np.zeros((SLOTS, 3, 2))
    _coast(begin, np.reshape(free, (3, 7)), hold, np.array(limits_radps2), orbital_radps, out)
    out[-1] = out[-_LATE:].mean(axis=0)
    told: Vector = np.maximum(out, 0.0)
    told.setflags(write=False)
    return told


@njit
def _coast(begin, free, hold, limits_radps2, n, out):
    """Flies stations from angles and rates ``begin`` (k, 6) on, and adds up in ``out`` what holds do."""
    w, band, rate_band = hold
    step_s, steps = _STEP / w, out.shape[0] * _STEPS
    pushes = np.zeros((steps, 3))
    share = 1.0 / (begin.shape[0] * _STEPS)
    for station in range(begin.shape[0]):
        x = begin[station].copy()
        for k in range(steps):
            for i in range(3):
                beyond = abs(x[i]) > band or abs(x[3 + i]) > rate_band
                asked = -w * (w * x[i] + 2.0 * x[3 + i]) if beyond else 0.0
                pushes[k, i] = min(max(asked, -limits_radps2[i]), limits_radps2[i])
            ax, ay, az, rx, ry, rz = x
            for i in range(3):
                by_angles = free[i, 0] + free[i, 1] * ax + free[i, 2] * ay + free[i, 3] * az
                by_rates = free[i, 4] * rx + free[i, 5] * ry + free[i, 6] * rz
                x[3 + i] += step_s * (pushes[k, i] + n * (n * by_angles + by_rates))
                x[i] += step_s * x[3 + i]
        for i in range(3):
            gained = 0.0
            for k in range(steps):
                if pushes[k, i] == 0.0:
                    gained = 0.0
                    continue
                push = step_s * pushes[k, i]
                out[k // _STEPS, i, 0] += share * pushes[k, i] * (2.0 * gained + push)
                out[k // _STEPS, i, 1] += share * pushes[k, i] ** 2
                gained += push
