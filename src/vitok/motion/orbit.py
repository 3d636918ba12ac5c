"""Flying an orbit: coasts and finite burns under the full force model."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from vitok.earth.environment import Environment
from vitok.earth.frames import itrf_from_gcrf, rotate
from vitok.earth.shape import geodetic_from_itrf
from vitok.errors import FlightError
from vitok.motion.dop853 import BELOW_GROUND, NOT_FINITE, STEP_TOO_SMALL, STOPPED, Force, integrate
from vitok.motion.trajectory import Trajectory, join

Vector = NDArray[np.float64]

G0_MPS2 = 9.80665  # standard gravity (CGPM 1901)
TOLERANCE = 1e-12
_NO_STOP_M = -1e9
_FAILURES = {
    NOT_FINITE: "the state is no longer finite",
    STEP_TOO_SMALL: "the step fell below a microsecond",
    BELOW_GROUND: "the orbit went below the ground",
}


@dataclass(frozen=True)
class Burn:
    """A finite burn at constant thrust along a ``direction`` (3,) fixed in ``frame``, "lvlh" or "gcrf"."""

    name: str
    start_s: float
    duration_s: float
    thrust_n: float
    specific_impulse_s: float
    direction: Vector
    frame: str = "lvlh"

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
    propellant_kg = -mass_kg * float(np.expm1(-delta_v_mps / exhaust_mps))
    return propellant_kg * exhaust_mps / thrust_n


def delta_v_of(burn: Burn, mass_kg: float) -> float:
    """Free-space velocity change of a burn begun at ``mass_kg`` (Tsiolkovsky), m/s."""
    final_kg = mass_kg - burn.flow_kgps * burn.duration_s
    return burn.specific_impulse_s * G0_MPS2 * float(np.log(mass_kg / final_kg))


def altitude_m(t_s: float, y: Vector, environment: Environment) -> float:
    """Geodetic altitude over WGS-84 of a GCRF state."""
    m = itrf_from_gcrf(t_s, environment.rotation)
    return float(geodetic_from_itrf(*rotate(m, y[0], y[1], y[2]))[2])


def coast(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    environment: Environment,
    cd_area_m2: float = 0.0,
    stop_altitude_m: float | None = None,
    tolerance: float = TOLERANCE,
) -> Trajectory:
    """Unpowered flight of ``y0`` (7,) from ``t0_s`` to ``t1_s`` (forward or backward).

    With ``stop_altitude_m`` it ends where the geodetic altitude first falls through it, exact to the
    dense output. FlightError if the state stops being finite or reaches the ground.
    """
    return _integrate(t0_s, y0, t1_s, environment, coasting(cd_area_m2), stop_altitude_m, tolerance)


def coasting(cd_area_m2: float) -> Force:
    """Force without thrust."""
    return Force(float(cd_area_m2), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def burn(
    t0_s: float, y0: Vector, firing: Burn, environment: Environment, cd_area_m2: float = 0.0
) -> Trajectory:
    """Powered flight of ``y0`` (7,) from ``t0_s`` for the burn's duration."""
    direction = np.asarray(firing.direction, dtype=float)
    direction = direction / np.linalg.norm(direction)
    in_lvlh = 1.0 if firing.frame == "lvlh" else 0.0
    force = Force(
        float(cd_area_m2), float(firing.thrust_n), firing.flow_kgps, in_lvlh, *map(float, direction)
    )
    return _integrate(t0_s, y0, t0_s + firing.duration_s, environment, force, None, TOLERANCE)


def fly(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    burns: Sequence[Burn],
    environment: Environment,
    cd_area_m2: float = 0.0,
) -> Trajectory:
    """Coasts and burns in time order from ``t0_s`` to ``t1_s``, joined.

    Burns must lie inside the span and not overlap (ValueError).
    """
    pieces = []
    t_s, y = t0_s, np.asarray(y0, dtype=float)
    for firing in sorted(burns, key=lambda each: each.start_s):
        if firing.start_s < t_s - 1e-6 or firing.end_s > t1_s + 1e-6:
            raise ValueError(
                f"burn {firing.name} overlaps another or leaves the span {t0_s:.1f} to {t1_s:.1f} s"
            )
        if firing.start_s > t_s:
            pieces.append(coast(t_s, y, firing.start_s, environment, cd_area_m2))
            t_s, y = firing.start_s, pieces[-1].y_end
        if firing.duration_s > 0.0:
            pieces.append(burn(t_s, y, firing, environment, cd_area_m2))
            t_s, y = pieces[-1].t_end_s, pieces[-1].y_end
    if t1_s > t_s or not pieces:
        pieces.append(coast(t_s, y, t1_s, environment, cd_area_m2))
    return join(pieces)


def states_at(
    t0_s: float, y0: Vector, t1_s: float, environment: Environment, cd_area_m2: float | Vector = 0.0
) -> Vector:
    """Final states (N, 7) of N initial states (N, 7) coasted from ``t0_s`` to ``t1_s``, on all cores."""
    areas = np.broadcast_to(np.asarray(cd_area_m2, dtype=float), len(y0))

    def final(member: tuple[Vector, float]) -> Vector:
        return coast(t0_s, member[0], t1_s, environment, member[1]).y_end

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the kernel releases the interpreter's lock
        return np.array(list(pool.map(final, zip(y0, areas, strict=True))))


def _integrate(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    environment: Environment,
    force: Force,
    stop_altitude_m: float | None,
    tolerance: float,
) -> Trajectory:
    stop_m = _NO_STOP_M if stop_altitude_m is None else float(stop_altitude_m)
    state = np.ascontiguousarray(y0, dtype=float)
    if state.shape != (7,) or not np.all(np.isfinite(state)) or state[6] <= 0.0:
        raise ValueError(f"a state has seven finite numbers, the last a positive mass; got {state}")
    status, dense = integrate(float(t0_s), state, float(t1_s), environment, force, tolerance, stop_m)
    if status in _FAILURES:
        raise FlightError(
            f"flight broke off {dense.t_s[-1] - t0_s:.1f} s after t = {t0_s:.1f} s: {_FAILURES[status]}"
        )
    trajectory = Trajectory(float(t0_s), float(dense.t_s[-1]), dense)
    if status == STOPPED and dense.t_s.size > 1:

        def above_m(t_s: float) -> float:
            return altitude_m(t_s, trajectory(t_s), environment) - stop_m

        if above_m(float(dense.t_s[-2])) > 0.0:
            t_stop_s = brentq(above_m, float(dense.t_s[-2]), float(dense.t_s[-1]), xtol=1e-9)
            return Trajectory(float(t0_s), float(t_stop_s), dense)
    return trajectory
