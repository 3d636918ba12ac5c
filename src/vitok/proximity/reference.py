"""Where the ship should be in a mode: functions of the time since it began, in the station's body axes."""

from typing import NamedTuple

import numpy as np

from vitok.compiled import lean
from vitok.proximity.arcs import LEGS
from vitok.proximity.guidance import Mode
from vitok.types import Vector


class Port(NamedTuple):
    """A port for a ship: its centre of mass at contact, and the port's axis, in the station's body axes (3,).

    ``contact_m`` is from the station's centre of mass.
    """

    contact_m: Vector
    axis: Vector


class Pace(NamedTuple):
    """How fast it goes: time of a fly-around, of a ramp; range and rate of the last metres; usual cruise."""

    flyaround_s: float
    ramp_s: float
    last_m: float
    contact_mps: float
    cruise_mps: float


class Course(NamedTuple):
    """What a mode begins with: ``place_m`` (3,), and ``numbers``: range to go (m), its rate of cruise (m/s).

    Of a retreat the second is the rate out of the port that it begins with, of a burn what of its velocity
    change is left to make, of an avoid 0 once it is under way, which leads in the direction ``goal_m`` (3,),
    a unit vector of LVLH. A fly-around leads to ``goal_m``, in the station's axes, in the third, s, by
    ``corners`` (LEGS, 4) with ``stop_mps`` (3,) at its end, as ``lay_arcs`` has them. All are written anew as
    a mode begins.
    """

    place_m: Vector
    goal_m: Vector
    numbers: Vector
    corners: Vector
    stop_mps: Vector


def course_of_none() -> Course:
    """Room for a course."""
    return Course(np.zeros(3), np.zeros(3), np.zeros(3), np.zeros((LEGS, 4)), np.zeros(3))


@lean
def begin(kind, where, at_m, out_mps, to_contact_s, port, pace, course):
    """Writes the ``course`` of a mode that begins at the place ``at_m`` (3,), going out at ``out_mps``.

    ``where`` tells range, direction (3-tuple, station's axes; NaN for the port's axis) and duration (NaN
    for the pace's) of a fly-around, of which a retreat takes the range. A way in is paced to meet the
    planned contact in ``to_contact_s`` if that asks for no more than half as much again as the usual
    cruise, else by the usual one.
    """
    for i in range(3):
        course.place_m[i] = at_m[i]
    along = _along(course.place_m, port)
    course.numbers[0], course.numbers[1] = along, pace.cruise_mps
    if kind == Mode.CLOSE:
        last_s = pace.last_m / pace.contact_mps
        spare_s = to_contact_s - last_s - pace.ramp_s
        if spare_s > 0.0:
            cruise = (along - pace.last_m - 0.5 * pace.contact_mps * pace.ramp_s) / spare_s
            if (
                pace.contact_mps < cruise <= 1.5 * pace.cruise_mps
                and to_contact_s - last_s > 2.0 * pace.ramp_s
            ):
                course.numbers[1] = cruise
    to_range_m, toward, lasts_s = where
    if kind == Mode.FLY_AROUND or kind == Mode.RETREAT:
        course.numbers[0] = to_range_m
    if kind == Mode.FLY_AROUND:
        course.numbers[2] = pace.flyaround_s if np.isnan(lasts_s) else lasts_s
        for i in range(3):
            on_axis = port.contact_m[i] + port.axis[i] * to_range_m
            course.goal_m[i] = on_axis if np.isnan(toward[0]) else toward[i] * to_range_m
    if kind == Mode.RETREAT:
        course.numbers[1] = out_mps


@lean
def course_s(kind, speed_mps, port, pace, course):
    """How long what a mode does takes, of a fly-around and a retreat; 0 of others."""
    if kind == Mode.FLY_AROUND:
        return course.numbers[2]
    if kind == Mode.RETREAT:
        way_m = course.numbers[0] - _along(course.place_m, port)
        speed, even_s = _pace_back(way_m, course.numbers[1], pace.ramp_s, speed_mps)
        return even_s + 2.0 * pace.ramp_s if speed > 0.0 else 0.0
    return 0.0


@lean
def _along(place_m, port):
    """Range on the port's axis of a place."""
    along = 0.0
    for i in range(3):
        along += (place_m[i] - port.contact_m[i]) * port.axis[i]
    return along


