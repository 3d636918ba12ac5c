"""What the ship's computer makes of its estimate: what its modes look at, what it asks for."""

from typing import NamedTuple

import numpy as np

from vitok.compiled import bare, counted, lean
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.laws import MEMORY
from vitok.motion.quaternions import quaternion_of
from vitok.motion.vectors import cross, times, transposed
from vitok.navigation.near_suite import SOLVED, STEP_S, Mean
from vitok.proximity.arcs import arc_state, lay_arcs
from vitok.proximity.guidance import Mode
from vitok.proximity.leaving import Safe, begin_to_leave, leave
from vitok.proximity.looking import (
    ANGULAR_RATE,
    CLOSING_RATE,
    LATERAL_RATE,
    LOOK,
    OFFSET,
    RANGE,
    TILT,
    look,
)
from vitok.proximity.modes import Know
from vitok.proximity.pointing import pointing, turned_from
from vitok.proximity.reference import Course, Pace, begin, course_of_none, course_s, reference_state
from vitok.types import Vector

_KNOWN = len(Know)


class Aim(NamedTuple):
    """What the plan gives: the port and the way to it; times since the begin.

    ``port_m`` (3,) is from the station's centre of mass, ``axis``, and ``right`` and ``up``, the directions
    of a docked ship's +y and +z, are unit vectors (3,), all in the station's body axes. ``way_in_s`` is the
    begin of the way in, or of the burn that leads away. ``lit`` and ``heard`` (n, 2) are begins and ends of
    sunlight and of contact with the ground, none where no mode looks at them.
    """

    port_m: Vector
    axis: Vector
    right: Vector
    up: Vector
    way_in_s: float
    contact_s: float
    pace: Pace
    push_mps2: float
    spring_mps: float
    safe: Safe
    lit: Vector
    heard: Vector


class Brain(NamedTuple):
    """What the ship's computer holds between two control periods; all arrays change in place.

    ``known`` by Know, ``looked`` the LOOK numbers as known, ``reference`` (9,) in the station's axes,
    ``course`` of the mode, ``since_s`` of the conditions; of both laws estimate, command and memory;
    ``impulse`` (6,) that is wanted in a period and ``owed``, ``on_s`` (n,) and their limits ``limit_s``;
    ``turned_radps`` (3,), about the ship's axes, is what they were told to turn it by in the last period.
    """

    known: Vector
    looked: Vector
    reference: Vector
    course: Course
    since_s: Vector
    estimate: Vector
    command: Vector
    memory: Vector
    turn_estimate: Vector
    turn_command: Vector
    turn_memory: Vector
    impulse: Vector
    owed: Vector
    on_s: Vector
    limit_s: Vector
    turned_radps: Vector


def brain_of(conditions: int, jets: int) -> Brain:
    """What it holds at first."""
    return Brain(
        np.zeros(_KNOWN),
        np.zeros(LOOK),
        np.zeros(9),
        course_of_none(),
        np.full(conditions, np.inf),
        np.zeros(15),
        np.zeros(3),
        np.zeros(MEMORY),
        np.zeros(6),
        np.zeros(3),
        np.zeros(MEMORY),
        np.zeros(6),
        np.zeros(6),
        np.zeros(jets),
        np.zeros(jets),
        np.zeros(3),
    )


@lean
def _inside(t_s, spans):
    """1 inside one of the rising spans (n, 2), 0 outside."""
    row = np.searchsorted(spans[:, 1], t_s, side="right")
    return 1.0 if row < spans.shape[0] and spans[row, 0] <= t_s else 0.0


