"""Regions of the ground that hold a stated share of landings: ellipses if they are normal, else by depth."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.spatial import ConvexHull, QhullError
from scipy.special import chdtrc, ndtr

from vitok.campaigns.statistics import Interval
from vitok.campaigns.statistics import share as share_of
from vitok.earth.ground_plane import Point, on_ground, on_plane_m
from vitok.elementary import arctan2, cos, expm1, log1p, sin
from vitok.types import Vector

SHARES = (0.5, 0.9, 0.99)
_LEAST_P = 0.01  # of either test, below which points are not taken for normal
_DIRECTIONS = 180
_AROUND = 145  # points of an ellipse's outline
_FEWEST = 8  # points that give a region


@dataclass(frozen=True)
class Normality:
    """Mardia's tests (1970, Biometrika 57) of points: the chance of such a skewness and such a kurtosis."""

    skewness_p: float
    kurtosis_p: float

    @property
    def kept(self) -> bool:
        """Whether nothing speaks against a normal distribution."""
        return min(self.skewness_p, self.kurtosis_p) >= _LEAST_P


@dataclass(frozen=True, eq=False)
class Region:
    """The part of the ground that holds a share of landings: ``outline`` (m, 2), latitude and longitude, rad.

    ``inside`` is the share of the runs that lie in it. Of an ellipse there are its half axes and the azimuth
    of the longer one, from north to east.
    """

    share: float
    kind: Literal["ellipse", "depth"]
    outline: Vector
    inside: Interval
    semi_major_m: float | None = None
    semi_minor_m: float | None = None
    azimuth_rad: float | None = None


@dataclass(frozen=True, eq=False)
class Regions:
    """Of points on the ground about their ``centre`` (latitude, longitude, rad).

    ``ellipses`` by covariance are there always, ``depths`` by half-space depth where the points are not
    normal; ``three_sigma`` is the ellipse that is called so, which holds 98.9 %.
    """

    points: Vector
    centre: Point
    normality: Normality
    ellipses: tuple[Region, ...]
    depths: tuple[Region, ...]
    three_sigma: Region

    @property
    def told(self) -> tuple[Region, ...]:
        """The regions that say what they hold: by depth where a normal distribution would not be true."""
        return self.ellipses if self.normality.kept else self.depths

    def share_nearer(self, point: Point) -> float:
        """The share of landings that is deeper inside than a point (latitude, longitude, rad).

        By the normal distribution where the points have it, else by the depth that the runs have.
        """
        away_m = on_plane_m(self.points, self.centre)
        there_m = on_plane_m(np.array([point]), self.centre)
        if self.normality.kept:
            return containment(float(distances(away_m, there_m)[0]))
        return float(np.mean(depth(away_m, away_m) > depth(away_m, there_m)[0]))


def containment(sigmas: float) -> float:
    """The share of a normal distribution in a plane within so many sigmas: 39.3, 86.5, 98.9 % of 1, 2, 3."""
    return -float(expm1(-0.5 * sigmas**2))


def sigmas_of(share: float) -> float:
    """How many sigmas hold a share of a normal distribution in a plane: 1.18, 2.15, 3.03 for 50, 90, 99 %."""
    return float(np.sqrt(-2.0 * log1p(-share)))


def regions(points: Vector, shares: tuple[float, ...] = SHARES) -> Regions | None:
    """Regions of points (n, 2), latitude and longitude (rad); None of fewer than eight, or if all are one.

    Centre and covariance are taken on the plane about the middle point, so that a date line does not matter.
    """
    points = points[np.isfinite(points).all(axis=1)]
    if len(points) < _FEWEST:
        return None
    first = float(points[0, 0]), float(points[0, 1])
    mean_m = on_plane_m(points, first).mean(axis=0)
    latitude, longitude = on_ground(mean_m[np.newaxis], first)[0]
    centre = float(latitude), float(longitude)
    away_m = on_plane_m(points, centre)
    spread = covariance(away_m)
    if not np.prod(half_axes(spread)[:2]) > 0.0:
        return None
    found = normality(away_m)
    off = distances(away_m, away_m)

    def ellipse(share: float) -> Region:
        sigmas = sigmas_of(share)
        major_m, minor_m, azimuth_rad = half_axes(spread)
        inside = share_of(int(np.count_nonzero(off <= sigmas)), len(off))
        outline = on_ground(_outline(sigmas * major_m, sigmas * minor_m, azimuth_rad), centre)
        return Region(share, "ellipse", outline, inside, sigmas * major_m, sigmas * minor_m, azimuth_rad)

    return Regions(
        points=points,
        centre=centre,
        normality=found,
        ellipses=tuple(map(ellipse, shares)),
        depths=() if found.kept else _depths(away_m, centre, shares),
        three_sigma=ellipse(containment(3.0)),
    )


