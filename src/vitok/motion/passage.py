"""How near a flight comes to the station: least distance, and the stays in its zones, exact in time.

A zone is an ellipsoid about the station's centre of mass with axes along LVLH. Whether a flight is in one is
told by q, the sum of the squares of its coordinates over the semi-axes, which is 1 at the edge. Between two
samples q has at most one extremum: that is where its rate, known in closed form from relative position and
velocity, passes zero. With the extrema among the samples q is monotone in between, and each crossing of the
edge is in a bracket.
"""

from dataclasses import dataclass

import numpy as np

from vitok.compiled import njit
from vitok.motion.dop853 import trajectory_state
from vitok.motion.lvlh import in_lvlh, lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.relative import transition
from vitok.motion.trajectory import Trajectory
from vitok.types import Vector

_STEP_S = 20.0  # q has some four extrema a turn: two within a step would differ by less than a millimetre
_THREAT_STEP_S = 60.0  # a direction needs no more
_CLOSE_S = 1e-7  # of a bracket: at the speeds of a rendezvous a hundredth of a millimetre
_LEAST, _LEAST_S, _IN_S, _OUT_S, _INSIDE_S, _ENTRIES = range(6)


@dataclass(frozen=True)
class Stay:
    """In a zone: the first instants inside and outside again (the flight's end if none), the time in all."""

    t_in_s: float
    t_out_s: float
    inside_s: float
    entries: int


@dataclass(frozen=True)
class Passage:
    """Least distance from the station and its instant, and the stay in each zone, None where it is missed."""

    least_distance_m: float
    t_least_s: float
    stays: tuple[Stay | None, ...]


def passage(ship: Trajectory, station: Trajectory, *zones_m: tuple[float, float, float]) -> Passage:
    """That of a flight past the station's trajectory; a zone is its semi-axes along x, y, z of LVLH, m.

    ValueError if the station's trajectory does not cover the ship's.
    """
    if ship.t_start_s < station.t_start_s - 1e-6 or ship.t_end_s > station.t_end_s + 1e-6:
        raise ValueError(
            f"the ship flies from {ship.t_start_s:.1f} to {ship.t_end_s:.1f} s, the station is known from "
            f"{station.t_start_s:.1f} to {station.t_end_s:.1f} s"
        )
    axes_m = np.array([(1.0, 1.0, 1.0), *zones_m])  # the first: q is the distance's square
    rows = _passages(ship.kernel, station.kernel, ship.t_start_s, ship.t_end_s, axes_m)
    return Passage(
        float(np.sqrt(rows[0, _LEAST])),
        float(rows[0, _LEAST_S]),
        tuple(
            Stay(float(row[_IN_S]), float(row[_OUT_S]), float(row[_INSIDE_S]), int(row[_ENTRIES]))
            if row[_ENTRIES]
            else None
            for row in rows[1:]
        ),
    )


def threat(
    ship: Trajectory,
    station: Trajectory,
    zone_m: tuple[float, float, float],
    *,
    covariance: Vector,
    sigmas: float,
) -> Vector:
    """Displacement (6,) in LVLH at a drift's start that leads nearest to a zone's middle, of so many sigmas.

    Carried on by the transition of Clohessy and Wiltshire, the ellipsoid of ``sigmas`` about the state at the
    start is one of positions about the drift at every later instant. Of all instants and of all points of
    these the one counts whose q is least. So the direction is the one that matters and hangs on no choice of
    units, as eigenvectors of metres and metres a second would, and an error that turns a drift around is
    found though the drift itself is nearest at its start.
    """
    displacement: Vector = _threat(
        ship.kernel,
        station.kernel,
        ship.t_start_s,
        ship.t_end_s,
        np.array(zone_m),
        np.ascontiguousarray(covariance, dtype=float),
        float(sigmas),
    )
    return displacement


@njit
def _relative(t_s, ship, station):
    target, other = trajectory_state(t_s, station), trajectory_state(t_s, ship)
    m = lvlh_from_gcrf(target[0], target[1], target[2], target[3], target[4], target[5])
    return in_lvlh(m, target, other)


@njit
def _over_edge(relative, axes_m):
    """How far q is over 1, and the rate of q (2-tuple)."""
    x, y, z = relative[0] / axes_m[0], relative[1] / axes_m[1], relative[2] / axes_m[2]
    vx, vy, vz = relative[3] / axes_m[0], relative[4] / axes_m[1], relative[5] / axes_m[2]
    return x * x + y * y + z * z - 1.0, 2.0 * (x * vx + y * vy + z * vz)


@njit
def _zero_s(which, low_s, high_s, ship, station, axes_m):
    """Instant between two at which q - 1 (``which`` 0) or the rate of q (1) is zero, by Ridders (1979).

    Each round at least halves the bracket.
    """
    low = _over_edge(_relative(low_s, ship, station), axes_m)[which]
    high = _over_edge(_relative(high_s, ship, station), axes_m)[which]
    while high_s - low_s > _CLOSE_S:
        if low == 0.0:
            return low_s
        if high == 0.0:
            return high_s
        middle_s = 0.5 * (low_s + high_s)
        middle = _over_edge(_relative(middle_s, ship, station), axes_m)[which]
        if middle == 0.0 or middle_s <= low_s or middle_s >= high_s:
            return middle_s
        side = 1.0 if low > high else -1.0
        t_s = middle_s + (middle_s - low_s) * side * middle / np.sqrt(middle * middle - low * high)
        value = _over_edge(_relative(t_s, ship, station), axes_m)[which]
        if value == 0.0:
            return t_s
        if (middle > 0.0) != (value > 0.0):
            if middle_s < t_s:
                low_s, low, high_s, high = middle_s, middle, t_s, value
            else:
                low_s, low, high_s, high = t_s, value, middle_s, middle
        elif (low > 0.0) != (value > 0.0):
            high_s, high = t_s, value
        else:
            low_s, low = t_s, value
    return 0.5 * (low_s + high_s)


