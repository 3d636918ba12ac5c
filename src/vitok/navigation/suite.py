"""What a ship has to navigate by, as arrays for the compiled filter."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from vitok.compiled import njit
from vitok.errors import InputError
from vitok.mission.sensors import (
    Accelerometer,
    GroundTracking,
    NavigationFilter,
    SatelliteNavigation,
    StateVector,
)
from vitok.mission.sensors import Sensor as SensorFile
from vitok.mission.spacecraft import Spacecraft
from vitok.navigation.covariance import check_covariance
from vitok.types import Vector

MEASURED = 4  # of a sensor: range, range rate, azimuth, elevation
_HOUR_S = 3600.0


class Sensor(IntEnum):
    """Columns of a sensor; the noise of what it does not measure is NaN."""

    NEAREST_M = 0
    FARTHEST_M = 1
    HALF_CONE_RAD = 2
    RANGE_M = 3
    RANGE_PER_M = 4
    RANGE_RATE_MPS = 5
    ANGLE_RAD = 6


class Considered(IntEnum):
    """The errors beside the state that the covariance takes account of; four of each sensor follow OWN."""

    DENSITY = 0  # share of the density
    STATION = 1  # m along the station's orbit
    SCALE = 2  # share of a measured acceleration
    BIAS = 3  # m/s2 along the thrust
    TILT = 4  # rad, three of the known attitude in a burn
    OWN = 7


class Fix(IntEnum):
    """Kinds of state vectors."""

    NONE = -1
    GROUND = 0
    SATELLITES = 1
    RELATIVE = 2
    INSERTION = 3  # what the rocket tells: never measured, but what the first estimate begins with


class Suite(NamedTuple):
    """Sensors (s, 7), their periods (s,), spreads (7 + 4 s,) of the considered errors, and state vectors.

    ``fixes`` (4, 6, 6) are lower triangles whose products with their transposes are the covariances of
    ground tracking, of satellite navigation and of relative satellite navigation: position and velocity of
    the ship less those of the station, in LVLH axes, m and m/s. The relative one serves up to
    ``relative_farthest_m``, and the one before down to ``satellites_nearest_m`` and every
    ``satellites_period_s`` (infinite where there is none).
    """

    sensors: Vector
    period_s: Vector
    spread: Vector
    fixes: Vector
    satellites_period_s: float
    satellites_nearest_m: float
    relative_farthest_m: float
    density_memory_s: float
    walk_m2ps3: float
    gate: float


def suite(craft: Spacecraft) -> Suite:
    """That of a spacecraft's file; InputError if it says nothing of a filter."""
    if craft.navigation_filter is None:
        raise InputError(f"spacecraft {craft.name} has no table navigation_filter: it cannot navigate")
    return suite_of(
        craft.sensors,
        craft.navigation_filter,
        ground=craft.ground_tracking,
        satellites=craft.satellite_navigation,
        accelerometer=craft.accelerometer,
    )


def suite_of(
    sensors: tuple[SensorFile, ...],
    about: NavigationFilter,
    *,
    ground: GroundTracking | None = None,
    satellites: SatelliteNavigation | None = None,
    accelerometer: Accelerometer | None = None,
) -> Suite:
    """A suite of tables of a file. InputError for a state vector whose covariance is not positive."""
    fixes = np.zeros((len(Fix) - 1, 6, 6))
    if ground is not None:
        both = state_covariance(ground.ship) + state_covariance(ground.station)
        fixes[Fix.GROUND] = check_covariance("ground_tracking", both)
        both = state_covariance(ground.insertion) + state_covariance(ground.station)
        fixes[Fix.INSERTION] = check_covariance("ground_tracking.insertion", both)
    if satellites is not None:
        both = state_covariance(satellites.ship) + state_covariance(satellites.station)
        fixes[Fix.SATELLITES] = check_covariance("satellite_navigation", both)
        if satellites.relative is not None:
            alone = state_covariance(satellites.relative)
            fixes[Fix.RELATIVE] = check_covariance("satellite_navigation.relative", alone)
    spread = np.zeros(Considered.OWN + MEASURED * len(sensors))
    spread[Considered.DENSITY] = about.density_1sigma
    spread[Considered.STATION] = about.station_along_1sigma_m
    if accelerometer is not None:
        spread[Considered.SCALE] = accelerometer.scale_1sigma
        spread[Considered.BIAS] = accelerometer.bias_1sigma_mps2
        spread[Considered.TILT : Considered.OWN] = np.radians(accelerometer.pointing_1sigma_deg)
    for row, each in enumerate(sensors):
        first = Considered.OWN + MEASURED * row
        angle_rad = np.radians(each.angle_bias_1sigma_deg)
        spread[first : first + MEASURED] = (
            each.range_bias_1sigma_m,
            each.range_rate_bias_1sigma_mps,
            angle_rad,
            angle_rad,
        )
    return Suite(
        np.array([_columns(each) for each in sensors]).reshape(len(sensors), len(Sensor)),
        np.array([each.period_s for each in sensors], dtype=float),
        spread,
        fixes,
        np.inf if satellites is None else satellites.period_s,
        0.0 if satellites is None else satellites.nearest_m,
        0.0 if satellites is None else satellites.relative_farthest_m,
        about.density_memory_s,
        about.velocity_walk_1sigma_mps**2 / _HOUR_S,
        about.gate_1sigma,
    )


def told_of_air(about: Suite, density_sigma: float) -> Suite:
    """A suite that knows how well the air of its days is foreseen, one sigma of the density's log."""
    spread = about.spread.copy()
    spread[Considered.DENSITY] = density_sigma
    return about._replace(spread=spread)


def state_covariance(vector: StateVector) -> Vector:
    """Covariance (6, 6) of a state vector in LVLH axes (+x forward, +z down), m and m/s.

    An error up goes with one of velocity backward, and one forward with one of velocity down, as on an orbit
    of a known period: with +z down the first product is positive, and the second.
    """
    sigma = np.array(
        [
            vector.along_1sigma_m,
            vector.across_1sigma_m,
            vector.radial_1sigma_m,
            vector.along_1sigma_mps,
            vector.across_1sigma_mps,
            vector.radial_1sigma_mps,
        ]
    )
    correlation = np.eye(6)
    correlation[2, 3] = correlation[3, 2] = correlation[0, 5] = correlation[5, 0] = vector.correlation
    return np.asarray(correlation * sigma[:, None] * sigma[None, :])


def _columns(sensor: SensorFile) -> tuple[float, ...]:
    def noise(value: float | None) -> float:
        return np.nan if value is None else value

    return (
        sensor.nearest_m,
        sensor.farthest_m,
        float(np.radians(sensor.half_cone_deg)),
        noise(sensor.range_1sigma_m),
        sensor.range_1sigma_per_m,
        noise(sensor.range_rate_1sigma_mps),
        float(np.radians(noise(sensor.angle_1sigma_deg))),
    )


@njit
def noise_of(sensor, what, range_m):
    """One sigma of what a sensor measures, range, rate or an angle (0 to 3), at a range; NaN for nothing."""
    if what == 0:
        return sensor[Sensor.RANGE_M] + sensor[Sensor.RANGE_PER_M] * range_m
    return sensor[Sensor.RANGE_RATE_MPS] if what == 1 else sensor[Sensor.ANGLE_RAD]
