"""Instants of files: UTC to the nanosecond, and the seconds of TDB that SPICE counts."""

import os
from datetime import UTC, datetime

import numpy as np
from erfa import ufunc

from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.elementary import sin
from vitok.errors import InputError
from vitok.types import Vector

_J2000_TAI_S = 32.184  # TT at noon of 2000-01-01 is that much ahead of TAI


def utc_texts(epoch: Epoch, t_s: Vector, digits: int = 9) -> list[str]:
    """ISO 8601 texts without a zone of TAI seconds (n,), second 60 in a leap second."""
    days = np.floor(np.asarray(t_s, dtype=float) / SECONDS_PER_DAY)
    rest = (t_s - days * SECONDS_PER_DAY) / SECONDS_PER_DAY
    whole = epoch.tai_jd1 + days
    utc1, utc2, _ = ufunc.taiutc(whole, epoch.tai_jd2 + rest)
    year, month, day, clock, _ = ufunc.d2dtf("UTC", digits, utc1, utc2)
    return [
        f"{y:04d}-{m:02d}-{d:02d}T{c['h']:02d}:{c['m']:02d}:{c['s']:02d}.{c['f']:0{digits}d}"
        for y, m, d, c in zip(year, month, day, clock, strict=True)
    ]


def spice_s(epoch: Epoch, t_s: Vector) -> tuple[Vector, Vector]:
    """TDB seconds past J2000 by SPICE's own formula, and what a double of that size leaves off them, (n,).

    naif0012.tls; Moyer 1981 to 30 microseconds: a file is read with that formula, and a better one would put
    its states elsewhere by the difference. A tenth of a microsecond, the last bit, is a millimetre of way.
    """
    whole_s = np.floor(t_s)
    days = epoch.tai_jd1 - 2451545.0
    whole_s, rest_s = np.floor(days) * SECONDS_PER_DAY + whole_s, t_s - whole_s
    rest_s = rest_s + (days - np.floor(days) + epoch.tai_jd2) * SECONDS_PER_DAY + _J2000_TAI_S
    periodic_s = np.zeros_like(rest_s)
    for _ in range(3):
        anomaly = 6.239996 + 1.99096871e-7 * (whole_s + rest_s + periodic_s)
        periodic_s = 1.657e-3 * sin(anomaly + 1.671e-2 * sin(anomaly))
    rest_s = rest_s + periodic_s
    told_s = whole_s + rest_s
    return told_s, rest_s - (told_s - whole_s)


def creation_date() -> str:
    """Now, UTC; or the instant of SOURCE_DATE_EPOCH, by which two exports can be made equal to the byte."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        made = datetime.now(UTC) if told is None else datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(
            f"SOURCE_DATE_EPOCH = '{told}' in the environment should be whole seconds since 1970"
        ) from error
    return made.strftime("%Y-%m-%dT%H:%M:%S")
