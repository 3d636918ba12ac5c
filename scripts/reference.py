"""Writes the reference pages of all kinds of files into docs/reference from the models that read them.

Usage: python scripts/reference.py
"""

from pathlib import Path

from vitok.mission.schema import KINDS, page

PAGES = Path(__file__).parent.parent / "docs" / "reference"

for kind in KINDS:
    (PAGES / f"{kind}.md").write_text(page(kind), encoding="utf-8")
