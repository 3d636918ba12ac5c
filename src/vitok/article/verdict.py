"""What physics says of an instant that an article states."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from vitok.article.instants import Instant

FITS, IMPOSSIBLE, UNJUDGED = "fits", "impossible", "cannot be judged"


@dataclass(frozen=True)
class Verdict:
    """A verdict on an event, with the stated and the computed instant, and how much later the stated one is.

    ``source`` are the fields that state a landing, ``leads_to_deg`` latitude and longitude to which a burn
    for it leads, ``zone_distance_m`` how far that is from the zone, ``profile`` the way to the docking that a
    lift-off was judged for. None where it is not told.
    """

    event: str
    verdict: str
    because: str
    stated: Instant | None = None
    source: str | None = None
    computed_utc: str | None = None
    difference_s: float | None = None
    leads_to_deg: tuple[float, float] | None = None
    zone_distance_m: float | None = None
    profile: str | None = None

    @property
    def stated_utc(self) -> str | None:
        """The stated instant as text, as precise as it is stated."""
        return None if self.stated is None else self.stated.text()

    def __repr__(self) -> str:
        return f"<{self.event}{f' at {self.stated_utc}' if self.stated else ''}: {self.verdict}>"

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        return {
            "event": self.event,
            "stated": self.stated_utc or "",
            "verdict": self.verdict,
            "because": self.because,
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output: what is told."""
        point, away_m = self.leads_to_deg, self.zone_distance_m
        values = {
            "event": self.event,
            "stated_utc": self.stated_utc,
            "from": self.source,
            "computed_utc": self.computed_utc,
            "difference_s": self.difference_s,
            "profile": self.profile,
            "latitude_it_leads_to_deg": None if point is None else point[0],
            "longitude_it_leads_to_deg": None if point is None else point[1],
            "zone_distance_km": None if away_m is None else away_m / 1e3,
            "verdict": self.verdict,
            "because": self.because,
        }
        return {key: value for key, value in values.items() if value is not None}


def rounded(utc: str) -> str:
    """An instant (ISO 8601 with a ``Z``) to the second."""
    return f"{datetime.fromisoformat(utc) + timedelta(seconds=0.5):%Y-%m-%dT%H:%M:%S}Z"


def impossible(event: str, stated: Instant, because: str, source: str | None = None) -> Verdict:
    """A verdict that what is stated cannot be."""
    return Verdict(event, IMPOSSIBLE, because, stated=stated, source=source)


def unjudged(event: str, because: str) -> Verdict:
    """A verdict that what is stated, or is not, cannot be judged."""
    return Verdict(event, UNJUDGED, because)


def not_known(kind: str, name: str | None, known: Sequence[str]) -> str:
    """Why a thing cannot be judged that the catalogue has not, though the article may name it clearly."""
    if name is None:
        return f"the article names no {kind} that is known"
    return f"the {kind}, {name}, is not in the catalogue, which has {', '.join(known)}"
