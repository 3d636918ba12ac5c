"""How the station holds its attitude."""

from typing import NamedTuple

from vitok.compiled import bare
from vitok.earth.frames import rotate
from vitok.motion.vectors import times, transposed
from vitok.proximity.bodies import STATION, State, axes_of
from vitok.types import Vector


class Hold(NamedTuple):
    """Stiffness and damping (3,) of the moment about the station's axes, dead bands, and its limit."""

    stiffness_nmprad: Vector
    damping_nmsprad: Vector
    limit_nm: float
    dead_band_rad: float
    rate_band_radps: float


@bare
def hold_station(y, axes, rate_radps, by_law, hold, out):
    """Writes the moment (3,), N m, that holds the station, its axes; none in the dead band of each axis.

    ``axes`` and ``by_law`` (9-tuples) are the matrices from GCRF to LVLH and from that to the station's axes
    as its law has them.
    """
    station = times(axes_of(y, STATION), transposed(axes))
    e = times(station, transposed(by_law))
    off = (0.5 * (e[5] - e[7]), 0.5 * (e[6] - e[2]), 0.5 * (e[1] - e[3]))
    turning = rotate(station, 0.0, -rate_radps, 0.0)
    for i in range(3):
        spin = y[State.W_STATION + i] - turning[i]
        out[i] = 0.0
        if abs(off[i]) > hold.dead_band_rad or abs(spin) > hold.rate_band_radps:
            asked = -hold.stiffness_nmprad[i] * off[i] - hold.damping_nmsprad[i] * spin
            out[i] = min(max(asked, -hold.limit_nm), hold.limit_nm)
