"""An estimate carried over a step: the state by all known forces, the covariance by its transition."""

import numpy as np

from vitok.compiled import njit
from vitok.earth.density_scale import scale_share
from vitok.earth.frames import itrf_from_gcrf, rotate_back
from vitok.earth.gravity import J2, MU_M3PS2, WORK
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.motion.dop853 import trajectory_state
from vitok.motion.forces import drag, gravitation_gcrf
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.navigation.suite import Considered

_MEAN_RADIUS_M = 6371e3


@njit
def _flown(t_s, y, h, held, environment, work):
    """Carries ``y`` (6,) over a step by gravitation and an acceleration ``held`` (3,) that stays for it.

    Nystrom's method of fifth order in four stages (Hairer, Norsett, Wanner 1993, II.14, table 14.2): gravity
    asks for no velocity, and a minute's step is then good to a metre in a day, which one of Runge and Kutta
    at the same cost is not to a kilometre.
    """
    x, v = (y[0], y[1], y[2]), (y[3], y[4], y[5])
    k1 = _pull(t_s, x[0], x[1], x[2], held, environment, work)
    p, q = h / 5.0, h * h / 50.0
    k2 = _pull(
        t_s + p,
        x[0] + p * v[0] + q * k1[0],
        x[1] + p * v[1] + q * k1[1],
        x[2] + p * v[2] + q * k1[2],
        held,
        environment,
        work,
    )
    p, q = 2.0 * h / 3.0, h * h / 27.0
    k3 = _pull(
        t_s + p,
        x[0] + p * v[0] + q * (7.0 * k2[0] - k1[0]),
        x[1] + p * v[1] + q * (7.0 * k2[1] - k1[1]),
        x[2] + p * v[2] + q * (7.0 * k2[2] - k1[2]),
        held,
        environment,
        work,
    )
    q = h * h / 70.0
    k4 = _pull(
        t_s + h,
        x[0] + h * v[0] + q * (21.0 * k1[0] - 4.0 * k2[0] + 18.0 * k3[0]),
        x[1] + h * v[1] + q * (21.0 * k1[1] - 4.0 * k2[1] + 18.0 * k3[1]),
        x[2] + h * v[2] + q * (21.0 * k1[2] - 4.0 * k2[2] + 18.0 * k3[2]),
        held,
        environment,
        work,
    )
    for i in range(3):
        y[i] = x[i] + h * v[i] + h * h / 336.0 * (14.0 * k1[i] + 100.0 * k2[i] + 54.0 * k3[i])
        y[3 + i] = v[i] + h / 336.0 * (14.0 * k1[i] + 125.0 * k2[i] + 162.0 * k3[i] + 35.0 * k4[i])


@njit
def _pull(t_s, x, y, z, held, environment, work):
    gx, gy, gz = gravitation_gcrf(t_s, x, y, z, environment, work)
    return gx + held[0], gy + held[1], gz + held[2]


@njit
def gradient(x, y, z, out):
    """Gravity gradient (3, 3), 1/s2, into ``out``: of a point mass (Montenbruck, Gill 2000, eq. 7.56) and of
    the flattening, J2.

    Without J2 an orbit that is a kilometre higher would keep its plane, and its node moves by 250 m in a day.
    The pole is that of GCRF, good to 0.2 deg.
    """
    r2 = x * x + y * y + z * z
    scale = MU_M3PS2 / (r2 * np.sqrt(r2))
    flat = 1.5 * J2 * EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M / r2 * scale
    polar = z * z / r2
    place = (x, y, z)
    for i in range(3):
        for j in range(3):
            both = place[i] * place[j] / r2
            same = 1.0 if i == j else 0.0
            poles = z * ((place[i] if j == 2 else 0.0) + (place[j] if i == 2 else 0.0)) / r2
            out[i, j] = scale * (3.0 * both - same) - flat * (
                same * (1.0 - 5.0 * polar)
                - 5.0 * both * (1.0 - 7.0 * polar)
                - 10.0 * poles
                + (2.0 if i == 2 and j == 2 else 0.0)
            )


