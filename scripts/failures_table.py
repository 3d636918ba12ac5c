"""Writes what each failure of Soyuz MS-07 comes to into docs/descent.md.

Usage: python scripts/failures_table.py
"""

import re
from pathlib import Path

import vitok

ASKED = (
    (),
    ("main-engine",),
    ("main-engine@200",),
    ("main-engine@0",),
    ("guidance",),
    ("guidance@183",),
    ("guidance@400",),
    ("bank-thruster",),
    ("main-parachute",),
    ("soft-landing-engines",),
)
FILE = Path(__file__).parent.parent / "docs" / "descent.md"

lines = [
    "| failure | off the planned landing | load | touchdown | half axes of the ellipse |",
    "|---|---|---|---|---|",
]
plan = vitok.plan("soyuz-ms-07")
for asked in ASKED:
    flight = plan.fly(failures=asked)
    beyond = vitok.outlook(plan, failures=asked)
    ellipse = beyond.with_failures if asked else beyond.footprint
    peak, landing = flight.event("peak_load").detail, flight.event("landing").detail
    off = "-"
    if asked:
        azimuth = int((landing["plan_miss_azimuth_deg"] % 360.0 + 45.0) // 90.0) % 4
        far = landing["plan_miss_km"]
        side = f" {('north', 'east', 'south', 'west')[azimuth]}" if far > 10.0 else ""
        off = f"{far:,.0f} km{side}" if far > 10.0 else f"{far:.1f} km"
    lines.append(
        f"| {f'`{asked[0]}`' if asked else 'none'} | {off} "
        f"| {peak['load_g']:.2f} g, {100.0 * peak['share_of_crew_limit']:.0f} % "
        f"| {landing['touchdown_speed_mps']:.1f} m/s, {landing['touchdown_load_g']:.1f} g "
        f"| {ellipse.semi_major_m / 1e3:.0f} x {ellipse.semi_minor_m / 1e3:.0f} km |"
    )
text = FILE.read_text(encoding="utf-8")
marked = r"(<!-- failures: begin[^>]*-->\n).*?(<!-- failures: end -->)"
assert re.search(marked, text, flags=re.S)
body = "\n" + "\n".join(lines) + "\n\n"
FILE.write_text(re.sub(marked, lambda found: found[1] + body + found[2], text, flags=re.S), encoding="utf-8")
print("\n".join(lines))
