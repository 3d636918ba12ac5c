"""The descent, solved before it is flown: the turn, the deorbit burn, the reference of the entry."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from vitok.craft.spacecraft import descent_module_mass_kg, dry_mass_kg
from vitok.craft.station import port_axis_lvlh
from vitok.descent import departure
from vitok.descent.deorbit import ReferenceDescent, reference_descent, solve
from vitok.descent.dynamics import Sample
from vitok.descent.guidance import LEFT, RIGHT, parameters, reference
from vitok.descent.landing import Steering, land, parachute_legs
from vitok.descent.opportunity import Opportunity, Timing, opportunities, timing
from vitok.descent.vehicle import Vehicle, vehicle
from vitok.earth.environment import Environment
from vitok.earth.shape import great_circle_m
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.mission.descent_module import DescentModule
from vitok.mission.place import Zone
from vitok.motion import orbit
from vitok.motion.arc import Start
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory
from vitok.scene import Scene
from vitok.types import Vector

FOLLOWING = None
_ROUNDS, _SETTLED_S, _SETTLED_M = 8, 0.01, 0.1  # of the timing of turns, of the drift under parachutes
Point = tuple[float, float]


@dataclass(frozen=True)
class DescentPlan:
    """What shall happen, in TAI seconds since the flight's epoch, and what the guidance is given for it."""

    undocking_s: float
    port_axis_lvlh: Vector
    delta_v_mps: float
    burn: Burn
    y_ignition: Vector  # (7,)
    module_separation_s: float
    entry_interface_s: float
    parachute_command_s: float
    landing_s: float
    aim: Point  # latitude, longitude (rad) of the landing
    parachute_aim: Point  # of the parachute command that leads there
    landing: Point  # of the planned flight
    peak_load_g: float
    steering: Steering
    turns: tuple[Opportunity, ...]
    turn: Opportunity
    reach_m: float
    module_mass_kg: float

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        return {
            "undocking_utc": epoch.utc(self.undocking_s),
            "deorbit_start_utc": epoch.utc(self.burn.start_s),
            "deorbit_duration_s": self.burn.duration_s,
            "deorbit_delta_v_mps": self.delta_v_mps,
            "module_separation_utc": epoch.utc(self.module_separation_s),
            "entry_interface_utc": epoch.utc(self.entry_interface_s),
            "parachute_command_utc": epoch.utc(self.parachute_command_s),
            "landing_utc": epoch.utc(self.landing_s),
            "latitude_deg": float(np.degrees(self.landing[0])),
            "longitude_deg": float(np.degrees(self.landing[1])),
            "aim_miss_km": float(great_circle_m(*self.landing, *self.aim)) * 1e-3,
            "peak_load_g": self.peak_load_g,
            "cross_track_km": self.turn.cross_track_m * 1e-3,
            "cross_range_reach_km": self.reach_m * 1e-3,
            "opportunities": [
                {
                    "burn_utc": epoch.utc(turn.t_burn_s),
                    "parachute_command_utc": epoch.utc(turn.t_parachute_s),
                    "cross_track_km": turn.cross_track_m * 1e-3,
                    "within_reach": turn.within_reach,
                }
                for turn in self.turns
            ],
        }


def plan(scene: Scene, start: Start) -> DescentPlan:
    """Plan the way home of the docked ship.

    Chosen is the first turn that leaves the file's least time between undocking and burn and on which the
    zone lies within the module's cross-range reach. FlightError if no turn of the search span does (with
    the nearest pass), if the burn needs more propellant than there is, or if the entry misses the zone.
    """
    cast, module, environment = scene.cast, scene.module, scene.departure.environment
    craft = vehicle_of(scene)
    axis = port_axis_lvlh(cast.station, cast.mission.port_in("descent"))
    t_end_s = start.t_s + module.deorbit.search_span_s
    whole = departure.leave(cast.spacecraft, axis, start, t_end_s, environment=environment)
    approach = Trajectory(start.t_s + module.deorbit.minimum_time_to_burn_s, t_end_s, whole.kernel)
    turns, clock = find_turns(craft, approach, aim_of(cast.zone), environment)
    turn = _choose(turns, clock.reach_m, cast.zone, module, start.t_s)
    least_kg = dry_mass_kg(cast.spacecraft) + cast.crew_kg + cast.mission.cargo.down_kg
    departing = Departing(start.t_s, axis, approach, least_kg)
    solved = solve_turn(craft, departing, turn, clock, zone=cast.zone, environment=environment)
    return replace(solved, turns=tuple(turns))


