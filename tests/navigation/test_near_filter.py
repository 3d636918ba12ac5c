"""The filter near a station against closed forms and against itself in small steps."""

import numpy as np
import pytest

from vitok.earth.frames import rotate, rotate_back
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import Handed
from vitok.motion.lvlh import from_lvlh, in_lvlh, lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.relative import transition
from vitok.motion.rigid_body import body_from_gcrf
from vitok.navigation.attitude import small_turn, turn_by, turned_on
from vitok.navigation.near_covariance import bring
from vitok.navigation.near_geometry import expected, relative_turn, sight, turn_partials
from vitok.navigation.near_sensing import NearTruth, sense_impulse, sense_near
from vitok.navigation.near_suite import SOLVED, STEP_S, Error, Known, Mean, NearSuite, Target, near_suite
from vitok.navigation.proximity import NearFilter, first_filter, propagate, take_near, take_reference

TARGET = Target(
    np.diag([-1.0, -1.0, 1.0]),
    np.array([10.0, -4.0, 18.0]),
    np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]]),
    np.diag([1.28e8, 1.07e8, 2.01e8]),
    0.01,
    float(np.radians(0.5)),
    float(np.radians(0.01)),
    float(np.radians(0.25)),
    float(np.radians(0.005)),
    500.0,
    1.128e-3,
)
Y_STATION = np.array([6.79e6, 0.0, 0.0, 0.0, 7660.0 * np.cos(0.9), 7660.0 * np.sin(0.9)])
ORBIT = (lvlh_from_gcrf(*Y_STATION), orbital_rate_radps(*Y_STATION))
RELATIVE = np.array([-6.0, 1.5, 90.0, 0.02, -0.01, -0.2])
CENTRE_M = np.array([0.1, 0.0, -0.02])
NAMES = ("kurs-na-near", "laser-range-finder-near", "docking-camera")


def craft(**changes: object) -> Spacecraft:
    tables = load("soyuz-ms", Spacecraft).model_dump(exclude_none=True)
    return Spacecraft.model_validate(tables | changes)


@pytest.fixture
def suite() -> NearSuite:
    return near_suite(craft(), TARGET)


def begun(suite: NearSuite, q: np.ndarray | None = None) -> NearFilter:
    y = np.array(from_lvlh(ORBIT[0], tuple(Y_STATION), tuple(RELATIVE))) - Y_STATION
    return first_filter(
        suite, Handed(y, np.diag([4.0] * 3 + [4e-4] * 3)), Y_STATION, towards() if q is None else q
    )


def towards() -> np.ndarray:
    """The ship's +x up at the station, from below it, a few degrees off."""
    up = -np.array(ORBIT[0][6:9])
    side = np.array(ORBIT[0][3:6])
    m = np.array([up, side, np.cross(up, side)])
    w = 0.5 * np.sqrt(1.0 + np.trace(m))
    if w < 0.1:  # not for this orbit
        raise AssertionError
    q = np.array([w, *((m[1, 2] - m[2, 1], m[2, 0] - m[0, 2], m[0, 1] - m[1, 0]) / (4.0 * w))])
    turn_by(q, 0.05, -0.03, 0.04)
    return q


def truth(near: NearFilter, suite: NearSuite) -> np.ndarray:
    """The true state (26,) that an estimate has, errors and all being 0."""
    mean, y = near.mean, np.zeros(26)
    y[:6] = np.array(from_lvlh(ORBIT[0], tuple(Y_STATION), tuple(mean[7:13]))) - Y_STATION
    y[6:10], y[10:13] = mean[0:4], mean[19:22]
    # its law is half a turn about +z from LVLH, whose quaternion is found by its matrix here
    station = np.array(suite.station_from_lvlh).reshape(3, 3) @ np.array(ORBIT[0]).reshape(3, 3)
    w = 0.5 * np.sqrt(1.0 + np.trace(station))
    q = np.array(
        [w, station[1, 2] - station[2, 1], station[2, 0] - station[0, 2], station[0, 1] - station[1, 0]]
    )
    q[1:] /= 4.0 * w
    y[19:23] = turned_on(q, tuple(mean[13:16]), 1.0)
    turning = np.array(rotate(tuple(station.ravel()), *rotate_back(ORBIT[0], 0.0, -ORBIT[1], 0.0)))
    sway = np.array(turned_on(np.array([1.0, 0.0, 0.0, 0.0]), tuple(mean[13:16]), 1.0))
    y[23:26] = mean[16:19] + np.array(rotate(body_from_gcrf(*sway), *turning))
    return y


