"""What one run tells, as plain values by the names of a campaign's columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from vitok.campaigns.columns import MARGIN
from vitok.conductor import is_nominal
from vitok.earth.frames import Rotation
from vitok.evidence.ground_state import ground_states
from vitok.motion.arc import Arc, Event

if TYPE_CHECKING:
    from vitok.chance import Draws

Row = dict[str, int | float | str | bool]

_AIRBORNE = ("ascent", "descent")  # whose events have a place over the ground that says something
_PLACE = ("latitude_deg", "longitude_deg", "altitude_km", "", "ground_speed_mps")  # of a GroundState
_PEAKS = ("load_g", "dynamic_pressure_pa", "heat_flux_wpm2", "stagnation_heat_flux_wpm2", "contact_n")


def row_of(
    arcs: Sequence[Arc],
    draws: Draws,
    inputs: Mapping[str, float],
    reason: str,
    *,
    last: str,
    zero_s: float,
    rotation: Rotation,
) -> Row:
    """The row of a run that flew these arcs, all up to phase ``last`` where ``reason`` is empty.

    A run succeeds that came to the end of ``last`` as planned and kept each limit. ``<event>.t_s`` counts
    from ``zero_s`` (TAI since the epoch); ``rotation`` is the Earth's over the whole flight.
    """
    margins = [(arc.name, each) for arc in arcs for each in arc.margins]
    came = not reason and arcs[-1].name == last and is_nominal(arcs[-1])
    row: Row = {
        "run": draws.run,
        "status": "failed" if reason else "flown",
        "reason": reason,
        "success": came and all(each.kept for _, each in margins),
        "failures": ", ".join(map(str, draws.failures)),
    }
    row |= inputs
    row |= {f"{MARGIN}{name}/{each.name}": each.left for name, each in margins}
    if arcs and arcs[0].name == "ascent":
        row["mass/liftoff_kg"] = float(arcs[0].mass_kg[0])
    for arc in arcs:
        row[f"mass/{arc.name}_kg"] = float(arc.mass_kg[-1])
        row |= {
            f"peak/{arc.name}/{key}": float(arc.channels[key].max()) for key in _PEAKS if key in arc.channels
        }
    return row | _events(arcs, zero_s, rotation)


def _events(arcs: Sequence[Arc], zero_s: float, rotation: Rotation) -> Row:
    """Instants, places and details of all events; the second of a name is ``name[2]``."""
    row, seen = Row(), Counter[str]()
    for arc in arcs:
        if not arc.events:
            continue
        t_s = np.array([each.t_s for each in arc.events])
        there = ground_states(np.array([each.y[:6] for each in arc.events]), t_s, rotation).tolist()
        for event, place in zip(arc.events, there, strict=True):
            name = _name(event)
            seen[name] += 1
            if seen[name] > 1:
                name = f"{name}[{seen[name]}]"
            row[f"{name}.t_s"] = event.t_s - zero_s
            if arc.name in _AIRBORNE:
                row |= {f"{name}.{key}": value for key, value in zip(_PLACE, place, strict=True) if key}
            row |= {
                f"{name}.{key}": float(value)
                for key, value in event.detail.items()
                if not isinstance(value, str)
            }
    return row


def _name(event: Event) -> str:
    """An event's name with what it is of: ``burn_end[DV1]``, ``failure[radio]``."""
    of = event.detail.get("burn", event.detail.get("what"))
    return event.name if of is None else f"{event.name}[{of}]"
