"""A capsule in the air: coefficients at trim over Mach number, and the heat at its nose."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare
from vitok.mission.descent_module import Aerodynamics

SUTTON_GRAVES = 1.7415e-4  # kg^0.5/m, Earth (Sutton and Graves 1971, NASA TR R-376)


class Capsule(NamedTuple):
    """Tables (n,) over a rising Mach number, reference area and nose radius."""

    mach: NDArray[np.float64]
    drag_coefficient: NDArray[np.float64]
    lift_to_drag: NDArray[np.float64]
    area_m2: float
    nose_radius_m: float


def capsule(model: Aerodynamics) -> Capsule:
    """Tables for the compiled core."""
    return Capsule(
        np.array(model.mach),
        np.array(model.drag_coefficient),
        np.array(model.lift_to_drag),
        float(model.reference_area_m2),
        float(model.nose_radius_m),
    )


@bare
def coefficients(mach, capsule):
    """Drag coefficient and lift to drag at trim, linear over Mach number, constant beyond the tables."""
    row = 0
    while row < capsule.mach.size - 2 and mach > capsule.mach[row + 1]:
        row += 1
    x = (mach - capsule.mach[row]) / (capsule.mach[row + 1] - capsule.mach[row])
    x = min(max(x, 0.0), 1.0)
    drag, ratio = capsule.drag_coefficient, capsule.lift_to_drag
    return drag[row] + x * (drag[row + 1] - drag[row]), ratio[row] + x * (ratio[row + 1] - ratio[row])


@bare
def heat_flux_wpm2(density_kgpm3, airspeed_mps, nose_radius_m):
    """Convective heat flux at the stagnation point of a cold wall (Sutton and Graves 1971)."""
    return SUTTON_GRAVES * np.sqrt(density_kgpm3 / nose_radius_m) * airspeed_mps**3
