"""How a station turns that is held in a dead band, as the filter near it takes it.

Within the dead band it coasts, turned by the orbit and the gradient of gravity alone. At its edges a hold
turns it back, when, the filter cannot know: its sensors' biases are as wide as the band. It takes the hold's
acceleration as chance, of the size and for the time that ``held_station`` tells, and as a word about nothing
else; so that by plumes. Both last about as long as the filter remembers, and throw it off less than a white
noise of the same intensity does, see ``lasting``.
"""

import numpy as np

from vitok.compiled import lean
from vitok.navigation.held_station import Held
from vitok.navigation.near_suite import SOLVED, STEP_S, Known, Mean, Solved

_ROOT_2 = np.sqrt(2.0)


@lean
def turn_on(near, duration_s, orbital_radps):
    """Writes the transition (3, 6) of the station's rates as ``near.sway[0]``, and carries the mean.

    By the exponential series to its third order; see ``turn_rows`` for the angles.
    """
    mean, free, t, n = near.mean, near.suite.station_free, duration_s, orbital_radps
    step, of_angle, of_rate, then = near.sway[0], near.sway[1], near.sway[2], near.sway[3]
    for i in range(3):
        for k in range(6):
            of_angle[i, k] = n * n * free[i, 1 + k] if k < 3 else n * free[i, 1 + k]
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
def turned_unseen(near, t):
    """Noise (3-tuple), (rad/s)2/s, of the rates about each axis by hold and plumes in the next ``t`` s."""
    numbers, since_s = near.suite.numbers, near.mean[Mean.STATION_SINCE_S]
    if since_s < 0.0:  # what pushes the two apart then are springs, which ``parted`` knows
        return 0.0, 0.0, 0.0
    near.mean[Mean.STATION_SINCE_S] = since_s + t
    slots = (numbers.size - Known.HELD) // 6
    at = Known.HELD + 6 * min(int(since_s / numbers[Known.SLOT_S]), slots - 1)
    blown2, lasts_s, c = _blown_on(near, t), numbers[Known.BRAKING_S], near.covariance.shape[0] - 3
    for i in range(3):  # plumes push alike for as long as a ship brakes
        intensity = numbers[at + 2 * i + Held.INTENSITY] + lasts_s * blown2[i]
        mean_square = numbers[at + 2 * i + Held.MEAN_SQUARE] + blown2[i]
        near.work[0, i] = lasting(intensity, mean_square, near.covariance[c + i, c + i])
    return near.work[0, 0], near.work[0, 1], near.work[0, 2]


@lean
def lasting(intensity, mean_square, variance):
    """White noise of a rate that throws a filter off as much as an acceleration does that lasts a while.

    A filter of an angle and its rate, of that ``variance``, with a white noise q remembers for 1 / m, m =
    sqrt(2) q / variance in its steady state, however well it measures the angle; three quarters of the
    variance are by the noise. Of an acceleration that fades by exp(-s / T), of an ``intensity`` 2 T of its
    ``mean_square``, they are by (1 + 2 sqrt(2) / 3 z) / (1 + sqrt(2) z + z2) of that intensity, z = m T (the
    integral of the filter's response by residues: Newton, Gould, Kaiser 1957, appendix E). This is the q
    which is what it makes, by one of Newton's steps to half a per cent.
    """
    if intensity <= 0.0:
        return 0.0
    k = intensity * intensity / (_ROOT_2 * mean_square * variance)
    near, linear = 1.0 / np.sqrt(1.0 + k), 1.0 - 2.0 / 3.0 * _ROOT_2 * k
    curve, line = k * k * near, _ROOT_2 * k  # of k2 x3 + sqrt(2) k x2 + linear x = 1, x = q / intensity
    value = ((curve + line) * near + linear) * near - 1.0
    return intensity * (near - value / ((3.0 * curve + 2.0 * line) * near + linear))


@lean
def _blown_on(near, t):
    """Mean square (3-tuple), (rad/s2)2, of the accelerations about each axis by the plumes of a time ``t``.

    What pushed the ship off the port blows on it. As much lands on the area about it as
    ``proximity.plume.landing`` has it of a jet on its axis; how much does is known to no better than itself.
    """
    mean, numbers, m, port = near.mean, near.suite.numbers, near.suite.station_from_lvlh, near.suite.port_m
    pushed, away2 = 0.0, 0.0
    for i in range(3):
        away_m = mean[Mean.RELATIVE + i] - (m[i] * port[0] + m[3 + i] * port[1] + m[6 + i] * port[2])
        away2 += away_m * away_m
        pushed += mean[Mean.PUSHED + i] * away_m
    if pushed <= 0.0:
        return 0.0, 0.0, 0.0
    cosine = 1.0 / np.sqrt(1.0 + numbers[Known.PLUME_AREA_M2] / (np.pi * away2))
    lands = (1.0 - cosine ** (numbers[Known.PLUME_EXPONENT] + 1.0)) / t
    x = numbers[Known.TURNED_RADPM : Known.RECOIL]
    scale = lands * lands * pushed * pushed / away2
    return scale * x[0] * x[0], scale * x[1] * x[1], scale * x[2] * x[2]


@lean
def let_drift(near):
    """Takes the station to be left to itself until ``touched`` or ``parted``."""
    near.mean[Mean.STATION_SINCE_S] = -np.inf


@lean
def touched(near):
    """Takes the station to turn anew, up to its band of rates, and to recoil, at any change of contact but a
    parting.

    The accelerometer does not feel the recoil, of which the size alone is known: the ship's share of both
    masses of its velocity. At which instant of the control period it came is the doubt of the place.
    """
    _shaken(near)
    a, at = Mean.RELATIVE + 0, near.covariance.shape[0] - SOLVED + Solved.RELATIVE
    share, half_s = near.suite.numbers[Known.RECOIL], 0.5 * STEP_S
    for i in range(3):
        for k in range(3):
            both = near.mean[a + 3 + i] * near.mean[a + 3 + k]
            near.covariance[at + i, at + k] += half_s * half_s * both
            near.covariance[at + 3 + i, at + 3 + k] += share * share * both


@lean
def parted(near):
    """Takes the station to recoil and to turn by springs that acted as the control period began, and to be
    held from then on.

    All that is known: the ship's velocity in ``near.mean`` is taken for what they gave it.
    """
    a, share, turned = Mean.RELATIVE + 0, near.suite.numbers[Known.RECOIL], Known.TURNED_RADPM + 0
    x, y, z = near.mean[a + 3], near.mean[a + 4], near.mean[a + 5]
    speed_mps = np.sqrt(x * x + y * y + z * z)
    for i in range(3):
        gained_mps = near.mean[a + 3 + i]
        near.mean[a + i] += (0.5 + share) * STEP_S * gained_mps
        near.mean[a + 3 + i] += share * gained_mps
        near.mean[Mean.STATION + 3 + i] -= speed_mps * near.suite.numbers[turned + i]
    near.mean[Mean.STATION_SINCE_S] = 0.0


@lean
def _shaken(near):
    radps, c = near.suite.numbers[Known.RATE_BAND_RADPS], near.covariance.shape[0] - 3
    for i in range(3):
        near.covariance[c + i, c + i] += radps * radps
    near.mean[Mean.STATION_SINCE_S] = 0.0


@lean
def _derived(rows, rate, out):
    """Writes how ``rows`` (3, 6) on angles and rates change with these, whose rates change by ``rate``."""
    for i in range(3):
        for k in range(6):
            out[i, k] = rows[i, k - 3] if k >= 3 else 0.0
            for m in range(3):
                out[i, k] += rows[i, 3 + m] * rate[m, k]
