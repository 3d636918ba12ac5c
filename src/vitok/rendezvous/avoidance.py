"""The burn that keeps a ship clear of the station after another burn has failed."""

from dataclasses import dataclass

import numpy as np

from vitok.mission.spacecraft import Thrusters
from vitok.motion import orbit
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.passage import Passage, Stay, passage
from vitok.types import Vector

Zone = tuple[float, float, float]

# Radial and along the orbit alone: one across it moves the ship by little, and back half a turn later
_DIRECTIONS = {
    "forward": (1.0, 0.0, 0.0),
    "backward": (-1.0, 0.0, 0.0),
    "down": (0.0, 0.0, 1.0),
    "up": (0.0, 0.0, -1.0),
}


_FIRST_S = 6000.0
_TOLERANCE = 1e-10  # a metre after a day


@dataclass(frozen=True)
class Escape:
    """An avoidance burn, its size and direction in the ship's LVLH, and its own drift.

    ``drift`` runs from the burn's end. Where the ship is in the zone by then, its stay there is the way out.
    """

    direction: str
    delta_v_mps: float
    burn: orbit.Burn
    drift: Passage


def escape(
    chase: Chase, drifting: Trajectory, failed_s: float, *, zone_m: Zone, drift_s: float
) -> Escape | None:
    """The least avoidance burn after which the ship keeps out of a zone for ``drift_s``.

    ``drifting`` is the flight since before ``failed_s``, the instant of the failure. Of the directions that
    serve with the same size that one is taken which leads by the farthest. None if none does up to the
    greatest size of the spacecraft's file, or if the burn cannot be over before the zone's rule ends.
    """
    rules, thrusters = chase.spacecraft.avoidance, chase.spacecraft.propulsion.thrusters
    start_s = failed_s + rules.delay_s
    if start_s >= drifting.t_end_s:
        return None
    y = drifting(start_s)
    for number in range(1, int(rules.largest_mps / rules.step_mps + 1e-9) + 1):
        size_mps = number * rules.step_mps
        tried = []
        for direction, along in _DIRECTIONS.items():
            firing = _firing(thrusters, start_s, size_mps, float(y[6]), direction=np.array(along))
            away = chase.fly(start_s, y, firing.end_s, firing)
            # most that fail do so in the first turn, which is quick to fly
            for span_s in (min(_FIRST_S, drift_s), drift_s):
                end_s = firing.end_s + span_s
                flown = chase.fly(firing.end_s, away.y_end, end_s, tolerance=_TOLERANCE)
                drift = passage(flown, chase.station, zone_m)
                if not _clear(drift, drift.stays[0], firing.end_s, end_s):
                    break
            else:
                tried.append(Escape(direction, size_mps, firing, drift))
        if tried:
            return max(tried, key=lambda each: each.drift.least_distance_m)
    return None


def weakest_n(thrusters: Thrusters) -> float:
    """Thrust of the weakest group, which is there whichever way the ship is turned."""
    groups = thrusters.translation
    return min(groups.x_plus_n, groups.x_minus_n, groups.y_n, groups.z_n)


def _clear(drift: Passage, stay: Stay | None, begin_s: float, end_s: float) -> bool:
    """Whether a zone is missed or, if the ship is in it at the begin, left once and for all."""
    return stay is None or (stay.t_in_s == begin_s and stay.entries == 1 and stay.t_out_s < end_s)


def _firing(
    thrusters: Thrusters, start_s: float, size_mps: float, mass_kg: float, *, direction: Vector
) -> orbit.Burn:
    thrust_n, impulse_s = weakest_n(thrusters), thrusters.specific_impulse_s
    duration_s = orbit.duration_for(size_mps, mass_kg, thrust_n, impulse_s)
    return orbit.Burn("avoidance", start_s, duration_s, thrust_n, impulse_s, direction)
