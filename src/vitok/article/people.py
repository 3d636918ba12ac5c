"""The people that a field or a cell of an article names."""

import re
from dataclasses import dataclass, replace
from functools import cache

from mwparserfromhell.wikicode import Wikicode

from vitok.article.known import series_number
from vitok.article.language import any_of, lexicon, whole
from vitok.article.markup import MARK, MOST_MARKS, Link, marked

_MARKS = f"[{chr(MARK)}-{chr(MARK + MOST_MARKS - 1)}]"
_SUFFIX = re.compile(r"^\s*(?:Jr|Sr|II|III|IV|PhD|M\.?D)\b\.?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,200}[)）\]]")
_BETWEEN = re.compile(r"\s*[:：]\s*|\s[—–-]\s")  # a role and a name
_NUMBERED = re.compile(r"[(（]\s*(\d{1,2})\s*[)）]")
_LONGEST = 4000
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Named:
    """A person as a text names them: role and number of the flight where they stand beside, else "" and None.

    ``part`` is "launching", "landing" or "both", ``backup`` whether they stood by.
    """

    link: Link
    role: str = ""
    flight: int | None = None
    part: str = "both"
    backup: bool = False


def people(code: Wikicode) -> tuple[Named, ...]:
    """The people of a field in order: agencies, headings and roles are none."""
    text, links = marked(code)
    found: list[Named] = []
    part, backup = "both", False
    for piece in _pieces(text[:_LONGEST]):
        heading, piece = _headed(piece)
        if heading is not None:
            part, backup = heading
        if not piece:
            continue
        named = _named(piece, links)
        if named is not None:
            found.append(Named(*named, _part_beside(piece) or part, backup))
        elif found and not found[-1].role and english_role(piece):  # "[[A]], Roscosmos, commander"
            found[-1] = replace(found[-1], role=_bare_role(re.sub(_MARKS, " ", piece)))
    return tuple(dict.fromkeys(found))


def part_of(text: str) -> str:
    """Of which part of the flight a heading tells: "launching", "landing" or "both"."""
    up, down = _words("launching").search(text), _words("landing").search(text)
    return "launching" if up and not down else "landing" if down and not up else "both"


def is_backup(text: str) -> bool:
    """Whether a heading is that of those who stood by."""
    return bool(_words("backup").search(text))


def english_role(text: str) -> str:
    """The seat in English with its number, "" if the text names none.

    Short names count as whole words in capitals.
    """
    lower = text.lower()
    found = [(english, name) for english, names in _roles() for name in names if name in lower]
    # a commander beside an engineer is the first of them, a pilot within a payload specialist's name none
    whole_names = [row for row in found if not any(row[1] != other and row[1] in other for _, other in found)]
    if whole_names:
        english = whole_names[0][0]
        number = re.search(r"\d", text)
        return f"{english} {number[0]}" if number else english
    short = _seats()[0].search(text)
    return f"{_seats()[1][short['seat']]} {short['number'] or ''}".strip() if short else ""


