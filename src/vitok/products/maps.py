"""Where a flight passed over the ground: up to the station, and back to Earth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vitok.evidence.events import event_rows
from vitok.products.figures import BLUE, GREEN, ORANGE, PALE, RED, Chart, Line, Mark, world_map
from vitok.products.track import Track, on_map
from vitok.products.words import event_title

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc

_SHOWN_TURNS_S = (
    3.0 * 3600.0
)  # two turns of the phasing orbit: all of a two-day rendezvous would cover the map
_THICK = 3.5
_SIDES_UP = {"liftoff": "bottom right", "insertion": "top right", "docking": "top left"}
_AROUND_DEG = 4.0
_SIDES_DROPPED = ("top left", "bottom right")
_SIDES_DOWN = {
    "undocking": "bottom right",
    "deorbit_start": "bottom right",
    "entry_interface": "bottom left",
    "landing": "top right",
}


def maps(flight: Flight, tracks: dict[str, Track]) -> list[Chart]:
    """Ground tracks but the stay's; of the rendezvous the first turns and the last one."""
    rows = {row["name"]: row for row in reversed(event_rows(flight))}
    up, down = [], []
    for name, seen in tracks.items():
        since_s, left_s = seen.t_s - seen.t_s[0], seen.t_s[-1] - seen.t_s
        if name == "ascent":
            up.append(_line(seen, since_s >= 0.0, ORANGE, "ascent", _THICK))
        elif name == "rendezvous":
            up.append(_line(seen, since_s <= _SHOWN_TURNS_S, BLUE, "first two turns"))
            up.append(_line(seen, left_s <= _SHOWN_TURNS_S / 2, PALE, "last turn"))
        elif name == "docking":
            up.append(_line(seen, since_s >= 0.0, GREEN, "docking", _THICK))
        elif name == "descent":
            entry = flight.event("entry_interface")
            entry_s = np.inf if entry is None else entry.t_s
            down.append(_line(seen, seen.t_s <= entry_s, BLUE, "undocking to entry"))
            down.append(_line(seen, seen.t_s >= entry_s, RED, "entry and landing", _THICK))
    return [
        Chart(key, title, note, "map", world_map(lines, _places(rows, sides)))
        for key, title, note, lines, sides in (
            (
                "map_up",
                "Up to the station",
                "Ground track of the ascent, the first two turns, the last one and the docking.",
                up,
                _SIDES_UP,
            ),
            ("map_down", "Back to Earth", "Ground track from undocking to landing.", down, _SIDES_DOWN),
        )
        if lines
    ]


def drop_zones(arc: Arc, seen: Track) -> list[Chart]:
    """The ascent's ground track and where what was dropped comes down; none if that is not known."""
    points = [
        Mark(
            float(event.detail["impact_longitude_deg"]),
            float(event.detail["impact_latitude_deg"]),
            event_title(event.name),
            _SIDES_DROPPED[number % len(_SIDES_DROPPED)],
        )
        for number, event in enumerate(e for e in arc.events if "impact_longitude_deg" in e.detail)
    ]
    if not points:
        return []
    longitudes = [*seen.longitude_deg, *(point.x for point in points)]
    latitudes = [*seen.latitude_deg, *(point.y for point in points)]
    view = (
        (min(longitudes) - _AROUND_DEG, max(longitudes) + _AROUND_DEG),
        (min(latitudes) - _AROUND_DEG, max(latitudes) + _AROUND_DEG),
        10.0,
    )
    track = _line(seen, seen.t_s >= seen.t_s[0], ORANGE, "ascent", _THICK)
    note = "Points of impact of tumbling pieces; the pieces of one event come down around the point."
    return [Chart("drop_zones", "Drop zones", note, "map", world_map([track], points, view))]


def _line(seen: Track, kept: NDArray[np.bool_], colour: str, name: str, width: float = 2.0) -> Line:
    return Line(*on_map(seen.latitude_deg[kept], seen.longitude_deg[kept]), colour, name, width=width)


def _places(rows: dict[str, dict[str, Any]], sides: dict[str, str]) -> list[Mark]:
    return [
        Mark(rows[name]["longitude_deg"], rows[name]["latitude_deg"], event_title(name), side)
        for name, side in sides.items()
        if name in rows
    ]
