"""A ship and what it comes to or leaves, and what both files make of them once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vitok.craft.jets import Jets, jets_of
from vitok.craft.mass_properties import MassModel, mass_model, tensor_kgm2
from vitok.craft.station import docked_axes, lvlh_from_body, port_axes
from vitok.errors import InputError
from vitok.mission.docking import Docking
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Port, Station, port_of
from vitok.mission.station_attitude import StationAttitude
from vitok.motion.rigid_body import Body, body
from vitok.navigation.near_suite import NearSuite, Target, near_suite
from vitok.proximity.modes import Modes, modes_of
from vitok.types import Vector


@dataclass(frozen=True)
class Pair:
    """A ship and what it comes to or leaves: files, what is aboard, and what is made of both once."""

    spacecraft: Spacecraft
    station: Station
    port: str
    docking: Docking
    crew_kg: float
    cargo_kg: float

    @cached_property
    def masses(self) -> MassModel:
        """Those of the ship; InputError if its file does not tell them."""
        return mass_model(self.spacecraft, self.crew_kg, self.cargo_kg)

    @cached_property
    def jets(self) -> Jets:
        """The ship's thrusters; InputError if its file does not tell them."""
        return jets_of(self.spacecraft)

    @cached_property
    def modes(self) -> Modes:
        """The modes of the way in or out."""
        return modes_of(self.docking, self.spacecraft)

    @cached_property
    def place(self) -> Port:
        """The port."""
        return port_of(self.station, self.port)

    @cached_property
    def docked_axes(self) -> Vector:
        """(3, 3) whose rows are a docked ship's axes in the station's body axes."""
        return docked_axes(self.place)

    @cached_property
    def station_from_lvlh(self) -> Vector:
        """(3, 3) matrix from LVLH to the station's axes in the attitude that its law holds."""
        return station_from_lvlh(self.station)

    @cached_property
    def host(self) -> Body:
        """The station; InputError as of ``host_of``."""
        return host_of(self.station)

    def suite(self, ship_kg: float, orbital_radps: float) -> NearSuite:
        """What a ship of a mass navigates by, about a station on an orbit of that rate.

        InputError if its file does not tell it. The rate is told to three digits, so that all flights about
        an orbit share what ``held_station`` makes.
        """
        station, about = self.station, attitude_of(self.station)
        band_rad, rate_radps = float(np.radians(about.dead_band_deg)), float(np.radians(about.rate_degps))
        target = Target(
            self.station_from_lvlh,
            np.array(self.place.position_m),
            port_axes(self.place).T,
            inertia_of(station),
            about.frequency_radps,
            band_rad,
            rate_radps,
            about.found_within * band_rad,
            about.found_within * rate_radps,
            about.torque_limit_nm,
            float(f"{orbital_radps:.2e}"),
            plume_area_m2=station.plume_area_m2,
            plume_exponent=self.docking.limits.plume_exponent,
            ship_kg=ship_kg,
            station_kg=station.mass_kg,
        )
        return near_suite(self.spacecraft, target)


def station_from_lvlh(station: Station) -> Vector:
    """(3, 3) matrix from LVLH to the station's axes in the attitude that its law holds."""
    matrix: Vector = lvlh_from_body(station).T
    return matrix


def attitude_of(station: Station) -> StationAttitude:
    """How a station holds its attitude; InputError if its file does not tell it."""
    if station.attitude is None:
        raise InputError(
            f"station {station.name} has no table attitude: how it is held for a ship that comes"
        )
    return station.attitude


def inertia_of(station: Station) -> Vector:
    """Tensor (3, 3) of a station; InputError if its file does not tell it."""
    if station.inertia_kgm2 is None:
        raise InputError(f"station {station.name} has no inertia_kgm2: how it turns when a ship comes to it")
    return tensor_kgm2(station.inertia_kgm2)


def host_of(station: Station) -> Body:
    """The station as a rigid body; InputError if its file does not tell one, or one that no mass is."""
    return _body(f"station {station.name}: inertia_kgm2", station.mass_kg, inertia_of(station))


def ship_of(spacecraft: Spacecraft, mass_kg: float, inertia_kgm2: Vector) -> Body:
    """The ship of a mass and an inertia (3, 3) as a rigid body; InputError as of ``host_of``."""
    return _body(f"spacecraft {spacecraft.name}: mass_properties", mass_kg, inertia_kgm2)


def _body(whose: str, mass_kg: float, inertia_kgm2: Vector) -> Body:
    try:
        return body(mass_kg, inertia_kgm2)
    except InputError as error:
        raise InputError(f"{whose}: {error}") from error
