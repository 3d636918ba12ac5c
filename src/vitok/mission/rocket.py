"""A launch vehicle as its file says it: stages in parallel and in series, what it drops, how it steers."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vitok.mission.base import Table

Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
Share = Annotated[float, Field(gt=0.0, le=1.0)]


class Stage(Table):
    """One stage, or ``count`` equal ones side by side; masses and thrusts are of one.

    It burns from ``ignition_s`` after lift-off, or from the separation of the stage before it where that is
    absent, and is dropped at ``separation_s``, or when its usable propellant is gone where that is absent.
    The guidance cuts off the last stage. ``auxiliary_flow_kgps`` drives the turbines and gives no thrust.
    From each ``throttle_s`` after lift-off on the engines give that ``throttle`` of their thrust, at the same
    specific impulse; before the first they give all of it. ``drop_cd_area_m2`` is the drag area of one spent
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
    throttle_s: tuple[Positive, ...] = ()
    throttle: tuple[Share, ...] = ()
    ignition_s: NotNegative | None = None
    separation_s: Positive | None = None
    drop_cd_area_m2: Positive | None = None

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.residual_kg >= self.propellant_kg:
            raise ValueError("should have residual_kg below propellant_kg")
        if (self.thrust_sea_level_n or 0.0) > self.thrust_vacuum_n:
            raise ValueError("should have thrust_sea_level_n no greater than thrust_vacuum_n")
        if len(self.throttle_s) != len(self.throttle):
            raise ValueError("should have throttle_s and throttle of one length")
        if any(later <= earlier for earlier, later in pairwise(self.throttle_s)):
            raise ValueError("should have throttle_s rising from entry to entry")
        return self


class Jettison(Table):
    """What is dropped on the way, ``mass_kg`` in ``count`` equal pieces; ``event`` is its name in the flight.

    ``drop_cd_area_m2`` is the drag area of one tumbling piece, by which its drop zone is found.
    """

    event: str
    mass_kg: Positive
    t_s: Positive
    count: Annotated[int, Field(ge=1)] = 1
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
    climb of the first stage at ``explicit_start_s`` and steers into the target plane.
    Heights of the orbit are over 6378.137 km; ``last_ignition_altitude_m``, where the last stage takes over,
    is over the ellipsoid: it keeps the lower stages' drop zones. Of the sideways velocity that the turning
    Earth gives, ``lateral_time_constant_s`` is the time in which it falls to 1/e; absent, it stands.
    """

    law: Literal["programmed", "explicit"]
    explicit_start_s: Positive | None = None
    vertical_rise_s: Positive
    pitch_over_end_s: Positive
    pitch_rate_limit_degps: Positive
    lateral_time_constant_s: Positive | None = None
    perigee_m: Positive
    apogee_m: Positive
    last_ignition_altitude_m: Positive | None = None
    separation_delay_s: NotNegative
    dynamic_pressure_limit_pa: Positive
    axial_load_limit_g: Positive

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.pitch_over_end_s <= self.vertical_rise_s:
            raise ValueError("should have pitch_over_end_s after vertical_rise_s")
        needed = "last_ignition_altitude_m" if self.law == "programmed" else "explicit_start_s"
        if getattr(self, needed) is None:
            raise ValueError(f"should have {needed}, which the {self.law} law needs")
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
