"""A flight's scatter without flying it a thousand times: linear covariance, by differences.

Each quantity that chance decides is put a little off, up and down, all others as planned; what that moves,
over one sigma, is a column of J, and the covariance of the outcome is J times its transpose (the quantities
are independent, each with a sigma of 1). It holds as far as the outcome follows the quantities in a straight
line.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from vitok.chance import Draws
from vitok.craft.burn_errors import executed
from vitok.descent.cut_off import fly_down
from vitok.descent.deorbit import deorbit_burn
from vitok.descent.dispersion import dispersed
from vitok.descent.dynamics import Sample
from vitok.descent.landing import land
from vitok.descent.plan import DescentPlan
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.ground_plane import on_plane_m
from vitok.elementary import cos, product, sin
from vitok.parallel import mapped
from vitok.types import Vector

Outcome = Callable[[Draws], Vector]

# Sigmas to either side: a guidance that works by cycles answers a small change with steps, which in seventy
# quantities add up; with half a sigma the landing's instant was 19 % too wide, with one to three 1 to 6 %.
_STEP = 1.0
ENTRY = ("north_m", "east_m", "landing_s", "touchdown_speed_mps", "drift_north_mps", "drift_east_mps")


@dataclass(frozen=True, eq=False)
class Linear:
    """The outcome (m,) of the plan, and its change (m, k) by one sigma of each quantity."""

    planned: Vector
    names: tuple[str, ...]
    jacobian: Vector

    @property
    def covariance(self) -> Vector:
        """Covariance (m, m) of the outcome."""
        return product(self.jacobian, self.jacobian.T)

    @property
    def sigma(self) -> Vector:
        """One sigma (m,) of each outcome."""
        return np.array([float(np.sqrt(np.sum(row**2))) for row in self.jacobian])


@dataclass(frozen=True)
class _Asked(Draws):
    """Draws of the flight of the plan that note what is drawn."""

    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False)

    def normal(self, name: str, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        self.shapes[name] = shape or (1,)
        return np.zeros(shape or 1)


def linear(outcome: Outcome, *, threads: int | None = None) -> Linear:
    """Linear covariance of an outcome (m,), a function of its draws alone, over all that it draws.

    FlightError if one of the flights, twice as many as there are numbers drawn, does not come to its end.
    """
    asked = _Asked(run=1)
    planned = outcome(asked)
    numbers = [(name, k) for name, shape in asked.shapes.items() for k in range(int(np.prod(shape)))]
    flights = [_off(asked, name, k, sigmas) for name, k in numbers for sigmas in (_STEP, -_STEP)]
    found = np.array(mapped(outcome, flights, threads)).reshape(len(numbers), 2, planned.size)
    jacobian = (found[:, 0] - found[:, 1]).T / (2.0 * _STEP)
    names = tuple(f"{name}/{k}" if np.prod(asked.shapes[name]) > 1 else name for name, k in numbers)
    return Linear(planned, names, jacobian)


def _off(asked: _Asked, name: str, index: int, sigmas: float) -> Draws:
    """Draws in which one number of one quantity is off, and all others are as planned."""
    chosen: dict[str, Vector] = {each: np.zeros(shape) for each, shape in asked.shapes.items()}
    chosen[name].flat[index] = sigmas
    return Draws(run=1, chosen=chosen)


def entry(craft: Vehicle, plan: DescentPlan, environment: Environment) -> Outcome:
    """The outcome ``ENTRY`` of a descent from its planned ignition on, from the planned landing."""
    burn = deorbit_burn(craft, plan.burn.start_s, plan.y_ignition)

    def flown(draws: Draws) -> Vector:
        other = dispersed(craft, draws)
        firing = executed(burn, craft.spacecraft.execution_errors, draws, "descent")
        _, ship = fly_down(other, plan, firing, plan.y_ignition, environment=environment)
        landing = land(other, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
        ground = landing.engines[-1]
        north_m, east_m = on_plane_m(np.array([landing.point]), plan.landing)[0]
        fall_mps = -float(ground[Sample.ALTITUDE_RATE])
        drift_mps = float(np.sqrt(max(float(ground[Sample.SPEED]) ** 2 - fall_mps**2, 0.0)))
        heading = float(ground[Sample.HEADING])
        drift_north_mps, drift_east_mps = drift_mps * cos(heading), drift_mps * sin(heading)
        return np.array([north_m, east_m, ground[Sample.T], fall_mps, drift_north_mps, drift_east_mps])

    return flown
