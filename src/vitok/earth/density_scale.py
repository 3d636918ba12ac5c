"""The error of a density model as a scale over time, at a station's altitude and below it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare

# A scale of the density acts fully from the station's altitude on and not below 120 km: an error of the
# exospheric temperature, which is what space weather leaves, grows over the bottom of the Bates profile.
_SCALE_NONE_M, _SCALE_FULL_M = 120e3, 400e3


class DensityScale(NamedTuple):
    """Log of true over modelled density at a station's altitude: ``log_scale`` (n,), joined by lines."""

    t_start_s: float
    step_s: float
    log_scale: NDArray[np.float64]


AS_MODELLED = DensityScale(0.0, 1.0, np.zeros(1))


@bare
def scale_share(altitude_m):
    """How much of the density's scale acts at an altitude, 0 to 1."""
    return min(max((altitude_m - _SCALE_NONE_M) / (_SCALE_FULL_M - _SCALE_NONE_M), 0.0), 1.0)


@bare
def scale_of_station(t_s, scale):
    """Log of the density's scale where it acts fully; constant beyond the ends of its table."""
    last = scale.log_scale.size - 1
    position = min(max((t_s - scale.t_start_s) / scale.step_s, 0.0), float(last))
    row = min(int(position), max(last - 1, 0))
    rest = position - row
    return (1.0 - rest) * scale.log_scale[row] + rest * scale.log_scale[min(row + 1, last)]


@bare
def log_scale_at(t_s, altitude_m, scale):
    """Log of the density's scale."""
    return scale_share(altitude_m) * scale_of_station(t_s, scale)
