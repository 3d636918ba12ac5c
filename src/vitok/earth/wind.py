"""Wind as a table over altitude."""

from vitok.compiled import bare
from vitok.earth.table import interpolate


@bare
def wind_enu_mps(altitude_m, table):
    """Wind toward east and north (2-tuple, m/s) at an altitude.

    ``table`` (n, 3): altitude_m rising, east_mps, north_mps; linear between rows, constant beyond the ends.
    """
    east_mps = interpolate(altitude_m, table[:, 0], table[:, 1])
    north_mps = interpolate(altitude_m, table[:, 0], table[:, 2])
    return east_mps, north_mps
