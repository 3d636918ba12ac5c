"""Contradictions of places and vehicles: port and station, rocket and site, ship and rocket."""

import math
from collections.abc import Iterator
from datetime import date

from vitok.article.contradiction import Contradiction
from vitok.article.facts import Facts
from vitok.article.known import entry, station_of_port

Point = tuple[float, float]

_MEAN_RADIUS_KM = 6371.0  # of the Earth
_KNOWN_UNTIL = date(2025, 12, 31)  # of what the gazetteer tells of rockets


def in_places(facts: Facts) -> Iterator[Contradiction]:
    """All contradictions of places and vehicles."""
    yield from _ports(facts)
    yield from _rocket_and_site(facts)
    yield from _ship_and_rocket(facts)
    yield from _rocket_and_day(facts)


def distance_km(one: Point, other: Point) -> float:
    """Along the great circle between two points of latitude and longitude (deg) on the sphere (km)."""
    a, b = math.radians(one[0]), math.radians(other[0])
    half_lat, half_lon = 0.5 * (b - a), 0.5 * math.radians(other[1] - one[1])
    chord = math.sin(half_lat) ** 2 + math.cos(a) * math.cos(b) * math.sin(half_lon) ** 2
    return 2.0 * _MEAN_RADIUS_KM * math.asin(min(math.sqrt(chord), 1.0))


def _ports(facts: Facts) -> Iterator[Contradiction]:
    for dock in facts.docks:
        home = station_of_port(dock.port) if dock.port else None
        if home and dock.station and home != dock.station:
            yield Contradiction(
                "port against station",
                f"docking_port is {dock.port}",
                f"the station is {dock.station}",
                f"{dock.port} belongs to {home}",
                f"a port of {dock.station}, or the station {home}",
            )


def _rocket_and_site(facts: Facts) -> Iterator[Contradiction]:
    rocket = entry("rockets", facts.rocket) if facts.rocket else None
    if rocket and rocket.sites and facts.place and facts.place not in rocket.sites:
        yield Contradiction(
            "launch site against the rocket",
            f"launch_site is {facts.place}",
            f"launch_rocket is {facts.rocket}, which flies from {_either(rocket.sites)}",
            "1 site",
            f"a launch from {_either(rocket.sites)}, or another rocket",
        )


def _ship_and_rocket(facts: Facts) -> Iterator[Contradiction]:
    ship = entry("spacecraft", facts.spacecraft) if facts.spacecraft else None
    if ship and ship.rockets and facts.rocket and facts.rocket not in ship.rockets:
        yield Contradiction(
            "rocket against the spacecraft",
            f"launch_rocket is {facts.rocket}",
            f"the spacecraft is {facts.spacecraft}, which flies on {_either(ship.rockets)}",
            "1 rocket",
            f"launch_rocket = {_either(ship.rockets)}, or another spacecraft",
        )


def _rocket_and_day(facts: Facts) -> Iterator[Contradiction]:
    """A rocket before its first or after its last launch; of a crewed Soyuz the rocket of its years."""
    rocket = entry("rockets", facts.rocket) if facts.rocket else None
    if rocket is None or facts.launch is None or facts.launch[1].precision in ("year", "month"):
        return
    day = facts.launch[1].utc.date()
    if day > _KNOWN_UNTIL:
        return
    first, last, what = rocket.first, rocket.last, "launch"
    ship = entry("spacecraft", facts.spacecraft) if facts.spacecraft else None
    if ship and facts.launching and rocket.name in dict(ship.crewed_from):
        first, what = dict(ship.crewed_from)[rocket.name], f"launch with a crew in {ship.name}"
    for bound, wrong, words in ((first, first and day < first, "first"), (last, last and day > last, "last")):
        if wrong and bound is not None:
            yield Contradiction(
                "rocket against the day of the launch",
                f"launch_rocket is {facts.rocket}",
                f"{facts.launch[0]} = {facts.launch[1].text()}, and its {words} {what} was on {bound}",
                f"{_days(day, bound)} d",
                "the rocket of those years, or another day",
            )


def _days(day: date, bound: date) -> int:
    return abs((day - bound).days)


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(names)
