"""All that is found in a campaign's table, worked out once, for the page, the screen and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vitok.campaigns.columns import flags, nominal, numbers, outcomes, runs_of, sample
from vitok.campaigns.convergence import Running, running_mean, running_share
from vitok.campaigns.ellipses import Regions, regions
from vitok.campaigns.requirements import Judged, asked_of_all, judged
from vitok.campaigns.sensitivity import Sensitivity, sensitivity
from vitok.campaigns.statistics import CONFIDENCE, Interval, Statistics, share, statistics
from vitok.campaigns.worst import Failed, Worst, failed, worst
from vitok.errors import InputError
from vitok.mission.requirements import SUCCESS, Requirement
from vitok.types import Vector

if TYPE_CHECKING:
    import pyarrow as pa

_LANDING = ("landing.latitude_deg", "landing.longitude_deg")


@dataclass(frozen=True, eq=False)
class Findings:
    """Of ``runs`` flights in which chance decides; ``planned`` is what run 0 has, where it was flown.

    ``values`` (runs,) are the outcomes by column, ``numbers`` the runs' own numbers.
    """

    runs: int
    success: Interval
    judged: tuple[Judged, ...]
    values: dict[str, Vector]
    planned: dict[str, float]
    numbers: NDArray[np.int64]
    succeeded: NDArray[np.bool_]
    statistics: dict[str, Statistics]
    sensitivities: tuple[Sensitivity, ...]
    worst: tuple[Worst, ...]
    failed: tuple[Failed, ...]
    landings: Regions | None
    success_by_runs: Running
    means_by_runs: dict[str, Running]

    @property
    def verdict(self) -> str:
        """The word for all requirements together: broken if one is, else open if one is, else met."""
        found = {each.verdict for each in self.judged}
        return next((each for each in ("broken", "open", "met") if each in found), "not asked")

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "runs": self.runs,
            "success_share": asdict(self.success),
            "confidence": CONFIDENCE,
            "verdict": self.verdict,
            "requirements": [_told(each) for each in self.judged],
            "statistics": {name: asdict(each) for name, each in self.statistics.items()},
            "sensitivities": [asdict(each) for each in self.sensitivities],
            "worst": [asdict(each) for each in self.worst],
            "failed": [asdict(each) for each in self.failed],
            "landings": None if self.landings is None else _regions(self.landings),
        }


def findings(table: pa.Table, requirements: Sequence[Requirement] = ()) -> Findings:
    """Findings of a campaign's table; without ``requirements`` success and each margin are.

    InputError if no run but that of the plan is in it, or for a requirement whose quantity is a column
    misspelt; one that no run tells is open.
    """
    runs, plan = sample(table), nominal(table)
    if not runs.num_rows:
        raise InputError("the campaign's table has no run in which chance decides: there is nothing to tell")
    asked = judged(runs, requirements or asked_of_all(runs))
    values = {name: numbers(runs, name) for name in outcomes(runs)}
    told = {name: found for name, each in values.items() if (found := statistics(each)) is not None}
    varied = [name for name, each in told.items() if each.greatest > each.least]
    wanted = [name for name in dict.fromkeys((*_asked(asked), *_principal(varied))) if name in varied]
    succeeded = flags(runs, SUCCESS)
    ranked = (sensitivity(runs, name) for name in (SUCCESS, *wanted))
    means = {name: mean for name in wanted if (mean := running_mean(values[name])) is not None}
    planned = {} if plan is None else {name: float(numbers(plan, name)[0]) for name in values}
    return Findings(
        runs=runs.num_rows,
        success=share(int(np.count_nonzero(succeeded)), runs.num_rows),
        judged=asked,
        values=values,
        planned={name: value for name, value in planned.items() if np.isfinite(value)},
        numbers=runs_of(runs),
        succeeded=succeeded,
        statistics={name: told[name] for name in told if name in varied},
        sensitivities=tuple(each for each in ranked if each is not None),
        worst=worst(runs, plan),
        failed=failed(runs),
        landings=_landings(values),
        success_by_runs=running_share(succeeded),
        means_by_runs=means,
    )


_PRINCIPAL = (
    "insertion.perigee_km",
    "handover.miss_m",
    "docking.lateral_offset_m",
    "docking.closing_rate_mps",
    "landing.miss_km",
    "landing.aim_miss_km",
    "landing.touchdown_speed_mps",
    "peak_load.load_g",
    *_LANDING,
)


def _principal(names: Sequence[str]) -> list[str]:
    """What people ask of any flight first, as far as it is told."""
    return [name for name in _PRINCIPAL if name in names]


def _asked(asked: Sequence[Judged]) -> list[str]:
    return [each.requirement.quantity for each in asked if each.requirement.quantity != SUCCESS]


def _landings(values: dict[str, Vector]) -> Regions | None:
    if not set(_LANDING) <= values.keys():
        return None
    return regions(np.radians(np.column_stack([values[name] for name in _LANDING])))


def _told(each: Judged) -> dict[str, Any]:
    return each.requirement.model_dump() | {
        "runs": each.runs,
        "failures": len(each.broken_by),
        "broken_by": list(each.broken_by),
        "failures_allowed": each.allowed,
        "kept_share": asdict(each.kept),
        "consumers_risk": each.risk,
        "runs_needed": each.needed,
        "runs_unknown": each.unknown,
        "verdict": each.verdict,
    }


def _regions(found: Regions) -> dict[str, Any]:
    latitude_deg, longitude_deg = np.degrees(found.centre)
    return {
        "centre_latitude_deg": float(latitude_deg),
        "centre_longitude_deg": float(longitude_deg),
        "normal": found.normality.kept,
        "skewness_p": found.normality.skewness_p,
        "kurtosis_p": found.normality.kurtosis_p,
        "regions": [
            {
                "share": each.share,
                "kind": each.kind,
                "inside": asdict(each.inside),
                "semi_major_km": None if each.semi_major_m is None else each.semi_major_m / 1e3,
                "semi_minor_km": None if each.semi_minor_m is None else each.semi_minor_m / 1e3,
                "azimuth_deg": None if each.azimuth_rad is None else float(np.degrees(each.azimuth_rad)),
            }
            for each in (*found.ellipses, *found.depths, found.three_sigma)
        ],
    }
