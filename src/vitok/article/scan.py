"""Marks of wiki markup found in one pass each, so that noise costs no more than its length."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_COMMENT = re.compile(r"<!--|-->")
_LITERAL = re.compile(r"<nowiki\s*>|</nowiki\s*>", re.IGNORECASE)
_REFERENCE = re.compile(r"<ref\b[^<>]{0,400}>|</ref\s*>", re.IGNORECASE)
_BRACKET = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_SHIELD = str.maketrans({c: f"&#{ord(c)};" for c in "{}[]|<>='"})

_NEST = re.compile(r"\{\{|\}\}|\[\[|\]\]")
_DEEPEST = 12  # of templates and links within each other
_MOST_PARAMETERS = 1_000
_MOST_UNCLOSED = 3  # templates, each of which costs a search to the end

Span = tuple[int, int]


@dataclass(frozen=True)
class Raw:
    """A template's name and its parameters in order, as they stand: key ("" by position) and markup."""

    name: str
    parameters: tuple[tuple[str, str], ...]


def spans(text: str, marks: re.Pattern[str], opening: str | tuple[str, ...]) -> list[Span]:
    """From each opening mark to its closing one; nested ones are within the outermost, unclosed ones none."""
    found: list[Span] = []
    open_at: list[int] = []
    for mark in marks.finditer(text):
        if mark[0].strip(" \t:").lower().startswith(opening):
            if not mark[0].endswith("/>"):
                open_at.append(mark.start())
        elif open_at:
            begin = open_at.pop()
            while found and found[-1][0] >= begin:
                found.pop()
            found.append((begin, mark.end()))
    return found


def without(text: str, places: Sequence[Span], instead: str = "") -> str:
    """The text without the spans, which are in order and apart."""
    ends = [0, *(end for _, end in places)]
    begins = [*(begin for begin, _ in places), len(text)]
    return instead.join(text[end:begin] for end, begin in zip(ends, begins, strict=True))


def uncommented(text: str) -> str:
    """The text without comments, and with the marks within ``<nowiki>`` as entities."""
    # of comment marks in a row the first counts: what a comment holds is no mark
    places: list[Span] = []
    begin: int | None = None
    for mark in _COMMENT.finditer(text):
        if mark[0] == "<!--" and begin is None:
            begin = mark.start()
        elif mark[0] == "-->" and begin is not None:
            places.append((begin, mark.end()))
            begin = None
    text = without(text, places)
    pieces, at = [], 0
    for begin, end in spans(text, _LITERAL, "<nowiki"):
        pieces += [text[at:begin], _LITERAL.sub("", text[begin:end]).translate(_SHIELD)]
        at = end
    return "".join([*pieces, text[at:]])


def unreferenced(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its references, and these."""
    places = spans(text, _REFERENCE, "<ref")
    kept = without(text, places)
    return re.sub(r"<ref\b[^<>]{0,400}/>", "", kept, flags=re.IGNORECASE), tuple(text[i:j] for i, j in places)


def end_of_template(text: str, start: int, longest: int) -> int | None:
    """Where the template that begins at ``start`` ends; None if its braces are not closed in ``longest``."""
    depth = 0
    for match in re.finditer(r"\{\{|\}\}", text[start : start + longest]):
        depth += 1 if match[0] == "{{" else -1
        if depth == 0:
            return start + match.end()
    return None


def split_template(markup: str) -> Raw:
    """A template's parameters, split at the bars that are its own: not those in links or inner templates."""
    inner = markup[2:-2]
    bars: list[list[int]] = [[]]
    kinds = [""]
    for match in _BRACKET.finditer(inner):
        mark = match[0]
        if mark == "|":
            bars[-1].append(match.start())
        elif mark in ("{{", "[["):
            bars.append([])
            kinds.append(mark)
        elif mark == "]]" and kinds[-1] == "[[":
            bars.pop()
            kinds.pop()
        elif mark == "}}":
            loose: list[int] = []
            while kinds[-1] == "[[":  # a link that is never closed is none: its bars are the template's
                kinds.pop()
                loose += bars.pop()
            bars[-1] += loose
            if len(kinds) > 1:
                bars.pop()
                kinds.pop()
    # of templates or links that are never closed the bars count as this one's
    own = sorted(bar for level in bars for bar in level)[:_MOST_PARAMETERS]
    parts = [inner[i:j] for i, j in zip([-1, *own], [*own, len(inner)], strict=True)]
    return Raw(parts[0].strip(), tuple(_parameter(part[1:]) for part in parts[1:]))


def _parameter(part: str) -> tuple[str, str]:
    key, equals, value = part.partition("=")
    named = equals and not re.search(r"[\[\]{}<]", key)
    return (" ".join(key.split()), value.strip()) if named else ("", part.strip())


def templates_named(text: str, pattern: re.Pattern[str], longest: int) -> list[Span]:
    """Where templates stand in a text whose beginnings, from the braces on, fit a pattern; outermost ones."""
    found: list[Span] = []
    failed = 0
    for match in pattern.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        end = end_of_template(text, match.start(), longest)
        if end is not None:
            found.append((match.start(), end))
        elif (failed := failed + 1) >= _MOST_UNCLOSED:
            break
    return found


def bounded(markup: str, longest: int, most_tags: int) -> tuple[str, bool]:
    """The markup cut to a length, and whether it was; tags beyond a number and templates too deep within
    others are dropped by this pass."""
    cut = len(markup) > longest
    markup = markup[:longest]
    if markup.count("<") > most_tags:
        markup = _TAG.sub(" ", markup).replace("<", " ")
    if markup.count("{{") > most_tags or markup.count("[[") > most_tags or markup.count("''") > most_tags:
        markup = re.sub(r"\{\{|\}\}|\[\[|\]\]|''", " ", markup)
    return _shallow(markup), cut


def _shallow(markup: str) -> str:
    """The markup without the braces and brackets of what lies deeper than people write."""
    places: list[Span] = []
    depth = 0
    for match in _NEST.finditer(markup):
        opens = match[0] in ("{{", "[[")
        depth += opens
        if depth > _DEEPEST:
            places.append(match.span())
        depth = depth if opens else max(depth - 1, 0)
    return without(markup, places, " ") if places else markup
