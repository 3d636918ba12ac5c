"""Sensors of a spacecraft as its file says them: what it can know of its motion relative to the station."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import model_validator

from vitok.errors import InputError
from vitok.mission.base import Doubtful, File, Name, Table, within
from vitok.mission.catalogue import Reference

Meters = Annotated[float, within(0.0, 1e6), Doubtful(1e-4)]
MetersPerSecond = Annotated[float, within(0.0, 1e3), Doubtful(1e-6)]
Degrees = Annotated[float, within(0.0, 30.0), Doubtful(1e-5)]
SomeMeters = Annotated[float, within(1e-4, 1e6)]
SomeMetersPerSecond = Annotated[float, within(1e-6, 1e3)]
SomeDegrees = Annotated[float, within(1e-5, 30.0)]
TrackedMeters = Annotated[float, within(1e-3, 4500.0), Doubtful(0.31)]
TrackedMetersPerSecond = Annotated[float, within(1e-6, 5.0), Doubtful(4e-4)]
Period = Annotated[float, within(0.1, 1e5)]

_QUANTITIES = ("range_1sigma_m", "range_rate_1sigma_mps", "angle_1sigma_deg")
_BIAS_OF = {
    "range_bias_1sigma_m": "range_1sigma_m",
    "range_1sigma_per_m": "range_1sigma_m",
    "range_rate_bias_1sigma_mps": "range_rate_1sigma_mps",
    "angle_bias_1sigma_deg": "angle_1sigma_deg",
}


class Sensor(Table):
    """A sensor of the station as seen from the ship: a radio, a laser, a camera.

    It measures those of range, range rate and the two angles of the line of sight that have a noise, between
    the centres of mass. It looks along the estimated line of sight, in a burn along the thrust.
    """

    name: Name
    """Name in messages and in draws; no two sensors of a ship share one."""
    nearest_m: Meters
    """Least range at which it measures."""
    farthest_m: Annotated[float, within(1.0, 1e7)]
    """Greatest range at which it measures."""
    half_cone_deg: Annotated[float, within(0.1, 180.0)]
    """Greatest angle between where it looks and the station at which it measures."""
    period_s: Period
    """Time between two measurements."""
    range_1sigma_m: SomeMeters | None = None
    """Noise of the range at range 0; absent, no range is measured."""
    range_1sigma_per_m: Annotated[float, within(-0.1, 0.1)] = 0.0
    """Growth of that noise for each metre of range; negative where it falls."""
    range_bias_1sigma_m: Meters = 0.0
    """Spread of the error of range that stays for a flight."""
    range_rate_1sigma_mps: SomeMetersPerSecond | None = None
    """Noise of the range rate; absent, none is measured."""
    range_rate_bias_1sigma_mps: MetersPerSecond = 0.0
    """Spread of the error of range rate that stays for a flight."""
    angle_1sigma_deg: SomeDegrees | None = None
    """Noise of each of the two angles; absent, none are measured."""
    angle_bias_1sigma_deg: Degrees = 0.0
    """Spread of the error of each angle that stays for a flight, with that of the ship's attitude."""
    lost_share: Annotated[float, within(0.0, 0.9)] = 0.0
    """Share of time in which nothing is measured though the station is in reach."""
    dropout_mean_s: Annotated[float, within(0.1, 1e5)] = 30.0
    """Mean length of such a time."""

    @model_validator(mode="after")
    def _limits(self) -> Self:
        if self.nearest_m >= self.farthest_m:
            raise ValueError(
                f"should have nearest_m, {self.nearest_m:g}, below farthest_m, {self.farthest_m:g}"
            )
        if all(getattr(self, key) is None for key in _QUANTITIES):
            raise ValueError(f"should have at least one of {', '.join(_QUANTITIES)}")
        for key, noise in _BIAS_OF.items():
            if getattr(self, key) and getattr(self, noise) is None:
                raise ValueError(f"should have {noise} where it has {key}")
        if self.range_1sigma_m is not None:
            least_m = min(
                self.range_1sigma_m + self.range_1sigma_per_m * end
                for end in (self.nearest_m, self.farthest_m)
            )
            if least_m <= 0.0:
                raise ValueError(
                    f"should have a noise of range above 0 from nearest_m to farthest_m, and {least_m:g} m "
                    "comes of range_1sigma_m and range_1sigma_per_m at its least"
                )
        return self


class StateVector(Table):
    """One standard deviation of a position and a velocity, in the orbit's axes, which do not turn in it."""

    along_1sigma_m: TrackedMeters
    """Position along the flight."""
    across_1sigma_m: TrackedMeters
    """Position across the orbit's plane."""
    radial_1sigma_m: TrackedMeters
    """Position up and down."""
    along_1sigma_mps: TrackedMetersPerSecond
    """Velocity along the flight."""
    across_1sigma_mps: TrackedMetersPerSecond
    """Velocity across the orbit's plane."""
    radial_1sigma_mps: TrackedMetersPerSecond
    """Velocity up and down."""
    correlation: Annotated[float, within(0.0, 0.999)] = 0.0
    """How closely an error up goes with one of velocity backward, and one forward with one of velocity down.

    An arc of tracking tells the period far better than either alone.
    """


class GroundTracking(Table):
    """What the ground makes of its passes and sends up: a state vector of the ship and one of the station."""

    network: Annotated[str, Reference("networks")]
    """Network over whose stations the ship passes: after each turn with passes a state vector is sent up."""
    insertion: StateVector
    """What is known of the ship as it leaves its rocket, before any pass."""
    ship: StateVector
    """That of the ship."""
    station: StateVector
    """That of the station."""


