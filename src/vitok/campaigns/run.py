"""Flying a campaign: runs that are not there yet, until all are or the success is known well enough."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vitok.campaigns.campaign import Campaign, bounds, told
from vitok.campaigns.manifest import manifest_of
from vitok.campaigns.member import Member
from vitok.campaigns.statistics import share
from vitok.campaigns.store import Store, opened, read_table
from vitok.campaigns.workers import Tables, handed_out, local, remote, serial, spread
from vitok.parallel import core_count

if TYPE_CHECKING:
    import pyarrow as pa
    from distributed import Client

Report = Callable[[str], None]

_CHECK_EVERY = 50  # runs after which the precision is looked at: a number, so that all find the same end
_HANDFUL_S, _HANDFUL = 0.5, 200  # what is sent to a worker at once: at most so long, and so many
_TOLD_EVERY_S = 0.5


def run(
    member: Member,
    folder: Path,
    *,
    runs: int,
    workers: int = 1,
    scheduler: str | None = None,
    resume: bool = False,
    precise: float | None = None,
    report: Report,
) -> Campaign:
    """Flies run 0 to ``runs`` into ``folder``; with ``precise`` fewer if the success is known so well before.

    The table is the same for all numbers of ``workers``, with a scheduler or without. InputError and
    MachineError as in ``store.opened`` and ``workers.remote``: what was flown stays, to be resumed.
    """
    manifest = manifest_of(member, runs)
    with ExitStack() as before:  # nothing is written where no scheduler is
        client = before.enter_context(remote(scheduler, report)) if scheduler is not None else None
        store = before.enter_context(opened(folder, manifest, resume=resume))
        there = store.runs()
        count = _Count(runs, precise, store.outcomes() if there.size else None, least=store.tabled())
        with ExitStack() as held:
            tables = _flown(held, member, _to_fly(count, set(there.tolist())), workers, client, report)
            _gather(tables, store, count, report)
        report("table of all runs")
        store.finish(count.last)
    return Campaign(manifest, read_table(folder), folder)


def _to_fly(count: _Count, there: set[int]) -> Iterator[int]:
    run = 0
    while run <= count.last:  # which may come nearer meanwhile
        if run not in there:
            yield run
        run += 1


def _flown(
    held: ExitStack,
    member: Member,
    runs: Iterator[int],
    workers: int,
    client: Client | None,
    report: Report,
) -> Tables:
    """The rows as they come: the first from here, so that all is compiled before any worker begins."""
    report("first runs, and all compiled that is not yet")
    first = [each for _, each in zip(range(2), runs, strict=False)]
    took_s = 0.0
    for each in first:
        begun_s = time.perf_counter()
        yield from serial(member, [each])
        took_s = time.perf_counter() - begun_s
    if len(first) < 2:
        return
    flying = min(workers, core_count())  # more would only share the cores
    if client is None and flying < workers:
        report(f"{flying} of the {workers} workers asked for: one for each core of this machine")
    if client is None and flying < 2:
        yield from serial(member, runs)
        return
    flyers = held.enter_context(local(flying, report)) if client is None else client
    handed = held.enter_context(handed_out(flyers, member))
    if client is not None:
        report("first runs on each machine of the scheduler's workers")
        handed.warm()
    yield from spread(handed, runs, int(np.clip(_HANDFUL_S / took_s, 1, _HANDFUL)))


def _gather(tables: Tables, store: Store, count: _Count, report: Report) -> None:
    """Stores rows as they come, and tells how it goes."""
    told_s = begun_s = time.monotonic()
    for rows in tables:
        store.add(rows)
        count.add(rows)
        now_s = time.monotonic()
        if count.ended:
            break
        if now_s - told_s > _TOLD_EVERY_S:
            told_s = now_s
            report(f"runs: {count.told(now_s - begun_s)}")
    report(f"runs: {count.told(time.monotonic() - begun_s)}")


class _Count:
    """Which runs have ended, how they did, and at which the campaign may end."""

    def __init__(self, runs: int, precise: float | None, there: pa.Table | None, *, least: int) -> None:
        self.last, self._precise, self._least = runs, precise, least
        self._success = np.full(runs + 1, -1, dtype=np.int8)  # -1: not flown yet
        self._before, self._looked, self._first_missing = 0, 0, 0
        if there is not None:
            self.add(there)
            self._before = self._there

    @property
    def _there(self) -> int:
        return int(np.count_nonzero(self._success >= 0))

    @property
    def ended(self) -> bool:
        """Whether all runs up to the last that is needed are there."""
        return self._first_missing > self.last

    def add(self, rows: pa.Table) -> None:
        """Counts rows; the last run is the first of a round number up to which the success is precise.

        Not before that of a table that is there: what it has is not given up.
        """
        self._success[rows["run"].to_numpy()] = rows["success"].to_numpy(zero_copy_only=False)
        while self._first_missing < self._success.size and self._success[self._first_missing] >= 0:
            self._first_missing += 1
        while self._precise is not None and (upto := self._looked + _CHECK_EVERY) <= self.last:
            if self._first_missing <= upto:
                return
            self._looked = upto
            low, high = bounds(share(int(self._success[1 : upto + 1].sum()), upto))
            if high - low < self._precise:
                self.last = max(upto, self._least)

    def told(self, since_s: float) -> str:
        """How many of how many, how fast, for how long, and how well."""
        there, flown = self._there, self._success[1:]
        rate_ps = (there - self._before) / since_s if since_s > 0.0 else 0.0
        left_s = (self.last + 1 - there) / rate_ps if rate_ps > 0.0 else 0.0
        count = int(np.count_nonzero(flown >= 0))
        how = told(share(int(np.count_nonzero(flown == 1)), count)) if count else "none has ended yet"
        left = f", {_clock(left_s)} left" if left_s >= 1.0 else ""
        return f"{count} of {self.last}, {rate_ps:.1f} a second{left}, {how}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {rest:02d} s"
