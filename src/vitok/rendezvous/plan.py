"""The plan of the rendezvous: when it burns, how high it waits, and what it costs without errors."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.mission.profile import Profile
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.detectors import apsis, node
from vitok.motion.elements import elements, orbit_normal
from vitok.motion.events import Detector, find
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.guidance import Scene, phasing
from vitok.rendezvous.phasing import mean_height_m, offset_m, phasing_height, to_height, with_phasing
from vitok.rendezvous.sequence import Firing, Schedule, fly_sequence, handover_s

Vector = NDArray[np.float64]

_SAMPLE_S = 600.0
_TURN_S = 5400.0  # a little more than a turn of the lowest orbit, to be on the safe side of its end


@dataclass(frozen=True)
class RendezvousPlan:
    """Schedule of the burns, the burns as they come out without errors, and what decided them.

    ``phase_deg`` is how far the station is ahead at insertion, ``phase_window_deg`` what the heights allowed
    for the phasing orbit can absorb; heights are means over a turn above 6378.137 km.
    """

    schedule: Schedule
    firings: tuple[Firing, ...]
    ranges_m: tuple[float, ...]
    handover_s: float
    phase_deg: float
    phase_window_deg: tuple[float, float]
    phasing_height_m: float
    plane_error_deg: float

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """The plan in plain numbers, instants in UTC."""
        return {
            "phase_deg": self.phase_deg,
            "phase_window_deg": list(self.phase_window_deg),
            "phasing_height_km": self.phasing_height_m / 1e3,
            "plane_error_deg": self.plane_error_deg,
            "handover_utc": epoch.utc(self.handover_s),
            "delta_v_mps": sum(each.delta_v_mps for each in self.firings),
            "propellant_kg": sum(each.propellant_kg for each in self.firings),
            "burns": [
                {
                    "burn": each.burn.name,
                    "start_utc": epoch.utc(each.burn.start_s),
                    "duration_s": each.burn.duration_s,
                    "delta_v_mps": each.delta_v_mps,
                    "delta_v_lvlh_mps": [float(part) for part in each.command_lvlh_mps],
                    "propellant_kg": each.propellant_kg,
                    "range_km": range_m / 1e3,
                }
                for each, range_m in zip(self.firings, self.ranges_m, strict=True)
            ],
        }


def plan(
    profile: Profile,
    spacecraft: Spacecraft,
    t_insertion_s: float,
    y_insertion: Vector,
    station: Trajectory,
    t_docking_s: float,
    environment: Environment,
) -> RendezvousPlan:
    """Burns that bring ``y_insertion`` (7,) to the hand-over before ``t_docking_s``.

    FlightError if that is too soon, if no height allowed for the phasing orbit meets the station in phase at
    that time, or if the propellant does not last.
    """
    scene = Scene(spacecraft, station, environment)
    way = spacecraft.rendezvous
    t_aim_s = t_docking_s - way.first_transfer_before_contact_s
    # the correction comes within half a turn from the begin of its revolution
    needed_s = (profile.correction_revolution - 0.5) * _TURN_S + way.first_transfer_before_contact_s
    if t_docking_s - t_insertion_s < needed_s:
        raise FlightError(
            f"the {profile.name} profile needs {needed_s / 3600:.1f} h from insertion to docking for its "
            f"burns up to revolution {profile.correction_revolution} and the transfer; "
            f"this flight has {(t_docking_s - t_insertion_s) / 3600:.1f} h"
        )
    free = scene.fly(t_insertion_s, y_insertion, t_insertion_s + (profile.phasing_revolution + 1) * _TURN_S)
    begin_s, end_s = _revolution(scene, free, profile.phasing_revolution)
    # the last apsis of the revolution: half a turn later the next revolution has begun
    dv1_s = find(free, apsis(), begin_s, end_s)[-1].t_s
    height_m, phase_rad, window_rad = phasing_height(scene, profile, free, dv1_s, t_aim_s)
    behind_m = offset_m(scene, t_aim_s, height_m)
    dv2_s, guess = to_height(free(dv1_s), dv1_s, height_m)
    delta_v = phasing(scene, t_insertion_s, y_insertion, (dv1_s, dv2_s), t_aim_s, behind_m, guess)
    flown = with_phasing(scene, free, (dv1_s, dv2_s), delta_v, t_aim_s)
    dv3_s = _plane_change_s(scene, flown, profile.correction_revolution)
    schedule = Schedule(dv1_s, dv2_s, dv3_s, t_docking_s, behind_m, delta_v)
    nominal, firings = fly_sequence(scene, schedule, t_insertion_s, y_insertion, lambda burn: burn)
    starts_s = np.array([each.burn.start_s for each in firings])
    return RendezvousPlan(
        schedule,
        firings,
        tuple(float(np.linalg.norm(d)) for d in (nominal(starts_s) - station(starts_s))[:, :3]),
        handover_s(spacecraft, t_docking_s),
        float(np.degrees(phase_rad)),
        (float(np.degrees(window_rad[0])), float(np.degrees(window_rad[1]))),
        mean_height_m(nominal, dv1_s, dv2_s),
        float(np.degrees(_tilt_rad(flown, station))),
    )


def _revolution(scene: Scene, flown: Trajectory, number: int) -> tuple[float, float]:
    """Begin and end of a revolution; they change at the ascending node, insertion lies in the first."""
    nodes = find(flown, node(scene.environment).rising())
    starts_s = [flown.t_start_s, *(each.t_s for each in nodes), flown.t_end_s]
    return starts_s[number - 1], starts_s[number]


def _tilt_rad(flown: Trajectory, station: Trajectory) -> float:
    """Angle between the planes at the end of a flight."""
    normals = orbit_normal(flown.y_end), orbit_normal(station(flown.t_end_s))
    return float(np.arcsin(np.linalg.norm(np.cross(*normals))))


def _plane_change_s(scene: Scene, flown: Trajectory, revolution: int) -> float:
    """The first passage in ``revolution`` of the line in which the planes will meet at the flight's end."""
    y_end = flown.y_end
    line = np.cross(orbit_normal(y_end), orbit_normal(scene.station(flown.t_end_s)))
    node_line = np.cross([0.0, 0.0, 1.0], orbit_normal(y_end))
    latitude_rad = np.arctan2(line @ np.cross(orbit_normal(y_end), node_line), line @ node_line)

    def off_line(_: Vector, y: Vector) -> Vector:
        return np.array([np.sin(elements(each).argument_of_latitude_rad - latitude_rad) for each in y])

    meeting = Detector("line of the planes", off_line)
    return find(flown, meeting, *_revolution(scene, flown, revolution))[0].t_s
