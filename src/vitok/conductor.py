"""The phases in their order: planned, flown, and checked to hang together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.ascent import plan as ascent_plan
from vitok.ascent import simulation as ascent
from vitok.ascent.passage import Passage, allowed_passages
from vitok.ascent.window import Target
from vitok.craft.spacecraft import check_propellant
from vitok.descent import plan as descent_plan
from vitok.descent import simulation as descent
from vitok.descent.outlook import Outlook, outlook
from vitok.descent.vehicle import vehicle
from vitok.docking import plan as docking_plan
from vitok.docking import simulation as docking
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.earth.weather_used import weather_summary
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.descent_module import DescentModule
from vitok.mission.failure import Failure
from vitok.mission.mission import Mission
from vitok.mission.record import Judgement
from vitok.motion.arc import Arc, Event
from vitok.motion.continuity import check_continuity
from vitok.motion.orbit import G0_MPS2
from vitok.rendezvous import plan as rendezvous_plan
from vitok.rendezvous import simulation as rendezvous
from vitok.setting import Setting, set_up
from vitok.station.orbit import StationOrbit
from vitok.stay import plan as stay_plan
from vitok.stay import simulation as stay

Vector = NDArray[np.float64]
Progress = Callable[[str], None]

_FOOTPRINT_RUNS = 200
_AROUND_S = 1800.0  # a lift-off comes some minutes before its passage, or after it


@dataclass(frozen=True)
class Arriving:
    """Plans of the way to the station."""

    ascent: ascent_plan.AscentPlan
    rendezvous: rendezvous_plan.RendezvousPlan
    docking: docking_plan.DockingPlan


@dataclass(frozen=True)
class Returning:
    """Plan of the way home and what may become of it."""

    descent: descent_plan.DescentPlan
    outlook: Outlook


@dataclass(frozen=True)
class FlightPlan:
    """What shall happen, solved before anything flies; None where the station's orbit is not known."""

    setting: Setting
    arriving: Arriving | None
    stay: stay_plan.StayPlan | None
    returning: Returning | None

    @property
    def not_flown(self) -> tuple[str, ...]:
        """A sentence for each part that cannot be flown, for lack of orbit data as a rule."""
        given, told = self.setting, []
        docking, undocking = (given.epoch.utc(t_s)[:10] for t_s in (given.t_docking_s, given.t_undocking_s))
        unknown = "not flown, as no element set of the station is near"
        if self.arriving is None:
            told.append(f"ascent, rendezvous and docking: {unknown} the docking, {docking}")
        if self.stay is None:
            told.append(f"stay: {unknown} both its ends, {docking} and {undocking}")
        if given.descent_module is None:
            told.append(f"descent: not flown, as spacecraft {given.spacecraft.name} does not land")
        elif self.returning is None:
            told.append(f"descent: {unknown} the undocking, {undocking}")
        return tuple(told)

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        epoch = self.setting.epoch
        told: dict[str, Any] = {"mission": self.setting.mission.name}
        if self.arriving:
            told["liftoff_utc"] = epoch.utc(self.arriving.ascent.liftoff_s)
        told["docking_utc"] = epoch.utc(self.setting.t_docking_s)
        told["undocking_utc"] = epoch.utc(self.setting.t_undocking_s)
        if self.not_flown:
            told["not_flown"] = list(self.not_flown)
        told["space_weather"] = _space_weather(self.setting)
        if self.arriving:
            told["ascent"] = self.arriving.ascent.summary(epoch)
            told["rendezvous"] = self.arriving.rendezvous.summary(epoch)
            told["docking"] = self.arriving.docking.summary(epoch)
        if self.stay:
            told["stay"] = self.stay.summary()
        if self.returning:
            told["descent"] = self.returning.descent.summary(epoch) | self.returning.outlook.summary(epoch)
        return told


@dataclass(frozen=True)
class Flight:
    """What happened: arcs by phase, events in order, and what the evidence makes of them.

    ``liftoff_s`` is the begin of the launch's day where the ascent is not flown.
    """

    mission: Mission = field(repr=False)
    epoch: Epoch
    liftoff_s: float
    plan: FlightPlan = field(repr=False)
    arcs: dict[str, Arc] = field(repr=False)
    events: tuple[Event, ...] = field(repr=False)
    seed: int
    data_spans: dict[str, Any] = field(repr=False)
    masses_kg: dict[str, float]
    failures: frozenset[Failure] = frozenset()
    evidence: tuple[Judgement, ...] = field(default=(), repr=False)


