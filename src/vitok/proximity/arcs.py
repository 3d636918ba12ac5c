"""The way about a station in free arcs: a push at each corner, and between two of them it coasts.

An arc is that of Clohessy and Wiltshire (1960; in these axes Fehse 2003, eq. 3.5) that comes from where the
ship is to the next corner when it is due, so that the reference follows the ship and not the ship a line:
what an early push did wrong is made good by the next one, at the price of its velocity alone. All is in the
turning LVLH of the station's orbit.
"""

import numpy as np

from vitok.compiled import lean
from vitok.motion.relative import clohessy_wiltshire

LEGS = 6
_SAMPLES = 8  # of an arc, at which its distance from the station is looked at
_NEARER = 0.01  # share by which an arc may come nearer than both of its ends
_FARTHER, _STEPS = 0.05, 20  # by which corners are moved out where none keeps off, to twice as far
_LONGEST_TURN = 0.4  # of an arc: half a turn leads to no place beside the orbit's plane, a whole to none


@lean
def arc_rate(rate_radps, place, to, for_s):
    """Velocity (3-tuple) with which a free body comes from one place to another (3,) in a time, LVLH."""
    n = rate_radps
    s, c = np.sin(n * for_s), np.cos(n * for_s)
    along, both, down = (4.0 * s - 3.0 * n * for_s) / n, 2.0 * (1.0 - c) / n, s / n
    dx = to[0] - place[0] - 6.0 * (n * for_s - s) * place[2]
    dz = to[2] - (4.0 - 3.0 * c) * place[2]
    whole = along * down + both * both
    return (down * dx - both * dz) / whole, (to[1] - c * place[1]) / down, (both * dx + along * dz) / whole


@lean
def arc_place(rate_radps, place, v, for_s):
    """Where (3-tuple) a free body is after a time that was at a place with a velocity (3,), LVLH."""
    n = rate_radps
    s, c = np.sin(n * for_s), np.cos(n * for_s)
    along, both, down = (4.0 * s - 3.0 * n * for_s) / n, 2.0 * (1.0 - c) / n, s / n
    return (
        place[0] + 6.0 * (n * for_s - s) * place[2] + along * v[0] + both * v[2],
        c * place[1] + down * v[1],
        (4.0 - 3.0 * c) * place[2] - both * v[0] + down * v[2],
    )


@lean
def _lead_s(lasts_s, ramp_s):
    """How long before a corner its push begins: half of a ramp, or of a hasty way a fifth."""
    return min(0.5 * ramp_s, 0.2 * lasts_s)


@lean
def lay_arcs(start, goal, lasts_s, ramp_s, rate_radps, corners, stop_mps):
    """Writes ``corners`` (LEGS, 4), places and instants since the begin, and the velocity (3,) of the stop.

    The fewest arcs that come no nearer to the station than ``start`` and ``goal`` (3-tuples) are; the corners
    turn evenly between both, the inverse of their distance too, which is nearly straight. Where not even LEGS
    do, the corners are farther out, by as little as serves: an arc bows in or out by the way in which it goes
    about. Where none serves, that which comes least near.
    """
    lead_s, best, best_legs, best_farther = _lead_s(lasts_s, ramp_s), -np.inf, LEGS, 0.0
    least_m = (1.0 - _NEARER) * min(
        np.sqrt(start[0] ** 2 + start[1] ** 2 + start[2] ** 2),
        np.sqrt(goal[0] ** 2 + goal[1] ** 2 + goal[2] ** 2),
    )
    for step in range(_STEPS + 1):
        for legs in range(1, LEGS + 1):
            if best >= least_m or (step > 0 and legs == 1):
                continue
            _corner(legs, start, goal, lasts_s - lead_s, 1.0 + _FARTHER * step, corners)
            nearest_m = _nearest_m(legs, start, lead_s, rate_radps, corners)
            if nearest_m > best:
                best, best_legs, best_farther = nearest_m, legs, 1.0 + _FARTHER * step
    _corner(best_legs, start, goal, lasts_s - lead_s, best_farther, corners)
    x, y, z = start
    then_s = 0.0
    for leg in range(best_legs):  # as it goes: to the next corner from where it is when the push begins
        v = arc_rate(rate_radps, (x, y, z), corners[leg], corners[leg, 3] - then_s)
        x, y, z = arc_place(rate_radps, (x, y, z), v, max(corners[leg, 3] - lead_s - then_s, 0.0))
        then_s = max(corners[leg, 3] - lead_s, 0.0)
    last = corners[LEGS - 1]
    stop_mps[0], stop_mps[1], stop_mps[2] = (
        (last[0] - x) / lead_s,
        (last[1] - y) / lead_s,
        (last[2] - z) / lead_s,
    )


