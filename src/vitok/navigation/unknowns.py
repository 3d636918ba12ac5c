"""What is not known of the station's orbit and the air on a way: the true station is not quite the plan's.

The unknowns are independent numbers of unit variance. Nothing that is measured of the ship changes them, so
that a sensitivity to each, carried along the way, is all that a linear covariance needs (Tapley, Schutz, Born
2004, section 6.2).
"""

from typing import NamedTuple

import numpy as np

from vitok.compiled import njit
from vitok.earth.density_scale import DensityScale
from vitok.motion.lvlh import lvlh_from_gcrf, orbital_rate_radps
from vitok.navigation.propagation import gradient, stepped
from vitok.types import Vector


class Unknowns(NamedTuple):
    """What each of k unknowns does: at an instant to the station's GCRF state (6, k), m and m/s, and from
    then on to the shares of drag (2, n, k), of the ship and of the station, at the knots of a scale.
    """

    station: Vector
    drag: Vector
    t_start_s: float
    step_s: float


class Response(NamedTuple):
    """Sensitivities to the ``unknowns``: of the ship's deviation and its estimate's error (12, k), GCRF, and
    of the station's own deviation (6, k) from the plan's. Its drag area on its mass is ``station_m2pkg``.
    """

    both: Vector
    station: Vector
    station_m2pkg: float
    unknowns: Unknowns


def unmoved(unknowns: Unknowns | None, station_m2pkg: float) -> Response:
    """The response at the instant of the unknowns, of a ship that is as planned; None for a known station."""
    if unknowns is None:
        scale = DensityScale(0.0, 1.0, np.zeros(1))
        unknowns = Unknowns(np.zeros((6, 0)), np.zeros((2, 1, 0)), scale.t_start_s, scale.step_s)
    count = unknowns.station.shape[1]
    return Response(np.zeros((12, count)), unknowns.station.copy(), station_m2pkg, unknowns)


@njit
def respond(t_s, h, response, start, end, gradients, airs, work):
    """Carries a response over a step, in place, by gravity and by the air at the step's middle.

    ``start`` and ``end`` are the station's states; of the ``gradients`` (4, 3, 3) three are the ship's at
    begin, middle and end, the last is the station's at the middle. ``airs`` are what an error of the density
    acts on of the drags (3,) of ship and station. ``work`` is the ``room`` of the unknowns.
    """
    unknowns = response.unknowns
    both, station = response.both, response.station
    first, last, quarter, halves, of_ship, of_station, moved = work
    gradient(start[0], start[1], start[2], first)
    gradient(end[0], end[1], end[2], last)
    _in_two_halves(h, gradients[0], gradients[1], gradients[2], quarter, halves, of_ship)
    _in_two_halves(h, first, gradients[3], last, quarter, halves, of_station)
    knots = unknowns.drag.shape[1] - 1
    position = min(max((t_s + 0.5 * h - unknowns.t_start_s) / unknowns.step_s, 0.0), float(knots))
    row = min(int(position), max(knots - 1, 0))
    rest, after = position - row, min(row + 1, knots)
    count = station.shape[1]
    for part in range(3):
        turning, at = (of_station, 0) if part == 2 else (of_ship, 6 * part)
        rows = station if part == 2 else both
        drag = unknowns.drag[part // 2]
        for i in range(6):
            t0, t1, t2 = turning[i, 0], turning[i, 1], turning[i, 2]
            t3, t4, t5 = turning[i, 3], turning[i, 4], turning[i, 5]
            air, acts = airs[part // 2][i % 3], 0.5 * h * h if i < 3 else h
            for c in range(count):
                share = (1.0 - rest) * drag[row, c] + rest * drag[after, c]
                turned = t0 * rows[at, c] + t1 * rows[at + 1, c] + t2 * rows[at + 2, c]
                turned += t3 * rows[at + 3, c] + t4 * rows[at + 4, c] + t5 * rows[at + 5, c]
                moved[i, c] = turned + share * air * acts
        for i in range(6):
            for c in range(count):
                rows[at + i, c] = moved[i, c]


@njit
def room(unknowns):
    """What ``respond`` works in, for so many ``unknowns``."""
    return (
        np.empty((3, 3)),
        np.empty((3, 3)),
        np.empty((3, 3)),
        np.empty((2, 6, 6)),
        np.empty((6, 6)),
        np.empty((6, 6)),
        np.empty((6, unknowns)),
    )


@njit
def _in_two_halves(h, start, middle, end, quarter, halves, out):
    """The transition (6, 6) of a step in two, by the parabola through three gravity gradients, into ``out``.

    In one, a station that is a kilometre ahead would gain 0.7 m of semi-major axis, and 250 m in two days.
    """
    for half in range(2):
        outer = start if half == 0 else end
        other = end if half == 0 else start
        for i in range(3):
            for j in range(3):
                quarter[i, j] = (3.0 * outer[i, j] + 6.0 * middle[i, j] - other[i, j]) / 8.0
        if half == 0:
            stepped(0.5 * h, start, quarter, middle, halves[0])
        else:
            stepped(0.5 * h, middle, quarter, end, halves[1])
    for i in range(6):
        for j in range(6):
            total = 0.0
            for k in range(6):
                total += halves[1, i, k] * halves[0, k, j]
            out[i, j] = total


@njit
def by_station(station, relative):
    """Partials (6, 6) of a relative state in the station's turning LVLH by the station's state, GCRF.

    The ship stays where it is: the axes turn with the station, as much as ``relative`` (6,), GCRF, is long.
    """
    m = np.array(lvlh_from_gcrf(station[0], station[1], station[2], station[3], station[4], station[5]))
    rate = orbital_rate_radps(station[0], station[1], station[2], station[3], station[4], station[5])
    m = m.reshape(3, 3)
    r = np.sqrt(station[0] ** 2 + station[1] ** 2 + station[2] ** 2)
    forward_mps, up_mps = rate * r, 0.0
    place, speed = np.zeros(3), np.zeros(3)
    for i in range(3):
        up_mps -= m[2, i] * station[3 + i]
        for j in range(3):
            place[i] += m[i, j] * relative[j]
            speed[i] += m[i, j] * relative[3 + j]
    out = np.zeros((6, 6))
    turned = np.zeros(3)
    for c in range(6):
        along = across = radial = 0.0
        j = c % 3
        if c < 3:
            along, across, radial = m[0, j], m[1, j], -m[2, j]
            turned[0], turned[1], turned[2] = across / r, -along / r, -up_mps * across / (r * forward_mps)
            faster = (forward_mps * radial - up_mps * along) / (r * r) - 2.0 * rate * radial / r
            for i in range(3):
                out[i, c] = -m[i, j]
        else:
            turned[0], turned[1], turned[2] = 0.0, 0.0, m[1, j] / forward_mps
            faster = m[0, j] / r
            for i in range(3):
                out[3 + i, c] = -m[i, j]
        for i in range(3):
            a, b = (i + 1) % 3, (i + 2) % 3
            out[i, c] -= turned[a] * place[b] - turned[b] * place[a]
            out[3 + i, c] -= turned[a] * speed[b] - turned[b] * speed[a]
        out[3, c] += rate * out[2, c] + faster * place[2]
        out[5, c] -= rate * out[0, c] + faster * place[0]
    return out
