"""The kinds of TOML files, and a reference page of each."""

import inspect

from vitok.errors import InputError
from vitok.mission.base import File
from vitok.mission.catalogue import FOLDERS
from vitok.mission.descent_module import DescentModule
from vitok.mission.dispersions import Dispersions
from vitok.mission.docking import Docking
from vitok.mission.keys import keys
from vitok.mission.mission import Mission
from vitok.mission.place import Network, Site, Zone
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.reading import closest, meant, short

KINDS: dict[str, type[File]] = {
    "mission": Mission,
    "rocket": Rocket,
    "spacecraft": Spacecraft,
    "descent-module": DescentModule,
    "station": Station,
    "site": Site,
    "zone": Zone,
    "profile": Profile,
    "network": Network,
    "docking": Docking,
    "dispersions": Dispersions,
}


def kind_of(name: str) -> str:
    """The kind of file of a name, which may be that of its folder; InputError with the nearest else."""
    asked = name.lower().replace("_", "-")
    named = {kind: kind for kind in KINDS}
    named |= {FOLDERS[model.__name__].replace("_", "-"): kind for kind, model in KINDS.items()}
    if asked in named:
        return named[asked]
    near = closest(asked, named)
    raise InputError(
        f"'{short(name)}' is no kind of TOML file, which are {', '.join(KINDS)} (element sets and "
        f"ephemerides have standard formats, see docs/station.md){meant(near and named[near])}"
    )


def page(kind: str) -> str:
    """Reference page of a kind of file, in Markdown: a section for each table in it."""
    model = KINDS[kind]
    said = (
        f"`vitok schema {kind}` prints this page as one table; [README.md](README.md) tells how to read it."
    )
    parts = [f"# The {_spaced(kind)} file", _marked(model.__doc__ or ""), said, _table(kind, "")]
    for key in keys(model):
        if key.about:
            parts += [f"## `{key.path}`", _marked(key.about), _table(kind, key.path)]
    return "\n\n".join(parts) + "\n"


def _table(kind: str, table: str) -> str:
    """The keys of one table of a kind of file, without its place before each."""
    lines = ["| key | type | unit | limits | default | meaning |", "|---|---|---|---|---|---|"]
    for key in keys(KINDS[kind]):
        if key.table == table:
            name = key.path.removeprefix(f"{table}.")
            cells = f"`{name}`", key.type, key.unit, key.limits, key.default_text, _marked(key.meaning)
            lines.append("| " + " | ".join(cells).replace("\\", "\\\\") + " |")
    return "\n".join(lines)


def _marked(docstring: str) -> str:
    """A docstring as Markdown."""
    return inspect.cleandoc(docstring).replace("``", "`")


def _spaced(kind: str) -> str:
    return kind.replace("-", " ")
