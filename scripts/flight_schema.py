"""Writes docs/flight.schema.json, the JSON Schema of flight.json, from its model.

Usage: python scripts/flight_schema.py
"""

from pathlib import Path

from vitok.products.flight_document import flight_schema
from vitok.shown import json_text

(Path(__file__).parent.parent / "docs" / "flight.schema.json").write_text(
    json_text(flight_schema()), encoding="utf-8"
)