@cache
def _seats() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the short names of seats, and the seat by each."""
    named = {word: english for english, words in lexicon().seats.items() for word in words}
    words = "|".join(sorted(map(re.escape, named), key=lambda word: -len(word)))
    return re.compile(rf"(?<![\w-])(?P<seat>{words})(?:[ -]?(?P<number>[1-9]))?(?![\w-])"), named


@cache
def _roles() -> list[tuple[str, tuple[str, ...]]]:
    """Roles with their lower names, that of any of the crew last."""
    rows = [(english, tuple(name.lower() for name in names)) for english, names in lexicon().roles.items()]
    return sorted(rows, key=lambda row: row[0] == "crew member")


@cache
def _words(kind: str) -> re.Pattern[str]:
    return any_of(lexicon().crew[kind])


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"(?:{whole(lexicon().crew['agencies'])})", re.IGNORECASE)


def _pieces(text: str) -> list[str]:
    """The text cut at what stands between people."""
    found: list[str] = []
    for line in text.split("\n"):
        cut = _and("wide").sub(r"\1\n", line)
        if _separable(cut):
            cut = _and("narrow").sub("\n", cut)
        for row in cut.split("\n"):
            parts = re.split(r"[,，、;；]", row)
            joined: list[str] = []
            for part in parts:
                if joined and _SUFFIX.match(part):
                    joined[-1] += "," + part
                else:
                    joined.append(part)
            found += joined
    return [piece.strip(" *#.•–—-") for piece in found if piece.strip(" *#.•–—-")]


@cache
def _and(kind: str) -> re.Pattern[str]:
    """Words for "and": narrow ones have blanks around them, wide ones stand between two links."""
    words = lexicon().crew["and"]
    narrow = "|".join(re.escape(word) for word in words if word[0] < "⺀")
    wide = "|".join(re.escape(word) for word in words if word[0] >= "⺀")
    if kind == "wide":
        return re.compile(rf"({_MARKS})\s*(?:{wide})\s*(?={_MARKS})")
    return re.compile(rf"\s+(?:{narrow})\s+|/(?![^(（)）]*[)）])")


def _separable(line: str) -> bool:
    """Whether "and" and slashes stand between people: not within a Chinese name, which has dots."""
    return not re.search(r"[⺀-鿿][·•∙][⺀-鿿]", line)


def _heading(piece: str) -> tuple[str, bool] | None:
    """Part and standing of those below, where a piece without a person is a heading; else None."""
    bare = _NUMBERED.sub("", piece).strip(" :：'")
    if re.search(_MARKS, piece) or english_role(bare):
        return None
    known = any(_words(kind).search(bare) for kind in ("launching", "landing", "prime", "backup"))
    if known and (piece.rstrip().endswith((":", "：")) or (len(bare.split()) <= 3 and not _is_name(bare))):
        return part_of(bare), is_backup(bare)
    return None


def _headed(piece: str) -> tuple[tuple[str, bool] | None, str]:
    """Part and standing where a piece is a heading or begins with one, and what is left of it."""
    heading = _heading(piece)
    if heading is not None:
        return heading, ""
    words, colon, rest = _BETWEEN.sub("\n", piece, count=1).partition("\n")
    heading = _heading(f"{words}:") if colon and rest.strip() else None
    return (None, piece) if heading is None else (heading, rest)


def _part_beside(piece: str) -> str:
    """The part of the flight that brackets behind a person tell; "" if they tell none."""
    for words in _BRACKETS.findall(piece):
        if len(words) < 20 and (_words("launching").search(words) or _words("landing").search(words)):
            return part_of(words)
    return ""


def _is_name(text: str) -> bool:
    """Whether words look like those of a person, none of them one of the crew's headings."""
    words = text.split()
    headings = any(
        _words(kind).search(text) for kind in ("launching", "landing", "prime", "backup", "section")
    )
    return len(words) >= 2 and all(word[0].isupper() for word in words) and not headings


def _named(piece: str, links: list[Link]) -> tuple[Link, str, int | None] | None:
    number = _NUMBERED.search(piece)
    flight = int(number[1]) if number else None
    own = [links[ord(c) - MARK] for c in piece if MARK <= ord(c) < MARK + len(links)]
    person = next((link for link in own if not _is_other(link)), None)
    beside = _NUMBERED.sub(" ", re.sub(_MARKS, " ", piece))
    role = beside.strip(" :：()（）–—-,") if english_role(beside) else ""
    role = role or next((seat for link in own if (seat := _seat(link))), "")
    if not own:
        role = next((words for words in _BRACKETS.findall(piece) if english_role(words)), "")
    if person is not None:
        return person, _bare_role(role), flight
    if own:
        return None
    text = _BRACKETS.sub("", piece)
    before, _, after = _BETWEEN.sub("\n", text, count=1).partition("\n")
    if after.strip() and english_role(before):
        text, role = after, before
    elif after.strip() and english_role(after):
        text, role = before, after
    text = _agencies().sub("", text) if _agencies().fullmatch(text.strip()) else text
    text = re.sub(rf"^(?:{_agencies().pattern})\s+(?=\S)", "", text, flags=re.IGNORECASE)
    text = text.strip(" :：'\"*–—-")
    nobody = (
        text.lower() in lexicon().crew["none"]
        or english_role(text)
        or re.search(r"\d", text)
        or len(text) < 2
    )
    if nobody or len(text) > _LONGEST_NAME or not re.search(r"[^\W\d_]", text):
        return None
    if any(text.lower() == word.lower() for kind in ("section", "person") for word in lexicon().crew[kind]):
        return None
    return Link(text), _bare_role(role), flight


def _is_other(link: Link) -> bool:
    """Whether a link leads to an agency, a country, a flight or a role, not to a person."""
    if series_number(link.text) or link.target.lower().startswith("expedition "):
        return True
    return bool(_agencies().fullmatch(link.text) or _agencies().fullmatch(link.target) or _seat(link))


def _seat(link: Link) -> str:
    """What a link to a seat calls it, in its text or by its title; "" of another."""
    return next((name for name in (link.text, *link.names) if english_role(name)), "")


def _bare_role(text: str) -> str:
    return re.sub(r"\s*[(（]\s*\d{1,2}\s*[)）]\s*", " ", text).strip(" :：–—-,()（）")
