"""One sigma of what a flight tells, from the runs of a campaign: how evidence is held against chance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from vitok.campaigns.columns import numbers, sample
from vitok.evidence.spread import Sigma
from vitok.mission.quantities import span_of
from vitok.types import Vector

if TYPE_CHECKING:
    import pyarrow as pa

_FEWEST = 30  # runs that give a sigma to 13 %
_BURN = re.compile(r"burn_(start|end)\[(.+)\]", re.S)


def sigma_of(table: pa.Table) -> Sigma:
    """One sigma of any key of ``mission/quantities.py`` in its unit, s for instants, from a campaign's table.

    None of what its runs do not tell, or tell alike, and of what is planned: they all fly one plan. Runs in
    which something fails are left out: evidence judges flights in which nothing does, and a single ballistic
    return in a hundred would let the load differ by half a g.
    """
    runs = sample(table)
    runs = runs.filter(np.array([not each for each in runs["failures"].to_pylist()], dtype=bool))
    columns = set(runs.column_names)
    burns = {
        (burn[2].lower().replace(" ", "_"), burn[1]): name.rpartition(".")[0]
        for name in runs.column_names
        if (burn := _BURN.fullmatch(name.rpartition(".")[0]))
    }

    def column(event: str, quantity: str) -> Vector | None:
        """Of an event, or of a burn by its name: its begin tells the instant, its end all else."""
        owner = burns.get((event, "start" if quantity == "t_s" else "end"), event)
        name = f"{owner}.{quantity}"
        return numbers(runs, name) if name in columns else None

    def values(key: str) -> Vector | None:
        event, _, quantity = key.partition(".")
        span = span_of(key) or ((event, "liftoff") if quantity == "t_s" else None)
        if span is None:
            return column(event, "t_s" if quantity == "utc" else quantity)
        later_s, earlier_s = (column(each, "t_s") for each in span)
        return None if later_s is None or earlier_s is None else later_s - earlier_s

    def sigma(key: str, planned: bool) -> float | None:
        found = None if planned else values(key)
        told = np.zeros(0) if found is None else found[np.isfinite(found)]
        if told.size < _FEWEST or not told.max() > told.min():
            return None
        return float(np.std(told, ddof=1))

    return sigma


def first_of(campaign: Sigma, otherwise: Sigma) -> Sigma:
    """A campaign's sigma where it has one, else the other.

    An instant by the clock hangs on the plan too, which a campaign flies unchanged: there the greater holds.
    """

    def sigma(key: str, planned: bool) -> float | None:
        found = campaign(key, planned)
        if found is None:
            return otherwise(key, planned)
        return max(found, otherwise(key, planned) or 0.0) if key.endswith(".utc") else found

    return sigma
