"""The parts of an article that hold facts, cut out by scanning: noise around them costs no parsing."""

import html
import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from vitok.article.language import lexicon
from vitok.article.scan import (
    Raw,
    Span,
    end_of_template,
    spans,
    split_template,
    templates_named,
    uncommented,
    unreferenced,
    without,
)
from vitok.errors import InputError
from vitok.reading import short

_TABLE = re.compile(
    r"^[ \t:]*\{\||^[ \t]*\|\}|<table\b[^<>]{0,400}>|</table\s*>", re.MULTILINE | re.IGNORECASE
)
_HEADING = re.compile(
    r"^={1,6}[ \t]{0,8}([^=\n]{1,120}?)[ \t]{0,8}={1,6}[ \t]{0,8}$|^;[ \t]{0,8}([^\n]{1,120})$", re.MULTILINE
)
_CATEGORY = re.compile(
    r"\[\[\s*(?:Category|分类|分類|Категория)\s*:\s*(?:(?:Category|分类|分類|Категория):)?([^\[\]|\n]{1,200})",
    re.IGNORECASE,
)
_CREW_TEMPLATE = re.compile(r"\{\{\s*spaceflight[ _]crew\s*(?=[|}\n<])", re.IGNORECASE)
_ZONE_TEMPLATE = re.compile(
    r"\{\{\s*((?:UTC|GMT)\s*[+\-−]?\s*\d{0,2}(?::?\d\d)?|北京时间|北京時間|东八区|東八區)\s*\}\}", re.I
)
_XML_TEXT = re.compile(r"<text\b[^<>]{0,400}>")
_XML_TITLE = re.compile(r"<title>([^<>]{1,400})</title>")
_LONGEST_INFOBOX = 3_000_000  # characters; each field is bounded by itself
_LONGEST_TABLE = 20_000
_LONGEST_REFERENCE = 4_000
_MOST_TABLES, _MOST_PAGES, _MOST_REFERENCES, _MOST_HEADINGS = 50, 50, 500, 500
_PROSE = 100_000


@dataclass(frozen=True)
class Section:
    """A table, a list or a crew template, and the headings above it, the nearest last."""

    headings: tuple[str, ...]
    markup: str


@dataclass(frozen=True)
class Parts:
    """Markup of an article's parts; ``title`` is that of an exported page, ``zone`` the page's, else ""."""

    title: str
    infobox: Raw
    zone: str
    tables: tuple[Section, ...]
    crews: tuple[Section, ...]
    lists: tuple[Section, ...]
    references: tuple[str, ...]
    categories: tuple[str, ...]
    lead: str
    prose: str


def extract(text: str, source: str) -> Parts:
    """Parts of an article; InputError if it has no infobox of a spaceflight, or one that does not end."""
    title, text = _page(text)
    text, references = unreferenced(uncommented(text))
    found = _infobox_pattern().search(text)
    if not found:
        other = _other_pattern().search(text)
        what = f", only '{short(' '.join(other[1].split()))}'" if other else ""
        raise InputError(f"{source} has no infobox of a spaceflight{what}")
    end = end_of_template(text, found.start(), _LONGEST_INFOBOX)
    if end is None:
        raise InputError(f"{source}: the infobox '{short(found['name'].strip())}' does not end")
    before, rest = text[: found.start()], text[end:]
    zone = _ZONE_TEMPLATE.search(before) or _ZONE_TEMPLATE.search(rest)
    places = spans(rest, _TABLE, ("{|", "<table"))
    headings = _headings(rest)
    crews = templates_named(rest, _CREW_TEMPLATE, _LONGEST_TABLE)
    around = before + rest
    prose = without(around, spans(around, _TABLE, ("{|", "<table")))[:_PROSE]
    first_heading = _HEADING.search(prose)
    return Parts(
        title=title,
        infobox=split_template(text[found.start() : end]),
        zone=zone[1] if zone else "",
        tables=tuple(
            Section(_above(headings, i), rest[i:j])
            for i, j in places[:_MOST_TABLES]
            if j - i <= _LONGEST_TABLE
        ),
        crews=tuple(Section(_above(headings, i), rest[i:j]) for i, j in crews[:_MOST_TABLES]),
        lists=_lists(rest, headings, places),
        references=tuple(each for each in references if len(each) <= _LONGEST_REFERENCE)[:_MOST_REFERENCES],
        categories=tuple(dict.fromkeys(match[1].strip() for match in _CATEGORY.finditer(text))),
        lead=prose[: first_heading.start()] if first_heading else prose,
        prose=prose,
    )


def _page(text: str) -> tuple[str, str]:
    """Title and markup of the first page of an XML export with an infobox of a spaceflight, else the text."""
    if "<mediawiki" not in text[:2000] and not re.search(r"<text\b[^<>]*xml:space", text[:20000]):
        return "", text
    best = "", text
    for number, opening in enumerate(_XML_TEXT.finditer(text)):
        end = text.find("</text>", opening.end())
        titles = list(_XML_TITLE.finditer(text, max(0, opening.start() - 4000), opening.start()))
        page = (
            html.unescape(titles[-1][1]) if titles else "",
            html.unescape(text[opening.end() : end if end > 0 else None]),
        )
        best = page if number == 0 else best
        if _infobox_pattern().search(page[1]):
            return page
        if number >= _MOST_PAGES or end < 0:
            break
    return best


@cache
def _infobox_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", "[ _]+") for name in lexicon().infoboxes)
    return re.compile(rf"\{{\{{\s*(?P<name>{names})\s*(?=[|}}\n<])", re.IGNORECASE)


@cache
def _other_pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, lexicon().generic))
    return re.compile(
        rf"\{{\{{\s*((?:{names})[^|{{}}\n/]{{0,80}}|[^|{{}}\n]{{0,80}}(?:{names}))", re.IGNORECASE
    )


def _headings(text: str) -> list[tuple[int, int, str]]:
    """Place, level and words of each heading; a line that begins with a semicolon is one of the lowest."""
    return [
        (match.start(), len(match[0]) - len(match[0].lstrip("=")) or 9, match[1] or match[2])
        for match in islice(_HEADING.finditer(text), _MOST_HEADINGS)
    ]


def _above(headings: list[tuple[int, int, str]], place: int) -> tuple[str, ...]:
    """The headings that a place stands under, the nearest last."""
    chain: list[tuple[int, str]] = []
    for start, level, words in headings:
        if start > place:
            break
        chain = [each for each in chain if each[0] < level] + [(level, words)]
    return tuple(words for _, words in chain)


def _lists(text: str, headings: list[tuple[int, int, str]], tables: list[Span]) -> tuple[Section, ...]:
    """Bulleted lists by the heading that they stand under, tables left out."""
    found: list[Section] = []
    edges = [*(start for start, _, _ in headings), len(text)]
    for (start, _, _), end in zip(headings, edges[1:], strict=False):
        body = without(
            text[start:end], [(i - start, j - start) for i, j in tables if start <= i and j <= end]
        )
        lines = [line for line in body[:_LONGEST_TABLE].split("\n") if line.lstrip().startswith(("*", "#"))]
        if lines:
            found.append(Section(_above(headings, start), "\n".join(lines)))
    return tuple(found[:_MOST_TABLES])
