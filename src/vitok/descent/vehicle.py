"""The ship on its way home, and what the descent has to know of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.craft.capsule import Capsule, capsule
from vitok.craft.parachute import no_canopies
from vitok.descent.dynamics import Body
from vitok.descent.entry import BankLimits
from vitok.mission.descent_module import DescentModule
from vitok.mission.spacecraft import Spacecraft

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Vehicle:
    """Ship and descent module, the module's mass with crew and cargo, the wind (n, 3) it comes down in."""

    spacecraft: Spacecraft
    module: DescentModule
    module_mass_kg: float
    capsule: Capsule
    limits: BankLimits
    wind: Vector

    def body(self, side: float) -> Body:
        """The capsule in entry; ``side`` 0 keeps its lift in the vertical plane."""
        return Body(self.module_mass_kg, 1.0, side, no_canopies(), 0.0, 0.0, self.capsule, self.wind)


def vehicle(spacecraft: Spacecraft, module: DescentModule, module_mass_kg: float, wind: Vector) -> Vehicle:
    """Vehicle of the catalogue's models."""
    limits = BankLimits(
        float(np.radians(module.entry.bank_rate_limit_degps)),
        float(np.radians(module.entry.bank_acceleration_limit_degps2)),
    )
    tables = capsule(module.aerodynamics)
    return Vehicle(
        spacecraft, module, float(module_mass_kg), tables, limits, np.ascontiguousarray(wind, dtype=float)
    )
