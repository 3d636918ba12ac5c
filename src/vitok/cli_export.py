"""The commands that hand a flight on: to other tools, and to people as its report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vitok.cli_options import JsonOption
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


@exports.command()
def report(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder that vitok fly --out wrote.")],
    *,
    lang: Annotated[str, typer.Option(help="Language of the page: en or zh.")] = "en",
    figure: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="One chart alone, as ascent, by the name of its CSV in the page."),
    ] = None,
    campaign: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Folder of a campaign of the same plan, told in a chapter."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="By default DIR/report.html, or DIR/NAME.svg of a figure; a figure may end in .png.",
        ),
    ] = None,
) -> None:
    """Write a flight's report anew, in English or Chinese, or one of its charts as SVG or PNG."""
    import vitok

    file = vitok.report(folder, out, lang=lang, figure=figure, campaign=campaign)
    typer.echo(printable(f"wrote {file}"))


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
