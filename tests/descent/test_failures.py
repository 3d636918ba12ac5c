"""What fails on the way home, when, and what follows: the events, the ledger, the words, the footprint."""

from dataclasses import replace

import numpy as np
import pytest
from tests.scenes import scene

from vitok.chance import Failure
from vitok.craft.spacecraft import dry_mass_kg
from vitok.descent.batch import fly_dispersed
from vitok.descent.cut_off import early_cut_offs
from vitok.descent.followed import followed
from vitok.descent.footprint import scatter
from vitok.descent.plan import vehicle_of
from vitok.earth.shape import great_circle_m
from vitok.errors import FlightError, InputError
from vitok.flight_plan import FlightPlan
from vitok.mission.failure import FAILURES, checked_failures
from vitok.motion.continuity import check_continuity


@pytest.fixture(scope="module")
def craft(ms07):
    return vehicle_of(ms07.scene())


@pytest.fixture(scope="module")
def flown(ms07, ms07_plan):
    """The flight with a failure, each flown once."""
    arcs = {}

    def fly(*failures):
        if failures not in arcs:
            arcs[failures] = ms07.fly(ms07_plan, failures=failures)
        return arcs[failures]

    return fly


def event(arc, name):
    return next(each for each in arc.events if each.name == name)


@pytest.mark.parametrize("after_s", [0.0, 1.0, 100.0, 252.3])
def test_the_ledger_holds_whenever_the_main_engine_stops(flown, ms07_arc, after_s):
    arc = flown(f"main-engine@{after_s}")
    check_continuity([arc])
    short, rest = arc.burns[-2:]
    assert short.duration_s == pytest.approx(after_s, abs=1e-6)
    assert rest.start_s == pytest.approx(short.start_s + after_s, abs=1e-6)
    assert short.delta_v_mps + rest.delta_v_mps == pytest.approx(ms07_arc.burns[-1].delta_v_mps, rel=1e-9)
    spent_kg = sum(burn.propellant_kg for burn in arc.burns)
    dropped_kg = sum(jump.mass_kg for jump in arc.jumps)
    assert arc.mass_kg[0] + dropped_kg - spent_kg == pytest.approx(arc.mass_kg[-1], abs=1e-6)
    failure = event(arc, "failure")
    assert failure.detail["what"] == "main-engine"
    assert failure.t_s == pytest.approx(event(arc, "deorbit_start").t_s + after_s, abs=1e-6)
    healthy_s = ms07_arc.burns[-1].propellant_kg / ms07_arc.burns[-1].duration_s
    assert failure.y[6] == pytest.approx(event(arc, "deorbit_start").y[6] - healthy_s * after_s, abs=1e-3)


def test_thrusters_that_would_run_dry_are_told(ms07, ms07_plan, flown):
    """They take more than the main engine: a ship with 5 kg to spare with it is short without it."""
    cast = ms07.scene().cast
    least_kg = dry_mass_kg(cast.spacecraft) + cast.crew_kg + cast.mission.cargo.down_kg
    parting = next(jump for jump in flown("guidance").jumps if jump.name == "module_separation")
    left_kg = event(flown("guidance"), "module_separation").y[6] - parting.mass_kg - least_kg
    lean = replace(ms07, y=ms07.y - np.append(np.zeros(6), left_kg - 5.0))
    lean.fly(ms07_plan)
    with pytest.raises(
        FlightError, match=r"propellant is short by \d+\.\d kg for the deorbit burn that the aft"
    ):
        lean.fly(ms07_plan, failures=["main-engine@0"])


def test_the_later_the_main_engine_stops_the_nearer_it_lands(flown):
    miss_km = [event(flown(f"main-engine@{s}"), "landing").detail["aim_miss_km"] for s in (0.0, 1.0, 100.0)]
    assert miss_km == sorted(miss_km, reverse=True)
    # the middle of the thrust comes 256 s later, at 7.35 km/s over the ground
    assert miss_km[0] == pytest.approx(0.5 * (792.0 - 281.0) * 7.35, rel=0.1)


