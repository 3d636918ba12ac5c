"""CCSDS OMM: element sets of SGP4 fitted to parts of the flight, their residuals in the comments."""

import numpy as np

from vitok.flight import Flight
from vitok.products.export.base import Exported
from vitok.products.export.bodies import ship, stem
from vitok.products.export.ccsds import file_of
from vitok.products.export.element_fit import Fitted
from vitok.products.export.instants import utc_texts
from vitok.products.export.message import Group, Item, comment, message, object_items
from vitok.products.export.tle import sets_of


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME-PART.omm`` for each fitted set, with the digits of its two lines."""
    files: dict[str, str] = {}
    found = sets_of(flight, "omm")
    for each in found:
        told = message("omm", "3.0", [_segment(flight, each)], [each.told(flight)])
        files |= file_of(f"{stem(flight)}-{each.name}", told, xml=xml)
    return Exported(dict(files), tuple(each.told(flight) for each in found))


def _segment(flight: Flight, fitted: Fitted) -> Group:
    first, second = fitted.lines
    body = ship(flight)
    metadata = (
        *object_items(body),
        Item("CENTER_NAME", "EARTH"),
        Item("REF_FRAME", "TEME"),
        Item("TIME_SYSTEM", "UTC"),
        Item("MEAN_ELEMENT_THEORY", "SGP4"),
    )
    (epoch,) = utc_texts(flight.epoch, np.array([fitted.read.t_s(flight.epoch)]), 6)
    mean = (
        comment(f"fitted to the {fitted.name} of the flight"),
        Item("EPOCH", epoch),
        Item("MEAN_MOTION", second[52:63].strip(), "rev/day"),
        Item("ECCENTRICITY", f"0.{second[26:33]}"),
        Item("INCLINATION", second[8:16].strip(), "deg"),
        Item("RA_OF_ASC_NODE", second[17:25].strip(), "deg"),
        Item("ARG_OF_PERICENTER", second[34:42].strip(), "deg"),
        Item("MEAN_ANOMALY", second[43:51].strip(), "deg"),
    )
    sign = first[53].strip()
    own = (
        Item("EPHEMERIS_TYPE", "0"),
        Item("CLASSIFICATION_TYPE", "U"),
        Item("NORAD_CAT_ID", str(body.number)),
        Item("ELEMENT_SET_NO", "1"),
        Item("REV_AT_EPOCH", "0"),
        Item("BSTAR", f"{sign}0.{first[54:59]}E{first[59:61]}", "1/ER"),
        Item("MEAN_MOTION_DOT", "0.0", "rev/day**2"),
        Item("MEAN_MOTION_DDOT", "0.0", "rev/day**3"),
    )
    data = Group("meanElements", mean), Group("tleParameters", own)
    return Group("segment", (Group("metadata", metadata), Group("data", data)))
