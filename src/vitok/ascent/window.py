"""The instant of lift-off: when the insertion orbit's plane will lie in the station's plane at docking."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar

from vitok.earth.environment import Environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, gcrf_state
from vitok.earth.shape import EQUATORIAL_RADIUS_M, itrf_from_geodetic
from vitok.earth.time import SECONDS_PER_DAY
from vitok.errors import FlightError
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.motion.elements import Elements, elements, j2_rates_radps
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

_TURN = 2.0 * np.pi
_ROUNDS = 12
_SEARCH_SPAN_S = 300.0  # to either side of a lift-off for the one that spares most propellant
_SETTLED_RAD = 1e-7  # of the node and of the inclination: less than a metre
_LOWEST_AXIS_M, _HIGHEST_AXIS_M = 6.3e6, 7.2e6  # between which a phasing orbit is looked for


@dataclass(frozen=True)
class Window:
    """A lift-off: its instant and azimuth, and how the phasing that follows from it goes."""

    liftoff_s: float
    azimuth_rad: float
    docking_s: float
    phase_rad: float  # station ahead of the ship at insertion, 0 to 2 pi
    phasing_height_m: float  # mean, over the equatorial radius
    lead_s: float  # lift-off before the pad crosses the station's plane of that instant


def plane_crossing_s(site: Site, station: Trajectory, environment: Environment, t_from_s: float) -> float:
    """First instant after ``t_from_s`` at which the pad, turning with the Earth, passes the station's plane.

    Only the passage at which the station's track runs north counts. FlightError if the pad lies too far
    north or south for the plane ever to reach it.
    """
    pad = itrf_from_geodetic(np.radians(site.latitude_deg), np.radians(site.longitude_deg), site.altitude_m)

    def sides(t_s: float) -> tuple[float, float]:
        """Height of the pad over the plane (as a sine), and northward part of the plane's motion there."""
        y = station(t_s)
        normal = np.cross(y[:3], y[3:6])
        normal /= np.linalg.norm(normal)
        up = np.array(gcrf_state(t_s, pad[0], pad[1], pad[2], 0.0, 0.0, 0.0, environment.rotation)[:3])
        up /= np.linalg.norm(up)
        return float(normal @ up), float(np.cross(normal, up)[2])

    t_last_s = min(t_from_s + SECONDS_PER_DAY + 600.0, station.t_end_s)
    times = np.arange(t_from_s, t_last_s, 300.0)
    values = [sides(t) for t in times]
    for k in range(len(times) - 1):
        if values[k][0] * values[k + 1][0] < 0.0 and values[k][1] > 0.0:
            return float(brentq(lambda t: sides(t)[0], times[k], times[k + 1], xtol=1e-6))
    lowest_deg = np.degrees(np.arcsin(min(abs(value) for value, _ in values)))
    raise FlightError(
        f"site {site.name} never passes the station's plane on its way north: "
        f"it stays {lowest_deg:.1f} deg away"
    )


def open_window(
    fly: Callable[[float, float], tuple[float, Vector]],
    first_s: float,
    first_azimuth_rad: float,
    station: Trajectory,
    profile: Profile,
    t_docking_s: float | None,
    crossing_s: float,
) -> Window:
    """Lift-off and azimuth whose ascent, ``fly(t_s, azimuth_rad)`` to insertion, meets the station's plane.

    Inclination and node of the insertion orbit are compared with the station's at the same argument of
    latitude, where the short-period terms of both are alike, and both nodes are carried to docking by their
    J2 rates. An instant later turns the node by the Earth's rotation; azimuth moves the inclination. Without
    ``t_docking_s`` docking comes as long after lift-off as the profile says.
    """
    t_s, azimuth_rad = first_s, first_azimuth_rad
    for _ in range(_ROUNDS):
        t_insertion_s, y = fly(t_s, azimuth_rad)
        ship = elements(y)
        t_there_s, target = _station_at(station, t_insertion_s, ship.argument_of_latitude_rad)
        docking_s = t_docking_s or t_s + profile.docking_after_liftoff_s
        axis_m = phasing_axis_m(ship, station, profile, t_insertion_s, docking_s)
        ahead = _wrap(target.raan_rad - ship.raan_rad)
        ahead += _drift_apart(ship, target, profile, axis_m, docking_s - t_insertion_s, docking_s - t_there_s)
        steeper = target.inclination_rad - ship.inclination_rad
        if abs(ahead) < _SETTLED_RAD and abs(steeper) < _SETTLED_RAD:
            phase = _wrap(
                elements(station(t_insertion_s)).argument_of_latitude_rad - ship.argument_of_latitude_rad
            )
            height_m = axis_m - EQUATORIAL_RADIUS_M
            return Window(t_s, azimuth_rad, docking_s, phase % _TURN, height_m, crossing_s - t_s)
        t_s += ahead / EARTH_ROTATION_RADPS
        # cos i = sin(azimuth) cos(latitude) (Vallado 2013, eq. 6-9), differentiated at a fixed latitude
        azimuth_rad -= (
            steeper * np.sin(ship.inclination_rad) * np.tan(azimuth_rad) / np.cos(ship.inclination_rad)
        )
    raise FlightError(
        f"no lift-off found: after {_ROUNDS} rounds the node is off by {np.degrees(ahead):.4f} deg and the "
        f"inclination by {np.degrees(steeper):.4f} deg"
    )


