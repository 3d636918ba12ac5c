"""Prints the README's table of a flown mission: python scripts/readme_table.py out/soyuz-ms-07/flight.json"""

import json
import sys
from pathlib import Path

SHOWN = {
    "liftoff",
    "booster_separation",
    "core_separation",
    "insertion",
    "docking",
    "undocking",
    "deorbit_start",
    "module_separation",
    "entry_interface",
    "peak_load",
    "parachute_command",
    "landing",
}

flight = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
facts = {}
for fact in sorted(
    flight["evidence"], key=lambda fact: fact["planned"]
):  # what happened before what was planned
    name, quantity = fact["key"].split(".")
    if quantity in ("utc", "t_s"):
        facts.setdefault(name, fact)

print("| event | UTC | altitude, km | speed over ground, m/s | recorded | difference, s |")
print("|---|---|---:|---:|---|---:|")
for event in flight["events"]:
    if event["name"] not in SHOWN:
        continue
    fact = facts.get(event["name"])
    recorded = difference = ""
    if fact and fact["difference"] is not None:
        shown = fact["recorded"]
        recorded = shown[11:19] if isinstance(shown, str) else f"T+{shown:.0f} s"
        recorded += " (planned)" if fact["planned"] else ""
        difference = f"{fact['difference']:+.0f}"
    name, utc = event["name"].replace("_", " "), event["utc"].replace("T", " ")[:19]
    print(
        f"| {name} | {utc} | {event['altitude_km']:.1f} "
        f"| {event['ground_speed_mps']:.1f} | {recorded} | {difference} |"
    )
miss = next(fact for fact in flight["evidence"] if fact["key"] == "landing.miss_km")
print(f"\nThe landing point is {miss['predicted']:.1f} km from the recorded one.")
