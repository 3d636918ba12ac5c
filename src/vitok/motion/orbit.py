"""Flying an orbit: coasts and finite burns under the full force model."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from vitok.earth.environment import Environment, check_span
from vitok.elementary import expm1, log, norm
from vitok.errors import FlightError
from vitok.motion.dop853 import GROUND_M, Force, integrate
from vitok.motion.status import Status
from vitok.motion.trajectory import Trajectory, join
from vitok.types import Vector

G0_MPS2 = 9.80665  # standard gravity (CGPM 1901)
TOLERANCE = 5e-13  # of position and velocity in a step: 0.6 mm after a day in the station's orbit


@dataclass(frozen=True)
class Burn:
    """A finite burn at constant thrust along a ``direction`` (3,) fixed in ``frame``, "lvlh" or "gcrf".

    ``start_s`` and ``duration_s`` are those of the thrust, before which the engine takes ``start_up_s``.
    """

    name: str
    start_s: float
    duration_s: float
    thrust_n: float
    specific_impulse_s: float
    direction: Vector
    frame: str = "lvlh"
    start_up_s: float = 0.0

    @property
    def ignition_s(self) -> float:
        """Instant of the command to start."""
        return self.start_s - self.start_up_s

    @property
    def end_s(self) -> float:
        """Instant of cut-off."""
        return self.start_s + self.duration_s

    @property
    def flow_kgps(self) -> float:
        """Propellant flow."""
        return self.thrust_n / (self.specific_impulse_s * G0_MPS2)


def duration_for(delta_v_mps: float, mass_kg: float, thrust_n: float, specific_impulse_s: float) -> float:
    """Seconds of thrust that give ``delta_v_mps`` in free space (Tsiolkovsky)."""
    exhaust_mps = specific_impulse_s * G0_MPS2
    propellant_kg = -mass_kg * float(expm1(-delta_v_mps / exhaust_mps))
    return propellant_kg * exhaust_mps / thrust_n


def delta_v_of(burn: Burn, mass_kg: float) -> float:
    """Free-space velocity change of a burn begun at ``mass_kg`` (Tsiolkovsky), m/s."""
    final_kg = mass_kg - burn.flow_kgps * burn.duration_s
    return burn.specific_impulse_s * G0_MPS2 * float(log(mass_kg / final_kg))


def coast(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    environment: Environment,
    *,
    cd_area_m2: float = 0.0,
    tolerance: float = TOLERANCE,
    dense: bool = True,
) -> Trajectory:
    """Unpowered flight of ``y0`` (7,) from ``t0_s`` to ``t1_s`` (forward or backward).

    FlightError if the state stops being finite or reaches the ground; InputError, here and in all that
    follows, if the span leaves the environment's. ``dense`` is as in ``attempt``.
    """
    force = coasting(cd_area_m2)
    return _whole(*attempt(t0_s, y0, t1_s, environment, force=force, tolerance=tolerance, dense=dense))


def coasting(cd_area_m2: float) -> Force:
    """Force without thrust."""
    return Force(float(cd_area_m2), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def burn(
    t0_s: float, y0: Vector, firing: Burn, environment: Environment, *, cd_area_m2: float = 0.0
) -> Trajectory:
    """Powered flight of ``y0`` (7,) from ``t0_s`` for the burn's duration."""
    direction = np.asarray(firing.direction, dtype=float)
    direction = direction / norm(direction)
    in_lvlh = 1.0 if firing.frame == "lvlh" else 0.0
    force = Force(
        float(cd_area_m2), float(firing.thrust_n), firing.flow_kgps, in_lvlh, *map(float, direction)
    )
    return _whole(*attempt(t0_s, y0, t0_s + firing.duration_s, environment, force=force))


