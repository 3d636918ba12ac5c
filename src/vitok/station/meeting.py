"""How a ship meets a station: the height at which it waits, and what the nodes drift apart until then.

Secular rates of J2 for mean axes (Vallado 2013, eq. 9-38 to 9-41). Osculating axes, some kilometres off the
mean by the Earth's flattening, would turn the node of two days by 5 to 9 s of the Earth's rotation too far.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from vitok.earth.environment import Environment
from vitok.earth.frames import EARTH_ROTATION_RADPS
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import dot, norm
from vitok.errors import FlightError
from vitok.mission.profile import Profile
from vitok.motion import orbit
from vitok.motion.elements import Elements, elements, j2_rates_radps, wrapped
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

_TURN = 2.0 * np.pi
_SAMPLES = 96  # of a turn, over which osculating axes are averaged
_ROUNDS, _SETTLED_S = 12, 1e-4  # of the search for an argument of latitude
_TOLERANCE = 1e-9  # of the turn that is flown for them
_LOWEST_AXIS_M, _HIGHEST_AXIS_M = 6.3e6, 7.2e6  # between which a phasing orbit is looked for


@dataclass(frozen=True)
class Inserted:
    """A ship at insertion: instant, osculating elements, and the semi-major axis averaged over a turn."""

    t_s: float
    elements: Elements
    mean_axis_m: float


@dataclass(frozen=True)
class Meeting:
    """The way from an insertion to a docking.

    ``phase_rad`` is how far the station is ahead at insertion (0 to 2 pi), ``axis_m`` the mean semi-major
    axis of the phasing orbit, ``gained_rad`` the argument of latitude that the ship runs through until
    docking, and ``nodes_apart_rad`` how far the station's node goes ahead of the ship's from instants of one
    argument of latitude on. ``window_rad`` are the phases that the heights from ``lowest_m`` to ``highest_m``
    absorb, the first from 0 to 2 pi. ``station_radps`` are the station's secular rates of node and argument
    of latitude.
    """

    phase_rad: float
    window_rad: tuple[float, float]
    axis_m: float
    gained_rad: float
    nodes_apart_rad: float
    lowest_m: float
    highest_m: float
    station_radps: tuple[float, float]

    @property
    def height_m(self) -> float:
        """Of the phasing orbit, mean, over the equatorial radius."""
        return self.axis_m - EQUATORIAL_RADIUS_M

    @property
    def beyond_rad(self) -> float:
        """How far the phase lies outside the window, 0 inside."""
        low_rad, high_rad = self.window_rad
        ahead_rad = (self.phase_rad - low_rad) % _TURN
        return max(min(ahead_rad - (high_rad - low_rad), _TURN - ahead_rad), 0.0)

    @property
    def possible(self) -> bool:
        """Whether any orbit meets the station so, inside the profile's heights or not."""
        return _LOWEST_AXIS_M < self.axis_m < _HIGHEST_AXIS_M


def inserted(t_s: float, y: Vector, environment: Environment) -> Inserted:
    """The insertion of a ship in state ``y`` (7,). FlightError if it comes down within its first turn."""
    now = elements(y)
    turn = orbit.coast(t_s, y, t_s + now.period_s, environment, tolerance=_TOLERANCE)
    return Inserted(t_s, now, mean_axis_m(turn, t_s))


def mean_axis_m(flown: Trajectory, t_s: float) -> float:
    """Semi-major axis averaged over the turn that begins at ``t_s``, or the last of the trajectory's."""
    period_s = elements(flown(t_s)).period_s
    begin_s = min(t_s, flown.t_end_s - period_s)
    states = flown(begin_s + period_s * np.arange(_SAMPLES) / _SAMPLES)
    distance_m, speed2 = norm(states[:, :3]), dot(states[:, 3:6], states[:, 3:6])
    return float(np.mean(1.0 / (2.0 / distance_m - speed2 / MU_M3PS2)))


def station_at_latitude(station: Trajectory, near_s: float, latitude_rad: float) -> tuple[float, Elements]:
    """Instant nearest to ``near_s`` at which the station's argument of latitude is ``latitude_rad``."""
    t_s = near_s
    for _ in range(_ROUNDS):
        now = elements(station(t_s))
        step_s = wrapped(latitude_rad - now.argument_of_latitude_rad) * now.period_s / _TURN
        t_s += step_s
        if abs(step_s) < _SETTLED_S:
            return t_s, elements(station(t_s))
    raise FlightError("the station's passage of the ship's argument of latitude is not found")


