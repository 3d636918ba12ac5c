"""Where the transfer to the station begins: the place on the phasing orbit from which it costs least."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from vitok.elementary import dot, norm, solved
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.relative import transition

Vector = NDArray[np.float64]

_FARTHEST_M = 1.5e6  # behind the station; the curvilinear motion is linear enough to there


def transfer_legs(craft: Spacecraft) -> list[tuple[float, Vector]]:
    """Duration of each leg from the first transfer burn to the second gate, and the place (3,) at its end."""
    way, approach = craft.rendezvous, craft.approach
    toward_gates = np.array(approach.gate_direction_lvlh) / norm(approach.gate_direction_lvlh)
    places = [np.array(way.second_transfer_lvlh_m)]
    places += [range_m * toward_gates for range_m in approach.gate_range_m[:2]]
    before_s = [
        way.first_transfer_before_contact_s,
        way.second_transfer_before_contact_s,
        *approach.gate_before_contact_s[:2],
    ]
    return list(zip(-np.diff(before_s), places, strict=False))


def cost_mps(place: Vector, velocity: Vector, rate_radps: float, legs: list[tuple[float, Vector]]) -> float:
    """Velocity changes of the transfer from curvilinear ``place`` (3,) and ``velocity`` (3,), summed.

    Relative motion of Clohessy and Wiltshire (1960).
    """
    total_mps = 0.0
    for duration_s, target in legs:
        phi = transition(rate_radps, duration_s)
        departure = solved(phi[:3, 3:], target - dot(phi[:3, :3], place))
        total_mps += float(norm(departure - velocity))
        velocity = dot(phi[3:, :3], place) + dot(phi[3:, 3:], departure)
        place = target
    return total_mps


def transfer_offset_m(craft: Spacecraft, below_m: float, rate_radps: float) -> float:
    """Distance behind the station, along the orbit, at which the first transfer burn costs least in all."""
    legs = transfer_legs(craft)
    # from a circular orbit, whose drift is 3/2 n times its depth
    velocity = np.array([1.5 * rate_radps * below_m, 0.0, 0.0])
    found = minimize_scalar(
        lambda offset_m: cost_mps(np.array([-offset_m, 0.0, below_m]), velocity, rate_radps, legs),
        bounds=(0.0, _FARTHEST_M),
        method="bounded",
        options={"xatol": 1.0},
    )
    return float(found.x)
