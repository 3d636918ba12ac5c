"""Judging a flight: each fact of the record beside its prediction, and the score of what is predicted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import hypot, sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from vitok.evidence.predictions import Predictions, Value, difference
from vitok.mission.instant import instant, written
from vitok.mission.quantities import DESCENT_CHAIN, class_of, part_of
from vitok.mission.record import Evidence, Fact, Judgement, Scored, Verdict

if TYPE_CHECKING:
    from vitok.flight import Flight

Spread = Callable[[str, bool], float | None]

WITHIN_SIGMAS = 2.0
UNSETTLED = 3.0  # times the model's sigma: sources so far apart cannot tell a right model from a wrong one
_CONTRADICTS_SIGMAS = 3.0  # of two sources together
_UNITS = {"utc": "s", "s": "s", "km": "km", "m": "m", "deg": "deg", "mps": "m/s", "g": "g", "kg": "kg"}
_FAILED = "the flight has failures, and the record is of one without"


@dataclass(frozen=True)
class _Said:
    """What one fact says of a quantity of the score: predicted minus recorded, and the source's sigma."""

    fact: Fact
    key: str
    difference: float
    sigma: float


def judge(flight: Flight, spread: Spread) -> Evidence:
    """Evidence of a flight; ``spread`` gives one sigma of a key, of what is planned or of what happens.

    It is None where nothing models it. A quantity of the score is judged once, by all that is said of it.
    Instants of the descent hang on each other: from the second on the time since the one before is judged.
    """
    record, predictions = flight.mission.record, Predictions(flight)
    said = [_said(fact, flight, predictions) for fact in record]
    groups: dict[str, list[_Said]] = {}
    for each in said:
        if isinstance(each, _Said):
            groups.setdefault(each.key, []).append(each)
    scored = {key: _scored(key, group, predictions, spread) for key, group in groups.items()}
    facts = []
    for fact, each in zip(record, said, strict=True):
        predicted = None if _is_text(fact) else predictions.value(fact.key, (fact, *_sound(record)))
        one = scored[each.key] if isinstance(each, _Said) else None
        verdict: Verdict = "not predicted" if predicted is None else one.verdict if one else "not judged"
        why = each if isinstance(each, str) else "" if one else "no dispersion of it is modelled"
        facts.append(
            Judgement(
                key=fact.key,
                kind=None if fact.free else fact.kind or class_of(fact.key, flight.cast.rocket)[0],
                predicted=predicted,
                recorded=fact.value,
                difference=None if predicted is None else difference(predicted, fact.value),
                unit=_unit(fact.key),
                sigma=fact.source_sigma,
                verdict=verdict,
                why=why,
                source=fact.source,
                grade=fact.grade,
                planned=fact.planned,
                note=fact.note,
            )
        )
    return Evidence(tuple(facts), tuple(one for one in scored.values() if one))


def _said(fact: Fact, flight: Flight, predictions: Predictions) -> _Said | str:
    """What a fact says of a quantity of the score, or why it says nothing."""
    record, rocket = _sound(flight.mission.record), flight.cast.rocket
    if fact.free:
        return "told only"
    if flight.draws.failures:
        return _FAILED
    if fact.refuted:
        return f"known to be false: {fact.refuted}"
    kind, why = class_of(fact.key, rocket)
    if kind != "predicted":
        return f"{kind}: {why}"
    if fact.kind is not None and fact.kind != "predicted":
        return f"{fact.kind}: {fact.note}" if fact.note else fact.kind
    sigma, before = fact.source_sigma or 0.0, _before(fact, record, predictions)
    if before is not None:
        key = _span(before, fact)
        span_s = (instant(fact.value) - instant(before.value)).total_seconds()
        return _compared(fact, key, span_s, hypot(sigma, before.source_sigma or 0.0), predictions)
    if fact.planned and _happened(fact.key, record) is not None:
        return "planned: what happened is known"
    liftoff, (event, _, quantity) = _happened("liftoff.utc", record), fact.key.partition(".")
    value = 0.5 * sum(fact.value) if isinstance(fact.value, tuple) else fact.value
    if fact.key == "landing.t_s" and liftoff is not None:  # the same landing, counted from the lift-off
        utc = written(instant(liftoff.value) + timedelta(seconds=value))
        return _compared(fact, "landing.utc", utc, sigma, predictions)
    if quantity == "after_liftoff_s":
        return _compared(fact, f"{event}.t_s", value, sigma, predictions)
    if (
        quantity == "utc"
        and event != "liftoff"
        and part_of(fact.key, rocket) == "ascent"
        and liftoff is not None
    ):
        since_s = (instant(fact.value) - instant(liftoff.value)).total_seconds()
        return _compared(fact, f"{event}.t_s", since_s, sigma, predictions)
    return _compared(fact, fact.key, value, sigma, predictions)


