"""Modes of an approach as arrays, and which of them follows by what the ship knows."""

from enum import IntEnum
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import lean
from vitok.elementary import norm
from vitok.mission.docking import QUANTITIES, Docking, Exit, Kind
from vitok.mission.spacecraft import Spacecraft
from vitok.types import Vector

KINDS: tuple[Kind, ...] = get_args(Kind)
DOCKED, AWAY = -1, -2  # in the place of a mode: the approach has ended


class Know(IntEnum):
    """Columns of what the conditions look at, in the order of ``QUANTITIES``, m, s, deg, kg."""

    IN_MODE = 0
    COURSE_LEFT = 1
    TO_WAY_IN = 2
    TO_CONTACT = 3
    RANGE = 4
    OFFSET = 5
    APART = 6
    OFF_AXIS = 7
    CLOSING_RATE = 8
    EXCESS_RATE = 9
    LATERAL_RATE = 10
    TILT = 11
    ANGULAR_RATE = 12
    SIGMA = 13
    UNSEEN = 14
    DISAGREEMENT = 15
    TURNED = 16
    RETREATS = 17
    PROPELLANT = 18
    TOUCHED = 19
    CAPTURED = 20
    RETRACTED = 21
    SUNLIT = 22
    IN_CONTACT = 23


class Modes(NamedTuple):
    """Modes (n,) and their exits (e,), whose conditions (c,) are in their order.

    ``kind`` (n,) is a number of KINDS, ``to_port`` (n,) whether the probe points at the port; ``range_m``
    and ``speed_mps`` are NaN where the file has none; ``duration_s`` (n,) and ``direction`` (n, 3), a unit
    vector of LVLH, are NaN for the usual time and the port's axis; ``bands`` (n, 4): position (m), velocity
    (m/s), angle (rad), angular velocity (rad/s). ``exit_to`` (e,) is the mode that follows;
    ``condition_of`` (c,) is the exit, ``quantity`` (c,) a column of Know, ``sign`` 1 for above and -1 for
    below, ``limit`` and ``for_s``. Those of one mode lie together, from ``first`` (n + 1,) of it on.
    """

    kind: NDArray[np.int64]
    to_port: NDArray[np.bool_]
    range_m: Vector
    speed_mps: Vector
    duration_s: Vector
    direction: Vector
    bands: Vector
    exit_to: NDArray[np.int64]
    condition_of: NDArray[np.int64]
    quantity: NDArray[np.int64]
    sign: Vector
    limit: Vector
    for_s: Vector
    first: NDArray[np.int64]


def modes_of(docking: Docking, spacecraft: Spacecraft) -> Modes:
    """The arrays of a file; what it leaves to the spacecraft is that one's."""
    range_m, undocking = spacecraft.proximity.station_keeping_range_m, spacecraft.undocking
    names = [each.name for each in docking.modes]
    number = {name: row for row, name in enumerate(names)} | {"docked": DOCKED, "away": AWAY}
    exits: list[tuple[int, Exit]] = []
    for row, mode in enumerate(docking.modes):
        exits += [(row, each) for each in docking.alarms if mode.name in each.modes]
        exits += [(row, each) for each in mode.exits]
    conditions = [(row, each) for row, (_, way) in enumerate(exits) for each in way.when]

    def ranged(own_m: float | None, kind: Kind) -> float:
        return own_m if own_m is not None else (range_m if kind == "fly_around" else np.nan)

    def of_burn(own: float | None, kind: Kind, usual: float) -> float:
        return own if own is not None else (usual if kind == "burn" else np.nan)

    directions = np.array([each.direction_lvlh or (np.nan,) * 3 for each in docking.modes])
    return Modes(
        np.array([KINDS.index(each.kind) for each in docking.modes]),
        np.array([each.points_at == "port" for each in docking.modes]),
        np.array([ranged(each.range_m, each.kind) for each in docking.modes]),
        np.array(
            [
                of_burn(each.speed_mps, each.kind, undocking.separation_burn_delta_v_mps)
                for each in docking.modes
            ]
        ),
        np.array(
            [
                of_burn(each.duration_s, each.kind, undocking.separation_burn_duration_s)
                for each in docking.modes
            ]
        ),
        directions / norm(directions)[:, None],
        np.array(
            [
                (
                    each.position_band_m,
                    each.rate_band_mps,
                    np.radians(each.angle_band_deg),
                    np.radians(each.angular_rate_band_degps),
                )
                for each in docking.modes
            ]
        ),
        np.array([number[way.to] for _, way in exits], dtype=np.int64),
        np.array([row for row, _ in conditions], dtype=np.int64),
        np.array([QUANTITIES.index(each.quantity) for _, each in conditions], dtype=np.int64),
        np.array([1.0 if each.above is not None else -1.0 for _, each in conditions]),
        np.array(
            [each.above if each.above is not None else each.below for _, each in conditions], dtype=float
        ),
        np.array([each.for_s for _, each in conditions]),
        np.searchsorted([exits[row][0] for row, _ in conditions], np.arange(len(names) + 1)).astype(np.int64),
    )


@lean
def following(mode, known, t_s, modes, since_s):
    """The mode that follows ``mode``, or itself: the first exit all of whose conditions are met.

    ``known`` has the columns of Know. ``since_s`` (c,) keeps since when each condition is met, infinite while
    it is not; set all of it to infinity when a mode begins.
    """
    found, row = mode, modes.first[mode]
    end = modes.first[mode + 1]
    while row < end:
        way, met = modes.condition_of[row], True
        while row < end and modes.condition_of[row] == way:
            if modes.sign[row] * (known[modes.quantity[row]] - modes.limit[row]) > 0.0:
                since_s[row] = min(since_s[row], t_s)
            else:
                since_s[row] = np.inf
            met = met and t_s - since_s[row] >= modes.for_s[row]
            row += 1
        if met and found == mode:
            found = modes.exit_to[way]
    return found
