"""The rocket on its pad: state at lift-off and the launch frame that then stands still in space."""

import numpy as np

from vitok.ascent.dynamics import Launch
from vitok.earth.environment import Environment
from vitok.earth.frames import gcrf_state, itrf_from_gcrf, rotate, rotate_back
from vitok.earth.shape import itrf_from_enu, itrf_from_geodetic
from vitok.elementary import arctan2, cos, dot, sin
from vitok.mission.place import Site, Zone
from vitok.mission.rocket import Rocket
from vitok.types import Vector


def on_the_pad(
    rocket: Rocket,
    site: Site,
    mass_kg: float,
    t_liftoff_s: float,
    *,
    azimuth_rad: float,
    environment: Environment,
    wind: Vector,
) -> tuple[Vector, Launch]:
    """State (7,) at ``t_liftoff_s``, moving with the Earth, and the launch frame toward ``azimuth_rad``.

    The azimuth is from north over east, of the plane that is held in inertial space.
    """
    latitude_rad, longitude_rad = np.radians(site.latitude_deg), np.radians(site.longitude_deg)
    x, y, z = itrf_from_geodetic(latitude_rad, longitude_rad, site.altitude_m)
    state = gcrf_state(t_liftoff_s, x, y, z, 0.0, 0.0, 0.0, environment.rotation)
    m = itrf_from_gcrf(t_liftoff_s, environment.rotation)
    enu = np.array(itrf_from_enu(latitude_rad, longitude_rad)).reshape(3, 3)

    def to_gcrf(east: float, north: float, up: float) -> Vector:
        vector = dot(enu, np.array([east, north, up]))
        return np.array(rotate_back(m, vector[0], vector[1], vector[2]))

    sine, cosine = sin(azimuth_rad), cos(azimuth_rad)
    axes = np.array([to_gcrf(sine, cosine, 0.0), to_gcrf(-cosine, sine, 0.0), to_gcrf(0.0, 0.0, 1.0)])
    air = rocket.aerodynamics
    launch = Launch(
        float(t_liftoff_s),
        axes,
        air.area_m2,
        np.column_stack((air.mach, air.drag_coefficient, air.normal_slope_per_rad)),
        np.ascontiguousarray(wind, dtype=float),
        float(np.radians(rocket.guidance.pitch_rate_limit_degps)),
        air.nose_radius_m,
    )
    return np.append(np.array(state), mass_kg), launch


def azimuth_in_plane_rad(
    site: Site | Zone, t_s: float, normal_gcrf: Vector, environment: Environment
) -> float:
    """Azimuth, from north over east, of the plane of ``normal_gcrf`` (3,) at the site at ``t_s``."""
    m = itrf_from_gcrf(t_s, environment.rotation)
    normal = np.array(rotate(m, normal_gcrf[0], normal_gcrf[1], normal_gcrf[2]))
    enu = np.array(itrf_from_enu(np.radians(site.latitude_deg), np.radians(site.longitude_deg))).reshape(3, 3)
    forward = np.cross(normal, enu[:, 2])
    return float(arctan2(dot(forward, enu[:, 0]), dot(forward, enu[:, 1])))
