"""Clocks as articles write them, with the place in the text of each."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from vitok.article.language import alternatives, lexicon
from vitok.article.zones import Zone, of_offset


@dataclass(frozen=True)
class Clock:
    """A clock in a text: its place, the time since midnight, the width of the unit that it is told to.

    ``zone`` is that of an offset written at its end.
    """

    start: int
    end: int
    since_midnight: timedelta
    width_s: float
    zone: Zone | None = None


def clocks_in(text: str) -> list[Clock]:
    """The clocks of a text, in which dates are blanked out, in order; ValueError for one that cannot be."""
    found: list[Clock] = []
    for match in _pattern().finditer(text):
        each = _clock(match, text)
        if each is not None:
            found.append(each)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    half = lexicon().clock
    suffix = rf"(?P<after>{alternatives((*half['am'], *half['pm']))})(?!\w)"
    before = rf"(?:(?P<before>{'|'.join(map(re.escape, _before()))})\s*)?"
    zone = (
        r"(?=\s*[\(（\[]?\s*(?:UTC|GMT|UT\b|Z\b|[A-Z]{2,4}T\b|MSK|МСК|мск|Moscow|北京|协调|莫斯科|по\s"
        r"|[+\-−]\d\d:?\d\d))"
    )
    return re.compile(
        before + r"(?:"
        # 07:21, 07:21:01.127, with +03:00 behind it
        r"(?<![\d:.])(?P<h1>\d{1,2}):(?P<m1>\d{2})(?::(?P<s1>\d{2}(?:[.,]\d{1,9})?))?(?![\d:])"
        r"(?P<offset>\s?[+]\d{2}:?\d{2}(?!\d)|[\-−]\d{2}:?(?:00|30|45)(?!\d))?"
        # 7时21分01.127秒, 18时, 7点半
        r"|(?<!\d)(?P<h2>\d{1,2})\s*[时時点點](?![间間]|\d{3})(?:\s*(?:(?P<m2>\d{1,2})\s*(?:分(?![钟鐘])(?:\s*(?P<s2>\d{1,2}(?:\.\d{1,9})?)\s*秒?)?)?|(?P<half>半)|整))?"
        # 7 ч 21 мин 01 с, 7h21
        r"|(?<!\d)(?P<h3>\d{1,2})\s*(?:ч|час\w*|h)\.?\s*(?P<m3>\d{2})(?!\d)\s*(?:(?:мин\w*|m(?:in)?)\.?)?(?:\s*(?P<s3>\d{2}(?:[.,]\d{1,9})?)\s*(?:с\b|сек\w*|s\b))?"
        # 0721, 07.21 before a zone
        rf"|(?<![\d.,:])(?P<h4>[01]\d|2[0-4])(?P<m4>[0-5]\d)(?P<s4>[0-5]\d)?(?:\s?(?:hours|hrs|h))?{zone}"
        rf"|(?<![\d.,:])(?P<h5>\d{{1,2}})\.(?P<m5>[0-5]\d)(?:\.(?P<s5>[0-5]\d))?(?:{zone}|(?=\s*(?:a\.?m|p\.?m)\b))"
        # 10 am
        r"|(?<![\d:.])(?P<h6>\d{1,2})(?=\s*(?:a\.m\.?|p\.m\.?|am\b|pm\b))"
        rf"|(?P<named>{alternatives((*half['noon'], *half['midnight']))})(?!\w|\s*\d)"
        rf")(?:\s*{suffix})?",
        re.IGNORECASE,
    )


def _before() -> list[str]:
    """Words for a half of the day that stand before a clock: those of Chinese."""
    half = lexicon().clock
    return [word for key in ("am", "pm", "noon") for word in half[key] if word[0] >= "⺀"]


def _clock(match: re.Match[str], text: str) -> Clock | None:
    part = match.groupdict()
    half = lexicon().clock
    if part["named"]:
        word = part["named"].lower()
        hour = 12 if word in half["noon"] else 0
        return Clock(match.start(), match.end(), timedelta(hours=hour), 60.0)
    row = next(number for number in "123456" if part[f"h{number}"])
    minute_text, second_text = part.get(f"m{row}"), part.get(f"s{row}")
    hour, minute = int(part[f"h{row}"]), int(minute_text or 0)
    second = float((second_text or "0").replace(",", "."))
    if part["half"]:
        minute, minute_text = 30, "30"
    hour = _of_day(hour, (part["before"] or "").strip(), (part["after"] or "").lower())
    if hour > 24 or (hour == 24 and (minute or second)):
        raise ValueError(f"hour must be in 0..23, or 24:00, not {match[0].strip()}")
    if minute > 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if second >= 61.0:
        raise ValueError(f"second must be in 0..60, not {second:g}")
    width_s = 1.0 if second_text else 60.0 if minute_text else 3600.0
    zone = None
    if part["offset"]:
        digits = part["offset"].strip()
        zone = of_offset(digits[0], digits[1:3], digits[-2:])
    since = timedelta(hours=hour, minutes=minute, seconds=second)
    return Clock(match.start(), match.end(), since, width_s, zone)


def _of_day(hour: int, before: str, after: str) -> int:
    """The hour of the day, where a word before or after it tells which half is meant."""
    half = lexicon().clock
    if before in half["pm"] or (before in half["noon"] and hour < 11) or after in half["pm"]:
        night = before in ("深夜", "夜间", "晚上", "晚间", "晚間") and hour == 12
        return 0 if night else hour + 12 if hour < 12 else hour
    if (before in half["am"] or after in half["am"]) and hour == 12:
        return 0
    return hour
