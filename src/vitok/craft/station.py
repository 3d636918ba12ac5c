"""Where the station's ports are, and where a docked ship is."""

import numpy as np
from numpy.typing import NDArray

from vitok.elementary import cos, dot, norm, sin
from vitok.mission.station import Station, port_of
from vitok.motion.lvlh import inertial_state

Vector = NDArray[np.float64]


def lvlh_from_body(station: Station) -> Vector:
    """(3, 3) matrix from body axes to LVLH in the attitude of dockings: a turn about +Z."""
    c, s = cos(np.radians(station.yaw_deg)), sin(np.radians(station.yaw_deg))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def port_position_lvlh_m(station: Station, name: str) -> Vector:
    """Position (3,) of a port from the station's centre of mass, LVLH."""
    position: Vector = dot(lvlh_from_body(station), np.array(port_of(station, name).position_m))
    return position


def port_axis_lvlh(station: Station, name: str) -> Vector:
    """Unit vector (3,) out of a port, LVLH."""
    axis: Vector = dot(lvlh_from_body(station), np.array(port_of(station, name).axis))
    unit: Vector = axis / norm(axis)
    return unit


def docked_position_lvlh_m(station: Station, name: str, probe_length_m: float) -> Vector:
    """Centre of mass (3,) of a docked ship, ``probe_length_m`` before the port, LVLH."""
    return port_position_lvlh_m(station, name) + probe_length_m * port_axis_lvlh(station, name)


def docked_state(y_station: Vector, position_lvlh_m: Vector) -> Vector:
    """GCRF position and velocity (6,) of a ship that rests at a position in the station's turning LVLH."""
    return inertial_state(y_station, np.concatenate((position_lvlh_m, np.zeros(3))))
