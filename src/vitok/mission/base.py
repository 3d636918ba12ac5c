"""The manners of every table of a mission or catalogue file, and the limits of what real things have."""

import math
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from vitok.mission.bounds import check_name, checked, plain
from vitok.mission.unit import question, unit_of
from vitok.reading import short

Vector = tuple[float, float, float]
Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(check_name)]


class ImplausibleWarning(UserWarning):
    """A value that a real thing might have, but that is almost always a slip of units."""


def within(least: float, most: float) -> Any:
    """Limits of a field, beyond which no real thing is."""
    return Field(ge=least, le=most)


@dataclass(frozen=True)
class Doubtful:
    """Marks a field whose value is doubted if it is nearer to 0 than ``below``, and not 0."""

    below: float

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"doubted_below": self.below}


@dataclass(frozen=True)
class Length:
    """Limits of the length of a vector, beyond which no real one is; those of a direction by themselves."""

    least: float = 0.98
    most: float = 1.02
    zero: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"length": [self.least, self.most]}

    def _check(self, value: Vector, info: core_schema.ValidationInfo) -> Vector:
        length, key = math.hypot(*value), info.field_name or ""
        if not length and not self.zero:
            raise ValueError("should not be zero")
        if not self.least <= length <= self.most:
            asked = question(key, length, self.least, self.most) if unit_of(key) else ""
            limits = f"{self.least:g} to {self.most:g} {unit_of(key)}".rstrip()
            raise ValueError(f"should be {limits} long, not {length:g}{asked}")
        return value


class Table(BaseModel):
    """A TOML table: unknown keys are errors, values are of their type, finite and within their bounds.

    They cannot be changed after reading. The text under a key is what ``vitok schema`` says of it.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return {key: plain(each, short(str(key))) for key, each in value.items()}

    @field_validator("*")
    @classmethod
    def _within_bounds(cls, value: Any, info: ValidationInfo) -> Any:
        return checked(info.field_name or "", value)

    def doubts(self) -> Iterator[str]:
        """What is allowed here but almost always a slip of units: a sentence for each, from its key on."""
        for key, field in type(self).model_fields.items():
            value = getattr(self, key)
            for mark in field.metadata:
                if isinstance(mark, Doubtful) and value is not None and 0.0 < abs(value) < mark.below:
                    asked = question(key, abs(value), mark.below, math.inf)
                    least = f"{mark.below:g} {unit_of(key)}".rstrip()
                    yield f"{key} = {value:g} should hardly be nearer to 0 than {least}{asked}"


class File(Table):
    """A kind of file. What is doubtful in its tables is warned about."""

    # The file that it was read from, and its SHA-256; one made in memory has none.
    _file: tuple[str, str] | None = PrivateAttr(default=None)

    name: Name
    """Name of the entry; in the catalogue that of its file."""
    title: Name
    """Name as tables and reports show it."""

    @property
    def inputs_sha256(self) -> dict[str, str]:
        """Digest of the file that it was read from, by the file's name; empty if it was made in memory."""
        return dict([self._file]) if self._file else {}

    @model_validator(mode="after")
    def _warn(self) -> Self:
        for doubt in _doubts(self, ""):
            warnings.warn(f"{self.name}: {doubt}", ImplausibleWarning, stacklevel=2)
        return self


def _doubts(value: Any, place: str) -> Iterator[str]:
    """The doubts of a table and of all tables in it, each with its place in the file."""
    if isinstance(value, Table):
        yield from (f"{place}.{doubt}".removeprefix(".") for doubt in value.doubts())
        for key in type(value).model_fields:
            yield from _doubts(getattr(value, key), f"{place}.{key}")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _doubts(inner, f"{place}.{name}")
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value, 1):
            yield from _doubts(inner, f"{place}[{number}]")
