"""The instant of lift-off: when the insertion orbit's plane will lie in the station's plane at docking."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from vitok.ascent.passage import Passage
from vitok.earth.environment import Environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, itrf_from_gcrf
from vitok.earth.shape import itrf_from_geodetic
from vitok.elementary import arccos, arcsin, arctan2, cos, dot, norm, sin, tan
from vitok.errors import FlightError
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.motion.elements import elements, orbit_normal, plane_normal, wrapped
from vitok.motion.trajectory import Trajectory
from vitok.station.meeting import Meeting, inserted, meeting, station_at_latitude
from vitok.types import Vector

_ROUNDS = 20
_GCRF_X = np.array([1.0, 0.0, 0.0])
_SEARCH_SPAN_S = 300.0  # to either side of a lift-off for the one that spares most propellant
_SETTLED_RAD = 1e-7  # of the node and of the inclination: less than a metre


@dataclass(frozen=True)
class Target:
    """Where the ship is asked to go: the station, the way there, and the docking if its instant is fixed.

    Without ``t_docking_s`` docking comes as long after lift-off as the profile says.
    """

    station: Trajectory
    profile: Profile
    t_docking_s: float | None
    environment: Environment

    def docking_s(self, liftoff_s: float) -> float:
        """Instant of docking."""
        if self.t_docking_s is None:
            return liftoff_s + self.profile.docking_after_liftoff_s
        return self.t_docking_s


@dataclass(frozen=True)
class Window:
    """A lift-off: its instant and azimuth, the passage it belongs to, and how the ship meets the station."""

    liftoff_s: float
    azimuth_rad: float
    docking_s: float
    passage: Passage
    meeting: Meeting

    @property
    def lead_s(self) -> float:
        """Lift-off before the pad crosses the station's plane of that instant."""
        return self.passage.t_s - self.liftoff_s


def fixed_azimuth(
    fly: Callable[[float, float], tuple[float, Vector]], first: Window | Passage, site: Site, target: Target
) -> Window:
    """Lift-off and azimuth whose ascent, ``fly(t_s, azimuth_rad)`` to insertion, meets the station's plane.

    Inclination and node of the insertion orbit are compared with the station's at the same argument of
    latitude, where the short-period terms of both are alike; their secular rates carry both to docking. An
    instant later turns the node by the Earth's rotation; for the azimuth, cos i = sin(azimuth) cos(latitude)
    (Vallado 2013, eq. 6-9, at the geocentric latitude), corrected by what the ascent makes of it. Solved for
    the sine of the azimuth, that holds up to due east, where the derivative by the azimuth is none; what the
    azimuth turns the node by is taken into the instant.
    FlightError if the site lies too far north or south for the station's inclination.
    """
    passage = first if isinstance(first, Passage) else first.passage
    t_s = first.t_s if isinstance(first, Passage) else first.liftoff_s
    azimuth_rad, found = first.azimuth_rad, None
    sine, latitude_rad = float(sin(azimuth_rad)), _geocentric_latitude_rad(site)
    for _ in range(_ROUNDS):
        t_insertion_s, y = fly(t_s, azimuth_rad)
        y_there, found = _met(t_insertion_s, y, target, target.docking_s(t_s), found)
        (inclination, node), (asked, station_node) = (
            _on_equator_of_date(t_insertion_s, each, target.environment) for each in (y, y_there)
        )
        ahead = wrapped(station_node - node) + found.nodes_apart_rad
        steeper = asked - inclination
        if abs(ahead) < _SETTLED_RAD and abs(steeper) < _SETTLED_RAD:
            return Window(t_s, azimuth_rad, target.docking_s(t_s), passage, found)
        wanted = sine + (cos(asked) - cos(inclination)) / cos(latitude_rad)
        if abs(wanted) > 1.0 and abs(sine) == 1.0:
            raise out_of_reach(site, target.station, steeper)
        wanted = float(np.clip(wanted, -1.0, 1.0))
        turned = _from_node_rad(wanted, latitude_rad) - _from_node_rad(sine, latitude_rad)
        sine = wanted
        azimuth_rad = float(arcsin(sine) if passage.northbound else np.pi - arcsin(sine))
        t_s += (ahead + (turned if passage.northbound else -turned)) / EARTH_ROTATION_RADPS
    raise FlightError(
        f"no lift-off found: after {_ROUNDS} rounds the node is off by {np.degrees(ahead):.4f} deg and the "
        f"inclination by {np.degrees(steeper):.4f} deg"
    )


