"""Who is aboard a station, by the dockings and undockings of the catalogue's missions."""

from dataclasses import dataclass
from itertools import pairwise

from vitok.mission.catalogue import entries, load
from vitok.mission.instant import instant
from vitok.mission.mission import Mission


@dataclass(frozen=True)
class Aboard:
    """A span without coming or going, and who is aboard: name and mission of each."""

    from_utc: str
    to_utc: str
    crew: tuple[tuple[str, str], ...]


def aboard(station: str, from_utc: str, to_utc: str) -> tuple[Aboard, ...]:
    """The crew of a station over a span, in spans between dockings and undockings.

    Only missions of the catalogue are known: of crews that came otherwise nothing is told.
    """
    begin, end = instant(from_utc), instant(to_utc)
    visits = [
        (each.times.docking_utc, each.times.undocking_utc, each)
        for each in (load(name, Mission) for name in entries()["missions"])
        if each.station == station and each.crew
    ]
    edges = {from_utc, to_utc}
    edges |= {utc for visit in visits for utc in visit[:2] if begin < instant(utc) < end}
    order = sorted(edges, key=instant)
    return tuple(
        Aboard(
            first,
            last,
            tuple(
                (member.name, mission.name)
                for docking, undocking, mission in visits
                for member in mission.crew
                if instant(docking) <= instant(first) and instant(last) <= instant(undocking)
            ),
        )
        for first, last in pairwise(order)
    )
