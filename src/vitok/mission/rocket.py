"""A launch vehicle as its file says it: stages in parallel and in series, what it drops, how it steers."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vitok.mission.base import Table

Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]


class Stage(Table):
    """One stage, or ``count`` equal ones side by side; masses and thrusts are of one.

    It burns from ``ignition_s`` after lift-off, or from the separation of the stage before it where that is
    absent, and is dropped at ``separation_s``, or when its usable propellant is gone where that is absent.
    The guidance cuts off the last stage. ``auxiliary_flow_kgps`` drives the turbines and gives no thrust.
    At the instants ``burn_s`` after ignition the engines give ``thrust_share`` of their thrust and take
    ``flow_share`` of their flow, the same where that is absent; both change evenly in between and stay as
    they are before the first instant and after the last. ``drop_cd_area_m2`` is the drag area of one spent
    and tumbling unit, by which its drop zone is found.
    """

    name: str
    count: Annotated[int, Field(ge=1)] = 1
    empty_kg: Positive
    propellant_kg: Positive
    residual_kg: NotNegative
    thrust_vacuum_n: Positive
    specific_impulse_vacuum_s: Positive
    thrust_sea_level_n: Positive | None = None
    auxiliary_flow_kgps: NotNegative = 0.0
    burn_s: tuple[NotNegative, ...] = ()
    thrust_share: tuple[Share, ...] = ()
    flow_share: tuple[Share, ...] | None = None
    ignition_s: NotNegative | None = None
    separation_s: Positive | None = None
    drop_cd_area_m2: Positive | None = None

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.residual_kg >= self.propellant_kg:
            raise ValueError("should have residual_kg below propellant_kg")
        if (self.thrust_sea_level_n or 0.0) > self.thrust_vacuum_n:
            raise ValueError("should have thrust_sea_level_n no greater than thrust_vacuum_n")
        flow = self.thrust_share if self.flow_share is None else self.flow_share
        if not len(self.burn_s) == len(self.thrust_share) == len(flow):
            raise ValueError("should have burn_s, thrust_share and flow_share of one length")
        if any(later <= earlier for earlier, later in pairwise(self.burn_s)):
            raise ValueError("should have burn_s rising from entry to entry")
        return self


class Jettison(Table):
    """What is dropped on the way, ``mass_kg`` in ``count`` equal pieces; ``event`` is its name in the flight.

    ``drop_cd_area_m2`` is the drag area of one tumbling piece, by which its drop zone is found. Above
    ``heat_flux_limit_wpm2`` of free molecules it has to stay, as it shields what is under it.
    """

    event: str
    mass_kg: Positive
    t_s: Positive
    count: Annotated[int, Field(ge=1)] = 1
    heat_flux_limit_wpm2: Positive | None = None
    drop_cd_area_m2: Positive | None = None


class Aerodynamics(Table):
    """Axial drag coefficient, and slope of the normal force over the angle of attack, over Mach.

    On the reference area of the whole vehicle.
    """

    area_m2: Positive
    mach: tuple[NotNegative, ...]
    drag_coefficient: tuple[Positive, ...]
    normal_slope_per_rad: tuple[NotNegative, ...]

    @model_validator(mode="after")
    def _rows(self) -> Self:
        lengths = {len(self.mach), len(self.drag_coefficient), len(self.normal_slope_per_rad)}
        if len(lengths) > 1 or min(lengths) < 2:
            raise ValueError(
                "should have mach, drag_coefficient and normal_slope_per_rad of one length, at least 2"
            )
        if any(upper <= lower for lower, upper in pairwise(self.mach)):
            raise ValueError("should have mach rising from entry to entry")
        return self


class Guidance(Table):
    """How the ascent is steered: fixed instants, limits, and the orbit at which the engine is cut off.

    ``law`` "programmed" is pitch over time in a plane set before launch; "explicit" takes over from the
    climb of the first stage at ``explicit_start_s`` and steers into the target plane. ``liftoff``
    "fixed_azimuth" is the instant at which a programmed ascent meets the station's plane, whatever law then
    steers; "least_propellant", of the explicit law alone, that of the shortest ascent.
    Heights of the orbit are over 6378.137 km; ``last_ignition_altitude_m``, where the last stage takes over,
    is over the ellipsoid: it keeps the lower stages' drop zones. Of the sideways velocity that the turning
    Earth gives, ``lateral_time_constant_s`` is the time in which it falls to 1/e; absent, it stands.
    After cut-off the thrust falls evenly to nothing within ``tail_off_s``, which the cut-off counts on. The
    last limit is on the product of dynamic pressure and angle of attack, which bends the rocket.
    """

    law: Literal["programmed", "explicit"]
    liftoff: Literal["fixed_azimuth", "least_propellant"] = "fixed_azimuth"
    explicit_start_s: Positive | None = None
    vertical_rise_s: Positive
    pitch_over_end_s: Positive
    pitch_rate_limit_degps: Positive
    lateral_time_constant_s: Positive | None = None
    perigee_m: Positive
    apogee_m: Positive
    last_ignition_altitude_m: Positive | None = None
    tail_off_s: NotNegative = 0.0
    separation_delay_s: NotNegative
    dynamic_pressure_limit_pa: Positive
    axial_load_limit_g: Positive
    bending_limit_pa_deg: Positive

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.pitch_over_end_s <= self.vertical_rise_s:
            raise ValueError("should have pitch_over_end_s after vertical_rise_s")
        if self.law == "explicit" and self.explicit_start_s is None:
            raise ValueError("should have explicit_start_s, which the explicit law needs")
        if self.law == "programmed" and self.liftoff == "least_propellant":
            raise ValueError(
                "should have liftoff = 'fixed_azimuth' with the programmed law, which cannot steer"
            )
        if self.liftoff == "fixed_azimuth" and self.last_ignition_altitude_m is None:
            raise ValueError("should have last_ignition_altitude_m, which liftoff = 'fixed_azimuth' needs")
        if self.separation_delay_s < self.tail_off_s:
            raise ValueError("should have separation_delay_s no shorter than tail_off_s")
        if self.apogee_m < self.perigee_m:
            raise ValueError("should have apogee_m no lower than perigee_m")
        return self


class Rocket(Table):
    """A launch vehicle; stages in the order of their separation, a payload for where no mission names one."""

    name: str
    title: str
    payload_kg: Positive
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    jettisons: tuple[Jettison, ...] = ()
    aerodynamics: Aerodynamics
    guidance: Guidance

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        names = [stage.name for stage in self.stages] + [part.event for part in self.jettisons]
        if len(set(names)) < len(names):
            raise ValueError("should have stages and jettisons of different names")
        return self
