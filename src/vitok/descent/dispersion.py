"""How a flight differs from its plan by chance: the craft, and what it knows of itself."""

from dataclasses import replace

import numpy as np

from vitok.chance import Draws
from vitok.descent.entry import STATE
from vitok.descent.vehicle import Vehicle
from vitok.earth.shape import MEAN_RADIUS_M

_SMALLEST = 0.1  # a factor drawn far out stays a factor


def dispersed(craft: Vehicle, draws: Draws) -> Vehicle:
    """The craft of one run, drawn by the descent module's dispersions."""
    sigma = craft.module.dispersions

    def factor(name: str, one_sigma: float) -> float:
        return max(1.0 + one_sigma * float(draws.normal(f"descent/{name}")[0]), _SMALLEST)

    wind = craft.wind.copy()
    wind[:, 1:] += sigma.wind_mps * draws.normal("descent/wind", 2)
    position = sigma.navigation_position_m / MEAN_RADIUS_M * draws.normal("descent/navigation/position", 2)
    velocity = sigma.navigation_velocity_mps * draws.normal("descent/navigation/velocity", 2)
    navigation = np.zeros(STATE)
    navigation[0] = position[0]
    navigation[1] = position[1]
    navigation[2:4] = velocity  # ground speed and altitude rate
    return replace(
        craft,
        lift=factor("lift", sigma.lift),
        drag=factor("drag", sigma.drag),
        density=factor("density", sigma.density),
        module_mass_kg=craft.module_mass_kg + sigma.mass_kg * float(draws.normal("descent/mass")[0]),
        wind=wind,
        navigation=navigation,
    )
