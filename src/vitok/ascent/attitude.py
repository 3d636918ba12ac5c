"""The picture of an ascent: how the rocket stands, and the ways of what it drops."""

from collections.abc import Iterator

import numpy as np

from vitok.ascent.drop_zones import pieces
from vitok.ascent.dynamics import Launch
from vitok.earth.environment import Environment
from vitok.elementary import cos, dot, sin
from vitok.mission.rocket import Jettison, Rocket, Stage
from vitok.motion import orbit
from vitok.motion.arc import Arc, Picture, Track
from vitok.motion.attitude import by
from vitok.motion.fall import fall, track_of
from vitok.motion.quaternions import quaternions
from vitok.motion.rigid_body import body_from_gcrf
from vitok.types import Vector

_SEEN_S = 600.0  # for which the last stage is followed once the ship has left it


def pictured(rocket: Rocket, launch: Launch, environment: Environment, arc: Arc) -> Picture:
    """The picture of an arc that was flown in the ``launch`` frame.

    The axis is the thrust's direction, that of cut-off once it is gone; about it the vehicle stands as it did
    on the pad, turned by pitch and yaw alone and by the roll of the rocket's file.
    """
    pitch_rad, yaw_rad = np.radians(arc.channels["pitch_deg"]), np.radians(arc.channels["yaw_deg"])
    upright = quaternions(_axes(pitch_rad, yaw_rad, launch.axes))
    half_rad = 0.5 * np.radians(rocket.guidance.roll_deg)
    q = by(upright, np.array([cos(half_rad), sin(half_rad), 0.0, 0.0]))
    return Picture(q, tracks=tuple(_tracks(rocket, arc, q, environment)))


def _axes(pitch_rad: Vector, yaw_rad: Vector, launch: Vector) -> Vector:
    """Axes (n, 3, 3) of an upright vehicle; the rows of ``launch`` are downrange, left, up."""
    nothing = np.zeros_like(pitch_rad)
    x = np.array([cos(yaw_rad) * cos(pitch_rad), sin(yaw_rad), cos(yaw_rad) * sin(pitch_rad)]).T
    z = np.array([sin(pitch_rad), nothing, -cos(pitch_rad)]).T
    own = np.stack((x, np.cross(z, x), z), axis=1)
    return dot(own[:, :, None, :], launch.T)


def _tracks(rocket: Rocket, arc: Arc, q: Vector, environment: Environment) -> Iterator[Track]:
    """The way of each piece whose drag is known, and of the last stage as long as it is near."""
    dropped_kg = {each.name: -each.mass_kg for each in arc.jumps}
    parts: dict[str, tuple[str, float, Stage | Jettison]] = {
        f"{each.name}_separation": (each.name, -1.0, each) for each in rocket.stages
    }
    for jettison in rocket.jettisons:
        parts[jettison.event] = (jettison.event.removesuffix("_jettison"), 1.0, jettison)
    falling = pieces(rocket, dropped_kg)
    for event in arc.events:
        if event.name not in falling:
            continue
        name, way, part = parts[event.name]
        row = int(np.searchsorted(arc.t_s, event.t_s))
        for number, push in enumerate(_outward(q[row], part.count, way), 1):
            y = event.y[:6].copy()
            y[3:] += part.drop_speed_mps * push
            told = name if part.count == 1 else f"{name} {number}"
            yield track_of(told, fall(event.t_s, y, falling[event.name], environment))
    last, end = rocket.stages[-1], arc.y_end
    end[3:6] -= last.drop_speed_mps * _outward(q[-1], 1, 1.0)[0]
    end[6] = arc.mass_kg[-2] - arc.mass_kg[-1]
    t_s = float(arc.t_s[-1])
    yield track_of(last.name, orbit.coast(t_s, end, t_s + _SEEN_S, environment))


def _outward(q: Vector, count: int, way: float) -> list[Vector]:
    """Directions (3,), GCRF, in which pieces leave: one along the axis, several about it from +y to +z."""
    x, y, z = np.array(body_from_gcrf(q[0], q[1], q[2], q[3])).reshape(3, 3)
    if count == 1:
        return [way * x]
    return [cos(angle) * y + sin(angle) * z for angle in 2.0 * np.pi * np.arange(count) / count]
