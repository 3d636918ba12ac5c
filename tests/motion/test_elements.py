import numpy as np
import pytest

from vitok.motion import orbit
from vitok.motion.elements import elements, j2_rates_radps, lambert


def test_vallado_example_2_5():
    y = np.array([6524.834, 6862.875, 6448.296, 4.901327, 5.533756, -1.976341]) * 1e3
    found = elements(y)
    assert found.semi_major_axis_m / 1e3 == pytest.approx(36127.343, abs=0.01)
    assert found.eccentricity == pytest.approx(0.832853, abs=1e-6)
    degrees = np.degrees(
        [found.inclination_rad, found.raan_rad, found.argument_of_perigee_rad, found.true_anomaly_rad]
    )
    np.testing.assert_allclose(degrees, [87.870, 227.898, 53.38, 92.335], atol=0.006)


def test_lambert_finds_the_arc_that_was_flown(point_mass):
    y0 = np.array([6.7e6, 1e5, 0.0, -100.0, 4.7e3, 6.1e3, 7000.0])
    arc = orbit.coast(0.0, y0, 2500.0, point_mass)
    v1, v2 = lambert(y0[:3], arc.y_end[:3], 2500.0, np.cross(y0[:3], y0[3:6]))
    np.testing.assert_allclose(v1, y0[3:6], atol=1e-6)
    np.testing.assert_allclose(v2, arc.y_end[3:6], atol=1e-6)


def test_the_stations_node_regresses_five_degrees_a_day():
    node, latitude = j2_rates_radps(6.782e6, 0.0003, np.radians(51.64))
    assert np.degrees(node) * 86400 == pytest.approx(-4.97, abs=0.05)
    assert 2 * np.pi / latitude == pytest.approx(92.55 * 60, abs=6.0)
