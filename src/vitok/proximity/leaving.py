"""How a ship leaves the station: along the axis before its port, outward beside it."""

import numpy as np

from vitok.compiled import lean
from vitok.navigation.near_suite import STEP_S, Mean

_BEFORE_M = 20.0  # nearer, beside the axis is not yet beside the station
_GONE = 0.04  # of the velocity to leave with: what may be missing of it


@lean
def outward(at, port):
    """Direction (3-tuple) from the port to a place, as if that were no nearer along the axis than _BEFORE_M.

    Before the port it leads along the axis, beside it away from the station: a ship that went along the axis
    from there would come past the station again within a turn.
    """
    dx, dy, dz = at[0] - port.contact_m[0], at[1] - port.contact_m[1], at[2] - port.contact_m[2]
    along = dx * port.axis[0] + dy * port.axis[1] + dz * port.axis[2]
    more = max(along, _BEFORE_M) - along
    x, y, z = dx + more * port.axis[0], dy + more * port.axis[1], dz + more * port.axis[2]
    size = np.sqrt(x * x + y * y + z * z)
    return x / size, y / size, z / size


@lean
def leave(modes, mode, direction, mean, brain):
    """Asks for what is missing of the velocity to leave with, by the estimate, until it is there.

    However the ship came, closing or aside: that is taken out with it. ``direction`` (3-tuple) is that where
    the file tells none.
    """
    own, missing2 = np.isnan(modes.direction[mode, 0]), 0.0
    for i in range(3):
        wanted = modes.speed_mps[mode] * (direction[i] if own else modes.direction[mode, i])
        brain.command[i] = (wanted - mean[Mean.RELATIVE + 3 + i]) / STEP_S
        missing2 += (wanted - mean[Mean.RELATIVE + 3 + i]) ** 2
    if missing2 < _GONE**2 * modes.speed_mps[mode] ** 2:
        brain.course.numbers[1] = 0.0
    if brain.course.numbers[1] == 0.0:
        brain.command[:] = 0.0
