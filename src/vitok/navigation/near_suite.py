"""What a ship has to navigate by near a station, as arrays for the compiled filter."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.elementary import cos, dot, solved
from vitok.errors import InputError
from vitok.mission.near_sensors import NearSensor
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.libration import libration
from vitok.navigation.held_station import held_station, slot_s
from vitok.types import Vector

STEP_S = 0.1  # control period, by which sensors' periods are counted
SEEN = 7  # of a sensor: range, range rate, azimuth, elevation, three angles of the relative attitude
SOLVED = 18  # attitude, gyroscopes' drift, relative position and velocity, the station's angles and rates
_HOUR_S = 3600.0


class Near(IntEnum):
    """Columns of a sensor; the noise of what it does not measure is NaN."""

    NEAREST_M = 0
    FARTHEST_M = 1
    COSINE = 2  # of the half cone
    RANGE_M = 3
    RANGE_PER_M = 4
    RANGE_RATE_MPS = 5
    ANGLE_RAD = 6
    RELATIVE_RAD = 7


class Known(IntEnum):
    """The numbers that a filter is told."""

    ANGLE_WALK = 0  # rad2/s, of the gyroscopes
    DRIFT_RADPS = 1  # one sigma
    DRIFT_WALK = 2  # (rad/s)2/s
    REFERENCE_IN_LVLH = 3  # 1 where the attitude reference errs about the orbit's axes, 0 about the ship's
    REFERENCE_RAD = 4  # three of noise
    VELOCITY_MPS = 7  # noise of the accelerometer in a control period with firings
    GATE = 8
    DEAD_BAND_RAD = 9  # in which angles of the station against its law are left as they are
    RATE_BAND_RADPS = 10
    FIRST_STATION_RAD = 11  # how far the station is off its law at first, one sigma
    FIRST_STATION_RATE_RADPS = 12
    PLUME_AREA_M2 = 13  # about the port, that stops what thrusters blow, and the power by which that thins
    PLUME_EXPONENT = 14
    TURNED_RADPM = 15  # three: rate of the station by a velocity that the ship gains off it, rad/s by m/s
    RECOIL = 18  # the ship's mass by the station's
    BRAKING_S = 19  # for which plumes push alike: as long as the ship takes to change its speed
    SLOT_S = 20  # of each row of HELD
    HELD = 21  # from here on how the hold turns the station: in each slot, about each axis, by ``Held``


class Error(IntEnum):
    """The errors that are considered, not solved for; those of sensors that have one follow OWN."""

    REFERENCE = 0  # rad, three of the attitude reference
    SCALE = 3  # share, three of the accelerometer, ship's axes
    BIAS = 6  # m/s2, three of the accelerometer while thrusters fire
    OWN = 9


class Mean(IntEnum):
    """Columns of what a filter holds beside its covariance: the estimate, and what came since that."""

    Q = 0  # ship from GCRF, four
    DRIFT = 4  # rad/s, three of the gyroscopes
    RELATIVE = 7  # position and velocity of the ship in the station's turning LVLH, six
    STATION = 13  # rad, three small angles of the station against its law, its axes; then their rates
    RATE = 19  # rad/s, three of the ship against GCRF, its axes
    DOUBTED = 22  # readings of the attitude reference one after another that were beyond the gate
    STATION_SINCE_S = 23  # of the hold: since the begin, a touch or the parting; -inf while there is none
    SINCE_S = 24  # time since the covariance's instant, and what came in it:
    Q_THEN = 25  # attitude at that instant, four
    PUSHED = 29  # m/s, three of the velocity gained, LVLH
    PUSHED_FOR = 32  # m, three: how far it has carried
    FIRED_S = 35  # time with firings
    FIRED_FOR = 36  # s2
    NOISE = 37  # variances of velocity, both and position by the noise of what was measured of firings
    ALL = 40


class Solved(IntEnum):
    """Columns of the errors that are solved for; they follow those that are considered in a covariance."""

    ATTITUDE = 0  # rad, three of the ship, its axes
    DRIFT = 3  # rad/s, three of the gyroscopes
    RELATIVE = 6  # position in LVLH, three, and velocity, three
    STATION = 12  # rad, three angles of the station, its axes, and three rates


class Target(NamedTuple):
    """The station as it is told to the filter.

    ``station_from_lvlh`` (3, 3) is its attitude by its law, ``port_m`` (3,) the port's middle from its centre
    of mass, ``station_from_port`` and ``inertia_kgm2`` (3, 3), all in its body axes. It is held
    at ``hold_radps`` beyond a dead band of angle and rate about each axis. How far it is off
    its law and how fast it turns against it at first are one sigma about each axis. The hold has at most
    ``torque_limit_nm``, and the orbit turns at ``orbital_radps``. The area about the port, and the power of
    the cosine by which jets thin, are those of plumes. ``ship_kg`` and
    ``station_kg`` tell how plumes, touches and springs move the station.
    """

    station_from_lvlh: Vector
    port_m: Vector
    station_from_port: Vector
    inertia_kgm2: Vector
    hold_radps: float
    dead_band_rad: float
    rate_band_radps: float
    first_attitude_1sigma_rad: float
    first_rate_1sigma_radps: float
    torque_limit_nm: float
    orbital_radps: float
    plume_area_m2: float = 0.0
    plume_exponent: float = 1.0
    ship_kg: float = 0.0
    station_kg: float = np.inf


_ABOVE_0 = (
    "hold_radps",
    "dead_band_rad",
    "rate_band_radps",
    "first_attitude_1sigma_rad",
    "first_rate_1sigma_radps",
    "torque_limit_nm",
    "orbital_radps",
)


class NearSuite(NamedTuple):
    """Sensors (s, 8) and the control periods between two measurements of each (s,), their ``places`` (s, 3)
    from the origin of the ship's axes and ``targets`` (s, 3) from the station's centre of mass, body axes.

    ``bias_at`` (s, 7) tells which of the considered errors, whose ``spread`` is (c,), is the bias of what
    is measured, -1 for none. ``station_from_lvlh`` and ``station_from_port`` (9,) row by row, ``port_m`` (3,)
    as ``Target`` has it; ``numbers`` by ``Known``; ``station_free`` (3, 7) is how the
    station turns by itself, see ``libration``.
    """

    sensors: Vector
    every: NDArray[np.int64]
    reference_every: int
    places: Vector
    targets: Vector
    bias_at: NDArray[np.int64]
    spread: Vector
    station_from_lvlh: Vector
    port_m: Vector
    station_from_port: Vector
    numbers: Vector
    station_free: Vector


def near_suite(craft: Spacecraft, target: Target) -> NearSuite:
    """The suite of a spacecraft's file.

    InputError for one without near_sensors, or where nothing spreads, holds or turns the station.
    """
    if not craft.near_sensors:
        raise InputError(f"spacecraft {craft.name} has no near_sensors: it cannot fly near a station")
    gyroscope, accelerometer, reference, about = (
        craft.gyroscope,
        craft.accelerometer,
        craft.attitude_reference,
        craft.navigation_filter,
    )
    assert gyroscope and accelerometer and reference and about  # as the file of a ship with near_sensors has
    for key in _ABOVE_0:
        if not 0.0 < getattr(target, key) < np.inf:
            raise InputError(f"{key} of the station = {getattr(target, key):g} should be above 0")
    numbers = np.zeros(Known.HELD)
    numbers[Known.ANGLE_WALK] = np.radians(gyroscope.angle_walk_1sigma_deg) ** 2 / _HOUR_S
    numbers[Known.DRIFT_RADPS] = np.radians(gyroscope.drift_1sigma_degph) / _HOUR_S
    numbers[Known.DRIFT_WALK] = (np.radians(gyroscope.drift_walk_1sigma_degph) / _HOUR_S) ** 2 / _HOUR_S
    numbers[Known.REFERENCE_IN_LVLH] = 1.0 if reference.axes == "lvlh" else 0.0
    numbers[Known.REFERENCE_RAD : Known.VELOCITY_MPS] = np.radians(reference.noise_1sigma_deg)
    numbers[Known.GATE] = about.gate_1sigma
    numbers[Known.DEAD_BAND_RAD], numbers[Known.RATE_BAND_RADPS] = (
        target.dead_band_rad,
        target.rate_band_radps,
    )
    numbers[Known.PLUME_AREA_M2], numbers[Known.PLUME_EXPONENT] = target.plume_area_m2, target.plume_exponent
    turned = solved(target.inertia_kgm2, np.cross(target.port_m, target.station_from_port[:, 0]))
    numbers[Known.TURNED_RADPM : Known.RECOIL] = target.ship_kg * turned
    numbers[Known.RECOIL] = target.ship_kg / target.station_kg
    numbers[Known.BRAKING_S] = craft.proximity.ramp_s
    numbers[Known.SLOT_S] = slot_s(target.hold_radps)
    free = libration(target.inertia_kgm2, target.station_from_lvlh)
    numbers[Known.FIRST_STATION_RAD] = target.first_attitude_1sigma_rad
    numbers[Known.FIRST_STATION_RATE_RADPS] = target.first_rate_1sigma_radps
    numbers[Known.VELOCITY_MPS] = accelerometer.velocity_noise_1sigma_mps
    spread = [
        *np.radians(reference.bias_1sigma_deg),
        *[accelerometer.scale_1sigma] * 3,
        *[accelerometer.bias_1sigma_mps2] * 3,
    ]
    bias_at = np.full((len(craft.near_sensors), SEEN), -1, dtype=np.int64)
    for row, each in enumerate(craft.near_sensors):
        angle_rad = float(np.radians(each.angle_bias_1sigma_deg))
        relative_rad = float(np.radians(each.relative_attitude_bias_1sigma_deg))
        own = (
            each.range_bias_1sigma_m,
            each.range_rate_bias_1sigma_mps,
            *[angle_rad] * 2,
            *[relative_rad] * 3,
        )
        for what, sigma in enumerate(own):
            if sigma > 0.0:
                bias_at[row, what] = len(spread)
                spread.append(sigma)
    places = np.array([each.place_m for each in craft.near_sensors])
    beside = np.array([each.target_m for each in craft.near_sensors])
    return NearSuite(
        np.array([_columns(each) for each in craft.near_sensors]),
        np.array([steps_of(each.period_s) for each in craft.near_sensors], dtype=np.int64),
        steps_of(reference.period_s),
        places,
        np.array([target.port_m + dot(target.station_from_port, each) for each in beside]),
        bias_at,
        np.array(spread, dtype=float),
        np.array(target.station_from_lvlh, dtype=float).ravel(),
        np.array(target.port_m, dtype=float),
        np.array(target.station_from_port, dtype=float).ravel(),
        np.concatenate((numbers, _held(target, free).ravel())),  # not by itself: each array costs each call
        free,
    )


def _held(target: Target, free: Vector) -> Vector:
    return held_station(
        tuple(free.ravel()),
        hold=(target.hold_radps, target.dead_band_rad, target.rate_band_radps),
        limits_radps2=tuple(target.torque_limit_nm / np.diag(target.inertia_kgm2)),
        first=(target.first_attitude_1sigma_rad, target.first_rate_1sigma_radps),
        orbital_radps=target.orbital_radps,
    )


def steps_of(period_s: float) -> int:
    """Whole control periods nearest to a period."""
    return max(1, round(period_s / STEP_S))


def _columns(sensor: NearSensor) -> tuple[float, ...]:
    def noise(value: float | None) -> float:
        return np.nan if value is None else value

    return (
        sensor.nearest_m,
        sensor.farthest_m,
        float(cos(np.radians(sensor.half_cone_deg))),
        noise(sensor.range_1sigma_m),
        sensor.range_1sigma_per_m,
        noise(sensor.range_rate_1sigma_mps),
        float(np.radians(noise(sensor.angle_1sigma_deg))),
        float(np.radians(noise(sensor.relative_attitude_1sigma_deg))),
    )
