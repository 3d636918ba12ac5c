"""The bundled tables of space weather, their joins, and how far beyond measured days they can be trusted."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from vitok.types import Vector

_DAYS_BEFORE_AVERAGE = (
    41  # the first rows of the days after: measured, but for an average that needs the next
)
_CYCLE_BEGIN_MJD = 58818.0  # minimum of December 2019, which begins cycle 25 (SILSO, Brussels)
_CYCLE_MONTHS, _MONTH_DAYS = 132, 365.25 / 12.0  # the mean cycle, 11.0 years


@dataclass(frozen=True)
class Tables:
    """Knots of F10.7 and its 81-day average, ``flux`` (n, 2) at ``flux_mjd``, and of ``ap`` at ``ap_mjd``.

    First day of all; ends (MJD of the midnight after) of the days whose average is measured, of measured
    days, of the daily and of the monthly forecast.
    """

    flux_mjd: Vector
    flux: Vector
    ap_mjd: Vector
    ap: Vector
    first_mjd: float
    average_end_mjd: float
    measured_end_mjd: float
    days_end_mjd: float
    months_end_mjd: float


@dataclass(frozen=True)
class Cycle:
    """The mean solar cycle at n instants, and the spread of the real ones about it.

    Mean over cycles of the 81-day average of F10.7 and its standard deviation over cycles, root mean square
    of the day's F10.7 about that average as a part of it, mean and standard deviation of the day's Ap.
    """

    f107_average_sfu: Vector
    f107_average_sigma_sfu: Vector
    f107_scatter: Vector
    ap: Vector
    ap_sigma: Vector


@cache
def _read(name: str) -> Vector:
    with (files("vitok") / "data" / name).open(encoding="ascii") as stream:
        table: Vector = np.loadtxt(stream, delimiter=",", skiprows=1)
    return table


def cycle(mjd: Vector) -> Cycle:
    """The mean solar cycle at instants (n,), again and again."""
    table = _read("solar_cycle.csv")
    phase = (mjd - _CYCLE_BEGIN_MJD) / _MONTH_DAYS
    middles = table[:, 0] + 0.5
    return Cycle(*(np.interp(phase, middles, column, period=_CYCLE_MONTHS) for column in table[:, 1:].T))


def change(days: Vector) -> Vector:
    """How far the 81-day average of F10.7 moves in so many days (n,): 1 sigma, as a part of it."""
    table = _read("solar_flux_change.csv")
    return np.interp(days, table[:, 0], table[:, 1])


@cache
def tables() -> Tables:
    """The measured days, the days of the forecast and its months, which have the mean cycle's Ap."""
    measured, days, months = (_read(f"space_weather{part}.csv") for part in ("", "_days", "_months"))
    daily = np.concatenate((measured, days))
    thirds = daily[:, :1] + (np.arange(8) + 0.5) / 8.0  # middles of the three-hour intervals
    return Tables(
        np.concatenate((daily[:, 0] + 0.5, months[:, 0])),  # a month's values are those of its first day
        np.concatenate((daily[:, 1:3], months[:, 1:])),
        np.concatenate((thirds.ravel(), months[:, 0])),
        np.concatenate((daily[:, 3:].ravel(), cycle(months[:, 0]).ap)),
        float(measured[0, 0]),
        float(measured[-1, 0]) + 1.0,
        float(days[_DAYS_BEFORE_AVERAGE - 1, 0]) + 1.0,
        float(days[-1, 0]) + 1.0,
        float(months[-1, 0]),
    )


def continued(known: Tables, mjd_last: float) -> Tables:
    """The tables with the mean cycle month by month after the forecast, to beyond ``mjd_last``."""
    if mjd_last < known.months_end_mjd - 1.0:
        return known
    mjd = np.arange(known.months_end_mjd, mjd_last + 2.0 * _MONTH_DAYS, _MONTH_DAYS) + _MONTH_DAYS
    mean = cycle(mjd)
    return _joined(known, mjd, np.stack((mean.f107_average_sfu, mean.f107_average_sfu), axis=1), mean.ap)


def replaced(known: Tables, f107_sfu: float, ap: float, mjd_last: float) -> Tables:
    """The measured days, and after them the given values to beyond ``mjd_last``."""
    end = known.measured_end_mjd
    flux, three_hours = known.flux_mjd < end, known.ap_mjd < end
    part = Tables(
        known.flux_mjd[flux],
        known.flux[flux],
        known.ap_mjd[three_hours],
        known.ap[three_hours],
        known.first_mjd,
        known.average_end_mjd,
        end,
        end,
        end,
    )
    return _joined(part, np.array([end + 0.5, max(end, mjd_last) + 2.0]), np.full((2, 2), f107_sfu), ap)


def _joined(known: Tables, mjd: Vector, flux: Vector, ap: Vector | float) -> Tables:
    return Tables(
        np.concatenate((known.flux_mjd, mjd)),
        np.concatenate((known.flux, flux)),
        np.concatenate((known.ap_mjd, mjd)),
        np.concatenate((known.ap, np.broadcast_to(ap, mjd.shape))),
        known.first_mjd,
        known.average_end_mjd,
        known.measured_end_mjd,
        known.days_end_mjd,
        known.months_end_mjd,
    )
