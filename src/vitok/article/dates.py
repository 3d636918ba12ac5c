"""Dates as articles write them, with the place in the text of each."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from vitok.article.language import lexicon

FIRST_YEAR, LAST_YEAR = 1900, 2199
_CHINESE = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
# before a unit of a date or clock; before 号 after a month alone: 天舟一号 is no day
_CHINESE_NUMBER = re.compile(
    r"[〇○零一二三四五六七八九十百]{1,6}(?=[年月日时時点點分秒天人名位]|小时|小時)|(?<=月)[一二三四五六七八九十]{1,3}(?=[号號])"
)


@dataclass(frozen=True)
class Dated:
    """A date in a text: its place, the numbers that it tells, and the width of what it leaves open.

    ``year`` is None where it is not written; ``month`` and ``day`` are None of a year or a month alone;
    ``days`` is above 1 for a span such as 17–18 December.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    days: int = 1

    def begin(self, year: int | None) -> datetime:
        """Its first day at midnight, in ``year`` where it has none of its own; ValueError if it cannot be."""
        chosen = self.year if self.year is not None else year
        if chosen is None:
            raise ValueError("it has no year")
        if not FIRST_YEAR <= chosen <= LAST_YEAR:
            raise ValueError(f"year {chosen} is not in {FIRST_YEAR} to {LAST_YEAR}")
        month = 1 if self.month is None else self.month
        day = 1 if self.day is None else self.day
        if not 1 <= month <= 12:
            raise ValueError(f"month must be in 1..12, not {month}")
        last = monthrange(chosen, month)[1]
        if not 1 <= day <= last:
            raise ValueError(
                f"day is out of range for month: {chosen}-{month:02d} has {last} days, not {day}"
            )
        return datetime(chosen, month, day)

    def width(self, begin: datetime) -> timedelta:
        """How long it lasts from its begin on."""
        if self.month is None:
            return datetime(begin.year + 1, 1, 1) - begin
        if self.day is None:
            return timedelta(days=monthrange(begin.year, begin.month)[1])
        return timedelta(days=self.days)


def western(text: str) -> str:
    """Chinese numbers before a unit of a date or clock in digits; wide digits and signs as narrow ones."""
    narrow = text.translate(_NARROW)
    return _CHINESE_NUMBER.sub(lambda match: str(_chinese(match[0])), narrow)


def dates_in(text: str) -> list[Dated]:
    """The dates of a text in order, such that none lies within another."""
    found = []
    for match in _pattern().finditer(text):
        each = _dated(match)
        if each is not None:
            found.append(each)
    return found


_NARROW = {ord(c): ord(c) - 0xFEE0 for c in "０１２３４５６７８９：－＋／．"} | {
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
}


def _chinese(text: str) -> int:
    """A number below 1000 by its places, 一百六十八, or a row of digits, 二〇一七."""
    if "十" not in text and "百" not in text:
        return int("".join(str(_CHINESE[character]) for character in text))
    hundreds, hundred, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    return (
        100 * (_place(hundreds) or 1 if hundred else 0)
        + 10 * (_place(tens) or 1 if ten else 0)
        + _place(ones)
    )


def _place(text: str) -> int:
    return _CHINESE.get(text.lstrip("零〇○"), 0)


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(re.escape(name) for name in sorted(lexicon().months, key=lambda name: -len(name)))
    to = r"\s*[–—\-−~～/至到]\s*"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        r"(?<!\d)(?:(?P<cy>\d{4})\s*年\s*)?(?P<cm>\d{1,2})\s*月\s*(?P<cd>\d{1,2})(?:"
        + to
        + r"(?P<cd2>\d{1,2}))?\s*[日号號]"
        r"|(?<!\d)(?P<my>\d{4})\s*年\s*(?P<mm>\d{1,2})\s*月(?:份)?"
        r"|(?<!\d)(?P<yy>\d{4})\s*年(?!\d)"
        r"|(?<![\d.,])(?P<iy>\d{4})(?P<sep>[-/.])(?P<im>\d{1,2})(?P=sep)(?P<id>\d{1,2})(?!\d|[.,]\d)"
        rf"|(?<!\d)(?P<ed>{day})\.?(?:{to}(?P<ed2>{day}))?(?:\s+(?:of\s+)?|-)(?P<en>{month})\b\.?(?:,?[\s-]+(?P<ey>\d{{4}})\b)?"
        rf"|(?:\b(?P<ay0>\d{{4}})\s+)?\b(?P<an>{month})\b\.?\s+(?P<ad>{day})\b(?!:)(?:{to}(?P<ad2>{day})\b(?!:))?(?:,?\s+(?P<ay>\d{{4}})\b(?!:))?"
        rf"|\b(?P<qn>{month})\b\.?,?\s+(?P<qy>\d{{4}})\b"
        r"|(?<![\d.,])(?P<gd>\d{1,2})\.(?P<gm>\d{1,2})\.(?P<gy>\d{4})(?!\d)"
        r"|(?<![\d/])(?P<sa>\d{1,2})/(?P<sb>\d{1,2})/(?P<sy>\d{4})(?!\d)"
        r"|(?<![\d.,:+\-−])(?P<by>(?:19|20)\d\d)(?![\d:.,]\d|\d|\s*(?:UTC|GMT|Z\b))",
        re.IGNORECASE,
    )


def _dated(match: re.Match[str]) -> Dated | None:
    part = match.groupdict()

    def number(key: str) -> int | None:
        digits = re.match(r"\d+", part[key] or "")
        return int(digits[0]) if digits else None

    def of(year: str, month: int | None, day: str, last: str = "") -> Dated:
        first, until = number(day) if day else None, number(last) if last else None
        days = until - first + 1 if first and until and until > first else 1
        return Dated(match.start(), match.end(), number(year), month, first, days)

    months = lexicon().months
    if part["cm"]:
        return of("cy", number("cm"), "cd", "cd2")
    if part["mm"]:
        return of("my", number("mm"), "")
    if part["yy"]:
        return of("yy", None, "")
    if part["im"]:
        return of("iy", number("im"), "id")
    if part["en"]:
        return of("ey", months[part["en"].lower()], "ed", "ed2")
    if part["an"]:
        return of("ay" if part["ay"] else "ay0", months[part["an"].lower()], "ad", "ad2")
    if part["qn"]:
        return of("qy", months[part["qn"].lower()], "")
    if part["gm"]:
        return of("gy", number("gm"), "gd")
    if part["sa"]:
        first, second = number("sa"), number("sb")
        if first is not None and second is not None and first <= 12 < second:
            return of("sy", first, "sb")
        # day and month may not be told apart: then only the year is sure
        return of("sy", second, "sa") if first is not None and first > 12 else of("sy", None, "")
    return of("by", None, "")