def quiet(suite: NearSuite) -> NearTruth:
    n = len(suite.sensors)
    return NearTruth(
        suite,
        np.zeros(suite.spread.size),
        np.zeros(3),
        np.full((n, 0, 2), np.inf),
        np.full(n, np.inf),
        np.ones(n),
    )


def said(near: NearFilter, suite: NearSuite, sensor: int) -> np.ndarray:
    out = np.empty(8)
    sense_near(0.0, truth(near, suite), sensor, quiet(suite), CENTRE_M, np.zeros(7), out)
    return out


def moved(near: NearFilter, column: int, by: float) -> NearFilter:
    other = near._replace(mean=near.mean.copy())
    if column < 3:
        turn_by(other.mean[0:4], *(by if column == i else 0.0 for i in range(3)))
    elif column < 6:
        pass
    else:
        other.mean[7 + column - 6] += by
    return other


def set_estimate(near: NearFilter) -> None:
    near.mean[13:19] = 0.004, -0.006, 0.005, 1e-4, -2e-4, 1.5e-4
    near.mean[19:22] = 2e-4, 1.1e-3, -3e-4


@pytest.mark.parametrize("sensor", [0, 2])
def test_what_is_expected_is_what_is_sensed(suite, sensor):
    """The filter's geometry, written for errors in LVLH, against the sensing of a true state in GCRF."""
    near = begun(suite)
    set_estimate(near)
    sensed, partials = said(near, suite, sensor), np.empty(SOLVED)
    here = sight(suite, near.mean, sensor, CENTRE_M, ORBIT[0])
    for what in range(4):
        if not np.isnan(sensed[what]):
            assert expected(what, here, near.mean, ORBIT[1], partials) == pytest.approx(
                sensed[what], abs=2e-9
            )
    assert np.abs(relative_turn(here, body_from_gcrf(*sensed[4:]))).max() < 1e-12


def test_partials_are_those_of_small_differences(suite):
    near, partials, by = begun(suite), np.empty(SOLVED), 1e-5
    set_estimate(near)
    near.mean[13:16] = 0.0  # three angles add up only where they are small
    base = said(near, suite, 0)
    here = sight(suite, near.mean, 0, CENTRE_M, ORBIT[0])
    for what in range(7):
        if what < 4:
            expected(what, here, near.mean, ORBIT[1], partials)
        else:
            turn_partials(here, what - 4, partials)
        for column in (*range(3), *range(6, 18)):
            ends = []
            for sign in (1.0, -1.0):
                other = said(moved(near, column, sign * by), suite, 0)
                turn = small_turn(base[4:], other[4:])
                ends.append(other[what] if what < 4 else turn[what - 4])
            found = (ends[0] - ends[1]) / (2.0 * by)
            # left out of the rate: that errors of attitude turn how the ends' arms turn, mm/s a radian
            arms = what == 1 and (column < 3 or 12 <= column < 15)
            tolerance = 1e-2 if arms else 3e-4 * max(1.0, abs(partials[column]))
            assert partials[column] == pytest.approx(found, abs=tolerance), (what, column)


def test_a_coast_is_clohessy_and_wiltshires(suite):
    near = begun(suite)
    begin = near.mean[7:13].copy()
    for _ in range(6000):
        propagate(near, STEP_S, np.zeros(3), np.zeros(3), ORBIT)
    assert near.mean[7:13] == pytest.approx(transition(ORBIT[1], 600.0) @ begin, abs=1e-5)


def test_the_attitude_turns_as_a_steady_rate_has_it(suite):
    near = begun(suite)
    begin = near.mean[0:4].copy()
    for _ in range(100):
        propagate(near, STEP_S, np.zeros(3), np.array([0.01, -0.02, 0.03]), ORBIT)
    assert near.mean[0:4] == pytest.approx(turned_on(begin, (0.1, -0.2, 0.3), 1.0), abs=1e-12)


def test_the_covariance_in_one_stroke_is_that_of_many(suite):
    """Sixty periods with turning and firings at once, against a filter that brings its own each period."""
    once, often = begun(suite), begun(suite)
    rng = np.random.default_rng(1)
    for step in range(60):
        push = rng.normal(size=3) * 0.01 if step % 3 == 0 else np.zeros(3)
        for near in (once, often):
            propagate(near, STEP_S, push, np.array([0.002, -0.001, 0.003]), ORBIT)
        bring(often, ORBIT)
    bring(once, ORBIT)
    at = suite.spread.size
    one, many = once.covariance[at:], often.covariance[at:]
    sigma = np.sqrt(np.concatenate((suite.spread**2, np.diag(many[:, at:]))))
    scale = np.outer(sigma[at:], np.where(sigma > 0.0, sigma, 1.0))
    assert np.abs((one - many) / scale).max() < 2e-4
    assert np.linalg.eigvalsh(one[:, at:] / scale[:, at:]).min() > 0.0
    assert once.mean == pytest.approx(often.mean, abs=1e-12)


