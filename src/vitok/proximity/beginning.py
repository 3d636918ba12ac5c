"""How ship and station stand as a flight near the station begins, and what the ship knows of it."""

import numpy as np

from vitok.chance import Draws
from vitok.craft.mass_properties import mass_at
from vitok.elementary import dot, norm, product
from vitok.motion.arc import Handed, Start
from vitok.motion.lvlh import axes, rate_lvlh_radps
from vitok.motion.quaternions import quaternion_of
from vitok.motion.rigid_body import body_from_gcrf
from vitok.navigation.attitude import turn_by
from vitok.proximity.bodies import SHIP, STATES, STATION, State
from vitok.proximity.pair import Pair, attitude_of
from vitok.proximity.pointing import pointing
from vitok.types import Vector

_OWN_1SIGMA_M, _OWN_1SIGMA_MPS = 1.0, 0.01  # of an estimate that nobody handed over
# assumption: of a docked ship, beside what the station's turning does
_SEATED_1SIGMA_M, _SEATED_1SIGMA_MPS = 1e-3, 1e-4


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
    """What a ship knows of its place: on its way what ``start`` hands over, docked where it sits.

    Without what is handed over, it is its true one with a metre and a centimetre a second; docked, that of a
    port of the station as its law holds it, for ``navigation.seated``. ``y_station`` and ``y_known`` are the
    station's true and known state (6 or more,).
    """
    if not pair.docking.begins_docked:
        if start.handed is not None:
            return start.handed
        variance = np.repeat([_OWN_1SIGMA_M**2, _OWN_1SIGMA_MPS**2], 3)
        return Handed(start.y[:6] - y_station[:6], np.diag(variance))
    y = np.zeros(STATES)
    _stand(y, pair, y_known, Draws(), "")
    _dock(y, pair, start, np.zeros(3))
    variance = np.repeat([_SEATED_1SIGMA_M**2, _SEATED_1SIGMA_MPS**2], 3)
    return Handed(y[SHIP : SHIP + 6].copy(), np.diag(variance))


def _stand(y: Vector, pair: Pair, y_station: Vector, draws: Draws, phase: str) -> None:
    """Writes the station's attitude and turning."""
    about = attitude_of(pair.station)
    lvlh = axes(y_station)
    by_law = product(pair.station_from_lvlh, lvlh)
    off = np.radians(about.found_within * about.dead_band_deg) * draws.normal(f"{phase}/station/attitude", 3)
    spin = np.radians(about.found_within * about.rate_degps) * draws.normal(f"{phase}/station/rate", 3)
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
