"""Where the orbital and the service module come down after the separation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment
from vitok.earth.shape import POLAR_RADIUS_M
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.detectors import altitude
from vitok.motion.events import watch
from vitok.motion.fall import Piece, impact
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]
Point = tuple[float, float]

_LONGEST_S = 3600.0
_FRAGMENT_KG = 10.0  # only its mass over drag area tells


@dataclass(frozen=True)
class Fallen:
    """A module's way to its break-up, and the ends of the strip of ground on which its pieces fall."""

    name: str
    t_s: float
    y: Vector  # (7,) in GCRF at break-up
    lightest: Point  # latitude, longitude (rad)
    heaviest: Point
    way: Trajectory


def fall(
    spacecraft: Spacecraft, t_s: float, y: Vector, descent_module_kg: float, *, environment: Environment
) -> tuple[Fallen, Fallen]:
    """Orbital and service module from the ship's state ``y`` (7,) at the separation of its modules.

    What parts them, some decimetres a second, is left out: it moves their strips by less than they are long.
    """
    break_up, orbital_kg = spacecraft.break_up, spacecraft.modules.orbital_kg
    service_kg = float(y[6]) - descent_module_kg - orbital_kg
    return (
        _fall("orbital_module", orbital_kg, break_up.orbital_cd_area_m2, spacecraft, t_s, y, environment),
        _fall("service_module", service_kg, break_up.service_cd_area_m2, spacecraft, t_s, y, environment),
    )


def _fall(
    name: str,
    mass_kg: float,
    cd_area_m2: float,
    spacecraft: Spacecraft,
    t_s: float,
    y: Vector,
    environment: Environment,
) -> Fallen:
    break_up = spacecraft.break_up
    low = altitude(break_up.altitude_m, environment).falling().stopping()
    lowest_m = POLAR_RADIUS_M + break_up.altitude_m
    y0 = np.append(y[:6], mass_kg)
    t_end_s = t_s + _LONGEST_S
    watched = watch(t_s, y0, t_end_s, environment, detectors=[low], cd_area_m2=cd_area_m2, lowest_m=lowest_m)
    whole = watched.trajectory
    ends = []
    for kgpm2 in (break_up.lightest_kgpm2, break_up.heaviest_kgpm2):
        piece = Piece(_FRAGMENT_KG, _FRAGMENT_KG / kgpm2)
        latitude_rad, longitude_rad, _ = impact(whole.t_end_s, whole.y_end, piece, environment)
        ends.append((latitude_rad, longitude_rad))
    return Fallen(name, whole.t_end_s, whole.y_end, ends[0], ends[1], whole)
