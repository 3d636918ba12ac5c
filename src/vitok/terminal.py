"""A terminal of any width: text as text, and tables that fit."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vitok.shown import printable

_NARROWEST = 40  # a terminal that says it is narrower wraps the lines itself


class Screen(Console):
    """A console to which text is text: no markup, no names of emoji, no colours by guess."""

    def __init__(self, *, stderr: bool = False, width: int | None = None) -> None:
        super().__init__(stderr=stderr, width=width, markup=False, emoji=False, highlight=False)
        if self.width < _NARROWEST:
            self.width = _NARROWEST

    def on_broken_pipe(self) -> None:
        """Called where the reader is gone: the error goes on to ``main``."""
        raise

    @property
    def bounded(self) -> bool:
        """Whether it has a width to keep to: a file and a pipe take lines of any length, for other tools."""
        return self.is_terminal or "COLUMNS" in os.environ

    def tell(self, sentence: str) -> None:
        self.print(printable(sentence), soft_wrap=not self.bounded)

    def table(
        self,
        title: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        right: Collection[str] = (),
        headed: bool = True,
    ) -> None:
        """A table as wide as it needs; in less room wrapped between words, and at last a sentence a row.

        No figure and no name is ever cut. ``right`` names the columns of figures; ``headed`` shows the names.
        """
        shown = [*([columns] if headed else []), *rows]
        widths = _widths(shown, self.width - 3 * len(columns) - 1 if self.bounded else None)
        if widths is not None:
            made = Table(title=printable(title), show_header=headed)
            for name, width in zip(columns, widths, strict=True):
                made.add_column(printable(name), justify="right" if name in right else "left", width=width)
            for row in rows:
                made.add_row(*map(printable, row))
            console_width = self.width
            self.width = max(console_width, sum(widths) + 3 * len(columns) + 1)
            self.print(made)
            self.width = console_width
            return
        self.tell(title)
        for row in rows:
            named = [f"{name} {value}" for name, value in zip(columns[1:], row[1:], strict=True) if value]
            told = f"{row[0]}: {', '.join(named if headed else row[1:])}"
            self.print(Padding(Text(printable(told)), (0, 0, 0, 2)))


def _widths(rows: Sequence[Sequence[str]], room: int | None) -> list[int] | None:
    """Widths of columns: as their texts, in less room no less than their words; None in still less."""
    cells = [[printable(each) for each in column] for column in zip(*rows, strict=True)]
    widest = [max(cell_len(line) for each in column for line in each.split("\n")) for column in cells]
    if room is None or sum(widest) <= room:
        return widest
    widths = [max(cell_len(word) for each in column for word in each.split() or [""]) for column in cells]
    if sum(widths) > room:
        return None
    # names of rows stay whole where a third of the room takes them
    widths[0] = max(widths[0], min(widest[0], room // 3, room - sum(widths[1:])))
    for _ in range(room - sum(widths)):
        tightest = max(range(len(widths)), key=lambda each: widest[each] - widths[each])
        widths[tightest] += 1
    return widths
