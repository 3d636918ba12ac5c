"""All that a page needs to show a flight, in JSON's own types; instants count from the flight's first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.errors import FlightError, InputError
from vitok.evidence.events import flight_rotation
from vitok.evidence.ground_state import ground_state
from vitok.mission.catalogue import load
from vitok.mission.place import Network
from vitok.products.land import on_land
from vitok.products.view.arcs import arc_data, is_long, way_data
from vitok.products.view.models import models
from vitok.products.view.sky import sky
from vitok.products.words import event_title, quantity
from vitok.rendezvous.sequence import BRAKING
from vitok.shown import printable

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Event
    from vitok.scene import Cast

VERSION = 1
_NETWORK = "russia"  # as `vitok landing` has it, where a mission names none
_PLACES = ("impact", "light_pieces", "heavy_pieces")  # what an event tells the latitude and longitude of


def data(flight: Flight, ghost: Flight | None = None) -> dict[str, Any]:
    """The flight and, beside it, the way of another one as a ghost.

    FlightError for a flight without any arc, or one that tells no attitude.
    """
    if not flight.arcs:
        raise FlightError(f"{flight.mission.name} was not flown: there is nothing to view")
    blind = [name for name, arc in flight.arcs.items() if not arc.q_body_from_gcrf.size]
    if blind:
        raise InputError(
            f"the flight tells no attitude of its {' and '.join(blind)}: fly it again with this vitok"
        )
    t0_s = min(float(arc.t_s[0]) for arc in flight.arcs.values())
    end_s = max(float(arc.t_s[-1]) for arc in flight.arcs.values())
    told = {
        "version": VERSION,
        "title": flight.mission.title,
        "epoch_utc": flight.epoch.utc(t0_s),
        "liftoff": None if flight.liftoff_s is None else flight.liftoff_s - t0_s,
        "end": end_s - t0_s,
        "names": _names(flight.cast),
        "arcs": [arc_data(arc, t0_s, flight.mission.port_in(arc.name)) for arc in flight.arcs.values()],
        "events": [_event(event, t0_s, flight) for event in flight.events],
        "sky": sky(flight, t0_s),
        "models": models(flight.cast),
        "limits": _limits(flight, t0_s),
        "ground": _ground(flight),
        "ghost": None,
    }
    if ghost is not None:
        ghost_t0_s = t0_s + ghost.epoch.t_s(flight.epoch.utc(0.0))
        ways = [way_data(arc, ghost_t0_s) for arc in ghost.arcs.values() if not is_long(arc)]
        told["ghost"] = {"title": _titled(ghost), "arcs": ways}
    plain: dict[str, Any] = _plain(told)
    return plain


def _titled(flight: Flight) -> str:
    failures = ", ".join(map(str, flight.draws.failures))
    return f"{flight.mission.title}, run {flight.draws.run}{f', {failures}' if failures else ''}"


def _names(cast: Cast) -> dict[str, str]:
    named = {key: getattr(cast, key).title for key in ("rocket", "spacecraft", "station", "site", "zone")}
    return named | {
        "ship": cast.mission.title.split(",")[0],
        "port": cast.station.ports[cast.mission.port].module,
    }


def _event(event: Event, t0_s: float, flight: Flight) -> dict[str, Any]:
    detail = dict(event.detail)
    what = detail.pop("burn", detail.pop("what", ""))
    return {
        "name": event.name,
        "title": event_title(event.name) + (f": {what}" if what else ""),
        "t": event.t_s - t0_s,
        "known": "after_utc" not in detail,
        "told": [quantity(key, value) for key, value in detail.items()],
    }


def _limits(flight: Flight, t0_s: float) -> dict[str, Any]:
    """The volumes about the station, the cone before its port, and when the ellipsoid is opened."""
    cast = flight.cast
    limits = cast.docking.limits
    braking = [
        burn.start_s for arc in flight.arcs.values() for burn in arc.burns if burn.name.startswith(BRAKING)
    ]
    return {
        "opens": min(braking) - t0_s if braking else None,
        "keep_out": cast.station.keep_out_radius_m,
        "ellipsoid": cast.station.approach_ellipsoid_m,
        "cone_half_angle_deg": limits.cone_half_angle_deg,
        "cone_from": limits.cone_from_m,
        "cone_least": limits.cone_least_m,
    }


def _ground(flight: Flight) -> dict[str, Any]:
    """Places on the ground: pad, zone, stations that listen, footprint, where what was dropped comes down."""
    cast = flight.cast
    asked = cast.mission.constraints
    name = asked.burns_seen_from_ground if asked and asked.burns_seen_from_ground else _NETWORK
    try:
        network = load(name, Network)
    except InputError:  # a file of the user's that is elsewhere: its circles are no part of the flight
        network = load(_NETWORK, Network)
    fallen = [
        {
            "title": event_title(event.name) + ("" if place == "impact" else f": {place.replace('_', ' ')}"),
            "latitude_deg": event.detail[f"{place}_latitude_deg"],
            "longitude_deg": event.detail[f"{place}_longitude_deg"],
        }
        for event in flight.events
        for place in _PLACES
        if f"{place}_latitude_deg" in event.detail
    ]
    outline = np.empty((0, 2))
    if flight.outlook is not None:
        outline = np.degrees(flight.outlook.footprint.outline())
    landed = next((event for event in flight.events if event.name == "landing"), None)
    water = False
    if landed is not None:
        point = ground_state(landed.y, landed.t_s, flight_rotation(flight))
        water = not on_land(point.latitude_deg, point.longitude_deg)
    return {
        "water": water,
        "site": _place(cast.site, cast.site.altitude_m),
        "zone": _place(cast.zone, cast.zone.ground_altitude_m) | {"radius_km": cast.zone.radius_km},
        "stations": [_place(each, 0.0) | {"name": each.name} for each in network.stations],
        "lowest_elevation_deg": network.lowest_elevation_deg,
        "fallen": fallen,
        "footprint": np.round(outline, 4).tolist(),
    }


def _place(point: Any, altitude_m: float) -> dict[str, float]:
    return {
        "latitude_deg": point.latitude_deg,
        "longitude_deg": point.longitude_deg,
        "altitude_m": altitude_m,
    }


def _plain(value: Any) -> Any:
    """The value in JSON's own types; texts without what steers or hides."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.item() if isinstance(value, np.generic) else value
