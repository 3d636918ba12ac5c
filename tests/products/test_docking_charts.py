"""The docking's pictures and tables: what a camera sees in closed form, limits, thrusters, read back."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from tests.conftest import SmallPlan

from vitok.craft.station import docked_axes, port_axes
from vitok.mission.station import port_of
from vitok.motion.arc import Arc, Event, Margin
from vitok.motion.quaternions import quaternion_of
from vitok.motion.rigid_body import body_from_gcrf
from vitok.products import folder
from vitok.products.camera_chart import ARM_M, CROSS_M, camera_chart, camera_of
from vitok.products.charts import charts
from vitok.products.docking_charts import contact_row
from vitok.products.docking_tables import contact_rows, margin_cells, margins_headline
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.products.trajectory_file import NAME, read_flight, trajectory_bytes
from vitok.products.words import told_as
from vitok.screen import print_plan

KEYS = [
    "approach",
    "port_side",
    "port_ahead",
    "port_rate",
    "port_offsets",
    "docking_camera",
    "docking",
    "docking_knowledge",
    "firings",
]
MARGINS = (("tilt_deg", 7.0, 1.25, True), ("plume_pa_s", 1000.0, 1003.0, False))


def approach(flight, *, offset_m=(0.0, 0.0), turn=(0.0, 0.0, 0.0)):
    """From 200 m in along the axis, off it to the right and down, and turned by small angles (rad)."""
    place = port_of(flight.cast.station, flight.mission.port)
    t_s = np.linspace(0.0, 900.0, 1801)
    range_m = 200.0 * (1.0 - t_s / 800.0)
    docked = docked_axes(place)
    right, down = (float(value) * np.array(axis) for value, axis in zip(offset_m, docked[1:], strict=True))
    _, y, z = port_axes(place) @ (right + down)
    rx, ry, rz = turn
    small = np.eye(3) + np.array([[0, rz, -ry], [-rz, 0, rx], [ry, -rx, 0]])
    orthogonal, _ = np.linalg.qr(small.T)
    attitude = (orthogonal * np.sign(np.diag(orthogonal))).T @ docked
    q = quaternion_of(tuple(attitude.ravel()))
    np.testing.assert_allclose(np.array(body_from_gcrf(*q)).reshape(3, 3), attitude, atol=1e-12)
    even = np.ones(t_s.size)
    channels = {
        "x_lvlh_m": -8.0 * even,
        "y_lvlh_m": 0.0 * even,
        "z_lvlh_m": 13.0 + range_m,
        "range_m": range_m,
        "offset_m": np.hypot(*offset_m) * even,
        "across_port_y_m": y * even,
        "across_port_z_m": z * even,
        "closing_rate_mps": 0.25 * even,
        "lateral_rate_mps": 0.01 * even,
        "tilt_deg": 0.1 * even,
        "angular_rate_degps": 0.02 * even,
        "propellant_kg": t_s / 30.0,
        "estimate_error_m": 0.1 * even,
        "estimate_sigma_m": 0.2 * even,
        "estimate_error_mps": 0.01 * even,
        "estimate_sigma_mps": 0.02 * even,
        "attitude_error_deg": 0.05 * even,
    }
    for name, values in (("body", q), ("station", (1.0, 0.0, 0.0, 0.0))):
        channels |= {f"q_{name}_from_gcrf_{k}": v * even for k, v in zip("wxyz", values, strict=True)}
    whole = flight.arcs["rendezvous"]
    begin_s = float(whole.t_s[-1])
    state = np.tile(whole.y_end, (t_s.size, 1))
    detail = {"closing_rate_mps": 0.25, "angular_rate_degps": 0.02}
    return Arc(
        "docking",
        begin_s + t_s,
        state[:, :3],
        state[:, 3:6],
        state[:, 6],
        channels=channels,
        events=(
            Event("station_keeping", begin_s + 200.0, whole.y_end),
            Event("docking", begin_s + 800.0, whole.y_end, detail),
        ),
        pulses={"aft left/1": np.column_stack((begin_s + t_s[1:20], np.full(19, 0.25)))},
        margins=tuple(Margin(name, limit, value, begin_s + 700.0) for name, limit, value, _ in MARGINS),
    )


def with_docking(flight, **how):
    arcs = {name: each for name, each in flight.arcs.items() if name in ("ascent", "rendezvous")}
    arcs["docking"] = approach(flight, **how)
    return replace(flight, arcs=arcs | {name: each for name, each in flight.arcs.items() if name not in arcs})


@pytest.fixture(scope="module")
def flight(small_flight):
    return with_docking(small_flight, offset_m=(0.3, -0.2))


def crosses(flight):
    """The cross's middle, degrees right and down, and its strokes in each picture."""
    arc = flight.arcs["docking"]
    (chart,) = camera_chart(flight.cast, arc, contact_row(arc))
    found = []
    for trace in chart.figure["data"]:
        if trace["name"] == "cross":
            x, y = (np.array([v for v in trace[key] if v is not None]) for key in ("x", "y"))
            found.append((x, y))
    return found


