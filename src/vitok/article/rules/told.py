"""Contradictions between what the text tells and what the infobox says."""

from collections.abc import Iterator
from datetime import timedelta

from vitok.article.article import Article
from vitok.article.contradiction import Contradiction, span_text
from vitok.article.facts import Facts, Told
from vitok.article.instants import Instant
from vitok.article.prose import Statement, statements
from vitok.article.rules.times import ANY_ZONE, bounds

# Within which a text and an infobox may tell an event that has no one instant: contact or hooks closed, say
_WITHIN_S = {"launch": 120.0, "docking": 1800.0, "undocking": 1800.0, "landing": 300.0}
_DAY = timedelta(days=1)
_QUARTER_S = 900.0  # of which the offsets of all zones are multiples


def in_text(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """All contradictions between the introduction and the infobox."""
    for statement in statements(article, facts):
        for event in statement.events:
            yield from _instant(event, statement, facts)
        yield from _thing("launch site", statement, statement.place, {facts.place})
        yield from _thing("rocket", statement, statement.rocket, {facts.rocket})
        yield from _thing("station", statement, statement.station, {dock.station for dock in facts.docks})
        yield from _thing("port", statement, statement.port, {dock.port for dock in facts.docks})


def _instant(event: str, statement: Statement, facts: Facts) -> Iterator[Contradiction]:
    stated = [told for told in _stated(event, facts) if told[1].precision not in ("year", "month")]
    if not stated or any(_agree(statement.instant, told[1], _WITHIN_S[event]) for told in stated):
        return
    if _outside(statement.instant, facts) and not any(_slip(statement.instant, told[1]) for told in stated):
        return  # of another event than this flight's
    nearest = min(stated, key=lambda told: abs((told[1].utc - statement.instant.utc).total_seconds()))
    apart_s = (statement.instant.utc - nearest[1].utc).total_seconds()
    yield Contradiction(
        f"{event} in the text against the infobox",
        f"the text tells {statement.instant.text()}: '{statement.text}'",
        f"{nearest[0]} = {nearest[1].text()}",
        f"{span_text(apart_s)} ({'later' if apart_s > 0 else 'earlier'} in the text)",
        f"{nearest[0]} = {statement.instant.text()}, or {nearest[1].text()} in the text",
    )


def _outside(instant: Instant, facts: Facts) -> bool:
    """Whether an instant lies more than a day before the launch or after the end of the flight."""
    ends = (facts.landing, facts.decay, facts.undocking)
    end = next((told[1] for told in ends if told), None)
    early = facts.launch is not None and instant.bounds[1] < facts.launch[1].bounds[0] - _DAY
    return early or (end is not None and instant.bounds[0] > end.bounds[1] + _DAY)


def _slip(one: Instant, other: Instant) -> bool:
    """Whether two instants are of one day of a year, or differ in their year, month or hour alone."""
    units = [(each.utc.year, each.utc.month, each.utc.day, each.utc.hour) for each in (one, other)]
    year, month, day, hour = (a == b for a, b in zip(*units, strict=True))
    finer = hour or not (one.to_the_minute and other.to_the_minute)
    return (month and day) or (day and year and finer)


def _stated(event: str, facts: Facts) -> list[Told]:
    if event == "docking":
        return [(dock.arrival_field, dock.arrival) for dock in facts.docks if dock.arrival]
    if event == "undocking":
        return [(dock.departure_field, dock.departure) for dock in facts.docks if dock.departure]
    told = facts.launch if event == "launch" else facts.landing
    return [told] if told else []


def _agree(one: Instant, other: Instant, within_s: float) -> bool:
    """Whether two statements may be of one instant; a clock without its zone may be of any."""
    early, late = bounds(one, other), bounds(other, one)
    gap_s = max((late[0] - early[1]).total_seconds(), (early[0] - late[1]).total_seconds())
    if one.to_the_minute and other.to_the_minute and one.zone_told != other.zone_told:
        apart_s = abs((one.utc - other.utc).total_seconds())
        off_s = abs(apart_s - _QUARTER_S * round(apart_s / _QUARTER_S))
        return apart_s <= ANY_ZONE.total_seconds() and (off_s <= within_s or apart_s <= within_s)
    return gap_s <= within_s


def _thing(
    what: str, statement: Statement, told: str | None, stated: set[str | None]
) -> Iterator[Contradiction]:
    known = {name for name in stated if name}
    if told is not None and known and None not in stated and told not in known:
        yield Contradiction(
            f"{what} in the text against the infobox",
            f"the text names {told}: '{statement.text}'",
            f"the infobox names {', '.join(sorted(known))}",
            f"1 {what}",
            f"{told} in the infobox, or {', '.join(sorted(known))} in the text",
        )
