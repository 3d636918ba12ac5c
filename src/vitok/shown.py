"""Results as a notebook shows them: a table in HTML, with the text in it escaped."""

import sys
from collections.abc import Callable, Mapping, Sequence
from html import escape


def html_table(title: str, rows: Sequence[Mapping[str, str]]) -> str:
    """A table of rows that have the same columns; the title alone where there is no row."""
    head = "".join(f"<th>{escape(name)}</th>" for name in rows[0]) if rows else ""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(value)}</td>" for value in row.values()) + "</tr>" for row in rows
    )
    return f"<table><caption>{escape(title)}</caption><tr>{head}</tr>{body}</table>"


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
    return lambda step: line.update(step)  # each step in place of the last