def meeting(
    ship: Inserted,
    station: Trajectory,
    profile: Profile,
    t_docking_s: float,
    *,
    like: Meeting | None = None,
) -> Meeting:
    """How the ship meets the station at ``t_docking_s``.

    A whole turn more or less meets it as well: of these the phasing orbit nearest to the middle of the
    profile's heights, or the one that makes as many turns as that of a meeting that this one shall be
    ``like``: within an iteration the choice is made once. The axis is an end of the search where no orbit
    meets it. Secular rates only: the rendezvous plan solves it with all forces. FlightError if docking comes
    before the transfer can begin.
    """
    t_there_s, there = station_at_latitude(station, ship.t_s, ship.elements.argument_of_latitude_rad)
    station_axis_m = mean_axis_m(station, t_docking_s)
    latitude_rad = ship.elements.argument_of_latitude_rad
    t_transfer_s = t_docking_s - profile.transfer_before_docking_s
    free_s = profile.phasing_start_after_insertion_s
    phasing_s = t_transfer_s - ship.t_s - free_s
    if phasing_s <= 0.0:
        needed_s = free_s + profile.transfer_before_docking_s
        raise FlightError(
            f"the {profile.name} profile needs over {needed_s / 3600:.1f} h from insertion to docking; "
            f"this flight has {(t_docking_s - ship.t_s) / 3600:.1f} h"
        )

    def turned(axis_m: float) -> float:
        """Argument of latitude that the ship runs through until the transfer begins."""
        return _rates(ship.mean_axis_m, ship)[1] * free_s + _rates(axis_m, ship)[1] * phasing_s

    behind_rad = profile.transfer_range_m / station_axis_m
    goal = elements(station(t_transfer_s)).argument_of_latitude_rad - behind_rad - latitude_rad
    middle_m = EQUATORIAL_RADIUS_M + 0.5 * (profile.phasing_height_min_m + profile.phasing_height_max_m)
    near = turned(middle_m) if like is None else like.gained_rad
    total = goal + _TURN * round((near - goal) / _TURN)
    axis_m = _root(turned, total)
    station_radps = j2_rates_radps(station_axis_m, there.eccentricity, there.inclination_rad)
    apart = station_radps[0] * (t_docking_s - t_there_s)
    # a phase that is out of reach would turn the node as no ship does
    lowest_m, highest_m = profile.phasing_height_min_m, profile.phasing_height_max_m
    if (
        profile.phasing_revolution is None and not profile.burns
    ):  # a single burn along the track, which lowers nothing
        lowest_m = max(lowest_m, ship.mean_axis_m - EQUATORIAL_RADIUS_M)
    flown_m = EQUATORIAL_RADIUS_M + float(np.clip(axis_m - EQUATORIAL_RADIUS_M, lowest_m, highest_m))
    for leg_axis_m, leg_s in (
        (ship.mean_axis_m, free_s),
        (flown_m, phasing_s),
        (0.5 * (flown_m + station_axis_m), profile.transfer_before_docking_s),
    ):
        apart -= _rates(leg_axis_m, ship)[0] * leg_s
    phase = (elements(station(ship.t_s)).argument_of_latitude_rad - latitude_rad) % _TURN
    least, most = (turned(EQUATORIAL_RADIUS_M + height_m) for height_m in (highest_m, lowest_m))
    low = float(phase + least - total) % _TURN
    window = low, low + float(most - least)
    return Meeting(
        float(phase), window, axis_m, float(total), float(apart), lowest_m, highest_m, station_radps
    )


def _rates(axis_m: float, ship: Inserted) -> tuple[float, float]:
    """Rates of node and argument of latitude (rad/s) on such an axis."""
    return j2_rates_radps(axis_m, ship.elements.eccentricity, ship.elements.inclination_rad)


def _root(turned: Callable[[float], float], total: float) -> float:
    """Axis at which ``turned`` is ``total``, or the end of the search that is nearer to it."""
    if turned(_LOWEST_AXIS_M) <= total:
        return _LOWEST_AXIS_M
    if turned(_HIGHEST_AXIS_M) >= total:
        return _HIGHEST_AXIS_M
    return float(brentq(lambda axis_m: turned(axis_m) - total, _LOWEST_AXIS_M, _HIGHEST_AXIS_M, xtol=1e-3))


def absorbs(found: Meeting) -> bool:
    """Whether the profile allows the phasing orbit: the one criterion, of windows and of plans."""
    return found.lowest_m <= found.height_m <= found.highest_m


def not_absorbed(profile: Profile, found: Meeting) -> str:
    """What to say of a phase that the profile cannot absorb."""
    low_deg, high_deg = np.degrees(found.window_rad) % 360.0
    asked = f"a phasing orbit of {found.height_m / 1e3:.0f} km" if found.possible else "no orbit at all"
    beyond_s = found.beyond_rad / found.station_radps[1]
    return (
        f"profile {profile.name} cannot absorb the phase at insertion, "
        f"{np.degrees(found.phase_rad):.1f} deg, it absorbs {low_deg:.1f} to {high_deg:.1f} deg, and "
        f"{np.degrees(found.beyond_rad):.2g} deg or {beyond_s:.0f} s of the station's motion lie between: "
        f"{asked} meets the station, "
        f"allowed are {found.lowest_m / 1e3:.0f} to {found.highest_m / 1e3:.0f} km"
    )


def later_insertions_s(found: Meeting, t_insertion_s: float, days: float) -> tuple[float, ...]:
    """The insertions within ``days`` after one, at the pad's next passages, whose phase the profile absorbs.

    The pad comes into the station's plane once in a turn of the Earth relative to its node; the ship is
    inserted at the same argument of latitude, and the station has gone on at its secular rate. The window
    stays, as the station runs through the same angle from insertion to docking. Its burns and the drag
    are left out: an axis that falls by 70 m a day moves the phase by 0.7 deg in four days, 4 deg in ten
    and 39 deg in thirty. The lift-off comes up to two minutes sooner or later with the height of the phasing
    orbit, as its node then drifts otherwise, which moves the phase by 7 deg.
    """
    node_radps, latitude_radps = found.station_radps
    day_s = _TURN / (EARTH_ROTATION_RADPS - node_radps)
    low_rad, high_rad = found.window_rad
    later_s = day_s * np.arange(1, int(days * SECONDS_PER_DAY / day_s) + 1)
    ahead_rad = (found.phase_rad + latitude_radps * later_s - low_rad) % _TURN
    return tuple(float(t_insertion_s + each) for each in later_s[ahead_rad <= high_rad - low_rad])
