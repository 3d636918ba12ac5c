"""A user's own list of burns: placed where it asks, given as given, free as solved."""

import numpy as np
import pytest

from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.profile import Profile
from vitok.motion.elements import elements
from vitok.rendezvous.plan import rendezvous_from

from .conftest import PROFILE, Case
from .ways import april_2021, docking_after, offered

CATALOGUE = PROFILE.model_dump(exclude={"phasing_revolution", "correction_revolution", "burns"})


def profile(*burns: dict) -> Profile:
    return Profile.model_validate(CATALOGUE | {"name": "own", "burns": list(burns)})


def planned(case, craft, *burns: dict, node_east_deg: float = 0.81):
    start = case.start(case.insertion(node_east_deg=node_east_deg))
    return rendezvous_from(start, case.chase(craft), profile(*burns), case.t_docking_s)


def by_name(plan):
    return {each.burn.name: each for each in plan.firings}


def middle_s(fired):
    return 0.5 * (fired.burn.start_s + fired.burn.end_s)


FORWARD = {"free": ["forward"]}
FIRST = {"name": "first", "revolution": 3, "apsis": "apogee", **FORWARD}


def test_the_usual_burns_as_a_list_come_out_as_the_catalogue_has_them(ms_07, ms_07_plan, craft):
    usual = by_name(ms_07_plan)
    burns = [
        {"name": name, "after_insertion_s": middle_s(usual[name]) - ms_07.t_insertion_s, "free": free}
        for name, free in (("DV1", ["forward"]), ("DV2", ["forward"]), ("DV3", ["forward", "across"]))
    ]
    own = by_name(planned(ms_07, craft, *burns))
    assert list(own) == list(usual)
    for name, each in own.items():
        assert each.delta_v_mps == pytest.approx(usual[name].delta_v_mps, abs=0.02)


def test_one_free_forward_part_sets_the_phase_through_what_is_given_after_it(ms_07, craft):
    given = (0.0, 1.5, 0.5)
    plan = planned(
        ms_07,
        craft,
        FIRST,
        {"name": "second", "before_contact_s": 90_000.0, "delta_v_lvlh_mps": given, "thrust_n": 560.0},
        {"name": "third", "range_m": 4e6, "delta_v_lvlh_mps": (2.0, 0.0, 0.0)},
    )
    burns = by_name(plan)
    assert burns["second"].command_lvlh_mps == pytest.approx(given, abs=0.0)
    assert burns["second"].burn.thrust_n == 560.0
    assert middle_s(burns["second"]) == pytest.approx(ms_07.t_docking_s - 90_000.0, abs=1e-6)
    ranges = dict(zip(burns, plan.ranges_m, strict=True))
    lasts_s = burns["third"].burn.end_s - burns["third"].burn.start_s
    # told at ignition, from which it closes in at the 220 m/s of an orbit so much lower
    assert ranges["third"] - 4e6 == pytest.approx(0.5 * lasts_s * 220.0, rel=0.2)
    assert burns["third"].delta_v_mps == pytest.approx(2.0, abs=1e-9)
    # the phase is met: the transfer costs about what it does from a round orbit, not hundreds more
    assert sum(each.delta_v_mps for each in plan.firings) < 150.0


def test_the_apsis_of_a_revolution_is_where_a_burn_lies(ms_07, craft):
    burns = by_name(planned(ms_07, craft, FIRST, {**FIRST, "name": "second", "revolution": 5}))
    for fired, turns in ((burns["first"], 3), (burns["second"], 5)):
        free = ms_07.chase(craft).fly(fired.burn.start_s, fired.y_start, middle_s(fired)).y_end
        assert abs(np.dot(free[:3], free[3:6])) / np.linalg.norm(free[:3]) < 5.0
        hours = (middle_s(fired) - ms_07.t_insertion_s) / 3600.0
        assert (turns - 1.25) * 1.48 < hours < turns * 1.5


def test_two_free_forward_parts_at_any_angle_set_phase_and_shape(ms_07, craft):
    burns = by_name(
        planned(
            ms_07,
            craft,
            {"name": "first", "after_insertion_s": 13_000.0, **FORWARD},
            {"name": "second", "after_insertion_s": 17_200.0, **FORWARD},
        )
    )
    after = burns["second"]
    half_s = 0.5 * elements(after.y_end).period_s
    there = ms_07.chase(craft).fly(after.burn.end_s, after.y_end, middle_s(after) + half_s).y_end
    at = 0.5 * (np.linalg.norm(after.y_start[:3]) + np.linalg.norm(after.y_end[:3]))
    assert np.linalg.norm(there[:3]) == pytest.approx(at, abs=150.0)


