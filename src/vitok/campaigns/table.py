"""Rows of runs as a table of Arrow: columns by name, in one order whatever rows come together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from vitok.campaigns.row import Row

_FIRST = ("run", "status", "reason", "success", "failures")
_GROUPS = ("input/", "margin/", "mass/", "peak/")  # in this order, and the events after them
_TYPES: dict[type, pa.DataType] = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}


def table_of(rows: Sequence[Row]) -> pa.Table:
    """A table of at least one row; what a row does not tell is null there."""
    kinds = {name: _TYPES[type(value)] for row in rows for name, value in row.items()}
    schema = pa.schema([(name, kinds[name]) for name in sorted(kinds, key=_place)])
    return pa.Table.from_pylist(rows, schema)


def united(schemas: Iterable[pa.Schema]) -> pa.Schema:
    """All columns of several tables, in the order that a table of all rows has."""
    kinds = {field.name: field.type for schema in schemas for field in schema}
    return pa.schema([(name, kinds[name]) for name in sorted(kinds, key=_place)])


def joined(tables: Sequence[pa.Table]) -> pa.Table:
    """One table of the rows of several."""
    schema = united(table.schema for table in tables)
    return pa.concat_tables(tables, promote_options="default").select(schema.names)


def _place(name: str) -> tuple[int, int, str]:
    if name in _FIRST:
        return 0, _FIRST.index(name), name
    group = next((k for k, begin in enumerate(_GROUPS) if name.startswith(begin)), len(_GROUPS))
    return 1, group, name
