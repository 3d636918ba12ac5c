"""What is asked of a window: who lifts off, whence, on what way to which station."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from vitok.ascent.launcher import Launcher
from vitok.earth.environment import Environment
from vitok.earth.space_weather import SolarActivity
from vitok.earth.weather_used import weather_summary
from vitok.errors import InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.station.orbit import StationOrbit

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
                f"payload_kg = {self.payload_kg:g} should be from {_LEAST_KG:g} to {_MOST_KG:g} kg"
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
        payload_kg = self.rocket.payload_kg if self.payload_kg is None else self.payload_kg
        return Launcher(self.rocket, payload_kg, self.site, environment)

    def __str__(self) -> str:
        return f"{self.rocket.name} from {self.site.name} toward {self.station.name}"

    def summary(self, orbit: StationOrbit) -> dict[str, Any]:
        """What a window or a season rests on, in plain values for output."""
        return {
            "station": self.station.name,
            "rocket": self.rocket.name,
            "site": self.site.name,
            "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in orbit.sets],
            "station_orbit_rms_km": orbit.rms_m / 1e3,
            "station_orbit": orbit.summary(),
            "space_weather": weather_summary(orbit.epoch, orbit.knowledge.about.surroundings, self.activity),
        }
