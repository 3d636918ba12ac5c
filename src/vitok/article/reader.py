"""An article read: its infobox, crew, visits, cargo, references and categories."""

import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mwparserfromhell.wikicode import Wikicode

from vitok.article.article import Article, Point, Reference, Remark
from vitok.article.cargo import cargo_of
from vitok.article.crew import CrewMember, crew_of, member_of, merged
from vitok.article.docks import docks_of
from vitok.article.extract import extract
from vitok.article.fields import Source, Value, canonical, is_empty, is_known, read_field
from vitok.article.instants import Around, Clash, Instant
from vitok.article.language import lexicon
from vitok.article.markup import pictures
from vitok.article.scan import Raw, bounded, split_template, templates_named
from vitok.article.templates import tells
from vitok.article.zones import of_page
from vitok.errors import InputError
from vitok.reading import read_text, short

_YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
_URL = re.compile(r"\burl\s*=\s*([^|}\s]{1,1000})|(https?://[^\s|\]}<]{1,1000})")
_TITLE = re.compile(r"\btitle\s*=\s*([^|}]{1,500})")
_LARGEST_BYTES = 20_000_000
_LONGEST_FIELD, _MOST_TAGS = 4_000, 120
_MOST_FIELDS, _MOST_DOCKS = 400, 20
_TIMES = {"launch_date": "launch_time", "landing_date": "landing_time"}  # of boxes with a field for each

Group = dict[str, Source]


def read_file(path: Path) -> Article:
    """The article in a file, or in standard input for ``-``.

    InputError if it cannot be read, is no text in UTF-8, or is no article of a spaceflight.
    """
    if str(path) == "-":
        return read(_standard_input(), "standard input")
    return read(read_text(path, _LARGEST_BYTES, "an article"), str(path))


def _standard_input() -> str:
    content = sys.stdin.buffer.read(_LARGEST_BYTES + 1)
    if len(content) > _LARGEST_BYTES:
        raise InputError(
            f"standard input is longer than {_LARGEST_BYTES / 1e6:g} MB, the most that is read of an article"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"standard input is not a text in UTF-8: byte {error.start} is wrong") from error


def read(text: str, source: str) -> Article:
    """The article in a text of wiki markup, or in the XML export of a page.

    InputError if it is empty or has no infobox of a spaceflight. A field that cannot be is a remark.
    """
    if not text.strip():
        raise InputError(f"{source} is empty")
    parts = extract(text, source)
    remarks: list[Remark] = []
    mute: list[str] = []
    groups, count = _groups(parts.infobox, remarks, mute)
    main = groups[0]
    around = Around(_year(main), None, of_page(parts.zone))
    values, clashes, aboard = _values(groups, around, remarks)
    fields = {name: value for group in reversed(values) for name, value in group.items()}
    fields = {name: fields[name] for group in values for name in group}  # the infobox's own first
    codes = {name: code for group in groups for name, code in group.items()}
    members = crew_of(
        parts.tables, parts.crews, parts.lists, len([each for each in aboard if not each.backup])
    )
    return Article(
        source=source,
        template=" ".join(parts.infobox.name.split()),
        title=parts.title,
        zone=parts.zone,
        fields=fields,
        field_count=count,
        unknown=tuple(dict.fromkeys((*(name for name in fields if not is_known(name)), *mute))),
        remarks=tuple(remarks),
        clashes=tuple(clashes),
        mission_pictures={
            name: files for name, each in codes.items() if each.text and (files := tuple(pictures(each.code)))
        },
        aboard=aboard,
        crew=tuple(each for each in members if not each.backup),
        backup=tuple(each for each in (*members, *aboard) if each.backup),
        docks=docks_of(values)[:_MOST_DOCKS],
        landing_point=_point(main["landing_site"].code) if "landing_site" in main else None,
        cargo=cargo_of(parts.prose),
        references=tuple(filter(None, map(_reference, parts.references))),
        categories=parts.categories,
        lead=parts.lead,
        prose=parts.prose,
    )


def _groups(box: Raw, remarks: list[Remark], mute: list[str]) -> tuple[list[Group], int]:
    """Filled fields of the infobox, and of each template of a visit in it; how many there are in all.

    ``mute`` takes the names of those whose templates show nothing here.
    """
    groups: list[Group] = [{}]
    count = 0
    for name, markup in box.parameters[:_MOST_FIELDS]:
        boxes = "{{" in markup and len(markup) < 60_000
        inner = templates_named(markup, _dock_pattern(), len(markup)) if boxes else []
        if not inner:
            if name:
                count += 1
                _add(groups[0], canonical(name), markup, (remarks, mute))
            continue
        for begin, end in inner[:_MOST_DOCKS]:
            number = len(groups)
            visit: Group = {}
            inner_box = split_template(markup[begin:end])
            named = canonical if _is_visit(inner_box) else str  # of another world its own names
            for key, value in inner_box.parameters[:_MOST_FIELDS]:
                if key:
                    count += 1
                    _add(visit, named(key) + (f"_{number}" if number > 1 else ""), value, (remarks, mute))
            groups.append(visit)
    for key, beside in _TIMES.items():
        clock = groups[0].get(beside)
        if key in groups[0] and clock is not None:
            groups[0][key] = Source.of(f"{groups[0][key].code}, {clock.code}")
    return groups, count


