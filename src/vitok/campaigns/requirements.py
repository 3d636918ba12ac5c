"""Whether runs show a requirement: by how many of them break it (order statistics).

Hanson and Beard (2010), "Applying Monte Carlo Simulation to Launch Vehicle Design and Requirements Analysis",
NASA/TP-2010-216447: a requirement on a share of flights is shown when so few of n runs break it as would come
with at most the consumer's risk if the share were just missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from vitok.campaigns.columns import MARGIN, flags, flown, names_of, numbers, runs_of
from vitok.campaigns.statistics import Interval
from vitok.campaigns.statistics import share as share_of
from vitok.errors import InputError
from vitok.mission.requirements import SUCCESS, Requirement
from vitok.reading import closest, nearest, short

if TYPE_CHECKING:
    import pyarrow as pa

Verdict = Literal["met", "open", "broken"]
_MOST_RUNS = 2**40
_OF = re.compile(r"\[[^]]*\]")  # burn_end[DV1].t_s
_SLIP = 0.9  # how alike a name and its misspelling are


@dataclass(frozen=True)
class Judged:
    """A requirement by ``runs``, of which those in ``broken_by`` break it and ``allowed`` may.

    ``risk`` is the chance of so few if the share were just missed. ``needed`` runs show it where as many
    break it, ``unknown`` more do not tell the quantity and are not counted.
    """

    requirement: Requirement
    runs: int
    broken_by: tuple[int, ...]
    allowed: int | None
    kept: Interval
    risk: float
    needed: int
    unknown: int
    verdict: Verdict


def risk_of(runs: int, failures: int, share: float) -> float:
    """The chance that at most ``failures`` runs fail where just ``share`` of all flights would succeed."""
    return float(betainc(runs - failures, failures + 1, share)) if failures < runs else 1.0


def failures_allowed(runs: int, share: float, risk: float) -> int | None:
    """How many of the runs may fail for ``share`` to be shown with ``risk``; None if not even none may."""
    if risk_of(runs, 0, share) > risk:
        return None
    return _first(0, runs, lambda failures: risk_of(runs, failures, share) > risk) - 1


def runs_needed(share: float, risk: float, failures: int = 0) -> int:
    """How many runs show ``share`` with ``risk`` where ``failures`` of them fail."""
    return _first(failures + 1, _MOST_RUNS, lambda runs: risk_of(runs, failures, share) <= risk)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first whole number from ``low`` to ``high`` from which on it holds; ``high`` if none is."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def asked_of_all(table: pa.Table) -> tuple[Requirement, ...]:
    """What is asked where nothing else is: success and each margin, by 99.73 % with 10 % risk."""
    source = "a limit of the flight itself"
    limits = (Requirement(quantity=name, above=0.0, source=source) for name in names_of(table, MARGIN))
    return Requirement(quantity=SUCCESS, source="asked of every flight"), *limits


def check_told(
    requirements: Iterable[Requirement], told: Iterable[str], rare: Callable[[], Iterable[str]]
) -> None:
    """InputError for a quantity that is neither ``told`` by the flight of the plan nor by ``rare`` ones.

    Before the runs, since the file's digest is their campaign's: after them it could not be mended. The other
    burns and failures of an event that is told pass. ``rare`` is asked only where it counts.
    """
    known = {SUCCESS, *told}
    for each in requirements:
        if not _is_one(each.quantity, known):
            known |= set(rare())
        if not _is_one(each.quantity, known):
            raise _unknown(each.quantity, known)


def _is_one(quantity: str, known: set[str]) -> bool:
    return quantity in known or _OF.sub("", quantity) in {_OF.sub("", each) for each in known}


def _unknown(quantity: str, known: Iterable[str]) -> InputError:
    return InputError(
        f"requirement: quantity = '{short(quantity)}' is no column of numbers of the campaign's table"
        f"{nearest(quantity, known)}"
    )


def judged(table: pa.Table, requirements: Sequence[Requirement]) -> tuple[Judged, ...]:
    """Each requirement by a table of runs; a run that failed breaks all of them.

    What no run tells is open. InputError for a slip of the pen in the name of a column.
    """
    return tuple(_judged(table, each) for each in requirements)


def _judged(table: pa.Table, asked: Requirement) -> Judged:
    broken, told = _broken(table, asked)
    runs, failures = int(np.count_nonzero(told)), int(np.count_nonzero(broken & told))
    allowed, risk = failures_allowed(runs, asked.share, asked.risk), risk_of(runs, failures, asked.share)
    verdict: Verdict = "open"
    if allowed is not None and failures <= allowed:
        verdict = "met"
    # so many failures would hardly come if the share were kept
    elif failures and float(betainc(failures, runs - failures + 1, 1.0 - asked.share)) <= asked.risk:
        verdict = "broken"
    return Judged(
        requirement=asked,
        runs=runs,
        broken_by=tuple(int(run) for run in runs_of(table)[broken & told]),
        allowed=allowed,
        kept=share_of(runs - failures, runs) if runs else Interval(0.0, 0.0, 1.0),
        risk=risk,
        needed=runs_needed(asked.share, asked.risk, failures),
        unknown=int(told.size) - runs,
        verdict=verdict,
    )


def _broken(table: pa.Table, asked: Requirement) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which runs break a requirement, and which tell whether they do."""
    failed = ~flown(table)
    if asked.quantity == SUCCESS:
        return ~flags(table, SUCCESS), np.ones(table.num_rows, dtype=bool)
    if asked.quantity not in table.column_names:
        if closest(asked.quantity, table.column_names, _SLIP):
            raise _unknown(asked.quantity, table.column_names)
        return failed, failed
    values = numbers(table, asked.quantity)
    outside = np.zeros(values.size, dtype=bool)
    if asked.below is not None:
        outside |= values > asked.below
    if asked.above is not None:
        outside |= values < asked.above
    return outside | failed, np.isfinite(values) | failed
