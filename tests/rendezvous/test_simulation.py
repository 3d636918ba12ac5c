from dataclasses import replace

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.craft.spacecraft import attitude_kg
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import relative_state
from vitok.rendezvous.simulation import fly_rendezvous


def flown(case, planned, craft, seed):
    y = case.insertion()
    return fly_rendezvous(case.chase(craft), planned, case.start(y), Draws(seed, 1))


@pytest.fixture(scope="module")
def arcs(ms_07, ms_07_plan, craft):
    return [flown(ms_07, ms_07_plan, craft, seed) for seed in range(6)]


def test_handover_is_reached_whatever_the_errors(ms_07, craft, arcs):
    wanted = np.array(craft.approach.handover_position_lvlh_m)
    for arc in arcs:
        assert arc.t_s[-1] == ms_07.t_docking_s - 1060.0
        relative = relative_state(ms_07.station(arc.t_s[-1]), arc.y_end)
        assert np.linalg.norm(relative[:3] - wanted) < 1.0
        assert np.linalg.norm(relative[3:]) < 0.03


def test_errors_cost_little_and_are_seen_later(ms_07_plan, arcs):
    planned = sum(each.delta_v_mps for each in ms_07_plan.firings)
    for arc in arcs:
        totals = {each.name: each.delta_v_mps for each in arc.burns}
        assert planned - 1.0 < sum(totals.values()) < planned + 8.0
        assert 0.0 < totals["midcourse"] < 3.0


def test_without_errors_the_flight_is_the_plan(ms_07, ms_07_plan, craft):
    exact = craft.model_copy(
        update={
            "execution_errors": craft.execution_errors.model_copy(
                update={"magnitude_1sigma": 0.0, "pointing_1sigma_deg": 0.0}
            )
        }
    )
    arc = flown(ms_07, ms_07_plan, exact, 0)
    for burn, planned in zip(arc.burns, ms_07_plan.firings, strict=True):
        assert burn.name == planned.burn.name
        assert burn.delta_v_mps == pytest.approx(planned.delta_v_mps, abs=1e-3)


def test_an_insertion_beside_the_plan_is_corrected(ms_07, ms_07_plan, craft):
    y = ms_07.insertion()
    y[3:6] *= 1.0 + 2.0 / np.linalg.norm(y[3:6])  # 2 m/s fast: 7 km higher at the other side
    late = Start(ms_07.t_insertion_s + 1.0, y)
    arc = fly_rendezvous(ms_07.chase(craft), ms_07_plan, late, Draws(1, 1))
    relative = relative_state(ms_07.station(arc.t_s[-1]), arc.y_end)
    assert np.linalg.norm(relative[:3] - np.array(craft.approach.handover_position_lvlh_m)) < 1.0


def test_one_seed_is_one_flight(ms_07, ms_07_plan, craft, arcs):
    again = flown(ms_07, ms_07_plan, craft, 3)
    assert np.array_equal(again.r_gcrf_m, arcs[3].r_gcrf_m)
    assert not np.array_equal(again.y_end, arcs[4].y_end)


def test_arc_hangs_together_and_books_its_mass(arcs, craft):
    arc = arcs[0]
    check_continuity([arc])
    assert [(jump.t_s, -jump.mass_kg) for jump in arc.jumps] == [(arc.t_s[0], attitude_kg(craft))]
    used_kg = sum(burn.propellant_kg for burn in arc.burns) + attitude_kg(craft)
    assert arc.mass_kg[0] - arc.mass_kg[-1] == pytest.approx(used_kg, abs=1e-6)
    assert np.all(np.diff(arc.mass_kg) <= 0.0)
    assert np.all(np.diff(arc.t_s) <= 60.0 + 1e-9)
    assert arc.channels["range_m"][-1] == pytest.approx(299.8, abs=2.0)


def test_every_burn_has_its_events(arcs, craft):
    arc = arcs[0]
    names = [event.name for event in arc.events]
    assert [event.t_s for event in arc.events] == sorted(event.t_s for event in arc.events)
    assert names[-1] == "handover"
    assert "rendezvous_start" in names
    for burn in arc.burns:
        start, end = (event for event in arc.events if event.detail.get("burn") == burn.name)
        assert (start.name, end.name) == ("burn_start", "burn_end")
        start_up_s = (
            craft.propulsion.main.start_up_s
            if burn.name.startswith(("DV1", "transfer 1", "transfer 2", "braking 1"))
            else 0.0
        )
        assert end.t_s - start.t_s == pytest.approx(burn.duration_s + start_up_s)
        assert end.detail["propellant_kg"] == pytest.approx(start.y[6] - end.y[6])


def test_without_its_jump_the_propellant_of_attitude_control_has_no_reason(arcs):
    with pytest.raises(FlightError, match=r"a jump of 83\.8 kg of mass at t = .* has no reason"):
        check_continuity([replace(arcs[0], jumps=())])


def test_a_ship_that_books_no_attitude_control_spends_on_burns_alone(ms_07, ms_07_plan, craft):
    arc = flown(ms_07, ms_07_plan, craft.model_copy(update={"attitude_control": None}), 0)
    check_continuity([arc])
    used_kg = sum(burn.propellant_kg for burn in arc.burns)
    assert arc.mass_kg[0] - arc.mass_kg[-1] == pytest.approx(used_kg, abs=1e-6)
