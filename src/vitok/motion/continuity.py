"""The check that a flight hangs together: no state may jump, drift or lose mass without a reason.

At one instant what changes has to be explained by a jump. Between neighbouring samples gravity has to lead
from one to the other, and what it leaves open has to be within reach of engines and air; mass is lost by the
burns of the ledger alone.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from vitok.compiled import njit
from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion.arc import Arc, Jump
from vitok.motion.orbit import G0_MPS2
from vitok.types import Vector

TIME_TOLERANCE_S = 1e-6
POSITION_TOLERANCE_M = 1e-3
VELOCITY_TOLERANCE_MPS = 1e-6
MASS_TOLERANCE_KG = 1e-6
# What may change between samples that lie less than the tolerance of time apart, but not at one instant: a
# campaign of thousands meets an event that falls there by chance
_GREATEST_MPS2, _GREATEST_FLOW_KGPS = 300.0, 3000.0

# What the point mass and J2 leave of gravity (higher terms, Sun and Moon), and drag in orbit
_UNMODELLED_MPS2 = 2e-3
_LOAD_MARGIN, _LOAD_MORE_MPS2 = 1.5, 2.0  # of a load between its samples
_CLOSE_S = 2.5  # steps so short that a load is sampled
_SLOWEST_EXHAUST_MPS = 2000.0  # of a rocket's engine; what is slower does not lift off
_MARGIN = 2.0  # of the remainder of a polynomial
_RATE_RADPS = 1.3e-3  # faster than any orbit turns


def check_continuity(arcs: Sequence[Arc]) -> None:
    """FlightError where time, position, velocity or mass jump, inside an arc or between two.

    What changes between the samples of one instant has to be explained by the arcs' ``jumps`` of that
    instant: their masses add up with sign, their position and velocity changes as magnitudes.
    """
    for before, after in pairwise(arcs):
        gap_s = float(after.t_s[0] - before.t_s[-1])
        if abs(gap_s) > TIME_TOLERANCE_S:
            raise FlightError(f"{gap_s:.6f} s are missing between arcs {before.name} and {after.name}")
    if not arcs:  # it failed in its first phase
        return
    t_s = np.concatenate([arc.t_s for arc in arcs])
    y = np.concatenate([np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps, arc.mass_kg)) for arc in arcs])
    if not np.isfinite(t_s).all() or not np.isfinite(y).all():
        raise FlightError("the flight holds a state that is not finite")
    ends, names = np.cumsum([arc.t_s.size for arc in arcs]), [arc.name for arc in arcs]

    def name(row: int) -> str:
        return names[int(np.searchsorted(ends, row, side="right"))]

    steps_s = np.diff(t_s)
    if np.any(steps_s < -TIME_TOLERANCE_S):
        row = int(np.argmin(steps_s))
        raise FlightError(f"time runs back by {-steps_s[row]:.3f} s in arc {name(row)}")
    _check_instants(t_s, y, steps_s, name, [jump for arc in arcs for jump in arc.jumps])
    for arc in arcs:
        _check_motion(arc)
        _check_ledger(arc)


def _check_instants(
    t_s: Vector, y: Vector, steps_s: Vector, name: Callable[[int], str], jumps: list[Jump]
) -> None:
    """What changes at one instant against the jumps of that instant."""
    rows = np.flatnonzero(steps_s <= TIME_TOLERANCE_S)
    changes = y[rows + 1] - y[rows]
    moves_m, kicks_mps = norm(changes[:, :3]), norm(changes[:, 3:6])
    begins = np.flatnonzero(np.diff(rows, prepend=-2) > 1)
    for begin, end in pairwise((*begins.tolist(), rows.size)):
        first, last = int(rows[begin]), int(rows[end - 1]) + 1
        at_s = float(t_s[first])
        reasons = [jump for jump in jumps if abs(jump.t_s - at_s) <= TIME_TOLERANCE_S]
        apart_s = float(t_s[last]) - at_s
        moved_m = float(moves_m[begin:end].sum()) - float(norm(y[first, 3:6])) * apart_s
        kicked_mps = float(kicks_mps[begin:end].sum()) - _GREATEST_MPS2 * apart_s
        changed_kg = float(y[last, 6] - y[first, 6])
        for excess, tolerance, quantity in (
            (moved_m - sum(jump.delta_r_m for jump in reasons), POSITION_TOLERANCE_M, "m of position"),
            (
                kicked_mps - sum(jump.delta_v_mps for jump in reasons),
                VELOCITY_TOLERANCE_MPS,
                "m/s of velocity",
            ),
            (
                abs(changed_kg - sum(jump.mass_kg for jump in reasons)) - _GREATEST_FLOW_KGPS * apart_s,
                MASS_TOLERANCE_KG,
                "kg of mass",
            ),
        ):
            if excess > tolerance:
                before, after = name(first), name(last)
                place = before if before == after else f"{before} to {after}"
                raise FlightError(
                    f"a jump of {excess:.6g} {quantity} at t = {t_s[first]:.3f} s in arc {place} "
                    "has no reason"
                )


def _check_motion(arc: Arc) -> None:
    """Between neighbouring samples: position by velocity, velocity by gravity and what else may push."""
    y = np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))
    drift_m, kick_mps = _left_open(arc.t_s, y)
    steps_s = np.diff(arc.t_s)
    push_mps2 = _push_mps2(arc)
    # what is left of a fifth-order Hermite polynomial (Burden and Faires 2011, 3.4) along an orbit
    turned = _RATE_RADPS * steps_s
    radius_m = norm(arc.r_gcrf_m[1:])
    rounding_m = 1e-9 * radius_m
    allowed_m = _MARGIN * radius_m * turned**5 / 720.0 + 0.25 * push_mps2 * steps_s**2 + rounding_m
    allowed_mps = _MARGIN * radius_m * _RATE_RADPS * turned**5 / 720.0 + push_mps2 * steps_s + 1e-6
    for left, allowed, quantity in ((drift_m, allowed_m, "m of position"), (kick_mps, allowed_mps, "m/s")):
        if left.size and np.any(left > allowed):
            row = int(np.argmax(left - allowed))
            raise FlightError(
                f"{left[row]:.6g} {quantity} between t = {arc.t_s[row]:.3f} and {arc.t_s[row + 1]:.3f} s in "
                f"arc {arc.name} are no motion: {allowed[row]:.3g} could be explained"
            )


def _push_mps2(arc: Arc) -> Vector:
    """The greatest acceleration beside gravity that each step can have had, of its load or its burns."""
    steps_s = np.diff(arc.t_s)
    if "load_g" in arc.channels:
        load_mps2 = arc.channels["load_g"] * G0_MPS2
        # in the air a load may peak between samples; in orbit it is that of the burn which a step begins in
        around = np.maximum(load_mps2[:-1], load_mps2[1:])
        around[1:] = np.maximum(around[1:], load_mps2[:-2])
        around[:-1] = np.maximum(around[:-1], load_mps2[2:])
        close = steps_s <= _CLOSE_S
        load = np.where(close, around, load_mps2[:-1])
        return _LOAD_MARGIN * load + np.where(close & (around > 0.0), _LOAD_MORE_MPS2, _UNMODELLED_MPS2)
    push_mps2 = np.full(steps_s.size, _UNMODELLED_MPS2)
    if "contact_n" in arc.channels:
        contact_n = np.maximum(arc.channels["contact_n"][:-1], arc.channels["contact_n"][1:])
        push_mps2 += contact_n / arc.mass_kg[1:]
    for burn in arc.burns:
        fired = (arc.t_s[1:] > burn.start_s) & (arc.t_s[:-1] < burn.start_s + burn.duration_s)
        even_mps2 = _LOAD_MARGIN * burn.delta_v_mps / burn.duration_s
        push_mps2[fired] += np.maximum(even_mps2, burn.pulses_n / arc.mass_kg[1:][fired])
    return push_mps2


def _check_ledger(arc: Arc) -> None:
    """Mass against the burns: each as much as it says, nothing beside them; a rocket's by its thrust."""
    lost_kg = -np.diff(arc.mass_kg)
    for jump in arc.jumps:
        at = np.flatnonzero(np.abs(arc.t_s - jump.t_s) <= TIME_TOLERANCE_S)
        if at.size > 1:
            lost_kg[at[0]] += jump.mass_kg
    if "thrust_n" in arc.channels:
        thrust_n = arc.channels["thrust_n"]
        allowed_kg = np.maximum(thrust_n[:-1], thrust_n[1:]) / _SLOWEST_EXHAUST_MPS * np.diff(arc.t_s)
    else:
        allowed_kg = np.zeros(lost_kg.size)
        for burn in arc.burns:
            fired = (arc.t_s[1:] > burn.start_s) & (arc.t_s[:-1] < burn.start_s + burn.duration_s)
            allowed_kg[fired] = np.inf
            spent_kg = float(lost_kg[fired].sum())
            if abs(spent_kg - burn.propellant_kg) > 1e-6 * burn.propellant_kg + MASS_TOLERANCE_KG:
                raise FlightError(
                    f"burn {burn.name} in arc {arc.name} took {spent_kg:.6g} kg, its ledger says "
                    f"{burn.propellant_kg:.6g} kg"
                )
    wrong = (lost_kg > allowed_kg + MASS_TOLERANCE_KG) | (lost_kg < -MASS_TOLERANCE_KG)
    if np.any(wrong):
        row = int(np.argmax(wrong))
        raise FlightError(
            f"{lost_kg[row]:.6g} kg are lost between t = {arc.t_s[row]:.3f} and {arc.t_s[row + 1]:.3f} s in "
            f"arc {arc.name} with no burn"
        )


