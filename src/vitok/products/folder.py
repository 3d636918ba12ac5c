"""The folder of a flown mission: all of its files or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vitok.products import trajectory_file
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.shown import json_text
from vitok.writing import write_files

if TYPE_CHECKING:
    from vitok.flight import Flight


def write(flight: Flight, folder: Path) -> None:
    """Writes ``flight.json``, ``report.html`` and the trajectory into ``folder``, making it if need be."""
    document = summary(flight)
    files: dict[str, str | bytes] = {
        "flight.json": json_text(document),
        "report.html": report(flight, document),
        trajectory_file.NAME: trajectory_file.trajectory_bytes(flight),
    }
    write_files(files, folder)
