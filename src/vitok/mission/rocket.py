"""A launch vehicle as its file says it: stages in parallel and in series, what it drops, how it steers."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vitok.mission.base import Doubtful, File, Name, NotNegative, Positive, Share, Table, within
from vitok.mission.law import Law
from vitok.mission.shape import Shape
from vitok.mission.unit import G0_MPS2

Instant = Annotated[float, within(1.0, 5000.0)]
Height = Annotated[float, within(80e3, 5e7)]
ShareOf = Annotated[float, within(0.0, 1.0), Doubtful(1e-4)]
AirScale = Annotated[float, within(0.0, 5.0)]

_BURN_S = (1.0, 5000.0)  # of a stage at full thrust, from a strap-on motor to the smallest upper stage
_EMPTY_SHARE = (0.01, 10.0)  # of the propellant
_PAYLOAD_SHARE = (1e-4, 0.3)  # of what stands on the pad without it
_LEAST_KG = 2000.0  # SS-520-5, the lightest rocket that reached an orbit, weighs 2.6 t
_KGPM2 = (1.0, 2e4)  # of a tumbling piece, from a foil to a bar of steel
_LEAST_SLOPE = 0.3  # a slender body has 2 on its base


def _check_falling(mass_kg: float, cd_area_m2: float | None, key: str) -> None:
    """ValueError for a piece that is lighter on its drag area than a foil, or heavier than a bar of steel."""
    if cd_area_m2 is not None and not _KGPM2[0] <= mass_kg / cd_area_m2 <= _KGPM2[1]:
        raise ValueError(
            f"should have {_KGPM2[0]:g} to {_KGPM2[1]:g} kg on a square metre of drop_cd_area_m2, not "
            f"{mass_kg / cd_area_m2:.3g}: is {key} in kg, drop_cd_area_m2 in m2?"
        )


class Stage(Table):
    """One stage, or ``count`` equal ones side by side; masses and thrusts are of one.

    At the instants ``burn_s`` after ignition the engines give ``thrust_share`` of their thrust and take
    ``flow_share`` of their flow; both change evenly in between and stay as they are before the first instant
    and after the last.
    """

    name: Name
    """Name of the stage; its separation is the event NAME_separation."""
    count: Annotated[int, Field(ge=1)] = 1
    """Number of equal units that burn and are dropped together."""
    empty_kg: Positive
    """Mass of one unit without propellant, 0.01 to 10 times that of the propellant."""
    propellant_kg: Positive
    """Propellant of one unit at lift-off, with the residual and what drives its turbines."""
    residual_kg: Annotated[float, Field(ge=0.0), Doubtful(2.0)]
    """Part of the propellant that is never burnt: at it the stage is burnt out."""
    thrust_vacuum_n: Positive
    """Full thrust of one unit in vacuum, by which its propellant lasts 1 to 5000 s."""
    specific_impulse_vacuum_s: Annotated[float, within(100.0, 1000.0)]
    """Specific impulse of the thrust in vacuum, without the turbines' flow."""
    thrust_sea_level_n: Positive | None = None
    """Full thrust of one unit at sea level, a tenth of that in vacuum at least; absent, that in vacuum."""
    auxiliary_flow_kgps: Annotated[float, within(0.0, 1000.0), Doubtful(0.05)] = 0.0
    """Flow of one unit beside the engines', which drives turbines and gives no thrust."""
    burn_s: tuple[Annotated[float, within(0.0, 5000.0)], ...] = ()
    """Instants after ignition at which the shares of thrust and flow are given, rising."""
    thrust_share: tuple[Share, ...] = ()
    """Share of the full thrust at each instant of burn_s, linear in between; without instants, all."""
    flow_share: tuple[Share, ...] | None = None
    """Share of the full flow at each instant of burn_s; absent, that of the thrust."""
    ignition_s: Annotated[float | None, within(0.0, 5000.0)] = None
    """Instant of ignition after lift-off; absent, the separation of the stage before, or lift-off."""
    separation_s: Annotated[float | None, within(*_BURN_S)] = None
    """Instant after lift-off at which it is dropped, unless it burns out before; absent, at burn-out."""
    drop_cd_area_m2: Positive | None = None
    """Drag area of one spent and tumbling unit, to find its drop zone by (1 to 20000 kg/m2); absent, none."""
    drop_speed_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.01)] = 0.0
    """Speed at which a unit leaves, aft or, of several, outward; for its way in pictures alone."""

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

    @model_validator(mode="after")
    def _real(self) -> Self:
        flow_kgps = self.thrust_vacuum_n / (self.specific_impulse_vacuum_s * G0_MPS2)
        burn_s = (self.propellant_kg - self.residual_kg) / flow_kgps
        if not _BURN_S[0] <= burn_s <= _BURN_S[1]:
            asked = "propellant_kg in t" if burn_s < _BURN_S[0] else "thrust_vacuum_n in kN"
            raise ValueError(
                f"should burn {_BURN_S[0]:g} to {_BURN_S[1]:g} s by thrust_vacuum_n and propellant_kg, not "
                f"{burn_s:.3g} s: is {asked}?"
            )
        if not _EMPTY_SHARE[0] <= self.empty_kg / self.propellant_kg <= _EMPTY_SHARE[1]:
            raise ValueError(
                f"should have empty_kg of {_EMPTY_SHARE[0]:g} to {_EMPTY_SHARE[1]:g} propellant_kg, not "
                f"{self.empty_kg / self.propellant_kg:.3g}: is one of them in t?"
            )
        if self.thrust_sea_level_n is not None and self.thrust_sea_level_n < 0.1 * self.thrust_vacuum_n:
            raise ValueError(
                f"should have thrust_sea_level_n, {self.thrust_sea_level_n:g}, no less than a tenth of "
                "thrust_vacuum_n: is it in kN?"
            )
        if self.auxiliary_flow_kgps > flow_kgps:
            raise ValueError(
                f"should have auxiliary_flow_kgps, {self.auxiliary_flow_kgps:g}, no greater than the flow of "
                f"its engines, {flow_kgps:.4g} kg/s"
            )
        _check_falling(self.empty_kg, self.drop_cd_area_m2, "empty_kg")
        return self


