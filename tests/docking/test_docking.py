"""The docking at Rassvet flown from the hand-over: contact, books, refusals."""

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.craft.mass_properties import mass_model
from vitok.docking import plan as docking_plan
from vitok.errors import FlightError, InputError
from vitok.mission.docking import Alarm, Condition
from vitok.motion.arc import ERROR, Handed
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import axes, relative_state

from .scene_of_docking import (
    DOCKING_S,
    EPOCH,
    KURS,
    MASS_KG,
    SHIP,
    STATION,
    about,
    events,
    flown,
    handed_over,
    pair,
    planned,
    ship_with,
)


def test_the_plan_keeps_the_bars_of_a_nominal_contact(plan, station, full, figure):
    arc = flown(plan, station, full, Draws())
    contact = events(arc)["docking"]
    told = contact.detail
    late_s = contact.t_s - DOCKING_S
    figure(
        "docking of Soyuz MS-07 to Rassvet as planned: contact",
        "its own plan; the mechanism",
        "60 s; 0.10 m, 0.10 to 0.20 m/s, 0.03 m/s, 1.5 deg, 0.2 deg/s, 70 kg",
        f"{late_s:.1f} s; {told['lateral_offset_m']:.3f} m, {told['closing_rate_mps']:.3f} m/s, "
        f"{told['lateral_rate_mps']:.4f} m/s, x, {told['angular_rate_degps']:.3f} deg/s, "
        f"{plan.propellant_kg:.1f} kg",
    )
    assert abs(late_s) < 60.0
    assert told["lateral_offset_m"] < 0.10
    assert 0.10 < told["closing_rate_mps"] < 0.20
    assert told["lateral_rate_mps"] < 0.03
    assert told["tilt_deg"] < 1.5
    assert told["angular_rate_degps"] < 0.2
    assert plan.propellant_kg < 70.0
    assert all(each.kept for each in plan.margins)


def test_a_flight_tells_what_it_kept_off_and_how_long_it_took(arcs, plan):
    """The fly-around alone is outside the cone, and ends at the hold: 150 m, the port, and the ship."""
    due_s = DOCKING_S - plan.t_handover_s
    for margins, t_s in ((plan.margins, None), *((arc.margins, events(arc)["docking"].t_s) for arc in arcs)):
        found = {each.name: each for each in margins}
        off, took = found["keep_out_m"], found["time_s"]
        assert off.at_least and off.kept and 150.0 < off.value < 210.0
        assert took.kept and took.value == pytest.approx(due_s, abs=60.0)
        assert took.limit == due_s + KURS.limits.late_s
        if t_s is not None:
            assert took.t_s == pytest.approx(t_s) and off.t_s < t_s - 300.0


def test_a_ship_that_leaves_is_judged_by_its_drift_not_by_the_sphere_it_left(plan, station, full):
    """It leaves from beside the port, outside the cone: a retreat is begun."""
    early = Alarm(modes=("final-approach",), to="leaving", when=(Condition(quantity="range_m", below=60.0),))
    docking = KURS.model_copy(update={"alarms": (early, *KURS.alarms)})
    arc = flown(plan, station, full, Draws(0, 1), docking=docking)
    found = {each.name: each for each in arc.margins}
    assert found["keep_out_m"].kept and found["keep_out_m"].value > 150.0 and found["least_drift_m"].kept
    assert "time_s" not in found  # it never came


def test_error_and_covariance_have_the_size_that_is_told_of_them(arcs):
    for arc in arcs:
        told = arc.channels
        error = np.linalg.norm([told[key] for key in ERROR], axis=0)
        assert error == pytest.approx(told["estimate_error_m"], abs=1e-6)
        spread = np.sqrt(sum(told[f"known_{axis}_{axis}_m2"] for axis in "xyz"))
        assert spread == pytest.approx(told["estimate_sigma_m"], rel=1e-9)


def test_contact_is_soft_centred_and_in_time(arcs):
    for arc in arcs:
        contact = events(arc)["docking"]
        assert abs(contact.t_s - DOCKING_S) < 60.0
        assert 0.10 < contact.detail["closing_rate_mps"] < 0.20
        assert contact.detail["lateral_offset_m"] < 0.34
        assert contact.detail["lateral_rate_mps"] < 0.05
        assert contact.detail["tilt_deg"] < 5.0
        assert contact.detail["angular_rate_degps"] < 0.6
        assert arc.following == "stay"


def test_modes_come_in_order_and_the_hooks_close_last(arcs):
    for arc in arcs:
        assert [each.name for each in arc.events] == [
            "flyaround_start",
            "station_keeping",
            "final_approach",
            "last_metres",
            "docking",
            "capture",
            "retraction",
            "hooks_closed",
        ]
        instants = [each.t_s for each in arc.events]
        assert instants == sorted(instants)
        assert arc.t_s[-1] == pytest.approx(instants[-1], abs=0.5)


