"""The orbits of insertion and of phasing in the terms in which they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import dot, norm
from vitok.motion.elements import elements

if TYPE_CHECKING:
    from vitok.flight import Flight

TURN_S = 90.0 * 60.0  # a little more than one turn of a parking orbit, before its first burn
_SAMPLES = 90  # of a turn


def phasing_orbit(flight: Flight) -> dict[str, float]:
    """Mean height of the phasing orbit over 6378.137 km (km) half-way between its burns, as sets have it.

    The semi-major axis averaged over a turn is Brouwer's mean one but for the square of J2 (Vallado 2013,
    section 9.6). Nothing where no turn is free of burns.
    """
    if "rendezvous" not in flight.arcs:
        return {}
    arc = flight.arcs["rendezvous"]
    ends = [burn.start_s + burn.duration_s for burn in arc.burns if burn.name in ("DV1", "DV2")]
    after = [burn.start_s for burn in arc.burns if ends and burn.start_s > max(ends)]
    if not after or min(after) - max(ends) < 2.0 * TURN_S:
        return {}
    middle_s = 0.5 * (max(ends) + min(after))
    period_s = elements(arc(middle_s)).period_s
    states = arc(middle_s + period_s * (np.arange(_SAMPLES) / _SAMPLES - 0.5))
    distance_m, speed2 = norm(states[:, :3]), dot(states[:, 3:6], states[:, 3:6])
    axis_m = float(np.mean(1.0 / (2.0 / distance_m - speed2 / MU_M3PS2)))
    return {"phasing_orbit.mean_height_km": (axis_m - EQUATORIAL_RADIUS_M) * 1e-3}
