"""The phases in their order: planned, flown, and checked to hang together."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from types import ModuleType
from typing import Any

import numpy as np

from vitok.ascent import plan as ascent_plan
from vitok.ascent import simulation as ascent
from vitok.chance import Draws
from vitok.descent import plan as descent_plan
from vitok.descent import simulation as descent
from vitok.descent import undocking
from vitok.docking import plan as docking_plan
from vitok.docking import simulation as docking
from vitok.earth.space_weather import SolarActivity
from vitok.errors import FlightError, InputError
from vitok.flight import Flight
from vitok.flight_plan import FlightPlan
from vitok.mission.mission import Mission
from vitok.mission.quantities import part_of
from vitok.mission.relocation import RELOCATION, STAY, kind_of, numbered
from vitok.motion.arc import Arc, Start
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import inertial_state, relative_state
from vitok.rendezvous import plan as rendezvous_plan
from vitok.rendezvous import simulation as rendezvous
from vitok.rendezvous.visibility import check_constraints
from vitok.scene import Cast, Scene, set_up
from vitok.stay import plan as stay_plan
from vitok.stay import relocating as relocation
from vitok.stay import relocation as relocation_plan
from vitok.stay import simulation as stay
from vitok.world import World, world_of

Progress = Callable[[str], None]

# Before undocking, with some to spare: flight near a station reads its orbit from the last full ten
# seconds on (``proximity.bodies.look_around``).
_BEFORE_S = 60.0

# Each has plan(scene, start), FOLLOWING, and fly(world, plan, start, draws), whose arc names what follows it.
# A stay is planned with its relocations, and flown in parts before, between and after them.
_PHASES: dict[str, tuple[ModuleType, ModuleType]] = {
    "ascent": (ascent_plan, ascent),
    "rendezvous": (rendezvous_plan, rendezvous),
    "docking": (docking_plan, docking),
    "stay": (stay_plan, stay),
    "relocation": (stay_plan, relocation),
    "descent": (descent_plan, descent),
}


# What files alone tell of a phase that cannot be flown, told before anything is planned.
_CHECKS: dict[str, Callable[[Cast], None]] = {
    "docking": docking_plan.check,
    "stay": relocation_plan.check,
    "descent": undocking.check,
}


def _silent(step: str) -> None:
    """Progress that nobody watches."""


def plan(
    mission: Mission, *, activity: SolarActivity | None = None, report: Progress = _silent
) -> FlightPlan:
    """Solves the whole flight before anything flies, as far as the station's orbit is known.

    ``activity`` is the Sun's on days that are not measured; it goes before what the mission's file says.
    InputError for wrong input, FlightError for a flight that cannot be flown.
    """
    report("station's orbit, from its element sets")
    scene = set_up(mission, activity)
    _check_record(scene)
    for each in _to_plan(scene):
        if each in _CHECKS:
            _CHECKS[each](scene.cast)
    plans: dict[str, Any] = {}
    name: str | None
    name, start = _begin(scene)
    while name is not None and _known(scene, name):
        report(f"plan of the {name}")
        planner = _PHASES[name][0]
        plans[name] = planned = planner.plan(scene, start)
        if name == "rendezvous":
            check_constraints(scene, planned.firings)
        name = planner.FOLLOWING
        start = None if name is None else _last(planned).end
    if not plans:
        raise FlightError("nothing of the mission can be flown: " + "; ".join(FlightPlan(scene).not_flown))
    planned = FlightPlan(scene, **plans)
    planned.draws()  # dispersions that do not fit the mission are told before anything flies
    return planned


def _last(planned: Any) -> Any:
    """The plan of a phase, of a stay that of its last part."""
    return planned.last if isinstance(planned, stay_plan.StayPlan) else planned


def _check_record(scene: Scene) -> None:
    """InputError for a fact of a part that is not flown, unless it is only to be told."""
    cast, parts = scene.cast, set(_to_plan(scene))
    if STAY in parts:
        parts |= {numbered(RELOCATION, n) for n in range(1, len(cast.mission.relocation) + 1)}
    for number, fact in enumerate(cast.mission.record, 1):
        part = part_of(fact.key, cast.rocket)
        if not fact.free and part not in parts:
            why = "no element set of the station is near it or the spacecraft does not land"
            if STAY in parts and part is not None and kind_of(part) == RELOCATION:
                why = f"the mission has {len(cast.mission.relocation)} [[relocation]]"
            raise InputError(
                f"{cast.mission.name}: record[{number}].key = '{fact.key}' is of the {part}, which is not "
                f"flown, as {why}: with free = true the fact is told, not judged"
            )


def _begin(there: Scene | World) -> tuple[str, Start | None]:
    """The first phase that can be flown: on the pad, or docked, with the usual mass of a ship that leaves."""
    scene = there.known if isinstance(there, World) else there
    if scene.arrival_orbit is not None:
        return "ascent", None
    cast = scene.cast
    return "descent", there.undocking(cast.spacecraft.undocking.usual_mass_kg - cast.cargo_exchange_kg)


def _to_plan(scene: Scene) -> Iterator[str]:
    """The phases that are planned, in their order."""
    name: str | None = _begin(scene)[0]
    while name is not None and _known(scene, name):
        yield name
        name = _PHASES[name][0].FOLLOWING


def _known(scene: Scene, name: str) -> bool:
    """Whether there is what a phase needs: the station's orbit on its way, and something that lands."""
    if name in ("stay", "descent") and scene.departure_orbit is None:
        return False
    return name != "descent" or scene.cast.descent_module is not None