@bare
def know(t_s, mode, since, modes, near, brain, port, aim):
    """Writes what the conditions of modes look at, so far as the filter and the clock tell it.

    ``since`` (3-tuple, s) is when the mode, its course and the last sight of the station were.
    """
    known, looked, p = brain.known, brain.looked, near.covariance
    mode_s, course_begun_s, seen_s = since
    lasts_s = course_s(modes.kind[mode], modes.speed_mps[mode], port, aim.pace, brain.course)
    known[Know.IN_MODE], known[Know.COURSE_LEFT] = t_s - mode_s, lasts_s - (t_s - course_begun_s)
    if modes.kind[mode] == Mode.BURN:
        left = brain.course.numbers[1] / modes.speed_mps[mode]
        known[Know.COURSE_LEFT] = left * modes.duration_s[mode]
    known[Know.TO_WAY_IN], known[Know.TO_CONTACT] = aim.way_in_s - t_s, aim.contact_s - t_s
    known[Know.RANGE], known[Know.OFFSET] = looked[RANGE], looked[OFFSET]
    known[Know.APART] = np.sqrt(looked[RANGE] ** 2 + looked[OFFSET] ** 2)
    known[Know.OFF_AXIS] = np.degrees(np.arctan2(looked[OFFSET], looked[RANGE]))
    known[Know.CLOSING_RATE], known[Know.LATERAL_RATE] = looked[CLOSING_RATE], looked[LATERAL_RATE]
    known[Know.EXCESS_RATE] = looked[CLOSING_RATE]
    for i in range(3):
        known[Know.EXCESS_RATE] += brain.reference[3 + i] * aim.axis[i]
    known[Know.TILT], known[Know.ANGULAR_RATE] = np.degrees(looked[TILT]), np.degrees(looked[ANGULAR_RATE])
    at = p.shape[0] - SOLVED + 6
    known[Know.SIGMA] = np.sqrt(p[at, at] + p[at + 1, at + 1] + p[at + 2, at + 2])
    known[Know.UNSEEN] = t_s - seen_s
    known[Know.SUNLIT], known[Know.IN_CONTACT] = _inside(t_s, aim.lit), _inside(t_s, aim.heard)


@bare
def look_by_estimate(mean, station, ship, rate_radps, tip, aim, out):
    """Writes the LOOK numbers by the estimate; returns the ship's place (3-tuple) in the station's axes.

    ``station`` and ``ship`` (9-tuples) are the matrices from LVLH to the axes of both.
    """
    at = rotate(station, mean[Mean.RELATIVE], mean[Mean.RELATIVE + 1], mean[Mean.RELATIVE + 2])
    v = rotate(station, mean[Mean.RELATIVE + 3], mean[Mean.RELATIVE + 4], mean[Mean.RELATIVE + 5])
    own = (mean[Mean.STATION + 3], mean[Mean.STATION + 4], mean[Mean.STATION + 5])
    carried = cross(own, at)
    from_station = times(ship, transposed(station))
    arm = rotate_back(from_station, tip[0], tip[1], tip[2])
    ox, oy, oz = rotate(ship, 0.0, -rate_radps, 0.0)
    spin = rotate_back(from_station, mean[Mean.RATE] - ox, mean[Mean.RATE + 1] - oy, mean[Mean.RATE + 2] - oz)
    turning = (spin[0] - own[0], spin[1] - own[1], spin[2] - own[2])
    moving = cross(turning, arm)
    look(
        (at[0] + arm[0], at[1] + arm[1], at[2] + arm[2]),
        (
            v[0] - carried[0] + moving[0],
            v[1] - carried[1] + moving[1],
            v[2] - carried[2] + moving[2],
        ),
        from_station,
        turning,
        aim.port_m,
        aim.axis,
        out,
    )
    return at


@lean
def steered(kind):
    """Whether a mode of a kind keeps the ship to a reference place."""
    return kind <= Mode.CLOSE or kind == Mode.RETREAT


