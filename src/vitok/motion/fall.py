"""The fall of what is dropped: a tumbling piece down to the ground."""

from dataclasses import dataclass

import numpy as np

from vitok.earth.environment import Environment
from vitok.earth.frames import geodetic_from_gcrf
from vitok.earth.gravity import field
from vitok.earth.shape import POLAR_RADIUS_M
from vitok.motion.detectors import altitude
from vitok.motion.events import watch
from vitok.types import Vector

_LONGEST_FALL_S = 3600.0
# What is assumed of a tumbling piece's drag leaves kilometres open at the ground: a step's tolerance and a
# field that are good to metres there take a fifth of the time of those of an orbit.
_TOLERANCE = 1e-7
_DEGREE = 4


@dataclass(frozen=True)
class Piece:
    """One of the pieces that fall: mass and drag area."""

    mass_kg: float
    cd_area_m2: float


def _met(environment: Environment) -> Environment:
    """What counts for a piece that falls for some minutes: a coarse field, no Sun and no Moon."""
    degree = min(environment.field.sectoral.size - 1, _DEGREE)
    return environment._replace(field=field(degree), third_bodies=0.0)


def impact(t_s: float, y: Vector, piece: Piece, environment: Environment) -> tuple[float, float, float]:
    """Latitude, longitude (rad) and instant of the impact, at sea level, of a piece dropped at ``y`` (6,)."""
    ground = altitude(0.0, environment).falling().stopping()
    y0 = np.append(y[:6], piece.mass_kg)
    t_end_s, area_m2 = t_s + _LONGEST_FALL_S, piece.cd_area_m2
    fall = watch(
        t_s,
        y0,
        t_end_s,
        _met(environment),
        detectors=[ground],
        cd_area_m2=area_m2,
        tolerance=_TOLERANCE,
        lowest_m=POLAR_RADIUS_M,
    ).trajectory
    x, y_gcrf, z = fall.y_end[:3]
    latitude_rad, longitude_rad, _ = geodetic_from_gcrf(fall.t_end_s, x, y_gcrf, z, environment.rotation)
    return latitude_rad, longitude_rad, fall.t_end_s
