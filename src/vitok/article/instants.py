"""Instants as articles state them: which clock of a field counts, in which zone, and what it leaves open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from vitok.article.clocks import Clock, clocks_in
from vitok.article.dates import Dated, dates_in, western
from vitok.article.language import lexicon
from vitok.article.zones import Zone, unknown_zone, zones_in

Precision = Literal["year", "month", "day", "hour", "minute", "second"]

_DAY = timedelta(days=1)
_LONGEST = 500  # characters that are looked at
_PRECISIONS: dict[float, Precision] = {3600.0: "hour", 60.0: "minute", 1.0: "second"}
_RANGE = re.compile(r"\s*[–—~～-]\s*")


@dataclass(frozen=True)
class Instant:
    """An instant as stated: ``utc`` is the begin of the second, minute or day that it names, ``width_s``
    long.

    ``zone`` is the one that was used, in words; ``zone_told`` whether the article tells it.
    """

    utc: datetime
    precision: Precision
    width_s: float = 1.0
    zone: str = "UTC"
    zone_told: bool = True
    planned: bool = False

    @property
    def to_the_minute(self) -> bool:
        """Whether it is stated to the minute or better."""
        return self.precision in ("minute", "second")

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Between which the true instant may lie: what is stated to a unit may have been rounded to it."""
        early_s = (
            0.5 * self.width_s
            if self.precision in ("hour", "minute")
            else 1.0
            if self.precision == "second"
            else 0.0
        )
        return self.utc - timedelta(seconds=early_s), self.utc + timedelta(seconds=self.width_s)

    def text(self) -> str:
        """ISO 8601 with a ``Z``, as precise as the statement."""
        if self.precision == "year":
            return f"{self.utc + _DAY / 2:%Y}"
        if self.precision == "month":
            return f"{self.utc + _DAY / 2:%Y-%m}"
        if self.precision == "day":
            return f"{self.utc + _DAY / 2:%Y-%m-%d}"  # whose begin a zone may have shifted to the day before
        return (
            f"{self.utc:%Y-%m-%dT%H:%M:%S}Z" if self.precision == "second" else f"{self.utc:%Y-%m-%dT%H:%M}Z"
        )


@dataclass(frozen=True)
class Clash:
    """Two clocks of one field that do not name one instant, and by how much the second is later."""

    first: str
    second: str
    apart_s: float


@dataclass(frozen=True)
class Reading:
    """What a text says of an instant; ``remark`` is why there is none, or what it leaves in doubt."""

    instant: Instant | None = None
    clash: Clash | None = None
    remark: str = ""


@dataclass(frozen=True)
class Around:
    """What helps to read a date: the year of one without a year, the day before which it cannot lie, and the
    zone that the page states for its clocks."""

    year: int | None = None
    not_before: datetime | None = None
    zone: Zone | None = None


@dataclass(frozen=True)
class _Timed:
    clock: Clock
    zone: Zone | None
    dated: Dated | None
    owns: bool  # whether it stands with the date by itself


def read_instant(text: str, around: Around = Around()) -> Reading:
    """The instant that a field's text states: by the clock marked UTC, else by the first.

    Times that are planned give way to others. What cannot be is a remark, not an error.
    """
    text = _without_planned(western(text[:_LONGEST]))
    planned = bool(lexicon().planned.search(text))
    dates, original = dates_in(text), text
    told = next((each.year for each in dates if each.year is not None), None)
    dates = [replace(each, year=told) if each.year is None else each for each in dates]
    for each in dates:
        text = text[: each.start] + "\x01" * (each.end - each.start) + text[each.end :]
    try:
        clocks = _no_ranges(clocks_in(text), text)
        timed = _timed(clocks, _zones_of(clocks, text), dates)
        if not dates:
            return Reading()
        reading = _chosen(timed, dates[0], around, original)
    except (ValueError, OverflowError) as error:
        return Reading(remark=f"cannot be: {error}")
    found = reading.instant
    return replace(reading, instant=replace(found, planned=planned)) if found and planned else reading


def _without_planned(text: str) -> str:
    """The text without its lines and brackets that tell a plan, unless nothing else has a date."""
    pieces = re.split(r"(\n|[(（;；][^()（）;；\n]*[)）]?)", text)
    kept = "".join(piece for piece in pieces if not lexicon().planned.search(piece))
    return kept if kept != text and dates_in(kept) else text


def _no_ranges(clocks: list[Clock], text: str) -> list[Clock]:
    """The clocks without those that end a span."""
    return [
        clock
        for number, clock in enumerate(clocks)
        if number == 0 or not _RANGE.fullmatch(text[clocks[number - 1].end : clock.start] or "?")
    ]


def _zones_of(clocks: Sequence[Clock], text: str) -> list[tuple[int, int, Zone]]:
    """The zones that a text names, with what stands behind a clock as one and is in no table."""
    found = zones_in(text)
    for clock in clocks:
        unknown = unknown_zone(text, clock.end) if clock.zone is None else None
        if unknown and not any(clock.end <= begin < unknown[0] for begin, _, _ in found):
            found.append((clock.end, *unknown))
    return sorted(found, key=lambda each: each[0])


