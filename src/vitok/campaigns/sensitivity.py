"""Which inputs an outcome hangs on: rank correlation, which asks for no straight line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import stdtrit
from scipy.stats import rankdata

from vitok.campaigns.columns import INPUT, flags, names_of, numbers
from vitok.mission.requirements import SUCCESS
from vitok.types import Vector

if TYPE_CHECKING:
    import pyarrow as pa

_CONFIDENCE = 0.95
_FEWEST = 10  # runs that rank anything


@dataclass(frozen=True)
class Sensitivity:
    """Spearman's rank correlation of an outcome with each input that varies, the strongest first.

    ``by_chance`` is the size that the greatest of so many correlations stays below in 95 % of samples of
    inputs that have nothing to do with the outcome.
    """

    outcome: str
    runs: int
    by_chance: float
    ranked: tuple[tuple[str, float], ...]


def sensitivity(table: pa.Table, outcome: str) -> Sensitivity | None:
    """Of an outcome, or of success; None where too few runs tell it, or where it is always the same."""
    values = flags(table, SUCCESS).astype(float) if outcome == SUCCESS else numbers(table, outcome)
    names = names_of(table, INPUT)
    return ranking(outcome, values, names, [numbers(table, name) for name in names])


def ranking(outcome: str, values: Vector, names: list[str], inputs: list[Vector]) -> Sensitivity | None:
    """Of an outcome (n,) and named inputs (n,); runs that do not tell the outcome are left out."""
    told = np.isfinite(values)
    runs = int(np.count_nonzero(told))
    if runs < _FEWEST:
        return None
    ranks = _ranks(values[told])
    found = [
        (name, float(np.sum(ranks * other)))
        for name, column in zip(names, inputs, strict=True)
        if np.isfinite(column[told]).all() and (other := _ranks(column[told])).any()
    ]
    if not ranks.any() or not found:
        return None
    found.sort(key=lambda pair: -abs(pair[1]))
    return Sensitivity(outcome, runs, by_chance(runs, len(found)), tuple(found))


def by_chance(runs: int, inputs: int = 1, confidence: float = _CONFIDENCE) -> float:
    """What the greatest of the correlations with so many idle inputs stays below, by Student's t."""
    one_side = 0.5 * (1.0 - confidence ** (1.0 / inputs))
    t = -float(stdtrit(runs - 2, one_side))
    return float(t / np.sqrt(runs - 2 + t * t))


def _ranks(values: Vector) -> Vector:
    """Ranks about their mean, of length 1; zeros where all are equal."""
    ranks = rankdata(values) - 0.5 * (values.size + 1)
    length = np.sqrt(np.sum(ranks * ranks))
    return ranks / length if length > 0.0 else ranks