def least_propellant(
    fly: Callable[[float, Vector], tuple[float, Vector]], passage: Passage, target: Target
) -> tuple[Window, Vector]:
    """Lift-off with the shortest steered ascent, ``fly(t_s, normal)`` to insertion, and the plane's normal.

    The plane is the station's, its node ahead by what both nodes drift apart until docking, as in
    ``fixed_azimuth``; the window's azimuth is left open.
    """
    t_s, ahead, found = passage.t_s, 0.0, None
    there = elements(target.station(passage.t_s))
    for _ in range(_ROUNDS):
        normal = plane_normal(there.inclination_rad, there.raan_rad + ahead)
        best = minimize_scalar(
            lambda each_s, normal=normal: fly(each_s, normal)[0] - each_s,
            bounds=(t_s - _SEARCH_SPAN_S, t_s + _SEARCH_SPAN_S),
            method="bounded",
            options={"xatol": 0.2},
        )
        t_s = float(best.x)
        t_insertion_s, y = fly(t_s, normal)
        y_there, found = _met(t_insertion_s, y, target, target.docking_s(t_s), found)
        there = elements(y_there)
        if abs(found.nodes_apart_rad - ahead) < 10.0 * _SETTLED_RAD:
            return Window(t_s, np.nan, target.docking_s(t_s), passage, found), normal
        ahead = found.nodes_apart_rad
    raise FlightError(f"no lift-off found: after {_ROUNDS} rounds the plane still turns from round to round")


class OutOfReachError(FlightError):
    """A plane that is flatter than any that the site reaches."""


def out_of_reach(site: Site, station: Trajectory, steeper_rad: float) -> OutOfReachError:
    """What to say of a plane that is flatter than any that the site reaches, by ``steeper_rad``."""
    turn_mps = 2.0 * float(norm(station.y_end[3:6])) * sin(0.5 * abs(steeper_rad))
    return OutOfReachError(
        f"site {site.name}, at {site.latitude_deg:.2f} deg, does not reach the station's plane: a launch due "
        f"east or west misses its inclination by {np.degrees(abs(steeper_rad)):.2f} deg, "
        f"{turn_mps:.0f} m/s to turn"
    )


def _met(
    t_insertion_s: float, y: Vector, target: Target, t_docking_s: float, like: Meeting | None
) -> tuple[Vector, Meeting]:
    """State (7,) of the station at the ship's argument of latitude at insertion, and how they meet."""
    ship = inserted(t_insertion_s, y, target.environment)
    found = meeting(ship, target.station, target.profile, t_docking_s, like=like)
    t_s = station_at_latitude(target.station, t_insertion_s, ship.elements.argument_of_latitude_rad)[0]
    return target.station(t_s), found


def _on_equator_of_date(t_s: float, y: Vector, environment: Environment) -> tuple[float, float]:
    """Inclination and node (rad) on the true equator of an instant, the node from the meridian of GCRF's x.

    A site turns about the Earth's axis, not about that of GCRF: so an instant moves the node alone.
    """
    pole = np.array(itrf_from_gcrf(t_s, environment.rotation)[6:])
    normal = orbit_normal(y)
    toward_node, third = np.cross(pole, normal), np.cross(pole, _GCRF_X)
    return float(arccos(dot(normal, pole))), float(
        arctan2(dot(toward_node, third), dot(toward_node, _GCRF_X))
    )


def _from_node_rad(sine: float, latitude_rad: float) -> float:
    """From the node to a northbound passage along the equator (Vallado 2013, eq. 6-11).

    ``sine`` of the azimuth there.
    """
    inclination_rad = arccos(sine * cos(latitude_rad))
    return float(arcsin(np.clip(tan(latitude_rad) / tan(inclination_rad), -1.0, 1.0)))


def _geocentric_latitude_rad(site: Site) -> float:
    """Planes pass through the Earth's centre."""
    x, y, z = itrf_from_geodetic(
        np.radians(site.latitude_deg), np.radians(site.longitude_deg), site.altitude_m
    )
    return float(arctan2(z, np.hypot(x, y)))
