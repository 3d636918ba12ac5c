"""The facts of an article that can be held against each other and against physics."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from vitok.article.fields import Duration
from vitok.article.instants import WIDTH_S, Stated
from vitok.article.known import identify
from vitok.article.markup import Link
from vitok.article.reader import Article

# fields that state the same fact, the first that is filled counts
_FIELDS = {
    "launch": ("launch_date",),
    "docking": ("docking_date", "start_date"),
    "undocking": ("undocking_date", "end_date"),
    "landing": ("landing_date", "recovery_date", "decay_date"),
}


@dataclass(frozen=True)
class Facts:
    """Instants by event with the field that states each, and the catalogue's names; None where not told."""

    instants: dict[str, tuple[str, Stated]]
    duration_s: float | None
    time_docked_s: float | None
    station: str | None
    port: str | None
    site: str | None
    rocket: str | None
    spacecraft: str | None
    zone: str | None

    def instant(self, event: str) -> Stated | None:
        """The instant of an event, if the article states it at least to the minute."""
        stated = self.instants.get(event)
        return stated[1] if stated and stated[1].precision != "day" else None

    @property
    def to_docking_s(self) -> float | None:
        """From launch to docking."""
        launch, docking = self.instant("launch"), self.instant("docking")
        return (docking.utc - launch.utc).total_seconds() if launch and docking else None

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            **{f"{event}_utc": stated.text() for event, (_, stated) in self.instants.items()},
            "duration_s": self.duration_s,
            "time_docked_s": self.time_docked_s,
            "station": self.station,
            "port": self.port,
            "site": self.site,
            "rocket": self.rocket,
            "spacecraft": self.spacecraft,
            "zone": self.zone,
        }


def facts_of(article: Article) -> Facts:
    """Facts of an article."""
    fields = article.fields

    def words(*names: str) -> list[str]:
        values = [fields[name] for name in names if name in fields]
        return [
            text
            for value in values
            for text in ((value.text, value.english) if isinstance(value, Link) else (str(value),))
        ]

    instants = {}
    for event, names in _FIELDS.items():
        stated = next((name for name in names if isinstance(fields.get(name), Stated)), None)
        if stated:
            instants[event] = (stated, fields[stated])
    return Facts(
        instants=instants,
        duration_s=_seconds(fields.get("mission_duration")),
        time_docked_s=_seconds(fields.get("time_docked")),
        station=identify("stations", *words("space_station", "docking_target")),
        port=identify("ports", *words("docking_port")),
        site=identify("sites", *words("launch_site")),
        rocket=identify("rockets", *words("launch_rocket")),
        spacecraft=identify("spacecraft", *words("spacecraft_type", "spacecraft", "name")),
        zone=identify("zones", *words("landing_site")),
    )


def _seconds(value: Any) -> float | None:
    return value.duration_s if isinstance(value, Duration) else None


def landing_candidates(facts: Facts) -> list[tuple[str, Stated]]:
    """The instants of landing that an article states: its own, and what launch and duration make."""
    found = []
    if facts.instant("landing"):
        found.append(facts.instants["landing"])
    launch = facts.instant("launch")
    if launch and facts.duration_s:
        end = Stated(launch.utc + timedelta(seconds=facts.duration_s), "minute", True)
        if not any(abs((end.utc - other.utc).total_seconds()) < WIDTH_S["minute"] for _, other in found):
            found.append(("launch_date + mission_duration", end))
    return found
