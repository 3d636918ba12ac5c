"""Many dispersed ascents flown at once on all cores, from lift-off to insertion."""

from dataclasses import dataclass

import numpy as np

from vitok.ascent.dispersion import dispersed, dispersions_of
from vitok.ascent.dynamics import Sample
from vitok.ascent.insertion import first_turn
from vitok.ascent.launcher import Launcher, separate
from vitok.ascent.plan import AscentPlan
from vitok.ascent.programme import fly_programme
from vitok.chance import Draw, Draws
from vitok.craft.rocket import END, last_stage_mass_kg
from vitok.errors import FlightError
from vitok.motion.elements import inclination_of_date_rad
from vitok.parallel import mapped
from vitok.types import Vector


@dataclass(frozen=True)
class Insertions:
    """One row for each run; a run that failed is NaN, and ``failures`` says why by its number.

    Instants are TAI seconds since the flight's epoch. Altitudes over WGS-84 and the nodal period are those of
    the first turn, the inclination that of date. The separations (n, k), with altitude and speed against the
    ground, are those of the ``stages``, all but the last. ``y`` (n, 7) are the states at insertion.
    """

    cut_off_s: Vector
    insertion_s: Vector
    least_altitude_m: Vector
    greatest_altitude_m: Vector
    nodal_period_s: Vector
    inclination_rad: Vector
    propellant_left_kg: Vector
    y: Vector
    stages: tuple[str, ...]
    separation_s: Vector
    separation_altitude_m: Vector
    separation_speed_mps: Vector
    failures: dict[int, str]


def fly_dispersed(
    launcher: Launcher,
    plan: AscentPlan,
    *,
    runs: int,
    seed: int,
    threads: int | None = None,
    draw: Draw = Draws,
) -> Insertions:
    """Flights of the plan, run 1 to ``runs``, each with another rocket in other air by ``draw``.

    ``vitok.fly`` with the same run does not disperse the rocket: these are other flights. A run depends on
    seed and number alone, so the result does not depend on the number of ``threads``. InputError if the
    rocket's file has no dispersions.
    """
    dispersions_of(launcher.rocket)
    stages = tuple(stage.name for stage in launcher.rocket.stages[:-1])
    columns = np.full((runs, 14), np.nan)
    separations = np.full((runs, 3, len(stages)), np.nan)
    failures: dict[int, str] = {}

    def fly(run: int) -> None:
        try:
            other = dispersed(launcher, plan, draw(seed, run))
            rows = fly_programme(
                other.rocket,
                other.line,
                other.programme,
                other.y0,
                launch=other.launch,
                environment=launcher.environment,
            )
            end_s, y = separate(
                other.rocket,
                rows[-1],
                plan.liftoff_s,
                launcher.payload_mass_kg,
                environment=launcher.environment,
            )
            turn = first_turn(end_s, y, launcher.environment)
        except FlightError as error:
            failures[run] = str(error)
            return
        last, earth = rows[-1], launcher.environment
        left_kg = last_stage_mass_kg(other.rocket, float(last[Sample.MASS]), launcher.payload_mass_kg)[1]
        cut_off_s = plan.liftoff_s + float(last[Sample.T]) - other.rocket.guidance.tail_off_s
        tilt_rad = inclination_of_date_rad(end_s, y, earth.rotation)
        columns[run - 1] = cut_off_s, end_s, *turn, tilt_rad, left_kg, *y
        for k, stage in enumerate(stages):
            end = other.line.segments[other.line.events.index(f"{stage}_separation"), END]
            row = rows[np.argmin(np.abs(rows[:, Sample.T] - end))]
            separations[run - 1, :, k] = plan.liftoff_s + end, row[Sample.ALTITUDE], row[Sample.GROUND_SPEED]

    mapped(fly, range(1, runs + 1), threads)
    return Insertions(
        cut_off_s=columns[:, 0],
        insertion_s=columns[:, 1],
        least_altitude_m=columns[:, 2],
        greatest_altitude_m=columns[:, 3],
        nodal_period_s=columns[:, 4],
        inclination_rad=columns[:, 5],
        propellant_left_kg=columns[:, 6],
        y=columns[:, 7:],
        stages=stages,
        separation_s=separations[:, 0],
        separation_altitude_m=separations[:, 1],
        separation_speed_mps=separations[:, 2],
        failures=dict(sorted(failures.items())),
    )
