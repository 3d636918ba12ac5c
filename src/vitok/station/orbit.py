"""The station's orbit from its element sets: a flown trajectory, fitted to what SGP4 makes of them."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment, environment
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError
from vitok.motion import orbit
from vitok.motion.lvlh import axes
from vitok.motion.trajectory import Trajectory
from vitok.station.element_set import ElementSet, gcrf_states

Vector = NDArray[np.float64]

_HALF_SPAN_S = SECONDS_PER_DAY / 2  # SGP4 is sampled half a day to either side of each set's epoch
_SAMPLE_STEP_S = 900.0
_MARGIN_S = 5400.0
_WIDEST_S = 20 * SECONDS_PER_DAY  # between two sets for one drag area to serve
_FREE_FLIGHT_RMS_M = 3e3  # above what SGP4 and space weather leave, below the smallest reboost after a day
_ITERATIONS = 5
_SETTLED_M = 1.0
# Steps of the differences: a metre at the start is a hundred kilometres of turned orbit after twelve days
_STEPS = np.array([0.1, 0.1, 0.1, 1e-4, 1e-4, 1e-4, 5e-4])
_TOLERANCE = 1e-10  # of the differenced trajectories; the answer itself is flown at the orbit's own


@dataclass(frozen=True)
class StationOrbit:
    """``trajectory`` through element sets, the environment it flew in, how well it fits SGP4's states."""

    trajectory: Trajectory
    environment: Environment
    cd_area_m2: float
    rms_m: float
    along_track_rms_m: float
    sets: tuple[ElementSet, ...]


def bracket(
    element_sets: Sequence[ElementSet], epoch: Epoch, t_start_s: float, t_end_s: float
) -> tuple[ElementSet, ElementSet]:
    """The last set before ``t_start_s`` and the first after ``t_end_s``; InputError if either is missing.

    NASA's numbered predictions are passed over: their drag terms are not to be trusted.
    """
    usable = [each for each in element_sets if not each.is_nasa_prediction]
    before = [each for each in usable if epoch.t_s(each.epoch_utc) <= t_start_s]
    after = [each for each in usable if epoch.t_s(each.epoch_utc) >= t_end_s]
    if not before or not after:
        known = ", ".join(f"{each.epoch_utc:%Y-%m-%d}" for each in usable)
        missing = "before" if not before else "after"
        raise InputError(
            f"the station's element sets ({known}) do not bracket "
            f"{epoch.utc(t_start_s)} to {epoch.utc(t_end_s)}: one {missing} is missing"
        )
    return before[-1], after[0]


