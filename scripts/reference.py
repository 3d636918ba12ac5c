"""Writes docs/reference: the pages of all kinds of files and of the commands, from what reads them.

Usage: python scripts/reference.py
"""

from pathlib import Path

import typer

from vitok.cli import app
from vitok.mission.schema import KINDS, page

PAGES = Path(__file__).parent.parent / "docs" / "reference"


def commands_page():
    """The commands in Markdown: what each does, its arguments and its options."""
    parts = [
        "# The commands",
        "Written by `scripts/reference.py` from the command line; `vitok COMMAND --help` tells the same. "
        "`vitok --install-completion` has the shell complete commands, options and names of the catalogue.",
    ]
    for name, command in typer.main.get_command(app).commands.items():
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        places = {each.name: each.metavar or each.name.upper() for each in arguments}
        parts += [f"## {name}", f"`{' '.join(['vitok', name, *places.values()])} [OPTIONS]`"]
        parts.append(" ".join(command.help.split()))
        lines = ["| | meaning |", "|---|---|"]
        for each in command.params:
            shown = places.get(each.name) or " ".join([", ".join(each.opts), each.metavar or ""]).strip()
            needed = " Required." if each.required and each.name not in places else ""
            lines.append(f"| `{shown}` | {' '.join((each.help or '').split())}{needed} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for kind in KINDS:
        (PAGES / f"{kind}.md").write_text(page(kind), encoding="utf-8")
    (PAGES / "commands.md").write_text(commands_page(), encoding="utf-8")
