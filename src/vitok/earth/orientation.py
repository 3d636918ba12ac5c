"""The Earth's orientation as measured by the IERS: polar motion, UT1 and the celestial pole offsets."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import astropy_iers_data
import erfa
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from vitok.errors import InputError

_ARCSECOND_RAD = np.pi / 648000.0
# Columns of finals2000A.all (IERS readme.finals2000A): name, first, last, in characters from 0
_COLUMNS = {"x": (18, 27), "y": (37, 46), "ut1_utc": (58, 68), "dx": (97, 106), "dy": (116, 125)}


@dataclass(frozen=True)
class Orientation:
    """Earth orientation at n instants: radians, and UT1 - TAI in seconds (no leap seconds in it)."""

    polar_x_rad: NDArray[np.float64]
    polar_y_rad: NDArray[np.float64]
    ut1_minus_tai_s: NDArray[np.float64]
    dx_rad: NDArray[np.float64]
    dy_rad: NDArray[np.float64]


@cache
def _lines() -> list[str]:
    return Path(astropy_iers_data.IERS_A_FILE).read_text(encoding="ascii").splitlines()


def _column(lines: list[str], name: str) -> NDArray[np.float64]:
    first, last = _COLUMNS[name]
    # Predictions carry no pole offsets: IERS leaves the field blank, and zero is its best estimate.
    return np.array([float(line[first:last].strip() or "0") for line in lines])


@cache
def span() -> tuple[int, int]:
    """First and last day (MJD) of the table of the installed astropy-iers-data."""
    lines = _lines()
    first = int(float(lines[0][7:15]))
    return first, first + sum(1 for line in lines if line[58:68].strip()) - 1


def orientation(mjd_utc: NDArray[np.floating]) -> Orientation:
    """IERS finals2000A (Bulletin A) values at instants (n,) by cubic interpolation between days.

    InputError outside the table of the installed astropy-iers-data.
    """
    lines, (mjd_first, mjd_last) = _lines(), span()
    low, high = int(np.floor(mjd_utc.min())) - 2, int(np.ceil(mjd_utc.max())) + 2
    if low < mjd_first or high > mjd_last:
        day = float(mjd_utc.min() if low < mjd_first else mjd_utc.max())
        raise InputError(
            f"the Earth-orientation table spans {_date(mjd_first)} to {_date(mjd_last)}; "
            f"{_date(day)} is outside it: choose a date inside, or install a newer astropy-iers-data"
        )
    rows = lines[low - mjd_first : high - mjd_first + 1]
    days = np.arange(low, high + 1, dtype=float)
    year, month, day_of_month, _ = erfa.jd2cal(2400000.5, days)
    tai_minus_utc, _ = erfa.ufunc.dat(year, month, day_of_month, 0.0)  # without a word on years far ahead
    columns = np.stack(
        [
            _column(rows, "x") * _ARCSECOND_RAD,
            _column(rows, "y") * _ARCSECOND_RAD,
            _column(rows, "ut1_utc") - tai_minus_utc,
            _column(rows, "dx") * _ARCSECOND_RAD * 1e-3,
            _column(rows, "dy") * _ARCSECOND_RAD * 1e-3,
        ]
    )
    return Orientation(*CubicSpline(days, columns, axis=1)(mjd_utc))


def _date(mjd: float) -> str:
    year, month, day, _ = erfa.jd2cal(2400000.5, mjd)
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
