"""Where the station is during a stay: as it is known, and as it truly is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vitok.earth.environment import Environment
from vitok.earth.time import SECONDS_PER_DAY
from vitok.motion.trajectory import Trajectory
from vitok.stay.passage import passage_states
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.stay.plan import StayPlan

HANDOVER_S = SECONDS_PER_DAY / 2  # over which a fitted orbit and the passage give way to each other


@dataclass(frozen=True, eq=False)
class Detour:
    """The station's orbit about a relocation, flown under all forces, as a passage is none to fly a ship by.

    It is the station's from ``t_start_s`` to ``t_end_s``; what it differs by from the stay's fades within
    ``before_s`` and ``after_s`` of them.
    """

    orbit: Trajectory
    environment: Environment
    t_start_s: float
    t_end_s: float
    before_s: float
    after_s: float


def weight(
    t_s: Vector, t_middle_s: float, direction: float, over_s: float = HANDOVER_S
) -> tuple[Vector, Vector]:
    """A weight (n,) that goes to 1 ``over_s`` a middle as 3 x^2 - 2 x^3, or from it if -1.0, and its rate."""
    x = np.clip(0.5 + direction * (t_s - t_middle_s) / over_s, 0.0, 1.0)
    return x * x * (3.0 - 2.0 * x), direction * (6.0 * x - 6.0 * x**2) / over_s


def station_states(plan: StayPlan, t_s: Vector) -> Vector:
    """States (n, 6) of the station, GCRF: fitted orbits at both ends, the passage between, smoothly joined.

    Position and velocity are continuous, about a relocation too.
    """
    states = _undisturbed(plan, t_s)
    for each in plan.detours:
        middles_s = each.t_start_s - 0.5 * each.before_s, each.t_end_s + 0.5 * each.after_s
        coming, coming_rate = weight(t_s, middles_s[0], 1.0, each.before_s)
        going, going_rate = weight(t_s, middles_s[1], -1.0, each.after_s)
        rows = np.flatnonzero(np.minimum(coming, going) > 0.0)
        if rows.size:
            off = each.orbit(t_s[rows])[:, :6] - states[rows]
            share, rate = (coming * going)[rows], (coming_rate * going + coming * going_rate)[rows]
            states[rows] += share[:, None] * off
            states[rows, 3:] += rate[:, None] * off[:, :3]
    return states


def _undisturbed(plan: StayPlan, t_s: Vector) -> Vector:
    """The states (n, 6) of a stay without relocations."""
    if plan.arrival.sets == plan.departure.sets:
        return plan.arrival.flown(t_s)[:, :6]
    epoch = plan.epoch
    states = np.zeros((t_s.size, 6))
    arriving, arriving_rate = weight(t_s, plan.t_first_s, -1.0)
    departing, departing_rate = weight(t_s, plan.t_last_s, 1.0)
    passing, passing_rate = 1.0 - arriving - departing, -arriving_rate - departing_rate
    parts = [
        (arriving, arriving_rate, lambda t: plan.arrival.flown(t)[:, :6]),
        (departing, departing_rate, lambda t: plan.departure.flown(t)[:, :6]),
    ]
    if plan.way is not None:
        way = plan.way
        parts.append((passing, passing_rate, lambda t: passage_states(way, epoch, t, plan.rotation)))
    for share, rate, source in parts:
        rows = share > 0.0
        if np.any(rows):
            there = source(t_s[rows])
            states[rows] += share[rows, None] * there
            states[rows, 3:] += rate[rows, None] * there[:, :3]
    return states
