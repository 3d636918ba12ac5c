"""CCSDS OPM: the state in which each phase begins, and the burns that follow in it."""

import numpy as np

from vitok.elementary import norm
from vitok.flight import Flight
from vitok.motion.arc import Arc, Firing
from vitok.products.export.base import Exported
from vitok.products.export.bodies import ship, stem
from vitok.products.export.ccsds import file_of
from vitok.products.export.instants import utc_texts
from vitok.products.export.message import Group, Item, comment, message, number, object_items
from vitok.products.export.oem import FRAME, SYSTEM, state_items
from vitok.products.export.pieces import steady_burns
from vitok.products.export.pull import free_fall_mps
from vitok.types import Vector


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME-PHASE.opm`` for each phase."""
    files: dict[str, str] = {}
    for arc in flight.arcs.values():
        told = message("opm", "3.0", [_segment(flight, arc)], [f"begin of the {arc.name}"])
        files |= file_of(f"{stem(flight)}-{arc.name}", told, xml=xml)
    return Exported(dict(files))


def _segment(flight: Flight, arc: Arc) -> Group:
    metadata = (
        *object_items(ship(flight)),
        Item("CENTER_NAME", "EARTH"),
        Item("REF_FRAME", FRAME),
        Item("TIME_SYSTEM", SYSTEM),
    )
    row = int(np.flatnonzero(np.append(np.diff(arc.t_s) > 0.0, True))[0])  # after a jump at its begin
    state = [*arc.r_gcrf_m[row].tolist(), *arc.v_gcrf_mps[row].tolist()]
    epoch = utc_texts(flight.epoch, arc.t_s[[row]])[0]
    data = (
        Group("stateVector", (Item("EPOCH", epoch), *state_items(state))),
        Group("spacecraftParameters", (Item("MASS", number(float(arc.mass_kg[row]), 6), "kg"),)),
        *(_manoeuvre(flight, arc, burn) for burn in steady_burns(arc)),
    )
    return Group("segment", (Group("metadata", metadata), Group("data", data)))


def _manoeuvre(flight: Flight, arc: Arc, burn: Firing) -> Group:
    change = burn.delta_v_mps * _direction(arc, burn) * 1e-3
    parts = zip(("MAN_DV_1", "MAN_DV_2", "MAN_DV_3"), change.tolist(), strict=True)
    return Group(
        "maneuverParameters",
        (
            comment(f"burn: {burn.name}"),
            Item("MAN_EPOCH_IGNITION", utc_texts(flight.epoch, np.array([burn.start_s]))[0]),
            Item("MAN_DURATION", number(burn.duration_s, 6), "s"),
            Item("MAN_DELTA_MASS", number(-burn.propellant_kg, 6), "kg"),
            Item("MAN_REF_FRAME", FRAME),
            *(Item(key, number(value, 12), "km/s") for key, value in parts),
        ),
    )


def _direction(arc: Arc, burn: Firing) -> Vector:
    """Unit vector, GCRF, of what a burn added to the velocity beside what gravity did.

    An arc holds no thrust: the direction is that of the velocities at its ends less the pull between them.
    """
    times = np.linspace(burn.start_s, burn.start_s + burn.duration_s, 65)
    states = arc(times)
    gained = states[-1, 3:6] - states[0, 3:6] - free_fall_mps(times, states[:, :3])
    return np.asarray(gained / norm(gained))
