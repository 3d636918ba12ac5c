"""A campaign that was flown: its table, and what of it fits on a line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.campaigns.columns import INPUT, flags, flown, names_of, numbers, sample
from vitok.campaigns.manifest import Manifest
from vitok.campaigns.member import UNEXPECTED
from vitok.campaigns.statistics import CONFIDENCE, Interval, share
from vitok.campaigns.worst import failed
from vitok.shown import counted, html_table

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Input:
    """Mean, sigma, least and greatest value of an input over all runs, in its unit."""

    input: str
    mean: float
    sigma: float | None
    least: float
    greatest: float


@dataclass(frozen=True, eq=False)
class Campaign:
    """A table of runs, one row each, and its manifest; ``folder`` is None where none was asked for.

    Run 0, the flight of the plan, has a row too, and is in no count.
    """

    manifest: Manifest
    table: pa.Table
    folder: Path | None = None
    kept: tuple[Path, ...] = ()

    @property
    def runs(self) -> int:
        """How many runs there are beside run 0."""
        return int(np.count_nonzero(self.table["run"].to_numpy() > 0))

    @property
    def success(self) -> Interval:
        """Share of the runs that came to their end and kept each limit, by Clopper and Pearson."""
        return share(int(flags(sample(self.table), "success").sum()), self.runs)

    @property
    def headline(self) -> str:
        """The success in a sentence."""
        return f"{counted(self.runs, 'run')} of {self.manifest.title}: {told(self.success)}"

    @property
    def told(self) -> tuple[str, ...]:
        """A sentence for each reason for which runs failed; first those that met what nobody expects."""
        rows = sorted(failed(self.table), key=lambda each: not each.reason.startswith(UNEXPECTED))
        return tuple(
            f"{counted(len(each.runs), 'run')} failed ({_numbers(each.runs)}): {each.reason}" for each in rows
        )

    def __repr__(self) -> str:
        return f"<Campaign of {self.headline}>"

    def _repr_html_(self) -> str:
        rows = [{"runs": _numbers(each.runs), "failed, as": each.reason} for each in failed(self.table)]
        return html_table(self.headline, rows)

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        found = self.success
        return {
            **{
                key: getattr(self.manifest, key) for key in ("mission", "title", "seed", "phases", "failures")
            },
            "runs": self.runs,
            "flown": int(flown(sample(self.table)).sum()),
            "success": {
                "share": found.value,
                "low": found.low,
                "high": found.high,
                "confidence": CONFIDENCE,
            },
            "failed": [{"reason": each.reason, "runs": list(each.runs)} for each in failed(self.table)],
            "columns": self.table.num_columns,
            "folder": None if self.folder is None else str(self.folder),
            "kept": [str(each) for each in self.kept],
        }

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What was drawn, of each input."""
        rows, found = sample(self.table), []
        for name in names_of(rows, INPUT):
            values = numbers(rows, name)
            sigma = float(np.std(values, ddof=1)) if values.size > 1 else None
            bounds_of = float(np.min(values)), float(np.max(values))
            found.append(Input(name.removeprefix(INPUT), float(np.mean(values)), sigma, *bounds_of))
        return tuple(found)


def told(found: Interval) -> str:
    """A share of successes with its bounds."""
    low, high = bounds(found)
    return f"success {found.value:.4f} ({low:.4f} to {high:.4f} at {CONFIDENCE:.0%})"


def bounds(found: Interval) -> tuple[float, float]:
    """The bounds of a share, which always has both."""
    assert found.low is not None and found.high is not None
    return found.low, found.high


def _numbers(runs: tuple[int, ...]) -> str:
    few = ", ".join(map(str, runs[:5]))
    return few if len(runs) <= 5 else f"{few} and {len(runs) - 5} more"
