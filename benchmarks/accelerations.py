"""Accelerations a second at EGM2008 20x20 and 120x120."""

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.case import surroundings
from vitok.compiled import njit
from vitok.earth.gravity import WORK, gravity_itrf
from vitok.motion.forces import gravitation_gcrf

DEGREES = (20, 120)
_RADIUS_M = 6.8e6


@njit
def _field_alone(places_m, environment):
    total, work = 0.0, np.empty(WORK)
    for i in range(places_m.shape[0]):
        x, y, z = places_m[i]
        total += gravity_itrf(x, y, z, environment.field, work)[0]
    return total


@njit
def _all_bodies(places_m, environment):
    total, work = 0.0, np.empty(WORK)
    for i in range(places_m.shape[0]):
        x, y, z = places_m[i]
        total += gravitation_gcrf(60.0 * i, x, y, z, environment, work)[0]
    return total


def rates_per_s() -> dict[str, list[float]]:
    """Accelerations a second at each of DEGREES; nan where a program is not installed."""
    makers = {
        "vitok, field": lambda degree: lambda places: _field_alone(places, surroundings(degree)),
        "vitok, field, orientation, Sun and Moon": lambda degree: (
            lambda places: _all_bodies(places, surroundings(degree))
        ),
        "heyoka, field, places together": _heyoka,
        "brahe, field, place by place from Python": _brahe,
    }
    return {name: [_rate(make, degree) for degree in DEGREES] for name, make in makers.items()}


def _heyoka(degree: int) -> Callable[[NDArray[np.float64]], object]:
    import heyoka

    place = heyoka.make_vars("x", "y", "z")
    acceleration = heyoka.model.egm2008_acc(place, degree, degree)
    kernel = heyoka.cfunc(acceleration, place, compact_mode=True)
    return lambda places: kernel(np.ascontiguousarray(places.T))


def _brahe(degree: int) -> Callable[[NDArray[np.float64]], object]:
    import brahe

    model = brahe.GravityModel.from_model_type(brahe.GravityModelType.EGM2008_120)
    return lambda places: [model.compute_spherical_harmonics(place, degree, degree) for place in places]


def _rate(make: Callable[[int], Callable[[NDArray[np.float64]], object]], degree: int) -> float:
    """Best of five, as a pause of the machine can only slow it."""
    try:
        task = make(degree)
    except ImportError:
        return float("nan")
    directions = np.random.default_rng(1).normal(size=(40000 // degree, 3))
    places = _RADIUS_M * directions / np.linalg.norm(directions, axis=1)[:, None]
    task(places)
    times_s = []
    for _ in range(5):
        began_s = time.perf_counter()
        task(places)
        times_s.append(time.perf_counter() - began_s)
    return len(places) / min(times_s)