class SatelliteNavigation(Table):
    """The ship's own receiver: its state less the station's as known, near it less that of its receiver."""

    period_s: Annotated[float, within(0.1, 1e5), Doubtful(1.0)]
    """Time between two states whose errors are independent."""
    nearest_m: Annotated[float, within(0.0, 1e5), Doubtful(1.0)]
    """Least range at which it serves: nearer, the station hides the sky."""
    ship: StateVector
    """State of the ship."""
    station: StateVector
    """State of the station as it is known aboard."""
    relative: StateVector | None = None
    """Relative state by both receivers together; absent, it is not made."""
    relative_farthest_m: Annotated[float, within(0.0, 1e7)] = 0.0
    """Greatest range at which the station's receiver is heard."""

    @model_validator(mode="after")
    def _relative(self) -> Self:
        if (self.relative is None) != (self.relative_farthest_m <= self.nearest_m):
            raise ValueError(
                "should have both a table relative and relative_farthest_m above nearest_m, or neither"
            )
        return self


class Accelerometer(Table):
    """What a burn is measured by, one standard deviation."""

    scale_1sigma: Annotated[float, within(0.0, 0.1), Doubtful(1e-6)]
    """Error of scale, which stays for a flight, as a share."""
    bias_1sigma_mps2: Annotated[float, within(0.0, 0.05), Doubtful(2e-7)]
    """Error along the thrust, which stays for a flight."""
    pointing_1sigma_deg: Annotated[float, within(0.0, 30.0), Doubtful(2e-3)]
    """Error of the known attitude about each of three axes, new in each burn."""
    velocity_noise_1sigma_mps: Annotated[float, within(0.0, 0.1), Doubtful(1e-6)] = 0.0
    """Noise of the velocity that it measures in a tenth of a second with firings, near the station."""


class NavigationFilter(Table):
    """What the filter takes account of beside the sensors' own errors, one standard deviation."""

    density_1sigma: Annotated[float, within(0.0, 2.0), Doubtful(1e-3)]
    """Error of the forecast density of the air, as a share of it."""
    density_memory_s: Annotated[float, within(600.0, 1e7)]
    """Time in which the correlation of that error falls to 1/e."""
    station_along_1sigma_m: Annotated[float, within(0.0, 5e4), Doubtful(0.1)]
    """Error of the station's known orbit along its flight, which stays for a flight."""
    velocity_walk_1sigma_mps: Annotated[float, within(0.0, 1.0), Doubtful(1e-5)]
    """Velocity on each axis that unmodelled forces, most of all of attitude control, add up to in an hour of
    the rendezvous; near the station each firing is measured."""
    gate_1sigma: Annotated[float, within(2.0, 100.0)] = 5.0
    """Innovation, in its standard deviations, above which a measurement is dropped."""


class Navigating(File):
    """A ship's means to know its way, in the file of a spacecraft."""

    sensors: tuple[Sensor, ...] = ()
    """Sensors of the station; none, and the ship does not measure its way."""
    ground_tracking: GroundTracking | None = None
    """State vectors from the ground; absent, none are sent up."""
    satellite_navigation: SatelliteNavigation | None = None
    """Receiver of navigation satellites; absent, the ship has none."""
    accelerometer: Accelerometer | None = None
    """What burns are measured by; absent, they are taken as commanded."""
    navigation_filter: NavigationFilter | None = None
    """Errors that the filter of relative motion takes account of; a ship with sensors has it."""

    @model_validator(mode="after")
    def _navigation(self) -> Self:
        names = [each.name for each in self.sensors]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"should have sensors of different names, and '{twice}' comes twice")
        measures = self.sensors or self.ground_tracking or self.satellite_navigation
        if measures and self.navigation_filter is None:
            raise ValueError("should have a table navigation_filter where it has sensors or state vectors")
        return self


def coverage_gaps(
    sensors: Sequence[Sensor], farthest_m: float, nearest_m: float
) -> tuple[tuple[float, float], ...]:
    """Ranges (from, to), rising, between ``nearest_m`` and ``farthest_m`` at which no sensor measures, m."""
    return gaps_between([(each.nearest_m, each.farthest_m) for each in sensors], farthest_m, nearest_m)


def gaps_between(
    spans_m: Sequence[tuple[float, float]], farthest_m: float, nearest_m: float
) -> tuple[tuple[float, float], ...]:
    """Ranges (from, to), rising, between ``nearest_m`` and ``farthest_m`` that none of the spans has, m."""
    gaps, reached_m = [], nearest_m
    for near_m, far_m in sorted(spans_m):
        if near_m > reached_m and reached_m < farthest_m:
            gaps.append((reached_m, min(near_m, farthest_m)))
        reached_m = max(reached_m, far_m)
    if reached_m < farthest_m:
        gaps.append((reached_m, farthest_m))
    return tuple(gaps)


def check_coverage(
    sensors: Sequence[Sensor],
    satellites: SatelliteNavigation | None,
    *,
    farthest_m: float,
    nearest_m: float,
    whose: str,
) -> None:
    """InputError naming the ranges at which a spacecraft, ``whose`` name is told, measures nothing.

    From ``farthest_m``, at the begin of the automatic rendezvous, to ``nearest_m``, at its end. Satellite
    navigation serves at all ranges above its nearest.
    """
    needed_m = farthest_m if satellites is None else min(farthest_m, satellites.nearest_m)
    gaps = coverage_gaps(sensors, needed_m, nearest_m)
    if gaps:
        ranges = " and ".join(f"from {far:.6g} to {near:.6g} m" for near, far in reversed(gaps))
        raise InputError(
            f"sensors of spacecraft {whose} measure nothing {ranges}: their nearest_m and farthest_m "
            f"should cover all from {farthest_m:.6g} m, where the automatic rendezvous begins, to "
            f"{nearest_m:.6g} m, where it hands over"
        )
