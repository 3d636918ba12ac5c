"""Landing opportunities: the turns of some days on which a zone can be reached, from element sets alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.craft.spacecraft import descent_module_mass_kg, dry_mass_kg
from vitok.craft.station import docked_position_lvlh_m, docked_state, port_axis_lvlh, port_of
from vitok.descent import departure
from vitok.descent.backup import reference_landing
from vitok.descent.ground_contact import contacts
from vitok.descent.opportunity import Opportunity, Timing
from vitok.descent.outlook import outlook_of
from vitok.descent.plan import DescentPlan, Leaving, aim_of, find_turns, solve_turn
from vitok.descent.vehicle import Vehicle, vehicle
from vitok.earth.daylight import sun_elevation_deg
from vitok.earth.environment import Environment
from vitok.earth.shape import great_circle_m
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.earth.weather_used import weather_summary
from vitok.errors import FlightError, InputError
from vitok.landings.opportunity import LandingOpportunity, marked
from vitok.mission.descent_module import DescentModule
from vitok.mission.instant import checked_day, checked_instant
from vitok.mission.place import Network, Zone
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion.arc import Start
from vitok.motion.trajectory import Trajectory
from vitok.station.known import along_sigma_m, check_place, station_orbit
from vitok.station.orbit import StationOrbit
from vitok.station.told import orbit_summary

Vector = NDArray[np.float64]
Point = tuple[float, float]

_BEFORE_S = 6.0 * 3600.0  # from undocking to the first landing of the day, with some to spare
_AFTER_S = 4.0 * 3600.0  # past the last landing, for the turn that backs it up
_TURN_S = 5400.0
_LONGEST_S = 3.0 * SECONDS_PER_DAY  # that a ship may fly alone before it lands
_UNDER_PARACHUTE_S, _MARGIN_S = 860.0, 600.0  # about, to pass over what lands on another day
_ROUNDS = 8
_SETTLED_S = 0.5
_SAME_LANDING_S = 180.0  # by which entries of one pass may differ, in an instant that is stated


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


def landings(
    file: Path,
    zone: Zone,
    day: str,
    days: int,
    station: Station,
    port: str,
    spacecraft: Spacecraft,
    module: DescentModule,
    network: Network,
    undocking: str | None = None,
    at: Sequence[str] = (),
    runs: int = 200,
    seed: int = 0,
    progress: Callable[[str], None] = lambda step: None,
    *,
    activity: SolarActivity | None = None,
) -> dict[str, Any]:
    """All landings of ``days`` days from ``day`` on (UTC) as plain values, the best one marked.

    ``file`` holds one element set of the station or many, before or after the days, or an ephemeris. The ship
    undocks at ``undocking``, or as long before each burn as its file says. ``at`` are instants of landing
    that somebody has stated: what each would mean is told beside. ``runs`` dispersed flights give each
    footprint. ``activity`` is the Sun's on days that are not measured.
    InputError for wrong input; FlightError if no turn reaches the zone, with the nearest pass.
    """
    epoch = _epoch(day)
    span_s = days * SECONDS_PER_DAY
    undocking_s = None if undocking is None else epoch.t_s(_instant("undocking", undocking))
    asked_s = [epoch.t_s(_instant("at", each)) for each in at]
    for each, at_s in zip(at, asked_s, strict=True):
        if not 0.0 <= at_s < span_s:
            raise InputError(f"at = '{each}' is not on the days that are looked at, from {day} on for {days}")
    port_of(station, port)
    begin_s = -_BEFORE_S
    if undocking_s is not None:
        if not -_LONGEST_S <= undocking_s < span_s:
            raise InputError(
                f"undocking = '{undocking}' should lie in the {_LONGEST_S / SECONDS_PER_DAY:.0f} days before "
                f"{day} or on the days that are looked at"
            )
        begin_s = min(begin_s, undocking_s - _TURN_S)
    progress("station's orbit, from its element sets")
    orbit = station_orbit([file], station, epoch, begin_s, span_s + _AFTER_S, activity=activity)
    check_place(orbit, max(begin_s, 0.0), "the first day of landing")
    loaded_kg = spacecraft.undocking.usual_return_kg
    craft = vehicle(spacecraft, module, descent_module_mass_kg(spacecraft, loaded_kg, 0.0), np.zeros((1, 3)))
    home = Homeward(craft, station, port, orbit, zone, spacecraft.undocking.usual_mass_kg, undocking_s)
    progress("turns that pass the zone")
    turns, clock = find_turns(craft, orbit.trajectory, aim_of(zone), home.environment, home.mass_kg)
    found = []
    for turn, following in pairwise(turns):
        near = -_MARGIN_S < turn.t_parachute_s + _UNDER_PARACHUTE_S < span_s + _MARGIN_S
        if turn.within_reach and near:
            progress("landing opportunity")
            solved = _solve(home, turn, clock)
            if 0.0 <= solved[0].landing_s < span_s:
                found.append(_opportunity(home, *solved, following, network, runs, seed))
    if not found:
        raise FlightError(_not_reached(turns, clock, zone, epoch, days))
    document = {
        "station": station.name,
        "zone": zone.name,
        "spacecraft": spacecraft.name,
        "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in orbit.sets],
        "station_orbit_rms_km": orbit.rms_m / 1e3,
        "station_orbit": orbit_summary(orbit),
        "space_weather": weather_summary(epoch, home.environment, activity),
        "opportunities": marked([each.summary(epoch) for each in found]),
    }
    if asked_s:
        document["asked"] = [_asked(home, found, at_s, epoch) for at_s in asked_s]
    return document


def _epoch(day: str) -> Epoch:
    try:
        return Epoch.from_utc(f"{checked_day(day)}T00:00:00Z")
    except ValueError as error:
        raise InputError(f"day of landing = '{day}' {error}") from error


def _instant(name: str, text: str) -> str:
    try:
        return str(checked_instant(text))
    except ValueError as error:
        raise InputError(f"{name} = '{text}' {error}") from error


def _leave(home: Homeward, t_undocking_s: float, t_end_s: float) -> Trajectory:
    """Flight of the ship from its undocking on."""
    spacecraft = home.craft.spacecraft
    probe_m = spacecraft.docking_mechanism.probe_position_m[0]
    position = docked_position_lvlh_m(home.station, home.port, probe_m)
    y = np.append(docked_state(home.orbit.trajectory(t_undocking_s), position), home.mass_kg)
    axis = port_axis_lvlh(home.station, home.port)
    return departure.leave(spacecraft, axis, Start(t_undocking_s, y), t_end_s, home.environment)


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
    leaving = Leaving(t_undocking_s, port_axis_lvlh(home.station, home.port), ship, least_kg)
    plan = solve_turn(home.craft, leaving, turn, clock, home.zone, home.environment)
    return plan, ship


def _opportunity(
    home: Homeward,
    plan: DescentPlan,
    ship: Trajectory,
    following: Opportunity,
    network: Network,
    runs: int,
    seed: int,
) -> LandingOpportunity:
    down = Trajectory(plan.undocking_s, plan.burn.start_s, ship.kernel)
    # a station that is ahead of its place is over the zone so much earlier: 0.13 s a kilometre
    speed_mps = float(np.linalg.norm(home.orbit.trajectory(plan.burn.start_s)[3:6]))
    return LandingOpportunity(
        plan,
        along_sigma_m(home.orbit, plan.burn.start_s) / speed_mps,
        sun_elevation_deg(plan.landing_s, plan.landing, home.environment),
        contacts(down, network, home.environment),
        outlook_of(
            home.craft,
            plan,
            following,
            home.zone,
            environment=home.environment,
            runs=runs,
            seed=seed,
        ),
    )


def _reference_landing(home: Homeward, t_burn_s: float) -> tuple[float, Point]:
    """Landing that follows from a burn at ``t_burn_s`` out of the station's orbit."""
    y = home.orbit.trajectory(t_burn_s)
    y[6] = home.mass_kg
    return reference_landing(home.craft, y, t_burn_s, home.zone.ground_altitude_m, home.environment)