@lean
def refer(since_s, kind, speed_mps, mean, by_law, rate_radps, port, pace, course, reference):
    """Writes the ``reference`` (9,) ``since_s`` after the ``course`` of a mode of a ``kind`` began.

    It is in the station's axes; of a fly-around in those that it should have, as its swaying is no reason to
    fire when the ship is far.
    """
    if kind != Mode.FLY_AROUND:
        reference_state(since_s, kind, speed_mps, port, pace, course, reference)
        return
    at = (mean[Mean.RELATIVE], mean[Mean.RELATIVE + 1], mean[Mean.RELATIVE + 2])
    lasts_s, corners, stop_mps = course.numbers[2], course.corners, course.stop_mps
    arc_state(since_s, at, lasts_s, pace.ramp_s, rate_radps, corners, stop_mps, reference)
    for part in range(0, 9, 3):
        x, y, z = rotate(by_law, reference[part], reference[part + 1], reference[part + 2])
        reference[part], reference[part + 1], reference[part + 2] = x, y, z


@lean
def begin_mode(modes, mode, t_s, brain, mean, at, station, port, aim, by_law, rate_radps):
    """Lets the course of a mode begin where the reference stands, with its rate along the port's axis,
    and writes the reference then.

    ``at`` (3-tuple) is the ship's place in the station's axes, ``station`` and ``by_law`` (9-tuples) are the
    matrices from LVLH to these as known and as they should be.
    """
    kind, speed_mps, out_mps = modes.kind[mode], modes.speed_mps[mode], 0.0
    for i in range(3):
        out_mps += brain.reference[3 + i] * aim.axis[i]
    d = modes.direction[mode]
    toward = rotate(by_law, d[0], d[1], d[2])
    begin(
        kind,
        (modes.range_m[mode], toward, modes.duration_s[mode]),
        brain.reference,
        max(out_mps, 0.0),
        aim.contact_s - t_s,
        port,
        aim.pace,
        brain.course,
    )
    if kind == Mode.AVOID or kind == Mode.BURN:
        brain.course.numbers[1] = speed_mps
    if kind == Mode.AVOID:
        begin_to_leave(modes, mode, brain, mean, at, station, port, aim.safe, rate_radps)
    elif kind == Mode.FLY_AROUND:
        place, goal = brain.course.place_m, brain.course.goal_m
        lay_arcs(
            rotate_back(by_law, place[0], place[1], place[2]),
            rotate_back(by_law, goal[0], goal[1], goal[2]),
            brain.course.numbers[2],
            aim.pace.ramp_s,
            rate_radps,
            brain.course.corners,
            brain.course.stop_mps,
        )
    refer(0.0, kind, speed_mps, mean, by_law, rate_radps, port, aim.pace, brain.course, brain.reference)


@counted
def asked(law, estimate, kind, command, memory, parameters):
    """Writes what a law asks for into ``command``; the array that it returns is counted, and let go here."""
    command[:] = law(estimate, kind, command, memory, parameters)


@bare
def ask_translation(modes, mode, station, by_law, mean, brain, aim, law, parameters):
    """Writes the acceleration (3,) that is asked for, LVLH, into ``brain.command``.

    ``station`` and ``by_law`` (9-tuples) are the matrices from LVLH to the station's axes as known and as
    they should be.
    """
    estimate, reference, command, kind = brain.estimate, brain.reference, brain.command, modes.kind[mode]
    axis = rotate_back(station, aim.axis[0], aim.axis[1], aim.axis[2])
    if kind == Mode.DRIFT or kind == Mode.RETRACT or kind == Mode.RELEASE or kind == Mode.COAST:
        command[:] = 0.0
    elif kind == Mode.PUSH:
        for i in range(3):
            command[i] = -aim.push_mps2 * axis[i]
    elif kind == Mode.BURN:
        # one push at an even rate, after which the ship coasts
        rate = max(min(brain.course.numbers[1] / STEP_S, modes.speed_mps[mode] / modes.duration_s[mode]), 0.0)
        own = np.isnan(modes.direction[mode, 0])
        for i in range(3):
            command[i] = rate * (axis[i] if own else modes.direction[mode, i])
    elif kind == Mode.AVOID:
        leave(modes, mode, aim.safe, mean, brain)
    else:
        # a place that stands in the station's axes moves with their turning
        own = (mean[Mean.STATION + 3], mean[Mean.STATION + 4], mean[Mean.STATION + 5])
        if kind == Mode.FLY_AROUND:
            station, own = by_law, (0.0, 0.0, 0.0)
        carried = cross(own, (reference[0], reference[1], reference[2]))
        for part in range(3):
            x, y, z = reference[3 * part], reference[3 * part + 1], reference[3 * part + 2]
            if part == 1:
                x, y, z = x + carried[0], y + carried[1], z + carried[2]
            ax, ay, az = rotate_back(station, x, y, z)
            estimate[6 + 3 * part], estimate[7 + 3 * part], estimate[8 + 3 * part] = ax, ay, az
        for i in range(6):
            estimate[i] = mean[Mean.RELATIVE + i]
        asked(law, estimate, kind, command, brain.memory, parameters)