def test_the_later_the_guidance_fails_the_less_is_the_landing_short(flown, ms07_arc, ms07, figure):
    """Ballistic from 183 s after separation, as Soyuz TMA-1: over nearly all of the air."""
    whole, tma_1, late, later = (
        event(flown(name), "landing").detail["plan_miss_km"]
        for name in ("guidance", "guidance@183", "guidance@300", "guidance@400")
    )
    assert whole > tma_1 > late > later > event(ms07_arc, "landing").detail["aim_miss_km"]
    assert whole - tma_1 < 2.0  # the interface is passed at 175 s
    assert later < 0.6 * whole
    figure(
        "guidance lost 183 s after separation: short of the planned landing",
        "Soyuz TMA-1, of another orbit and burn",
        "425 +- 75 km",
        f"{tma_1:.0f} km",
    )
    assert 350.0 < tma_1 < 500.0
    assert event(flown("guidance@183"), "landing").detail["plan_miss_azimuth_deg"] == pytest.approx(
        250.0,
        abs=15.0,  # back along the track
    )


@pytest.mark.parametrize("name", ["guidance", "bank-thruster"])
def test_until_its_failure_a_flight_is_the_sound_one(flown, ms07_arc, name):
    arc = flown(f"{name}@300")
    failed_s = event(arc, "module_separation").t_s + 300.0
    assert event(arc, "failure").t_s == pytest.approx(failed_s, abs=1e-6)
    before, sound = arc.t_s <= failed_s + 1e-6, ms07_arc.t_s <= failed_s + 1e-6
    assert np.array_equal(arc.r_gcrf_m[before], ms07_arc.r_gcrf_m[sound])
    assert not np.array_equal(arc.r_gcrf_m[-1], ms07_arc.r_gcrf_m[-1])


def test_each_failure_has_its_event_where_it_happens(flown, ms07):
    parachutes = ms07.module.parachutes
    main = event(flown("main-parachute"), "failure")
    command = event(flown("main-parachute"), "parachute_command")
    assert main.t_s == pytest.approx(command.t_s + parachutes.canopies[-1].opening_s, abs=1e-6)
    unlit = event(flown("soft-landing-engines"), "failure")
    landing = event(flown("soft-landing-engines"), "landing")
    height_m = np.linalg.norm(unlit.y[:3]) - np.linalg.norm(landing.y[:3])
    assert height_m == pytest.approx(ms07.module.soft_landing.altitude_m, abs=0.01)
    for name in ("guidance", "bank-thruster"):
        arc = flown(name)
        assert event(arc, "failure").t_s == event(arc, "module_separation").t_s
    for name in FAILURES:
        failure = event(flown(name), "failure")
        mode = "ballistic" if name == "guidance" else "guided"
        assert dict(failure.detail) == {"what": name, "entry_mode": mode}


def test_a_flight_without_failures_has_no_such_event(ms07_arc):
    assert "failure" not in {each.name for each in ms07_arc.events}
    assert "plan_miss_km" not in event(ms07_arc, "landing").detail


def test_what_followed_is_told_with_the_figures_of_the_flight(flown, ms07):
    first, second = followed(flown("guidance@183"), ms07.zone)
    landing = event(flown("guidance@183"), "landing").detail
    assert first.startswith(
        "The guidance failed 183 s after module separation; the capsule fell ballistically"
    )
    assert f"landed {landing['plan_miss_km']:.0f} km west of the planned landing" in first
    assert f"{landing['aim_miss_km'] - 28.0:.0f} km outside zone zhezkazgan." in first
    assert f"{event(flown('guidance@183'), 'peak_load').detail['load_g']:.1f} g" in second
    assert f"searchers who come {landing['aim_miss_km']:.0f} km from the zone's centre." in second

    first, second = followed(flown("main-parachute", "soft-landing-engines"), ms07.zone)
    assert first.startswith(
        "The reserve opened in place of the main parachute, then the soft-landing engines did not light; "
        "the capsule was steered and landed 0."
    )
    assert first.endswith("inside zone zhezkazgan.")
    assert "touchdown was at 9." in second and second.endswith("has to expect a blow at touchdown.")

    assert followed(flown(), ms07.zone) == ()  # failures of the docking alone are told of that
    assert followed(flown("bank-thruster"), ms07.zone)[1].endswith("no more than of a sound landing.")


def test_a_load_beyond_the_limits_is_told(flown, ms07):
    arc = flown("guidance")
    for crew, emergency, told in (
        (1.2, 0.7, "a load beyond what people weakened by a flight are to bear and searchers"),
        (2.0, 1.1, "injuries by a load beyond that of emergencies and searchers"),
    ):
        share = {"load_g": 12.0, "share_of_crew_limit": crew, "share_of_emergency_limit": emergency}
        events = tuple(replace(e, detail=share) if e.name == "peak_load" else e for e in arc.events)
        assert f"the crew has to expect {told}" in followed(replace(arc, events=events), ms07.zone)[1]


