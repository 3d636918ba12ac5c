"""How a station turns that is held in a dead band, as the filter near it takes it.

Within the dead band it coasts, turned by the orbit and the gradient of gravity alone. At an edge a critically
damped hold turns a rate v into -e v within a minute. When, the filter cannot know: its sensors' biases are as
wide as the band. But a rate v meets edges |v| / (2 b) times a second; what a linear filter has to know of
such jumps are their mean and their intensity (Campbell's theorem; Papoulis 1965, section 16-3): a damping,
and a white noise of the rate. How fast the station turns by and by follows from e, whatever is measured.
"""

import numpy as np

from vitok.compiled import lean
from vitok.navigation.near_suite import Known, Mean

# e = 1 / (1 + 1.3 u) of a speed u in units of the hold's frequency times b: the speed of the hold's free way
# (1 + (1 + u) x) exp(-x) where it has come back to 1; to 1 % up to u = 2
_LESS = 1.3
_BRAKING_S = 60.0  # for which plumes push alike
_NORMAL = np.sqrt(2.0 / np.pi)  # mean size of a normal number; that of its cube is twice as much


@lean
def turn_on(near, duration_s, orbital_radps):
    """Writes the transition (3, 6) of the station's rates as ``near.sway[0]``, and carries the mean.

    By the exponential series to its third order; see ``turn_rows`` for the angles. Returns what noise adds to
    the variance of each angle, to its covariance with its rate, and to the variance of that.
    """
    mean, free, t, n = near.mean, near.suite.station_free, duration_s, orbital_radps
    step, of_angle, of_rate, then = near.sway[0], near.sway[1], near.sway[2], near.sway[3]
    damping, noise, mean[Mean.STATION_SPEED] = edges_met(near.suite, mean[Mean.STATION_SPEED], t, n)
    for i in range(3):
        for k in range(6):
            of_angle[i, k] = n * n * free[i, 1 + k] if k < 3 else n * free[i, 1 + k]
            of_angle[i, k] -= damping if k == 3 + i else 0.0
            step[i, k] = t * of_angle[i, k] + (1.0 if k == 3 + i else 0.0)
    _derived(of_angle, of_angle, of_rate)
    _derived(of_rate, of_angle, then)
    pushed = (n * n * free[0, 0], n * n * free[1, 0], n * n * free[2, 0])
    x = mean[Mean.STATION : Mean.RATE]
    before, after = (x[3], x[4], x[5]), near.work[0]
    for i in range(3):
        after[i] = t * pushed[i]
        for k in range(3):
            after[i] += (0.5 * t * t * of_angle[i, 3 + k] + t * t * t / 6.0 * of_rate[i, 3 + k]) * pushed[k]
        for k in range(6):
            step[i, k] += 0.5 * t * t * of_rate[i, k] + t * t * t / 6.0 * then[i, k]
            after[i] += step[i, k] * x[k]
    for i in range(3):
        x[i], x[3 + i] = x[i] + 0.5 * t * (before[i] + after[i]), after[i]
    d = damping * t
    angle2, both = t * t * t * (1.0 - 0.75 * d) / 3.0, 0.5 * t * t * (1.0 - d * (1.0 - 7.0 / 12.0 * d))
    return noise * angle2, noise * both, noise * t * (1.0 - d * (1.0 - d * (2.0 / 3.0 - d / 3.0)))


@lean
def turn_rows(rows, at, step, t):
    """Carries angles and rates, ``rows`` (6, m) from ``at`` on, by the rates' transition ``step`` (3, 6).

    The angles by the trapezoid rule: what it errs by in a second is the twelfth of an orbital rate's cube.
    """
    for k in range(rows.shape[1]):
        ax, ay, az = rows[at, k], rows[at + 1, k], rows[at + 2, k]
        rx, ry, rz = rows[at + 3, k], rows[at + 4, k], rows[at + 5, k]
        for i in range(3):
            before = rows[at + 3 + i, k]
            by_angle = step[i, 0] * ax + step[i, 1] * ay + step[i, 2] * az
            after = by_angle + step[i, 3] * rx + step[i, 4] * ry + step[i, 5] * rz
            rows[at + i, k] += 0.5 * t * (before + after)
            rows[at + 3 + i, k] = after


@lean
def edges_met(suite, speed, t, n):
    """Damping (1/s) and noise, (rad/s)2/s, of rates by the edges met in a time ``t``, and the speed after it.

    ``speed`` is the root of the mean square of the rate about an axis. Rates are taken as normal, and not
    below what the gradient of gravity on an orbit of the rate ``n`` makes across half the band.
    """
    w, band, free = suite.numbers[Known.HOLD_RADPS], suite.numbers[Known.DEAD_BAND_RAD], suite.station_free
    if w == 0.0:
        return 0.0, 0.0, speed
    steepest = max(abs(free[0, 1]), abs(free[1, 2]), abs(free[2, 3]))
    speed = max(speed, np.sqrt(steepest) * n * band)
    half = speed  # that of the middle of the time, with which edges are met
    for _ in range(3):
        back, met = 1.0 / (1.0 + _LESS * half / (w * band)), _NORMAL * half / band
        half = speed / (1.0 + 0.25 * (1.0 - back * back) * met * t)
    slower = speed / (1.0 + 0.5 * (1.0 - back * back) * met * t)
    return (1.0 + back) * met, (1.0 + back) ** 2 * met * half * half, slower


@lean
def blown_on(near, t):
    """Noise, (rad/s)2/s, of the rates about each axis by the plumes of what was fired in a time ``t``.

    Of a jet at the port as much lands on the area about it as ``proximity.plume.landing`` has it on the axis;
    how much does is known to no better than itself, and the same for as long as a ship brakes.
    """
    mean, numbers, m, port = near.mean, near.suite.numbers, near.suite.station_from_lvlh, near.suite.port_m
    pushed2, away2 = 0.0, 0.0
    for i in range(3):
        at_port = m[i] * port[0] + m[3 + i] * port[1] + m[6 + i] * port[2]
        away2 += (mean[Mean.RELATIVE + i] - at_port) ** 2
        pushed2 += mean[Mean.PUSHED + i] ** 2
    cosine = 1.0 / np.sqrt(1.0 + numbers[Known.PLUME_AREA_M2] / (np.pi * away2))
    lands = (1.0 - cosine ** (numbers[Known.PLUME_EXPONENT] + 1.0)) / t
    scale, x = 2.0 * _BRAKING_S * lands * lands * pushed2, numbers[Known.TURNED_RADPM : Known.ALL]
    return scale * x[0] * x[0], scale * x[1] * x[1], scale * x[2] * x[2]


@lean
def shake(near):
    """Takes the station to turn anew, up to its band of rates: after a touch, or as springs part from it."""
    radps, c = near.suite.numbers[Known.RATE_BAND_RADPS], near.covariance.shape[0] - 3
    for i in range(3):
        near.covariance[c + i, c + i] += radps * radps
    near.mean[Mean.STATION_SPEED] = max(near.mean[Mean.STATION_SPEED], radps)


@lean
def _derived(rows, rate, out):
    """Writes how ``rows`` (3, 6) on angles and rates change with these, whose rates change by ``rate``."""
    for i in range(3):
        for k in range(6):
            out[i, k] = rows[i, k - 3] if k >= 3 else 0.0
            for m in range(3):
                out[i, k] += rows[i, 3 + m] * rate[m, k]
