"""The infobox's fields: what kind of fact each one is, and its value of that kind."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from mwparserfromhell.wikicode import Wikicode

from vitok.article.dates import dates_in, western
from vitok.article.durations import Duration, read_duration
from vitok.article.instants import Around, Clash, Instant, read_instant
from vitok.article.language import any_of, lexicon
from vitok.article.markup import Link, links, parse, pictures, plain
from vitok.article.measures import Measure, read_count, read_measure, read_period
from vitok.article.people import Named, people
from vitok.article.zones import tells_more

Value = Instant | Duration | Measure | int | Link | tuple[Link, ...] | str

_FILE = re.compile(r"^(?:file|image|文件|档案|檔案|файл)\s*:", re.IGNORECASE)
_ARRIVALS = ("docking_date", "start_date")
_WANTED = {
    "instants": "an instant", "durations": "a span of time", "counts": "a number", "measures": "a quantity",
    "periods": "a period",
}  # fmt: skip
_NUMBERED = re.compile(r"[_ ]?\d{1,2}$")
_PLACEHOLDER = re.compile(r"N{2,}|X{2,}|\?+|[–—-]+", re.IGNORECASE)


@dataclass(frozen=True)
class Read:
    """A field's value, and what else reading it gave: a remark on what cannot be, two clocks that disagree,
    the people that it names."""

    value: Value
    remark: str = ""
    clash: Clash | None = None
    people: tuple[Named, ...] = ()


@cache
def kinds() -> dict[str, str]:
    """Kind of each field that is known."""
    tables = tomllib.loads((Path(__file__).parent / "fields.toml").read_text(encoding="utf-8"))
    return {name: kind for kind, names in tables.items() for name in names}


@cache
def _known() -> dict[str, str]:
    """What a field is called here, by what it may be called in an article, in small letters."""
    names: dict[str, str] = dict(lexicon().fields)
    return names | {name.lower(): name for name in kinds()}


@cache
def canonical(name: str) -> str:
    """What an article's field is called here; its own name, cut to a length, if its meaning is not known."""
    name = " ".join(name.split())[:60]
    lower = name.lower()
    for key, suffix in ((lower, ""), (_NUMBERED.sub("", lower), (_NUMBERED.search(lower) or [""])[0])):
        found = (
            _known().get(key) or _known().get(key.replace(" ", "_")) or _known().get(key.replace("_", " "))
        )
        if found:
            return found + suffix
    return name


@cache
def kind_key(name: str) -> str:
    """The field's name without the number that a second visit or crew list carries."""
    bare = _NUMBERED.sub("", name)
    return bare if bare in kinds() else name


def is_known(name: str) -> bool:
    """Whether the meaning of a field is known here."""
    return kind_key(name) in kinds()


def is_empty(text: str) -> bool:
    """Whether a text says nothing: a template's placeholder, dashes."""
    return not text or bool(_PLACEHOLDER.fullmatch(text))


@dataclass(frozen=True)
class Source:
    """A field's markup as nodes, and its plain text."""

    code: Wikicode
    text: str

    @classmethod
    def of(cls, markup: str) -> "Source":
        """Of markup that is bounded."""
        code = parse(markup)
        return cls(code, plain(code))


def read_field(name: str, source: Source, around: Around) -> Read:
    """Value of a field by its kind; the plain text, with a remark, where it is not of that kind."""
    read = _of_kind(name, source, around)
    wanted = _WANTED.get(kinds().get(kind_key(name), ""))
    if wanted is None or read.remark or not isinstance(read.value, str) or _says_nothing(read.value):
        return read
    return replace(read, remark=f"is not understood as {wanted}")


def _says_nothing(text: str) -> bool:
    """Whether a text says in words that there is nothing to tell, or not yet."""
    words = lexicon()
    bare = text.strip(" ().*").lower()
    return (
        is_empty(bare) or bare in words.crew["none"] or bare in words.open or bool(words.planned.search(text))
    )


def _of_kind(name: str, source: Source, around: Around) -> Read:
    key, code, text = kind_key(name), source.code, source.text
    kind = kinds().get(key, "")
    if kind == "instants":
        text = plain(code, tells_more)
        reading = read_instant(_of_arrival(text) if key in _ARRIVALS else text, around)
        return Read(reading.instant or text, reading.remark, reading.clash)
    if kind == "durations":
        span = read_duration(text)
        return Read(span.duration or text, span.remark)
    readers: dict[str, Callable[[str], Measure | int | None]] = {
        "counts": read_count, "measures": read_measure, "periods": read_period,
    }  # fmt: skip
    if kind in readers:
        try:
            number = readers[kind](text)
        except ValueError as error:
            return Read(text, f"cannot be: {error}")
        return Read(text if number is None else number)
    if kind == "people":
        named = people(code)
        return Read(tuple(each.link for each in named) or text, people=named)
    if kind == "lists":
        known = {link.text: link for link in links(code)}
        return Read(tuple(known.get(line, Link(line)) for line in text.split("\n")))
    if kind == "pictures":
        return Read((pictures(code) or [_FILE.sub("", text).strip()])[0])
    if kind == "names":
        return Read(_name(text, links(code)))
    return Read(text)


def _of_arrival(text: str) -> str:
    """Of several lines the one that tells of the docking or berthing itself, with a date of the others."""
    lines = text.split("\n")
    arrived = [line for line in lines if any_of(lexicon().events["arrival"]).search(line)]
    if not arrived or len(arrived) == len(lines):
        return text
    dates = dates_in(western(text[:400]))
    if dates_in(western(arrived[0][:400])) or not dates:
        return arrived[0]
    return f"{western(text)[dates[0].start : dates[0].end]} {arrived[0]}"


def _name(text: str, found: list[Link]) -> Link:
    """The field's text, with the English titles of the links in it and what they lead to."""
    whole = next((link for link in found if link.text == text), None)
    english = " ".join(link.english for link in found if link.english)
    return whole or Link(text, english, "\n".join(link.target for link in found if link.target))
