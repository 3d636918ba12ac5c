"""What a capsule and the air of its entry really are, beside what a plan takes them for."""

from dataclasses import dataclass, field

from vitok.chance import Draws
from vitok.earth.air_error import CALM, SURE_DENSITY, density_factors, wind_error
from vitok.mission.descent_module import DescentModule
from vitok.types import Vector

_SMALLEST = 0.1  # a factor drawn far out stays a factor


@dataclass(frozen=True, eq=False)
class CapsuleFacts:
    """Factors on lift and drag, and on density by altitude (n, 2); what mass and wind (n, 3) have beside."""

    lift: float = 1.0
    drag: float = 1.0
    density: Vector = field(default_factory=lambda: SURE_DENSITY)
    mass_error_kg: float = 0.0
    wind_error: Vector = field(default_factory=lambda: CALM)


def capsule_facts(module: DescentModule, wind_sigma: Vector, draws: Draws) -> CapsuleFacts:
    """The facts of one run, drawn by the module's dispersions and by how well the air and wind are known.

    ``wind_sigma`` (n, 3) is as of ``climate.wind_sigma``. In run 0 all are as planned.
    """
    sigma = module.dispersions

    def factor(name: str, one_sigma: float) -> float:
        return max(1.0 + one_sigma * float(draws.normal(f"descent/{name}")[0]), _SMALLEST)

    return CapsuleFacts(
        lift=factor("lift", sigma.lift),
        drag=factor("drag", sigma.drag),
        density=density_factors(draws, "descent", sigma.density_scale),
        mass_error_kg=sigma.mass_kg * float(draws.normal("descent/mass")[0]),
        wind_error=wind_error(draws, "descent", wind_sigma * (1.0, sigma.wind_scale, sigma.wind_scale)),
    )
