"""Two-body motion in time by universal variables, for loops that need no more."""

import numpy as np

from vitok.compiled import bare
from vitok.earth.gravity import MU_M3PS2

_ITERATIONS = 30
_SETTLED = 1e-10  # of the universal variable


@bare
def stumpff(psi):
    """c2 and c3 of Stumpff (Vallado 2013, algorithm 1)."""
    if psi > 1e-6:
        root = np.sqrt(psi)
        return (1.0 - np.cos(root)) / psi, (root - np.sin(root)) / root**3
    if psi < -1e-6:
        root = np.sqrt(-psi)
        return (1.0 - np.cosh(root)) / psi, (np.sinh(root) - root) / root**3
    return 0.5 - psi / 24.0, 1.0 / 6.0 - psi / 120.0


@bare
def two_body_state(x, y, z, vx, vy, vz, duration_s):
    """Position and velocity (6-tuple) after ``duration_s`` on a bound orbit (Vallado 2013, algorithm 8).

    Not numbers where it does not settle.
    """
    r0 = np.sqrt(x * x + y * y + z * z)
    radial = (x * vx + y * vy + z * vz) / np.sqrt(MU_M3PS2)
    alpha = 2.0 / r0 - (vx * vx + vy * vy + vz * vz) / MU_M3PS2
    chi = np.sqrt(MU_M3PS2) * duration_s * alpha
    c2, c3, r = 0.5, 1.0 / 6.0, r0
    for _ in range(_ITERATIONS):
        psi = chi * chi * alpha
        c2, c3 = stumpff(psi)
        r = chi * chi * c2 + radial * chi * (1.0 - psi * c3) + r0 * (1.0 - psi * c2)
        step = np.sqrt(MU_M3PS2) * duration_s - chi**3 * c3 - radial * chi * chi * c2
        step = (step - r0 * chi * (1.0 - psi * c3)) / r
        chi += step
        if abs(step) < _SETTLED * max(1.0, abs(chi)):
            break
    else:
        return np.nan, np.nan, np.nan, np.nan, np.nan, np.nan
    psi = chi * chi * alpha
    c2, c3 = stumpff(psi)
    f, g = 1.0 - chi * chi * c2 / r0, duration_s - chi**3 * c3 / np.sqrt(MU_M3PS2)
    rx, ry, rz = f * x + g * vx, f * y + g * vy, f * z + g * vz
    r = np.sqrt(rx * rx + ry * ry + rz * rz)
    g_dot = 1.0 - chi * chi * c2 / r
    f_dot = np.sqrt(MU_M3PS2) / (r * r0) * chi * (psi * c3 - 1.0)
    return rx, ry, rz, f_dot * x + g_dot * vx, f_dot * y + g_dot * vy, f_dot * z + g_dot * vz
