"""A ship and a station as two rigid bodies near the station's orbit: their state and what acts far apart.

Positions and velocities count from the station's orbit, a reference trajectory under all forces. Against it
acts the exact difference of a point mass's and J2's pull, differential drag, thrusters, and on attitude the
gradient of gravity (Wertz 1978, eq. 17-32). Left out: the difference of the field's higher terms and of Sun
and Moon, together up to 6e-8 m/s2 at 400 m, and the torque of the air.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from vitok.compiled import bare, lean
from vitok.craft.docking_mechanism import Mechanism
from vitok.earth.environment import Environment
from vitok.earth.frames import itrf_from_gcrf, rotate, rotate_back
from vitok.earth.gravity import oblateness
from vitok.motion.dop853 import DenseOutput, trajectory_state
from vitok.motion.forces import drag
from vitok.motion.rigid_body import Body, body_from_gcrf, turn


class State(IntEnum):
    """First columns of the parts of a state (STATES,): see the module; attitudes as in motion.rigid_body."""

    R_SHIP = 0  # centre of mass from the station's orbit, GCRF axes, m
    V_SHIP = 3  # its rate, m/s
    Q_SHIP = 6  # q_ship_from_gcrf
    W_SHIP = 10  # angular velocity against GCRF, ship's body axes, rad/s
    R_STATION = 13  # as of the ship
    V_STATION = 16
    Q_STATION = 19
    W_STATION = 23


STATES = 26
SHIP, STATION = 0, 13  # where each body's part begins
LOADS = 12  # force and moment on the ship, then on the station, each in its own body axes, N and N m

_SLOT_S = 10.0  # over which the orbit is one cubic (0.3 mm) and the drag one line
# what is known of a slot: its start, powers 0 to 3 of the orbit's position (m), drag of a unit drag area on a
# unit mass and its slope (m/s2), the Earth's pole
_START, _ORBIT, _DRAG, _POLE = 0, 1, 13, 19
AROUND = 22


class Plant(NamedTuple):
    """Both bodies and what surrounds them; ``pull``: mu (m3/s2) and J2 times the radius squared (m2)."""

    ship: Body
    station: Body
    orbit: DenseOutput
    ship_cd_area_m2: float
    station_cd_area_m2: float
    environment: Environment
    pull: tuple[float, float]
    mechanism: Mechanism


def plant(
    ship: Body,
    station: Body,
    orbit: DenseOutput,
    environment: Environment,
    *,
    cd_areas_m2: tuple[float, float],
    mechanism: Mechanism,
) -> Plant:
    """Plant of two bodies about the station's orbit, which is flown with the second of the drag areas."""
    field = environment.field
    pull = (field.mu_m3ps2, oblateness(field) * field.radius_m**2)
    return Plant(ship, station, orbit, *cd_areas_m2, environment, pull, mechanism)


@bare
def look_around(t_s, plant, around):
    """Brings ``around`` (AROUND,), NaN at first, to the slot of ``t_s``: a pure function of the instant."""
    start_s = np.floor(t_s / _SLOT_S) * _SLOT_S
    if around[_START] != start_s:
        _look(start_s, plant, around)


@bare
def _look(start_s, plant, around):
    around[_START] = start_s
    low, high = trajectory_state(start_s, plant.orbit), trajectory_state(start_s + _SLOT_S, plant.orbit)
    for i in range(3):
        # Hermite's cubic through both ends
        mean = (high[i] - low[i]) / _SLOT_S
        around[_ORBIT + i] = low[i]
        around[_ORBIT + 3 + i] = low[3 + i]
        around[_ORBIT + 6 + i] = (3.0 * mean - 2.0 * low[3 + i] - high[3 + i]) / _SLOT_S
        around[_ORBIT + 9 + i] = (low[3 + i] + high[3 + i] - 2.0 * mean) / _SLOT_S**2
    for end in range(2):
        at_s, y = start_s + end * _SLOT_S, low if end == 0 else high
        m = itrf_from_gcrf(at_s, plant.environment.rotation)
        push = drag(at_s, y[0], y[1], y[2], y[3], y[4], y[5], 1.0, m, plant.environment)
        for i in range(3):
            if end == 0:
                around[_DRAG + i] = push[i]
            else:
                around[_DRAG + 3 + i] = (push[i] - around[_DRAG + i]) / _SLOT_S
    around[_POLE], around[_POLE + 1], around[_POLE + 2] = m[6], m[7], m[8]


@bare
def _flattening(x, y, z, r2, mu_per_r3, pole, j2_m2):
    """What of J2's pull lies along the position, per metre, and along the pole (s-2, m/s2).

    -3/2 mu J2 Re2 / r5 ((1 - 5 (z/r)2) r + 2 z pole) (Vallado 2013, eq. 8-30); its plain difference is exact
    to 1e-17 m/s2.
    """
    up = x * pole[0] + y * pole[1] + z * pole[2]
    flat = -1.5 * j2_m2 * mu_per_r3 / r2
    return flat * (1.0 - 5.0 * up * up / r2), 2.0 * flat * up


