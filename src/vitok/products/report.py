"""The report of a flight as a review board takes it: one HTML file that needs nothing else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from vitok.products.charts import chapters, charts
from vitok.products.consumables import consumable_cells
from vitok.products.docking_tables import docking_tables, margin_cells, margins_headline
from vitok.products.page import page
from vitok.products.provenance import provenance
from vitok.products.rendezvous_tables import TABLES, burn_cells, plan_tables, safety_headline
from vitok.products.report_first import assumptions, sentences, tiles, verdict
from vitok.products.report_limits import limits, told_first
from vitok.products.report_tables import burns, campaign_rows, cut_offs, loads, masses, timeline
from vitok.products.translation import Words, translated
from vitok.products.words import began, event_title, flat

if TYPE_CHECKING:
    from vitok.campaigns.findings import Findings
    from vitok.flight import Flight
    from vitok.products.figures import Chart
    from vitok.scene import Cast

_SAFETY = "Safety of each burn"
# Classes of evidence, each with what it is worth.
_CLASSES = {
    "predicted": "Neither asked for nor fixed by a file: only these make the score.",
    "set": "A constraint or a parameter fixes it: it proves nothing.",
    "required": "The mission asks for it: it proves nothing.",
    "told": "Told only: the flight predicts nothing of it.",
}


def report(
    flight: Flight, document: dict[str, Any], *, lang: str = "en", campaign: Findings | None = None
) -> str:
    """The HTML text of a flight and its summary; equal for equal flights.

    ``document`` is that of ``flight.json``; ``lang`` en or zh; ``campaign`` are findings of many flights of
    the same plan, which have a chapter of their own.
    """
    words = Words(lang)
    drawn = {name: [translated(chart, words) for chart in those] for name, those in chapters(flight).items()}
    found, first = limits(flight, document), began(flight)
    near, left = told_first(found)
    return page(
        "report.html.jinja",
        [chart for those in drawn.values() for chart in those],
        say=words,
        lang=lang,
        flight=document,
        mission=flight.mission,
        titles=_titles(flight.cast),
        verdict=verdict(document, found),
        sentences=sentences(flight, document, found),
        tiles=tiles(document),
        limits=near,
        limits_left=left,
        assumptions=assumptions(flight, document),
        events=timeline(flight, document),
        since="" if first is None else event_title(first.name),
        told=document.get("told", []),
        overview=drawn.pop("overview"),
        phases=[(name, those, _phase(name, document)) for name, those in drawn.items()],
        consumables=consumable_cells(flight, document),
        loads=loads(flight, document),
        burns=burns(flight, document),
        masses=masses(document),
        safety=_safety(document),
        classes=_classes(document),
        campaign=None if campaign is None else _campaign(campaign),
        plan=flat(_without_tables(document["plan"])),
        provenance=provenance(document["data_spans"]),
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


def _phase(name: str, document: dict[str, Any]) -> dict[str, Any]:
    """What a chapter tells besides its charts: sentences, and tables with their headings."""
    if name == "rendezvous":
        tables = [each for each in plan_tables(document["plan"].get("rendezvous", {})) if each[0] != _SAFETY]
        rows = document["rendezvous_burns"]
        if any(row["planned"] for row in rows):
            tables.insert(0, ("Burns planned and flown", [burn_cells(row) for row in rows]))
        return {"told": [], "tables": tables}
    rows = [row for row in document["margins"] if row["arc"] == name]
    told = [margins_headline(rows)] if rows else []
    if name == "docking":
        return {"told": told, "tables": docking_tables(document)}
    tables = [("Limits as flown", [margin_cells(row) for row in rows])] if rows else []
    return {"told": told, "tables": tables}


def _safety(document: dict[str, Any]) -> dict[str, Any]:
    """Safety of the rendezvous, and of the deorbit burn, in sentences and tables."""
    plan = document["plan"].get("rendezvous", {})
    told = [safety_headline(plan["safety"])] if plan.get("safety") else []
    if "safety_not_judged" in plan:
        told.append(f"Safety is not judged: {plan['safety_not_judged']}.")
    tables = [each for each in plan_tables(plan) if each[0] == _SAFETY]
    tables.append(("If the deorbit burn is cut short", cut_offs(document)))
    return {"told": told, "tables": [(heading, rows) for heading, rows in tables if rows]}


def _classes(document: dict[str, Any]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The facts by class: its name, what it is worth, and its rows."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in document["evidence"]:
        rows[fact["class"] or "told"].append(fact)
    return [(name, worth, rows[name]) for name, worth in _CLASSES.items() if name in rows]


def _campaign(found: Findings) -> dict[str, Any]:
    return {
        "runs": found.runs,
        "verdict": found.verdict,
        "success": found.success,
        "rows": campaign_rows(found),
    }


def _without_tables(plan: dict[str, Any]) -> dict[str, Any]:
    """A plan without what has tables of its own."""
    own = {
        "rendezvous": [key for key, _, _ in TABLES],
        "docking": ["margins"],
        "descent": ["early_cut_offs"],
    }
    return plan | {
        part: {key: value for key, value in plan[part].items() if key not in keys}
        for part, keys in own.items()
        if part in plan
    }


def figure_of(flight: Flight, name: str, *, lang: str = "en") -> Chart:
    """A single chart of a flight by its name, in a language; InputError with the names that it has."""
    from vitok.errors import InputError
    from vitok.reading import nearest, short

    found = {chart.key: chart for chart in charts(flight)}
    if name not in found:
        offered = nearest(name, found)
        raise InputError(f"figure '{short(name)}' is none of this flight's, {', '.join(found)}{offered}")
    return translated(found[name], Words(lang))
