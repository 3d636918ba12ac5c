"""What the sensors measure: the truth as sensed, and the same of the estimate, with its partials."""

import numpy as np

from vitok.compiled import lean, njit
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.dop853 import trajectory_state
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.navigation.suite import MEASURED, Considered, Fix, Sensor, noise_of


@njit
def sensor_axes(relative, station):
    """Axes (9-tuple, row by row) of the sensors: +x from the ship to the station, where the estimate has it.

    ``relative`` (6,) is the ship from the station, ``station`` its state. +y is against the orbit normal, so
    far as it is across the line of sight (forward, where that runs along the normal), +z completes.
    """
    r = np.sqrt(relative[0] ** 2 + relative[1] ** 2 + relative[2] ** 2)
    x0, x1, x2 = -relative[0] / r, -relative[1] / r, -relative[2] / r
    m = lvlh_from_gcrf(station[0], station[1], station[2], station[3], station[4], station[5])
    h0, h1, h2 = m[3], m[4], m[5]
    if abs(h0 * x0 + h1 * x1 + h2 * x2) > 0.99:
        h0, h1, h2 = m[0], m[1], m[2]
    along = h0 * x0 + h1 * x1 + h2 * x2
    y0, y1, y2 = h0 - along * x0, h1 - along * x1, h2 - along * x2
    length = np.sqrt(y0 * y0 + y1 * y1 + y2 * y2)
    y0, y1, y2 = y0 / length, y1 / length, y2 / length
    return (x0, x1, x2, y0, y1, y2, x1 * y2 - x2 * y1, x2 * y0 - x0 * y2, x0 * y1 - x1 * y0)


@njit
def measure(relative, axes, what, partials):
    """Range (m), range rate (m/s), azimuth or elevation (rad) (``what`` 0 to 3) of a relative state (6,).

    Writes the partials (6,). The range is Montenbruck, Gill (2000), eq. 6.2 and 6.8 for one instant; azimuth
    and elevation are those of the station in the sensors' axes.
    """
    r2 = relative[0] ** 2 + relative[1] ** 2 + relative[2] ** 2
    r = np.sqrt(r2)
    for i in range(6):
        partials[i] = 0.0
    if what == 0:
        for i in range(3):
            partials[i] = relative[i] / r
        return r
    if what == 1:
        rate = (relative[0] * relative[3] + relative[1] * relative[4] + relative[2] * relative[5]) / r
        for i in range(3):
            unit = relative[i] / r
            partials[i] = (relative[3 + i] - unit * rate) / r
            partials[3 + i] = unit
        return rate
    x, y, z = rotate(axes, -relative[0], -relative[1], -relative[2])
    q2 = x * x + y * y
    if what == 2:
        gx, gy, gz = -y / q2, x / q2, 0.0
        angle = np.arctan2(y, x)
    else:
        q = np.sqrt(q2)
        gx, gy, gz = -x * z / (q * r2), -y * z / (q * r2), q / r2
        angle = np.arctan2(z, q)
    px, py, pz = rotate_back(axes, gx, gy, gz)
    partials[0], partials[1], partials[2] = -px, -py, -pz
    return angle


@njit
def sensed(t_s, truth, row, axes, boresight, due, suite, out):
    """Writes what the sensors say, from the truth: four of each sensor, then six of a state vector (n,).

    What is not measured is NaN. ``axes`` are those that the ship points its sensors by, ``boresight`` (3,)
    is where they look; ``due`` (s + 1,) tells which sensors are due and the kind of state vector. Returns
    that kind. Nothing else in this room reads the truth.
    """
    ship, station = trajectory_state(t_s, truth.ship), trajectory_state(t_s, truth.station)
    relative, partials = np.empty(6), np.empty(6)
    for i in range(6):
        relative[i] = ship[i] - station[i]
    range_m = np.sqrt(relative[0] ** 2 + relative[1] ** 2 + relative[2] ** 2)
    cosine = -(relative[0] * boresight[0] + relative[1] * boresight[1] + relative[2] * boresight[2]) / range_m
    count = suite.sensors.shape[0]
    for j in range(count):
        sensor, first = suite.sensors[j], MEASURED * j
        reached = due[j] > 0 and reaches(sensor, range_m, cosine)
        reached = reached and not lost(t_s, truth.outages[j])
        for what in range(MEASURED):
            out[first + what] = np.nan
            if reached:
                true = measure(relative, axes, what, partials)
                bias = truth.errors[Considered.OWN + first + what]
                sigma = noise_of(sensor, what, range_m)
                out[first + what] = true + bias + sigma * truth.noise[row, first + what]
    first, kind = MEASURED * count, fix_taken(due[count], range_m, suite)
    if kind == Fix.NONE:
        out[first:] = np.nan
        return kind
    m = lvlh_from_gcrf(station[0], station[1], station[2], station[3], station[4], station[5])
    for half in (0, 3):
        errors = np.zeros(3)
        for i in range(3):
            for k in range(6):
                errors[i] += suite.fixes[kind, half + i, k] * truth.noise[row, first + k]
        ex, ey, ez = rotate_back(m, errors[0], errors[1], errors[2])
        out[first + half] = relative[half] + ex
        out[first + half + 1] = relative[half + 1] + ey
        out[first + half + 2] = relative[half + 2] + ez
    return kind


@njit
def fix_taken(due, range_m, suite):
    """Kind of the state vector that is taken in at a range where one of the kind ``due`` is."""
    if due != Fix.SATELLITES:
        return due
    if range_m < suite.satellites_nearest_m:
        return Fix.NONE + 0  # a number, no member
    return (Fix.RELATIVE + 0) if range_m <= suite.relative_farthest_m else due


@njit
def reaches(sensor, range_m, cosine):
    """Whether a sensor measures at a range, the station being off where it looks by an angle of that
    cosine."""
    in_range = sensor[Sensor.NEAREST_M] <= range_m <= sensor[Sensor.FARTHEST_M]
    return in_range and cosine >= np.cos(sensor[Sensor.HALF_CONE_RAD])


@lean
def lost(t_s, outages):
    """Whether an instant lies in one of the rising outages (k, 2), begin and end."""
    row = np.searchsorted(outages[:, 1], t_s, side="right")
    return row < outages.shape[0] and outages[row, 0] <= t_s
