"""The fall of what is dropped: a tumbling piece down to the ground."""

from dataclasses import dataclass

import numpy as np

from vitok.earth.environment import Environment
from vitok.earth.frames import geodetic_from_gcrf
from vitok.earth.shape import POLAR_RADIUS_M
from vitok.motion.arc import Track
from vitok.motion.detectors import altitude
from vitok.motion.events import watch
from vitok.motion.trajectory import Trajectory
from vitok.types import Vector

_LONGEST_FALL_S = 3600.0
_TRACK_STEP_S = 1.0  # a straight line between is good to 1.3 m


@dataclass(frozen=True)
class Piece:
    """One of the pieces that fall: mass and drag area."""

    mass_kg: float
    cd_area_m2: float


def impact(t_s: float, y: Vector, piece: Piece, environment: Environment) -> tuple[float, float, float]:
    """Latitude, longitude (rad) and instant of the impact, at sea level, of a piece dropped at ``y`` (6,)."""
    way = fall(t_s, y, piece, environment)
    x, y_gcrf, z = way.y_end[:3]
    latitude_rad, longitude_rad, _ = geodetic_from_gcrf(way.t_end_s, x, y_gcrf, z, environment.rotation)
    return latitude_rad, longitude_rad, way.t_end_s


def fall(
    t_s: float, y: Vector, piece: Piece, environment: Environment, *, ground_m: float = 0.0
) -> Trajectory:
    """The way of a piece dropped at ``y`` (6,), to a ground of an altitude over the ellipsoid."""
    ground = altitude(ground_m, environment).falling().stopping()
    y0 = np.append(y[:6], piece.mass_kg)
    t_end_s, area_m2 = t_s + _LONGEST_FALL_S, piece.cd_area_m2
    return watch(
        t_s, y0, t_end_s, environment, detectors=[ground], cd_area_m2=area_m2, lowest_m=POLAR_RADIUS_M
    ).trajectory


def track_of(name: str, way: Trajectory) -> Track:
    """The track of what tumbles on a way, second by second."""
    t_s = np.append(np.arange(way.t_start_s, way.t_end_s, _TRACK_STEP_S), way.t_end_s)
    return Track(name, t_s, way(t_s)[:, :3])
