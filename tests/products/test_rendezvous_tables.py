"""The tables of a rendezvous: planned beside flown, safety, light, contact; hostile names stay text."""

import json
from dataclasses import replace

import pytest

from vitok.evidence.events import event_rows
from vitok.motion.arc import Event, Firing
from vitok.products.rendezvous_tables import burn_cells, burn_rows, plan_tables, safety_cells, safety_headline
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.products.trajectory_file import NAME, read_flight, trajectory_bytes
from vitok.rendezvous.review import Course, PlannedBurn, Review
from vitok.screen import print_plan
from vitok.shown import json_text

HOSTILE = "</script><b>[bold]x\x1b[31m"
SAFE = {
    "burn": "braking 1",
    "case": "too long",
    "judged_by": "sphere",
    "verdict": "enters sphere",
    "granted_by_profile": False,
    "drift_end_utc": "2017-12-20T08:00:00.000Z",
    "least_distance_m": 150.25,
    "least_distance_utc": "2017-12-19T08:30:01.500Z",
    "ellipsoid_entered_utc": "2017-12-19T08:20:00.000Z",
    "ellipsoid_inside_s": 1200.0,
    "sphere_entered_utc": "2017-12-19T08:30:00.000Z",
    "sphere_inside_s": 12.5,
    "avoidance": {
        "direction": "up",
        "direction_lvlh": [0.0, 0.0, -1.0],
        "delta_v_mps": 0.5,
        "start_utc": "2017-12-19T08:21:00.000Z",
        "duration_s": 20.0,
        "least_distance_m": 340.0,
        "least_distance_utc": "2017-12-19T08:31:00.000Z",
        "zone_left_utc": None,
    },
}
PLAN = {
    "safety": [
        SAFE,
        SAFE | {"case": "nominal", "verdict": "clear", "granted_by_profile": True, "avoidance": None},
    ],
    "light_and_contact": [
        {
            "name": "docking",
            "start_utc": "2017-12-19T08:42:30.000Z",
            "range_m": 15.0,
            "sunlit_share": 0.25,
            "sun_from_station_deg": 33.4,
            "sun_from_port_axis_deg": 120.0,
            "ground_stations": [HOSTILE],
        }
    ],
    "passes": [
        {
            "station": HOSTILE,
            "start_utc": "2017-12-19T08:00:00.000Z",
            "end_utc": "2017-12-19T08:06:00.000Z",
            "highest_deg": 44.0,
            "highest_utc": "2017-12-19T08:03:00.000Z",
        }
    ],
    "eclipses": [
        {
            "start_utc": "2017-12-19T07:00:00.000Z",
            "end_utc": "2017-12-19T07:36:00.000Z",
            "umbra_start_utc": None,
            "umbra_end_utc": None,
        }
    ],
}


def planned(name, t_s, **changes):
    return replace(PlannedBurn(name, "main", t_s, 63.0, 12.5, 30.0, 1500e3), **changes)


@pytest.fixture
def flight(small_flight):
    """The small flight with a planned burn that was flown two seconds late, and one that was left out."""
    way = small_flight.arcs["rendezvous"]
    begin_s = float(way.t_s[30])
    main = small_flight.cast.spacecraft.propulsion.main
    flow_kgps = main.thrust_n / (main.specific_impulse_s * 9.80665)
    fired = Firing("DV1", begin_s + 3.0, 61.0, 12.4, 61.0 * flow_kgps)
    start = Event("burn_start", begin_s, way.events[0].y, {"burn": "DV1", "range_m": 1490e3})
    nothing = Course("", way.t_s[:0], way.r_gcrf_m[:0])
    review = Review(
        (planned("DV1", begin_s - 2.0), planned("trim", begin_s + 900.0, engine="thrusters")),
        (), "no burn is judged here", (), HOSTILE, (), (), nothing, (), (0.0, 1.0),
    )  # fmt: skip
    way = replace(way, burns=(fired,), events=(start,))
    plan = replace(small_flight.plan, review=review)
    return replace(small_flight, arcs=small_flight.arcs | {"rendezvous": way}, plan=plan)


