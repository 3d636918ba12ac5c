"""A flown piece of orbit that can be asked for its state at any instant."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from vitok.compiled import njit
from vitok.motion.dop853 import DenseOutput, trajectory_state
from vitok.types import GcrfState, Vector


@njit
def _states(t_s, kernel):
    out = np.empty((t_s.size, 7))
    for i in range(t_s.size):
        out[i] = trajectory_state(t_s[i], kernel)
    return out


@dataclass(frozen=True)
class Trajectory:
    """Dense output between two instants: call it with TAI seconds to get states (7,) or (k, 7).

    A state is x, y, z, vx, vy, vz in GCRF (m, m/s) and the mass (kg). ``kernel`` goes into compiled loops,
    which read it by ``trajectory_state``. Asking outside the span raises ValueError.
    """

    t_start_s: float
    t_end_s: float
    kernel: DenseOutput

    def __call__(self, t_s: ArrayLike) -> Vector:
        times = np.asarray(t_s, dtype=float)
        if times.ndim == 0:
            self._check(float(times), float(times))
            return np.array(trajectory_state(float(times), self.kernel))
        if times.size:
            self._check(float(times.min()), float(times.max()))
        states: Vector = _states(times, self.kernel)
        return states

    def _check(self, first_s: float, last_s: float) -> None:
        """ValueError where what is asked for lies outside the span."""
        low, high = min(self.t_start_s, self.t_end_s), max(self.t_start_s, self.t_end_s)
        if first_s < low - 1e-6 or last_s > high + 1e-6:
            asked = f"{first_s:.3f} to {last_s:.3f} s"
            raise ValueError(f"trajectory spans {low:.3f} to {high:.3f} s; asked for {asked}")

    @property
    def y_start(self) -> GcrfState:
        """State (7,) at the start."""
        return GcrfState(self(self.t_start_s))

    @property
    def y_end(self) -> GcrfState:
        """State (7,) at the end."""
        return GcrfState(self(self.t_end_s))


def until(trajectory: Trajectory, t_end_s: float) -> Trajectory:
    """The part of a trajectory that runs forward before ``t_end_s``."""
    kernel = trajectory.kernel
    rows = max(1, int(np.searchsorted(kernel.t_s, t_end_s, side="left")))
    part = DenseOutput(kernel.t_s[: rows + 1], kernel.step_s[:rows], kernel.y[: rows + 1], kernel.f[:rows])
    return Trajectory(trajectory.t_start_s, t_end_s, part)


def join(trajectories: Sequence[Trajectory]) -> Trajectory:
    """One trajectory of several that run forward, each starting when the one before ends.

    Where their states differ at that instant, it is the later one's that counts.
    """
    pieces = [piece for piece in trajectories if piece.t_end_s > piece.t_start_s]
    if len(pieces) < 2:
        return pieces[0] if pieces else trajectories[0]
    times, steps, states, polynomials = [], [], [], []
    for piece in pieces:
        times.append(piece.kernel.t_s[:-1])
        steps.append(piece.kernel.step_s)
        states.append(piece.kernel.y[:-1])
        polynomials.append(piece.kernel.f)
    times.append(pieces[-1].kernel.t_s[-1:])
    states.append(pieces[-1].kernel.y[-1:])
    kernel = DenseOutput(
        np.concatenate(times), np.concatenate(steps), np.concatenate(states), np.concatenate(polynomials)
    )
    return Trajectory(pieces[0].t_start_s, pieces[-1].t_end_s, kernel)
