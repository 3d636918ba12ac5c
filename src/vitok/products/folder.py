"""The folder of a flown mission: all of its files or none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from vitok.errors import InputError
from vitok.products import trajectory_file
from vitok.products.flight_document import FlightDocument
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.reading import file_fault, read_text, short, shown_path
from vitok.shown import json_text
from vitok.writing import write_files

if TYPE_CHECKING:
    from vitok.flight import Flight


_DOCUMENT = "flight.json"
_LONGEST_BYTES = 50_000_000


def read_document(folder: Path) -> dict[str, Any]:
    """What ``flight.json`` of a folder tells; InputError where it is not there or damaged."""
    file = folder / _DOCUMENT
    shown = shown_path(file)
    fault = file_fault(file)
    if fault is not None:
        raise InputError(fault)
    try:
        told = FlightDocument.model_validate(json.loads(read_text(file, _LONGEST_BYTES, "a flight")))
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        said = f"{'.'.join(map(str, found['loc']))}: {found['msg']}"
        raise InputError(f"{shown} is not what this vitok writes: {short(said, 300)}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{shown} is no JSON document, or damaged") from error
    return told.model_dump(by_alias=True)


def write(flight: Flight, folder: Path) -> None:
    """Writes ``flight.json``, ``report.html`` and the trajectory into ``folder``, making it if need be."""
    document = summary(flight)
    files: dict[str, str | bytes] = {
        _DOCUMENT: json_text(document),
        "report.html": report(flight, document),
        trajectory_file.NAME: trajectory_file.trajectory_bytes(flight),
    }
    write_files(files, folder)
