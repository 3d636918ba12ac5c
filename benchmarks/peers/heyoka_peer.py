"""The day by heyoka's Taylor integrator: vitok's rival in speed and its oracle in accuracy.

It reads the same Earth orientation, Sun and Moon as vitok: on each quarter day vitok's tables are cubic
polynomials, so heyoka flies quarter by quarter with those cubics as its parameters. Nothing is fitted, and
what differs is integration, gravity field and the formulae alone. It flies in Earth radii and in the time
unit that makes the Earth's mu one, as its step control expects numbers near one.
"""

from collections.abc import Callable

import heyoka
import numpy as np
from numpy.typing import NDArray

from benchmarks.case import DEGREE, SPAN_S, STATE_GCRF, surroundings
from vitok.earth.frames import EARTH_ROTATION_RADPS
from vitok.earth.gravity import MU_M3PS2, REFERENCE_RADIUS_M
from vitok.earth.sun_moon import MOON_MU_M3PS2, SUN_MU_M3PS2

TOLERANCE = 7e-11
TIGHT = 1e-17
LEFT_OUT = "nothing"

LENGTH_M = REFERENCE_RADIUS_M
TIME_S = float(np.sqrt(LENGTH_M**3 / MU_M3PS2))
UNITS = np.repeat([LENGTH_M, LENGTH_M / TIME_S], 3)


def prepare(tolerance: float) -> Callable[[], NDArray[np.float64]]:
    """The day at ``tolerance`` as a call that returns the final GCRF state (6,), m and m/s."""
    start = STATE_GCRF / UNITS
    # compact mode: compiled in seconds instead of minutes, and it flies faster too
    integrator = heyoka.taylor_adaptive(_motion(), start, tol=tolerance, pars=np.zeros(44), compact_mode=True)
    quarters = [(_parameters(row), end) for row, end in _quarters()]

    def fly() -> NDArray[np.float64]:
        integrator.state[:] = start
        for parameters, duration in quarters:
            integrator.pars[:] = parameters
            integrator.time = 0.0
            integrator.propagate_until(duration)
        return integrator.state * UNITS

    return fly


def transition_matrix() -> NDArray[np.float64]:
    """State transition matrix (6, 6) of the day, GCRF, m and m/s, by variational equations."""
    motion = heyoka.var_ode_sys(_motion(), heyoka.var_args.vars, order=1)
    start = STATE_GCRF / UNITS
    integrator = heyoka.taylor_adaptive(motion, start, tol=TIGHT, pars=np.zeros(44), compact_mode=True)
    for row, duration in _quarters():
        integrator.pars[:] = _parameters(row)
        integrator.time = 0.0
        integrator.propagate_until(duration)
    return np.diag(UNITS) @ integrator.state[6:].reshape(6, 6) @ np.diag(1.0 / UNITS)


def flights(starts: NDArray[np.float64], duration_s: float) -> NDArray[np.float64]:
    """GCRF states (n, 6), m and m/s, that those given (n, 6) at the epoch become within its quarter day."""
    row, quarter = _quarters()[0]
    if not 0.0 <= duration_s <= quarter * TIME_S:
        raise ValueError(f"the tables of one quarter day do not serve {duration_s:g} s")
    integrator = heyoka.taylor_adaptive(
        _motion(), starts[0] / UNITS, tol=TIGHT, pars=np.zeros(44), compact_mode=True
    )
    integrator.pars[:] = _parameters(row)
    ends = []
    for start in starts:
        integrator.state[:] = start / UNITS
        integrator.time = 0.0
        integrator.propagate_until(duration_s / TIME_S)
        ends.append(integrator.state * UNITS)
    return np.array(ends)


def _quarters() -> list[tuple[int, float]]:
    """Row of vitok's tables and duration in heyoka's units, from the epoch to the end of the day."""
    table = surroundings().rotation.poles
    first = round(-table.t_start_s / table.step_s)
    return [(first + i, table.step_s / TIME_S) for i in range(round(SPAN_S / table.step_s))]


def _parameters(row: int) -> NDArray[np.float64]:
    """Cubics in heyoka's time from the quarter's start: X, Y, polar x, y, angle; Sun, Moon (radii)."""
    environment = surroundings()
    table = environment.rotation.poles
    powers = TIME_S ** np.arange(4.0)
    x, y, locator, ut1_minus_tai_s, polar_x, polar_y = table.coefficients[row] * powers
    angle = EARTH_ROTATION_RADPS * ut1_minus_tai_s - locator
    angle[0] += environment.rotation.era_rad + EARTH_ROTATION_RADPS * (table.t_start_s + row * table.step_s)
    angle[1] += EARTH_ROTATION_RADPS * TIME_S
    bodies = environment.bodies.coefficients[row] * powers / LENGTH_M
    return np.concatenate((x, y, polar_x, polar_y, angle, *bodies))


def _cubic(index: int) -> heyoka.expression:
    c, t = [heyoka.par[4 * index + power] for power in range(4)], heyoka.time
    return c[0] + t * (c[1] + t * (c[2] + t * c[3]))


def itrf_from_gcrf() -> NDArray[np.object_]:
    """Rotation (3, 3) of expressions (IERS Conventions 2010, eq. 5.1 to 5.10)."""
    x, y, polar_x, polar_y, angle = (_cubic(i) for i in range(5))
    z = heyoka.sqrt(1.0 - x * x - y * y)
    a = 1.0 / (1.0 + z)
    c, s = heyoka.cos(angle), heyoka.sin(angle)
    pole = np.array([[1.0 - a * x * x, -a * x * y, -x], [-a * x * y, 1.0 - a * y * y, -y], [x, y, z]])
    turn = np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
    # first order in polar motion: its square is 1e-12
    wobble = np.array([[1.0, 0.0, polar_x], [0.0, 1.0, -polar_y], [-polar_x, polar_y, 1.0]])
    return wobble @ (turn @ pole)


def _tide(place: NDArray[np.object_], body: NDArray[np.object_], mu: float) -> NDArray[np.object_]:
    gap = body - place
    return mu * (gap * heyoka.sum(list(gap**2)) ** -1.5 - body * heyoka.sum(list(body**2)) ** -1.5)


def _motion() -> list[tuple[heyoka.expression, heyoka.expression]]:
    variables = heyoka.make_vars("x", "y", "z", "vx", "vy", "vz")
    place = np.array(variables[:3])
    rotation = itrf_from_gcrf()
    field = heyoka.model.egm2008_acc(list(rotation @ place), DEGREE, DEGREE, mu=1.0, a=1.0)
    sun = np.array([_cubic(i) for i in range(5, 8)])
    moon = np.array([_cubic(i) for i in range(8, 11)])
    acceleration = rotation.T @ np.array(field)
    acceleration = acceleration + _tide(place, sun, SUN_MU_M3PS2 / MU_M3PS2)
    acceleration = acceleration + _tide(place, moon, MOON_MU_M3PS2 / MU_M3PS2)
    return list(zip(variables, [*variables[3:], *acceleration], strict=True))
