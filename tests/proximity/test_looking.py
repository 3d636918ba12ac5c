"""The ship as seen from its port: the same place in numbers and in the port's axes."""

import numpy as np
import pytest

from vitok.proximity.bodies import SHIP, STATION
from vitok.proximity.looking import OFFSET, RANGE, looks_by_truth, tips_by_truth

TIP_M, PORT_M = np.array([4.4, 0.1, -0.2]), np.array([-8.0, 0.0, 9.0])
AXES = np.array([[0.0, 0.0, 1.0], [0.0, -1.0, 0.0], [1.0, 0.0, 0.0]])


def states(count=20):
    draw = np.random.default_rng(5)
    rows = draw.normal(0.0, 30.0, (count, 26))
    for first in (SHIP + 6, STATION + 6):
        rows[:, first : first + 4] /= np.linalg.norm(rows[:, first : first + 4], axis=1)[:, None]
    return rows


def test_the_tips_place_is_that_of_range_and_offset():
    rows = states()
    tips, looks = (
        tips_by_truth(rows, TIP_M, PORT_M, AXES),
        looks_by_truth(rows, TIP_M, PORT_M, AXES[0].copy()),
    )
    np.testing.assert_allclose(tips[:, 0], looks[:, RANGE], atol=1e-10)
    np.testing.assert_allclose(np.hypot(tips[:, 1], tips[:, 2]), looks[:, OFFSET], atol=1e-10)


def test_a_ship_beside_the_port_is_off_along_the_ports_axes():
    # nothing is turned, so that body axes are GCRF's: two metres along the port's y, the station's -Y
    y = np.zeros((1, 26))
    y[0, SHIP + 6] = y[0, STATION + 6] = 1.0
    y[0, SHIP : SHIP + 3] = PORT_M - TIP_M + [3.0, -2.0, 5.0]
    assert tips_by_truth(y, TIP_M, PORT_M, AXES)[0] == pytest.approx([5.0, 2.0, 3.0])