def test_where_the_rule_says_to_wait_that_is_told(flown, ms07, ms07_plan, craft):
    rule = early_cut_offs(craft, ms07_plan, ms07.zone, ms07.environment)
    early, _ = followed(flown("main-engine@1.0"), ms07.zone, rule)
    assert early.endswith(
        "outside zone zhezkazgan (the plan's rule for so early a stop is to wait one turn)."
    )
    never, _ = followed(flown("main-engine@0.0"), ms07.zone)
    assert never.startswith("The main engine did not light and the aft thrusters did its burn in ")
    late, _ = followed(flown("main-engine@252.3"), ms07.zone, rule)
    assert late.startswith(
        "The main engine stopped 252 s into the deorbit burn and the aft thrusters finished"
    )
    assert late.endswith("inside zone zhezkazgan.")


def test_the_dispersed_flights_with_a_failure_are_the_same_but_for_it(ms07, ms07_plan, craft):
    runs = {"runs": 20, "seed": 1}
    sound = fly_dispersed(craft, ms07_plan, ms07.environment, **runs)
    unlit = replace(craft, failures=(Failure("soft-landing-engines"),))
    hard = fly_dispersed(unlit, ms07_plan, ms07.environment, **runs)
    assert np.array_equal(sound.command, hard.command)
    assert np.array_equal(sound.peak_load_g, hard.peak_load_g)
    assert np.all(hard.touchdown_speed_mps > sound.touchdown_speed_mps + 4.0)
    # what the thrusters have to make good for, they do: at nine tenths it is hardly another flight
    stopped = replace(craft, failures=(Failure("main-engine"),))
    late = fly_dispersed(stopped, ms07_plan, ms07.environment, **runs)
    apart_m = [great_circle_m(*a, *b) for a, b in zip(sound.point, late.point, strict=True)]
    assert max(apart_m) < 2000.0 and not np.array_equal(sound.point, late.point)


def test_the_footprint_without_guidance_is_long_and_elsewhere(ms07, ms07_plan, craft):
    sound = scatter(craft, ms07_plan, 60, 0, environment=ms07.environment)
    lost = scatter(
        replace(craft, failures=(Failure("guidance"),)), ms07_plan, 60, 0, environment=ms07.environment
    )
    assert great_circle_m(*sound.centre, *lost.centre) == pytest.approx(455e3, abs=60e3)
    assert lost.semi_major_m > 4.0 * sound.semi_major_m
    assert lost.greatest_load_g > 8.0 > sound.greatest_load_g
    assert lost.summary()["fastest_touchdown_mps"] == lost.fastest_touchdown_mps
    with pytest.raises(FlightError, match="only 2 of 2 dispersed descents come down, 3 make a footprint"):
        scatter(craft, ms07_plan, 2, 0, environment=ms07.environment)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "main-engine@300",
            r"failure 'main-engine@300' should come before 2\d\d\.\d s, the length of the deorbit",
        ),
        (
            "guidance@2000",
            r"should come before 6\d\d\.\d s, the time from module separation to the parachute",
        ),
        ("bank-thruster@2000", r"failure 'bank-thruster@2000' should come before 6\d\d\.\d s"),
    ],
)
def test_a_failure_after_the_use_of_its_part_is_refused(ms07, ms07_plan, name, message):
    plan = FlightPlan(ms07.scene(), descent=ms07_plan)
    with pytest.raises(InputError, match=message):
        plan.fly(failures=[name])


@pytest.mark.parametrize(
    ("mission", "why"),
    [
        ("soyuz-ms-08", "not flown, as no element set of the station is near the undocking, 2018-10-04"),
        ("progress-ms-02", "not flown, as spacecraft progress-ms does not land"),
    ],
)
def test_a_failure_of_a_part_that_is_not_flown_is_refused(mission, why):
    plan = FlightPlan(scene(mission))
    with pytest.raises(InputError, match=f"failure 'guidance@183' is one of the descent, which is {why}"):
        plan.fly(failures=["guidance@183"])
    plan.check_failures(checked_failures([]))
