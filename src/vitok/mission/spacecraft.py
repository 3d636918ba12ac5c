"""A crewed spacecraft as its file says it, or one of cargo.

Body axes: origin on the long axis where the centre of mass usually is, from which all places are told, +x
forward out of the docking probe (along the main engine's push), +z down when the spacecraft flies upright
along the orbit, +y completes.
"""

import math
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.errors import InputError
from vitok.mission.attitude import FreeAttitude
from vitok.mission.avoidance import Avoidance
from vitok.mission.base import Doubtful, Length, Table, Vector, within
from vitok.mission.catalogue import Reference, load
from vitok.mission.descent_module import DescentModule
from vitok.mission.docking_mechanism import DockingMechanism
from vitok.mission.jets import Impulse, Newtons, Thrusters
from vitok.mission.mass_properties import MassProperties
from vitok.mission.near_sensors import NearNavigating
from vitok.mission.proximity import Proximity

Kilograms = Annotated[float, within(50.0, 3e5)]
BeforeContact = Annotated[float, within(300.0, 5e5)]
KilogramsPerArea = Annotated[float, within(1.0, 1e4)]


class Modules(Table):
    """Masses without propellant of the service module's tanks, crew and cargo."""

    orbital_kg: Kilograms
    """Orbital module, which burns up after the separation; of a cargo ship the module that carries cargo."""
    descent_kg: Kilograms
    """Descent module; of a cargo ship the module in its place."""
    service_kg: Kilograms
    """Service module with engines and empty tanks, which burns up after the separation."""


class BreakUp(Table):
    """How the modules that do not land come down: tumbling as wholes, then in pieces."""

    orbital_cd_area_m2: Annotated[float, within(0.1, 1000.0)]
    """Drag area of the orbital module, tumbling."""
    service_cd_area_m2: Annotated[float, within(0.1, 1000.0)]
    """Drag area of the service module, tumbling, with its arrays."""
    altitude_m: Annotated[float, within(40e3, 120e3)]
    """Altitude over the ellipsoid at which both break up."""
    lightest_kgpm2: KilogramsPerArea
    """Mass over drag area of the lightest pieces, the near end of the strip on the ground."""
    heaviest_kgpm2: KilogramsPerArea
    """Mass over drag area of the heaviest pieces, the far end of the strip."""
    parting_mps: Annotated[float, within(0.0, 20.0), Doubtful(0.01)] = 0.0
    """Speed at which each of both leaves the descent module along the long axis, for its way in pictures."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.lightest_kgpm2 > self.heaviest_kgpm2:
            raise ValueError("should have lightest_kgpm2 no greater than heaviest_kgpm2")
        return self


class MainEngine(Table):
    """The engine along +x."""

    thrust_n: Annotated[float, within(50.0, 1e6)]
    """Thrust in vacuum."""
    specific_impulse_s: Impulse
    """Specific impulse in vacuum."""
    smallest_burn_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.01)]
    """Velocity change below which a burn is left to the thrusters."""
    start_up_s: Annotated[float, within(0.0, 60.0), Doubtful(0.01)] = 0.0
    """Time that a burn in orbit takes beside its thrust, told with it; the way home has it in its thrust."""
    position_m: Annotated[Vector, Length(0.2, 100.0)] | None = None
    """Place of its gimbal from the origin of the body axes; absent, it pushes through the centre of mass."""
    gimbal_deg: Annotated[float, within(0.0, 30.0), Doubtful(0.2)] = 0.0
    """Greatest angle to which it turns off the long axis, to push through the centre of mass."""


class Propulsion(Table):
    """Main engine and thrusters on one propellant supply."""

    propellant_kg: Annotated[float, within(10.0, 3e5)]
    """Usable propellant at launch, tanks full."""
    main: MainEngine
    """Main engine, which makes the large burns and the deorbit."""
    thrusters: Thrusters
    """Thrusters, which make the small burns and the docking."""


class AttitudeControl(Table):
    """What turns and steadies the ship: its thrust is not flown, its propellant is booked."""

    propellant_per_phase_kg: Annotated[float, within(0.0, 1e4), Doubtful(0.2)]
    """Propellant for each of the rendezvous and the way home; booked as the phase begins."""


class Aerodynamics(Table):
    """Drag in free-molecular flow."""

    cd: Annotated[float, within(0.1, 10.0)]
    """Drag coefficient."""
    area_m2: Annotated[float, within(0.1, 1e4)]
    """Area that the drag coefficient refers to, averaged over attitudes, with arrays."""

    @property
    def cd_area_m2(self) -> float:
        """Drag coefficient times area."""
        return self.cd * self.area_m2


class Undocking(Table):
    """Springs push at separation, then the thrusters burn away against the flight.

    The usual masses serve where no mission tells them.
    """

    spring_speed_mps: Annotated[float, within(0.005, 2.0)]
    """Velocity that the springs give along the port's axis."""
    separation_burn_delay_s: Annotated[float, within(1.0, 86400.0)]
    """Time from undocking to the begin of the separation burn."""
    separation_burn_duration_s: Annotated[float, within(0.1, 2000.0)]
    """Duration of the separation burn, pulses and pauses together."""
    separation_burn_delta_v_mps: Annotated[float, within(0.01, 50.0)]
    """Velocity change of the separation burn, backward along the orbit."""
    modes: Annotated[str, Reference("dockings")] | None = None
    """Docking file whose modes a ship flies as it leaves, the first of which opens the hooks; absent, springs
    and burn push it at once."""
    usual_mass_kg: Annotated[float, within(500.0, 5e5)]
    """Mass of the ship at undocking where no flight up tells it."""
    usual_return_kg: Annotated[float, within(0.0, 1e5), Doubtful(10.0)]
    """Crew and cargo on their way home in a search for landings, which has no mission."""


