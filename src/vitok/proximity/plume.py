"""What the thrusters blow on the station."""

import numpy as np

from vitok.compiled import lean
from vitok.earth.frames import rotate, rotate_back
from vitok.motion.vectors import cross, times, transposed
from vitok.proximity.bodies import SHIP, STATION, axes_of


@lean
def plume_pa_s(y, centre_m, jets, on_s, port_m, exponent, blown):
    """Impulse over an area at the port's middle of what fires in a period.

    A jet's momentum spreads as the power ``exponent`` of the cosine of the angle off its axis, over half a
    sphere, all of it: (k + 1) F cos^k / (2 pi r^2). Writes it as a vector (3,), station's axes, along the
    lines from the jets to the port.
    """
    blown[0], blown[1], blown[2] = 0.0, 0.0, 0.0
    from_ship = times(axes_of(y, STATION), transposed(axes_of(y, SHIP)))
    ms, mt = axes_of(y, SHIP), axes_of(y, STATION)
    px, py, pz = rotate_back(mt, port_m[0], port_m[1], port_m[2])
    sx, sy, sz = rotate(ms, y[13] - y[0] + px, y[14] - y[1] + py, y[15] - y[2] + pz)
    total = 0.0
    for j in range(on_s.size):
        if on_s[j] <= 0.0:
            continue
        dx = sx - jets.position_m[j, 0] + centre_m[0]
        dy = sy - jets.position_m[j, 1] + centre_m[1]
        dz = sz - jets.position_m[j, 2] + centre_m[2]
        r2 = dx * dx + dy * dy + dz * dz
        cosine = -(
            dx * jets.direction[j, 0] + dy * jets.direction[j, 1] + dz * jets.direction[j, 2]
        ) / np.sqrt(r2)
        if cosine > 0.0:
            thin = (exponent + 1.0) * cosine**exponent / (2.0 * np.pi * r2)
            hit = jets.thrust_n[j] * thin * on_s[j]
            total += hit
            wx, wy, wz = rotate(from_ship, dx, dy, dz)
            hit /= np.sqrt(r2)
            blown[0], blown[1], blown[2] = blown[0] + hit * wx, blown[1] + hit * wy, blown[2] + hit * wz
    return total


@lean
def press(blown, area_m2, step_s, port_m, loads):
    """Adds the push of plumes ``blown`` (3,), Pa s, on an area about a port to the station's loads in a step.

    What is blown there is stopped; that it rebounds in part, or slides by, is in the area's spread.
    """
    share = area_m2 / step_s
    f = (share * blown[0], share * blown[1], share * blown[2])
    moment = cross((port_m[0], port_m[1], port_m[2]), f)
    for i in range(3):
        loads[6 + i] += f[i]
        loads[9 + i] += moment[i]
