"""Samples of the ship in orbit, and of all flight back in GCRF."""

from collections.abc import Sequence

import numpy as np

from vitok.compiled import njit
from vitok.descent.dynamics import COLUMNS, Body, Sample, sample
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.frames import gcrf_state, itrf_state
from vitok.motion.orbit import G0_MPS2, Burn
from vitok.motion.trajectory import Trajectory
from vitok.types import ItrfState, Vector

COAST_STEP_S, BURN_STEP_S = 30.0, 10.0


@njit
def _orbit_rows(t_s, y, load_g, body, environment):
    rows = np.empty((t_s.size, COLUMNS))
    state = np.empty(6)
    for k in range(t_s.size):
        state[:] = itrf_state(
            t_s[k], y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5], environment.rotation
        )
        sample(t_s[k], state, 0.0, body, environment, rows[k])
        rows[k, Sample.MASS], rows[k, Sample.LOAD] = y[k, 6], load_g[k]
    return rows


@njit
def _gcrf(rows, rotation):
    y = np.empty((rows.shape[0], 7))
    for k in range(rows.shape[0]):
        r = rows[k]
        x, y_itrf, z = r[Sample.X], r[Sample.Y], r[Sample.Z]
        vx, vy, vz = r[Sample.VX], r[Sample.VY], r[Sample.VZ]
        y[k, :6] = gcrf_state(r[Sample.T], x, y_itrf, z, vx, vy, vz, rotation)
        y[k, 6] = r[Sample.MASS]
    return y


def sample_times(t_start_s: float, t_end_s: float, burns: Sequence[Burn]) -> Vector:
    """Instants from start to end: half a minute apart, ten seconds in burns, each burn's ends among them."""
    parts = [np.arange(t_start_s, t_end_s, COAST_STEP_S), np.array([t_end_s])]
    for burn in burns:
        parts += [np.arange(burn.start_s, burn.end_s, BURN_STEP_S), np.array([burn.end_s])]
    return np.unique(np.concatenate(parts))


def orbit_samples(
    trajectory: Trajectory,
    burns: Sequence[Burn],
    vehicle: Vehicle,
    environment: Environment,
    *,
    loads: Vector | None = None,
) -> tuple[Vector, Vector]:
    """Samples (n, COLUMNS) and GCRF states (n, 7) of the ship; its load is that of the thrust alone.

    Where the thrusters' ``loads`` (k, 2), instants and g from each on, are told, the way begins with them;
    the ``burns`` come after it.
    """
    t_start_s = trajectory.t_start_s if loads is None else float(loads[-1, 0])
    times = sample_times(t_start_s, trajectory.t_end_s, burns)
    if loads is not None:
        times = np.concatenate((loads[:-1, 0], times))
    y = trajectory(times)
    load_g = np.zeros(times.size)
    for burn in burns:
        firing = (times >= burn.start_s) & (times < burn.end_s)
        load_g[firing] = burn.thrust_n / y[firing, 6] / G0_MPS2
    if loads is not None:
        load_g[: loads.shape[0] - 1] = loads[:-1, 1]
    body: Body = vehicle.body(0.0)
    return _orbit_rows(times, y, load_g, body, environment), y


def itrf_vector(t_s: float, y: Vector, environment: Environment) -> ItrfState:
    """ITRF position and velocity (6,) of a GCRF state (6 or 7,)."""
    return ItrfState(np.array(itrf_state(t_s, y[0], y[1], y[2], y[3], y[4], y[5], environment.rotation)))


def gcrf_samples(rows: Vector, environment: Environment) -> Vector:
    """GCRF states (n, 7) of samples (n, COLUMNS)."""
    y: Vector = _gcrf(rows, environment.rotation)
    return y


def at(rows: Vector, t_s: float) -> Vector:
    """The sample (COLUMNS,) of an instant between samples (n, COLUMNS)."""
    return np.array([np.interp(t_s, rows[:, Sample.T], column) for column in rows.T])


def fall_through(rows: Vector, altitude_m: float) -> Vector:
    """The sample at which the falling altitude of samples passes a value."""
    return at(rows, float(np.interp(-altitude_m, -rows[:, Sample.ALTITUDE], rows[:, Sample.T])))
