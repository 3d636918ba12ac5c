"""The mission flown from end to end: what the first user sees, held against the real flight."""

import json

import numpy as np
import pytest

import vitok
from vitok.motion.continuity import check_continuity
from vitok.products.charts import charts

NAMES = [
    "liftoff",
    "booster_separation",
    "tower_jettison",
    "fairing_jettison",
    "core_separation",
    "insertion",
    "docking",
    "undocking",
    "deorbit_start",
    "deorbit_end",
    "module_separation",
    "entry_interface",
    "peak_load",
    "parachute_command",
    "landing",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("flown")


@pytest.fixture(scope="module")
def flight(folder):
    return vitok.fly("soyuz-ms-07", out=folder / "first")


@pytest.fixture(scope="module")
def document(flight, folder):
    return json.loads((folder / "first" / "flight.json").read_text(encoding="utf-8"))


def row(document, name):
    return next(each for each in document["events"] if each["name"] == name)


def difference(document, key):
    """Predicted minus recorded of the fact with this key that happened rather than was planned."""
    facts = [each for each in document["evidence"] if each["key"] == key]
    return min(facts, key=lambda each: each["planned"])["difference"]


def test_every_event_comes_once_and_in_order(document):
    times = [each["t_s"] for each in document["events"]]
    assert times == sorted(times)
    named = [each["name"] for each in document["events"] if each["name"] in NAMES]
    assert sorted(named) == sorted(NAMES)
    order = [name for name in NAMES if name not in ("tower_jettison", "peak_load")]
    assert [name for name in named if name in order] == order
    burns = [each["burn"] for each in document["events"] if each["name"] == "burn_start"]
    assert {"DV1", "DV2", "DV3"} <= set(burns)
    assert burns == [each["burn"] for each in document["events"] if each["name"] == "burn_end"]


def test_the_arcs_hang_together(flight):
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking", "stay", "descent"]
    check_continuity(list(flight.arcs.values()))


def test_it_lifts_off_docks_and_lands_when_and_where_the_real_flight_did(document):
    assert abs(difference(document, "liftoff.utc")) < 120.0
    planned_docking = next(e for e in document["evidence"] if e["key"] == "docking.utc" and e["planned"])
    assert abs(planned_docking["difference"]) < 120.0
    assert abs(difference(document, "landing.utc")) < 300.0
    assert row(document, "landing")["aim_miss_km"] < 28.0
    landing = row(document, "landing")
    north_km = (landing["latitude_deg"] - 47.33467) * 111.2
    east_km = (landing["longitude_deg"] - 69.67268) * 75.4
    assert np.hypot(north_km, east_km) < 60.0


def test_its_burns_and_loads_are_a_soyuzs(document):
    assert 115.0 < row(document, "deorbit_end")["delta_v_mps"] < 130.0
    assert 3.5 < row(document, "peak_load")["load_g"] < 5.0
    assert row(document, "landing")["touchdown_speed_mps"] < 3.0


def test_insertion_is_near_200_by_240_km(document):
    keys = {
        each["key"]: each["predicted"]
        for each in document["evidence"]
        if each["key"].startswith("insertion.")
    }
    assert abs(keys["insertion.perigee_km"] - 200.0) < 10.0
    assert abs(keys["insertion.apogee_km"] - 240.0) < 10.0
    assert abs(keys["insertion.inclination_deg"] - 51.64) < 0.05


def test_the_same_seed_gives_the_same_file(flight, folder):
    vitok.fly("soyuz-ms-07", out=folder / "second")
    first, second = (folder / name / "flight.json" for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


def test_the_report_needs_no_network(flight, folder):
    page = (folder / "first" / "report.html").read_text(encoding="utf-8")
    assert "Soyuz MS-07" in page
    head, script = page.split("<script>", 1)
    assert "http" not in head and "src=" not in head
    assert "<script src=" not in script


def test_every_chart_of_the_report_has_a_place_of_its_own(flight):
    keys = [chart.key for chart in charts(flight)]
    assert len(keys) == len(set(keys))
    assert {"ascent_steering", "drop_zones", "reference", "recovery", "footprint"} <= set(keys)
