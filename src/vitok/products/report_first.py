"""The first page of a report: verdict, three sentences, and what the figures rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vitok.products.consumables import spent_rows
from vitok.products.report_limits import Limit
from vitok.products.words import began, clock, event_title, figure, instant

if TYPE_CHECKING:
    from vitok.flight import Flight

Tile = tuple[str, str, str]


def verdict(document: Mapping[str, Any], found: Sequence[Limit]) -> tuple[str, str]:
    """The verdict in a few words, and the style's name for it."""
    broken = [each for each in found if not each.kept]
    if broken:
        return f"{len(broken)} of {len(found)} limits broken", "outside"
    if document["not_flown"]:
        return f"not flown whole, all {len(found)} limits kept", "not"
    return f"flown whole, all {len(found)} limits kept", "within"


def sentences(flight: Flight, document: Mapping[str, Any], found: Sequence[Limit]) -> list[str]:
    """Three sentences at the most: the way, what it costs, and what it proves."""
    rows = {row["name"]: row for row in reversed(document["events"])}
    told, parts, first = [], [], began(flight)
    if first is not None:
        utc = flight.epoch.utc(first.t_s)
        parts.append(f"{event_title(first.name)} on {utc[:10]} at {utc[11:19]} UTC")
        parts += [
            f"{name} after {clock(flight.epoch.t_s(rows[name]['utc']) - first.t_s)[:-5]} h"
            for name in ("docking", "landing")
            if name in rows
        ]
    if parts:
        miss_km = rows.get("landing", {}).get("aim_miss_km")
        end = "" if miss_km is None else f", {figure(miss_km)} km from the zone's centre"
        text = "; ".join(parts)
        told.append(f"{text[0].upper()}{text[1:]}{end}.")
    spent = spent_rows(flight)
    peak = rows.get("peak_load", {})
    if spent:
        loaded_kg = flight.cast.spacecraft.propulsion.propellant_kg
        told.append(
            f"The spacecraft burns {figure(loaded_kg - spent[-1].left_kg)} of its {figure(loaded_kg)} kg of "
            f"propellant." + (f" The crew bears {figure(peak['load_g'])} g at the most." if peak else "")
        )
    told.append(f"{document['score']['headline']}.")
    broken = [each.name for each in found if not each.kept]
    if broken:
        told.append(f"Broken: {', '.join(broken)}.")
    return told


def assumptions(flight: Flight, document: Mapping[str, Any]) -> list[str]:
    """What the figures hang on most, in sentences."""
    told = [
        f"Run {document['run']} of seed {document['seed']} draws what chance decides."
        if document["run"]
        else "Run 0 draws nothing: rocket, ship and air are as the files have them; what chance does, "
        "the footprint and a campaign tell."
    ]
    for name, orbit in document["data_spans"].items():
        if not (isinstance(orbit, dict) and "rms_m" in orbit):
            continue
        sets = orbit["element_sets_utc"]
        if len(sets) == 1:
            told.append(f"The station's orbit at {name} is that of one element set, {instant(sets[0])} UTC.")
        elif sets:
            told.append(
                f"The station's orbit at {name} is fitted to {len(sets)} element sets, "
                f"to {figure(orbit['rms_m'])} m."
            )
    sources = {row["source"] for row in document["plan"].get("space_weather", [])}
    if sources:
        told.append(f"The space weather is {' and '.join(sorted(sources))}.")
    told += document.get("told", [])
    attitude = flight.cast.spacecraft.attitude_control
    if attitude is not None:
        told.append(
            f"Attitude control is booked as {figure(attitude.propellant_per_phase_kg)} kg before each phase "
            "of free flight, not flown."
        )
    count = document["score"]["facts_by_class"]
    told.append(
        f"{count['required']} facts of the record are required by the mission and {count['set']} set by its "
        "files: they prove nothing."
    )
    return told


def tiles(document: Mapping[str, Any]) -> list[Tile]:
    """What the first screen says: label, figure, and what belongs to it."""
    rows = {row["name"]: row for row in reversed(document["events"])}
    told = []
    for name in ("liftoff", "docking", "undocking", "landing"):
        if name in rows:
            utc = rows[name]["utc"]
            told.append((event_title(name), utc[11:19], f"{utc[:10]} UTC"))
    if {"liftoff", "landing"} <= rows.keys():
        days, _, rest = clock(rows["landing"]["t_s"]).rpartition(" d ")
        told.append(("duration", f"{days or 0} d", f"{rest[:5]} h"))
    facts = {fact["key"]: fact for fact in document["evidence"]}
    miss = facts.get("landing.miss_km", {}).get("predicted")
    off_km = rows.get("landing", {}).get("plan_miss_km")  # of a descent with failures
    if off_km is not None:
        told.append(("landing point", f"{off_km:.1f} km", "from the planned one"))
    elif miss is not None:
        told.append(("landing point", f"{miss:.1f} km", "from the recorded one; solved to hit the zone"))
    score = document["score"]
    if score["judged"]:
        told.append(("score", f"{score['within']} / {score['judged']}", "predicted, within two sigma"))
    return told
