"""Linear covariance of the closed loop, against the filter, the laws and a few flights."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.motion.arc import Start
from vitok.motion.lvlh import relative_state
from vitok.motion.relative import mean_motion_radps, transition
from vitok.navigation.dispersion import Spread
from vitok.navigation.suite import Considered, suite
from vitok.navigation.unknowns import Unknowns, by_station, unmoved
from vitok.rendezvous import dispersion as room
from vitok.rendezvous.dispersion import dispersion
from vitok.rendezvous.retargeting import retargeted
from vitok.rendezvous.sequence import steps
from vitok.rendezvous.station_rows import gcrf_from_turning, turning_from_gcrf

RUNS = 30
STATION_M2PKG = 2500.0 / 415e3


@pytest.fixture(scope="module")
def begun(ms_07, ms_07_plan, craft):
    """The covariance of a way in a World whose air and station are as known."""
    about = suite(craft)
    return partial(
        dispersion,
        ms_07.chase(craft),
        about,
        ms_07.start(ms_07.insertion()),
        ms_07_plan.schedule,
        firings=ms_07_plan.firings,
        uploads_s=ms_07_plan.uploads_s,
        station_m2pkg=STATION_M2PKG,
    )


@pytest.fixture(scope="module")
def foreseen_air(craft):
    about = suite(craft)
    spread = about.spread.copy()
    spread[Considered.DENSITY] = 0.0
    return about._replace(spread=spread)


@pytest.fixture(scope="module")
def found(begun, foreseen_air):
    return begun(truth=foreseen_air)


@pytest.fixture(scope="module")
def flights(ms_07, ms_07_plan, craft):
    start = ms_07.start(ms_07.insertion())
    return [ms_07.flown(ms_07_plan, craft, start, Draws(16, run)) for run in range(RUNS + 1)]


def test_the_error_of_a_filter_that_is_told_the_truth_is_its_own_covariance(begun, monkeypatch, craft):
    """The true error is carried by any gains; with the filter's own noise, biases and walk it has to come
    out."""
    told, about, last = room.disperse, suite(craft), []

    def spying(estimate, spread, when, known, _, push):
        last.append(told(estimate, spread, when, known, about, push))
        return last[-1]

    monkeypatch.setattr(room, "disperse", spying)
    begun()
    # of a ship near the station alone: far away the filter allows for the range's curve, which is not linear
    for each in last[-8:]:
        covariance = each.estimate.covariance
        sigma = np.sqrt(np.diag(covariance))
        off = (each.spread.joint[6:, 6:] - covariance) / np.outer(sigma, sigma)
        assert np.abs(off).max() < 1e-5
        assert np.abs(each.spread.cross[6:] - each.estimate.cross).max() < 1e-8


def test_errors_of_execution_are_what_they_add(begun, foreseen_air, craft):
    """Of a burn of known size, 0.3 % along it and 0.3 deg across it, twice."""
    still = craft.execution_errors.model_copy(update={"magnitude_1sigma": 0.0, "pointing_1sigma_deg": 0.0})
    first, without = (begun(truth=foreseen_air, **more).burns[0] for more in ({}, {"errors": still}))
    size_mps = np.linalg.norm(first.planned_lvlh_mps)
    added = np.diag(first.delta_v - without.delta_v)
    across = np.radians(0.3) * size_mps
    np.testing.assert_allclose(np.sqrt(added), [0.003 * size_mps, across, across], rtol=0.01)
    gained = np.trace(first.deviation[3:, 3:]) - np.trace(without.deviation[3:, 3:])
    assert gained == pytest.approx(added.sum(), rel=0.05)


@pytest.mark.parametrize("name", ["DV2", "transfer 1", "transfer 2", "braking 2", "stop"])
def test_a_command_changes_as_the_law_changes_it(name, ms_07, ms_07_plan, craft):
    """The law itself, flown from a state beside the plan, against its gain."""
    schedule = ms_07_plan.schedule
    names = [each.burn.name for each in ms_07_plan.firings]
    row = names.index(name)
    firing, chase = ms_07_plan.firings[row], ms_07.chase(craft)
    leg, law = next(step for step in steps(craft, schedule) if step[0].name == name)
    leg = replace(leg, at_range_m=None)
    t_s = firing.burn.start_s - 15.0
    y = chase.fly(firing.burn.start_s, firing.y_start, t_s).y_end
    lead_s = leg.centre_s - t_s
    station = chase.station(t_s)
    before = law(chase, Start(t_s, y), leg, firing.command_lvlh_mps)
    aimed = retargeted(
        (leg, law),
        schedule,
        y[:6],
        (station, chase.station(leg.t_aim_s)),
        spread=Spread(np.eye(12), np.zeros((12, 7)), unmoved(None, 0.0)),
        lead_s=lead_s,
        planned_lvlh_mps=before,
        second_lvlh_mps=np.zeros(3),
    )
    far = 300.0 if name in ("DV2", "transfer 1", "transfer 2") else 10.0
    rng = np.random.default_rng(3)
    for _ in range(3):
        off = np.concatenate((far * rng.normal(size=3), far * 1e-3 * rng.normal(size=3)))
        there = y.copy()
        there[:6] += off
        change = law(chase, Start(t_s, there), leg, firing.command_lvlh_mps) - before
        expected = aimed.command[:, :6] @ off
        # the curve of the way is not in the gain, nor that the burn takes time
        assert np.linalg.norm(change - expected) < 0.04 * np.linalg.norm(change) + 2e-3


def test_thirty_flights_scatter_as_reckoned(found, flights, ms_07):
    """From the first braking burn on; the sample's own sigma is good to 9 % in the norm of three axes."""
    planned, runs = flights[0], flights[1:]
    end_s, y = planned.t_s[-1], planned.y_end
    wanted = relative_state(ms_07.station(end_s), y)
    off = np.array([relative_state(ms_07.station(run.t_s[-1]), run.y_end) - wanted for run in runs])
    for rows in (slice(0, 3), slice(3, 6)):
        sigma = np.sqrt(np.trace(found.deviation[-1][rows, rows]))
        assert np.sqrt(np.mean(np.sum(off[:, rows] ** 2, axis=1))) == pytest.approx(sigma, rel=0.3)
    for name in ("braking 1", "braking 3"):
        burn = next(each for each in found.burns if each.name == name)
        off = np.array([deviation(ms_07, planned, run, name) for run in runs])
        for rows in (slice(0, 3), slice(3, 6)):
            sigma = np.sqrt(np.trace(burn.deviation[rows, rows]))
            assert np.sqrt(np.mean(np.sum(off[:, rows] ** 2, axis=1))) == pytest.approx(sigma, rel=0.3)


