"""A thousand states flown a tenth of a day by vitok, on one core and on all."""

import os
import time
from collections.abc import Callable

import numpy as np

from benchmarks.case import MASS_KG, SPAN_S, STATE_GCRF, surroundings
from vitok.motion.batch import states_at

COUNT, ROUNDS = 1000, 5
_SPREAD = np.array([1e3, 1e3, 1e3, 1.0, 1.0, 1.0, 0.0])  # m, m/s, kg


def rates_per_s() -> dict[str, float]:
    """States flown a second."""
    draw = np.random.default_rng(1)
    states = np.append(STATE_GCRF, MASS_KG) + _SPREAD * draw.normal(size=(COUNT, 7))
    environment, end_s = surroundings(), SPAN_S / 10.0

    def one_core() -> None:
        states_at(0.0, states, end_s, environment, threads=1)

    def all_cores() -> None:
        states_at(0.0, states, end_s, environment)

    states_at(0.0, states[:10], end_s, environment)
    times_s = np.array([(_seconds(one_core), _seconds(all_cores)) for _ in range(ROUNDS)])
    one_s, all_s = np.median(times_s, axis=0)
    return {"one core": COUNT / float(one_s), f"all {os.cpu_count()} cores": COUNT / float(all_s)}


def _seconds(task: Callable[[], None]) -> float:
    began_s = time.perf_counter()
    task()
    return time.perf_counter() - began_s
