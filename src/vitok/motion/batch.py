"""Many states flown at once on all cores, and the state transition matrix that follows from them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vitok.compiled import njit
from vitok.earth.environment import Environment, check_span
from vitok.elementary import dot
from vitok.errors import FlightError
from vitok.motion.dop853 import GROUND_M, Force, integrate
from vitok.motion.orbit import TOLERANCE, checked_state
from vitok.motion.status import Status
from vitok.parallel import core_count, mapped
from vitok.types import Vector

_PIECES = 8  # per thread, so that none waits long for the slowest

# Steps of the differences: large against the integrator's noise, small against the orbit's curvature
_STEP_M, _STEP_MPS = 400.0, 0.4
# Central difference of fourth order (Fornberg 1988, table 1): offsets in steps, and weights
_OFFSETS = np.array([-2.0, -1.0, 1.0, 2.0])
_WEIGHTS = np.array([1.0, -8.0, 8.0, -1.0]) / 12.0


@dataclass(frozen=True)
class Batch:
    """Final states (N, 7) of a batch; one that failed is NaN, and ``failures`` says why by its number."""

    y: Vector
    failures: dict[int, str]


@njit
def _final_states(t0_s, y0, t1_s, environment, areas, tolerance, out, status):
    for i in range(y0.shape[0]):
        if status[i] == Status.NO_STATE:
            continue
        force = Force(areas[i], 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        status[i], end = integrate(t0_s, y0[i], t1_s, environment, force, tolerance, False, GROUND_M, np.inf)
        out[i] = end.y[1]


def states_at(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    environment: Environment,
    *,
    cd_area_m2: float | Vector = 0.0,
    tolerance: float = TOLERANCE,
    threads: int | None = None,
) -> Batch:
    """Final states of N initial states ``y0`` (N, 7) coasted from ``t0_s`` to ``t1_s``, on all cores.

    ``cd_area_m2`` is one value or one for each. A member that is no state, is no longer finite or reaches
    the ground is marked; the others fly on. The result does not depend on the number of ``threads``.
    InputError if the span leaves the environment's.
    """
    check_span(environment, t0_s, t1_s)
    states = np.ascontiguousarray(y0, dtype=float)
    if states.ndim != 2 or states.shape[1] != 7:
        raise ValueError(f"a batch has states of seven numbers in rows; got the shape {states.shape}")
    count = len(states)
    areas = np.ascontiguousarray(np.broadcast_to(np.asarray(cd_area_m2, dtype=float), count))
    sound = np.isfinite(states).all(axis=1) & (states[:, 6] > 0.0) & np.isfinite(areas)
    status = np.where(sound, Status.REACHED, Status.NO_STATE)
    out = np.full((count, 7), np.nan)
    edges = np.unique(np.linspace(0, count, core_count(threads) * _PIECES + 1).astype(int))

    def fly(piece: tuple[int, int]) -> None:
        part = slice(*piece)
        _final_states(
            float(t0_s),
            states[part],
            float(t1_s),
            environment,
            areas[part],
            tolerance,
            out[part],
            status[part],
        )

    mapped(fly, pairwise(map(int, edges)), threads)
    out[status != Status.REACHED] = np.nan
    failed = np.flatnonzero(status != Status.REACHED)
    return Batch(out, {int(i): Status(status[i]).sentence for i in failed})


def transition_matrix(
    t0_s: float, y0: Vector, t1_s: float, environment: Environment, *, cd_area_m2: float = 0.0
) -> Vector:
    """State transition matrix (6, 6), d(r, v at ``t1_s``) / d(r, v at ``t0_s``), GCRF, under the full model.

    Central differences of fourth order over 24 flights, flown as one batch at a tight tolerance: all that
    acts on the flight is in them, and no partial derivative can be forgotten. Good to 1e-8 of its norm
    after a day. FlightError if a neighbouring flight fails.
    """
    state = checked_state(y0)
    steps = np.repeat((_STEP_M, _STEP_MPS), 3)
    neighbours = np.tile(state, (24, 1))
    for i in range(6):
        neighbours[4 * i : 4 * i + 4, i] += _OFFSETS * steps[i]
    batch = states_at(t0_s, neighbours, t1_s, environment, cd_area_m2=cd_area_m2, tolerance=1e-14)
    if batch.failures:
        reason = next(iter(batch.failures.values()))
        raise FlightError(f"a flight beside that of the state transition matrix failed: {reason}")
    ends = batch.y[:, :6].reshape(6, 4, 6)
    columns: Vector = dot(np.transpose(ends, (2, 0, 1)), _WEIGHTS) / steps
    return columns
