"""The report of a flight: one HTML file that needs nothing else, and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vitok.products.charts import charts
from vitok.products.docking_tables import docking_tables, margins_headline
from vitok.products.page import page
from vitok.products.rendezvous_tables import (
    TABLES,
    burn_cells,
    plan_tables,
    safety_headline,
)
from vitok.products.words import clock, event_title, flat, instant, quantity, recorded
from vitok.shown import when

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.scene import Cast

# Columns of an event's row; all other keys are details.
_COLUMNS = {
    "name",
    "utc",
    "t_s",
    "altitude_km",
    "speed_mps",
    "ground_speed_mps",
    "latitude_deg",
    "longitude_deg",
    "mass_kg",
}


def report(flight: Flight, document: dict[str, Any]) -> str:
    """The HTML text of a flight and its summary; equal for equal flights."""
    return page(
        "report.html.jinja",
        charts(flight),
        flight=document,
        mission=flight.mission,
        titles=_titles(flight.cast),
        tiles=_tiles(document),
        events=[_event(row, flight) for row in document["events"]],
        told=flight.told,
        plan=flat(_without_tables(document["plan"])),
        near=[("Rendezvous", _rendezvous(document)), ("Docking", _docking(document))],
        data_spans=flat(document["data_spans"]),
    )


def _titles(cast: Cast) -> dict[str, str]:
    """Titles of what the mission names, as people know them."""
    return {
        "rocket": cast.rocket.title,
        "spacecraft": cast.spacecraft.title,
        "station": cast.station.title,
        "site": cast.site.title,
        "zone": cast.zone.title,
    }


def _tiles(document: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What the first screen says: label, figure, and what belongs to it."""
    rows = {row["name"]: row for row in reversed(document["events"])}
    tiles = []
    for name in ("liftoff", "docking", "undocking", "landing"):
        if name in rows:
            utc = rows[name]["utc"]
            tiles.append((event_title(name), utc[11:19], f"{utc[:10]} UTC"))
    if {"liftoff", "landing"} <= rows.keys():
        days, _, rest = clock(rows["landing"]["t_s"]).rpartition(" d ")
        tiles.append(("duration", f"{days or 0} d", f"{rest[:5]} h"))
    facts = {fact["key"]: fact for fact in document["evidence"]}
    miss = facts.get("landing.miss_km", {}).get("predicted")
    if "plan_miss_km" in rows.get("landing", {}):  # something failed on the way
        tiles.append(("landing point", f"{rows['landing']['plan_miss_km']:.1f} km", "from the planned one"))
    elif miss is not None:
        tiles.append(("landing point", f"{miss:.1f} km", "from the recorded one; solved to hit the zone"))
    score = document["score"]
    if score["judged"]:
        tiles.append(("score", f"{score['within']} of {score['judged']}", "predicted, within two sigma"))
    return tiles


def _rendezvous(document: dict[str, Any]) -> dict[str, Any]:
    """The rendezvous in sentences and tables: heading and rows."""
    plan = document["plan"].get("rendezvous", {})
    tables = plan_tables(plan)
    burns = [burn_cells(row) for row in document["rendezvous_burns"]]
    if burns and any(row["planned"] for row in document["rendezvous_burns"]):
        tables.insert(0, ("Burns planned and flown", burns))
    told = [safety_headline(plan["safety"])] if plan.get("safety") else []
    if "safety_not_judged" in plan:
        told.append(f"Safety is not judged: {plan['safety_not_judged']}.")
    return {"told": told, "tables": tables}


def _docking(document: dict[str, Any]) -> dict[str, Any]:
    """The docking's limits in a sentence and tables."""
    rows = [row for row in document["margins"] if row["arc"] == "docking"]
    return {"told": [margins_headline(rows)] if rows else [], "tables": docking_tables(document)}


def _without_tables(plan: dict[str, Any]) -> dict[str, Any]:
    """A plan without what has tables of its own."""
    own = {"rendezvous": [key for key, _, _ in TABLES], "docking": ["margins"]}
    return plan | {
        part: {key: value for key, value in plan[part].items() if key not in keys}
        for part, keys in own.items()
        if part in plan
    }


def _event(row: dict[str, Any], flight: Flight) -> dict[str, Any]:
    shown, difference = recorded(row, flight.evidence)
    details = [quantity(key, value) for key, value in row.items() if key not in (*_COLUMNS, "burn", "what")]
    return row | {
        "title": event_title(row["name"]),
        "burn": row.get("burn", row.get("what", "")),
        "when": when(instant(row["utc"]), row),
        "known": "after_utc" not in row,
        "clock": clock(row["t_s"]) if "after_utc" not in row and row["t_s"] is not None else "",
        "details": ", ".join(details),
        "recorded": shown,
        "difference_s": difference,
    }
