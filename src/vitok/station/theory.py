"""How small offsets of a nearly circular orbit grow and where they are seen, in closed form.

Six elements, all in metres (angles times the semi-major axis): semi-major axis, eccentricity vector toward
the node and a quarter turn on, inclination, node, argument of latitude. To first order in the offsets and
without the eccentricity itself, with J2 (Vallado 2013, eq. 9-38 to 9-41).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, njit
from vitok.earth.density_scale import scale_share
from vitok.earth.frames import geodetic_from_gcrf, itrf_from_gcrf
from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import cos, sin
from vitok.motion.dop853 import trajectory_state
from vitok.motion.forces import drag

Vector = NDArray[np.float64]

ELEMENTS = 6
AXIS, ECCENTRICITY_X, ECCENTRICITY_Y, INCLINATION, NODE, LATITUDE = range(ELEMENTS)
STEP_S = 300.0  # of the drag's integrals: a twentieth of its own period


class Theory(NamedTuple):
    """Mean axis (m) and inclination (rad), and the rates (rad/s) of a nearly circular orbit under J2.

    ``latitude_radps`` is the part of J2 in the rate of the argument of latitude.
    """

    a_m: float
    inclination_rad: float
    n_radps: float
    j2_radps: float
    node_radps: float
    perigee_radps: float
    latitude_radps: float


def theory_of(y: Vector) -> Theory:
    """Theory about states (n, 7) that cover whole turns."""
    a_m, inclination_rad = _means(y)
    n = np.sqrt(MU_M3PS2 / a_m**3)
    k = 1.5 * J2 * (EQUATORIAL_RADIUS_M / a_m) ** 2 * n
    c, s = cos(inclination_rad), sin(inclination_rad)
    return Theory(
        float(a_m),
        float(inclination_rad),
        float(n),
        float(k),
        float(-k * c),
        float(k * (2.0 - 2.5 * s * s)),
        float(k * (3.0 - 4.0 * s * s)),
    )


@njit
def _means(y):
    axis, angle = 0.0, 0.0
    for k in range(y.shape[0]):
        r = np.sqrt(y[k, 0] ** 2 + y[k, 1] ** 2 + y[k, 2] ** 2)
        axis += 1.0 / (2.0 / r - (y[k, 3] ** 2 + y[k, 4] ** 2 + y[k, 5] ** 2) / MU_M3PS2)
        angle += np.arccos(orbit_axes(y[k])[2, 2])
    return axis / y.shape[0], angle / y.shape[0]


@njit
def orbit_axes(y):
    """(3, 3): unit vectors radial, forward and along the normal, in GCRF, of a state."""
    out = np.empty((3, 3))
    rx, ry, rz, vx, vy, vz = y[0], y[1], y[2], y[3], y[4], y[5]
    r = np.sqrt(rx * rx + ry * ry + rz * rz)
    hx, hy, hz = ry * vz - rz * vy, rz * vx - rx * vz, rx * vy - ry * vx
    h = np.sqrt(hx * hx + hy * hy + hz * hz)
    out[0, 0], out[0, 1], out[0, 2] = rx / r, ry / r, rz / r
    out[2, 0], out[2, 1], out[2, 2] = hx / h, hy / h, hz / h
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        out[1, i] = out[2, j] * out[0, k] - out[2, k] * out[0, j]
    return out


@njit
def argument_of_latitude_rad(axes):
    """From the ascending node on the GCRF's equator; of an orbit in it, from its x axis."""
    node_x, node_y = -axes[2, 1], axes[2, 0]
    size = np.sqrt(node_x * node_x + node_y * node_y)
    if size < 1e-9:
        node_x, node_y, size = 1.0, 0.0, 1.0
    node_x, node_y = node_x / size, node_y / size
    forward_x, forward_y = -axes[2, 2] * node_y, axes[2, 2] * node_x
    forward_z = axes[2, 0] * node_y - axes[2, 1] * node_x
    return np.arctan2(
        axes[0, 0] * forward_x + axes[0, 1] * forward_y + axes[0, 2] * forward_z,
        axes[0, 0] * node_x + axes[0, 1] * node_y,
    )


