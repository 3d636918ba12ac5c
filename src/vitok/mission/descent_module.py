"""The descent module: what comes home, its aerodynamics, its steering, its parachutes."""

import math
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import Doubtful, File, Name, NotNegative, Positive, Table, within
from vitok.mission.law import Law
from vitok.mission.unit import G0_MPS2

Angle = Annotated[float, Field(ge=3.0, lt=90.0)]
Load = Annotated[float, within(1.0, 20.0)]
Newtons = Annotated[float, within(500.0, 5e6)]
ShareOf = Annotated[float, within(0.0, 1.0), Doubtful(1e-3)]

_SINK_MPS = (1.5, 30.0)  # under a main parachute at sea level
_SEA_LEVEL_KGPM3 = 1.225


class Aerodynamics(Table):
    """Coefficients at the trimmed angle of attack over Mach number; constant beyond the ends."""

    reference_area_m2: Annotated[float, within(0.1, 500.0)]
    """Reference area of the drag coefficient."""
    nose_radius_m: Annotated[float, within(0.02, 30.0)]
    """Radius of the nose that the heat flux is reckoned with (Sutton and Graves 1971)."""
    mach: Annotated[tuple[NotNegative, ...], Field(min_length=2)]
    """Mach numbers of the entries, rising."""
    drag_coefficient: tuple[Positive, ...]
    """Drag coefficient at each Mach number."""
    lift_to_drag: tuple[NotNegative, ...]
    """Lift over drag at each Mach number; the bank turns the lift."""
    trim_deg: Annotated[float, within(0.0, 60.0), Doubtful(0.5)] = 0.0
    """Trimmed angle of attack, by which +x is tilted to the lift's side off the way that the air comes; told
    for pictures, as the coefficients hold at it."""

    @model_validator(mode="after")
    def _one_value_per_mach(self) -> Self:
        if not len(self.mach) == len(self.drag_coefficient) == len(self.lift_to_drag):
            raise ValueError("mach, drag_coefficient and lift_to_drag should have one length")
        if any(upper <= lower for lower, upper in pairwise(self.mach)):
            raise ValueError("mach should rise from entry to entry")
        return self


class Deorbit(Table):
    """The deorbit burn, and how the turn is chosen."""

    minimum_time_to_burn_s: Annotated[float, within(0.0, 864e3), Doubtful(60.0)]
    """Least time from undocking to the deorbit burn."""
    usual_time_to_burn_s: Annotated[float, within(60.0, 864e3)]
    """Time from undocking to the burn where nothing tells the undocking."""
    search_span_s: Annotated[float, within(3600.0, 5e6)]
    """Time after undocking in which a turn over the zone is looked for."""
    interface_altitude_m: Annotated[float, within(60e3, 200e3)]
    """Altitude over the ellipsoid of the entry interface."""
    delta_v_mps: Annotated[float, within(20.0, 1000.0)]
    """Velocity change of the burn, whatever the orbit; the angle at the interface is what comes of it."""
    module_separation_altitude_m: Annotated[float, within(60e3, 1e6)]
    """Altitude over the ellipsoid at which the modules part after the burn."""
    safe_perigee_m: Annotated[float, within(100e3, 1e6)]
    """Perigee height over 6378.137 km with which an orbit lasts for the turns that a second burn may need."""


