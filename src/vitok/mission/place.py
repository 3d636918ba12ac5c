"""Places on the ground: where a flight begins and where it ends."""

from typing import Annotated

from pydantic import Field

from vitok.mission.base import Table

Latitude = Annotated[float, Field(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Field(ge=-180.0, le=180.0)]
Altitude = Annotated[float, Field(ge=-500.0, le=9000.0)]


class Site(Table):
    """A launch pad: geodetic WGS-84 coordinates, altitude over the ellipsoid."""

    name: str
    title: str
    latitude_deg: Latitude
    longitude_deg: Longitude
    altitude_m: Altitude


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
