"""How a flight differs from its plan by chance: the craft, and what it knows of itself."""

from dataclasses import replace

import numpy as np

from vitok.chance import Draws
from vitok.craft.capsule_facts import CapsuleFacts, capsule_facts
from vitok.descent.entry import STATE
from vitok.descent.vehicle import Vehicle
from vitok.earth.air_error import both
from vitok.earth.shape import MEAN_RADIUS_M


def built(craft: Vehicle, facts: CapsuleFacts) -> Vehicle:
    """The craft as it really is, with the wind and the air that it meets."""
    return replace(
        craft,
        lift=facts.lift,
        drag=facts.drag,
        density=facts.density,
        module_mass_kg=craft.module_mass_kg + facts.mass_error_kg,
        wind=both(craft.wind, facts.wind_error),
    )


def navigated(craft: Vehicle, draws: Draws) -> Vehicle:
    """The craft with what its navigation adds to the state that guidance is told."""
    sigma = craft.module.dispersions
    position = sigma.navigation_position_m / MEAN_RADIUS_M * draws.normal("descent/navigation/position", 2)
    velocity = sigma.navigation_velocity_mps * draws.normal("descent/navigation/velocity", 2)
    navigation = np.zeros(STATE)
    navigation[0] = position[0]
    navigation[1] = position[1]
    navigation[2:4] = velocity  # ground speed and altitude rate
    return replace(craft, navigation=navigation)


def dispersed(craft: Vehicle, draws: Draws) -> Vehicle:
    """The craft of one run, drawn by the descent module's dispersions."""
    return navigated(built(craft, capsule_facts(craft.module, craft.wind_sigma, draws)), draws)
