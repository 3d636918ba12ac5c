"""What a burn commanded from the estimate makes of a deviation: each law of the closed loop, linear.

A law chooses the velocity change for which its rows of the state at its aim are as planned. Of a small
deviation from the plan that is a gain: the change is ``-(S Phi C)^-1 S Phi`` times the deviation as
estimated, ``Phi`` being the transition to the aim, ``S`` the rows and ``C`` the directions that are free.
Transitions are those about the planned way itself, with the flattening (``navigation.flattened``), which is
no trouble however far the station is; what the ship believes is in error by ``e``, so that it sees ``d - e``
of its deviation ``d``, less what the station is ahead of where the ship is told it is.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from vitok.earth.gravity import MU_M3PS2
from vitok.elementary import dot, exp, norm, product, solved
from vitok.motion.lvlh import axes, relative_state
from vitok.motion.relative import (
    clohessy_wiltshire,
    mean_motion_radps,
    transition,
)
from vitok.navigation.dispersion import Spread
from vitok.navigation.flattened import drift
from vitok.navigation.suite import Considered
from vitok.navigation.unknowns import by_station
from vitok.rendezvous import guidance
from vitok.rendezvous.guidance import Leg
from vitok.rendezvous.sequence import LATER_S, SOONER_S, Schedule, Step, shaping
from vitok.rendezvous.station_rows import gcrf_from_turning, station_rows, turning_from_gcrf
from vitok.types import Vector

_FORWARD, _IN_PLANE, _ALL = [0], [0, 2], [0, 1, 2]
_FAR_SIGMA, _POINTS = 6.0, 601  # of the sum over a Gaussian


@dataclass(frozen=True)
class Aim:
    """Rows (k, 6) of the deviation after a burn that are to be nought, and the free directions (k,), LVLH."""

    rows: Vector
    free: list[int]


@dataclass(frozen=True)
class Waited:
    """What waiting for a range does: by the estimated deviation, and what that leaves of the wait.

    ``late_s`` (12,) is the wait by deviation and error, ``by_station_s`` (6,) that by the station's own
    deviation, ``moves`` (6,) what a second of it does to a deviation in GCRF, and ``rest_s2`` the mean square
    of the wait beside that.
    """

    late_s: Vector
    by_station_s: Vector
    moves: Vector
    rest_s2: float


_NONE = Waited(np.zeros(12), np.zeros(6), np.zeros(6), 0.0)


@dataclass(frozen=True)
class Retargeted:
    """A command from the estimate: (12, 12) what it does to deviation and error, both at the command.

    ``command`` (3, 12) is what the two change of the velocity change in LVLH, ``by_station`` (3, 6) what the
    station's own deviation does, ``by_told`` (3,) what a metre does that it is ahead of where the ship is
    told it is, and ``pushed`` (6, 3) what a change of it does to the deviation. What a wait for a range does
    is taken beside: its wait, before it.
    """

    both: Vector
    command: Vector
    by_station: Vector
    by_told: Vector
    pushed: Vector
    waited: Waited

    def after(self, spread: Spread, told_1sigma_m: float) -> tuple[Spread, Vector]:
        """Covariances after the command, and that of the velocity change (3, 3).

        ``told_1sigma_m`` is how far the station truly is from where the ship is told it is.
        """
        late = np.eye(12)
        late[:6] += np.outer(self.waited.moves, self.waited.late_s)
        joint = product(product(late, spread.joint), late.T)
        joint[:6, :6] += self.waited.rest_s2 * np.outer(self.waited.moves, self.waited.moves)
        cross = product(late, spread.cross)
        told, told_m2 = cross[:, Considered.STATION].copy(), told_1sigma_m * told_1sigma_m
        asked = product(product(self.command, joint), self.command.T)
        asked += _with(dot(self.command, told), self.by_told, told_m2)
        moved = np.concatenate((dot(self.pushed, self.by_told), np.zeros(6)))
        joint = product(product(self.both, joint), self.both.T)
        joint += _with(dot(self.both, told), moved, told_m2)
        cross = product(self.both, cross)
        cross[:, Considered.STATION] += told_m2 * moved
        station = spread.response.station
        responding = product(late, spread.response.both)
        responding[:6] += np.outer(self.waited.moves, product(self.waited.by_station_s[None, :], station)[0])
        commanded = product(self.command, responding) + product(self.by_station, station)
        responding = product(self.both, responding)
        responding[:6] += product(self.pushed, product(self.by_station, station))
        response = spread.response._replace(both=np.ascontiguousarray(responding))
        asked += product(commanded, commanded.T)
        return Spread(0.5 * (joint + joint.T), np.ascontiguousarray(cross), response), asked


def _with(correlated: Vector, by_error: Vector, variance: float) -> Vector:
    """What an error adds (n, n) to a covariance, of which what is there has ``correlated`` (n,) with it."""
    apart = np.outer(correlated, by_error)
    return apart + apart.T + variance * np.outer(by_error, by_error)


def kicked(y: Vector, delta_v_lvlh_mps: Vector) -> tuple[Vector, Vector]:
    """State (6,) after an impulse in the ship's own LVLH, and what that does to a deviation (6, 6), GCRF.

    The axes turn with the ship, and the impulse with them: by its place along and across, and by its velocity
    across about the vertical.
    """
    m = axes(y)
    turned = np.zeros((3, 6))  # small rotation in LVLH of the axes of a ship that is so much off
    turned[0, :3], turned[1, :3] = m[1] / norm(y[:3]), -m[0] / norm(y[:3])
    turned[2, 3:] = m[1] / norm(y[3:6])
    x, by, z = delta_v_lvlh_mps
    across = np.array([[0.0, z, -by], [-z, 0.0, x], [by, -x, 0.0]])  # of a rotation, times the impulse
    out = np.eye(6)
    out[3:] += product(m.T, product(across, turned))
    after = np.asarray(y[:6], dtype=float).copy()
    after[3:] += dot(m.T, delta_v_lvlh_mps)
    return after, out


def aim_of(step: Step, y_after: Vector, y_station_aim: Vector) -> Aim:
    """What a law of one burn aims at, in deviations (GCRF) of the state ``y_after`` its burn."""
    leg, law = step
    named = law.func if isinstance(law, partial) else law
    later_s = leg.t_aim_s - leg.centre_s
    y_aim, phi = drift(y_after, later_s)
    to_aim = product(turning_from_gcrf(y_aim), phi)
    if named is guidance.in_plane:
        return Aim(to_aim[_IN_PLANE], _IN_PLANE)
    if named is guidance.to_rest:
        return Aim(to_aim[3:], _ALL)
    if named is guidance.to_position:
        slow = guidance.half_turn_before(y_station_aim, leg)
        return Aim(to_aim[[0, 4, 2] if slow else _ALL], _ALL)
    if named is guidance.plane:
        return Aim(np.concatenate((np.zeros(3), axes(y_after)[1]))[None, :], [1])
    if named is guidance.phase_and_plane:
        across = np.concatenate((np.zeros(3), axes(y_after)[1]))  # its flight direction, as the plane sees it
        return Aim(np.stack((to_aim[0], across)), [0, 1])
    return Aim(to_aim[:1], _FORWARD)


def _aim_of_pair(pair: tuple[Leg, Leg], y_after: Vector, second_lvlh_mps: Vector) -> tuple[Vector, Vector]:
    """Rows (2, 6) of the deviation after the first burn of a pair that are to be nought, and what a metre a
    second forward of each burn does to them (2, 2): phase, and height half a turn after the second.
    """
    first_leg, second_leg = pair
    half_turn_s = np.pi / mean_motion_radps(y_after)
    y_second, to_second = drift(y_after, second_leg.centre_s - first_leg.centre_s)
    y_on, kick = kicked(y_second, second_lvlh_mps)
    rows, response = np.zeros((2, 6)), np.zeros((2, 2))
    y_round, to_round = drift(y_on, half_turn_s)
    y_aim, to_aim = drift(y_round, second_leg.t_aim_s - second_leg.centre_s - half_turn_s)
    phase = dot(product(to_aim, to_round).T, turning_from_gcrf(y_aim)[0])
    height = dot(to_round.T, turning_from_gcrf(y_round)[2]) - turning_from_gcrf(y_second)[2]
    first, second = (np.concatenate((np.zeros(3), axes(y)[0])) for y in (y_after, y_second))
    for number, row in enumerate((phase, height)):
        rows[number] = dot(product(kick, to_second).T, row)
        response[number] = dot(rows[number], first), dot(row, second)
    return rows, response


@dataclass(frozen=True)
class Aimed:
    """A law about the plan: the rows (k, 6) of a deviation at the command that it makes nought, what the
    velocity change in its ``free`` directions does to them (k, k), and the planned states (6,) at the burn.

    ``nominal`` (6, 6) carries a deviation from the command to after the burn. For the first burn of a pair
    the second column is that of the other one.
    """

    rows: Vector
    response: Vector
    free: list[int]
    y_middle: Vector
    nominal: Vector

    @property
    def gain(self) -> Vector:
        """What of the velocity changes (k, 6) a deviation at the command takes."""
        return -_each(self.response, self.rows)


def aimed(
    step: Step,
    schedule: Schedule,
    y_ship: Vector,
    *,
    y_station_aim: Vector,
    lead_s: float,
    planned_lvlh_mps: Vector,
    second_lvlh_mps: Vector,
) -> Aimed:
    """The law of a leg whose command is given ``lead_s`` before its middle, in the planned state ``y_ship``.

    ``planned_lvlh_mps`` (3,) is the command planned, and ``second_lvlh_mps`` that of DV2. One that is given
    has no rows.
    """
    leg = step[0]
    y_middle, to_middle = drift(y_ship, lead_s)
    y_after, kick = kicked(y_middle, planned_lvlh_mps)
    nominal = product(kick, to_middle)
    pair = shaping(schedule)
    if len(pair) == 2 and leg.name == pair[0].name:
        rows, response = _aim_of_pair((pair[0], pair[1]), y_after, second_lvlh_mps)
        return Aimed(product(rows, nominal), response, _FORWARD, y_middle, nominal)
    if not leg.free and leg.name in {each.name for each in schedule.phasing}:  # done as it is given
        return Aimed(np.zeros((0, 6)), np.zeros((0, 0)), [], y_middle, nominal)
    aim = aim_of(step, y_after, y_station_aim)
    columns = np.zeros((6, len(aim.free)))
    columns[3:] = axes(y_middle)[aim.free].T
    return Aimed(product(aim.rows, nominal), product(aim.rows, columns), aim.free, y_middle, nominal)


def waited(y_ship: Vector, y_station: Vector, lead_s: float, spread: Spread) -> Waited:
    """The wait for the range that the plan has in ``lead_s``, with deviation and error of a ``spread``.

    By its planned rate the range would be there sooner or later in the ratio of what is off (Geller 2006, on
    event triggers). Where the ship is about to pass, the rate itself changes with the wait, and a range may
    not come at all: the wait is then that of a parabola, and the gain the one which explains most of it for a
    Gaussian deviation (Gelb, Vander Velde 1968, on random-input describing functions). From then on the ship
    is compared with the plan as much later.
    """
    rate = mean_motion_radps(y_station)
    phi, relative = transition(rate, lead_s), relative_state(y_station, y_ship)
    then = dot(phi, relative)
    range_m = float(norm(then[:3]))
    sight = then[:3] / range_m
    rate_mps = float(dot(sight, then[3:]))
    pull_mps2 = float(dot(sight, np.array(clohessy_wiltshire(rate, *then))))
    bend_mps2 = (float(dot(then[3:], then[3:])) - rate_mps**2) / range_m + pull_mps2
    row = dot(product(phi[:3], turning_from_gcrf(y_station)).T, sight)
    off = np.concatenate((row, -row))
    relative_gcrf = np.ascontiguousarray(y_ship[:6] - y_station[:6])
    turned = product(phi[:3], by_station(np.ascontiguousarray(y_station[:6]), relative_gcrf))
    of_station = dot(turned.T, sight)
    response = spread.response
    unknown_m = dot(response.both.T, off) + dot(response.station.T, of_station)
    sigma_m = float(np.sqrt(dot(off, dot(spread.joint, off)) + dot(unknown_m, unknown_m)))
    if sigma_m == 0.0:
        return _NONE
    z = np.linspace(-_FAR_SIGMA, _FAR_SIGMA, _POINTS)
    weight = exp(-0.5 * z * z)
    weight /= weight.sum()
    wait_s = _waits_s(sigma_m * z, rate_mps, bend_mps2, min(lead_s, SOONER_S))
    gain = float((weight * wait_s * z).sum())
    moves = dot(
        gcrf_from_turning(y_station), np.concatenate((relative[3:], clohessy_wiltshire(rate, *relative)))
    )
    rest_s2 = max(float((weight * wait_s * wait_s).sum()) - gain * gain, 0.0)
    return Waited(gain / sigma_m * off, gain / sigma_m * of_station, moves, rest_s2)


def _waits_s(off_m: Vector, rate_mps: float, bend_mps2: float, soonest_s: float) -> Vector:
    """Until a range that is ``off_m`` too long (n,) is there; none where it never is, or was before."""
    square = rate_mps * rate_mps - 2.0 * bend_mps2 * off_m
    wait_s = 2.0 * off_m / (np.sqrt(np.maximum(square, 0.0)) - rate_mps)
    there = (square >= 0.0) & (wait_s >= -soonest_s) & (wait_s <= LATER_S)
    found: Vector = np.where(there, wait_s, 0.0)
    return found


def retargeted(
    step: Step,
    schedule: Schedule,
    y_ship: Vector,
    y_stations: tuple[Vector, Vector],
    *,
    spread: Spread,
    lead_s: float,
    planned_lvlh_mps: Vector,
    second_lvlh_mps: Vector,
) -> Retargeted:
    """What the command of a leg does, given ``lead_s`` before its middle.

    ``y_ship`` (6,) is the planned state, ``spread`` that of deviation and error then.
    ``y_stations`` are at the command and at the aim, ``planned_lvlh_mps`` (3,) the command planned, and
    ``second_lvlh_mps`` that of DV2. The deviation after it is that of a ship on whose coast the burn lies
    behind already: from the burn's middle on it is the true one.
    """
    waiting = _NONE if step[0].at_range_m is None else waited(y_ship, y_stations[0], lead_s, spread)
    law = aimed(
        step,
        schedule,
        y_ship,
        y_station_aim=y_stations[1],
        lead_s=lead_s,
        planned_lvlh_mps=planned_lvlh_mps,
        second_lvlh_mps=second_lvlh_mps,
    )
    command, of_station, of_told = np.zeros((3, 12)), np.zeros((3, 6)), np.zeros(3)
    if law.free:
        gain = law.gain[: len(law.free)]
        command[law.free, :6], command[law.free, 6:] = gain, -gain
        later_s = step[0].t_aim_s - step[0].centre_s + lead_s
        planar = law.rows.shape[0] > len(law.free)
        rows = station_rows(step, (law.y_middle, y_ship), y_stations[0], later_s=later_s, planar=planar)
        of_station[law.free] = -_each(law.response, rows)[: len(law.free)]
        # where the ship takes itself to be hangs on where it is told that the station is
        of_told = -dot(command[:, :6] + of_station, _ahead(y_stations[0]))
    back = drift(law.y_middle, -lead_s)[1]
    pushed = product(back[:, 3:], axes(law.y_middle).T)
    both = np.eye(12)
    both[:6] = product(pushed, command) + product(back, np.hstack((law.nominal, np.zeros((6, 6)))))
    return Retargeted(both, command, of_station, of_told, pushed, waiting)


def _ahead(y: Vector) -> Vector:
    """What of a state (6,) changes by a metre farther along its orbit."""
    pull_mps2 = -MU_M3PS2 / norm(y[:3]) ** 3 * y[:3]
    return np.concatenate((y[3:6], pull_mps2)) / norm(y[3:6])


def _each(matrix: Vector, right: Vector) -> Vector:
    """Solution (n, k) of a small system for each column of ``right``."""
    return np.stack([solved(matrix, column.copy()) for column in right.T], axis=1)
