"""Where a lift-off leads over the ground, and where the station and its plane are meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vitok.ascent.dynamics import STATE, Sample
from vitok.earth.frames import Rotation, geodetic_from_gcrf
from vitok.elementary import cos, norm, sin
from vitok.motion import orbit
from vitok.motion.arc import Arc
from vitok.motion.elements import elements
from vitok.products.figures import BLUE, GREEN, ORANGE, PALE, VIOLET, WORLD, Chart, Line, Mark, world_map
from vitok.products.track import Track, on_map, track
from vitok.types import Vector
from vitok.windows.search import earth_over, with_air

if TYPE_CHECKING:
    from vitok.mission.place import Site
    from vitok.motion.trajectory import Trajectory
    from vitok.station.orbit import StationOrbit
    from vitok.windows.liftoff import Liftoff
    from vitok.windows.request import Request


_STEP_S = 20.0
_THINNED = 8  # of the ascent's samples every eighth is enough for a map
_THICK, _THIN = 3.5, 1.2
_AROUND_DEG = 5.0
_EDGE_DEG = 140.0  # of longitude: names of places beyond it stand toward the middle of the map
_RING = 361


def flown(one: Liftoff, request: Request, target: StationOrbit) -> tuple[Arc, Arc, Rotation]:
    """The ascent as it is planned, half a turn in the insertion orbit, and the Earth's turn meanwhile."""
    up = one.ascent
    environment = with_air(earth_over(target), target.epoch, up.window.passage, request.activity)
    launcher = request.launcher(environment)
    rows = launcher.rise(up.programme, launcher.pad(up.liftoff_s, up.window.azimuth_rad))[0][::_THINNED]
    times = np.append(up.liftoff_s + rows[:, Sample.T], up.insertion_s)
    ascent = _arc("ascent", times, np.vstack((rows[:, STATE], up.y_insertion)))
    end_s = up.insertion_s + 0.5 * elements(up.y_insertion).period_s
    coast = orbit.coast(up.insertion_s, up.y_insertion, end_s, environment)
    return ascent, sampled("coast", coast, up.insertion_s, end_s), environment.rotation


def sampled(name: str, trajectory: Trajectory, begin_s: float, end_s: float) -> Arc:
    """An arc of a trajectory."""
    times = np.linspace(begin_s, end_s, max(2, round((end_s - begin_s) / _STEP_S)))
    return _arc(name, times, trajectory(times))


def ground_maps(one: Liftoff, way: tuple[Arc, Arc, Rotation], station: Trajectory, site: Site) -> list[Chart]:
    """The ground track of a lift-off on the whole Earth, and its ascent near by."""
    liftoff_s, insertion_s = one.ascent.liftoff_s, one.ascent.insertion_s
    *arcs, rotation = way
    ascent, coast = (track(arc, rotation) for arc in arcs)
    turn_s = elements(station(liftoff_s)).period_s
    there = track(sampled("station", station, liftoff_s, liftoff_s + turn_s), rotation)
    plane = _line(
        *plane_on_ground(station(liftoff_s), liftoff_s, rotation), PALE, "station's plane at lift-off"
    )
    later = plane_on_ground(station(insertion_s), insertion_s, rotation)
    up = _of(ascent, ORANGE, "ascent", _THICK)
    pad = site.longitude_deg, site.latitude_deg
    end = float(coast.longitude_deg[0]), float(coast.latitude_deg[0])
    marks = [_mark(*pad, "pad", "bottom left"), _mark(*end, "insertion", "bottom right")]
    for name, t_s, side in (
        ("station at lift-off", liftoff_s, "top left"),
        ("station at insertion", insertion_s, "top right"),
    ):
        k = int(np.argmin(np.abs(there.t_s - t_s)))
        marks.append(
            _mark(float(there.longitude_deg[k]), float(there.latitude_deg[k]), name, side, colour=BLUE)
        )
    lines = [
        plane,
        _of(there, BLUE, "station"),
        _of(coast, GREEN, "ship"),
        up,
    ]
    when = one.utc
    title = f"lift-off {when[:10]} {when[11:19]} UTC"
    note = (
        "The plane is drawn as it stands over the ground at lift-off; the Earth turns on below it, "
        "and so the station's track leaves it toward the west."
    )
    near_note = (
        "The pad stands off the plane at lift-off as much as the ascent and the drift of nodes ask for."
    )
    near = [
        plane,
        _line(*later, VIOLET, "station's plane at insertion"),
        _of(coast, GREEN, "ship"),
        up,
    ]
    key = f"map_{when[:10]}_{when[11:13]}{when[14:16]}"
    return [
        Chart(key, f"Ground track, {title}", note, "map", world_map(lines, marks, WORLD)),
        Chart(
            f"{key}_near", f"Ascent, {title}", near_note, "map", world_map(near, marks[:2], _around(pad, end))
        ),
    ]


def plane_on_ground(state: Vector, t_s: float, rotation: Rotation) -> tuple[Vector, Vector]:
    """Latitudes and longitudes (deg) of a closed curve: all points below the orbit's plane."""
    r, v = state[:3], state[3:6]
    across = np.cross(np.cross(r, v), r)
    across *= norm(r) / norm(across)
    angles = np.linspace(0.0, 2.0 * np.pi, _RING)
    points = np.outer(cos(angles), r) + np.outer(sin(angles), across)
    geodetic = np.array([geodetic_from_gcrf(t_s, x, y, z, rotation)[:2] for x, y, z in points])
    latitude_deg, longitude_deg = np.degrees(geodetic).T
    return latitude_deg, longitude_deg


def _arc(name: str, times: Vector, states: Vector) -> Arc:
    return Arc(name, times, states[:, :3], states[:, 3:6], states[:, 6])


def _of(seen: Track, colour: str, name: str, width: float = 2.0) -> Line:
    return Line(*on_map(seen.latitude_deg, seen.longitude_deg), colour, name, width=width)


def _line(latitude_deg: Vector, longitude_deg: Vector, colour: str, name: str) -> Line:
    return Line(*on_map(latitude_deg, longitude_deg), colour, name, width=_THIN)


def _mark(longitude_deg: float, latitude_deg: float, name: str, side: str, *, colour: str = ORANGE) -> Mark:
    height, across = side.split()
    if abs(longitude_deg) > _EDGE_DEG:
        across = "left" if longitude_deg > 0.0 else "right"
    return Mark(longitude_deg, latitude_deg, name, f"{height} {across}", colour)


def _around(
    pad: tuple[float, float], end: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float], float]:
    x, y = (sorted(each) for each in zip(pad, end, strict=True))
    return (x[0] - _AROUND_DEG, x[1] + _AROUND_DEG), (y[0] - _AROUND_DEG, y[1] + _AROUND_DEG), 10.0
