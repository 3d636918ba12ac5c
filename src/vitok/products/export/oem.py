"""CCSDS OEM: the whole way as states, a segment for each phase, parted at burns and jumps."""

import numpy as np

from vitok.flight import Flight
from vitok.products.export.base import Exported
from vitok.products.export.bodies import Body, ship, station, stem
from vitok.products.export.ccsds import file_of
from vitok.products.export.instants import utc_texts
from vitok.products.export.message import Group, Item, Message, comment, message, number, object_items
from vitok.products.export.pieces import Piece, pieces, station_pieces

FRAME, SYSTEM = "GCRF", "UTC"
_STATE = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
_COVARIANCE = tuple(f"C{_STATE[i]}_{_STATE[j]}" for i in range(6) for j in range(i + 1))
_DIGITS = (9, 9, 9, 12, 12, 12)  # km and km/s: micrometres, nanometres a second
_COVARIANCE_STEP_S = 600.0  # between two covariances, and one at both ends of a segment


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME.oem`` of the ship, and ``NAME-station.oem`` of the station where the flight has it."""
    name, told = stem(flight), _message(flight, ship(flight), pieces(flight))
    files = file_of(name, told, xml=xml)
    of_station = station_pieces(flight)
    if of_station:
        files |= file_of(f"{name}-station", _message(flight, station(flight), of_station), xml=xml)
    return Exported(dict(files))


def _message(flight: Flight, body: Body, parts: list[Piece]) -> Message:
    remark = "states in GCRF (axes of the ICRF at the Earth's centre); the instants are UTC"
    return message("oem", "3.0", [_segment(flight, body, part) for part in parts], [remark])


def _segment(flight: Flight, body: Body, part: Piece) -> Group:
    instants = utc_texts(flight.epoch, part.t_s)
    degree = 2 * min(part.points, part.t_s.size) - 1
    remarks = [comment(f"phase: {part.phase}")]
    if part.burn is not None:
        remarks.append(comment(f"burn: {part.burn.name}, {part.burn.delta_v_mps:.6f} m/s"))
    span = ("START_TIME", 0), ("USEABLE_START_TIME", 0), ("USEABLE_STOP_TIME", -1), ("STOP_TIME", -1)
    metadata = (
        *remarks,
        *object_items(body),
        Item("CENTER_NAME", "EARTH"),
        Item("REF_FRAME", FRAME),
        Item("TIME_SYSTEM", SYSTEM),
        *(Item(key, instants[row]) for key, row in span),
        Item("INTERPOLATION", "HERMITE"),
        Item("INTERPOLATION_DEGREE", str(degree)),
    )
    states = (
        Group("stateVector", (Item("EPOCH", instant), *state_items(state)))
        for instant, state in zip(instants, part.states.tolist(), strict=True)
    )
    return Group(
        "segment",
        (Group("metadata", metadata), Group("data", (*states, *_covariances(part, instants)))),
    )


def state_items(state: list[float]) -> list[Item]:
    """Position and velocity of a state (6,), m and m/s, in the km and km/s of the messages."""
    units = "km", "km", "km", "km/s", "km/s", "km/s"
    rows = zip(_STATE, state, _DIGITS, units, strict=True)
    return [Item(key, number(value * 1e-3, digits), unit) for key, value, digits, unit in rows]


def _covariances(part: Piece, instants: list[str]) -> list[Group]:
    if part.covariance is None:
        return []
    steps = np.floor((part.t_s - part.t_s[0]) / _COVARIANCE_STEP_S)
    rows = np.unique(np.append(np.flatnonzero(np.diff(steps, prepend=-1.0) > 0.0), part.t_s.size - 1))
    below = np.tril_indices(6)
    return [
        Group(
            "covarianceMatrix",
            (
                comment("what the ship knows of its state less the station's"),
                Item("EPOCH", instants[row]),
                Item("COV_REF_FRAME", FRAME),
                *(
                    Item(key, number(value, 15, scientific=True))
                    for key, value in zip(_COVARIANCE, (part.covariance[row][below] * 1e-6), strict=True)
                ),
            ),
        )
        for row in rows.tolist()
    ]
