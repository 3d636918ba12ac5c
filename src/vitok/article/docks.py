"""The visits of a ship to stations: port, arrival and departure of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vitok.article.durations import Duration
from vitok.article.fields import Value
from vitok.article.instants import Instant
from vitok.article.known import identify, station_of_port
from vitok.article.language import any_of, lexicon
from vitok.article.markup import Link

_RELOCATION_S = (
    6.0 * 3600.0
)  # within which a ship that left a station and came again was moved to another port


@dataclass(frozen=True)
class Dock:
    """A visit: the fields that state it end in ``suffix``; station and port by the catalogue's names, None
    where they are not told or not known; ``relocation`` if the ship came from another port of the station."""

    suffix: str
    target: str
    port_text: str
    station: str | None
    port: str | None
    arrival: Instant | None
    departure: Instant | None
    docked: Duration | None
    relocation: bool = False
    arrival_field: str = "docking_date"
    departure_field: str = "undocking_date"


def docks_of(groups: Sequence[Mapping[str, Value]]) -> tuple[Dock, ...]:
    """The visits that groups of fields state, in the order of the article; a group without one gives none."""
    found: list[Dock] = []
    for fields in groups:
        dock = _dock(fields)
        if dock is not None:
            found.append(_moved(dock, found[-1] if found else None))
    return tuple(found)


def _dock(fields: Mapping[str, Value]) -> Dock | None:
    def of(*names: str) -> tuple[str, Value | None]:
        # a group is that of one visit: its names may all carry the number of the visit
        for name in names:
            for key, value in fields.items():
                if key == name or (key.startswith(name + "_") and key[len(name) + 1 :].isdigit()):
                    return key, value
        return names[0], None

    arrival_field, arrival = of("docking_date", "start_date")
    departure_field, departure = of("undocking_date", "end_date")
    port = of("docking_port")[1]
    docked = of("time_docked")[1]
    if arrival is None and departure is None and port is None and docked is None:
        return None
    target = of("docking_target", "space_station")[1]
    port_id = identify("ports", *texts(port))
    station = identify("stations", *texts(target)) or (
        station_of_port(port_id) if port_id and target is None else None
    )
    suffix = arrival_field.removeprefix("docking_date").removeprefix("start_date")
    return Dock(
        suffix=suffix,
        target=target.text if isinstance(target, Link) else str(target or ""),
        port_text=port.text if isinstance(port, Link) else str(port or ""),
        station=station,
        port=port_id,
        arrival=arrival if isinstance(arrival, Instant) else None,
        departure=departure if isinstance(departure, Instant) else None,
        docked=docked if isinstance(docked, Duration) else None,
        relocation=bool(any_of(lexicon().events["relocation"]).search(" ".join(texts(target)))),
        arrival_field=arrival_field,
        departure_field=departure_field,
    )


def _moved(dock: Dock, before: Dock | None) -> Dock:
    """The visit, as a relocation if it says so, or if the ship had just left another port of the station."""
    if before is None or before.station != dock.station:
        return replace(dock, relocation=False)
    soon = False
    if before.departure is not None and dock.arrival is not None and None not in (before.port, dock.port):
        apart_s = (dock.arrival.utc - before.departure.utc).total_seconds()
        soon = 0.0 <= apart_s < _RELOCATION_S and before.port != dock.port
    return replace(dock, relocation=soon or dock.relocation)


def texts(value: Value | None) -> tuple[str, ...]:
    """All that a field's value says in words."""
    if isinstance(value, Link):
        return tuple(each for each in (value.text, value.english, value.target) if each)
    return () if value is None else (str(value),)
