"""The station's burns, as jumps of the mean axis between element sets that drag does not explain."""

import numpy as np
from numpy.typing import NDArray

from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import SECONDS_PER_DAY
from vitok.station.reference import StationBurn

Vector = NDArray[np.float64]

_SCATTER_M, _DRAG_UNCERTAINTY = 35.0, 0.4  # of the axis between groups of sets; of the decay in a gap
_SIGNIFICANT = 3.0
_GROUP = 3  # sets on either side whose median is compared
_NEAREST_S = 0.3 * SECONDS_PER_DAY  # by no more is the instant known at first


def suspected(t_s: Vector, axis_m: Vector, decay_m: Vector) -> list[StationBurn]:
    """Burns that sets at ``t_s`` (n,) with mean axes (n,) ask for, in time order.

    ``decay_m`` (n,) is the change of the axis that the prior's drag brings. Each burn lies in the middle of
    the gap that parts its neighbourhood best, its sigma that of an even chance over the gap.
    """
    n = t_s.size
    rest_m = axis_m - decay_m
    jumps = np.array(
        [np.median(rest_m[k : k + _GROUP]) - np.median(rest_m[max(0, k - _GROUP) : k]) for k in range(1, n)]
    )
    limit = _SIGNIFICANT * np.sqrt(_SCATTER_M**2 + (_DRAG_UNCERTAINTY * np.diff(decay_m)) ** 2)
    strength, free = np.abs(jumps) / limit, np.ones(n - 1, dtype=bool)
    found = []
    while free.any():
        j = int(np.argmax(np.where(free, strength, 0.0)))
        if strength[j] < 1.0 or not free[j]:
            break
        low, high = max(0, j - _GROUP), min(n - 1, j + _GROUP + 1)
        free[low:high] = False
        gap = min(range(low, high), key=lambda g: _unlike(rest_m, g, j))
        rise_m = np.median(rest_m[gap + 1 : gap + 5]) - np.median(rest_m[max(0, gap - 3) : gap + 1])
        motion = np.sqrt(MU_M3PS2 / np.median(axis_m) ** 3)
        width_s = t_s[gap + 1] - t_s[gap]
        found.append(
            StationBurn(
                float(0.5 * (t_s[gap] + t_s[gap + 1])),
                float(0.5 * rise_m * motion),
                float(max(width_s / np.sqrt(12.0), _NEAREST_S)),
                float(0.5 * limit[j] / _SIGNIFICANT * motion),
            )
        )
    return sorted(found, key=lambda each: each.t_s)


def _unlike(rest_m: Vector, gap: int, jump: int) -> float:
    """How little the sets on either side of a gap are alike among themselves, m."""
    n = rest_m.size
    before = rest_m[max(0, min(jump - 5, gap - 4)) : gap + 1]
    after = rest_m[gap + 1 : min(n, max(jump + 7, gap + 5))]
    return sum(float(np.abs(side - np.median(side)).sum()) for side in (before, after))
