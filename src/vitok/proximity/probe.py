"""What passes between probe and cone: the blow of the head on the wall, and the rod that holds a caught one.

Rigid bodies, massless absorbers (Syromyatnikov, Spacecraft Docking Devices, ch. 4). Every force acts at one
point on both bodies, every moment on both, so that no momentum is made. Springs have a potential, dampers and
friction take energy and give none; what the drive of the rod does is booked apart. ``advance`` knows of the
mechanism no more than ``clear``, ``clearance``, ``touch``, ``latched``, ``catch`` and ``hold``.
"""

import numpy as np

from vitok.compiled import bare
from vitok.craft.docking_mechanism import FRICTION_FADES_MPS
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.vectors import cross
from vitok.proximity.bodies import SHIP, STATION, apart_of, axes_of, spin_gcrf

_ROUND_M = 0.003  # radius to which the cone's apex is rounded, so that its wall has one slope on the axis
_MARGIN_MPS = 0.1  # by which the head may become faster within a control period
_SEATED_M = 0.001  # how near the socket's bottom the latches snap


@bare
def wall(s, rho, mechanism):
    """Distance of a point from the drogue and its gradient along the axis and outward (3-tuple).

    ``s`` along the axis from the apex, ``rho`` from the axis. The drogue is a cylinder, its end the face,
    hollowed by the cone: cone, edge of the mouth, face, edge of the face, side, each as far as it is nearest.
    """
    mouth, face = mechanism.mouth_radius_m, mechanism.face_radius_m
    top = mouth * mechanism.cosine / mechanism.sine
    if rho > face:
        if s <= top:
            return rho - face, 0.0, 1.0
        away = np.sqrt((rho - face) ** 2 + (s - top) ** 2)
        return away, (s - top) / away, (rho - face) / away
    if rho >= mouth:
        return s - top, 1.0, 0.0
    if rho * mechanism.sine + s * mechanism.cosine <= mouth / mechanism.sine:
        return s * mechanism.sine - rho * mechanism.cosine, mechanism.sine, -mechanism.cosine
    away = np.sqrt((rho - mouth) ** 2 + (s - top) ** 2)
    return away, (s - top) / away, (rho - mouth) / away


@bare
def head_in_port(y, mechanism):
    """Middle of the extended head from the cone's apex, in the port's axes (3-tuple, m)."""
    p, h, a = mechanism.port_axes, mechanism.head_m, mechanism.apex_m
    hx, hy, hz = rotate_back(axes_of(y, SHIP), h[0], h[1], h[2])
    dx, dy, dz = apart_of(y, 0)
    x, y_, z = rotate(axes_of(y, STATION), dx + hx, dy + hy, dz + hz)
    x, y_, z = x - a[0], y_ - a[1], z - a[2]
    return (
        p[0, 0] * x + p[0, 1] * y_ + p[0, 2] * z,
        p[1, 0] * x + p[1, 1] * y_ + p[1, 2] * z,
        p[2, 0] * x + p[2, 1] * y_ + p[2, 2] * z,
    )


@bare
def clearance(y, mechanism):
    """Distance (m) from head to drogue, negative where pressed in; far behind the face there is none."""
    s, a, b = head_in_port(y, mechanism)
    if s < -mechanism.mouth_radius_m:
        return np.inf
    rho = np.sqrt(a * a + b * b + _ROUND_M * _ROUND_M) - _ROUND_M
    return wall(s, rho, mechanism)[0] - mechanism.head_radius_m


@bare
def _between(y, ms, mt, lever):
    """From station to ship in GCRF: place and, at a lever (GCRF) from the ship, both levers and velocity."""
    d, v = apart_of(y, 0), apart_of(y, 3)
    other = (d[0] + lever[0], d[1] + lever[1], d[2] + lever[2])
    a, b = cross(spin_gcrf(y, SHIP, ms), lever), cross(spin_gcrf(y, STATION, mt), other)
    return other, (v[0] + a[0] - b[0], v[1] + a[1] - b[1], v[2] + a[2] - b[2])


