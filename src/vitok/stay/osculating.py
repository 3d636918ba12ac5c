"""SGP4's osculating state of mean elements at their own instant: its periodic terms, without its drifts.

Hoots and Roehrich (1980), Spacetrack Report No. 3, section 6, in the form of Vallado, Crawford, Hujsak and
Kelso (2006), "Revisiting Spacetrack Report #3", AIAA 2006-6753, for orbits of less than 225 minutes.
"""

import numpy as np

from vitok.compiled import njit

# WGS-72, the constants of SGP4
MU_KM3PS2, RADIUS_KM = 398600.8, 6378.135
_RATE_PER_MIN = 60.0 / np.sqrt(RADIUS_KM**3 / MU_KM3PS2)  # of a circle at the Earth's radius
_J2, _J3 = 0.001082616, -0.00000253881
_KEPLER, _KEPLER_STEPS, _KEPLER_LARGEST = 1e-12, 10, 0.95


@njit
def osculating_teme(mean_motion_radpm, e, inclination, node, perigee, anomaly, r_km, v_kmps):
    """Writes positions and velocities (n, 3), TEME, of n sets of mean elements (rad; Kozai's mean motion)."""
    for k in range(e.size):
        ek, cos_i, sin_i = e[k], np.cos(inclination[k]), np.sin(inclination[k])
        cos2_i = cos_i * cos_i
        con41, x1mth2, x7thm1 = 3.0 * cos2_i - 1.0, 1.0 - cos2_i, 7.0 * cos2_i - 1.0
        # Brouwer's mean motion of Kozai's
        round2 = 1.0 - ek * ek
        axis = (_RATE_PER_MIN / mean_motion_radpm[k]) ** (2.0 / 3.0)
        d1 = 0.75 * _J2 * con41 / (np.sqrt(round2) * round2)
        change = d1 / (axis * axis)
        axis *= 1.0 - change * change - change * (1.0 / 3.0 + 134.0 * change * change / 81.0)
        n = mean_motion_radpm[k] / (1.0 + d1 / (axis * axis))
        a = (_RATE_PER_MIN / n) ** (2.0 / 3.0)
        ek = max(ek, 1e-6)  # as SGP4 does
        # long-period terms, of J3
        share = 1.0 / (a * (1.0 - ek * ek))
        ax = ek * np.cos(perigee[k])
        ay = ek * np.sin(perigee[k]) - 0.5 * (_J3 / _J2) * sin_i * share
        bend = -0.25 * (_J3 / _J2) * sin_i * (3.0 + 5.0 * cos_i) / max(1.0 + cos_i, 1.5e-12)
        u = (anomaly[k] + perigee[k] + share * bend * ax) % (2.0 * np.pi)
        # Kepler's equation in the argument of latitude
        f, step = u, 1.0
        for _ in range(_KEPLER_STEPS):
            sin_f, cos_f = np.sin(f), np.cos(f)
            step = (u - ay * cos_f + ax * sin_f - f) / (1.0 - cos_f * ax - sin_f * ay)
            step = min(max(step, -_KEPLER_LARGEST), _KEPLER_LARGEST)
            f += step
            if abs(step) < _KEPLER:
                break
        sin_f, cos_f = np.sin(f), np.cos(f)
        e_cos, e_sin = ax * cos_f + ay * sin_f, ax * sin_f - ay * cos_f
        e2 = ax * ax + ay * ay
        p, r = a * (1.0 - e2), a * (1.0 - e_cos)
        beta = np.sqrt(1.0 - e2)
        r_rate, across = np.sqrt(a) * e_sin / r, np.sqrt(p) / r
        tail = e_sin / (1.0 + beta)
        sin_u, cos_u = a / r * (sin_f - ay - ax * tail), a / r * (cos_f - ax + ay * tail)
        sin_2u, cos_2u = 2.0 * cos_u * sin_u, 1.0 - 2.0 * sin_u * sin_u
        # short-period terms, of J2
        first, second = 0.5 * _J2 / p, 0.5 * _J2 / (p * p)
        r = r * (1.0 - 1.5 * second * beta * con41) + 0.5 * first * x1mth2 * cos_2u
        su = np.arctan2(sin_u, cos_u) - 0.25 * second * x7thm1 * sin_2u
        raan = node[k] + 1.5 * second * cos_i * sin_2u
        tilt = inclination[k] + 1.5 * second * cos_i * sin_i * cos_2u
        r_rate -= n * first * x1mth2 * sin_2u / _RATE_PER_MIN
        across += n * first * (x1mth2 * cos_2u + 1.5 * con41) / _RATE_PER_MIN
        s, c = np.sin(su), np.cos(su)
        sn, cn, si, ci = np.sin(raan), np.cos(raan), np.sin(tilt), np.cos(tilt)
        ux, uy, uz = -sn * ci * s + cn * c, cn * ci * s + sn * c, si * s
        vx, vy, vz = -sn * ci * c - cn * s, cn * ci * c - sn * s, si * c
        speed = RADIUS_KM * _RATE_PER_MIN / 60.0
        r_km[k, 0], r_km[k, 1], r_km[k, 2] = RADIUS_KM * r * ux, RADIUS_KM * r * uy, RADIUS_KM * r * uz
        v_kmps[k, 0] = speed * (r_rate * ux + across * vx)
        v_kmps[k, 1] = speed * (r_rate * uy + across * vy)
        v_kmps[k, 2] = speed * (r_rate * uz + across * vz)
