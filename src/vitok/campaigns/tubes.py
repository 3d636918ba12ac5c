"""How far flights lie apart over time: the tube of three sigma about their mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.motion.arc import Arc

_SAMPLES = 240
_FEWEST = 3  # flights that give a sigma


@dataclass(frozen=True, eq=False)
class Tube:
    """Of a channel over seconds since its phase began: mean, three sigma to both sides, least and greatest.

    Of what is never negative the lower side ends at 0. NaN where fewer than three flights are; ``flights``
    (n,) tells how many are. ``others`` are the same channel of single flights, by name.
    """

    channel: str
    since_s: Vector
    mean: Vector
    low: Vector
    high: Vector
    least: Vector
    greatest: Vector
    flights: NDArray[np.int64]
    others: dict[str, Vector] = field(default_factory=dict)


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
    never_negative = np.nanmin(np.where(told, stack, 0.0)) >= 0.0  # a length, as most channels are
    low = np.maximum(mean - three_sigma, 0.0 if never_negative else -np.inf)
    return Tube(channel, since_s, mean, low, mean + three_sigma, least, greatest, flights)


def tube_of(
    arcs: Sequence[Arc], channel: str, *, since: str = "", others: Mapping[str, Arc] | None = None
) -> Tube | None:
    """Tube of a channel that the arcs of several flights of one phase have; None of fewer than three.

    Seconds count from the event ``since`` in each of them, else from the arc's begin. ``others`` are arcs
    that are drawn beside it by their names, in no mean.
    """
    having = [arc for arc in arcs if channel in arc.channels]
    if len(having) < _FEWEST:
        return None
    whole_s = max(float(arc.t_s[-1]) - _begin_s(arc, since) for arc in having)
    since_s = np.linspace(0.0, whole_s, _SAMPLES)
    found = tube(channel, since_s, np.array([_sampled(arc, channel, since_s, since) for arc in having]))
    beside = {name: arc for name, arc in (others or {}).items() if channel in arc.channels}
    return replace(
        found, others={name: _sampled(arc, channel, since_s, since) for name, arc in beside.items()}
    )


def _begin_s(arc: Arc, since: str) -> float:
    return next((event.t_s for event in arc.events if event.name == since), float(arc.t_s[0]))


def _sampled(arc: Arc, channel: str, since_s: Vector, since: str) -> Vector:
    return np.interp(since_s, arc.t_s - _begin_s(arc, since), arc.channels[channel], right=np.nan)
