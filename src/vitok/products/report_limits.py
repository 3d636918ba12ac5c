"""Limits of a flight and what came nearest to each, over all phases, for the first page of its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.products.consumables import spent_rows
from vitok.products.words import told_as, with_unit

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc

_NEAR = 0.1  # share of a limit from which on the first page tells it
_NAMES = {
    "share_of_crew_limit": "load on the crew, of what they may bear for as long",
    "off_zone_middle_km": "landing from the zone's centre",
}


@dataclass(frozen=True)
class Limit:
    """A limit of a phase; ``share`` of it was reached, None where a share says nothing."""

    phase: str
    name: str
    allowed: str
    reached: str
    share: float | None
    kept: bool


def limits(flight: Flight, document: Mapping[str, Any]) -> list[Limit]:
    """All limits that the files of a flight name and its arcs tell, in the order of the phases."""
    found: list[Limit] = []
    if "ascent" in flight.arcs:
        found += _ascent(flight, flight.arcs["ascent"])
    if document["plan"].get("rendezvous", {}).get("safety"):
        found.append(_safety(document["plan"]["rendezvous"]["safety"]))
    found += [_margin(row) for row in document["margins"]]
    rows = spent_rows(flight)
    if rows:
        loaded_kg = flight.cast.spacecraft.propulsion.propellant_kg
        spent_kg = loaded_kg - rows[-1].left_kg
        found.append(_limit("flight", "propellant of the spacecraft", loaded_kg, spent_kg, "kg"))
    if "descent" in flight.arcs:
        found += _descent(document)
    return found


def told_first(found: Sequence[Limit]) -> tuple[list[Limit], str]:
    """Those of which a tenth is reached or more, and a few words of how many are left out."""
    near = [each for each in found if not each.kept or each.share is None or each.share >= _NEAR]
    left = len(found) - len(near)
    return near, f"{left} more, of each of which less than a tenth is reached" if left else ""


def _limit(phase: str, name: str, allowed: float, reached: float, unit: str) -> Limit:
    share = reached / allowed if allowed else None
    return Limit(phase, name, with_unit(allowed, unit), with_unit(reached, unit), share, reached <= allowed)


def _ascent(flight: Flight, arc: Arc) -> list[Limit]:
    guidance, channels = flight.cast.rocket.guidance, arc.channels
    found = []
    if {"dynamic_pressure_pa", "angle_of_attack_deg", "load_g"} <= channels.keys():
        pressure_kpa, attack_deg = channels["dynamic_pressure_pa"] / 1e3, channels["angle_of_attack_deg"]
        bending = float(np.max(pressure_kpa * attack_deg))
        found = [
            _limit(
                "ascent",
                "dynamic pressure",
                guidance.dynamic_pressure_limit_pa / 1e3,
                float(pressure_kpa.max()),
                "kPa",
            ),
            _limit("ascent", "load", guidance.axial_load_limit_g, float(channels["load_g"].max()), "g"),
            _limit(
                "ascent",
                "pressure by angle of attack",
                guidance.bending_limit_pa_deg / 1e3,
                bending,
                "kPa °",
            ),
        ]
    return found


def _safety(cases: list[dict[str, Any]]) -> Limit:
    """The cases of missed burns that nothing keeps clear of the station: none may be."""
    bad = sum(case["verdict"] != "clear" and not case["avoidance"] for case in cases)
    return Limit("rendezvous", "cases that no burn keeps clear", "0", str(bad), None, bad == 0)


def _margin(row: Mapping[str, Any]) -> Limit:
    name, allowed = told_as(row["limit"], row["allowed"])
    reached = told_as(row["limit"], row["reached"])[1]
    share = row["reached"] / row["allowed"] if row["allowed"] else None
    if row["at_least"]:
        allowed, share = f"at least {allowed}", row["allowed"] / row["reached"] if row["reached"] else None
    if row["limit"].startswith("share"):
        allowed, reached = (f"{100.0 * row[key]:.0f} %" for key in ("allowed", "reached"))
    return Limit(row["arc"], _NAMES.get(row["limit"], name), allowed, reached, share, row["kept"])


def _descent(document: Mapping[str, Any]) -> list[Limit]:
    plan = document["plan"].get("descent", {})
    if "cross_track_km" not in plan or document["failures"]:
        return []
    reach_km, track_km = plan["cross_range_reach_km"], abs(plan["cross_track_km"])
    return [_limit("descent", "cross-range to the zone", reach_km, track_km, "km")]
