import numpy as np
import pytest

from vitok.motion import orbit
from vitok.motion.elements import elements
from vitok.motion.events import crossings


def test_nodes_of_a_circle_come_every_half_period(point_mass):
    y0 = np.array([6.7e6, 0.0, 0.0, 0.0, 4.7e3, 6.1e3, 1.0])
    y0[3:6] *= np.sqrt(3.986004415e14 / 6.7e6) / np.linalg.norm(y0[3:6])
    period_s = elements(y0).period_s
    arc = orbit.coast(0.0, y0, 3.2 * period_s, point_mass)
    nodes = crossings(lambda t: float(arc(t)[2]), 10.0, 3.2 * period_s, 300.0)
    np.testing.assert_allclose(nodes, period_s * np.arange(1, 7) / 2, atol=1e-6)
    rising = crossings(lambda t: float(arc(t)[2]), 10.0, 3.2 * period_s, 300.0, direction=1)
    assert rising == pytest.approx(list(period_s * np.arange(1, 4)), abs=1e-6)
