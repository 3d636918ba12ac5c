import numpy as np
import pytest

from vitok.chance import Draws
from vitok.mission.sensors import Sensor
from vitok.motion import orbit
from vitok.motion.lvlh import axes as lvlh_axes
from vitok.navigation.chance import outages
from vitok.navigation.filter import Truth
from vitok.navigation.measurement import lost, measure, sensed, sensor_axes
from vitok.navigation.suite import Considered, Fix, suite, suite_of

from .worlds import SHIP_KG

RADIO, SEARCH, LASER = 4, 0, 8  # first column of each aboard a Soyuz


@pytest.fixture(scope="module")
def ms(way):
    return suite(way.craft)


def truth_at(way, suite, relative, *, noise=0.0, errors=None, gone=None) -> Truth:
    """A ship that is now ``relative`` (6,) to the station."""
    y = np.append(way.station(1000.0)[:6] + relative, SHIP_KG)
    ship = orbit.coast(1000.0, y, 1001.0, way.environment)
    count = len(suite.sensors)
    return Truth(
        ship.kernel,
        way.station.kernel,
        np.zeros(suite.spread.size) if errors is None else errors,
        np.full((count, 0, 2), np.inf) if gone is None else gone,
        np.full((1, 4 * count + 6), noise),
    )


def said(way, suite, truth, *, axes, boresight=None, kind=Fix.NONE):
    count = len(suite.sensors)
    out = np.empty(4 * count + 6)
    due = np.array([1] * count + [kind])
    looks = np.array(axes[:3]) if boresight is None else boresight
    return sensed(1000.0, truth, 0, axes, looks, due, suite, out), out


def away(way, range_m, direction=(1.0, 2.0, -1.0)):
    """So far from the station, and the axes of a ship that knows it."""
    relative = np.concatenate((range_m * np.array(direction) / np.linalg.norm(direction), [1.0, -2.0, 0.5]))
    return relative, sensor_axes(relative, way.station(1000.0))


@pytest.mark.parametrize("what", range(4))
def test_partials_against_differences(way, what):
    relative, axes = away(way, 5000.0)
    moved = relative + np.array([80.0, -30.0, 50.0, 0.1, 0.0, -0.2])  # the angles are not 0
    partials, scratch = np.empty(6), np.empty(6)
    measure(moved, axes, what, partials)
    for i, step in enumerate([1.0] * 3 + [0.01] * 3):
        ends = [measure(moved + sign * step * np.eye(6)[i], axes, what, scratch) for sign in (1, -1)]
        assert partials[i] == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-5, abs=1e-11)


def test_axes_look_at_the_station_with_y_against_the_normal(way):
    relative, axes = away(way, 5000.0)
    turn = np.array(axes).reshape(3, 3)
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-14)
    np.testing.assert_allclose(turn @ -relative[:3], [5000.0, 0.0, 0.0], atol=1e-9)
    assert turn[1] @ lvlh_axes(way.station(1000.0))[1] > 0.0
    normal = lvlh_axes(way.station(1000.0))[1]
    above = sensor_axes(np.append(100.0 * normal, np.zeros(3)), way.station(1000.0))
    turn = np.array(above).reshape(3, 3)
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-14)


def test_sensors_have_ends_by_range(way, ms):
    for range_m, measured in [
        (250e3, []),
        (150e3, [SEARCH]),
        (9e4, [RADIO]),
        (50.0, [RADIO, LASER]),
        (5.0, [LASER]),
    ]:
        relative, axes = away(way, range_m)
        _, out = said(way, ms, truth_at(way, ms, relative), axes=axes)
        assert [first for first in (SEARCH, RADIO, LASER) if np.isfinite(out[first])] == sorted(measured)
    relative, axes = away(way, 150e3)
    _, out = said(way, ms, truth_at(way, ms, relative), axes=axes)
    np.testing.assert_allclose(out[SEARCH], 150e3, rtol=1e-12)
    assert np.isnan(out[SEARCH + 2 : SEARCH + 4]).all()  # no angles in search


