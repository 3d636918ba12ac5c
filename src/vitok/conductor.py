"""The phases in their order: planned, flown, and checked to hang together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.ascent import plan as ascent_plan
from vitok.ascent import simulation as ascent
from vitok.craft.spacecraft import check_propellant
from vitok.descent import plan as descent_plan
from vitok.descent import simulation as descent
from vitok.descent.outlook import Outlook, outlook
from vitok.descent.vehicle import vehicle
from vitok.docking import plan as docking_plan
from vitok.docking import simulation as docking
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.failure import Failure
from vitok.mission.mission import Mission
from vitok.mission.record import Judgement
from vitok.motion.arc import Arc, Event
from vitok.motion.continuity import check_continuity
from vitok.motion.orbit import G0_MPS2
from vitok.rendezvous import plan as rendezvous_plan
from vitok.rendezvous import simulation as rendezvous
from vitok.setting import Setting, set_up
from vitok.stay import plan as stay_plan
from vitok.stay import simulation as stay

Vector = NDArray[np.float64]
Progress = Callable[[str], None]

_FOOTPRINT_RUNS = 200


@dataclass(frozen=True)
class FlightPlan:
    """What shall happen, phase by phase, solved before anything flies."""

    setting: Setting
    ascent: ascent_plan.AscentPlan
    rendezvous: rendezvous_plan.RendezvousPlan
    docking: docking_plan.DockingPlan
    stay: stay_plan.StayPlan
    descent: descent_plan.DescentPlan
    outlook: Outlook

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        epoch = self.setting.epoch
        return {
            "mission": self.setting.mission.name,
            "liftoff_utc": epoch.utc(self.ascent.liftoff_s),
            "docking_utc": epoch.utc(self.setting.t_docking_s),
            "undocking_utc": epoch.utc(self.setting.t_undocking_s),
            "ascent": self.ascent.summary(epoch),
            "rendezvous": self.rendezvous.summary(epoch),
            "docking": self.docking.summary(epoch),
            "stay": self.stay.summary(),
            "descent": self.descent.summary(epoch) | self.outlook.summary(epoch),
        }


@dataclass(frozen=True)
class Flight:
    """What happened: arcs by phase, events in order, and what the evidence makes of them."""

    mission: Mission
    epoch: Epoch
    liftoff_s: float
    plan: FlightPlan
    arcs: dict[str, Arc]
    events: tuple[Event, ...]
    seed: int
    data_spans: dict[str, Any]
    masses_kg: dict[str, float]
    evidence: tuple[Judgement, ...] = ()


def plan(mission: Mission, mission_file: str, report: Progress, seed: int = 0) -> FlightPlan:
    """Solves the whole flight before anything flies.

    InputError for wrong input, FlightError for a flight that cannot be flown.
    """
    report("station's orbit, from its element sets")
    given = set_up(mission)
    arrival, departure = given.arrival, given.departure
    report("plan of the ascent")
    up = ascent_plan.plan(
        given.rocket,
        given.launch_mass_kg,
        given.site,
        given.profile,
        arrival.trajectory,
        given.t_docking_s,
        arrival.environment,
    )
    report("plan of the rendezvous")
    meeting = rendezvous_plan.plan(
        given.profile,
        given.spacecraft,
        up.insertion_s,
        up.y_insertion,
        arrival.trajectory,
        given.t_docking_s,
        arrival.environment,
    )
    approach = docking_plan.plan(
        given.spacecraft, given.station, mission.port, given.t_docking_s, arrival.trajectory
    )
    riding = stay_plan.plan(
        arrival, departure, given.element_sets, given.epoch, given.t_docking_s, given.t_undocking_s
    )
    report("plan of the descent")
    thrusters = given.spacecraft.propulsion.thrusters
    arrival_kg = given.launch_mass_kg - sum(each.propellant_kg for each in meeting.firings)
    arrival_kg *= float(np.exp(-approach.delta_v_mps / (thrusters.specific_impulse_s * G0_MPS2)))
    home = descent_plan.plan(
        mission,
        given.spacecraft,
        given.descent_module,
        given.station,
        given.zone,
        given.t_undocking_s,
        given.undocking_state(arrival_kg),
        departure.trajectory,
        departure.environment,
        given.wind,
    )
    report("outlook of the descent")
    craft = vehicle(given.spacecraft, given.descent_module, home.module_mass_kg, given.wind)
    following = next((turn for turn in home.turns if turn.t_burn_s > home.turn.t_burn_s), None)
    beyond = outlook(craft, home, following, given.zone, _FOOTPRINT_RUNS, seed, departure.environment)
    return FlightPlan(given, up, meeting, approach, riding, home, beyond)


def fly(
    mission_file: str,
    seed: int = 0,
    progress: Progress | None = None,
    failures: frozenset[Failure] = frozenset(),
) -> Flight:
    """Plans a mission (catalogue name or path) and flies it phase by phase, each from where the last ended.

    What chance decides is drawn by ``seed``; what is among the ``failures`` fails on the way home.
    FlightError where
    a limit is broken or the arcs do not join.
    """
    report = progress or (lambda step: None)
    mission = load(mission_file, Mission)
    whole = plan(mission, mission_file, report, seed)
    given = whole.setting
    arrival, departure = given.arrival, given.departure
    report("ascent")
    arcs = [
        ascent.fly(
            whole.ascent, given.rocket, given.launch_mass_kg, given.site, arrival.environment, given.calm
        )
    ]
    for name, phase, phase_plan in (
        ("rendezvous", rendezvous, whole.rendezvous),
        ("docking", docking, whole.docking),
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
    report("stay")
    used_kg = given.launch_mass_kg - float(arcs[-1].mass_kg[-1])
    check_propellant(given.spacecraft, used_kg, "docking")
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
    report("descent")
    arcs.append(
        descent.fly(
            whole.descent,
            given.spacecraft,
            given.descent_module,
            given.t_undocking_s,
            arcs[-1].y_end,
            departure.environment,
            given.wind,
            seed,
            failures,
        )
    )
    check_continuity(arcs)
    return Flight(
        mission=mission,
        epoch=given.epoch,
        liftoff_s=whole.ascent.liftoff_s,
        plan=whole,
        arcs={arc.name: arc for arc in arcs},
        events=tuple(sorted((event for arc in arcs for event in arc.events), key=lambda event: event.t_s)),
        seed=seed,
        data_spans=_data_spans(given),
        masses_kg=_masses_kg(arcs),
    )


def _data_spans(given: Setting) -> dict[str, Any]:
    """What of the station's orbit was known, and how well the fitted orbits meet it."""
    spans: dict[str, Any] = {}
    for name, station in (("arrival", given.arrival), ("departure", given.departure)):
        spans[name] = {
            "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in station.sets],
            "rms_m": station.rms_m,
            "cd_area_m2": station.cd_area_m2,
        }
    return spans


def _masses_kg(arcs: list[Arc]) -> dict[str, float]:
    masses = {"liftoff": float(arcs[0].mass_kg[0])}
    masses |= {f"end_of_{arc.name}": float(arc.mass_kg[-1]) for arc in arcs}
    return masses