def plan(
    mission: Mission, report: Progress, seed: int = 0, *, activity: SolarActivity | None = None
) -> FlightPlan:
    """Solves the whole flight before anything flies, as far as the station's orbit is known.

    ``activity`` is the Sun's on days that are not measured; it goes before what the mission's file says.
    InputError for wrong input, FlightError for a flight that cannot be flown.
    """
    report("station's orbit, from its element sets")
    given = set_up(mission, activity)
    arriving = None if given.arrival is None else _arriving(given, given.arrival, report)
    riding = None
    if given.arrival is not None and given.departure is not None:
        riding = stay_plan.plan(
            given.arrival,
            given.departure,
            given.element_sets,
            given.epoch,
            given.t_docking_s,
            given.t_undocking_s,
        )
    returning = None
    if given.departure is not None and given.descent_module is not None:
        arrival_kg = _arrival_kg(given, arriving)
        returning = _returning(given, given.descent_module, given.departure, arrival_kg, seed, report)
    return FlightPlan(given, arriving, riding, returning)


def _arriving(given: Setting, arrival: StationOrbit, report: Progress) -> Arriving:
    report("plan of the ascent")
    launcher = ascent_plan.Launcher(given.rocket, given.launch_mass_kg, given.site, arrival.environment)
    target = Target(arrival.trajectory, given.profile, given.t_docking_s, arrival.environment)
    up = ascent_plan.plan(launcher, _passage(given, arrival), target)
    if not 0.0 <= up.liftoff_s < SECONDS_PER_DAY:
        raise FlightError(
            f"the lift-off that leads to the docking, {given.epoch.utc(up.liftoff_s)}, "
            f"is not on launch_date = {given.mission.launch_date}"
        )
    report("plan of the rendezvous")
    way = rendezvous_plan.plan(
        given.profile,
        given.spacecraft,
        up.insertion_s,
        up.y_insertion,
        arrival.trajectory,
        given.t_docking_s,
        arrival.environment,
    )
    approach = docking_plan.plan(
        given.spacecraft, given.station, given.mission.port, given.t_docking_s, arrival.trajectory
    )
    return Arriving(up, way, approach)


def _passage(given: Setting, arrival: StationOrbit) -> Passage:
    """The passage of the launch's day from which docking comes most nearly as the profile says."""
    end_s = min(SECONDS_PER_DAY + _AROUND_S, given.t_docking_s)
    found = allowed_passages(given.site, arrival.trajectory, arrival.environment, -_AROUND_S, end_s)
    if not found:
        raise FlightError(f"site {given.site.name} has no passage through the station's plane on that day")
    wanted_s = given.t_docking_s - given.profile.docking_after_liftoff_s
    return min(found, key=lambda each: abs(each.t_s - wanted_s))


def _arrival_kg(given: Setting, arriving: Arriving | None) -> float:
    """The ship's mass at docking: as planned, or as usual where its way there is not known."""
    if arriving is None:
        return given.spacecraft.undocking.usual_mass_kg - given.cargo_exchange_kg
    thrusters = given.spacecraft.propulsion.thrusters
    mass_kg = given.launch_mass_kg - sum(each.propellant_kg for each in arriving.rendezvous.firings)
    spent = np.exp(-arriving.docking.delta_v_mps / (thrusters.specific_impulse_s * G0_MPS2))
    return mass_kg * float(spent)


def _returning(
    given: Setting,
    module: DescentModule,
    departure: StationOrbit,
    arrival_kg: float,
    seed: int,
    report: Progress,
) -> Returning:
    report("plan of the descent")
    home = descent_plan.plan(
        given.mission,
        given.spacecraft,
        module,
        given.station,
        given.zone,
        given.t_undocking_s,
        given.undocking_state(departure, arrival_kg),
        departure.trajectory,
        departure.environment,
        given.wind,
    )
    report("outlook of the descent")
    craft = vehicle(given.spacecraft, module, home.module_mass_kg, given.wind)
    following = next((turn for turn in home.turns if turn.t_burn_s > home.turn.t_burn_s), None)
    beyond = outlook(craft, home, following, given.zone, _FOOTPRINT_RUNS, seed, departure.environment)
    return Returning(home, beyond)


