"""The station's orbit between two element sets: a flown trajectory, fitted to both."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment, environment
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError
from vitok.motion import orbit
from vitok.motion.element_sets import ElementSet, gcrf_states
from vitok.motion.lvlh import axes
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

_HALF_SPAN_S = SECONDS_PER_DAY / 2  # SGP4 is sampled half a day to either side of each set's epoch
_SAMPLE_STEP_S = 900.0
_ITERATIONS = 5
_SETTLED_M = 1.0
# Steps of the differences: a metre at the start is a hundred kilometres of turned orbit after twelve days
_STEPS = np.array([0.1, 0.1, 0.1, 1e-4, 1e-4, 1e-4, 5e-4])
_TOLERANCE = 1e-10  # of the differenced trajectories; the answer itself is flown at the orbit's own


@dataclass(frozen=True)
class StationOrbit:
    """``trajectory`` through two element sets, the environment it flew in, how well it fits SGP4's states."""

    trajectory: Trajectory
    environment: Environment
    cd_area_m2: float
    rms_m: float
    along_track_rms_m: float
    sets: tuple[ElementSet, ElementSet]


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
) -> StationOrbit:
    """Least-squares orbit through the two sets that bracket ``t_start_s`` to ``t_end_s``.

    Solved are the state and the drag area (first guess ``cd_area_m2``) of one trajectory under the full force
    model, by Gauss-Newton on SGP4 positions within half a day of both epochs (Vallado 2013, section 10.4).
    One trajectory has no jump where the sets meet, and what is flown against it feels the same forces.
    """
    first, last = bracket(element_sets, epoch, t_start_s, t_end_s)
    t_first_s, t_last_s = epoch.t_s(first.epoch_utc), epoch.t_s(last.epoch_utc)
    t_begin_s, t_finish_s = t_first_s - _HALF_SPAN_S, t_last_s + _HALF_SPAN_S
    surroundings = environment(epoch, t_begin_s, t_finish_s)
    window_s = np.arange(-_HALF_SPAN_S, _HALF_SPAN_S + 1.0, _SAMPLE_STEP_S)
    times = np.concatenate((t_first_s + window_s, t_last_s + window_s))
    wanted = np.concatenate(
        [
            gcrf_states(each, epoch, t + window_s, surroundings.rotation)
            for each, t in ((first, t_first_s), (last, t_last_s))
        ]
    )

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
    trajectory = orbit.coast(t_begin_s, np.append(unknowns[:6], mass_kg), t_finish_s, surroundings, area_m2)
    flown = trajectory(times)
    miss = flown[:, :3] - wanted[:, :3]
    along = np.array([axes(y)[0] @ d for y, d in zip(flown, miss, strict=True)])
    return StationOrbit(
        trajectory,
        surroundings,
        area_m2,
        float(np.sqrt(np.mean(np.sum(miss**2, axis=1)))),
        float(np.sqrt(np.mean(along**2))),
        (first, last),
    )
