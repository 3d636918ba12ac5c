"""The burn that keeps a ship clear of the station after another burn has failed."""

from dataclasses import dataclass

import numpy as np

from vitok.mission.jets import Thrusters
from vitok.motion import orbit
from vitok.motion.lvlh import inertial_state, relative_state
from vitok.motion.passage import Passage, passage, threat
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.chase import Chase
from vitok.types import Vector

Zone = tuple[float, float, float]

# Radial and along the orbit alone: one across it moves the ship by little, and back half a turn later
_DIRECTIONS = {
    "forward": (1.0, 0.0, 0.0),
    "backward": (-1.0, 0.0, 0.0),
    "down": (0.0, 0.0, 1.0),
    "up": (0.0, 0.0, -1.0),
}

SIGMAS = 3.0
_FIRST_S = 6000.0
_TOLERANCE = 1e-10  # a metre after a day


@dataclass(frozen=True)
class Escape:
    """An avoidance burn, its size and direction in the ship's LVLH, and what follows.

    ``way`` runs from the failure on, through delay and burn; its stays are those in the sphere enlarged by
    the margin and in the sphere itself. ``drift`` runs from the burn's end; its stay is that in the ellipsoid
    where that has to be kept clear, else in the enlarged sphere: how long the ship is still inside.
    """

    direction: str
    delta_v_mps: float
    burn: orbit.Burn
    way: Passage
    drift: Passage


def escape(
    chase: Chase,
    drifting: Trajectory,
    failed_s: float,
    *,
    sphere_m: float,
    ellipsoid_m: Zone | None,
    drift_s: float,
    covariance: Vector | None = None,
) -> Escape | None:
    """The least avoidance burn that keeps the ship out of its zones until ``drift_s`` after it.

    ``drifting`` is the flight since before ``failed_s``, the instant of the failure. From then on, in the
    delay and the burn too, the sphere of the radius ``sphere_m`` and the file's margin is missed, and after
    the burn the ellipsoid, where one is given. What the ship is in already, at the failure or at the burn's
    end, it has to leave once and for all. With a ``covariance`` (6, 6) at the failure (LVLH, m and m/s) the
    flight from that end of three sigma which leads nearest to the sphere misses it too.

    Of the directions that serve with the same size that one is taken which leads by the farthest. None if
    none does up to the greatest size of the spacecraft's file, or if the burn cannot be over before the
    zone's rule ends.
    """
    rules, thrusters = chase.spacecraft.avoidance, chase.spacecraft.propulsion.thrusters
    start_s = failed_s + rules.delay_s
    if start_s >= drifting.t_end_s:
        return None
    y, mass_kg = drifting(failed_s), float(drifting(start_s)[6])
    bare_m, wide_m = _ball(sphere_m), _ball(sphere_m + rules.margin_m)
    for number in range(1, int(rules.largest_mps / rules.step_mps + 1e-9) + 1):
        size_mps = number * rules.step_mps
        tried = []
        for direction, along in _DIRECTIONS.items():
            firing = _firing(thrusters, start_s, size_mps, mass_kg, direction=np.array(along))
            # most that fail do so in the first turn, which is quick to fly
            for span_s in (min(_FIRST_S, drift_s), drift_s):
                end_s = firing.end_s + span_s
                flown = chase.fly(failed_s, y, end_s, firing, tolerance=_TOLERANCE)
                after = Trajectory(firing.end_s, end_s, flown.kernel)
                way = passage(flown, chase.station, wide_m, bare_m)
                drift = passage(after, chase.station, ellipsoid_m or wide_m)
                if not (_kept(way, flown) and (ellipsoid_m is None or _kept(drift, after))):
                    break
            else:
                if covariance is None or _kept_at_worst(chase, flown, firing, covariance, zone_m=bare_m):
                    tried.append(Escape(direction, size_mps, firing, way, drift))
        if tried:
            return max(tried, key=lambda each: each.drift.least_distance_m)
    return None


def displaced(y_station: Vector, y: Vector, displacement: Vector) -> Vector:
    """The state (7,) displaced by that (6,) in the station's LVLH."""
    return np.append(inertial_state(y_station, relative_state(y_station, y) + displacement), y[6])


def _ball(radius_m: float) -> Zone:
    return radius_m, radius_m, radius_m


def _kept(found: Passage, flown: Trajectory) -> bool:
    """Whether each zone is missed or, if the ship is in it at the begin, left once and for all."""
    return all(
        stay is None
        or (stay.t_in_s == flown.t_start_s and stay.entries == 1 and stay.t_out_s < flown.t_end_s)
        for stay in found.stays
    )


def _kept_at_worst(
    chase: Chase, flown: Trajectory, firing: orbit.Burn, covariance: Vector, *, zone_m: Zone
) -> bool:
    """Whether the zone is missed with this burn from the worst end of three sigma at the flight's start.

    The burn is the same for all: the transition carries the errors through it.
    """
    failed_s = flown.t_start_s
    off = threat(flown, chase.station, zone_m, covariance=covariance, sigmas=SIGMAS)
    y = displaced(chase.station(failed_s), flown(failed_s), off)
    worst = chase.fly(failed_s, y, flown.t_end_s, firing, tolerance=_TOLERANCE)
    return _kept(passage(worst, chase.station, zone_m), worst)


def _firing(
    thrusters: Thrusters, start_s: float, size_mps: float, mass_kg: float, *, direction: Vector
) -> orbit.Burn:
    thrust_n, impulse_s = thrusters.translation.weakest_n, thrusters.specific_impulse_s
    duration_s = orbit.duration_for(size_mps, mass_kg, thrust_n, impulse_s)
    return orbit.Burn("avoidance", start_s, duration_s, thrust_n, impulse_s, direction)
