import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitok.earth.gravity import MU_M3PS2
from vitok.motion import orbit
from vitok.motion.elements import elements
from vitok.motion.kepler import two_body_state


def test_it_is_the_integrated_motion(point_mass):
    y0 = np.array([6.6e6, 1e5, -3e5, 100.0, 5000.0, 6200.0, 1.0])
    flown = orbit.coast(0.0, y0, 20000.0, point_mass, tolerance=1e-14)
    for t_s in (10.0, 700.0, 5000.0, 20000.0):
        np.testing.assert_allclose(two_body_state(*y0[:6], t_s)[:3], flown(t_s)[:3], atol=0.01)


@given(st.floats(0.0, 0.7), st.floats(-3.0, 3.0), st.floats(-20000.0, 20000.0))
def test_there_and_back_again(eccentricity, anomaly, duration_s):
    p = 7e6 * (1.0 + eccentricity)
    r = p / (1.0 + eccentricity * np.cos(anomaly))
    speed = np.sqrt(MU_M3PS2 / p)
    start = np.array(
        [
            r * np.cos(anomaly),
            r * np.sin(anomaly),
            0.0,
            -speed * np.sin(anomaly),
            speed * (eccentricity + np.cos(anomaly)),
            1e-3,
        ]
    )
    there = two_body_state(*start, duration_s)
    np.testing.assert_allclose(two_body_state(*there, -duration_s), start, rtol=1e-7, atol=0.1)
    axis_m = elements(np.array(there)).semi_major_axis_m
    assert axis_m == pytest.approx(elements(start).semi_major_axis_m, rel=1e-9)
