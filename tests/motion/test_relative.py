import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.motion.lvlh import inertial_state, relative_state
from vitok.motion.orbit import coast
from vitok.motion.relative import curvilinear, curvilinear_of_lvlh, mean_motion_radps, transition

RADIUS_M = 6779e3
STATION = np.array([RADIUS_M, 0.0, 0.0, 0.0, np.sqrt(MU_M3PS2 / RADIUS_M) * 0.6, 0.0, 415000.0])
STATION[5] = np.sqrt(MU_M3PS2 / RADIUS_M) * 0.8


@pytest.mark.parametrize("relative", [[-300, 50, 200, 0.1, 0.2, -0.3], [100, -80, -150, -0.2, 0.0, 0.1]])
def test_closed_form_is_the_flight_of_two_bodies(relative):
    point_mass = environment(
        Epoch.from_utc("2017-12-17T00:00:00Z"), 0.0, 7200.0, degree=0, air_model="none", third_bodies=False
    )
    relative = np.array(relative, dtype=float)
    ship = np.append(inertial_state(STATION, relative), 7000.0)
    flown = relative_state(
        coast(0.0, STATION, 3000.0, point_mass).y_end, coast(0.0, ship, 3000.0, point_mass).y_end
    )
    closed = transition(mean_motion_radps(STATION), 3000.0) @ relative
    # what is left is of second order: metres of (1 km)^2 over the orbit's radius
    assert np.linalg.norm(flown[:3] - closed[:3]) < 1.0
    assert np.linalg.norm(flown[3:] - closed[3:]) < 1e-3


def test_transitions_follow_on_each_other():
    rate = mean_motion_radps(STATION)
    assert np.allclose(transition(rate, 700.0) @ transition(rate, 500.0), transition(rate, 1200.0), rtol=1e-9)


def test_curvilinear_follows_the_orbit_and_is_lvlh_close_by():
    angle = np.radians(-20.0)
    along = STATION[:3] / RADIUS_M
    forward = STATION[3:6] / np.linalg.norm(STATION[3:6])
    behind = (RADIUS_M - 5e3) * (np.cos(angle) * along + np.sin(angle) * forward)
    assert curvilinear(STATION, behind) == pytest.approx([angle * RADIUS_M, 0.0, 5e3], abs=1e-6)
    assert curvilinear_of_lvlh(STATION, np.array([10.0, 20.0, 30.0])) == pytest.approx(
        [10.0, 20.0, 30.0], abs=1e-3
    )
