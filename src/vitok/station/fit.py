"""One fit of a station's orbit to some of its sets, and what is left if they do not fit together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError
from vitok.station.batch import Prior, Solution, solve
from vitok.station.burns import suspected
from vitok.station.element_set import ElementSet, gcrf_states
from vitok.station.knowledge import UsualBurns
from vitok.station.looks import LOOKED_BACK_S, looks, mean_axis_m
from vitok.station.reference import Look, Reference, StationBurn, reference
from vitok.station.surroundings import Surroundings
from vitok.station.theory import drag_history

Vector = NDArray[np.float64]

BEFORE_S = LOOKED_BACK_S + 600.0  # from the begin of an arc to its first set
COARSE = 1e-8  # tolerance of a flight that only leads on
_CLEAN_AFTER_S, _CLEAN_SPAN_S, _CLEAN_SETS = 0.8 * SECONDS_PER_DAY, 0.6 * SECONDS_PER_DAY, 3
_WEAK_BURN = 3.0  # sigmas
_FALLBACK_FACTOR = 2.0
_STRIDE_S = 15.0 * SECONDS_PER_DAY


@dataclass(frozen=True)
class Task:
    """What all fits of one estimate share."""

    epoch: Epoch
    prior: Prior
    usual: UsualBurns
    activity: SolarActivity | None
    around: Surroundings
    t_start_s: float
    t_end_s: float

    @cached_property
    def surroundings(self) -> Environment:
        """The Earth about the orbit."""
        return self.around.environment

    def at_s(self, sets: Sequence[ElementSet]) -> Vector:
        """The sets' epochs (n,)."""
        return np.array([each.t_s(self.epoch) for each in sets])

    def state(self, elements: ElementSet, t_s: float) -> Vector:
        """State (7,) of the station at an instant as SGP4 has it."""
        y = gcrf_states(elements, self.epoch, np.array([t_s]), self.surroundings.rotation)[0]
        return np.append(y, self.prior.mass_kg)


@dataclass(frozen=True)
class Found:
    """A solution, the sets that it rests on, the factor on its sigma, burns before its arc, warnings."""

    solution: Solution
    sets: tuple[ElementSet, ...]
    factor: float = 1.0
    earlier_burns: tuple[StationBurn, ...] = ()
    warnings: tuple[str, ...] = ()