class Jettison(Table):
    """What is dropped on the way at a fixed instant, in ``count`` equal pieces."""

    event: Name
    """Name of the event in the flight."""
    mass_kg: Positive
    """Mass of all pieces together."""
    t_s: Instant
    """Instant after lift-off."""
    count: Annotated[int, Field(ge=1)] = 1
    """Number of equal pieces."""
    heat_flux_limit_wpm2: Annotated[float | None, within(100.0, 1e5)] = None
    """Heat flux at the nose above which it has to stay on: of free molecules in thin air (half density times
    cube of airspeed), less than that in denser air (Sutton and Graves 1971, bridged)."""
    drop_cd_area_m2: Positive | None = None
    """Drag area of one tumbling piece, to find its drop zone by (1 to 20000 kg/m2); absent, none."""
    drop_speed_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.01)] = 0.0
    """Speed at which a piece leaves, forward or, of several, outward; for its way in pictures alone."""

    @model_validator(mode="after")
    def _real(self) -> Self:
        _check_falling(self.mass_kg / self.count, self.drop_cd_area_m2, "mass_kg")
        return self


class Aerodynamics(Table):
    """Axial drag coefficient, and slope of the normal force over the angle of attack, over Mach.

    Linear between the entries, constant beyond the ends.
    """

    area_m2: Annotated[float, within(0.05, 1000.0)]
    """Reference area of both coefficients, for the whole vehicle."""
    nose_radius_m: Annotated[float, within(0.02, 30.0)] = 1.0
    """Radius of the nose that the heat flux is reckoned with."""
    mach: tuple[NotNegative, ...]
    """Mach numbers of the entries, rising, at least two."""
    drag_coefficient: tuple[Positive, ...]
    """Coefficient of the force along the axis at each Mach number."""
    normal_slope_per_rad: tuple[Annotated[float, within(0.0, 100.0)], ...]
    """Slope of the coefficient of the force across the axis over the angle of attack, at each Mach number."""

    @model_validator(mode="after")
    def _rows(self) -> Self:
        lengths = {len(self.mach), len(self.drag_coefficient), len(self.normal_slope_per_rad)}
        if len(lengths) > 1 or min(lengths) < 2:
            raise ValueError(
                "should have mach, drag_coefficient and normal_slope_per_rad of one length, at least 2"
            )
        if any(upper <= lower for lower, upper in pairwise(self.mach)):
            raise ValueError("should have mach rising from entry to entry")
        if 0.0 < max(self.normal_slope_per_rad) < _LEAST_SLOPE:
            raise ValueError(
                f"should have normal_slope_per_rad of {_LEAST_SLOPE:g} somewhere, or 0: is it per deg?"
            )
        return self


