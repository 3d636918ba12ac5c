"""The facts of an article that can be held against each other and against physics."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from vitok.article.article import Article, Point
from vitok.article.crew import CrewMember
from vitok.article.docks import Dock, texts
from vitok.article.durations import Duration
from vitok.article.instants import Instant
from vitok.article.known import entry, identify

Told = tuple[str, Instant]  # the field that states it, or the fields that it follows from

_LANDING = ("landing_date", "recovery_date")
_SAME_S = 90.0  # within which two candidates for a landing are one


@dataclass(frozen=True)
class Facts:
    """Instants with the field that states each, visits, crew, and the catalogue's names; None if not told.

    ``place`` is the launch site and ``site`` its pad, ``pad_assumed`` if the usual one of the rocket stands
    for it. ``zone_assumed`` if a wide name, such as that of a country, stands for the usual zone in it.
    """

    launch: Told | None
    landing: Told | None
    decay: Told | None
    last_contact: Told | None
    docks: tuple[Dock, ...]
    duration: Duration | None
    launching: tuple[CrewMember, ...]
    landing_crew: tuple[CrewMember, ...]
    station: str | None
    place: str | None
    site: str | None
    pad_assumed: bool
    rocket: str | None
    spacecraft: str | None
    zone_named: str | None
    zone: str | None
    zone_assumed: bool
    landing_point: Point | None

    @property
    def docking(self) -> Told | None:
        """The first arrival at a station."""
        first = self.docks[0] if self.docks else None
        return (first.arrival_field, first.arrival) if first and first.arrival else None

    @property
    def undocking(self) -> Told | None:
        """The last departure from a station: the one before the landing."""
        last = self.docks[-1] if self.docks else None
        return (last.departure_field, last.departure) if last and last.departure else None

    @property
    def port(self) -> str | None:
        """The port of the first visit."""
        return self.docks[0].port if self.docks else None

    @property
    def last_port(self) -> str | None:
        """The port of the last visit."""
        return self.docks[-1].port if self.docks else None

    def instant(self, event: str) -> Instant | None:
        """The instant of launch, docking, undocking or landing, if the article states it to the minute."""
        told: Told | None = getattr(self, event)
        return told[1] if told and told[1].to_the_minute else None

    @property
    def to_docking_s(self) -> float | None:
        """From launch to docking."""
        launch, docking = self.instant("launch"), self.instant("docking")
        return (docking.utc - launch.utc).total_seconds() if launch and docking else None

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        told = {
            "launch": self.launch,
            "docking": self.docking,
            "undocking": self.undocking,
            "landing": self.landing,
            "decay": self.decay,
        }
        first = self.docks[0] if self.docks else None
        return {
            **{f"{event}_utc": each[1].text() for event, each in told.items() if each},
            "duration_s": self.duration.duration_s if self.duration else None,
            "duration_tolerance_s": self.duration.tolerance_s if self.duration else None,
            "time_docked_s": first.docked.duration_s if first and first.docked else None,
            "visits": len(self.docks),
            "crew_launching": [each.english_name or each.name for each in self.launching],
            "crew_landing": [each.english_name or each.name for each in self.landing_crew],
            "station": self.station,
            "port": self.port,
            "last_port": self.last_port,
            "place": self.place,
            "site": self.site,
            "pad_assumed": self.pad_assumed,
            "rocket": self.rocket,
            "spacecraft": self.spacecraft,
            "zone_named": self.zone_named,
            "zone": self.zone,
            "zone_assumed": self.zone_assumed,
        }


def facts_of(article: Article) -> Facts:
    """Facts of an article."""

    def words(*names: str) -> list[str]:
        return [text for name in names for text in texts(article.fields.get(name))]

    stations = [dock.station for dock in article.docks if dock.station]
    rocket = identify("rockets", *words("launch_rocket"))
    pad, place = identify("pads", *words("launch_site")), identify("sites", *words("launch_site"))
    pad_entry = entry("pads", pad) if pad else None
    if pad_entry and place not in (None, pad_entry.place):  # a number that is another site's
        pad_entry, pad = None, None
    place = pad_entry.place if pad_entry else place
    zone_named = identify("zones", *words("landing_site"))
    zone = entry("zones", zone_named) if zone_named else None
    crew = _crew(article)
    return Facts(
        launch=article.instant("launch_date"),
        landing=article.instant(*_LANDING),
        decay=article.instant("decay_date", "destroyed"),
        last_contact=article.instant("last_contact", "deactivated"),
        docks=article.docks,
        duration=article.duration("mission_duration"),
        launching=_part(crew, "launching"),
        landing_crew=_part(crew, "landing"),
        station=stations[0] if stations else identify("stations", *words("space_station", "docking_target")),
        place=place,
        site=pad or _usual_pad(place, rocket),
        pad_assumed=pad is None and place is not None,
        rocket=rocket,
        spacecraft=_spacecraft(words("spacecraft_type"), words("spacecraft"), words("name")),
        zone_named=zone_named,
        zone=(zone.stands_for or zone_named) if zone else None,
        zone_assumed=bool(zone and zone.stands_for),
        landing_point=article.landing_point,
    )


def _spacecraft(*fields: list[str]) -> str | None:
    """The ship by the field that names it most closely: a family, such as Soyuz, gives way to its member."""
    found = [name for texts in fields if (name := identify("spacecraft", *texts))]
    close = [name for name in found if name not in ("soyuz", "progress", "dragon")]
    return next(iter((*close, *found)), None)


def _usual_pad(place: str | None, rocket: str | None) -> str | None:
    site = entry("sites", place) if place else None
    pads = dict(site.usual_pads) if site else {}
    return pads.get(rocket or "", pads.get("", place)) if place else None


def _crew(article: Article) -> list[CrewMember]:
    """The crew of the table; where the infobox alone tells of a swap its people, with the table's roles."""
    swapped = any(each.part != "both" for each in article.aboard)
    if article.crew and (not swapped or any(each.part != "both" for each in article.crew)):
        return list(article.crew)
    roles = {name: each for each in article.crew for name in each.names}
    found = []
    for each in article.aboard:
        seat = next((roles[name] for name in each.names if name in roles), each)
        role, english = each.role or seat.role, each.english_role or seat.english_role
        found.append(replace(each, role=role, english_role=english))
    return found


def _part(crew: Iterable[CrewMember], part: str) -> tuple[CrewMember, ...]:
    return tuple(each for each in crew if each.part in ("both", part) and not each.backup)


def landing_candidates(facts: Facts) -> list[Told]:
    """The instants of landing that an article states: its own, and what launch and duration make."""
    found: list[Told] = []
    if facts.landing and facts.landing[1].to_the_minute:
        found.append(facts.landing)
    launch, duration = facts.instant("launch"), facts.duration
    decays = facts.landing is None and facts.decay is not None
    if launch and duration and not decays and not duration.planned and duration.tolerance_s <= 60.0:
        end = Instant(
            launch.utc + timedelta(seconds=duration.duration_s), "minute", 60.0, launch.zone, launch.zone_told
        )
        if not any(abs((end.utc - other.utc).total_seconds()) < _SAME_S for _, other in found):
            found.append(("launch_date + mission_duration", end))
    return found