def test_burns_stand_side_by_side_with_what_changed(flight):
    first, second = burn_rows(flight)
    assert (first["planned"]["engine"], first["flown"]["engine"]) == ("main", "main")
    assert first["planned"]["start_utc"] < first["flown"]["start_utc"]
    assert first["flown"]["duration_s"] == pytest.approx(64.0)  # from ignition, three seconds before thrust
    difference = first["difference"]
    assert difference["start_s"] == pytest.approx(2.0) and difference["duration_s"] == pytest.approx(1.0)
    assert difference["delta_v_mps"] == pytest.approx(-0.1)
    assert difference["range_km"] == pytest.approx(-10.0)
    assert (second["burn"], second["flown"], second["difference"]) == ("trim", None, None)
    assert burn_cells(first)["later, s"] == "+2.00"
    assert burn_cells(second)["flown m/s"] == "left out"
    assert json.loads(json_text(summary(flight)))["rendezvous_burns"][1]["planned"]["engine"] == "thrusters"
    assert event_rows(flight)


def test_a_flight_without_a_rendezvous_has_no_burns_to_compare(small_flight):
    arcs = {name: each for name, each in small_flight.arcs.items() if name != "rendezvous"}
    assert burn_rows(replace(small_flight, arcs=arcs)) == []


def test_a_row_of_safety_tells_what_saves_the_ship():
    cells = safety_cells(SAFE)
    assert cells["verdict"] == "enters sphere"
    assert (cells["least distance"], cells["in ellipsoid"], cells["in sphere"]) == (
        "150.2 m",
        "20 min",
        "12.5 s",
    )
    assert cells["avoidance"] == "0.5 m/s up at 08:21:00, then 340 m at least"
    assert safety_cells(SAFE | {"avoidance": None})["avoidance"] == "none found"
    assert safety_headline(PLAN["safety"]) == (
        "1 of 2 cases drift clear of what they are judged by; of the other 1 an avoidance burn keeps 1 out."
    )


def test_tables_without_rows_are_left_out():
    assert [heading for heading, _ in plan_tables(PLAN | {"passes": []})] == [
        "Safety of each burn",
        "Light and contact",
        "Eclipses of the last day",
    ]


def test_the_report_has_them_and_a_hostile_station_stays_text(flight):
    document = summary(flight)
    document["plan"]["rendezvous"] = PLAN | {"safety_not_judged": HOSTILE, "delta_v_mps": 115.5}
    page = report(flight, document)
    own = page.split("<script>")[0]
    for text in (
        "Burns planned and flown",
        "Light and contact",
        "Passes of the last day",
    ):
        assert f"<summary>{text}</summary>" in own
    assert "<h3>Safety of each burn</h3>" in own
    # the sentence and its key in the plan, who hears, and who is passed
    assert own.count("&lt;/script&gt;&lt;b&gt;[bold]x\\x1b[31m") == 4 and "\x1b" not in own
    assert page.count("</script>") == 2
    assert "rendezvous, safety, 1" not in own and "rendezvous, delta v<" in own  # the rest of the plan stays


def test_a_terminal_shows_them_after_the_plan(capsys):
    print_plan("Plan of x", {"mission": "x", "rendezvous": PLAN | {"delta_v_mps": 115.5}})
    out = capsys.readouterr().out
    at = out.index
    assert at("delta v, m/s") < at("Safety of each burn") < at("Eclipses of the last day")
    assert "0.5 m/s up at 08:21:00" in out and "</script><b>[bold]x\\x1b[31m" in out
    assert "\x1b" not in out and "1 of 2 cases drift clear" in out


def test_what_the_pictures_need_comes_back_with_a_flight(flight, tmp_path):
    (tmp_path / NAME).write_bytes(trajectory_bytes(flight))
    again = read_flight(tmp_path)
    assert again.review.burns == flight.review.burns
    assert again.review.not_judged == "no burn is judged here"
    assert burn_rows(again) == burn_rows(flight)
