"""What is asked: one mission, as its file says it."""

from collections.abc import Mapping
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
from vitok.mission.base import Table
from vitok.mission.catalogue import Reference, load
from vitok.mission.instant import Day, Instant, instant
from vitok.mission.record import Fact
from vitok.mission.sentence import sentence

Kilograms = Annotated[float, Field(ge=0.0)]


class Times(Table):
    """Instants that are requirements; all others are solved."""

    docking_utc: Instant
    undocking_utc: Instant

    @field_validator("undocking_utc")
    @classmethod
    def _after_docking(cls, value: str, info: ValidationInfo) -> str:
        docking_utc = info.data.get("docking_utc")
        if docking_utc and instant(value) <= instant(docking_utc):
            raise ValueError(f"should be after docking_utc, {docking_utc}")
        return value


class Member(Table):
    """One of the crew; the mass is with suit and personal outfit."""

    name: Annotated[str, Field(min_length=1)]
    role: str
    mass_kg: Annotated[float, Field(ge=40.0, le=200.0)]


class Item(Table):
    """A thing of the manifest that is named, part of the cargo's mass on its way."""

    name: Annotated[str, Field(min_length=1)]
    mass_kg: Kilograms
    way: Literal["up", "down"]


class Cargo(Table):
    """Cargo in the spacecraft: ``up_kg`` leaves at the station, ``down_kg`` lands; ``items`` are in it."""

    up_kg: Kilograms = 0.0
    down_kg: Kilograms = 0.0
    items: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def _manifest(self) -> Self:
        for way, total_kg in (("up", self.up_kg), ("down", self.down_kg)):
            named_kg = sum(item.mass_kg for item in self.items if item.way == way)
            if named_kg > total_kg:
                raise ValueError(f"should have {way}_kg no less than its items, {named_kg:g} kg")
        return self


class Wind(Table):
    """Wind over the landing zone, toward east and north; no rows is calm."""

    altitude_m: tuple[float, ...] = ()
    east_mps: tuple[float, ...] = ()
    north_mps: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _rows(self) -> Self:
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

    f107_sfu: Annotated[float, Field(ge=60.0, le=400.0)]
    ap: Annotated[float, Field(ge=0.0, le=400.0)]


class Mission(Table):
    """A mission file. References are catalogue names, or paths seen from the mission file's folder."""

    name: str
    title: str
    launch_date: Day
    rocket: Annotated[str, Reference("rockets")]
    spacecraft: Annotated[str, Reference("spacecraft")]
    station: Annotated[str, Reference("stations")]
    port: str
    site: Annotated[str, Reference("sites")]
    zone: Annotated[str, Reference("zones")]
    profile: Annotated[str, Reference("profiles")]
    element_sets: Annotated[tuple[Annotated[str, Reference("element_sets")], ...], Field(min_length=1)]
    times: Times
    crew: tuple[Member, ...]  # empty for a ship that flies alone
    cargo: Cargo = Cargo()
    wind: Wind = Wind()
    space_weather: SpaceWeather | None = None
    previous: str = ""  # missions of the catalogue before and after it, "" where it has none
    following: str = ""
    record: tuple[Fact, ...] = ()

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


def mission_of(asked: str | Path | Mapping[str, Any] | Mission) -> Mission:
    """The mission of a catalogue name, of a TOML file, of a dictionary with a file's keys, or itself.

    InputError in one sentence if there is none, or for what is wrong in it.
    """
    if isinstance(asked, Mission):
        return asked
    if isinstance(asked, Mapping):
        return Mission(**asked)
    if isinstance(asked, str | Path):
        return load(str(asked), Mission)
    raise InputError(
        f"a mission is a catalogue name, a path, a dictionary or a vitok.Mission; got {type(asked).__name__}"
    )
