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
        self._rows: list[tuple[int, tuple[str, int, str], tuple[str, str, str, str]]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            file, line, name = report.location
            part = next(k for k, part in enumerate(PARTS) if file.startswith(f"tests/{part}"))
            found = [value for key, value in report.user_properties if key == "figure"]
            self._rows += [(part, (file, line or 0, name), value) for value in found]

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        """In the order of the tests, whichever of two processes ended first."""
        return [value for *_, value in sorted(self._rows, key=lambda each: each[:2])]


figures = Figures()
options = ["-n", "2", "--dist", "loadfile", "-m", "not fuzz and not kills"]
status = pytest.main([*options, *(str(ROOT / "tests" / part) for part in PARTS)], plugins=[figures])
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
