"""What an approach is judged by, all the way: each limit, the least margin to it, and when that was."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from vitok.elementary import arctan2, norm, tan
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

    @property
    def apart_m(self) -> Vector:
        """Distances (n,) of the probe's tip from the middle of the port."""
        return norm(np.column_stack((self.range_m, self.offset_m)))

    def at(self, rows: NDArray[np.bool_]) -> "Sight":
        """What of it a mask (n,) lets through."""
        return Sight(*(getattr(self, each.name)[rows] for each in fields(self)))


def spent_margins(
    t_s: Vector, limits: Limits, *, plume_pa_s: Vector, propellant_kg: Vector
) -> tuple[Margin, Margin]:
    """The limits of what adds up, given so far (n,), each told when the last of it came.

    ``t_s`` (n,) are TAI seconds since the flight's epoch.
    """
    return (
        _greatest("propellant_kg", limits.propellant_kg, propellant_kg, t_s),
        _greatest("plume_pa_s", limits.plume_pa_s, plume_pa_s, t_s),
    )


def margins(sight: Sight, limits: Limits, begin_s: float) -> tuple[Margin, ...]:
    """The limits of cone, rates and tilt, each from a range on, all along the ``sight``, which may be empty.

    ``begin_s`` is when it began, in TAI seconds since the flight's epoch.
    """
    found = []
    cone = sight.at(sight.range_m <= limits.cone_from_m)
    if cone.t_s.size:
        beyond_m = np.maximum(cone.offset_m - limits.cone_least_m, 0.0)
        off_axis_deg = np.degrees(arctan2(beyond_m, np.maximum(cone.range_m, 1e-9)))
        found.append(_greatest("off_axis_deg", limits.cone_half_angle_deg, off_axis_deg, begin_s + cone.t_s))
    near = sight.at(sight.range_m <= rates_from_m(limits))
    if near.t_s.size:
        t_s, allowed_mps = begin_s + near.t_s, allowed_rate_mps(np.maximum(near.range_m, 0.0), limits)
        fastest = int(np.argmax(near.closing_rate_mps - allowed_mps))
        found += [
            _greatest("lateral_rate_mps", limits.lateral_rate_mps, near.lateral_rate_mps, t_s),
            _greatest("tilt_deg", limits.tilt_deg, np.degrees(near.tilt_rad), t_s),
            Margin(
                "closing_rate_mps",
                float(allowed_mps[fastest]),
                float(near.closing_rate_mps[fastest]),
                float(t_s[fastest]),
            ),
        ]
    return tuple(found)


def _greatest(name: str, limit: float, values: Vector, t_s: Vector) -> Margin:
    worst = int(np.argmax(values))
    return Margin(name, limit, float(values[worst]), float(t_s[worst]))


def time_margin(limits: Limits, *, begin_s: float, due_s: float, taken_s: float) -> Margin | None:
    """How long a way took that should have been over ``due_s`` after its begin; None without a limit."""
    if limits.late_s is None:
        return None
    return Margin("time_s", due_s + limits.late_s, taken_s, begin_s + taken_s)


def keep_out_margin(sight: Sight, distance_m: Vector, limits: Limits, begin_s: float) -> Margin | None:
    """The least of the distances (n,) of the ship outside the approach cone, all along the ``sight``.

    None without a limit, or of a ship that was never outside.
    """
    outside = np.flatnonzero(sight.offset_m > cone_radius_m(np.maximum(sight.range_m, 0.0), limits))
    if limits.keep_out_m is None or not outside.size:
        return None
    least = int(outside[np.argmin(distance_m[outside])])
    value_m, t_s = float(distance_m[least]), begin_s + float(sight.t_s[least])
    return Margin("keep_out_m", limits.keep_out_m, value_m, t_s, at_least=True)


def rates_from_m(limits: Limits) -> float:
    """Range from which on closing rate, lateral rate and tilt have limits."""
    return limits.cone_from_m if limits.rates_from_m is None else limits.rates_from_m


def cone_radius_m(range_m: Vector, limits: Limits) -> Vector:
    """Radii (n,) of the approach cone at ranges before the port."""
    radius_m: Vector = limits.cone_least_m + tan(np.radians(limits.cone_half_angle_deg)) * range_m
    return radius_m


def allowed_rate_mps(range_m: Vector, limits: Limits) -> Vector:
    """Closing rates (n,) that are allowed at ranges before the port."""
    rate_mps: Vector = limits.closing_rate_mps + limits.closing_rate_per_m * range_m
    return rate_mps
