"""CCSDS AEM: the attitudes that the flight holds, as quaternions from GCRF to body axes."""

from itertools import pairwise

import numpy as np

from vitok.elementary import arccos, dot
from vitok.errors import InputError
from vitok.flight import Flight
from vitok.mission.relocation import STAY, kind_of
from vitok.products.export.attitudes import Attitude, attitudes
from vitok.products.export.base import Exported
from vitok.products.export.bodies import Body, ship, station, stem
from vitok.products.export.ccsds import file_of
from vitok.products.export.instants import utc_texts
from vitok.products.export.message import Group, Item, comment, message, number, object_items
from vitok.products.export.oem import FRAME, SYSTEM
from vitok.types import Vector

_KEYS = ("Q1", "Q2", "Q3", "QC")  # the scalar last, as 504.0-B-2 has it
_REMARK = {STAY: "the station is taken to hold its attitude of dockings exactly"}


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME.aem`` of the ship and ``NAME-station.aem``; InputError where no phase has an attitude."""
    held, lacking = attitudes(flight)
    if not held:
        raise InputError(f"aem: the flight holds no attitude: {'; '.join(lacking)}")
    told = (*lacking, *_gaps(held))
    files: dict[str, str] = {}
    for body, ending, own in ((ship(flight), "", True), (station(flight), "-station", False)):
        turned = [(each, each.ship if own else each.station) for each in held]
        segments = [_segment(flight, body, each.phase, each.t_s, q) for each, q in turned if q is not None]
        files |= file_of(f"{stem(flight)}{ending}", message("aem", "2.0", segments, told), xml=xml)
    return Exported(dict(files), told)


def _gaps(held: list[Attitude]) -> list[str]:
    """A sentence where an attitude ends and the next one begins elsewhere, as that of a stay does."""
    found = []
    for before, after in pairwise(held):
        share = min(1.0, abs(float(dot(before.ship[-1], after.ship[0]))))
        off_deg = float(np.degrees(2.0 * arccos(share)))
        found.append(
            f"the attitude of the {after.phase} begins {off_deg:.1f} deg from where that of the "
            f"{before.phase} ends"
        )
    return found


def _segment(flight: Flight, body: Body, phase: str, t_s: Vector, q: Vector) -> Group:
    instants = utc_texts(flight.epoch, t_s)
    metadata = (
        comment(f"phase: {phase}"),
        *([comment(_REMARK[kind_of(phase)])] if kind_of(phase) in _REMARK else []),
        *object_items(body),
        Item("CENTER_NAME", "EARTH"),
        Item("REF_FRAME_A", FRAME),
        Item("REF_FRAME_B", "SC_BODY_1"),
        Item("TIME_SYSTEM", SYSTEM),
        Item("START_TIME", instants[0]),
        Item("STOP_TIME", instants[-1]),
        Item("ATTITUDE_TYPE", "QUATERNION"),
    )
    rows = (
        Group(
            "attitudeState",
            (
                Group(
                    "quaternionEphemeris",
                    (
                        Item("EPOCH", instant),
                        Group(
                            "quaternion",
                            tuple(
                                Item(key, number(value, 12)) for key, value in zip(_KEYS, row, strict=True)
                            ),
                        ),
                    ),
                ),
            ),
        )
        for instant, row in zip(instants, q[:, [1, 2, 3, 0]].tolist(), strict=True)
    )
    return Group("segment", (Group("metadata", metadata), Group("data", tuple(rows))))
