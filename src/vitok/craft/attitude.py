"""How a ship stands where no law that turns it is flown: along its orbit, to the Sun, for its burns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from vitok.compiled import njit
from vitok.earth.environment import Environment
from vitok.earth.frames import rotate_back
from vitok.earth.spline import Spline
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.elementary import norm
from vitok.mission.attitude import FreeAttitude
from vitok.motion.arc import Arc
from vitok.motion.attitude import Hold, Law, aimed
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.motion.orbit import Burn
from vitok.motion.quaternions import quaternions
from vitok.types import Vector

FORWARD, BACKWARD = np.array([1.0, 0.0, 0.0]), np.array([-1.0, 0.0, 0.0])
_HALF_TURN_RAD = np.pi
_EASED = 1.5  # peak of a turn's rate over its mean, see motion.attitude
_ALONG = 0.99  # cosine, beyond which the way forward says nothing about a turn about the line to the Sun


def states_of(arc: Arc, t_s: Vector) -> Vector:
    """States (n, 7) of an arc, those at its ends beyond them."""
    return arc(np.clip(t_s, arc.t_s[0], arc.t_s[-1]))


def along(arc: Arc, direction_lvlh: Vector, t_s: Vector) -> Vector:
    """Attitudes (n, 4) with +x along a direction (3,) of the ship's own LVLH, +z nearest to the Earth."""
    found: Vector = _along(states_of(arc, t_s), direction_lvlh)
    return found


@njit
def _along(y, direction):
    axes = np.empty((y.shape[0], 3, 3))
    for k in range(y.shape[0]):
        m = lvlh_from_gcrf(y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5])
        x = np.array(rotate_back(m, direction[0], direction[1], direction[2]))
        axes[k] = aimed(x, np.array([m[6], m[7], m[8]]), np.array([m[0], m[1], m[2]]))
    return quaternions(axes)


def fixed(q: Vector, t_s: Vector) -> Vector:
    """One attitude (4,) in inertial space, at instants (n,): (n, 4)."""
    return np.tile(q, (t_s.size, 1))


def for_burn(arc: Arc, burn: Burn) -> Law:
    """The attitude of a burn: +x along its thrust, which is fixed in the ship's LVLH or in inertial space."""
    direction = np.asarray(burn.direction, dtype=float) / norm(burn.direction)
    if burn.frame == "lvlh":
        return partial(along, arc, direction)
    y = states_of(arc, np.array([burn.start_s]))[0]
    m = np.array(lvlh_from_gcrf(*y[:6])).reshape(3, 3)
    return partial(fixed, quaternions(aimed(direction, m[2], m[0])[None])[0])


def spinning(about: FreeAttitude, arc: Arc, bodies: Spline, *, begin_s: float, end_s: float) -> Law:
    """The attitude of a spin from ``begin_s`` to ``end_s``, before and after which it stands to the Sun."""
    y = states_of(arc, np.array([begin_s]))[0]
    m = np.array(lvlh_from_gcrf(*y[:6])).reshape(3, 3)
    rate_radps = float(np.radians(about.spin_degps))

    def law(t_s: Vector) -> Vector:
        angle_rad = rate_radps * (np.clip(t_s, begin_s, end_s) - begin_s)
        found: Vector = _facing(t_s, angle_rad, np.array(about.cells), m[0], m[2], bodies)
        return found

    return law


@njit
def _facing(t_s, angle_rad, cells, forward, down, bodies):
    """Attitudes (n, 4) with the body's direction ``cells`` to the Sun, turned about that line by angles (n,)
    from where the body's +x, or +z if the cells lie along it, is nearest to ``forward``."""
    body = np.empty((3, 3))
    body[0] = cells / np.sqrt((cells * cells).sum())
    own = np.array([1.0, 0.0, 0.0]) if abs(body[0, 0]) < _ALONG else np.array([0.0, 0.0, 1.0])
    body[1] = own - (own * body[0]).sum() * body[0]
    body[1] /= np.sqrt((body[1] * body[1]).sum())
    body[2] = np.cross(body[0], body[1])
    axes, there = np.empty((t_s.size, 3, 3)), np.empty((3, 3))
    for k in range(t_s.size):
        sun = np.array(sun_gcrf_m(t_s[k], bodies))
        there[0] = sun / np.sqrt((sun * sun).sum())
        way = forward if abs((forward * there[0]).sum()) < _ALONG else down
        way = way - (way * there[0]).sum() * there[0]
        way /= np.sqrt((way * way).sum())
        there[1] = np.cos(angle_rad[k]) * way + np.sin(angle_rad[k]) * np.cross(there[0], way)
        there[2] = np.cross(there[0], there[1])
        for i in range(3):
            for j in range(3):
                axes[k, i, j] = body[0, i] * there[0, j] + body[1, i] * there[1, j] + body[2, i] * there[2, j]
    return quaternions(axes)


def holds_of(
    about: FreeAttitude,
    arc: Arc,
    burns: Sequence[Burn],
    environment: Environment,
    *,
    from_s: float,
    to_s: float,
    near: Hold | None = None,
) -> Iterator[Hold]:
    """The attitudes of an arc from one instant to another in their order: coasts, and ``burns`` made on it.

    From the instant of ``near`` on, that is how it coasts.
    """
    rate_radps = float(np.radians(about.turn_degps))
    longest_s = _EASED * _HALF_TURN_RAD / rate_radps
    free_s = from_s
    for burn in burns:
        begin_s = min(max(free_s, burn.ignition_s - about.ready_before_burn_s - longest_s), burn.ignition_s)
        yield from _coast(about, arc, environment, free_s, begin_s, near)
        yield Hold(begin_s, for_burn(arc, burn), rate_radps, burn.ignition_s)
        free_s = burn.end_s
    yield from _coast(about, arc, environment, free_s, to_s, near)


def _coast(
    about: FreeAttitude, arc: Arc, environment: Environment, from_s: float, to_s: float, near: Hold | None
) -> Iterator[Hold]:
    if near is not None and from_s < to_s and near.t_s < to_s:
        yield from _coast(about, arc, environment, from_s, near.t_s, None)
        yield replace(near, t_s=max(from_s, near.t_s))
        return
    if from_s >= to_s:
        return
    rate_radps = float(np.radians(about.turn_degps))
    longest_s = _EASED * _HALF_TURN_RAD / rate_radps
    law: Law = partial(along, arc, FORWARD)
    if about.coast == "sun-spin" and to_s - from_s - longest_s >= about.spin_least_coast_s:
        law = spinning(about, arc, environment.bodies, begin_s=from_s + longest_s, end_s=to_s)
    yield Hold(from_s, law, rate_radps)
