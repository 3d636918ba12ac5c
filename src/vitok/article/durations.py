"""Spans of time as articles write them, with what their last unit leaves open."""

import re
from dataclasses import dataclass
from functools import cache

from vitok.article.dates import western
from vitok.article.instants import Instant, read_instant
from vitok.article.language import alternatives, lexicon
from vitok.article.markup import INTERVAL

UNITS_S = {
    "year": 31_557_600.0,
    "month": 2_629_800.0,
    "week": 604_800.0,
    "day": 86_400.0,
    "hour": 3600.0,
    "minute": 60.0,
    "second": 1.0,
}
LONGEST_S = 1000.0 * UNITS_S["year"]
_LONGEST = 400  # characters that are looked at


@dataclass(frozen=True)
class Duration:
    """A span of time; ``tolerance_s`` is what its last unit, or what its ends leave open, may change."""

    duration_s: float
    tolerance_s: float = 1.0
    planned: bool = False


@dataclass(frozen=True)
class Span:
    """What a text says of a span of time; ``remark`` is why there is none."""

    duration: Duration | None = None
    remark: str = ""


def read_duration(text: str) -> Span:
    """The span of time that a field's text states: the actual one of several, else the first.

    What cannot be is a remark, not an error.
    """
    text = western(text[:_LONGEST])
    if INTERVAL in text:
        return _between(text)
    if re.match(r"\s*[-−–]\s*\d", text):
        return Span(remark="cannot be: it is negative")
    pieces = _pieces(text)
    for planned, _, words in sorted(pieces, key=lambda piece: piece[:2]):
        found = _first(words)
        if found is None:
            continue
        seconds, tolerance_s = found
        if seconds > LONGEST_S:
            return Span(remark=f"cannot be: it is longer than {LONGEST_S / UNITS_S['year']:.0f} years")
        return Span(Duration(seconds, tolerance_s, planned))
    if re.search(r"(?<![\d:])\d{1,4}:\d\d:\d\d(?![\d:])", text):
        return Span(remark="may count days or hours")
    return Span()


def _pieces(text: str) -> list[tuple[bool, bool, str]]:
    """The lines and clauses of a text, each with whether it tells a plan, and nothing actual.

    A bracket without a span of its own is a word on the piece before, a line on the one below.
    """
    plan, fact = lexicon().planned, lexicon().actual
    ends = rf"(?<=\w)(?:\s*(?:{plan.pattern}|{fact.pattern})\w*\)?)\s*[,，]"
    marked = re.sub(ends, lambda match: match[0][:-1] + "\n", text, flags=re.IGNORECASE)
    found: list[tuple[bool, bool, str]] = []
    label = ""
    for piece in re.split(r"[\n;；]|/(?!\d{1,2}:\d\d)|(?=[(（])", _joined(marked)):
        if not piece.strip():
            continue
        if _first(piece) is None:
            if piece[0] in "(（" and found:
                planned, tacit, words = found[-1]
                found[-1] = planned or bool(plan.search(piece)), tacit and not fact.search(piece), words
            else:
                label = piece
            continue
        words = f"{label} {piece}"
        found.append((bool(plan.search(words)), not fact.search(words), piece))
        label = ""
    return found


def _joined(text: str) -> str:
    """The text with lines that each hold the next finer unit of one span as one line."""
    found: list[str] = []
    last = ""  # the unit of the line before, "" where that is more than a number with its unit
    for line in text.split("\n"):
        match = _pattern().fullmatch(line.strip(" ,，;；"))
        unit = _unit(match["unit"]) if match and match["unit"] else ""
        unit = unit if unit in UNITS_S else ""
        finer = bool(unit and last and UNITS_S[unit] < UNITS_S[last])
        # 165 days, and below 3960 hours, are one span told twice
        if match and finer and _number(match["number"])[0] * UNITS_S[unit] < UNITS_S[last]:
            found[-1] += f" {line}"
        else:
            found.append(line)
        last = unit
    return "\n".join(found)


