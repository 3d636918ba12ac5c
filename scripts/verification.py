"""Runs the tests that measure and writes their figures to docs/verification.md.

Needs the verify extra. Usage, from the checkout's root: python scripts/verification.py
"""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from within_sigmas import TITLE

ROOT = Path(__file__).parent.parent
PROGRAMS = ("heyoka", "brahe", "skyfield", "pyerfa", "pymsis", "scipy")
PARTS = (
    "earth",
    "motion",
    "station",
    "verify",
    "ascent",
    "navigation",
    "rendezvous",
    "windows",
    "descent",
    "landings",
    "stay",
    "test_flight.py",
    "test_catalogue_missions.py",
)
NOTE = """
The real station's day is missed along its orbit alone. NASA's ephemeris is a prediction after its first half
day, flown in another atmosphere under the solar activity that was expected; its drag coefficient is fitted to
that atmosphere. NRLMSIS under the weather that came gives a quarter more drag with the same coefficient.
Forces and frames show across the orbit.

Speed and the comparison with other programs: [benchmarks/results.md](../benchmarks/results.md).
"""


class Figures:
    """Collects what tests note by the fixture ``figure``."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, str]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.rows += [value for name, value in report.user_properties if name == "figure"]


figures = Figures()
chosen = ["-m", "not fuzz and not kills", *(str(ROOT / "tests" / part) for part in PARTS)]
status = pytest.main(chosen, plugins=[figures])
if status:
    sys.exit(status)
lines = [
    "# Verification",
    "",
    "Made by `python scripts/verification.py` (verify extra) from what tests measure; not edited by hand.",
    f"{', '.join(f'{name} {version(name)}' for name in PROGRAMS)}; Python {platform.python_version()}.",
    "",
    "| what | against | bar | measured |",
    "|---|---|---|---|",
    *(f"| {' | '.join(row)} |" for row in figures.rows),
]
docs = ROOT / "docs" / "verification.md"
_, title, rest = docs.read_text(encoding="utf-8").partition(TITLE)  # made from flights, by another script
text = "\n".join(lines) + "\n" + NOTE + (f"\n{title}{rest}" if title else "")
docs.write_text(text, encoding="utf-8")
print(text)
