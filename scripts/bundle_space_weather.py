"""Writes src/vitok/data/space_weather.csv from a CSSI space-weather file (CelesTrak's SW-All layout).

Usage: python scripts/bundle_space_weather.py FILE[.gz]
Observed days from 2015 on: modified Julian date, F10.7 observed, its centred 81-day average, eight 3-hour Ap.
"""

import gzip
import sys
from datetime import date
from pathlib import Path

source = Path(sys.argv[1])
raw = gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
rows = ["mjd,f107_observed_sfu,f107_centred_81_day_sfu," + ",".join(f"ap_{h:02d}h" for h in range(0, 24, 3))]
observed = False
for line in raw.decode("ascii").splitlines():
    if line.startswith(("BEGIN", "END")):
        observed = line.startswith("BEGIN OBSERVED")
    elif observed and int(line[:4]) >= 2015:
        day = date(int(line[:4]), int(line[5:7]), int(line[8:10]))
        ap = [line[47 + 4 * k : 50 + 4 * k].strip() for k in range(8)]
        # the file's columns: FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1)
        values = [str(day.toordinal() - 678576), line[113:118].strip(), line[119:124].strip(), *ap]
        rows.append(",".join(values))
target = Path(__file__).parent.parent / "src" / "vitok" / "data" / "space_weather.csv"
target.write_text("\n".join(rows) + "\n", encoding="ascii")
print(f"{target.name}: {len(rows) - 1} days")
