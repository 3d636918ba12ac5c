"""What of a flight lies on the ground: points, strips and outlines, each with its name."""

from dataclasses import dataclass

import numpy as np

from vitok.compiled import njit
from vitok.earth.frames import Rotation, itrf_from_gcrf, itrf_state
from vitok.earth.ground_plane import on_ground
from vitok.elementary import cos, sin
from vitok.flight import Flight
from vitok.products.export.bodies import one_line
from vitok.products.words import event_title
from vitok.types import Vector


@dataclass(frozen=True, eq=False)
class Shape:
    """A point (1, 2), a line (n, 2), or a closed outline (n, 2): longitudes and latitudes, deg."""

    kind: str
    name: str
    points_deg: Vector


def shapes(flight: Flight) -> list[Shape]:
    """Pad, zone, drop zones, strips of the other modules' pieces, footprints and points of the landing."""
    cast, found = flight.cast, list[Shape]()

    def point(kind: str, name: str, longitude_deg: float, latitude_deg: float) -> None:
        found.append(Shape(kind, one_line(name), np.array([[longitude_deg, latitude_deg]])))

    def outline(kind: str, name: str, points: Vector) -> None:
        found.append(Shape(kind, one_line(name), np.degrees(points[:, ::-1])))

    if "ascent" in flight.arcs:
        site = cast.site
        point("pad", site.title or site.name, site.longitude_deg, site.latitude_deg)
    for event in flight.events:
        told = event.detail
        if "impact_longitude_deg" in told:
            where = float(told["impact_longitude_deg"]), float(told["impact_latitude_deg"])
            point("drop zone", f"drop zone: {event_title(event.name)}", *where)
        if "light_pieces_longitude_deg" in told:
            ends = [
                [float(told[f"{end}_pieces_{axis}_deg"]) for axis in ("longitude", "latitude")]
                for end in ("light", "heavy")
            ]
            found.append(Shape("strip", f"pieces: {event_title(event.name)}", np.array(ends)))
    if "descent" in flight.arcs and flight.descent is not None:
        zone, plan = cast.zone, flight.descent
        turn = np.linspace(0.0, 2.0 * np.pi, 73)
        circle_m = zone.radius_km * 1e3 * np.column_stack((cos(turn), sin(turn)))
        outline("zone", f"landing zone {zone.title or zone.name}", on_ground(circle_m, plan.aim))
        point("aim", "aim of the landing", *_lon_lat(plan.aim))
    if flight.outlook is not None:
        footprint = flight.outlook.footprint
        outline("footprint", f"3-sigma footprint of {footprint.runs} flights", footprint.outline())
        failed = flight.outlook.with_failures
        if failed is not None:
            outline("footprint", "3-sigma footprint with the failures", failed.outline())
        point("ballistic", "ballistic landing", *_lon_lat(footprint.ballistic))
        if flight.outlook.backup is not None:
            point("backup", "landing one turn later", *_lon_lat(flight.outlook.backup.landing))
    return found


def _lon_lat(point: tuple[float, float]) -> tuple[float, float]:
    latitude_deg, longitude_deg = np.degrees(point)
    return float(longitude_deg), float(latitude_deg)


def fixed_states(t_s: Vector, states: Vector, rotation: Rotation) -> Vector:
    """ITRF states (n, 6) of GCRF states (n, 6)."""
    found: Vector = _fixed_states(t_s, np.ascontiguousarray(states), rotation)
    return found


def fixed_from_gcrf(t_s: Vector, rotation: Rotation) -> Vector:
    """Matrices (n, 3, 3) from GCRF to ITRF."""
    found: Vector = _fixed_from_gcrf(t_s, rotation)
    return found.reshape(-1, 3, 3)


@njit
def _fixed_states(t_s, y, rotation):
    out = np.empty((t_s.size, 6))
    for k in range(t_s.size):
        out[k] = itrf_state(t_s[k], y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5], rotation)
    return out


@njit
def _fixed_from_gcrf(t_s, rotation):
    out = np.empty((t_s.size, 9))
    for k in range(t_s.size):
        out[k] = itrf_from_gcrf(t_s[k], rotation)
    return out
