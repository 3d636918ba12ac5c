"""What pulls and drags on a vehicle, in GCRF."""

import numpy as np

from vitok.compiled import bare
from vitok.earth.air import air_state
from vitok.earth.frames import EARTH_ROTATION_RADPS, itrf_from_gcrf, rotate, rotate_back
from vitok.earth.gravity import gravity_itrf
from vitok.earth.shape import geodetic_from_itrf
from vitok.earth.sun_moon import MOON_MU_M3PS2, SUN_MU_M3PS2, moon_gcrf_m, sun_gcrf_m


@bare
def third_body(x, y, z, body, mu_m3ps2):
    """Pull of a body on the vehicle less its pull on the Earth (Battin 1987, eq. 8.61: no cancellation)."""
    bx, by, bz = body
    distance2 = bx * bx + by * by + bz * bz
    q = (x * (x - 2.0 * bx) + y * (y - 2.0 * by) + z * (z - 2.0 * bz)) / distance2
    cube = (1.0 + q) * np.sqrt(1.0 + q)
    f = q * (3.0 + 3.0 * q + q * q) / (1.0 + cube)
    scale = -mu_m3ps2 / (distance2 * np.sqrt(distance2) * cube)
    return scale * (x + f * bx), scale * (y + f * by), scale * (z + f * bz)


@bare
def gravitation(t_s, x, y, z, m, environment, work):
    """Gravity field, Sun and Moon at a GCRF position.

    ``m`` is the rotation itrf_from_gcrf at ``t_s``, ``work`` (WORK,) the scratch of the field.
    """
    px, py, pz = rotate(m, x, y, z)
    gx, gy, gz = gravity_itrf(px, py, pz, environment.field, work)
    ax, ay, az = rotate_back(m, gx, gy, gz)
    if environment.third_bodies > 0.0:
        sx, sy, sz = third_body(x, y, z, sun_gcrf_m(t_s, environment.bodies), SUN_MU_M3PS2)
        lx, ly, lz = third_body(x, y, z, moon_gcrf_m(t_s, environment.bodies), MOON_MU_M3PS2)
        ax, ay, az = ax + sx + lx, ay + sy + ly, az + sz + lz
    return ax, ay, az


@bare
def gravitation_gcrf(t_s, x, y, z, environment, work):
    """Acceleration (3-tuple, m/s2, GCRF) of the gravity field, Sun and Moon."""
    return gravitation(t_s, x, y, z, itrf_from_gcrf(t_s, environment.rotation), environment, work)


@bare
def velocity_through_air(x, y, z, vx, vy, vz, m):
    """Velocity (3-tuple, m/s, GCRF) against air that turns with the Earth; ``m`` as above."""
    # the Earth's axis in GCRF is the last row of the rotation
    wx, wy, wz = EARTH_ROTATION_RADPS * m[6], EARTH_ROTATION_RADPS * m[7], EARTH_ROTATION_RADPS * m[8]
    return vx - (wy * z - wz * y), vy - (wz * x - wx * z), vz - (wx * y - wy * x)


@bare
def drag(t_s, x, y, z, vx, vy, vz, cd_area_per_mass_m2pkg, m, environment):
    """Drag in air that turns with the Earth; ``m`` is the rotation itrf_from_gcrf at ``t_s``."""
    if cd_area_per_mass_m2pkg <= 0.0:
        return 0.0, 0.0, 0.0
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(*rotate(m, x, y, z))
    density_kgpm3, _ = air_state(t_s, latitude_rad, longitude_rad, altitude_m, environment.air)
    ux, uy, uz = velocity_through_air(x, y, z, vx, vy, vz, m)
    scale = -0.5 * density_kgpm3 * cd_area_per_mass_m2pkg * np.sqrt(ux * ux + uy * uy + uz * uz)
    return scale * ux, scale * uy, scale * uz
