"""The orbit of insertion in the terms in which it is published."""

from __future__ import annotations

from math import degrees
from typing import TYPE_CHECKING

import numpy as np

from vitok.earth.frames import Rotation
from vitok.evidence.ground_state import ground_states
from vitok.motion.elements import inclination_of_date_rad

if TYPE_CHECKING:
    from vitok.flight import Flight

TURN_S = 90.0 * 60.0  # a little more than one turn of a parking orbit, before its first burn


def insertion_orbit(flight: Flight, table: Rotation) -> dict[str, float]:
    """Least and greatest altitude over WGS-84 in the first turn (km), inclination of date (deg).

    Nothing where neither was flown. Russian flight control publishes heights over the ellipsoid; a perigee
    over the equatorial radius is some 10 km lower. Extremes are taken from the arc's samples, one a minute:
    below 0.1 km in error.
    """
    insertion = flight.event("insertion")
    if insertion is None or "rendezvous" not in flight.arcs:
        return {}
    arc = flight.arcs["rendezvous"]
    turn = arc.t_s <= insertion.t_s + TURN_S
    states = np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))[turn]
    altitudes_km = ground_states(states, arc.t_s[turn], table)[:, 2]
    return {
        "insertion.least_altitude_km": float(altitudes_km.min()),
        "insertion.greatest_altitude_km": float(altitudes_km.max()),
        "insertion.inclination_deg": degrees(inclination_of_date_rad(insertion.t_s, insertion.y, table)),
    }
