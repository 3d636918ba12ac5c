"""Judging a flight: each fact of the record beside its prediction."""

from __future__ import annotations

from math import radians
from typing import TYPE_CHECKING, Any, Literal

from vitok.earth.shape import great_circle_m
from vitok.evidence.events import event_rows, flight_rotation
from vitok.evidence.orbit import insertion_orbit
from vitok.mission.instant import instant
from vitok.mission.record import Fact, Judgement

if TYPE_CHECKING:
    from vitok.flight import Flight

Row = dict[str, float | str | None]
_UNITS = {"utc": "s", "s": "s", "km": "km", "m": "m", "deg": "deg", "mps": "m/s", "g": "g", "kg": "kg"}


def judge(flight: Flight) -> tuple[Judgement, ...]:
    """Judgements of all facts of the mission's record but texts, in the order of the file."""
    record = flight.mission.record
    rows = event_rows(flight)
    derived = insertion_orbit(flight, flight_rotation(flight)) | _miss(rows, record)
    return tuple(
        _judgement(fact, _predicted(fact, rows, derived, record)) for fact in record if not _is_text(fact)
    )


def _is_text(fact: Fact) -> bool:
    return isinstance(fact.value, str) and not fact.key.endswith("utc")


def _predicted(
    fact: Fact, rows: list[Row], derived: dict[str, float], record: tuple[Fact, ...]
) -> float | str | None:
    if fact.key in derived:
        return derived[fact.key]
    name, quantity = fact.key.split(".")
    candidates = [row for row in rows if row["name"] == name and row.get(quantity) is not None]
    if not candidates:
        return None
    # Of several events of one name the fact means the one nearest to the instant that the record gives.
    known = [other.value for other in record if other.key == f"{name}.utc" and not other.planned]
    if known:
        candidates.sort(key=lambda row: abs(_seconds(_when(row), known[0])))
    value = _when(candidates[0]) if quantity == "utc" else candidates[0][quantity]
    return value if isinstance(value, str) else float(value or 0.0)


def _when(row: Row) -> str:
    """Instant of an event; the ISO 8601 interval ``after/before`` of one that is only known to lie in it."""
    return f"{row['after_utc']}/{row['before_utc']}" if "after_utc" in row else str(row["utc"])


def _miss(rows: list[Row], record: tuple[Fact, ...]) -> dict[str, float]:
    """Distance on the ground between the predicted landing point and the recorded one."""
    recorded = {fact.key: fact.value for fact in reversed(record)}
    landing = next((row for row in rows if row["name"] == "landing"), None)
    if landing is None or not {"landing.latitude_deg", "landing.longitude_deg"} <= recorded.keys():
        return {}
    miss_m = great_circle_m(
        radians(float(landing["latitude_deg"] or 0.0)),
        radians(float(landing["longitude_deg"] or 0.0)),
        radians(recorded["landing.latitude_deg"]),
        radians(recorded["landing.longitude_deg"]),
    )
    return {"landing.miss_km": float(miss_m) * 1e-3}


def _judgement(fact: Fact, predicted: float | str | None) -> Judgement:
    difference = None if predicted is None else _difference(predicted, fact.value)
    return Judgement(
        key=fact.key,
        predicted=predicted,
        recorded=fact.value,
        difference=difference,
        unit=_UNITS.get(fact.key.rpartition(".")[2].rpartition("_")[2], ""),
        tolerance=fact.tolerance,
        verdict=_verdict(difference, fact.tolerance),
        source=fact.source,
        grade=fact.grade,
        planned=fact.planned,
        note=fact.note,
    )


def _difference(predicted: float | str, recorded: Any) -> float:
    if isinstance(predicted, str):
        return _seconds(predicted, recorded)
    if isinstance(recorded, tuple):
        low, high = float(recorded[0]), float(recorded[1])
        return min(0.0, predicted - low) + max(0.0, predicted - high)
    return predicted - float(recorded)


def _seconds(predicted: str, recorded: str) -> float:
    """Predicted minus recorded instant; for an interval the excess over its nearer end, nothing inside it."""
    bounds = [instant(end) for end in predicted.split("/")]
    early_s, late_s = ((end - instant(recorded)).total_seconds() for end in (bounds[0], bounds[-1]))
    return max(0.0, early_s) + min(0.0, late_s)


def _verdict(
    difference: float | None, tolerance: float | None
) -> Literal["within", "outside", "not judged", "not predicted"]:
    if difference is None:
        return "not predicted"
    if tolerance is None:
        return "not judged"
    return "within" if abs(difference) <= tolerance else "outside"
