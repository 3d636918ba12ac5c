"""The attitudes that a flight holds: the ship's in all phases, the station's where the ship is near it."""

from dataclasses import dataclass

import numpy as np

from vitok.craft.station import docked_axes, lvlh_from_body
from vitok.elementary import product
from vitok.flight import Flight
from vitok.mission.relocation import STAY, kind_of
from vitok.mission.station import port_of
from vitok.motion.arc import Arc
from vitok.motion.lvlh import axes
from vitok.motion.quaternions import quaternions
from vitok.products.export.pieces import station_states
from vitok.types import Vector

_PARTS = ("w", "x", "y", "z")


@dataclass(frozen=True, eq=False)
class Attitude:
    """Instants (n,), TAI s, and q_body_from_gcrf (n, 4), scalar first, of the ship and of the station.

    That of the station is None where the ship is far from it.
    """

    phase: str
    t_s: Vector
    ship: Vector
    station: Vector | None = None


def attitudes(flight: Flight) -> tuple[list[Attitude], tuple[str, ...]]:
    """The attitudes of the phases that have them, and a sentence for each phase that has none.

    In the docking they are those flown, in the other phases those of the arcs' pictures. In the stay the
    station is taken to hold its attitude of dockings exactly, as the stay is flown, and the ship rests at its
    port.
    """
    found, lacking = [], []
    for arc in flight.arcs.values():
        held = _flown(arc) or _docked(flight, arc) or _pictured(arc)
        if held is not None:
            found.append(held)
        else:
            lacking.append(f"no attitude of the {arc.name}: the flight has none")
    return found, tuple(lacking)


def matrices(q: Vector) -> Vector:
    """Matrices (n, 3, 3) from GCRF to body axes of q_body_from_gcrf (n, 4)."""
    w, x, y, z = q.T
    rows = (
        (1.0 - 2.0 * (y * y + z * z), 2.0 * (x * y + w * z), 2.0 * (x * z - w * y)),
        (2.0 * (x * y - w * z), 1.0 - 2.0 * (x * x + z * z), 2.0 * (y * z + w * x)),
        (2.0 * (x * z + w * y), 2.0 * (y * z - w * x), 1.0 - 2.0 * (x * x + y * y)),
    )
    return np.array(rows).transpose(2, 0, 1)


def _flown(arc: Arc) -> Attitude | None:
    keys = [[f"q_{body}_from_gcrf_{part}" for part in _PARTS] for body in ("body", "station")]
    if not {*keys[0], *keys[1]} <= arc.channels.keys():
        return None
    ship, station = (np.column_stack([arc.channels[key] for key in of]) for of in keys)
    return Attitude(arc.name, *_distinct(arc, ship, station))


def _pictured(arc: Arc) -> Attitude | None:
    ship = arc.q_body_from_gcrf
    return Attitude(arc.name, *_distinct(arc, ship)) if len(ship) else None


def _docked(flight: Flight, arc: Arc) -> Attitude | None:
    states = station_states(flight, arc) if kind_of(arc.name) == STAY else None
    if states is None:
        return None
    station = lvlh_from_body(flight.cast.station).T
    ship = product(docked_axes(port_of(flight.cast.station, flight.mission.port_in(arc.name))), station)
    lvlh = np.array([axes(state) for state in states])
    turned = [
        quaternions(np.ascontiguousarray((body[None, :, :, None] * lvlh[:, None]).sum(axis=2)))
        for body in (ship, station)
    ]
    return Attitude(arc.name, *_distinct(arc, *turned))


def _distinct(arc: Arc, *rows: Vector) -> tuple[Vector, ...]:
    """Instants and rows without the first of two samples of one instant."""
    kept = np.append(np.diff(arc.t_s) > 0.0, True)
    return arc.t_s[kept], *(each[kept] for each in rows)
