"""Places on the ground: where a flight begins and where it ends."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import Table

Latitude = Annotated[float, Field(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Field(ge=-180.0, le=180.0)]
Azimuth = Annotated[float, Field(ge=-360.0, le=360.0)]
Altitude = Annotated[float, Field(ge=-500.0, le=9000.0)]


class Site(Table):
    """A launch pad: geodetic WGS-84 coordinates, altitude over the ellipsoid.

    ``azimuths_deg`` are the sectors into which it may launch, from north over east, each from its first to
    its second azimuth clockwise: where absent, all.
    """

    name: str
    title: str
    latitude_deg: Latitude
    longitude_deg: Longitude
    altitude_m: Altitude
    azimuths_deg: Annotated[tuple[tuple[Azimuth, Azimuth], ...], Field(min_length=1)] = ((0.0, 360.0),)

    @model_validator(mode="after")
    def _sectors(self) -> Self:
        if any(high <= low or high - low > 360.0 for low, high in self.azimuths_deg):
            raise ValueError("should have in azimuths_deg pairs that rise by at most 360, such as [35, 65]")
        return self

    def allows(self, azimuth_deg: float) -> bool:
        """Whether a launch toward this azimuth is allowed."""
        return any((azimuth_deg - low) % 360.0 <= high - low for low, high in self.azimuths_deg)


class Zone(Table):
    """A landing zone: the point aimed at (geodetic, WGS-84), the circle about it, the ground's height."""

    name: str
    title: str
    latitude_deg: Latitude
    longitude_deg: Longitude
    radius_km: Annotated[float, Field(gt=0.0)]
    ground_altitude_m: Altitude


class GroundStation(Table):
    """An antenna (geodetic, WGS-84), taken at the ellipsoid."""

    name: str
    latitude_deg: Latitude
    longitude_deg: Longitude


class Network(Table):
    """The ground stations that work a flight, and the elevation from which they hear it."""

    name: str
    title: str
    lowest_elevation_deg: Annotated[float, Field(ge=0.0, lt=90.0)]
    stations: Annotated[tuple[GroundStation, ...], Field(min_length=1)]
