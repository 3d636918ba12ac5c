"""How ship and station stand as a flight near the station begins, and what the ship knows of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vitok.chance import Draws
from vitok.craft.jets import Jets, jets_of
from vitok.craft.mass_properties import MassModel, mass_at, mass_model, tensor_kgm2
from vitok.craft.station import docked_axes, lvlh_from_body, port_axes
from vitok.elementary import dot, norm, product
from vitok.errors import InputError
from vitok.mission.docking import Docking
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Port, Station, port_of
from vitok.mission.station_attitude import StationAttitude
from vitok.motion.arc import Handed, Start
from vitok.motion.lvlh import axes, rate_lvlh_radps
from vitok.motion.quaternions import quaternion_of
from vitok.motion.rigid_body import Body, body, body_from_gcrf
from vitok.navigation.attitude import turn_by
from vitok.navigation.near_suite import Known, NearSuite, Target, near_suite
from vitok.proximity.bodies import SHIP, STATES, STATION, State
from vitok.proximity.modes import Modes, modes_of
from vitok.proximity.pointing import pointing
from vitok.types import Vector

WITHIN = 0.5  # of the station's dead bands: one sigma of where it is in them
_OWN_1SIGMA_M, _OWN_1SIGMA_MPS = 1.0, 0.01  # of an estimate that nobody handed over
_SEATED_1SIGMA_M, _SEATED_1SIGMA_MPS = (
    0.02,
    0.001,
)  # of a docked ship, beside what the station's attitude does


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
        """What a ship of a mass navigates by, about a station on an orbit of that rate, told to a hundredth.

        InputError if its file does not tell it. A ship that leaves finds the station drifting.
        """
        told_radps = round(orbital_radps, 5)
        if told_radps not in self._suites:
            self._suites[told_radps] = near_suite(self.spacecraft, self._target(told_radps))
        suite = self._suites[told_radps]
        numbers = suite.numbers.copy()
        numbers[Known.TURNED_RADPM : Known.BRAKING_S] *= ship_kg
        return suite._replace(numbers=numbers)

    @cached_property
    def _suites(self) -> dict[float, NearSuite]:
        """Of a ship of one kilogram, by the rate of the orbit."""
        return {}

    def _target(self, orbital_radps: float) -> Target:
        station, about = self.station, held(self.station)
        band_rad, rate_radps = float(np.radians(about.dead_band_deg)), float(np.radians(about.rate_degps))
        return Target(
            self.station_from_lvlh,
            np.array(self.place.position_m),
            port_axes(self.place).T,
            inertia_of(station),
            0.0 if self.docking.begins_docked else about.frequency_radps,
            band_rad,
            rate_radps,
            WITHIN * band_rad,
            WITHIN * rate_radps,
            about.torque_limit_nm,
            orbital_radps,
            plume_area_m2=station.plume_area_m2,
            plume_exponent=self.docking.limits.plume_exponent,
            ship_kg=1.0,
        )


def station_from_lvlh(station: Station) -> Vector:
    """(3, 3) matrix from LVLH to the station's axes in the attitude that its law holds."""
    matrix: Vector = lvlh_from_body(station).T
    return matrix


def held(station: Station) -> StationAttitude:
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


def first_state(pair: Pair, start: Start, y_station: Vector, *, draws: Draws, phase: str) -> Vector:
    """True state (26,): the station near its law with drawn errors, the ship docked or on its way.

    On its way its probe points toward the port, with drawn errors too. A docked ship's place and velocity are
    those of its port, whatever ``start`` says.
    """
    y = np.zeros(STATES)
    _stand(y, pair, y_station, draws, phase)
    if pair.docking.begins_docked:
        _dock(y, pair, start, centre_off_m(pair, draws, phase))
    else:
        y[SHIP : SHIP + 6] = start.y[:6] - y_station[:6]
        _point(y, pair, y_station, draws, phase)
    return y


