"""The way to a port, or away from it, as its file says it: modes, when one follows another, limits."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from vitok.mission.base import Doubtful, File, Length, Name, Table, Vector, within
from vitok.reading import nearest

Kind = Literal[
    "fly_around",
    "hold",
    "close",
    "push",
    "drift",
    "retract",
    "retreat",
    "avoid",
    "release",
    "coast",
    "burn",
]
Quantity = Literal[
    "in_mode_s",
    "course_left_s",
    "to_way_in_s",
    "to_contact_s",
    "range_m",
    "offset_m",
    "apart_m",
    "off_axis_deg",
    "closing_rate_mps",
    "excess_rate_mps",
    "lateral_rate_mps",
    "tilt_deg",
    "angular_rate_degps",
    "sigma_m",
    "unseen_s",
    "disagreement_1sigma",
    "turned_1sigma",
    "retreats",
    "propellant_kg",
    "touched",
    "captured",
    "retracted",
    "sunlit",
    "in_contact",
]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)
Outcome = Literal["docked", "away"]


class Condition(Table):
    """A quantity as the ship knows it that has been above or below a limit for some time."""

    quantity: Quantity
    """What is looked at, unit in its name; touched, captured, retracted, sunlit, in_contact are 1 or 0.

    in_mode_s counts from the mode's begin, course_left_s to the end of what it does, to_way_in_s and
    to_contact_s to the planned begin of the way in (or of the burn that leads away) and the planned contact.
    range_m, offset_m, apart_m (both together) and off_axis_deg are those of the probe from the middle of
    the port; excess_rate_mps is the closing rate beyond that of the reference; unseen_s the time since a
    bearing of the station was taken; sigma_m that of the estimated position. disagreement_1sigma and
    turned_1sigma tell how far ranges, rates and bearings, and relative attitudes and the attitude reference,
    are from the estimate, or that of the station's angles beyond its dead band, in sigmas; retreats counts
    those begun; in_contact tells of the network that tracks the ship.
    """
    above: Annotated[float, within(-1e6, 1e6)] | None = None
    """Limit that it has to be above."""
    below: Annotated[float, within(-1e6, 1e6)] | None = None
    """Limit that it has to be below."""
    for_s: Annotated[float, within(0.0, 1e5), Doubtful(0.1)] = 0.0
    """Time for which it has to be so."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.above is None) == (self.below is None):
            raise ValueError("should have one of above and below")
        return self


class Exit(Table):
    """A mode that follows once all conditions are met; of several exits the first whose are."""

    to: Name
    """Name of the mode that follows, or an outcome: docked or away."""
    when: Annotated[tuple[Condition, ...], Field(min_length=1, max_length=10)]
    """Conditions, all of which have to be met."""