class Guidance(Table):
    """How the ascent is steered: fixed instants, limits, and the orbit at which the engine is cut off.

    That orbit is given in one of two ways: by its least and greatest altitude over the ellipsoid on the first
    turn, as flight control publishes it, or by osculating heights over 6378.137 km at cut-off, 10 to 20 km
    less at middle latitudes. The limits bound the search for the climb.
    """

    law: Annotated[str, Law(("programmed", "explicit"))]
    """Pitch over time in a plane set before launch, or explicit guidance into the target plane; or a law of
    one's own, "file.py:name", given what the explicit one is if explicit_start_s is set, else the other."""
    liftoff: Literal["fixed_azimuth", "least_propellant"] = "fixed_azimuth"
    """Lift-off with which a programmed ascent meets the plane, or (explicit law) for the shortest ascent."""
    explicit_start_s: Annotated[float | None, within(5.0, 3000.0)] = None
    """Instant after lift-off at which the explicit law takes over from the climb; it needs it."""
    vertical_rise_s: Annotated[float, within(0.5, 100.0)]
    """Time after lift-off of the rise straight up."""
    pitch_over_end_s: Annotated[float, within(1.0, 300.0)]
    """Instant after lift-off at which the pitch-over ends and the turn by gravity begins."""
    pitch_rate_limit_degps: Annotated[float, within(0.1, 100.0)]
    """Greatest rate at which the rocket turns its axis."""
    lateral_time_constant_s: Annotated[float | None, within(1.0, 1e5)] = None
    """Time in which a programmed ascent takes out sideways velocity to 1/e; absent, it leaves it."""
    least_altitude_m: Height | None = None
    """Least altitude over the ellipsoid on the first turn; with greatest_altitude_m."""
    greatest_altitude_m: Height | None = None
    """Greatest altitude over the ellipsoid on the first turn."""
    perigee_m: Height | None = None
    """Osculating height of the perigee, where the engine is cut off, over 6378.137 km; with apogee_m, in the
    place of the two altitudes."""
    apogee_m: Height | None = None
    """Osculating height of the apogee at cut-off, over 6378.137 km."""
    last_ignition_altitude_m: Annotated[float | None, within(10e3, 500e3)] = None
    """Altitude over the ellipsoid at which the last stage of a programmed ascent takes over."""
    roll_deg: Annotated[float, within(-360.0, 360.0)] = 0.0
    """Turn of the vehicle about its axis from where the spacecraft's +z lies on the side of the Earth; of no
    effect on the flight."""
    tail_off_s: Annotated[float, within(0.0, 60.0), Doubtful(0.01)] = 0.0
    """Time in which the thrust falls evenly to nothing after cut-off, which the cut-off counts on."""
    separation_delay_s: Annotated[float, within(0.0, 600.0), Doubtful(0.01)]
    """Time from cut-off to the separation of the spacecraft, no shorter than the tail-off."""
    dynamic_pressure_limit_pa: Annotated[float, within(5e3, 3e5)]
    """Greatest dynamic pressure allowed."""
    axial_load_limit_g: Annotated[float, within(1.2, 30.0)]
    """Greatest load along the axis allowed."""
    bending_limit_pa_deg: Annotated[float, within(1e4, 5e6)]
    """Greatest product of dynamic pressure and angle of attack allowed, which bends the rocket."""

    @property
    def kind(self) -> Literal["programmed", "explicit"]:
        """The built-in law whose parameters the law is given."""
        if self.law == "programmed" or (self.law != "explicit" and self.explicit_start_s is None):
            return "programmed"
        return "explicit"

    @property
    def over_ellipsoid(self) -> bool:
        """Whether the orbit is given by its altitudes over the ellipsoid on the first turn."""
        return self.least_altitude_m is not None

    @property
    def orbit_m(self) -> tuple[float, float]:
        """The lower and the upper of the two heights by which the orbit is given."""
        if self.over_ellipsoid:
            return float(self.least_altitude_m or 0.0), float(self.greatest_altitude_m or 0.0)
        return float(self.perigee_m or 0.0), float(self.apogee_m or 0.0)

    @model_validator(mode="after")
    def _orbit(self) -> Self:
        altitudes = self.least_altitude_m, self.greatest_altitude_m
        heights = self.perigee_m, self.apogee_m
        if sorted((altitudes.count(None), heights.count(None))) != [0, 2]:
            raise ValueError(
                "should have either least_altitude_m and greatest_altitude_m, over the ellipsoid on the "
                "first turn, or perigee_m and apogee_m, osculating at cut-off over 6378.137 km"
            )
        lower, upper = self.orbit_m
        if upper < lower:
            osculating = "apogee_m no lower than perigee_m"
            above = "greatest_altitude_m no lower than least_altitude_m"
            raise ValueError(f"should have {above if self.over_ellipsoid else osculating}")
        return self

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.pitch_over_end_s <= self.vertical_rise_s:
            raise ValueError("should have pitch_over_end_s after vertical_rise_s")
        if self.law == "explicit" and self.explicit_start_s is None:
            raise ValueError("should have explicit_start_s, which the explicit law needs")
        if self.kind == "programmed" and self.liftoff == "least_propellant":
            raise ValueError(
                "should have liftoff = 'fixed_azimuth' with the programmed law, which cannot steer"
            )
        if self.liftoff == "fixed_azimuth" and self.last_ignition_altitude_m is None:
            raise ValueError("should have last_ignition_altitude_m, which liftoff = 'fixed_azimuth' needs")
        if self.separation_delay_s < self.tail_off_s:
            raise ValueError("should have separation_delay_s no shorter than tail_off_s")
        return self