@bare
def head_rate_in_port(y, mechanism):
    """Velocity of the extended head's middle against the station, in the port's axes (3-tuple, m/s)."""
    p, h = mechanism.port_axes, mechanism.head_m
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    _, (vx, vy, vz) = _between(y, ms, mt, rotate_back(ms, h[0], h[1], h[2]))
    x, y_, z = rotate(mt, vx, vy, vz)
    return (
        p[0, 0] * x + p[0, 1] * y_ + p[0, 2] * z,
        p[1, 0] * x + p[1, 1] * y_ + p[1, 2] * z,
        p[2, 0] * x + p[2, 1] * y_ + p[2, 2] * z,
    )


@bare
def clear(y, h, mechanism):
    """Whether the head cannot come to the drogue within ``h``."""
    a, b, c = head_rate_in_port(y, mechanism)
    return clearance(y, mechanism) > h * (np.sqrt(a * a + b * b + c * c) + _MARGIN_MPS)


@bare
def latched(y, mechanism):
    """Whether the head is in the socket, near its axis, and goes in fast enough."""
    s, a, b = head_in_port(y, mechanism)
    if s > mechanism.head_radius_m / mechanism.sine + _SEATED_M:
        return False
    if a * a + b * b > mechanism.latch_reach_m * mechanism.latch_reach_m:
        return False
    return -head_rate_in_port(y, mechanism)[0] >= mechanism.latch_speed_mps


@bare
def catch(y, mechanism, out):
    """Writes where the head is caught (3,), station's body axes."""
    s, a, b = head_in_port(y, mechanism)
    p = mechanism.port_axes
    for i in range(3):
        out[i] = mechanism.apex_m[i] + s * p[0, i] + a * p[1, i] + b * p[2, i]


@bare
def _act(force, lever, other, ms, mt, acting):
    """Adds a force (GCRF) on the ship at a lever (GCRF) to its loads, and its reaction to the station's."""
    moment, reaction = cross(lever, force), cross(other, force)
    a, b = rotate(ms, force[0], force[1], force[2]), rotate(ms, moment[0], moment[1], moment[2])
    c, d = rotate(mt, force[0], force[1], force[2]), rotate(mt, reaction[0], reaction[1], reaction[2])
    for i in range(3):
        acting[i] += a[i]
        acting[3 + i] += b[i]
        acting[6 + i] -= c[i]
        acting[9 + i] -= d[i]


@bare
def touch(y, mechanism, acting):
    """Adds the blow of head on drogue to ``acting`` (LOADS,).

    Returns the power dissipated (W), the elastic energy (J) and the force on the ship (3, N, GCRF). The
    normal force is that of spring and damper, never pulling; friction is Coulomb's, fading with the rate of
    sliding.
    """
    s, a, b = head_in_port(y, mechanism)
    middle = np.sqrt(a * a + b * b + _ROUND_M * _ROUND_M)
    distance, along, outward = wall(s, middle - _ROUND_M, mechanism)
    pressed = mechanism.head_radius_m - distance
    if pressed <= 0.0 or s < -mechanism.mouth_radius_m:
        return 0.0, 0.0, (0.0, 0.0, 0.0)
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    p, h = mechanism.port_axes, mechanism.head_m
    na, nb = outward * a / middle, outward * b / middle
    nx, ny, nz = rotate_back(
        mt,
        along * p[0, 0] + na * p[1, 0] + nb * p[2, 0],
        along * p[0, 1] + na * p[1, 1] + nb * p[2, 1],
        along * p[0, 2] + na * p[1, 2] + nb * p[2, 2],
    )
    reach = mechanism.head_radius_m
    hx, hy, hz = rotate_back(ms, h[0], h[1], h[2])
    lever = (hx - reach * nx, hy - reach * ny, hz - reach * nz)
    other, (vx, vy, vz) = _between(y, ms, mt, lever)
    rate = nx * vx + ny * vy + nz * vz
    spring = mechanism.stiffness_npm * pressed
    normal = max(0.0, spring - mechanism.damping_nspm * rate)
    part = rate / (nx * nx + ny * ny + nz * nz)
    vx, vy, vz = vx - part * nx, vy - part * ny, vz - part * nz
    slide2 = vx * vx + vy * vy + vz * vz
    rub = mechanism.friction * normal / np.sqrt(slide2 + FRICTION_FADES_MPS * FRICTION_FADES_MPS)
    force = (normal * nx - rub * vx, normal * ny - rub * vy, normal * nz - rub * vz)
    _act(force, lever, other, ms, mt, acting)
    return (spring - normal) * rate + rub * slide2, 0.5 * spring * pressed, force


