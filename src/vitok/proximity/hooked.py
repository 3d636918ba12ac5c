"""Ship and station as one rigid body once the hooks are closed, and as two once their springs part them."""

import numpy as np

from vitok.compiled import bare, njit
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.vectors import cross
from vitok.proximity.bodies import SHIP, STATION, apart_of, axes_of, rates, spin_gcrf
from vitok.proximity.contact import Contact


@bare
def _turned(m, inertia, v):
    """Inertia, in the body's axes, times a vector in GCRF axes, to which ``m`` is the body's matrix."""
    x, y, z = rotate(m, v[0], v[1], v[2])
    return rotate_back(
        m,
        inertia[0, 0] * x + inertia[0, 1] * y + inertia[0, 2] * z,
        inertia[1, 0] * x + inertia[1, 1] * y + inertia[1, 2] * z,
        inertia[2, 0] * x + inertia[2, 1] * y + inertia[2, 2] * z,
    )


@bare
def _solved(columns, right):
    """Solution (3-tuple) of three equations whose columns are given, by Cramer's rule."""
    a, b, c = columns
    bc, ca, ab = cross(b, c), cross(c, a), cross(a, b)
    whole = a[0] * bc[0] + a[1] * bc[1] + a[2] * bc[2]
    return (
        (right[0] * bc[0] + right[1] * bc[1] + right[2] * bc[2]) / whole,
        (right[0] * ca[0] + right[1] * ca[1] + right[2] * ca[2]) / whole,
        (right[0] * ab[0] + right[1] * ab[1] + right[2] * ab[2]) / whole,
    )


@bare
def _spun_up(plant, ms, mt, apart, reduced_kg, momentum):
    """Angular velocity (or acceleration) of the one body with an angular momentum (or moment), GCRF axes."""
    columns = (
        _column(plant, ms, mt, apart, reduced_kg, (1.0, 0.0, 0.0)),
        _column(plant, ms, mt, apart, reduced_kg, (0.0, 1.0, 0.0)),
        _column(plant, ms, mt, apart, reduced_kg, (0.0, 0.0, 1.0)),
    )
    return _solved(columns, momentum)


@bare
def _column(plant, ms, mt, apart, reduced_kg, unit):
    """Inertia of the one body times a unit vector: both bodies', and the reduced mass at their distance."""
    a, b = _turned(ms, plant.ship.inertia_kgm2, unit), _turned(mt, plant.station.inertia_kgm2, unit)
    c = cross(apart, cross(unit, apart))
    return (
        a[0] + b[0] + reduced_kg * c[0],
        a[1] + b[1] + reduced_kg * c[1],
        a[2] + b[2] + reduced_kg * c[2],
    )


@bare
def join(y, plant):
    """Gives both bodies the velocities of one rigid body with their linear and angular momentum, in place."""
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    ship_kg, station_kg = plant.ship.mass_kg, plant.station.mass_kg
    whole_kg = ship_kg + station_kg
    reduced_kg = ship_kg * station_kg / whole_kg
    apart, speed = apart_of(y, 0), apart_of(y, 3)
    a = _turned(ms, plant.ship.inertia_kgm2, spin_gcrf(y, SHIP, ms))
    b = _turned(mt, plant.station.inertia_kgm2, spin_gcrf(y, STATION, mt))
    c = cross(apart, speed)
    momentum = (
        a[0] + b[0] + reduced_kg * c[0],
        a[1] + b[1] + reduced_kg * c[1],
        a[2] + b[2] + reduced_kg * c[2],
    )
    spin = _spun_up(plant, ms, mt, apart, reduced_kg, momentum)
    carried = cross(spin, apart)
    own, other = rotate(ms, spin[0], spin[1], spin[2]), rotate(mt, spin[0], spin[1], spin[2])
    for i in range(3):
        mean = (ship_kg * y[SHIP + 3 + i] + station_kg * y[STATION + 3 + i]) / whole_kg
        y[SHIP + 3 + i] = mean + carried[i] * station_kg / whole_kg
        y[STATION + 3 + i] = mean - carried[i] * ship_kg / whole_kg
        y[SHIP + 10 + i], y[STATION + 10 + i] = own[i], other[i]


