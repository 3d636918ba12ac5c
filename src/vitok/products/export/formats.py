"""The formats by their names, each brought from its file when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vitok.errors import InputError
from vitok.products.export.base import Exported
from vitok.reading import nearest, short

if TYPE_CHECKING:
    from vitok.flight import Flight

_MAKERS = {
    "oem": "oem:export",
    "opm": "opm:export",
    "aem": "aem:export",
    "omm": "omm:export",
    "tle": "tle:export",
    "czml": "czml:export",
    "kml": "kml:export",
    "parquet": "tables:parquet_export",
    "csv": "tables:csv_export",
    "spk": "spk:export",
}
FORMATS = tuple(_MAKERS)


def checked_formats(formats: str | Iterable[str]) -> tuple[str, ...]:
    """Names of formats, each once, of names or of texts of names with commas between them.

    InputError for a name that is none, and where none is given.
    """
    texts = (formats,) if isinstance(formats, str) else tuple(formats)
    names = tuple(dict.fromkeys(name.strip().lower() for text in texts for name in text.split(",")))
    for name in names:
        if name not in _MAKERS:
            raise InputError(
                f"format '{short(name)}' is none of {', '.join(FORMATS)}{nearest(name, FORMATS)}"
            )
    if not names:
        raise InputError(f"no format is given: {', '.join(FORMATS)}")
    return names


def exported(flight: Flight, formats: Iterable[str], *, xml: bool = False) -> Exported:
    """The files of a flight in formats by their names; InputError where the flight has nothing for one."""
    if not flight.arcs:
        raise InputError(f"{flight.mission.name}: nothing of it was flown, so there is nothing to export")
    files: dict[str, str | bytes] = {}
    told: list[str] = []
    for name in formats:
        module, _, function = _MAKERS[name].partition(":")
        make: Callable[..., Any] = getattr(import_module(f"vitok.products.export.{module}"), function)
        made = make(flight, xml=xml)
        files |= made.files
        told += [sentence for sentence in made.told if sentence not in told]
    return Exported(files, tuple(told))


def place_of(folder: Path | None, out: Path | None) -> Path:
    """Where the files go: what is asked, else the folder ``export`` in the flight's."""
    if out is not None:
        return out
    if folder is None:
        raise InputError("export: out is needed for a flight that is no folder")
    return folder / "export"
