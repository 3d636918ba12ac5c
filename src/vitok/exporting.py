"""Exporting from Python: a flight in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vitok.arguments import checked

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.products.export.base import Exported


@checked
def export(
    flight: Flight | str | Path,
    formats: str | Iterable[str],
    out: str | Path | None = None,
    *,
    xml: bool = False,
) -> Exported:
    """Writes a flight, or that of its folder, in formats: all files or none, into folder ``out``.

    ``formats`` are names of oem, opm, aem, omm, tle, czml, kml, parquet, csv, spk, also with commas between
    them; without ``out`` the files go to ``export`` in the flight's folder. ``xml`` writes the CCSDS
    messages in XML. Gives back the files' contents by name and what is to be told of them. InputError for a
    folder without a flight, an unknown format, a library that is not installed, and where the flight has
    nothing for a format.
    """
    from vitok.products.export.formats import checked_formats

    names = checked_formats(formats)  # looked at before what takes seconds to import

    from vitok.flight import Flight
    from vitok.products.export.formats import exported, place_of
    from vitok.products.trajectory_file import read_flight
    from vitok.writing import check_folder, write_files

    folder = None if isinstance(flight, Flight) else Path(flight)
    place = place_of(folder, None if out is None else Path(out))
    flown = flight if isinstance(flight, Flight) else read_flight(Path(flight))
    check_folder(place)
    made = exported(flown, names, xml=xml)
    write_files(made.files, place)
    return made
