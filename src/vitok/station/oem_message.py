"""An Orbit Ephemeris Message as it is written, before frames, clocks and physics: common to KVN and XML."""

import re
from dataclasses import dataclass, field

from vitok.errors import InputError
from vitok.reading import short
from vitok.station.instant import INSTANT, clock_of

MOST_STATES = 50_000  # 138 days at four minutes
_NUMBER = r"[+-]?(?:[0-9]{1,20}\.?[0-9]{0,20}|\.[0-9]{1,20})(?:[eE][+-]?[0-9]{1,2})?"
# a time, six numbers, and three more where there are accelerations
_ROW = re.compile(rf"{INSTANT}Z?((?:[ \t]+{_NUMBER}){{6}})(?:(?:[ \t]+{_NUMBER}){{3}})?")

Row = tuple[int, float, list[float]]


@dataclass(frozen=True)
class Part:
    """One segment as written: metadata, where it stands, rows of day (MJD), clock (s), state (km, km/s)."""

    meta: dict[str, str]
    where: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Message:
    """A message as written: header, segments, and the texts of all comments in order."""

    header: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def clock_name(meta: dict[str, str]) -> str:
    """The time system of a segment."""
    return meta.get("TIME_SYSTEM", "").upper()


def row_of(line: str, clock: str, where: str) -> Row:
    """Day, clock and state of a row; InputError names the row and what it should hold."""
    found = _ROW.fullmatch(line)
    if not found:
        raise InputError(
            f"{where}: '{short(line, 100)}' is no state, a time and six numbers (km, km/s), "
            "or nine with accelerations"
        )
    instant = clock_of(found[1], found[2], found[3], found[4], utc=clock == "UTC")
    if instant is None:
        raise InputError(f"{where}: {line.split(None, 1)[0]} is no instant such as 2023-02-15T12:00:00.000")
    return instant[0], instant[1], [float(each) for each in found[5].split()]


def check_count(count: int, file: str) -> None:
    """InputError for more states than are read."""
    if count > MOST_STATES:
        raise InputError(f"{file}: more than {MOST_STATES} states, the most that are read: give a part of it")