def test_draws_part_the_flights_and_the_same_draws_do_not(arcs, plan, station, full):
    again = flown(plan, station, full, Draws(0, 1))
    assert again.r_gcrf_m.tobytes() == arcs[0].r_gcrf_m.tobytes()
    assert again.v_gcrf_mps.tobytes() == arcs[0].v_gcrf_mps.tobytes()
    assert again.mass_kg.tobytes() == arcs[0].mass_kg.tobytes()
    assert all(again.channels[key].tobytes() == arcs[0].channels[key].tobytes() for key in again.channels)
    assert len({events(each)["docking"].t_s for each in arcs}) == len(arcs)


@pytest.mark.parametrize(
    "off", [(20.0, -12.0, 10.0, 0.1, 0.05, -0.1), (-15.0, 8.0, -20.0, -0.08, -0.05, 0.1)]
)
def test_an_error_at_hand_over_that_is_known_is_absorbed(plan, station, full, off):
    arc = flown(plan, station, full, off=off)
    contact = events(arc)["docking"]
    assert abs(contact.t_s - DOCKING_S) < 60.0
    assert contact.detail["lateral_offset_m"] < 0.34


def test_an_error_of_what_the_ship_knows_at_hand_over_is_absorbed(plan, station, full):
    """It is told to be 15 m and 0.1 m/s beside where it is, with a covariance that allows that."""
    y_station = station(plan.t_handover_s)
    true = handed_over(plan, station)[:6] - y_station[:6]
    turned = axes(y_station).T
    wrong = true + np.append(turned @ [8.0, -9.0, 9.0], turned @ [0.05, 0.05, -0.05])
    handed = Handed(wrong, np.diag([100.0] * 3 + [0.01] * 3))
    arc = flown(plan, station, full, handed=handed)
    contact = events(arc)["docking"]
    assert abs(contact.t_s - DOCKING_S) < 60.0
    assert contact.detail["lateral_offset_m"] < 0.34
    near = np.abs(arc.t_s - contact.t_s + 30.0) < 30.0
    assert arc.channels["estimate_error_m"][near].max() < 1.0


def test_propellant_is_booked_to_the_gram(arcs, plan):
    for arc in arcs:
        check_continuity([arc])
        used_kg = arc.mass_kg[0] - arc.mass_kg[-1]
        assert used_kg == pytest.approx(arc.channels["propellant_kg"][-1], abs=1e-9)
        assert [burn.propellant_kg for burn in arc.burns] == [pytest.approx(used_kg, abs=1e-9)]
        assert not arc.jumps
        assert (np.diff(arc.mass_kg) <= 1e-12).all()
        assert 0.5 * plan.propellant_kg < used_kg < 2.0 * plan.propellant_kg


def test_it_coasts_on_the_arcs_of_a_fly_around(plan, station, full):
    """By a rate of which the last period's firing is but half it fired again, and to and fro all the way."""
    arc = flown(plan, station, full, Draws())
    since_s = arc.t_s - plan.t_handover_s
    coasting = (since_s > 40.0) & (since_s < 300.0)
    assert np.ptp(arc.mass_kg[coasting]) < 1.0


def test_after_a_bounce_the_docking_is_the_touch_that_was_captured(plan, station, full):
    """Latches that want nearly the rate of contact let the first try of some runs bounce."""
    stiff = SHIP.docking_mechanism.probe.model_copy(update={"latch_speed_min_mps": 0.145})
    ship = ship_with(docking_mechanism={"probe": stiff})
    for run in range(1, 40):  # which of them bounces but once, chance has it
        arc = flown(plan, station, full, Draws(0, run), spacecraft=ship)
        tries = [each.t_s for each in arc.events if each.name == "last_metres"]
        if len(tries) == 2 and arc.following == "stay":
            break
    told = events(arc)
    assert len(tries) == 2 and arc.following == "stay"
    assert tries[0] < told["retreat"].t_s < tries[1] < told["docking"].t_s
    assert 0.0 <= told["capture"].t_s - told["docking"].t_s < 2.0
    judged = next(each for each in arc.margins if each.name == "lateral_rate_mps")
    assert judged.t_s < told["docking"].t_s


def test_a_ship_that_is_never_captured_bounces_and_leaves(plan, station, full):
    stiff = SHIP.docking_mechanism.probe.model_copy(update={"latch_speed_min_mps": 0.3})
    ship = ship_with(docking_mechanism={"probe": stiff})
    for run in range(1, 10):  # a bounce may turn the station so far that no other try is made
        arc = flown(plan, station, full, Draws(0, run), spacecraft=ship)
        told = events(arc)
        assert arc.following is None and "docking" not in told and "capture" not in told
        begun = [each.t_s for each in arc.events if each.name == "last_metres"]
        assert begun[-1] < told["bounce"].t_s < told["away"].t_s
        assert told["away"].detail["least_drift_m"] > STATION.keep_out_radius_m
        if len(begun) == 3:
            break
    assert len(begun) == 3


