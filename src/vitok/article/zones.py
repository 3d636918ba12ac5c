"""Time zones by the names that articles give them, with the history of those that changed."""

import re
import tomllib
from bisect import bisect_right
from calendar import SUNDAY, monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypedDict

from vitok.article.language import lexicon, whole

_WESTERNMOST, _EASTERNMOST = -12.0, 14.0
_SHIFT = re.compile(r"\s?([+\-−])\s?(\d{1,2})(?![\d:])")


@dataclass(frozen=True)
class Zone:
    """A time zone as it is named.

    ``hours`` east of UTC where they are known without a date, ``rule`` the history that they follow, with the
    ``shift`` of MSK+2, ``doubt`` between what a name stands that is not unique; one with none of them is that
    of local time, or ``known`` by no table.
    """

    name: str
    hours: float | None = None
    rule: str = ""
    shift: float = 0.0
    doubt: str = ""
    known: bool = True

    @property
    def is_definite(self) -> bool:
        """Whether it tells an offset, by itself or with a date."""
        return self.hours is not None or bool(self.rule)

    @property
    def why_not(self) -> str:
        """Why it tells no offset."""
        if not self.known:
            return f"the zone {self.name} is not known"
        if self.doubt:
            return f"the zone {self.name} may be that of {self.doubt}"
        return f"{self.name} tells no offset from UTC"

    @property
    def is_utc(self) -> bool:
        """Whether it is UTC itself."""
        return self.hours == 0.0 and not self.rule

    def hours_at(self, local: datetime) -> float | None:
        """Hours east of UTC at a local date and clock; None where the name does not tell them."""
        return _rule(self.rule)(local) + self.shift if self.rule else self.hours

    def text_at(self, local: datetime) -> str:
        """The zone as it was used: its offset, and the name where that is another."""
        hours = self.hours_at(local)
        if hours is None:
            return self.name
        offset = offset_text(hours)
        return offset if offset == self.name or self.is_utc else f"{offset} ({self.name})"


def offset_text(hours: float) -> str:
    """An offset from UTC as ``UTC+5:30``."""
    whole_hours, minutes = divmod(round(abs(hours) * 60.0), 60)
    if not whole_hours and not minutes:
        return "UTC"
    return f"UTC{'-' if hours < 0 else '+'}{whole_hours}{f':{minutes:02d}' if minutes else ''}"


def of_offset(sign: str, hours: str, minutes: str | None) -> Zone | None:
    """The zone of an offset as it is written; None if there is no such one."""
    value = int(hours) + int(minutes or 0) / 60.0
    value = -value if sign in "-−–" else value
    return Zone(offset_text(value), value) if _WESTERNMOST <= value <= _EASTERNMOST else None


def zones_in(text: str) -> list[tuple[int, int, Zone]]:
    """The zones that a text names, each with where it begins and ends, in order."""
    found = []
    for match in _pattern().finditer(text):
        if match["sign"]:
            zone = of_offset(match["sign"], match["hours"], match["minutes"])
        else:
            zone = _named(match["name"])
            beside = _SHIFT.match(text, match.end()) if zone.rule else None
            if beside:
                hours = float(beside[2]) * (1.0 if beside[1] == "+" else -1.0)
                zone = replace(zone, name=f"{zone.name}{hours:+.0f}", shift=hours)
        if zone is not None:
            found.append((match.start(), match.end(), zone))
    return found


def of_page(template: str) -> Zone | None:
    """The zone that a page's template states for all its clocks; None if it states none."""
    return next((zone for _, _, zone in zones_in(template)), None)


def tells_more(shown: str, stands_for: str) -> bool:
    """Whether what a name stands for is a zone that tells its offset, and the name itself is none."""
    return _is_definite(stands_for) and not _is_definite(shown)


def _is_definite(name: str) -> bool:
    return any(
        begin == 0 and end == len(name.strip()) and zone.is_definite
        for begin, end, zone in zones_in(name.strip())
    )


def unknown_zone(text: str, clock_end: int) -> tuple[int, Zone] | None:
    """The zone that stands right behind a clock and is in no table, with its place; None if there is none."""
    match = _unknown_pattern().match(text, clock_end)
    if match is None:
        return None
    name = match["short"] or match["long"] or match["wide"] or match["bracket"]
    words = lexicon()
    if words.planned.search(name) or words.actual.search(name) or zones_in(name):
        return None
    return match.end(), Zone(" ".join(name.split()), known=False)


@cache
def _unknown_pattern() -> re.Pattern[str]:
    times = lexicon().clock["time"]
    narrow = whole(word for word in times if word[0] < "⺀")
    wide = whole(word for word in times if word[0] >= "⺀")
    word = r"[^\W\d_][\w.’'-]{0,30}"
    return re.compile(
        rf"[\s,，\x01]*[\[(（]?\s*(?:(?P<long>(?:{word}\s+){{1,4}}(?i:{narrow}))"
        rf"|(?P<wide>[⺀-鿿·]{{1,10}}(?:{wide}))"
        r"|(?P<short>[A-ZА-ЯЁ]{2,5})(?!\w))"
        rf"|\s*[(（]\s*(?P<bracket>[A-ZА-ЯЁ][\w.’'-]{{2,30}}(?:\s[A-ZА-ЯЁ][\w.’'-]{{0,30}}){{0,2}})\s*[)）]"
    )


