"""What a ship near a station is made of: as it knows itself, and as it truly is."""

from typing import NamedTuple

from vitok.craft.jets import Jets
from vitok.craft.mass_properties import MassModel
from vitok.proximity.holding import Hold
from vitok.types import Vector


class Ship(NamedTuple):
    """What the ship knows of itself: masses, thrusters, and ``tip_m`` (3,), the probe's from its origin."""

    masses: MassModel
    jets: Jets
    tip_m: Vector
    plume_exponent: float


class TrueParts(NamedTuple):
    """What is the World's alone: each thruster's share of its thrust (n,) and where it pushes (n, 3), the
    shares of mass and inertia that the ship knows wrongly, by how much its centre of mass is beside the known
    one (3,), how the station is held, and the area about the port that stops plumes."""

    thrust_share: Vector
    direction: Vector
    mass_share: float
    inertia_share: float
    centre_off_m: Vector
    hold: Hold
    plume_area_m2: float
