"""Who is in an export: the ship and the station, by the names and numbers that other tools know them by."""

import re
from dataclasses import dataclass

from vitok.flight import Flight
from vitok.shown import printable

_NAIF_OFFSET = 100_000  # NAIF's own rule for spacecraft without a number of theirs: -(100000 + catalogue)
_SHIP_NAIF = -199_999  # of a ship that no catalogue has
_UNKNOWN = 99_999  # what a catalogue's column takes for an object that it does not have
_DESIGNATOR = re.compile(r"[0-9]{4}-[0-9]{3}[A-Z]{1,3}")


@dataclass(frozen=True)
class Body:
    """What flies: name, international designator (or the name again), numbers of catalogue and NAIF."""

    name: str
    designator: str
    number: int
    naif: int


def ship(flight: Flight) -> Body:
    """The ship; designator and number are those of the record's identity, which no plan ever reads."""
    told = {fact.key: str(fact.value) for fact in flight.mission.record if fact.key.startswith("identity.")}
    designator, number = told.get("identity.cospar", ""), told.get("identity.norad", "")
    known = int(number) if number.isascii() and number.isdigit() and 0 < int(number) < _UNKNOWN else None
    name = one_line(flight.mission.title)
    return Body(
        name,
        designator if _DESIGNATOR.fullmatch(designator) else name,
        known or _UNKNOWN,
        -(_NAIF_OFFSET + known) if known else _SHIP_NAIF,
    )


def station(flight: Flight) -> Body:
    """The station that the flight goes to."""
    told = flight.cast.station
    name = one_line(told.title or told.name)
    return Body(
        name,
        told.international_designator or name,
        told.satellite_number,
        -(_NAIF_OFFSET + told.satellite_number),
    )


def one_line(text: str) -> str:
    """A name on one line, nothing in it that steers or hides."""
    return " ".join(printable(text).split())


def stem(flight: Flight) -> str:
    """The beginning of every file's name: the mission's name in letters, digits, dots and dashes."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", flight.mission.name).strip("-.")
    return name[:80] or "flight"