@dataclass(frozen=True)
class Departing:
    """A ship on its way from the station: when, along which port's axis, and what it may not burn below."""

    undocking_s: float
    port_axis_lvlh: Vector
    approach: Trajectory
    least_kg: float


def vehicle_of(scene: Scene) -> Vehicle:
    """The ship on its way home with crew and return cargo, as planned."""
    cast = scene.cast
    module_mass_kg = descent_module_mass_kg(cast.spacecraft, cast.crew_kg, cast.mission.cargo.down_kg)
    return vehicle(cast.spacecraft, scene.module, module_mass_kg, cast.wind, wind_sigma=cast.wind_sigma)


def aim_of(zone: Zone) -> Point:
    """Latitude and longitude (rad) that a zone's landings aim at."""
    return float(np.radians(zone.latitude_deg)), float(np.radians(zone.longitude_deg))


def solve_turn(
    craft: Vehicle,
    departing: Departing,
    turn: Opportunity,
    clock: Timing,
    *,
    zone: Zone,
    environment: Environment,
) -> DescentPlan:
    """Plan of the landing on a turn of the ship that leaves.

    FlightError if the burn needs more propellant than there is, or if the entry misses the zone.
    """
    aim, entry, approach = aim_of(zone), craft.module.entry, departing.approach
    descent, parachute_aim = _solve_landing(craft, approach, turn.t_burn_s, zone, environment)
    delta_v_mps = orbit.delta_v_of(descent.burn, float(approach(descent.burn.start_s)[6]))
    short_kg = departing.least_kg - descent.ship.y_end[6]
    if short_kg > 0.0:
        raise FlightError(
            f"propellant is short by {short_kg:.1f} kg for the deorbit burn of {delta_v_mps:.1f} m/s "
            f"at {descent.burn.start_s - departing.undocking_s:.0f} s after undocking"
        )
    guided = descent.rows[descent.rows[:, Sample.ALTITUDE] <= entry.guidance_start_altitude_m]
    bank_rad = float(np.radians(entry.reference_bank_deg))
    law = parameters(entry, reference(guided, bank_rad, craft.capsule), *parachute_aim)
    side = RIGHT if turn.cross_track_m > 0.0 else LEFT
    ship = descent.ship
    steering = Steering(side, law, zone.ground_altitude_m)
    flown = land(craft, ship.t_end_s, ship.y_end, steering, environment=environment)
    miss_km = float(great_circle_m(*flown.point, *aim)) * 1e-3
    if miss_km > zone.radius_km:
        raise FlightError(
            f"the guided entry misses the aim of zone {zone.name} by {miss_km:.1f} km "
            f"(the zone's radius is {zone.radius_km:.1f} km)"
        )
    below = flown.entry[:, Sample.ALTITUDE] <= craft.module.deorbit.interface_altitude_m
    return DescentPlan(
        undocking_s=departing.undocking_s,
        port_axis_lvlh=departing.port_axis_lvlh,
        delta_v_mps=delta_v_mps,
        burn=descent.burn,
        y_ignition=approach(descent.burn.start_s),
        module_separation_s=ship.t_end_s,
        entry_interface_s=float(flown.entry[below][0, Sample.T]),
        parachute_command_s=float(flown.entry[-1, Sample.T]),
        landing_s=float(flown.engines[-1, Sample.T]),
        aim=aim,
        parachute_aim=parachute_aim,
        landing=flown.point,
        peak_load_g=float(flown.entry[:, Sample.LOAD].max()),
        steering=steering,
        turns=(turn,),
        turn=turn,
        reach_m=clock.reach_m,
        module_mass_kg=craft.module_mass_kg,
    )