@bare
def hooked_rates(t_s, y, plant, around, loads, out):
    """As bodies.rates, with the reactions that hold the two together: one acceleration, one of turning."""
    rates(t_s, y, plant, around, loads, out)
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    ship_kg, station_kg = plant.ship.mass_kg, plant.station.mass_kg
    whole_kg = ship_kg + station_kg
    reduced_kg = ship_kg * station_kg / whole_kg
    apart, spin = apart_of(y, 0), spin_gcrf(y, SHIP, ms)
    inward = cross(spin, cross(spin, apart))
    c = cross(apart, apart_of(out, 3))
    # what each would turn by alone, as moments; their gyroscopic parts are those of the one body
    a = _turned(ms, plant.ship.inertia_kgm2, rotate_back(ms, out[SHIP + 10], out[SHIP + 11], out[SHIP + 12]))
    b = _turned(
        mt,
        plant.station.inertia_kgm2,
        rotate_back(mt, out[STATION + 10], out[STATION + 11], out[STATION + 12]),
    )
    d = cross(apart, inward)
    moment = (
        a[0] + b[0] + reduced_kg * (c[0] - d[0]),
        a[1] + b[1] + reduced_kg * (c[1] - d[1]),
        a[2] + b[2] + reduced_kg * (c[2] - d[2]),
    )
    gain = _spun_up(plant, ms, mt, apart, reduced_kg, moment)
    carried = cross(gain, apart)
    own, other = rotate(ms, gain[0], gain[1], gain[2]), rotate(mt, gain[0], gain[1], gain[2])
    for i in range(3):
        mean = (ship_kg * out[SHIP + 3 + i] + station_kg * out[STATION + 3 + i]) / whole_kg
        relative = carried[i] + inward[i]
        out[SHIP + 3 + i] = mean + relative * station_kg / whole_kg
        out[STATION + 3 + i] = mean - relative * ship_kg / whole_kg
        out[SHIP + 10 + i], out[STATION + 10 + i] = own[i], other[i]


@bare
def part(y, plant, contact):
    """Lets the springs at the hooks give both bodies their impulse, in place, and books it.

    It acts on both at the middle of the port along its axis, and is as large as parts the two docking planes
    there at the rate asked for. A stroke of centimetres is over in half a second, in which nothing else moves
    either body by a millimetre: it is taken as done at once.
    """
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    p, a = plant.mechanism.port_axes, plant.mechanism.port_m
    n = rotate_back(mt, p[0, 0], p[0, 1], p[0, 2])
    other = rotate_back(mt, a[0], a[1], a[2])
    apart = apart_of(y, 0)
    lever = (other[0] - apart[0], other[1] - apart[1], other[2] - apart[2])
    turns = cross(lever, n), cross(other, n)
    own = _turned(ms, plant.ship.inverse_inertia, turns[0])
    host = _turned(mt, plant.station.inverse_inertia, turns[1])
    mobility = 1.0 / plant.ship.mass_kg + 1.0 / plant.station.mass_kg
    for i in range(3):
        mobility += turns[0][i] * own[i] + turns[1][i] * host[i]
    impulse = contact[Contact.RELEASE_MPS] / mobility
    own, host = rotate(ms, own[0], own[1], own[2]), rotate(mt, host[0], host[1], host[2])
    before_j = kinetic_j(y, plant)
    for i in range(3):
        y[SHIP + 3 + i] += impulse * n[i] / plant.ship.mass_kg
        y[STATION + 3 + i] -= impulse * n[i] / plant.station.mass_kg
        y[SHIP + 10 + i] += impulse * own[i]
        y[STATION + 10 + i] -= impulse * host[i]
        contact[Contact.IMPULSE_X + i] += impulse * n[i]
    contact[Contact.DRIVE_J] += kinetic_j(y, plant) - before_j


@bare
def kinetic_j(y, plant):
    """Kinetic energy (J) of both bodies against the station's orbit."""
    total = 0.0
    for row, body in ((SHIP, plant.ship), (STATION, plant.station)):
        for i in range(3):
            total += 0.5 * body.mass_kg * y[row + 3 + i] ** 2
            for k in range(3):
                total += 0.5 * y[row + 10 + i] * body.inertia_kgm2[i, k] * y[row + 10 + k]
    return total


@njit
def momentum(y, plant):
    """Linear (N s) and angular momentum (N m s) of both bodies about the orbit's point, GCRF axes (6,)."""
    out = np.zeros(6)
    for row, body in ((SHIP, plant.ship), (STATION, plant.station)):
        m = axes_of(y, row)
        own = _turned(m, body.inertia_kgm2, spin_gcrf(y, row, m))
        carried = cross((y[row], y[row + 1], y[row + 2]), (y[row + 3], y[row + 4], y[row + 5]))
        for i in range(3):
            out[i] += body.mass_kg * y[row + 3 + i]
            out[3 + i] += own[i] + body.mass_kg * carried[i]
    return out