@njit
def workspace():
    """What ``advance`` works in."""
    return (
        np.empty(WORK),
        np.empty(6),
        np.zeros(3),
        np.zeros((Considered.OWN, 3)),
        np.zeros((4, 3, 3)),
        np.zeros((2, 6, 6)),
        np.zeros(3),
    )


@njit
def thrust_direction(y, push):
    """Unit vector (3-tuple) in GCRF of a push of a ship in the state ``y``."""
    if push.in_lvlh > 0.0:
        m = lvlh_from_gcrf(y[0], y[1], y[2], y[3], y[4], y[5])
        return rotate_back(m, push.direction_x, push.direction_y, push.direction_z)
    return push.direction_x, push.direction_y, push.direction_z


@njit
def advance(t_s, step_s, relative, covariance, cross, variance, known, push, pushing, work):
    """Carries an estimate from ``t_s`` over a step, in place.

    The ship's state is the station's known one and the ``relative`` (6,); it is flown by the known gravity
    field, Sun and Moon in one step of fifth order, with drag and push held as they are at its middle.
    The covariance goes by the transition of the gravity gradient at begin, middle and end, with the
    sensitivities to considered errors, of which the density's fades and returns (Gauss-Markov), and with a
    walk of the velocity (Tapley, Schutz, Born 2004, chapters 4 and 6).
    """
    field_work, ship, held, senses, gradients, matrices, air = work
    start = trajectory_state(t_s, known.station)
    for i in range(6):
        ship[i] = start[i] + relative[i]
    # middle of the step, to second order
    r2 = ship[0] ** 2 + ship[1] ** 2 + ship[2] ** 2
    pull = MU_M3PS2 / (r2 * np.sqrt(r2))
    half_s = 0.5 * step_s
    x, y, z = (
        ship[0] * (1.0 - 0.5 * pull * half_s * half_s) + ship[3] * half_s,
        ship[1] * (1.0 - 0.5 * pull * half_s * half_s) + ship[4] * half_s,
        ship[2] * (1.0 - 0.5 * pull * half_s * half_s) + ship[5] * half_s,
    )
    vx, vy, vz = (
        ship[3] - ship[0] * pull * half_s,
        ship[4] - ship[1] * pull * half_s,
        ship[5] - ship[2] * pull * half_s,
    )
    middle_s = t_s + half_s
    st = trajectory_state(middle_s, known.station)
    m = itrf_from_gcrf(middle_s, known.environment.rotation)
    ax, ay, az = drag(middle_s, x, y, z, vx, vy, vz, known.ship_m2pkg, m, known.environment)
    held[0], held[1], held[2] = ax, ay, az
    share = acting_share(x, y, z)
    air[0], air[1], air[2] = share * ax, share * ay, share * az
    # the station is told where it is, in the air that there is: what is not foreseen moves the ship alone
    more = lognormal(share * np.sqrt(variance[Considered.DENSITY]))
    for i in range(3):
        senses[Considered.DENSITY, i] = more * air[i]
    gradient(ship[0], ship[1], ship[2], gradients[0])
    gradient(x, y, z, gradients[1])
    gradient(st[0], st[1], st[2], gradients[3])
    speed = np.sqrt(st[3] ** 2 + st[4] ** 2 + st[5] ** 2)
    for i in range(3):
        total = 0.0
        for j in range(3):
            total += (gradients[1, i, j] - gradients[3, i, j]) * st[3 + j] / speed
        senses[Considered.STATION, i] = total
    acting = Considered.SCALE + 0
    if pushing:
        acting = Considered.OWN + 0
        size = push.acceleration_mps2 / (1.0 - push.lighter_ps * (middle_s - push.start_s))
        px, py, pz = thrust_direction((x, y, z, vx, vy, vz), push)
        gained = size * half_s  # the push itself has turned the axes a little by then
        px, py, pz = thrust_direction((x, y, z, vx + gained * px, vy + gained * py, vz + gained * pz), push)
        direction = (px, py, pz)
        for i in range(3):
            held[i] += size * direction[i]
            senses[Considered.SCALE, i] = -size * direction[i]
            senses[Considered.BIAS, i] = -direction[i]
        # a tilt turns the push: its vector product with it
        for k in range(3):
            senses[Considered.TILT + k, k] = 0.0
            senses[Considered.TILT + k, (k + 1) % 3] = -size * direction[(k + 2) % 3]
            senses[Considered.TILT + k, (k + 2) % 3] = size * direction[(k + 1) % 3]
    _flown(t_s, ship, step_s, held, known.environment, field_work)
    gradient(ship[0], ship[1], ship[2], gradients[2])
    end = trajectory_state(t_s + step_s, known.station)
    for i in range(6):
        relative[i] = ship[i] - end[i]
    _carry(step_s, covariance, cross, variance, known.suite, senses, acting, gradients, matrices)


