"""A way from port to port during the stay, and the names of the parts into which such ways divide it."""

from collections.abc import Sequence
from typing import Annotated

from vitok.mission.base import Name, Table, within
from vitok.mission.catalogue import Reference
from vitok.mission.instant import Instant, instant

STAY, RELOCATION = "stay", "relocation"


class Relocation(Table):
    """A way of the docked ship to another port of the station."""

    port: Name
    """Port that it goes to, a NAME of the station's ports."""
    undocking_utc: Instant
    """Instant at which the hooks begin to open; when it docks is solved."""
    leaving: Annotated[str, Reference("dockings")] = "back-off"
    """Modes of the way out, which end in a hold before the port that is left."""
    docking: Annotated[str, Reference("dockings")] | None = None
    """Modes of the way in; absent, those of the profile."""
    flyaround_s: Annotated[float | None, within(10.0, 2e3)] = None
    """Time of the fly-around between them; absent, the usual time of the port that it goes to."""


def fault_of(
    moves: Sequence[Relocation], port: str, docking_utc: str, undocking_utc: str
) -> tuple[str, str] | None:
    """The place of the first relocation that cannot be, seen from its key, and why; None without."""
    before, since = f"times.docking_utc, {docking_utc}", docking_utc
    for number, each in enumerate(moves, 1):
        if each.port == port:
            return f"[{number}].port = '{each.port}'", "should be another port than the one where it is"
        at = f"[{number}].undocking_utc = '{each.undocking_utc}'"
        if instant(each.undocking_utc) <= instant(since):
            return at, f"should be after {before}"
        if instant(each.undocking_utc) >= instant(undocking_utc):
            return at, f"should be before times.undocking_utc, {undocking_utc}"
        port, since = each.port, each.undocking_utc
        before = f"relocation[{number}].undocking_utc, {since}"
    return None


def kind_of(phase: str) -> str:
    """What is done in a phase: of ``relocation_2`` it is ``relocation``."""
    return phase.partition("_")[0]


def numbered(kind: str, number: int) -> str:
    """Name of the ``number``-th part of a stay or of the ``number``-th relocation, from 1."""
    return kind if number == 1 else f"{kind}_{number}"


def relocations_before(phase: str, moves: Sequence[Relocation]) -> int:
    """How many relocations begin before a phase ends."""
    kind, _, number = phase.partition("_")
    if kind == "descent":
        return len(moves)
    if kind not in (STAY, RELOCATION):
        return 0
    return int(number or 1) - (kind == STAY)
