"""The events of a flight as rows that people read: instant, place, speed, and what each has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vitok.earth.frames import Rotation, rotation
from vitok.evidence.ground_state import ground_state

if TYPE_CHECKING:
    from vitok.flight import Flight


def flight_rotation(flight: Flight) -> Rotation:
    """Rotation of the Earth from the first sample of the flight to its last."""
    arcs = list(flight.arcs.values())
    return rotation(flight.epoch, float(arcs[0].t_s[0]), float(arcs[-1].t_s[-1]))


def event_rows(flight: Flight) -> list[dict[str, Any]]:
    """One row per event, in time order.

    Keys: ``name``, ``utc``, ``t_s`` since lift-off (None where it is not flown), ``altitude_km``,
    ``speed_mps`` (GCRF), ``ground_speed_mps`` (relative to the turning Earth), ``latitude_deg``,
    ``longitude_deg`` (WGS-84), ``mass_kg``, then the event's own details.
    """
    table = flight_rotation(flight)
    rows = []
    for event in flight.events:
        state = ground_state(event.y, event.t_s, table)
        row = {
            "name": event.name,
            "utc": flight.epoch.utc(event.t_s),
            "t_s": flight.since_liftoff_s(event.t_s),
            "altitude_km": state.altitude_km,
            "speed_mps": state.speed_mps,
            "ground_speed_mps": state.ground_speed_mps,
            "latitude_deg": state.latitude_deg,
            "longitude_deg": state.longitude_deg,
            "mass_kg": float(event.y[6]),
        }
        rows.append(row | {key: value for key, value in event.detail.items() if key not in row})
    return rows
