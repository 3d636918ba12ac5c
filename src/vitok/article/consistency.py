"""What an article says against itself: each contradiction with its size and what would resolve it."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from vitok.article.facts import Facts
from vitok.article.fields import Measure
from vitok.article.instants import WIDTH_S, Stated
from vitok.article.known import station_of_port
from vitok.article.reader import Article

_ORDER = ("launch", "docking", "undocking", "landing")
_MASSES = ("launch_mass", "landing_mass", "dry_mass", "payload_mass", "BOL_mass")


@dataclass(frozen=True)
class Contradiction:
    """Two facts that cannot both hold; ``size`` carries its unit where it has one."""

    what: str
    first: str
    second: str
    size: str
    resolved_by: str
    decided: str | None = None  # by physics

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        return {
            "contradiction": self.what,
            "size": self.size,
            "first": self.first,
            "second": self.second,
            "to resolve": self.resolved_by if self.decided is None else "",
            "decided": self.decided or "",
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return asdict(self)


def contradictions(article: Article, facts: Facts) -> tuple[Contradiction, ...]:
    """All contradictions of an article."""
    return (
        *_duration(facts),
        *_time_docked(facts),
        *_order(facts),
        *_cospar(article, facts),
        *_crew(article),
        *_port(facts),
        *_signs(article),
    )


def span_text(seconds: float) -> str:
    """Days, hours and minutes of a span."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [f"{value} {unit}" for value, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if value]
    return " ".join([*parts, f"{rest} s"] if rest or not parts else parts)


def _apart_s(begin: Stated, end: Stated) -> tuple[float, float]:
    """Seconds from one instant to another, and by how much what they leave open may change that."""
    return (end.utc - begin.utc).total_seconds(), max(WIDTH_S[begin.precision], WIDTH_S[end.precision])


def _duration(facts: Facts) -> Iterator[Contradiction]:
    """Of the flight against its ends."""
    launch, landing = facts.instants.get("launch"), facts.instants.get("landing")
    if launch is None or landing is None or facts.duration_s is None:
        return
    yield from _span(facts.duration_s, "mission_duration", launch, landing)


def _time_docked(facts: Facts) -> Iterator[Contradiction]:
    docking, undocking = facts.instants.get("docking"), facts.instants.get("undocking")
    if docking is None or undocking is None or facts.time_docked_s is None:
        return
    yield from _span(facts.time_docked_s, "time_docked", docking, undocking)


def _span(
    duration_s: float, name: str, begin: tuple[str, Stated], end: tuple[str, Stated]
) -> Iterator[Contradiction]:
    apart_s, open_s = _apart_s(begin[1], end[1])
    excess_s = duration_s - apart_s
    if abs(excess_s) <= max(open_s, 60.0):
        return
    other_end = begin[1].utc + timedelta(seconds=duration_s)
    other_begin = end[1].utc - timedelta(seconds=duration_s)
    yield Contradiction(
        f"{name} against its two ends",
        f"{name} = {span_text(duration_s)}",
        f"{begin[0]} = {begin[1].text()} to {end[0]} = {end[1].text()}: {span_text(apart_s)}",
        f"{span_text(excess_s)} ({'longer' if excess_s > 0.0 else 'shorter'} than its ends are apart)",
        f"{end[0]} = {other_end:%Y-%m-%dT%H:%M}Z, or {begin[0]} = {other_begin:%Y-%m-%dT%H:%M}Z, "
        f"or {name} = {span_text(apart_s)}",
    )


def _order(facts: Facts) -> Iterator[Contradiction]:
    """Launch, docking, undocking and landing have to follow each other."""
    known = [(event, facts.instants[event]) for event in _ORDER if event in facts.instants]
    for (before, first), (after, second) in pairwise(known):
        apart_s, open_s = _apart_s(first[1], second[1])
        if apart_s < -open_s if "day" in (first[1].precision, second[1].precision) else apart_s <= 0.0:
            yield Contradiction(
                f"{after} before {before}",
                f"{first[0]} = {first[1].text()}",
                f"{second[0]} = {second[1].text()}",
                span_text(apart_s),
                f"a {after} later than the {before}",
            )


