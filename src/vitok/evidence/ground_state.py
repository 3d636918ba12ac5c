"""Where a state is over the ground and how fast, in the units of people."""

from dataclasses import dataclass
from math import degrees

import numpy as np

from vitok.compiled import njit
from vitok.earth.frames import Rotation, itrf_state
from vitok.earth.shape import geodetic_from_itrf
from vitok.types import Vector


@dataclass(frozen=True)
class GroundState:
    """Geodetic point (WGS-84) and speeds; ``ground_speed_mps`` is relative to the turning Earth."""

    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    speed_mps: float
    ground_speed_mps: float


def ground_state(y: Vector, t_s: float, rotation: Rotation) -> GroundState:
    """Ground state of a GCRF state (6 or 7,) at TAI seconds since the epoch of ``rotation``."""
    return GroundState(*ground_states(np.asarray(y)[None, :6], np.array([t_s]), rotation)[0].tolist())


def ground_states(y: Vector, t_s: Vector, rotation: Rotation) -> Vector:
    """(n, 5): the fields of a GroundState, in their order, of GCRF states (n, 6) at instants (n,)."""
    found: Vector = _ground_states(np.ascontiguousarray(y, dtype=float), t_s, rotation)
    return found


@njit
def _ground_states(y, t_s, rotation):
    out = np.empty((t_s.size, 5))
    for k in range(t_s.size):
        x, y_m, z, vx, vy, vz = y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5]
        rx, ry, rz, ux, uy, uz = itrf_state(t_s[k], x, y_m, z, vx, vy, vz, rotation)
        latitude_rad, longitude_rad, altitude_m = geodetic_from_itrf(rx, ry, rz)
        out[k, 0], out[k, 1], out[k, 2] = degrees(latitude_rad), degrees(longitude_rad), altitude_m * 1e-3
        out[k, 3] = np.sqrt(vx * vx + vy * vy + vz * vz)
        out[k, 4] = np.sqrt(ux * ux + uy * uy + uz * uz)
    return out