@lean
def _move(row, y, body, excess_m2pkg, loads, orbit, there, push, pole, pull, out):
    """Rates of the body whose part of the state begins at ``row``, under its part of ``loads``."""
    first = 0 if row == SHIP else 6
    rx, ry, rz = orbit
    r2, mu_per_r3, own_there, pole_there = there
    dx, dy, dz = y[row], y[row + 1], y[row + 2]
    # pull at the body less that on the orbit, free of cancellation (Battin 1987, section 8.4)
    q = (dx * (dx + 2.0 * rx) + dy * (dy + 2.0 * ry) + dz * (dz + 2.0 * rz)) / r2
    cube = (1.0 + q) * np.sqrt(1.0 + q)
    f = q * (3.0 + 3.0 * q + q * q) / (1.0 + cube)
    here = mu_per_r3 / cube
    x, y_, z = rx + dx, ry + dy, rz + dz
    r2_here = r2 * (1.0 + q)
    own_here, pole_here = _flattening(x, y_, z, r2_here, here, pole, pull[1])
    along = pole_here - pole_there
    m = body_from_gcrf(y[row + 6], y[row + 7], y[row + 8], y[row + 9])
    fx, fy, fz = rotate_back(m, loads[first], loads[first + 1], loads[first + 2])
    out[row], out[row + 1], out[row + 2] = y[row + 3], y[row + 4], y[row + 5]
    out[row + 3] = (
        f * here * rx - here * dx + own_here * x - own_there * rx + along * pole[0]
        + excess_m2pkg * push[0] + fx / body.mass_kg
    )  # fmt: skip
    out[row + 4] = (
        f * here * ry - here * dy + own_here * y_ - own_there * ry + along * pole[1]
        + excess_m2pkg * push[1] + fy / body.mass_kg
    )  # fmt: skip
    out[row + 5] = (
        f * here * rz - here * dz + own_here * z - own_there * rz + along * pole[2]
        + excess_m2pkg * push[2] + fz / body.mass_kg
    )  # fmt: skip
    # gradient of gravity: 3 mu / r5 r x I r
    ux, uy, uz = rotate(m, x, y_, z)
    i = body.inertia_kgm2
    ix = i[0, 0] * ux + i[0, 1] * uy + i[0, 2] * uz
    iy = i[1, 0] * ux + i[1, 1] * uy + i[1, 2] * uz
    iz = i[2, 0] * ux + i[2, 1] * uy + i[2, 2] * uz
    scale = 3.0 * here / r2_here
    moment = (
        loads[first + 3] + scale * (uy * iz - uz * iy),
        loads[first + 4] + scale * (uz * ix - ux * iz),
        loads[first + 5] + scale * (ux * iy - uy * ix),
    )
    turn(y[row + 6 : row + 13], moment, body, out[row + 6 : row + 13])


@bare
def rates(t_s, y, plant, around, loads, out):
    """Derivative (STATES,) under ``loads`` (LOADS,); ``around`` as ``look_around`` left it."""
    x = t_s - around[_START]
    c, d = _ORBIT, _DRAG
    orbit = (
        around[c] + x * (around[c + 3] + x * (around[c + 6] + x * around[c + 9])),
        around[c + 1] + x * (around[c + 4] + x * (around[c + 7] + x * around[c + 10])),
        around[c + 2] + x * (around[c + 5] + x * (around[c + 8] + x * around[c + 11])),
    )
    push = (
        around[d] + x * around[d + 3],
        around[d + 1] + x * around[d + 4],
        around[d + 2] + x * around[d + 5],
    )
    pole = (around[_POLE], around[_POLE + 1], around[_POLE + 2])
    own_m2pkg = plant.ship_cd_area_m2 / plant.ship.mass_kg
    excess_m2pkg = own_m2pkg - plant.station_cd_area_m2 / plant.station.mass_kg
    r2 = orbit[0] * orbit[0] + orbit[1] * orbit[1] + orbit[2] * orbit[2]
    mu_per_r3 = plant.pull[0] / (r2 * np.sqrt(r2))
    own, along = _flattening(orbit[0], orbit[1], orbit[2], r2, mu_per_r3, pole, plant.pull[1])
    there = (r2, mu_per_r3, own, along)
    _move(SHIP, y, plant.ship, excess_m2pkg, loads, orbit, there, push, pole, plant.pull, out)
    _move(STATION, y, plant.station, 0.0, loads, orbit, there, push, pole, plant.pull, out)


@bare
def axes_of(y, row):
    """Matrix (9-tuple) from GCRF to the axes of the body whose part begins at ``row``."""
    return body_from_gcrf(y[row + 6], y[row + 7], y[row + 8], y[row + 9])


@bare
def apart_of(y, first):
    """From station to ship (3-tuple, GCRF): place, m, for ``first`` 0, velocity, m/s, for 3."""
    a, b = SHIP + first, STATION + first
    return y[a] - y[b], y[a + 1] - y[b + 1], y[a + 2] - y[b + 2]


@bare
def spin_gcrf(y, row, m):
    """Angular velocity (3-tuple, rad/s) in GCRF axes; ``m`` as of ``axes_of``."""
    return rotate_back(m, y[row + 10], y[row + 11], y[row + 12])
