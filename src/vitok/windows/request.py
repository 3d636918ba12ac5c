"""What is asked of a window: who lifts off, whence, on what way to which station."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vitok.arguments import named
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.instant import checked_day
from vitok.mission.place import Site, Zone
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.reading import short

if TYPE_CHECKING:  # what is asked is looked at before what takes seconds to import
    from vitok.ascent.launcher import Launcher
    from vitok.earth.environment import Environment
    from vitok.earth.space_weather import SolarActivity
    from vitok.station.orbit import StationOrbit

LONGEST_DAYS = 366  # of a season and of a stay

_LEAST_KG, _MOST_KG = 1.0, 1e6  # of a payload, from the smallest rocket's to the largest's five times


@dataclass(frozen=True, kw_only=True)
class Request:
    """Who lifts off, whence and whereto; ``payload_kg`` is the rocket's usual one where it is None.

    ``file`` holds the station's element sets or its ephemeris.
    """

    file: Path
    rocket: Rocket
    site: Site
    profile: Profile
    station: Station
    payload_kg: float | None = None
    activity: SolarActivity | None = None  # of the Sun on days that are not measured

    def __post_init__(self) -> None:
        if self.payload_kg is not None and not _LEAST_KG <= self.payload_kg <= _MOST_KG:
            raise InputError(
                f"{named('payload_kg')} = {self.payload_kg:g} should be from {_LEAST_KG:g} to {_MOST_KG:g} kg"
            )

    @cached_property
    def others(self) -> list[Profile]:
        """The catalogue's profiles but for the one that is asked for."""
        return [load(name, Profile) for name in entries()["profiles"] if name != self.profile.name]

    @property
    def profiles(self) -> list[Profile]:
        """The profile that is asked for, and the others of the catalogue."""
        return [self.profile, *self.others]

    def launcher(self, environment: Environment) -> Launcher:
        """The rocket on its pad."""
        from vitok.ascent.launcher import Launcher

        payload_kg = self.rocket.payload_kg if self.payload_kg is None else self.payload_kg
        return Launcher(self.rocket, payload_kg, self.site, environment)

    def __str__(self) -> str:
        return f"{self.rocket.name} from {self.site.name} toward {self.station.name}"

    def summary(self, orbit: StationOrbit) -> dict[str, Any]:
        """What a window or a season rests on, in plain values for output."""
        from vitok.earth.weather_used import weather_summary

        return {
            "station": self.station.name,
            "rocket": self.rocket.name,
            "site": self.site.name,
            "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in orbit.sets],
            "station_orbit_rms_km": orbit.rms_m / 1e3,
            "station_orbit": orbit.summary(),
            "space_weather": weather_summary(orbit.epoch, orbit.knowledge.about.surroundings, self.activity),
        }


@dataclass(frozen=True)
class Stay:
    """Where a ship lands after a nominal stay, counted from docking; InputError for more than 366 days."""

    zone: Zone
    days: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.days <= LONGEST_DAYS:
            raise InputError(f"{named('stay_days')} = {self.days:g} should be 0 to {LONGEST_DAYS}")


def first_day(day: str) -> Epoch:
    """Begin of a day of lift-off; InputError if it is none."""
    try:
        return Epoch.from_utc(f"{checked_day(day)}T00:00:00Z")
    except ValueError as error:
        raise InputError(f"{named('on')} = '{short(day)}' {error}") from error


def check_days(days: int) -> None:
    """InputError for a number of days that is neither a window's nor a season's."""
    if not 1 <= days <= LONGEST_DAYS:
        raise InputError(
            f"{named('days')} = {days} should be 1 for a window, or 2 to {LONGEST_DAYS} for a season"
        )
