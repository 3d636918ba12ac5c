"""The crew of an article: who flew in which seat, up or down, for the how-many-th time, and who stood by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vitok.article.extract import Section
from vitok.article.language import any_of, lexicon
from vitok.article.markup import Link, parse, plain
from vitok.article.people import Named, english_role, is_backup, part_of, people
from vitok.article.scan import bounded, split_template
from vitok.article.tables import Cell, Grid, grid

_COUNTRY = re.compile(
    r"\{\{\s*flag(?:[ _]?icon|[ _]?country|[ _]?deco|athlete|u)?\s*\|\s*([^|}]{1,60})"
    r"|\{\{\s*([A-Z]{3})\s*\}\}",
    re.I,
)
_SEAT = re.compile(
    r"(position|crew|flights?|agency|expedition)[ _]?(\d{1,2})(?:[ _]?(up|down))?", re.IGNORECASE
)
_PARTS = {"up": "launching", "down": "landing"}
_CHINESE = {character: number for number, character in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "首": 1,
    "唯": 1,
}
_LONGEST, _MOST_TAGS, _MOST = 2_000, 100, 60


@dataclass(frozen=True)
class CrewMember:
    """One of the crew; "" and None where it tells nothing. ``part`` is "both", "launching" or "landing"."""

    role: str  # as it stands
    english_role: str
    name: str
    english_name: str
    country: str
    flight: int | None  # the how-many-th of this person
    part: str = "both"
    backup: bool = False
    title: str = ""  # of the article about them

    @property
    def names(self) -> tuple[str, ...]:
        """All by which the person may be known."""
        return Link(self.name, self.english_name, self.title).names


@dataclass(frozen=True)
class _Columns:
    seat: int | None
    people: tuple[tuple[int, str, bool], ...]  # column, part, whether of those who stood by
    flights: int | None


def crew_of(
    tables: Iterable[Section], templates: Iterable[Section], lists: Iterable[Section], least: int = 0
) -> tuple[CrewMember, ...]:
    """Crew and backup of the first table, template or list that names them; none if there is no such one.

    A list of fewer than ``least`` people names some of the crew, not all.
    """
    found: list[CrewMember] = []
    for read, sections in ((_of_template, templates), (_of_table, tables), (_of_list, lists)):
        for section in sections:
            members = read(section)
            known = {(each.backup, each.part) for each in found}
            fresh = {(each.backup, each.part) for each in members}
            partial = read is _of_list and not any(each.backup for each in members) and len(members) < least
            if members and not partial and not known & fresh and not (found and _both_told(known, fresh)):
                found += members
    return tuple(found[:_MOST])


def member_of(named: Named, part: str = "both") -> CrewMember:
    """A person of the infobox as one of the crew."""
    return CrewMember(
        named.role, english_role(named.role), named.link.text, _english(named.link), "", named.flight,
        named.part if part == "both" else part, named.backup, named.link.target,
    )  # fmt: skip


def merged(members: Iterable[CrewMember]) -> tuple[CrewMember, ...]:
    """Each person once: those of several fields by their names, with the parts that these tell together."""
    found: list[list[CrewMember]] = []
    for each in members:
        same = next((row for row in found if _same(row[0], each)), None)
        if same is None:
            found.append([each])
        else:
            same.append(each)
    return tuple(map(_one, found))


def _one(rows: list[CrewMember]) -> CrewMember:
    first, parts = rows[0], {each.part for each in rows}
    return replace(
        first,
        part=first.part if len(parts) == 1 else "both",
        role=next((each.role for each in rows if each.role), ""),
        english_role=next((each.english_role for each in rows if each.english_role), ""),
        flight=next((each.flight for each in rows if each.flight is not None), None),
    )


def _same(one: CrewMember, other: CrewMember) -> bool:
    return one.backup == other.backup and not set(one.names).isdisjoint(other.names)


def _both_told(known: set[tuple[bool, str]], fresh: set[tuple[bool, str]]) -> bool:
    """Whether who flew is told already, and told again otherwise."""
    return any(not backup for backup, _ in known) and any(
        part == "both" and not backup for backup, part in fresh
    )


def _english(link: Link) -> str:
    return link.english or (link.text if link.text.isascii() else "")


def _of_table(section: Section) -> list[CrewMember]:
    table = grid(section.markup)
    if len(table.rows) < 2:
        return []
    texts = [[_text(cell) for cell in row] for row in table.rows]
    cells = table.rows
    heading = next((n for n in range(min(3, len(cells))) if _columns(cells[n], texts[n]) is not None), None)
    below = 0 if heading is None else heading + 1  # of headings over several columns those below tell more
    if 0 < below < min(3, len(cells)) and all(cell.heading for cell in cells[below]):
        heading = below if _columns(cells[below], texts[below]) is not None else heading
    about = " ".join([*section.headings[-2:], table.caption])
    backup, part = is_backup(about), part_of(about) if not is_backup(about) else "both"
    if heading is None:
        rows = [_seated(row, text) for row, text in zip(table.rows, texts, strict=True)]
        members = [each for each in rows if each is not None]
    else:
        columns = _columns(cells[heading], texts[heading])
        assert columns is not None
        members = _by_columns(table, texts, heading, columns)
        if not any(each.english_role for each in members) and not _about_crew(about):
            return []
    members = [
        replace(each, backup=each.backup or backup, part=part if each.part == "both" else each.part)
        for each in members
    ]
    return _numbered(members)


def _about_crew(heading: str) -> bool:
    return bool(any_of((*lexicon().crew["section"], *lexicon().crew["backup"])).search(heading))


def _columns(row: tuple[Cell, ...], texts: list[str]) -> _Columns | None:
    """What the columns of a row of headings hold; None if it heads no people.

    Of a heading over several columns the first holds the people, the others what is told of them.
    """
    spanned = {n for n in range(1, len(row)) if row[n] is row[n - 1]}
    crew = lexicon().crew
    lower = [text.lower() for text in texts]

    def column(kind: str, besides: set[int]) -> int | None:
        return next(
            (
                n
                for n, text in enumerate(lower)
                if n not in besides and len(text) < 40 and any(word.lower() in text for word in crew[kind])
            ),
            None,
        )

    seat = column("position", set())
    flights = column("flights", {seat} if seat is not None else set())
    taken = {each for each in (seat, flights) if each is not None}
    persons = tuple(
        (n, part_of(text), is_backup(text))
        for n, text in enumerate(lower)
        if n not in taken | spanned and len(text) < 40 and not english_role(text) and _heads_people(text)
    )
    if not persons or (seat is None and flights is None and len(texts) < 2):
        return None
    beside = next(
        (n for n in sorted(spanned) if flights is None and n - 1 in {each[0] for each in persons}), None
    )
    return _Columns(seat, persons, flights if beside is None else beside)


def _heads_people(text: str) -> bool:
    crew = lexicon().crew
    person = any(word.lower() in text for word in crew["person"])
    other = any(word.lower() in text for word in crew["country"])
    return person and not other


def _by_columns(table: Grid, texts: list[list[str]], heading: int, columns: _Columns) -> list[CrewMember]:
    found: list[CrewMember] = []
    for row, text in zip(table.rows[heading + 1 :], texts[heading + 1 :], strict=True):
        seen: list[tuple[Cell, int]] = []
        for column, part, backup in columns.people:
            if column >= len(row) or (
                row[column].heading and column != 0 and columns.seat != column and all(c.heading for c in row)
            ):
                continue
            cell = row[column]
            twice = next((at for other, at in seen if other is cell), None)
            if twice is not None:  # one cell for both parts
                found[twice] = replace(found[twice], part="both")
                continue
            role = text[columns.seat] if columns.seat is not None and columns.seat < len(text) else ""
            beside = (
                text[columns.flights] if columns.flights is not None and columns.flights < len(text) else ""
            )
            member = _person(cell, role, beside)
            if member is not None:
                seen.append((cell, len(found)))
                found.append(replace(member, part=part, backup=backup))
    return found


def _seated(row: tuple[Cell, ...], texts: list[str]) -> CrewMember | None:
    """The person of a row of a table without headings; None if it names no seat."""
    seat = next((n for n, text in enumerate(texts) if english_role(text) and len(text) < 60), None)
    if seat is None:
        return None
    others = [n for n in range(len(row)) if n != seat and texts[n]]
    if not others:
        return None
    return _person(row[others[0]], texts[seat], " ".join(texts[n] for n in others[1:]))


def _person(cell: Cell, role: str, beside: str) -> CrewMember | None:
    """The first person of a cell: what follows them there may be agency and number of the flight."""
    named = next(iter(people(parse(_bounded(cell.markup)))), None)
    if named is None:
        return None
    country = _COUNTRY.search(cell.markup)
    text = _text(cell)
    flight = named.flight or _flight(" ".join([*text.split("\n")[1:], text.partition(",")[2], beside]))
    role = "\n".join(role.split("\n")[:1]) or named.role
    return CrewMember(
        role, english_role(role), named.link.text, _english(named.link),
        (country[1] or country[2]).strip() if country else "", flight, title=named.link.target,
    )  # fmt: skip


def _of_template(section: Section) -> list[CrewMember]:
    """Of {{Spaceflight crew}}: positions, and who sat there on the way up and down."""
    given: dict[tuple[str, int, str], str] = {}
    for key, value in split_template(section.markup).parameters:
        match = _SEAT.fullmatch(key)
        if match and value:
            given[match[1].lower().rstrip("s"), int(match[2]), (match[3] or "").lower()] = _bounded(value)
    about = " ".join(section.headings[-2:])
    found: list[CrewMember] = []
    for number in sorted({number for _, number, _ in given}):
        role = plain(parse(given.get(("position", number, ""), "")))
        both = given.get(("crew", number, ""))
        ways = {"": both} if both else {way: given.get(("crew", number, way)) for way in ("up", "down")}
        people_of = []
        for way, markup in ways.items():
            beside = given.get(("flight", number, way), "")
            member = _person(Cell(markup, False), role, plain(parse(beside))) if markup else None
            if member is not None:
                people_of.append(replace(member, part=_PARTS.get(way, "both"), backup=is_backup(about)))
        if len(people_of) == 2 and _same(*people_of):
            people_of = [
                replace(people_of[0], part="both", flight=people_of[0].flight or people_of[1].flight)
            ]
        found += people_of
    # without anybody on the way down the crew did not change
    if found and not any(each.part == "landing" for each in found):
        found = [replace(each, part="both") for each in found]
    return found


def _of_list(section: Section) -> list[CrewMember]:
    about = " ".join(section.headings[-2:])
    if not section.headings or not _about_crew(section.headings[-1]):
        return []
    part = "both" if is_backup(about) else part_of(section.headings[-1])
    named = [
        each
        for each in people(parse(_bounded(section.markup)))
        if each.link.target or each.role or each.flight
    ]
    return [replace(member_of(each, part), backup=each.backup or is_backup(about)) for each in named]


def _bounded(markup: str) -> str:
    return bounded(markup, _LONGEST, _MOST_TAGS)[0]


def _text(cell: Cell) -> str:
    return plain(parse(_bounded(cell.markup)))


def _numbered(members: list[CrewMember]) -> list[CrewMember]:
    """Where a table counts the flights before this one, as a 0 shows, the number of this one."""
    if not any(each.flight == 0 for each in members):
        return members
    return [replace(each, flight=None if each.flight is None else each.flight + 1) for each in members]


def _flight(text: str) -> int | None:
    """The number of a spaceflight: "第3次", "第三次", "Third spaceflight", "3rd"."""
    digits = re.search(
        r"第\s*(\d{1,3})\s*次|(\d{1,3})\s*(?:st|nd|rd|th)\b|^\s*(\d{1,2})\s*(?:$|次|\n|[^\w\s.:])",
        text,
        re.IGNORECASE,
    )
    if digits:
        return int(digits[1] or digits[2] or digits[3])
    chinese = re.search(r"第([零一二三四五六七八九两])次|(首|唯)[次一]", text)
    if chinese:
        return _CHINESE[chinese[1] or chinese[2]]
    lower = text.lower()
    return next(
        (number for word, number in lexicon().ordinals.items() if re.search(rf"(?<!\w){word}(?!\w)", lower)),
        None,
    )