@njit
def growth(dt_s, theory):
    """(6, 6): offsets ``dt_s`` later of offsets now."""
    out = np.eye(ELEMENTS)
    turned = theory.perigee_radps * dt_s
    c, s = np.cos(turned), np.sin(turned)
    out[ECCENTRICITY_X, ECCENTRICITY_X], out[ECCENTRICITY_X, ECCENTRICITY_Y] = c, -s
    out[ECCENTRICITY_Y, ECCENTRICITY_X], out[ECCENTRICITY_Y, ECCENTRICITY_Y] = s, c
    sine, cosine = np.sin(theory.inclination_rad), np.cos(theory.inclination_rad)
    out[LATITUDE, AXIS] = along_rate(theory) * dt_s
    out[LATITUDE, INCLINATION] = -8.0 * theory.j2_radps * sine * cosine * dt_s
    out[NODE, AXIS] = -3.5 * theory.node_radps * dt_s
    out[NODE, INCLINATION] = theory.j2_radps * sine * dt_s
    return out


@njit
def along_rate(theory):
    """Metres a second along the track for a metre of semi-major axis."""
    return -(1.5 * theory.n_radps + 3.5 * theory.latitude_radps)


@njit
def seen(y, theory):
    """(3, 6): along, across and radial displacement (m) at a state for each offset (m)."""
    axes = orbit_axes(y)
    u = argument_of_latitude_rad(axes)
    c, s = np.cos(u), np.sin(u)
    r = np.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2]) / theory.a_m
    out = np.zeros((3, ELEMENTS))
    out[0, ECCENTRICITY_X], out[0, ECCENTRICITY_Y] = 2.0 * s, -2.0 * c
    out[0, LATITUDE], out[0, NODE] = r, r * np.cos(theory.inclination_rad)
    out[1, INCLINATION], out[1, NODE] = r * s, -r * np.sin(theory.inclination_rad) * c
    out[2, AXIS], out[2, ECCENTRICITY_X], out[2, ECCENTRICITY_Y] = r, -c, -s
    return out


@njit
def moved(y, offset, theory):
    """State (7,) moved by offsets (6,), its energy with J2 changed as mean axis and inclination say.

    Without that correction a metre of position would be two of semi-major axis.
    """
    axes = orbit_axes(y)
    u = argument_of_latitude_rad(axes)
    c, s = np.cos(u), np.sin(u)
    n, sine = theory.n_radps, np.sin(theory.inclination_rad)
    shift = np.zeros(3)  # along, across, radial
    view = seen(y, theory)
    for i in range(3):
        for j in range(ELEMENTS):
            shift[i] += view[i, j] * offset[j]
    ex, ey, tilt, node = offset[1], offset[2], offset[INCLINATION], offset[NODE]
    forward = -1.5 * n * offset[AXIS] + 2.0 * n * (ex * c + ey * s) + n * shift[2]
    radial = n * (ex * s - ey * c) - n * shift[0]
    normal = n * (tilt * c + sine * node * s)
    out = y.copy()
    for i in range(3):
        out[i] += axes[0, i] * shift[2] + axes[1, i] * shift[0] + axes[2, i] * shift[1]
        out[3 + i] += axes[0, i] * radial + axes[1, i] * forward + axes[2, i] * normal
    # the mean of J2's potential over a turn hangs on the inclination (Brouwer 1959): the mean axis shall not
    tilted = 1.5 * J2 * (EQUATORIAL_RADIUS_M / theory.a_m) ** 2 * np.sin(2.0 * theory.inclination_rad) * tilt
    wanted = _energy(y) + MU_M3PS2 / (2.0 * theory.a_m**2) * (offset[AXIS] + tilted)
    speed2 = out[3] ** 2 + out[4] ** 2 + out[5] ** 2
    factor = np.sqrt(1.0 + 2.0 * (wanted - _energy(out)) / speed2)
    for i in range(3, 6):
        out[i] *= factor
    return out


