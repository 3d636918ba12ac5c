"""What is asked: one mission, as its file says it."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from vitok.errors import InputError
from vitok.mission.base import Doubtful, File, Name, Table, within
from vitok.mission.catalogue import Reference, load
from vitok.mission.instant import Day, Instant, instant
from vitok.mission.quantities import class_of, nearest_key, part_of
from vitok.mission.record import Fact
from vitok.mission.relocation import Relocation, fault_of, relocations_before
from vitok.mission.rocket import Rocket
from vitok.mission.sentence import sentence
from vitok.mission.spacecraft import Spacecraft
from vitok.reading import file_fault, meant

Kilograms = Annotated[float, within(0.0, 2e5), Doubtful(10.0)]
Speed = Annotated[float, within(-200.0, 200.0)]

_LONGEST_STAY_DAYS = 1000


class Times(Table):
    """Instants that are requirements; all others are solved."""

    docking_utc: Instant
    """Instant of contact at docking, on or after the launch's day."""
    undocking_utc: Instant
    """Instant of undocking, at which the springs push; after docking."""

    @field_validator("undocking_utc")
    @classmethod
    def _after_docking(cls, value: str, info: ValidationInfo) -> str:
        docking_utc = info.data.get("docking_utc")
        if docking_utc and instant(value) <= instant(docking_utc):
            raise ValueError(f"should be after docking_utc, {docking_utc}")
        if docking_utc and instant(value) - instant(docking_utc) > timedelta(days=_LONGEST_STAY_DAYS):
            raise ValueError(
                f"should be within {_LONGEST_STAY_DAYS} days after docking_utc, {docking_utc}, as no ship "
                "stays longer"
            )
        return value


class Member(Table):
    """One of the crew."""

    name: Name
    """Name of the person."""
    role: Name
    """Role aboard, such as commander."""
    mass_kg: Annotated[float, within(40.0, 200.0)]
    """Mass with suit and personal outfit, up and down."""


class Item(Table):
    """A thing of the manifest that is named."""

    name: Name
    """Name of the thing."""
    mass_kg: Annotated[float, within(0.0, 2e5)]
    """Mass, part of that of the cargo on its way."""
    way: Literal["up", "down"]
    """Whether it goes to the station or comes home."""


class Cargo(Table):
    """Cargo in the spacecraft."""

    up_kg: Kilograms = 0.0
    """Cargo at launch, all of which stays at the station."""
    down_kg: Kilograms = 0.0
    """Cargo at undocking; it lands in the descent module."""
    items: tuple[Item, ...] = ()
    """Things of the cargo that are named."""

    @model_validator(mode="after")
    def _manifest(self) -> Self:
        for way, total_kg in (("up", self.up_kg), ("down", self.down_kg)):
            named_kg = sum(item.mass_kg for item in self.items if item.way == way)
            if named_kg > total_kg:
                raise ValueError(f"should have {way}_kg no less than its items, {named_kg:g} kg")
        return self


class Wind(Table):
    """Wind over a place, by altitude.

    Linear between the rows, constant beyond the ends; no rows is calm. A run flies through another wind, off
    by what a forecast leaves.
    """

    altitude_m: tuple[Annotated[float, within(-500.0, 2e5)], ...] = ()
    """Altitudes of the rows over the ellipsoid, rising."""
    east_mps: tuple[Speed, ...] = ()
    """Wind toward the east at each altitude."""
    north_mps: tuple[Speed, ...] = ()
    """Wind toward the north at each altitude."""
    file: str | None = None
    """File instead of rows: a sounding of Wyoming or IGRA, or CSV altitude_m,east_mps,north_mps."""
    climatology: bool = False
    """Whether the wind is the mean of the month over the place, by HWM93, instead of rows."""
    lead_h: Annotated[float | None, within(0.0, 1000.0)] = None
    """Age of the forecast, or of the sounding; absent, it is known no better than a day of the month."""

    @field_validator("file")
    @classmethod
    def _found(cls, value: str | None, info: ValidationInfo) -> str | None:
        context: Mapping[str, Any] = info.context or {}
        if value is None or context.get("flown"):  # read back from a flight: it need not be here any more
            return value
        path = (context.get("folder") or Path()) / value
        fault = file_fault(path)
        if fault:
            raise ValueError(f"should exist, but {fault}")
        return str(path.resolve())

    @model_validator(mode="after")
    def _rows(self) -> Self:
        if (self.file is not None) + self.climatology + bool(self.altitude_m) > 1:
            raise ValueError("should have one alone of rows, file and climatology = true")
        lengths = len(self.altitude_m), len(self.east_mps), len(self.north_mps)
        if len(set(lengths)) > 1:
            raise ValueError(
                f"should have altitude_m, east_mps, north_mps of one length, not {str(lengths)[1:-1]}"
            )
        if any(upper <= lower for lower, upper in zip(self.altitude_m, self.altitude_m[1:], strict=False)):
            raise ValueError("should have altitude_m rising from row to row")
        return self


