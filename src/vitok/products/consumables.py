"""What a flight uses up: the propellant of rocket and spacecraft, phase by phase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vitok.mission.relocation import RELOCATION, kind_of

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc

_ATTITUDE = "attitude_control"
_BY_SHIP = ("rendezvous", "docking", RELOCATION, "descent")


@dataclass(frozen=True)
class Spent:
    """Propellant of the spacecraft in a phase: by burns, by a sum for attitude control, and what is left."""

    phase: str
    burns_kg: float
    attitude_kg: float
    left_kg: float


def spent_rows(flight: Flight) -> list[Spent]:
    """The spacecraft's propellant over the phases that use it."""
    left_kg, rows = flight.cast.spacecraft.propulsion.propellant_kg, []
    for name, arc in flight.arcs.items():
        if kind_of(name) in _BY_SHIP:
            attitude_kg = -sum(jump.mass_kg for jump in arc.jumps if jump.name == _ATTITUDE)
            burns_kg = _burnt_kg(arc) - attitude_kg
            left_kg -= burns_kg + attitude_kg
            rows.append(Spent(name, burns_kg, attitude_kg, left_kg))
    return rows


def _burnt_kg(arc: Arc) -> float:
    """What an arc loses in mass but by what is dropped or exchanged."""
    dropped_kg = -sum(jump.mass_kg for jump in arc.jumps if jump.name != _ATTITUDE)
    return float(arc.mass_kg[0] - arc.mass_kg[-1]) - dropped_kg


def consumable_cells(flight: Flight, document: Mapping[str, Any]) -> list[dict[str, str]]:
    """Rows as people read them: the rocket's propellant, then the spacecraft's."""
    cells = []
    if "ascent" in flight.arcs:
        left_kg = document["plan"].get("ascent", {}).get("propellant_left_kg")
        cells.append(
            {
                "what": "rocket, ascent",
                "burns, kg": f"{_burnt_kg(flight.arcs['ascent']):,.0f}",
                "attitude control, kg": "",
                "left, kg": "" if left_kg is None else f"{left_kg:,.0f}",
            }
        )
    rows = spent_rows(flight)
    if rows:
        loaded_kg = flight.cast.spacecraft.propulsion.propellant_kg
        cells.append(
            {
                "what": "spacecraft, loaded",
                "burns, kg": "",
                "attitude control, kg": "",
                "left, kg": f"{loaded_kg:,.1f}",
            }
        )
    for row in rows:
        cells.append(
            {
                "what": f"spacecraft, {row.phase}",
                "burns, kg": f"{row.burns_kg:.1f}",
                "attitude control, kg": f"{row.attitude_kg:.1f}",
                "left, kg": f"{row.left_kg:.1f}",
            }
        )
    return cells