def first_known(pair: Pair, start: Start, y_station: Vector, y_known: Vector) -> Handed:
    """What a ship knows of its place that nobody told it.

    On its way, its true one with a metre and a centimetre a second; docked, that of a port of the station as
    its law holds it. ``y_station`` and ``y_known`` are the station's true and known state (6 or more,).
    """
    if not pair.docking.begins_docked:
        variance = np.repeat([_OWN_1SIGMA_M**2, _OWN_1SIGMA_MPS**2], 3)
        return Handed(start.y[:6] - y_station[:6], np.diag(variance))
    y, about = np.zeros(STATES), held(pair.station)
    _stand(y, pair, y_known, Draws(), "")
    _dock(y, pair, start, np.zeros(3))
    arm_m = float(norm(y[SHIP : SHIP + 3]))
    place = _SEATED_1SIGMA_M**2 + (WITHIN * np.radians(about.dead_band_deg) * arm_m) ** 2
    speed = _SEATED_1SIGMA_MPS**2 + (WITHIN * np.radians(about.rate_degps) * arm_m) ** 2
    return Handed(y[SHIP : SHIP + 6].copy(), np.diag(np.repeat([place, speed], 3)))


def _stand(y: Vector, pair: Pair, y_station: Vector, draws: Draws, phase: str) -> None:
    """Writes the station's attitude and turning."""
    about = held(pair.station)
    lvlh = axes(y_station)
    by_law = product(pair.station_from_lvlh, lvlh)
    off = np.radians(WITHIN * about.dead_band_deg) * draws.normal(f"{phase}/station/attitude", 3)
    spin = np.radians(WITHIN * about.rate_degps) * draws.normal(f"{phase}/station/rate", 3)
    q = np.array(quaternion_of(tuple(by_law.ravel())))
    turn_by(q, off[0], off[1], off[2])
    y[State.Q_STATION : State.W_STATION] = q
    turning = dot(_axes_of(q), dot(lvlh.T, rate_lvlh_radps(y_station)))
    y[State.W_STATION : State.W_STATION + 3] = turning + spin


def centre_off_m(pair: Pair, draws: Draws, phase: str) -> Vector:
    """How far (3,) the ship's centre of mass truly is from where its masses put it, its own axes."""
    off_m: Vector = pair.spacecraft.execution_errors.centre_1sigma_m * draws.normal(f"{phase}/centre", 3)
    return off_m


def _dock(y: Vector, pair: Pair, start: Start, off_m: Vector) -> None:
    """Writes a ship that rides on the standing station, its docking plane on its port's."""
    craft, place = pair.spacecraft, pair.place
    _, centre_m, _ = mass_at(pair.masses, float(start.y[6]) - pair.masses.fixed_kg)
    plane_m = np.array(craft.docking_mechanism.probe_position_m)
    plane_m[0] = craft.docking_mechanism.docked_length_m
    docked = pair.docked_axes
    at_m = np.array(place.position_m) - dot(docked.T, plane_m - centre_m - off_m)
    station = _axes_of(y[STATION + 6 : STATION + 10])
    turning = y[State.W_STATION : State.W_STATION + 3]
    y[SHIP : SHIP + 3] = dot(station.T, at_m)
    y[SHIP + 3 : SHIP + 6] = dot(station.T, np.cross(turning, at_m))
    y[State.Q_SHIP : State.W_SHIP] = quaternion_of(tuple(product(docked, station).ravel()))
    y[State.W_SHIP : State.W_SHIP + 3] = dot(docked, turning)


def _point(y: Vector, pair: Pair, y_station: Vector, draws: Draws, phase: str) -> None:
    """Writes the attitude and turning of a ship that points at its port."""
    proximity, place = pair.spacecraft.proximity, pair.place
    lvlh = axes(y_station)
    by_law = product(pair.station_from_lvlh, lvlh)
    line = dot(by_law.T, np.array(place.position_m)) - y[SHIP : SHIP + 3]
    docked = product(pair.docked_axes, by_law)
    line /= norm(line)
    q = np.array(quaternion_of(pointing(line[0], line[1], line[2], docked[1], docked[2])))
    off = np.radians(proximity.first_attitude_1sigma_deg) * draws.normal(f"{phase}/attitude", 3)
    turn_by(q, off[0], off[1], off[2])
    y[State.Q_SHIP : State.W_SHIP] = q
    spin = np.radians(proximity.first_rate_1sigma_degps) * draws.normal(f"{phase}/rate", 3)
    turning = dot(_axes_of(q), dot(lvlh.T, rate_lvlh_radps(y_station)))
    y[State.W_SHIP : State.W_SHIP + 3] = turning + spin


def _axes_of(q: Vector) -> Vector:
    return np.array(body_from_gcrf(q[0], q[1], q[2], q[3])).reshape(3, 3)
