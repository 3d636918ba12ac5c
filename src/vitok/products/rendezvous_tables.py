"""The rendezvous in tables: burns planned beside flown, safety, light and contact, passes, eclipses.

``burn_rows`` are for a document, with units in their keys. The others make of a document's rows what people
read: rows of texts with the same keys, which a page and a terminal share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vitok.motion.orbit import G0_MPS2
from vitok.products.words import figure, told_as, with_unit

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.mission.spacecraft import Spacecraft
    from vitok.motion.arc import Arc, Event, Firing
    from vitok.rendezvous.review import PlannedBurn

Row = dict[str, str]
_COMPARED = ("duration_s", "delta_v_mps", "propellant_kg", "range_km")


def burn_rows(flight: Flight) -> list[dict[str, Any]]:
    """Each burn of the rendezvous as planned, as flown, and the difference, flown less planned.

    What was left out on one side, as too small to be metered, is null there. Instants are those of ignition,
    durations are from there on.
    """
    arc = flight.arcs.get("rendezvous")
    if arc is None:
        return []
    flown = {each.name: _flown(each, arc, flight) for each in arc.burns}
    planned = {each.name: each for each in flight.review.burns} if flight.review else {}
    rows = []
    for name in sorted({**planned, **flown}, key=lambda each: _ignition_s(each, planned, arc)):
        before = _planned(planned[name], flight) if name in planned else None
        after, difference = flown.get(name), None
        if before is not None and after is not None:
            difference = {"start_s": _burn_start_s(name, arc) - planned[name].t_s} | {
                key: None if after[key] is None else after[key] - before[key] for key in _COMPARED
            }
        rows.append({"burn": name, "planned": before, "flown": after, "difference": difference})
    return rows


def _planned(burn: PlannedBurn, flight: Flight) -> dict[str, Any]:
    return {
        "engine": burn.engine,
        "start_utc": flight.epoch.utc(burn.t_s),
        "duration_s": burn.duration_s,
        "delta_v_mps": burn.delta_v_mps,
        "propellant_kg": burn.propellant_kg,
        "range_km": burn.range_m / 1e3,
    }


def _flown(firing: Firing, arc: Arc, flight: Flight) -> dict[str, Any]:
    start_s = _burn_start_s(firing.name, arc)
    ignition = _ignition(firing.name, arc)
    range_m = ignition.detail.get("range_m") if ignition else None
    return {
        "engine": _engine(flight.cast.spacecraft, firing),
        "start_utc": flight.epoch.utc(start_s),
        "duration_s": firing.start_s + firing.duration_s - start_s,
        "delta_v_mps": firing.delta_v_mps,
        "propellant_kg": firing.propellant_kg,
        "range_km": None if range_m is None else float(range_m) / 1e3,
    }


def _ignition(name: str, arc: Arc) -> Event | None:
    return next((e for e in arc.events if e.name == "burn_start" and e.detail.get("burn") == name), None)


def _burn_start_s(name: str, arc: Arc) -> float:
    """Instant of ignition, which is before that of thrust where an engine takes time to start."""
    ignition = _ignition(name, arc)
    return ignition.t_s if ignition else next(each.start_s for each in arc.burns if each.name == name)


def _ignition_s(name: str, planned: Mapping[str, PlannedBurn], arc: Arc) -> float:
    return planned[name].t_s if name in planned else _burn_start_s(name, arc)


def _engine(craft: Spacecraft, firing: Firing) -> str:
    """By the flow of propellant, which no error of a burn changes."""
    main = craft.propulsion.main
    main_kgps = main.thrust_n / (main.specific_impulse_s * G0_MPS2)
    flow_kgps = firing.propellant_kg / firing.duration_s if firing.duration_s > 0.0 else 0.0
    return "main" if abs(flow_kgps / main_kgps - 1.0) < 0.01 else "thrusters"


def burn_cells(row: Mapping[str, Any]) -> Row:
    """A row of ``burn_rows``: planned, flown, and the difference beside each figure."""
    before, after, difference = row["planned"], row["flown"], row["difference"]
    either = after or before
    cells = {"burn": row["burn"], "engine": either["engine"]}
    for key, head in (
        ("start_utc", "ignition, UTC"),
        ("delta_v_mps", "m/s"),
        ("duration_s", "s"),
        ("range_km", "range, km"),
    ):
        for side, values in (("planned", before), ("flown", after)):
            told = _cell(values[key]) if values else "left out"
            cells[f"{side} {head}"] = told[11:] if side == "flown" and key == "start_utc" and values else told
        change = difference and difference["start_s" if key == "start_utc" else key]
        name = "later, s" if key == "start_utc" else f"more {head}"
        cells[name] = "" if change is None else f"{change:+.2f}"
    return cells


def safety_cells(row: Mapping[str, Any]) -> Row:
    """What becomes of a burn, and what keeps the ship clear if it must be."""
    avoidance = row["avoidance"]
    if avoidance:
        told = (
            f"{figure(avoidance['delta_v_mps'])} m/s {avoidance['direction']} at "
            f"{_clock(avoidance['start_utc'])}, then {_length(avoidance['least_distance_m'])} at least"
        )
    else:
        told = "" if row["verdict"] == "clear" else "none found"
    return {
        "burn": row["burn"],
        "case": row["case"],
        "judged by": row["judged_by"],
        "verdict": row["verdict"],
        "least distance": _length(row["least_distance_m"]),
        "then, UTC": _cell(row["least_distance_utc"]),
        "in ellipsoid": _span(row["ellipsoid_inside_s"]),
        "in sphere": _span(row["sphere_inside_s"]),
        "avoidance": told,
    }


def light_cells(row: Mapping[str, Any]) -> Row:
    """Light and contact of a burn or of docking."""
    return {
        "at": row["name"],
        "begin, UTC": _cell(row["start_utc"]),
        "range": _length(row["range_m"]),
        "Sun in sight": f"{100.0 * row['sunlit_share']:.0f} %",
        "Sun from station": f"{row['sun_from_station_deg']:.0f}°",
        "Sun from port axis": f"{row['sun_from_port_axis_deg']:.0f}°",
        "heard by": ", ".join(row["ground_stations"]) or "nobody",
    }


def pass_cells(row: Mapping[str, Any]) -> Row:
    """A pass over a ground station."""
    return {
        "ground station": row["station"],
        "begin, UTC": _cell(row["start_utc"]),
        "end, UTC": _cell(row["end_utc"]),
        "highest": f"{row['highest_deg']:.0f}°",
    }


def eclipse_cells(row: Mapping[str, Any]) -> Row:
    """An eclipse: the umbra within the penumbra."""
    return {
        "penumbra from, UTC": _cell(row["start_utc"]),
        "umbra from": _cell(row["umbra_start_utc"]),
        "umbra to": _cell(row["umbra_end_utc"]),
        "penumbra to": _cell(row["end_utc"]),
    }


# Those of a plan's rendezvous, in the order in which they are shown: key, heading, what makes a row's cells.
TABLES: tuple[tuple[str, str, Callable[[Mapping[str, Any]], Row]], ...] = (
    ("safety", "Safety of each burn", safety_cells),
    ("light_and_contact", "Light and contact", light_cells),
    ("passes", "Passes of the last day", pass_cells),
    ("eclipses", "Eclipses of the last day", eclipse_cells),
)


def plan_tables(rendezvous: Mapping[str, Any]) -> list[tuple[str, list[Row]]]:
    """Headings and rows of what a plan's summary of its rendezvous tells; none where it has no rows."""
    return [
        (heading, [cells(row) for row in rendezvous[key]])
        for key, heading, cells in TABLES
        if rendezvous.get(key)
    ]


def safety_headline(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many cases are clear, how many a burn keeps out, and how many nothing does."""
    clear = [each for each in rows if each["verdict"] == "clear"]
    rest = [each for each in rows if each["verdict"] != "clear"]
    kept = sum(each["avoidance"] is not None for each in rest)
    told = f"{len(clear)} of {len(rows)} cases drift clear of what they are judged by"
    if rest:
        told += f"; of the other {len(rest)} an avoidance burn keeps {kept} out"
    return told + "."


def _cell(value: Any) -> str:
    """A value as a table has it: instants without their milliseconds."""
    if isinstance(value, str) and value.endswith("Z"):
        return value[:19].replace("T", " ")
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _clock(utc: str) -> str:
    return utc[11:19]


def _length(value_m: float) -> str:
    return told_as("least_m", value_m)[1]


def _span(seconds: float) -> str:
    """Time inside a zone, in minutes where it is long; nothing where the zone is missed."""
    if seconds == 0.0:
        return ""
    return with_unit(seconds / 60.0, "min") if seconds >= 600.0 else with_unit(seconds, "s")
