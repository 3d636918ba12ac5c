"""Instants as orbit messages write them, with month and day or with the day of the year, on several clocks.

A leap second is an instant like another here, which Python's datetime cannot hold. So an instant is a day
(modified Julian) and the seconds of its clock, which reach to 86,401 on a day with a leap second.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

import numpy as np
from erfa.helpers import leap_seconds
from numpy.typing import NDArray

from vitok.earth.orientation import orientation
from vitok.earth.time import SECONDS_PER_DAY, Epoch

Vector = NDArray[np.float64]
Instant = tuple[int, float]

TAI_FROM_S = {"TAI": 0.0, "TT": -32.184, "GPS": 19.0}  # of the clocks that run evenly
CLOCKS = ("UTC", "TAI", "TT", "GPS", "UT1")
INSTANT = (
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{3})[T ]([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]{0,12})?)"
)
_WRITTEN = re.compile(INSTANT + r"(Z|[+-][0-9]{2}:?[0-9]{2})?")
_MJD_OF_ORDINAL = -678576
_FIRST_YEAR, _LAST_YEAR = 1957, 2100


@cache
def _leap_table() -> tuple[Vector, Vector]:
    """Days from which TAI - UTC has its values (s); before 1972, when UTC had no leap seconds, the first."""
    rows = [row for row in leap_seconds.get() if row["year"] >= 1972]
    days = [date(int(row["year"]), int(row["month"]), 1).toordinal() + _MJD_OF_ORDINAL for row in rows]
    return np.array(days, dtype=float), np.array([float(row["tai_utc"]) for row in rows])


def _tai_minus_utc_s(mjd: NDArray[np.floating]) -> Vector:
    days, offsets_s = _leap_table()
    row = np.maximum(np.searchsorted(days, mjd, side="right") - 1, 0)
    found: Vector = offsets_s[row]
    return found


@cache
def _leap_days() -> frozenset[int]:
    """Days that end with a leap second."""
    return frozenset(int(day) - 1 for day in _leap_table()[0][1:])


@lru_cache(maxsize=4096)
def mjd_of(day: str) -> int | None:
    """Modified Julian date of ``2023-02-15`` or ``2023-046``; None if there is no such day."""
    year = int(day[:4])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if len(day) == 8:
            of_year = int(day[5:])
            start = date(year, 1, 1).toordinal()
            if not 1 <= of_year <= date(year + 1, 1, 1).toordinal() - start:
                return None
            return start + of_year - 1 + _MJD_OF_ORDINAL
        return date(year, int(day[5:7]), int(day[8:])).toordinal() + _MJD_OF_ORDINAL
    except ValueError:
        return None


def clock_of(day: str, hour: str, minute: str, second: str, *, offset: str = "", utc: bool) -> Instant | None:
    """Day and clock of an instant's parts; None if there is no such instant.

    A 60th second is one only on UTC and where there was a leap second; an ``offset`` from UTC is taken off.
    """
    mjd, minutes, seconds = mjd_of(day), int(hour) * 60 + int(minute), float(second)
    if mjd is None or int(hour) > 23 or int(minute) > 59 or seconds >= 61.0:
        return None
    if offset and offset != "Z":
        ahead = int(offset[1:3]) * 60 + int(offset[-2:])
        if int(offset[1:3]) > 14 or int(offset[-2:]) > 59 or not utc:
            return None
        minutes += -ahead if offset[0] == "+" else ahead
        mjd, minutes = mjd + minutes // 1440, minutes % 1440
    if seconds >= 60.0 and not (utc and minutes == 1439 and mjd in _leap_days()):
        return None
    return mjd, minutes * 60.0 + seconds


def read_instant(text: str, clock: str = "UTC") -> Instant | None:
    """Day and clock of a text such as ``2023-046T12:00:00.000Z``; None if it is none of 1957 to 2100."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    return clock_of(found[1], found[2], found[3], found[4], offset=found[5] or "", utc=clock == "UTC")


def tai_epoch(instant: Instant) -> Epoch:
    """A UTC instant as an Epoch, which also holds a leap second."""
    return Epoch(2400000.5 + instant[0], (instant[1] + _offset_s(instant[0])) / SECONDS_PER_DAY)


@lru_cache(maxsize=4096)
def _offset_s(mjd: int) -> float:
    return float(_tai_minus_utc_s(np.array([float(mjd)]))[0])


def utc_datetime(instant: Instant) -> datetime:
    """Aware datetime of a UTC instant, to the microsecond; a leap second is shown as the second before it."""
    start = datetime(1858, 11, 17, tzinfo=UTC) + timedelta(days=instant[0])
    clock_s = instant[1] if instant[1] < SECONDS_PER_DAY else instant[1] - 1.0
    return start + timedelta(seconds=clock_s)


def t_s(mjd: NDArray[np.floating], clock_s: NDArray[np.floating], clock: str, epoch: Epoch) -> Vector:
    """TAI seconds of ``epoch`` (n,) at days and clocks (n,) of one of CLOCKS.

    InputError where UT1 is not tabulated.
    """
    days = (mjd + 2400000.5 - epoch.tai_jd1) - epoch.tai_jd2
    shown: Vector = days * SECONDS_PER_DAY + clock_s
    if clock == "UTC":
        return shown + _tai_minus_utc_s(mjd)
    if clock == "UT1":  # a table on TAI, read at UT1: it changes by 1e-8 of their difference
        return shown - orientation(mjd + clock_s / SECONDS_PER_DAY).ut1_minus_tai_s
    return shown + TAI_FROM_S[clock]
