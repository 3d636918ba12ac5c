"""What lies between element sets: burns found where they are known, and sets that were hidden."""

from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.interpolate import CubicHermiteSpline

from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.mission.catalogue import load, path_of
from vitok.mission.station import Station
from vitok.station.element_sets import read_element_sets
from vitok.stay.gaps import gaps
from vitok.stay.passage import Passage, passage

DAY_S = SECONDS_PER_DAY
USUAL_S = load("iss", Station).burns.every_days * DAY_S
AUGUST = Path(__file__).parent.parent / "station" / "data" / "iss_2021-08.tle"
# Kosmonavtika, after TsUP: A/B
BURNS_OF_2018 = (
    ("2018-01-17T20:15:00Z", 0.24),
    ("2018-01-30T15:25:00Z", 0.35),
    ("2018-03-13T21:25:00Z", 0.22),
)
BURN_OF_AUGUST = "2021-08-21T04:00:00Z"  # 0.70 m/s, header of NASA's ephemeris, A
AXIS_M, MOTION = 6.783e6, 1.1302e-3


def sets_of(name):
    path = path_of(name, "element_sets")
    return [each for each in read_element_sets(path.read_text(), name) if not each.is_nasa_prediction]


def between(sets, epoch):
    return gaps(sets, passage(sets, epoch))


@pytest.fixture(scope="module")
def winter():
    return Epoch.from_utc("2017-12-17T00:00:00Z"), sets_of("iss-2017-12_2018-06.tle")


@pytest.fixture(scope="module")
def august():
    return Epoch.from_utc("2021-08-01T00:00:00Z"), read_element_sets(AUGUST.read_text(), AUGUST.name)


def made(span_s, *, delta_v_mps, at_s, drift=0.0, told=1.0):
    """The gap of a circular orbit with one impulse and an even drift, of which its sets tell a share."""
    kick = -1.5 * MOTION * (2.0 * delta_v_mps / (AXIS_M * MOTION))
    rates = np.array([MOTION, MOTION + kick + drift * span_s])
    turned = MOTION * span_s + kick * (span_s - at_s) + 0.5 * drift * span_s**2
    t_s, flat = np.array([0.0, span_s]), np.zeros(2)
    curve = CubicHermiteSpline(t_s, flat, flat)
    latitude = CubicHermiteSpline(t_s, [0.0, turned], rates)
    way = Passage(t_s, rates, flat, curve, curve, curve, curve, latitude)
    ndot = told * drift / 2.0 * 3600.0
    return gaps([SimpleNamespace(satellite=SimpleNamespace(ndot=ndot))] * 2, way)[0]


def drift_of(decay_mpd):
    return 1.5 * MOTION / AXIS_M * decay_mpd / DAY_S


def test_an_impulse_is_found_to_the_minute_where_drag_is_known():
    gap = made(40 * DAY_S, delta_v_mps=0.6, at_s=11.0 * DAY_S, drift=drift_of(15.0))
    assert gap.seen
    assert gap.delta_v_mps == pytest.approx(0.6, rel=1e-3)
    assert gap.t_mean_s == pytest.approx(11.0 * DAY_S, abs=600.0)


@pytest.mark.parametrize("told", [0.6, 1.4])
def test_drag_that_the_sets_tell_wrongly_stays_within_two_sigma(told):
    gap = made(40 * DAY_S, delta_v_mps=0.6, at_s=11.0 * DAY_S, drift=drift_of(15.0), told=told)
    assert abs(gap.delta_v_mps - 0.6) < 2.0 * gap.sigma_mps
    assert abs(gap.t_mean_s - 11.0 * DAY_S) < 2.0 * gap.sigma_t_s


def test_without_a_burn_nothing_is_seen_and_the_instant_is_anywhere():
    gap = made(20 * DAY_S, delta_v_mps=0.0, at_s=0.0, drift=drift_of(15.0))
    assert not gap.seen
    assert (gap.t_mean_s, gap.sigma_t_s) == (10 * DAY_S, pytest.approx(20 * DAY_S / np.sqrt(12.0)))


