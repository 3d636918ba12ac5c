"""A crewed spacecraft as its file says it.

Body axes: origin at the centre of mass, +x forward out of the docking probe (along the main engine's push),
+z down when the spacecraft flies upright along the orbit, +y completes.
"""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.errors import InputError
from vitok.mission.base import Table
from vitok.mission.catalogue import Reference, load
from vitok.mission.descent_module import DescentModule

Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
Vector = tuple[float, float, float]


class Modules(Table):
    """Masses without propellant of the service module's tanks, crew and cargo."""

    orbital_kg: Positive
    descent_kg: Positive
    service_kg: Positive


class BreakUp(Table):
    """How the modules that do not land come down: tumbling as wholes, from ``altitude_m`` on in pieces.

    The pieces' masses over drag area lie between the lightest and the heaviest.
    """

    orbital_cd_area_m2: Positive
    service_cd_area_m2: Positive
    altitude_m: Positive
    lightest_kgpm2: Positive
    heaviest_kgpm2: Positive


class MainEngine(Table):
    """The engine along +x; burns smaller than ``smallest_burn_mps`` are left to the thrusters."""

    thrust_n: Positive
    specific_impulse_s: Positive
    smallest_burn_mps: NotNegative


class TranslationThrust(Table):
    """Thrust of the thrusters that fire together to move the spacecraft along a body axis."""

    x_plus_n: Positive
    x_minus_n: Positive
    y_n: Positive
    z_n: Positive


class Thrusters(Table):
    """Small engines for attitude and translation; ``thrust_n`` is of one, ``aft_count`` push along +x.

    A burn smaller than ``smallest_burn_mps`` is left out.
    """

    thrust_n: Positive
    specific_impulse_s: Positive
    count: Annotated[int, Field(gt=0)]
    aft_count: Annotated[int, Field(gt=0)]
    smallest_burn_mps: NotNegative
    translation: TranslationThrust


class Propulsion(Table):
    """Main engine and thrusters on one propellant supply."""

    propellant_kg: Positive
    main: MainEngine
    thrusters: Thrusters


class Aerodynamics(Table):
    """Drag in free-molecular flow."""

    cd: Positive
    area_m2: Positive

    @property
    def cd_area_m2(self) -> float:
        """Drag coefficient times area."""
        return self.cd * self.area_m2


class DockingMechanism(Table):
    """Where the probe is, and the conditions of contact that it accepts."""

    probe_position_m: Vector
    axial_speed_min_mps: Positive
    axial_speed_max_mps: Positive
    lateral_speed_max_mps: Positive
    lateral_offset_max_m: Positive
    misalignment_max_deg: Positive
    angular_rate_max_degps: Positive

    @model_validator(mode="after")
    def _speeds(self) -> Self:
        if self.axial_speed_min_mps >= self.axial_speed_max_mps:
            raise ValueError("should have axial_speed_min_mps below axial_speed_max_mps")
        return self


class Undocking(Table):
    """Springs push at separation; ``separation_burn_delay_s`` later the thrusters burn away.

    The usual masses serve where no mission tells them: of the ship, and of crew and cargo on their way home.
    """

    spring_speed_mps: Positive
    separation_burn_delay_s: Positive
    separation_burn_duration_s: Positive
    separation_burn_delta_v_mps: Positive
    usual_mass_kg: Positive
    usual_return_kg: NotNegative


class Rendezvous(Table):
    """The last hours before the station: where the burns lie.

    The second transfer burn is aimed to be at ``second_transfer_lvlh_m`` in the
    station's LVLH (+x forward, +z to the Earth).
    """

    start_before_contact_s: Positive
    first_transfer_before_contact_s: Positive
    transfer_correction_before_contact_s: Positive
    second_transfer_before_contact_s: Positive
    second_transfer_lvlh_m: Vector
    midcourse_before_contact_s: Positive

    @model_validator(mode="after")
    def _order(self) -> Self:
        times = (
            self.start_before_contact_s,
            self.first_transfer_before_contact_s,
            self.transfer_correction_before_contact_s,
            self.second_transfer_before_contact_s,
            self.midcourse_before_contact_s,
        )
        if any(later >= earlier for earlier, later in pairwise(times)):
            raise ValueError("should have its instants before contact falling from burn to burn")
        return self


class Approach(Table):
    """Braking gates, and the point where the spacecraft comes to rest and hands over to docking.

    Positions are in the station's LVLH (+x forward, +z to the Earth), from its centre of mass; the gates lie
    in ``gate_direction_lvlh``. A last correction, the trim, comes before the stop, whose middle is
    ``stop_before_handover_s``.
    """

    gate_range_m: Annotated[tuple[Positive, ...], Field(min_length=1)]
    gate_before_contact_s: Annotated[tuple[Positive, ...], Field(min_length=1)]
    gate_direction_lvlh: Vector
    handover_position_lvlh_m: Vector
    handover_before_contact_s: Positive
    trim_before_contact_s: Positive
    stop_before_handover_s: Positive

    @model_validator(mode="after")
    def _gates(self) -> Self:
        if len(self.gate_range_m) != len(self.gate_before_contact_s):
            raise ValueError("should have gate_range_m and gate_before_contact_s of one length")
        times = (
            *self.gate_before_contact_s,
            self.trim_before_contact_s,
            self.handover_before_contact_s + self.stop_before_handover_s,
        )
        if any(later >= earlier for earlier, later in pairwise(times)):
            raise ValueError(
                "should have gate_before_contact_s falling to trim_before_contact_s and the hand-over"
            )
        if not any(self.gate_direction_lvlh):
            raise ValueError("should have a gate_direction_lvlh that is not zero")
        return self


class Proximity(Table):
    """The last minutes: fly-around to the port's axis, station-keeping on it, final approach at a low rate.

    Navigation errors are one standard deviation per metre of range plus one, and fade over their time
    constant.
    """

    flyaround_s: Positive
    station_keeping_s: NotNegative
    station_keeping_range_m: Positive
    ramp_s: Positive
    last_range_m: Positive
    contact_speed_mps: Positive
    control_frequency_radps: Positive
    control_damping: Positive
    shortest_pulse_s: NotNegative
    navigation_position_1sigma_per_m: NotNegative
    navigation_velocity_1sigma_per_s: NotNegative
    navigation_time_constant_s: Positive


class ExecutionErrors(Table):
    """What a burn does beside its command, one standard deviation."""

    magnitude_1sigma: NotNegative
    pointing_1sigma_deg: NotNegative


class Spacecraft(Table):
    """A spacecraft of three modules that goes to a station, and comes back if it has a descent module."""

    name: str
    title: str
    descent_module: Annotated[str, Reference("descent_modules")] | None = None
    modules: Modules
    propulsion: Propulsion
    aerodynamics: Aerodynamics
    docking_mechanism: DockingMechanism
    undocking: Undocking
    break_up: BreakUp
    rendezvous: Rendezvous
    approach: Approach
    proximity: Proximity
    execution_errors: ExecutionErrors


def load_descent_module(spacecraft: Spacecraft) -> DescentModule:
    """The descent module that the spacecraft's file names; InputError if it names none."""
    if spacecraft.descent_module is None:
        raise InputError(f"spacecraft {spacecraft.name} has no descent_module: it does not land")
    return load(spacecraft.descent_module, DescentModule)
