"""Where a state is over the ground and how fast, in the units of people."""

from dataclasses import dataclass
from math import degrees, sqrt

import numpy as np
from numpy.typing import NDArray

from vitok.earth.frames import Rotation, itrf_state
from vitok.earth.shape import geodetic_from_itrf


@dataclass(frozen=True)
class GroundState:
    """Geodetic point (WGS-84) and speeds; ``ground_speed_mps`` is relative to the turning Earth."""

    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    speed_mps: float
    ground_speed_mps: float


def ground_state(y: NDArray[np.float64], t_s: float, rotation: Rotation) -> GroundState:
    """Ground state of a GCRF state (6 or 7,) at TAI seconds since the epoch of ``rotation``."""
    x, y_m, z, vx, vy, vz = (float(component) for component in y[:6])
    rx, ry, rz, ux, uy, uz = itrf_state(t_s, x, y_m, z, vx, vy, vz, rotation)
    latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(rx, ry, rz)
    return GroundState(
        latitude_deg=degrees(latitude_rad),
        longitude_deg=degrees(longitude_rad),
        altitude_km=altitude_m * 1e-3,
        speed_mps=sqrt(vx * vx + vy * vy + vz * vz),
        ground_speed_mps=sqrt(ux * ux + uy * uy + uz * uz),
    )
