"""The samples of a phase as columns, for arithmetic and for tables."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np

from vitok.arguments import checked
from vitok.errors import InputError
from vitok.products.export.tables import columns
from vitok.shown import html_table
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.flight import Flight

_SHOWN = 4  # rows at either end


class States(dict[str, Vector]):
    """Columns (n,) by their names, which end in their units.

    A dictionary, so that ``pandas.DataFrame(states)`` and ``polars.DataFrame(states)`` take it as it is.
    ``utc`` holds texts, for a leap second is no instant of numpy's.
    """

    def __repr__(self) -> str:
        return f"<States: {len(self['t_s'])} rows of {', '.join(self)}>"

    def _repr_html_(self) -> str:
        count = len(self["t_s"])
        shown = [row for row in range(count) if min(row, count - 1 - row) < _SHOWN]
        rows = [{name: _cell(values[row]) for name, values in self.items()} for row in shown]
        return html_table(f"{count} rows, of which the first and last {_SHOWN}", rows)


@checked
def states(flight: Flight, phase: str) -> States:
    """The samples of a phase: instant, GCRF position and velocity (m, m/s), mass (kg), every channel.

    The columns are those of the exported tables. InputError for a phase that was not flown.
    """
    if phase not in flight.arcs:
        near = get_close_matches(phase, flight.arcs, 1)
        hint = f"did you mean {near[0]}" if near else f"flown are {', '.join(flight.arcs)}"
        raise InputError(f"the flight of {flight.mission.name} has no phase '{phase}': {hint}")
    return States({name: np.asarray(each) for name, each in columns(flight, flight.arcs[phase]).items()})


def _cell(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
