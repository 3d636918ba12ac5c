"""The files Orekit reads, written from vitok's tables: leap seconds, Earth orientation, Sun and Moon."""

import shutil
import struct
from pathlib import Path

import astropy_iers_data
import erfa
import numpy as np
from numpy.polynomial import chebyshev

from benchmarks.case import EPOCH, surroundings
from vitok.earth.sun_moon import MOON_MU_M3PS2, SUN_MU_M3PS2, moon_gcrf_m, sun_gcrf_m
from vitok.earth.time import SECONDS_PER_DAY

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_EARTH_MOON_RATIO = 81.3
_FILL = 120
_TERMS = 12  # of a Chebyshev series over a day: what is left is the spline's, some metres


def write(folder: Path) -> None:
    """Write all files into ``folder``."""
    (folder / "tai-utc.dat").write_text(_leap_seconds(), encoding="ascii")
    shutil.copy(astropy_iers_data.IERS_A_FILE, folder / "finals2000A.all")
    versions = "finals2000A.  ------  ------  ITRF-2014\n"
    (folder / "itrf-versions.conf").write_text(versions, encoding="ascii")
    (folder / "unxp2017.405").write_bytes(_sun_and_moon())


def _leap_seconds() -> str:
    lines = []
    for year, month, tai_minus_utc_s in erfa.leap_seconds.get():
        if year >= 1972:
            jd1, jd2 = erfa.cal2jd(year, month, 1)
            day = f" {year} {_MONTHS[month - 1]}  1 =JD {jd1 + jd2:.1f}"
            lines.append(f"{day}  TAI-UTC={tai_minus_utc_s:6.1f}       S + (MJD - 41317.) X 0.0      S\n")
    return "".join(lines)


def _sun_and_moon() -> bytes:
    """A JPL binary ephemeris of three days, the case's in the middle, with the Earth at the barycentre."""
    first_jd = round(EPOCH.mjd_tai()) + 2400000.5 - 1.0
    records = [_record(first_jd + day) for day in range(3)]
    return _header(first_jd, first_jd + 3.0, len(records[0])) + b"".join(records)


def _record(first_jd: float) -> bytes:
    nodes = np.cos(np.pi * (np.arange(_TERMS) + 0.5) / _TERMS)
    tt_jd1, tt_jd2 = EPOCH.tt_jd(0.0)
    times_s = ((first_jd - tt_jd1) - tt_jd2 + 0.5 + 0.5 * nodes) * SECONDS_PER_DAY
    table = surroundings().bodies
    sun_km = np.array([sun_gcrf_m(t_s, table) for t_s in times_s]) / 1e3
    moon_km = np.array([moon_gcrf_m(t_s, table) for t_s in times_s]) / 1e3
    # the Earth, the common barycentre less the Moon's share, stays at the origin
    barycentre_km = moon_km / (1.0 + _EARTH_MOON_RATIO)
    series = [chebyshev.chebfit(nodes, km, _TERMS - 1).T.ravel() for km in (barycentre_km, moon_km, sun_km)]
    numbers = np.concatenate(([first_jd, first_jd + 1.0], np.zeros(3 * _FILL), *series))
    return numbers.astype(">f8").tobytes()


def _header(first_jd: float, last_jd: float, record_bytes: int) -> bytes:
    """Two records: title, span, constants' names and the places of the series; then the constants."""
    au3pd2 = erfa.DAU**3 / SECONDS_PER_DAY**2
    earth_and_moon = MOON_MU_M3PS2 * (1.0 + _EARTH_MOON_RATIO)
    constants = {
        "AU": erfa.DAU / 1e3,
        "EMRAT": _EARTH_MOON_RATIO,
        "GMS": SUN_MU_M3PS2 / au3pd2,
        "GMB": earth_and_moon / au3pd2,
    }
    first = bytearray(record_bytes)
    first[252:2652] = "".join(f"{name:6}" for name in constants).ljust(2400).encode("ascii")
    struct.pack_into(">3d", first, 2652, first_jd, last_jd, 1.0)
    struct.pack_into(">2d", first, 2680, constants["AU"], _EARTH_MOON_RATIO)
    # first double (from 1), terms, series a record; Mercury's only fills the record to hold this header
    places = {0: (3, _FILL, 1), 2: (3 + 3 * _FILL, _TERMS, 1)}
    places[9] = places[2][0] + 3 * _TERMS, _TERMS, 1
    places[10] = places[9][0] + 3 * _TERMS, _TERMS, 1
    for body, place in places.items():
        struct.pack_into(">3i", first, 2696 + 12 * body, *place)
    struct.pack_into(">i", first, 2840, 405)
    second = np.array(list(constants.values()), dtype=">f8").tobytes().ljust(record_bytes, b"\0")
    return bytes(first) + second
