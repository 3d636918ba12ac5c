"""The events of a flight in a row that shows itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from vitok.earth.time import Epoch
from vitok.motion.arc import Event
from vitok.shown import html_table, printable, when


class Events(tuple[Event, ...]):
    """A tuple of events that tells each with its instant in UTC."""

    epoch: Epoch

    def __new__(cls, events: Iterable[Event], epoch: Epoch) -> Self:
        made = super().__new__(cls, tuple(events))
        made.epoch = epoch
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self), self.epoch

    @property
    def rows(self) -> list[dict[str, str]]:
        """The name and the instant of each."""
        return [{"event": each.name, "UTC": when(self.epoch.utc(each.t_s), each.detail)} for each in self]

    def __repr__(self) -> str:
        rows = self.rows
        width = max((len(row["UTC"]) for row in rows), default=0)
        return "\n".join(printable(f"{row['UTC']:{width}}  {row['event']}") for row in rows)

    def _repr_html_(self) -> str:
        return html_table("Events", self.rows)
