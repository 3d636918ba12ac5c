"""How a ship that was flown out of its port is told from its undocking on: free, beside the docked one."""

import numpy as np

from vitok.earth.environment import Environment
from vitok.elementary import norm
from vitok.motion import orbit
from vitok.motion.arc import Jump, Start
from vitok.proximity.contact import Phase
from vitok.proximity.sample import Sample
from vitok.types import Vector


def parted(
    rows: Vector, t_s: Vector, y: Vector, *, begin_s: float, surroundings: Environment, cd_area_m2: float
) -> tuple[int, Vector]:
    """First sample (of n) out of the hooks, and the state (7,) at ``begin_s`` from which a ship coasts to it.

    No thruster fires with the hooks. ``rows`` (n, COLUMNS) are what was flown, ``t_s`` (n,) and ``y`` (n, 7)
    its instants and the ship's states in GCRF.
    """
    free = int(np.flatnonzero(rows[:, Sample.CONTACT] == Phase.PARTED)[0])
    coast = orbit.coast(t_s[free], y[free], begin_s, surroundings, cd_area_m2=cd_area_m2, dense=False)
    return free, np.array(coast.y_end)


def undocking_jump(docked: Start, y: Vector) -> Jump:
    """From the docked ship's state to that (7,) of the ship that coasts from its springs."""
    return Jump(
        "undocking",
        docked.t_s,
        delta_r_m=float(norm(y[:3] - docked.y[:3])),
        delta_v_mps=float(norm(y[3:6] - docked.y[3:6])),
    )
