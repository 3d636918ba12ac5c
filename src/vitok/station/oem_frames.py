"""States of an ephemeris in any of its frames, turned into GCRF."""

import re

import erfa
import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.frames import gcrf_state, rotation
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.station.teme import gcrf_from_teme

Vector = NDArray[np.float64]

FRAMES = ("EME2000", "J2000", "GCRF", "ICRF", "TEME", "TOD", "ITRF")
_REALISATION = re.compile(r"(ICRF|ITRF)[-_]?(?:[0-9]{1,4})?")  # ICRF2, ITRF-93, ITRF2014: millimetres apart
_STEP_S = SECONDS_PER_DAY / 4.0  # of the table of the true equator; cubic between, 1e-11 rad


def frame_of(text: str) -> str | None:
    """The frame of FRAMES that a message's REF_FRAME names; None if it is another."""
    name = text.strip().upper()
    found = _REALISATION.fullmatch(name)
    return found[1] if found else name if name in FRAMES else None


def gcrf_of(frame: str, y: Vector, t_s: Vector, epoch: Epoch) -> Vector:
    """States (n, 6) in GCRF, m and m/s, of states in a frame of FRAMES at rising TAI seconds (n,).

    EME2000 and J2000: the frame bias (IERS Conventions 2010, 5.33). TOD: true equator and equinox of date by
    IAU 2006/2000A, as axes at rest. ITRF turns with the Earth. TEME and ITRF need the IERS data: InputError
    outside.
    """
    if frame in ("EME2000", "J2000"):
        bias = erfa.bp00(2451545.0, 0.0)[0]  # from GCRF to the mean equator and equinox of 2000
        return np.hstack((_turned_back(y[:, :3], bias), _turned_back(y[:, 3:], bias)))
    if frame == "TOD":
        first_s = float(t_s[0]) - 2.0 * _STEP_S
        count = int(np.ceil((t_s[-1] - t_s[0]) / _STEP_S)) + 6
        tt2 = epoch.tai_jd2 + (first_s + np.arange(count) * _STEP_S + 32.184) / SECONDS_PER_DAY
        table = np.ascontiguousarray(erfa.pnm06a(epoch.tai_jd1, tt2).reshape(count, 9))
        found: Vector = _of_date(y, t_s, table, first_s)
        return found
    if frame in ("TEME", "ITRF"):
        earth = rotation(epoch, float(t_s[0]), float(t_s[-1]))
        if frame == "TEME":
            return gcrf_from_teme(y[:, :3] * 1e-3, y[:, 3:] * 1e-3, epoch=epoch, t_s=t_s, rotation=earth)
        turned: Vector = _of_itrf(y, t_s, earth)
        return turned
    return y


def _turned_back(vectors: Vector, m: Vector) -> Vector:
    """The transposed matrix times each vector, by plain sums, which are the same on every processor."""
    x, y, z = vectors[:, :1], vectors[:, 1:2], vectors[:, 2:]
    turned: Vector = x * m[0] + y * m[1] + z * m[2]
    return turned


@njit
def _of_itrf(y, t_s, earth):
    out = np.empty_like(y)
    for k in range(t_s.size):
        out[k] = gcrf_state(t_s[k], y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5], earth)
    return out


@njit
def _of_date(y, t_s, table, first_s):
    """By matrices (n, 9) from GCRF to the frame of date, between four of them by Lagrange's cubic."""
    out = np.empty_like(y)
    m = np.empty(9)
    for k in range(t_s.size):
        place = (t_s[k] - first_s) / _STEP_S
        row = min(max(int(place), 1), table.shape[0] - 3)
        x = place - row
        w0, w1 = -x * (x - 1.0) * (x - 2.0) / 6.0, (x + 1.0) * (x - 1.0) * (x - 2.0) / 2.0
        w2, w3 = -(x + 1.0) * x * (x - 2.0) / 2.0, (x + 1.0) * x * (x - 1.0) / 6.0
        for i in range(9):
            m[i] = (
                w0 * table[row - 1, i] + w1 * table[row, i] + w2 * table[row + 1, i] + w3 * table[row + 2, i]
            )
        for i in range(3):
            out[k, i] = m[i] * y[k, 0] + m[3 + i] * y[k, 1] + m[6 + i] * y[k, 2]
            out[k, 3 + i] = m[i] * y[k, 3] + m[3 + i] * y[k, 4] + m[6 + i] * y[k, 5]
    return out
