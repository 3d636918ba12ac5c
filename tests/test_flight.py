"""The mission flown from end to end: what the first user sees, held against the real flight."""

import json
import pickle
import subprocess
import sys

import numpy as np
import pytest

import vitok
from vitok.motion import orbit
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import riding_states
from vitok.products.charts import charts
from vitok.products.summary import summary
from vitok.products.trajectory_file import trajectory_bytes
from vitok.stay.simulation import station_states

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
def again(folder, flight):
    return vitok.load(folder / "first")


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


def test_insertion_is_200_by_240_km_over_the_ellipsoid(document, figure):
    """With drag; the same numbers as osculating heights would fly 212 x 261 km."""
    keys = {
        each["key"]: each["predicted"]
        for each in document["evidence"]
        if each["key"].startswith("insertion.")
    }
    flown = keys["insertion.least_altitude_km"], keys["insertion.greatest_altitude_km"]
    figure("insertion of Soyuz MS-07", "200 x 240 km", "0.5 km", f"{flown[0]:.1f} x {flown[1]:.1f} km")
    assert abs(flown[0] - 200.0) < 0.5
    assert abs(flown[1] - 240.0) < 0.5
    assert abs(keys["insertion.inclination_deg"] - 51.64) < 0.05


def test_a_plan_flies_to_the_same_bytes_in_another_process(flight, folder, figure):
    """And the long way, plan and then fly, is the short one."""
    pickled = pickle.dumps(flight.plan)
    figure("pickled plan of Soyuz MS-07", "itself", "3 MB", f"{len(pickled) / 1e6:.2f} MB")
    assert len(pickled) < 3e6
    (folder / "plan.pickle").write_bytes(pickled)
    code = (
        "import pickle, sys, vitok\n"
        "from dataclasses import replace\n"
        "folder = sys.argv[1]\n"
        "flown = pickle.load(open(f'{folder}/plan.pickle', 'rb')).fly()\n"
        "beyond = vitok.outlook(flown.plan)\n"
        "flown = replace(flown, outlook=beyond)\n"
        "vitok.save(replace(flown, evidence=vitok.judge(flown)), f'{folder}/second')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    for name in ("flight.json", "trajectory.npz", "report.html"):
        assert (folder / "first" / name).read_bytes() == (folder / "second" / name).read_bytes()


def test_a_plan_is_flown_any_number_of_times_and_stays_as_it_is(flight):
    pickled = pickle.dumps(flight.plan)
    third, again, fourth = (trajectory_bytes(flight.plan.fly(run=run)) for run in (3, 3, 4))
    assert third == again != fourth
    assert pickle.dumps(flight.plan) == pickled


def test_chance_reaches_every_phase_that_it_has_a_part_in(flight):
    one, other = flight.plan.fly(run=1), flight.plan.fly(run=2)
    for name in one.arcs:
        assert not np.array_equal(one.arcs[name].y_end, other.arcs[name].y_end)


def test_a_plan_of_another_version_is_told(flight, monkeypatch):
    pickled = pickle.dumps(flight.plan)
    monkeypatch.setattr("vitok.flight_plan.version", lambda name: "9.9.9")
    with pytest.raises(vitok.InputError, match=r"pickled by vitok .* cannot be read by vitok 9\.9\.9: plan"):
        pickle.loads(pickled)


def test_a_flight_is_read_back_from_its_folder(flight, again):
    assert trajectory_bytes(again) == trajectory_bytes(flight)
    assert again.evidence == flight.evidence
    assert [chart.key for chart in charts(again)] == [chart.key for chart in charts(flight)]


def test_what_was_not_flown_is_none():
    flown = vitok.plan("soyuz-ms-06").fly()
    assert flown.liftoff_s is None
    document = summary(flown)
    assert document["liftoff_utc"] is None
    assert {row["t_s"] for row in document["events"]} == {None}


def apart_m(arc, t_s, r_gcrf_m):
    return np.linalg.norm(arc(t_s)[:, :3] - r_gcrf_m, axis=1).max()


def test_between_samples_the_stay_is_good_to_a_metre(flight, figure):
    plan, arc = flight.plan, flight.arcs["stay"]
    t_s = arc.t_s[1:-2] + 0.37 * np.diff(arc.t_s[1:-1])
    ship = riding_states(station_states(plan.stay, t_s), plan.scene.cast.docked_position_lvlh_m)
    worst_m = apart_m(arc, t_s, ship[:, :3])
    figure("stay of Soyuz MS-07 between its samples", "its own orbit", "1 m", f"{worst_m:.2f} m")
    assert worst_m < 1.0


def test_between_samples_a_coast_is_good_to_a_metre(flight, figure):
    scene, arc = flight.plan.scene, flight.arcs["rendezvous"]
    coasting = np.diff(arc.mass_kg) == 0.0
    rows = np.flatnonzero(coasting & (np.diff(arc.t_s) > 20.0))[::100]
    cd_area_m2 = scene.cast.spacecraft.aerodynamics.cd_area_m2
    t_s = 0.5 * (arc.t_s[rows] + arc.t_s[rows + 1])
    flown = [
        orbit.coast(
            arc.t_s[row], arc(arc.t_s[row]), at_s, scene.arrival.environment, cd_area_m2=cd_area_m2
        ).y_end[:3]
        for row, at_s in zip(rows, t_s, strict=True)
    ]
    worst_m = apart_m(arc, t_s, np.array(flown))
    figure("coasts of Soyuz MS-07 between their samples", "the flight itself", "1 m", f"{worst_m:.2f} m")
    assert worst_m < 1.0


def test_between_samples_an_approach_is_good_to_a_centimetre(flight, figure):
    """Thrusters fire for parts of the half second between samples, which is all that a cubic misses."""
    arc = flight.arcs["docking"]
    step_s = np.diff(arc.t_s)[:, None]
    mean_mps = 0.5 * (arc.v_gcrf_mps[1:] + arc.v_gcrf_mps[:-1])
    left_m = np.linalg.norm(np.diff(arc.r_gcrf_m, axis=0) - step_s * mean_mps, axis=1).max()
    figure("approach of Soyuz MS-07 between its samples", "even thrust", "10 mm", f"{left_m * 1e3:.2f} mm")
    assert left_m < 1e-2
