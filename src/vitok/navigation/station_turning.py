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
    """Writes the transition of the station's angles and rates as ``near.sway[0]``, and carries their mean.

    Both by the exponential series to its third order. Returns what noise adds to the variance of each angle,
    to its covariance with its rate, and to the variance of that.
    """
    mean, free, t, n = near.mean, near.suite.station_free, duration_s, orbital_radps
    step, rate, twice, thrice = near.sway[0], near.sway[1], near.sway[2], near.sway[3]
    x, pushed = mean[Mean.STATION : Mean.RATE], near.work[0]
    damping, noise, mean[Mean.STATION_SPEED] = edges_met(near.suite, mean[Mean.STATION_SPEED], t, n)
    rate[:] = 0.0
    for i in range(3):
        rate[i, 3 + i] = 1.0
        for k in range(3):
            rate[3 + i, k], rate[3 + i, 3 + k] = n * n * free[i, 1 + k], n * free[i, 4 + k]
        rate[3 + i, 3 + i] -= damping
        pushed[i], pushed[3 + i] = 0.0, n * n * free[i, 0]
    _multiply(rate, rate, twice)
    _multiply(rate, twice, thrice)
    for i in range(6):
        for k in range(6):
            pushed[i] += rate[i, k] * x[k]
    for i in range(6):
        for k in range(6):
            same = 1.0 if i == k else 0.0
            # the integral of the transition moves the mean at its first rate
            whole = t * (same + 0.5 * t * rate[i, k] + t * t / 6.0 * twice[i, k])
            step[i, k] = same + t * rate[i, k] + 0.5 * t * t * twice[i, k] + t * t * t / 6.0 * thrice[i, k]
            x[i] += whole * pushed[k]
    d = damping * t
    angle2, both = t * t * t * (1.0 - 0.75 * d) / 3.0, 0.5 * t * t * (1.0 - d * (1.0 - 7.0 / 12.0 * d))
    return noise * angle2, noise * both, noise * t * (1.0 - d * (1.0 - d * (2.0 / 3.0 - d / 3.0)))


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
def _multiply(a, b, out):
    for i in range(6):
        for k in range(6):
            out[i, k] = 0.0
            for m in range(6):
                out[i, k] += a[i, m] * b[m, k]
