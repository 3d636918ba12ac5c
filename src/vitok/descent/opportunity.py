"""Landing opportunities: the turns whose ground track passes the zone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from vitok.descent.deorbit import ReferenceDescent, fly_at_bank
from vitok.descent.dynamics import Sample
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.frames import itrf_from_gcrf, rotate_back
from vitok.earth.shape import MEAN_RADIUS_M, itrf_from_geodetic
from vitok.elementary import arcsin, dot, norm
from vitok.motion.trajectory import Trajectory
from vitok.types import Vector

_STEP_S = 60.0


@dataclass(frozen=True)
class Opportunity:
    """A turn on which the zone can be tried: ignition and parachute command about, the zone's cross-track.

    ``cross_track_m`` is positive where the zone lies to the right of the track.
    """

    t_burn_s: float
    t_parachute_s: float
    cross_track_m: float
    within_reach: bool


@dataclass(frozen=True)
class Timing:
    """What a reference descent tells of every other; the reach is to either side."""

    burn_to_parachute_s: float
    lead_s: float  # the parachute command after the coasting ship would have passed over the same point
    reach_m: float


def timing(
    vehicle: Vehicle, descent: ReferenceDescent, approach: Trajectory, environment: Environment
) -> Timing:
    """Timing of a descent, and its cross-range reach: what the reference bank held to one side gives."""
    end = descent.rows[-1]
    t_end_s = float(end[Sample.T])
    point = _direction_gcrf(t_end_s, end[Sample.LATITUDE], end[Sample.LONGITUDE], environment)
    t_last_s = min(t_end_s + 600.0, approach.t_end_s)
    t_over_s = _closest(approach, t_last_s - 1200.0, t_last_s, lambda t: point)[0]
    normal = np.cross(point, descent.ship.y_end[3:6])
    normal /= norm(normal)
    reaches = []
    for side in (-1.0, 1.0):
        row = fly_at_bank(vehicle, descent.ship, side, environment)[-1]
        turned = _direction_gcrf(row[Sample.T], row[Sample.LATITUDE], row[Sample.LONGITUDE], environment)
        reaches.append(abs(float(arcsin(dot(turned, normal)))) * MEAN_RADIUS_M)
    return Timing(t_end_s - descent.burn.start_s, t_end_s - t_over_s, min(reaches))


def opportunities(
    approach: Trajectory, clock: Timing, aim: tuple[float, float], environment: Environment
) -> list[Opportunity]:
    """Every turn of the coasting ship's ``approach``, in order, with the aim's cross-track on it."""

    def aim_at(t_s: float) -> Vector:
        return _direction_gcrf(t_s + clock.lead_s, *aim, environment)

    times = np.arange(approach.t_start_s + clock.burn_to_parachute_s, approach.t_end_s, _STEP_S)
    cosine = np.array([dot(aim_at(t), _unit(approach(t)[:3])) for t in times])
    tops = np.nonzero((cosine[1:-1] >= cosine[:-2]) & (cosine[1:-1] > cosine[2:]))[0] + 1
    found = []
    for k in tops:
        t_pass_s, angle = _closest(approach, times[k - 1], times[k + 1], aim_at)
        y = approach(t_pass_s)
        left = np.cross(y[:3], y[3:6])
        side = -1.0 if dot(aim_at(t_pass_s), left) > 0.0 else 1.0
        distance_m = angle * MEAN_RADIUS_M
        t_parachute_s = t_pass_s + clock.lead_s
        t_burn_s = t_parachute_s - clock.burn_to_parachute_s
        if t_burn_s >= approach.t_start_s:
            within = distance_m <= clock.reach_m
            found.append(Opportunity(t_burn_s, t_parachute_s, side * distance_m, within))
    return found


def _closest(
    approach: Trajectory, t0_s: float, t1_s: float, direction: Callable[[float], Vector]
) -> tuple[float, float]:
    """Instant at which the ship passes nearest to a direction, and the angle (rad) left then."""

    def angle(t_s: float) -> float:
        return float(norm(_unit(approach(t_s)[:3]) - direction(t_s)))

    t_s = float(minimize_scalar(angle, bounds=(t0_s, t1_s), method="bounded", options={"xatol": 1e-3}).x)
    return t_s, 2.0 * float(arcsin(0.5 * angle(t_s)))


def _direction_gcrf(
    t_s: float, latitude_rad: float, longitude_rad: float, environment: Environment
) -> Vector:
    m = itrf_from_gcrf(t_s, environment.rotation)
    return _unit(np.array(rotate_back(m, *itrf_from_geodetic(latitude_rad, longitude_rad, 0.0))))


def _unit(vector: Vector) -> Vector:
    return np.asarray(vector / norm(vector))
