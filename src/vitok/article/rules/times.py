"""Contradictions in time: spans against their ends, the order of events, two clocks of one field."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from vitok.article.article import Article
from vitok.article.contradiction import Contradiction, span_text
from vitok.article.durations import Duration
from vitok.article.facts import Facts, Told
from vitok.article.instants import Instant

ANY_ZONE = timedelta(hours=14)  # by which an instant of a zone that is not told may be off


def in_time(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """All contradictions in time."""
    yield from _clashes(article)
    yield from _duration(article, facts)
    yield from _docked(facts)
    yield from _order(facts)


def bounds(instant: Instant, beside: Instant) -> tuple[datetime, datetime]:
    """Between which an instant may lie, beside another that tells its zone where this does not."""
    early, late = instant.bounds
    if instant.zone_told or (not beside.zone_told and instant.to_the_minute and beside.to_the_minute):
        return early, late
    return early - ANY_ZONE, late + ANY_ZONE


def _clashes(article: Article) -> Iterator[Contradiction]:
    for field, clash in article.clashes:
        yield Contradiction(
            f"two clocks of {field}",
            f"{field} = {clash.first}",
            f"{field} = {clash.second}",
            f"{span_text(clash.apart_s)} ({'later' if clash.apart_s > 0 else 'earlier'} by the second)",
            "one clock, or the offset between the zones",
        )


def _duration(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """Of the flight against its ends; without a landing any of the ends of a satellite may be meant."""
    if facts.launch is None or facts.duration is None or facts.duration.planned:
        return
    if facts.landing is not None:
        if "object" in article.fields and facts.duration.duration_s > _elsewhere_s(
            facts.launch, facts.landing
        ):
            return  # a lander's time on another world
        yield from _span(facts.duration, "mission_duration", facts.launch, facts.landing)
        return
    ends = [each for each in (facts.decay, facts.last_contact, facts.undocking) if each]
    found = [tuple(_span(facts.duration, "mission_duration", facts.launch, end)) for end in ends]
    # a satellite works for less time than it flies: it contradicts only what it outlives, or an exact end
    if found and all(found):
        longest = max(ends, key=lambda end: end[1].utc)
        outlives = facts.launch[1].utc + timedelta(seconds=facts.duration.duration_s) > longest[1].utc
        exact = len(ends) == 1 and longest[1].to_the_minute and facts.duration.tolerance_s <= 3600.0
        if outlives or exact:
            yield from _span(facts.duration, "mission_duration", facts.launch, longest)


def _elsewhere_s(launch: Told, landing: Told) -> float:
    """From which a duration is not that of the way to the landing, where another world was reached."""
    return (landing[1].utc - launch[1].utc).total_seconds() + 30.0 * 86400.0


def _docked(facts: Facts) -> Iterator[Contradiction]:
    for dock in facts.docks:
        if dock.docked and dock.arrival and dock.departure:
            number = dock.arrival_field.rpartition("_")[2]
            name = f"time_docked_{number}" if number.isdigit() else "time_docked"
            yield from _span(
                dock.docked, name, (dock.arrival_field, dock.arrival), (dock.departure_field, dock.departure)
            )


def _span(duration: Duration, name: str, begin: Told, end: Told) -> Iterator[Contradiction]:
    first, last = begin[1], end[1]
    apart_s = (last.utc - first.utc).total_seconds()
    if apart_s < 0.0 and first.to_the_minute and last.to_the_minute:
        return  # which the order of events tells
    excess_s = duration.duration_s - apart_s
    early, late = bounds(first, last), bounds(last, first)
    shortest_s, longest_s = (late[0] - early[1]).total_seconds(), (late[1] - early[0]).total_seconds()
    least_s = max(duration.tolerance_s, 1.0)
    if shortest_s - least_s <= duration.duration_s <= longest_s + least_s:
        return
    length = span_text(duration.duration_s)
    solved = [f"{name} = {span_text(apart_s)}"]
    if duration.tolerance_s <= 3600.0:
        other_end = last.utc + timedelta(seconds=excess_s)
        other_begin = first.utc - timedelta(seconds=excess_s)
        solved = [
            f"{end[0]} = {other_end:%Y-%m-%dT%H:%M}Z",
            f"{begin[0]} = {other_begin:%Y-%m-%dT%H:%M}Z",
            *solved,
        ]
    yield Contradiction(
        f"{name} against its two ends",
        f"{name} = {length}",
        f"{begin[0]} = {first.text()} to {end[0]} = {last.text()}: {span_text(apart_s)}",
        f"{span_text(excess_s)} ({'longer' if excess_s > 0.0 else 'shorter'} than its ends are apart)",
        ", or ".join(solved),
    )


def _order(facts: Facts) -> Iterator[Contradiction]:
    """Launch, the dockings and undockings of each visit in turn, and landing have to follow each other."""
    row: list[tuple[str, Told]] = []
    if facts.launch:
        row.append(("launch", facts.launch))
    for dock in facts.docks:
        if dock.arrival:
            row.append(("docking", (dock.arrival_field, dock.arrival)))
        if dock.departure:
            row.append(("undocking", (dock.departure_field, dock.departure)))
    if facts.landing:
        row.append(("landing", facts.landing))
    elif facts.decay:
        row.append(("decay", facts.decay))
    known: list[tuple[str, Told]] = []
    for event, told in row:
        wrong = next((each for each in reversed(known) if _before(told[1], each[1][1])), None)
        if wrong is None:
            known.append((event, told))
            continue
        before, other = wrong
        yield Contradiction(
            f"{event} before {before}",
            f"{other[0]} = {other[1].text()}",
            f"{told[0]} = {told[1].text()}",
            span_text((told[1].utc - other[1].utc).total_seconds()),
            f"{_a(event)} later than the {before}, or {_a(before)} earlier than the {event}",
        )
        if event in ("undocking", "landing") and before == "docking":
            known.append((event, told))


def _a(event: str) -> str:
    return f"an {event}" if event.startswith("u") else f"a {event}"


def _before(after: Instant, first: Instant) -> bool:
    """Whether what should come later lies before, whatever its unit and zone leave open."""
    if after.precision == first.precision and after.to_the_minute and after.zone_told == first.zone_told:
        return after.utc < first.utc
    return bounds(after, first)[1] < bounds(first, after)[0]
