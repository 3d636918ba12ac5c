"""Whether the states of an ephemeris can be an orbit: radii, speeds, steps, and where each state leads."""

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.errors import InputError
from vitok.motion.kepler import two_body_state
from vitok.station.interpolation import miss_m

Vector = NDArray[np.float64]

_LOWEST_M, _HIGHEST_M = 6357e3, 10.0 * EQUATORIAL_RADIUS_M
_WIDEST_TURN = 0.1
_INTERPOLATED_M = 1000.0
# What two bodies leave out in a step: the Earth's oblateness, 0.03 m/s2, twice; and a burn of the station
_KEPLER_M, _KEPLER_MPS, _KEPLER_MPS2 = 1000.0, 10.0, 0.06


def check_steps(times: Vector, y: Vector, *, hermite: bool, degree: int, whose: str) -> None:
    """InputError for radii outside the range of orbits, and for steps too wide to be interpolated."""
    radius_m = np.sqrt(y[:, 0] ** 2 + y[:, 1] ** 2 + y[:, 2] ** 2)
    off = (radius_m < _LOWEST_M) | (radius_m > _HIGHEST_M)
    if np.any(off):
        k = int(np.argmax(off))
        raise InputError(
            f"{whose} lies {radius_m[k] / 1e3:.0f} km from the Earth's centre in state {k + 1}; an orbit "
            f"lies {_LOWEST_M / 1e3:.0f} to {_HIGHEST_M / 1e3:.0f} km from it"
        )
    rate_radps = np.sqrt(MU_M3PS2 / np.minimum(radius_m[1:], radius_m[:-1]) ** 3)
    step_s = np.diff(times)
    turn = step_s * rate_radps / (2.0 * np.pi)
    k = int(np.argmax(turn))
    if turn[k] > _WIDEST_TURN:
        raise InputError(
            f"{whose} has {step_s[k]:.0f} s from state {k + 1} to the next, {turn[k]:.3f} turns; states more "
            f"than {_WIDEST_TURN} turns apart cannot be interpolated"
        )
    error_m = miss_m(
        float(step_s[k]), float(radius_m[k]), float(rate_radps[k]), hermite=hermite, degree=degree
    )
    if error_m > _INTERPOLATED_M:
        raise InputError(
            f"{whose} has {step_s[k]:.0f} s from state {k + 1} to the next, where interpolation of degree "
            f"{degree} errs by {error_m / 1e3:.0f} km; give a higher INTERPOLATION_DEGREE or closer states"
        )


def check_orbit(times: Vector, y: Vector, whose: str) -> None:
    """InputError for states that are not bound to the Earth, or do not lead to each other."""
    radius_m = np.sqrt(y[:, 0] ** 2 + y[:, 1] ** 2 + y[:, 2] ** 2)
    speed_mps = np.sqrt(y[:, 3] ** 2 + y[:, 4] ** 2 + y[:, 5] ** 2)
    axis_m = 1.0 / (2.0 / radius_m - speed_mps**2 / MU_M3PS2)
    unbound = (axis_m <= 0.0) | (axis_m > _HIGHEST_M)
    if np.any(unbound):
        k = int(np.argmax(unbound))
        raise InputError(
            f"{whose} flies {speed_mps[k] / 1e3:.3f} km/s in state {k + 1}, {radius_m[k] / 1e3:.0f} km from "
            "the Earth's centre: that is no orbit about the Earth in km/s"
        )
    apart_m, apart_mps = _misses(times, y)
    step_s = np.diff(times)
    wrong = ~(apart_m < _KEPLER_M + 0.5 * _KEPLER_MPS2 * step_s**2)
    wrong |= ~(apart_mps < _KEPLER_MPS + _KEPLER_MPS2 * step_s)
    if np.any(wrong):
        k = int(np.argmax(wrong))
        raise InputError(
            f"{whose} contradicts itself: state {k + 1} leads {apart_m[k] / 1e3:.1f} km and "
            f"{apart_mps[k]:.0f} m/s past the next, {step_s[k]:.0f} s on"
        )


@njit
def _misses(t_s, y):
    """How far each state is from where the one before leads on two-body motion: m and m/s (n - 1,)."""
    apart_m, apart_mps = np.empty(t_s.size - 1), np.empty(t_s.size - 1)
    for k in range(t_s.size - 1):
        led = two_body_state(y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5], t_s[k + 1] - t_s[k])
        n = y[k + 1]
        apart_m[k] = np.sqrt((led[0] - n[0]) ** 2 + (led[1] - n[1]) ** 2 + (led[2] - n[2]) ** 2)
        apart_mps[k] = np.sqrt((led[3] - n[3]) ** 2 + (led[4] - n[4]) ** 2 + (led[5] - n[5]) ** 2)
    return apart_m, apart_mps
