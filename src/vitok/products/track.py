"""An arc seen from the ground: where it passes, how high, how fast."""

from dataclasses import dataclass

import numpy as np

from vitok.earth.frames import Rotation
from vitok.evidence.ground_state import ground_states
from vitok.motion.arc import Arc
from vitok.types import Vector


@dataclass(frozen=True)
class Track:
    """Samples (n,) of an arc over WGS-84; ``ground_speed_mps`` is relative to the turning Earth."""

    t_s: Vector
    latitude_deg: Vector
    longitude_deg: Vector
    altitude_km: Vector
    speed_mps: Vector
    ground_speed_mps: Vector


def track(arc: Arc, table: Rotation) -> Track:
    """Track of an arc; ``table`` is the Earth's rotation over its span."""
    states = np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))
    return Track(arc.t_s, *ground_states(states, arc.t_s, table).T)


def on_map(latitude_deg: Vector, longitude_deg: Vector) -> tuple[Vector, Vector]:
    """Longitudes and latitudes of a line that ends at the date line and goes on from its other side.

    A row of NaN parts the pieces; both ends on the date line are interpolated between the samples.
    """
    longitudes, latitudes = [longitude_deg[:1]], [latitude_deg[:1]]
    for k in range(1, longitude_deg.size):
        before, after = longitude_deg[k - 1], longitude_deg[k]
        if abs(after - before) > 180.0:
            edge = np.copysign(180.0, before)
            share = (edge - before) / (after + 2.0 * edge - before)
            latitude = latitude_deg[k - 1] + share * (latitude_deg[k] - latitude_deg[k - 1])
            longitudes.append(np.array([edge, np.nan, -edge]))
            latitudes.append(np.array([latitude, np.nan, latitude]))
        longitudes.append(longitude_deg[k : k + 1])
        latitudes.append(latitude_deg[k : k + 1])
    return np.concatenate(longitudes), np.concatenate(latitudes)
