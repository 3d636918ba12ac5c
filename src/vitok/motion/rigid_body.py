"""A turning rigid body: quaternions, Euler's equations, attitude by fixed steps.

q_body_from_gcrf is (w, x, y, z), scalar first, and of Hamilton's product: it turns the GCRF axes into the
body's, so a vector's body components are conj(q) v q, and c_from_a is the product of b_from_a and c_from_b.
Wertz (1978), "Spacecraft Attitude Determination and Control", section 16.1.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from vitok.compiled import lean, njit
from vitok.elementary import solved
from vitok.errors import InputError
from vitok.motion.runge_kutta import scratch, stepper


class Body(NamedTuple):
    """Mass (kg), inertia about the centre of mass in body axes (3, 3) kg m2, and its inverse."""

    mass_kg: float
    inertia_kgm2: NDArray[np.float64]
    inverse_inertia: NDArray[np.float64]


def body(mass_kg: float, inertia_kgm2: ArrayLike) -> Body:
    """Body of a mass and an inertia tensor (3, 3); InputError for what no mass can have."""
    inertia = np.array(inertia_kgm2, dtype=float)
    if not mass_kg > 0.0:
        raise InputError(f"mass_kg {mass_kg:g} is not positive")
    if inertia.shape != (3, 3) or not (abs(inertia - inertia.T) <= 1e-12 * abs(inertia.T)).all():
        raise InputError("inertia_kgm2 is not a symmetric matrix of 3 by 3")
    least, middle, greatest = np.linalg.eigvalsh(inertia)
    if not (least > 0.0 and greatest <= (least + middle) * (1.0 + 1e-12)):
        moments = f"{least:g}, {middle:g}, {greatest:g}"
        raise InputError(
            f"principal moments {moments} kg m2: each must be positive, none above the others' sum"
        )
    return Body(float(mass_kg), inertia, np.column_stack([solved(inertia, unit) for unit in np.eye(3)]))


@lean
def invert(m, out):
    """Writes the inverse (3, 3) of a matrix (3, 3), by its cofactors."""
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        for a in range(3):
            b, c = (a + 1) % 3, (a + 2) % 3
            out[a, i] = m[j, b] * m[k, c] - m[j, c] * m[k, b]
    whole = m[0, 0] * out[0, 0] + m[0, 1] * out[1, 0] + m[0, 2] * out[2, 0]
    for i in range(3):
        for a in range(3):
            out[i, a] /= whole


@lean
def quaternion_product(a, b):
    """Hamilton's product of two quaternions (4-tuples)."""
    return (
        a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
        a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
        a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
        a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
    )


@lean
def body_from_gcrf(w, x, y, z):
    """Matrix (9-tuple, row by row) of a unit q_body_from_gcrf, for frames.rotate and rotate_back."""
    return (
        1.0 - 2.0 * (y * y + z * z),
        2.0 * (x * y + w * z),
        2.0 * (x * z - w * y),
        2.0 * (x * y - w * z),
        1.0 - 2.0 * (x * x + z * z),
        2.0 * (y * z + w * x),
        2.0 * (x * z + w * y),
        2.0 * (y * z - w * x),
        1.0 - 2.0 * (x * x + y * y),
    )


@lean
def turn(y, moment, body, out):
    """Rates of q and angular velocity ``y`` (7,), rad/s in body axes, under a moment (3,) N m in body axes.

    Kinematics q' = q (0, omega) / 2; Euler's equations I omega' = M - omega x I omega.
    """
    rates = quaternion_product((y[0], y[1], y[2], y[3]), (0.0, y[4], y[5], y[6]))
    for i in range(4):
        out[i] = 0.5 * rates[i]
    inertia = body.inertia_kgm2
    hx = inertia[0, 0] * y[4] + inertia[0, 1] * y[5] + inertia[0, 2] * y[6]
    hy = inertia[1, 0] * y[4] + inertia[1, 1] * y[5] + inertia[1, 2] * y[6]
    hz = inertia[2, 0] * y[4] + inertia[2, 1] * y[5] + inertia[2, 2] * y[6]
    mx = moment[0] - (y[5] * hz - y[6] * hy)
    my = moment[1] - (y[6] * hx - y[4] * hz)
    mz = moment[2] - (y[4] * hy - y[5] * hx)
    for i in range(3):
        row = body.inverse_inertia[i]
        out[4 + i] = row[0] * mx + row[1] * my + row[2] * mz


@lean
def make_unit(q):
    """Scale a quaternion (4,) to unit length, in place: steps drift from it by their own error."""
    length = np.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3])
    for i in range(4):
        q[i] /= length


@njit
def _rates(t_s, y, flight, out):
    parameters, law, body, told = flight
    told[0] = t_s
    for i in range(7):
        told[1 + i] = y[i]
    turn(y, law(told, parameters), body, out)


_step = stepper(_rates, 7)


@njit
def spin(t0_s, y0, step_s, steps, law, parameters, body):
    """Attitude and angular velocity by Runge and Kutta's fourth order: rows (steps + 1, 8) of t_s and state.

    ``y0`` (7,): q_body_from_gcrf and angular velocity (rad/s, body axes, against GCRF). ``law``, a load_law,
    is told t_s and the state (8,) and ``parameters`` and gives the moment (3,) N m in body axes.
    """
    rows = np.empty((steps + 1, 8))
    rows[0, 0], rows[0, 1:] = t0_s, y0
    work = scratch(7)
    flight = (parameters, law, body, np.empty(8))
    for n in range(steps):
        _step(rows[n, 0], rows[n, 1:], step_s, flight, work, rows[n + 1, 1:])
        rows[n + 1, 0] = t0_s + (n + 1) * step_s
        make_unit(rows[n + 1, 1:5])
    return rows
