"""The check that a flight hangs together: no state may jump without a reason."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vitok.errors import FlightError
from vitok.motion.arc import Arc, Jump

Vector = NDArray[np.float64]

TIME_TOLERANCE_S = 1e-6
POSITION_TOLERANCE_M = 1e-3
VELOCITY_TOLERANCE_MPS = 1e-6
MASS_TOLERANCE_KG = 1e-6


def check_continuity(arcs: Sequence[Arc]) -> None:
    """FlightError where time, position, velocity or mass jump, inside an arc or between two.

    A difference between two samples at one instant has to be explained by the arcs' ``jumps`` of that
    instant: their masses add up with sign, their position and velocity changes as magnitudes.
    """
    jumps = [jump for arc in arcs for jump in arc.jumps]
    for arc in arcs:
        samples = np.column_stack((arc.t_s, arc.r_gcrf_m, arc.v_gcrf_mps, arc.mass_kg))
        if not np.all(np.isfinite(samples)):
            raise FlightError(f"arc {arc.name} holds a state that is not finite")
        steps_s = np.diff(arc.t_s)
        if np.any(steps_s < 0.0):
            raise FlightError(f"arc {arc.name} runs backward in time by {-steps_s.min():.3f} s")
        for row in np.nonzero(steps_s <= TIME_TOLERANCE_S)[0]:
            _check_step(samples[row], samples[row + 1], jumps, f"in arc {arc.name}")
    for before, after in pairwise(arcs):
        place = f"between arcs {before.name} and {after.name}"
        gap_s = float(after.t_s[0] - before.t_s[-1])
        if abs(gap_s) > TIME_TOLERANCE_S:
            raise FlightError(f"{gap_s:.6f} s are missing {place}")
        end = np.concatenate((before.t_s[-1:], before.y_end))
        start = np.concatenate((after.t_s[:1], after.y_start))
        _check_step(end, start, jumps, place)


def _check_step(before: Vector, after: Vector, jumps: Sequence[Jump], place: str) -> None:
    reasons = [jump for jump in jumps if abs(jump.t_s - before[0]) <= TIME_TOLERANCE_S]
    excess_m = float(np.linalg.norm(after[1:4] - before[1:4])) - sum(j.delta_r_m for j in reasons)
    excess_mps = float(np.linalg.norm(after[4:7] - before[4:7])) - sum(j.delta_v_mps for j in reasons)
    excess_kg = float(after[7] - before[7]) - sum(j.mass_kg for j in reasons)
    for excess, tolerance, quantity in (
        (excess_m, POSITION_TOLERANCE_M, "m of position"),
        (excess_mps, VELOCITY_TOLERANCE_MPS, "m/s of velocity"),
        (abs(excess_kg), MASS_TOLERANCE_KG, "kg of mass"),
    ):
        if excess > tolerance:
            raise FlightError(
                f"a jump of {excess:.6g} {quantity} at t = {before[0]:.3f} s {place} has no reason"
            )
