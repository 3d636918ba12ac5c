"""The plan of the rendezvous: when it burns, how high it waits, and what it costs without errors."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from vitok.earth.time import Epoch
from vitok.elementary import arcsin, arctan2, dot, norm, sin
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.place import Network
from vitok.mission.profile import Profile
from vitok.motion.arc import Start
from vitok.motion.detectors import apsis, node
from vitok.motion.elements import elements, orbit_normal
from vitok.motion.events import Detector, find
from vitok.motion.trajectory import Trajectory
from vitok.motion.visibility import passes
from vitok.rendezvous.chase import Chase, chase_of
from vitok.rendezvous.guidance import Leg
from vitok.rendezvous.limits import check_heights, check_sensors, check_station_burns, check_way_home
from vitok.rendezvous.own_burns import from_own_burns, revolution
from vitok.rendezvous.phasing import Phased, from_insertion, from_phasing, to_height
from vitok.rendezvous.sequence import LEAD_S, Commanded, Schedule, fly_sequence
from vitok.rendezvous.transfer import arrival, instants_s
from vitok.scene import Scene
from vitok.station.meeting import Meeting, absorbs, inserted, later_insertions_s, meeting, not_absorbed
from vitok.types import Vector

FOLLOWING = "docking"
_TURN_S = 5400.0  # a little more than a turn of the lowest orbit, to be on the safe side of its end
_BETWEEN_BURNS_S = 600.0
_OTHER_DAYS, _MOST_NAMED = 30, 5  # in which a phase is looked for that is met
_PHASE_TURN = (
    1.0 / 3.0
)  # before the transfer, up to which a burn along the track still changes the phase well


@dataclass(frozen=True)
class RendezvousPlan:
    """Schedule of the burns, the burns as they come out without errors, and what decided them.

    ``phase_deg`` is how far the station is ahead at insertion, ``phase_window_deg`` what the heights allowed
    for the phasing orbit can absorb; heights are means over a turn above 6378.137 km. At ``uploads_s`` (k,)
    the ground sends up what it has seen of the ship; ``radio_range_m`` is the range as the automatic
    rendezvous begins.
    """

    schedule: Schedule
    firings: tuple[Commanded, ...]
    ranges_m: tuple[float, ...]
    end: Start
    phase_deg: float
    phase_window_deg: tuple[float, float]
    phasing_height_m: float
    plane_error_deg: float
    uploads_s: Vector
    radio_range_m: float

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """The plan in plain numbers, instants in UTC."""
        return {
            "phase_deg": self.phase_deg,
            "phase_window_deg": list(self.phase_window_deg),
            "phasing_height_km": self.phasing_height_m / 1e3,
            "plane_error_deg": self.plane_error_deg,
            "handover_utc": epoch.utc(self.end.t_s),
            "delta_v_mps": sum(each.delta_v_mps for each in self.firings),
            "propellant_kg": sum(each.propellant_kg for each in self.firings),
            "burns": [
                {
                    "burn": each.burn.name,
                    "start_utc": epoch.utc(each.burn.ignition_s),
                    "duration_s": each.burn.end_s - each.burn.ignition_s,
                    "delta_v_mps": each.delta_v_mps,
                    "delta_v_lvlh_mps": [float(part) for part in each.command_lvlh_mps],
                    "propellant_kg": each.propellant_kg,
                    "range_km": range_m / 1e3,
                }
                for each, range_m in zip(self.firings, self.ranges_m, strict=True)
            ],
        }


def plan(scene: Scene, start: Start) -> RendezvousPlan:
    """Burns that bring the ship from its insertion to the hand-over before the docking asked for.

    FlightError as in ``rendezvous_from``, if the station burns on the approach, or if what is left does not
    bring the ship home; InputError if its sensors leave a gap.
    """
    chase = chase_of(scene)
    check_station_burns(scene)
    found = rendezvous_from(start, chase, scene.cast.profile, scene.t_docking_s, epoch=scene.epoch)
    check_sensors(scene, found.radio_range_m)
    check_way_home(scene, float(found.end.y[6]))
    return found


def rendezvous_from(
    start: Start,
    chase: Chase,
    profile: Profile,
    t_docking_s: float,
    *,
    epoch: Epoch | None = None,
) -> RendezvousPlan:
    """Burns that bring the ship from ``start`` to the hand-over before ``t_docking_s``.

    FlightError if that is too soon, if the rendezvous would begin before the insertion, if the profile cannot
    absorb the phase at insertion, by the criterion with which a window is offered, then with the dates after
    it on which it can where an ``epoch`` is given, if an orbit on the way is too low, or if the propellant
    does not last.
    """
    station = chase.station
    met = meeting(inserted(start.t_s, start.y, chase.environment), station, profile, t_docking_s)
    if not absorbs(met):
        raise FlightError(not_absorbed(profile, met) + _other_days(met, start.t_s, epoch))
    begin_s = t_docking_s - chase.spacecraft.rendezvous.start_before_contact_s
    if begin_s < start.t_s:
        raise FlightError(
            f"rendezvous.start_before_contact_s = {chase.spacecraft.rendezvous.start_before_contact_s:g} of "
            f"spacecraft {chase.spacecraft.name} begins the rendezvous {start.t_s - begin_s:.0f} s before "
            "the ship is in orbit"
        )
    schedule, tilt_rad = _schedule(start, chase, profile, t_docking_s, met)
    nominal, firings = fly_sequence(chase, schedule, start)
    check_heights(chase.spacecraft, nominal, firings)
    starts_s = np.array([each.burn.ignition_s for each in firings])
    return RendezvousPlan(
        schedule,
        firings,
        tuple(float(norm(d)) for d in (nominal(starts_s) - station(starts_s))[:, :3]),
        Start(nominal.t_end_s, nominal.y_end),
        float(np.degrees(met.phase_rad)),
        (float(np.degrees(met.window_rad[0])), float(np.degrees(met.window_rad[1]))),
        met.height_m,
        float(np.degrees(tilt_rad)),
        _uploads_s(chase, nominal, begin_s),
        float(norm((nominal(begin_s) - station(begin_s))[:3])),
    )


def _other_days(met: Meeting, t_s: float, epoch: Epoch | None) -> str:
    """The next insertions after one at ``t_s`` whose phase is absorbed, in words."""
    if epoch is None:
        return ""
    later_s = later_insertions_s(met, t_s, _OTHER_DAYS)[:_MOST_NAMED]
    told = ", ".join(epoch.utc(each)[:16].replace("T", " ") for each in later_s)
    return (
        f"; by the station's motion without burns and drag it is met by insertions at {told} UTC"
        if told
        else f"; by the station's motion without burns and drag it is met by none for {_OTHER_DAYS} days"
    )


def _uploads_s(chase: Chase, nominal: Trajectory, begin_s: float) -> Vector:
    """Ends of the last passes of each turn over the network that tracks the ship, before ``begin_s``."""
    tracking = chase.spacecraft.ground_tracking
    if tracking is None:
        return np.empty(0)
    network = load(tracking.network, Network)
    ends_s = np.sort([each.t_end_s for each in passes(nominal, network, chase.environment, t_end_s=begin_s)])
    last = np.append(np.diff(ends_s) > 0.5 * _TURN_S, True) if ends_s.size else np.empty(0, dtype=bool)
    found: Vector = ends_s[last]
    return found


def _schedule(
    start: Start, chase: Chase, profile: Profile, t_docking_s: float, met: Meeting
) -> tuple[Schedule, float]:
    """The burns' instants and places from an insertion, and the angle between the planes (rad).

    The angle is that at the begin of the transfer, uncorrected. FlightError if the flight is too short.
    """
    t_gate_s = t_docking_s - chase.spacecraft.approach.gates_before_contact_s[0]
    at_gate = arrival(chase, t_gate_s, float(start.y[6]))
    first_s, second_s = instants_s(chase, t_gate_s)
    if profile.burns:
        found = from_own_burns(chase, start, at_gate, profile.burns, contact_s=t_docking_s, met=met)
    elif profile.phasing_revolution is None:
        if start.t_s + _BETWEEN_BURNS_S > first_s:
            raise _too_short(profile, start.t_s, first_s, t_docking_s)
        transfer = from_insertion(chase, start, at_gate, met)
        one = Leg("DV1", float(transfer.free[0]), first_s, free=("forward",))
        found = Phased((one,), transfer.free[1:], transfer, chase.fly(start.t_s, start.y, first_s))
    else:
        free = chase.fly(start.t_s, start.y, start.t_s + (profile.phasing_revolution + 1) * _TURN_S)
        begin_s, end_s = revolution(chase, free, profile.phasing_revolution)
        # the last apsis of the revolution: half a turn later the next revolution has begun; the first one
        # after it where the insertion lies too near to its end
        passed_s = [each.t_s for each in find(free, apsis(), max(begin_s, start.t_s + LEAD_S), free.t_end_s)]
        inside_s = [t_s for t_s in passed_s if t_s <= end_s]
        if not passed_s:
            raise _too_short(profile, start.t_s, first_s, t_docking_s)
        dv1_s = inside_s[-1] if inside_s else passed_s[0]
        dv2_s, guess = to_height(free(dv1_s), dv1_s, met.height_m)
        if 2.0 * dv2_s - dv1_s > first_s:  # half a turn after DV2 shows whether the orbit is round
            raise _too_short(profile, start.t_s, first_s, t_docking_s)
        legs = [Leg(name, t_s, first_s, free=("forward",)) for name, t_s in (("DV1", dv1_s), ("DV2", dv2_s))]
        found = from_phasing(chase, start, at_gate, legs=legs, guess=guess, met=met)
        dv3_s = _plane_change_s(chase, found.flown, profile, dv2_s, t_docking_s)
        if dv3_s is not None:
            dv3 = Leg("DV3", dv3_s, first_s, free=("forward", "across"))
            found = replace(found, legs=(*found.legs, dv3))
    schedule = Schedule(
        found.legs,
        first_s,
        0.5 * (first_s + second_s),  # a quarter turn before the second: a burn across moves most
        second_s,
        t_docking_s,
        found.transfer.offset_m,
        found.transfer.second_lvlh_m,
        found.guess,
    )
    return schedule, _tilt_rad(found.flown, chase.station)


def _tilt_rad(flown: Trajectory, station: Trajectory) -> float:
    """Angle between the planes at the end of a flight."""
    normals = orbit_normal(flown.y_end), orbit_normal(station(flown.t_end_s))
    return float(arcsin(norm(np.cross(*normals))))


def _plane_change_s(
    chase: Chase, flown: Trajectory, profile: Profile, dv2_s: float, t_docking_s: float
) -> float | None:
    """Instant of DV3 on a flight that ends at the transfer: a passage of the line where the planes meet then.

    The first one of the correction's revolution, or the one half a turn before where the transfer is too near
    for a change of phase. None if the profile has no correction; FlightError if both are too late.
    """
    if profile.correction_revolution is None:
        return None
    y_end = flown.y_end
    line = np.cross(orbit_normal(y_end), orbit_normal(chase.station(flown.t_end_s)))
    node_line = np.cross([0.0, 0.0, 1.0], orbit_normal(y_end))
    latitude_rad = arctan2(dot(line, np.cross(orbit_normal(y_end), node_line)), dot(line, node_line))

    def off_line(_: Vector, y: Vector) -> Vector:
        return np.array([sin(elements(each).argument_of_latitude_rad - latitude_rad) for each in y])

    nodes_s = [each.t_s for each in find(flown, node(chase.environment).rising())]
    before = profile.correction_revolution - 2  # insertion lies in the first, which no node begins
    begin_s = nodes_s[before] if before < len(nodes_s) else flown.t_end_s
    turn_s = elements(y_end).period_s
    from_s = max(begin_s - 0.5 * turn_s, dv2_s + _BETWEEN_BURNS_S)
    to_s = min(begin_s + turn_s, flown.t_end_s - _PHASE_TURN * turn_s)
    found_s = [each.t_s for each in find(flown, Detector("line of the planes", off_line), from_s, to_s)]
    if not found_s:
        raise _too_short(profile, flown.t_start_s, flown.t_end_s, t_docking_s)
    return next((t_s for t_s in found_s if t_s >= begin_s), found_s[-1])


def _too_short(profile: Profile, t_s: float, t_aim_s: float, t_docking_s: float) -> FlightError:
    """What to say of a docking too soon after an insertion at ``t_s``."""
    last = profile.correction_revolution or profile.phasing_revolution or 1
    needed_s = (last - 0.5) * _TURN_S + t_docking_s - t_aim_s
    return FlightError(
        f"the {profile.name} profile needs about {needed_s / 3600:.1f} h from insertion to docking for its "
        f"burns up to revolution {last} and the transfer; "
        f"this flight has {(t_docking_s - t_s) / 3600:.1f} h"
    )
