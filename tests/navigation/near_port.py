"""Where a ship near a station has its probe from a port, and how well it knows that."""

import numpy as np

from vitok.compiled import lean
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.vectors import cross
from vitok.navigation.near_geometry import line_of_sight
from vitok.navigation.near_suite import SOLVED, Mean


@lean
def at_port(near, probe_m, centre_m, orbit, out):
    """Writes place (m) and rate (m/s) of the probe's tip from the port's middle, in the port's axes: (6,).

    +x is out of the port, so the ship closes in with a negative first rate; the rates are those seen from the
    turning station. ``probe_m`` and ``centre_m`` (3,) are tip and centre of mass from the origin of the
    ship's axes, ``orbit`` as ``propagate`` has it.
    """
    suite, mean = near.suite, near.mean
    here = _probe_to_port(near, probe_m, centre_m, orbit)
    port = body_from_port(suite)
    moving = _moving(here, mean, orbit[1])
    sx, sy, sz = rotate(here.station, here.in_lvlh[0], here.in_lvlh[1], here.in_lvlh[2])
    out[0], out[1], out[2] = rotate_back(port, -sx, -sy, -sz)
    sx, sy, sz = moving
    out[3], out[4], out[5] = rotate_back(port, sx, sy, sz)


@lean
def spread_at_port(near, probe_m, centre_m, orbit, out):
    """Writes one sigma (6,) of what ``at_port`` has, by the covariance at its own last instant.

    Of the rates it takes account of those of the ship, of the station's turning, and of its angles.
    """
    here = _probe_to_port(near, probe_m, centre_m, orbit)
    port, p = body_from_port(near.suite), near.covariance
    at = p.shape[0] - SOLVED
    sx, sy, sz = rotate(here.station, here.in_lvlh[0], here.in_lvlh[1], here.in_lvlh[2])
    arm = (here.target[0] - sx, here.target[1] - sy, here.target[2] - sz)  # from the station's centre of mass
    h = near.work[0]
    moving = _moving(here, near.mean, orbit[1])
    for i in range(3):
        axis = (port[i], port[3 + i], port[6 + i])  # of the port, in the station's axes
        lx, ly, lz = rotate_back(here.station, axis[0], axis[1], axis[2])
        in_ship = rotate(here.ship, lx, ly, lz)
        turned = cross(axis, arm)
        for rates in range(2):
            h[:] = 0.0
            h[6 + 3 * rates], h[7 + 3 * rates], h[8 + 3 * rates] = lx, ly, lz
            h[12 + 3 * rates], h[13 + 3 * rates], h[14 + 3 * rates] = turned
            if rates == 0:
                h[0], h[1], h[2] = cross(here.place, in_ship)
            else:  # the station's angles turn what moves as well
                h[12], h[13], h[14] = cross(axis, moving)
            variance = 0.0
            for j in range(SOLVED):
                for k in range(SOLVED):
                    variance += h[j] * p[at + j, at + k] * h[k]
            out[i + 3 * rates] = np.sqrt(variance)


@lean
def body_from_port(suite):
    """Matrix (9-tuple) from the port's axes to the station's."""
    m = suite.station_from_port
    return m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]


@lean
def _probe_to_port(near, probe_m, centre_m, orbit):
    port = near.suite.port_m
    place = (probe_m[0] - centre_m[0], probe_m[1] - centre_m[1], probe_m[2] - centre_m[2])
    return line_of_sight(near.suite, near.mean, place, (port[0], port[1], port[2]), orbit[0])


@lean
def _moving(here, mean, rate_radps):
    """Velocity (3-tuple) of the probe from the turning station, in its axes."""
    ox, oy, oz = rotate(here.ship, 0.0, -rate_radps, 0.0)
    turning = (mean[Mean.RATE] - ox, mean[Mean.RATE + 1] - oy, mean[Mean.RATE + 2] - oz)
    mx, my, mz = cross(turning, here.place)
    px, py, pz = rotate_back(here.ship, mx, my, mz)
    sx, sy, sz = rotate(
        here.station, mean[Mean.RELATIVE + 3] + px, mean[Mean.RELATIVE + 4] + py, mean[Mean.RELATIVE + 5] + pz
    )
    lx, ly, lz = rotate(here.station, here.in_lvlh[0], here.in_lvlh[1], here.in_lvlh[2])
    arm = (here.target[0] - lx, here.target[1] - ly, here.target[2] - lz)
    tx, ty, tz = cross((mean[Mean.STATION + 3], mean[Mean.STATION + 4], mean[Mean.STATION + 5]), arm)
    return sx - tx, sy - ty, sz - tz
