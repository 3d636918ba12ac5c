"""Dates, clocks and durations as articles write them, in Chinese and English."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

Precision = Literal["day", "minute", "second"]
WIDTH_S: dict[Precision, float] = {"day": 86400.0, "minute": 60.0, "second": 1.0}

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "(" + "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + r")\.?"
_DATES = (
    re.compile(r"(?:(?P<y>\d{4})\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号號]"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:T|\b)"),
    re.compile(rf"(?P<d>\d{{1,2}})\s+(?P<name>{_MONTH})(?:,?\s+(?P<y>\d{{4}}))?\b", re.IGNORECASE),
    re.compile(rf"(?P<name>{_MONTH})\s+(?P<d>\d{{1,2}})(?:,?\s+(?P<y>\d{{4}}))?\b", re.IGNORECASE),
)
_CLOCK = re.compile(
    r"(?<![\d:：+−-])(?P<h>\d{1,2})\s*(?::|：|时|時|点|點)\s*(?P<min>\d{2}|\d(?=\s*分))"
    r"(?:\s*(?::|：|分)\s*(?P<s>\d{1,2}(?:\.\d+)?))?(?:\s*(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_ZONES = (  # hours east; Moscow's since October 2014
    (re.compile(r"MSK|Moscow|莫斯科", re.IGNORECASE), 3.0),
    (re.compile(r"北京时间|北京時間|Beijing", re.IGNORECASE), 8.0),
    (re.compile(r"\bEDT\b"), -4.0),
    (re.compile(r"\bEST\b"), -5.0),
    (re.compile(r"\bJST\b|日本时间|日本時間"), 9.0),
    (re.compile(r"UTC|GMT|协调世界时|協調世界時|世界时|(?<=\d)Z\b", re.IGNORECASE), 0.0),
)
_DURATION = re.compile(
    r"(?:(?P<d>\d+(?:\.\d+)?)\s*(?:days?|d\b|天|日))?[\s,，、and]*"
    r"(?:(?P<h>\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h\b|小时|小時|时|時))?[\s,，、and]*"
    r"(?:(?P<m>\d+(?:\.\d+)?)\s*(?:minutes?|mins?|m\b|分钟|分鐘|分))?[\s,，、and]*"
    r"(?:(?P<s>\d+(?:\.\d+)?)\s*(?:seconds?|secs?|s\b|秒))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stated:
    """An instant as stated: the begin of the day, minute or second that it names, in UTC."""

    utc: datetime
    precision: Precision
    zone_told: bool

    def text(self) -> str:
        """ISO 8601 with a ``Z``, as precise as the statement."""
        if self.precision == "day":
            return f"{self.utc:%Y-%m-%d}"
        return (
            f"{self.utc:%Y-%m-%dT%H:%M}Z" if self.precision == "minute" else f"{self.utc:%Y-%m-%dT%H:%M:%S}Z"
        )


def read_instant(text: str, year: int | None = None) -> Stated | None:
    """The first date of a text with the clock beside it; None if it has none.

    ``year`` is that of a date without one. A clock without a zone counts as UTC. ValueError for a date or a
    clock that cannot be.
    """
    matches = [match for match in (pattern.search(text) for pattern in _DATES) if match]
    if not matches:
        return None
    date = min(matches, key=lambda match: match.start())
    parts = date.groupdict()
    the_year = int(parts["y"]) if parts.get("y") else year
    if the_year is None:
        return None
    name = parts.get("name")
    month = int(parts["m"]) if not name else 1 + [each[:3] for each in _MONTHS].index(name[:3].lower())
    rest = text[: date.start()] + " " + text[date.end() :]
    clock = _CLOCK.search(rest)
    if not clock:
        return Stated(datetime(the_year, month, int(parts["d"]), tzinfo=UTC), "day", True)
    hour, second = int(clock["h"]), clock["s"]
    if clock["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    local = datetime(the_year, month, int(parts["d"]), hour, int(clock["min"]), tzinfo=UTC)
    local += timedelta(seconds=_second(second))
    # the zone is that beside the clock: others may follow with the local time
    hours, told = _zone(rest[clock.end() :])
    if not told:
        hours, told = _zone(rest)
    return Stated(local - timedelta(hours=hours), "second" if second else "minute", told)


def read_duration_s(text: str) -> float | None:
    """Seconds of the first duration in a text, or between the two instants of a span; None if it has none.

    ValueError for an instant that cannot be.
    """
    if "→" in text:
        begin, end = (read_instant(part) for part in text.split("→")[:2])
        return (end.utc - begin.utc).total_seconds() if begin and end else None
    best = max(_DURATION.finditer(text), key=lambda match: len(match[0].strip()), default=None)
    if best is None or not any(best.groupdict().values()):
        return None
    units = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0}
    return sum(float(value) * units[unit] for unit, value in best.groupdict().items() if value)


def _second(text: str | None) -> float:
    seconds = float(text or 0.0)
    if seconds >= 61.0:
        raise ValueError(f"second must be in 0..60, not {text}")
    return seconds


def _zone(text: str) -> tuple[float, bool]:
    """Hours east of UTC of the first zone in a text, and whether it tells one."""
    found = []
    offset = _OFFSET.search(text)
    if offset:
        hours = int(offset[2]) + int(offset[3] or 0) / 60.0
        found.append((offset.start(), 0, -hours if offset[1] in "−-" else hours))
    for pattern, hours in _ZONES:
        match = pattern.search(text)
        if match:
            found.append((match.start(), 1, hours))
    return (min(found)[2], True) if found else (0.0, False)
