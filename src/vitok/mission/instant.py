"""Instants and days as a mission file writes them: ISO 8601 text, UTC, checked but not converted."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

_FIRST_YEAR, _LAST_YEAR = 1957, 2100
_LEAP_SECOND = re.compile(r".*23:?59:?60(?:[.,][0-9]+)?Z")


def checked_instant(value: Any) -> Any:
    """The value as an Instant's text; ValueError if it is none, or not of 1957 to 2100."""
    wanted = "should be an instant in UTC such as 2017-12-17T07:21:01Z"
    try:
        if isinstance(value, datetime) and value.tzinfo is not None:  # TOML's own date-time, written bare
            value = value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        if not isinstance(value, str) or not value.endswith("Z") or not value.isascii():
            raise ValueError(wanted)
        if _LEAP_SECOND.fullmatch(value):  # a datetime holds none
            wanted = "should have seconds below 60: leap seconds are not taken"
        year = datetime.fromisoformat(value).year
    except (ValueError, OverflowError) as error:
        raise ValueError(wanted) from error
    return _within_years(value, year)


def checked_day(value: Any) -> Any:
    """The value as a Day's text; ValueError if it is none, or not of 1957 to 2100."""
    try:
        if isinstance(value, datetime) or (isinstance(value, str) and not value.isascii()):
            raise ValueError
        day = value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError("should be a day such as 2017-12-17") from error
    return _within_years(day.isoformat(), day.year)


def _within_years(value: str, year: int) -> str:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"should lie in the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return value


Instant = Annotated[
    str, BeforeValidator(checked_instant), WithJsonSchema({"type": "string", "format": "instant"})
]
"""UTC instant as ISO 8601 text with a ``Z``; a TOML date-time is turned into that text."""

Day = Annotated[str, BeforeValidator(checked_day), WithJsonSchema({"type": "string", "format": "day"})]
"""UTC day as ISO 8601 text; a TOML date is turned into that text."""


def instant(text: str) -> datetime:
    """Aware UTC datetime of an Instant."""
    return datetime.fromisoformat(text)


def written(moment: datetime) -> str:
    """The Instant of an aware UTC datetime, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
