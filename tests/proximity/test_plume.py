"""What a jet blows on the station: all of its momentum through the half sphere, and nothing behind."""

import numpy as np
import pytest

from vitok.craft.jets import Jets
from vitok.proximity.bodies import LOADS, STATES, State
from vitok.proximity.plume import plume_pa_s, press

THRUST_N, ON_S, RADIUS_M = 130.0, 0.1, 30.0
JET = Jets(
    np.array([[0.0, 0.0, 0.0]]),
    np.array([[-1.0, 0.0, 0.0]]),  # pushes the ship back, blows forward
    np.array([THRUST_N]),
    np.array([0.046]),
    np.array([0.03]),
    np.array([1]),
)


def blown(place_m, exponent=10.0, jets=JET, on_s=ON_S, port_m=(0.0, 0.0, 0.0), out=None):
    """At the port of a station at a place from the ship, both unturned."""
    y, out = np.zeros(STATES), np.zeros(3) if out is None else out
    y[State.Q_SHIP] = y[State.Q_STATION] = 1.0
    y[State.R_STATION : State.R_STATION + 3] = place_m
    fired_s = np.full(jets.thrust_n.size, on_s)
    return plume_pa_s(y, np.zeros(3), jets, fired_s, np.array(port_m), exponent, out)


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


def test_the_station_is_pushed_away_from_the_ship_and_turned_about_its_middle():
    """By the plume's impulse on its area, in the station's axes, here a quarter turn from the ship's."""
    y, out, port_m = np.zeros(STATES), np.zeros(3), np.array([0.0, 7.0, 1.0])
    y[State.Q_SHIP], y[State.Q_STATION], y[State.Q_STATION + 3] = 1.0, np.sqrt(0.5), np.sqrt(0.5)
    y[State.R_STATION : State.R_STATION + 3] = (20.0 + 7.0, 0.0, -1.0)  # +y of the station is -x of the ship
    one = np.full(1, ON_S)
    index = plume_pa_s(y, np.zeros(3), JET, one, port_m, 10.0, out)
    np.testing.assert_allclose(out, (0.0, -index, 0.0), atol=1e-12)
    loads = np.zeros(LOADS)
    press(out, 60.0, 0.1, port_m, loads)
    push_n = 60.0 * index / 0.1
    np.testing.assert_allclose(loads, [0.0] * 6 + [0.0, -push_n, 0.0, push_n, 0.0, 0.0], atol=1e-9)
    assert push_n == pytest.approx(60.0 * 11.0 * THRUST_N / (2.0 * np.pi * 400.0))
