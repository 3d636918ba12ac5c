"""Where the capsule may come down: the ellipse of dispersed flights, and the point of a ballistic one."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from vitok.chance import Draw, Draws, Failure
from vitok.descent.batch import fly_dispersed
from vitok.descent.dynamics import Sample
from vitok.descent.landing import land
from vitok.descent.plan import DescentPlan
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.ground_plane import on_ground, on_plane_m
from vitok.earth.shape import great_circle_m
from vitok.elementary import arctan2, cos, dot, sin
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.types import Vector

Point = tuple[float, float]


@dataclass(frozen=True)
class Scatter:
    """The 3-sigma ellipse about the centre (latitude, longitude in rad) of dispersed landings.

    ``azimuth_rad`` is that of the longer axis, from north to east; the axes are halves. ``failed`` of the
    ``runs`` did not come down. ``points`` are the landings (latitude, longitude in rad).
    """

    centre: Point
    semi_major_m: float
    semi_minor_m: float
    azimuth_rad: float
    greatest_load_g: float
    fastest_touchdown_mps: float
    runs: int
    failed: int
    points: tuple[Point, ...] = field(default=(), kw_only=True, repr=False)

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "runs": self.runs,
            "runs_failed": self.failed,
            **_degrees("centre", self.centre),
            "semi_major_3_sigma_km": self.semi_major_m / 1e3,
            "semi_minor_3_sigma_km": self.semi_minor_m / 1e3,
            "azimuth_deg": float(np.degrees(self.azimuth_rad)),
            "greatest_load_g": self.greatest_load_g,
            "fastest_touchdown_mps": self.fastest_touchdown_mps,
        }

    def outline(self, count: int = 73) -> Vector:
        """Points (count, 2) of the ellipse: latitude and longitude (rad), closed, on past the date line."""
        turn = np.linspace(0.0, 2.0 * np.pi, count)
        along, across = self.semi_major_m * cos(turn), self.semi_minor_m * sin(turn)
        north = along * cos(self.azimuth_rad) - across * sin(self.azimuth_rad)
        east = along * sin(self.azimuth_rad) + across * cos(self.azimuth_rad)
        return on_ground(np.column_stack((north, east)), self.centre)


@dataclass(frozen=True)
class Footprint(Scatter):
    """Scatter of the landings of a plan, and the point (latitude, longitude in rad) without guidance."""

    ballistic: Point
    ballistic_load_g: float
    ballistic_short_m: float

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            **super().summary(),
            **_degrees("ballistic", self.ballistic),
            "ballistic_peak_load_g": self.ballistic_load_g,
            "ballistic_short_km": self.ballistic_short_m / 1e3,
        }


def _degrees(name: str, point: Point) -> dict[str, float]:
    latitude_deg, longitude_deg = np.degrees(point)
    return {f"{name}_latitude_deg": float(latitude_deg), f"{name}_longitude_deg": float(longitude_deg)}


def scatter(
    craft: Vehicle,
    plan: DescentPlan,
    runs: int,
    seed: int,
    *,
    environment: Environment,
    draw: Draw = Draws,
) -> Scatter:
    """Scatter of dispersed flights of a plan from its burn on, with the craft's failures in each of them.

    FlightError if fewer than three come down, too few for an ellipse.
    """
    landings = fly_dispersed(craft, plan, environment, runs=runs, seed=seed, draw=draw)
    sound = landings.point[np.isfinite(landings.point[:, 0])]
    if len(sound) < 3:
        raise FlightError(
            f"only {len(sound)} of {runs} dispersed descents come down, 3 make a footprint: "
            f"{next(iter(landings.failures.values()), 'no more were flown')}"
        )
    centre, semi_major_m, semi_minor_m, azimuth_rad = ellipse(sound, plan.landing)
    return Scatter(
        centre=centre,
        semi_major_m=semi_major_m,
        semi_minor_m=semi_minor_m,
        azimuth_rad=azimuth_rad,
        greatest_load_g=float(np.nanmax(landings.peak_load_g)),
        fastest_touchdown_mps=float(np.nanmax(landings.touchdown_speed_mps)),
        runs=runs,
        failed=len(landings.failures),
        points=tuple((float(latitude), float(longitude)) for latitude, longitude in sound),
    )


def footprint(
    craft: Vehicle,
    plan: DescentPlan,
    runs: int,
    seed: int,
    *,
    environment: Environment,
    draw: Draw = Draws,
) -> Footprint:
    """Footprint of a plan by dispersed flights from its burn on."""
    point, load_g = ballistic(craft, plan, environment)
    return Footprint(
        **vars(scatter(craft, plan, runs, seed, environment=environment, draw=draw)),
        ballistic=point,
        ballistic_load_g=load_g,
        ballistic_short_m=float(great_circle_m(*point, *plan.landing)),
    )


def ellipse(points: Vector, nominal: Point, sigmas: float = 3.0) -> tuple[Point, float, float, float]:
    """Centre, half axes (m) and azimuth (rad) of the ellipse of points (n, 2), from their covariance.

    The mean is taken on the plane about the ``nominal`` point, the covariance on that about the mean, so that
    a date line or a pole among the points does not matter.
    """
    mean = on_plane_m(points, nominal).mean(axis=0)
    latitude, longitude = on_ground(mean[np.newaxis], nominal)[0]
    centre = float(latitude), float((longitude + np.pi) % (2.0 * np.pi) - np.pi)
    away_m = on_plane_m(points, centre)
    off_north, off_east = (away_m - away_m.mean(axis=0)).T
    freedom = len(points) - 1
    north, both, east = (
        float(dot(a, b)) / freedom
        for a, b in ((off_north, off_north), (off_north, off_east), (off_east, off_east))
    )
    middle, apart = 0.5 * (north + east), np.hypot(0.5 * (north - east), both)
    semi_major_m, semi_minor_m = (
        sigmas * float(np.sqrt(max(variance, 0.0))) for variance in (middle + apart, middle - apart)
    )
    return centre, semi_major_m, semi_minor_m, float(0.5 * arctan2(2.0 * both, north - east) % np.pi)


def ballistic(craft: Vehicle, plan: DescentPlan, environment: Environment) -> tuple[Point, float]:
    """Landing point and peak load (g) of the planned burn with no guidance after it."""
    cd_area_m2 = craft.spacecraft.aerodynamics.cd_area_m2
    ship = orbit.fly(
        plan.burn.start_s,
        plan.y_ignition,
        plan.module_separation_s,
        [plan.burn],
        environment=environment,
        cd_area_m2=cd_area_m2,
    )
    silent = replace(craft, failures=(Failure("guidance"),))
    flown = land(silent, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
    return flown.point, float(flown.entry[:, Sample.LOAD].max())
