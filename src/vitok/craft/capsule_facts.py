"""What a capsule and the air of its entry really are, beside what a plan takes them for."""

from dataclasses import dataclass, field

import numpy as np

from vitok.chance import Draws
from vitok.mission.descent_module import DescentModule
from vitok.types import Vector

_SMALLEST = 0.1  # a factor drawn far out stays a factor


@dataclass(frozen=True, eq=False)
class CapsuleFacts:
    """Factors on lift, drag and density of the air; what mass and wind, east and north, have beside."""

    lift: float = 1.0
    drag: float = 1.0
    density: float = 1.0
    mass_error_kg: float = 0.0
    wind_error_mps: Vector = field(default_factory=lambda: np.zeros(2))


def capsule_facts(module: DescentModule, draws: Draws) -> CapsuleFacts:
    """The facts of one run, drawn by the module's dispersions; in run 0 they are as planned."""
    sigma = module.dispersions

    def factor(name: str, one_sigma: float) -> float:
        return max(1.0 + one_sigma * float(draws.normal(f"descent/{name}")[0]), _SMALLEST)

    return CapsuleFacts(
        lift=factor("lift", sigma.lift),
        drag=factor("drag", sigma.drag),
        density=factor("density", sigma.density),
        mass_error_kg=sigma.mass_kg * float(draws.normal("descent/mass")[0]),
        wind_error_mps=sigma.wind_mps * draws.normal("descent/wind", 2),
    )
