"""Text as it is shown: never markup, never a command to the terminal, never longer than it can be read."""

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any
from unicodedata import category

# Controls, lone surrogates, separators of lines, and format characters, which turn the direction of writing
# or have no width.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_NEEDED = {"\n", "\u200c", "\u200d"}  # joiners are letters' business in Persian, Hindi and emoji
_LONGEST_SENTENCE, _LONGEST_WORD = 1000, 300


def hides(character: str) -> bool:
    """Whether a character steers a terminal, turns the direction of writing or is not seen at all."""
    return character not in _NEEDED and category(character) in _HIDDEN


def printable(text: str) -> str:
    """Text with all that steers a terminal or hides shown as an escape; line feeds stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(repr(c)[1:-1] if hides(c) else c for c in text)


def clipped(text: str, longest: int) -> str:
    """Text of at most ``longest`` characters, a long one without its middle: what is allowed stands last."""
    tail = longest // 3
    return text if len(text) <= longest else f"{text[: longest - tail - 5]} ... {text[-tail:]}"


def sentence_of(error: object) -> str:
    """An error on one line of bounded length, safe to print."""
    words = re.sub(rf"\S{{{_LONGEST_WORD + 1},}}", lambda word: clipped(word[0], _LONGEST_WORD), str(error))
    return clipped(printable(" ".join(words.split("\n"))), _LONGEST_SENTENCE)


def json_text(document: Any, encoding: str = "utf-8") -> str:
    """JSON text of a document, keys in its own order, a line at the end; ASCII if the encoding asks it."""
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(document, indent=1, allow_nan=False) + "\n"
    return text


def html_text(text: str) -> str:
    """Text as it stands in a page."""
    return escape(printable(text))


def html_table(title: str, rows: Sequence[Mapping[str, str]]) -> str:
    """A table of rows that have the same columns; the title alone where there is no row."""
    head = "".join(f"<th>{html_text(name)}</th>" for name in rows[0]) if rows else ""
    body = "".join(
        "<tr>" + "".join(f"<td>{html_text(value)}</td>" for value in row.values()) + "</tr>" for row in rows
    )
    return f"<table><caption>{html_text(title)}</caption><tr>{head}</tr>{body}</table>"


def when(utc: str, detail: Mapping[str, float | str]) -> str:
    """An event's instant as it is given, or the two between which it lies if its detail knows no more."""
    if "after_utc" not in detail:
        return utc
    after, before = (str(detail[key])[:16].replace("T", " ") for key in ("after_utc", "before_utc"))
    return f"between {after} and {before}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 lift-off``, ``2 passes``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def progress_of(asked: Callable[[str], None] | None) -> Callable[[str], None]:
    """Where the steps of a task are told: where asked for, in a notebook below its cell, else nowhere."""
    if asked is not None:
        return asked
    if "ipykernel" not in sys.modules:
        return lambda step: None
    from IPython.display import display

    line = display("", display_id=True)
    if line is None:  # the kernel's package is there, but none runs
        return lambda step: None
    return lambda step: line.update(step)  # each step in place of the last
