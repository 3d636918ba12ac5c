"""When the filter is asked for its estimate, and what is measured then."""

import numpy as np

from vitok.navigation.filter import Instants
from vitok.navigation.suite import Fix, Suite
from vitok.types import Vector

_COAST_S = 60.0


def instants(
    suite: Suite, start_s: float, end_s: float, *, radio_from_s: float, uploads_s: Vector | None = None
) -> Instants:
    """Instants of a leg after ``start_s``, up to ``end_s``, which is one of them.

    Every minute until ``radio_from_s``, when the automatic rendezvous begins and sensors and receiver are
    switched on; from then on at the sensors' periods, all counted from there, so that legs do not shift them.
    ``uploads_s`` (k,) are those of the ground's state vectors, of which those in the leg are taken.
    """
    coast_s = _every(_COAST_S, radio_from_s, start_s, min(end_s, radio_from_s))
    rows = [
        _every(float(period_s), radio_from_s, max(start_s, radio_from_s), end_s)
        for period_s in suite.period_s
    ]
    satellites_s = np.empty(0)
    if np.isfinite(suite.satellites_period_s):
        satellites_s = _every(suite.satellites_period_s, radio_from_s, max(start_s, radio_from_s), end_s)
    uploads_s = np.empty(0) if uploads_s is None else np.asarray(uploads_s, dtype=float)
    uploads_s = uploads_s[(uploads_s > start_s) & (uploads_s <= end_s)]
    times = np.unique(np.concatenate((coast_s, *rows, satellites_s, uploads_s, [end_s])))
    due = np.zeros((times.size, len(rows) + 1), dtype=np.int64)
    for number, row in enumerate(rows):
        due[np.searchsorted(times, row), number] = 1
    due[:, -1] = Fix.NONE
    due[np.searchsorted(times, satellites_s), -1] = Fix.SATELLITES
    due[np.searchsorted(times, uploads_s), -1] = Fix.GROUND
    return Instants(times, due)


def _every(period_s: float, origin_s: float, start_s: float, end_s: float) -> Vector:
    """Multiples of a period from an origin, after ``start_s`` and up to ``end_s``."""
    first = int(np.floor((start_s - origin_s) / period_s)) + 1
    last = int(np.floor((end_s - origin_s) / period_s))
    return np.asarray(origin_s + period_s * np.arange(first, last + 1))