class Entry(Table):
    """Steering by bank: reference, gains, limits; ballistic flight is a steady roll."""

    law: Annotated[str, Law(("steer",))] = "steer"
    """Law that steers the bank: the built-in one, or one's own, "file.py:name", given the same."""
    guidance_start_altitude_m: Annotated[float, within(30e3, 200e3)]
    """Altitude over the ellipsoid at which guidance begins; above it the reference bank is held."""
    reference_bank_deg: Annotated[float, Field(ge=5.0, lt=90.0)]
    """Bank of the reference entry, which the burn is solved with and the guidance steers about."""
    minimum_bank_deg: Annotated[float, Field(ge=0.0, lt=90.0), Doubtful(1.0)]
    """Least bank commanded, unless the load asks for lift up."""
    maximum_bank_deg: Annotated[float, within(20.0, 180.0)]
    """Greatest bank commanded."""
    range_gain: Positive
    """Share of a miss in range that the change of bank is to take out; over 1 it over-controls."""
    load_onset_g: Load
    """Load from which on the lift is turned up."""
    load_limit_g: Load
    """Load at which all of the lift is turned up."""
    corridor_floor_m: Annotated[float, within(10.0, 1e5)]
    """Cross-range to the aim beyond which the bank is reversed, at the end of the entry."""
    corridor_at_entry_m: Annotated[float, within(100.0, 1e6)]
    """What comes to it at the begin of guidance; in between by the square of the speed."""
    bank_rate_limit_degps: Annotated[float, within(1.0, 200.0)]
    """Greatest rate of bank."""
    bank_acceleration_limit_degps2: Annotated[float, within(0.2, 100.0)]
    """Acceleration in bank that the roll thrusters give."""
    bank_thrusters_each_way: Annotated[int, Field(ge=1)]
    """Number of thrusters that roll each way; one of those to the left may be made to fail."""
    bank_error_limit_deg: Angle
    """Bank off its command beyond which the change to ballistic flight is prepared."""
    bank_error_time_s: Annotated[float, within(1.0, 600.0)]
    """Time off by that after which the capsule flies ballistically."""
    ballistic_roll_degps: Annotated[float, within(1.0, 200.0)]
    """Rate of the steady roll of ballistic flight, over which the lift cancels out."""
    radio_frequency_hz: Annotated[float, within(1e6, 1e11)]
    """Frequency of the link that ionised air cuts off in entry; told as events, of no effect."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.load_limit_g <= self.load_onset_g:
            raise ValueError("load_limit_g should be above load_onset_g")
        if not self.minimum_bank_deg <= self.reference_bank_deg <= self.maximum_bank_deg:
            raise ValueError("should have reference_bank_deg between minimum_bank_deg and maximum_bank_deg")
        return self


class Canopy(Table):
    """One canopy, or a pair, in seconds after the parachute command; its area grows linearly in time."""

    name: Name
    """Name of the canopy, and of the event of its opening."""
    area_m2: Annotated[float, within(0.1, 1e4)]
    """Full area that the drag coefficient refers to, of all its canopies together."""
    drag_coefficient: Positive
    """Drag coefficient of the full area."""
    opening_s: Annotated[float, within(0.0, 600.0), Doubtful(0.1)]
    """Time from the parachute command to the begin of its inflation."""
    inflation_s: Annotated[float, within(0.01, 60.0)]
    """Time in which it fills, to its reefed area, and again from that to the full one."""
    reefed_fraction: Annotated[float, Field(gt=0.0, le=1.0)]
    """Share of the full area while it is reefed; 1 if it is not."""
    disreefing_s: Annotated[float, within(0.0, 600.0), Doubtful(0.1)]
    """Time from its opening to the begin of disreefing; of no effect if it is not reefed."""
    release_s: Annotated[float, within(0.1, 1e6)]
    """Time from the parachute command to its release; 1e6 for never."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.release_s <= self.opening_s:
            raise ValueError("should have release_s after opening_s")
        return self


class Parachutes(Table):
    """Parachute command, canopies in order of opening, and what falls off under them."""

    command_altitude_m: Annotated[float, within(500.0, 40e3)]
    """Altitude over the ellipsoid of the parachute command, where guided flight ends."""
    canopies: Annotated[tuple[Canopy, ...], Field(min_length=1)]
    """Canopies in order of opening, the last of which is the main one."""
    reserve: Annotated[tuple[Canopy, ...], Field(min_length=1)]
    """Canopies that open in place of the main one if it fails, in order."""
    level_s: Annotated[float, within(1.0, 1e5)]
    """Time from the parachute command at which the capsule is hung level, an event of no effect."""
    heat_shield_altitude_m: Annotated[float, within(100.0, 30e3)]
    """Altitude over the ellipsoid at which the heat shield is dropped."""
    heat_shield_mass_kg: Annotated[float, within(0.0, 1e4), Doubtful(5.0)]
    """Mass that is dropped with the heat shield."""
    heat_shield_cd_area_m2: Annotated[float | None, within(0.01, 1000.0)] = None
    """Drag area of the heat shield as it falls, for its way in pictures; absent, none."""
    hang_deg: Annotated[float, within(0.0, 90.0)] = 0.0
    """Angle at which the capsule hangs under its last canopy until it is hung level; of no effect."""
    swing_s: Annotated[float, within(0.1, 600.0)] = 5.0
    """Time in which it turns to that, and to level; of no effect."""

    @model_validator(mode="after")
    def _main_is_largest(self) -> Self:
        for key, row in (("canopies", self.canopies), ("reserve", self.reserve)):
            largest = max(row, key=lambda canopy: canopy.area_m2)
            if largest.area_m2 > row[-1].area_m2:
                raise ValueError(
                    f"should have the largest area_m2 of {key} last, but {largest.name} has "
                    f"{largest.area_m2:g} and {row[-1].name} {row[-1].area_m2:g}"
                )
        return self


