"""What an approach is judged by, all the way: each limit, the least margin to it, and when that was."""

from dataclasses import dataclass, fields

import numpy as np

from vitok.elementary import arctan2, tan
from vitok.mission.docking import Limits
from vitok.motion.arc import Margin
from vitok.types import Vector


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

    def at(self, rows: Vector) -> "Sight":
        """What of it a mask (n,) lets through."""
        return Sight(*(getattr(self, each.name)[rows] for each in fields(self)))


def margins(
    sight: Sight, limits: Limits, *, begin_s: float, plume_pa_s: float, propellant_kg: float
) -> tuple[Margin, ...]:
    """The limits of an approach; those of the cone hold from its range on, all along the ``sight``.

    ``begin_s`` is when it began, in TAI seconds since the flight's epoch.
    """
    t_s = begin_s + sight.t_s
    end_s = float(t_s[-1])
    found = [
        Margin("propellant_kg", limits.propellant_kg, propellant_kg, end_s),
        Margin("plume_pa_s", limits.plume_pa_s, plume_pa_s, end_s),
    ]
    cone = sight.range_m <= limits.cone_from_m
    if not cone.any():
        return tuple(found)
    range_m = np.maximum(sight.range_m[cone], 0.0)
    beyond_m = np.maximum(sight.offset_m[cone] - limits.cone_least_m, 0.0)
    allowed_mps = allowed_rate_mps(range_m, limits)
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
        found.append(Margin(name, limit, float(values[worst]), float(t_s[cone][worst])))
    found.append(
        Margin(
            "closing_rate_mps",
            float(allowed_mps[nearest]),
            float(sight.closing_rate_mps[cone][nearest]),
            float(t_s[cone][nearest]),
        )
    )
    return tuple(found)


def cone_radius_m(range_m: Vector, limits: Limits) -> Vector:
    """Radii (n,) of the approach cone at ranges before the port."""
    radius_m: Vector = limits.cone_least_m + tan(np.radians(limits.cone_half_angle_deg)) * range_m
    return radius_m


def allowed_rate_mps(range_m: Vector, limits: Limits) -> Vector:
    """Closing rates (n,) that are allowed at ranges before the port."""
    rate_mps: Vector = limits.closing_rate_mps + limits.closing_rate_per_m * range_m
    return rate_mps