def deviation(case, planned, run, name):
    """At a burn's end from the plan as late, which drifts on from its own burn's end."""
    ends = []
    for arc in (planned, run):
        event = next(e for e in arc.events if e.name == "burn_end" and e.detail["burn"] == name)
        burn = next(b for b in arc.burns if b.name == name)
        station = case.station(event.t_s)
        ends.append((event.t_s, relative_state(station, event.y), burn.duration_s, station))
    (_, wanted, planned_s, station), (_, there, done_s, _) = ends
    return there - transition(mean_motion_radps(station), 0.5 * (done_s - planned_s)) @ wanted


def test_covariances_serve_the_table_of_safety(found, ms_07_plan):
    by_burn = found.by_burn(ms_07_plan.firings)
    assert set(by_burn) == {each.burn.name for each in ms_07_plan.firings}
    for covariance in (*by_burn.values(), found.deviation[-1]):
        scale = np.sqrt(np.diag(covariance))
        assert np.linalg.eigvalsh(covariance / np.outer(scale, scale)).min() > 0.0


def test_each_burn_has_a_sigma_of_its_size(found, flights):
    for name in ("midcourse", "braking 1", "trim"):
        burn = next(each for each in found.burns if each.name == name)
        sizes = [b.delta_v_mps for run in flights[1:] for b in run.burns if b.name == name]
        planned = float(np.linalg.norm(burn.planned_lvlh_mps))
        spread = np.sqrt(np.mean((np.array(sizes) - planned) ** 2))
        assert spread == pytest.approx(burn.delta_v_1sigma_mps, rel=0.4)


