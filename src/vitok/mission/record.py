"""The record: what is known of the real flight, fact by fact, and what judging a flight by it says."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema, field_validator

from vitok.mission.base import Table
from vitok.mission.instant import checked_instant

Grade = Literal["A", "A/B", "B", "B/C", "C", "M"]


class Fact(Table):
    """One fact of one source; facts are never an input of the plan."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]+\.[a-z0-9_]+$")]
    """Event and quantity with its unit, as landing.latitude_deg; one that no flight predicts is kept."""
    value: Annotated[Any, WithJsonSchema({"type": ["number", "string", "array"]})]
    """Number, text, instant where the key ends in utc, or pair of numbers that bounds the quantity."""
    tolerance: Annotated[float, Field(ge=0.0)] | None = None
    """Difference that is still within, in the key's unit, s for instants; absent, it is told, not judged."""
    source: Annotated[str, Field(min_length=1)]
    """Who says so."""
    grade: Grade
    """A official or specialist archive, B reputable secondary, C single or unofficial, M recalled."""
    planned: bool = False
    """Whether it was planned before the flight, not measured in it."""
    note: str = ""
    """What else is to be known of it, shown beside it."""

    @field_validator("value")
    @classmethod
    def _value(cls, value: Any, info: Any) -> Any:
        if info.data.get("key", "").endswith("utc"):
            return checked_instant(value)
        if isinstance(value, list) and len(value) == 2 and all(_is_number(bound) for bound in value):
            if value[0] > value[1]:
                raise ValueError("should have its lower bound first")
            return tuple(float(bound) for bound in value)
        if _is_number(value):
            return float(value)
        if isinstance(value, str):
            return value
        raise ValueError("should be a number, a text, an instant or a pair of numbers")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


@dataclass(frozen=True)
class Judgement:
    """A fact beside its prediction.

    ``predicted`` and ``recorded`` are in the key's unit; ``difference`` is predicted minus recorded, for
    instants in seconds, for bounds the excess over the nearer one; None where the flight predicts nothing.
    """

    key: str
    predicted: float | str | None
    recorded: float | str | tuple[float, float]
    difference: float | None
    unit: str
    tolerance: float | None
    verdict: Literal["within", "outside", "not judged", "not predicted"]
    source: str
    grade: str
    planned: bool
    note: str