def _cospar(article: Article, facts: Facts) -> Iterator[Contradiction]:
    launch = facts.instants.get("launch")
    number = re.match(r"\s*((?:19|20)\d\d)-?\d{1,3}", str(article.fields.get("COSPAR_ID", "")))
    if launch and number and int(number[1]) != launch[1].utc.year:
        years = abs(int(number[1]) - launch[1].utc.year)
        yield Contradiction(
            "year of the COSPAR number against the launch",
            f"COSPAR_ID = {article.fields['COSPAR_ID']}",
            f"{launch[0]} = {launch[1].text()}",
            f"{years} year{'s' if years > 1 else ''}",
            f"a number of {launch[1].utc.year}, or a launch in {number[1]}",
        )


def _crew(article: Article) -> Iterator[Contradiction]:
    """Crew size against the names and the table, names against names, flight numbers."""
    size = article.fields.get("crew_size")
    members = article.fields.get("crew_members")
    counts = []
    if isinstance(size, int):
        counts.append((f"crew_size = {size}", size))
    if isinstance(members, tuple):
        counts.append((f"crew_members names {len(members)}", len(members)))
    if article.crew:
        counts.append((f"the crew table has {len(article.crew)} rows", len(article.crew)))
    for (first, count), (second, other) in pairwise(counts):
        if count != other:
            size_text = f"{abs(count - other)} person{'s' if abs(count - other) > 1 else ''}"
            yield Contradiction("size of the crew", first, second, size_text, "the names of all who flew")
    if isinstance(members, tuple) and article.crew and len(members) == len(article.crew):
        named = {link.text for link in members} | {link.english for link in members}
        for member in article.crew:
            if member.name not in named and (not member.english_name or member.english_name not in named):
                yield Contradiction(
                    "names of the crew",
                    f"the crew table names {member.name}",
                    f"crew_members: {', '.join(link.text for link in members)}",
                    "1 person",
                    "which of them flew",
                )
    for member in article.crew:
        if member.flight is not None and member.flight < 1:
            yield Contradiction(
                "number of flights",
                f"{member.name}: flight {member.flight}",
                "this flight is at least the first",
                f"{1 - member.flight}",
                "a count from 1 on",
            )


def _port(facts: Facts) -> Iterator[Contradiction]:
    home = station_of_port(facts.port) if facts.port else None
    if home and facts.station and home != facts.station:
        yield Contradiction(
            "port against station",
            f"docking_port is {facts.port}",
            f"the station is {facts.station}",
            f"{facts.port} belongs to {home}",
            f"a port of {facts.station}, or the station {home}",
        )


def _signs(article: Article) -> Iterator[Contradiction]:
    """Counts and masses below nothing, and a ship that lands heavier than it started."""
    for name, value in article.fields.items():
        number = value.value if isinstance(value, Measure) else value
        if isinstance(number, int | float) and number < 0 and not name.startswith("orbit_"):
            yield Contradiction(
                "sign", f"{name} = {number:g}", "it cannot be negative", f"{-number:g}", "its amount"
            )
    masses = {name: article.fields[name] for name in _MASSES if isinstance(article.fields.get(name), Measure)}
    start = masses.get("launch_mass")
    for name in ("landing_mass", "dry_mass", "payload_mass"):
        other = masses.get(name)
        if start and other and start.unit == other.unit and other.value > start.value:
            yield Contradiction(
                f"{name} against launch_mass",
                f"{name} = {other.value:g} {other.unit}",
                f"launch_mass = {start.value:g} {start.unit}",
                f"{other.value - start.value:g} {start.unit}",
                "a launch_mass that is the greatest of them",
            )