def test_a_larger_insertion_error_is_worked_off(begun, foreseen_air, found):
    """Of a kilometre at insertion the transfer's first burns tell, the hand-over does not."""
    off = np.diag([1e3, 1e2, 2e2, 0.2, 0.1, 0.5]) ** 2
    wide = begun(insertion=off, truth=foreseen_air)
    assert np.trace(wide.burns[0].deviation[:3, :3]) > 1e6
    np.testing.assert_allclose(wide.deviation[-1], found.deviation[-1], rtol=0.05, atol=1e-3)


def test_a_deviation_in_turning_axes_is_that_of_relative_states(ms_07):
    random, y = np.random.default_rng(5), ms_07.station(ms_07.t_docking_s)[:6]
    off = random.normal(size=(9, 6)) * [300.0, 10.0, 20.0, 0.1, 0.2, 0.3]
    turning = np.array([relative_state(y, y + each) for each in off])
    np.testing.assert_allclose(off @ turning_from_gcrf(y).T, turning, rtol=1e-9, atol=1e-6)
    np.testing.assert_allclose(gcrf_from_turning(y) @ turning_from_gcrf(y), np.eye(6), atol=1e-12)


def test_a_station_that_is_elsewhere_turns_the_axes(ms_07):
    random, y = np.random.default_rng(6), ms_07.station(ms_07.t_docking_s)[:6]
    ship = ms_07.insertion()[:6]
    off = random.normal(size=(9, 6)) * [300.0, 100.0, 200.0, 0.3, 0.2, 0.3]
    moved = np.array([relative_state(y + each, ship) - relative_state(y - each, ship) for each in off])
    np.testing.assert_allclose(2.0 * off @ by_station(y, ship - y).T, moved, rtol=1e-6, atol=1e-3)


def test_a_station_ahead_in_its_plane_is_met_where_it_is(begun, foreseen_air, found, ms_07):
    """The ship is told where it is: a kilometre along and a tenth of a metre a second across are taken up."""
    y = ms_07.station(ms_07.t_insertion_s)
    ahead, beside = np.zeros((6, 1)), np.zeros((6, 1))
    ahead[:3, 0] = 1e3 * y[3:6] / np.linalg.norm(y[3:6])
    ahead[3:, 0] = -1e3 * y[:3] / np.linalg.norm(y[:3]) * np.linalg.norm(y[3:6]) / np.linalg.norm(y[:3])
    normal = np.cross(y[:3], y[3:6])
    beside[3:, 0] = 0.1 * normal / np.linalg.norm(normal)
    burns = {}
    for name, station in (("ahead", ahead), ("beside", beside)):
        off = Unknowns(station, np.zeros((2, 1, 1)), 0.0, 1.0)
        whole = begun(truth=foreseen_air, unknowns=off)
        burns[name] = {each.name: each for each in whole.burns}
        np.testing.assert_allclose(whole.deviation[-1], found.deviation[-1], rtol=0.05, atol=1e-3)
    usual = {each.name: each for each in found.burns}

    def added(which, burn, part):
        return np.sqrt(burns[which][burn].delta_v[part, part] - usual[burn].delta_v[part, part])

    # a kilometre in two days is some two millimetres a second of a pair; a tilt costs no more than it is
    assert 1e-4 < added("ahead", "DV1", 0) < 1e-2
    assert added("beside", "DV3", 1) < 0.101
    assert added("beside", "DV3", 1) ** 2 + added("beside", "transfer correction", 1) ** 2 > 0.02**2