def _compared(fact: Fact, key: str, recorded: Value, sigma: float, predictions: Predictions) -> _Said | str:
    predicted = predictions.value(key)
    if predicted is None:
        return "the flight does not tell it"
    return _Said(fact, key, difference(predicted, recorded), sigma)


def _sound(record: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that are not known to be false."""
    return tuple(fact for fact in record if not fact.refuted)


def _is_text(fact: Fact) -> bool:
    return isinstance(fact.value, str) and not fact.key.endswith("utc")


def _happened(key: str, record: Sequence[Fact]) -> Fact | None:
    """The first fact of a key that was not only planned."""
    return next((fact for fact in record if fact.key == key and not fact.planned), None)


def _span(before: Fact, fact: Fact) -> str:
    """The key of the time between two instants."""
    return f"{fact.key.partition('.')[0]}.after_{before.key.partition('.')[0]}_s"


def _before(fact: Fact, record: Sequence[Fact], predictions: Predictions) -> Fact | None:
    """The fact from which an instant of the descent is counted: the one before it, planned or not like it.

    A landing that happened stands for itself.
    """
    event, _, quantity = fact.key.partition(".")
    if quantity != "utc" or not (event in DESCENT_CHAIN or (event == "landing" and fact.planned)):
        return None
    chain = DESCENT_CHAIN[: DESCENT_CHAIN.index(event)] if event in DESCENT_CHAIN else DESCENT_CHAIN
    known = {
        each.key.partition(".")[0]: each
        for each in record
        if each.key.endswith(".utc")
        and each.planned == fact.planned
        and not each.free
        and predictions.value(_span(each, fact)) is not None
    }
    return next((known[name] for name in reversed(chain) if name in known), None)


def _scored(key: str, group: list[_Said], predictions: Predictions, spread: Spread) -> Scored | None:
    """The quantity of a group of facts; None if no dispersion of it is modelled.

    Sources that agree are weighed by their sigmas; those that contradict each other count alike, and their
    standard deviation is the sigma. What agrees only because its sources do not proves nothing.
    """
    model_sigma = spread(key, group[0].fact.planned)
    predicted = predictions.value(key)
    if model_sigma is None or predicted is None:
        return None
    apart = [
        (one, other)
        for number, one in enumerate(group)
        for other in group[number + 1 :]
        if abs(one.difference - other.difference) > _CONTRADICTS_SIGMAS * hypot(one.sigma, other.sigma)
    ]
    if apart:
        off = fmean(each.difference for each in group)
        source_sigma = stdev(each.difference for each in group)
    else:
        least = min(each.sigma for each in group)
        weights = [(least / each.sigma) ** 2 for each in group]
        off = sum(w * each.difference for w, each in zip(weights, group, strict=True)) / sum(weights)
        source_sigma = least / sqrt(sum(weights))
    sigma = hypot(source_sigma, model_sigma)
    within: Verdict = "unsettled" if apart and source_sigma > UNSETTLED * model_sigma else "within"
    verdict: Verdict = within if abs(off) <= WITHIN_SIGMAS * sigma else "outside"
    return Scored(
        key=key,
        predicted=predicted,
        recorded=_less(predicted, off),
        difference=off,
        unit=_unit(key),
        source_sigma=source_sigma,
        model_sigma=model_sigma,
        sigma=sigma,
        residual=off / sigma,
        verdict=verdict,
        sources=tuple(f"{each.fact.source} ({each.fact.grade})" for each in group),
        contradiction=_contradiction(apart, _unit(key)),
    )


def _less(predicted: Value, off: float) -> Value:
    if isinstance(predicted, str):
        return written(instant(predicted) - timedelta(seconds=off))
    return predicted - off


def _contradiction(apart: list[tuple[_Said, _Said]], unit: str) -> str:
    if not apart:
        return ""
    one, other = max(apart, key=lambda pair: abs(pair[0].difference - pair[1].difference))
    far = abs(one.difference - other.difference)
    return f"{one.fact.source} and {other.fact.source} contradict each other by {far:.4g} {unit}"


def _unit(key: str) -> str:
    return _UNITS.get(key.rpartition(".")[2].rpartition("_")[2], "")
