import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vitok.earth.shape import (
    altitude_and_enu,
    geodetic_from_itrf,
    great_circle_m,
    itrf_from_enu,
    itrf_from_geodetic,
)


@given(st.floats(-np.pi / 2, np.pi / 2), st.floats(-3.14, 3.14), st.floats(-1e3, 1e6))
def test_geodetic_coordinates_come_back(latitude_rad, longitude_rad, altitude_m):
    back = geodetic_from_itrf(*itrf_from_geodetic(latitude_rad, longitude_rad, altitude_m))
    assert abs(back[0] - latitude_rad) < 1e-11
    assert abs(back[2] - altitude_m) < 1e-5


@given(st.floats(-np.pi / 2, np.pi / 2), st.floats(-3.14, 3.14), st.floats(-1e3, 1e6))
def test_altitude_and_axes_are_those_of_the_angles(latitude_rad, longitude_rad, altitude_m):
    place = itrf_from_geodetic(latitude_rad, longitude_rad, altitude_m)
    told_m, axes = altitude_and_enu(*place)
    assert told_m == geodetic_from_itrf(*place)[2]
    if abs(latitude_rad) < 1.57:  # nearer to a pole the longitude is lost in the rounding of the place
        np.testing.assert_allclose(axes, itrf_from_enu(latitude_rad, longitude_rad), atol=1e-11)


def test_over_the_pole_the_axes_are_a_rotation():
    m = np.array(altitude_and_enu(0.0, 0.0, 6.4e6)[1]).reshape(3, 3)
    np.testing.assert_allclose(m @ m.T, np.eye(3), atol=1e-15)


def test_up_is_the_direction_in_which_altitude_grows():
    m = np.array(itrf_from_enu(0.8, 1.1)).reshape(3, 3)
    low, high = (np.array(itrf_from_geodetic(0.8, 1.1, h)) for h in (0.0, 1000.0))
    np.testing.assert_allclose(m @ [0.0, 0.0, 1000.0], high - low, atol=1e-6)


def test_a_degree_of_latitude_is_sixty_nautical_miles():
    assert abs(great_circle_m(0.8, 1.0, 0.8 + np.pi / 180, 1.0) - 60 * 1852.0) < 100.0