class SoftLanding(Table):
    """Soft-landing engines, lit together over the ground; the seats' stroke takes up what speed is left."""

    altitude_m: Annotated[float, within(0.05, 50.0)]
    """Height over the zone's ground at which the engines are lit."""
    thrust_n: Newtons
    """Thrust of the engines that are lit under the main parachute, together."""
    reserve_thrust_n: Newtons
    """Thrust of those that are lit under the reserve parachute, together."""
    burn_time_s: Annotated[float, within(0.01, 10.0)]
    """Time that they burn."""
    seat_stroke_m: Annotated[float, within(0.01, 3.0)]
    """Way on which the seats bring the crew to rest, evenly."""


class LoadLimit(Table):
    """The load from chest to back that may be borne for a time, falling with the time.

    Straight lines in the logarithms join the entries; it is level after the last.
    """

    duration_s: Annotated[tuple[Annotated[float, within(1e-3, 1e4)], ...], Field(min_length=2)]
    """Times of the entries, rising."""
    load_g: tuple[Annotated[float, within(0.5, 100.0)], ...]
    """Load that may be borne for each time without falling below it."""

    @model_validator(mode="after")
    def _rows(self) -> Self:
        if len(self.duration_s) != len(self.load_g):
            raise ValueError("duration_s and load_g should have one length")
        if any(later <= earlier for earlier, later in pairwise(self.duration_s)):
            raise ValueError("duration_s should rise from entry to entry")
        if any(longer > shorter for shorter, longer in pairwise(self.load_g)):
            raise ValueError("load_g should not rise from entry to entry: less is borne for longer")
        return self


class CrewLimits(Table):
    """What loads the crew may bear; the peak is told as a share of both."""

    deconditioned: LoadLimit
    """For a crew weakened by weightlessness."""
    emergency: LoadLimit
    """In an emergency."""


class Dispersions(Table):
    """What a flight of the footprint differs by from its plan, one standard deviation each, all normal."""

    density: ShareOf
    """Factor on the air's density, one for all heights, as a share."""
    drag: ShareOf
    """Factor on the drag, as a share."""
    lift: ShareOf
    """Factor on the lift, as a share."""
    mass_kg: Annotated[float, within(0.0, 2000.0), Doubtful(0.1)]
    """Mass of the descent module."""
    wind_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.1)]
    """Wind to the east and to the north each, one value for all heights."""
    navigation_position_m: Annotated[float, within(0.0, 1e5), Doubtful(5.0)]
    """Latitude and longitude that guidance is told, each, as an arc on the mean Earth; constant."""
    navigation_velocity_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.01)]
    """Ground speed and altitude rate that guidance is told, each; constant."""


class DescentModule(File):
    """The part of the ship that lands; its mass stands with the spacecraft's."""

    greatest_mass_kg: Annotated[float, within(100.0, 2e5)]
    """Greatest mass with crew and cargo; under its last canopies it sinks by 1.5 to 30 m/s at sea level."""
    aerodynamics: Aerodynamics
    """Drag and lift of the capsule at trim."""
    deorbit: Deorbit
    """Aims of the deorbit burn and the search for its turn."""
    entry: Entry
    """Steering of the entry."""
    parachutes: Parachutes
    """Descent under parachutes."""
    soft_landing: SoftLanding
    """Engines and seats at the ground."""
    crew_limits: CrewLimits
    """Loads that the crew may bear."""
    dispersions: Dispersions
    """How flights differ by chance."""

    @model_validator(mode="after")
    def _sinks(self) -> Self:
        for key, row in (("canopies", self.parachutes.canopies), ("reserve", self.parachutes.reserve)):
            main = row[-1]
            load_pa = self.greatest_mass_kg * G0_MPS2 / (main.drag_coefficient * main.area_m2)
            sink_mps = math.sqrt(2.0 * load_pa / _SEA_LEVEL_KGPM3)
            if not _SINK_MPS[0] <= sink_mps <= _SINK_MPS[1]:
                raise ValueError(
                    f"should sink {_SINK_MPS[0]:g} to {_SINK_MPS[1]:g} m/s at sea level under the last of "
                    f"parachutes.{key}, not {sink_mps:.3g} m/s with greatest_mass_kg on its area_m2, "
                    f"{main.area_m2:g}"
                )
        return self
