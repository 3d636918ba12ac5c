"""Between measurements: against Clohessy and Wiltshire, the integrator, and closed forms of burns."""

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.mission.sensors import Accelerometer, NavigationFilter
from vitok.motion import orbit
from vitok.motion.lvlh import axes, relative_state
from vitok.motion.relative import mean_motion_radps, transition
from vitok.navigation.accelerometer import COAST, commanded, measured
from vitok.navigation.covariance import gcrf_covariance
from vitok.navigation.filter import Known, Truth, first_estimate, navigate
from vitok.navigation.instants import instants
from vitok.navigation.propagation import lognormal
from vitok.navigation.suite import Considered, suite_of

from .worlds import EPOCH, SHIP_KG, STATION_KG, circular

QUIET = NavigationFilter(
    density_1sigma=0.0, density_memory_s=86400.0, station_along_1sigma_m=0.0, velocity_walk_1sigma_mps=0.0
)
SIGMA_LVLH = np.array([300.0, 100.0, 80.0, 0.1, 0.12, 0.3])


@pytest.fixture(scope="module")
def round_earth():
    return environment(EPOCH, 0.0, 10800.0, 0, air_model="none", third_bodies=False)


def carried(station, env, relative, *, end_s, about=QUIET, push=COAST, m2pkg=0.0, sigma=SIGMA_LVLH, **more):
    """The track of a ship that measures nothing."""
    suite = suite_of((), about, **more)
    covariance = gcrf_covariance(station(0.0), np.diag(sigma**2))
    when = instants(suite, 0.0, end_s, radio_from_s=1e9)
    blind = Truth(
        station.kernel, station.kernel, np.zeros(7), np.zeros((0, 0, 2)), np.zeros((when.t_s.size, 6))
    )
    known = Known(station.kernel, env, m2pkg, suite)
    return when.t_s, navigate(first_estimate(0.0, relative, covariance, suite), when, blind, known, push)


def turning(y_station) -> np.ndarray:
    """What turns a relative state of GCRF into the station's turning LVLH, (6, 6)."""
    columns = [relative_state(y_station, np.append(y_station[:6] + each, 1.0)) for each in np.eye(6)]
    return np.array(columns).T


def test_the_covariance_grows_as_clohessy_and_wiltshire_have_it(round_earth, figure):
    station = orbit.coast(0.0, circular(6781e3, 1.0, STATION_KG), 6000.0, round_earth)
    near = np.append(-20.0 * station(0.0)[3:6] / 7.7e3, np.zeros(3))  # 20 m behind
    times, track = carried(station, round_earth, near, end_s=2790.0)
    rate, start = mean_motion_radps(station(0.0)), turning(station(0.0))
    first = start @ gcrf_covariance(station(0.0), np.diag(SIGMA_LVLH**2)) @ start.T
    worst = 0.0
    for row in range(0, times.size, 6):
        turn, phi = turning(station(times[row])), transition(rate, times[row])
        found = turn @ track.covariance[row] @ turn.T
        expected = phi @ first @ phi.T
        scale = np.sqrt(np.outer(np.diag(expected), np.diag(expected)))
        worst = max(worst, float(np.abs((found - expected) / scale).max()))
    figure(
        "covariance of the relative state over half a turn without measurements",
        "Clohessy-Wiltshire",
        "5e-2 of the sigmas' products",
        f"{worst:.1e}",
    )
    # the flattening, which the filter knows and the closed form does not, is what is left
    assert worst < 5e-2


@pytest.mark.parametrize("behind_m", [400e3, 20e3])
def test_the_state_is_carried_as_the_integrator_does(way, behind_m, figure):
    station, env = way.station, way.environment
    y = circular(6371e3 + 410e3 - 0.1 * behind_m, 1.0 - behind_m / 6781e3, SHIP_KG)
    ship = orbit.coast(0.0, y, 5580.0, env, cd_area_m2=33.0)
    _, track = carried(station, env, (ship(0.0) - station(0.0))[:6], end_s=5580.0, m2pkg=33.0 / SHIP_KG)
    miss = (ship(5580.0) - station(5580.0))[:6] - track.estimate.relative_gcrf
    miss_m = float(np.linalg.norm(miss[:3]))
    figure(
        f"estimate carried over a turn, begun {behind_m / 1e3:.0f} km behind",
        "DOP853 under all forces",
        "1 m",
        f"{miss_m:.2f} m",
    )
    assert miss_m < 1.0 and np.linalg.norm(miss[3:]) < 1e-3


