"""Limits of what was planned or flown near the station and what came nearest to them; the contact in figures.

``margin_rows`` are for a document, with units in their keys. The others make of a document's rows what people
read: rows of texts with the same keys, which a page and a terminal share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vitok.products.words import instant, told_as

if TYPE_CHECKING:
    from vitok.flight import Flight

Row = dict[str, str]
# What is told of a contact: events and those of their details.
_AT_CONTACT = {
    "docking": {
        "closing_rate_mps": "closing rate",
        "lateral_rate_mps": "lateral rate",
        "lateral_offset_m": "lateral offset",
        "tilt_deg": "tilt",
        "angular_rate_degps": "angular rate",
    },
    "capture": {"greatest_axial_n": "greatest load along the probe"},
    "hooks_closed": {"greatest_stroke_m": "greatest stroke of the probe"},
}


def margin_rows(flight: Flight) -> list[dict[str, Any]]:
    """Each limit that a flight is judged by: allowed, reached, when, and whether it was kept."""
    return [
        {"arc": arc.name} | each.summary(flight.epoch) for arc in flight.arcs.values() for each in arc.margins
    ]


def margin_cells(row: Mapping[str, Any]) -> Row:
    """A limit as people read it."""
    name, allowed = told_as(row["limit"], row["allowed"])
    return {
        "limit": name,
        "allowed": f"at least {allowed}" if row["at_least"] else allowed,
        "reached": told_as(row["limit"], row["reached"])[1],
        "kept": "yes" if row["kept"] else "no",
        "at, UTC": instant(row["utc"])[:19],
    }


def margins_headline(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many limits were kept, and which were not."""
    broken = [told_as(row["limit"], row["reached"])[0] for row in rows if not row["kept"]]
    told = f"{len(rows) - len(broken)} of {len(rows)} limits are kept"
    return f"{told}; not that of {', '.join(broken)}." if broken else f"{told}."


def contact_rows(events: Sequence[Mapping[str, Any]]) -> list[Row]:
    """What the contact came to, by the details of its events; none without."""
    return [
        {"what": name, "value": told_as(key, event[key])[1]}
        for event in events
        for key, name in _AT_CONTACT.get(event["name"], {}).items()
        if key in event
    ]


def docking_tables(document: Mapping[str, Any]) -> list[tuple[str, list[Row]]]:
    """Headings and rows of a flight's document; none where it has no rows."""
    planned = document["plan"].get("docking", {}).get("margins", [])
    tables = [
        ("Limits as flown", [margin_cells(row) for row in document["margins"] if row["arc"] == "docking"]),
        ("Limits as planned", [margin_cells(row) for row in planned]),
        ("Contact", contact_rows(document["events"])),
    ]
    return [(heading, rows) for heading, rows in tables if rows]