@njit
def acting_share(x, y, z):
    """Share in which an error of the density acts at a place: a spherical Earth is good to 4 % of it."""
    return scale_share(np.sqrt(x * x + y * y + z * z) - _MEAN_RADIUS_M)


@njit
def lognormal(sigma):
    """How much more a drag errs than the log of its density, whose error is normal of that ``sigma``.

    The root mean square of e^x - 1 over that of x (Aitchison, Brown 1957, "The lognormal distribution",
    section 2.4): about the forecast, which is the median, while the mean is above it.
    """
    if sigma == 0.0:
        return 1.0
    square = sigma * sigma
    return np.sqrt(np.expm1(2.0 * square) - 2.0 * np.expm1(0.5 * square)) / sigma


@njit
def stepped(h, start, middle, end, phi):
    """Transition (6, 6) of a step, by gravity gradients at its begin, middle and end, into ``phi``."""
    for i in range(3):
        for j in range(3):
            one = 1.0 if i == j else 0.0
            square, turning = 0.0, 0.0
            for k in range(3):
                square += middle[i, k] * middle[k, j]
                turning += (end[i, k] - start[i, k]) * middle[k, j]
                turning -= middle[i, k] * (end[k, j] - start[k, j])
            phi[i, j] = one + h * h / 6.0 * (start[i, j] + 2.0 * middle[i, j]) + h**4 / 24.0 * square
            phi[i, 3 + j] = h * one + h**3 / 6.0 * middle[i, j] + h**5 / 120.0 * square
            phi[3 + i, j] = (
                h / 6.0 * (start[i, j] + 4.0 * middle[i, j] + end[i, j]) + h**3 / 6.0 * square
            ) + h**3 / 24.0 * turning
            phi[3 + i, 3 + j] = one + h * h / 6.0 * (2.0 * middle[i, j] + end[i, j]) + h**4 / 24.0 * square


@njit
def _carry(h, covariance, cross, variance, suite, senses, acting, gradients, matrices):
    phi, turned = matrices
    stepped(h, gradients[0], gradients[1], gradients[2], phi)
    for i in range(6):
        for j in range(6):
            total = 0.0
            for k in range(6):
                total += phi[i, k] * covariance[k, j]
            turned[i, j] = total
    for i in range(6):
        for j in range(i, 6):
            total = 0.0
            for k in range(6):
                total += turned[i, k] * phi[j, k]
            covariance[i, j] = total
    moved = np.empty(6)
    for c in range(variance.size):
        some = 0.0
        for i in range(6):
            some += abs(cross[i, c])
        if some == 0.0 and c >= acting:
            continue  # a sensor that has not measured yet
        for i in range(6):
            total = 0.0
            for k in range(6):
                total += phi[i, k] * cross[k, c]
            moved[i] = total
        if c < acting:
            for i in range(6):
                a = senses[c, i % 3] * (0.5 * h * h if i < 3 else h)
                for j in range(i, 6):
                    b = senses[c, j % 3] * (0.5 * h * h if j < 3 else h)
                    covariance[i, j] += moved[i] * b + a * moved[j] + a * b * variance[c]
                cross[i, c] = moved[i] + a * variance[c]
        else:
            for i in range(6):
                cross[i, c] = moved[i]
    fade = np.exp(-h / suite.density_memory_s)
    q = suite.walk_m2ps3
    for i in range(6):
        cross[i, Considered.DENSITY] *= fade
        covariance[i, i] += q * h * (h * h / 3.0 if i < 3 else 1.0)
        if i < 3:
            covariance[i, 3 + i] += 0.5 * q * h * h
        for j in range(i):
            covariance[i, j] = covariance[j, i]
