"""A ship of little thrust about the station by Clohessy and Wiltshire, LVLH, and where its ports are."""

from functools import cache

import numpy as np
from tests.proximity.conftest import SHIP_FILE, STATION_FILE

from vitok.motion.relative import transition
from vitok.proximity.arcs import LEGS, arc_state, lay_arcs

N, RAMP_S, PUSH_MPS2, HOLD_M = 0.00113, 60.0, 0.04, 150.0
PORTS = tuple(STATION_FILE.ports)
HELD = np.diag([-1.0, -1.0, 1.0])  # from LVLH to the station's axes and back, half a turn about the vertical
HANDOVER_M = SHIP_FILE.approach.handover_position_lvlh_m
_LENGTH_M = SHIP_FILE.docking_mechanism.probe_position_m[0]  # about that of the tip before the centre of mass
AXIS = {name: HELD @ np.array(port.axis) for name, port in STATION_FILE.ports.items()}
CONTACT_M = {
    name: HELD @ np.array(port.position_m) + _LENGTH_M * AXIS[name]
    for name, port in STATION_FILE.ports.items()
}


def before(port, range_m=HOLD_M):
    """The place of a ship on a port's axis, the station's centre of mass at the origin."""
    return tuple(CONTACT_M[port] + range_m * AXIS[port])


def laid(start, goal, lasts_s, ramp_s=RAMP_S):
    corners, stop_mps = np.zeros((LEGS, 4)), np.zeros(3)
    lay_arcs(start, goal, lasts_s, ramp_s, N, corners, stop_mps)
    return corners, stop_mps


def flown(start, goal, lasts_s, *, step_s=0.5, push_mps2=PUSH_MPS2, v=(0.0, 0.0, 0.0), after_s=30.0):
    """States (n, 6) of a ship that takes on the reference's velocity as fast as its push lets it, and the sum
    of its pushes."""
    corners, stop_mps = laid(start, goal, lasts_s)
    y, out, carry = np.append(start, v), np.zeros(9), transition(N, step_s)
    rows, spent_mps = [y], 0.0
    for step in range(int((lasts_s + after_s) / step_s)):
        arc_state(step * step_s, tuple(y[:3]), lasts_s, RAMP_S, N, corners, stop_mps, out)
        push = pushed(out[3:6] - y[3:], push_mps2 * step_s)
        spent_mps += np.linalg.norm(push)
        y = carry @ (y + np.append(np.zeros(3), push))
        rows.append(y)
    return np.array(rows), spent_mps


def pushed(short_mps, most_mps):
    """What of a velocity (3,) that is missing comes of a push, of less than a centimetre a second nothing."""
    size = np.linalg.norm(short_mps)
    return short_mps * min(1.0, most_mps / size) if size > 0.01 else np.zeros(3)


@cache
def drift_matrices(turns=4.0, step_s=20.0):
    """Transitions (n, 3, 6) to the places of a drift at every ``step_s``."""
    return np.array([transition(N, t_s)[:3] for t_s in np.arange(0.0, turns * 2.0 * np.pi / N, step_s)])


def least_drift_m(y):
    """How near to the station a ship comes that does nothing any more."""
    return float(np.linalg.norm(drift_matrices() @ y, axis=1).min())
