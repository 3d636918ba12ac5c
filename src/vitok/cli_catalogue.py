"""The commands that show the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]

catalogue = typer.Typer()


@catalogue.command("list")
def list_catalogue(as_json: JsonOption = False) -> None:
    """List the catalogue by kind."""
    from vitok.mission.catalogue import entries
    from vitok.screen import print_json, print_summary

    if as_json:
        print_json(entries())
    else:
        print_summary("Catalogue", {kind: ", ".join(names) for kind, names in entries().items()})


@catalogue.command()
def show(
    name: Annotated[str, typer.Argument(help="Name of a catalogue entry.")], as_json: JsonOption = False
) -> None:
    """Show a catalogue entry as it stands, with the source of each number."""
    from vitok.mission.catalogue import entry_path, read_toml
    from vitok.screen import print_json

    path = entry_path(name)
    content = path.read_text(encoding="utf-8")
    if as_json:
        print_json(read_toml(path) if path.suffix == ".toml" else {"lines": content.splitlines()})
    else:
        typer.echo(content, nl=False)