def test_on_line_and_upright_the_cross_stands_in_the_middle(small_flight):
    flight = with_docking(small_flight)
    seen = crosses(flight)
    assert len(seen) == 6
    craft = flight.cast.spacecraft
    tip_m = craft.docking_mechanism.probe_position_m[0] - camera_of(craft).place_m[0]
    for at_m, (x, y) in zip((20.0, 10.0, 5.0, 2.0, 1.0, 0.0), seen, strict=True):
        # a sample is at most half a second, 0.13 m, past the range
        away_m = tip_m + at_m - ARM_M
        low, high = (np.degrees(np.arctan2(CROSS_M, far)) for far in (away_m, away_m - 0.13))
        assert x.mean() == pytest.approx(0.0, abs=1e-4) and y.mean() == pytest.approx(0.0, abs=1e-4)
        assert low - 1e-3 <= x.max() <= high + 1e-3 and low - 1e-3 <= y.max() <= high + 1e-3


def test_a_ship_off_to_the_right_and_high_sees_the_cross_to_the_left_and_low(small_flight):
    x, y = crosses(with_docking(small_flight, offset_m=(0.3, -0.2)))[0]
    assert x.mean() == pytest.approx(-np.degrees(0.3 / 20.6), rel=0.02)
    assert y.mean() == pytest.approx(np.degrees(0.2 / 20.6), rel=0.02)


def test_the_cross_is_in_the_picture_however_far_aside(small_flight):
    arc = (flight := with_docking(small_flight, offset_m=(0.9, -0.7))).arcs["docking"]
    (chart,) = camera_chart(flight.cast, arc, contact_row(arc))
    half_deg = chart.figure["layout"]["xaxis"]["range"][1]
    x, y = crosses(flight)[0]
    assert max(abs(x).max(), abs(y).max()) < half_deg < camera_of(flight.cast.spacecraft).half_cone_deg


def test_a_ship_turned_to_the_right_sees_the_cross_to_the_left(small_flight):
    # about its own +z, which points down; the picture turns with the ship, and the lens moves with the nose
    x, y = crosses(with_docking(small_flight, turn=(0.0, 0.0, 0.02)))[0]
    craft = small_flight.cast.spacecraft
    behind_m = craft.docking_mechanism.probe_position_m[0] - camera_of(craft).place_m[0]
    away_m = 20.0 + behind_m - ARM_M
    assert x.mean() == pytest.approx(np.degrees(0.02 * behind_m / away_m - 0.02), rel=0.02)
    assert y.mean() == pytest.approx(0.0, abs=1e-3)


def test_every_view_is_there_and_shows_what_was_flown(flight):
    drawn = {chart.key: chart for chart in charts(flight)}
    assert [key for key in drawn if key in KEYS] == KEYS
    ahead = next(t for t in drawn["port_ahead"].figure["data"] if t["name"] == "last 20 m")
    assert {value for value in ahead["x"] if value is not None} == {0.3}
    assert {value for value in ahead["y"] if value is not None} == {-0.2}
    limit = next(t for t in drawn["port_rate"].figure["data"] if t["name"] == "limit")
    limits = flight.cast.docking.limits
    np.testing.assert_allclose(
        limit["y"], limits.closing_rate_mps + limits.closing_rate_per_m * np.array(limit["x"]), rtol=1e-4
    )
    fired, totals = drawn["firings"].figure["data"]
    assert fired["y"] == totals["y"] == ["aft left/1"] and totals["text"] == ["5 s"]
    assert fired["z"][0][:2] == [47.5, 0.0]


