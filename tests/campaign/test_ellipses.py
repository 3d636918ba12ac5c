"""Regions that hold what they say: closed forms of normal points, and depth where points are not normal."""

import numpy as np
import pytest

from vitok.campaigns.ellipses import (
    SHARES,
    containment,
    depth,
    normality,
    regions,
    sigmas_of,
)
from vitok.earth.ground_plane import on_ground, on_plane_m

ABOUT = (np.radians(47.4), np.radians(69.6))


def _ground(north_east_m, about=ABOUT):
    return on_ground(north_east_m, about)


def test_three_sigma_hold_98_9_per_cent_in_a_plane():
    assert [containment(k) for k in (1, 2, 3)] == pytest.approx([0.39347, 0.86466, 0.98889], abs=1e-5)
    assert [sigmas_of(each) for each in SHARES] == pytest.approx([1.17741, 2.14597, 3.03485], abs=1e-5)


def test_ellipses_of_normal_points_hold_their_share_of_others():
    rng = np.random.default_rng(1)
    lower = np.array([[9e3, 0.0], [4e3, 3e3]])
    found = regions(_ground(rng.normal(size=(4000, 2)) @ lower.T))
    assert found is not None and found.normality.kept and found.told == found.ellipses and not found.depths
    values, axes = np.linalg.eigh(lower @ lower.T)
    largest = found.three_sigma
    assert largest.semi_major_m == pytest.approx(3.0 * np.sqrt(values[1]), rel=0.04)
    assert largest.semi_minor_m == pytest.approx(3.0 * np.sqrt(values[0]), rel=0.04)
    assert np.tan(largest.azimuth_rad) == pytest.approx(axes[1, 1] / axes[0, 1], rel=0.03)
    others = _ground(rng.normal(size=(4000, 2)) @ lower.T)
    nearer = np.array([found.share_nearer(tuple(point)) for point in others])
    for share in (*SHARES, containment(3.0)):
        assert np.mean(nearer <= share) == pytest.approx(share, abs=3.5 * np.sqrt(share * (1 - share) / 4000))


def test_the_outline_of_an_ellipse_has_its_half_axes():
    rng = np.random.default_rng(2)
    found = regions(_ground(rng.normal(size=(500, 2)) * [9e3, 3e3]))
    assert found is not None
    for each in found.ellipses:
        away_m = np.hypot(*on_plane_m(each.outline, found.centre).T)
        assert away_m.max() == pytest.approx(each.semi_major_m, rel=1e-6)
        assert away_m.min() == pytest.approx(each.semi_minor_m, rel=1e-6)


def test_normal_points_are_seldom_taken_for_others_and_others_are_found():
    rng = np.random.default_rng(3)
    refused = [not normality(rng.normal(size=(300, 2))).kept for _ in range(400)]
    assert np.mean(refused) < 0.04
    skew = np.column_stack((rng.exponential(size=300), rng.normal(size=300)))
    tails = rng.standard_t(4, size=(300, 2))
    flat = rng.random((300, 2))
    assert normality(skew).skewness_p < 1e-6
    assert normality(tails).kurtosis_p < 1e-3
    assert normality(flat).kurtosis_p < 1e-3


def test_mardias_measures_do_not_change_under_a_linear_map():
    rng = np.random.default_rng(4)
    points = rng.exponential(size=(100, 2))
    turned = points @ np.array([[3.0, 1.0], [-1.0, 20.0]]) + 7.0
    here, there = normality(points), normality(turned)
    assert (here.skewness_p, here.kurtosis_p) == pytest.approx((there.skewness_p, there.kurtosis_p), rel=1e-6)


def test_half_space_depth_of_a_square():
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    centre, corner, outside = depth(corners, np.array([[0.5, 0.5], [0.0, 0.0], [3.0, 3.0]]))
    assert (centre, corner, outside) == (0.5, 0.25, 0.0)


def test_points_that_are_not_normal_have_regions_by_depth():
    """Landings in a long tail: the ellipse of 90 % is too large for them, the deepest 90 % are not."""
    rng = np.random.default_rng(5)
    away_m = np.column_stack((rng.exponential(size=2000) * 20e3, rng.normal(size=2000) * 2e3))
    found = regions(_ground(away_m))
    assert found is not None and not found.normality.kept and found.told == found.depths
    assert [each.share for each in found.depths] == list(SHARES)
    for each, asked in zip(found.depths, SHARES, strict=True):
        assert each.inside.value == pytest.approx(asked, abs=1e-3)
    half, ninety, most = (_area(on_plane_m(each.outline, found.centre)) for each in found.depths)
    assert half < ninety < most
    ellipse = found.ellipses[1]
    assert ninety < 0.9 * np.pi * ellipse.semi_major_m * ellipse.semi_minor_m
    assert found.share_nearer(tuple(_ground(np.array([[14e3, 0.0]]))[0])) < 0.1
    assert found.share_nearer(tuple(_ground(np.array([[-9e3, 0.0]]))[0])) == 1.0


def _area(closed):
    x, y = closed.T
    return 0.5 * abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def test_a_date_line_among_the_landings_does_not_matter():
    rng = np.random.default_rng(6)
    away_m = rng.normal(size=(200, 2)) * [9e3, 3e3]
    here, there = regions(_ground(away_m)), regions(_wrapped(_ground(away_m, (ABOUT[0], np.pi))))
    assert here is not None and there is not None
    assert there.three_sigma.semi_major_m == pytest.approx(here.three_sigma.semi_major_m, rel=1e-9)
    assert np.ptp(there.three_sigma.outline[:, 1]) < 0.1


def _wrapped(points):
    points[:, 1] = (points[:, 1] + np.pi) % (2.0 * np.pi) - np.pi
    return points


@pytest.mark.parametrize("points", [np.zeros((50, 2)), np.full((50, 2), np.nan), np.ones((7, 2))])
def test_too_few_points_or_one_alone_have_no_region(points):
    assert regions(points) is None
