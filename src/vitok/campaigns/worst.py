"""The worst runs: for each limit those with the least margin, and what failed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vitok.campaigns.columns import MARGIN, flown, names_of, numbers, runs_of

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Worst:
    """The least margins of a limit: runs and what is left in each, the worst first.

    ``usual`` is the margin of the flight of the plan, or of the middle run where that was not flown.
    """

    limit: str
    runs: tuple[int, ...]
    margins: tuple[float, ...]
    usual: float


@dataclass(frozen=True)
class Failed:
    """A reason for which runs ended early, and the numbers of these runs."""

    reason: str
    runs: tuple[int, ...]


def worst(table: pa.Table, plan: pa.Table | None = None, count: int = 5) -> tuple[Worst, ...]:
    """For each limit the ``count`` runs with the least margin; ``plan`` is the row of run 0."""
    found = []
    for name in names_of(table, MARGIN):
        margins = numbers(table, name)
        told = np.isfinite(margins)
        if not told.any():
            continue
        planned = float(numbers(plan, name)[0]) if plan is not None and name in plan.column_names else np.nan
        usual = planned if np.isfinite(planned) else float(np.median(margins[told]))
        least = np.argsort(margins, kind="stable")[: min(count, int(np.count_nonzero(told)))]
        runs = tuple(int(run) for run in runs_of(table)[least])
        found.append(Worst(name.removeprefix(MARGIN), runs, tuple(map(float, margins[least])), usual))
    return tuple(found)


def failed(table: pa.Table) -> tuple[Failed, ...]:
    """Why runs failed, the most frequent reason first; figures in a reason do not make it another one."""
    runs: dict[str, list[int]] = {}
    first: dict[str, str] = {}
    reasons = table["reason"].to_pylist()
    for run, reason, came in zip(runs_of(table), reasons, flown(table), strict=True):
        if came:
            continue
        kind = _kind(reason or "")
        runs.setdefault(kind, []).append(int(run))
        first.setdefault(kind, reason or "no reason is told")
    counted = Counter({kind: len(those) for kind, those in runs.items()})
    return tuple(Failed(first[kind], tuple(runs[kind])) for kind, _ in counted.most_common())


def _kind(reason: str) -> str:
    return "".join("#" if each.isdigit() else each for each in reason)
