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

    What changes between the samples of one instant has to be explained by the arcs' ``jumps`` of that
    instant: their masses add up with sign, their position and velocity changes as magnitudes.
    """
    for before, after in pairwise(arcs):
        gap_s = float(after.t_s[0] - before.t_s[-1])
        if abs(gap_s) > TIME_TOLERANCE_S:
            raise FlightError(f"{gap_s:.6f} s are missing between arcs {before.name} and {after.name}")
    t_s = np.concatenate([arc.t_s for arc in arcs])
    r, v = np.concatenate([arc.r_gcrf_m for arc in arcs]), np.concatenate([arc.v_gcrf_mps for arc in arcs])
    mass_kg = np.concatenate([arc.mass_kg for arc in arcs])
    names = [arc.name for arc in arcs for _ in arc.t_s]
    if not np.all(np.isfinite(np.column_stack((t_s, r, v, mass_kg)))):
        raise FlightError("the flight holds a state that is not finite")
    steps_s = np.diff(t_s)
    if np.any(steps_s < -TIME_TOLERANCE_S):
        row = int(np.argmin(steps_s))
        raise FlightError(f"time runs back by {-steps_s[row]:.3f} s in arc {names[row]}")
    jumps = [jump for arc in arcs for jump in arc.jumps]
    first = 0
    for last in range(t_s.size):
        if last + 1 < t_s.size and steps_s[last] <= TIME_TOLERANCE_S:
            continue
        if last > first:
            reasons = [jump for jump in jumps if abs(jump.t_s - t_s[first]) <= TIME_TOLERANCE_S]
            place = names[first] if names[first] == names[last] else f"{names[first]} to {names[last]}"
            rows = slice(first, last + 1)
            _check_instant(float(t_s[first]), r[rows], v[rows], mass_kg[rows], reasons, place)
        first = last + 1


def _check_instant(
    t_s: float, r_m: Vector, v_mps: Vector, mass_kg: Vector, reasons: Sequence[Jump], place: str
) -> None:
    moved_m = float(np.linalg.norm(np.diff(r_m, axis=0), axis=1).sum())
    kicked_mps = float(np.linalg.norm(np.diff(v_mps, axis=0), axis=1).sum())
    changed_kg = float(mass_kg[-1] - mass_kg[0])
    for excess, tolerance, quantity in (
        (moved_m - sum(jump.delta_r_m for jump in reasons), POSITION_TOLERANCE_M, "m of position"),
        (kicked_mps - sum(jump.delta_v_mps for jump in reasons), VELOCITY_TOLERANCE_MPS, "m/s of velocity"),
        (abs(changed_kg - sum(jump.mass_kg for jump in reasons)), MASS_TOLERANCE_KG, "kg of mass"),
    ):
        if excess > tolerance:
            raise FlightError(
                f"a jump of {excess:.6g} {quantity} at t = {t_s:.3f} s in arc {place} has no reason"
            )
