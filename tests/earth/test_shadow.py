import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitok.earth.shadow import SUN_RADIUS_M, sunlit_fraction
from vitok.earth.shape import EQUATORIAL_RADIUS_M

AU_M = 149597870700.0
# the cones that touch both spheres: half-angle and distance of the tip from the Earth's centre
UMBRA_SINE = (SUN_RADIUS_M - EQUATORIAL_RADIUS_M) / AU_M
PENUMBRA_SINE = (SUN_RADIUS_M + EQUATORIAL_RADIUS_M) / AU_M
UMBRA_TIP_M = EQUATORIAL_RADIUS_M / UMBRA_SINE

behind = st.floats(6.6e6, 1.2e9)


def fraction(along_m, across_m, turn_rad=0.0):
    """At ``along_m`` behind the Earth on the axis away from the Sun and ``across_m`` off it."""
    return sunlit_fraction(-along_m, across_m * np.cos(turn_rad), across_m * np.sin(turn_rad), AU_M, 0.0, 0.0)


def umbra_radius_m(along_m):
    return (UMBRA_TIP_M - along_m) * UMBRA_SINE / np.sqrt(1.0 - UMBRA_SINE**2)


def penumbra_radius_m(along_m):
    return (EQUATORIAL_RADIUS_M / PENUMBRA_SINE + along_m) * PENUMBRA_SINE / np.sqrt(1.0 - PENUMBRA_SINE**2)


def test_on_the_axis_the_umbra_ends_at_its_tip():
    assert pytest.approx(1.384e9, rel=1e-3) == UMBRA_TIP_M  # 217 Earth radii
    assert fraction(7e6, 0.0) == 0.0
    assert fraction(UMBRA_TIP_M - 1e3, 0.0) == 0.0
    assert 0.0 < fraction(UMBRA_TIP_M + 1e3, 0.0) < 1e-5


def test_a_ring_of_sun_beyond_the_tip():
    along_m = 2.0 * UMBRA_TIP_M
    ratio = np.arcsin(EQUATORIAL_RADIUS_M / along_m) / np.arcsin(SUN_RADIUS_M / (AU_M + along_m))
    assert fraction(along_m, 0.0) == pytest.approx(1.0 - ratio**2, abs=1e-12)


@given(behind)
def test_the_edges_lie_on_the_two_cones(along_m):
    umbra_m, penumbra_m = umbra_radius_m(along_m), penumbra_radius_m(along_m)
    assert fraction(along_m, umbra_m - 1.0) == 0.0
    assert fraction(along_m, umbra_m + 100.0) > 0.0
    assert fraction(along_m, penumbra_m + 1.0) == 1.0
    assert fraction(along_m, penumbra_m - 100.0) < 1.0


@given(behind)
def test_no_step_at_the_edges(along_m):
    # near an edge the hidden area grows as the depth to the power 3/2; a station's penumbra is 60 km wide
    assert fraction(along_m, umbra_radius_m(along_m) + 1.0) < 1e-5
    assert fraction(along_m, penumbra_radius_m(along_m) - 1.0) > 1.0 - 1e-5


@given(behind, st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 2.0 * np.pi))
def test_more_light_farther_out_whatever_the_side(along_m, one, other, turn_rad):
    inner_m, outer_m = sorted((one * 3e7, other * 3e7))
    inner, outer = fraction(along_m, inner_m, turn_rad), fraction(along_m, outer_m)
    assert 0.0 <= inner <= outer + 1e-9 <= 1.0 + 1e-9


@given(st.floats(6.5e6, 1e9), st.floats(0.0, 2.0 * np.pi))
def test_light_on_the_day_side(distance_m, angle_rad):
    x, y = distance_m * abs(np.cos(angle_rad)), distance_m * np.sin(angle_rad)
    assert sunlit_fraction(x + 7e6, y, 0.0, AU_M, 0.0, 0.0) == 1.0


def test_half_the_sun_is_hidden_where_its_centre_sets():
    x_m = -np.sqrt(
        6.778e6**2 - EQUATORIAL_RADIUS_M**2
    )  # the ray along x touches the Earth abeam of its centre
    light = sunlit_fraction(x_m, EQUATORIAL_RADIUS_M, 0.0, AU_M, EQUATORIAL_RADIUS_M, 0.0)
    assert light == pytest.approx(0.5, abs=2e-3)  # the limb is bent: a Sun's radius over the Earth's, 4e-3


def test_a_station_spends_its_noon_orbit_a_third_in_the_dark():
    radius_m = EQUATORIAL_RADIUS_M + 400e3
    angles = np.linspace(0.0, 2.0 * np.pi, 20001)
    light = np.array(
        [sunlit_fraction(radius_m * np.cos(a), radius_m * np.sin(a), 0, AU_M, 0, 0) for a in angles]
    )
    # a cylinder of the Earth's radius: 2 asin(R / r) of the circle; the penumbra evens out about it
    assert 1.0 - light.mean() == pytest.approx(np.arcsin(EQUATORIAL_RADIUS_M / radius_m) / np.pi, abs=1e-4)
