"""Failures on the way home: when each may happen, and the event of its happening."""

from collections.abc import Sequence

import numpy as np

from vitok.chance import Failure
from vitok.descent.dynamics import Sample
from vitok.descent.landing import Landing
from vitok.descent.plan import DescentPlan
from vitok.descent.samples import at, gcrf_samples
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.errors import InputError
from vitok.motion.arc import Event
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory


def check_times(plan: DescentPlan, failures: Sequence[Failure]) -> None:
    """InputError for a failure that would come when the part that fails is no longer used."""
    entry_s = plan.parachute_command_s - plan.module_separation_s
    for failure in failures:
        span_s, what = entry_s, "the time from module separation to the parachute command"
        if failure.name == "main-engine":
            span_s, what = plan.burn.duration_s, "the length of the deorbit burn"
        if failure.after_s is not None and failure.after_s >= span_s:
            raise InputError(f"failure '{failure}' should come before {span_s:.1f} s, {what}")


def failure_events(
    craft: Vehicle, burns: Sequence[Burn], ship: Trajectory, landing: Landing, *, environment: Environment
) -> list[Event]:
    """An event ``failure`` for each of the craft's: ``what`` failed, and the ``entry_mode`` that was flown.

    One that would come at a use that this flight is already past, as its times are a little off the plan's,
    has its event all the same.
    """
    if not craft.failures:
        return []
    fall = np.concatenate(landing)
    parachutes = craft.module.parachutes
    used_s = {
        "main-engine": burns[1].end_s,  # after the separation burn
        "main-parachute": float(landing.entry[-1, Sample.T]) + parachutes.canopies[-1].opening_s,
        "soft-landing-engines": float(landing.engines[0, Sample.T]),
    }
    told = []
    for failure in craft.failures:
        t_s = used_s.get(failure.name, ship.t_end_s + (failure.after_s or 0.0))
        y = ship(t_s) if t_s < ship.t_end_s else gcrf_samples(at(fall, t_s)[None], environment)[0]
        told.append(
            Event("failure", t_s, y, {"what": failure.name, "entry_mode": entry_mode(craft, landing)})
        )
    return told


def entry_mode(craft: Vehicle, landing: Landing) -> str:
    """How an entry was flown: a bank beyond half a turn is that of the steady roll, as no law commands it."""
    rolled = np.abs(landing.entry[:, Sample.BANK]).max() > np.pi
    return "ballistic" if craft.failure("guidance") or rolled else "guided"
