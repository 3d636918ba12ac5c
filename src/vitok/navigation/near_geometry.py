"""What a sensor fixed to a ship should see of its target on a station, with the partials of the errors.

Partials (18,) are those by the errors of the ship's attitude and drift (6), of its relative position and
velocity in LVLH (6), and of the station's angles and rates in its axes (6): see ``proximity``.
"""

from typing import NamedTuple

import numpy as np

from vitok.compiled import lean
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.rigid_body import body_from_gcrf
from vitok.motion.vectors import cross, times, transposed
from vitok.navigation.attitude import turned_on
from vitok.navigation.near_suite import Mean


class Sight(NamedTuple):
    """A sensor's line of sight (3-tuples): to its target in the ship's axes and in LVLH, m, and both ends.

    ``ship`` and ``station`` are the matrices (9-tuples) from LVLH to the axes of both.
    """

    in_ship: tuple[float, float, float]
    in_lvlh: tuple[float, float, float]
    place: tuple[float, float, float]
    target: tuple[float, float, float]
    ship: tuple[float, ...]
    station: tuple[float, ...]


@lean
def station_from_lvlh(angles, law):
    """Matrix (9-tuple) from LVLH of a station that is off its ``law`` (9,) by small ``angles`` (3,)."""
    w, x, y, z = turned_on((1.0, 0.0, 0.0, 0.0), (angles[0], angles[1], angles[2]), 1.0)
    by_law = (law[0], law[1], law[2], law[3], law[4], law[5], law[6], law[7], law[8])
    return times(body_from_gcrf(w, x, y, z), by_law)


@lean
def sight(suite, mean, sensor, centre_m, axes):
    """The ``Sight`` of a near ``sensor`` as the estimate (40,) has it; ``axes`` are those of LVLH in GCRF."""
    place = (
        suite.places[sensor, 0] - centre_m[0],
        suite.places[sensor, 1] - centre_m[1],
        suite.places[sensor, 2] - centre_m[2],
    )
    target = (suite.targets[sensor, 0], suite.targets[sensor, 1], suite.targets[sensor, 2])
    return line_of_sight(suite, mean, place, target, axes)


@lean
def line_of_sight(suite, mean, place, target, axes):
    """The ``Sight`` from a ``place`` to a ``target``, each from the centre of mass of ship or station."""
    ship = times(
        body_from_gcrf(mean[Mean.Q], mean[Mean.Q + 1], mean[Mean.Q + 2], mean[Mean.Q + 3]), transposed(axes)
    )
    station = station_from_lvlh(mean[Mean.STATION : Mean.STATION + 3], suite.station_from_lvlh)
    tx, ty, tz = rotate_back(station, target[0], target[1], target[2])
    px, py, pz = rotate_back(ship, place[0], place[1], place[2])
    line = (
        tx - mean[Mean.RELATIVE] - px,
        ty - mean[Mean.RELATIVE + 1] - py,
        tz - mean[Mean.RELATIVE + 2] - pz,
    )
    return Sight(rotate(ship, line[0], line[1], line[2]), line, place, target, ship, station)


@lean
def expected(what, here, mean, rate_radps, partials):
    """Range, its rate, azimuth or elevation (``what`` 0 to 3) of a ``Sight``; writes the partials (18,)."""
    partials[:] = 0.0
    d = here.in_ship
    r2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2]
    r = np.sqrt(r2)
    if what == 0:
        _by_place(here, (d[0] / r, d[1] / r, d[2] / r), partials)
        return r
    if what == 1:
        return _range_rate(here, mean, rate_radps, partials)
    q2 = d[0] * d[0] + d[1] * d[1]
    if what == 2:
        _by_place(here, (-d[1] / q2, d[0] / q2, 0.0), partials)
        return np.arctan2(d[1], d[0])
    q = np.sqrt(q2)
    _by_place(here, (-d[0] * d[2] / (q * r2), -d[1] * d[2] / (q * r2), q / r2), partials)
    return np.arctan2(d[2], q)


@lean
def _by_place(here, g, partials):
    """Partials of what has the gradient ``g`` (3-tuple, ship's axes) by the line of sight in these axes."""
    d, p = here.in_ship, here.place
    # of the ship's attitude: the line turns against it, with the sensor's own place as it stands on the ship
    partials[0], partials[1], partials[2] = cross(g, (d[0] + p[0], d[1] + p[1], d[2] + p[2]))
    lx, ly, lz = rotate_back(here.ship, g[0], g[1], g[2])
    partials[6], partials[7], partials[8] = -lx, -ly, -lz
    partials[12], partials[13], partials[14] = cross(here.target, rotate(here.station, lx, ly, lz))


@lean
def _range_rate(here, mean, rate_radps, partials):
    line = here.in_lvlh
    r = np.sqrt(line[0] * line[0] + line[1] * line[1] + line[2] * line[2])
    u = (line[0] / r, line[1] / r, line[2] / r)
    # both ends as they move in the turning LVLH, which turns at the orbital rate about -y
    ox, oy, oz = rotate(here.ship, 0.0, -rate_radps, 0.0)
    turning = (mean[Mean.RATE] - ox, mean[Mean.RATE + 1] - oy, mean[Mean.RATE + 2] - oz)
    mx, my, mz = cross(turning, here.place)
    px, py, pz = rotate_back(here.ship, mx, my, mz)
    mx, my, mz = cross((mean[Mean.STATION + 3], mean[Mean.STATION + 4], mean[Mean.STATION + 5]), here.target)
    tx, ty, tz = rotate_back(here.station, mx, my, mz)
    moving = (
        tx - mean[Mean.RELATIVE + 3] - px,
        ty - mean[Mean.RELATIVE + 4] - py,
        tz - mean[Mean.RELATIVE + 5] - pz,
    )
    rate = u[0] * moving[0] + u[1] * moving[1] + u[2] * moving[2]
    g = ((moving[0] - u[0] * rate) / r, (moving[1] - u[1] * rate) / r, (moving[2] - u[2] * rate) / r)
    for i in range(3):
        partials[6 + i], partials[9 + i] = -g[i], -u[i]
    partials[12], partials[13], partials[14] = cross(here.target, rotate(here.station, g[0], g[1], g[2]))
    partials[15], partials[16], partials[17] = cross(here.target, rotate(here.station, u[0], u[1], u[2]))
    return rate


@lean
def relative_turn(here, measured):
    """Turn (3-tuple, ship's axes) by which a measured matrix from the station's axes to the ship's (9-tuple)
    is off that of the ``Sight``."""
    e = times(measured, transposed(times(here.ship, transposed(here.station))))
    return 0.5 * (e[5] - e[7]), 0.5 * (e[6] - e[2]), 0.5 * (e[1] - e[3])


@lean
def turn_partials(here, i, partials):
    """Writes the partials (18,) of the relative turn about axis ``i`` of the ship."""
    partials[:] = 0.0
    partials[i] = 1.0
    x, y, z = 1.0 if i == 0 else 0.0, 1.0 if i == 1 else 0.0, 1.0 if i == 2 else 0.0
    lx, ly, lz = rotate_back(here.ship, x, y, z)
    sx, sy, sz = rotate(here.station, lx, ly, lz)
    partials[12], partials[13], partials[14] = -sx, -sy, -sz
