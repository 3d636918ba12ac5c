"""Writes src/vitok/data/space_weather.csv from the CSSI space-weather file that brahe carries.

Needs the verify extra. Usage: python scripts/bundle_space_weather.py
Observed days from 2015 on: modified Julian date, F10.7 observed, its centred 81-day average, eight 3-hour Ap.
"""

from pathlib import Path

import brahe

_FIRST_MJD = 57023  # 2015-01-01

provider = brahe.FileSpaceWeatherProvider.from_default_file()
rows = ["mjd,f107_observed_sfu,f107_centred_81_day_sfu," + ",".join(f"ap_{h:02d}h" for h in range(0, 24, 3))]
# the last 41 observed days are left out: their average would rest on predictions
for mjd in range(_FIRST_MJD, int(provider.mjd_last_observed()) - 40):
    flux = provider.get_f107_observed(float(mjd)), provider.get_f107_obs_avg81(float(mjd))
    ap = [round(each) for each in provider.get_ap_all(float(mjd))]
    rows.append(",".join([str(mjd), *(f"{each:.1f}" for each in flux), *map(str, ap)]))
target = Path(__file__).parent.parent / "src" / "vitok" / "data" / "space_weather.csv"
target.write_text("\n".join(rows) + "\n", encoding="ascii")
print(f"{target.name}: {len(rows) - 1} days")