class Alarm(Exit):
    """An exit from several modes, looked at before their own."""

    modes: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Names of the modes in which it is looked at."""


class DockingMode(Table):
    """What the ship does for a while.

    fly_around goes about the station to a place on the port's axis, hold keeps a place, close comes in along
    the axis to contact, push presses the probe in, drift leaves both bodies free, retract draws the caught
    probe in until the hooks close, retreat backs off along the axis to a range, avoid takes out how the
    ship came, leaves in one direction and coasts. release opens the hooks of a docked ship, whose springs
    push both apart, and draws the probe in; coast holds the attitude alone, burn changes the velocity at an
    even rate meanwhile.
    """

    name: Name
    """Name of the mode in events and messages."""
    kind: Kind
    """What is done."""
    points_at: Literal["port", "axis"] = "axis"
    """Whether the probe points at the middle of the port, or along its axis."""
    range_m: Annotated[float, within(0.5, 5000.0)] | None = None
    """Range on the port's axis that a fly_around or a retreat goes to; a fly_around's is absent to take
    proximity.station_keeping_range_m of the spacecraft."""
    speed_mps: Annotated[float, within(0.005, 5.0)] | None = None
    """Rate of a retreat or an avoid, or velocity change of a burn, whose is absent to take
    undocking.separation_burn_delta_v_mps of the spacecraft."""
    duration_s: Annotated[float, within(0.1, 2000.0)] | None = None
    """Time that a burn takes, or more where thrusters are too weak, or a fly_around; absent to take
    undocking.separation_burn_duration_s of the spacecraft, and the time of the port or of the spacecraft."""
    direction_lvlh: Annotated[Vector, Length(0.5, 2.0)] | None = None
    """Where an avoid leads or a burn pushes, or where a fly_around goes from the station's centre of mass,
    LVLH (+x forward, +y against the orbit normal, +z to the Earth); absent, the port's axis, of an avoid that
    from which the ship drifts by the station at the greatest distance."""
    position_band_m: Annotated[float, within(0.001, 20.0), Doubtful(0.005)] = 1.0
    """Half of the dead band of position, on each axis."""
    rate_band_mps: Annotated[float, within(0.0005, 1.0), Doubtful(0.001)] = 0.02
    """Half of the dead band of velocity, on each axis."""
    angle_band_deg: Annotated[float, within(0.02, 30.0), Doubtful(0.06)] = 1.0
    """Half of the dead band of attitude, about each axis."""
    angular_rate_band_degps: Annotated[float, within(0.001, 2.0), Doubtful(0.0015)] = 0.05
    """Half of the dead band of angular velocity, about each axis."""
    exits: Annotated[tuple[Exit, ...], Field(max_length=20)] = ()
    """Modes that follow, in the order in which they are looked at."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for key, kinds in (("range_m", ("retreat",)), ("speed_mps", ("retreat", "avoid"))):
            if self.kind in kinds and getattr(self, key) is None:
                raise ValueError(f"should have {key}, as its kind is {self.kind}")
        for key, others in (
            ("duration_s", {"burn", "fly_around"}),
            ("direction_lvlh", {"avoid", "burn", "fly_around"}),
        ):
            if self.kind not in others and getattr(self, key) is not None:
                raise ValueError(f"should have no {key}, as its kind is {self.kind}")
        return self


class Leaving(Table):
    """How an avoid without a direction of its own chooses it, and when any has done its push."""

    by_port_m: Annotated[float, within(1.0, 500.0)] = 20.0
    """Distance from the port within which others' modules are beside the axis: it keeps to the cone there."""
    missing_share: Annotated[float, within(0.001, 0.5)] = 0.04
    """Share of the velocity to leave with that may be missing when the push ends."""
    doubt_share: Annotated[float, within(0.0, 1.0)] = 0.1
    """Share of that velocity by which the drift may be off: what it makes along the orbit is taken off."""


class Limits(Table):
    """Limits that the flight is judged by, all the way in or out; the ship does not look at them."""

    cone_half_angle_deg: Annotated[float, within(0.5, 60.0)]
    """Half-angle of the cone about the port's axis, which the probe's tip stays in and an avoid by the
    port."""
    cone_from_m: Annotated[float, within(1.0, 5000.0)]
    """Range from which on the cone holds, down to contact, or up to which, of a ship that leaves, until the
    first burn."""
    rates_from_m: Annotated[float, within(1.0, 5000.0)] | None = None
    """Range from which on, as of the cone, closing rate, lateral rate and tilt have limits; absent, that of
    the cone."""
    cone_least_m: Annotated[float, within(0.01, 10.0)]
    """Radius of the cone at contact."""
    closing_rate_mps: Annotated[float, within(0.01, 5.0)]
    """Closing rate that is allowed at contact."""
    closing_rate_per_m: Annotated[float, within(0.0, 0.5), Doubtful(1e-4)]
    """Growth of the closing rate allowed for each metre of range."""
    lateral_rate_mps: Annotated[float, within(0.005, 5.0)]
    """Rate across the axis that is allowed."""
    tilt_deg: Annotated[float, within(0.5, 90.0)]
    """Angle between the probe and the port's axis that is allowed."""
    propellant_kg: Annotated[float, within(1.0, 5e3)]
    """Propellant that may be used from the begin to the end."""
    late_s: Annotated[float | None, within(0.0, 1e5), Doubtful(10.0)] = None
    """Time after the planned contact, or after the planned end of a way that ends away, by which it has to
    come; absent, no time is told."""
    keep_out_m: Annotated[float, within(5.0, 5000.0)] | None = None
    """Distance between both centres of mass that the ship keeps outside the cone, however far that is
    prolonged, while it flies about the station, holds or comes in; absent, none is told."""
    plume_pa_s: Annotated[float, within(0.0, 1e6)]
    """Impulse of the thrusters' plumes at the middle of the port for each area, summed over the approach."""
    plume_exponent: Annotated[float, within(1.0, 100.0)] = 10.0
    """Power of the cosine of the angle off a thruster's jet with which its momentum thins out."""


