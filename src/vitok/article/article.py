"""An article as it was read: each fact with its type."""

from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from vitok.article.cargo import Cargo
from vitok.article.crew import CrewMember
from vitok.article.docks import Dock
from vitok.article.durations import Duration
from vitok.article.fields import Value
from vitok.article.instants import Clash, Instant
from vitok.article.markup import Link
from vitok.article.measures import Measure

Point = tuple[float, float]


@dataclass(frozen=True)
class Reference:
    """A source that the article names."""

    title: str
    url: str


@dataclass(frozen=True)
class Remark:
    """What a field says that cannot be, or cannot be told for sure, and why."""

    field: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.field} = '{self.text}' {self.why}"


@dataclass(frozen=True)
class Article:
    """What an article says. ``fields`` are those of the infobox that are not empty, ``unknown`` names those
    whose meaning is not known here, kept as text. ``aboard`` are the people of the infobox, ``crew`` those of
    a table, template or list. ``clashes`` are clocks of one field that disagree, ``landing_point`` latitude
    and longitude (deg)."""

    source: str
    template: str
    title: str
    zone: str
    fields: dict[str, Value]
    field_count: int
    unknown: tuple[str, ...]
    remarks: tuple[Remark, ...]
    clashes: tuple[tuple[str, Clash], ...]
    mission_pictures: dict[str, tuple[str, ...]]
    aboard: tuple[CrewMember, ...]
    crew: tuple[CrewMember, ...]
    backup: tuple[CrewMember, ...]
    docks: tuple[Dock, ...]
    landing_point: Point | None
    cargo: tuple[Cargo, ...]
    references: tuple[Reference, ...]
    categories: tuple[str, ...]
    lead: str
    prose: str

    @property
    def name(self) -> str:
        """What the article calls its flight: in its infobox, else by its title, else its file."""
        name = self.fields.get("name")
        return shown_value(name) if name is not None else self.title or self.source

    @property
    def zones_used(self) -> tuple[str, ...]:
        """The zones in which its clocks were read."""
        clocks = [
            each for each in self.fields.values() if isinstance(each, Instant) and each.width_s <= 3600.0
        ]
        return tuple(sorted({each.zone for each in clocks}))

    def instant(self, *names: str) -> tuple[str, Instant] | None:
        """The first of some fields that states an instant, and this."""
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, Instant):
                return name, value
        return None

    def duration(self, name: str) -> Duration | None:
        """The span of time that a field states."""
        value = self.fields.get(name)
        return value if isinstance(value, Duration) else None

    def measure(self, name: str) -> Measure | None:
        """The quantity that a field states."""
        value = self.fields.get(name)
        return value if isinstance(value, Measure) else None

    def count(self, name: str) -> int | None:
        """The number that a field states."""
        value = self.fields.get(name)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str:
        """What a field shows, "" if it is empty."""
        value = self.fields.get(name)
        return "" if value is None else shown_value(value)

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "source": self.source,
            "infobox": self.template,
            "title": self.title,
            "page_zone": self.zone,
            "fields_in_all": self.field_count,
            "fields_filled": len(self.fields),
            "fields": {name: plain_value(value) for name, value in self.fields.items()},
            "instants": {
                name: _instant_summary(value)
                for name, value in self.fields.items()
                if isinstance(value, Instant)
            },
            "unknown_fields": list(self.unknown),
            "remarks": [asdict(each) for each in self.remarks],
            "pictures_in_fields": {name: list(files) for name, files in self.mission_pictures.items()},
            "crew": [asdict(member) for member in self.crew],
            "backup_crew": [asdict(member) for member in self.backup],
            "docks": [_dock_summary(dock) for dock in self.docks],
            "landing_latitude_deg": self.landing_point[0] if self.landing_point else None,
            "landing_longitude_deg": self.landing_point[1] if self.landing_point else None,
            "cargo": [asdict(each) for each in self.cargo],
            "references": [asdict(each) for each in self.references],
            "categories": list(self.categories),
        }


def plain_value(value: object) -> Any:
    """A field's value in JSON's own types; an instant as ISO 8601 text."""
    if isinstance(value, Instant):
        return value.text()
    if isinstance(value, Link):
        return {"text": value.text, "english": value.english}
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def shown_value(value: Value) -> str:
    """A field's value in words: a name with its English beside it, a measure with its unit."""
    if isinstance(value, tuple):
        return ", ".join(map(shown_value, value))
    if isinstance(value, Link):
        return f"{value.text} ({value.english})" if value.english else value.text
    if isinstance(value, Duration):
        return f"{value.duration_s:.0f} s"
    if isinstance(value, Instant):
        return (
            value.text() if value.zone_told or not value.to_the_minute else f"{value.text()} (zone not told)"
        )
    if isinstance(value, Measure):
        return f"{value.value:.12g} {value.unit}".strip()
    return str(value)


def _instant_summary(value: Instant) -> dict[str, Any]:
    earliest, latest = value.bounds
    return {
        "utc": value.text(),
        "precision": value.precision,
        "earliest_utc": f"{earliest:%Y-%m-%dT%H:%M:%SZ}",
        "latest_utc": f"{latest:%Y-%m-%dT%H:%M:%SZ}",
        "zone": value.zone,
        "zone_told": value.zone_told,
        "planned": value.planned,
    }


def _dock_summary(dock: Dock) -> dict[str, Any]:
    return {
        "target": dock.target,
        "station": dock.station,
        "port": dock.port,
        "port_text": dock.port_text,
        "arrival_utc": dock.arrival.text() if dock.arrival else None,
        "departure_utc": dock.departure.text() if dock.departure else None,
        "docked_s": dock.docked.duration_s if dock.docked else None,
        "relocation": dock.relocation,
    }
