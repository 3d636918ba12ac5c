"""Attitudes near a station: where the probe points, and how far the ship is off it."""

import numpy as np

from vitok.compiled import lean
from vitok.motion.rigid_body import quaternion_product

_ALONG = 0.99  # cosine, beyond which a direction says nothing about a turn around it


@lean
def pointing(d0, d1, d2, right, up):
    """Axes (9-tuple, row by row) of a ship whose +x is the unit vector d: +y as near to ``right`` as may be.

    Where d is along ``right``, +z is as near to ``up``.
    """
    along = d0 * right[0] + d1 * right[1] + d2 * right[2]
    if abs(along) < _ALONG:
        y0, y1, y2 = right[0] - along * d0, right[1] - along * d1, right[2] - along * d2
    else:  # y = z x x
        y0 = up[1] * d2 - up[2] * d1
        y1 = up[2] * d0 - up[0] * d2
        y2 = up[0] * d1 - up[1] * d0
    length = np.sqrt(y0 * y0 + y1 * y1 + y2 * y2)
    y0, y1, y2 = y0 / length, y1 / length, y2 / length
    return d0, d1, d2, y0, y1, y2, d1 * y2 - d2 * y1, d2 * y0 - d0 * y2, d0 * y1 - d1 * y0


@lean
def turned_from(reference, attitude):
    """Angle (3-tuple, rad) about the body's axes by which an attitude is turned from a reference.

    Both are quaternions of GCRF; the vector part of conj(reference) attitude, doubled, good for small angles
    and of the right sign for all.
    """
    w, x, y, z = quaternion_product((reference[0], -reference[1], -reference[2], -reference[3]), attitude)
    twice = 2.0 if w >= 0.0 else -2.0
    return twice * x, twice * y, twice * z
