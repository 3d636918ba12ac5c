"""What the thrusters blow on the station.

A jet's momentum spreads as the power k of the cosine of the angle off its axis, over half a sphere, all of
it: (k + 1) cos^k b / (2 pi) of it for each solid angle at the angle b.
"""

import numpy as np

from vitok.compiled import lean
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.vectors import cross, times, transposed
from vitok.proximity.bodies import SHIP, STATION, apart_of, axes_of

_RINGS = 12  # of a jet on a disc: to 1 % of what that stops on the axis, for powers up to 60
_NOTHING = 1e-4  # of that, where nothing more lies within the angles of the disc


@lean
def plume_pa_s(y, centre_m, jets, on_s, port_m, area_m2, exponent, blown):
    """Impulse for each area at the port's middle of what fires in a period.

    Writes what of it lands on an area about the port, as a disc turned to each jet, into ``blown`` (3,), N s
    in the station's axes, along the lines from the jets to the port.
    """
    blown[0], blown[1], blown[2] = 0.0, 0.0, 0.0
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    from_ship = times(mt, transposed(ms))
    px, py, pz = rotate_back(mt, port_m[0], port_m[1], port_m[2])
    x, y_, z = apart_of(y, 0)
    sx, sy, sz = rotate(ms, px - x, py - y_, pz - z)
    total = 0.0
    for j in range(on_s.size):
        if on_s[j] <= 0.0:
            continue
        dx = sx - jets.position_m[j, 0] + centre_m[0]
        dy = sy - jets.position_m[j, 1] + centre_m[1]
        dz = sz - jets.position_m[j, 2] + centre_m[2]
        r2 = dx * dx + dy * dy + dz * dz
        r = np.sqrt(r2)
        cosine = -(dx * jets.direction[j, 0] + dy * jets.direction[j, 1] + dz * jets.direction[j, 2]) / r
        impulse = jets.thrust_n[j] * on_s[j]
        if cosine > 0.0:
            total += impulse * (exponent + 1.0) * cosine**exponent / (2.0 * np.pi * r2)
        seen = 1.0 / np.sqrt(1.0 + area_m2 / (np.pi * r2))  # cosine of the half angle of the disc
        if cosine < 0.0 and cosine * cosine > 1.0 - seen * seen:  # all of it is behind the jet
            continue
        hit = impulse * landing(cosine, seen, exponent) / r
        wx, wy, wz = rotate(from_ship, dx, dy, dz)
        blown[0], blown[1], blown[2] = blown[0] + hit * wx, blown[1] + hit * wy, blown[2] + hit * wz
    return total


@lean
def landing(cosine, seen, exponent):
    """Share of a jet's momentum that lands on a disc whose half angle t, as the jet sees it, has the cosine
    ``seen``.

    The disc's middle is off the jet's axis by an angle a of that ``cosine``. A cone about the axis holds
    1 - cos^(k+1) b of it, the integral of (k + 1) cos^k b sin b up to its half angle b. That of t - a lies
    within the disc; of a ring at b beyond, up to t + a, the disc cuts 2 f of the turn, cos f = (cos t -
    cos a cos b) / (sin a sin b), the law of cosines on the sphere. Never above 1 - cos^(k+1) t, which a disc
    on the axis stops.

    The mean over a disc that is small against how fast the jet thins (k t below cos a) is the middle's and
    (1 - cos t) / 4 of its Laplacian, k (k - 1) cos^(k-2) a - k (k + 1) cos^k a: by so much less lands
    than on the axis.
    """
    power = exponent + 1.0
    most = 1.0 - seen**power
    if cosine > 0.0 and exponent * exponent * (1.0 - seen * seen) < cosine * cosine:
        bent = 0.25 * exponent * (1.0 - seen)
        middle = 1.0 + bent * ((exponent - 1.0) / (cosine * cosine) - power)
        return min(most * cosine**exponent * middle / (1.0 - 2.0 * bent), most)
    off, half_angle = np.arccos(min(max(cosine, -1.0), 1.0)), np.arccos(seen)
    low, high = abs(half_angle - off), min(half_angle + off, 0.5 * np.pi)
    beyond, h = np.cos(low) ** power, 0.5 * (high - low)
    share = 1.0 - beyond if off < half_angle else 0.0
    if h <= 0.0 or (off > half_angle and beyond < _NOTHING * most):
        return share
    for ring in range(_RINGS):  # by the cosine of an even angle, as a disc's rim begins and ends by a root
        angle = (ring + 0.5) * np.pi / _RINGS
        b = low + h - h * np.cos(angle)
        cut = (seen - cosine * np.cos(b)) / (np.sin(off) * np.sin(b))
        within = np.arccos(min(max(cut, -1.0), 1.0)) / np.pi
        wide = h * np.sin(angle) * np.pi / _RINGS
        share += within * power * np.cos(b) ** exponent * np.sin(b) * wide
    return min(share, most)


@lean
def press(blown, step_s, port_m, loads):
    """Adds the push of plumes that land about a port, ``blown`` (3,) N s, to the station's loads in a step.

    What is blown there is stopped; that it rebounds in part, or slides by, is in the area's spread.
    """
    f = (blown[0] / step_s, blown[1] / step_s, blown[2] / step_s)
    moment = cross((port_m[0], port_m[1], port_m[2]), f)
    for i in range(3):
        loads[6 + i] += f[i]
        loads[9 + i] += moment[i]
