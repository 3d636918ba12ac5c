"""The folder of a flown mission: all of its files or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from vitok.errors import InputError
from vitok.products import trajectory_file
from vitok.products.report import report
from vitok.products.summary import summary, text

if TYPE_CHECKING:
    from vitok.flight import Flight


def check_folder(folder: Path) -> None:
    """InputError if nothing can be written at ``folder``: asked before a flight, not after it."""
    taken = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not taken.is_dir():
        raise InputError(f"--out {folder}: {taken} is a file, a folder is needed")
    if not os.access(taken, os.W_OK | os.X_OK):
        raise InputError(f"--out {folder}: {taken} may not be written to")


def write(flight: Flight, folder: Path) -> None:
    """Writes ``flight.json``, ``report.html`` and the trajectory into ``folder``, making it if need be.

    Everything is made in a folder beside it first, so that an error leaves nothing half-written.
    """
    document = summary(flight)
    files: dict[str, str | bytes] = {
        "flight.json": text(document),
        "report.html": report(flight, document),
        trajectory_file.NAME: trajectory_file.trajectory_bytes(flight),
    }
    write_files(files, folder)


def write_files(files: Mapping[str, str | bytes], folder: Path) -> None:
    """Writes texts and bytes by file name into ``folder``, each whole or not at all."""
    check_folder(folder)
    try:
        _write_whole(files, folder)
    except OSError as error:
        raise InputError(f"--out {folder} cannot be written: {error.strerror}") from error


def _write_whole(files: Mapping[str, str | bytes], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".vitok-", dir=folder.parent) as workshop:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (Path(workshop) / name).write_bytes(data)
        folder.mkdir(exist_ok=True)
        for name in files:
            (Path(workshop) / name).replace(folder / name)
