"""What the laws of the closed loop take of a station that is not where the plan has it, linear."""

from functools import partial

import numpy as np

from vitok.elementary import arctan2, cos, norm, product, sin
from vitok.motion.lvlh import axes, orbital_rate_radps
from vitok.motion.relative import mean_motion_radps
from vitok.navigation.flattened import drift
from vitok.rendezvous import guidance
from vitok.rendezvous.sequence import Step
from vitok.types import Vector


def turning_from_gcrf(y: Vector) -> Vector:
    """Matrix (6, 6) that turns a small deviation in GCRF into the turning LVLH axes of the state ``y``."""
    m, rate = axes(y), orbital_rate_radps(*y[:6])
    out = np.zeros((6, 6))
    out[:3, :3] = out[3:, 3:] = m
    out[3, :3], out[5, :3] = rate * m[2], -rate * m[0]
    return out


def gcrf_from_turning(y: Vector) -> Vector:
    """The inverse of ``turning_from_gcrf`` (6, 6)."""
    m, rate = axes(y), orbital_rate_radps(*y[:6])
    out = np.zeros((6, 6))
    out[:3, :3] = out[3:, 3:] = m.T
    out[3:, :3] = rate * (np.outer(m[2], [1.0, 0.0, 0.0]) - np.outer(m[0], [0.0, 0.0, 1.0]))
    return out


def station_rows(
    step: Step, y_ships: tuple[Vector, Vector], y_station: Vector, *, later_s: float, planar: bool
) -> Vector:
    """What a law's rows (k, 6) take of the station's deviation at the command, GCRF, as the ship knows it.

    The aim is ``later_s`` after the command. ``y_ships`` are the ship's states (6,) at the middle of the burn
    and at the command, ``y_station`` is at that. Places are arcs along the station's orbit, across it at the
    ship's own place, and heights (``curvilinear``). ``planar`` is the law of a pair, whose second row is the
    ship's alone.
    """
    y_middle, y_ship = y_ships
    leg, named = step[0], step[1].func if isinstance(step[1], partial) else step[1]
    aim_m = step[1].keywords.get("aim_lvlh_m", np.zeros(3)) if isinstance(step[1], partial) else np.zeros(3)
    station_m, rate = float(norm(y_station[:3])), mean_motion_radps(y_station)
    ahead_rad = float(arctan2(aim_m[0], station_m - aim_m[2]))
    lower = (station_m - aim_m[2]) / station_m if aim_m.any() else float(norm(y_ship[:3])) / station_m
    y_aim, phi = drift(y_station, later_s)
    at_aim = product(turning_from_gcrf(y_aim), phi)
    along, down = -lower * at_aim[0], -at_aim[2]
    c, s = float(cos(ahead_rad)), float(sin(ahead_rad))
    if named is guidance.in_plane:
        return np.stack((along, down))
    if named is guidance.to_rest:
        return -at_aim[3:]
    if named is guidance.to_position:
        slow = guidance.half_turn_before(y_station, leg)
        across = c * at_aim[4] - rate * s * at_aim[1] if slow else c * at_aim[1] + s / rate * at_aim[4]
        return np.stack((along, -lower * across, down))
    if planar:
        return np.stack((along, np.zeros(6)))
    forward = axes(y_middle)[0]  # the plane, as the burn sees it
    momentum_m2ps = norm(np.cross(y_station[:3], y_station[3:6]))
    tilt = (
        np.concatenate((np.cross(y_station[3:6], forward), np.cross(forward, y_station[:3]))) / momentum_m2ps
    )
    plane = -float(norm(y_ship[3:6])) * tilt
    if named is guidance.plane:
        return plane[None, :]
    return np.stack((along, plane)) if named is guidance.phase_and_plane else along[None, :]
