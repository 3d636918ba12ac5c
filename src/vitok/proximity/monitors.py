"""What an approach is judged by, all the way: each limit, the least margin to it, and when that was."""

from dataclasses import dataclass

import numpy as np

from vitok.elementary import arccos, arctan2, norm
from vitok.mission.docking import Limits
from vitok.types import Vector


@dataclass(frozen=True)
class Margin:
    """A limit, what came nearest to it, and the instant (s since the approach began); unit in the name."""

    name: str
    limit: float
    value: float
    t_s: float

    @property
    def kept(self) -> bool:
        """Whether the limit was kept all the way."""
        return self.value <= self.limit


@dataclass(frozen=True, eq=False)
class Sight:
    """The ship as seen from its port, at n instants: the true one, or the one that the ship knows.

    ``range_m`` is that of the probe's tip along the axis, ``offset_m`` across it; ``closing_rate_mps`` and
    ``lateral_rate_mps`` are its rates, ``tilt_rad`` the angle between the probe and the axis,
    ``angular_rate_radps`` that between both bodies.
    """

    t_s: Vector
    range_m: Vector
    offset_m: Vector
    closing_rate_mps: Vector
    lateral_rate_mps: Vector
    tilt_rad: Vector
    angular_rate_radps: Vector


def margins(
    sight: Sight, limits: Limits, *, plume_pa_s: float, propellant_kg: float, least_kg: float
) -> tuple[Margin, ...]:
    """The limits of an approach; those of the cone hold from its range on."""
    cone = sight.range_m <= limits.cone_from_m
    t_s = sight.t_s[cone]
    found = [Margin("plume_pa_s", limits.plume_pa_s, plume_pa_s, float(sight.t_s[-1]))]
    found.append(Margin("propellant_short_kg", 0.0, least_kg - propellant_kg, float(sight.t_s[-1])))
    if not t_s.size:
        return tuple(found)
    range_m = np.maximum(sight.range_m[cone], 0.0)
    off_axis_rad = arctan2(
        np.maximum(sight.offset_m[cone] - limits.cone_least_m, 0.0), np.maximum(range_m, 1e-9)
    )
    allowed_mps = limits.closing_rate_mps + limits.closing_rate_per_m * range_m
    over_mps = sight.closing_rate_mps[cone] - allowed_mps
    worst = int(np.argmax(over_mps))
    found.append(
        Margin(
            "closing_rate_mps",
            float(allowed_mps[worst]),
            float(sight.closing_rate_mps[cone][worst]),
            float(t_s[worst]),
        )
    )
    for name, limit, values in (
        ("cone_deg", limits.cone_half_angle_deg, np.degrees(off_axis_rad)),
        ("lateral_rate_mps", limits.lateral_rate_mps, sight.lateral_rate_mps[cone]),
        ("tilt_deg", limits.tilt_deg, np.degrees(sight.tilt_rad[cone])),
    ):
        worst = int(np.argmax(values))
        found.append(Margin(name, limit, float(values[worst]), float(t_s[worst])))
    return tuple(found)