def test_sensors_have_ends_by_angle(way, ms):
    relative, axes = away(way, 9e4)
    turn = np.array(axes).reshape(3, 3)
    for off_deg, measured in [(0.0, True), (29.9, True), (30.1, False), (180.0, False)]:
        off = np.radians(off_deg)
        looks = np.cos(off) * turn[0] + np.sin(off) * turn[2]
        _, out = said(way, ms, truth_at(way, ms, relative), axes=axes, boresight=looks)
        assert np.isfinite(out[RADIO : RADIO + 4]).all() == measured


def test_what_is_said_has_bias_and_noise(way, ms):
    relative, axes = away(way, 50.0)
    errors = np.zeros(ms.spread.size)
    errors[Considered.OWN + RADIO : Considered.OWN + RADIO + 4] = 7.0, 0.3, 0.01, -0.02
    _, out = said(way, ms, truth_at(way, ms, relative, noise=2.0, errors=errors), axes=axes)
    rate = relative[:3] @ relative[3:] / 50.0
    angle = np.radians(0.0589)
    expected = [50.0 + 7.0 + 2 * 2.36, rate + 0.3 + 2 * 0.0035, 0.01 + 2 * angle, -0.02 + 2 * angle]
    np.testing.assert_allclose(out[RADIO : RADIO + 4], expected, rtol=1e-9)
    assert out[LASER] == pytest.approx(50.0 + 2.0 * (0.05 - 0.0001 * 50.0))  # the maker's (5.0 - 0.01 R) cm


def test_state_vectors_near_and_far(way, ms):
    relative, axes = away(way, 9e4)
    truth = truth_at(way, ms, relative)
    kind, out = said(way, ms, truth, axes=axes, kind=Fix.GROUND)
    assert kind == Fix.GROUND
    np.testing.assert_allclose(out[-6:], relative, rtol=1e-9)
    near, axes = away(way, 200.0)  # satellite navigation ends at 300 m
    kind, out = said(way, ms, truth_at(way, ms, near), axes=axes, kind=Fix.SATELLITES)
    assert kind == Fix.NONE and np.isnan(out[-6:]).all()


def test_relative_satellite_navigation_near_the_station(way):
    state = way.craft.satellite_navigation.ship
    receiver = way.craft.satellite_navigation.model_copy(
        update={"relative": state, "relative_farthest_m": 20e3}
    )
    both = suite_of((), way.craft.navigation_filter, satellites=receiver)
    for range_m, wanted in [(30e3, Fix.SATELLITES), (10e3, Fix.RELATIVE), (200.0, Fix.NONE)]:
        relative, axes = away(way, range_m)
        kind, _ = said(way, both, truth_at(way, both, relative), axes=axes, kind=Fix.SATELLITES)
        assert kind == wanted


def test_dropouts_have_their_share_and_length():
    sensor = Sensor(
        name="radio", nearest_m=0.0, farthest_m=1e5, half_cone_deg=30.0, period_s=1.0, range_1sigma_m=1.0,
        lost_share=0.2, dropout_mean_s=40.0,
    )  # fmt: skip
    gone = outages((sensor,), Draws(3, 1), "test", t_start_s=100.0, t_end_s=1e6 + 100.0)[0]
    gone = gone[np.isfinite(gone[:, 0])]
    assert (np.diff(gone.ravel()) > 0.0).all()
    spans_s = gone[:, 1] - gone[:, 0]
    # 5,000 exponential lengths: 1.4 % and 1.3 % at one sigma
    assert spans_s.mean() == pytest.approx(40.0, rel=0.05)
    assert spans_s.sum() / 1e6 == pytest.approx(0.2, rel=0.06)
    assert not lost(gone[0, 0] - 1e-3, gone) and lost(gone[0, 0] + 1e-3, gone) and not lost(gone[0, 1], gone)
    assert outages((sensor,), Draws(3, 0), "test", t_start_s=0.0, t_end_s=1e6).shape == (1, 0, 2)


def test_nothing_is_said_in_a_dropout(way, ms):
    relative, axes = away(way, 9e4)
    gone = np.array([[[np.inf, np.inf]], [[990.0, 1010.0]], [[np.inf, np.inf]]])
    _, out = said(way, ms, truth_at(way, ms, relative, gone=gone), axes=axes)
    assert np.isnan(out).all()
