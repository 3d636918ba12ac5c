"""When the filter is asked for its estimate, and what is measured then."""

import numpy as np

from vitok.navigation.filter import Instants
from vitok.navigation.suite import Fix, Sensor, Suite
from vitok.types import Vector

_COAST_S = 60.0


def instants(
    suite: Suite,
    start_s: float,
    end_s: float,
    *,
    radio_from_s: float,
    uploads_s: Vector | None = None,
    reach_m: tuple[float, float] = (0.0, np.inf),
) -> Instants:
    """Instants of a leg after ``start_s``, up to ``end_s``, which is one of them.

    Every minute until ``radio_from_s``, when the automatic rendezvous begins and sensors and receiver are
    switched on; from then on at the sensors' periods, all counted from there, so that legs do not shift them.
    ``uploads_s`` (k,) are those of the ground's state vectors, of which those in the leg are taken. Of the
    sensors only those are asked that measure anywhere in ``reach_m``, least and greatest range of the leg.
    """
    radio_s = max(start_s, radio_from_s)
    rows = [_every(_COAST_S, radio_from_s, start_s, min(end_s, radio_from_s))]
    for sensor, period_s in zip(suite.sensors, suite.period_s, strict=True):
        reached = sensor[Sensor.NEAREST_M] <= reach_m[1] and reach_m[0] <= sensor[Sensor.FARTHEST_M]
        rows.append(_every(float(period_s), radio_from_s, radio_s, end_s) if reached else np.empty(0))
    satellites_s, ground_s = np.empty(0), np.empty(0)
    if np.isfinite(suite.satellites_period_s):
        satellites_s = _every(suite.satellites_period_s, radio_from_s, radio_s, end_s)
    if uploads_s is not None:
        ground_s = uploads_s[(uploads_s > start_s) & (uploads_s <= end_s)]
    times = np.unique(np.concatenate((*rows, satellites_s, ground_s, [end_s])))
    due = np.zeros((times.size, len(rows)), dtype=np.int64)
    for number, row in enumerate(rows[1:]):
        due[np.searchsorted(times, row), number] = 1
    due[:, -1] = Fix.NONE
    due[np.searchsorted(times, satellites_s), -1] = Fix.SATELLITES
    due[np.searchsorted(times, ground_s), -1] = Fix.GROUND
    return Instants(times, due)


def _every(period_s: float, origin_s: float, start_s: float, end_s: float) -> Vector:
    """Multiples of a period from an origin, after ``start_s`` and up to ``end_s``."""
    first = int(np.floor((start_s - origin_s) / period_s)) + 1
    last = int(np.floor((end_s - origin_s) / period_s))
    return np.asarray(origin_s + period_s * np.arange(first, last + 1))
