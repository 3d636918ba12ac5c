from dataclasses import replace

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.craft.spacecraft import attitude_kg
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import relative_state


def flown(case, planned, craft, seed):
    y = case.insertion()
    return case.flown(planned, craft, case.start(y), Draws(seed, 1))


@pytest.fixture(scope="module")
def arcs(ms_07, ms_07_plan, craft):
    return [flown(ms_07, ms_07_plan, craft, seed) for seed in range(6)]


def test_handover_is_reached_whatever_the_errors(ms_07, craft, arcs):
    wanted = np.array(craft.approach.handover_position_lvlh_m)
    for arc in arcs:
        assert arc.t_s[-1] == pytest.approx(ms_07.t_docking_s - 1121.0, abs=30.0)  # as the ranges come
        relative = relative_state(ms_07.station(arc.t_s[-1]), arc.y_end)
        assert np.linalg.norm(relative[:3] - wanted) < 20.0  # by the radio, not by the truth
        assert np.linalg.norm(relative[3:]) < 0.05


def test_errors_cost_little_and_are_seen_later(ms_07_plan, arcs):
    planned = sum(each.delta_v_mps for each in ms_07_plan.firings)
    for arc in arcs:
        totals = {each.name: each.delta_v_mps for each in arc.burns}
        assert planned - 1.0 < sum(totals.values()) < planned + 8.0
        assert 0.0 < totals["midcourse"] < 3.0


def test_run_0_draws_nothing_and_is_the_plan(ms_07, ms_07_plan, craft):
    arc = ms_07.flown(ms_07_plan, craft, ms_07.start(ms_07.insertion()), Draws())
    for burn, planned in zip(arc.burns, ms_07_plan.firings, strict=True):
        assert burn.name == planned.burn.name
        assert burn.delta_v_mps == pytest.approx(
            planned.delta_v_mps, abs=0.03
        )  # the station is foreseen anew
    assert arc.channels["estimate_error_m"].max() < 30.0  # the filter's forces are not all that act
    assert arc.t_s[-1] == pytest.approx(ms_07_plan.end.t_s, abs=0.1)


def test_the_ship_does_not_know_the_truth(arcs):
    """Its errors are of the size that it says, and drawn: none is nothing, none the same as another's."""
    errors = np.array([arc.channels["estimate_error_m"][-1] for arc in arcs])
    sigmas = np.array([arc.channels["estimate_sigma_m"][-1] for arc in arcs])
    assert np.all(errors > 0.01) and np.all(errors < 4.0 * sigmas)
    assert np.unique(np.round(errors, 6)).size == len(arcs)


def test_what_the_ship_knows_is_handed_over(ms_07, arcs):
    for arc in arcs:
        handed = arc.end.handed
        true = arc.y_end[:6] - ms_07.station(arc.t_s[-1])[:6]
        off = handed.relative_gcrf - true
        assert np.linalg.norm(off[:3]) == pytest.approx(arc.channels["estimate_error_m"][-1], rel=1e-6)
        assert np.trace(handed.covariance[:3, :3]) > 0.0


def test_a_burn_comes_when_the_range_does(arcs, craft, ms_07):
    """A braking burn by its own gate's range, whatever has become of the instants."""
    for arc in arcs:
        for number, gate in enumerate(craft.approach.gates, 1):
            if not gate.at_range:
                continue
            burn = next(each for each in arc.burns if each.name == f"braking {number}")
            middle_s = burn.start_s + 0.5 * burn.duration_s
            range_m = np.interp(middle_s, arc.t_s, arc.channels["range_m"])
            # the burn itself has bent the way by then
            assert range_m == pytest.approx(np.linalg.norm(gate.position_lvlh_m), abs=0.06 * range_m + 30.0)


def test_an_insertion_beside_the_plan_is_corrected(ms_07, ms_07_plan, craft):
    y = ms_07.insertion()
    y[3:6] *= 1.0 + 2.0 / np.linalg.norm(y[3:6])  # 2 m/s fast: 7 km higher at the other side
    late = Start(ms_07.t_insertion_s + 1.0, y)
    arc = ms_07.flown(ms_07_plan, craft, late, Draws(1, 1))
    relative = relative_state(ms_07.station(arc.t_s[-1]), arc.y_end)
    assert np.linalg.norm(relative[:3] - np.array(craft.approach.handover_position_lvlh_m)) < 20.0


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
    assert arc.channels["range_m"][-1] == pytest.approx(379.9, abs=15.0)


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
    with pytest.raises(FlightError, match=r"a jump of 121\.8 kg of mass at t = .* has no reason"):
        check_continuity([replace(arcs[0], jumps=())])


def test_a_ship_that_books_no_attitude_control_spends_on_burns_alone(ms_07, ms_07_plan, craft):
    arc = flown(ms_07, ms_07_plan, craft.model_copy(update={"attitude_control": None}), 0)
    check_continuity([arc])
    used_kg = sum(burn.propellant_kg for burn in arc.burns)
    assert arc.mass_kg[0] - arc.mass_kg[-1] == pytest.approx(used_kg, abs=1e-6)