@bare
def hold(y, share, share_per_s, caught, mechanism, acting):
    """Adds what the rod does to a caught head to ``acting`` (LOADS,); ``share`` of the rod is drawn in.

    Returns power dissipated and power of the drive (W), elastic energy (J), force on the ship (3, N, GCRF),
    and the way that the rod is pushed in (m). The point of the socket moves from ``caught`` (station's axes)
    to the cone's axis as the rod is drawn in, and the levers' spring grows with it.
    """
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    p, apex, h = mechanism.port_axes, mechanism.apex_m, mechanism.head_m
    seat = mechanism.head_radius_m / mechanism.sine
    # the socket's point and its rate, station's axes
    wx, wy, wz = apex[0] + seat * p[0, 0], apex[1] + seat * p[0, 1], apex[2] + seat * p[0, 2]
    wx, wy, wz = wx - caught[0], wy - caught[1], wz - caught[2]
    gx, gy, gz = rotate_back(mt, caught[0] + share * wx, caught[1] + share * wy, caught[2] + share * wz)
    lever = (gx - y[SHIP] + y[STATION], gy - y[SHIP + 1] + y[STATION + 1], gz - y[SHIP + 2] + y[STATION + 2])
    other, (vx, vy, vz) = _between(y, ms, mt, lever)
    bx, by, bz = rotate(ms, lever[0], lever[1], lever[2])
    # the drive's part of the rate at which the socket leaves the drawn-in head, ship's axes
    ex, ey, ez = rotate_back(mt, wx, wy, wz)
    ex, ey, ez = rotate(ms, ex * share_per_s, ey * share_per_s, ez * share_per_s)
    ex += share_per_s * mechanism.retraction_m
    ax, ay, az = rotate(ms, vx, vy, vz)
    ux, uy, uz = bx - h[0] + share * mechanism.retraction_m, by - h[1], bz - h[2]
    rx, ry, rz = ex - ax, ey - ay, ez - az
    over = min(0.0, ux + mechanism.stroke_m)
    springs = (
        mechanism.axial_npm * ux + mechanism.stop_npm * over,
        mechanism.lateral_npm * uy,
        mechanism.lateral_npm * uz,
    )  # fmt: skip
    fx = springs[0] + mechanism.axial_nspm * rx
    fy, fz = springs[1] + mechanism.lateral_nspm * ry, springs[2] + mechanism.lateral_nspm * rz
    force = rotate_back(ms, fx, fy, fz)
    _act(force, lever, other, ms, mt, acting)
    lost = mechanism.axial_nspm * rx * rx + mechanism.lateral_nspm * (ry * ry + rz * rz)
    driven = fx * ex + fy * ey + fz * ez
    elastic = 0.5 * (
        mechanism.axial_npm * ux * ux + mechanism.stop_npm * over * over
        + mechanism.lateral_npm * (uy * uy + uz * uz)
    )  # fmt: skip
    # levers: x and y of the docked attitude in the ship's axes; potential stiffness (2 - x_x - y_y)
    o = mechanism.docked_axes
    gx, gy, gz = rotate_back(mt, o[0, 0], o[0, 1], o[0, 2])
    x = rotate(ms, gx, gy, gz)
    gx, gy, gz = rotate_back(mt, o[1, 0], o[1, 1], o[1, 2])
    z = rotate(ms, gx, gy, gz)
    stiff = mechanism.alignment_nmprad * share
    gx, gy, gz = spin_gcrf(y, STATION, mt)
    gx, gy, gz = rotate(ms, gx, gy, gz)
    gx, gy, gz = gx - y[SHIP + 10], gy - y[SHIP + 11], gz - y[SHIP + 12]
    loose = mechanism.alignment_nmsprad
    moment = (
        stiff * z[2] + loose * gx,
        -stiff * x[2] + loose * gy,
        stiff * (x[1] - z[0]) + loose * gz,
    )
    gx2 = gx * gx + gy * gy + gz * gz
    gx, gy, gz = rotate_back(ms, moment[0], moment[1], moment[2])
    reaction = rotate(mt, gx, gy, gz)
    for i in range(3):
        acting[3 + i] += moment[i]
        acting[9 + i] -= reaction[i]
    aside = 2.0 - x[0] - z[1]
    driven += mechanism.alignment_nmprad * share_per_s * aside
    return lost + loose * gx2, driven, elastic + stiff * aside, force, -ux