def test_the_phase_spreads_as_impulses_at_random_instants_make_it():
    """One impulse, at each instant of the gap in turn: root mean square of what the cubic misses."""
    span_s = 50 * DAY_S
    gap = made(span_s, delta_v_mps=0.5, at_s=0.0)
    t_s = np.linspace(0.0, span_s, 101)
    missed_m = []
    for at_s in np.linspace(0.0, span_s, 2001)[1:-1]:
        along_m = -3.0 * gap.delta_v_mps * np.clip(t_s - at_s, 0.0, None)
        ends = CubicHermiteSpline([0.0, span_s], along_m[[0, -1]], [0.0, -3.0 * gap.delta_v_mps])
        missed_m.append(along_m - ends(t_s))
    spread_m = np.sqrt(np.mean(np.square(missed_m), axis=0))
    told_m = gap.phase_sigma_rad(t_s, usual_s=span_s) * gap.axis_m
    inner = slice(10, -10)
    assert told_m[inner] == pytest.approx(np.hypot(spread_m[inner], 1e3), rel=0.01)


def test_the_burns_of_winter_2018_are_found_in_sum_and_mean(winter, figure):
    epoch, sets = winter
    gap = max(between(sets, epoch), key=lambda each: each.t_before_s - each.t_after_s)
    total_mps = sum(mps for _, mps in BURNS_OF_2018)
    mean_s = sum(mps * epoch.t_s(utc) for utc, mps in BURNS_OF_2018) / total_mps
    assert all(gap.t_after_s < epoch.t_s(utc) < gap.t_before_s for utc, _ in BURNS_OF_2018)
    off_d = (gap.t_mean_s - mean_s) / DAY_S
    what = "station's three burns of January to March 2018, between two sets 90 d apart"
    figure(f"{what}: sum", f"TsUP, {total_mps:.2f} m/s", "0.1 m/s", f"{gap.delta_v_mps:.3f} m/s")
    figure(f"{what}: mean instant", "TsUP", "one sigma, 6.5 d", f"{off_d:+.1f} d")
    assert gap.delta_v_mps == pytest.approx(total_mps, abs=0.1)
    assert abs(off_d) < gap.sigma_t_s / DAY_S < 7.0


def test_the_phase_that_those_burns_make_is_within_two_sigma(winter, figure):
    epoch, sets = winter
    gap = max(between(sets, epoch), key=lambda each: each.t_before_s - each.t_after_s)
    t_s = np.linspace(gap.t_after_s, gap.t_before_s, 500)
    along_m = -3.0 * sum(mps * np.clip(t_s - epoch.t_s(utc), 0.0, None) for utc, mps in BURNS_OF_2018)
    slope_mps = -3.0 * sum(mps for _, mps in BURNS_OF_2018)
    cubic = CubicHermiteSpline(t_s[[0, -1]], along_m[[0, -1]], [0.0, slope_mps])
    missed_deg = np.degrees(np.abs(along_m - cubic(t_s)).max() / gap.axis_m)
    sigma_deg = float(np.degrees(gap.phase_sigma_rad(t_s, USUAL_S).max()))
    figure(
        "station's place along the orbit in a gap of 90 d, worst, by its known burns",
        f"one sigma of {sigma_deg:.1f} deg",
        "two sigma",
        f"{missed_deg:.1f} deg",
    )
    assert 0.3 * sigma_deg < missed_deg < 2.0 * sigma_deg


def hidden(sets, epoch, first, last):
    """The gap between two sets, and how far the cubic misses the set nearest its middle: sigmas, degrees."""
    way = passage([sets[first], sets[last]], epoch)
    (gap,) = gaps([sets[first], sets[last]], way)
    times = np.array([each.t_s(epoch) for each in sets[first + 1 : last]])
    k = int(np.argmin(np.abs(times - 0.5 * (gap.t_after_s + gap.t_before_s))))
    satellite = sets[first + 1 + k].satellite
    off = float(way.latitude_rad(times[k])) - satellite.argpo - satellite.mo
    off = (off + np.pi) % (2.0 * np.pi) - np.pi
    return gap, off / float(gap.phase_sigma_rad(times[k : k + 1], USUAL_S)[0]), float(np.degrees(off))


