"""Writes the table of the flown mission into README.md from a flight.json.

Usage: python scripts/readme_table.py out/soyuz-ms-07/flight.json
"""

import json
import re
import sys
from pathlib import Path

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

flight = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
recorded = {}
for fact in flight["evidence"]:
    name, quantity = fact["key"].split(".")
    if quantity in ("utc", "t_s") and fact["difference"] is not None and fact["grade"] != "C":
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
    said = "" if fact is None else str(fact["recorded"]).replace("T", " ").rstrip("Z")
    if fact is not None and isinstance(fact["recorded"], float):
        said = f"T+{fact['recorded']:.0f} s"
    said += " (planned)" if fact is not None and fact["planned"] else ""
    lines.append(
        f"| {ROWS[event['name']]} | {event['utc'].replace('T', ' ')[:-5]} | {clock} "
        f"| {event['altitude_km']:.1f} km | {event['ground_speed_mps']:.1f} m/s | {said} "
        f"| {'' if fact is None else format(fact['difference'], '+.1f') + ' s'} |"
    )
readme = Path(__file__).parent.parent / "README.md"
text = readme.read_text(encoding="utf-8")
marked = r"(<!-- flown: begin[^>]*-->\n).*?(<!-- flown: end -->)"
readme.write_text(
    re.sub(marked, lambda found: found[1] + "\n" + "\n".join(lines) + "\n\n" + found[2], text, flags=re.S),
    encoding="utf-8",
)
print("\n".join(lines))
