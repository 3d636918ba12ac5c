"""Writes the flown mission's table and the catalogue's scores into README.md and docs/evidence.md.

Usage: python scripts/readme_table.py out, where out/NAME/flight.json is a flight of each mission.
"""

import json
import re
import sys
from pathlib import Path

from vitok.products.words import fact_title

ROOT = Path(__file__).parent.parent
SHOWN = "soyuz-ms-07"
ROWS = {
    "liftoff": "lift-off",
    "booster_separation": "boosters separate",
    "core_separation": "core separates",
    "insertion": "insertion",
    "docking": "docking to Rassvet",
    "undocking": "undocking",
    "deorbit_start": "deorbit burn begins",
    "module_separation": "modules separate",
    "entry_interface": "entry interface",
    "peak_load": "peak load",
    "parachute_command": "parachute command",
    "landing": "landing",
}


def flown(flight):
    """The events of a flight beside the record."""
    recorded = {}
    for fact in flight["evidence"]:
        name, quantity = fact["key"].split(".")
        if quantity not in ("utc", "t_s") or fact["difference"] is None or fact["grade"] == "C":
            continue
        if fact["why"].startswith("known to be false"):
            continue
        best = recorded.get(name)
        if best is None or (best["planned"] and not fact["planned"]):  # what happened before what was planned
            recorded[name] = fact
    lines = [
        "| event | UTC | since lift-off | altitude | speed | recorded | difference |",
        "|---|---|---|---|---|---|---|",
    ]
    for event in flight["events"]:
        if event["name"] not in ROWS:
            continue
        days, seconds = divmod(event["t_s"], 86400)
        clock = f"{int(days)} d " if days else ""
        clock += f"{int(seconds) // 3600:02d}:{int(seconds) // 60 % 60:02d}:{seconds % 60:04.1f}"
        fact = recorded.get(event["name"])
        lines.append(
            f"| {ROWS[event['name']]} | {event['utc'].replace('T', ' ')[:-5]} | {clock} "
            f"| {event['altitude_km']:.1f} km | {event['ground_speed_mps']:.1f} m/s | {told(fact)} "
            f"| {'' if fact is None else format(fact['difference'], '+.1f') + ' s'} |"
        )
    return lines


def told(fact):
    """What the record says of an event's instant."""
    if fact is None:
        return ""
    value = fact["recorded"]
    if isinstance(value, list):
        value = f"T+{value[0]:g} to {value[1]:g} s"
    elif isinstance(value, float):
        value = f"T+{value:g} s"
    else:
        value = value.replace("T", " ").rstrip("Z")
    return value + (" (planned)" if fact["planned"] else "")


def scores(flights):
    """The score of each flight, and what in it is outside."""
    lines = ["| flight | within two sigma | outside, in sigmas |", "|---|---|---|"]
    for flight in flights.values():
        score = flight["score"]
        outside = [
            f"{fact_title(each['key'])} {each['residual']:+.1f}"
            for each in score["quantities"]
            if each["verdict"] == "outside"
        ]
        title = flight["title"].partition(",")[0]
        lines.append(f"| {title} | {score['within']} of {score['judged']} | {'; '.join(outside)} |")
    return lines


def quantities(flights):
    """Every quantity of every score."""
    lines = [
        "| flight | quantity | predicted | recorded | difference | sigma: sources, model | residual |",
        "|---|---|---|---|---|---|---|",
    ]
    for flight in flights.values():
        for each in flight["score"]["quantities"]:
            unit, title = each["unit"], flight["title"].partition(",")[0]
            lines.append(
                f"| {title} | {fact_title(each['key'])} | {figure(each['predicted'])} "
                f"| {figure(each['recorded'])} | {each['difference']:+.4g} {unit} "
                f"| {each['source_sigma']:.2g}, {each['model_sigma']:.2g} {unit} | {each['residual']:+.1f} |"
            )
    return lines


def figure(value):
    """A number to five digits, an instant to a tenth of a second."""
    return f"{value:.5g}" if isinstance(value, float) else value.replace("T", " ")[:-3]


def write(file, name, lines):
    """Put lines between the marks of a name in a file of the docs."""
    text = file.read_text(encoding="utf-8")
    marked = rf"(<!-- {name}: begin[^>]*-->\n).*?(<!-- {name}: end -->)"
    assert re.search(marked, text, flags=re.S), f"{file.name} has no marks for {name}"
    body = "\n" + "\n".join(lines) + "\n\n"
    file.write_text(
        re.sub(marked, lambda found: found[1] + body + found[2], text, flags=re.S), encoding="utf-8"
    )


files = sorted(Path(sys.argv[1]).glob("*/flight.json"))
flights = {file.parent.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
write(ROOT / "README.md", "flown", flown(flights[SHOWN]))
write(ROOT / "README.md", "scores", scores(flights))
write(ROOT / "docs" / "evidence.md", "quantities", quantities(flights))