@cache
def _gap() -> re.Pattern[str]:
    """What may stand between the units of one span."""
    return re.compile(
        rf"[\s,，、;:：+]*(?:{alternatives(lexicon().durations['and'])})?[\s,，、]*", re.IGNORECASE
    )


def _between(text: str) -> Span:
    begin_text, end_text = text.split(INTERVAL)[:2]
    begin, end = read_instant(begin_text), read_instant(end_text)
    for each in (begin, end):
        if each.remark:
            return Span(remark=each.remark)
    if begin.instant is None or end.instant is None:
        return Span()
    return Span(_apart(begin.instant, end.instant))


def _apart(begin: Instant, end: Instant) -> Duration:
    return Duration((end.utc - begin.utc).total_seconds(), max(begin.width_s, end.width_s))


def _first(text: str) -> tuple[float, float] | None:
    """Seconds of the first span in a text, and of its finest unit; its units may stand in any order."""
    total_s, finest_s, used, at = 0.0, 0.0, set[str](), None
    for match in _pattern().finditer(text):
        gap = text[at : match.start()] if at is not None else ""
        if at is not None and not _gap().fullmatch(gap):
            break
        unit = "clock" if match["clock"] else match["unit"] and _unit(match["unit"])
        if not unit or unit in used or (unit == "other" and at is not None):
            break
        if unit == "other":
            continue
        used.add(unit)
        if unit == "clock":
            days, hours = int(match["cd"] or 0), int(match["ch"])
            minutes, seconds = int(match["cm"]), match["cs"]
            if days and (used & {"day"} or hours > 23 or not seconds):
                break
            if minutes > 59 or (seconds and hours > 24 > minutes and not used - {"clock"}):
                break  # 168:05:18 may be days or hours
            total_s += 86400.0 * days + 3600.0 * hours + 60.0 * minutes + float(seconds or 0.0)
            finest_s = 1.0 if seconds else 60.0
        else:
            value, decimals = _number(match["number"])
            total_s += value * UNITS_S[unit]
            step_s = UNITS_S[unit] * 10.0**-decimals
            finest_s = min(finest_s, step_s) if finest_s else step_s
        at = match.end()
    return (total_s, finest_s) if at is not None else None


def _number(text: str) -> tuple[float, int]:
    """Value and decimals of a number that may have thousands, a comma or a fraction, or be a word."""
    if text.lower() in lexicon().numbers:
        return float(lexicon().numbers[text.lower()]), 0
    half = text[-1] in "½¼¾"
    digits = re.sub(r"[\s'’]", "", text.rstrip("½¼¾"))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    digits = digits.replace(",", ".")
    value = float(digits or 0.0) + {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(text[-1], 0.0)
    return value, 2 if half else len(digits.partition(".")[2])


@cache
def _units() -> dict[str, str]:
    return {
        word.lower(): unit for unit, words in lexicon().durations.items() if unit != "and" for word in words
    }


def _unit(text: str) -> str:
    return _units()[text.lower()]


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(
        rf"{re.escape(word)}(?![^\W\d_])" if word[-1] < "⺀" else re.escape(word)
        for word in sorted(_units(), key=lambda word: -len(word))
    )
    words = "|".join(lexicon().numbers)
    number = (
        r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d{1,9})?(?!\d)|\d{1,18}(?:[.,]\d{1,9})?\s?[½¼¾]?|[½¼¾]"
        rf"|(?<!\w)(?:{words})(?!\w)"
    )
    return re.compile(
        rf"(?<![\d.,])(?P<number>{number})\s*[-–]?\s*(?P<unit>{units})\.?"
        r"|(?<![\d:.])(?P<clock>(?:(?P<cd>\d{1,4})[:/](?=\d{1,2}:\d\d:))?(?P<ch>\d{1,4}):(?P<cm>\d{2})(?::(?P<cs>\d{2}(?:\.\d{1,6})?))?)(?![\d:])",
        re.IGNORECASE,
    )


def in_minutes(text: str) -> float | None:
    """Minutes of the first span in a text."""
    found = _first(western(text[:_LONGEST]))
    return found[0] / 60.0 if found else None
