"""Contradictions of numbers: COSPAR and catalogue number against the launch, signs and masses, neighbours."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

from vitok.article.article import Article
from vitok.article.contradiction import Contradiction
from vitok.article.docks import texts
from vitok.article.facts import Facts
from vitok.article.known import KnownFlight, flights, series_number
from vitok.article.measures import Measure

_COSPAR = re.compile(r"(?<!\d)((?:19|20)\d\d)[\s\-–‑]*(\d{1,3})(?!\d)")
_MASSES = ("landing_mass", "dry_mass", "payload_mass")


class _Plausible(TypedDict):
    catalogued: list[list[int]]
    catalogued_slack: float
    catalogued_share: float
    fewest_since: int
    fewest_per_day: float
    most_per_day_to_2020: float
    most_per_day: float
    slack: int
    of_stations: list[str]


@cache
def _plausible() -> _Plausible:
    content = (Path(__file__).parent.parent / "numbers.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)  # type: ignore[return-value]


def in_numbers(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """All contradictions of numbers."""
    yield from _cospar(article, facts)
    yield from _catalogue(article, facts)
    yield from _signs(article)
    yield from _masses(article)
    yield from _neighbours(article, facts)


def _cospar(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """Year and order of the COSPAR number against the launch."""
    number = _COSPAR.search(article.text("COSPAR_ID"))
    if facts.launch is None or number is None or f"{number[1]}-{number[2]}" in _plausible()["of_stations"]:
        return
    field, launch = facts.launch
    first, second = f"COSPAR_ID = {article.text('COSPAR_ID')}", f"{field} = {launch.text()}"
    year, count = int(number[1]), int(number[2])
    early, late = launch.bounds
    if not early.year <= year <= late.year:
        years = abs(year - launch.utc.year)
        yield Contradiction(
            "year of the COSPAR number against the launch",
            first,
            second,
            f"{years} year{'s' if years > 1 else ''}",
            f"a number of {launch.utc.year}, or a launch in {year}",
        )
        return
    if launch.precision in ("year", "month"):
        return
    low, high = _counts_about(launch.utc.date(), article)
    if not low <= count <= high:
        yield Contradiction(
            "COSPAR number against the day of the launch",
            first,
            second,
            f"{max(low - count, count - high)} launches",
            f"a number from {year}-{low:03d} to {year}-{high:03d}, or another day of launch",
        )


def _counts_about(day: date, article: Article) -> tuple[int, int]:
    """Least and greatest COSPAR number of a day: by other flights on record, and how many fly in a year."""
    passed = (day - date(day.year, 1, 1)).days
    known = _plausible()
    most = known["most_per_day_to_2020"] if day.year <= 2020 else known["most_per_day"]
    fewest = known["fewest_per_day"] if day.year >= known["fewest_since"] else 0.0
    low = max(int(fewest * passed) - known["slack"], 1)
    high = int(most * passed) + known["slack"]
    own = series_number(*texts(article.fields.get("name")))
    for each in flights():
        if each.cospar.startswith(f"{day.year}-") and (each.series, each.number) != own:
            count = int(each.cospar[5:8])
            if each.launch < day:
                low = max(low, count + 1)
            elif each.launch > day:
                high = min(high, count - 1)
    return low, high


def _catalogue(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """The number in the satellite catalogue against the year of the launch."""
    number = article.count("SATCAT")
    if number is None or facts.launch is None or number < 0:
        return
    when = facts.launch[1].utc
    year = when.year + (when.timetuple().tm_yday - 1) / 365.25
    table = _plausible()["catalogued"]
    if facts.launch[1].precision == "year" or not table[0][0] <= year < table[-1][0]:
        return
    expected = next(
        low + (high - low) * (year - begin) / (end - begin)
        for (begin, low), (end, high) in pairwise(table)
        if begin <= year < end
    )
    allowed = _plausible()["catalogued_slack"] + _plausible()["catalogued_share"] * expected
    if abs(number - expected) > allowed:
        yield Contradiction(
            "catalogue number against the year of the launch",
            f"SATCAT = {number}",
            f"{facts.launch[0]} = {facts.launch[1].text()}, with numbers about {round(expected, -2):.0f}",
            f"{abs(number - expected):.0f}",
            f"a number from {max(expected - allowed, 1):.0f} to {expected + allowed:.0f}, or another launch",
        )


def _signs(article: Article) -> Iterator[Contradiction]:
    """Counts and masses below nothing."""
    for name, value in article.fields.items():
        number = value.value if isinstance(value, Measure) else value
        signed = name.startswith(("orbit_inclination", "orbit_periapsis"))
        if isinstance(number, int | float) and number < 0 and not signed:
            yield Contradiction(
                "sign", f"{name} = {number:.12g}", "it cannot be negative", f"{-number:.12g}", "its amount"
            )


def _masses(article: Article) -> Iterator[Contradiction]:
    """A ship that lands heavier than it started."""
    start = article.measure("launch_mass")
    for name in _MASSES:
        other = article.measure(name)
        if start is None or other is None:
            continue
        start_kg, other_kg = start.si("mass", "kg"), other.si("mass", "kg")
        if start_kg is not None and other_kg is not None and other_kg > start_kg > 0.0:
            yield Contradiction(
                f"{name} against launch_mass",
                f"{name} = {other.value:g} {other.unit}".rstrip(),
                f"launch_mass = {start.value:g} {start.unit}".rstrip(),
                f"{other_kg - start_kg:g} kg",
                "a launch_mass that is the greatest of them",
            )


def _neighbours(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """The missions before and after: by their days of launch on record, else by their numbers."""
    own = series_number(*texts(article.fields.get("name")))
    rows = {(each.series, each.number): each for each in flights()}
    for field, sign in (("previous_mission", -1), ("next_mission", 1)):
        other = series_number(*texts(article.fields.get(field))[:1])
        if other is None:
            continue
        known, myself = rows.get(other), rows.get(own) if own else None
        day = (
            facts.launch[1].utc.date()
            if facts.launch and facts.launch[1].precision not in ("year", "month")
            else None
        )
        wrong = None
        if known and day:
            wrong = _wrong_day(field, sign, known, day)
        elif own and own[0] == other[0] and (other[1] - own[1]) * sign <= 0:
            wrong = Contradiction(
                f"{field} against the number of this one",
                f"{field} = {article.text(field)}",
                f"name = {article.text('name')}",
                f"{abs(other[1] - own[1])}",
                f"a {field} with a {'lower' if sign < 0 else 'higher'} number",
            )
        if wrong is None and known and myself:
            wrong = _passed_over(field, known, myself)
        if wrong is not None:
            yield wrong


def _wrong_day(field: str, sign: int, other: KnownFlight, day: date) -> Contradiction | None:
    if (other.launch > day) - (other.launch < day) == sign:
        return None
    return Contradiction(
        f"{field} against the launch",
        f"{field} = {other.series} {other.number}, launched on {other.launch}",
        f"launch_date = {day}",
        f"{abs((other.launch - day).days)} d",
        f"a {field} launched {'earlier' if sign < 0 else 'later'}",
    )


def _passed_over(field: str, other: KnownFlight, own: KnownFlight) -> Contradiction | None:
    """Crewed flights of the same series between two neighbours."""
    first, last = sorted((own.launch, other.launch))
    between = [
        each
        for each in flights()
        if each.series == own.series == other.series and each.crewed and first < each.launch < last
    ]
    if not between:
        return None
    names = ", ".join(f"{each.series} {each.number} on {each.launch}" for each in between[:3])
    return Contradiction(
        f"{field} against flights on record",
        f"{field} = {other.series} {other.number}, launched on {other.launch}",
        f"between them flew {names}",
        f"{len(between)} flight{'s' if len(between) > 1 else ''}",
        f"the flight next to this one as {field}",
    )
