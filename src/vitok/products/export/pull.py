"""What the Earth's pull did to a velocity along a known way."""

import numpy as np

from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import norm
from vitok.types import Vector


def free_fall_mps(t_s: Vector, r_gcrf_m: Vector) -> Vector:
    """Change of velocity (3,) by a point mass and J2 along positions (n, 3) at even instants (n,), n odd.

    Simpson's rule; Vallado (2013), eq. 8-30, about the GCRF's pole. Without the field's higher terms it is
    short by some 1e-4 m/s in a minute.
    """
    radius = norm(r_gcrf_m)[:, None]
    across = 5.0 * (r_gcrf_m[:, 2:] / radius) ** 2 - np.array([1.0, 1.0, 3.0])
    oblate = 1.5 * J2 * (EQUATORIAL_RADIUS_M / radius) ** 2 * across
    pull = MU_M3PS2 / radius**3 * r_gcrf_m * (oblate - 1.0)
    weights = np.ones(t_s.size)
    weights[1:-1:2], weights[2:-1:2] = 4.0, 2.0
    step_s = (t_s[-1] - t_s[0]) / (t_s.size - 1)
    return np.asarray((pull * weights[:, None]).sum(axis=0) * step_s / 3.0)
