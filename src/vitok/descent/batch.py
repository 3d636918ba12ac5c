"""Many dispersed descents flown at once on all cores, from the deorbit burn to the ground."""

from dataclasses import dataclass

import numpy as np

from vitok.chance import Draw, Draws
from vitok.craft.burn_errors import executed
from vitok.descent.cut_off import fly_down
from vitok.descent.deorbit import deorbit_burn
from vitok.descent.dispersion import dispersed
from vitok.descent.dynamics import Sample
from vitok.descent.landing import land
from vitok.descent.plan import DescentPlan
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.errors import FlightError
from vitok.parallel import mapped
from vitok.types import Vector


@dataclass(frozen=True)
class Landings:
    """One row for each run; a run that failed is NaN, and ``failures`` says why by its number.

    ``command`` and ``point`` (n, 2) are latitude and longitude (rad) of parachute command and touchdown.
    """

    landing_s: Vector
    command: Vector
    point: Vector
    peak_load_g: Vector
    touchdown_speed_mps: Vector
    failures: dict[int, str]


def fly_dispersed(
    craft: Vehicle,
    plan: DescentPlan,
    environment: Environment,
    *,
    runs: int,
    seed: int,
    threads: int | None = None,
    draw: Draw = Draws,
) -> Landings:
    """Flights of the plan from its burn on, run 1 to ``runs``, as ``draw`` has them of seed and run.

    Capsule, navigation and burn are those of ``vitok.fly`` with the same seed and run, but all begin at the
    planned ignition in the air that is known, not where a true station and true air left the ship. A run
    depends on seed and number alone, so the result does not depend on the number of ``threads``; the craft's
    failures change nothing of what is drawn.
    """
    planned = deorbit_burn(craft, plan.burn.start_s, plan.y_ignition)
    columns = np.full((runs, 7), np.nan)
    failures: dict[int, str] = {}

    def fly(run: int) -> None:
        draws = draw(seed, run)
        other = dispersed(craft, draws)
        firing = executed(planned, craft.spacecraft.execution_errors, draws, "descent")
        try:
            _, ship = fly_down(other, plan, firing, plan.y_ignition, environment=environment)
            flown = land(other, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
        except FlightError as error:
            failures[run] = str(error)
            return
        command, ground = flown.entry[-1], flown.engines[-1]
        columns[run - 1] = (
            ground[Sample.T],
            command[Sample.LATITUDE],
            command[Sample.LONGITUDE],
            *flown.point,
            flown.entry[:, Sample.LOAD].max(),
            -ground[Sample.ALTITUDE_RATE],
        )

    mapped(fly, range(1, runs + 1), threads)
    return Landings(
        landing_s=columns[:, 0],
        command=columns[:, 1:3],
        point=columns[:, 3:5],
        peak_load_g=columns[:, 5],
        touchdown_speed_mps=columns[:, 6],
        failures=dict(sorted(failures.items())),
    )
