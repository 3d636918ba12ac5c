"""The day by every program in turn: time, error against its own tight run, distance from the oracle."""

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

# peer and the distribution that brings it; vitok first, heyoka is the oracle
PEERS = {
    "vitok": "vitok",
    "heyoka": "heyoka",
    "brahe": "brahe",
    "basilisk": "bsk",
    "orekit": "orekit-jpype",
}
ORACLE = "heyoka"
_WARM_UP_S = 6.0  # Java's compiler takes some forty days of flight


@dataclass
class Run:
    """What one program did; ``failure`` is empty where it flew."""

    name: str
    release: str = ""
    tolerance: float = np.nan
    left_out: str = ""
    failure: str = ""
    times_s: list[float] = field(default_factory=list)
    own_error_m: float = np.nan
    oracle_distance_m: float = np.nan

    @property
    def median_s(self) -> float:
        """Median time of the day."""
        return float(np.median(self.times_s)) if self.times_s else np.nan


def fly_all(rounds: int) -> list[Run]:
    """Every peer, in alternation, so that a slow spell of the machine falls on all alike."""
    runs, flights, tight = [], {}, {}
    for name, distribution in PEERS.items():
        run = Run(name)
        runs.append(run)
        try:
            peer = importlib.import_module(f"benchmarks.peers.{name}_peer")
            run.release, run.tolerance, run.left_out = version(distribution), peer.TOLERANCE, peer.LEFT_OUT
            tight[name] = peer.prepare(peer.TIGHT)()
            flights[name] = peer.prepare(peer.TOLERANCE)
            final = _warm_up(flights[name])
            run.own_error_m = float(np.linalg.norm(final[:3] - tight[name][:3]))
        except Exception as error:  # a peer may fail in any way of its own: the table says how
            run.failure = f"{type(error).__name__}: {error}".splitlines()[0]
            flights.pop(name, None)
    flying = [run for run in runs if run.name in flights]
    for _ in range(rounds):
        for run in flying:
            began_s = time.perf_counter()
            flights[run.name]()
            run.times_s.append(time.perf_counter() - began_s)
    for run in flying:
        if ORACLE in flights:
            run.oracle_distance_m = float(np.linalg.norm(tight[run.name][:3] - tight[ORACLE][:3]))
    return runs


def _warm_up(fly: Callable[[], NDArray[np.float64]]) -> NDArray[np.float64]:
    """Fly for a while, for the compilers that learn as they run; the last final state."""
    until_s = time.perf_counter() + _WARM_UP_S
    final = fly()
    while time.perf_counter() < until_s:
        final = fly()
    return final