def test_nothing_fires_from_capture_on(arcs):
    for arc in arcs:
        caught = arc.t_s >= events(arc)["capture"].t_s + 1.0
        assert np.ptp(arc.mass_kg[caught]) == 0.0


def test_the_docking_planes_meet_and_the_station_recoils(plan, station, arcs):
    """Hooked, the tip of a probe that were still out would be its length behind the port's middle."""
    docked = relative_state(station(plan.t_docking_s), plan.end.y)[:3]
    for arc in arcs:
        assert arc.channels["range_m"][-1] == pytest.approx(
            -SHIP.docking_mechanism.probe.extension_m,
            abs=0.02,  # propellant has moved the centre of mass
        )
        assert arc.channels["offset_m"][-1] < 0.02
        assert arc.channels["angular_rate_degps"][-1] < 1e-6
        # the port is 12 m from the middle of a station that may be a few degrees off its law, the ship's
        # centre of mass some decimetres from where its file counts from
        place = np.array([arc.channels[f"{axis}_lvlh_m"][-1] for axis in "xyz"])
        np.testing.assert_allclose(place, docked, atol=0.5)
        # the blow's momentum carries both on until the hooks close and beyond
        recoil_mps = 0.15 * MASS_KG / (STATION.mass_kg + MASS_KG)
        pushed_m = relative_state(station(arc.t_s[-1]), arc.y_end)[:3] - place
        held_s = arc.t_s[-1] - events(arc)["capture"].t_s
        assert 0.5 < np.linalg.norm(pushed_m) / (recoil_mps * held_s) < 2.0


def test_the_plan_tells_what_it_flew(plan):
    said = plan.summary(EPOCH)
    assert said["propellant_kg"] == plan.propellant_kg
    assert (
        said["handover_utc"] < said["station_keeping_utc"] < said["final_approach_utc"] < said["docking_utc"]
    )
    assert {each["limit"] for each in said["margins"]} >= {"off_axis_deg", "closing_rate_mps", "tilt_deg"}


def test_too_little_time_for_the_legs_is_told(station, full):
    hasty = ship_with(approach={"handover_before_contact_s": 600.0})
    with pytest.raises(
        FlightError,
        match=r"600 s from hand-over .*, so that approach\.handover_before_contact_s .* over 7\d\d$",
    ):
        planned(station, full, spacecraft=hasty)


def test_more_time_than_the_slowest_way_in_takes_is_told(station, full):
    """At the rate of contact all the way it would arrive before its time."""
    slow = ship_with(approach={"handover_before_contact_s": 1600.0})
    with pytest.raises(
        FlightError, match=r"1600 s from hand-over .* too long: .* should be 1510 at the most$"
    ):
        planned(station, full, spacecraft=slow)


def gap(sensors):
    """The radio ends at 200 m, and nothing else sees so far."""
    return seeing(sensors, 200.0)


def seeing(sensors, farthest_m):
    return tuple(each.model_copy(update={"farthest_m": min(each.farthest_m, farthest_m)}) for each in sensors)


def without(model, **keys):
    return model.model_copy(update=keys)


def port_with(**keys):
    ports = dict(STATION.ports)
    ports["rassvet"] = ports["rassvet"].model_copy(update=keys)
    return without(STATION, ports=ports)


WEAK = tuple(jet.model_copy(update={"thrust_n": 0.5}) for jet in SHIP.propulsion.thrusters.jets)


@pytest.mark.parametrize(
    ("cast", "message"),
    [
        ({"station": port_with(drogue=None)}, "port 'rassvet' of station iss has no drogue, the mate of"),
        ({"spacecraft": ship_with(near_sensors=())}, "no range from .* to 0 m and no angles from"),
        ({"spacecraft": ship_with(near_sensors=gap(SHIP.near_sensors))}, "no range from .* to 19\\d.* m"),
        ({"station": without(STATION, inertia_kgm2=None)}, "station iss has no inertia_kgm2"),
        ({"station": without(STATION, attitude=None)}, "station iss has no table attitude"),
        (
            {
                "spacecraft": ship_with(
                    propulsion={"thrusters": SHIP.propulsion.thrusters.model_copy(update={"jets": WEAK})}
                )
            },
            r"propulsion.thrusters.jets should push along \+x with .* N, but push with .* N at most",
        ),
        (
            {
                "spacecraft": ship_with(
                    propulsion={"thrusters": SHIP.propulsion.thrusters.model_copy(update={"jets": ()})}
                )
            },
            "spacecraft soyuz-ms has no propulsion.thrusters.jets",
        ),
        ({"spacecraft": ship_with(mass_properties=None)}, "spacecraft soyuz-ms has no "),
    ],
)
def test_what_cannot_be_flown_is_one_sentence(station, full, cast, message):
    with pytest.raises(InputError, match=message) as caught:
        planned(station, full, **cast)
    assert "\n" not in str(caught.value)


