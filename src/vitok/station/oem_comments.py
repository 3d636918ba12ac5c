"""What NASA writes into the comments of the station's ephemeris: mass, drag area, drag coefficient, burns.

The form is that of the public ISS.OEM_J2K_EPH files of NASA's trajectory group, which no standard fixes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vitok.errors import InputError
from vitok.reading import finite_number, short
from vitok.station.instant import Instant, clock_of

_PAIR = re.compile(r"\s*(MASS|DRAG_AREA|DRAG_COEFF)\s*=\s*(\S*)\s*")
_BOUNDS = {"MASS": (100.0, 2e6), "DRAG_AREA": (0.0, 2e4), "DRAG_COEFF": (0.0, 20.0)}
# GMT231 SM Reboost     231:04:04:00.000             0.7     425.0     414.3
_EVENT = re.compile(
    r"\s*(\S.*?)\s+([0-9]{3}):([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]{1,6})?)\s+(\S+)(?:\s+\S+){0,2}\s*"
)
_SUMMARY = "TRAJECTORY EVENT SUMMARY"
_END = "END SEQUENCE OF EVENTS"
_GREATEST_MPS = 100.0
_LONGEST = 200  # characters of a comment that is looked at


@dataclass(frozen=True)
class Remarks:
    """Mass (kg) and drag area times coefficient (m2), None where unsaid; burns as instant, name and m/s."""

    mass_kg: float | None
    cd_area_m2: float | None
    burns: tuple[tuple[Instant, str, float], ...]


def remarks(comments: Sequence[str], start: Instant, file: str) -> Remarks:
    """What the comments of a message say; ``start`` is its first instant, which gives the events their year.

    Events without a change of velocity, as launches and dockings of visitors, are no burns. InputError for a
    value that cannot be, as a negative mass.
    """
    values: dict[str, float] = {}
    burns = []
    inside = False
    for comment in comments:
        if len(comment) > _LONGEST:
            continue
        pair = _PAIR.fullmatch(comment)
        if pair and pair[1] not in values:
            values[pair[1]] = finite_number(pair[2], f"{file}, comments", pair[1], _BOUNDS[pair[1]])
        if _SUMMARY in comment.upper():
            inside = True
        elif _END in comment.upper():
            inside = False
        elif inside and (event := _EVENT.fullmatch(comment)):
            name, day, hour, minute, second, delta_v = event.groups()
            where = f"{file}, event {short(name)}"
            delta_v_mps = finite_number(delta_v, where, "DV", (-_GREATEST_MPS, _GREATEST_MPS))
            instant = _instant(day, hour, minute, second, start)
            if instant is None:
                raise InputError(f"{where}: {day}:{hour}:{minute}:{second} is no day of the year and clock")
            if delta_v_mps != 0.0:
                burns.append((instant, name, delta_v_mps))
    drag = "DRAG_AREA" in values and "DRAG_COEFF" in values
    cd_area_m2 = values["DRAG_AREA"] * values["DRAG_COEFF"] if drag else None
    return Remarks(values.get("MASS"), cd_area_m2 or None, tuple(burns))


def _instant(day: str, hour: str, minute: str, second: str, start: Instant) -> Instant | None:
    """The event's instant in the year of ``start``, or in the next for days before it."""
    begin = date.fromordinal(start[0] + 678576)
    year = begin.year + (int(day) < begin.timetuple().tm_yday)
    return clock_of(f"{year}-{day}", hour, minute, second, utc=True)
