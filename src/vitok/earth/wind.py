"""Wind as a table over altitude."""

from vitok.compiled import bare
from vitok.earth.frames import rotate
from vitok.earth.table import bracket


@bare
def wind_itrf_mps(altitude_m, itrf_from_enu, table):
    """Wind (3-tuple, m/s, ITRF axes) at an altitude over the place with the axes ``itrf_from_enu``.

    ``table`` (n, 3): altitude_m rising, east_mps, north_mps; linear between rows, constant beyond the ends.
    """
    low, high, share = bracket(altitude_m, table[:, 0])
    east_mps = table[low, 1] + share * (table[high, 1] - table[low, 1])
    north_mps = table[low, 2] + share * (table[high, 2] - table[low, 2])
    return rotate(itrf_from_enu, east_mps, north_mps, 0.0)
