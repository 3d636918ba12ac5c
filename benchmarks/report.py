"""The results as Markdown and as JSON."""

import math
import os
import platform
from dataclasses import asdict
from typing import Any

import numpy as np

from benchmarks import accelerations, batch, flights
from benchmarks.day import Run


def as_json(
    runs: list[Run],
    states_per_s: dict[str, float],
    flights_per_s: dict[str, float],
    rates_per_s: dict[str, list[float]],
) -> dict[str, Any]:
    """All results as numbers; what was not measured is null."""
    days = [{**asdict(run), "median_s": run.median_s} for run in runs]
    return _without_nan(
        {
            "machine": machine(),
            "day": days,
            "batch_states_per_s": states_per_s,
            "flights_per_s": flights_per_s,
            "acceleration_degrees": list(accelerations.DEGREES),
            "accelerations_per_s": rates_per_s,
        }
    )


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def as_markdown(
    runs: list[Run],
    states_per_s: dict[str, float],
    flights_per_s: dict[str, float],
    rates_per_s: dict[str, list[float]],
) -> str:
    """The four tables."""
    lines = [
        "# Benchmarks",
        "",
        f"Made by `python -m benchmarks` (benchmarks extra); not edited by hand. {machine()}.",
        "",
        "One day of the station's orbit, EGM2008 20x20, Sun and Moon; median of "
        f"{max(len(run.times_s) for run in runs)} rounds in alternation.",
        "Each program flies at the loosest tolerance from which on it stays about 1 mm from its tight run;",
        "the oracle is heyoka's tight run.",
        "",
        "| program | tolerance | time | against vitok | to its tight run | tight run to oracle | left out |",
        "|---|---|---|---|---|---|---|",
        *(_day_row(run, runs[0].median_s) for run in runs),
        "",
        "Basilisk's tolerance is its step in seconds.",
        "",
        f"{batch.COUNT:,} states flown a tenth of a day by vitok at its default tolerance.",
        "",
        "| on | states a second |",
        "|---|---|",
        *(f"| {where} | {rate:,.0f} |" for where, rate in states_per_s.items()),
        f"| ratio | {np.divide(*reversed(states_per_s.values())):.2f} |",
        "",
        f"{flights.COUNT:,} dispersed runs of Soyuz MS-07 on one core: phases alone, and the whole.",
        "",
        "| what | flights a second | one takes |",
        "|---|---|---|",
        *(f"| {what} | {rate:,.1f} | {1e3 / rate:.1f} ms |" for what, rate in flights_per_s.items()),
        "",
        "Accelerations a second.",
        "",
        "| what | " + " | ".join(f"{degree}x{degree}" for degree in accelerations.DEGREES) + " |",
        "|---|" + "---|" * len(accelerations.DEGREES),
        *(f"| {what} | " + " | ".join(map(_count, rates)) + " |" for what, rates in rates_per_s.items()),
    ]
    return "\n".join(lines) + "\n"


def _day_row(run: Run, vitok_s: float) -> str:
    if run.failure:
        return f"| {run.name} | | | | | | did not fly: {run.failure} |"
    cells = (
        f"{run.name} {run.release}",
        f"{run.tolerance:g}",
        f"{run.median_s * 1e3:.1f} ms",
        f"{run.median_s / vitok_s:.2f}",
        f"{run.own_error_m * 1e3:.2f} mm",
        "not flown" if math.isnan(run.oracle_distance_m) else f"{run.oracle_distance_m * 1e3:.3f} mm",
        run.left_out,
    )
    return "| " + " | ".join(cells) + " |"


def _count(rate_per_s: float) -> str:
    return "not installed" if math.isnan(rate_per_s) else f"{rate_per_s:,.0f}"


def machine() -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{machine}, Python {platform.python_version()}"