def test_firings_widen_by_scale_bias_and_attitude(suite):
    """A push of 1 m/s along the ship's +x: what is not known of the velocity, term by term."""
    near = begun(suite)
    at = suite.spread.size
    near.covariance[at + 6 : at + 12] = 0.0
    near.covariance[at + 3 : at + 6] = 0.0
    for _ in range(10):
        propagate(near, STEP_S, np.array([0.1, 0.0, 0.0]), np.zeros(3), ORBIT)
    bring(near, ORBIT)
    ship = np.array(body_from_gcrf(*near.mean[:4])).reshape(3, 3) @ np.array(ORBIT[0]).reshape(3, 3).T
    block = ship @ near.covariance[at + 9 : at + 12, at + 9 : at + 12] @ ship.T
    bias2 = suite.spread[Error.BIAS] ** 2 + 10 * suite.numbers[Known.VELOCITY_MPS] ** 2
    attitude = near.covariance[at : at + 3, at : at + 3]
    assert block[0, 0] == pytest.approx(suite.spread[Error.SCALE] ** 2 + bias2, rel=1e-3)
    assert block[1, 1] == pytest.approx(attitude[2, 2] + bias2, rel=5e-3)
    assert block[2, 2] == pytest.approx(attitude[1, 1] + bias2, rel=5e-3)


@pytest.mark.parametrize("rate_radps", [0.0, 0.005])
def test_steady_attitude_is_farrenkopfs(rate_radps, figure):
    """Variances before and after a reading, in the form of Markley, Reynolds (2000), with no noise of
    readout: S_u, S_v of drift and angle, gamma and zeta."""
    period_s, noise_deg = 10.0, 0.05
    reference = {
        "axes": "body",
        "noise_1sigma_deg": (noise_deg,) * 3,
        "bias_1sigma_deg": (0.0,) * 3,
        "period_s": period_s,
    }
    gyroscope = {"angle_walk_1sigma_deg": 0.5, "drift_1sigma_degph": 1.0, "drift_walk_1sigma_degph": 5.0}
    ship = craft(attitude_reference=reference, gyroscope=gyroscope)
    suite = near_suite(ship, TARGET)
    near = begun(suite)
    at, sigma = suite.spread.size, np.radians(noise_deg)
    walk, drift_walk = suite.numbers[Known.ANGLE_WALK], suite.numbers[Known.DRIFT_WALK]
    s_u, s_v = np.sqrt(drift_walk * period_s**3) / sigma, np.sqrt(walk * period_s) / sigma
    gamma = np.sqrt(1.0 + s_v**2 / 4.0 + s_u**2 / 48.0)
    zeta = gamma + s_u / 4.0 + 0.5 * np.sqrt(2.0 * gamma * s_u + s_v**2 + s_u**2 / 3.0)
    gyro = np.array([0.0, rate_radps, 0.0])
    before = after = 0.0
    for step in range(1, 60001):
        propagate(near, STEP_S, np.zeros(3), gyro, ORBIT)
        if step % 100 == 0:
            bring(near, ORBIT)
            before = near.covariance[at + 1, at + 1]
            take_reference(near, near.mean[0:4].copy(), ORBIT)
            after = near.covariance[at + 1, at + 1]
    found = np.sqrt(before), np.sqrt(after)
    form = sigma * np.sqrt(zeta**2 - 1.0), sigma * np.sqrt(1.0 - zeta**-2)
    if rate_radps == 0.0:
        figure(
            "attitude filter settled: one sigma before and after a reading",
            "Farrenkopf's closed form",
            "1e-6",
            f"{max(abs(np.array(found) / form - 1.0)):.1e}",
        )
    assert found == pytest.approx(form, rel=1e-6)


def test_a_relative_sensor_never_moves_the_attitude_and_the_reference_does(suite):
    near = begun(suite)
    at = suite.spread.size
    attitude, block = near.mean[0:7].copy(), near.covariance[at : at + 6, at : at + 6].copy()
    seen = said(near, suite, 0)
    seen[2] += 1e-3
    take_near(near, 0, seen, CENTRE_M, ORBIT)
    assert (near.mean[0:7] == attitude).all()
    assert near.covariance[at : at + 6, at : at + 6] == pytest.approx(block, abs=0.0)
    assert np.abs(near.mean[7:13] - RELATIVE).max() > 1e-3
    read = attitude[:4].copy()
    turn_by(read, 1e-3, 0.0, 0.0)
    take_reference(near, read, ORBIT)
    assert (near.mean[0:4] != attitude[:4]).any()