def burn(name="b", delta_v_mps=50.0, direction=(1.0, 0.0, 0.0)) -> orbit.Burn:
    duration_s = orbit.duration_for(delta_v_mps, SHIP_KG, 2950.0, 302.0)
    return orbit.Burn(name, 300.0, duration_s, 2950.0, 302.0, np.array(direction))


def test_a_burn_told_exactly_is_flown_exactly(way):
    station, env, firing = way.station, way.environment, burn(direction=(0.9, 0.2, -0.3))
    y = circular(6371e3 + 380e3, 1.0 - 400e3 / 6781e3, SHIP_KG)
    ship = orbit.fly(0.0, y, 900.0, [firing], environment=env, cd_area_m2=33.0)
    push = commanded(firing, SHIP_KG)
    _, track = carried(
        station, env, (ship(0.0) - station(0.0))[:6], end_s=900.0, m2pkg=33.0 / SHIP_KG, push=push
    )
    miss = (ship(900.0) - station(900.0))[:6] - track.estimate.relative_gcrf
    assert np.linalg.norm(miss[:3]) < 0.5 and np.linalg.norm(miss[3:]) < 1e-3


def burnt(way, accelerometer: Accelerometer):
    """Covariance (3, 3) of the velocity by a burn alone, in LVLH, that with the considered, and the burn."""
    station, env, firing = way.station, way.environment, burn()
    push = commanded(firing, SHIP_KG)
    relative = np.append(-4e5 * station(0.0)[3:6] / 7.7e3, np.zeros(3))
    _, track = carried(
        station,
        env,
        relative,
        end_s=firing.end_s,
        push=push,
        accelerometer=accelerometer,
        sigma=np.full(6, 1e-6),
    )
    at_s = 0.5 * (firing.start_s + firing.end_s)
    turn = axes(station(at_s)[:6] + relative)
    return turn @ track.estimate.covariance[3:, 3:] @ turn.T, track.estimate.cross, firing


def test_errors_of_a_measured_burn_against_closed_forms(way):
    """Scale: along, a share of it. Bias: along, times the duration. Tilt: across, by its angle."""
    none = {"scale_1sigma": 0.0, "bias_1sigma_mps2": 0.0, "pointing_1sigma_deg": 0.0}
    scaled, _, firing = burnt(way, Accelerometer(**none | {"scale_1sigma": 1e-3}))
    assert np.sqrt(np.trace(scaled)) == pytest.approx(50.0 * 1e-3, rel=0.01)
    assert np.sqrt(scaled[0, 0]) == pytest.approx(0.05, rel=0.02)
    biased, _, _ = burnt(way, Accelerometer(**none | {"bias_1sigma_mps2": 1e-3}))
    assert np.sqrt(np.trace(biased)) == pytest.approx(firing.duration_s * 1e-3, rel=0.01)
    tilted, cross, _ = burnt(way, Accelerometer(**none | {"pointing_1sigma_deg": 0.1}))
    each = 50.0 * np.radians(0.1)
    assert np.sqrt(np.trace(tilted)) == pytest.approx(np.sqrt(2.0) * each, rel=0.01)
    assert np.sqrt(tilted[0, 0]) < 0.1 * each
    assert np.abs(cross[3:, Considered.TILT : Considered.OWN]).max() > 0.0


def test_what_the_accelerometer_says():
    errors = np.zeros(7)
    errors[Considered.SCALE], errors[Considered.BIAS] = 1e-3, 2e-4
    push = measured(burn(), SHIP_KG, errors, np.array([0.0, 0.0, 0.01]))
    assert push.acceleration_mps2 == pytest.approx(2950.0 / SHIP_KG * 1.001 + 2e-4)
    assert push.direction_y == pytest.approx(0.01, rel=1e-3) and push.in_lvlh == 1.0
    assert (push.start_s, push.end_s) == (300.0, burn().end_s)