@njit
def _passages(ship, station, t0_s, t1_s, zones_m):
    """For each zone (n, 3): least q, its instant, first instants inside and out, time inside, entries."""
    count = max(2, int(np.ceil((t1_s - t0_s) / _STEP_S)) + 1)
    times = np.linspace(t0_s, t1_s, count)
    relative = np.empty((count, 6))
    for k in range(count):
        relative[k] = _relative(times[k], ship, station)
    out = np.empty((zones_m.shape[0], 6))
    at_s, over = np.empty(2 * count), np.empty(2 * count)
    for zone in range(zones_m.shape[0]):
        axes_m, points, before_rate = zones_m[zone], 0, 0.0
        for k in range(count):
            value, rate = _over_edge(relative[k], axes_m)
            if k > 0 and before_rate * rate < 0.0:
                t_s = _zero_s(1, times[k - 1], times[k], ship, station, axes_m)
                at_s[points] = t_s
                over[points] = _over_edge(_relative(t_s, ship, station), axes_m)[0]
                points += 1
            at_s[points], over[points] = times[k], value
            points += 1
            before_rate = rate
        out[zone] = _stay(at_s[:points], over[:points], ship, station, axes_m)
    return out


@njit
def _stay(at_s, over, ship, station, axes_m):
    inside = over[0] < 0.0
    least, least_s, entries, inside_s = over[0], at_s[0], 1 if inside else 0, 0.0
    in_s, out_s, since_s = at_s[0] if inside else np.nan, np.nan, at_s[0]
    for k in range(1, at_s.size):
        if over[k] < least:
            least, least_s = over[k], at_s[k]
        if (over[k] < 0.0) == inside:
            continue
        edge_s = _zero_s(0, at_s[k - 1], at_s[k], ship, station, axes_m)
        inside = not inside
        if inside:
            entries, since_s = entries + 1, edge_s
            in_s = edge_s if entries == 1 else in_s
        else:
            inside_s += edge_s - since_s
            out_s = edge_s if entries == 1 else out_s
    if inside:
        inside_s += at_s[-1] - since_s
        out_s = at_s[-1] if entries == 1 else out_s
    return least + 1.0, least_s, in_s, out_s, inside_s, float(entries)


@njit
def _threat(ship, station, t0_s, t1_s, axes_m, covariance, sigmas):
    y = trajectory_state(t0_s, station)
    rate_radps = orbital_rate_radps(y[0], y[1], y[2], y[3], y[4], y[5])
    least, found = np.inf, np.zeros(6)
    by_axis, spread, u = np.zeros((6, 3)), np.zeros((3, 3)), np.zeros(3)
    count = max(2, int(np.ceil((t1_s - t0_s) / _THREAT_STEP_S)) + 1)
    for t_s in np.linspace(t0_s, t1_s, count):
        relative = _relative(t_s, ship, station)
        after = transition(rate_radps, t_s - t0_s)
        by_axis[:], spread[:] = 0.0, 0.0
        for i in range(3):
            u[i] = relative[i] / axes_m[i]
            for j in range(6):
                for k in range(6):
                    by_axis[j, i] += covariance[j, k] * after[i, k] / axes_m[i]
        for i in range(3):
            for j in range(3):
                for k in range(6):
                    spread[i, j] += after[i, k] / axes_m[i] * by_axis[k, j]
        size = np.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2])
        reach = np.sqrt(spread[0, 0] + spread[1, 1] + spread[2, 2])
        if reach == 0.0 or size - sigmas * reach >= least:
            continue
        mu, w = _multiplier(spread, u, size * reach / sigmas, sigmas)
        nearest = mu * np.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2])
        if nearest < least:
            least = nearest
            for j in range(6):
                found[j] = -(by_axis[j, 0] * w[0] + by_axis[j, 1] * w[1] + by_axis[j, 2] * w[2])
    return found


@njit
def _multiplier(spread, u, most, sigmas):
    """Lagrange's multiplier of the point nearest to zero of an ellipsoid about ``u``, and w = (C + mu)^-1 u.

    ``spread`` C (3, 3) is its covariance: the point is u - C w = mu w, where w' C w = sigmas^2. It falls with
    mu, which is at ``most`` |u| times the greatest sigma over sigmas; zero is in the ellipsoid where mu
    vanishes.
    """
    low, high = 0.0, most
    for _ in range(60):  # halves down to rounding
        mu = 0.5 * (low + high)
        w = _shifted(spread, mu, u)
        length = 0.0
        for i in range(3):
            for j in range(3):
                length += w[i] * spread[i, j] * w[j]
        if length > sigmas * sigmas:
            low = mu
        else:
            high = mu
        if high - low < 1e-12 * most:
            break
    return high, _shifted(spread, high, u)


@njit
def _shifted(c, mu, u):
    """(C + mu)^-1 u by Cramer's rule (3-tuple)."""
    a, b, d = c[0, 0] + mu, c[1, 1] + mu, c[2, 2] + mu
    f, g, h = c[0, 1], c[0, 2], c[1, 2]
    xx, xy, xz = b * d - h * h, g * h - f * d, f * h - g * b
    yy, yz, zz = a * d - g * g, f * g - a * h, a * b - f * f
    det = a * xx + f * xy + g * xz
    return (
        (xx * u[0] + xy * u[1] + xz * u[2]) / det,
        (xy * u[0] + yy * u[1] + yz * u[2]) / det,
        (xz * u[0] + yz * u[1] + zz * u[2]) / det,
    )
