"""The final transfer, from the phasing orbit to the first gate, found backward for least propellant.

The gates and the first braking burn say how the ship arrives, so the coast before it is one orbit, flown
backward to the second transfer burn; the first one is half a turn of the station before that. What leads
there is free, and the least sum of the velocity changes decides. On circles both burns are along the orbit
(Hohmann 1925; Lawden 1963, "Optimal trajectories for space navigation", ch. 6). The instants are not left to
the sum: over twenty minutes of the second burn it changes by 0.02 m/s.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from vitok.elementary import cos, dot, norm, sin, solved
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.elements import elements, orbit_normal
from vitok.motion.lvlh import axes, inertial_state, relative_state
from vitok.motion.relative import curvilinear, mean_motion_radps, transition
from vitok.rendezvous.chase import Chase
from vitok.types import Vector

# The state (7,) at the first burn and what it took to be there (m/s), from what is free
Departing = Callable[[Vector], tuple[Vector, float]]

_PLANE = np.ix_([0, 2], [3, 5])
_TOLERANCE = 1e-9  # of a flight that tells a cost: decimetres after a turn
_AIM_M, _ROUNDS = 0.05, 20
_LARGEST_MPS = 400.0
_NO_WAY_MPS = 1e4  # the cost of a way that is none
_SETTLED_MPS, _SETTLED = 1e-4, 1e-3  # of the cost, and of what is free in its first steps
_MOST = 600  # evaluations, three times what the farthest phases took: seconds at most


@dataclass(frozen=True)
class Transfer:
    """Instants of the two burns, how far behind the station the first begins, and the place of the second.

    ``second_lvlh_m`` (3,) is in the station's plane; ``free`` is what was chosen, ``cost_mps`` the sum.
    """

    first_s: float
    second_s: float
    offset_m: float
    second_lvlh_m: Vector
    free: Vector
    cost_mps: float


def instants_s(chase: Chase, t_gate_s: float) -> tuple[float, float]:
    """Of the first and the second transfer burn, from that of the first gate."""
    second_s = t_gate_s - chase.spacecraft.rendezvous.second_transfer_before_gate_s
    return second_s - 0.5 * elements(chase.station(t_gate_s)).period_s, second_s


def arrival(chase: Chase, t_gate_s: float, mass_kg: float) -> Start:
    """The ship at the first gate before it brakes: on its way to the second one but for the burn.

    The burn there is along the orbit, which costs least: the ship is then near its apogee.
    """
    approach = chase.spacecraft.approach
    first = approach.gates[0]
    places = [np.array(each) for each in approach.places_lvlh_m]
    y_station = chase.station(t_gate_s)
    phi = transition(mean_motion_radps(y_station), first.to_next_s)
    after = solved(phi[:3, 3:], places[1] - dot(phi[:3, :3], places[0]))
    before = after - np.array([approach.first_gate_burn_mps, 0.0, 0.0])
    relative = np.concatenate((places[0], before))
    return Start(t_gate_s, np.append(inertial_state(y_station, relative), mass_kg))


def least(chase: Chase, at_gate: Start, departing: Departing, *, free: Vector, step: Vector) -> Transfer:
    """The transfer to ``at_gate`` that costs least with all that leads to it.

    ``free`` (k,) is where the search begins, ``step`` (k,) its first step. FlightError if it does not settle.
    """
    first_s, second_s = instants_s(chase, at_gate.t_s)
    y_second = chase.fly(at_gate.t_s, at_gate.y, second_s, tolerance=_TOLERANCE).y_end
    command = np.zeros(2)

    def cost_mps(x: Vector) -> float:
        nonlocal command
        try:
            y_first, spent_mps = departing(free + step * x)
            hit = _to_place(chase, Start(first_s, y_first), second_s, y_second, command)
        except FlightError:  # into the ground
            return _NO_WAY_MPS
        if hit is None:
            return _NO_WAY_MPS
        command, y_end = hit
        change = dot(axes(y_end), y_second[3:6] - y_end[3:6])
        return spent_mps + float(norm(command)) + float(np.hypot(change[0], change[2]))

    x = np.zeros(free.size)
    found = minimize(
        cost_mps,
        x,
        method="Nelder-Mead",
        options={
            "initial_simplex": np.vstack((x, np.eye(free.size))),
            "xatol": _SETTLED,
            "fatol": _SETTLED_MPS,
            "maxfev": _MOST,
            "maxiter": _MOST,
        },
    )
    if not found.success or found.fun >= _NO_WAY_MPS:
        raise FlightError(
            "no transfer to the first gate is found: the search for the cheapest one does not settle"
        )
    chosen = free + step * found.x
    return Transfer(
        first_s,
        second_s,
        -float(curvilinear(chase.station(first_s), departing(chosen)[0])[0]),
        relative_state(chase.station(second_s), y_second)[:3] * np.array([1.0, 0.0, 1.0]),
        chosen,
        float(found.fun),
    )


def shifted(y: Vector, along_m: float) -> Vector:
    """A state (7,) so much farther along its orbit, all of which is turned."""
    angle = along_m / float(norm(y[:3]))
    normal, out = orbit_normal(y), y.copy()
    for part in (slice(0, 3), slice(3, 6)):
        # Rodrigues' rotation of what is perpendicular to its axis
        out[part] = cos(angle) * y[part] + sin(angle) * np.cross(normal, y[part])
    return out


def _to_place(
    chase: Chase, start: Start, t_s: float, y_aim: Vector, guess: Vector
) -> tuple[Vector, Vector] | None:
    """The impulse (2,), forward and down, that leads to ``y_aim``'s place in the plane, and the state there.

    None if it is not found.
    """
    y_station = chase.station(t_s)
    aim = curvilinear(y_station, y_aim)
    response = transition(mean_motion_radps(y_station), t_s - start.t_s)[_PLANE]
    to_gcrf = axes(start.y).T
    impulse = guess
    for _ in range(_ROUNDS):
        y = start.y.copy()
        y[3:6] += dot(to_gcrf, np.array([impulse[0], 0.0, impulse[1]]))
        y_end = chase.end(start.t_s, y, t_s, tolerance=_TOLERANCE)
        miss = (curvilinear(y_station, y_end) - aim)[[0, 2]]
        if norm(miss) < _AIM_M:
            return impulse, y_end
        impulse = impulse - solved(response, miss)
        if not norm(impulse) < _LARGEST_MPS:
            return None
    return None
