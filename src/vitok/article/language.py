"""The words of the languages that articles are written in: one table from all files, as articles mix them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vitok.errors import InputError
from vitok.reading import short

_FOLDER = Path(__file__).parent / "languages"

_OBLIGATORY = ("infobox", "fields")
_TABLES = (
    "infobox", "fields", "dates", "clock", "durations", "numbers", "ordinals", "units", "roles", "seats",
    "crew", "events", "lead", "orbit",
)  # fmt: skip

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
    open: frozenset[str]  # in small letters
    actual: re.Pattern[str]
    clock: Mapping[str, Words]
    durations: Mapping[str, Words]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]  # unit by each of its names
    roles: Mapping[str, Words]
    seats: Mapping[str, Words]  # roles by their short names, in capitals
    crew: Mapping[str, Words]
    events: Mapping[str, Words]
    lead: Mapping[str, Words]
    elsewhere: re.Pattern[str]  # of an orbit about another world


@cache
def lexicon() -> Lexicon:
    """The words of all languages."""
    paths = sorted(_FOLDER.glob("*.toml"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for path, text in zip(paths, texts, strict=True):
        check_language(text, path.name)
    files = [tomllib.loads(text) for text in texts]

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
        docks=tuple(word for each in files for word in each["infobox"].get("docks", ())),
        generic=tuple(each["infobox"]["generic"] for each in files if "generic" in each["infobox"]),
        fields={word.lower(): name for each in files for word, name in each["fields"].items()},
        months={
            word.lower(): number
            for each in dates
            for number, words in enumerate(each.get("months", ()), 1)
            for word in words
        },
        planned=any_of(word for each in dates for word in each.get("planned", ())),
        open=frozenset(word.lower() for each in dates for word in each.get("open", ())),
        actual=any_of(word for each in dates for word in each.get("actual", ())),
        clock=lists("clock"),
        durations=lists("durations"),
        numbers=joined("numbers"),
        ordinals=joined("ordinals"),
        units={word.lower(): unit for unit, words in lists("units").items() for word in words},
        roles=lists("roles"),
        seats=lists("seats"),
        crew=lists("crew"),
        events=lists("events"),
        lead=lists("lead"),
        elsewhere=any_of(lists("orbit")["elsewhere"]),
    )


def check_language(text: str, source: str) -> None:
    """InputError where a language's file lacks an obligatory table, or has one without a meaning."""
    content = tomllib.loads(text)
    for table in _OBLIGATORY:
        if not isinstance(content.get(table), dict):
            raise InputError(f"{source}: the table [{table}] is missing; every language has it")
    infobox = content["infobox"]
    names = infobox.get("names") if isinstance(infobox, dict) else None
    if not isinstance(names, list) or not names:
        raise InputError(f"{source}: [infobox] names must be a list of the boxes' names, not {names!r}")
    for key, value in content.items():
        if key != "name" and (key not in _TABLES or not isinstance(value, dict)):
            raise InputError(
                f"{source}: '{short(key)}' is no table of a language; there are {', '.join(_TABLES)}"
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
