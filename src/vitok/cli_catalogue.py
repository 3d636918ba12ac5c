"""The commands that show the catalogue and what its kinds of files may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vitok.cli_options import JsonOption

if TYPE_CHECKING:
    from vitok.mission.keys import Key

_FILE_WIDTH = 160

catalogue = typer.Typer()


def _every() -> list[str]:
    from vitok.mission.catalogue import entries

    return [name for names in entries().values() for name in names]


def _kinds() -> list[str]:
    from vitok.mission.schema import KINDS

    return list(KINDS)


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
    name: Annotated[str, typer.Argument(help="Name of a catalogue entry.", autocompletion=_every)],
    as_json: JsonOption = False,
) -> None:
    """Show a catalogue entry as it stands, with the source of each number."""
    from vitok.mission.catalogue import entry_path
    from vitok.mission.toml import read_toml
    from vitok.screen import print_json

    path = entry_path(name)
    content = path.read_text(encoding="utf-8")
    if as_json:
        print_json(read_toml(path, name) if path.suffix == ".toml" else {"lines": content.splitlines()})
    else:
        typer.echo(content, nl=False)


@catalogue.command()
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            help="mission, rocket, spacecraft, descent-module, station, site, zone, profile, network, "
            "docking or dispersions.",
            autocompletion=_kinds,
        ),
    ],
    as_json: JsonOption = False,
) -> None:
    """Show every key of a kind of file: type, unit, limits, default, meaning."""
    from vitok.mission.keys import keys
    from vitok.mission.schema import KINDS, kind_of
    from vitok.screen import print_json

    known = kind_of(kind)
    rows = keys(KINDS[known])
    if as_json:
        print_json(
            [
                {
                    "key": row.path,
                    "type": row.type,
                    "unit": row.unit,
                    "least": row.least,
                    "most": row.most,
                    "limits": row.limits,
                    "required": row.required,
                    "default": row.default,
                    "meaning": row.meaning,
                }
                for row in rows
            ]
        )
        return
    _print_keys(f"The {known.replace('-', ' ')} file", rows)


def _print_keys(title: str, rows: tuple[Key, ...]) -> None:
    """Keys and figures whole, wider than a narrow terminal if need be; all else is folded."""
    from rich.measure import Measurement
    from rich.table import Table

    from vitok.terminal import Screen

    table = Table(title=title)
    for column, narrowest in (("key", 0), ("type", 12), ("unit", 0), ("limits", 16), ("default", 8)):
        table.add_column(column, no_wrap=not narrowest, min_width=narrowest or None, overflow="fold")
    table.add_column("meaning", min_width=28)
    for row in rows:
        cells = row.path, row.type, row.unit, row.limits, row.default_text, row.meaning
        table.add_row(*cells)
    console, unbounded = Screen(), Screen(width=1000)
    least = Measurement.get(unbounded, unbounded.options, table).minimum
    console.width = max(console.width if console.is_terminal else _FILE_WIDTH, least)
    console.print(table)
