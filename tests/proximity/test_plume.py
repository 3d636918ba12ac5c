"""What a jet blows on the station: all of its momentum through the half sphere, and never more of it."""

import numpy as np
import pytest

from vitok.craft.jets import Jets
from vitok.proximity.bodies import LOADS, STATES, State
from vitok.proximity.plume import landing, plume_pa_s, press

THRUST_N, ON_S, RADIUS_M = 130.0, 0.1, 30.0
JET = Jets(
    np.array([[0.0, 0.0, 0.0]]),
    np.array([[-1.0, 0.0, 0.0]]),  # pushes the ship back, blows forward
    np.array([THRUST_N]),
    np.array([0.046]),
    np.array([0.03]),
    np.array([1]),
)


def blown(place_m, exponent=10.0, jets=JET, on_s=ON_S, port_m=(0.0, 0.0, 0.0), area_m2=60.0, out=None):
    """At the port of a station at a place from the ship, both unturned."""
    y, out = np.zeros(STATES), np.zeros(3) if out is None else out
    y[State.Q_SHIP] = y[State.Q_STATION] = 1.0
    y[State.R_STATION : State.R_STATION + 3] = place_m
    fired_s = np.full(jets.thrust_n.size, on_s)
    return plume_pa_s(y, np.zeros(3), jets, fired_s, np.array(port_m), area_m2, exponent, out)


@pytest.mark.parametrize("exponent", [1.0, 4.0, 10.0, 40.0])
def test_the_momentum_through_the_half_sphere_is_the_thrusts(exponent):
    """2 pi r2 of pressure times the sine, over the angle; the flow is along the radius."""
    angle = (np.arange(4000) + 0.5) * (np.pi / 2.0 / 4000)
    places = RADIUS_M * np.column_stack((np.cos(angle), np.sin(angle), np.zeros_like(angle)))
    pressure = np.array([blown(place, exponent) for place in places])
    through = (pressure * 2.0 * np.pi * RADIUS_M**2 * np.sin(angle)).sum() * (np.pi / 2.0 / 4000)
    assert through == pytest.approx(THRUST_N * ON_S, rel=1e-5)


def test_it_thins_with_the_square_of_the_distance_and_blows_nothing_behind():
    assert blown((10.0, 0.0, 0.0)) == pytest.approx(4.0 * blown((20.0, 0.0, 0.0)))
    assert blown((-10.0, 0.0, 0.0)) == 0.0
    assert blown((0.0, 10.0, 0.0)) == pytest.approx(0.0, abs=1e-12)
    assert blown((10.0, 0.0, 0.0), on_s=0.0) == 0.0


def test_places_count_from_the_jet_to_the_port():
    ahead = JET._replace(position_m=np.array([[5.0, 0.0, 0.0]]))
    assert blown((15.0, 0.0, 0.0), jets=ahead) == pytest.approx(blown((10.0, 0.0, 0.0)))
    assert blown((15.0, 0.0, 0.0), port_m=(-5.0, 0.0, 0.0)) == pytest.approx(blown((10.0, 0.0, 0.0)))


@pytest.mark.parametrize("exponent", [1.0, 4.0, 10.0, 40.0])
def test_what_lands_is_far_away_pressure_times_area_and_near_never_above_the_jets_impulse(exponent):
    out, area_m2, impulse_ns = np.zeros(3), 60.0, THRUST_N * ON_S
    for r in (0.05, 0.5, 2.0, 5.0, 20.0):
        blown((r, 0.0, 0.0), exponent, out=out)
        closed = 1.0 - (1.0 + area_m2 / (np.pi * r * r)) ** (-0.5 * (exponent + 1.0))
        assert out == pytest.approx((impulse_ns * closed, 0.0, 0.0), rel=1e-9)
        assert out[0] <= impulse_ns
    for place_m in ((400.0, 0.0, 0.0), (400.0, 60.0, -30.0)):
        pressure = blown(place_m, exponent, out=out)
        assert np.sqrt((out**2).sum()) == pytest.approx(pressure * area_m2, rel=3e-3)


@pytest.mark.parametrize("exponent", [1.0, 10.0, 40.0])
@pytest.mark.parametrize("half_angle", [0.05, 0.3, 0.8, 1.5])
def test_the_share_that_lands_is_the_integral_over_the_disc(exponent, half_angle):
    """By rings about the disc's middle, each point at its own angle off the jet's axis."""
    n = 600
    ring = (np.arange(n) + 0.5) * half_angle / n
    turn = (np.arange(n) + 0.5)[:, None] * np.pi / n
    best = landing(1.0, np.cos(half_angle), exponent)
    assert best == pytest.approx(1.0 - np.cos(half_angle) ** (exponent + 1.0))
    for off in (0.01, 0.25, 0.8, 1.4, 2.0):
        cosine = np.cos(off) * np.cos(ring) + np.sin(off) * np.sin(ring) * np.cos(turn)
        thin = (exponent + 1.0) / (2.0 * np.pi) * np.maximum(cosine, 0.0) ** exponent
        summed = (thin * np.sin(ring)).sum() * (half_angle / n) * (2.0 * np.pi / n)
        assert landing(np.cos(off), np.cos(half_angle), exponent) == pytest.approx(summed, abs=0.01 * best)
        assert landing(np.cos(off), np.cos(half_angle), exponent) <= best


def test_the_station_is_pushed_away_from_the_ship_and_turned_about_its_middle():
    """By the plume's impulse on its area, in the station's axes, here a quarter turn from the ship's."""
    y, out, port_m = np.zeros(STATES), np.zeros(3), np.array([0.0, 7.0, 1.0])
    y[State.Q_SHIP], y[State.Q_STATION], y[State.Q_STATION + 3] = 1.0, np.sqrt(0.5), np.sqrt(0.5)
    y[State.R_STATION : State.R_STATION + 3] = (20.0 + 7.0, 0.0, -1.0)  # +y of the station is -x of the ship
    one = np.full(1, ON_S)
    index = plume_pa_s(y, np.zeros(3), JET, one, port_m, 1.0, 10.0, out)
    np.testing.assert_allclose(out, (0.0, -index, 0.0), rtol=1e-2, atol=1e-12)
    loads = np.zeros(LOADS)
    press(out, 0.1, port_m, loads)
    push_n = -out[1] / 0.1
    np.testing.assert_allclose(loads, [0.0] * 6 + [0.0, -push_n, 0.0, push_n, 0.0, 0.0], atol=1e-9)
    assert push_n == pytest.approx(11.0 * THRUST_N / (2.0 * np.pi * 400.0), rel=1e-2)
