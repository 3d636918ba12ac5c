"""Landing opportunities: the turns of some days on which a zone can be reached, from element sets alone."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vitok.craft.spacecraft import descent_module_mass_kg, dry_mass_kg
from vitok.craft.station import docked_position_lvlh_m, docked_state, port_axis_lvlh
from vitok.descent import departure
from vitok.descent.backup import reference_landing
from vitok.descent.ground_contact import contacts
from vitok.descent.opportunity import Opportunity, Timing
from vitok.descent.outlook import outlook_of
from vitok.descent.plan import Departing, DescentPlan, aim_of, find_turns, solve_turn
from vitok.descent.vehicle import Vehicle, vehicle
from vitok.earth.air_error import CALM
from vitok.earth.climate import wind_sigma
from vitok.earth.daylight import sun_elevation_deg
from vitok.earth.environment import Environment
from vitok.earth.shape import great_circle_m
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.landings.found import Asked, Landings
from vitok.landings.opportunity import LandingOpportunity
from vitok.landings.request import Request
from vitok.mission.place import Zone
from vitok.mission.station import Station
from vitok.motion.arc import Start
from vitok.motion.trajectory import Trajectory
from vitok.station.known import along_sigma_m, check_place, station_orbit
from vitok.station.orbit import StationOrbit

Point = tuple[float, float]
Progress = Callable[[str], None]

_BEFORE_S = 6.0 * 3600.0  # from undocking to the first landing of the day, with some to spare
_AFTER_S = 4.0 * 3600.0  # past the last landing, for the turn that backs it up
_TURN_S = 5400.0
_UNDER_PARACHUTE_S, _MARGIN_S = 860.0, 600.0  # about, to pass over what lands on another day
_ROUNDS = 8
_SETTLED_S = 0.5


class ZoneNotReachedError(FlightError):
    """No turn of the days that are asked for leads into the zone."""


@dataclass(frozen=True)
class Homeward:
    """Who flies home, whence and whereto: what all opportunities share."""

    craft: Vehicle
    station: Station
    port: str
    orbit: StationOrbit
    zone: Zone
    mass_kg: float
    undocking_s: float | None

    @property
    def environment(self) -> Environment:
        """The station's surroundings."""
        return self.orbit.environment


def landings(request: Request, progress: Progress = lambda step: None) -> Landings:
    """All landings of the days that are asked for, and what landings that somebody stated would mean.

    InputError for wrong input; FlightError if no turn reaches the zone, with the nearest pass.
    """
    request.check()
    epoch, span_s, undocking_s = request.epoch, request.span_s, request.undocking_s
    spacecraft, zone = request.spacecraft, request.zone
    begin_s = -_BEFORE_S if undocking_s is None else min(-_BEFORE_S, undocking_s - _TURN_S)
    progress("station's orbit, from its element sets")
    orbit = station_orbit(
        [request.file],
        request.station,
        epoch,
        t_start_s=begin_s,
        t_end_s=span_s + _AFTER_S,
        activity=request.activity,
    )
    check_place(orbit, max(begin_s, 0.0), "the first day of landing")
    loaded_kg = spacecraft.undocking.usual_return_kg
    module_kg = descent_module_mass_kg(spacecraft, loaded_kg, 0.0)
    sigma = wind_sigma(zone.latitude_deg, int(epoch.utc(0.0)[5:7]))
    craft = vehicle(spacecraft, request.module, module_kg, CALM, wind_sigma=sigma)
    mass_kg = spacecraft.undocking.usual_mass_kg
    home = Homeward(craft, request.station, request.port, orbit, zone, mass_kg, undocking_s)
    progress("turns that pass the zone")
    turns, clock = find_turns(craft, orbit.trajectory, aim_of(zone), home.environment, mass_kg=home.mass_kg)
    found = []
    for turn, following in pairwise(turns):
        near = -_MARGIN_S < turn.t_parachute_s + _UNDER_PARACHUTE_S < span_s + _MARGIN_S
        if turn.within_reach and near:
            progress("landing opportunity")
            plan, ship = _solve(home, turn, clock)
            if 0.0 <= plan.landing_s < span_s:
                found.append(_opportunity(home, request, plan, ship, following))
    if not found:
        raise ZoneNotReachedError(_not_reached(turns, clock, request))
    asked = tuple(_asked(home, found, at_s) for at_s in request.asked_s)
    return Landings(request, orbit, tuple(found), asked)


