"""The command that shows a flight in 3-D."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vitok.shown import printable

viewing = typer.Typer()


@viewing.command()
def view(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder of a flight that vitok fly wrote.")],
    out: Annotated[
        str | None, typer.Option(metavar="PATH", help="HTML file to write; DIR/view.html by default.")
    ] = None,
    ghost: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of another flight of the mission, shown beside it."),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Show a flown mission in 3-D: one HTML page that needs no network."""
    import vitok

    flight = vitok.load(folder)
    page = vitok.view(flight, None if ghost is None else vitok.load(ghost))
    written = page.save(Path(out) if out is not None else Path(folder) / "view.html")
    typer.echo(printable(f"wrote {written}"))
    if show:
        typer.launch(str(written.resolve()))
