"""Tables of every arc and channel, of events and burns: columns with their unit in name and metadata."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from vitok.errors import FlightError
from vitok.evidence.events import event_rows
from vitok.flight import Flight
from vitok.mission.unit import unit_of
from vitok.motion.arc import Arc
from vitok.products.export.base import Exported
from vitok.products.export.bodies import stem
from vitok.products.export.extras import extra
from vitok.products.export.instants import utc_texts
from vitok.shown import json_text
from vitok.types import Vector

_UNITS = {"m2ps": "m2/s", "m2ps2": "m2/s2", "pa_s": "Pa s", "kg": "kg"}
_TOLD = {
    "utc": "instant, UTC",
    "t_s": "TAI seconds since the flight's epoch",
    "since_liftoff_s": "TAI seconds since lift-off",
    "mass_kg": "mass of the ship",
}
_FRAME = {"gcrf": "GCRF", "lvlh": "LVLH of the station"}


@dataclass(frozen=True, eq=False)
class Table:
    """Columns by name, all of one length: texts or numbers."""

    name: str
    columns: dict[str, list[Any] | Vector]


def tables(flight: Flight) -> Iterator[Table]:
    """A table of each arc, its pulses where thrusters fired, the events and the burns."""
    for arc in flight.arcs.values():
        yield Table(arc.name, columns(flight, arc))
        if arc.pulses:
            jets = [name for name, pulses in arc.pulses.items() for _ in pulses]
            rows = np.concatenate(list(arc.pulses.values()))
            yield Table(f"{arc.name}-pulses", {"thruster": jets, "t_s": rows[:, 0], "on_s": rows[:, 1]})
    yield _of_rows("events", event_rows(flight))
    yield _of_rows(
        "burns",
        [
            {
                "phase": arc.name,
                "name": burn.name,
                "utc": utc_texts(flight.epoch, np.array([burn.start_s]))[0] + "Z",
                "t_s": burn.start_s,
                "duration_s": burn.duration_s,
                "delta_v_mps": burn.delta_v_mps,
                "propellant_kg": burn.propellant_kg,
            }
            for arc in flight.arcs.values()
            for burn in arc.burns
        ],
    )


def unit(column: str) -> str:
    """Unit of a column by the end of its name, "1" for a number without one."""
    suffix = next((each for each in _UNITS if column.endswith(f"_{each}")), "")
    return _UNITS.get(suffix) or unit_of(column) or "1"


def metadata(column: str) -> dict[str, str]:
    """What a column's name says: unit, frame where there is one, and in words what it is."""
    frame = next((name for part, name in _FRAME.items() if part in column.split("_")), None)
    told = {"unit": "UTC" if column == "utc" else unit(column), "description": _words(column)}
    return told | ({"frame": frame} if frame else {})


def csv_export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME-TABLE.csv`` of each, and ``NAME-tables.json``, their columns as CSVW (W3C 2015) tells them."""
    files: dict[str, str | bytes] = {}
    described = []
    for table in tables(flight):
        name, out = f"{stem(flight)}-{table.name}.csv", io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
        writer.writerow(table.columns)
        columns = [_plain(key, each) for key, each in table.columns.items()]
        writer.writerows(zip(*columns, strict=True))
        files[name] = out.getvalue()
        about = [
            {"name": key, "titles": key, "dc:description": _words(key), "vitok:unit": metadata(key)["unit"]}
            | ({"vitok:frame": metadata(key)["frame"]} if "frame" in metadata(key) else {})
            for key in table.columns
        ]
        described.append({"url": name, "tableSchema": {"columns": about}})
    document = {"@context": "http://www.w3.org/ns/csvw", "tables": described}
    return Exported(files | {f"{stem(flight)}-tables.json": json_text(document)})


def parquet_export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME-TABLE.parquet`` of each; InputError where pyarrow is not installed."""
    arrow, parquet = extra("pyarrow", "campaign"), extra("pyarrow.parquet", "campaign")
    files: dict[str, str | bytes] = {}
    about = {
        "mission": flight.mission.name,
        "title": flight.mission.title,
        "seed": str(flight.draws.seed),
        "run": str(flight.draws.run),
        "epoch_utc": flight.epoch.utc(0.0),
    }
    for table in tables(flight):
        columns = {key: _plain(key, each) for key, each in table.columns.items()}
        arrays = {key: arrow.array(each) for key, each in columns.items()}
        fields = [arrow.field(key, each.type, metadata=metadata(key)) for key, each in arrays.items()]
        whole = arrow.table(list(arrays.values()), schema=arrow.schema(fields, metadata=about))
        out = io.BytesIO()
        parquet.write_table(whole, out, compression="zstd")
        files[f"{stem(flight)}-{table.name}.parquet"] = out.getvalue()
    return Exported(files)


def columns(flight: Flight, arc: Arc) -> dict[str, list[Any] | Vector]:
    """Instants, GCRF states, mass and every channel of a phase, by names that end in their units."""
    made: dict[str, list[Any] | Vector] = {
        "utc": [f"{text}Z" for text in utc_texts(flight.epoch, arc.t_s)],
        "t_s": arc.t_s,
    }
    if flight.liftoff_s is not None:
        made["since_liftoff_s"] = arc.t_s - flight.liftoff_s
    for axis, row in zip("xyz", arc.r_gcrf_m.T, strict=True):
        made[f"{axis}_gcrf_m"] = row
    for axis, row in zip("xyz", arc.v_gcrf_mps.T, strict=True):
        made[f"v{axis}_gcrf_mps"] = row
    return made | {"mass_kg": arc.mass_kg} | arc.channels


def _of_rows(name: str, rows: list[dict[str, Any]]) -> Table:
    keys = dict.fromkeys(key for row in rows for key in row)
    return Table(name, {key: [row.get(key) for row in rows] for key in keys})


def _plain(key: str, values: list[Any] | Vector) -> list[Any]:
    """Python's own values; FlightError for a number that is not finite."""
    plain: list[Any] = values.tolist() if isinstance(values, np.ndarray) else values
    if not all(isfinite(each) for each in plain if isinstance(each, float)):
        raise FlightError(f"{key} of the flight holds what is no finite number: it is not exported")
    kinds = {type(each) for each in plain if each is not None}
    return (
        [None if each is None else str(each) for each in plain] if str in kinds and len(kinds) > 1 else plain
    )


def _words(column: str) -> str:
    return _TOLD.get(column, column.replace("_", " "))
