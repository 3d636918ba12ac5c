"""The words of the languages that articles are written in: one table from all files, as articles mix them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "languages"

Words = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All languages' words by what they mean; see the files' tables of the same names."""

    infoboxes: Words
    docks: Words
    generic: Words
    fields: dict[str, str]
    months: Mapping[str, int]  # in small letters
    planned: re.Pattern[str]
    actual: re.Pattern[str]
    clock: Mapping[str, Words]
    durations: Mapping[str, Words]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]  # unit by each of its names
    roles: Mapping[str, Words]
    crew: Mapping[str, Words]
    events: Mapping[str, Words]
    lead: Mapping[str, Words]
    elsewhere: re.Pattern[str]  # of an orbit about another world


@cache
def lexicon() -> Lexicon:
    """The words of all languages."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))]

    def lists(table: str) -> dict[str, Words]:
        merged: dict[str, list[str]] = {}
        for each in files:
            for key, words in each.get(table, {}).items():
                merged.setdefault(key, []).extend(words)
        return {key: tuple(dict.fromkeys(words)) for key, words in merged.items()}

    def joined(table: str) -> dict[str, int]:
        return {word.lower(): value for each in files for word, value in each.get(table, {}).items()}

    dates = [each.get("dates", {}) for each in files]
    return Lexicon(
        infoboxes=tuple(word for each in files for word in each["infobox"]["names"]),
        docks=tuple(word for each in files for word in each["infobox"]["docks"]),
        generic=tuple(each["infobox"]["generic"] for each in files),
        fields={word.lower(): name for each in files for word, name in each["fields"].items()},
        months={
            word.lower(): number
            for each in dates
            for number, words in enumerate(each.get("months", ()), 1)
            for word in words
        },
        planned=any_of(word for each in dates for word in each["planned"]),
        actual=any_of(word for each in dates for word in each["actual"]),
        clock=lists("clock"),
        durations=lists("durations"),
        numbers=joined("numbers"),
        ordinals=joined("ordinals"),
        units={word.lower(): unit for unit, words in lists("units").items() for word in words},
        roles=lists("roles"),
        crew=lists("crew"),
        events=lists("events"),
        lead=lists("lead"),
        elsewhere=any_of(lists("orbit")["elsewhere"]),
    )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of the words, in any case, the longest first."""
    return re.compile(alternatives(words), re.IGNORECASE)


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first; Latin and Cyrillic ones begin a word."""
    return "|".join(
        (rf"(?<!\w){re.escape(word)}" if word[0].isalpha() and word[0] < "⺀" else re.escape(word))
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


def whole(words: Iterable[str]) -> str:
    """As ``alternatives``, and Latin and Cyrillic words end there as well."""
    return "|".join(
        (
            rf"(?<![^\W\d_]){re.escape(word)}(?!\w)"
            if word[-1].isalpha() and word[-1] < "⺀"
            else re.escape(word)
        )
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    )
