"""What sensors near a station measure: the only part of the filter's room there that reads the truth."""

from typing import NamedTuple

import numpy as np

from vitok.chance import Draws
from vitok.compiled import bare, lean
from vitok.earth.frames import rotate, rotate_back
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.rigid_body import body_from_gcrf, quaternion_product
from vitok.motion.vectors import cross
from vitok.navigation.attitude import axis_of, small_turn, turned_on
from vitok.navigation.chance import outages
from vitok.navigation.measurement import lost
from vitok.navigation.near_suite import SEEN, STEP_S, Error, Known, Near, NearSuite
from vitok.types import Vector

STEADY = 9  # numbers of noise of a control period: gyroscopes' noise and drift, accelerometer


class NearTruth(NamedTuple):
    """The World's part of the sensors: true ``errors`` (c,), the gyroscopes' ``drift`` (3,) which walks in
    place, begin and end of ``outages`` (s, k, 2), and what fails.

    A sensor is lost for good from ``lost_from_s`` (s,) on, and tells ``range_share`` (s,) of its range.
    """

    suite: NearSuite
    errors: Vector
    drift: Vector
    outages: Vector
    lost_from_s: Vector
    range_share: Vector


def near_truth(
    suite: NearSuite, craft: Spacecraft, draws: Draws, phase: str, *, t_start_s: float, t_end_s: float
) -> NearTruth:
    """Draws what is true of the sensors of a ship over a span of a phase; nothing fails yet."""
    sensors = len(suite.sensors)
    drift: Vector = suite.numbers[Known.DRIFT_RADPS] * draws.normal(f"{phase}/near/drift", 3)
    return NearTruth(
        suite,
        suite.spread * draws.normal(f"{phase}/near/errors", suite.spread.size),
        drift,
        outages(craft.near_sensors, draws, f"{phase}/near", t_start_s=t_start_s, t_end_s=t_end_s),
        np.full(sensors, np.inf),
        np.ones(sensors),
    )


def steady_noise(draws: Draws, phase: str, steps: int) -> Vector:
    """Standard normal numbers (n, 9) of gyroscopes and accelerometer for each control period."""
    return draws.normal(f"{phase}/near/steady", steps, STEADY)


def seen_noise(suite: NearSuite, draws: Draws, phase: str, steps: int) -> Vector:
    """Standard normal numbers (k, s + 1, 7) for the control periods from the first on, as ``noise_row`` has
    them: of sensors and, last, of the attitude reference."""
    least = min(int(suite.every.min()), suite.reference_every)
    rows = (steps - 1) // least + 1
    return draws.normal(f"{phase}/near/seen", rows, len(suite.sensors) + 1, SEEN)


@lean
def noise_row(suite, step):
    """Row of ``seen_noise`` of a control period in which something is due."""
    least = suite.reference_every
    for sensor in range(suite.every.size):
        least = min(least, suite.every[sensor])
    return step // least


@bare
def sense_gyro(q_before, q, truth, noise, out):
    """Writes the mean rate (3,) over a control period between two true attitudes (4,), rad/s.

    A gyroscope integrates: it tells the turn. ``noise`` (6,), of which three let the true drift walk.
    """
    numbers = truth.suite.numbers
    turn = small_turn(q_before, q)
    for i in range(3):
        truth.drift[i] += np.sqrt(numbers[Known.DRIFT_WALK] * STEP_S) * noise[3 + i]
        out[i] = turn[i] / STEP_S + truth.drift[i]
        out[i] += np.sqrt(numbers[Known.ANGLE_WALK] / STEP_S) * noise[i]


@bare
def sense_impulse(impulse, truth, noise, out):
    """Writes the velocity (3,) that the accelerometer measures of a true one, m/s, both in the ship's axes.

    ``impulse`` (3,) is what all forces but gravity gave in a control period; without firings, when all three
    are 0, the accelerometer is not read.
    """
    if impulse[0] == 0.0 and impulse[1] == 0.0 and impulse[2] == 0.0:
        out[0], out[1], out[2] = 0.0, 0.0, 0.0
        return
    for i in range(3):
        out[i] = impulse[i] * (1.0 + truth.errors[Error.SCALE + i]) + truth.errors[Error.BIAS + i] * STEP_S
        out[i] += truth.suite.numbers[Known.VELOCITY_MPS] * noise[i]