def test_the_hand_over_is_as_far_as_it_is_from_the_port(station, full):
    """It is 380 m below the station, 369 m from the port there and 438 m from one far above."""
    craft = ship_with(near_sensors=seeing(SHIP.near_sensors, 400.0))
    planned(station, full, spacecraft=craft)
    with pytest.raises(InputError, match=r"no range from 438\.\d* to 39\d.* from 438\.\d* m, the farthest"):
        planned(station, full, spacecraft=craft, station=port_with(position_m=(0.0, 0.0, -60.0)))


def test_thrusters_that_serve_the_usual_ship_may_be_too_weak_for_a_full_one(station, full):
    """The usual one is of 6,740 kg; what truly comes only the plan knows."""
    own = SHIP.propulsion.thrusters
    weaker = [jet.model_copy(update={"thrust_n": 0.252 * (jet.thrust_n or own.thrust_n)}) for jet in own.jets]
    craft = ship_with(propulsion={"thrusters": own.model_copy(update={"jets": tuple(weaker)})})
    docking_plan.check(about(station, full, spacecraft=craft).cast)
    with pytest.raises(InputError, match=r"propulsion.thrusters.jets should push along \+z with 72 N"):
        planned(station, full, spacecraft=craft, mass_kg=7200.0)


def test_a_port_that_is_taken_is_told(station, full):
    there = STATION.docked[0].model_copy(
        update={
            "port": "rassvet",
            "name": "another",
            "from_utc": "2017-12-01T00:00:00Z",
            "until_utc": "2018-01-01T00:00:00Z",
        }
    )
    with pytest.raises(InputError, match="port 'rassvet' of station iss is taken by another at 2017-12-19"):
        planned(station, full, station=without(STATION, docked=(there,)))


OWN = """
def as_the_house(estimate, mode, command, memory, parameters):
    for axis in range(3):
        off, rate = estimate[axis] - estimate[6 + axis], estimate[3 + axis] - estimate[9 + axis]
        wanted = 0.0
        if abs(off) > parameters[3]:
            side = 1.0 if off > 0.0 else -1.0
            back = (abs(off) - parameters[3]) / parameters[6] + 0.5 * parameters[4]
            wanted = -side * min(back, parameters[5])
        short = wanted - rate
        if abs(short) > parameters[4]:
            memory[axis] = 1.0 if short > 0.0 else -1.0
        elif short * memory[axis] < 0.2 * parameters[4]:
            memory[axis] = 0.0
        command[axis] = short / parameters[7] if memory[axis] != 0.0 else 0.0
    return command


def asleep(estimate, mode, command, memory, parameters):
    return command


def too_few(state, command):
    return command
"""


def with_law(folder, name, key="law"):
    (folder / "own.py").write_text(OWN)
    return ship_with(proximity={key: f"{folder / 'own.py'}:{name}"})


def test_a_law_of_ones_own_flies(plan, station, full, arcs, tmp_path):
    same = flown(plan, station, full, Draws(0, 1), spacecraft=with_law(tmp_path, "as_the_house"))
    np.testing.assert_allclose(same.y_end, arcs[0].y_end, rtol=1e-9)


def test_a_law_that_sleeps_docks_nowhere_and_the_plan_says_where(station, full, tmp_path):
    said = r"no docking at port rassvet: \d+ s after the hand-over the ship is in mode '.*', .* m away, "
    with pytest.raises(FlightError, match=said):
        planned(station, full, spacecraft=with_law(tmp_path, "asleep"))


@pytest.mark.parametrize("key", ["law", "attitude_law"])
def test_a_law_that_takes_something_else_is_one_sentence(plan, station, full, tmp_path, key):
    with pytest.raises(InputError, match=r"takes \(state, command\), but a law takes \(estimate, mode, "):
        flown(plan, station, full, spacecraft=with_law(tmp_path, "too_few", key))


def test_a_ship_that_runs_dry_does_not_dock(station, full):
    """With 10 kg in its tanks, of some 50 that it takes, nothing fires any more, and it drifts by."""
    aboard = pair(station, full)
    fixed_kg = mass_model(SHIP, aboard.crew_kg, aboard.cargo_kg).fixed_kg
    with pytest.raises(FlightError, match="no docking at port rassvet: "):
        planned(station, full, mass_kg=fixed_kg + 10.0)
