"""What an approach is judged by, all the way: each limit, the least margin to it, and when that was."""

from dataclasses import dataclass, fields

import numpy as np

from vitok.elementary import arctan2
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

    def summary(self) -> dict[str, str | float | bool]:
        """Plain values for output."""
        return {
            "limit": self.name,
            "allowed": self.limit,
            "reached": self.value,
            "after_handover_s": self.t_s,
            "kept": self.kept,
        }


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

    def until(self, end: int) -> "Sight":
        """The first ``end`` instants of it."""
        return Sight(*(getattr(self, each.name)[:end] for each in fields(self)))


def margins(sight: Sight, limits: Limits, *, plume_pa_s: float, propellant_kg: float) -> tuple[Margin, ...]:
    """The limits of an approach; those of the cone hold from its range on to the end of the ``sight``.

    A way around that begins behind the port is not in it: the cone begins once the ship has been beyond it.
    """
    end_s = float(sight.t_s[-1])
    found = [
        Margin("propellant_kg", limits.propellant_kg, propellant_kg, end_s),
        Margin("plume_pa_s", limits.plume_pa_s, plume_pa_s, end_s),
    ]
    beyond = sight.range_m > limits.cone_from_m
    cone = ~beyond & (np.cumsum(beyond) > 0 if beyond.any() else True)
    if not cone.any():
        return tuple(found)
    range_m = np.maximum(sight.range_m[cone], 0.0)
    beyond_m = np.maximum(sight.offset_m[cone] - limits.cone_least_m, 0.0)
    allowed_mps = limits.closing_rate_mps + limits.closing_rate_per_m * range_m
    nearest = int(np.argmax(sight.closing_rate_mps[cone] - allowed_mps))
    for name, limit, values in (
        (
            "off_axis_deg",
            limits.cone_half_angle_deg,
            np.degrees(arctan2(beyond_m, np.maximum(range_m, 1e-9))),
        ),
        ("lateral_rate_mps", limits.lateral_rate_mps, sight.lateral_rate_mps[cone]),
        ("tilt_deg", limits.tilt_deg, np.degrees(sight.tilt_rad[cone])),
    ):
        worst = int(np.argmax(values))
        found.append(Margin(name, limit, float(values[worst]), float(sight.t_s[cone][worst])))
    found.append(
        Margin(
            "closing_rate_mps",
            float(allowed_mps[nearest]),
            float(sight.closing_rate_mps[cone][nearest]),
            float(sight.t_s[cone][nearest]),
        )
    )
    return tuple(found)
