"""Numbers and quantities as articles write them."""

import re
from dataclasses import dataclass
from functools import cache

from vitok.article.dates import western
from vitok.article.durations import in_minutes
from vitok.article.language import lexicon

_NUMBER = re.compile(
    r"(?<![\d.,])(?P<sign>[+\-−])?"
    r"(?P<digits>\d{1,3}(?:[,\s '’]\d{3})+(?!\d)(?:\.\d{1,12})?|\d{1,16}(?:[.,]\d{1,12})?)(?!\d)"
)
_ARC = re.compile(r"[°º]\s*(\d{1,2}(?:\.\d{1,6})?)\s*['’′](?:\s*(\d{1,2}(?:\.\d{1,6})?)\s*(?:\"|”|″|''))?")
_LONGEST = 400
_SCALES = {"million": 1e6, "billion": 1e9, "ten_thousand": 1e4}
_SI = {  # factor by unit, and what it measures
    "km": (1e3, "length"),
    "m": (1.0, "length"),
    "mi": (1609.344, "length"),
    "nmi": (1852.0, "length"),
    "kg": (1.0, "mass"),
    "t": (1e3, "mass"),
    "lb": (0.45359237, "mass"),
    "deg": (1.0, "angle_deg"),
}


@dataclass(frozen=True)
class Measure:
    """A number with its unit as it stands."""

    value: float
    unit: str

    def si(self, kind: str, usual: str = "") -> float | None:
        """In m ("length"), kg ("mass") or degrees ("angle_deg"), in the ``usual`` unit where none is told;
        None where the unit is another."""
        unit = lexicon().units.get(self.unit.lower(), "") if self.unit else usual
        factor, of = _SI.get(unit, (0.0, ""))
        return self.value * factor if of == kind else None


def read_measure(text: str) -> Measure | None:
    """The first quantity of a text, of a range its begin; None if it has no number.

    ValueError for a number that is none of a quantity.
    """
    text = western(text[:_LONGEST])
    match = _number(text)
    if match is None:
        return None
    value = _value(match)
    rest = text[match.end() :].strip()
    rest = re.sub(r"^(?:[–—~～to\-±]|\+/-)+\s*[\d.,]+\s*", "", rest)
    scale = _leading_unit(rest)
    if scale and lexicon().units[scale.lower()] in _SCALES:
        value *= _SCALES[lexicon().units[scale.lower()]]
        rest = rest[len(scale) :].strip()
    known = _leading_unit(rest)
    arc = _ARC.match(rest)
    if arc:
        value += float(arc[1]) / 60.0 + float(arc[2] or 0.0) / 3600.0
    unit = known or re.split(r"[\n(（,;，；\[]", rest)[0].strip()[:40]
    return Measure(value, unit)


def read_period(text: str) -> Measure | None:
    """The period of an orbit, in minutes where it is told in several units."""
    found = read_measure(text)
    minutes = in_minutes(text)
    if found is None or minutes is None:
        return found
    simple = re.fullmatch(r"(?:min\w*|分钟|分鐘|分|мин\w*)\.?", found.unit, re.IGNORECASE)
    return (
        found if simple and abs(found.value - minutes) < 1e-6 * minutes else Measure(round(minutes, 6), "min")
    )


def read_count(text: str) -> int | None:
    """The first whole number of a text, in digits or as a word; None if it has none.

    ValueError for a number that counts nothing.
    """
    text = western(text[:_LONGEST])
    match = _number(text)
    if match is None:
        words = re.findall(r"[^\W\d_]+", text.lower())
        return next((lexicon().numbers[word] for word in words if word in lexicon().numbers), None)
    return int(_value(match))


def _number(text: str) -> re.Match[str] | None:
    match = _NUMBER.search(text)
    if match is None and re.search(r"\d{17}", text):
        raise ValueError("it has more digits than any number of an article")
    return match


def _value(match: re.Match[str]) -> float:
    digits = re.sub(r"[\s '’]", "", match["digits"])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    value = float(digits.replace(",", "."))
    return -value if match["sign"] in ("-", "−") else value


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = sorted(lexicon().units, key=lambda word: -len(word))
    return re.compile(
        "|".join(rf"{re.escape(word)}(?![^\W\d_])" if word[-1] < "⺀" else re.escape(word) for word in words),
        re.I,
    )


def _leading_unit(text: str) -> str:
    match = _unit_pattern().match(text)
    return match[0] if match else ""