@njit
def _gravity(y, acceleration, jerk):
    """Writes acceleration and its rate (3,) of the point mass with J2 about the GCRF's pole."""
    x, z = y[0] * y[0] + y[1] * y[1], y[2] * y[2]
    r2 = x + z
    r = np.sqrt(r2)
    along = y[0] * y[3] + y[1] * y[4] + y[2] * y[5]
    j = 1.5 * J2 * EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M / r2
    for i in range(3):
        flat = 1.0 + j * ((1.0 if i < 2 else 3.0) - 5.0 * z / r2)
        acceleration[i] = -MU_M3PS2 / (r2 * r) * flat * y[i]
        jerk[i] = -MU_M3PS2 / (r2 * r) * (y[3 + i] - 3.0 * along / r2 * y[i])


@njit
def _left_open(t_s, y):
    """What gravity leaves open of the change between neighbours: of position (n - 1,) and of velocity."""
    count = t_s.size - 1
    drift_m, kick_mps = np.zeros(count), np.zeros(count)
    a0, a1, j0, j1 = np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(3)
    _gravity(y[0], a1, j1)
    for k in range(count):
        a0[:], j0[:] = a1, j1
        _gravity(y[k + 1], a1, j1)
        h = t_s[k + 1] - t_s[k]
        if h <= TIME_TOLERANCE_S:
            continue
        far2, fast2 = 0.0, 0.0
        for i in range(3):
            # Hermite's rule for an integral with the ends' derivatives (Euler and Maclaurin)
            far = y[k + 1, i] - y[k, i] - 0.5 * h * (y[k, 3 + i] + y[k + 1, 3 + i])
            far += h * h / 12.0 * (a1[i] - a0[i])
            fast = y[k + 1, 3 + i] - y[k, 3 + i] - 0.5 * h * (a0[i] + a1[i]) + h * h / 12.0 * (j1[i] - j0[i])
            far2, fast2 = far2 + far * far, fast2 + fast * fast
        drift_m[k], kick_mps[k] = np.sqrt(far2), np.sqrt(fast2)
    return drift_m, kick_mps
