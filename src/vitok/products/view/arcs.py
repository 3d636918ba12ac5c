"""The arcs of a flight as a page carries them: ship, station and what is dropped, thinned where it may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.products.view.packing import Kind, packed

if TYPE_CHECKING:
    from vitok.motion.arc import Arc, Track

STAY = "stay"
_STAY_STRIDE = 3
_WHOLE: tuple[str, ...] = ("t_s", "r_gcrf_m", "v_gcrf_mps", "mass_kg")
# What the page works out itself from the states, or has as arrays of its own.
_OWN = ("q_body_from_gcrf", "q_station_from_gcrf", "altitude_m", "x_lvlh_m", "y_lvlh_m", "z_lvlh_m")


def arc_data(arc: Arc, t0_s: float) -> dict[str, Any]:
    """An arc: instants from ``t0_s``, states, attitude, channels, the station, pulses and burns."""
    if arc.name == STAY:
        arc = thinned(arc)
    far: Kind = "i4" if arc.name == STAY else "f8"
    told = {
        "name": arc.name,
        "points": arc.points,
        "t": packed(arc.t_s - t0_s, "f8"),
        "r": packed(arc.r_gcrf_m, far),
        "v": packed(arc.v_gcrf_mps, "i4"),
        "mass": packed(arc.mass_kg, "f4"),
        "channels": {
            key: packed(values, "f4" if key.startswith("estimate") else "i2")
            for key, values in arc.channels.items()
            if not key.startswith(_OWN)
        },
        "burns": [
            {"name": burn.name, "t": burn.start_s - t0_s, "d": burn.duration_s, "engine": burn.engine}
            for burn in arc.burns
        ],
        "pulses": {
            name: packed(np.column_stack((rows[:, 0] - t0_s, rows[:, 1])), "f8")
            for name, rows in arc.pulses.items()
        },
        "tracks": [track_data(track, t0_s) for track in arc.tracks],
    }
    if arc.q_body_from_gcrf.size:
        told["q"] = packed(arc.q_body_from_gcrf, "i2")
    if arc.station_t_s.size:
        told["station"] = {
            "t": packed(arc.station_t_s - t0_s, "f8"),
            "r": packed(arc.station_gcrf[:, :3], far),
            "v": packed(arc.station_gcrf[:, 3:], "i4"),
            "q": packed(arc.q_station_from_gcrf, "i2"),
        }
    return told


def thinned(arc: Arc) -> Arc:
    """An arc of a smooth orbit with a third of its samples; a jump, two samples of one instant, stays."""
    kept = np.zeros(arc.t_s.size, dtype=bool)
    kept[::_STAY_STRIDE] = kept[-1] = True
    steps = np.flatnonzero(np.diff(arc.t_s) <= 0.0)
    kept[steps] = kept[steps + 1] = True
    attitude = arc.q_body_from_gcrf
    picture = replace(arc.picture, q_body_from_gcrf=attitude[kept] if attitude.size else attitude)
    return replace(
        arc,
        **{key: getattr(arc, key)[kept] for key in _WHOLE},
        channels={key: values[kept] for key, values in arc.channels.items()},
        points=max(arc.points, 4),
        pictured=lambda _: picture,
    )


def track_data(track: Track, t0_s: float) -> dict[str, Any]:
    """The way of what was dropped."""
    told = {
        "name": track.name,
        "count": track.count,
        "t": packed(track.t_s - t0_s, "f8"),
        "r": packed(track.r_gcrf_m, "f8"),
    }
    if track.q_body_from_gcrf.size:
        told["q"] = packed(track.q_body_from_gcrf, "i2")
    return told


def ghost_data(arcs: list[Arc], t0_s: float, end_s: float) -> list[dict[str, Any]]:
    """The ways of another flight, as far as they lie within this one's span."""
    return [
        {
            "name": arc.name,
            "points": arc.points,
            "t": packed(arc.t_s - t0_s, "f8"),
            "r": packed(arc.r_gcrf_m, "i4"),
            "v": packed(arc.v_gcrf_mps, "i4"),
        }
        for arc in (thinned(each) if each.name == STAY else each for each in arcs)
        if t0_s <= arc.t_s[-1] and arc.t_s[0] <= end_s
    ]


