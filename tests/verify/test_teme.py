"""TEME to GCRF against skyfield, for the satellites of the published vectors."""

from pathlib import Path

import numpy as np
import pytest
from sgp4.api import WGS72, Satrec

from vitok.earth.frames import rotation
from vitok.earth.orientation import orientation
from vitok.earth.time import Epoch
from vitok.station.teme import gcrf_from_teme

skyfield_api = pytest.importorskip("skyfield.api")
skyfield_sgp4lib = pytest.importorskip("skyfield.sgp4lib")

FILE = Path(__file__).parent.parent / "station" / "data" / "SGP4-VER.TLE"


def test_the_satellites_of_the_vectors_are_where_skyfield_has_them(figure):
    lines = FILE.read_text().splitlines()
    pairs = zip(
        (line for line in lines if line.startswith("1 ")),
        (line[:69] for line in lines if line.startswith("2 ")),
        strict=True,
    )
    worst_m = 0.0
    for one, two in pairs:
        satellite = Satrec.twoline2rv(one, two, WGS72)
        error, r_km, v_kmps = satellite.sgp4(satellite.jdsatepoch, satellite.jdsatepochF)
        year = 1900 + satellite.epochyr if satellite.epochyr >= 57 else 2000 + satellite.epochyr
        if error or year < 1973:  # the IERS's table begins in 1973
            continue
        day = np.datetime64(f"{year}-01-01") + np.timedelta64(int(satellite.epochdays) - 1, "D")
        epoch = Epoch.from_utc(f"{day}T00:00:00Z")
        t_s = epoch.t_s(f"{day}T12:00:00Z")
        table = rotation(epoch, 0.0, 86400.0)
        at = {"epoch": epoch, "t_s": np.array([t_s]), "rotation": table}
        ours_m = gcrf_from_teme(np.array([r_km]), np.array([v_kmps]), **at)[0, :3]
        # skyfield's own clock with the Earth's turn of the IERS, so that frames are compared and not tables
        earth = orientation(np.array([epoch.mjd_tai(t_s)]))
        tt1, tt2 = epoch.tt_jd(t_s)
        delta_t_s = 32.184 - earth.ut1_minus_tai_s[0]
        timescale = skyfield_api.load.timescale(delta_t=delta_t_s)
        turn = skyfield_sgp4lib.TEME.rotation_at(timescale.tt_jd(tt1 + tt2))
        worst_m = max(worst_m, float(np.linalg.norm(turn.T @ np.array(r_km) * 1e3 - ours_m)))
    figure("TEME to GCRF, satellites of the SGP4 vectors", "skyfield", "1 m", f"{worst_m:.2f} m")
    assert worst_m < 1.0
