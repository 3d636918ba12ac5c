"""The integrator: DOP853 with step control and dense output, compiled with the orbit's equations of motion.

Hairer, Norsett, Wanner (1993), II.5 and II.6 (error estimate: eq. 5.20; dense output of order 7).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, njit
from vitok.earth.frames import geodetic_from_gcrf, itrf_from_gcrf, rotate_back
from vitok.earth.gravity import WORK
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.motion.dop853_coefficients import ALL_STAGES, DENSE, ERROR_3, ERROR_5, NODES, STAGES, WEIGHTS, A
from vitok.motion.forces import drag, gravitation
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.motion.status import Status

GROUND_M = 0.99 * EQUATORIAL_RADIUS_M  # from the Earth's centre: below the ground everywhere

# A day in the station's orbit takes 800 steps at the finest tolerance
_STEPS, _STEPS_A_SECOND = 200_000, 0.06


class Force(NamedTuple):
    """What acts beside gravitation: drag area, and a thrust along a direction fixed in LVLH or in GCRF."""

    cd_area_m2: float
    thrust_n: float
    flow_kgps: float
    in_lvlh: float
    direction_x: float
    direction_y: float
    direction_z: float


class DenseOutput(NamedTuple):
    """Knots (n+1,), steps (n,), states (n+1, 7) and polynomials (n, 7, 7) of an integration."""

    t_s: NDArray[np.float64]
    step_s: NDArray[np.float64]
    y: NDArray[np.float64]
    f: NDArray[np.float64]


@bare
def _derivative(t_s, y, environment, force, work, out):
    m = itrf_from_gcrf(t_s, environment.rotation)
    ax, ay, az = gravitation(t_s, y[0], y[1], y[2], m, environment, work)
    bx, by, bz = drag(t_s, y[0], y[1], y[2], y[3], y[4], y[5], force.cd_area_m2 / y[6], m, environment)
    ax, ay, az = ax + bx, ay + by, az + bz
    if force.thrust_n > 0.0:
        dx, dy, dz = force.direction_x, force.direction_y, force.direction_z
        if force.in_lvlh > 0.0:
            dx, dy, dz = rotate_back(lvlh_from_gcrf(y[0], y[1], y[2], y[3], y[4], y[5]), dx, dy, dz)
        push = force.thrust_n / y[6]
        ax, ay, az = ax + push * dx, ay + push * dy, az + push * dz
    out[0], out[1], out[2] = y[3], y[4], y[5]
    out[3], out[4], out[5] = ax, ay, az
    out[6] = -force.flow_kgps


@bare
def _error_norm(k, h, y, tolerance):
    """Scaled error of a step: position and velocity each against its own length."""
    scale_r = tolerance * np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2])
    scale_v = tolerance * max(1.0, np.sqrt(y[3] * y[3] + y[4] * y[4] + y[5] * y[5]))  # also from rest
    norm5, norm3 = 0.0, 0.0
    for i in range(6):
        e5, e3 = 0.0, 0.0
        for j in range(STAGES + 1):
            e5 += ERROR_5[j] * k[j, i]
            e3 += ERROR_3[j] * k[j, i]
        scale = scale_r if i < 3 else scale_v
        norm5 += (e5 / scale) ** 2
        norm3 += (e3 / scale) ** 2
    if norm5 == 0.0 and norm3 == 0.0:
        return 0.0
    return abs(h) * norm5 / np.sqrt((norm5 + 0.01 * norm3) * 6.0)


@bare
def _stage(j, t_s, y, h, k, trial, environment, force, work):
    """Derivative ``k[j]`` at the stage's ``trial`` state."""
    for i in range(7):
        trial[i] = 0.0
    for p in range(j):
        if A[j, p] != 0.0:
            for i in range(7):
                trial[i] += A[j, p] * k[p, i]
    for i in range(7):
        trial[i] = y[i] + h * trial[i]
    _derivative(t_s + NODES[j] * h, trial, environment, force, work, k[j])


@bare
def _dense_polynomials(t_s, y, y_new, h, k, trial, environment, force, work, out):
    for j in range(STAGES + 1, ALL_STAGES):
        _stage(j, t_s, y, h, k, trial, environment, force, work)
    for i in range(7):
        delta = y_new[i] - y[i]
        out[0, i] = delta
        out[1, i] = h * k[0, i] - delta
        out[2, i] = 2.0 * delta - h * (k[STAGES, i] + k[0, i])
        for p in range(4):
            total = 0.0
            for j in range(ALL_STAGES):
                total += DENSE[p, j] * k[j, i]
            out[3 + p, i] = h * total


