"""Measures vitok's core against independent programs and writes docs/verification.md.

Needs the verify extra. Usage: python scripts/verification.py
"""

import platform
from datetime import timedelta
from pathlib import Path

import erfa
import heyoka
import numpy as np
import pymsis

import vitok
from vitok.earth import air, frames, gravity
from vitok.earth.environment import environment
from vitok.earth.orientation import orientation
from vitok.earth.space_weather import space_weather
from vitok.earth.time import Epoch
from vitok.motion import orbit
from vitok.motion.element_sets import read_element_sets
from vitok.motion.elements import elements
from vitok.motion.station_orbit import fit

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
DAY_S = 86400.0
RADIUS_M = 6.8e6
CATALOGUE = Path(vitok.__file__).parent / "mission" / "catalogue"


def rotation_error_m() -> float:
    table = frames.rotation(EPOCH, 0.0, 3 * DAY_S)
    worst = 0.0
    for t_s in np.linspace(0.0, 3 * DAY_S, 200):
        earth = orientation(np.array([EPOCH.mjd_tai(t_s)]))
        tt = EPOCH.tt_jd(t_s)
        x, y, s = erfa.xys06a(*tt)
        celestial = erfa.c2ixys(x + earth.dx_rad[0], y + earth.dy_rad[0], s)
        era = erfa.era00(EPOCH.tai_jd1, EPOCH.tai_jd2 + (t_s + earth.ut1_minus_tai_s[0]) / DAY_S)
        pole = erfa.pom00(earth.polar_x_rad[0], earth.polar_y_rad[0], erfa.sp00(*tt))
        direct = erfa.c2tcio(celestial, era, pole)
        ours = np.array(frames.itrf_from_gcrf(t_s, table)).reshape(3, 3)
        worst = max(worst, float(np.linalg.norm(ours - direct, 2)) * RADIUS_M)
    return worst


def gravity_error(degree: int) -> float:
    place = heyoka.make_vars("x", "y", "z")
    direct = heyoka.cfunc(heyoka.model.egm2008_acc(place, degree, degree), place)
    table, worst = gravity.field(degree), 0.0
    for direction in np.random.default_rng(1).normal(size=(200, 3)):
        point = direction / np.linalg.norm(direction) * RADIUS_M
        there = direct(point)
        ours = np.array(gravity.gravity_itrf(*point, table, np.empty(gravity.WORK)))
        worst = max(worst, float(np.linalg.norm(ours - there) / np.linalg.norm(there)))
    return worst


def day_error_m() -> float:
    surroundings = environment(EPOCH, 0.0, DAY_S, air_model="none")
    speed = np.sqrt(gravity.MU_M3PS2 / RADIUS_M)
    y0 = np.array([RADIUS_M, 0.0, 0.0, 0.0, speed * np.cos(0.9), speed * np.sin(0.9), 7000.0])
    usual = orbit.coast(0.0, y0, DAY_S, surroundings).y_end
    tight = orbit.coast(0.0, y0, DAY_S, surroundings, tolerance=1e-14).y_end
    return float(np.linalg.norm(usual[:3] - tight[:3]))


def two_body_energy_drift() -> float:
    surroundings = environment(EPOCH, 0.0, 70 * DAY_S, degree=0, air_model="none", third_bodies=False)
    speed = 1.02 * np.sqrt(gravity.MU_M3PS2 / RADIUS_M)
    y0 = np.array([RADIUS_M, 0.0, 0.0, 0.0, speed * np.cos(0.9), speed * np.sin(0.9), 7000.0])
    start = elements(y0)
    end = elements(orbit.coast(0.0, y0, 1000 * start.period_s, surroundings).y_end)
    return abs(start.semi_major_axis_m / end.semi_major_axis_m - 1.0)


def density_error(low_m: float, high_m: float) -> float:
    table, errors = air.air(EPOCH, 0.0, 2 * DAY_S), []
    draw = np.random.default_rng(7)
    for _ in range(2000):
        t_s = 10800.0 * draw.integers(1, 15)
        latitude, longitude = draw.uniform(-60, 60), draw.uniform(-180, 180)
        altitude_m = draw.uniform(low_m, high_m)
        weather = space_weather(EPOCH.mjd_utc(np.array([t_s])))
        when = np.datetime64(EPOCH.datetime(0.0).replace(tzinfo=None) + timedelta(seconds=float(t_s)), "ms")
        direct = pymsis.calculate(
            when,
            longitude,
            latitude,
            altitude_m / 1e3,
            weather.f107_sfu,
            weather.f107_average_sfu,
            weather.ap,
            geomagnetic_activity=-1,
        ).ravel()[pymsis.Variable.MASS_DENSITY]
        ours, _ = air.air_state(t_s, np.radians(latitude), np.radians(longitude), altitude_m, table)
        errors.append(abs(ours / direct - 1.0))
    return float(np.percentile(errors, 99))


def station_fit_m(start_utc: str, end_utc: str) -> float:
    text = (CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle").read_text()
    sets = read_element_sets(text, "iss-2017-12_2018-06.tle")
    return fit(sets, EPOCH, EPOCH.t_s(start_utc), EPOCH.t_s(end_utc), 415000.0, 2500.0).rms_m


ROWS = [
    (
        "GCRF to ITRF, three days",
        "pyerfa, evaluated directly",
        f"{rotation_error_m() * 1e3:.2f} mm at 6,800 km",
    ),
    ("EGM2008 20x20, 200 points", "heyoka", f"{gravity_error(20):.1e} relative"),
    ("EGM2008 120x120, 200 points", "heyoka", f"{gravity_error(120):.1e} relative"),
    ("one day, 20x20, Sun and Moon", "the same at tolerance 1e-14", f"{day_error_m() * 1e3:.1f} mm"),
    ("semi-major axis, 1,000 two-body turns", "closed form", f"{two_body_energy_drift():.1e} relative"),
    ("density, 0 to 100 km", "pymsis, 99th percentile", f"{density_error(0.0, 100e3):.2%}"),
    ("density, 100 to 600 km", "pymsis, 99th percentile", f"{density_error(100e3, 600e3):.2%}"),
    (
        "station's orbit, December 2017",
        "SGP4 at both element sets, rms",
        f"{station_fit_m('2017-12-17T00:00:00Z', '2017-12-19T12:00:00Z') / 1e3:.2f} km",
    ),
    (
        "station's orbit, June 2018",
        "SGP4 at both element sets, rms",
        f"{station_fit_m('2018-06-03T00:00:00Z', '2018-06-03T15:00:00Z') / 1e3:.2f} km",
    ),
]
LINES = [
    "# Verification",
    "",
    "Made by `python scripts/verification.py` (verify extra); not edited by hand.",
    f"heyoka {heyoka.__version__}, pymsis {pymsis.__version__}, Python {platform.python_version()}.",
    "",
    "| what | against | residual |",
    "|---|---|---|",
    *(f"| {what} | {against} | {residual} |" for what, against, residual in ROWS),
]
(Path(__file__).parent.parent / "docs" / "verification.md").write_text(
    "\n".join(LINES) + "\n", encoding="utf-8"
)
print("\n".join(LINES))
