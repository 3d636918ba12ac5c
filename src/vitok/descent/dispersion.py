"""How a flight differs from its plan by chance: the craft, its burn, what it knows of itself."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vitok.chance import generator
from vitok.descent.entry import STATE
from vitok.descent.vehicle import Vehicle
from vitok.earth.shape import MEAN_RADIUS_M
from vitok.mission.spacecraft import ExecutionErrors
from vitok.motion.orbit import Burn

_SMALLEST = 0.1  # a factor drawn far out stays a factor


def disturbed(burn: Burn, errors: ExecutionErrors, seed: int, run: int = 0) -> Burn:
    """The burn with a random error of its magnitude (by its duration) and of its pointing, keyed by its name.

    The pointing error is ``pointing_1sigma_deg`` about each of two axes across the thrust.
    """
    magnitude = _normal(seed, run, f"{burn.name}/magnitude")[0]
    duration_s = burn.duration_s * (1.0 + errors.magnitude_1sigma * float(magnitude))
    sigma_rad = np.radians(errors.pointing_1sigma_deg)
    tilts = sigma_rad * _normal(seed, run, f"{burn.name}/pointing", 2)
    along = np.asarray(burn.direction, dtype=float) / np.linalg.norm(burn.direction)
    across = np.cross(along, np.eye(3)[int(np.argmin(np.abs(along)))])
    across /= np.linalg.norm(across)
    direction = along + tilts[0] * across + tilts[1] * np.cross(along, across)
    return replace(burn, duration_s=duration_s, direction=direction / np.linalg.norm(direction))


def dispersed(craft: Vehicle, seed: int, run: int) -> Vehicle:
    """The craft of one run, drawn by the descent module's dispersions."""
    sigma = craft.module.dispersions

    def factor(name: str, one_sigma: float) -> float:
        return max(1.0 + one_sigma * float(_normal(seed, run, name)[0]), _SMALLEST)

    wind = craft.wind.copy()
    wind[:, 1:] += sigma.wind_mps * _normal(seed, run, "wind", 2)
    position = sigma.navigation_position_m / MEAN_RADIUS_M * _normal(seed, run, "navigation/position", 2)
    velocity = sigma.navigation_velocity_mps * _normal(seed, run, "navigation/velocity", 2)
    navigation = np.zeros(STATE)
    navigation[0] = position[0]
    navigation[1] = position[1]
    navigation[2:4] = velocity  # ground speed and altitude rate
    return replace(
        craft,
        lift=factor("lift", sigma.lift),
        drag=factor("drag", sigma.drag),
        density=factor("density", sigma.density),
        module_mass_kg=craft.module_mass_kg + sigma.mass_kg * float(_normal(seed, run, "mass")[0]),
        wind=wind,
        navigation=navigation,
    )


def _normal(seed: int, run: int, name: str, count: int = 1) -> NDArray[np.float64]:
    return generator(seed, run, f"descent/{name}").normal(size=count)