@njit
def _energy(y):
    """Specific energy with J2 (Vallado 2013, eq. 8-25 to degree 2)."""
    r2 = y[0] * y[0] + y[1] * y[1] + y[2] * y[2]
    r = np.sqrt(r2)
    oblate = J2 * EQUATORIAL_RADIUS_M**2 / r2 * 0.5 * (3.0 * y[2] * y[2] / r2 - 1.0)
    return 0.5 * (y[3] ** 2 + y[4] ** 2 + y[5] ** 2) - MU_M3PS2 / r * (1.0 - oblate)


class DragHistory(NamedTuple):
    """Drag along the track (n,) at ``t0_s`` and every ``step_s`` from it, and the scale's share in it."""

    t0_s: float
    step_s: float
    along_mps2: Vector
    share: Vector


@njit
def drag_history(t0_s, t_end_s, dense, *, cd_area_m2, environment):
    """Drag along a flown orbit from ``t0_s`` to ``t_end_s``, forward or backward."""
    sign = 1.0 if t_end_s >= t0_s else -1.0
    count = int(np.ceil(abs(t_end_s - t0_s) / STEP_S)) + 1
    along, share = np.empty(count), np.empty(count)
    for k in range(count):
        t_s = t0_s + sign * k * STEP_S
        x, y, z, vx, vy, vz, mass_kg = trajectory_state(t_s, dense)
        m = itrf_from_gcrf(t_s, environment.rotation)
        ax, ay, az = drag(t_s, x, y, z, vx, vy, vz, cd_area_m2 / mass_kg, m, environment)
        along[k] = (ax * vx + ay * vy + az * vz) / np.sqrt(vx * vx + vy * vy + vz * vz)
        _, _, altitude_m = geodetic_from_gcrf(t_s, x, y, z, environment.rotation)
        share[k] = scale_share(altitude_m)
    return DragHistory(t0_s, sign * STEP_S, along, share)


@njit
def drag_partials(t_s, history, theory, scale):
    """(n, 2, 1 + knots): axis and latitude (m) at ``t_s`` (n,) for the logs of the area and of each knot.

    ``scale`` is the DensityScale that has the knots. ``t_s`` move away from the history's start. A drag of
    ``a`` along the track changes the axis by 2 a / n (Gauss; Vallado 2013, eq. 9-24 for a circle).
    """
    knots = scale.log_scale.size
    out = np.zeros((t_s.size, 2, 1 + knots))
    axis, latitude = np.zeros(1 + knots), np.zeros(1 + knots)
    rate, next_rate = np.zeros(1 + knots), np.zeros(1 + knots)
    forward = along_rate(theory)
    step = history.step_s
    _axis_rates(0, history, theory, scale, rate)
    row = 0
    for k in range(history.along_mps2.size - 1):
        begin_s = history.t0_s + k * step
        _axis_rates(k + 1, history, theory, scale, next_rate)
        last = k == history.along_mps2.size - 2
        while row < t_s.size and (last or (t_s[row] - begin_s - step) * step < 0.0):
            dt = t_s[row] - begin_s
            for p in range(1 + knots):
                out[row, 0, p] = axis[p] + dt * (rate[p] + 0.5 * dt / step * (next_rate[p] - rate[p]))
                out[row, 1, p] = latitude[p] + forward * dt * (axis[p] + 0.5 * dt * rate[p])
            row += 1
        for p in range(1 + knots):
            change = 0.5 * step * (rate[p] + next_rate[p])
            latitude[p] += forward * step * (axis[p] + 0.5 * change)
            axis[p] += change
            rate[p] = next_rate[p]
    return out


@bare
def _axis_rates(k, history, theory, scale, out):
    for p in range(out.size):
        out[p] = 0.0
    rate = 2.0 / theory.n_radps * history.along_mps2[k]
    out[0] = rate
    last = out.size - 2
    t_s = history.t0_s + k * history.step_s
    position = min(max((t_s - scale.t_start_s) / scale.step_s, 0.0), float(last))
    row = min(int(position), max(last - 1, 0))
    out[1 + row] += rate * history.share[k] * (1.0 - (position - row))
    if last > 0:
        out[2 + row] += rate * history.share[k] * (position - row)
