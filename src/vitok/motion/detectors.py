"""The detectors that flights are asked for: heights, apsides, nodes, light and shadow, sites, ranges."""

import numpy as np

from vitok.compiled import njit
from vitok.earth.environment import Environment
from vitok.earth.frames import altitudes_m, itrf_from_gcrf, rotate, rotate_back
from vitok.earth.shadow import apparent_discs
from vitok.earth.shape import itrf_from_enu, itrf_from_geodetic
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.elementary import dot, norm
from vitok.motion.events import Detector
from vitok.motion.trajectory import Trajectory


def altitude(altitude_m: float, environment: Environment) -> Detector:
    """Geodetic altitude over WGS-84, above or below ``altitude_m``."""
    return Detector(
        f"altitude {altitude_m / 1e3:g} km",
        lambda t_s, y: altitudes_m(t_s, y, environment.rotation) - altitude_m,
    )


def apsis() -> Detector:
    """Radial velocity: rising at perigee, falling at apogee."""
    return Detector("apsis", lambda t_s, y: dot(y[:, :3], y[:, 3:6]))


def node(environment: Environment) -> Detector:
    """Distance from the true equator: rising at the ascending node."""
    return Detector("node", lambda t_s, y: _north_m(t_s, y, environment))


def shadow(environment: Environment, whole: bool = True) -> Detector:
    """Edge of the umbra, or with ``whole`` false of the penumbra: falls on the way in.

    The quantity is an angle in radians: how far the Sun's disc stands clear of the Earth's edge.
    """
    name = "umbra" if whole else "penumbra"
    return Detector(name, lambda t_s, y: _clear_of_the_earth_rad(t_s, y, environment, 1.0 if whole else -1.0))


def elevation(
    latitude_rad: float,
    longitude_rad: float,
    altitude_m: float,
    elevation_rad: float,
    *,
    environment: Environment,
) -> Detector:
    """Elevation over the horizon of a geodetic site, above or below ``elevation_rad``; no refraction."""
    site_m = np.array(itrf_from_geodetic(latitude_rad, longitude_rad, altitude_m))
    enu = np.array(itrf_from_enu(latitude_rad, longitude_rad))
    return Detector(
        f"elevation {np.degrees(elevation_rad):g} deg",
        lambda t_s, y: _elevations_rad(t_s, y, environment, site_m, enu) - elevation_rad,
        step_s=30.0,
    )


def range_to(other: Trajectory, range_m: float) -> Detector:
    """Distance from another vehicle, greater or less than ``range_m``."""
    return Detector(
        f"range {range_m / 1e3:g} km",
        lambda t_s, y: norm(y[:, :3] - other(t_s)[:, :3]) - range_m,
    )


@njit
def _north_m(t_s, y, environment):
    out = np.empty(t_s.size)
    for i in range(t_s.size):
        m = itrf_from_gcrf(t_s[i], environment.rotation)
        out[i] = rotate(m, y[i, 0], y[i, 1], y[i, 2])[2]
    return out


@njit
def _clear_of_the_earth_rad(t_s, y, environment, side):
    out = np.empty(t_s.size)
    for i in range(t_s.size):
        sun = sun_gcrf_m(t_s[i], environment.bodies)
        sun_rad, earth_rad, apart_rad = apparent_discs(y[i, 0], y[i, 1], y[i, 2], *sun)
        out[i] = apart_rad - (earth_rad - side * sun_rad)
    return out


@njit
def _elevations_rad(t_s, y, environment, site_m, enu):
    axes = (enu[0], enu[1], enu[2], enu[3], enu[4], enu[5], enu[6], enu[7], enu[8])
    out = np.empty(t_s.size)
    for i in range(t_s.size):
        m = itrf_from_gcrf(t_s[i], environment.rotation)
        x, y_itrf, z = rotate(m, y[i, 0], y[i, 1], y[i, 2])
        east, north, up = rotate_back(axes, x - site_m[0], y_itrf - site_m[1], z - site_m[2])
        out[i] = np.arctan2(up, np.sqrt(east * east + north * north))
    return out
