"""The whole filter: it finds the truth, agrees with a batch solution, and errs as it says it does."""

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.sensors import NavigationFilter, Sensor
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.batch import transition_matrix
from vitok.navigation.accelerometer import COAST
from vitok.navigation.chance import noise, tilt_rad, true_errors
from vitok.navigation.filter import Known, Truth, first_estimate, navigate
from vitok.navigation.instants import instants
from vitok.navigation.measurement import measure, sensor_axes
from vitok.navigation.suite import Considered, Fix, suite, suite_of

from .consistency import inside, runs
from .worlds import END_S, SHIP_KG, circular, fly

RADIO = Sensor(
    name="radio",
    nearest_m=1.0,
    farthest_m=1e6,
    half_cone_deg=180.0,
    period_s=20.0,
    range_1sigma_m=5.0,
    range_rate_1sigma_mps=0.01,
    angle_1sigma_deg=0.05,
)
QUIET = NavigationFilter(
    density_1sigma=0.0, density_memory_s=86400.0, station_along_1sigma_m=0.0, velocity_walk_1sigma_mps=0.0
)
NOWHERE = np.zeros(6)
PRIOR = np.diag([1e3, 1e3, 1e3, 1.0, 1.0, 1.0]) ** 2


def coasting(way, *, noise_seed=None, off=NOWHERE, end_s=1200.0, prior=PRIOR):
    """A ship on its way from 30 km behind, in free flight without drag, measured by a radio without bias."""
    suite = suite_of((RADIO,), QUIET)
    station = orbit.coast(0.0, way.station(0.0), end_s, way.environment)
    y = circular(6781e3 - 5e3, 1.0 - 30e3 / 6781e3, SHIP_KG)
    ship = orbit.coast(0.0, y, end_s, way.environment)
    when = instants(suite, 0.0, end_s, radio_from_s=0.0)
    draws = np.zeros((when.t_s.size, 10))
    if noise_seed is not None:
        draws = np.random.default_rng(noise_seed).normal(size=draws.shape)
    truth = Truth(ship.kernel, station.kernel, np.zeros(suite.spread.size), np.zeros((1, 0, 2)), draws)
    true = (ship(0.0) - station(0.0))[:6]
    estimate = first_estimate(0.0, true + off, prior, suite)
    track = navigate(estimate, when, truth, Known(station.kernel, way.environment, 0.0, suite), COAST)
    return ship, station, when.t_s, draws, estimate, track


def test_without_noise_it_converges_to_the_truth(way, figure):
    off = np.array([900.0, -700.0, 800.0, 0.5, -0.6, 0.4])
    ship, station, _, _, _, track = coasting(way, off=off, end_s=3600.0)
    error = (ship(3600.0) - station(3600.0))[:6] - track.estimate.relative_gcrf
    figure(
        "estimate after an hour of radio without noise, begun 1.4 km off",
        "truth",
        "1 m",
        f"{np.linalg.norm(error[:3]):.2f} m",
    )
    assert np.linalg.norm(error[:3]) < 1.0 and np.linalg.norm(error[3:]) < 1e-3
    assert not track.dropped.any()


def test_against_a_batch_least_squares_solution(way, figure):
    """Normal equations about the truth with the integrator's transition matrices, nothing of the filter's."""
    random = np.random.default_rng(6)
    off = np.sqrt(np.diag(PRIOR)) * random.normal(size=6) * 0.3
    ship, station, times, draws, _, track = coasting(way, noise_seed=7, off=off)
    information = np.linalg.inv(PRIOR)
    right = information @ off
    sigma = np.array([5.0, 0.01, *[np.radians(0.05)] * 2])
    partials = np.empty(6)
    for row, t_s in enumerate(times):
        phi = transition_matrix(0.0, ship(0.0), t_s, way.environment)
        relative = (ship(t_s) - station(t_s))[:6]
        # the ship points by its estimate before the measurement, which turns the angles' axes a little
        axes = sensor_axes(relative, station(t_s))
        for what in range(4):
            measure(relative, axes, what, partials)
            row_of = partials @ phi / sigma[what]
            information += np.outer(row_of, row_of)
            right += row_of * draws[row, what]
    covariance = np.linalg.inv(information)
    phi = transition_matrix(0.0, ship(0.0), times[-1], way.environment)
    batch = phi @ covariance @ right  # of the error of the estimate at the end, from the truth
    covariance = phi @ covariance @ phi.T
    error = track.estimate.relative_gcrf - (ship(times[-1]) - station(times[-1]))[:6]
    sigmas = np.sqrt(np.diag(covariance))
    worst = float(np.abs((error - batch) / sigmas).max())
    spread = float(np.abs((track.estimate.covariance - covariance) / np.outer(sigmas, sigmas)).max())
    figure(
        "filter over 20 minutes of radio",
        "batch least squares with the integrator's transition",
        "state 0.1 sigma, covariance 2 %",
        f"{worst:.3f} sigma, {100 * spread:.2f} %",
    )
    assert worst < 0.1 and spread < 0.02


