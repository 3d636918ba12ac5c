"""Where the station's ports are, and where a docked ship is."""

from functools import cache

import numpy as np

from vitok.elementary import cos, dot, norm, product, sin
from vitok.mission.station import Port, Station, port_of
from vitok.motion.lvlh import inertial_state
from vitok.types import Vector


def lvlh_from_body(station: Station) -> Vector:
    """(3, 3) matrix from body axes to LVLH in the attitude of dockings: yaw, and the offset of its law."""
    c, s = cos(np.radians(station.yaw_deg)), sin(np.radians(station.yaw_deg))
    turned = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
    offset_deg = (0.0, 0.0, 0.0) if station.attitude is None else station.attitude.offset_deg
    for axis, angle_rad in zip((2, 1, 0), np.radians(offset_deg), strict=True):
        if angle_rad != 0.0:
            i, j = (axis + 1) % 3, (axis + 2) % 3
            own, c, s = np.eye(3), cos(angle_rad), sin(angle_rad)
            own[i, i], own[i, j], own[j, i], own[j, j] = c, -s, s, c
            turned = product(turned, own)
    return turned


def port_position_lvlh_m(station: Station, name: str) -> Vector:
    """Position (3,) of a port from the station's centre of mass, LVLH."""
    position: Vector = dot(lvlh_from_body(station), np.array(port_of(station, name).position_m))
    return position


def port_axis_lvlh(station: Station, name: str) -> Vector:
    """Unit vector (3,) out of a port, LVLH."""
    axis: Vector = dot(lvlh_from_body(station), np.array(port_of(station, name).axis))
    unit: Vector = axis / norm(axis)
    return unit


@cache
def port_axes(port: Port) -> Vector:
    """(3, 3) whose rows are the port's axes in the station's body axes: x out of it, z up, y completes.

    Made once for each port, and not to be written into.
    """
    x = np.array(port.axis) / norm(np.array(port.axis))
    up = port.up or ((0.0, 0.0, 1.0) if abs(x[2]) < 0.9 else (1.0, 0.0, 0.0))
    z = np.array(up) - dot(np.array(up), x) * x
    z /= norm(z)
    return np.array([x, np.cross(z, x), z])


def docked_axes(port: Port) -> Vector:
    """(3, 3) whose rows are a docked ship's axes in the station's body axes.

    Its +x lies against the port's, its +z along the port's, turned by the port's roll about its own +x.
    """
    x, y, z = port_axes(port) * np.array([[-1.0], [-1.0], [1.0]])
    c, s = cos(np.radians(port.roll_deg)), sin(np.radians(port.roll_deg))
    return np.array([x, c * y + s * z, c * z - s * y])


def docked_position_lvlh_m(station: Station, name: str, docked_length_m: float) -> Vector:
    """Place (3,) of a docked ship, ``docked_length_m`` before the port, LVLH."""
    return port_position_lvlh_m(station, name) + docked_length_m * port_axis_lvlh(station, name)


def docked_state(y_station: Vector, position_lvlh_m: Vector) -> Vector:
    """GCRF position and velocity (6,) of a ship that rests at a position in the station's turning LVLH."""
    return inertial_state(y_station, np.concatenate((position_lvlh_m, np.zeros(3))))
