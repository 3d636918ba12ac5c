"""Space weather: the solar flux F10.7 and the geomagnetic index Ap, as NRLMSIS asks for them.

Measured days come first, then what the user gives or the forecast, at last the mean solar cycle.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vitok.arguments import named
from vitok.earth.space_weather_tables import Tables, change, continued, cycle, replaced, tables
from vitok.errors import InputError
from vitok.types import Vector

F107_SFU, AP = (60.0, 400.0), (0.0, 400.0)  # what may be given: about the least and the most ever measured
_MJD_OF_ORDINAL_ZERO = -678576


@dataclass(frozen=True)
class SolarActivity:
    """F10.7 (sfu, of the day and on average) and Ap for all days that are not measured.

    InputError outside 60 to 400 sfu and 0 to 400.
    """

    f107_sfu: float
    ap: float

    def __post_init__(self) -> None:
        for name, unit, value, (low, high) in (
            ("f107_sfu", " sfu", self.f107_sfu, F107_SFU),
            ("ap", "", self.ap, AP),
        ):
            if not low <= value <= high:
                raise InputError(f"{named(name)} = {value:g} should lie between {low:g} and {high:g}{unit}")


def given_activity(f107_sfu: float | None, ap: float | None) -> SolarActivity | None:
    """The two values that a user gives, None if neither; InputError if one comes alone."""
    if f107_sfu is None and ap is None:
        return None
    if f107_sfu is None or ap is None:
        alone, missing = ("ap", "f107_sfu") if f107_sfu is None else ("f107_sfu", "ap")
        value = ap if f107_sfu is None else f107_sfu
        raise InputError(
            f"{named(alone)} = {value:g} needs {named(missing)} too: the two are given together or not at all"
        )
    return SolarActivity(f107_sfu, ap)


@dataclass(frozen=True)
class SpaceWeather:
    """Indices at n instants: F10.7 of the day before (n,), its 81-day average (n,), history of Ap (n, 7).

    Their sigmas (n,): 0 where they are measured, ``ap_sigma`` that of a day's mean.
    """

    f107_sfu: Vector
    f107_average_sfu: Vector
    ap: Vector
    f107_sigma_sfu: Vector
    f107_average_sigma_sfu: Vector
    ap_sigma: Vector


def space_weather(mjd_utc: Vector, activity: SolarActivity | None = None) -> SpaceWeather:
    """Indices at instants (n,), MJD of UTC; InputError before the bundled table.

    ``ap`` is the history that NRLMSIS takes (Emmert et al. 2021): the day's mean, Ap now, 3, 6 and 9 h
    before, and the means of 12 to 33 h and 36 to 57 h before. F10.7 is the day's before. The indices are
    those of days and of three hours; they are taken to hold in the middle of these and joined by straight
    lines, since an orbit must not meet steps of a quarter of the density at midnight. After the measured
    days come those of ``activity`` or else the forecast, by days and then by months, and after its end the
    mean solar cycle.

    The average is known as far as it has held in the past over so many days, or as the cycles lie about
    their mean if that is less; a day's flux lies about it, and a day's Ap about its mean, as days do at that
    time of the cycle. An average that is given is taken to be right, and days lie about it all the same.
    """
    known, last = tables(), float(mjd_utc.max())
    if mjd_utc.min() < known.first_mjd + 3:
        raise InputError(
            f"the space-weather table begins on {_date(known.first_mjd + 3)}; {_date(mjd_utc.min())} is "
            "before it"
        )
    if activity is None:
        table = continued(known, last)
    else:
        table = replaced(known, activity.f107_sfu, activity.ap, last)

    def mean_ap(lags: NDArray[np.floating]) -> Vector:
        """Mean over instants that lie ``lags`` intervals of three hours before."""
        at = mjd_utc[:, None] - lags / 8.0
        mean: Vector = np.interp(at, table.ap_mjd, table.ap).mean(axis=1)
        return mean

    columns = [mean_ap(np.arange(-3.5, 4.0))]
    columns += [mean_ap(np.array([lag])) for lag in (0.0, 1.0, 2.0, 3.0)]
    columns += [mean_ap(np.arange(4.0, 12.0)), mean_ap(np.arange(12.0, 20.0))]
    return _with_sigmas(
        SpaceWeather(
            np.interp(mjd_utc - 1.0, table.flux_mjd, table.flux[:, 0]),
            np.interp(mjd_utc, table.flux_mjd, table.flux[:, 1]),
            np.stack(columns, axis=1),
            *(np.zeros(mjd_utc.shape) for _ in range(3)),
        ),
        mjd_utc,
        table,
        activity is not None,
    )


def _with_sigmas(weather: SpaceWeather, mjd_utc: Vector, table: Tables, given: bool) -> SpaceWeather:
    past = cycle(mjd_utc)
    ahead = np.maximum(mjd_utc - (table.average_end_mjd - 0.5), 0.0)
    moved_sfu = np.minimum(change(ahead) * weather.f107_average_sfu, past.f107_average_sigma_sfu)
    average_sigma_sfu = np.where(given & (mjd_utc >= table.measured_end_mjd), 0.0, moved_sfu)
    about_sfu = np.hypot(average_sigma_sfu, past.f107_scatter * weather.f107_average_sfu)
    return replace(
        weather,
        f107_sigma_sfu=np.where(mjd_utc - 1.0 < table.measured_end_mjd - 0.5, 0.0, about_sfu),
        f107_average_sigma_sfu=average_sigma_sfu,
        ap_sigma=np.where(mjd_utc < table.measured_end_mjd, 0.0, past.ap_sigma),
    )


def _date(mjd: float) -> str:
    return date.fromordinal(int(mjd) - _MJD_OF_ORDINAL_ZERO).isoformat()
