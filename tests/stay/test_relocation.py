"""A relocation of a mission: flown between the parts of its stay, at the other port from then on."""

import tomllib

import numpy as np
import pytest

import vitok
from vitok.chance import Draws
from vitok.conductor import legs
from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import relative_state
from vitok.products.charts import charts
from vitok.products.export import oem
from vitok.products.view.data import data
from vitok.stay.relocating import surroundings
from vitok.world import world_of


def mission(*moves):
    asked = tomllib.loads((CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8"))
    return asked | {"relocation": [dict(zip(("port", "undocking_utc"), each, strict=True)) for each in moves]}


@pytest.fixture(scope="module")
def plan():
    return vitok.plan(mission(("zvezda", "2018-03-01T10:00:00Z")))


def test_the_stay_goes_on_at_the_other_port_and_the_way_home_begins_there(plan):
    span = plan.span("docking:descent")
    arcs = list(legs(plan, plan.draws(1, 1), span))
    check_continuity(arcs)
    assert [arc.name for arc in arcs] == ["docking", "stay", "relocation", "stay_2", "descent"]
    _, before, moved, after, home = arcs
    assert 10.0 < moved.mass_kg[0] - moved.mass_kg[-1] < 100.0
    assert after.mass_kg[0] == moved.mass_kg[-1]
    assert before.mass_kg[-1] - moved.mass_kg[-1] == pytest.approx(moved.burns[0].propellant_kg, abs=1e-9)
    assert all(each.kept for each in moved.margins)
    port_m = plan.scene.cast.docked_at_lvlh_m("zvezda")
    station = after.picture.station_gcrf[-1]
    docked_m = relative_state(station, after(after.picture.station_t_s[-1]))[:3]
    np.testing.assert_allclose(docked_m, port_m, atol=0.01)
    assert np.linalg.norm(home.r_gcrf_m[0] - after.r_gcrf_m[-1]) < 10.0


def test_flown_alone_it_begins_at_its_own_undocking(plan):
    moved, after = legs(plan, plan.draws(1, 1), plan.span("relocation:stay_2"))
    check_continuity([moved, after])
    assert moved.t_s[0] == plan.scene.epoch.t_s("2018-03-01T10:00:00Z")
    (alone,) = legs(plan, plan.draws(1, 1), plan.span("stay_2"))
    assert alone.following == "descent"


def test_it_is_in_report_view_and_files(plan):
    flight = plan.fly()
    shown = {chart.key for chart in charts(flight)}
    assert {"relocation_docking", "docking", "stay_2"} <= shown
    ports = {each["name"]: each["port"] for each in data(flight)["arcs"]}
    assert ports["stay"] == ports["docking"] == "rassvet"
    assert ports["relocation"] == ports["stay_2"] == ports["descent"] == "zvezda"
    told = oem.export(flight).files["soyuz-ms-07.oem"]
    assert "phase: relocation" in told and "phase: stay_2" in told


def test_what_the_ship_is_told_of_the_orbit_is_not_the_truth(plan):
    """Along the orbit by a station's tracking, drawn, and nothing when all is as known."""
    moved = plan.phases["relocation"]
    world, t_s, offs_m = world_of(plan.scene, Draws()), moved.t_undocking_s, []
    for run in range(1, 41):
        around = surroundings(world, moved, Draws(1, run))
        off = relative_state(around.orbit(t_s), around.known(t_s))
        assert abs(off[1]) < 1e-3 and abs(off[2]) < 1.0  # along it, as it rises and sinks
        offs_m.append(off[0])
    assert 40.0 < np.std(offs_m) < 80.0
    as_known = surroundings(world, moved, Draws())
    assert (as_known.known(t_s) == as_known.orbit(t_s)).all()


def test_facts_of_a_relocation_are_judged_and_one_too_many_is_told():
    facts = [{"key": "relocation_docking.utc", "value": "2018-03-01T10:40:00Z", "source": "x", "grade": "C"}]
    asked = mission(("zvezda", "2018-03-01T10:00:00Z")) | {"record": facts}
    assert "relocation" in vitok.plan(asked).phases
    facts[0]["key"] = "relocation_2_docking.utc"
    with pytest.raises(InputError, match=r"of the relocation_2, which is not flown, as the mission has 1"):
        vitok.plan(asked)


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        ([("rassvet", "2018-03-01T10:00:00Z")], "should be another port than"),
        ([("zvesda", "2018-03-01T10:00:00Z")], "zvezda"),
        ([("poisk", "2018-01-01T10:00:00Z")], "is taken by soyuz-ms-06"),
        ([("zvezda", "2017-12-18T10:00:00Z")], "should be after times.docking_utc"),
        ([("zvezda", "2018-06-04T10:00:00Z")], "should be before times.undocking_utc"),
        ([("zvezda", "2018-03-01T10:00:00Z"), ("rassvet", "2018-03-01T10:10:00Z")], "h or more before"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(moves, told):
    with pytest.raises(InputError, match=told):
        vitok.plan(mission(*moves))