class SpaceWeather(Table):
    """The Sun's activity on days whose space weather is not measured, instead of its forecast."""

    f107_sfu: Annotated[float, within(60.0, 400.0)]
    """Solar flux F10.7, and its mean over 81 days alike."""
    ap: Annotated[float, within(0.0, 400.0)]
    """Geomagnetic index Ap."""


class Constraints(Table):
    """What is asked of light and contact on the way up; a plan that does not give it is refused."""

    burns_seen_from_ground: Annotated[str, Reference("networks")] | None = None
    """Network one of whose stations has to hear each burn from its begin to its end; absent, none has to."""
    docking_in_light: bool = False
    """Whether the whole Sun has to be in sight at contact."""
    sun_angle_min_deg: Annotated[float | None, within(0.0, 180.0)] = None
    """Least angle between the Sun and the line of sight to the station, in light; absent, any will do."""
    sun_angle_range_m: Annotated[float, within(0.0, 1e7), Doubtful(1.0)] = 3000.0
    """Distance from the station within which that angle is asked for, at burns and at docking."""


class Mission(File):
    """A mission file. References are catalogue names, or paths seen from the mission file's folder."""

    launch_date: Day
    """UTC day of lift-off, from whose begin all instants are counted."""
    rocket: Annotated[str, Reference("rockets")]
    """Rocket that launches it."""
    spacecraft: Annotated[str, Reference("spacecraft")]
    """Spacecraft that goes to the station."""
    station: Annotated[str, Reference("stations")]
    """Station that it goes to."""
    port: Name
    """Port of the station, a NAME of its ports."""
    site: Annotated[str, Reference("sites")]
    """Pad that it lifts off from."""
    zone: Annotated[str, Reference("zones")]
    """Zone that it lands in; of no effect where it does not land."""
    profile: Annotated[str, Reference("profiles")]
    """Way to the station: how many orbits it takes."""
    element_sets: Annotated[tuple[Annotated[str, Reference("element_sets")], ...], Field(min_length=1)]
    """Files of the station's element sets about arrival and departure (TLE, OMM), or one ephemeris (OEM)."""
    times: Times
    """Instants that are requirements."""
    relocation: Annotated[tuple[Relocation, ...], Field(max_length=9)] = ()
    """Ways to other ports during the stay, in their order; it leaves the station from the last."""
    crew: tuple[Member, ...]
    """The crew; empty for a ship that flies alone, as each without a descent module does."""
    cargo: Cargo = Cargo()
    """Cargo up and down."""
    wind: Wind = Wind()
    """Wind of the landing, which the plan counts on."""
    launch_wind: Wind = Wind()
    """Wind over the pad, which the rocket flies through; its programme does not know it."""
    space_weather: SpaceWeather | None = None
    """The Sun's activity on days that are not measured; absent, its forecast."""
    dispersions: Annotated[str, Reference("dispersions")] | None = None
    """How flights differ by chance; absent, normally, with the sigmas of the vehicles' files."""
    constraints: Constraints | None = None
    """What is asked of light and contact on the way up; absent, nothing."""
    previous: str = ""
    """Mission of the catalogue before it, empty where there is none; told, of no effect."""
    following: str = ""
    """Mission of the catalogue after it, empty where there is none; told, of no effect."""
    record: tuple[Fact, ...] = ()
    """What is known of the real flight, by which the flight is judged."""

    @model_validator(mode="wrap")
    @classmethod
    def _in_one_sentence(
        cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        """The fault of a mission made in memory is told as that of a file is."""
        try:
            return handler(value)
        except ValidationError as error:
            raise InputError(sentence(error, cls, (info.context or {}).get("where", "mission"))) from error

    @field_validator("times")
    @classmethod
    def _docks_after_launch(cls, value: Times, info: ValidationInfo) -> Times:
        launch_date = info.data.get("launch_date")
        if launch_date and instant(value.docking_utc).date().isoformat() < launch_date:
            raise ValueError(
                f"should have docking_utc, {value.docking_utc}, after lift-off on launch_date, {launch_date}"
            )
        return value

    @field_validator("relocation")
    @classmethod
    def _in_the_stay(cls, value: tuple[Relocation, ...], info: ValidationInfo) -> tuple[Relocation, ...]:
        times, port = info.data.get("times"), info.data.get("port")
        if times and port:
            fault = fault_of(value, port, times.docking_utc, times.undocking_utc)
            if fault:
                raise ValueError(" ".join(fault))
        return value

    @field_validator("crew")
    @classmethod
    def _lands(cls, value: tuple[Member, ...], info: ValidationInfo) -> tuple[Member, ...]:
        spacecraft, flown = info.data.get("spacecraft"), (info.context or {}).get("flown")
        if value and spacecraft and not flown and load(spacecraft, Spacecraft).descent_module is None:
            raise ValueError(
                f"should be empty, as spacecraft = '{spacecraft}' has no descent_module and does not land"
            )
        return value

    @field_validator("record")
    @classmethod
    def _keys(cls, value: tuple[Fact, ...], info: ValidationInfo) -> tuple[Fact, ...]:
        if "rocket" not in info.data or (info.context or {}).get("flown"):
            return value
        rocket = load(info.data["rocket"], Rocket)
        for number, fact in enumerate(value, 1):
            fault = None if fact.free else _fault(fact, rocket)
            if fault:
                raise ValueError(f"[{number}].key = '{fact.key}' {fault}")
        return value

    def port_in(self, phase: str) -> str:
        """The port that the ship comes to in a phase, is at, or leaves on its way home."""
        moved = relocations_before(phase, self.relocation)
        return self.relocation[moved - 1].port if moved else self.port


def _fault(fact: Fact, rocket: Rocket) -> str | None:
    """What is wrong with a fact of a quantity of the flight, seen from its key."""
    if part_of(fact.key, rocket) is None:
        near = nearest_key(fact.key, rocket)
        offered = meant(near and f"'{near}'")
        return f"is a quantity that no flight tells{offered} (a fact of another kind says free = true)"
    if isinstance(fact.value, str) and not fact.key.endswith("utc"):
        return f"should have a number as its value, not '{fact.value}'"
    known, why = class_of(fact.key, rocket)
    if fact.kind == "predicted" and known != "predicted":
        return f"should not have class = 'predicted': it is {known}, as {why}"
    return None


def mission_of(asked: object) -> Mission:
    """The mission of a catalogue name, of a TOML file, of a dictionary with a file's keys, or itself.

    InputError in one sentence if there is none, or for what is wrong in it.
    """
    if isinstance(asked, Mission):
        return asked
    if isinstance(asked, Mapping):
        return Mission.model_validate(dict(asked))
    if isinstance(asked, str | Path):
        return load(str(asked), Mission)
    raise InputError(
        f"a mission is a catalogue name, a path, a dictionary or a vitok.Mission; got {type(asked).__name__}"
    )
