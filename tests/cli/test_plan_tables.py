"""``vitok plan``: the rendezvous's tables on the screen, and all of them with their units in JSON."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from tests.products.test_rendezvous_tables import PLAN

import vitok

from .test_commands import run


@dataclass(frozen=True)
class Planned:
    def summary(self, outlook: None) -> dict[str, Any]:
        return {"mission": "x", "rendezvous": {"delta_v_mps": 115.5} | PLAN}


@pytest.fixture(autouse=True)
def _planned(monkeypatch):
    monkeypatch.setattr(vitok, "plan", lambda mission, **options: Planned())
    monkeypatch.setattr(vitok, "outlook", lambda planned, **options: None)


def test_the_screen_has_few_columns(monkeypatch, capsys):
    status, out, _ = run(monkeypatch, capsys, "plan", "soyuz-ms-07")
    assert status == 0
    for heading in ("Safety of each burn", "Light and contact", "Passes of the last day", "Eclipses of the"):
        assert heading in out
    assert "least_distance_m" not in out and "150.2 m" in out


def test_json_has_all_of_it(monkeypatch, capsys):
    status, out, _ = run(monkeypatch, capsys, "plan", "soyuz-ms-07", "--json")
    assert status == 0
    assert json.loads(out)["rendezvous"]["safety"][0]["avoidance"]["delta_v_mps"] == 0.5
