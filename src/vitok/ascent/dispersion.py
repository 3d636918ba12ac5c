"""How an ascent differs from its plan by chance: stages, air, platform and cut-off."""

from dataclasses import dataclass, replace

import numpy as np

from vitok.ascent.dynamics import Launch
from vitok.ascent.launcher import Launcher
from vitok.ascent.plan import AscentPlan
from vitok.ascent.programme import Programme
from vitok.chance import Draws
from vitok.craft.rocket import Timeline, timeline
from vitok.earth.air_error import both, density_factors, wind_error
from vitok.earth.gravity import MU_M3PS2
from vitok.elementary import cos, norm, sin
from vitok.errors import FlightError, InputError
from vitok.mission.rocket import Dispersions, Rocket, Stage
from vitok.types import Vector

_SMALLEST = 0.1  # a factor drawn far out stays a factor


@dataclass(frozen=True)
class Another:
    """The rocket of one flight on its pad, with the plan's programme."""

    rocket: Rocket
    line: Timeline
    y0: Vector
    launch: Launch
    programme: Programme


def dispersions_of(rocket: Rocket) -> Dispersions:
    """What the rocket's file says of its scatter; InputError if nothing."""
    if rocket.dispersions is None:
        raise InputError(
            f"rocket {rocket.name}: table dispersions is missing, which a batch of ascents needs"
        )
    return rocket.dispersions


def as_planned(launcher: Launcher, plan: AscentPlan) -> Another:
    """The rocket that the plan has, in the wind that is foreseen."""
    launch = plan.launch._replace(wind=launcher.wind)
    return Another(launcher.rocket, plan.timeline, plan.y0, launch, plan.programme)


def dispersed(launcher: Launcher, plan: AscentPlan, draws: Draws) -> Another:
    """The rocket of one run, drawn by the dispersions of its file; it flies the plan's law and parameters.

    In run 0, and where the file has none, it is as planned. FlightError if what is drawn cannot lift itself
    or drops its stages out of order.
    """
    sigma, planned = launcher.rocket.dispersions, as_planned(launcher, plan)
    if sigma is None or draws.run == 0:
        return planned

    def factor(name: str, one_sigma: float, count: int = 1) -> float:
        """Of the mean of ``count`` equal units, each drawn for itself."""
        return max(1.0 + one_sigma * float(draws.normal(f"ascent/{name}", count).mean()), _SMALLEST)

    def other(stage: Stage) -> Stage:
        thrust, impulse, load, residual = (
            factor(f"{stage.name}/{name}", one_sigma, stage.count)
            for name, one_sigma in (
                ("thrust", sigma.thrust),
                ("specific_impulse", sigma.specific_impulse),
                ("propellant", sigma.propellant),
                ("residual", sigma.residual),
            )
        )
        sea_level_n = stage.thrust_sea_level_n
        return stage.model_copy(
            update={
                "thrust_vacuum_n": stage.thrust_vacuum_n * thrust,
                "thrust_sea_level_n": None if sea_level_n is None else sea_level_n * thrust,
                "specific_impulse_vacuum_s": stage.specific_impulse_vacuum_s * impulse,
                "propellant_kg": stage.propellant_kg * load,
                "residual_kg": stage.residual_kg * residual,
            }
        )

    rocket = launcher.rocket.model_copy(
        update={"stages": tuple(other(stage) for stage in launcher.rocket.stages)}
    )
    try:
        line = timeline(rocket, launcher.payload_mass_kg)
    except InputError as error:  # stages drawn out of order, which is no error of the file
        raise FlightError(str(error)) from error
    launch = planned.launch
    scatter = launcher.wind_sigma * (1.0, sigma.wind_scale, sigma.wind_scale)
    coefficients = launch.coefficients.copy()
    coefficients[:, 1] *= factor("drag", sigma.drag)
    launch = launch._replace(
        axes=_turned(launch.axes, np.radians(sigma.attitude_deg) * draws.normal("ascent/attitude", 3)),
        coefficients=coefficients,
        wind=both(launcher.wind, wind_error(draws, "ascent", scatter)),
        density=density_factors(draws, "ascent", sigma.density_scale),
    )
    # the engine is cut off at another axis than the one reckoned: da = 2 a^2 v dv / mu (Vallado 2013, 1-31)
    cut_off = plan.programme.cut_off
    late_mps = sigma.cut_off_mps * float(draws.normal("ascent/cut_off")[0])
    longer_m = 2.0 * cut_off.axis_m**2 * cut_off.speed_mps * late_mps / MU_M3PS2
    cut_off = cut_off._replace(opposite_m=cut_off.opposite_m + 2.0 * longer_m)
    programme = replace(plan.programme, cut_off=cut_off)
    return Another(rocket, line, np.append(planned.y0[:6], line.liftoff_mass_kg), launch, programme)


def _turned(axes: Vector, angles_rad: Vector) -> Vector:
    """Axes (3, 3), in rows, turned by a small vector of angles about themselves (Rodrigues)."""
    angle = float(norm(angles_rad))
    about = (angles_rad[:, None] * axes).sum(axis=0) / max(angle, 1e-300)
    along = (axes * about).sum(axis=1, keepdims=True) * about
    turned: Vector = along + cos(angle) * (axes - along) + sin(angle) * np.cross(about, axes)
    return turned
