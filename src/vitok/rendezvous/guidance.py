"""The laws that command the burns of a rendezvous.

Each law takes the state before its burn and the leg that the burn begins, and returns the velocity change
(3,) in the spacecraft's LVLH that meets its aim, from the ``guess`` on. It flies the burn, as long as it
lasts, through the full force model to the aim and corrects it by the response of relative motion in closed
form until the miss is gone: Newton's method with the derivatives of Clohessy and Wiltshire.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from vitok.elementary import cos, dot, norm, sin, solved
from vitok.errors import FlightError
from vitok.mission.profile import Part
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.arc import Start
from vitok.motion.elements import elements, orbit_normal
from vitok.motion.lvlh import relative_state
from vitok.motion.relative import curvilinear, curvilinear_of_lvlh, mean_motion_radps, transition
from vitok.rendezvous.chase import Chase, firing
from vitok.types import Vector

_ITERATIONS = 25
PHASE_TOLERANCE_M = 20.0
_HEIGHT_TOLERANCE_M = 20.0
_PHASE_FLIGHT = 1e-10  # tolerance of a flight that tells a phase: two metres after two days
_POSITION_TOLERANCE_M = 0.1
_VELOCITY_TOLERANCE_MPS = 1e-5
_TILT_TOLERANCE_RAD = 1e-6
_LARGEST_MPS = 400.0  # beyond it the iteration has gone astray
_HALF_TURN = -0.85  # cosine of the angle to an aim below which a burn across moves the velocity there
_PLANE = np.ix_([0, 2], [3, 5])


@dataclass(frozen=True)
class Leg:
    """From the middle of a burn to the instant at which its aim is to be met.

    ``thrust_n`` is that of thrusters which the burn is left to whatever its size. A burn ``at_range_m`` comes
    when the ship is so near, its instants being those of the plan, and what follows it as much later.
    ``given_lvlh_mps`` (3,) is the part of the burn that is given, ``free`` are the parts that are solved;
    ``then`` are legs with given parts that begin before the aim. ``phase_within_m`` is how near its phase is
    met where that is what it sets.
    """

    name: str
    centre_s: float
    t_aim_s: float
    thrust_n: float | None = None
    at_range_m: float | None = None
    given_lvlh_mps: tuple[float, float, float] = (0.0, 0.0, 0.0)
    free: tuple[Part, ...] = ()
    then: tuple["Leg", ...] = ()
    phase_within_m: float = PHASE_TOLERANCE_M

    def burn(self, delta_v_lvlh_mps: Vector, mass_kg: float, craft: Spacecraft) -> orbit.Burn:
        """The burn of ``delta_v_lvlh_mps`` (3,) that begins it."""
        return firing(
            self.name, self.centre_s, delta_v_lvlh_mps, mass_kg, craft=craft, thrust_n=self.thrust_n
        )

    def with_forward(self, forward_mps: float) -> Vector:
        """The given velocity change (3,) with another forward part."""
        return np.array([forward_mps, *self.given_lvlh_mps[1:]])


Command = tuple[Leg, Vector]


def in_a_row(commands: Iterable[Command], mass_kg: float, craft: Spacecraft) -> tuple[orbit.Burn, ...]:
    """Burns of legs and their velocity changes (3,), in their order, of a ship that grows lighter."""
    burns = []
    for leg, delta_v_lvlh_mps in commands:
        burns.append(leg.burn(delta_v_lvlh_mps, mass_kg, craft))
        mass_kg -= burns[-1].flow_kgps * burns[-1].duration_s
    return tuple(burns)


def _as_given(legs: Iterable[Leg]) -> list[Command]:
    return [(each, np.array(each.given_lvlh_mps)) for each in legs]


def flown(
    chase: Chase, start: Start, leg: Leg, delta_v_lvlh_mps: Vector, *, tolerance: float = orbit.TOLERANCE
) -> Vector:
    """State (7,) at the end of a leg that begins with a burn of ``delta_v_lvlh_mps`` (3,)."""
    commands = [(leg, delta_v_lvlh_mps), *_as_given(leg.then)]
    burns = in_a_row(commands, float(start.y[6]), chase.spacecraft)
    return chase.end(start.t_s, start.y, leg.t_aim_s, *burns, tolerance=tolerance)


def phase_miss_m(y_station: Vector, y: Vector, offset_m: float) -> float:
    """How far along the orbit ``y`` is ahead of the place ``offset_m`` behind the station."""
    return float(curvilinear(y_station, y)[0]) + offset_m


def phasing(chase: Chase, start: Start, legs: tuple[Leg, Leg], *, offset_m: float, guess: Vector) -> Vector:
    """Forward velocity changes (2,) of two burns, DV1 and DV2, that set phase and shape.

    The aims are to be ``offset_m`` behind the station at the end of both legs, and one height where the
    second burns and half a turn later, where the Earth's flattening moves both alike.
    """
    craft, t_s, y = chase.spacecraft, start.t_s, start.y
    first, second = legs
    t_aim_s = first.t_aim_s
    between = [each for each in first.then if each.centre_s < second.centre_s]
    rate = mean_motion_radps(y)
    # of Clohessy and Wiltshire; the burns of a usual flight are half a turn apart, where the cosine is -1
    apart = cos(rate * (second.centre_s - first.centre_s))
    response = np.array(
        [
            [-3.0 * (t_aim_s - first.centre_s), -3.0 * (t_aim_s - second.centre_s)],
            [4.0 * apart / rate, 4.0 / rate],
        ]
    )

    def miss(delta_v: Vector) -> Vector:
        commands = [
            (first, first.with_forward(delta_v[0])),
            *_as_given(between),
            (second, second.with_forward(delta_v[1])),
            *_as_given(second.then),
        ]
        burns = in_a_row(commands, float(y[6]), craft)
        done, after = burns[: 2 + len(between)], burns[2 + len(between) :]
        ready_s = done[-1].end_s
        flown = chase.fly(t_s, y, ready_s, *done, tolerance=_PHASE_FLIGHT)
        later_s = second.centre_s + 0.5 * elements(flown.y_end).period_s
        soon = [each for each in after if each.start_s < later_s]
        to_s = max(later_s, *(each.end_s for each in soon)) if soon else later_s
        round_ = chase.fly(ready_s, flown.y_end, to_s, *soon, tolerance=_PHASE_FLIGHT)
        heights = norm(np.stack((flown(second.centre_s), round_(later_s)))[:, :3])
        y_aim = chase.end(ready_s, flown.y_end, t_aim_s, *after, tolerance=_PHASE_FLIGHT)
        ahead_m = phase_miss_m(chase.station(t_aim_s), y_aim, offset_m)
        return np.array([ahead_m, heights[1] - heights[0]])

    names = f"{first.name} and {second.name}"
    return _solve(names, miss, response, guess[:2], np.array([first.phase_within_m, _HEIGHT_TOLERANCE_M]))


def phase(chase: Chase, start: Start, leg: Leg, guess: Vector, *, offset_m: float) -> Vector:
    """Velocity change whose forward part sets the phase."""

    def miss(delta_v: Vector) -> Vector:
        y_aim = flown(chase, start, leg, leg.with_forward(delta_v[0]), tolerance=_PHASE_FLIGHT)
        return np.array([phase_miss_m(chase.station(leg.t_aim_s), y_aim, offset_m)])

    response = transition(mean_motion_radps(start.y), leg.t_aim_s - leg.centre_s)[:1, 3:4]
    return leg.with_forward(
        float(_solve(leg.name, miss, response, guess[:1], np.full(1, leg.phase_within_m))[0])
    )


def phase_and_plane(chase: Chase, start: Start, leg: Leg, guess: Vector, *, offset_m: float) -> Vector:
    """Velocity change, forward and across, that sets the phase and turns the orbit into the station's plane.

    A burn across the orbit at argument of latitude u tilts its normal toward the flight direction at u; the
    tilt is counted in the plane of the aim, with both planes carried there by the full force model.
    """
    latitude_rad = _latitude_rad(chase, start, leg)
    down_mps = leg.given_lvlh_mps[2]

    def miss(delta_v: Vector) -> Vector:
        y_aim = flown(chase, start, leg, np.array([*delta_v, down_mps]), tolerance=_PHASE_FLIGHT)
        y_station = chase.station(leg.t_aim_s)
        return np.array([phase_miss_m(y_station, y_aim, offset_m), tilt_rad(y_station, y_aim, latitude_rad)])

    along = transition(mean_motion_radps(start.y), leg.t_aim_s - leg.centre_s)[0, 3]
    response = np.diag([along, 1.0 / float(norm(start.y[3:6]))])
    tolerance = np.array([leg.phase_within_m, _TILT_TOLERANCE_RAD])
    return np.array([*_solve(leg.name, miss, response, guess[:2], tolerance), down_mps])


def plane(chase: Chase, start: Start, leg: Leg, guess: Vector) -> Vector:
    """Velocity change whose part across turns the orbit into the station's plane.

    The tilt is counted as in ``phase_and_plane``.
    """
    latitude_rad = _latitude_rad(chase, start, leg)
    forward_mps, _, down_mps = leg.given_lvlh_mps

    def miss(delta_v: Vector) -> Vector:
        command = np.array([forward_mps, delta_v[0], down_mps])
        y_aim = flown(chase, start, leg, command, tolerance=_PHASE_FLIGHT)
        return np.array([tilt_rad(chase.station(leg.t_aim_s), y_aim, latitude_rad)])

    response = np.full((1, 1), 1.0 / float(norm(start.y[3:6])))
    found = _solve(leg.name, miss, response, guess[1:2], np.full(1, _TILT_TOLERANCE_RAD))
    return np.array([forward_mps, found[0], down_mps])


def _latitude_rad(chase: Chase, start: Start, leg: Leg) -> float:
    """Argument of latitude at the middle of a burn."""
    return elements(chase.end(start.t_s, start.y, leg.centre_s)).argument_of_latitude_rad


def tilt_rad(y_station: Vector, y_aim: Vector, latitude_rad: float) -> float:
    """How far the normal is tilted from the station's toward the flight direction at a latitude's
    argument."""
    normal = orbit_normal(y_aim)
    node = np.cross([0.0, 0.0, 1.0], normal)
    node /= norm(node)
    flight = -sin(latitude_rad) * node + cos(latitude_rad) * np.cross(normal, node)
    return float(dot(normal - orbit_normal(y_station), flight))


def to_position(chase: Chase, start: Start, leg: Leg, guess: Vector, *, aim_lvlh_m: Vector) -> Vector:
    """Velocity change that brings the spacecraft to ``aim_lvlh_m`` (3,) of the station.

    About half a turn before the aim no burn across the orbit can move the place there: then it is made to
    come without a velocity across, and whoever is to be in the plane has to be there at the burn.
    """
    y_station = chase.station(leg.t_aim_s)
    aim = curvilinear_of_lvlh(y_station, aim_lvlh_m)
    response = transition(mean_motion_radps(y_station), leg.t_aim_s - leg.centre_s)
    slow = half_turn_before(y_station, leg)
    rows = [0, 4, 2] if slow else [0, 1, 2]
    tolerance = np.full(3, _POSITION_TOLERANCE_M)
    if slow:
        tolerance[1] = _VELOCITY_TOLERANCE_MPS

    def miss(delta_v: Vector) -> Vector:
        y_aim = flown(chase, start, leg, delta_v)
        away_m = curvilinear(y_station, y_aim) - aim
        across = relative_state(y_station, y_aim)[4] if slow else away_m[1]
        return np.array([away_m[0], across, away_m[2]])

    return _solve(leg.name, miss, response[np.ix_(rows, [3, 4, 5])], guess, tolerance)


def half_turn_before(y_station: Vector, leg: Leg) -> bool:
    """Whether a leg is so near to half a turn that its burn moves no place across; the station is at the
    aim."""
    turned = transition(mean_motion_radps(y_station), leg.t_aim_s - leg.centre_s)
    return bool(turned[4, 4] < _HALF_TURN)


def in_plane(chase: Chase, start: Start, leg: Leg, guess: Vector, *, aim_lvlh_m: Vector) -> Vector:
    """Velocity change in the plane that brings the spacecraft to ``aim_lvlh_m`` (3,), or beside it."""
    y_station = chase.station(leg.t_aim_s)
    aim = curvilinear_of_lvlh(y_station, aim_lvlh_m)
    response = transition(mean_motion_radps(y_station), leg.t_aim_s - leg.centre_s)[_PLANE]

    def miss(delta_v: Vector) -> Vector:
        command = np.array([delta_v[0], 0.0, delta_v[1]])
        away = curvilinear(y_station, flown(chase, start, leg, command)) - aim
        return np.array([away[0], away[2]])

    found = _solve(leg.name, miss, response, guess[[0, 2]], np.full(2, _POSITION_TOLERANCE_M))
    return np.array([found[0], 0.0, found[1]])


def to_rest(chase: Chase, start: Start, leg: Leg, guess: Vector) -> Vector:
    """Velocity change after which the spacecraft rests relative to the station at the end of the leg."""
    y_station = chase.station(leg.t_aim_s)

    def miss(delta_v: Vector) -> Vector:
        return relative_state(y_station, flown(chase, start, leg, delta_v))[3:]

    return _solve(leg.name, miss, np.eye(3), guess, np.full(3, _VELOCITY_TOLERANCE_MPS))


def _solve(
    name: str, miss: Callable[[Vector], Vector], response: Vector, guess: Vector, tolerance: Vector
) -> Vector:
    """Root of ``miss`` by Newton's method with a ``response`` that stays; FlightError if it is not found."""
    delta_v = guess.copy()
    for _ in range(_ITERATIONS):
        error = miss(delta_v)
        if np.all(np.abs(error) < tolerance):
            return delta_v
        delta_v = delta_v - solved(response, error)
        if not np.all(np.isfinite(delta_v)) or norm(delta_v) > _LARGEST_MPS:
            break
    raise FlightError(
        f"burn {name} finds no velocity change below {_LARGEST_MPS:.0f} m/s that meets its aim: "
        f"the last attempt missed by {np.array2string(error, precision=3)}"
    )