class Rendezvous(Table):
    """The last hours before the station; the instants of the burns are solved."""

    start_before_contact_s: BeforeContact
    """Time before contact at which the automatic rendezvous begins, which is an event and no burn."""
    second_transfer_before_gate_s: Annotated[float, within(600.0, 1e4)]
    """Time before the first gate of the second transfer burn; the first one is half a turn before it."""
    midcourse_before_gate_s: Annotated[float, within(60.0, 1e4)]
    """Time before the first gate of the burn that corrects the second transfer burn."""
    lowest_perigee_m: Annotated[float, within(100e3, 2e6)] = 170e3
    """Least height of the osculating perigee over 6378.137 km after every burn and on every coast."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.midcourse_before_gate_s >= self.second_transfer_before_gate_s:
            raise ValueError("should have midcourse_before_gate_s below second_transfer_before_gate_s")
        return self


class Gate(Table):
    """A place on the way in at which the ship brakes, and how it goes on from there."""

    position_lvlh_m: Annotated[Vector, Length(10.0, 1e5)]
    """Place of the ship's centre of mass from the station's, LVLH (+x forward, +z to the Earth)."""
    to_next_s: Annotated[float, within(10.0, 1e4)]
    """Time to the next gate, from the last one to the hand-over."""
    at_range: bool = True
    """Whether in flight the burn waits for the gate's range; false, it comes ``to_next_s`` after the last."""
    thrust_n: Newtons | None = None
    """Thrust along +x of thrusters that make the burn; absent, the main engine makes it if it is large."""


class Approach(Table):
    """Braking gates, and the point where the spacecraft comes to rest and hands over to docking.

    Positions are in the station's LVLH (+x forward, +z to the Earth), from its centre of mass.
    """

    gates: Annotated[tuple[Gate, ...], Field(min_length=1)]
    """Braking gates, nearer to the station from one to the next."""
    first_gate_burn_mps: Annotated[float, within(0.0, 100.0), Doubtful(0.01)]
    """Velocity change of the first braking burn, forward along the orbit: how fast the ship arrives."""
    handover_position_lvlh_m: Annotated[Vector, Length(10.0, 5e4)]
    """Place of the ship's centre of mass at rest where docking takes over."""
    handover_before_contact_s: Annotated[float, within(60.0, 1e5)]
    """Time before contact of the hand-over, into which fly-around and final approach must fit."""
    trim_before_handover_s: Annotated[float, within(20.0, 1e5)]
    """Time before the hand-over of the trim, the last correction toward it."""
    stop_before_handover_s: Annotated[float, within(1.0, 1000.0)]
    """Time from the middle of the burn that stops the ship to the hand-over."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        distances = [math.hypot(*place) for place in self.places_lvlh_m[:-1]]
        for number, (farther_m, nearer_m) in enumerate(pairwise(distances), 2):
            if nearer_m >= farther_m:
                raise ValueError(
                    "should have gates whose position_lvlh_m comes nearer from gate to gate, and gate "
                    f"{number} is {nearer_m:.6g} m from the station where the one before is {farther_m:.6g} m"
                )
        if not self.stop_before_handover_s < self.trim_before_handover_s < self.gates[-1].to_next_s:
            raise ValueError(
                "should have trim_before_handover_s above stop_before_handover_s and below to_next_s of "
                "the last gate"
            )
        return self

    @property
    def places_lvlh_m(self) -> tuple[Vector, ...]:
        """The gates and the hand-over."""
        return (*(each.position_lvlh_m for each in self.gates), self.handover_position_lvlh_m)

    @property
    def gates_before_contact_s(self) -> tuple[float, ...]:
        """Time before contact of each gate."""
        to_go_s = [each.to_next_s for each in self.gates]
        return tuple(self.handover_before_contact_s + sum(to_go_s[row:]) for row in range(len(to_go_s)))


class ExecutionErrors(Table):
    """What a burn does beside its command, one standard deviation."""

    magnitude_1sigma: Annotated[float, within(0.0, 0.1), Doubtful(1e-5)]
    """Error of a burn's duration, as a share of it."""
    pointing_1sigma_deg: Annotated[float, within(0.0, 10.0), Doubtful(0.01)]
    """Error of a burn's direction about each of two axes across it."""
    thruster_1sigma: Annotated[float, within(0.0, 0.5), Doubtful(1e-4)] = 0.02
    """Error of a thruster's thrust that stays for a flight, as a share of it."""
    thruster_pointing_1sigma_deg: Annotated[float, within(0.0, 10.0), Doubtful(0.01)] = 0.5
    """Error of a thruster's direction that stays for a flight, about each axis."""
    mass_1sigma: Annotated[float, within(0.0, 0.2), Doubtful(1e-5)] = 0.005
    """Error of the mass that the ship knows near a station, as a share of it."""
    inertia_1sigma: Annotated[float, within(0.0, 0.5), Doubtful(1e-4)] = 0.05
    """Error of the inertia that it knows there, as a share of it."""
    centre_1sigma_m: Annotated[float, within(0.0, 0.5), Doubtful(1e-4)] = 0.015
    """Error of the centre of mass that it knows there, along each axis."""


