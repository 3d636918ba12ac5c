"""Observed space weather: the solar flux F10.7 and the geomagnetic index Ap, as NRLMSIS asks for them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from vitok.errors import InputError

_MJD_OF_ORDINAL_ZERO = -678576


@dataclass(frozen=True)
class SpaceWeather:
    """Indices at n instants: F10.7 of the day before (n,), its 81-day average (n,), history of Ap (n, 7)."""

    f107_sfu: NDArray[np.float64]
    f107_average_sfu: NDArray[np.float64]
    ap: NDArray[np.float64]


@cache
def _table() -> NDArray[np.float64]:
    with (files("vitok") / "data" / "space_weather.csv").open(encoding="ascii") as stream:
        return np.loadtxt(stream, delimiter=",", skiprows=1)


def space_weather(mjd_utc: NDArray[np.floating]) -> SpaceWeather:
    """Indices at instants (n,), MJD of UTC; InputError outside the bundled table.

    ``ap`` is the history that NRLMSIS takes (Emmert et al. 2021): the day's mean, Ap now, 3, 6 and 9 h
    before, and the means of 12 to 33 h and 36 to 57 h before. F10.7 is the day's before. The indices are
    those of days and of three hours; they are taken to hold in the middle of these and joined by straight
    lines, since an orbit must not meet steps of a quarter of the density at midnight.
    """
    table = _table()
    first, last = table[0, 0], table[-1, 0]
    if mjd_utc.min() < first + 3 or mjd_utc.max() >= last + 1:
        day = mjd_utc.min() if mjd_utc.min() < first + 3 else mjd_utc.max()
        raise InputError(
            f"the space-weather table spans {_date(first + 3)} to {_date(last)}; {_date(day)} is outside it"
        )
    days = table[:, 0] + 0.5
    thirds = first + (np.arange(8 * len(table)) + 0.5) / 8.0  # middles of the three-hour intervals
    ap_by_3h = table[:, 3:].ravel()

    def mean_ap(lags: NDArray[np.floating]) -> NDArray[np.float64]:
        """Mean over instants that lie ``lags`` intervals of three hours before."""
        mean: NDArray[np.float64] = np.interp(mjd_utc[:, None] - lags / 8.0, thirds, ap_by_3h).mean(axis=1)
        return mean

    columns = [mean_ap(np.arange(-3.5, 4.0))]
    columns += [mean_ap(np.array([lag])) for lag in (0.0, 1.0, 2.0, 3.0)]
    columns += [mean_ap(np.arange(4.0, 12.0)), mean_ap(np.arange(12.0, 20.0))]
    return SpaceWeather(
        np.interp(mjd_utc - 1.0, days, table[:, 1]),
        np.interp(mjd_utc, days, table[:, 2]),
        np.stack(columns, axis=1),
    )


def _date(mjd: float) -> str:
    return date.fromordinal(int(mjd) - _MJD_OF_ORDINAL_ZERO).isoformat()