class _Tables(TypedDict):
    fixed: dict[str, float]
    ruled: dict[str, str]
    history: dict[str, list[tuple[date, float]]]
    ambiguous: dict[str, str]


@cache
def _tables() -> _Tables:
    content = (Path(__file__).parent / "zones.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)  # type: ignore[return-value]


@cache
def _by_name() -> dict[str, Zone]:
    tables = _tables()
    named = {name: Zone("UTC" if not hours else name, hours) for name, hours in tables["fixed"].items()}
    named |= {name: Zone(name, rule=rule) for name, rule in tables["ruled"].items()}
    named |= {name: Zone(name, doubt=doubt) for name, doubt in tables["ambiguous"].items()}
    return {_key(name): zone for name, zone in named.items()} | {
        _key(name): Zone(name) for name in lexicon().clock["local"]
    }


def _named(name: str) -> Zone:
    return Zone("UTC", 0.0) if name == "Z" else _by_name()[_key(name)]


def _key(name: str) -> str:
    """Short names are told apart by their capitals, long ones in any case."""
    return name if _is_short(name) else " ".join(name.split()).lower()


def _is_short(name: str) -> bool:
    return len(name) <= 4 and name.isalpha() and name < "⺀" and name != "мск"


@cache
def _pattern() -> re.Pattern[str]:
    names = [
        *(name for table in ("fixed", "ruled", "ambiguous") for name in _tables()[table]),
        *lexicon().clock["local"],
    ]
    short = "|".join(rf"(?<![A-Za-zА-я]){name}(?![A-Za-zА-я])" for name in names if _is_short(name))
    long = whole(name for name in names if not _is_short(name))
    return re.compile(
        rf"(?i:(?:UTC|GMT)\s*(?P<sign>[+\-−–])\s*(?P<hours>\d{{1,2}})(?::?(?P<minutes>[0-5]\d))?(?!\d))"
        rf"|(?P<name>(?i:{long})|{short}|(?<=\d)Z(?![A-Za-z]))",
    )


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - SUNDAY) % 7)


def _nth_sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(SUNDAY - first.weekday()) % 7 + 7 * (number - 1))


def _moscow(local: datetime) -> float:
    """Moscow's clock: decree time, summer time from 1981, permanent summer 2011 to 2014, winter since.

    Reference: the history of the zone Europe/Moscow in the IANA time zone database.
    """
    day, year = local.date(), local.year
    if year < 1981 or day >= date(2014, 10, 26):
        return 3.0
    if day >= date(2011, 3, 27):
        return 4.0
    if date(1991, 3, 31) <= day < date(1992, 1, 19):  # without decree time
        return 3.0 if day < date(1991, 9, 29) else 2.0
    if year <= 1984:
        begin = date(year, 4, 1)
        end = date(year, 10, 1) if year < 1984 else date(1984, 9, 30)
    else:
        begin, end = _last_sunday(year, 3), _last_sunday(year, 9 if year < 1996 else 10)
    return 4.0 if begin <= day < end else 3.0


def _american(standard: float) -> Callable[[datetime], float]:
    """Clocks of the United States by the Uniform Time Act of 1966, its changes of 1986 and 2005, and the
    Emergency Daylight Saving Time Energy Conservation Act of 1973."""

    def hours(local: datetime) -> float:
        day, year = local.date(), local.year
        if year >= 2007:
            begin, end = _nth_sunday(year, 3, 2), _nth_sunday(year, 11, 1)
        else:
            begin = _nth_sunday(year, 4, 1) if year >= 1987 else _last_sunday(year, 4)
            begin = {1974: date(1974, 1, 6), 1975: date(1975, 2, 23)}.get(year, begin)
            end = _last_sunday(year, 10)
        return standard + (1.0 if begin <= day < end else 0.0)

    return hours


def _of_history(rows: list[tuple[date, float]]) -> Callable[[datetime], float]:
    """Clocks by a table of the days from which each offset holds."""
    days = [day for day, _ in rows]
    return lambda local: rows[max(bisect_right(days, local.date()) - 1, 0)][1]


@cache
def _rule(name: str) -> Callable[[datetime], float]:
    return _RULES[name] if name in _RULES else _of_history(_tables()["history"][name])


_RULES: dict[str, Callable[[datetime], float]] = {
    "moscow": _moscow,
    "us-eastern": _american(-5.0),
    "us-central": _american(-6.0),
    "us-mountain": _american(-7.0),
    "us-pacific": _american(-8.0),
}
