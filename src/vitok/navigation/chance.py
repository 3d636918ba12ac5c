"""What chance decides of navigation: biases, outages and noise, drawn by the name of what they are for."""

from math import erfc, sqrt

import numpy as np

from vitok.chance import Draws
from vitok.elementary import log
from vitok.mission.sensors import Sensor
from vitok.navigation.suite import MEASURED, Considered, Suite
from vitok.types import Vector

_ENOUGH = 6.0  # sigma of the number of outages in a span


def true_errors(suite: Suite, draws: Draws, phase: str) -> Vector:
    """True values (c,) of the errors that stay for a flight; density and station's orbit are the World's own.

    Those and the tilt, which is drawn for each burn, are 0.
    """
    errors: Vector = suite.spread * draws.normal(f"{phase}/navigation/errors", suite.spread.size)
    errors[: Considered.SCALE] = 0.0
    errors[Considered.TILT : Considered.OWN] = 0.0
    return errors


def tilt_rad(suite: Suite, draws: Draws, phase: str, burn: str) -> Vector:
    """Error (3,) of the attitude as it is known in a burn."""
    tilts: Vector = draws.normal(f"{phase}/navigation/tilt/{burn}", 3)
    return suite.spread[Considered.TILT : Considered.OWN] * tilts


def noise(suite: Suite, draws: Draws, name: str, count: int) -> Vector:
    """Standard normal numbers (n, 4 s + 6) for the instants of a leg of that name, by phase and leg."""
    return draws.normal(f"{name}/noise", count, MEASURED * len(suite.sensors) + 6)


def outages(
    sensors: tuple[Sensor, ...], draws: Draws, phase: str, *, t_start_s: float, t_end_s: float
) -> Vector:
    """Begin and end of the dropouts of each sensor over a span (s, k, 2), infinite where there are no more.

    Times with and without are exponential, with means whose ratio is that of the shares (Gilbert 1960). In
    run 0 there are none.
    """
    each = [_of_one(sensor, draws, phase, t_start_s, t_end_s) for sensor in sensors]
    out = np.full((len(each), max([len(rows) for rows in each], default=0), 2), np.inf)
    for number, rows in enumerate(each):
        out[number, : len(rows)] = rows
    return out


def _of_one(sensor: Sensor, draws: Draws, phase: str, t_start_s: float, t_end_s: float) -> Vector:
    if draws.run == 0 or sensor.lost_share == 0.0:
        return np.empty((0, 2))
    cycle_s = sensor.dropout_mean_s / sensor.lost_share
    expected = (t_end_s - t_start_s) / cycle_s
    count = int(expected + _ENOUGH * sqrt(expected + 1.0)) + 1
    normal = draws.normal(f"{phase}/navigation/outages/{sensor.name}", count, 2)
    root = sqrt(2.0)
    uniform = np.array([0.5 * erfc(-z / root) for z in normal.ravel().tolist()]).reshape(count, 2)
    spans_s = -log(uniform) * np.array([cycle_s - sensor.dropout_mean_s, sensor.dropout_mean_s])
    edges_s = t_start_s + np.cumsum(spans_s.ravel()).reshape(count, 2)
    return np.asarray(edges_s[edges_s[:, 0] < t_end_s])
