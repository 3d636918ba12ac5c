"""Orbits in the words of people: elements, heights, two-body motion and Lambert's problem."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from vitok.compiled import njit
from vitok.earth.frames import Rotation, itrf_from_gcrf
from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import arccos, arctan2, cos, dot, norm, sin
from vitok.motion.kepler import stumpff
from vitok.types import Vector


@njit
def wrapped(angle_rad):
    """An angle from -pi to pi."""
    return (angle_rad + np.pi) % (2.0 * np.pi) - np.pi


@dataclass(frozen=True)
class Elements:
    """Osculating Keplerian elements; angles in radians, 0 to 2 pi except the inclination."""

    semi_major_axis_m: float
    eccentricity: float
    inclination_rad: float
    raan_rad: float
    argument_of_perigee_rad: float
    true_anomaly_rad: float

    @property
    def argument_of_latitude_rad(self) -> float:
        """Angle from the ascending node along the orbit."""
        return (self.argument_of_perigee_rad + self.true_anomaly_rad) % (2 * np.pi)

    @property
    def perigee_height_m(self) -> float:
        """Over the equatorial radius, 6378.137 km."""
        return self.semi_major_axis_m * (1 - self.eccentricity) - EQUATORIAL_RADIUS_M

    @property
    def apogee_height_m(self) -> float:
        """Over the equatorial radius, 6378.137 km."""
        return self.semi_major_axis_m * (1 + self.eccentricity) - EQUATORIAL_RADIUS_M

    @property
    def period_s(self) -> float:
        """Keplerian period."""
        return float(2 * np.pi * np.sqrt(self.semi_major_axis_m**3 / MU_M3PS2))


def _cross(a: Vector, b: Vector) -> Vector:
    """Cross product of two vectors (3,); numpy's takes thirty microseconds to find out that they are."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def elements(y: Vector) -> Elements:
    """Osculating elements of a GCRF state (6 or 7,) (Vallado 2013, algorithm 9)."""
    return Elements(*_elements(*y[:6].tolist()))


@njit
def _elements(x, y, z, vx, vy, vz):
    distance, speed2 = np.sqrt(x * x + y * y + z * z), vx * vx + vy * vy + vz * vz
    hx, hy, hz = y * vz - z * vy, z * vx - x * vz, x * vy - y * vx
    h, level = np.sqrt(hx * hx + hy * hy + hz * hz), np.sqrt(hx * hx + hy * hy)
    nx, ny = -hy / level, hx / level  # the ascending node
    ux, uy, uz = hx / h, hy / h, hz / h
    ax, ay, az = -uz * ny, uz * nx, ux * ny - uy * nx  # across it, along the orbit
    along, push = x * vx + y * vy + z * vz, speed2 - MU_M3PS2 / distance
    ex, ey, ez = (
        (push * x - along * vx) / MU_M3PS2,
        (push * y - along * vy) / MU_M3PS2,
        (push * z - along * vz) / MU_M3PS2,
    )
    latitude = np.arctan2(x * ax + y * ay + z * az, x * nx + y * ny)
    perigee = np.arctan2(ex * ax + ey * ay + ez * az, ex * nx + ey * ny)
    turn = 2.0 * np.pi
    return (
        1.0 / (2.0 / distance - speed2 / MU_M3PS2),
        np.sqrt(ex * ex + ey * ey + ez * ez),
        np.arccos(hz / h),
        np.arctan2(hx, -hy) % turn,
        perigee % turn,
        (latitude - perigee) % turn,
    )


def orbit_normal(y: Vector) -> Vector:
    """Unit vector (3,) of the angular momentum."""
    h = _cross(y[:3], y[3:6])
    return h / norm(h)


def plane_normal(inclination_rad: float, raan_rad: float) -> Vector:
    """Unit vector (3,) of the angular momentum, of the plane alone."""
    s = sin(inclination_rad)
    return np.array([s * sin(raan_rad), -s * cos(raan_rad), cos(inclination_rad)])


def inclination_of_date_rad(t_s: float, y: Vector, rotation: Rotation) -> float:
    """Inclination of a GCRF state to the true equator of its instant, the one that is published.

    The GCRF's own equator is that of the year 2000, which precession has left by some 0.1 deg since.
    """
    pole = np.array(itrf_from_gcrf(t_s, rotation)[6:])
    h = _cross(y[:3], y[3:6])
    return float(arccos(dot(h, pole) / norm(h)))


def j2_rates_radps(
    semi_major_axis_m: float, eccentricity: float, inclination_rad: float
) -> tuple[float, float]:
    """Secular J2 rates of the node and of the mean argument of latitude (Vallado 2013, eq. 9-38 to 9-41)."""
    n = np.sqrt(MU_M3PS2 / semi_major_axis_m**3)
    p = semi_major_axis_m * (1 - eccentricity**2)
    k = 1.5 * J2 * (EQUATORIAL_RADIUS_M / p) ** 2 * n
    cosine = cos(inclination_rad)
    perigee = k * (2.0 - 2.5 * sin(inclination_rad) ** 2)
    mean_anomaly = k * np.sqrt(1 - eccentricity**2) * (1.0 - 1.5 * sin(inclination_rad) ** 2)
    return float(-k * cosine), float(n + perigee + mean_anomaly)


def lambert(r1_m: Vector, r2_m: Vector, duration_s: float, normal: Vector) -> tuple[Vector, Vector]:
    """Velocities (3,), (3,) at both ends of the two-body arc of less than a turn about ``normal``.

    Universal variables (Vallado 2013, algorithm 58), its time equation solved by bracketing. ValueError if
    no such arc takes ``duration_s``.
    """
    d1, d2 = norm(r1_m), norm(r2_m)
    angle = arctan2(dot(_cross(r1_m, r2_m), normal / norm(normal)), dot(r1_m, r2_m)) % (2 * np.pi)
    a = sin(angle) * np.sqrt(d1 * d2 / (1.0 - cos(angle)))

    def y_of(psi: float) -> float:
        c2, c3 = stumpff(psi)
        return float(d1 + d2 + a * (psi * c3 - 1.0) / np.sqrt(c2))

    def excess_s(psi: float) -> float:
        c2, c3 = stumpff(psi)
        y = y_of(psi)
        if y < 0.0:
            return -duration_s
        return float(((y / c2) ** 1.5 * c3 + a * np.sqrt(y)) / np.sqrt(MU_M3PS2) - duration_s)

    low, high = -4.0 * np.pi**2, 4.0 * np.pi**2 - 1e-4
    if excess_s(low) > 0.0 or excess_s(high) < 0.0:
        raise ValueError(f"no arc of less than a turn takes {duration_s:.1f} s between these points")
    y = y_of(float(brentq(excess_s, low, high, xtol=1e-13)))
    f, g, g_dot = 1.0 - y / d1, a * np.sqrt(y / MU_M3PS2), 1.0 - y / d2
    return (r2_m - f * r1_m) / g, (g_dot * r2_m - r1_m) / g
