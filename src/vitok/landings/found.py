"""The landings that a search found, the best one named, and what landings that somebody stated would mean."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from vitok.earth.time import Epoch
from vitok.landings.opportunity import LandingOpportunity
from vitok.landings.request import Request
from vitok.shown import counted, html_table
from vitok.station.orbit import StationOrbit

Point = tuple[float, float]

_LIGHTS = ("day", "twilight", "night")
_SAME_LANDING_S = 180.0  # by which entries of one pass may differ, in an instant that is stated


@dataclass(frozen=True)
class Asked:
    """What a landing at a stated instant would mean: where its burn leads, and the nearest landing found.

    ``leads_to`` is latitude and longitude (rad); ``zone_distance_m`` is from there to the zone's aim.
    """

    t_s: float
    nearest: LandingOpportunity
    burn_s: float
    leads_to: Point
    zone_distance_m: float

    @property
    def after_nearest_s(self) -> float:
        """How long after the nearest landing; negative if it is before."""
        return self.t_s - self.nearest.t_s

    @property
    def possible(self) -> bool:
        """Whether it may be the nearest landing itself."""
        return abs(self.after_nearest_s) <= _SAME_LANDING_S

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        epoch = self.nearest.epoch
        return {
            "landing_utc": epoch.utc(self.t_s),
            "possible": self.possible,
            "nearest_landing_utc": self.nearest.utc,
            "after_nearest_landing_s": self.after_nearest_s,
            "burn_it_needs_utc": epoch.utc(self.burn_s),
            "latitude_it_leads_to_deg": float(np.degrees(self.leads_to[0])),
            "longitude_it_leads_to_deg": float(np.degrees(self.leads_to[1])),
            "zone_distance_km": self.zone_distance_m / 1e3,
        }


@dataclass(frozen=True)
class Landings:
    """Landings of some days, at least one, what was asked for, and the station's orbit that they rest on."""

    request: Request
    orbit: StationOrbit
    opportunities: tuple[LandingOpportunity, ...]
    asked: tuple[Asked, ...] = ()

    @property
    def epoch(self) -> Epoch:
        """Begin of the first day, from which instants are counted."""
        return self.orbit.epoch

    @cached_property
    def best(self) -> LandingOpportunity:
        """The one of best light, as the crew is looked for; of these the one whose track passes nearest."""
        return min(self.opportunities, key=_order)

    @property
    def why_best(self) -> str:
        """Why it is the best one."""
        others = [each for each in self.opportunities if each is not self.best]
        if not others:
            return "the only turn within reach"
        if any(each.light == self.best.light for each in others):
            return "of the turns with the best light its track passes nearest to the zone"
        return "it lands in daylight" if self.best.light == "day" else "it has the best light"

    def __repr__(self) -> str:
        number, day = len(self.opportunities), self.request.day
        return f"<{counted(number, 'landing')} of {self.request} from {day} on, best at {self.best.utc}>"

    def _repr_html_(self) -> str:
        rows = [
            each.cells() | {"": self.why_best if each is self.best else ""} for each in self.opportunities
        ]
        return html_table(f"Landings of {self.request}, UTC", rows)

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        told = self.request.summary(self.orbit)
        told["opportunities"] = [
            each.summary() | ({"best": True, "why": self.why_best} if each is self.best else {"best": False})
            for each in self.opportunities
        ]
        return told | ({"asked": [each.summary() for each in self.asked]} if self.asked else {})


def _order(one: LandingOpportunity) -> tuple[int, float]:
    return _LIGHTS.index(one.light), abs(one.plan.turn.cross_track_m)