def covariance(points: Vector) -> Vector:
    """Covariance (2, 2) of points (n, 2)."""
    x, y = (points - points.mean(axis=0)).T
    xx, xy, yy = (float(np.sum(a * b)) / (len(points) - 1) for a, b in ((x, x), (x, y), (y, y)))
    return np.array([[xx, xy], [xy, yy]])


def half_axes(spread: Vector) -> tuple[float, float, float]:
    """One sigma along both axes of a covariance (2, 2), the longer first, and its angle (rad)."""
    xx, xy, yy = float(spread[0, 0]), float(spread[0, 1]), float(spread[1, 1])
    middle, apart = 0.5 * (xx + yy), float(np.hypot(0.5 * (xx - yy), xy))
    angle = float(0.5 * arctan2(2.0 * xy, xx - yy) % np.pi)
    return float(np.sqrt(middle + apart)), float(np.sqrt(max(middle - apart, 0.0))), angle


def distances(points: Vector, others: Vector) -> Vector:
    """Mahalanobis distances (m,), in sigmas, of ``others`` (m, 2) from points (n, 2)."""
    away = _whitened(points, others)
    found: Vector = np.hypot(away[:, 0], away[:, 1])
    return found


def _whitened(points: Vector, others: Vector) -> Vector:
    """``others`` along the axes of the points' covariance, each in its sigmas."""
    major, minor, angle = half_axes(covariance(points))
    x, y = (others - points.mean(axis=0)).T
    along, across = x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)
    return np.column_stack((along / major, across / minor))


def normality(points: Vector) -> Normality:
    """Mardia's tests of points (n, 2)."""
    n = len(points)
    u, v = _whitened(points, points).T * np.sqrt(n / (n - 1.0))
    # the mean of the cubes of all scalar products, by its four moments of third order
    moments = [float(np.mean(u**k * v ** (3 - k))) for k in range(4)]
    skewness = moments[3] ** 2 + 3.0 * moments[2] ** 2 + 3.0 * moments[1] ** 2 + moments[0] ** 2
    kurtosis = float(np.mean((u * u + v * v) ** 2))
    off = (kurtosis - 8.0 * (n - 1.0) / (n + 1.0)) / np.sqrt(64.0 / n)
    return Normality(float(chdtrc(4.0, n * skewness / 6.0)), float(2.0 * ndtr(-abs(off))))


def depth(points: Vector, others: Vector) -> Vector:
    """Half-space depth (m,) of ``others`` (m, 2) among points (n, 2): Tukey's, over 180 directions.

    The least share of the points on one side of a line through each.
    """
    found = np.ones(len(others))
    for turn in np.linspace(0.0, np.pi, _DIRECTIONS, endpoint=False):
        line = np.sort(points[:, 0] * cos(turn) + points[:, 1] * sin(turn))
        here = others[:, 0] * cos(turn) + others[:, 1] * sin(turn)
        up_to = np.searchsorted(line, here, side="right")
        from_on = line.size - np.searchsorted(line, here, side="left")
        found = np.minimum(found, np.minimum(up_to, from_on) / line.size)
    return found


def _depths(away_m: Vector, centre: Point, shares: tuple[float, ...]) -> tuple[Region, ...]:
    """The hulls of the deepest points, as many as the share asks for."""
    deep = depth(away_m, away_m)
    order, found = np.argsort(-deep, kind="stable"), []
    for share in shares:
        kept = away_m[order[: int(np.ceil(share * len(order)))]]
        try:
            hull = kept[ConvexHull(kept).vertices]
        except (QhullError, ValueError):  # too few for a hull, or all on a line
            continue
        inside = share_of(int(np.ceil(share * len(order))), len(order))
        found.append(Region(share, "depth", on_ground(np.vstack((hull, hull[:1])), centre), inside))
    return tuple(found)


def _outline(major_m: float, minor_m: float, azimuth_rad: float) -> Vector:
    """Points (m, 2) of a closed ellipse, north and east."""
    turn = np.linspace(0.0, 2.0 * np.pi, _AROUND)
    along, across = major_m * cos(turn), minor_m * sin(turn)
    north = along * cos(azimuth_rad) - across * sin(azimuth_rad)
    east = along * sin(azimuth_rad) + across * cos(azimuth_rad)
    return np.column_stack((north, east))