@lean
def _corner(legs, start, goal, lasts_s, farther, corners):
    """Writes that many corners, ``farther`` times as far out, the goal in all rows that are left."""
    far = np.sqrt(start[0] ** 2 + start[1] ** 2 + start[2] ** 2)
    near = np.sqrt(goal[0] ** 2 + goal[1] ** 2 + goal[2] ** 2)
    one = (start[0] / far, start[1] / far, start[2] / far)
    cosine = (one[0] * goal[0] + one[1] * goal[1] + one[2] * goal[2]) / near
    a, b, c = (
        goal[0] / near - cosine * one[0],
        goal[1] / near - cosine * one[1],
        goal[2] / near - cosine * one[2],
    )
    sine = np.sqrt(a * a + b * b + c * c)
    angle = np.arctan2(sine, cosine)
    if sine < 1e-9:  # straight out or in; on the other side it goes ahead of the station, or else beside it
        ahead = abs(one[0]) < 0.9
        share = one[0] if ahead else one[1]
        a, b, c = (
            (1.0 if ahead else 0.0) - share * one[0],
            (0.0 if ahead else 1.0) - share * one[1],
            -share * one[2],
        )
        sine = np.sqrt(a * a + b * b + c * c)
    at, way = start, 0.0
    for leg in range(LEGS):
        if leg < legs - 1:
            share = (leg + 1) / legs
            radius = farther / ((1.0 - share) / far + share / near)
            u, w = radius * np.cos(share * angle), radius * np.sin(share * angle) / sine
            corner = (u * one[0] + w * a, u * one[1] + w * b, u * one[2] + w * c)
        else:
            corner = goal
        way += np.sqrt((corner[0] - at[0]) ** 2 + (corner[1] - at[1]) ** 2 + (corner[2] - at[2]) ** 2)
        corners[leg, 0], corners[leg, 1], corners[leg, 2], corners[leg, 3] = (
            corner[0],
            corner[1],
            corner[2],
            way,
        )
        at = corner
    for leg in range(LEGS):  # an even pace
        corners[leg, 3] = lasts_s * (corners[leg, 3] / way if leg < legs - 1 else 1.0)


@lean
def _nearest_m(legs, start, lead_s, rate_radps, corners):
    """How near to the station the arcs come, cut short at corners as they are flown; -1 for too long."""
    at, then_s, least2 = start, 0.0, np.inf
    for leg in range(legs):
        for_s = corners[leg, 3] - then_s
        if for_s * rate_radps > _LONGEST_TURN * 2.0 * np.pi:
            return -1.0
        v = arc_rate(rate_radps, at, corners[leg], for_s)
        flown_s = for_s if leg == legs - 1 else max(for_s - lead_s, 0.0)
        for sample in range(1, _SAMPLES + (0 if leg == legs - 1 else 1)):
            x, y, z = arc_place(rate_radps, at, v, flown_s * sample / _SAMPLES)
            least2 = min(least2, x * x + y * y + z * z)
        at, then_s = (x, y, z), then_s + flown_s
    return np.sqrt(least2)


@lean
def arc_state(since_s, at, lasts_s, ramp_s, rate_radps, corners, stop_mps, out):
    """Writes position, velocity and acceleration (9,), LVLH, of a ship that is ``at`` a place (3-tuple).

    On the arcs it is where it should be, with the velocity of the arc to the next corner. The last push is a
    stop at an even rate, in which its place is told too.
    """
    lead_s, goal = _lead_s(lasts_s, ramp_s), corners[LEGS - 1]
    left_s = lasts_s - since_s
    if left_s > 2.0 * lead_s:
        leg = 0
        while since_s >= corners[leg, 3] - lead_s and leg < LEGS - 1:
            leg += 1
        v = arc_rate(rate_radps, at, corners[leg], corners[leg, 3] - since_s)
        free = clohessy_wiltshire(rate_radps, at[0], at[1], at[2], v[0], v[1], v[2])
        for i in range(3):
            out[i], out[3 + i], out[6 + i] = at[i], v[i], free[i]
        return
    slow = max(left_s, 0.0) / (2.0 * lead_s)
    for i in range(3):
        out[i] = goal[i] - stop_mps[i] * lead_s * slow * slow
        out[3 + i] = stop_mps[i] * slow
        out[6 + i] = -stop_mps[i] / (2.0 * lead_s) if left_s > 0.0 else 0.0