def find_turns(
    craft: Vehicle,
    approach: Trajectory,
    aim: Point,
    environment: Environment,
    *,
    mass_kg: float | None = None,
) -> tuple[list[Opportunity], Timing]:
    """The turns of an approach, timed by a trial descent from where the nearest of them would burn.

    Where that is, trials tell until they settle: descents differ with the place of their burn on the orbit.
    ``mass_kg`` is the ship's where the approach is another's. FlightError if they do not settle.
    """
    t_trial_s = approach.t_start_s
    for number in range(_ROUNDS):
        y = approach(t_trial_s)
        if mass_kg is not None:
            y[6] = mass_kg
        trial = reference_descent(craft, y, t_trial_s, environment=environment)
        clock = timing(craft, trial, approach, environment)
        turns = opportunities(approach, clock, aim, environment)
        if not turns:
            return turns, clock
        last_s = t_trial_s
        t_burns_s = [turn.t_burn_s for turn in sorted(turns, key=lambda turn: abs(turn.cross_track_m))]
        t_trial_s = min(t_burns_s, key=lambda t_s: abs(t_s - last_s)) if number else t_burns_s[0]
        if abs(t_trial_s - last_s) < _SETTLED_S:
            return turns, clock
    raise FlightError(
        f"descent: the timing of its turns still moves by {abs(t_trial_s - last_s):.2f} s after {_ROUNDS} "
        "rounds"
    )


def _choose(
    turns: list[Opportunity], reach_m: float, zone: Zone, module: DescentModule, t_undocking_s: float
) -> Opportunity:
    within = [turn for turn in turns if turn.within_reach]
    if within:
        return within[0]
    span_h = module.deorbit.search_span_s / 3600.0
    if not turns:
        raise FlightError(f"no turn of the {span_h:.0f} h after undocking passes zone {zone.name} in time")
    nearest = min(turns, key=lambda turn: abs(turn.cross_track_m))
    after_h = (nearest.t_parachute_s - t_undocking_s) / 3600.0
    raise FlightError(
        f"the orbit does not pass zone {zone.name} within the descent module's reach of "
        f"{reach_m / 1e3:.0f} km in the {span_h:.0f} h after undocking: the nearest pass is at "
        f"{abs(nearest.cross_track_m) / 1e3:.0f} km, {after_h:.2f} h after undocking"
    )


def _solve_landing(
    craft: Vehicle, approach: Trajectory, t_burn_s: float, zone: Zone, environment: Environment
) -> tuple[ReferenceDescent, Point]:
    """The burn for a landing in the zone, and the point of the parachute command that goes with it.

    Each solution tells how far the capsule flies on and drifts under its parachutes. FlightError if that
    does not settle.
    """
    aim = aim_of(zone)
    parachute_aim = aim
    for _ in range(_ROUNDS):
        descent = solve(craft, approach, t_burn_s, aim=parachute_aim, environment=environment)
        t_burn_s, command = descent.burn.start_s, descent.rows[-1]
        landed = parachute_legs(craft, command, zone.ground_altitude_m, environment)[-1][-1]
        last, parachute_aim = (
            parachute_aim,
            (
                aim[0] + float(command[Sample.LATITUDE] - landed[Sample.LATITUDE]),
                aim[1] + float(command[Sample.LONGITUDE] - landed[Sample.LONGITUDE]),
            ),
        )
        if great_circle_m(*last, *parachute_aim) < _SETTLED_M:
            return descent, parachute_aim
    raise FlightError(
        "descent: the drift under the parachutes still moves by "
        f"{great_circle_m(*last, *parachute_aim):.2f} m after {_ROUNDS} rounds"
    )
