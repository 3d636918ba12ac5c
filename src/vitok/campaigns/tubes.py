"""How far flights lie apart over time: the tube of three sigma about their mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.motion.arc import Arc

_SAMPLES = 240
_FEWEST = 3  # flights that give a sigma


@dataclass(frozen=True, eq=False)
class Tube:
    """Of a channel over seconds since its phase began: mean, three sigma to both sides, least and greatest.

    NaN where fewer than three flights are; ``flights`` (n,) tells how many are.
    """

    channel: str
    since_s: Vector
    mean: Vector
    low: Vector
    high: Vector
    least: Vector
    greatest: Vector
    flights: Vector


def tube(channel: str, since_s: Vector, stack: Vector) -> Tube:
    """Tube of a stack (flights, n) of one channel at instants (n,); NaN where a flight is over."""
    told = np.isfinite(stack)
    flights = told.sum(axis=0)
    enough = flights >= _FEWEST
    count = np.where(enough, flights, _FEWEST)
    mean = np.where(enough, np.sum(np.where(told, stack, 0.0), axis=0) / count, np.nan)
    square = np.sum(np.where(told, stack - mean, 0.0) ** 2, axis=0) / (count - 1)
    three_sigma = 3.0 * np.sqrt(square)
    least = np.where(enough, np.min(np.where(told, stack, np.inf), axis=0), np.nan)
    greatest = np.where(enough, np.max(np.where(told, stack, -np.inf), axis=0), np.nan)
    return Tube(channel, since_s, mean, mean - three_sigma, mean + three_sigma, least, greatest, flights)


def tube_of(arcs: Sequence[Arc], channel: str) -> Tube | None:
    """Tube of a channel that the arcs of several flights of one phase have; None of fewer than three."""
    having = [arc for arc in arcs if channel in arc.channels]
    if len(having) < _FEWEST:
        return None
    since_s = np.linspace(0.0, max(float(arc.t_s[-1] - arc.t_s[0]) for arc in having), _SAMPLES)
    stack = np.array(
        [np.interp(since_s, arc.t_s - arc.t_s[0], arc.channels[channel], right=np.nan) for arc in having]
    )
    return tube(channel, since_s, stack)