@lean
def sense_reference(y, axes, truth, noise, out):
    """Writes the attitude (4,) that the attitude reference tells of a true state ``y`` (26,).

    ``axes`` (9-tuple) are those of LVLH, about which a vertical errs.
    """
    numbers = truth.suite.numbers
    ship = body_from_gcrf(y[6], y[7], y[8], y[9])
    ex, ey, ez = 0.0, 0.0, 0.0
    for i in range(3):
        axis = axis_of(i, numbers[Known.REFERENCE_IN_LVLH], ship, axes)
        off = truth.errors[Error.REFERENCE + i] + numbers[Known.REFERENCE_RAD + i] * noise[i]
        ex, ey, ez = ex + off * axis[0], ey + off * axis[1], ez + off * axis[2]
    out[0], out[1], out[2], out[3] = turned_on(y[6:10], (ex, ey, ez), 1.0)


@bare
def sense_near(t_s, y, sensor, truth, centre_m, noise, out):
    """Writes what a near ``sensor`` (its row) says of a true state ``y`` (26,): (8,), NaN for nothing.

    Range (m), range rate (m/s), azimuth and elevation (rad) of the target in the ship's axes, and the
    quaternion of the ship from the station's axes. ``centre_m`` (3,) is the true centre of mass from the
    origin of the ship's axes; ``noise`` (7,).
    """
    out[:] = np.nan
    suite = truth.suite
    columns = suite.sensors[sensor]
    if t_s >= truth.lost_from_s[sensor] or lost(t_s, truth.outages[sensor]):
        return
    ship = body_from_gcrf(y[6], y[7], y[8], y[9])
    station = body_from_gcrf(y[19], y[20], y[21], y[22])
    place = (
        suite.places[sensor, 0] - centre_m[0],
        suite.places[sensor, 1] - centre_m[1],
        suite.places[sensor, 2] - centre_m[2],
    )
    target = (suite.targets[sensor, 0], suite.targets[sensor, 1], suite.targets[sensor, 2])
    line, moving = _between(y, 0, ship, place, cross((y[10], y[11], y[12]), place), -1.0)
    end, end_moving = _between(y, 13, station, target, cross((y[23], y[24], y[25]), target), 1.0)
    line = (line[0] + end[0], line[1] + end[1], line[2] + end[2])
    moving = (moving[0] + end_moving[0], moving[1] + end_moving[1], moving[2] + end_moving[2])
    range_m = np.sqrt(line[0] * line[0] + line[1] * line[1] + line[2] * line[2])
    x, y_, z = rotate(ship, line[0], line[1], line[2])
    in_range = columns[Near.NEAREST_M] <= range_m <= columns[Near.FARTHEST_M]
    if not (in_range and x >= columns[Near.COSINE] * range_m):
        return
    rate = (line[0] * moving[0] + line[1] * moving[1] + line[2] * moving[2]) / range_m
    share, own = truth.range_share[sensor], suite.bias_at[sensor]
    range_noise_m = columns[Near.RANGE_M] + columns[Near.RANGE_PER_M] * range_m
    out[0] = range_m * share + _off(truth, own[0], range_noise_m, noise[0])
    out[1] = rate * share + _off(truth, own[1], columns[Near.RANGE_RATE_MPS], noise[1])
    out[2] = np.arctan2(y_, x) + _off(truth, own[2], columns[Near.ANGLE_RAD], noise[2])
    out[3] = np.arctan2(z, np.sqrt(x * x + y_ * y_)) + _off(truth, own[3], columns[Near.ANGLE_RAD], noise[3])
    if not np.isnan(columns[Near.RELATIVE_RAD]):
        q = quaternion_product((y[19], -y[20], -y[21], -y[22]), (y[6], y[7], y[8], y[9]))
        off = (
            _off(truth, own[4], columns[Near.RELATIVE_RAD], noise[4]),
            _off(truth, own[5], columns[Near.RELATIVE_RAD], noise[5]),
            _off(truth, own[6], columns[Near.RELATIVE_RAD], noise[6]),
        )
        out[4], out[5], out[6], out[7] = turned_on(q, off, 1.0)


@lean
def _off(truth, bias, sigma, noise):
    """Error of a measurement: the true bias in the column ``bias`` (none below 0), and noise."""
    return (truth.errors[bias] if bias >= 0 else 0.0) + sigma * noise


@lean
def _between(y, at, body, arm, turning, sign):
    """Place and velocity in GCRF of a point on a body whose state begins at column ``at``, times ``sign``."""
    ax, ay, az = rotate_back(body, arm[0], arm[1], arm[2])
    vx, vy, vz = rotate_back(body, turning[0], turning[1], turning[2])
    return (
        (sign * (y[at] + ax), sign * (y[at + 1] + ay), sign * (y[at + 2] + az)),
        (sign * (y[at + 3] + vx), sign * (y[at + 4] + vy), sign * (y[at + 5] + vz)),
    )