def test_a_docking_without_the_ports_frame_still_has_its_way(flight):
    arc = flight.arcs["docking"]
    few = {key: arc.channels[key] for key in ("x_lvlh_m", "z_lvlh_m", "range_m", "closing_rate_mps")}
    other = replace(flight, arcs=flight.arcs | {"docking": replace(arc, channels=few, pulses={})})
    assert [chart.key for chart in charts(other) if chart.key in KEYS] == ["approach", "docking"]


def test_one_that_turns_away_early_has_no_picture_of_the_cross(flight):
    arc = flight.arcs["docking"]
    far = arc.channels | {"range_m": arc.channels["range_m"] + 300.0}
    assert camera_chart(flight.cast, replace(arc, channels=far), arc.t_s.size - 1) == []
    other = replace(flight, arcs=flight.arcs | {"docking": replace(arc, channels=far, events=())})
    drawn = {chart.key: chart for chart in charts(other)}
    assert set(KEYS) - drawn.keys() == {"docking_camera"}
    for key in ("docking", "docking_knowledge", "firings"):
        assert drawn[key].figure["layout"]["xaxis"]["title"]["text"] == "minutes from the end"
    assert drawn["docking"].note == "From hand-over until the ship is away."


def test_limits_are_told_in_document_page_and_after_being_read_back(flight, tmp_path):
    document = summary(flight)
    assert [(row["limit"], row["allowed"], row["reached"], row["kept"]) for row in document["margins"]] == [
        *MARGINS
    ]
    assert {row["arc"] for row in document["margins"]} == {"docking"}
    page = report(flight, document)
    assert "1 of 2 limits are kept; not that of plume." in page
    assert "Limits as flown" in page and "1003 Pa s" in page
    assert "0.02°/s" in page  # of the contact
    folder.write(flight, tmp_path / "flown")
    again = read_flight(tmp_path / "flown")
    assert again.arcs["docking"].margins == flight.arcs["docking"].margins
    for name, pulses in flight.arcs["docking"].pulses.items():
        np.testing.assert_array_equal(again.arcs["docking"].pulses[name], pulses)
    assert again.cast.docking.limits == flight.cast.docking.limits
    assert [chart.figure for chart in charts(again)] == [chart.figure for chart in charts(flight)]
    assert (tmp_path / "flown" / NAME).read_bytes() == trajectory_bytes(again)


def test_the_plan_shows_its_limits_in_a_table_of_their_own(flight, capsys):
    rows = summary(flight)["margins"]
    print_plan("Plan", {"docking": {"port": "rassvet", "margins": 3 * rows}})
    told = capsys.readouterr().out
    assert "Limits of the docking" in told and "3 of 6 limits are kept" in told
    assert re.search(r"tilt\s*│ 7°\s*│ 1.25°\s*│ yes\s*│ 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d", told)
    assert "after_handover" not in told


def test_a_plan_with_limits_tells_them_beside_the_flown_ones(flight):
    class Planned(SmallPlan):
        def summary(self, outlook=None):
            return super().summary() | {"docking": {"margins": document["margins"][:1]}}

    document = summary(flight)
    other = replace(flight, plan=Planned())
    page = report(other, summary(other))
    assert "Limits as planned" in page
    assert "docking.margins" not in page
    assert json.loads(re.search(r"const figures = (\{.*\});\n", page)[1])["port_side"]


def test_what_is_told_is_told_in_its_unit():
    row = {"limit": "angular_rate_degps", "allowed": 0.6, "reached": 0.1, "utc": "2017-12-19T08:39:02.000Z"}
    row |= {"at_least": False, "kept": True}
    assert margin_cells(row) == {
        "limit": "angular rate",
        "allowed": "0.6°/s",
        "reached": "0.1°/s",
        "at, UTC": "2017-12-19 08:39:02",
        "kept": "yes",
    }
    least = row | {"limit": "least_drift_m", "allowed": 200.0, "reached": 412.0, "at_least": True}
    assert margin_cells(least)["allowed"] == "at least 200 m"
    assert told_as("plume_pa_s", 12.5) == ("plume", "12.5 Pa s")
    assert margins_headline([{"limit": "tilt_deg", "reached": 1.0, "kept": True}]) == (
        "1 of 1 limits are kept."
    )
    assert contact_rows([{"name": "landing", "closing_rate_mps": 2.0}]) == []
    assert contact_rows([{"name": "capture", "greatest_axial_n": 2301.2}]) == [
        {"what": "greatest load along the probe", "value": "2301 N"}
    ]