def fit(
    element_sets: Sequence[ElementSet],
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    mass_kg: float,
    cd_area_m2: float,
    *,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """Least-squares orbit through the two sets that bracket ``t_start_s`` to ``t_end_s``.

    One trajectory has no jump where the sets meet, and what is flown against it feels the same forces.
    """
    first, last = bracket(element_sets, epoch, t_start_s, t_end_s)
    samples = []
    for each in (first, last):
        t_s = epoch.t_s(each.epoch_utc)
        samples.append((each, np.arange(t_s - _HALF_SPAN_S, t_s + _HALF_SPAN_S + 1.0, _SAMPLE_STEP_S)))
    return _through(samples, epoch, mass_kg, cd_area_m2, activity)


def nearest(
    element_sets: Sequence[ElementSet],
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    mass_kg: float,
    cd_area_m2: float,
    *,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """Orbit over ``t_start_s`` to ``t_end_s`` as SGP4 carries the one set that is nearest to its middle.

    For sets that lie to one side of the span, and for those between which the station fired its engines.
    """
    usable = [each for each in element_sets if not each.is_nasa_prediction] or list(element_sets)
    middle_s = 0.5 * (t_start_s + t_end_s)
    chosen = min(usable, key=lambda each: abs(epoch.t_s(each.epoch_utc) - middle_s))
    times = np.arange(t_start_s - _MARGIN_S, t_end_s + _MARGIN_S + _SAMPLE_STEP_S, _SAMPLE_STEP_S)
    return _through([(chosen, times)], epoch, mass_kg, cd_area_m2, activity)


def best(
    element_sets: Sequence[ElementSet],
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    mass_kg: float,
    cd_area_m2: float,
    *,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """Orbit over ``t_start_s`` to ``t_end_s`` from one set or many, before the span, after it or around it.

    Through the two sets around it, unless they lie too far apart or no single free orbit leads through both,
    because the station fired its engines in between; then from the nearest.
    """
    span = epoch, t_start_s, t_end_s, mass_kg, cd_area_m2
    try:
        first, last = bracket(element_sets, epoch, t_start_s, t_end_s)
    except InputError:
        return nearest(element_sets, *span, activity=activity)
    if (last.epoch_utc - first.epoch_utc).total_seconds() > _WIDEST_S:
        return nearest(element_sets, *span, activity=activity)
    through = fit(element_sets, *span, activity=activity)
    if through.rms_m < _FREE_FLIGHT_RMS_M:
        return through
    return nearest(element_sets, *span, activity=activity)


def of_ephemeris(flown: Trajectory, surroundings: Environment, cd_area_m2: float) -> StationOrbit:
    """Orbit that an ephemeris gives as it is, with the environment of a part of it."""
    return StationOrbit(flown, surroundings, cd_area_m2, 0.0, 0.0, ())


def _through(
    samples: Sequence[tuple[ElementSet, Vector]],
    epoch: Epoch,
    mass_kg: float,
    cd_area_m2: float,
    activity: SolarActivity | None,
) -> StationOrbit:
    """One trajectory through SGP4's positions of each set at its times (n,), which rise from set to set.

    Solved are the state and the drag area (first guess ``cd_area_m2``) under the full force model, by
    Gauss-Newton (Vallado 2013, section 10.4).
    """
    times = np.concatenate([t_s for _, t_s in samples])
    t_begin_s, t_finish_s = float(times[0]), float(times[-1])
    surroundings = environment(epoch, t_begin_s, t_finish_s, activity=activity)
    wanted = np.concatenate([gcrf_states(each, epoch, t_s, surroundings.rotation) for each, t_s in samples])

    def positions(unknowns: Vector) -> Vector:
        y0 = np.append(unknowns[:6], mass_kg)
        flown = orbit.coast(
            t_begin_s, y0, t_finish_s, surroundings, unknowns[6] * cd_area_m2, tolerance=_TOLERANCE
        )
        return flown(times)[:, :3]

    unknowns = np.append(wanted[0], 1.0)
    for _ in range(_ITERATIONS):
        cases = [unknowns] + [unknowns + step for step in np.diag(_STEPS)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            nominal, *moved = pool.map(positions, cases)
        partials = np.stack(
            [((each - nominal) / h).ravel() for each, h in zip(moved, _STEPS, strict=True)], 1
        )
        scale = np.linalg.norm(partials, axis=0)
        change = np.linalg.lstsq(partials / scale, (wanted[:, :3] - nominal).ravel(), rcond=None)[0] / scale
        unknowns = unknowns + change
        if np.linalg.norm(partials @ change) / np.sqrt(times.size) < _SETTLED_M:
            break
    area_m2 = float(unknowns[6] * cd_area_m2)
    solved = orbit.coast(t_begin_s, np.append(unknowns[:6], mass_kg), t_finish_s, surroundings, area_m2)
    flown = solved(times)
    miss = flown[:, :3] - wanted[:, :3]
    along = np.array([axes(y)[0] @ d for y, d in zip(flown, miss, strict=True)])
    return StationOrbit(
        solved,
        surroundings,
        area_m2,
        float(np.sqrt(np.mean(np.sum(miss**2, axis=1)))),
        float(np.sqrt(np.mean(along**2))),
        tuple(each for each, _ in samples),
    )
