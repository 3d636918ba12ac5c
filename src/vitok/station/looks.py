"""Which element sets tell of a span, and what SGP4 makes of each over the half day that it was fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sgp4.api import WGS72, Satrec

from vitok.earth.frames import Rotation
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.station.element_set import ElementSet, gcrf_states
from vitok.station.reference import Look

Vector = NDArray[np.float64]

LOOKED_BACK_S = 0.5 * SECONDS_PER_DAY  # a set is a fit to tracking before its epoch
_SAMPLES = 25
_REACH_S = 4.0 * SECONDS_PER_DAY  # of sets before the last
_APART_S = 0.9 * SECONDS_PER_DAY / 4.0  # four sets a day tell what more would
_BESIDE_A_GAP = 5
_FARTHEST_S = 30.0 * SECONDS_PER_DAY  # of gaps over which it is tried at all whether an orbit leads
_DRAG_RATIO = 5.0  # of a set's drag over the prior's, beyond which it tells of a burn rather than of air
_EARTH_RADIUS_M = 6378135.0  # WGS-72, that of SGP4


def mean_axis_m(elements: ElementSet) -> float:
    """Semi-major axis of SGP4's mean elements (Brouwer's)."""
    return float(elements.satellite.a) * _EARTH_RADIUS_M


@dataclass(frozen=True)
class Chosen:
    """Sets about a span, and those beyond a gap before and after it, each in time order."""

    near: list[ElementSet]
    before: list[ElementSet]
    after: list[ElementSet]


def chosen(sets: Sequence[ElementSet], epoch: Epoch, t_start_s: float, t_end_s: float) -> Chosen:
    """The sets that tell of a span: those in it, and those of four days on either side of it or of a gap.

    NASA's numbered predictions are passed over where there are others: their drag is not to be trusted.
    """
    usable = [each for each in sets if not each.is_nasa_prediction] or list(sets)
    usable.sort(key=lambda each: each.t_s(epoch))
    groups = _parted(usable, epoch)

    def away(group: list[ElementSet]) -> tuple[float, int]:
        first_s, last_s = group[0].t_s(epoch), group[-1].t_s(epoch)
        inside = sum(t_start_s <= each.t_s(epoch) <= t_end_s for each in group)
        return max(first_s - t_end_s, t_start_s - last_s, 0.0), -inside

    k = min(range(len(groups)), key=lambda each: away(groups[each]))
    near = _about(groups[k], epoch, t_start_s, t_end_s)
    before: list[ElementSet] = []
    after: list[ElementSet] = []
    first_s, last_s = near[0].t_s(epoch), near[-1].t_s(epoch)
    if k > 0 and t_start_s < first_s < groups[k - 1][-1].t_s(epoch) + _FARTHEST_S:
        before = _ending(groups[k - 1], epoch)[-_BESIDE_A_GAP:]
    if k < len(groups) - 1 and groups[k + 1][0].t_s(epoch) - _FARTHEST_S < last_s < t_end_s:
        after = _beginning(groups[k + 1], epoch)[:_BESIDE_A_GAP]
    return Chosen(near, before, after)


def _parted(sets: list[ElementSet], epoch: Epoch) -> list[list[ElementSet]]:
    """Groups without a gap wider than the reach of what is used before a span."""
    groups = [sets[:1]]
    for earlier, each in pairwise(sets):
        if each.t_s(epoch) - earlier.t_s(epoch) > _REACH_S:
            groups.append([])
        groups[-1].append(each)
    return groups


def _about(group: list[ElementSet], epoch: Epoch, t_start_s: float, t_end_s: float) -> list[ElementSet]:
    """Of a group: the sets inside the span, before it and after it."""
    before = _ending([each for each in group if each.t_s(epoch) <= t_start_s], epoch)
    after = _beginning([each for each in group if each.t_s(epoch) > t_end_s], epoch)
    inside = _ending([each for each in group if t_start_s < each.t_s(epoch) <= t_end_s], epoch, np.inf)
    if after and before:
        before, after = before[-_BESIDE_A_GAP:], after[:_BESIDE_A_GAP]
    return before + inside + after


def _ending(group: list[ElementSet], epoch: Epoch, reach_s: float = _REACH_S) -> list[ElementSet]:
    """The last of a group and no more than four a day of those within reach before it."""
    kept: list[ElementSet] = []
    for each in reversed(group):
        t_s = each.t_s(epoch)
        if kept and kept[0].t_s(epoch) - t_s > reach_s:
            break
        if not kept or kept[-1].t_s(epoch) - t_s >= _APART_S:
            kept.append(each)
    return kept[::-1]


def _beginning(group: list[ElementSet], epoch: Epoch) -> list[ElementSet]:
    """The first of a group and no more than four a day of those within reach after it."""
    kept: list[ElementSet] = []
    for each in group:
        t_s = each.t_s(epoch)
        if kept and t_s - kept[0].t_s(epoch) > _REACH_S:
            break
        if not kept or t_s - kept[-1].t_s(epoch) >= _APART_S:
            kept.append(each)
    return kept


def looks(sets: Sequence[ElementSet], epoch: Epoch, rotation: Rotation, decay_mps: float) -> list[Look]:
    """What SGP4 makes of each set; ``decay_mps`` is how fast the prior's drag lowers the axis.

    A drag term that says otherwise by far is left out, which costs a kilometre at the epoch.
    """
    return [_look(each, epoch, rotation, decay_mps) for each in sets]


def _look(elements: ElementSet, epoch: Epoch, rotation: Rotation, decay_mps: float) -> Look:
    t_epoch_s = elements.t_s(epoch)
    t_s = t_epoch_s + np.linspace(-LOOKED_BACK_S, 0.0, _SAMPLES)
    if abs(_own_decay_mps(elements)) > _DRAG_RATIO * abs(decay_mps):
        elements = _without_drag(elements)
    return Look(t_epoch_s, t_s, gcrf_states(elements, epoch, t_s, rotation))


def _own_decay_mps(elements: ElementSet) -> float:
    """How fast SGP4 lowers the set's axis over the half day before its epoch."""
    axes = []
    for minutes in (-LOOKED_BACK_S / 60.0, 0.0):
        elements.satellite.sgp4_tsince(minutes)
        axes.append(elements.satellite.am * _EARTH_RADIUS_M)
    return float(axes[1] - axes[0]) / LOOKED_BACK_S


def _without_drag(elements: ElementSet) -> ElementSet:
    own, satellite = elements.satellite, Satrec()
    days_1950 = own.jdsatepoch - 2433281.5 + own.jdsatepochF
    satellite.sgp4init(
        WGS72,
        "i",
        own.satnum,
        days_1950,
        0.0,
        0.0,
        0.0,
        own.ecco,
        own.argpo,
        own.inclo,
        own.mo,
        own.no_kozai,
        own.nodeo,
    )
    return replace(elements, satellite=satellite)
