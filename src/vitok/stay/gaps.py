"""What lies between two element sets: the station's burns as their sum, and how well its phase is known.

The phase's error is that of an integrated random walk between ends at which its value and its rate are known:
the cubic Hermite spline is its mean, and its variance a fraction x into a gap of T is q T^3 (x (1 - x))^3 / 3
(the pinned process of Wahba 1990, Spline Models for Observational Data, section 1.5), with q the power of
the impulses along the orbit, each of which moves the station on at three times its velocity change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vitok.station.element_set import ElementSet
from vitok.stay.passage import Passage, semi_major_axis_m
from vitok.types import Vector

# Of the decay between two sets, one sigma: what the drag terms of the sets leave unknown
_DRAG_UNCERTAINTY = 0.5
_SMALLEST_RISE_M = 100.0  # below it a rise is the scatter of the semi-major axis between sets of one orbit
_AXIS_SCATTER_M = 35.0  # one sigma of a set's semi-major axis, as among the sets of August 2021
_SET_M = 1e3  # one sigma of a set's own place along the orbit, as sets that were hidden in gaps of 2 d show


@dataclass(frozen=True)
class Gap:
    """The span between two element sets of a passage, and the sum of the burns in it.

    ``delta_v_mps`` is what raised the orbit by ``rise_m`` beyond its decay; ``t_mean_s`` the mean of the
    burns' instants with their velocity changes as weights, the instant itself of a single one. ``seen`` tells
    whether the rise is more than drag and scatter could be.
    """

    t_after_s: float
    t_before_s: float
    rise_m: float
    delta_v_mps: float
    sigma_mps: float
    t_mean_s: float
    sigma_t_s: float
    seen: bool
    hidden_mps: float  # velocity change that could go unseen
    axis_m: float

    def phase_sigma_rad(self, t_s: Vector, usual_s: float) -> Vector:
        """One sigma along the orbit at instants inside, for burns that come every ``usual_s`` or so.

        So many burns of one size at random instants make up the sum that is seen, or could go unseen.
        """
        span_s = self.t_before_s - self.t_after_s
        count = max(1.0, span_s / usual_s)
        total_mps = max(abs(self.delta_v_mps), self.hidden_mps)
        power = (3.0 * total_mps) ** 2 / (count * span_s)
        x = np.clip((t_s - self.t_after_s) / span_s, 0.0, 1.0)
        inside_s = span_s * x * (1.0 - x)
        sigma: Vector = np.hypot(np.sqrt(power * inside_s * inside_s * inside_s / 3.0), _SET_M) / self.axis_m
        return sigma


def gaps(element_sets: Sequence[ElementSet], way: Passage) -> tuple[Gap, ...]:
    """The gaps between neighbouring sets of a passage, in time order."""
    rates = way.latitude_rad(way.t_s, 1)
    turned = np.diff(way.latitude_rad(way.t_s))
    # line 1 holds half the rate of the mean motion; sgp4 keeps it in radians per minute squared
    drifts = np.array([2.0 * each.satellite.ndot / 3600.0 for each in element_sets])
    found = []
    for k, span_s in enumerate(np.diff(way.t_s)):
        drift = 0.5 * float(drifts[k] + drifts[k + 1])
        both = float(rates[k]), float(rates[k + 1])
        found.append(_gap(way, k, float(span_s), drift, both, float(turned[k])))
    return tuple(found)


def _gap(
    way: Passage, k: int, span_s: float, drift: float, rates_radps: tuple[float, float], turned_rad: float
) -> Gap:
    """The ``k``-th gap; ``drift`` is the rate of the mean motion by drag, ``turned_rad`` the whole way along.

    What the rate has changed beyond the drift is the sum of the impulses, how far the station has turned
    beyond it tells when they fell: an early one has longer to act.
    """
    motion = float(way.mean_motion_radps[k])
    a1_m, a2_m = (semi_major_axis_m(float(n)) for n in way.mean_motion_radps[k : k + 2])
    decay_m = -2.0 / 3.0 * a1_m * drift / motion * span_s
    rise_m = a2_m - a1_m - decay_m
    unknown_m = _DRAG_UNCERTAINTY * abs(decay_m)
    limit_m = max(_SMALLEST_RISE_M, unknown_m)
    jump_radps = rates_radps[1] - rates_radps[0] - drift * span_s
    middle_s, sigma_s = 0.5 * span_s, span_s / np.sqrt(12.0)
    if rise_m > limit_m:
        mean_s = span_s - (turned_rad - rates_radps[0] * span_s - 0.5 * drift * span_s**2) / jump_radps
        # drag may be wrong all along, or come early instead of late; then there is the scatter of the sets
        by_drag_s = unknown_m / rise_m * np.hypot(mean_s - middle_s, span_s / 6.0)
        by_sets_s = _AXIS_SCATTER_M / rise_m * np.hypot(mean_s, span_s - mean_s)
        solved_s = float(np.hypot(by_drag_s, by_sets_s))
        if solved_s < sigma_s and 0.0 <= mean_s <= span_s:
            middle_s, sigma_s = mean_s, solved_s
    to_mps = 0.5 * motion
    return Gap(
        t_after_s=float(way.t_s[k]),
        t_before_s=float(way.t_s[k + 1]),
        rise_m=rise_m,
        delta_v_mps=to_mps * rise_m,
        sigma_mps=to_mps * float(np.hypot(unknown_m, np.sqrt(2.0) * _AXIS_SCATTER_M)),
        t_mean_s=float(way.t_s[k]) + middle_s,
        sigma_t_s=float(sigma_s),
        seen=rise_m > limit_m,
        hidden_mps=to_mps * limit_m,
        axis_m=a1_m,
    )
