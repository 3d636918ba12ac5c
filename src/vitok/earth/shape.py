"""The WGS-84 ellipsoid: geodetic coordinates, local axes, distances along the ground."""

import numpy as np

from vitok.compiled import bare

EQUATORIAL_RADIUS_M = 6378137.0  # WGS-84 (NIMA TR8350.2)
FLATTENING = 1.0 / 298.257223563  # WGS-84
POLAR_RADIUS_M = EQUATORIAL_RADIUS_M * (1.0 - FLATTENING)
MEAN_RADIUS_M = 6371008.8  # (2a + b) / 3
_E2 = FLATTENING * (2.0 - FLATTENING)


@bare
def itrf_from_geodetic(latitude_rad, longitude_rad, altitude_m):
    """ITRF position (3-tuple, m) of a geodetic point."""
    sine, cosine = np.sin(latitude_rad), np.cos(latitude_rad)
    normal_m = EQUATORIAL_RADIUS_M / np.sqrt(1.0 - _E2 * sine * sine)
    across_m = (normal_m + altitude_m) * cosine
    return (
        across_m * np.cos(longitude_rad),
        across_m * np.sin(longitude_rad),
        (normal_m * (1.0 - _E2) + altitude_m) * sine,
    )


@bare
def _meridian(x, y, z):
    """Geodetic latitude as the sides of a triangle and as sine and cosine, distance from the axis, altitude.

    Bowring's formula (1976) iterated twice: below a nanometre up to orbit heights.
    """
    across_m = np.sqrt(x * x + y * y)
    second_e2 = _E2 / (1.0 - _E2)
    # parametric latitude as sine and cosine: no tangent that fails at the poles
    sine, cosine = z * EQUATORIAL_RADIUS_M, across_m * POLAR_RADIUS_M
    up, out = 0.0, 0.0
    for _ in range(2):
        length = np.sqrt(sine * sine + cosine * cosine)
        sine, cosine = sine / length, cosine / length
        up = z + second_e2 * POLAR_RADIUS_M * sine * sine * sine
        out = across_m - _E2 * EQUATORIAL_RADIUS_M * cosine * cosine * cosine
        sine, cosine = (1.0 - FLATTENING) * up, out
    length = np.sqrt(up * up + out * out)
    s, c = up / length, out / length
    altitude_m = across_m * c + z * s - EQUATORIAL_RADIUS_M * np.sqrt(1.0 - _E2 * s * s)
    return up, out, s, c, across_m, altitude_m


@bare
def geodetic_from_itrf(x, y, z):
    """Geodetic latitude, longitude (rad) and altitude (m) of an ITRF position."""
    up, out, _, _, _, altitude_m = _meridian(x, y, z)
    return np.arctan2(up, out), np.arctan2(y, x), altitude_m


@bare
def altitude_and_enu(x, y, z):
    """Altitude (m) of an ITRF position, and ``itrf_from_enu`` there: no angle is asked for."""
    _, _, s, c, across_m, altitude_m = _meridian(x, y, z)
    cl, sl = (x / across_m, y / across_m) if across_m > 0.0 else (1.0, 0.0)
    return altitude_m, (-sl, -s * cl, c * cl, cl, -s * sl, c * sl, 0.0, c, s)


@bare
def itrf_from_enu(latitude_rad, longitude_rad):
    """Matrix (9-tuple) that turns east, north, up into ITRF."""
    sp, cp = np.sin(latitude_rad), np.cos(latitude_rad)
    sl, cl = np.sin(longitude_rad), np.cos(longitude_rad)
    return (-sl, -sp * cl, cp * cl, cl, -sp * sl, cp * sl, 0.0, cp, sp)


@bare
def great_circle_m(latitude1_rad, longitude1_rad, latitude2_rad, longitude2_rad):
    """Distance on the mean sphere by the haversine formula (0.5 % of the ellipsoid's)."""
    half_lat = 0.5 * (latitude2_rad - latitude1_rad)
    half_lon = 0.5 * (longitude2_rad - longitude1_rad)
    h = np.sin(half_lat) ** 2 + np.cos(latitude1_rad) * np.cos(latitude2_rad) * np.sin(half_lon) ** 2
    return 2.0 * MEAN_RADIUS_M * np.arcsin(min(1.0, np.sqrt(h)))
