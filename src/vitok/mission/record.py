"""The record: what is known of the real flight, fact by fact, and what judging a flight by it says."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from vitok.mission.base import Name, Positive, Table
from vitok.mission.instant import checked_instant
from vitok.mission.quantities import Class
from vitok.shown import html_table

Grade = Literal["A", "A/B", "B", "B/C", "C", "M"]
Verdict = Literal["within", "unsettled", "outside", "not judged", "not predicted"]


class Fact(Table):
    """One fact of one source; facts are never an input of the plan.

    Keys that no flight predicts are refused unless the fact is free.
    """

    model_config = ConfigDict(populate_by_name=True)

    key: Name
    """Event and quantity with its unit, as landing.utc or landing.after_parachute_command_s."""
    value: Annotated[Any, WithJsonSchema({"type": ["number", "string", "array"]})]
    """Number, text, instant where the key ends in utc, or pair of numbers that bounds the quantity."""
    sigma: Positive | None = None
    """The source's uncertainty, one sigma in the key's unit, s for instants; absent, that of its rounding."""
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """Who says so."""
    grade: Grade
    """A official or specialist archive, B reputable secondary, C single or unofficial, M recalled."""
    planned: StrictBool = False
    """Whether it was planned before the flight, not measured in it."""
    kind: Annotated[Class | None, Field(alias="class")] = None
    """What it is worth as evidence, where that is less than its key's: set, if a value was set from it."""
    free: StrictBool = False
    """Whether it is kept only to be told: a fact of another kind, or of a part that is not flown."""
    refuted: str = ""
    """Why it is known to be false: then it is told, not scored."""
    note: str = ""
    """What else is to be known of it, shown beside it."""

    @model_validator(mode="before")
    @classmethod
    def _former(cls, value: Any, info: ValidationInfo) -> Any:
        flown = (info.context or {}).get("flown")  # read back from a flight, which keeps the names of fields
        if isinstance(value, dict) and "kind" in value and not flown:
            raise ValueError("should have class, not kind")
        if isinstance(value, dict) and "tolerance" in value:
            raise ValueError("should not have a tolerance any more, but sigma, the uncertainty of its source")
        return value

    @field_validator("key")
    @classmethod
    def _key(cls, value: str) -> str:
        event, dot, quantity = value.partition(".")
        if not (event and dot and quantity) or " " in value:
            raise ValueError("should be EVENT.QUANTITY, such as landing.utc")
        return value

    @field_validator("value")
    @classmethod
    def _value(cls, value: Any, info: Any) -> Any:
        if info.data.get("key", "").endswith("utc"):
            return checked_instant(value)
        if isinstance(value, list | tuple) and len(value) == 2 and all(_is_number(bound) for bound in value):
            if value[0] > value[1]:
                raise ValueError("should have its lower bound first")
            return tuple(float(bound) for bound in value)
        if _is_number(value):
            return float(value)
        if isinstance(value, str):
            return value
        raise ValueError("should be a number below 1e12, a text, an instant or a pair of numbers")

    @property
    def source_sigma(self) -> float | None:
        """One sigma of the source: as it is given, or of what it was rounded to; None of a text.

        What lies evenly within a step has a sigma of the step over the root of 12.
        """
        if self.sigma is not None:
            return self.sigma
        if isinstance(self.value, str):
            step_s = _step_s(self.value) if self.key.endswith("utc") else None
            return None if step_s is None else step_s / math.sqrt(12.0)
        low, high = self.value if isinstance(self.value, tuple) else (self.value, self.value)
        return (high - low or _step(low)) / math.sqrt(12.0)


def _step(value: float) -> float:
    """What a number was rounded to, by the digits that it has."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 10.0 ** min(int(exponent), 0)


def _step_s(instant: str) -> float:
    """What an instant was rounded to: to the hour, to the minute where its seconds are none, or finer."""
    clock, _, part = instant.partition("T")[2].removesuffix("Z").replace(",", ".").partition(".")
    digits = clock.replace(":", "")
    if part:
        return 10.0 ** -len(part)
    if len(digits) <= 2:
        return 3600.0
    return 60.0 if digits[4:] in ("", "00") else 1.0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12


@dataclass(frozen=True)
class Judgement:
    """A fact beside its prediction.

    ``predicted`` and ``recorded`` are in the key's unit; ``difference`` is predicted minus recorded, for
    instants in seconds, for bounds the excess over the nearer one; None where the flight predicts nothing.
    ``kind`` is what the fact is worth as evidence, ``verdict`` that of the quantity of the score that it is
    part of, ``why`` the reason if it is part of none. ``sigma`` is the source's.
    """

    key: Name
    kind: Class | None
    predicted: float | str | None
    recorded: float | str | tuple[float, float]
    difference: float | None
    unit: str
    sigma: float | None
    verdict: Verdict
    why: str
    source: str
    grade: str
    planned: bool
    note: str


@dataclass(frozen=True)
class Scored:
    """A quantity of the score: what the flight predicts, against what all sources of it say together.

    ``difference`` is predicted minus recorded. ``sigma`` joins the sources' ``source_sigma``, their spread in
    it where they contradict each other, and ``model_sigma``, how flights of the model differ by chance.
    ``residual`` is the difference over sigma. What agrees only because its
    sources do not is unsettled.
    """

    key: Name
    predicted: float | str
    recorded: float | str
    difference: float
    unit: str
    source_sigma: float
    model_sigma: float
    sigma: float
    residual: float
    verdict: Verdict
    sources: tuple[str, ...]
    contradiction: str


@dataclass(frozen=True)
class Evidence:
    """A flight beside its record: every fact, and the score of what the flight predicts."""

    facts: tuple[Judgement, ...] = ()
    scored: tuple[Scored, ...] = ()

    @property
    def within(self) -> int:
        """How many quantities of the score are within two sigma."""
        return sum(each.verdict == "within" for each in self.scored)

    @property
    def judged(self) -> int:
        """How many quantities the sources settle, or are outside."""
        return sum(each.verdict != "unsettled" for each in self.scored)

    @property
    def counts(self) -> dict[str, int]:
        """How many facts are of each class."""
        kinds = [each.kind for each in self.facts]
        return {kind: kinds.count(kind) for kind in get_args(Class)}

    def __repr__(self) -> str:
        return f"<Evidence: {self.headline}>"

    @property
    def headline(self) -> str:
        """The score in one sentence."""
        if not self.scored:
            return "nothing of the record is predicted"
        said = f"{self.within} of {self.judged} predicted quantities are within two sigma of the record"
        unsettled = len(self.scored) - self.judged
        return said + (f"; {unsettled} more, its sources do not settle" if unsettled else "")

    def _repr_html_(self) -> str:
        rows = [
            {
                "quantity": each.key,
                "predicted": str(each.predicted),
                "recorded": str(each.recorded),
                "difference": f"{each.difference:+.4g} {each.unit}",
                "sigma": f"{each.sigma:.3g} {each.unit}",
                "residual": f"{each.residual:+.1f} sigma",
            }
            for each in self.scored
        ]
        return html_table(self.headline, rows)
