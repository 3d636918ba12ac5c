"""Writes into docs/verification.md how many recorded quantities of all flights lie inside 1, 2 and 3 sigma.

Usage: python scripts/within_sigmas.py out, where out/NAME/flight.json is a flight of each mission, flown with
--sigmas where there is a campaign of it.
"""

import json
import sys
from pathlib import Path

from vitok.campaigns.statistics import share
from vitok.products.campaign_words import percent, percents

ROOT = Path(__file__).parent.parent
TITLE = "## Recorded quantities inside their sigmas"
BEGIN, END = "<!-- sigmas: begin (made by scripts/within_sigmas.py) -->", "<!-- sigmas: end -->"
OF_NORMAL = {1: 0.6827, 2: 0.9545, 3: 0.9973}


def residuals(flights):
    """The residuals, in sigmas, of all quantities that are scored and settled, by flight."""
    return {
        name: [each["residual"] for each in flight["score"]["quantities"] if each["verdict"] != "unsettled"]
        for name, flight in flights.items()
    }


def table(found):
    """How many of them lie inside, of each flight and of all, beside what a normal distribution has."""
    lines = [
        "| flight | quantities | inside 1 sigma | 2 sigma | 3 sigma |",
        "|---|---|---|---|---|",
    ]
    together = [each for those in found.values() for each in those]
    for name, those in found.items():
        inside = " | ".join(str(_inside(those, sigmas)) for sigmas in OF_NORMAL)
        lines.append(f"| {name} | {len(those)} | {inside} |")
    inside = " | ".join(
        f"{_inside(together, sigmas)}: {percents(share(_inside(together, sigmas), len(together)))}"
        for sigmas in OF_NORMAL
    )
    lines.append(f"| all | {len(together)} | {inside} |")
    lines.append(
        f"| of a normal distribution | | {' | '.join(percent(each) for each in OF_NORMAL.values())} |"
    )
    return lines


def _inside(those, sigmas):
    return sum(abs(each) <= sigmas for each in those)


def with_table(text, lines):
    """The text with the table between its marks, at its end where there are none yet."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    head = before if rest else f"{text.rstrip()}\n\n{TITLE}\n\n"
    body = "\n".join(["", "", *lines, "", ""])
    return f"{head}{BEGIN}{body}{END}{after or chr(10)}"


if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).glob("*/flight.json"))
    flights = {file.parent.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    docs = ROOT / "docs" / "verification.md"
    docs.write_text(with_table(docs.read_text(encoding="utf-8"), table(residuals(flights))), encoding="utf-8")
