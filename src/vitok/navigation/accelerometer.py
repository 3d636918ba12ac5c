"""A burn as the accelerometer has it: what was done, not what was commanded, with errors of its own."""

from typing import NamedTuple

import numpy as np

from vitok.elementary import norm
from vitok.motion.orbit import Burn
from vitok.navigation.suite import Considered
from vitok.types import Vector


class Push(NamedTuple):
    """A measured acceleration between two instants, along a direction fixed in LVLH or in GCRF.

    It grows as the ship becomes lighter, by the share ``lighter_ps`` of the mass at its begin each second.
    """

    start_s: float
    end_s: float
    acceleration_mps2: float
    lighter_ps: float
    in_lvlh: float
    direction_x: float
    direction_y: float
    direction_z: float


COAST = Push(np.inf, -np.inf, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def measured(burn: Burn, mass_kg: float, errors: Vector, tilt_rad: Vector) -> Push:
    """What the accelerometer says of a true burn begun at ``mass_kg``.

    ``errors`` (c,) hold the true error of scale and bias, ``tilt_rad`` (3,) that of the known attitude.
    """
    direction = np.asarray(burn.direction, dtype=float)
    direction = direction / norm(direction)
    turned = direction + np.cross(tilt_rad, direction)
    turned = turned / norm(turned)
    true_mps2 = burn.thrust_n / mass_kg
    said_mps2 = true_mps2 * (1.0 + errors[Considered.SCALE]) + errors[Considered.BIAS]
    return Push(
        float(burn.start_s),
        float(burn.end_s),
        float(said_mps2),
        burn.flow_kgps / mass_kg,
        1.0 if burn.frame == "lvlh" else 0.0,
        *map(float, turned),
    )


def commanded(burn: Burn, mass_kg: float) -> Push:
    """A burn as it was commanded, for a ship without an accelerometer."""
    return measured(burn, mass_kg, np.zeros(Considered.OWN), np.zeros(3))