class Spacecraft(NearNavigating):
    """A spacecraft of three modules that goes to a station, and comes back if it has a descent module."""

    descent_module: Annotated[str, Reference("descent_modules")] | None = None
    """Descent module; absent, the ship does not land and carries no crew."""
    modules: Modules
    """Masses of the modules."""
    mass_properties: MassProperties | None = None
    """Where the masses are; a flight in six degrees of freedom asks for it."""
    propulsion: Propulsion
    """Engines and propellant."""
    attitude_control: AttitudeControl | None = None
    """Propellant of attitude control; absent, none is booked."""
    attitude: FreeAttitude = FreeAttitude()
    """How it stands in free flight."""
    aerodynamics: Aerodynamics
    """Drag of the whole ship in orbit."""
    docking_mechanism: DockingMechanism
    """Probe and conditions of contact."""
    undocking: Undocking
    """How it leaves the station."""
    break_up: BreakUp
    """How the modules that do not land come down."""
    rendezvous: Rendezvous
    """Burns of the last hours before the station."""
    approach: Approach
    """Braking gates and hand-over."""
    proximity: Proximity
    """Fly-around, final approach, and their control."""
    execution_errors: ExecutionErrors
    """How burns differ by chance from their commands."""
    avoidance: Avoidance = Avoidance()
    """What is foreseen for a burn that fails."""

    @model_validator(mode="after")
    def _parts(self) -> Self:
        if self.mass_properties is not None:
            masses = self.modules
            self.mass_properties.check_modules(
                orbital=masses.orbital_kg, descent=masses.descent_kg, service=masses.service_kg
            )
        return self

    @model_validator(mode="after")
    def _contact(self) -> Self:
        made, aimed_mps = self.docking_mechanism, self.proximity.contact_speed_mps
        if not made.axial_speed_min_mps <= aimed_mps <= made.axial_speed_max_mps:
            raise ValueError(
                f"should have proximity.contact_speed_mps, {aimed_mps:g}, from "
                f"{made.axial_speed_min_mps:g} to {made.axial_speed_max_mps:g} m/s, axial_speed_min_mps and "
                "axial_speed_max_mps of docking_mechanism"
            )
        latching_mps = made.probe.latch_speed_min_mps
        if latching_mps > aimed_mps:
            raise ValueError(
                f"should have docking_mechanism.probe.latch_speed_min_mps, {latching_mps:g}, no greater than "
                f"proximity.contact_speed_mps, {aimed_mps:g}: the latches would never hold"
            )
        return self

    @model_validator(mode="after")
    def _begin(self) -> Self:
        begin_s, gate_s = self.rendezvous.start_before_contact_s, self.approach.gates_before_contact_s[0]
        if begin_s <= gate_s:
            raise ValueError(
                f"should have rendezvous.start_before_contact_s, {begin_s:g}, above {gate_s:g} s, the time "
                "from the first gate to contact: approach.handover_before_contact_s and each to_next_s of "
                "approach.gates"
            )
        return self


def load_descent_module(spacecraft: Spacecraft) -> DescentModule:
    """The descent module that the spacecraft's file names; InputError if it names none."""
    if spacecraft.descent_module is None:
        raise InputError(f"spacecraft {spacecraft.name} has no descent_module: it does not land")
    return load(spacecraft.descent_module, DescentModule)
