"""Time at the edges and inside: UTC for people, TAI seconds since one epoch for everything else."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from erfa import ufunc
from numpy.typing import NDArray

from vitok.errors import InputError
from vitok.reading import short

SECONDS_PER_DAY = 86400.0


def parse_utc(text: str) -> datetime:
    """Aware UTC datetime of an ISO 8601 text such as ``2017-12-17T07:21:01.127Z``, else InputError."""
    try:
        if not text.isascii():  # fromisoformat takes any one character between day and clock
            raise ValueError
        instant = datetime.fromisoformat(text)
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"'{short(text)}' is not an instant; write UTC as 2017-12-17T07:21:01Z") from error


def _dates(*found_and_status: Any) -> Any:
    """What ERFA's functions found, without their warnings of years that are far; ValueError for no date.

    Which years are known the tables tell, in a sentence: of the Earth's orientation, of space weather.
    """
    *found, status = found_and_status
    if np.any(np.asarray(status) < 0):
        raise ValueError("an instant lies outside the calendar")
    return found


def _tai_jd(instant: datetime) -> tuple[float, float]:
    second = instant.second + instant.microsecond * 1e-6
    utc1, utc2 = _dates(
        *ufunc.dtf2d("UTC", instant.year, instant.month, instant.day, instant.hour, instant.minute, second)
    )
    tai1, tai2 = _dates(*ufunc.utctai(utc1, utc2))
    return float(tai1), float(tai2)


@dataclass(frozen=True)
class Epoch:
    """The instant from which a flight counts its seconds, as a two-part Julian date of TAI."""

    tai_jd1: float
    tai_jd2: float

    @classmethod
    def from_utc(cls, utc: str | datetime) -> "Epoch":
        """Epoch at a UTC instant (ISO 8601 text or aware datetime)."""
        return cls(*_tai_jd(parse_utc(utc) if isinstance(utc, str) else utc))

    def t_s(self, utc: str | datetime) -> float:
        """TAI seconds from the epoch to a UTC instant, leap seconds counted."""
        jd1, jd2 = _tai_jd(parse_utc(utc) if isinstance(utc, str) else utc)
        return ((jd1 - self.tai_jd1) + (jd2 - self.tai_jd2)) * SECONDS_PER_DAY

    def tt_jd(self, t_s: float) -> tuple[float, float]:
        """Two-part Julian date of TT (TAI + 32.184 s)."""
        return self.tai_jd1, self.tai_jd2 + (t_s + 32.184) / SECONDS_PER_DAY

    def datetime(self, t_s: float) -> datetime:
        """Aware UTC datetime of ``t_s``, to the microsecond."""
        utc1, utc2 = _dates(*ufunc.taiutc(self.tai_jd1, self.tai_jd2 + t_s / SECONDS_PER_DAY))
        year, month, day, clock = _dates(*ufunc.d2dtf("UTC", 6, utc1, utc2))
        hour, minute, second, fraction = clock["h"], clock["m"], clock["s"], clock["f"]
        leap = timedelta(seconds=1) if second == 60 else timedelta()
        base = datetime(
            int(year), int(month), int(day), int(hour), int(minute), min(int(second), 59), tzinfo=UTC
        )
        return base + leap + timedelta(microseconds=int(fraction))

    def utc(self, t_s: float) -> str:
        """ISO 8601 UTC text of ``t_s`` with milliseconds and a ``Z``."""
        rounded = self.datetime(t_s) + timedelta(microseconds=500)
        return rounded.strftime("%Y-%m-%dT%H:%M:%S.") + f"{rounded.microsecond // 1000:03d}Z"

    def mjd_utc(self, t_s: NDArray[np.floating]) -> NDArray[np.float64]:
        """Modified Julian dates of UTC at instants (n,)."""
        utc1, utc2 = _dates(*ufunc.taiutc(self.tai_jd1, self.tai_jd2 + t_s / SECONDS_PER_DAY))
        days: NDArray[np.float64] = (utc1 - 2400000.5) + utc2
        return days

    def mjd_tai(self, t_s: float = 0.0) -> float:
        """Modified Julian date of TAI."""
        return (self.tai_jd1 - 2400000.5) + self.tai_jd2 + t_s / SECONDS_PER_DAY