def fly(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    burns: Sequence[Burn],
    *,
    environment: Environment,
    cd_area_m2: float = 0.0,
    tolerance: float = TOLERANCE,
    dense: bool = True,
) -> Trajectory:
    """Coasts, to a ``tolerance``, and burns in time order from ``t0_s`` to ``t1_s``, joined.

    Where they are not ``dense``, as in ``attempt``, the last piece alone is given. FlightError, besides those
    of ``coast``, for a burn that begins before the one before it has ended or that leaves the span.
    """
    coasting_to = partial(
        coast, environment=environment, cd_area_m2=cd_area_m2, tolerance=tolerance, dense=dense
    )
    pieces = []
    last: Burn | None = None
    t_s, y = t0_s, np.asarray(y0, dtype=float)
    for firing in sorted(burns, key=lambda each: each.start_s):
        if firing.start_s < t_s - 1e-6 or firing.end_s > t1_s + 1e-6:
            raise _no_room(firing, last, t_s, t1_s)
        if firing.start_s > t_s:
            pieces.append(coasting_to(t_s, y, firing.start_s))
            t_s, y = firing.start_s, pieces[-1].y_end
        if firing.duration_s > 0.0:
            pieces.append(burn(t_s, y, firing, environment, cd_area_m2=cd_area_m2))
            t_s, y = pieces[-1].t_end_s, pieces[-1].y_end
            last = firing
    if t1_s > t_s or not pieces:
        pieces.append(coasting_to(t_s, y, t1_s))
    return join(pieces) if dense else pieces[-1]


def attempt(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    environment: Environment,
    *,
    force: Force,
    tolerance: float = TOLERANCE,
    lowest_m: float = GROUND_M,
    ground_m: float = np.inf,
    dense: bool = True,
) -> tuple[Trajectory, Status]:
    """Flight of ``y0`` (7,) toward ``t1_s``, as far as it comes, and the integrator's status at its end.

    It ends where it comes nearer to the Earth's centre than ``lowest_m`` and lower than the altitude
    ``ground_m``. Without ``dense`` its last state alone is kept, which it is then in at all instants: a fifth
    quicker, for ``y_end``. Of one that ends below the ground it is the last step.
    ValueError if ``y0`` is no state; InputError if the span leaves the environment's.
    """
    check_span(environment, t0_s, t1_s)
    state = checked_state(y0)
    status, kernel = integrate(
        float(t0_s),
        state,
        float(t1_s),
        environment,
        force,
        tolerance,
        dense,
        float(lowest_m),
        float(ground_m),
    )
    if not dense and not kernel.step_s.size:
        kernel = kernel._replace(t_s=kernel.t_s[1:], y=kernel.y[1:])
        return Trajectory(float(t0_s), float(kernel.t_s[0]), kernel), status
    return Trajectory(float(kernel.t_s[0]), float(kernel.t_s[-1]), kernel), status


def checked_state(y0: Vector) -> Vector:
    """``y0`` as the kernels take it; ValueError if it is not seven finite numbers with a positive mass."""
    state = np.ascontiguousarray(y0, dtype=float)
    if state.shape != (7,) or not np.all(np.isfinite(state)) or state[6] <= 0.0:
        raise ValueError(f"a state has seven finite numbers, the last a positive mass; got {state}")
    return state


def broken_off(t0_s: float, t_end_s: float, status: Status) -> FlightError:
    """What to say of an integration that did not reach its end."""
    return FlightError(f"flight broke off {t_end_s - t0_s:.1f} s after t = {t0_s:.1f} s: {status.sentence}")


def _no_room(firing: Burn, last: Burn | None, free_s: float, t1_s: float) -> FlightError:
    """What to say of a burn that does not lie between ``free_s``, the end of the last one, and ``t1_s``."""
    after = f" after burn {last.name}" if last else ""
    early_s, late_s = free_s - firing.start_s, firing.end_s - t1_s
    ends = [f"begins {early_s:.1f} s too early"] if early_s > 0.0 else []
    ends += [f"ends {late_s:.1f} s too late"] if late_s > 0.0 else []
    return FlightError(
        f"burn {firing.name} has no room: it takes {firing.duration_s:.1f} s from t = {firing.start_s:.1f} s "
        f"on, and {max(t1_s - free_s, 0.0):.1f} s are free{after}, from t = {free_s:.1f} to {t1_s:.1f} s, "
        f"so it {' and '.join(ends)}"
    )


def _whole(trajectory: Trajectory, status: Status) -> Trajectory:
    if status != Status.REACHED:
        raise broken_off(trajectory.t_start_s, trajectory.t_end_s, status)
    return trajectory
