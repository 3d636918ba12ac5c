"""The still picture for a browser that cannot draw the page: the globe with the flight's ground track."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vitok.evidence.events import flight_rotation
from vitok.evidence.ground_state import ground_states
from vitok.products.land import land

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.types import Vector

_RADIUS = 240.0
_MOST_POINTS = 600
_SHOWN = {"ascent": "#ffb347", "rendezvous": "#5fd0ff", "descent": "#ff7b9c"}


def still(flight: Flight) -> str:
    """An SVG picture: the Earth from over the place of the first sample, land and the flown arcs on it."""
    table = flight_rotation(flight)
    tracks = {}
    for name, colour in _SHOWN.items():
        if name in flight.arcs:
            arc = flight.arcs[name]
            rows = np.unique(np.linspace(0, arc.t_s.size - 1, _MOST_POINTS).astype(int))
            states = np.column_stack((arc.r_gcrf_m[rows], arc.v_gcrf_mps[rows]))
            latitude_deg, longitude_deg = ground_states(states, arc.t_s[rows], table).T[:2]
            tracks[colour] = _unit(latitude_deg, longitude_deg)
    longitudes, latitudes = (np.array(each, dtype=float) for each in land())
    centre = next(iter(tracks.values()))[0] if tracks else _unit(np.array([47.0]), np.array([66.0]))[0]
    east = np.cross([0.0, 0.0, 1.0], centre)
    east /= np.linalg.norm(east) or 1.0
    axes = np.array([east, np.cross(centre, east), centre])
    lines = [_path(_unit(latitudes, longitudes) @ axes.T, "#7fa28a", 1.0)]
    lines += [_path(points @ axes.T, colour, 2.0) for colour, points in tracks.items()]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-260 -260 520 520" role="img" '
        'aria-label="The Earth with the ground track of the flight">'
        f'<circle r="{_RADIUS:g}" fill="#10305c"/>{"".join(lines)}</svg>'
    )


def _unit(latitude_deg: Vector, longitude_deg: Vector) -> Vector:
    north, east = np.radians(latitude_deg), np.radians(longitude_deg)
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


def _path(points: Vector, colour: str, width: float) -> str:
    """A line of points (n, 3), east, north and toward the eye, where it is on the near side."""
    drawn, pen_down = [], False
    for x, y, z in points:
        near = bool(z > 0.0)
        if near:
            drawn.append(f"{'L' if pen_down else 'M'}{_RADIUS * x:.1f} {-_RADIUS * y:.1f}")
        pen_down = near
    return f'<path d="{"".join(drawn)}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'
