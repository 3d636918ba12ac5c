"""The command that hands a flight to other tools."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vitok.cli_catalogue import JsonOption
from vitok.shown import printable

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.products.export.base import Exported

exports = typer.Typer()

FormatOption = Annotated[
    list[str],
    typer.Option(
        "--format",
        metavar="NAMES",
        help="Of oem, opm, aem, omm, tle, czml, kml, parquet, csv, spk; commas between them, or given again.",
    ),
]
ExportOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES", help="Formats as of vitok export, such as oem,czml, written to PATH/export."
    ),
]


@exports.command()
def export(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder that vitok fly --out wrote.")],
    *,
    formats: FormatOption,
    out: Annotated[
        str | None, typer.Option(metavar="PATH", help="Folder for the files; by default DIR/export.")
    ] = None,
    xml: Annotated[bool, typer.Option("--xml", help="Write the CCSDS messages in XML.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write a flight's trajectory, attitude and ground tracks as files of other tools."""
    import vitok

    made = vitok.export(folder, formats, out, xml=xml)
    place = Path(folder) / "export" if out is None else Path(out)
    if as_json:
        from vitok.screen import print_json

        print_json({"folder": str(place), "files": list(made.files), "told": list(made.told)})
    else:
        _tell(made, place)


def check_asked(formats: str | None, out: str | None) -> None:
    """InputError, before a flight and not after it, for formats that are none, or that have no place."""
    if formats is None:
        return
    from vitok.errors import InputError
    from vitok.products.export.formats import checked_formats

    checked_formats(formats)
    if out is None:
        raise InputError("--export writes beside the flight: it needs --out PATH")


def write_beside(flight: "Flight", formats: str | None, out: str | None, *, quiet: bool) -> None:
    """Tells what was written of a flight just flown, and writes it in formats to ``export`` in its folder."""
    if out is not None and not quiet:
        typer.echo(printable(f"wrote {Path(out)}: flight.json, report.html and trajectory.npz"))
    if formats is None or out is None:
        return
    import vitok

    place = Path(out) / "export"
    made = vitok.export(flight, formats, place)
    if not quiet:
        _tell(made, place)


def _tell(made: "Exported", place: Path) -> None:
    for sentence in made.told:
        typer.echo(printable(sentence))
    for name in made.files:
        typer.echo(printable(f"wrote {place / name}"))
