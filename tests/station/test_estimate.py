"""The estimate of the station's orbit on real days, and what it makes of sets that do not fit."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from sgp4.api import WGS72, Satrec
from tests.station.conftest import DAY_S, misses_m, tracking

from vitok.errors import FlightError, InputError
from vitok.station.element_set import ElementSet
from vitok.station.estimate import estimate
from vitok.station.known import check_place, place_known


def changed(each: ElementSet, **elements: float) -> ElementSet:
    """The set with other elements of SGP4, radians and turns a minute."""
    own, satellite = each.satellite, Satrec()
    values = {
        name: getattr(own, name) for name in ("bstar", "ecco", "argpo", "inclo", "mo", "no_kozai", "nodeo")
    } | elements
    days_1950 = own.jdsatepoch - 2433281.5 + own.jdsatepochF
    rest = [values[name] for name in ("ecco", "argpo", "inclo", "mo", "no_kozai", "nodeo")]
    satellite.sgp4init(WGS72, "i", own.satnum, days_1950, values["bstar"], 0.0, 0.0, *rest)
    return replace(each, satellite=satellite)


@pytest.mark.parametrize("day", [3.0, 9.5, 16.0, 24.5])
def test_the_days_ahead_are_met_within_the_sigma(august, iss, day):
    t_s = day * DAY_S
    known = august.known(t_s)
    found = estimate(known, iss, august.epoch, t_start_s=t_s, t_end_s=t_s + 3 * DAY_S)
    last_s = known[-1].t_s(august.epoch)
    ahead = (august.t_s > last_s) & (august.t_s < last_s + 2.6 * DAY_S)
    apart_m, sigma_m = misses_m(found, august.t_s[ahead], august.y[ahead]), found.sigma_m(august.t_s[ahead])
    assert np.abs(apart_m[:, 0]).max() < 12e3
    assert np.abs(apart_m[:, 1]).max() < 1e3
    assert (np.abs(apart_m[:, 0]) < 3.0 * sigma_m[:, 0] + 1e3).all()
    assert abs(np.log(found.cd_area_m2 / iss.cd_area_m2)) < 3.0 * iss.cd_area_spread
    assert not found.warnings


def test_at_the_last_set_all_of_four_days_before_serve(august, iss):
    last_s = float(august.t_s[-1])
    found = estimate(august.sets, iss, august.epoch, t_start_s=last_s, t_end_s=last_s)
    assert len(found.sets) > 10
    assert len(set(found.sets)) == len(found.sets)
    assert found.sets[-1] is august.sets[-1]


def test_twice_the_drag_would_not_pass(august, iss):
    """What the bar of 17 km at 5 days can say: it rejects an air twice as dense, or half."""
    t_s = 9.5 * DAY_S
    found = estimate(august.known(t_s), iss, august.epoch, t_start_s=t_s, t_end_s=t_s + 5 * DAY_S)
    ahead_s = np.array([t_s + 5.0 * DAY_S])
    by_drag = found.knowledge.about.partials(ahead_s)[0, 5, 6]  # along the track for the log of the area
    fitted = found.knowledge.about.partials(np.array([t_s]))[0, 5, 6]
    assert np.log(2.0) * abs(by_drag - fitted) > 1.5 * 17e3


def test_the_burn_of_august_is_found_and_solved(august, iss):
    """0.7 m/s, as NASA's ephemeris of the week before had planned for two days earlier."""
    t_s = 20.5 * DAY_S
    found = estimate(august.known(t_s), iss, august.epoch, t_start_s=t_s - 4 * DAY_S, t_end_s=t_s)
    (burn,) = found.burns
    assert burn.delta_v_mps == pytest.approx(0.70, abs=0.05)
    assert abs(burn.t_s - august.epoch.t_s("2021-08-21T04:00:00Z")) < 3.0 * burn.sigma_t_s + 3600.0
    assert burn.sigma_mps < 0.1


