"""The arcs of a flight as a page carries them: ship, station and what is dropped, in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vitok.elementary import dot, norm, product
from vitok.mission.relocation import RELOCATION, kind_of
from vitok.motion import cholesky
from vitok.motion.arc import COVARIANCE, ERROR
from vitok.motion.lvlh import axes, relative_states
from vitok.motion.quaternions import quaternions
from vitok.products.export.attitudes import matrices
from vitok.products.view.packing import Kind, packed, packed_rates, packed_runs

if TYPE_CHECKING:
    from vitok.motion.arc import Arc, Track
    from vitok.types import Vector

_LONG_N = 20_000  # samples of an arc from which on bytes count: half a year at the station has twice as many
_NEAR = ("docking", RELOCATION)  # where a millimetre is seen
_SPACED_S = 2.0  # between two estimates, or two places of a ghost
_SPREAD = COVARIANCE[:6]  # of position alone
_HELD_RAD = 2e-5  # a thousandth of a degree
_RIDES_M = 0.02
# What the page works out itself from the states, has as arrays of its own, or does not show.
_OWN = (
    "q_body_from_gcrf",
    "q_station_from_gcrf",
    "altitude_m",
    "x_lvlh_m",
    "y_lvlh_m",
    "z_lvlh_m",
    "range_m",
    "closing_rate_mps",
    "stack_mass_kg",
    "estimate_",
    "station_",
    "known_",
)


def arc_data(arc: Arc, t0_s: float, port: str) -> dict[str, Any]:
    """An arc to, at or from a ``port``: instants from ``t0_s``, states, attitude, channels, pulses,
    burns and the station."""
    ship = np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))
    told = {
        "name": arc.name,
        "kind": kind_of(arc.name),
        "port": port,
        "points": arc.points,
        **_states(arc.t_s - t0_s, ship, kind_of(arc.name) in _NEAR),
        **_attitude(ship, arc.q_body_from_gcrf),
        "mass": _mass(arc.mass_kg),
        "channels": {
            key: packed(values, "i2") for key, values in arc.channels.items() if not key.startswith(_OWN)
        },
        "burns": [
            {"name": burn.name, "t": burn.start_s - t0_s, "d": burn.duration_s, "engine": burn.engine}
            for burn in arc.burns
        ],
        "pulses": {
            name: packed(np.column_stack((rows[:, 0] - t0_s, rows[:, 1])), "f8")
            for name, rows in arc.pulses.items()
        },
        "tracks": [_track(track, t0_s) for track in arc.tracks],
    }
    if {*ERROR, *_SPREAD} <= arc.channels.keys():
        told["knows"] = _knowledge(arc, t0_s)
    if arc.station_t_s.size:
        told["station"] = _station(arc, t0_s)
    return told


def is_long(arc: Arc) -> bool:
    """Whether an arc has so many samples that bytes count, as half a year at the station."""
    return arc.t_s.size > _LONG_N


def way_data(arc: Arc, t0_s: float) -> dict[str, Any]:
    """The way of an arc alone, as of a ghost; of samples closer than two seconds only some."""
    jumps = np.append(np.diff(arc.t_s) == 0.0, False)
    rows = _spaced(arc.t_s) | jumps | np.append(False, jumps[:-1])
    ship = np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))[rows]
    return {"name": arc.name, "points": arc.points, **_states(arc.t_s[rows] - t0_s, ship, near=False)}


def _spaced(t_s: Vector) -> NDArray[np.bool_]:
    """Which samples to keep of those that are closer than a step, with the first and the last."""
    kept = np.append(True, np.diff(t_s // _SPACED_S) > 0.0)
    kept[-1] = True
    return kept


def _states(t_s: Vector, y: Vector, near: bool) -> dict[str, Any]:
    far: Kind = "f8" if near else "i4"
    rates = packed_rates(t_s, y[:, :3], y[:, 3:]) if t_s.size > _LONG_N else packed(y[:, 3:], "i4")
    return {"t": packed_runs(t_s), "r": packed(y[:, :3], far), "v": rates}


def _mass(mass_kg: Vector) -> dict[str, Any]:
    """Masses, which stay as they are most of the time."""
    told = packed_runs(mass_kg)
    return told if told["k"] == "runs" else packed(mass_kg, "f4")


def _attitude(y: Vector, q: Vector) -> dict[str, Any]:
    """Attitudes at the samples, or the one in LVLH that is held all the way."""
    held = _in_lvlh(y, q)
    if np.all(2.0 * norm(held - held[0]) < _HELD_RAD):
        return {"held": held[0].tolist()}
    return {"q": packed(q, "i2")}


def _in_lvlh(y: Vector, q: Vector) -> Vector:
    """Quaternions (n, 4) that turn the axes of the states' LVLH into the body's, of even sign."""
    lvlh = np.array([axes(each) for each in y])
    turned = (matrices(q)[:, :, None, :] * lvlh[:, None]).sum(axis=3)
    found: Vector = quaternions(np.ascontiguousarray(turned))
    return found


def _knowledge(arc: Arc, t0_s: float) -> dict[str, Any]:
    """What the ship knows of its place, in its own LVLH: errors (n, 3), and the covariances' roots (n, 6).

    A root is a lower triangle, row by row; with it a unit sphere becomes the ellipsoid of one sigma.
    """
    told = np.column_stack([arc.channels[key] for key in (*ERROR, *_SPREAD)])
    new = np.append(True, np.any(np.diff(told, axis=0) != 0.0, axis=1))
    new[-1] = True
    rows = np.flatnonzero(new & _spaced(arc.t_s))
    below, left = np.tril_indices(3)
    errors, roots = np.empty((rows.size, 3)), np.empty((rows.size, below.size))
    for k, row in enumerate(rows):
        lvlh = axes(np.concatenate((arc.r_gcrf_m[row], arc.v_gcrf_mps[row])))
        covariance = np.empty((3, 3))
        covariance[below, left] = covariance[left, below] = told[row, 3:]
        errors[k] = dot(lvlh, told[row, :3])
        roots[k] = cholesky.root(product(product(lvlh, covariance), lvlh.T))[below, left]
    return {"t": packed_runs(arc.t_s[rows] - t0_s), "e": packed(errors, "f4"), "l": packed(roots, "f4")}


def _station(arc: Arc, t0_s: float) -> dict[str, Any]:
    """The station's states and attitude, or the place in its LVLH in which a docked ship rides."""
    station = arc.station_gcrf
    attitude = _attitude(station, arc.q_station_from_gcrf)
    relative_m = relative_states(station, arc(np.clip(arc.station_t_s, arc.t_s[0], arc.t_s[-1])))[:, :3]
    if np.all(np.ptp(relative_m, axis=0) < _RIDES_M):
        return {"docked": relative_m.mean(axis=0).tolist(), **attitude}
    return {**_states(arc.station_t_s - t0_s, station, kind_of(arc.name) in _NEAR), **attitude}


def _track(track: Track, t0_s: float) -> dict[str, Any]:
    """The way of what was dropped."""
    told = {
        "name": track.name,
        "t": packed_runs(track.t_s - t0_s),
        "r": packed(track.r_gcrf_m, "i4"),
    }
    if track.q_body_from_gcrf.size:
        told["q"] = packed(track.q_body_from_gcrf, "i2")
    return told