def fitted(
    task: Task,
    sets: list[ElementSet],
    *,
    one_sided: bool,
    begun: Reference | None = None,
) -> Found:
    """The batch over sets, or what is left of it: burns at kept instants, then the last set alone.

    An orbit that has ``begun`` through some of the sets and covers the arc is the first guess.
    """
    at_s = task.at_s(sets)
    t0_s = float(at_s[0]) - BEFORE_S
    axis_m = np.array([mean_axis_m(each) for each in sets])
    try:
        fallen_m = _fallen(task, sets[0], at_s, begun)
    except FlightError as error:
        raise FlightError(
            f"no orbit leads through the station's element sets of {days_of(sets)}: {error}"
        ) from error
    seen = looks(sets, task.epoch, task.surroundings.rotation, fallen_m[-1] / (at_s[-1] - t0_s))
    burns = tuple(suspected(at_s, axis_m, fallen_m)) if len(sets) > 1 else ()
    if one_sided and burns:
        # a set's own fit looks back over half a day: those well after a burn serve best alone
        clean = at_s > burns[-1].t_s + np.sqrt(3.0) * burns[-1].sigma_t_s + _CLEAN_AFTER_S
        if clean.sum() >= _CLEAN_SETS and np.ptp(at_s[clean]) > _CLEAN_SPAN_S:
            kept = [each for each, is_clean in zip(sets, clean, strict=True) if is_clean]
            return replace(fitted(task, kept, one_sided=True), earlier_burns=burns)
    like: Solution | Reference | None = begun
    if begun is not None:
        y0 = begun.flown(t0_s)
    else:
        first = axis_m[:5] - fallen_m[:5]
        y0 = task.state(sets[int(np.argmin(np.abs(first - np.median(first))))], t0_s)
    for count in range(1, int(np.ceil((at_s[-1] - at_s[0]) / _STRIDE_S))):
        # an arc of weeks is not linear in its first guess: it grows by a stride at a time
        part = int(np.count_nonzero(at_s <= at_s[0] + count * _STRIDE_S))
        earlier = tuple(each for each in burns if each.t_s < at_s[part - 1])
        grown = _significant(task, seen[:part], t0_s, y0, earlier, like, one_sided=one_sided)
        if grown is not None:
            y0, like = grown.y0, grown
    solution = _significant(task, seen, t0_s, y0, burns, like, one_sided=one_sided)
    if solution is not None and solution.settled:
        return Found(solution, tuple(sets))
    if burns:
        kept_instants = tuple(replace(each, sigma_t_s=0.0) for each in burns)
        solution = _significant(task, seen, t0_s, y0, kept_instants, like, one_sided=one_sided)
        if solution is not None and solution.settled:
            warning = "the instants of the station's burns cannot be solved for: the sigma is doubled"
            return Found(solution, tuple(sets), _FALLBACK_FACTOR, (), (warning,))
    alone_s = float(at_s[-1]) - BEFORE_S
    solution = _significant(task, seen[-1:], alone_s, task.state(sets[-1], alone_s), ())
    if solution is not None and solution.settled:
        warning = (
            f"no one orbit leads through the element sets of {days_of(sets)}: only the last is used, "
            "the sigma is doubled"
        )
        return Found(solution, (sets[-1],), _FALLBACK_FACTOR, (), (warning,))
    raise FlightError(
        f"no orbit leads through the station's element sets of {days_of(sets)}, nor the last of them"
    )


def days_of(sets: Sequence[ElementSet]) -> str:
    instants = [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in sets]
    return instants[0] if len(sets) == 1 else f"{instants[0]} to {instants[-1]} ({len(sets)} sets)"


def _significant(
    task: Task,
    seen: Sequence[Look],
    t0_s: float,
    y0: Vector,
    burns: tuple[StationBurn, ...],
    like: Solution | Reference | None = None,
    *,
    one_sided: bool = False,
) -> Solution | None:
    """The solution with those burns alone that stand out of their own sigma."""
    while True:
        solution = solve(
            seen,
            t0_s,
            y0,
            burns=burns,
            prior=task.prior,
            surroundings=task.surroundings,
            like=like,
            one_sided=one_sided,
        )
        if solution is None or not burns:
            return solution
        strength = [abs(each.delta_v_mps) / each.sigma_mps for each in solution.burns]
        weakest = int(np.argmin(strength))
        if strength[weakest] > _WEAK_BURN:
            return solution
        burns = burns[:weakest] + burns[weakest + 1 :]


def _fallen(task: Task, first: ElementSet, at_s: Vector, begun: Reference | None) -> Vector:
    """Change of the axis (n,), m, by the prior's drag from the begin of the arc to each set."""
    t0_s, area_m2 = float(at_s[0]) - BEFORE_S, task.prior.cd_area_m2
    about = begun or reference(
        t0_s,
        task.state(first, t0_s),
        float(at_s[-1]),
        burns=(),
        surroundings=task.surroundings,
        cd_area_m2=area_m2,
        tolerance=COARSE,
    )
    history = drag_history(
        t0_s, float(at_s[-1]), about.flown.kernel, cd_area_m2=area_m2, environment=task.surroundings
    )
    rate_mps = 2.0 / about.theory.n_radps * history.along_mps2
    fallen_m = np.append(0.0, np.cumsum(0.5 * (rate_mps[1:] + rate_mps[:-1]) * history.step_s))
    at_sets: Vector = np.interp(at_s, t0_s + np.arange(fallen_m.size) * history.step_s, fallen_m)
    return at_sets