def test_a_set_that_follows_a_burn_alone_is_told(august, iss):
    t_s = 19.5 * DAY_S
    found = estimate(august.known(t_s), iss, august.epoch, t_start_s=t_s, t_end_s=t_s + DAY_S)
    assert any("contradicts the others" in each for each in found.warnings)
    assert found.rejected == (found.sets[-1],)


def test_a_gap_is_closed_from_both_sides(august, iss):
    inside = (august.t_s > 5 * DAY_S) & (august.t_s < 10 * DAY_S)
    sets = [each for each, hidden in zip(august.sets, inside, strict=True) if not hidden]
    found = estimate(sets, iss, august.epoch, t_start_s=5 * DAY_S, t_end_s=10 * DAY_S)
    apart_m = misses_m(found, august.t_s[inside], august.y[inside])
    assert np.quantile(np.abs(apart_m[:, 0]), 0.68) < 2.5e3
    sigma_m = found.sigma_m(august.t_s[inside])[:, 0]
    assert sigma_m[sigma_m.size // 2] > 1.3 * sigma_m[0]


def test_after_a_burn_the_eccentricity_is_that_of_the_sets_after_it(august, iss):
    """Its instant is known to an hour, not to a part of a turn: before it, the sets do not count for that."""
    t_s, truth = 21.0 * DAY_S, tracking(august.epoch)
    found = estimate(august.known(t_s), iss, august.epoch, t_start_s=t_s, t_end_s=t_s + 4.0 * DAY_S)
    later = truth[0] > t_s
    radial_m = misses_m(found, truth[0][later], truth[1][later])[:, 2]
    assert np.abs(radial_m).max() < 300.0  # with them it was 1.1 km
    assert np.abs(radial_m / found.sigma_m(truth[0][later])[:, 2]).max() < 2.0


def test_a_burn_in_a_long_gap_has_no_instant(august, iss):
    inside = (august.t_s > 16 * DAY_S) & (august.t_s < 22 * DAY_S)
    sets = [each for each, hidden in zip(august.sets, inside, strict=True) if not hidden]
    found = estimate(sets, iss, august.epoch, t_start_s=18 * DAY_S, t_end_s=18.5 * DAY_S)
    assert any("fired its engines at an unknown time" in each for each in found.warnings)


@pytest.mark.parametrize("bstar", [0.0, -2e-4, 0.05])
def test_any_drag_term_serves(august, iss, bstar):
    """SGP4's own drag term says little of the air: an absurd one is left out."""
    t_s = 9.5 * DAY_S
    known = august.known(t_s)
    ours = estimate(known, iss, august.epoch, t_start_s=t_s, t_end_s=t_s + 2 * DAY_S)
    sets = [changed(each, bstar=bstar) for each in known]
    other = estimate(sets, iss, august.epoch, t_start_s=t_s, t_end_s=t_s + 2 * DAY_S)
    apart_m = np.linalg.norm(ours.flown(t_s)[:3] - other.flown(t_s)[:3])
    assert apart_m < 4e3


def test_sets_that_no_orbit_joins_leave_the_last(august, iss):
    t_s = 9.5 * DAY_S
    known = august.known(t_s)[-8:]
    draw = np.random.default_rng(5)
    sets = [changed(each, mo=each.satellite.mo + draw.uniform(0.5, 5.0)) for each in known[:-1]] + known[-1:]
    found = estimate(sets, iss, august.epoch, t_start_s=t_s, t_end_s=t_s + DAY_S)
    assert found.warnings
    sigma_m = found.sigma_m(t_s)[0, 0]
    assert (
        sigma_m
        > 1.5 * estimate(known, iss, august.epoch, t_start_s=t_s, t_end_s=t_s + DAY_S).sigma_m(t_s)[0, 0]
    )
    if len(found.sets) == 1:
        assert found.sets == (known[-1],)


def test_years_away_are_refused(august, iss):
    with pytest.raises(InputError, match=r"2024-08-\d\d lies 10\d\d days from the nearest element set"):
        estimate(august.sets, iss, august.epoch, t_start_s=1100 * DAY_S, t_end_s=1101 * DAY_S)


def test_what_is_no_stations_orbit_is_refused(august, iss):
    stretched = [changed(august.sets[-1], ecco=0.3, no_kozai=2 * np.pi / 200.0)]
    with pytest.raises(InputError, match=r"an eccentricity of 0\.300; the orbit of a station is rounder"):
        estimate(stretched, iss, august.epoch, t_start_s=28 * DAY_S, t_end_s=29 * DAY_S)


def test_no_orbit_names_the_sets(august, iss):
    """A kilogram a thousandth of it behind a football field falls at once."""
    light = iss.model_copy(update={"mass_kg": 1e-3, "cd_area_m2": 5000.0})
    with pytest.raises(FlightError, match="no orbit leads through the station's element sets of 2021-08-0"):
        estimate(august.known(3 * DAY_S), light, august.epoch, t_start_s=3 * DAY_S, t_end_s=4 * DAY_S)


def test_a_strange_area_is_told(august, iss):
    large = iss.model_copy(update={"cd_area_m2": 30000.0})
    t_s = 9.5 * DAY_S
    found = estimate(august.known(t_s), large, august.epoch, t_start_s=t_s, t_end_s=t_s + DAY_S)
    assert any(
        "the drag is out of three sigma of the station's file, 30000 m2" in each for each in found.warnings
    )


def test_the_sigma_grows_away_from_the_sets_and_with_burns(august, iss):
    t_s = 9.5 * DAY_S
    found = estimate(
        august.known(t_s), iss, august.epoch, t_start_s=t_s - 30 * DAY_S, t_end_s=t_s + 60 * DAY_S
    )
    at_s = t_s + np.array([-30.0, -20.0, -1.0, 1.0, 5.0, 20.0, 60.0]) * DAY_S
    free, burning = found.sigma_m(at_s), found.sigma_m(at_s, with_burns=True)
    assert (np.diff(free[:3, 0]) < 0.0).all()
    assert (np.diff(free[3:, 0]) > 0.0).all()
    assert (burning >= free).all()
    assert burning[4, 0] > 3.0 * free[4, 0]
    assert [place_known(found, each) for each in at_s] == [True, True, True, True, True, True, False]
    with pytest.raises(InputError, match="not known at docking, 2021-10-10.*allowed is an eighth of a turn"):
        check_place(found, float(at_s[-1]), "docking")


def test_a_month_of_sets_is_one_orbit(august, iss):
    found = estimate(august.sets, iss, august.epoch, t_start_s=0.0, t_end_s=18.5 * DAY_S)
    inside = (august.t_s > 0.0) & (august.t_s < 18.5 * DAY_S)
    apart_m = misses_m(found, august.t_s[inside], august.y[inside])
    assert np.quantile(np.abs(apart_m[:, 0]), 0.95) < 3e3
    assert not found.warnings


PROGRAM = """
import hashlib, sys
import numpy as np
from tests.station.conftest import DAY_S, month
from vitok.mission.catalogue import load
from vitok.mission.station import Station
from vitok.station.estimate import estimate
august = month("iss_2021-08.tle", "2021-08-02")
iss, span = load("iss", Station), {"t_start_s": 9.5 * DAY_S, "t_end_s": 12.0 * DAY_S}
found = estimate(august.known(9.5 * DAY_S), iss, august.epoch, **span)
t_s = np.linspace(9.5, 12.0, 50) * DAY_S
whole = found.flown(t_s).tobytes() + found.knowledge.covariance.tobytes() + found.sigma_m(t_s).tobytes()
print(hashlib.sha256(whole).hexdigest())
"""


def test_every_processor_gives_the_same_bits():
    digests = set()
    for kernel, threads in ((None, "1"), ("Haswell", "2"), ("Nehalem", "1")):
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
        surroundings |= {"OPENBLAS_NUM_THREADS": threads} | ({"OPENBLAS_CORETYPE": kernel} if kernel else {})
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=surroundings, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1
