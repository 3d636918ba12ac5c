"""The parts of an article that hold facts, cut out by scanning: noise around them costs no parsing."""

import re
from dataclasses import dataclass

from vitok.errors import InputError

_INFOBOX = re.compile(
    r"\{\{\s*(?P<name>infobox[ _]+space[ _]?(?:flight|mission|craft)|infobox[ _]+(?:航天|太空|宇航)[^|{}\n]*|"
    r"(?:宇航|航天|太空任务|太空任務)信息框)\s*(?=[|}\n<])",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\{\{\s*(infobox[^|{}\n/]*|[^|{}\n]*信息框)", re.IGNORECASE)
_TABLE = re.compile(r"^[ \t:]*\{\||^[ \t]*\|\}", re.MULTILINE)
_REFERENCE = re.compile(r"<ref\b[^<>/]{0,200}>|</ref\s*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--|-->")
_CATEGORY = re.compile(
    r"\[\[\s*(?:Category|分类|分類)\s*:\s*(?:Category:)?([^\[\]|\n]{1,200})", re.IGNORECASE
)
_LONGEST = 200_000  # characters of an infobox
_LONGEST_TABLE = 20_000
_LONGEST_REFERENCE = 4_000
_MOST_TABLES = 50
_PROSE = 100_000


@dataclass(frozen=True)
class Parts:
    """Markup of an article's parts."""

    template: str  # the infobox's name
    infobox: str
    tables: tuple[str, ...]
    references: tuple[str, ...]
    categories: tuple[str, ...]
    prose: str


def extract(text: str, source: str) -> Parts:
    """Parts of an article; InputError if it has no infobox of a spaceflight, or one that does not end."""
    text = _without(text, _spans(text, _COMMENT, "<!--"))
    found = _INFOBOX.search(text)
    if not found:
        other = _OTHER.search(text)
        what = f", only '{' '.join(other[1].split())}'" if other else ""
        raise InputError(f"{source} has no infobox of a spaceflight{what}")
    end = _end(text, found.start())
    if end is None:
        raise InputError(f"{source}: the infobox '{found['name'].strip()}' does not end")
    rest = text[: found.start()] + text[end:]
    tables = [rest[i:j] for i, j in _spans(rest, _TABLE, "{|") if j - i <= _LONGEST_TABLE]
    references = [rest[i:j] for i, j in _spans(rest, _REFERENCE, "<ref") if j - i <= _LONGEST_REFERENCE]
    prose = rest[: 2 * _PROSE]
    prose = _without(prose, _spans(prose, _TABLE, "{|"))
    prose = _without(prose, _spans(prose, _REFERENCE, "<ref"))
    return Parts(
        " ".join(found["name"].split()),
        text[found.start() : end],
        tuple(tables[:_MOST_TABLES]),
        tuple(references),
        tuple(dict.fromkeys(match[1].strip() for match in _CATEGORY.finditer(rest))),
        prose[:_PROSE],
    )


def _spans(text: str, marks: re.Pattern[str], opening: str) -> list[tuple[int, int]]:
    """From each opening mark to the closing one next to it, in one pass; of openings in a row the last."""
    spans, begin = [], None
    for mark in marks.finditer(text):
        if mark[0].strip(" \t:").lower().startswith(opening):
            begin = mark.start()
        elif begin is not None:
            spans.append((begin, mark.end()))
            begin = None
    return spans


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    ends = [0, *(end for _, end in spans)]
    begins = [*(begin for begin, _ in spans), len(text)]
    return "".join(text[end:begin] for end, begin in zip(ends, begins, strict=True))


def _end(text: str, start: int) -> int | None:
    """Where the template that begins at ``start`` ends; None if its braces are never closed."""
    depth = 0
    for match in re.finditer(r"\{\{|\}\}", text[start : start + _LONGEST]):
        depth += 1 if match[0] == "{{" else -1
        if depth == 0:
            return start + match.end()
    return None
