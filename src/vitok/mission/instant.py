"""Instants and days as a mission file writes them: ISO 8601 text, UTC, checked but not converted."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema


def checked_instant(value: Any) -> Any:
    """The value as an Instant's text; ValueError if it is none."""
    if isinstance(value, datetime) and value.tzinfo is not None:  # TOML's own date-time, written bare
        value = value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if not isinstance(value, str) or not value.endswith("Z"):
        raise ValueError("should be an instant in UTC such as 2017-12-17T07:21:01Z")
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise ValueError("should be an instant in UTC such as 2017-12-17T07:21:01Z") from error
    return value


def checked_day(value: Any) -> Any:
    """The value as a Day's text; ValueError if it is none."""
    try:
        return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()
    except (TypeError, ValueError) as error:
        raise ValueError("should be a day such as 2017-12-17") from error


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