def steer_window(
    fly: Callable[[float, Vector], tuple[float, Vector]],
    first_s: float,
    station: Trajectory,
    profile: Profile,
    t_docking_s: float | None,
    crossing_s: float,
) -> tuple[Window, Vector]:
    """Lift-off with the shortest steered ascent, ``fly(t_s, normal)`` to insertion, and the plane's normal.

    The plane is the station's, its node ahead by what both nodes drift apart until docking, as in
    ``open_window``; the window's azimuth is left open.
    """
    t_s, ahead = first_s, 0.0
    t_insertion_s, target = first_s + 530.0, elements(station(first_s + 530.0))
    for _ in range(_ROUNDS):
        normal = plane_normal(target.inclination_rad, target.raan_rad + ahead)
        around = (t_s - _SEARCH_SPAN_S, t_s + _SEARCH_SPAN_S)
        best = minimize_scalar(
            lambda each_s, normal=normal: fly(each_s, normal)[0] - each_s,
            bounds=around,
            method="bounded",
            options={"xatol": 0.2},
        )
        t_s = float(best.x)
        t_insertion_s, y = fly(t_s, normal)
        ship = elements(y)
        t_there_s, target = _station_at(station, t_insertion_s, ship.argument_of_latitude_rad)
        docking_s = t_docking_s or t_s + profile.docking_after_liftoff_s
        axis_m = phasing_axis_m(ship, station, profile, t_insertion_s, docking_s)
        needed = _drift_apart(ship, target, profile, axis_m, docking_s - t_insertion_s, docking_s - t_there_s)
        if abs(needed - ahead) < 10.0 * _SETTLED_RAD:
            phase = _wrap(
                elements(station(t_insertion_s)).argument_of_latitude_rad - ship.argument_of_latitude_rad
            )
            height_m = axis_m - EQUATORIAL_RADIUS_M
            found = Window(t_s, np.nan, docking_s, phase % _TURN, height_m, crossing_s - t_s)
            return found, normal
        ahead = needed
    raise FlightError(f"no lift-off found: after {_ROUNDS} rounds the plane still turns from round to round")


def plane_normal(inclination_rad: float, raan_rad: float) -> Vector:
    """Normal (3,) of an orbit's plane."""
    s = np.sin(inclination_rad)
    return np.array([s * np.sin(raan_rad), -s * np.cos(raan_rad), np.cos(inclination_rad)])


def _wrap(angle_rad: float) -> float:
    return float((angle_rad + np.pi) % _TURN - np.pi)


def _node_drift(semi_major_axis_m: float, orbit: Elements) -> float:
    return j2_rates_radps(semi_major_axis_m, orbit.eccentricity, orbit.inclination_rad)[0]


def _station_at(station: Trajectory, near_s: float, latitude_rad: float) -> tuple[float, Elements]:
    """Instant nearest to ``near_s`` at which the station's argument of latitude is ``latitude_rad``."""
    t_s = near_s
    for _ in range(4):
        now = elements(station(t_s))
        t_s += _wrap(latitude_rad - now.argument_of_latitude_rad) * now.period_s / _TURN
    return t_s, elements(station(t_s))


def _drift_apart(
    ship: Elements, target: Elements, profile: Profile, axis_m: float, ship_s: float, station_s: float
) -> float:
    """Angle by which the station's node goes ahead of the ship's until docking, so far away for each."""
    apart = _node_drift(target.semi_major_axis_m, target) * station_s
    for leg_axis_m, leg_s in _legs(ship, target, profile, axis_m, ship_s):
        apart -= _node_drift(leg_axis_m, ship) * leg_s
    return apart


def _legs(
    ship: Elements, target: Elements, profile: Profile, axis_m: float, span_s: float
) -> list[tuple[float, float]]:
    """Semi-major axis and duration of insertion orbit, phasing orbit, and the transfer at their mean."""
    phasing_s = span_s - profile.phasing_start_after_insertion_s - profile.transfer_before_docking_s
    return [
        (ship.semi_major_axis_m, profile.phasing_start_after_insertion_s),
        (axis_m, phasing_s),
        (0.5 * (axis_m + target.semi_major_axis_m), profile.transfer_before_docking_s),
    ]


def phasing_axis_m(
    ship: Elements, station: Trajectory, profile: Profile, t_insertion_s: float, t_docking_s: float
) -> float:
    """Semi-major axis of the phasing orbit with which the ship meets the station at docking.

    A whole turn more or less meets it as well: of these the one nearest to the profile's heights, or an end
    of the search where none is an orbit. Secular rates only: the rendezvous plan solves it with all forces.
    """
    target = elements(station(t_docking_s))
    goal = target.argument_of_latitude_rad - ship.argument_of_latitude_rad
    middle_m = EQUATORIAL_RADIUS_M + 0.5 * (profile.phasing_height_min_m + profile.phasing_height_max_m)

    def turned(axis_m: float) -> float:
        legs = _legs(ship, target, profile, axis_m, t_docking_s - t_insertion_s)
        return sum(j2_rates_radps(each_m, 0.0, ship.inclination_rad)[1] * leg_s for each_m, leg_s in legs)

    total = goal + _TURN * round((turned(middle_m) - goal) / _TURN)
    if turned(_LOWEST_AXIS_M) <= total:
        return _LOWEST_AXIS_M
    if turned(_HIGHEST_AXIS_M) >= total:
        return _HIGHEST_AXIS_M
    return float(brentq(lambda axis_m: turned(axis_m) - total, _LOWEST_AXIS_M, _HIGHEST_AXIS_M, xtol=1e-3))
