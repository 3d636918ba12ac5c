"""What is asked of a search for landings: who leaves which port when, toward which zone, on which days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vitok.arguments import named
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError
from vitok.mission.descent_module import DescentModule
from vitok.mission.instant import checked_day, checked_instant
from vitok.mission.place import Network, Zone, check_ground
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station, port_of
from vitok.reading import short

if TYPE_CHECKING:  # what is asked is looked at before what takes seconds to import
    from vitok.earth.space_weather import SolarActivity
    from vitok.station.orbit import StationOrbit

_LONGEST_DAYS = 3.0  # that a ship may fly alone before it lands
_LEAST_RUNS = 3  # of which an ellipse can be made
_MOST_RUNS = 100_000
_MOST_DAYS = 30
_MOST_ASKED = 100  # instants of landing that somebody has stated


@dataclass(frozen=True, kw_only=True)
class Request:
    """Who flies home from which port to which zone, on ``days`` days from ``day`` on (UTC).

    ``file`` holds the station's element sets, before or after the days, or its ephemeris. The ship undocks at
    ``undocking``, or as long before each burn as its file says. ``at`` are instants of landing that somebody
    has stated. ``runs`` dispersed flights, drawn by ``seed``, give each footprint. ``activity`` is the Sun's
    on days that are not measured.
    """

    file: Path
    station: Station
    port: str
    spacecraft: Spacecraft
    module: DescentModule
    network: Network
    zone: Zone
    day: str
    days: int = 1
    undocking: str | None = None
    at: tuple[str, ...] = ()
    runs: int = 200
    seed: int = 0
    activity: SolarActivity | None = None

    @cached_property
    def epoch(self) -> Epoch:
        """Begin of the first day, from which instants are counted; InputError if it is none."""
        try:
            return Epoch.from_utc(f"{checked_day(self.day)}T00:00:00Z")
        except ValueError as error:
            raise InputError(f"{named('on')} = '{short(self.day)}' {error}") from error

    @property
    def span_s(self) -> float:
        """The days that are looked at."""
        return self.days * SECONDS_PER_DAY

    @cached_property
    def undocking_s(self) -> float | None:
        """Instant of undocking, if it is given; InputError if it is none."""
        return None if self.undocking is None else self._t_s("undocking", self.undocking)

    @cached_property
    def asked_s(self) -> tuple[float, ...]:
        """Instants of landing that somebody has stated; InputError if one is none."""
        return tuple(self._t_s("at", each) for each in self.at)

    def check(self) -> None:
        """InputError for a day, instants or a port that cannot be, or that do not go together."""
        if not 1 <= self.days <= _MOST_DAYS:
            raise InputError(f"{named('days')} = {self.days} should be from 1 to {_MOST_DAYS}")
        if len(self.at) > _MOST_ASKED:
            raise InputError(f"{named('at')} has {len(self.at)} instants; allowed are {_MOST_ASKED}")
        if self.runs < _LEAST_RUNS:
            raise InputError(f"{named('runs')} = {self.runs} should be at least {_LEAST_RUNS}")
        if self.runs > _MOST_RUNS:
            raise InputError(f"{named('runs')} = {self.runs} should be at most {_MOST_RUNS}")
        if self.seed < 0:
            raise InputError(f"{named('seed')} = {self.seed} should be at least 0")
        first, undocking_s = self.epoch.utc(0.0)[:10], self.undocking_s
        for each, at_s in zip(self.at, self.asked_s, strict=True):
            if not 0.0 <= at_s < self.span_s:
                raise InputError(
                    f"{named('at')} = '{each}' is not on the days that are looked at, "
                    f"from {first} on for {self.days}"
                )
        port_of(self.station, self.port)
        check_ground(self.zone, self.module)
        if undocking_s is not None and not -_LONGEST_DAYS * SECONDS_PER_DAY <= undocking_s < self.span_s:
            raise InputError(
                f"{named('undocking')} = '{self.undocking}' should lie in the {_LONGEST_DAYS:.0f} days "
                f"before {first} or on the days that are looked at"
            )

    def __str__(self) -> str:
        return f"{self.spacecraft.name} from {self.station.name} in {self.zone.name}"

    def summary(self, orbit: StationOrbit) -> dict[str, Any]:
        """What the landings rest on, in plain values for output."""
        from vitok.earth.weather_used import weather_summary

        return {
            "station": self.station.name,
            "zone": self.zone.name,
            "spacecraft": self.spacecraft.name,
            "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in orbit.sets],
            "station_orbit_rms_km": orbit.rms_m / 1e3,
            "station_orbit": orbit.summary(),
            "space_weather": weather_summary(orbit.epoch, orbit.environment, self.activity),
        }

    def _t_s(self, name: str, text: str) -> float:
        try:
            return self.epoch.t_s(str(checked_instant(text)))
        except ValueError as error:
            raise InputError(f"{named(name)} = '{short(text)}' {error}") from error
