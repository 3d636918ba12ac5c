"""How a free body turns near an attitude that turns with a circular orbit."""

import numpy as np

from vitok.elementary import product
from vitok.motion.rigid_body import invert
from vitok.types import Vector


def libration(inertia_kgm2: Vector, body_from_lvlh: Vector) -> Vector:
    """(3, 7) of its angular acceleration against the turning LVLH, body axes, on an orbit of the rate n.

    It is n2 of the first column, n2 of the next three times small angles off ``body_from_lvlh`` (3, 3), and n
    of the last three times the rates against LVLH: Euler's equations and the gradient of gravity to first
    order (Hughes 1986, chapter 9).
    """
    inverse, spin, up = np.empty((3, 3)), -body_from_lvlh[:, 1:2].T, body_from_lvlh[:, 2:].T
    invert(inertia_kgm2, inverse)

    def couple(a: Vector, b: Vector) -> Vector:
        """Of vectors, rows (k, 3)."""
        return product(_cross(a, product(b, inertia_kgm2.T)), inverse.T)

    axes = np.eye(3)
    turned, raised = _cross(axes, spin), _cross(axes, up)  # each is seen turned against the angle
    by_spin, by_up = couple(spin, turned) + couple(turned, spin), couple(up, raised) + couple(raised, up)
    pushed = 3.0 * couple(up, up) - couple(spin, spin)
    of_rates = turned - couple(spin, axes) - couple(axes, spin)
    return np.ascontiguousarray(np.concatenate((pushed, by_spin - 3.0 * by_up, of_rates)).T)


def _cross(a: Vector, b: Vector) -> Vector:
    """As ``numpy.cross`` of vectors of three numbers, a fifth of its time."""
    ahead, behind = [1, 2, 0], [2, 0, 1]
    crossed: Vector = a[..., ahead] * b[..., behind] - a[..., behind] * b[..., ahead]
    return crossed
