"""The orbit at which the engine is cut off, solved from the altitudes that the first turn shall have.

Flight control publishes an insertion orbit by its least and greatest altitude over the ellipsoid on the first
turn, and by its nodal period. Osculating heights over the equatorial radius differ from these by 10 to 20 km:
the flattened Earth lies up to 21 km lower, and J2 moves the radius twice a turn.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from vitok.earth.environment import Environment
from vitok.earth.frames import altitudes_m, geodetic_from_gcrf
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.mission.rocket import Rocket
from vitok.motion import orbit
from vitok.motion.elements import elements, wrapped
from vitok.types import Vector

_TURN = 1.02  # Keplerian periods, which hold a nodal one
_SAMPLES = 541  # ten seconds apart in a low orbit: extremes by a parabola are exact to centimetres
_STEP_M = 1e3
_MET_M = 1.0
_ROUNDS = 15
_GUESS_M = np.array([-10e3, -18e3])  # from altitudes of a turn to osculating heights, at middle latitudes


class CutOff(NamedTuple):
    """A level cut-off at ``height_m`` and the height opposite to it, osculating, over 6378.137 km."""

    height_m: float
    opposite_m: float

    @property
    def axis_m(self) -> float:
        """Semi-major axis."""
        return EQUATORIAL_RADIUS_M + 0.5 * (self.height_m + self.opposite_m)

    @property
    def radius_m(self) -> float:
        """From the Earth's centre, at cut-off."""
        return EQUATORIAL_RADIUS_M + self.height_m

    @property
    def speed_mps(self) -> float:
        """At cut-off (Vallado 2013, eq. 1-31)."""
        return float(np.sqrt(MU_M3PS2 * (2.0 / self.radius_m - 1.0 / self.axis_m)))


class FirstTurn(NamedTuple):
    """Least and greatest altitude over WGS-84 on the first turn, and its nodal period."""

    least_m: float
    greatest_m: float
    nodal_period_s: float


def first_turn(t_s: float, y: Vector, environment: Environment) -> FirstTurn:
    """The turn that follows a state (7,), coasted in the full field without drag.

    Drag takes some 0.1 km from a turn at 200 km. The period is the time back to the argument of latitude.
    """
    now = elements(y)
    flown = orbit.coast(t_s, y, t_s + _TURN * now.period_s, environment)
    times = np.linspace(t_s, flown.t_end_s, _SAMPLES)
    heights = altitudes_m(times, flown(times), environment.rotation)

    def ahead_rad(each_s: float) -> float:
        passed = elements(flown(each_s)).argument_of_latitude_rad
        return float(wrapped(passed - now.argument_of_latitude_rad))

    back_s = float(brentq(ahead_rad, t_s + 0.98 * now.period_s, flown.t_end_s, xtol=1e-6))
    return FirstTurn(-_peak(-heights), _peak(heights), back_s - t_s)


def _peak(values: Vector) -> float:
    """Greatest of evenly sampled values, by the parabola through three of them."""
    k = int(np.argmax(values))
    if not 0 < k < values.size - 1:
        return float(values[k])
    before, here, after = values[k - 1 : k + 2]
    return float(here + 0.125 * (after - before) ** 2 / (2.0 * here - before - after))


def first_cut_off(rocket: Rocket) -> CutOff:
    """The cut-off that the rocket's file gives, or a first guess of the one that its altitudes ask for."""
    guidance = rocket.guidance
    low_m, high_m = guidance.orbit_m
    if not guidance.over_ellipsoid:
        return CutOff(low_m, high_m)
    low_m, high_m = np.array([low_m, high_m]) + _GUESS_M
    return CutOff(float(low_m), float(max(low_m, high_m)))


def cut_off_for(rocket: Rocket, t_s: float, y: Vector, environment: Environment) -> CutOff:
    """The cut-off over the place of ``y`` (7,), when the thrust has fallen off, for the altitudes asked for.

    FlightError if they lie nearer to each other than those of any orbit from there.
    """
    guidance = rocket.guidance
    wanted_m = np.array(guidance.orbit_m)
    out, along = y[:3] / norm(y[:3]), y[3:6] / norm(y[3:6])
    end_s = t_s + guidance.separation_delay_s - guidance.tail_off_s

    def turn_m(heights_m: Vector) -> Vector:
        there = CutOff(*heights_m)
        start = np.concatenate((there.radius_m * out, there.speed_mps * along, y[6:]))
        apart = orbit.coast(t_s, start, end_s, environment).y_end
        return np.array(first_turn(end_s, apart, environment)[:2])

    heights_m = np.array(first_cut_off(rocket))
    for _ in range(_ROUNDS):
        here_m = turn_m(heights_m)
        if np.abs(here_m - wanted_m).max() < _MET_M:
            return CutOff(*map(float, heights_m))
        slopes = (
            np.column_stack([turn_m(heights_m + step) - here_m for step in _STEP_M * np.eye(2)]) / _STEP_M
        )
        determinant = slopes[0, 0] * slopes[1, 1] - slopes[0, 1] * slopes[1, 0]
        if abs(determinant) < 1e-3:
            break
        left_m = wanted_m - here_m
        heights_m = (
            heights_m
            + np.array(
                [
                    slopes[1, 1] * left_m[0] - slopes[0, 1] * left_m[1],
                    slopes[0, 0] * left_m[1] - slopes[1, 0] * left_m[0],
                ]
            )
            / determinant
        )
    latitude_rad = geodetic_from_gcrf(t_s, y[0], y[1], y[2], environment.rotation)[0]
    raise _too_flat(rocket, wanted_m, turn_m, latitude_rad)


def _too_flat(
    rocket: Rocket, wanted_m: Vector, turn_m: Callable[[Vector], Vector], at_rad: float
) -> FlightError:
    """What to say of altitudes that no orbit from a level cut-off at a latitude has."""
    flattest = minimize_scalar(
        lambda opposite_m: float(np.ptp(turn_m(np.array([wanted_m[0], opposite_m])))),
        bounds=(wanted_m[0] - 30e3, wanted_m[0] + 30e3),
        method="bounded",
        options={"xatol": 100.0},
    )
    least_m, greatest_m = wanted_m
    return FlightError(
        f"rocket {rocket.name}: no orbit keeps from least_altitude_m = {least_m:g} to greatest_altitude_m = "
        f"{greatest_m:g} over the flattened Earth; from a level cut-off at {np.degrees(at_rad):.1f} deg the "
        f"two are {flattest.fun * 1e-3:.1f} km apart at least"
    )
