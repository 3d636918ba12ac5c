"""How a ship leaves the station: in which direction, so that it keeps off when it does nothing any more.

By Clohessy and Wiltshire a velocity that leads away now may lead back within a turn (Fehse 2003, chapters 4
and 5: a collision avoidance manoeuvre is chosen by the drift after it). So of directions about the one that
leads straight out that one is taken from which the ship drifts by at the greatest least distance.
"""

from typing import NamedTuple

import numpy as np

from vitok.compiled import lean
from vitok.earth.frames import rotate_back
from vitok.navigation.near_suite import STEP_S, Mean
from vitok.proximity.arcs import arc_place

_RINGS, _SPOKES = 3, 8  # of directions about the one that leads straight out
_LOOKS = 200  # of a turn's drift: 28 s or 14 m at half a metre a second
_NEARER = 0.01  # share by which a way out may come nearer than where it begins: rounding, and a bow


class Safe(NamedTuple):
    """What a ship that leaves keeps off, for how many turns, and how strongly it pushes at the least.

    ``corridor_rad`` is the half-angle of the cone before the port, to which it keeps within ``by_port_m``.
    Shares are of the velocity to leave with: ``missing`` may be of it, ``doubt`` is what the drift is off.
    """

    keep_out_m: float
    turns: float
    push_mps2: float
    corridor_rad: float
    by_port_m: float
    missing: float
    doubt: float


@lean
def outward(at, port, by_port_m):
    """Direction (3-tuple) that leads straight out from a place: both in the station's axes.

    Before the port it is that from the port, nearer than ``by_port_m`` along its axis as if it were that far,
    elsewhere that from the station's middle.
    """
    dx, dy, dz = at[0] - port.contact_m[0], at[1] - port.contact_m[1], at[2] - port.contact_m[2]
    along = dx * port.axis[0] + dy * port.axis[1] + dz * port.axis[2]
    x, y, z = at
    if along > by_port_m:
        x, y, z = dx, dy, dz
    elif dx * dx + dy * dy + dz * dz < by_port_m**2:
        more = by_port_m - along
        x, y, z = dx + more * port.axis[0], dy + more * port.axis[1], dz + more * port.axis[2]
    size = np.sqrt(x * x + y * y + z * z)
    return x / size, y / size, z / size


@lean
def choose_way_out(at, v, straight, from_port_m, speed_mps, rate_radps, safe, out):
    """Writes the direction (3,), LVLH, to leave in from a place ``at`` with a velocity ``v`` (3-tuples).

    ``straight`` (3-tuple) leads straight out. By the port the direction keeps to the corridor about that,
    from the edge of the sphere on to the half of space before it: others' modules are beside the port, and
    no way out comes nearer to the station than where the ship has taken out how it came. Of those that are
    left it is the one with the greatest least distance of the drift, less what the doubt of the velocity
    makes of it along the orbit, once the ship had time to go the sphere's radius.
    """
    edge_m = max(safe.keep_out_m, 2.0 * safe.by_port_m)  # a small station's sphere may end beside its port
    share = min(max((from_port_m - safe.by_port_m) / (edge_m - safe.by_port_m), 0.0), 1.0)
    widest = safe.corridor_rad + share * (0.5 * np.pi - safe.corridor_rad)
    # across the straight way, the first as much along the orbit as may be: there a push tells most
    ahead = abs(straight[0]) < 0.9
    ex, ez = (1.0, 0.0) if ahead else (0.0, 1.0)
    inside = ex * straight[0] + ez * straight[2]
    ax, ay, az = ex - inside * straight[0], -inside * straight[1], ez - inside * straight[2]
    size = np.sqrt(ax * ax + ay * ay + az * az)
    ax, ay, az = ax / size, ay / size, az / size
    bx = straight[1] * az - straight[2] * ay
    by = straight[2] * ax - straight[0] * az
    bz = straight[0] * ay - straight[1] * ax
    best = -np.inf
    for which in range(1 + _RINGS * _SPOKES):
        ring, spoke = (which + _SPOKES - 1) // _SPOKES, (which - 1) % _SPOKES
        angle, turn = widest * ring / _RINGS, 2.0 * np.pi * spoke / _SPOKES
        c, a, b = np.cos(angle), np.sin(angle) * np.cos(turn), np.sin(angle) * np.sin(turn)
        x, y, z = (
            c * straight[0] + a * ax + b * bx,
            c * straight[1] + a * ay + b * by,
            c * straight[2] + a * az + b * bz,
        )
        found = _least_distance_m(at, v, (speed_mps * x, speed_mps * y, speed_mps * z), rate_radps, safe)
        if found > best:
            best = found
            out[0], out[1], out[2] = x, y, z


