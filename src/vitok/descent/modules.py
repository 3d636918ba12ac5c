"""Where the orbital and the service module come down after the separation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment
from vitok.elementary import exp, log
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.fall import Piece, fall_to, impact
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]
Point = tuple[float, float]

_TOLERANCE = 1e-9  # of a step: decimetres, where its drag area is an assumption
_EXACT_S = 1e-9  # of the break-up: micrometres
_STRIP_TOLERANCE = 1e-5  # of a step of the pieces: forty metres, of strips of two hundred kilometres
_FRAGMENT_KG = 10.0  # only its mass over drag area tells
# A piece falls straight once it has met so many times the air that it weighs, each over its drag area. It is
# followed no farther: most of the time goes into the last kilometres, which move an end of a strip by 7 m.
_STOPPED = 20.0
_AIR_KGPM2, _AIR_SCALE_M = 10330.0, 7000.0  # over the sea, and over what height it is less by a factor e


@dataclass(frozen=True)
class Fallen:
    """A module's way to its break-up, and the ends of the strip of ground on which its pieces fall."""

    name: str
    t_s: float
    y: Vector  # (7,) in GCRF at break-up
    lightest: Point  # latitude, longitude (rad)
    heaviest: Point


def modules(
    spacecraft: Spacecraft, ship_kg: float, descent_module_kg: float
) -> tuple[tuple[str, Piece], tuple[str, Piece]]:
    """Orbital and service module of a ship whose modules part, by their names."""
    break_up, orbital_kg = spacecraft.break_up, spacecraft.modules.orbital_kg
    service_kg = ship_kg - descent_module_kg - orbital_kg
    return (
        ("orbital_module", Piece(orbital_kg, break_up.orbital_cd_area_m2)),
        ("service_module", Piece(service_kg, break_up.service_cd_area_m2)),
    )


def way_to_break_up(
    spacecraft: Spacecraft, t_s: float, y: Vector, module: Piece, *, environment: Environment, dense: bool
) -> Trajectory:
    """The way of a module from the ship's state ``y`` (6 or more,) on; its last step where not ``dense``."""
    return fall_to(
        spacecraft.break_up.altitude_m,
        t_s,
        y,
        module,
        environment=environment,
        tolerance=_TOLERANCE,
        exact_s=_EXACT_S,
        dense=dense,
    )


def fall(
    spacecraft: Spacecraft, t_s: float, y: Vector, descent_module_kg: float, *, environment: Environment
) -> tuple[Fallen, ...]:
    """Orbital and service module from the ship's state ``y`` (7,) at the separation of its modules.

    What parts them, some decimetres a second, is left out: it moves their strips by less than they are long.
    """
    break_up, fallen = spacecraft.break_up, []
    for name, module in modules(spacecraft, float(y[6]), descent_module_kg):
        way = way_to_break_up(spacecraft, t_s, y, module, environment=environment, dense=False)
        t_end_s, y_end = way.t_end_s, way.y_end
        lightest, heaviest = (
            impact(
                t_end_s,
                y_end,
                Piece(_FRAGMENT_KG, _FRAGMENT_KG / kgpm2),
                environment,
                ground_m=_stopped_m(kgpm2, break_up.altitude_m),
                tolerance=_STRIP_TOLERANCE,
            )[:2]
            for kgpm2 in (break_up.lightest_kgpm2, break_up.heaviest_kgpm2)
        )
        fallen.append(Fallen(name, t_end_s, y_end, lightest, heaviest))
    return tuple(fallen)


def _stopped_m(kgpm2: float, begin_m: float) -> float:
    """Altitude at which a piece of a mass over drag area, dropped at another, falls straight; 0 at least."""
    met_kgpm2 = _AIR_KGPM2 * float(exp(-begin_m / _AIR_SCALE_M)) + _STOPPED * kgpm2
    return max(_AIR_SCALE_M * float(log(_AIR_KGPM2 / met_kgpm2)), 0.0)
