"""Sun and Moon on splines: pyerfa's epv00 and moon98 (about 3 and 6 km rms against DE440)."""

import erfa
import numpy as np

from vitok.compiled import bare
from vitok.earth.spline import Spline, spline, spline_value
from vitok.earth.time import SECONDS_PER_DAY, Epoch

SUN_MU_M3PS2 = 1.32712440041e20  # IAU 2009 system of constants, TDB-compatible
MOON_MU_M3PS2 = 4.902800118e12  # DE440 (Park et al. 2021)
_STEP_S = SECONDS_PER_DAY / 4.0


def bodies(epoch: Epoch, t_start_s: float, t_end_s: float) -> Spline:
    """Table with columns Sun x, y, z and Moon x, y, z: geocentric, GCRF axes, metres."""
    count = int(np.ceil((t_end_s - t_start_s) / _STEP_S)) + 9
    t_s = t_start_s + (np.arange(count) - 4) * _STEP_S
    tt1, tt2 = epoch.tai_jd1, epoch.tai_jd2 + (t_s + 32.184) / SECONDS_PER_DAY
    earth_from_sun, _ = erfa.epv00(tt1, tt2)
    sun_m = -earth_from_sun["p"] * erfa.DAU
    moon_m = erfa.moon98(tt1, tt2)["p"] * erfa.DAU
    return spline(t_s, np.concatenate((sun_m, moon_m), axis=1))


@bare
def sun_gcrf_m(t_s, bodies):
    """Geocentric Sun, GCRF axes, metres (3-tuple)."""
    return spline_value(t_s, 0, bodies), spline_value(t_s, 1, bodies), spline_value(t_s, 2, bodies)


@bare
def moon_gcrf_m(t_s, bodies):
    """Geocentric Moon, GCRF axes, metres (3-tuple)."""
    return spline_value(t_s, 3, bodies), spline_value(t_s, 4, bodies), spline_value(t_s, 5, bodies)
