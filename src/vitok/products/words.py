"""How figures are told to people: clocks, units, and what the record says beside an event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vitok.mission.quantities import altitude_of, span_of
from vitok.mission.unit import in_words

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.mission.record import Evidence
    from vitok.motion.arc import Event

_UNITS = {
    "mps": "m/s",
    "m": "m",
    "m2": "m²",
    "km": "km",
    "kg": "kg",
    "t": "t",
    "s": "s",
    "min": "min",
    "deg": "°",
    "g": "g",
    "n": "N",
    "kn": "kN",
    "kpa": "kPa",
    "sfu": "sfu",
    "days": "d",
    "wpm2": "W/m²",
    "degps": "°/s",
    "pa": "Pa",
    "pa_s": "Pa s",
    "utc": "",
}
_FAR_M = 10e3  # lengths from here on are told in kilometres
_ROUNDING = 1e-12  # of a value
_HOT_WPM2 = 1e3  # and heat fluxes in kilowatts
_SLOW_DIGITS = 4  # after the point of a speed in m/s: less than a tenth of a millimetre a second is none


def event_title(name: str) -> str:
    """Name of an event as people write it."""
    altitude_m = altitude_of(name)
    if altitude_m is not None:
        return f"fall through {altitude_m / 1e3:g} km"
    return {"liftoff": "lift-off", "main": "main canopy"}.get(name, name.replace("_", " "))


def fact_title(key: str) -> str:
    """Key of a fact as people read it: ``core_separation.altitude_km`` is "core separation: altitude"."""
    event, _, quantity_name = key.partition(".")
    span = span_of(key)
    if span is not None:
        return f"{event_title(span[0])}: time after {event_title(span[1])}"
    told = {"utc": "instant", "t_s": "since lift-off", "short_km": "short of the zone"}
    name = told.get(quantity_name) or _parts(quantity_name)[0]
    title = event_title(event).upper() if re.fullmatch(r"dv[0-9]", event) else event_title(event)
    return f"{title}: {name}"


def clock(t_s: float) -> str:
    """Days, hours, minutes, seconds."""
    minutes, seconds = divmod(round(abs(t_s), 1), 60.0)
    hours, minutes = divmod(int(minutes), 60)
    days, hours = divmod(hours, 24)
    sign = "−" if round(t_s, 1) < 0.0 else ""
    return sign + (f"{days} d " if days else "") + f"{hours:02d}:{minutes:02d}:{seconds:04.1f}"


def began(flight: Flight) -> Event | None:
    """The event from which mission time counts: the lift-off, or the first of a flight that has none."""
    return flight.event("liftoff") or next(iter(flight.events), None)


def instant(utc: str) -> str:
    """An ISO 8601 instant, or an interval of two, without T and Z."""
    return utc.replace("T", " ").replace("Z", "").replace("/", " to ")


def quantity(key: str, value: Any) -> str:
    """Name, value and unit of a key that ends in its unit: ``delta_v_mps`` 12.5 is "delta v 12.5 m/s"."""
    return " ".join(told_as(key, value))


def told_as(key: str, value: Any) -> tuple[str, str]:
    """The name of a key that ends in its unit, and its value with that unit."""
    name, unit = _parts(key)
    if key.startswith("share_of"):
        return name, f"{100.0 * value:.0f} %"
    if unit == "m" and value >= _FAR_M:
        value, unit = value / 1e3, "km"
    if unit == "W/m²" and value >= _HOT_WPM2:
        value, unit = value / 1e3, "kW/m²"
    return name, with_unit(value, unit)


def unit_in(key: str) -> str:
    """The unit in which a key ends, "" where it ends in none."""
    return _parts(key)[1]


def with_unit(value: Any, unit: str) -> str:
    """A figure and its unit; instants and texts have none."""
    if value is None or isinstance(value, str) or not unit:
        return figure(value)
    value = told_speed(value) if unit == "m/s" else value
    return f"{figure(value)}{'' if unit.startswith('°') else ' '}{unit}"


def told_speed(value: Any) -> Any:
    """A speed in m/s, or several, without what is too slow to tell; what is no number as it is."""
    if isinstance(value, list | tuple):
        return [told_speed(each) for each in value]
    return round(value, _SLOW_DIGITS) + 0.0 if isinstance(value, float) else value


def _parts(key: str) -> tuple[str, str]:
    """Name and unit of a key; no unit if it does not end in one."""
    parts = key.split("_")
    for words in (2, 1):  # of a unit: "pa_s" is no second
        unit = "_".join(parts[-words:])
        if len(parts) > words and unit in _UNITS:
            return in_words("_".join(parts[:-words])), _UNITS[unit]
    return in_words(key), ""


def figure(value: Any) -> str:
    """A number to four digits or all before the point; a pair as bounds; instants and texts as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.0f}" if abs(value) >= 1e4 else f"{value:.4g}"
    if isinstance(value, list | tuple):
        return " to ".join(figure(bound) for bound in value)
    return instant(value) if "T" in value and value.endswith("Z") else str(value)


def difference(fact: Mapping[str, Any]) -> str:
    """A fact's difference with its sign; what is left by rounding alone is none."""
    told = fact["difference"]
    scale = max((abs(each) for each in (fact["predicted"],) if isinstance(each, int | float)), default=0.0)
    return "+0" if abs(told) < _ROUNDING * scale else f"{told:+.4g}"


def recorded(row: dict[str, Any], evidence: Evidence) -> tuple[str, str]:
    """Recorded instant of an event and the difference in seconds, what happened before what was planned."""
    between = f"{row['after_utc']}/{row['before_utc']}" if "after_utc" in row else None
    instants = {f"{row['name']}.utc": between or row["utc"], f"{row['name']}.t_s": row["t_s"]}
    facts = [
        each
        for each in evidence.facts
        if each.predicted is not None
        and instants.get(each.key) == each.predicted
        and not each.why.startswith("known to be false")
    ]
    if not facts:
        return "", ""
    fact = min(facts, key=lambda each: each.planned)
    day = 0 if between else 11
    shown = instant(fact.recorded[day:]) if isinstance(fact.recorded, str) else f"T+{figure(fact.recorded)} s"
    difference = "inside" if between and fact.difference == 0.0 else f"{fact.difference:+.1f}"
    return shown + (" planned" if fact.planned else ""), difference


def flat(value: Any, key: str = "", within: str = "") -> list[tuple[str, str]]:
    """Nested tables as rows: names in words, and values with the units in which their keys end."""
    listed = isinstance(value, list | tuple)
    if isinstance(value, dict) or (listed and any(isinstance(each, dict | list | tuple) for each in value)):
        within += f"{in_words(key)}, " if key else ""
        parts = value.items() if isinstance(value, dict) else enumerate(value, 1)
        return [row for part, inner in parts for row in flat(inner, str(part), within)]
    each = list(value) if listed else [value]
    name, unit = _parts(key)
    told = ", ".join(map(figure, told_speed(each) if unit == "m/s" else each))
    if key.endswith("_utc"):
        return [(f"{within}{name}, UTC", told)]
    if each and all(isinstance(one, int | float) and not isinstance(one, bool) for one in each):
        return [(f"{within}{name}", f"{told}{'' if unit.startswith('°') else ' '}{unit}".rstrip())]
    return [(f"{within}{in_words(key)}", told)]
