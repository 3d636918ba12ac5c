"""Campaigns of Soyuz MS-07 by phase and number of workers, and a fall under a canopy beside RocketPy's.

Writes campaigns.md beside this file, in some ten minutes. Usage, from the checkout's root, on a machine of at
least two cores that does nothing else (campaign and benchmarks extras): python -m benchmarks.campaigns
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

import vitok
from benchmarks import canopies
from benchmarks.report import machine

HERE = Path(__file__).parent
RATIO, MEMORY_GB = 1.8, 2.0  # what is asked: the rate of two workers over that of one, and of all processes
# Runs of the shorter of two campaigns; the runs and seconds that are asked of two cores.
SPANS: dict[str | None, tuple[int, int, float]] = {
    "descent": (300, 2000, 15.0),
    "ascent": (600, 4000, 15.0),
    "rendezvous": (100, 1000, 90.0),
    "docking": (150, 1000, 45.0),
    None: (60, 1000, 300.0),
}
_LOOK_S = 0.2


@dataclass(frozen=True)
class Measured:
    """Seconds of a run, those before and after all runs, and what all processes held together at most."""

    run_s: float
    else_s: float
    most_gb: float


@contextmanager
def watched_memory() -> Iterator[Callable[[], float]]:
    """The greatest sum of what this process and its children held meanwhile, GB.

    Pages that several of them share count in each.
    """
    ended, most = Event(), [0]

    def look() -> None:
        own = psutil.Process()
        while not ended.wait(_LOOK_S):
            held = 0
            for each in (own, *own.children(recursive=True)):
                try:
                    held += each.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            most[0] = max(most[0], held)

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield lambda: most[0] / 1e9
    finally:
        ended.set()
        thread.join()


def measured(phase: str | None, workers: int, runs: int) -> Measured:
    """By the slope between a campaign and one three times as long: a run without start, plan and table."""
    took_s = []
    with watched_memory() as most_gb:
        for count in (runs, 3 * runs):
            began_s = time.perf_counter()
            vitok.campaign("soyuz-ms-07", runs=count, phase=phase, workers=workers, seed=1)
            took_s.append(time.perf_counter() - began_s)
        run_s = (took_s[1] - took_s[0]) / (2 * runs)
        return Measured(run_s, took_s[0] - runs * run_s, most_gb())


def verdict(kept: bool) -> str:
    """The word for a bar."""
    return "kept" if kept else "missed"


def row(phase: str | None, one: Measured, two: Measured) -> str:
    """A line of the table."""
    _, asked, allowed_s = SPANS[phase]
    ratio, whole_s = one.run_s / two.run_s, two.run_s * asked
    return (
        f"| {phase or 'whole mission'} | {1e3 * one.run_s:.1f} ms | {1e3 * two.run_s:.1f} ms "
        f"| {two.else_s:.1f} s | {asked:,} in {whole_s:.1f} s | {allowed_s:.0f} s "
        f"| {verdict(whole_s <= allowed_s)} | {ratio:.2f} | {verdict(ratio >= RATIO)} "
        f"| {two.most_gb:.2f} GB | {verdict(two.most_gb < MEMORY_GB)} |"
    )


def main() -> None:
    """Measures and writes the tables."""
    rows = []
    for phase, (runs, _, _) in SPANS.items():
        vitok.campaign("soyuz-ms-07", runs=2, phase=phase, seed=1)  # compiles what is not yet
        one, two = (measured(phase, workers, runs) for workers in (1, 2))
        rows.append(row(phase, one, two))
        print(rows[-1], flush=True)
    lines = [
        "# Campaigns",
        "",
        f"Made by `python -m benchmarks.campaigns`; not edited by hand. {machine()}.",
        "",
        "What each run of Soyuz MS-07 takes, after compilation: the slope between a campaign and one three",
        "times as long. What start, plan and table take stands beside it; the runs asked for are reckoned by",
        "the slope alone. Asked of two workers is the time in the sixth column,",
        f"{RATIO:g} times the rate of one, and less than {MEMORY_GB:g} GB in all processes together.",
        "",
        "| flown | one worker | two workers | all else | with two | asked | time | ratio | | memory | |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        *canopies.lines(),
    ]
    (HERE / "campaigns.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