def test_a_free_part_across_turns_the_plane(ms_07, craft):
    tilted = {"node_east_deg": 0.71}
    usual = rendezvous_from(
        ms_07.start(ms_07.insertion(**tilted)), ms_07.chase(craft), PROFILE, ms_07.t_docking_s
    )
    dv3 = by_name(usual)["DV3"]
    across = {"name": "plane", "after_insertion_s": middle_s(dv3) - ms_07.t_insertion_s, "free": ["across"]}
    burns = by_name(planned(ms_07, craft, FIRST, across, **tilted))
    assert burns["plane"].command_lvlh_mps[[0, 2]] == pytest.approx([0.0, 0.0])
    assert burns["plane"].command_lvlh_mps[1] == pytest.approx(dv3.command_lvlh_mps[1], rel=0.03)


def test_a_short_way_with_one_burn_of_its_own(craft):
    short = load("2-orbit", Profile)
    way = docking_after(april_2021(), short.docking_after_liftoff_s)
    there = offered(way, short, 0.5)
    usual = there.planned(craft)
    dv1_s = middle_s(usual.firings[0]) - way.t_insertion_s
    own = {"name": "DV1", "after_insertion_s": dv1_s, **FORWARD}
    listed = Profile.model_validate(short.model_dump(exclude={"burns"}) | {"burns": [own]})
    found = rendezvous_from(way.start(there.y), way.chase(craft), listed, way.t_docking_s)
    assert found.firings[0].delta_v_mps == pytest.approx(usual.firings[0].delta_v_mps, abs=1.0)


@pytest.mark.parametrize(
    ("burns", "message"),
    [
        ([FIRST, {**FIRST, "name": "late", "before_contact_s": 5000.0}], "should have one of revolution"),
        ([{"name": "first", "revolution": 3, **FORWARD}], "should have both revolution and apsis"),
        ([{**FIRST, "free": ["radial"]}], "burns"),
        ([{**FIRST, "free": []}], "should have a part of delta_v_lvlh_mps that is not 0"),
        ([{**FIRST, "free": ["across", "across"]}], "should name each part once"),
        (
            [{**FIRST, "delta_v_lvlh_mps": [1.0, 0.0, 0.0]}],
            "should have 0, not 1, in delta_v_lvlh_mps forward",
        ),
        ([{**FIRST, "name": "transfer 1"}], "should have a name that does not begin with transfer"),
        ([FIRST, FIRST], "'first' comes twice"),
        ([{**FIRST, "free": ["across"]}], "no more can be solved, and no less meets the station; it has 0"),
        ([FIRST, {**FIRST, "name": "b"}, {**FIRST, "name": "c"}], "it has 3"),
    ],
)
def test_a_list_that_cannot_be_is_told(burns, message, tmp_path):
    text = "".join(f"{key} = {value!r}\n" for key, value in CATALOGUE.items() if value is not None)
    for burn in burns:
        text += "[[burns]]\n" + "".join(f"{key} = {value!r}\n" for key, value in burn.items())
    file = tmp_path / "own.toml"
    file.write_text(text.replace("'34-orbit'", "'own'"))
    with pytest.raises(InputError, match=message) as caught:
        load(str(file), Profile)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("burns", "message"),
    [
        (
            [FIRST, {"name": "late", "before_contact_s": 5000.0, "free": ["across"]}],
            r"burn late .* ends \d+ s after",
        ),
        ([{**FIRST, "revolution": 60}], r"burns in revolution 60"),
        (
            [FIRST, {"name": "b", "after_insertion_s": 900.0, "free": ["across"]}],
            r"burn b .* before the end of burn first",
        ),
        (
            [FIRST, {"name": "b", "range_m": 2e3, "delta_v_lvlh_mps": (1.0, 0.0, 0.0)}],
            r"burn b .* waits for range_m = 2000",
        ),
        ([{**FIRST, "after_insertion_s": 160_000.0, "revolution": None, "apsis": None}], r"rendezvous|burn"),
    ],
)
def test_a_list_that_cannot_be_flown_is_told(ms_07: Case, craft, burns, message):
    with pytest.raises(FlightError, match=message) as caught:
        planned(ms_07, craft, *burns)
    assert "\n" not in str(caught.value)
