"""Sunlight in the Earth's shadow, by the discs of Sun and Earth as the vehicle sees them.

Montenbruck and Gill (2000), "Satellite Orbits", section 3.4.2. The Earth is a sphere without air: refraction
and flattening shift the edge by some kilometres.
"""

import numpy as np

from vitok.compiled import bare
from vitok.earth.shape import EQUATORIAL_RADIUS_M

SUN_RADIUS_M = 6.957e8  # IAU 2015 resolution B3


@bare
def apparent_discs(x, y, z, sun_x, sun_y, sun_z):
    """Apparent radii of Sun and Earth and the angle between them (3-tuple, rad), seen from a GCRF point."""
    dx, dy, dz = sun_x - x, sun_y - y, sun_z - z
    distance_m = np.sqrt(x * x + y * y + z * z)
    sun_distance_m = np.sqrt(dx * dx + dy * dy + dz * dz)
    # eq. 3.87 by the tangent: an arc cosine loses half its figures where the discs' centres meet
    cx, cy, cz = y * dz - z * dy, z * dx - x * dz, x * dy - y * dx
    return (
        np.arcsin(SUN_RADIUS_M / sun_distance_m),  # eq. 3.85
        np.arcsin(min(EQUATORIAL_RADIUS_M / distance_m, 1.0)),  # eq. 3.86
        np.arctan2(np.sqrt(cx * cx + cy * cy + cz * cz), -(x * dx + y * dy + z * dz)),
    )


@bare
def sunlit_fraction(x, y, z, sun_x, sun_y, sun_z):
    """Part of the Sun's disc in sight, 0 to 1, from a GCRF position, the Sun at a GCRF position (m)."""
    sun_rad, earth_rad, apart_rad = apparent_discs(x, y, z, sun_x, sun_y, sun_z)
    if apart_rad >= sun_rad + earth_rad:
        return 1.0
    if apart_rad <= earth_rad - sun_rad:
        return 0.0
    if apart_rad <= sun_rad - earth_rad:
        return 1.0 - (earth_rad / sun_rad) ** 2  # beyond the umbra's tip: a ring of Sun is left
    # eqs. 3.92 to 3.94: two circular segments
    along = (apart_rad * apart_rad + sun_rad * sun_rad - earth_rad * earth_rad) / (2.0 * apart_rad)
    across = np.sqrt(max(sun_rad * sun_rad - along * along, 0.0))
    covered = (
        sun_rad * sun_rad * np.arctan2(across, along)
        + earth_rad * earth_rad * np.arctan2(across, apart_rad - along)
        - apart_rad * across
    )
    return min(max(1.0 - covered / (np.pi * sun_rad * sun_rad), 0.0), 1.0)
