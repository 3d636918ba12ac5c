"""Where what the rocket drops comes down."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment
from vitok.earth.frames import geodetic_from_gcrf
from vitok.mission.rocket import Rocket
from vitok.motion.detectors import altitude
from vitok.motion.events import watch

Vector = NDArray[np.float64]

_LONGEST_FALL_S = 3600.0


@dataclass(frozen=True)
class Piece:
    """One of the pieces dropped at an event: mass and drag area."""

    mass_kg: float
    cd_area_m2: float


def pieces(rocket: Rocket, dropped_kg: dict[str, float]) -> dict[str, Piece]:
    """The pieces whose drag is known, by the event that drops ``dropped_kg`` in all."""
    found = {}
    for stage in rocket.stages[:-1]:
        event = f"{stage.name}_separation"
        if stage.drop_cd_area_m2 is not None and event in dropped_kg:
            found[event] = Piece(dropped_kg[event] / stage.count, stage.drop_cd_area_m2)
    for part in rocket.jettisons:
        if part.drop_cd_area_m2 is not None and part.event in dropped_kg:
            found[part.event] = Piece(part.mass_kg / part.count, part.drop_cd_area_m2)
    return found


def impact(t_s: float, y: Vector, piece: Piece, environment: Environment) -> tuple[float, float, float]:
    """Latitude, longitude (rad) and instant of the impact, at sea level, of a piece dropped at ``y`` (6,)."""
    ground = altitude(0.0, environment).falling().stopping()
    y0 = np.append(y[:6], piece.mass_kg)
    fall = watch(t_s, y0, t_s + _LONGEST_FALL_S, environment, [ground], piece.cd_area_m2).trajectory
    x, y_gcrf, z = fall.y_end[:3]
    latitude_rad, longitude_rad, _ = geodetic_from_gcrf(fall.t_end_s, x, y_gcrf, z, environment.rotation)
    return latitude_rad, longitude_rad, fall.t_end_s
