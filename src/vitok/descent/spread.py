"""How a planned descent differs by chance: its moments in dispersed flights, and the start of its burn.

Beside the capsule, its air and its burn the orbit is dispersed: by what is not known of the station's height.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from vitok.chance import Draw, Draws, Failure
from vitok.craft.burn_errors import executed
from vitok.descent.deorbit import deorbit_burn, fly_to_separation, range_excess_m, reference_descent
from vitok.descent.dispersion import dispersed
from vitok.descent.dynamics import Sample
from vitok.descent.landing import land
from vitok.descent.moments import moments
from vitok.descent.plan import DescentPlan
from vitok.descent.samples import fall_through
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.shape import great_circle_m
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.parallel import mapped
from vitok.types import Vector

_STEP_S = 10.0  # of the difference that tells how fast a later burn carries the landing on


def dispersed_moments(
    craft: Vehicle,
    plan: DescentPlan,
    environment: Environment,
    *,
    height_sigma_m: float,
    altitudes_m: tuple[float, ...],
    runs: int,
    seed: int,
    planned: bool,
    draw: Draw = Draws,
) -> list[dict[str, Vector]]:
    """Samples (COLUMNS,) of the moments of dispersed flights from the planned ignition on, by name.

    Those of plans differ by what a planner may take otherwise (air, capsule, height), not by what befalls a
    flight: errors of the burn and of navigation, the day's wind, modules that part by the clock. Falls
    through ``altitudes_m`` are named ``altitude_35300_m``. Flights that fail are left out.
    """

    def fly(run: int) -> dict[str, Vector] | None:
        draws = draw(seed, run)
        other, y = dispersed(craft, draws), _raised(plan.y_ignition, height_sigma_m, draws)
        burn = deorbit_burn(craft, plan.burn.start_s, y)
        try:
            ship = fly_to_separation(craft, y, (burn,), environment)
            if planned:
                other = replace(other, wind=craft.wind, navigation=craft.navigation)
            else:
                burn = executed(burn, craft.spacecraft.execution_errors, draws, "descent")
                cd_area_m2 = craft.spacecraft.aerodynamics.cd_area_m2
                ship = orbit.fly(
                    burn.start_s, y, ship.t_end_s, [burn], environment=environment, cd_area_m2=cd_area_m2
                )
            flown = land(other, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
        except FlightError:
            return None
        rows = np.concatenate(flown)
        falls = {f"altitude_{height_m:.0f}_m": fall_through(rows, height_m) for height_m in altitudes_m}
        return moments(other, flown) | falls

    return [found for found in mapped(fly, range(1, runs + 1)) if found is not None]


def ignition_sigma_s(
    craft: Vehicle,
    plan: DescentPlan,
    environment: Environment,
    *,
    height_sigma_m: float,
    runs: int,
    seed: int,
    draw: Draw = Draws,
) -> float:
    """One sigma (s) of the start of the burn by what the plan does not know of capsule, air and height.

    The range of the reference entry, in which nothing is steered, over the speed at which a later burn
    carries its end along. Flights that fail are left out.
    """
    start_s, y = plan.burn.start_s, plan.y_ignition

    def excess_m(other: Vehicle, y: Vector, t_s: float = start_s) -> float:
        flown = reference_descent(other, y, t_s, environment=environment)
        return range_excess_m(flown, plan.parachute_aim)

    def drawn_m(one: tuple[Vehicle, Vector]) -> float:
        try:
            return excess_m(*one)
        except FlightError:
            return np.nan

    def flights() -> Iterator[tuple[Vehicle, Vector]]:
        for run in range(1, runs + 1):
            draws = draw(seed, run)
            yield dispersed(craft, draws), _raised(y, height_sigma_m, draws)

    coast = orbit.coast(
        start_s, y, start_s + _STEP_S, environment, cd_area_m2=craft.spacecraft.aerodynamics.cd_area_m2
    )
    carried_mps = (excess_m(craft, coast.y_end, start_s + _STEP_S) - excess_m(craft, y)) / _STEP_S
    ranges_m = mapped(drawn_m, list(flights()))
    return float(np.nanstd(ranges_m, ddof=1)) / abs(carried_mps)


def ballistic_short_m(
    craft: Vehicle,
    plan: DescentPlan,
    environment: Environment,
    *,
    height_sigma_m: float,
    runs: int,
    seed: int,
    draw: Draw = Draws,
) -> Vector:
    """How far (runs,) dispersed capsules without guidance fall short of where the same would be steered.

    A flight that fails is NaN.
    """

    def fly(run: int) -> float:
        draws = draw(seed, run)
        other, y = dispersed(craft, draws), _raised(plan.y_ignition, height_sigma_m, draws)
        silent = replace(other, failures=(Failure("guidance"),))
        try:
            steered = reference_descent(other, y, plan.burn.start_s, environment=environment)
            ship = steered.ship
            landing = land(silent, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
        except FlightError:
            return np.nan
        fallen = landing.entry[-1]
        aim, here = steered.rows[-1], (float(fallen[Sample.LATITUDE]), float(fallen[Sample.LONGITUDE]))
        return float(great_circle_m(*here, aim[Sample.LATITUDE], aim[Sample.LONGITUDE]))

    return np.array(mapped(fly, range(1, runs + 1)))


def _raised(y: Vector, height_sigma_m: float, draws: Draws) -> Vector:
    """State (7,) on a nearly circular orbit whose height is drawn anew, and its speed with it (Kepler)."""
    rise_m = height_sigma_m * float(draws.normal("descent/orbit height")[0])
    distance_m = float(norm(y[:3]))
    raised = np.array(y)
    raised[:3] *= 1.0 + rise_m / distance_m
    raised[3:6] *= 1.0 - 0.5 * rise_m / distance_m
    return raised