def _timed(
    clocks: Sequence[Clock], zones: Sequence[tuple[int, int, Zone]], dates: Sequence[Dated]
) -> list[_Timed]:
    """Each clock with the zone and the date that belong to it."""
    zones = [each for each in zones if not any(clock.start <= each[0] < clock.end for clock in clocks)]
    leading = bool(zones and clocks and zones[0][0] < clocks[0].start and zones[-1][0] < clocks[-1].start)
    found: list[_Timed] = []
    for number, clock in enumerate(clocks):
        before = clocks[number - 1].end if number else 0
        after = clocks[number + 1].start if number + 1 < len(clocks) else 1 << 30
        behind = [zone for begin, _, zone in zones if clock.end <= begin < after]
        ahead = [zone for begin, _, zone in zones if before <= begin < clock.start]
        # "10:21 Moscow time (UTC+3)": the offset tells it more exactly
        near = (ahead[-1:] or behind) if leading else (behind or ahead[-1:] if not number else behind)
        exact = [zone for zone in near[:2] if zone.hours is not None and not zone.rule and not zone.doubt]
        zone = clock.zone or (exact[0] if len(near) > 1 and exact else near[0] if near else None)
        earlier = [each for each in dates if each.start < clock.start]
        dated = earlier[-1] if earlier else dates[0] if dates else None
        owns = not any(each.dated is dated for each in found)
        found.append(_Timed(clock, zone, dated, owns))
    return found


def _chosen(timed: Sequence[_Timed], first_date: Dated, around: Around, text: str) -> Reading:
    if not timed:
        return Reading(_day(first_date, zones_in(text), around))
    known = [each for each in timed if each.zone is not None and each.zone.is_definite]
    utc = [each for each in known if each.zone is not None and each.zone.is_utc]
    unnamed = [each for each in timed if each.zone is None]
    best = next(iter((*utc, *known, *unnamed)), None)
    if best is None:
        zone = timed[0].zone
        assert zone is not None
        return Reading(_day(first_date, [], around), remark=f"{zone.why_not}, so that its clock is left out")
    if best.dated is None or best.dated.day is None:
        told = text[first_date.start : first_date.end]
        remark = "the day cannot be told from the month" if "/" in told else "it has a clock but no day"
        return Reading(_day(first_date, [], around), remark=remark)
    owner = next(each for each in timed if each.dated is best.dated)
    instant = _instant(best, owner, around)
    return Reading(instant, _clash(best, instant, known, around))


def _day(dated: Dated, zones: Sequence[tuple[int, int, Zone]], around: Around) -> Instant:
    begin = _begin(dated, around)
    width = dated.width(begin)
    zone = zones[0][2] if zones else around.zone
    hours = zone.hours_at(begin) if zone else None
    precision: Precision = "year" if dated.month is None else "month" if dated.day is None else "day"
    told = hours is not None
    utc = (begin - timedelta(hours=hours or 0.0)).replace(tzinfo=UTC)
    return Instant(
        utc, precision, width.total_seconds(), _zone_text(zone, begin) if told else "not told", told
    )


def _begin(dated: Dated, around: Around) -> datetime:
    """Its day at midnight; a date without a year is the first one that is not too early."""
    begin = dated.begin(around.year)
    if dated.year is None and around.not_before is not None:
        earliest = around.not_before.replace(tzinfo=None) - _DAY
        year = around.year or begin.year
        while begin + dated.width(begin) < earliest and year < earliest.year + 1:
            year += 1
            begin = dated.begin(year)
    return begin


def _instant(best: _Timed, owner: _Timed, around: Around) -> Instant:
    if best.dated is None:
        raise ValueError("it has no date")
    local = _begin(best.dated, around) + best.clock.since_midnight
    zone = best.zone or around.zone
    hours = zone.hours_at(local) if zone else 0.0
    assert hours is not None
    utc = local - timedelta(hours=hours)
    if (
        not best.owns and owner.zone is not None
    ):  # the date is that of the other clock, and may be the next here
        utc += _days_to(utc, _other_utc(owner, utc, hours, around))
    width_s = best.clock.width_s
    return Instant(
        utc.replace(tzinfo=UTC), _PRECISIONS[width_s], width_s, _zone_text(zone, local), zone is not None
    )


def _other_utc(other: _Timed, near: datetime, near_hours: float, around: Around) -> datetime:
    """UTC of the clock that the date belongs to; by hours that local time may be off where it tells none."""
    assert other.dated is not None and other.zone is not None
    local = _begin(other.dated, around) + other.clock.since_midnight
    hours = other.zone.hours_at(local)
    if hours is None:
        apart = (local - near).total_seconds() / 3600.0 - near_hours
        hours = (apart + 12.0) % 24.0 - 12.0 if abs(apart) > 14.0 else apart
    return local - timedelta(hours=hours)


def _days_to(utc: datetime, other: datetime) -> timedelta:
    return timedelta(days=round((other - utc).total_seconds() / 86400.0))


def _clash(best: _Timed, instant: Instant, known: Sequence[_Timed], around: Around) -> Clash | None:
    """Another clock, in another zone, that does not name the same instant."""
    for each in known:
        if each is best or each.zone == best.zone or each.dated is None or each.dated.day is None:
            continue
        local = _begin(each.dated, around) + each.clock.since_midnight
        assert each.zone is not None
        hours = each.zone.hours_at(local)
        utc = (local - timedelta(hours=hours or 0.0)).replace(tzinfo=UTC)
        apart_s = (utc - instant.utc).total_seconds()
        if not each.owns or each.dated is best.dated:  # without a date of its own it may be on the day beside
            apart_s -= 86400.0 * round(apart_s / 86400.0)
        if abs(apart_s) >= max(each.clock.width_s, instant.width_s, 60.0):
            other = Instant(utc, _PRECISIONS[each.clock.width_s], each.clock.width_s)
            return Clash(
                f"{instant.text()}, by {instant.zone}",
                f"{other.text()}, by {_zone_text(each.zone, local)}",
                apart_s,
            )
    return None


def _zone_text(zone: Zone | None, local: datetime) -> str:
    return zone.text_at(local) if zone else "UTC, assumed"
