"""What a jet blows on the station: all of its momentum through the half sphere, and nothing behind."""

import numpy as np
import pytest

from vitok.craft.jets import Jets
from vitok.proximity.bodies import STATES, State
from vitok.proximity.plume import plume_pa_s

THRUST_N, ON_S, RADIUS_M = 130.0, 0.1, 30.0
JET = Jets(
    np.array([[0.0, 0.0, 0.0]]),
    np.array([[-1.0, 0.0, 0.0]]),  # pushes the ship back, blows forward
    np.array([THRUST_N]),
    np.array([0.046]),
    np.array([0.03]),
    np.array([1]),
)


def blown(place_m, exponent=10.0, jets=JET, on_s=ON_S, port_m=(0.0, 0.0, 0.0)):
    """At the port of a station at a place from the ship, both unturned."""
    y = np.zeros(STATES)
    y[State.Q_SHIP] = y[State.Q_STATION] = 1.0
    y[State.R_STATION : State.R_STATION + 3] = place_m
    return plume_pa_s(y, np.zeros(3), jets, np.full(jets.thrust_n.size, on_s), np.array(port_m), exponent)


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