@lean
def along(wanted, owed):
    """Size of the first three numbers of what is wanted, and how far those of what is owed lie along them."""
    size2, both = 0.0, 0.0
    for i in range(3):
        size2 += wanted[i] * wanted[i]
        both += wanted[i] * owed[i]
    size = np.sqrt(size2)
    return size, both / size if size > 0.0 else 0.0


@bare
def ask_attitude(kind, to_port, at, station, ship, orbit, mean, brain, aim, law, parameters):
    """Writes the angular acceleration (3,) that is asked for, ship's axes, into ``brain.turn_command``."""
    command = brain.turn_command
    if kind == Mode.DRIFT or kind == Mode.RETRACT or kind == Mode.PUSH or kind == Mode.RELEASE:
        command[:] = 0.0
        return
    axes, rate_radps = orbit
    d0, d1, d2 = -aim.axis[0], -aim.axis[1], -aim.axis[2]
    own = (mean[Mean.STATION + 3], mean[Mean.STATION + 4], mean[Mean.STATION + 5])
    los = (0.0, 0.0, 0.0)  # rate at which the line of sight turns in the station's axes
    if to_port:
        rx, ry, rz = aim.port_m[0] - at[0], aim.port_m[1] - at[1], aim.port_m[2] - at[2]
        r2 = rx * rx + ry * ry + rz * rz
        r = np.sqrt(r2)
        d0, d1, d2 = rx / r, ry / r, rz / r
        vx, vy, vz = rotate(
            station, mean[Mean.RELATIVE + 3], mean[Mean.RELATIVE + 4], mean[Mean.RELATIVE + 5]
        )
        carried = cross(own, at)
        los = cross((rx, ry, rz), ((carried[0] - vx) / r2, (carried[1] - vy) / r2, (carried[2] - vz) / r2))
    rows = pointing(d0, d1, d2, aim.right, aim.up)
    wanted = quaternion_of(times(rows, times(station, axes)))
    q = (mean[Mean.Q], mean[Mean.Q + 1], mean[Mean.Q + 2], mean[Mean.Q + 3])
    off = turned_from(wanted, q)
    from_station = times(ship, transposed(station))
    ox, oy, oz = rotate(ship, 0.0, -rate_radps, 0.0)
    tx, ty, tz = rotate(from_station, own[0] + los[0], own[1] + los[1], own[2] + los[2])
    wanted_rate = (ox + tx, oy + ty, oz + tz)
    for i in range(3):
        brain.turn_estimate[i] = off[i]
        # gyroscopes tell the mean of a period, half of what was fired in it (pulses are spread evenly over a
        # period here): it would be fired again; products of inertia are left out
        rate = mean[Mean.RATE + i] + 0.5 * brain.turned_radps[i]
        brain.turn_estimate[3 + i] = rate - wanted_rate[i]
    asked(law, brain.turn_estimate, kind, command, brain.turn_memory, parameters)
