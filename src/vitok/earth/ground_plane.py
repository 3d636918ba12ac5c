"""The ground about a point: distances, and a plane that is true in both distance and direction from it.

The azimuthal equidistant projection of the mean sphere (Snyder 1987, "Map Projections", eq. 25-1 to 25-4).
"""

import numpy as np
from numpy.typing import ArrayLike

from vitok.compiled import njit
from vitok.earth.shape import MEAN_RADIUS_M, great_circle_m
from vitok.elementary import arcsin, arctan2, cos, sin
from vitok.types import Vector

Point = tuple[float, float]


@njit
def distances_m(latitude_rad, longitude_rad, about):
    """Distances (n,) along the mean sphere of points from ``about`` (latitude and longitude, rad)."""
    out = np.empty(latitude_rad.size)
    for k in range(latitude_rad.size):
        out[k] = great_circle_m(latitude_rad[k], longitude_rad[k], about[0], about[1])
    return out


def on_plane_m(points: Vector, about: Point) -> Vector:
    """North and east (n, 2) of points (n, 2), latitude and longitude (rad), from the point ``about``, m."""
    latitude, turn = points[:, 0], points[:, 1] - about[1]
    east = cos(latitude) * sin(turn)
    north = cos(about[0]) * sin(latitude) - sin(about[0]) * cos(latitude) * cos(turn)
    sine = np.hypot(north, east)
    cosine = sin(about[0]) * sin(latitude) + cos(about[0]) * cos(latitude) * cos(turn)
    # of the point itself angle and sine vanish together
    scale = np.where(sine > 0.0, arctan2(sine, cosine) / np.maximum(sine, 1e-300), 1.0)
    return MEAN_RADIUS_M * np.column_stack((north * scale, east * scale))


def on_ground(north_east_m: ArrayLike, about: Point) -> Vector:
    """Points (n, 2), latitude and longitude (rad), of north and east (n, 2) from the point ``about``, m.

    Longitudes go on from that of ``about``, past the date line where need be.
    """
    north, east = np.asarray(north_east_m, dtype=float).T / MEAN_RADIUS_M
    angle, bearing = np.hypot(north, east), arctan2(east, north)
    sine = sin(about[0]) * cos(angle) + cos(about[0]) * sin(angle) * cos(bearing)
    turn = arctan2(
        sin(angle) * sin(bearing),
        cos(about[0]) * cos(angle) - sin(about[0]) * sin(angle) * cos(bearing),
    )
    return np.column_stack((arcsin(np.clip(sine, -1.0, 1.0)), about[1] + turn))
