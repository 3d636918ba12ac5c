"""An orbit about the flattened Earth, and the transition of small deviations from it, over days."""

import numpy as np

from vitok.compiled import njit
from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.navigation.propagation import gradient
from vitok.types import Vector

# Of a step. A day is good to 3 km along the track, a transition over it to 6e-4; with half the step to 100 m
# and 2e-5, and sigmas of a two-day rendezvous change by 5e-5 at most
_LONGEST_S = 120.0


def drift(y: Vector, duration_s: float) -> tuple[Vector, Vector]:
    """State (6,) after a coast of a GCRF state (6 or 7,), and the transition (6, 6) in GCRF of deviations.

    ``duration_s`` may be negative. Over two days the flattening tells: two bodies alone have a change of
    phase wrong by some per cent, and a station that is late drift out of its plane.
    """
    later, phi = _drift(np.ascontiguousarray(y[:6], dtype=float), float(duration_s))
    return later, phi


@njit
def _drift(y, duration_s):
    """By Nystrom's method of fifth order in four stages (Hairer, Norsett, Wanner 1993, II.14, table 14.2)."""
    count = max(1, int(np.ceil(abs(duration_s) / _LONGEST_S)))
    h = duration_s / count
    # rows of place and of speed: of the state itself, and of six deviations
    place, speed = np.zeros((3, 7)), np.zeros((3, 7))
    for i in range(3):
        place[i, 0], speed[i, 0] = y[i], y[3 + i]
        place[i, 1 + i], speed[i, 4 + i] = 1.0, 1.0
    there, pulls, pull = np.empty((3, 7)), np.empty((4, 3, 7)), np.empty((3, 3))
    for _ in range(count):
        for stage in range(4):
            for i in range(3):
                for c in range(7):
                    x, v = place[i, c], speed[i, c]
                    if stage == 1:
                        x += h / 5.0 * v + h * h / 50.0 * pulls[0, i, c]
                    elif stage == 2:
                        x += 2.0 * h / 3.0 * v + h * h / 27.0 * (7.0 * pulls[1, i, c] - pulls[0, i, c])
                    elif stage == 3:
                        bent = 21.0 * pulls[0, i, c] - 4.0 * pulls[1, i, c] + 18.0 * pulls[2, i, c]
                        x += h * v + h * h / 70.0 * bent
                    there[i, c] = x
            _pulled(there, pull, pulls[stage])
        for i in range(3):
            for c in range(7):
                first, second, third = pulls[0, i, c], pulls[1, i, c], pulls[2, i, c]
                bent = 14.0 * first + 100.0 * second + 54.0 * third
                place[i, c] += h * speed[i, c] + h * h / 336.0 * bent
                speed[i, c] += (
                    h / 336.0 * (14.0 * first + 125.0 * second + 162.0 * third + 35.0 * pulls[3, i, c])
                )
    later, phi = np.empty(6), np.empty((6, 6))
    for i in range(3):
        later[i], later[3 + i] = place[i, 0], speed[i, 0]
        for c in range(6):
            phi[i, c], phi[3 + i, c] = place[i, 1 + c], speed[i, 1 + c]
    return later, phi


@njit
def _pulled(place, pull, out):
    """Gravity (3,) at a place, and its change by each of six deviations: columns of ``out`` (3, 7)."""
    x, y, z = place[0, 0], place[1, 0], place[2, 0]
    r2 = x * x + y * y + z * z
    scale = MU_M3PS2 / (r2 * np.sqrt(r2))
    flat, polar = 1.5 * J2 * EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M / r2, 5.0 * z * z / r2
    out[0, 0] = -scale * x * (1.0 + flat * (1.0 - polar))
    out[1, 0] = -scale * y * (1.0 + flat * (1.0 - polar))
    out[2, 0] = -scale * z * (1.0 + flat * (3.0 - polar))
    gradient(x, y, z, pull)
    for i in range(3):
        for c in range(1, 7):
            out[i, c] = pull[i, 0] * place[0, c] + pull[i, 1] * place[1, c] + pull[i, 2] * place[2, c]