@pytest.mark.parametrize(("first", "last"), [(3, 5), (4, 6), (3, 6), (2, 5)])
def test_sets_of_2018_hidden_lie_within_their_sigma(winter, first, last, figure):
    epoch, sets = winter
    gap, sigmas, off_deg = hidden(sets, epoch, first, last)
    days = (gap.t_before_s - gap.t_after_s) / DAY_S
    figure(
        f"station's place along the orbit about the middle of a gap of {days:.0f} d with burns",
        "a hidden element set",
        "2.5 sigma",
        f"{off_deg:+.1f} deg, {sigmas:+.1f} sigma",
    )
    assert abs(sigmas) < 2.5


def test_sets_of_august_hidden_spread_as_told(august, figure):
    """About the one burn of the month; the last sets' drag terms are broken, so that gaps end before them."""
    epoch, sets = august
    times = np.array([each.t_s(epoch) for each in sets])
    burn_s = epoch.t_s(BURN_OF_AUGUST)
    found = []
    for days in (4.0, 7.0, 10.0, 14.0):
        for begin_s in np.arange(max(burn_s - (days - 1.0) * DAY_S, times[0]), burn_s - DAY_S, 0.5 * DAY_S):
            end_s = begin_s + days * DAY_S
            if end_s < epoch.t_s("2021-08-28T00:00:00Z"):
                found.append(hidden(sets, epoch, *np.searchsorted(times, (begin_s, end_s))))
    assert len(found) > 20
    phase = np.sqrt(np.mean([sigmas**2 for _, sigmas, _ in found]))
    instants = np.array([(gap.t_mean_s - burn_s) / gap.sigma_t_s for gap, _, _ in found])
    hours = np.abs([gap.t_mean_s - burn_s for gap, _, _ in found]) / 3600.0
    figure(
        f"burn of 2021-08-21 04:00 inside gaps of 4 to 14 d, {len(found)} trials, instant",
        "NASA's ephemeris",
        "3 sigma each",
        f"median {np.median(hours):.1f} h, rms {np.sqrt(np.mean(instants**2)):.2f} sigma",
    )
    figure(
        "station's place in the middle of those gaps",
        "hidden element sets",
        "2 sigma rms",
        f"{phase:.2f} sigma",
    )
    assert all(gap.seen for gap, _, _ in found)
    sums = np.array([(gap.delta_v_mps - 0.70) / gap.sigma_mps for gap, _, _ in found])
    assert np.abs(sums).max() < 3.0
    assert np.abs(instants).max() < 3.0
    assert 0.3 < phase < 2.0


@pytest.mark.parametrize(
    "name", ["iss-2016-03_04", "iss-2017-12_2018-06", "iss-2018-12_2019-06", "iss-2021-04"]
)
def test_turns_are_those_that_the_sets_number(name):
    """Also over the 203 days of Soyuz MS-11's stay, where the mean of the rates is 0.4 turns off."""
    sets = sets_of(f"{name}.tle")
    epoch = Epoch.from_utc(f"{sets[0].epoch_utc:%Y-%m-%d}T00:00:00Z")
    for before, after in pairwise(sets):
        if after.t_s(epoch) - before.t_s(epoch) < DAY_S:
            continue
        way = passage([before, after], epoch)
        turns = np.diff(np.floor(way.latitude_rad(way.t_s) / (2.0 * np.pi)))[0]
        assert turns == after.satellite.revnum - before.satellite.revnum


def test_a_slip_of_the_numbers_turns_nothing(winter):
    epoch, sets = winter
    slipped = []
    for each, slip in zip(sets[3:5], (0, 7), strict=True):
        satellite = SimpleNamespace(
            **{
                name: getattr(each.satellite, name)
                for name in (
                    "no_kozai",
                    "ecco",
                    "inclo",
                    "nodedot",
                    "argpdot",
                    "mdot",
                    "argpo",
                    "mo",
                    "nodeo",
                )
            },
            revnum=each.satellite.revnum + slip,
        )
        slipped.append(SimpleNamespace(satellite=satellite, t_s=each.t_s))
    right, wrong = (passage(each, epoch).latitude_rad.x for each in (sets[3:5], slipped))
    assert np.array_equal(right, wrong)
    assert passage(sets[3:5], epoch).latitude_rad(right[1]) == passage(slipped, epoch).latitude_rad(right[1])
