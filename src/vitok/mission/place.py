"""Places on the ground: where a flight begins and where it ends."""

import math
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.errors import InputError
from vitok.mission.base import Doubtful, File, Name, Table, within
from vitok.mission.descent_module import DescentModule

Latitude = Annotated[float, within(-90.0, 90.0)]
Longitude = Annotated[float, within(-180.0, 180.0)]
Azimuth = Annotated[float, within(-360.0, 360.0)]
Altitude = Annotated[float, within(-500.0, 9000.0), Doubtful(1.0)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class Point(Table):
    """A point on the ground, geodetic on WGS-84."""

    latitude_deg: Latitude
    """Geodetic latitude, north positive."""
    longitude_deg: Longitude
    """Longitude, east positive."""

    def doubts(self) -> Iterator[str]:
        """A point that is what another one is in radians."""
        yield from super().doubts()
        north, east = abs(self.latitude_deg), abs(self.longitude_deg)
        if 0.0 < north <= 0.5 * math.pi and 0.0 < east <= math.pi:
            yield (
                f"latitude_deg = {self.latitude_deg:g} and longitude_deg = {self.longitude_deg:g} lie in the "
                "sea off Africa: are they in rad?"
            )


class Local(Table):
    """A clock of a place, from a day on."""

    since: Day
    """First day on which it holds."""
    utc_h: Annotated[float, within(-14.0, 14.0)]
    """Hours that it is ahead of UTC."""


class Place(Point, File):
    """A place with a clock of its own."""

    local_time: tuple[Local, ...] = ()
    """Its clocks, one after the other; where none holds, reports give UTC alone."""

    def utc_h(self, day: str) -> float | None:
        """Hours that its clock is ahead of UTC on a day, as 2017-12-17; None where none holds."""
        return next((each.utc_h for each in reversed(self.local_time) if each.since <= day), None)


class Site(Place):
    """A launch pad."""

    altitude_m: Altitude
    """Altitude of the pad over the ellipsoid."""
    azimuths_deg: Annotated[tuple[tuple[Azimuth, Azimuth], ...], Field(min_length=1)] = ((0.0, 360.0),)
    """Sectors of azimuth into which it may launch, from north over east, each from its first clockwise on."""

    @model_validator(mode="after")
    def _sectors(self) -> Self:
        if any(high <= low or high - low > 360.0 for low, high in self.azimuths_deg):
            raise ValueError("should have in azimuths_deg pairs that rise by at most 360, such as [35, 65]")
        return self

    def doubts(self) -> Iterator[str]:
        """Sectors that are all within what a turn is in radians."""
        yield from super().doubts()
        bounds = [bound for sector in self.azimuths_deg for bound in sector]
        if max(map(abs, bounds)) <= 2.0 * math.pi:
            yield f"azimuths_deg = {[list(each) for each in self.azimuths_deg]} are narrow: are they in rad?"

    def allows(self, azimuth_deg: float) -> bool:
        """Whether a launch toward this azimuth is allowed."""
        return any((azimuth_deg - low) % 360.0 <= high - low for low, high in self.azimuths_deg)


class Zone(Place):
    """A landing zone: the point aimed at, the circle about it, the ground's height."""

    radius_km: Annotated[float, within(0.1, 2000.0)]
    """Radius of the circle in which a landing counts as in the zone."""
    ground_altitude_m: Altitude
    """Altitude of the ground over the ellipsoid, to which the capsule falls."""


def check_ground(zone: Zone, module: DescentModule) -> None:
    """InputError if the ground of a zone leaves the module no height to come down under its parachutes."""
    parachutes, engines_m = module.parachutes, module.soft_landing.altitude_m
    low = min(
        ("heat_shield_altitude_m", "command_altitude_m"), key=lambda key: float(getattr(parachutes, key))
    )
    if zone.ground_altitude_m + engines_m >= getattr(parachutes, low):
        raise InputError(
            f"zone {zone.name}: ground_altitude_m = {zone.ground_altitude_m:g} should lie, by more than "
            f"soft_landing.altitude_m = {engines_m:g}, below parachutes.{low} = {getattr(parachutes, low):g} "
            f"of descent module {module.name}"
        )


class GroundStation(Point):
    """An antenna, taken at the ellipsoid."""

    name: Name
    """Name of the station, as contacts show it."""


class Network(File):
    """The ground stations that work a flight, and the elevation from which they hear it."""

    lowest_elevation_deg: Annotated[float, Field(ge=0.0, lt=90.0), Doubtful(0.5)]
    """Elevation over the horizon from which on they hear a ship, without refraction."""
    stations: Annotated[tuple[GroundStation, ...], Field(min_length=1)]
    """Stations of the network."""