def test_nothing_handed_in_is_changed(way):
    before = coasting(way)[4]
    np.testing.assert_array_equal(before.covariance, PRIOR)
    assert not before.cross.any()


def test_a_wild_measurement_is_dropped_and_counted(way):
    suite = suite_of((RADIO,), QUIET)
    station = orbit.coast(0.0, way.station(0.0), 100.0, way.environment)
    ship = orbit.coast(0.0, circular(6776e3, 0.995, SHIP_KG), 100.0, way.environment)
    when = instants(suite, 0.0, 40.0, radio_from_s=0.0)
    draws = np.zeros((2, 10))
    draws[1, 0] = 1000.0  # 5 km in the second range
    truth = Truth(ship.kernel, station.kernel, np.zeros(suite.spread.size), np.zeros((1, 0, 2)), draws)
    known = Known(station.kernel, way.environment, 0.0, suite)
    estimate = first_estimate(0.0, (ship(0.0) - station(0.0))[:6], PRIOR, suite)
    track = navigate(estimate, when, truth, known, COAST)
    assert track.dropped[0] == 1.0 and track.dropped.sum() == 1.0
    assert track.innovation[1, 0] > 4e3


def test_instants_are_counted_from_the_rendezvous_begin(way):
    ms = suite(way.craft)
    first = instants(
        ms, 0.0, 1003.0, radio_from_s=600.0, uploads_s=np.array([300.0, 5000.0]), reach_m=(1e3, 1e6)
    )
    assert first.t_s[0] == 60.0 and first.t_s[-1] == 1003.0 and (np.diff(first.t_s) > 0.0).all()
    assert first.due[first.t_s == 300.0, -1] == Fix.GROUND
    assert not first.due[first.t_s <= 600.0, :-1].any()
    assert not first.due[:, 2].any()  # a laser reaches 100 m
    then = instants(ms, 1003.0, 1300.0, radio_from_s=600.0, reach_m=(1e3, 1e6))
    assert then.t_s[0] == 1010.0
    assert then.due[then.t_s == 1200.0].tolist() == [[1, 1, 0, Fix.SATELLITES]]
    near = instants(ms, 1000.0, 1005.0, radio_from_s=600.0, reach_m=(50.0, 90.0))
    assert near.t_s.tolist() == [1001.0, 1002.0, 1003.0, 1004.0, 1005.0]


def test_nothing_is_drawn_in_run_0(way):
    ms = suite(way.craft)
    assert not true_errors(ms, Draws(), "p").any() and not noise(ms, Draws(), "p/leg", 3).any()
    assert not tilt_rad(ms, Draws(), "p", "DV1").any()
    drawn = true_errors(ms, Draws(1, 1), "p")
    assert drawn[Considered.SCALE] and not drawn[[Considered.DENSITY, Considered.STATION]].any()


def test_a_ship_without_a_filter_is_told():
    craft = load("soyuz-ms", Spacecraft).model_copy(update={"navigation_filter": None})
    with pytest.raises(InputError, match="soyuz-ms has no table navigation_filter"):
        suite(craft)


def test_a_flight_is_equal_each_time(way):
    once, again = (fly(way, Draws(2, 5)) for _ in range(2))
    assert once.error.tobytes() == again.error.tobytes()
    assert once.t_s[-1] == END_S


def test_a_few_flights_err_as_the_filter_says(way):
    """Forty flights. Errors of neighbouring instants are much the same, so that few flights prove little of
    the state's band (two hundred in tests/verify); their mean has a sigma of 0.3.
    """
    found = inside(runs(way, seed=1, count=40))
    assert found.innovations > 0.9
    assert 5.0 < found.mean < 7.0
    assert 2.0e3 < found.last_range_m < 4.0e3


def test_a_filter_that_ignores_biases_is_found_out(way):
    ms = suite(way.craft)
    spread = ms.spread.copy()
    spread[Considered.OWN :] = 0.0
    found = inside(runs(way, seed=1, count=40, told=ms._replace(spread=spread)))
    assert found.state < 0.6 and found.mean > 8.0


def test_a_filter_that_is_told_half_the_noise_is_found_out(way):
    ms = suite(way.craft)
    sensors = ms.sensors.copy()
    sensors[:, 3:] *= 0.5
    found = inside(runs(way, seed=1, count=40, told=ms._replace(sensors=sensors)))
    assert found.innovations < 0.5