def test_biases_are_not_trusted_away(suite):
    """A thousand readings of a sensor leave the place no better known than its biases are."""
    near = begun(suite)
    at = suite.spread.size
    seen = said(near, suite, 0)
    for _ in range(1000):
        take_near(near, 0, seen, CENTRE_M, ORBIT)
    here = sight(suite, near.mean, 0, CENTRE_M, ORBIT[0])
    line = np.array(here.in_lvlh) / np.linalg.norm(here.in_lvlh)
    p = near.covariance[at + 6 : at + 9, at + 6 : at + 9]
    assert np.sqrt(line @ p @ line) > suite.spread[suite.bias_at[0, 0]]


def test_an_outlier_is_dropped_and_counted(suite):
    near = begun(suite)
    seen, before = said(near, suite, 0), near.mean.copy()
    seen[:] = [seen[0] + 100.0, *[np.nan] * 7]
    take_near(near, 0, seen, CENTRE_M, ORBIT)
    assert near.dropped[0, 0] == 1 and near.dropped.sum() == 1
    assert near.mean == pytest.approx(before, abs=0.0)


def test_sensors_see_nothing_out_of_reach_in_a_dropout_or_lost(suite):
    near = begun(suite)
    set_estimate(near)
    world, y, out = quiet(suite), truth(near, suite), np.empty(8)

    def seen(t_s: float, sensor: int = 0) -> bool:
        sense_near(t_s, y, sensor, world, CENTRE_M, np.zeros(7), out)
        return not np.isnan(out).all()

    assert seen(0.0)
    world.lost_from_s[0] = 10.0
    assert seen(9.9) and not seen(10.0)
    world.lost_from_s[0] = np.inf
    gone = world._replace(outages=np.array([[[5.0, 6.0]]] * 3))
    sense_near(5.5, y, 0, gone, CENTRE_M, np.zeros(7), out)
    assert np.isnan(out).all()
    base = (sense_near(0.0, y, 0, world, CENTRE_M, np.zeros(7), out), out[0])[1]
    world.range_share[0] = 1.1
    assert seen(0.0) and out[0] == pytest.approx(1.1 * base)
    turn_by(y[6:10], 0.0, 1.0, 0.0)
    assert not seen(0.0)
    turn_by(y[6:10], 0.0, -1.0, 0.0)
    y[0:3] *= 20.0
    assert not seen(0.0)


def test_an_accelerometer_is_read_in_firings_alone(suite):
    world, out = quiet(suite), np.empty(3)
    world.errors[Error.BIAS : Error.OWN] = 1e-3
    sense_impulse(np.zeros(3), world, np.ones(3), out)
    assert not out.any()
    sense_impulse(np.array([0.01, 0.0, 0.0]), world, np.zeros(3), out)
    assert out == pytest.approx([0.0101, 1e-4, 1e-4])


def test_begins_with_what_is_handed_over(suite):
    near = begun(suite)
    assert near.mean[Mean.RELATIVE : Mean.STATION] == pytest.approx(RELATIVE, abs=1e-9)
    at = suite.spread.size
    p = near.covariance[at + 6 : at + 12, at + 6 : at + 12]
    assert np.diag(p)[:3] == pytest.approx([4.0] * 3) and np.linalg.eigvalsh(p).min() > 0.0
    # rates in axes that turn: a place's error is one of the rate
    assert p[0, 5] == pytest.approx(-4.0 * ORBIT[1]) and p[2, 3] == pytest.approx(4.0 * ORBIT[1])
    y = np.array(from_lvlh(ORBIT[0], tuple(Y_STATION), tuple(RELATIVE)))
    assert np.array(in_lvlh(ORBIT[0], tuple(Y_STATION), tuple(y))) == pytest.approx(RELATIVE, abs=1e-8)


def test_no_flight_near_a_station_without_its_sensors():
    bare = craft(near_sensors=())
    with pytest.raises(InputError, match="soyuz-ms has no near_sensors"):
        near_suite(bare, TARGET)
    for key in ("dead_band_rad", "torque_limit_nm", "orbital_radps"):
        with pytest.raises(InputError, match=f"{key} of the station = 0 should be above 0"):
            near_suite(craft(), TARGET._replace(**{key: 0.0}))


@pytest.mark.parametrize("key", ["gyroscope", "accelerometer", "attitude_reference"])
def test_a_ship_with_near_sensors_has_what_else_it_needs(key):
    """Without an accelerometer nothing would tell what firings, springs and touches did."""
    tables = craft().model_dump(exclude_none=True)
    del tables[key]
    with pytest.raises(ValueError, match=f"should have a table {key} where it has near_sensors"):
        Spacecraft.model_validate(tables)
