"""What a flight predicts of each quantity that a record may be about."""

from __future__ import annotations

from collections.abc import Sequence
from math import radians
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.descent.footprint import ballistic
from vitok.descent.plan import vehicle_of
from vitok.earth.shape import great_circle_m
from vitok.evidence.events import event_rows
from vitok.evidence.orbit import phasing_orbit
from vitok.mission.instant import instant
from vitok.mission.quantities import altitude_of, span_of
from vitok.mission.record import Fact

if TYPE_CHECKING:
    from vitok.flight import Flight

Value = float | str


class Predictions:
    """The events of a flight and what else a record may be about, looked up by key."""

    def __init__(self, flight: Flight) -> None:
        self._flight = flight
        self._rows = event_rows(flight)
        self._derived = phasing_orbit(flight) | _ballistic(flight)

    def value(self, key: str, record: Sequence[Fact] = ()) -> Value | None:
        """What the flight predicts of a key; None of one that it does not.

        Of several events of one name the one nearest to the instant that ``record`` gives is meant; an
        instant that is only known to lie between two is the ISO 8601 interval ``after/before``.
        """
        if key == "landing.miss_km":
            return self._miss_km(record)
        if key in self._derived:
            return self._derived[key]
        span = span_of(key)
        if span is not None:
            later, earlier = (self._instant_s(name, record) for name in span)
            return None if later is None or earlier is None else later - earlier
        event, _, quantity = key.partition(".")
        row = self._row(event, quantity, record)
        if row is None:
            return None
        value = _when(row) if quantity == "utc" else row[quantity]
        return value if isinstance(value, str) else float(value)

    def _row(self, event: str, quantity: str, record: Sequence[Fact]) -> dict[str, Any] | None:
        found = [row for row in self._rows if event in _names(row) and row.get(quantity) is not None]
        known = [each.value for each in record if each.key == f"{event}.utc" and not each.planned]
        if found and known:
            found.sort(key=lambda row: abs(difference_s(_when(row), known[0])))
        # a burn's end tells all of it but its begin
        return next((row for row in found if quantity != "utc" or row["name"] != "burn_end"), None)

    def _instant_s(self, event: str, record: Sequence[Fact]) -> float | None:
        altitude_m = altitude_of(event)
        if altitude_m is not None:
            return self._falls_to_s(altitude_m)
        row = self._row(event, "utc", record)
        return None if row is None or "after_utc" in row else self._flight.epoch.t_s(str(row["utc"]))

    def _falls_to_s(self, altitude_m: float) -> float | None:
        """Instant at which the descent falls through an altitude; None if it does not."""
        if "descent" not in self._flight.arcs:
            return None
        arc = self._flight.arcs["descent"]
        height_m = arc.channels["altitude_m"]
        above = np.flatnonzero(height_m > altitude_m)
        if above.size == 0 or above[-1] + 1 >= height_m.size:
            return None
        last = above[-1]
        pair = slice(last, last + 2)
        return float(np.interp(-altitude_m, -height_m[pair], arc.t_s[pair]))

    def _miss_km(self, record: Sequence[Fact]) -> float | None:
        """Distance on the ground between the predicted landing point and the recorded one."""
        recorded = {fact.key: fact.value for fact in reversed(record)}
        landing = next((row for row in self._rows if row["name"] == "landing"), None)
        if landing is None or not {"landing.latitude_deg", "landing.longitude_deg"} <= recorded.keys():
            return None
        here = radians(landing["latitude_deg"]), radians(landing["longitude_deg"])
        there = radians(recorded["landing.latitude_deg"]), radians(recorded["landing.longitude_deg"])
        return float(great_circle_m(*here, *there)) * 1e-3


def _names(row: dict[str, Any]) -> tuple[str, ...]:
    """The names that a row goes by: its event's, and for a burn that of the burn."""
    return (row["name"], str(row["burn"]).lower().replace(" ", "_")) if "burn" in row else (row["name"],)


def _when(row: dict[str, Any]) -> str:
    return f"{row['after_utc']}/{row['before_utc']}" if "after_utc" in row else str(row["utc"])


def _ballistic(flight: Flight) -> dict[str, float]:
    """Where the planned descent would land without guidance."""
    if flight.plan is None or flight.plan.descent is None:
        return {}
    scene, down = flight.plan.scene, flight.plan.descent
    point, load_g = ballistic(vehicle_of(scene), down, scene.departure.environment)
    return {
        "ballistic_landing.short_km": float(great_circle_m(*point, *down.landing)) / 1e3,
        "ballistic_landing.peak_load_g": load_g,
    }


def difference(predicted: Value, recorded: Any) -> float:
    """Predicted minus recorded, in seconds for instants; for bounds the excess over the nearer one."""
    if isinstance(predicted, str):
        return difference_s(predicted, recorded)
    if isinstance(recorded, tuple):
        low, high = recorded
        return min(0.0, predicted - float(low)) + max(0.0, predicted - float(high))
    return predicted - float(recorded)


def difference_s(predicted: str, recorded: str) -> float:
    """Predicted minus recorded instant; for an interval the excess over its nearer end, nothing inside it."""
    bounds = [instant(end) for end in predicted.split("/")]
    early_s, late_s = ((end - instant(recorded)).total_seconds() for end in (bounds[0], bounds[-1]))
    return max(0.0, early_s) + min(0.0, late_s)
