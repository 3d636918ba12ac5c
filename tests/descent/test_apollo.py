"""Apollo 10's guided entry in vitok's law: an open case, for neither the law nor the module is Soyuz's.

Nothing here was chosen with the heights. Their defect, and what is added for it, is told in data/apollo10.
"""

import numpy as np
import pytest
from scipy.interpolate import PchipInterpolator
from tests.descent import apollo

from vitok.craft.capsule import coefficients
from vitok.descent.dynamics import Sample
from vitok.earth.air import air_state, speed_of_sound_mps
from vitok.earth.shape import MEAN_RADIUS_M, great_circle_m
from vitok.motion.orbit import G0_MPS2

ONE_LINE_M = 20e3 * apollo.FOOT_M
LIMIT_M = 4e3
PEAK_G, PEAK_LIMIT_G = 6.78, 0.5
LAST_FOUR = slice(14, None)


@pytest.fixture(scope="module")
def surroundings():
    return apollo.surroundings()


@pytest.fixture(scope="module")
def planned(surroundings):
    return apollo.plan(surroundings)


@pytest.fixture(scope="module")
def entry(surroundings, planned):
    return apollo.fly(surroundings, planned, apollo.body(1.0))


def residuals_m(rows):
    """Flown less recorded heights (18,); the record begins at the interface."""
    t_s, height_m = apollo.history()
    flown_m = np.interp(t_s - t_s[0], rows[:, Sample.T], rows[:, Sample.ALTITUDE])
    return flown_m - height_m - ONE_LINE_M


def along(height_m, environment):
    """Range (m) and greatest load (g) of the module drawn through heights at the record's instants."""
    t_s = apollo.history()[0]
    path = PchipInterpolator(t_s - t_s[0], height_m)
    speed, range_m, most_g, step_s = float(np.linalg.norm(apollo.interface_itrf()[3:])), 0.0, 0.0, 0.5
    for now_s in np.arange(0.0, t_s[-1] - t_s[0], step_s):
        height, rate = float(path(now_s)), float(path(now_s, 1))
        density, temperature = air_state(0.0, -0.4, 3.0, height, environment.air)
        drag, ratio = coefficients(speed / speed_of_sound_mps(temperature), apollo.aerodynamics())
        braking = 0.5 * density * speed**2 * drag * apollo.AREA_M2 / apollo.MASS_KG
        most_g = max(most_g, braking * np.hypot(1.0, ratio) / G0_MPS2)
        gravity = G0_MPS2 * (MEAN_RADIUS_M / (MEAN_RADIUS_M + height)) ** 2
        speed = max(speed - step_s * (braking + gravity * rate / speed), abs(rate))
        range_m += step_s * np.sqrt(speed**2 - rate**2) * MEAN_RADIUS_M / (MEAN_RADIUS_M + height)
    return range_m, most_g


def test_the_heights_as_read_are_those_of_no_flight(surroundings, entry):
    height_m = apollo.history()[1]
    start = entry[0, [Sample.LATITUDE, Sample.LONGITUDE]]
    to_splash_m = great_circle_m(*start, *apollo.AIM)
    range_m, most_g = along(height_m, surroundings)
    assert to_splash_m - range_m > 500e3
    assert most_g > PEAK_G + 3.0
    range_m, most_g = along(height_m + ONE_LINE_M, surroundings)
    assert range_m == pytest.approx(to_splash_m, abs=50e3)
    assert most_g == pytest.approx(PEAK_G, abs=0.5)
    assert height_m[0] + ONE_LINE_M == pytest.approx(entry[0, Sample.ALTITUDE], abs=1e3)


def test_the_heights_of_apollo_10_down_to_35_km(entry, figure):
    apart_m = np.abs(residuals_m(entry))
    assert np.all(apart_m[:14] < LIMIT_M)
    measured = f"{apart_m[:14].max() / 1e3:.1f} km down to 35 km, {apart_m[14:].max() / 1e3:.1f} km below"
    figure("Apollo 10, 18 heights of the entry", "NASA 1969, 20,000 ft above the reading", "4 km", measured)


@pytest.mark.xfail(strict=True, reason="flown 20 to 30 s late: the last four heights are 5 to 6 km too high")
def test_the_last_four_heights_of_apollo_10(entry):
    assert np.all(np.abs(residuals_m(entry)[LAST_FOUR]) < LIMIT_M)


def test_the_loads_of_apollo_10(entry, figure):
    load_g, t_s = entry[:, Sample.LOAD], entry[:, Sample.T]
    first = int(np.argmax(load_g))
    later = t_s > 160.0
    valley = load_g[first:][t_s[first:] < 200.0].min()
    told = f"{load_g[first]:.2f} g at {t_s[first]:.0f} s, {valley:.1f} g, {load_g[later].max():.1f} g at "
    told += f"{t_s[later][np.argmax(load_g[later])]:.0f} s"
    figure("Apollo 10, loads of the entry", f"{PEAK_G} g (C)", f"{PEAK_LIMIT_G} g", told)
    assert load_g[first] == pytest.approx(PEAK_G, abs=PEAK_LIMIT_G)


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_the_law_brings_apollo_10_to_its_aim(surroundings, planned, side):
    rows = apollo.fly(surroundings, planned, apollo.body(1.0), side)
    end = rows[-1, [Sample.LATITUDE, Sample.LONGITUDE]]
    assert great_circle_m(*end, *apollo.AIM) < 2e3
    assert np.sum(np.diff(np.sign(rows[:, Sample.BANK])) != 0) >= 2  # it needs reversals for that


@pytest.mark.parametrize(
    ("wrong", "rejected_by"),
    [
        ({"lift": 1.5}, "load"),  # the law flies the same heights on it
        ({"lift": 0.5}, "heights"),
        ({"lift": 0.0}, "heights"),
        ({"lift": -1.0}, "heights"),  # the bank's sign, or the module head over heels
        ({"drag": 2.0}, "heights"),
        ({"drag": 0.5}, "heights"),
        ({"density": 2.0}, "heights"),
        ({"density": 0.5}, "heights"),
    ],
)
def test_wrong_worlds_are_rejected(surroundings, planned, wrong, rejected_by):
    rows = apollo.fly(surroundings, planned, apollo.body(1.0, **wrong))
    if rejected_by == "heights":
        assert np.abs(residuals_m(rows)[:14]).max() > LIMIT_M
    else:
        assert abs(rows[:, Sample.LOAD].max() - PEAK_G) > PEAK_LIMIT_G
