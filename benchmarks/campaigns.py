"""Campaigns of Soyuz MS-07 by phase and number of workers, and a fall under a canopy beside RocketPy's.

Writes campaigns.md beside this file. Usage, from the checkout's root, on a machine that does nothing else
(campaign and benchmarks extras): python -m benchmarks.campaigns
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psutil

import vitok
from benchmarks import canopies
from benchmarks.report import machine

HERE = Path(__file__).parent
# Runs of the shorter of two campaigns; the runs and seconds that are asked of two cores.
SPANS: dict[str | None, tuple[int, int, float]] = {
    "descent": (300, 2000, 15.0),
    "ascent": (600, 4000, 15.0),
    "rendezvous": (100, 1000, 90.0),
    "docking": (150, 1000, 45.0),
    None: (60, 1000, 300.0),
}
_LOOK_S = 0.5


@contextmanager
def watched_memory() -> Iterator[Callable[[], float]]:
    """The greatest sum of what this process and its children held meanwhile, GB."""
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


def seconds_a_run(phase: str | None, workers: int, runs: int) -> float:
    """Slope between a campaign and one three times as long: without start, plan and report."""
    took_s = []
    for count in (runs, 3 * runs):
        began_s = time.perf_counter()
        vitok.campaign("soyuz-ms-07", runs=count, phase=phase, workers=workers, seed=1)
        took_s.append(time.perf_counter() - began_s)
    return (took_s[1] - took_s[0]) / (2 * runs)


def main() -> None:
    """Measures and writes the tables."""
    rows = []
    with watched_memory() as most_gb:
        for phase, (runs, asked, allowed_s) in SPANS.items():
            one_s, two_s = (seconds_a_run(phase, workers, runs) for workers in (1, 2))
            rows.append(
                f"| {phase or 'whole mission'} | {1e3 * one_s:.1f} ms | {1e3 * two_s:.1f} ms "
                f"| {one_s / two_s:.2f} | {asked:,} in {two_s * asked:.0f} s | {allowed_s:.0f} s |"
            )
            print(rows[-1], flush=True)
        memory_gb = most_gb()
    lines = [
        "# Campaigns",
        "",
        f"Made by `python -m benchmarks.campaigns`; not edited by hand. {machine()}.",
        "",
        "What each run of Soyuz MS-07 takes, after compilation: the slope between a campaign and one three",
        "times as long.",
        "",
        "| flown | one worker | two workers | ratio | with two | asked |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
        f"All processes together held {memory_gb:.2f} GB at most.",
        "",
        *canopies.lines(),
    ]
    (HERE / "campaigns.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