def test_an_error_of_density_grows_along_the_track(way):
    """By 3/2 a t2 for a constant drag; here the filter's sigma against two flights.

    The station is told where it is: its drag is in that, and takes nothing from the error of the ship.
    """
    about = QUIET.model_copy(update={"density_1sigma": 0.1, "density_memory_s": 1e7})
    station, env = way.station, way.environment
    y = circular(6371e3 + 260e3, 1.0 - 9e5 / 6781e3, SHIP_KG)
    scale = env.air.scale._replace(log_scale=np.full(1, np.log(1.1)))
    denser = env._replace(air=env.air._replace(scale=scale))
    flown = [orbit.coast(0.0, y, 5580.0, each, cd_area_m2=33.0) for each in (env, denser)]
    moved = (flown[1](5580.0) - flown[0](5580.0))[:3]
    relative = (flown[0](0.0) - station(0.0))[:6]
    _, track = carried(
        station, env, relative, end_s=5580.0, about=about, m2pkg=33.0 / SHIP_KG, sigma=np.full(6, 1e-6)
    )
    sigma_m = float(np.sqrt(np.trace(track.estimate.covariance[:3, :3])))
    assert np.linalg.norm(moved) > 3.0
    assert sigma_m == pytest.approx(float(np.linalg.norm(moved)), rel=0.05)


def test_a_drag_errs_more_than_its_log():
    """Over a million normal numbers of half a sigma, and next to nothing where that is small."""
    drawn = np.expm1(0.5 * np.random.default_rng(4).normal(size=1_000_000))
    assert 0.5 * lognormal(0.5) == pytest.approx(float(np.sqrt(np.mean(drawn**2))), rel=0.01)
    assert lognormal(0.0) == lognormal(1e-9) == 1.0


def test_the_stations_own_error_turns_the_picture(way):
    """A station 60 m farther on than known, 400 km away: what the relative flight misses is the sigma's."""
    about = QUIET.model_copy(update={"station_along_1sigma_m": 600.0})
    station, env = way.station, way.environment
    y = circular(6371e3 + 380e3, 1.0 - 4e5 / 6781e3, SHIP_KG)
    later_s = 600.0 / float(np.linalg.norm(station(0.0)[3:6]))
    true = orbit.coast(0.0, station(later_s), 1500.0, env)  # as far on, at once
    known = orbit.coast(0.0, station(0.0), 1500.0, env)
    relative = y[:6] - known(0.0)[:6]
    both = [
        orbit.coast(0.0, np.append(each(0.0)[:6] + relative, SHIP_KG), 1500.0, env)(1500.0)[:6]
        - each(1500.0)[:6]
        for each in (true, known)
    ]
    missed_m = float(np.linalg.norm((both[1] - both[0])[:3]))
    _, track = carried(known, env, relative, end_s=1500.0, about=about, sigma=np.full(6, 1e-6))
    sigma_m = float(np.sqrt(np.trace(track.estimate.covariance[:3, :3])))
    assert missed_m > 5.0
    assert sigma_m == pytest.approx(missed_m, rel=0.1)


def test_a_walk_of_the_velocity(round_earth):
    about = QUIET.model_copy(update={"velocity_walk_1sigma_mps": 0.06})
    station = orbit.coast(0.0, circular(6781e3, 1.0, STATION_KG), 6000.0, round_earth)
    near = np.append(-20.0 * station(0.0)[3:6] / 7.7e3, np.zeros(3))
    _, track = carried(station, round_earth, near, end_s=120.0, about=about, sigma=np.full(6, 1e-9))
    q = 0.06**2 / 3600.0
    np.testing.assert_allclose(np.diag(track.estimate.covariance)[3:], q * 120.0, rtol=0.02)
    np.testing.assert_allclose(np.diag(track.estimate.covariance)[:3], q * 120.0**3 / 3.0, rtol=0.02)