class Dispersions(Table):
    """What flights differ by from their plan, one standard deviation each, all normal.

    Those of stages are of one unit, each drawn for itself.
    """

    thrust: ShareOf
    """Factor on thrust and flow of a stage, as a share."""
    specific_impulse: ShareOf
    """Factor on the specific impulse of a stage, as a share."""
    propellant: ShareOf
    """Factor on the propellant loaded into a stage, as a share."""
    residual: ShareOf
    """Factor on the residual of a stage, by its mixture ratio, as a share."""
    drag: ShareOf
    """Factor on the axial coefficient, as a share."""
    attitude_deg: Annotated[float, within(0.0, 5.0), Doubtful(1e-3)]
    """Angle by which the platform that holds the programme stands off, about each of its axes; constant."""
    cut_off_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.01)]
    """Velocity at which the engine is cut off."""
    liftoff_s: Annotated[float, within(0.0, 600.0), Doubtful(0.01)]
    """Real lift-offs about the instant by the rocket's rule; no flight is moved by it."""
    density_scale: AirScale = 1.0
    """How many times the density's own scatter (`data/air_scatter.csv`) the flights have."""
    wind_scale: AirScale = 1.0
    """How many times the wind's own scatter (`data/air_scatter.csv`) the flights have."""


class Rocket(File):
    """A launch vehicle: its stages, what else it drops, its aerodynamics, how it steers."""

    payload_kg: Positive
    """Payload where no mission names one, 1e-4 to 0.3 of the mass of the stages."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    """Stages in the order of their separation; the guidance cuts off the last."""
    jettisons: tuple[Jettison, ...] = ()
    """What is dropped beside the stages: tower, fairing, skirt."""
    aerodynamics: Aerodynamics
    """Forces of the air on the whole vehicle."""
    guidance: Guidance
    """Steering, limits and the insertion orbit."""
    dispersions: Dispersions | None = None
    """How flights differ by chance; absent, each flies the planned rocket, and no batch can be flown."""
    shapes: tuple[Shape, ...] = ()
    """What it looks like: x from the plane of the first nozzles to the nose; empty, plain cylinders."""
    payload_m: Annotated[float, within(0.0, 200.0), Doubtful(1.0)] = 0.0
    """Where on x the spacecraft's origin stands, if shapes are told."""

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        names = [stage.name for stage in self.stages] + [part.event for part in self.jettisons]
        if len(set(names)) < len(names):
            raise ValueError("should have stages and jettisons of different names")
        return self

    @model_validator(mode="after")
    def _real(self) -> Self:
        whole_kg = sum(stage.count * (stage.empty_kg + stage.propellant_kg) for stage in self.stages)
        if whole_kg < _LEAST_KG:
            raise ValueError(
                f"should have stages of {_LEAST_KG:g} kg in all at least, not {whole_kg:.4g}: are masses in "
                "t, thrusts in kN?"
            )
        share = self.payload_kg / whole_kg
        if not _PAYLOAD_SHARE[0] <= share <= _PAYLOAD_SHARE[1]:
            raise ValueError(
                f"should have payload_kg, {self.payload_kg:g}, of {_PAYLOAD_SHARE[0]:g} to "
                f"{_PAYLOAD_SHARE[1]:g} of the {whole_kg:.4g} kg of its stages, not {share:.2g}"
                f"{': is it in t?' if share < _PAYLOAD_SHARE[0] else ''}"
            )
        return self
