"""The gazetteer: what articles call stations, ports, sites, rockets, ships and landing zones."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypedDict


class _Entry(TypedDict, total=False):
    names: list[str]
    place: str
    station: str
    inclination_deg: float
    latitude_deg: float
    longitude_deg: float
    reach_km: float
    sites: list[str]
    rockets: list[str]
    usual_pads: dict[str, str]
    stands_for: str
    first: date
    last: date
    crewed_from: dict[str, date]


@dataclass(frozen=True)
class Entry:
    """What the gazetteer tells of a thing; None and empty where it tells nothing.

    ``place`` is the site of a pad, ``reach_km`` how far from its point a zone reaches, ``stands_for`` the
    catalogue's name of what is meant as a rule, ``usual_pads`` a site's pad by
    rocket, ``crewed_from`` the day from which a rocket has launched a ship with its crew.
    """

    name: str
    place: str = ""
    station: str = ""
    inclination_deg: float | None = None
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    reach_km: float | None = None
    sites: tuple[str, ...] = ()
    rockets: tuple[str, ...] = ()
    usual_pads: tuple[tuple[str, str], ...] = ()
    stands_for: str = ""
    first: date | None = None
    last: date | None = None
    crewed_from: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class KnownFlight:
    """A flight whose launch is on record: its series and number, day of launch, COSPAR number and kind."""

    series: str
    number: int
    launch: date
    cospar: str
    crewed: bool


@cache
def _tables() -> dict[str, dict[str, _Entry]]:
    return tomllib.loads((Path(__file__).parent / "gazetteer.toml").read_text(encoding="utf-8"))


@cache
def flights() -> tuple[KnownFlight, ...]:
    """The flights on record."""
    table = tomllib.loads((Path(__file__).parent / "flights.toml").read_text(encoding="utf-8"))
    return tuple(
        KnownFlight(series, int(number), launch, cospar, number not in rows.get("uncrewed", ()))
        for series, rows in table.items()
        for number, (launch, cospar) in rows["flights"].items()
    )


@cache
def entry(kind: str, name: str) -> Entry | None:
    """What is known of a thing by its name here."""
    row = _tables().get(kind, {}).get(name)
    if row is None:
        return None
    return Entry(
        name,
        row.get("place", ""),
        row.get("station", ""),
        row.get("inclination_deg"),
        row.get("latitude_deg"),
        row.get("longitude_deg"),
        row.get("reach_km"),
        tuple(row.get("sites", ())),
        tuple(row.get("rockets", ())),
        tuple(row.get("usual_pads", {}).items()),
        row.get("stands_for", ""),
        row.get("first"),
        row.get("last"),
        tuple(row.get("crewed_from", {}).items()),
    )


@cache
def _pattern(kind: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {_key(alias): name for name, row in _tables()[kind].items() for alias in row.get("names", ())}
    aliases = {alias for row in _tables()[kind].values() for alias in row.get("names", ())}
    ordered = sorted(aliases, key=lambda alias: (-len(alias), alias))
    return re.compile("|".join(map(_whole, ordered)), re.IGNORECASE), names


def _key(alias: str) -> str:
    return re.sub(r"[ _\-]", " ", alias).lower()


def _whole(alias: str) -> str:
    """The alias as a whole word; a blank in it may be a hyphen, an underscore or nothing else."""
    begin = r"(?<![^\W_])" if alias[0] < "⺀" else ""
    end = r"(?![^\W_])" if alias[-1] < "⺀" else ""
    return begin + re.escape(alias).replace(r"\ ", r"[ _\-]") + end


def identify(kind: str, *texts: str) -> str | None:
    """The name here of what the texts call otherwise: by the longest of the kind's names in the first text
    that has one; None if none has."""
    pattern, names = _pattern(kind)
    for text in texts:
        found = [match[0] for match in pattern.finditer(text[:2000])]
        if found:
            # a wide name, such as that of a country, gives way to that of a place in it
            wide = {alias for alias in found if _tables()[kind][names[_key(alias)]].get("stands_for")}
            return names[_key(max(found, key=lambda alias: (alias not in wide, len(alias))))]
    return None


def all_named(kind: str, text: str) -> set[str]:
    """The names here of all that a text calls otherwise."""
    pattern, names = _pattern(kind)
    return {names[_key(match[0])] for match in pattern.finditer(text[:2000])}


def station_of_port(port: str) -> str | None:
    """The station that a port belongs to."""
    found = entry("ports", port)
    return found.station if found else None


def series_number(*names: str) -> tuple[str, int] | None:
    """Series and number of a flight by what it is called: soyuz-ms and 7 of "联盟MS-07"."""
    for name in names:
        for series, pattern in _series():
            match = pattern.search(name)
            if match:
                return series, _number(match["n"])
    return None


def all_numbers(text: str) -> set[tuple[str, int] | None]:
    """Series and number of all flights that a text names."""
    return {
        (series, _number(match["n"])) for series, pattern in _series() for match in pattern.finditer(text)
    }


@cache
def _series() -> list[tuple[str, re.Pattern[str]]]:
    rows = [(alias, series) for series, row in _tables()["series"].items() for alias in row.get("names", ())]
    number = r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?!\d)"
    return [
        (
            series,
            re.compile(_whole(alias).removesuffix(r"(?![^\W_])") + rf"[\s\-–‑№号號]*{number}", re.IGNORECASE),
        )
        for alias, series in sorted(rows, key=lambda row: -len(row[0]))
    ]


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    digits = {c: n for n, c in enumerate("零一二三四五六七八九")}
    tens, ten, ones = text.rpartition("十") if "十" in text else ("", "", text)
    return (10 * (digits.get(tens, 1) if tens else 1) if ten else 0) + (digits.get(ones, 0) if ones else 0)