def _leave(home: Homeward, t_undocking_s: float, t_end_s: float) -> Trajectory:
    """Flight of the ship from its undocking on."""
    spacecraft = home.craft.spacecraft
    length_m = spacecraft.docking_mechanism.docked_length_m
    position = docked_position_lvlh_m(home.station, home.port, length_m)
    y = np.append(docked_state(home.orbit.trajectory(t_undocking_s), position), home.mass_kg)
    axis = port_axis_lvlh(home.station, home.port)
    return departure.leave(spacecraft, axis, Start(t_undocking_s, y), t_end_s, environment=home.environment)


def _solve(home: Homeward, turn: Opportunity, clock: Timing) -> tuple[DescentPlan, Trajectory]:
    """Plan of the landing on a turn and the ship's flight to it.

    FlightError if the undocking is too late for the burn.
    """
    deorbit = home.craft.module.deorbit
    t_undocking_s = home.undocking_s
    if t_undocking_s is None:
        t_undocking_s = turn.t_burn_s - deorbit.usual_time_to_burn_s
    left_s = turn.t_burn_s - t_undocking_s
    if left_s < deorbit.minimum_time_to_burn_s:
        raise FlightError(
            f"the undocking is too late for the burn on this turn: {left_s:.0f} s are left until then, and "
            f"minimum_time_to_burn_s = {deorbit.minimum_time_to_burn_s:.0f}"
        )
    ship = _leave(home, t_undocking_s, turn.t_burn_s + _TURN_S)
    spacecraft = home.craft.spacecraft
    least_kg = dry_mass_kg(spacecraft) + spacecraft.undocking.usual_return_kg
    departing = Departing(t_undocking_s, port_axis_lvlh(home.station, home.port), ship, least_kg)
    plan = solve_turn(home.craft, departing, turn, clock, zone=home.zone, environment=home.environment)
    return plan, ship


def _opportunity(
    home: Homeward, request: Request, plan: DescentPlan, ship: Trajectory, following: Opportunity
) -> LandingOpportunity:
    down = Trajectory(plan.undocking_s, plan.burn.start_s, ship.kernel)
    # a station that is ahead of its place is over the zone so much earlier: 0.13 s a kilometre
    speed_mps = float(norm(home.orbit.trajectory(plan.burn.start_s)[3:6]))
    return LandingOpportunity(
        home.orbit.epoch,
        plan,
        along_sigma_m(home.orbit, plan.burn.start_s) / speed_mps,
        sun_elevation_deg(plan.landing_s, plan.landing, home.environment),
        contacts(down, request.network, home.environment),
        outlook_of(
            home.craft,
            plan,
            following,
            home.zone,
            environment=home.environment,
            runs=request.runs,
            seed=request.seed,
        ),
    )


def _reference_landing(home: Homeward, t_burn_s: float) -> tuple[float, Point]:
    """Landing that follows from a burn at ``t_burn_s`` out of the station's orbit."""
    y = home.orbit.trajectory(t_burn_s)
    y[6] = home.mass_kg
    return reference_landing(
        home.craft, y, t_burn_s, home.zone.ground_altitude_m, environment=home.environment
    )


def _asked(home: Homeward, found: list[LandingOpportunity], at_s: float) -> Asked:
    nearest = min(found, key=lambda each: abs(each.t_s - at_s))
    t_burn_s = nearest.plan.burn.start_s + (at_s - nearest.t_s)
    landing_s, point = _reference_landing(home, t_burn_s)
    for _ in range(_ROUNDS):
        if abs(landing_s - at_s) < _SETTLED_S:
            break
        t_burn_s += at_s - landing_s
        landing_s, point = _reference_landing(home, t_burn_s)
    else:
        raise FlightError(
            f"no burn found for a landing at {home.orbit.epoch.utc(at_s)}: after {_ROUNDS} rounds it is "
            f"missed by {abs(landing_s - at_s):.2f} s"
        )
    return Asked(at_s, nearest, t_burn_s, point, float(great_circle_m(*point, *aim_of(home.zone))))


def _not_reached(turns: list[Opportunity], clock: Timing, request: Request) -> str:
    zone, epoch, days = request.zone, request.epoch, request.days
    span = f"in the {days} day{'s' if days > 1 else ''} from {epoch.utc(0.0)[:10]} on"
    inside = [turn for turn in turns if 0.0 <= turn.t_parachute_s < days * SECONDS_PER_DAY]
    if not inside:
        return f"no turn passes zone {zone.name} {span}"
    nearest = min(inside, key=lambda turn: abs(turn.cross_track_m))
    side = "right" if nearest.cross_track_m > 0.0 else "left"
    return (
        f"the orbit does not pass zone {zone.name} within the descent module's reach of "
        f"{clock.reach_m / 1e3:.0f} km {span}: the nearest pass, at {epoch.utc(nearest.t_parachute_s)}, "
        f"leaves it {abs(nearest.cross_track_m) / 1e3:.0f} km to the {side}"
    )