@lean
def reference_state(since_s, kind, speed_mps, port, pace, course, out):
    """Writes position, velocity and acceleration (9,) ``since_s`` after a mode began, station's body axes.

    Not of a fly-around, which has ``arc_state``.
    """
    for i in range(9):
        out[i] = 0.0
    if kind == Mode.CLOSE or kind == Mode.PUSH:
        away_m, rate, push = closing(since_s, course.numbers[0], course.numbers[1], pace)
    elif kind == Mode.RETREAT:
        away_m, rate, push = _backing(since_s, port, pace.ramp_s, speed_mps, course)
    else:
        for i in range(3):
            out[i] = course.place_m[i]
        return
    for i in range(3):
        out[i] = port.contact_m[i] + port.axis[i] * away_m
        out[3 + i], out[6 + i] = port.axis[i] * rate, port.axis[i] * push


@lean
def closing(since_s, range_m, cruise_mps, pace):
    """Range, its rate and acceleration (3-tuple) on the way in from rest at ``range_m``.

    The rate ramps up to the cruise and down to that of contact, which is held over the last metres and on.
    """
    ramp_s, contact = pace.ramp_s, pace.contact_mps
    # what the ramps leave: where that is too little, the cruise is slower
    cruise = min(cruise_mps, (range_m - pace.last_m - 0.5 * contact * ramp_s) / ramp_s)
    cruise = max(cruise, contact)
    up_m, down_m = 0.5 * cruise * ramp_s, 0.5 * (cruise + contact) * ramp_s
    even_s = max(range_m - pace.last_m - up_m - down_m, 0.0) / cruise
    if since_s < ramp_s:
        rate = cruise * since_s / ramp_s
        return range_m - 0.5 * rate * since_s, -rate, -cruise / ramp_s
    if since_s < ramp_s + even_s:
        return range_m - up_m - cruise * (since_s - ramp_s), -cruise, 0.0
    left_m = range_m - up_m - cruise * even_s
    slowing_s = since_s - ramp_s - even_s
    if slowing_s < ramp_s:
        slowing = (cruise - contact) / ramp_s
        rate = cruise - slowing * slowing_s
        return left_m - 0.5 * (cruise + rate) * slowing_s, -rate, slowing
    return left_m - down_m - contact * (slowing_s - ramp_s), -contact, 0.0


def cruise_speed_mps(range_m: float, duration_s: float, pace: Pace) -> float:
    """Cruise with which a way in from rest at ``range_m`` takes ``duration_s``."""
    fixed_m = pace.last_m + 0.5 * pace.contact_mps * pace.ramp_s
    return (range_m - fixed_m) / (duration_s - pace.last_m / pace.contact_mps - pace.ramp_s)


@lean
def _pace_back(way_m, first_mps, ramp_s, speed_mps):
    """Even rate of a retreat that begins with a rate, and how long it is held; ramps are before and after."""
    speed = min(speed_mps, way_m / ramp_s - 0.5 * first_mps)
    if speed <= 0.0:
        return 0.0, 0.0
    return speed, (way_m - 0.5 * first_mps * ramp_s) / speed - ramp_s


@lean
def _backing(since_s, port, ramp_s, speed_mps, course):
    """Range on the axis, its rate and acceleration (3-tuple) on the way back to the course's range."""
    near_m, first = _along(course.place_m, port), course.numbers[1]
    far_m = max(course.numbers[0], near_m)
    speed, even_s = _pace_back(far_m - near_m, first, ramp_s, speed_mps)
    if speed <= 0.0:
        return far_m, 0.0, 0.0
    if since_s < ramp_s:
        push = (speed - first) / ramp_s
        return near_m + (first + 0.5 * push * since_s) * since_s, first + push * since_s, push
    if since_s < ramp_s + even_s:
        return near_m + 0.5 * first * ramp_s + speed * (since_s - 0.5 * ramp_s), speed, 0.0
    left_s = 2.0 * ramp_s + even_s - since_s
    if left_s > 0.0:
        return far_m - 0.5 * speed / ramp_s * left_s * left_s, speed * left_s / ramp_s, -speed / ramp_s
    return far_m, 0.0, 0.0