@lean
def _least_distance_m(at, v, wanted, rate_radps, safe):
    """Least distance of the drift after a push from ``v`` to ``wanted``; negative of one that leads in."""
    push_s, speed2 = 0.0, 0.0
    for i in range(3):
        push_s += (wanted[i] - v[i]) ** 2
        speed2 += wanted[i] ** 2
    push_s, speed = np.sqrt(push_s) / safe.push_mps2, np.sqrt(speed2)
    begin = (
        at[0] + 0.5 * (v[0] + wanted[0]) * push_s,
        at[1] + 0.5 * (v[1] + wanted[1]) * push_s,
        at[2] + 0.5 * (v[2] + wanted[2]) * push_s,
    )
    first = np.sqrt(begin[0] ** 2 + begin[1] ** 2 + begin[2] ** 2) * (1.0 - _NEARER)
    least, step_s = np.inf, 2.0 * np.pi / rate_radps / _LOOKS
    for k in range(int(safe.turns * _LOOKS) + 1):
        x, y, z = arc_place(rate_radps, begin, wanted, k * step_s)
        away = np.sqrt(x * x + y * y + z * z)
        if k * step_s * speed >= safe.keep_out_m:
            least = min(least, away - 3.0 * safe.doubt * speed * k * step_s)
        elif away < first:
            return away - first
    return max(least, 0.0)


@lean
def begin_to_leave(modes, mode, brain, mean, at, station, port, safe, rate_radps):
    """Writes where an avoid leads, LVLH: where the file says, or else the safest way out from here.

    ``at`` (3-tuple) is the ship's place in the station's axes, ``station`` (9-tuple) the matrix from LVLH to
    these.
    """
    goal = brain.course.goal_m
    if not np.isnan(modes.direction[mode, 0]):
        for i in range(3):
            goal[i] = modes.direction[mode, i]
        return
    straight, from_port2 = outward(at, port, safe.by_port_m), 0.0
    for i in range(3):
        from_port2 += (at[i] - port.contact_m[i]) ** 2
    choose_way_out(
        (mean[Mean.RELATIVE], mean[Mean.RELATIVE + 1], mean[Mean.RELATIVE + 2]),
        (mean[Mean.RELATIVE + 3], mean[Mean.RELATIVE + 4], mean[Mean.RELATIVE + 5]),
        rotate_back(station, straight[0], straight[1], straight[2]),
        np.sqrt(from_port2),
        modes.speed_mps[mode],
        rate_radps,
        safe,
        goal,
    )


@lean
def leave(modes, mode, safe, mean, brain):
    """Asks for what is missing of the velocity to leave with, by the estimate, until it is there.

    However the ship came, closing or aside: that is taken out with it.
    """
    missing2 = 0.0
    for i in range(3):
        missing = modes.speed_mps[mode] * brain.course.goal_m[i] - mean[Mean.RELATIVE + 3 + i]
        brain.command[i] = missing / STEP_S
        missing2 += missing**2
    if missing2 < safe.missing**2 * modes.speed_mps[mode] ** 2:
        brain.course.numbers[1] = 0.0
    if brain.course.numbers[1] == 0.0:
        brain.command[:] = 0.0
