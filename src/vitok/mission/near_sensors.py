"""What a ship knows its attitude and its last hundreds of metres by, as its file says them."""

import math
from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import model_validator

from vitok.errors import InputError
from vitok.mission.base import Doubtful, Table, Vector, within
from vitok.mission.sensors import Degrees, Navigating, Sensor, SomeDegrees, gaps_between

Coordinate = Annotated[float, within(-30.0, 30.0)]
Place = tuple[Coordinate, Coordinate, Coordinate]
ShortPeriod = Annotated[float, within(0.1, 600.0)]
Walk = Annotated[float, within(1e-6, 10.0)]
SomeDegreesPerHour = Annotated[float, within(0.0, 100.0)]


class NearSensor(Sensor):
    """A sensor of the last hundreds of metres, for the flight near the station alone.

    It is fixed to the ship and looks along its +x. It measures from its own place to its target at the port;
    the angles are those in the ship's axes, the relative attitude is that of the station against the ship.
    """

    nearest_m: Annotated[float, within(0.0, 50.0), Doubtful(0.01)]
    """Least range at which it measures."""
    farthest_m: Annotated[float, within(5.0, 5000.0)]
    """Greatest range at which it measures."""
    half_cone_deg: Annotated[float, within(2.0, 180.0)]
    """Greatest angle between the ship's +x and its target at which it measures."""
    period_s: ShortPeriod
    """Time between two measurements, in whole control periods of a tenth of a second."""
    range_1sigma_m: Annotated[float, within(1e-3, 10.0)] | None = None
    """Noise of the range at range 0; absent, no range is measured."""
    range_bias_1sigma_m: Annotated[float, within(0.0, 10.0), Doubtful(1e-3)] = 0.0
    """Spread of the error of range that stays for a flight."""
    range_rate_1sigma_mps: Annotated[float, within(1e-5, 1.0)] | None = None
    """Noise of the range rate; absent, none is measured."""
    range_rate_bias_1sigma_mps: Annotated[float, within(0.0, 1.0), Doubtful(1e-5)] = 0.0
    """Spread of the error of range rate that stays for a flight."""
    angle_bias_1sigma_deg: Degrees = 0.0
    """Spread of the error of each angle that stays for a flight, without that of the ship's attitude."""
    dropout_mean_s: Annotated[float, within(0.1, 600.0)] = 10.0
    """Mean length of a time in which nothing is measured."""
    place_m: Place = (0.0, 0.0, 0.0)
    """Place of its antenna or lens from the origin of the ship's body axes."""
    target_m: Place = (0.0, 0.0, 0.0)
    """Place of what it sees, from the middle of the port in the port's axes: +x out of it, +z up."""
    relative_attitude_1sigma_deg: SomeDegrees | None = None
    """Noise of the relative attitude about each axis of the ship; absent, none is measured."""
    relative_attitude_bias_1sigma_deg: Degrees = 0.0
    """Spread of the error of the relative attitude about each axis that stays for a flight."""

    @model_validator(mode="after")
    def _relative_attitude(self) -> Self:
        if self.relative_attitude_bias_1sigma_deg and self.relative_attitude_1sigma_deg is None:
            raise ValueError(
                "should have relative_attitude_1sigma_deg where it has relative_attitude_bias_1sigma_deg"
            )
        return self


class Gyroscope(Table):
    """Gyroscopes of three axes, one standard deviation of each."""

    angle_walk_1sigma_deg: Walk
    """Angle that the noise of the rate adds up to in an hour."""
    drift_1sigma_degph: SomeDegreesPerHour
    """Drift as it is at the begin of the approach."""
    drift_walk_1sigma_degph: SomeDegreesPerHour
    """Change of the drift in an hour."""


class AttitudeReference(Table):
    """What tells the attitude itself: a star sensor, or an infrared vertical with a heading of its own."""

    axes: Literal["body", "lvlh"]
    """Axes of its errors: the ship's own, as of a star sensor, or those of the orbit, as of a vertical."""
    noise_1sigma_deg: tuple[SomeDegrees, SomeDegrees, SomeDegrees]
    """Noise about each of these axes."""
    bias_1sigma_deg: tuple[Degrees, Degrees, Degrees]
    """Spread of the error about each of these axes that stays for a flight."""
    period_s: ShortPeriod
    """Time between two measurements."""


class NearNavigating(Navigating):
    """A ship's means to know its way, those near a station among them."""

    near_sensors: tuple[NearSensor, ...] = ()
    """Sensors of the last hundreds of metres."""
    gyroscope: Gyroscope | None = None
    """Gyroscopes; a ship with near_sensors has them."""
    attitude_reference: AttitudeReference | None = None
    """What tells the attitude; a ship with near_sensors has it."""

    @model_validator(mode="after")
    def _near(self) -> Self:
        names = [each.name for each in self.near_sensors]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"should have near_sensors of different names, and '{twice}' comes twice")
        if self.near_sensors:
            for key in ("gyroscope", "accelerometer", "attitude_reference", "navigation_filter"):
                if getattr(self, key) is None:
                    raise ValueError(f"should have a table {key} where it has near_sensors")
        return self


def check_near_coverage(
    sensors: Sequence[NearSensor],
    probe_position_m: Vector,
    *,
    farthest_m: float,
    whose: str,
    roll_deg: float = 0.0,
) -> None:
    """InputError naming the ranges from ``farthest_m`` to contact at which no near sensor of a spacecraft,
    ``whose`` name is told, measures a range, or none the angles.

    Ranges are those of the probe from the port, on its axis, as the ship points at it with the port's
    ``roll_deg``: a sensor is behind the probe's tip and its target beside the port by their places.
    """
    missing = []
    for what, key in (("range", "range_1sigma_m"), ("angles", "angle_1sigma_deg")):
        spans = [
            _seen_m(each, probe_position_m, roll_deg) for each in sensors if getattr(each, key) is not None
        ]
        missing += [
            f"no {what} from {far:.6g} to {near:.6g} m"
            for near, far in reversed(gaps_between(spans, farthest_m, 0.0))
        ]
    if missing:
        raise InputError(
            f"near_sensors of spacecraft {whose} measure {' and '.join(missing)} before the port: their "
            f"nearest_m, farthest_m and half_cone_deg should cover all from {farthest_m:.6g} m, the farthest "
            "of hand-over, hold and retreats, to contact"
        )


def _seen_m(sensor: NearSensor, probe_m: Vector, roll_deg: float) -> tuple[float, float]:
    """Ranges, from and to, at which a sensor sees its target beside the port that the probe points at."""
    along_m, right_m, up_m = sensor.target_m
    sine, cosine = math.sin(math.radians(roll_deg)), math.cos(math.radians(roll_deg))
    # the target in the axes of a docked ship, whose x is against the port's
    y_m, z_m = sine * up_m - cosine * right_m, cosine * up_m + sine * right_m
    ahead_m = probe_m[0] - sensor.place_m[0] - along_m
    aside_m = math.hypot(y_m + probe_m[1] - sensor.place_m[1], z_m + probe_m[2] - sensor.place_m[2])
    near_m, far_m = (
        math.sqrt(max(each**2 - aside_m**2, 0.0)) for each in (sensor.nearest_m, sensor.farthest_m)
    )
    if sensor.half_cone_deg < 90.0:
        near_m = max(near_m, aside_m / math.tan(math.radians(sensor.half_cone_deg)))
    return near_m - ahead_m, max(near_m, far_m) - ahead_m
