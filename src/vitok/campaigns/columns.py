"""The columns of a campaign's table: one row for each run, null where it does not tell a value.

``input/NAME`` is what chance gave, ``margin/PHASE/LIMIT`` what is left to a limit, ``mass/`` and ``peak/``
what the phases have, ``EVENT.QUANTITY`` what an event tells. Run 0 is the flight of the plan, in no sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.types import Vector

if TYPE_CHECKING:
    import pyarrow as pa

INPUT, MARGIN = "input/", "margin/"
OF_THE_RUN = ("run", "status", "reason", "success", "failures")


def sample(table: pa.Table) -> pa.Table:
    """The rows of the runs in which chance decides, in their order: all but run 0."""
    return table.filter(table["run"].to_numpy() > 0)


def nominal(table: pa.Table) -> pa.Table | None:
    """The row of the flight of the plan, run 0; None where it was not flown, or failed."""
    row = table.filter(table["run"].to_numpy() == 0)
    return row if row.num_rows and row["status"][0].as_py() == "flown" else None


def runs_of(table: pa.Table) -> NDArray[np.int64]:
    """The numbers of the runs."""
    return np.asarray(table["run"].to_numpy(), dtype=np.int64)


def flags(table: pa.Table, name: str) -> NDArray[np.bool_]:
    """A column of yes and no; what is not told is no."""
    return np.asarray(table[name].cast("bool").fill_null(False).to_numpy(), dtype=bool)


def flown(table: pa.Table) -> NDArray[np.bool_]:
    """Whether each run came to its end."""
    return np.asarray(table["status"].to_numpy() == "flown", dtype=bool)


def numbers(table: pa.Table, name: str) -> Vector:
    """A column of numbers (n,), NaN where a run does not tell it."""
    return np.array(table[name].cast("float64").to_numpy(), dtype=float)


def names_of(table: pa.Table, prefix: str) -> list[str]:
    """The columns whose names begin so, in the table's order."""
    return [name for name in table.column_names if name.startswith(prefix)]


def outcomes(table: pa.Table) -> list[str]:
    """The columns of numbers that a flight gives: neither inputs nor what is told of the run itself."""
    return [
        name
        for name in table.column_names
        if name not in OF_THE_RUN and not name.startswith(INPUT) and _is_number(table, name)
    ]


def _is_number(table: pa.Table, name: str) -> bool:
    kind = str(table.schema.field(name).type)
    return kind.startswith(("double", "float", "int", "uint"))