@njit
def integrate(t0_s, y0, t1_s, environment, force, tolerance, dense, lowest_m, ground_m):
    """Integrate ``y0`` (7,) from ``t0_s`` to ``t1_s``, forward or backward.

    Returns (Status, DenseOutput); where it is not REACHED the output holds the steps before. Nearer to the
    Earth's centre than ``lowest_m`` and lower than the altitude ``ground_m`` it is BELOW_GROUND. Without
    ``dense``, which spares a fifth of the work, only the first and the last state are kept, or the step that
    led below the ground.
    """
    capacity = 64 if dense else 1
    times, steps = np.empty(capacity + 1), np.empty(capacity)
    states = np.empty((capacity + 1, 7))
    polynomials = np.empty((capacity, 7, 7))
    k = np.zeros((ALL_STAGES, 7))
    trial, y_new = np.empty(7), np.empty(7)
    work = np.empty(WORK)
    y = y0.copy()
    t_s = t0_s
    times[0], states[0] = t_s, y
    count = 0
    direction = 1.0 if t1_s >= t0_s else -1.0
    h = direction * min(10.0, abs(t1_s - t0_s))
    status = Status.REACHED
    grow_limit = 10.0
    _derivative(t_s, y, environment, force, work, k[0])
    trials, most = 0, _STEPS + _STEPS_A_SECOND * abs(t1_s - t0_s)
    while (t1_s - t_s) * direction > 0.0:
        trials += 1
        if trials > most:
            status = Status.TOO_MANY_STEPS
            break
        last = abs(h) >= abs(t1_s - t_s)
        step = t1_s - t_s if last else h
        for j in range(1, STAGES):
            _stage(j, t_s, y, step, k, trial, environment, force, work)
        for i in range(7):
            total = 0.0
            for j in range(STAGES):
                total += WEIGHTS[j] * k[j, i]
            y_new[i] = y[i] + step * total
        t_new = t1_s if last else t_s + step
        _derivative(t_new, y_new, environment, force, work, k[STAGES])
        error = _error_norm(k, step, y, tolerance)
        if not error <= 1.0:  # also where a stage went astray and the error is no number
            h = step * max(0.2, 0.9 * error ** (-1.0 / 8.0)) if np.isfinite(error) else 0.2 * step
            grow_limit = 1.0
            if abs(h) < 1e-6:
                status = Status.STEP_TOO_SMALL if np.isfinite(error) else Status.NOT_FINITE
                break
            continue
        below = y_new[0] * y_new[0] + y_new[1] * y_new[1] + y_new[2] * y_new[2] < lowest_m * lowest_m
        if below:
            altitude_m = geodetic_from_gcrf(t_new, y_new[0], y_new[1], y_new[2], environment.rotation)[2]
            below = altitude_m < ground_m
        if dense or below:
            if count == capacity:
                times = np.concatenate((times, np.empty(capacity)))
                steps = np.concatenate((steps, np.empty(capacity)))
                states = np.concatenate((states, np.empty((capacity, 7))))
                polynomials = np.concatenate((polynomials, np.empty((capacity, 7, 7))))
                capacity *= 2
            _dense_polynomials(t_s, y, y_new, step, k, trial, environment, force, work, polynomials[count])
            steps[count] = step
            times[count], states[count] = t_s, y
            count += 1
        t_s = t_new
        y[:] = y_new
        k[0] = k[STAGES]
        h = step * min(grow_limit, 0.9 * error ** (-1.0 / 8.0)) if error > 0.0 else step * grow_limit
        grow_limit = 10.0
        if below:
            status = Status.BELOW_GROUND
            break
    if not dense and count == 0:
        times[1], states[1] = t_s, y
        return status, DenseOutput(times, steps[:0], states, polynomials[:0])
    times[count], states[count] = t_s, y
    output = DenseOutput(
        times[: count + 1].copy(),
        steps[:count].copy(),
        states[: count + 1].copy(),
        polynomials[:count].copy(),
    )
    return status, output


@bare
def _polynomial(x, i, f):
    value = 0.0
    for p in range(6, -1, -1):
        value += f[p, i]
        value *= x if p % 2 == 0 else 1.0 - x
    return value


@njit
def trajectory_state(t_s, dense):
    """State (7-tuple) at ``t_s`` from dense output; beyond its ends the end polynomial continues."""
    rows = dense.f.shape[0]
    if rows == 0:
        still = dense.y[0]
        return still[0], still[1], still[2], still[3], still[4], still[5], still[6]
    if dense.t_s[0] < dense.t_s[rows]:
        row = np.searchsorted(dense.t_s, t_s, side="right") - 1
    else:
        row = rows - np.searchsorted(dense.t_s[::-1], t_s, side="left")
    row = min(max(row, 0), rows - 1)
    x = (t_s - dense.t_s[row]) / dense.step_s[row]
    y, f = dense.y[row], dense.f[row]
    return (
        y[0] + _polynomial(x, 0, f),
        y[1] + _polynomial(x, 1, f),
        y[2] + _polynomial(x, 2, f),
        y[3] + _polynomial(x, 3, f),
        y[4] + _polynomial(x, 4, f),
        y[5] + _polynomial(x, 5, f),
        y[6] + _polynomial(x, 6, f),
    )
