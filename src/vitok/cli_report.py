"""The command that makes the report of a flight anew, or a single picture of it."""

from __future__ import annotations

from typing import Annotated

import typer

from vitok.shown import printable

reports = typer.Typer()


@reports.command()
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
