"""The fall of what is dropped: a tumbling piece down to the ground."""

from dataclasses import dataclass

import numpy as np

from vitok.compiled import njit
from vitok.earth.environment import Environment
from vitok.earth.frames import geodetic_from_gcrf
from vitok.earth.gravity import field
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.motion.arc import Track
from vitok.motion.dop853 import trajectory_state
from vitok.motion.orbit import attempt, broken_off, coasting
from vitok.motion.status import Status
from vitok.motion.trajectory import Trajectory, until
from vitok.types import Vector

_LONGEST_FALL_S = 3600.0
_TRACK_STEP_S = 1.0  # a straight line between is good to 1.3 m
# What is assumed of a tumbling piece's drag leaves kilometres open at the ground: a step's tolerance that is
# good to ten metres there and a field that is to thirty take a tenth of the time of those of an orbit.
_TOLERANCE = 1e-6
_DEGREE = 4
_EXACT_S = 1e-6


@dataclass(frozen=True)
class Piece:
    """One of the pieces that fall: mass and drag area."""

    mass_kg: float
    cd_area_m2: float


def _met(environment: Environment) -> Environment:
    """What counts for a piece that falls for some minutes: a coarse field, no Sun and no Moon."""
    degree = min(environment.field.sectoral.size - 1, _DEGREE)
    return environment._replace(field=field(degree), third_bodies=0.0)


def impact(
    t_s: float,
    y: Vector,
    piece: Piece,
    environment: Environment,
    *,
    ground_m: float = 0.0,
    tolerance: float = _TOLERANCE,
) -> tuple[float, float, float]:
    """Latitude, longitude (rad) and instant at which a piece dropped at ``y`` (6,) comes down to ``ground_m``
    above the ellipsoid. FlightError as of ``fall``.
    """
    way = fall(t_s, y, piece, environment, ground_m=ground_m, tolerance=tolerance, dense=False)
    x, y_gcrf, z = way.y_end[:3]
    latitude_rad, longitude_rad, _ = geodetic_from_gcrf(way.t_end_s, x, y_gcrf, z, environment.rotation)
    return latitude_rad, longitude_rad, way.t_end_s


def fall(
    t_s: float,
    y: Vector,
    piece: Piece,
    environment: Environment,
    *,
    ground_m: float = 0.0,
    tolerance: float = _TOLERANCE,
    dense: bool = True,
) -> Trajectory:
    """The way of a piece dropped at ``y`` (6,), to a ground of an altitude over the ellipsoid.

    Its last step alone where it is not ``dense``. FlightError if it does not come down within an hour.
    """
    return fall_to(
        ground_m,
        t_s,
        y,
        piece,
        environment=_met(environment),
        tolerance=tolerance,
        exact_s=_EXACT_S,
        dense=dense,
    )


def fall_to(
    ground_m: float,
    t_s: float,
    y: Vector,
    piece: Piece,
    *,
    environment: Environment,
    tolerance: float,
    exact_s: float,
    dense: bool,
) -> Trajectory:
    """As ``fall``, in all of an environment, with a tolerance and an exactness of the end of one's own."""
    way, status = attempt(
        t_s,
        np.append(y[:6], piece.mass_kg),
        t_s + _LONGEST_FALL_S,
        environment,
        force=coasting(piece.cd_area_m2),
        tolerance=tolerance,
        lowest_m=EQUATORIAL_RADIUS_M + ground_m,
        ground_m=ground_m,
        dense=dense,
    )
    if status != Status.BELOW_GROUND:
        raise broken_off(t_s, way.t_end_s, status)
    return until(way, _landing_s(way.kernel, environment.rotation, ground_m, exact_s))


@njit
def _landing_s(way, rotation, ground_m, exact_s):
    """Instant at which a way comes to the ground, in its last step; to the last bit at the most."""
    low_s, high_s = way.t_s[-2], way.t_s[-1]
    while high_s - low_s > exact_s:
        middle_s = 0.5 * (low_s + high_s)
        if not low_s < middle_s < high_s:
            break
        if _height_m(middle_s, way, rotation) > ground_m:
            low_s = middle_s
        else:
            high_s = middle_s
    return high_s


@njit
def _height_m(t_s, way, rotation):
    y = trajectory_state(t_s, way)
    return geodetic_from_gcrf(t_s, y[0], y[1], y[2], rotation)[2]


def track_of(name: str, way: Trajectory) -> Track:
    """The track of what tumbles on a way, second by second."""
    t_s = np.append(np.arange(way.t_start_s, way.t_end_s, _TRACK_STEP_S), way.t_end_s)
    return Track(name, t_s, way(t_s)[:, :3])
