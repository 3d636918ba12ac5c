"""The Earth's shadow: umbra and penumbra by the apparent discs of Sun and Earth.

Montenbruck and Gill (2000), section 3.4.2; the Earth is a sphere of its equatorial radius.
"""

import numpy as np

from vitok.compiled import njit
from vitok.earth.shape import EQUATORIAL_RADIUS_M

SUN_RADIUS_M = 6.957e8  # IAU 2015 resolution B3


@njit
def apparent_discs(x, y, z, sun_x, sun_y, sun_z):
    """Apparent radii of Sun and Earth and the angle between them (3-tuple, rad), seen from a GCRF point."""
    sx, sy, sz = sun_x - x, sun_y - y, sun_z - z
    distance = np.sqrt(x * x + y * y + z * z)
    sun_distance = np.sqrt(sx * sx + sy * sy + sz * sz)
    cosine = -(x * sx + y * sy + z * sz) / (distance * sun_distance)
    return (
        np.arcsin(SUN_RADIUS_M / sun_distance),
        np.arcsin(min(1.0, EQUATORIAL_RADIUS_M / distance)),
        np.arccos(min(1.0, max(-1.0, cosine))),
    )
