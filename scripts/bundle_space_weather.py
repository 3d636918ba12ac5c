"""Writes the tables of space weather in src/vitok/data from the CSSI file that brahe carries.

Needs the verify extra. Usage: python scripts/bundle_space_weather.py
space_weather.csv: measured days from 1998 on, modified Julian date, F10.7 observed, its centred 81-day
average, eight 3-hour Ap. space_weather_days.csv: the same for the days after, to the end of the daily
forecast. space_weather_months.csv: the monthly forecast, which holds on the first of each month, without Ap.
"""

from datetime import date
from pathlib import Path

import brahe

_FIRST_MJD = 50814  # 1998-01-01, before the first element sets of the ISS
_MJD_OF_ORDINAL_ZERO = -678576
_AVERAGE_DAYS = 41  # of the last measured ones, whose average rests on predictions
_FLUX = "mjd,f107_observed_sfu,f107_centred_81_day_sfu"
_AP = "," + ",".join(f"ap_{h:02d}h" for h in range(0, 24, 3))

provider = brahe.FileSpaceWeatherProvider.from_default_file()


def flux(mjd: int) -> list[str]:
    """Date and solar flux of a day."""
    values = provider.get_f107_observed(float(mjd)), provider.get_f107_obs_avg81(float(mjd))
    return [str(mjd), *(f"{each:.1f}" for each in values)]


def whole(mjd: int) -> list[str]:
    """Date, solar flux and Ap of a day."""
    return flux(mjd) + [str(round(each)) for each in provider.get_ap_all(float(mjd))]


def write(name: str, header: str, rows: list[list[str]]) -> None:
    """One table of the package's data."""
    target = Path(__file__).parent.parent / "src" / "vitok" / "data" / name
    target.write_text("\n".join([header, *(",".join(row) for row in rows)]) + "\n", encoding="ascii")
    print(f"{name}: {len(rows)} rows, {rows[0][0]} to {rows[-1][0]}")


measured_end = int(provider.mjd_last_observed()) - _AVERAGE_DAYS + 1
daily_end = int(provider.mjd_last_daily_predicted()) + 1
months = [
    mjd
    for mjd in range(daily_end, int(provider.mjd_last_monthly_predicted()) + 1)
    if date.fromordinal(mjd - _MJD_OF_ORDINAL_ZERO).day == 1
]
write("space_weather.csv", _FLUX + _AP, [whole(mjd) for mjd in range(_FIRST_MJD, measured_end)])
write("space_weather_days.csv", _FLUX + _AP, [whole(mjd) for mjd in range(measured_end, daily_end)])
write("space_weather_months.csv", _FLUX, [flux(mjd) for mjd in months])
