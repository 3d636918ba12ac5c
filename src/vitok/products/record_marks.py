"""What the record has of an arc, as points beside its curves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import radians
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.products.figures import VIOLET, Panel, rounded
from vitok.products.words import event_title
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.earth.ground_plane import Point as Place
    from vitok.flight import Flight
    from vitok.mission.record import Fact, Judgement
    from vitok.motion.arc import Arc

_SYMBOLS = {"recorded": "diamond", "planned": "diamond-open"}
Point = tuple[float, float, str]


def recorded_landing(record: Sequence[Fact]) -> Place | None:
    """The landing of a record (latitude, longitude, rad); None where it tells none that happened."""
    told = {
        fact.key: fact.value
        for fact in reversed(record)
        if not fact.planned and not fact.refuted and isinstance(fact.value, float)
    }
    latitude_deg, longitude_deg = (told.get(f"landing.{each}_deg") for each in ("latitude", "longitude"))
    if latitude_deg is None or longitude_deg is None:
        return None
    return radians(latitude_deg), radians(longitude_deg)


def with_record(panel: Panel, flight: Flight, arc: Arc, x: Vector, *, key: str, unit: float = 1.0) -> Panel:
    """The panel with diamonds where the record has the quantity ``key`` at an event of the arc.

    They stand at the instant of the record, or that of the flight where the record has none; what is known to
    be false is left out, and of bounds their middle is shown.
    """
    points: dict[str, list[Point]] = {"recorded": [], "planned": []}
    for fact in _facts(flight, arc):
        event, _, quantity = fact.key.partition(".")
        value = _number(fact.recorded)
        if quantity == key and value is not None and _on_curve(panel, arc, x, event):
            t_s = _recorded_s(flight, arc, event, fact.planned)
            point = float(np.interp(t_s, arc.t_s, x)), value / unit, event_title(event)
            points["planned" if fact.planned else "recorded"].append(point)
    return replace(panel, traces=(*panel.traces, *_traces(points)))


def with_recorded_instants(
    panel: Panel, flight: Flight, arc: Arc, x: Vector, *, names: Iterable[str] = ()
) -> Panel:
    """The panel with diamonds on its first curve at the recorded instants of the arc's events."""
    points: dict[str, list[Point]] = {"recorded": [], "planned": []}
    curve, wanted = panel.lines[0], set(names)
    for fact in _facts(flight, arc):
        event, _, _ = fact.key.partition(".")
        t_s = _instant_s(fact, flight)
        if t_s is not None and arc.t_s[0] <= t_s <= arc.t_s[-1] and (not wanted or event in wanted):
            at = float(np.interp(t_s, arc.t_s, x))
            height = float(np.interp(at, np.asarray(curve.x, dtype=float), np.asarray(curve.y, dtype=float)))
            points["planned" if fact.planned else "recorded"].append((at, height, event_title(event)))
    return replace(panel, traces=(*panel.traces, *_traces(points)))


def _on_curve(panel: Panel, arc: Arc, x: Vector, event: str) -> bool:
    """Whether the flight has the event within what the panel shows."""
    flown = np.interp(next(each.t_s for each in arc.events if each.name == event), arc.t_s, x)
    shown = np.asarray(panel.lines[0].x, dtype=float)
    return bool(shown.min() <= flown <= shown.max())


def _facts(flight: Flight, arc: Arc) -> list[Judgement]:
    names = {event.name for event in arc.events}
    return [
        fact
        for fact in flight.evidence.facts
        if fact.key.partition(".")[0] in names and not fact.why.startswith("known to be false")
    ]


def _recorded_s(flight: Flight, arc: Arc, event: str, planned: bool) -> float:
    flown_s = next(each.t_s for each in arc.events if each.name == event)
    told = (
        _instant_s(fact, flight)
        for fact in _facts(flight, arc)
        if fact.key.startswith(f"{event}.") and fact.planned == planned
    )
    found = [t_s for t_s in told if t_s is not None and arc.t_s[0] <= t_s <= arc.t_s[-1]]
    return found[0] if found else flown_s


def _instant_s(fact: Judgement, flight: Flight) -> float | None:
    """The instant of a fact; None if it is no instant, or only an interval."""
    quantity = fact.key.partition(".")[2]
    value = _number(fact.recorded)
    if quantity == "t_s" and value is not None and flight.liftoff_s is not None:
        return flight.liftoff_s + value
    if quantity == "utc" and isinstance(fact.recorded, str) and "/" not in fact.recorded:
        return flight.epoch.t_s(fact.recorded)
    return None


def _number(value: Any) -> float | None:
    if isinstance(value, list | tuple):
        return 0.5 * (float(value[0]) + float(value[1]))
    return None if isinstance(value, str) else float(value)


def _traces(points: dict[str, list[Point]]) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": rounded([x for x, _, _ in those]),
            "y": rounded([y for _, y, _ in those]),
            "text": [title for _, _, title in those],
            "marker": {
                "size": 9,
                "symbol": _SYMBOLS[name],
                "color": VIOLET,
                "line": {"color": VIOLET, "width": 1.5 if name == "planned" else 0},
            },
            "cliponaxis": False,
        }
        for name, those in points.items()
        if those
    ]