def _asked(home: Homeward, found: list[LandingOpportunity], at_s: float, epoch: Epoch) -> dict[str, Any]:
    """What a landing at a stated instant would mean: where it leads, and the nearest one in the zone."""
    nearest = min(found, key=lambda each: abs(each.plan.landing_s - at_s)).plan
    difference_s = at_s - nearest.landing_s
    t_burn_s = nearest.burn.start_s + difference_s
    landing_s, point = _reference_landing(home, t_burn_s)
    for _ in range(_ROUNDS):
        if abs(landing_s - at_s) < _SETTLED_S:
            break
        t_burn_s += at_s - landing_s
        landing_s, point = _reference_landing(home, t_burn_s)
    return {
        "landing_utc": epoch.utc(at_s),
        "possible": abs(difference_s) <= _SAME_LANDING_S,
        "nearest_landing_utc": epoch.utc(nearest.landing_s),
        "after_nearest_landing_s": difference_s,
        "burn_it_needs_utc": epoch.utc(t_burn_s),
        "latitude_it_leads_to_deg": float(np.degrees(point[0])),
        "longitude_it_leads_to_deg": float(np.degrees(point[1])),
        "zone_distance_km": float(great_circle_m(*point, *aim_of(home.zone))) / 1e3,
    }


def _not_reached(turns: list[Opportunity], clock: Timing, zone: Zone, epoch: Epoch, days: int) -> str:
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