def _is_visit(box: Raw) -> bool:
    """Whether a template within the infobox tells of a visit to a station."""
    name = " ".join(box.name.replace("_", " ").split()).lower()
    return name in lexicon().docks or any(canonical(key).startswith("docking") for key, _ in box.parameters)


@cache
def _dock_pattern() -> re.Pattern[str]:
    """How a box within the infobox begins, such as that of a visit."""
    names = "|".join(re.escape(name).replace(r"\ ", "[ _]+") for name in lexicon().docks)
    boxes = "|".join(map(re.escape, lexicon().generic))
    return re.compile(
        rf"\{{\{{\s*(?:(?:{names})\s*|(?:{boxes})[^|{{}}\n]{{0,60}})(?=[|}}\n<])", re.IGNORECASE
    )


def _add(group: Group, name: str, markup: str, notes: tuple[list[Remark], list[str]]) -> None:
    if not markup or name in group:
        return
    markup, cut = bounded(markup, _LONGEST_FIELD, _MOST_TAGS)
    source = Source.of(markup)
    remarks, mute = notes
    if is_empty(source.text) and not pictures(source.code):
        if not source.text and any(map(tells, source.code.ifilter_templates(recursive=False))):
            mute.append(name)
        return
    group[name] = source
    if cut:
        remarks.append(
            Remark(name, short(markup), f"is longer than {_LONGEST_FIELD} characters and was cut there")
        )


def _values(
    groups: Sequence[Group], around: Around, remarks: list[Remark]
) -> tuple[list[dict[str, Value]], list[tuple[str, Clash]], tuple[CrewMember, ...]]:
    """Values of all fields by group, the launch first: a date without a year is not before it."""
    values: list[dict[str, Value]] = [{} for _ in groups]
    clashes: list[tuple[str, Clash]] = []
    aboard: list[CrewMember] = []
    launch = groups[0].get("launch_date")
    if launch is not None:
        first = read_field("launch_date", launch, around).value
        if isinstance(first, Instant):
            around = Around(first.utc.year, first.utc, around.zone)
    for group, found in zip(groups, values, strict=True):
        for name, source in group.items():
            read = read_field(name, source, around)
            found[name] = read.value
            if read.remark:
                remarks.append(Remark(name, short(" ".join(source.text.split()), 80), read.remark))
            if read.clash is not None:
                clashes.append((name, read.clash))
            part = {"crew_launching": "launching", "crew_landing": "landing"}.get(name, "both")
            aboard += [member_of(each, part) for each in read.people]
    return values, clashes, merged(aboard)


def _year(fields: Group) -> int | None:
    """Year of the launch, for dates without one: of its date, else of the COSPAR number."""
    for name in ("launch_date", "COSPAR_ID"):
        found = _YEAR.search(fields[name].text) if name in fields else None
        if found:
            return int(found[1])
    return None


def _point(code: Wikicode) -> Point | None:
    """Latitude and longitude (deg) of the first template of coordinates in a field."""
    for node in code.ifilter_templates(recursive=True):
        numbers = re.findall(
            r"[-+−]?\d{1,3}(?:\.\d{1,12})?|\b[NSEWnsew]\b",
            " ".join(str(each.value) for each in node.params if not each.showkey)[:200],
        )
        if str(node.name).strip().lower().startswith(("coord", "coor ")):
            return _degrees([each.replace("−", "-") for each in numbers])
    return None


def _degrees(parts: Sequence[str]) -> Point | None:
    """Latitude and longitude of degrees, or of degrees, minutes and seconds with a letter behind each."""
    angles: list[float] = []
    numbers: list[float] = []
    for part in parts:
        if part.isalpha():
            if not 1 <= len(numbers) <= 3:
                return None
            angle = sum(abs(number) / 60.0**power for power, number in enumerate(numbers))
            angles.append(-angle if part in "SWsw" or numbers[0] < 0.0 else angle)
            numbers = []
        else:
            numbers.append(float(part))
    if not angles and len(numbers) >= 2:
        angles = numbers[:2]
    if len(angles) < 2 or abs(angles[0]) > 90.0 or abs(angles[1]) > 180.0:
        return None
    return angles[0], angles[1]


def _reference(markup: str) -> Reference | None:
    url, title = _URL.search(markup), _TITLE.search(markup)
    if not url and not title:
        return None
    return Reference(title[1].strip() if title else "", (url[1] or url[2]) if url else "")
