"""The Sun over a place on the ground."""

import numpy as np

from vitok.earth.environment import Environment
from vitok.earth.frames import itrf_from_gcrf, rotate
from vitok.earth.shape import itrf_from_enu
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.elementary import arcsin, dot, norm

Point = tuple[float, float]

SUNRISE_DEG = -0.833  # of the Sun's centre: its upper edge at the horizon, with refraction
TWILIGHT_DEG = -6.0  # civil


def sun_elevation_deg(t_s: float, point: Point, environment: Environment) -> float:
    """Elevation of the Sun's centre over a point on the ground, without refraction."""
    sun = rotate(itrf_from_gcrf(t_s, environment.rotation), *sun_gcrf_m(t_s, environment.bodies))
    up = np.array(itrf_from_enu(*point)).reshape(3, 3)[:, 2]
    return float(np.degrees(arcsin(dot(up, np.array(sun)) / norm(sun))))


def light(elevation_deg: float) -> str:
    """Day, civil twilight or night."""
    if elevation_deg >= SUNRISE_DEG:
        return "day"
    return "twilight" if elevation_deg >= TWILIGHT_DEG else "night"