class Troubles(Table):
    """What fails where a flight is asked for a failure of the docking, and when the ship knows of it."""

    thruster: Name
    """Thruster that stays shut or open: name of its place and number of its manifold."""
    manifold: Annotated[int, Field(ge=1, le=8)]
    """Manifold that is lost."""
    told_after_s: Annotated[float, within(0.0, 1000.0), Doubtful(0.1)]
    """Time until the ship knows of a thruster or a manifold, and closes that of one which stays open."""
    drift_degps: Annotated[float, within(0.0, 5.0), Doubtful(1e-4)]
    """Drift that the gyroscopes take on, about each axis."""
    station_rate_degps: Annotated[float, within(0.0, 5.0), Doubtful(1e-4)]
    """Rate with which the station turns away, about each axis, once nothing holds it."""
    range_share: Annotated[float, within(-0.9, 9.0)]
    """Share by which ranges are told too long."""
    sensors: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Names of the near sensors that are the radio: lost with it, wrong with its range."""


class Docking(File):
    """Modes of a way to a port or away, its alarms and its limits.

    The first mode is the one at the hand-over; where its kind is release, the ship is docked there.
    """

    modes: Annotated[tuple[DockingMode, ...], Field(min_length=1, max_length=40)]
    """What the ship can do."""
    alarms: Annotated[tuple[Alarm, ...], Field(max_length=40)] = ()
    """Exits that are looked at first."""
    leaving: Leaving = Leaving()
    """How a ship leaves that drifts by the station afterwards."""
    limits: Limits
    """What the flight is judged by."""
    troubles: Troubles | None = None
    """What a failure of the docking is; absent, none can be asked for."""

    @model_validator(mode="after")
    def _named(self) -> Self:
        names = [each.name for each in self.modes]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"should have modes of different names, and '{twice}' comes twice")
        ends = [*names, *get_args(Outcome)]
        asked = [(f"modes.{mode.name}", exit.to) for mode in self.modes for exit in mode.exits]
        asked += [("alarms", alarm.to) for alarm in self.alarms]
        for place, name in asked:
            if name not in ends:
                raise ValueError(
                    f"should have {place} lead to one of {', '.join(ends)}, not to '{name}'"
                    f"{nearest(name, ends)}"
                )
        for name in (name for alarm in self.alarms for name in alarm.modes):
            if name not in names:
                raise ValueError(
                    f"should have alarms in modes of {', '.join(names)}, not in '{name}'"
                    f"{nearest(name, names)}"
                )
        return self

    @model_validator(mode="after")
    def _hooked(self) -> Self:
        """Nobody is docked whose hooks have not closed."""
        kinds = {mode.name: mode.kind for mode in self.modes}
        ways = [(mode.name, exit) for mode in self.modes for exit in mode.exits]
        ways += [(name, alarm) for alarm in self.alarms for name in alarm.modes]
        for name, way in ways:
            drawn_in = any(
                each.quantity == "retracted" and each.above is not None and 0.0 <= each.above < 1.0
                for each in way.when
            )
            if way.to == "docked" and not (kinds[name] == "retract" and drawn_in):
                raise ValueError(
                    "should have docked follow on modes of kind retract alone, once retracted is above a "
                    f"limit from 0 to 1, not on '{name}' of kind {kinds[name]}"
                )
        return self

    @property
    def begins_docked(self) -> bool:
        """Whether it is a way out of a port."""
        return self.modes[0].kind == "release"

    @model_validator(mode="after")
    def _ends(self) -> Self:
        """Gates in the wrong order leave a way without an end."""
        end = "away" if self.begins_docked else "docked"
        reached, open_ = {self.modes[0].name}, [self.modes[0].name]
        follow = {
            mode.name: [exit.to for exit in mode.exits]
            + [alarm.to for alarm in self.alarms if mode.name in alarm.modes]
            for mode in self.modes
        }
        while open_:
            for name in follow.get(open_.pop(), []):
                if name not in reached:
                    reached.add(name)
                    open_.append(name)
        if end not in reached:
            raise ValueError(f"should have modes that lead from '{self.modes[0].name}' to {end}, and none do")
        return self
