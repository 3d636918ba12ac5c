"""The descent module: what comes home, its aerodynamics, its steering, its parachutes."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import Table

Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
Fraction = Annotated[float, Field(gt=0.0, le=1.0)]
Angle = Annotated[float, Field(gt=0.0, lt=90.0)]


class Aerodynamics(Table):
    """Coefficients at the trimmed angle of attack over Mach number, rising; constant beyond the ends."""

    reference_area_m2: Positive
    nose_radius_m: Positive
    mach: Annotated[list[NotNegative], Field(min_length=2)]
    drag_coefficient: list[Positive]
    lift_to_drag: list[NotNegative]

    @model_validator(mode="after")
    def _one_value_per_mach(self) -> Self:
        if not len(self.mach) == len(self.drag_coefficient) == len(self.lift_to_drag):
            raise ValueError("mach, drag_coefficient and lift_to_drag should have one length")
        if any(b <= a for a, b in zip(self.mach[:-1], self.mach[1:], strict=True)):
            raise ValueError("mach should rise from entry to entry")
        return self


class Deorbit(Table):
    """What the deorbit burn has to reach, and how the turn is chosen.

    Where nothing tells the undocking it comes ``usual_time_to_burn_s`` before the burn. With its perigee at
    ``safe_perigee_m``, over 6378.137 km, an orbit lasts for the turns that a second burn may need.
    """

    minimum_time_to_burn_s: NotNegative
    usual_time_to_burn_s: Positive
    search_span_s: Positive
    interface_altitude_m: Positive
    flight_path_angle_deg: Annotated[float, Field(gt=-10.0, lt=0.0)]
    module_separation_altitude_m: Positive
    safe_perigee_m: Positive


class Entry(Table):
    """Steering by bank: reference, gains, limits; ballistic flight is a steady roll.

    The change to it comes of itself when the bank stays off its command by ``bank_error_limit_deg`` for
    ``bank_error_time_s``. Of ``bank_thrusters_each_way`` one may fail.
    """

    guidance_start_altitude_m: Positive
    reference_bank_deg: Angle
    minimum_bank_deg: NotNegative
    maximum_bank_deg: Annotated[float, Field(gt=0.0, le=180.0)]
    range_gain: Positive
    load_onset_g: Positive
    load_limit_g: Positive
    corridor_floor_m: Positive
    corridor_at_entry_m: Positive
    bank_rate_limit_degps: Positive
    bank_acceleration_limit_degps2: Positive
    bank_thrusters_each_way: Annotated[int, Field(ge=1)]
    bank_error_limit_deg: Angle
    bank_error_time_s: Positive
    ballistic_roll_degps: Positive
    blackout_heat_flux_wpm2: Positive

    @model_validator(mode="after")
    def _limit_above_onset(self) -> Self:
        if self.load_limit_g <= self.load_onset_g:
            raise ValueError("load_limit_g should be above load_onset_g")
        return self


class Canopy(Table):
    """One canopy, or a pair, in seconds after the parachute command; its area grows linearly in time."""

    name: str
    area_m2: Positive
    drag_coefficient: Positive
    opening_s: NotNegative
    inflation_s: Positive
    reefed_fraction: Fraction
    disreefing_s: NotNegative
    release_s: Positive


class Parachutes(Table):
    """Parachute command, canopies in order of opening, and what falls off under them.

    The last of ``canopies`` is the main one; if it fails, those of ``reserve`` open. ``level_s`` after the
    command the capsule is hung level.
    """

    command_altitude_m: Positive
    canopies: Annotated[list[Canopy], Field(min_length=1)]
    reserve: Annotated[list[Canopy], Field(min_length=1)]
    level_s: Positive
    heat_shield_altitude_m: Positive
    heat_shield_mass_kg: NotNegative


class SoftLanding(Table):
    """Soft-landing engines, lit together over the ground; more of them under the reserve parachute.

    At the ground the seats' stroke takes up the rest of the speed.
    """

    altitude_m: Positive
    thrust_n: Positive
    reserve_thrust_n: Positive
    burn_time_s: Positive
    seat_stroke_m: Positive


class LoadLimit(Table):
    """The load from chest to back that may be borne for a time, falling with the time."""

    duration_s: Annotated[list[Positive], Field(min_length=2)]
    load_g: list[Positive]

    @model_validator(mode="after")
    def _rows(self) -> Self:
        if len(self.duration_s) != len(self.load_g):
            raise ValueError("duration_s and load_g should have one length")
        if any(b <= a for a, b in zip(self.duration_s[:-1], self.duration_s[1:], strict=True)):
            raise ValueError("duration_s should rise from entry to entry")
        return self


class CrewLimits(Table):
    """For a crew weakened by weightlessness, and in an emergency."""

    deconditioned: LoadLimit
    emergency: LoadLimit


class Dispersions(Table):
    """What a flight differs by from its plan, one standard deviation each, all normal."""

    density: NotNegative
    drag: NotNegative
    lift: NotNegative
    mass_kg: NotNegative
    wind_mps: NotNegative
    navigation_position_m: NotNegative
    navigation_velocity_mps: NotNegative


class DescentModule(Table):
    """The part of the ship that lands; its mass stands with the spacecraft's."""

    name: str
    title: str
    greatest_mass_kg: Positive
    aerodynamics: Aerodynamics
    deorbit: Deorbit
    entry: Entry
    parachutes: Parachutes
    soft_landing: SoftLanding
    crew_limits: CrewLimits
    dispersions: Dispersions
