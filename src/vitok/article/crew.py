"""The crew table: who flew in which seat, for the how-many-th time."""

import re
from dataclasses import dataclass

from mwparserfromhell.nodes import Tag
from mwparserfromhell.wikicode import Wikicode

from vitok.article.markup import Link, links, parse, plain

_ROLE_HEADINGS = ("职位", "職位", "職務", "职务", "position", "role", "seat")
_ROLES = {
    "commander": ("指令长", "指令長", "指挥官", "指揮官", "commander"),
    "flight engineer": ("飞行工程师", "飛行工程師", "随船工程师", "flight engineer", "engineer"),
    "pilot": ("驾驶员", "駕駛員", "飞行员", "pilot"),
    "mission specialist": ("任务专家", "任務專家", "mission specialist"),
    "spaceflight participant": (
        "太空游客",
        "太空參與者",
        "参与者",
        "spaceflight participant",
        "space tourist",
    ),
}
_COUNTRY = re.compile(r"\{\{\s*flag(?:icon|country|deco|athlete)?\s*\|\s*([^|}]+)", re.IGNORECASE)
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "only": 1,
}
_CHINESE = {character: number for number, character in enumerate("零一二三四五六七八九")}
_CHINESE |= {"两": 2, "首": 1, "唯": 1}


@dataclass(frozen=True)
class CrewMember:
    """A row of the crew table; "" and None where it tells nothing."""

    role: str  # as it stands
    english_role: str
    name: str
    english_name: str
    country: str
    flight: int | None  # the how-many-th of this person


def crew_of(tables: tuple[str, ...]) -> tuple[CrewMember, ...]:
    """Crew of the first table that has seats and names; none if there is no such table."""
    for markup in tables:
        if not any(heading in markup.lower() for heading in _ROLE_HEADINGS):
            continue
        members = _members(markup)
        if members:
            return members
    return ()


def _members(markup: str) -> tuple[CrewMember, ...]:
    tables = parse(markup).filter_tags(matches=lambda tag: str(tag.tag) == "table", recursive=True)
    found = []
    for row in _rows(tables[0]) if tables else []:
        member = _member(row)
        if member:
            found.append(member)
    return tuple(found)


def _rows(table: Tag) -> list[list[Wikicode]]:
    rows = table.contents.filter_tags(matches=lambda tag: str(tag.tag) == "tr", recursive=False)
    cells = (
        row.contents.filter_tags(matches=lambda tag: str(tag.tag) in ("td", "th"), recursive=False)
        for row in rows
    )
    return [[cell.contents for cell in row] for row in cells]


def _member(cells: list[Wikicode]) -> CrewMember | None:
    """The person of a row; None if it names no seat, as a heading does not."""
    texts = [plain(cell) for cell in cells]
    seats = [number for number, text in enumerate(texts) if _english_role(text)]
    if not seats:
        return None
    seat = seats[0]
    others = [number for number in range(len(cells)) if number != seat]
    named = [number for number in others if links(cells[number]) or texts[number]]
    if not named:
        return None
    at = named[0]
    who = _person(cells[at], texts[at])
    country = _COUNTRY.search(str(cells[at]))
    rest = " ".join([*texts[at].split("\n")[1:], *(texts[number] for number in named[1:])])
    return CrewMember(
        texts[seat],
        _english_role(texts[seat]),
        who.text,
        who.english or (who.text if who.text.isascii() else ""),
        country[1].strip() if country else "",
        _flight(rest),
    )


def _person(cell: Wikicode, text: str) -> Link:
    """The link that the cell begins with, else its words up to a comma: agencies may stand behind."""
    name = text.split("\n")[0]
    first = next(iter(links(cell)), None)
    return first if first and name.startswith(first.text) else Link(re.split(r"[,，]", name)[0].strip())


def _english_role(text: str) -> str:
    """The seat in English with its number, "" if the text names none."""
    lower = text.lower()
    for english, names in _ROLES.items():
        if any(name in lower for name in names):
            number = re.search(r"\d", text)
            return f"{english} {number[0]}" if number else english
    return ""


def _flight(text: str) -> int | None:
    """The number of a spaceflight: "第3次", "第三次", "Third spaceflight", "3rd"."""
    digits = re.search(r"第\s*(\d+)\s*次|(\d+)\s*(?:st|nd|rd|th)\b", text, re.IGNORECASE)
    if digits:
        return int(digits[1] or digits[2])
    chinese = re.search(r"第([零一二三四五六七八九两])次|(首|唯)[次一]", text)
    if chinese:
        return _CHINESE[chinese[1] or chinese[2]]
    word = re.search(r"\b(" + "|".join(_ORDINALS) + r")\b", text, re.IGNORECASE)
    return _ORDINALS[word[1].lower()] if word else None
