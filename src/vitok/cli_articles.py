"""The commands that read articles."""

from __future__ import annotations

from typing import Annotated

import typer

from vitok.cli_options import JsonOption
from vitok.shown import printable

articles = typer.Typer()

ArticleArgument = Annotated[
    str, typer.Argument(help="File of an article in wiki markup, or an XML export; - is standard input.")
]

_FOUND = 4  # the status with which a check ends that found something wrong


@articles.command()
def check(
    article: ArticleArgument,
    tle: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="File of the station's element sets, may be given again: then physics judges too.",
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with 0, not with 4, where something wrong was found.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read an article on a spaceflight: its facts, its contradictions, and what physics says of them.

    Ends with 4 where it found a contradiction or an impossibility.
    """
    import vitok
    from vitok.screen import Progress, print_check, print_json

    with Progress() as progress:
        found = vitok.check(article, tle or (), progress=progress)
    if as_json:
        print_json(found.summary())
    else:
        print_check(found)
    if found.wrong and not exit_zero:
        raise typer.Exit(_FOUND)


@articles.command("import")
def import_article(
    article: ArticleArgument,
    out: Annotated[str, typer.Option("--out", "-o", metavar="PATH", help="Mission file to write.")],
    tle: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="File of the station's element sets, may be given again."),
    ] = None,
) -> None:
    """Write a mission file from an article: its facts as the record, what it lacks as marked assumptions."""
    import vitok
    from vitok.screen import Progress

    with Progress() as progress:
        written = vitok.import_article(article, out, tle=tle or (), progress=progress)
    typer.echo(printable(f"wrote {written}"))
