"""Writes solar_cycle.csv and solar_flux_change.csv in src/vitok/data from the CSSI file that brahe carries.

Needs the verify extra. Usage: python scripts/solar_cycle.py
The cycle: months since a minimum, over the five whole cycles of the record (20 to 24): mean and standard
deviation over the cycles of the 81-day average of F10.7; root mean square of the day's F10.7 about that
average, as a part of it, without days of more than twice it, on which a flare disturbed the reading; mean and
standard deviation of the day's Ap. All are running means over 13 months, as five cycles are few.
The change: how far the 81-day average lies from that of so many days before, root mean square over all days
measured since 1957, as a part of it.
"""

from datetime import date
from pathlib import Path

import brahe
import numpy as np

_MJD_OF_ORDINAL_ZERO = -678576
_MONTHS, _MONTH_DAYS = 132, 365.25 / 12.0  # of the mean cycle, 11.0 years
# first month of cycles 20 to 24: minima of the 13-month smoothed sunspot number (SILSO, Brussels)
_MINIMA = ((1964, 10), (1976, 3), (1986, 9), (1996, 8), (2008, 12))
_LAGS_DAYS = (0, 10, 20, 30, 41, 60, 86, 120, 180, 270, 365, 548, 730, 1096, 1461, 1826)
_FLARE = 2.0  # times the average
_AVERAGE_DAYS = 41  # of the last measured ones, whose average rests on predictions

provider = brahe.FileSpaceWeatherProvider.from_default_file()
days = np.arange(int(provider.mjd_min()), int(provider.mjd_last_observed()) - _AVERAGE_DAYS + 1)
flux = np.array([provider.get_f107_observed(float(mjd)) for mjd in days])
average = np.array([provider.get_f107_obs_avg81(float(mjd)) for mjd in days])
ap = np.array([provider.get_ap_daily(float(mjd)) for mjd in days])

months = []
for month in range(_MONTHS):
    parts = []
    for year, first in _MINIMA:
        begin = date(year, first, 1).toordinal() + _MJD_OF_ORDINAL_ZERO + month * _MONTH_DAYS
        parts.append((days >= begin) & (days < begin + _MONTH_DAYS))
    averages = [average[part].mean() for part in parts]
    pooled = np.any(parts, axis=0)
    quiet = pooled & (flux < _FLARE * average)
    scatter = np.sqrt(np.mean((flux[quiet] / average[quiet] - 1.0) ** 2))
    months.append((np.mean(averages), np.std(averages, ddof=1), scatter, ap[pooled].mean(), ap[pooled].std()))
smooth = np.mean([np.roll(months, shift, axis=0) for shift in range(-6, 7)], axis=0)
cycle = ["month,f107_average_sfu,f107_average_sigma_sfu,f107_scatter,ap,ap_sigma"]
cycle += [f"{k},{a:.1f},{b:.1f},{c:.3f},{d:.1f},{e:.1f}" for k, (a, b, c, d, e) in enumerate(smooth)]

change = ["days,part"]
for lag in _LAGS_DAYS:
    ratio = average[lag:] / average[: average.size - lag]
    change.append(f"{lag},{np.sqrt(np.mean((ratio - 1.0) ** 2)):.3f}")

for name, rows in (("solar_cycle.csv", cycle), ("solar_flux_change.csv", change)):
    target = Path(__file__).parent.parent / "src" / "vitok" / "data" / name
    target.write_text("\n".join(rows) + "\n", encoding="ascii")
    print(f"{name}: {len(rows) - 1} rows")