def legs(
    plan: FlightPlan, draws: Draws, phases: tuple[str, ...] = (), *, report: Progress = _silent
) -> Iterator[Arc]:
    """The arcs of ``phases`` of a plan, of all without, as they are flown; equal for equal plan and draws.

    The first begins where the plan has it begin. FlightError where a limit is broken.
    """
    phases = phases or tuple(plan.phases)
    name, scene = phases[0], plan.scene
    from_s = scene.t_undocking_s - _BEFORE_S if name == "descent" else -inf
    world = world_of(scene, draws, t_from_s=from_s)
    start = _start(world, plan, name)
    while name in phases:
        report(name)
        arc: Arc = _PHASES[kind_of(name)][1].fly(world, plan.phases[name], start, draws)
        yield arc
        if arc.following is None:
            return
        name, start = arc.following, arc.end


def _start(world: World, plan: FlightPlan, name: str) -> Start | None:
    """Where a phase begins that is flown first; one near the station as far from the true one as planned."""
    names, scene = list(plan.phases), plan.scene
    if name == names[0]:
        return _begin(world)[1]
    before: Any = plan.phases[names[names.index(name) - 1]]
    end: Start = before.end
    if name == "descent":
        return world.undocking(float(end.y[6]) - scene.cast.cargo_exchange_kg)
    beside = plan.stay is not None and plan.stay.detours and name != STAY
    if name == "rendezvous" or beside:  # between a stay's ends there is no truth beside what is known
        return end
    known, true = scene.arrival.trajectory(end.t_s), world.arrival.trajectory(end.t_s)
    y = inertial_state(true, relative_state(known, end.y))
    return Start(end.t_s, np.append(y, end.y[6]), end.handed)


def is_nominal(arc: Arc) -> bool:
    """Whether a phase ended so that the one that follows it as planned can be flown."""
    if kind_of(arc.name) in (STAY, RELOCATION):  # what follows hangs on the relocations
        return arc.following is not None
    following: str | None = _PHASES[arc.name][0].FOLLOWING
    return arc.following == following


def flight_of(plan: FlightPlan, draws: Draws, arcs: Sequence[Arc], why: str) -> Flight:
    """The flight of these arcs; ``why`` says why the plan's other phases are not flown."""
    flown = {arc.name: arc for arc in arcs}
    check_continuity(list(arcs))
    scene = plan.scene
    left_out = (
        tuple(f"{name}: not flown, as {why}" for name in plan.phases if name not in flown) if why else ()
    )
    return Flight(
        cast=scene.cast,
        epoch=scene.epoch,
        draws=draws,
        arcs=flown,
        not_flown=(*plan.not_flown, *left_out),
        descent=plan.descent,
        plan=plan,
    )


def fly(
    plan: FlightPlan, draws: Draws, phases: tuple[str, ...] = (), *, report: Progress = _silent
) -> Flight:
    """Flies a plan, or some ``phases`` of it, each from where the one before ended.

    FlightError where a limit is broken or the arcs do not join.
    """
    arcs = list(legs(plan, draws, phases, report=report))
    why = f"only {' and '.join(phases)} was asked for" if phases else ""
    return flight_of(plan, draws, arcs, why)