def fly(
    mission_file: str,
    seed: int = 0,
    progress: Progress | None = None,
    failures: frozenset[Failure] = frozenset(),
    *,
    activity: SolarActivity | None = None,
) -> Flight:
    """Plans a mission (catalogue name or path) and flies it phase by phase, each from where the last ended.

    What chance decides is drawn by ``seed``; what is among the ``failures`` fails on the way home;
    ``activity`` as in ``plan``. FlightError where a limit is broken or the arcs do not join.
    """
    report = progress or (lambda step: None)
    mission = load(mission_file, Mission)
    whole = plan(mission, report, seed, activity=activity)
    given, arcs = whole.setting, list[Arc]()
    if whole.arriving and given.arrival:
        arcs += _fly_up(given, given.arrival, whole.arriving, seed, report)
    if whole.stay and arcs:
        report("stay")
        arcs.append(
            stay.fly(
                whole.stay,
                given.docked_position_lvlh_m,
                float(arcs[-1].t_s[-1]),
                arcs[-1].y_end,
                given.t_undocking_s,
                given.cargo_exchange_kg,
                given.station.mass_kg,
            )
        )
    if whole.returning and given.departure and given.descent_module:
        report("descent")
        docked = (
            arcs[-1].y_end if whole.stay else given.undocking_state(given.departure, _arrival_kg(given, None))
        )
        home = descent.fly(
            whole.returning.descent,
            given.spacecraft,
            given.descent_module,
            given.t_undocking_s,
            docked,
            given.departure.environment,
            given.wind,
            seed,
            failures,
        )
        arcs.append(home)
    check_continuity(arcs if whole.stay else arcs[:3])
    return Flight(
        mission=mission,
        epoch=given.epoch,
        liftoff_s=whole.arriving.ascent.liftoff_s if whole.arriving else 0.0,
        plan=whole,
        arcs={arc.name: arc for arc in arcs},
        events=tuple(sorted((event for arc in arcs for event in arc.events), key=lambda event: event.t_s)),
        seed=seed,
        data_spans=_data_spans(given),
        masses_kg=_masses_kg(arcs),
        failures=failures,
    )


def _fly_up(given: Setting, arrival: StationOrbit, plans: Arriving, seed: int, report: Progress) -> list[Arc]:
    """Ascent, rendezvous and docking."""
    report("ascent")
    arcs = [
        ascent.fly(
            plans.ascent, given.rocket, given.launch_mass_kg, given.site, arrival.environment, given.calm
        )
    ]
    for name, phase, phase_plan in (
        ("rendezvous", rendezvous, plans.rendezvous),
        ("docking", docking, plans.docking),
    ):
        report(name)
        last = arcs[-1]
        arcs.append(
            phase.fly(
                phase_plan,
                given.spacecraft,
                float(last.t_s[-1]),
                last.y_end,
                arrival.trajectory,
                arrival.environment,
                seed,
            )
        )
    used_kg = given.launch_mass_kg - float(arcs[-1].mass_kg[-1])
    check_propellant(given.spacecraft, used_kg, "docking")
    return arcs


def _data_spans(given: Setting) -> dict[str, Any]:
    """What of the station's orbit was known, and how well the fitted orbits meet it."""
    spans: dict[str, Any] = {}
    for name, station in (("arrival", given.arrival), ("departure", given.departure)):
        if station is None:
            continue
        spans[name] = station.summary() | {"rms_m": station.rms_m}
    spans["space_weather"] = _space_weather(given)
    return spans


def _space_weather(given: Setting) -> list[dict[str, Any]]:
    """What the air rests on, about the arrival and about the departure."""
    known = [orbit.environment for orbit in (given.arrival, given.departure) if orbit is not None]
    return [row for each in known for row in weather_summary(given.epoch, each, given.activity)]


def _masses_kg(arcs: list[Arc]) -> dict[str, float]:
    masses = {"liftoff": float(arcs[0].mass_kg[0])} if arcs[0].name == "ascent" else {}
    masses |= {f"end_of_{arc.name}": float(arc.mass_kg[-1]) for arc in arcs}
    return masses
