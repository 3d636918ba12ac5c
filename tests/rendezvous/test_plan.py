import re
from dataclasses import replace

import numpy as np
import pytest

from vitok.errors import FlightError
from vitok.mission.catalogue import load, path_of
from vitok.mission.profile import Profile
from vitok.motion.elements import elements
from vitok.rendezvous.plan import rendezvous_from
from vitok.station.meeting import later_insertions_s

from .conftest import PROFILE, case
from .ways import docking_after, offered

DAYS_S = 5.0 * 86400.0


@pytest.fixture(scope="module")
def april_week():
    text = path_of("iss-2021-04.tle", "element_sets").read_text()
    return case(text, "2021-04-09T00:00:00Z", "2021-04-09T07:51:28Z", "2021-04-14T09:30:00Z")


def delta_v(planned, *names):
    return sum(each.delta_v_mps for each in planned.firings if each.burn.name in names)


def test_burns_come_when_a_two_day_flight_has_them(ms_07, ms_07_plan):
    hours = [(each.burn.start_s - ms_07.t_insertion_s) / 3600.0 for each in ms_07_plan.firings]
    assert [each.burn.name for each in ms_07_plan.firings][:3] == ["DV1", "DV2", "DV3"]
    assert 2.9 < hours[0] < 4.5 and 4.0 < hours[1] < 5.5  # revolutions 3 and 4, of 1.48 h
    assert 23.0 < hours[2] < 25.5  # revolution 17
    assert ms_07_plan.end.t_s == pytest.approx(ms_07.t_docking_s - 1121.0, abs=1.0)


def test_velocity_changes_are_those_of_the_heights(ms_07, ms_07_plan):
    insertion, target = elements(ms_07.insertion()), elements(ms_07.station(ms_07.t_docking_s))
    rise_m = target.semi_major_axis_m - insertion.semi_major_axis_m
    rate = np.mean([2 * np.pi / each.period_s for each in (insertion, target)])
    needed_mps = 0.5 * rate * rise_m  # of tangential burns between circles
    before_braking = delta_v(ms_07_plan, "DV1", "DV2", "transfer 1", "transfer correction", "transfer 2")
    assert needed_mps * 0.85 < before_braking < needed_mps * 1.1
    assert 250e3 < ms_07_plan.phasing_height_m < 317e3
    # published sums of this profile: 79 m/s for the final transfer, 107 m/s before braking
    assert delta_v(ms_07_plan, "transfer 1", "transfer correction", "transfer 2") == pytest.approx(79, abs=8)
    assert before_braking == pytest.approx(107.0, abs=15.0)


def test_ranges_are_those_of_a_published_plan(ms_07_plan):
    ranges_km = dict(
        zip([each.burn.name for each in ms_07_plan.firings], np.array(ms_07_plan.ranges_m) / 1e3, strict=True)
    )
    assert ranges_km["transfer 2"] == pytest.approx(88.0, abs=5.0)  # of three tables, 87.7 to 96.6 km
    for number, planned_km in enumerate((2.1, 1.03, 0.62), 1):  # a burn starts a little before its gate
        assert ranges_km[f"braking {number}"] == pytest.approx(planned_km, abs=0.05)


def test_descent_keeps_its_propellant(ms_07_plan):
    deorbit_kg = 7000.0 * (1.0 - np.exp(-128.0 / (302.0 * 9.80665)))
    used_kg = sum(each.propellant_kg for each in ms_07_plan.firings)
    assert 880.0 - used_kg > 1.2 * deorbit_kg


def test_plane_error_is_taken_out_on_revolution_17(ms_07, ms_07_plan, craft):
    tilted = rendezvous_from(
        ms_07.start(ms_07.insertion(node_east_deg=0.71)), ms_07.chase(craft), PROFILE, ms_07.t_docking_s
    )
    assert tilted.plane_error_deg == pytest.approx(0.1 * np.sin(np.radians(51.6)), rel=0.2)
    across_mps = 7750.0 * np.radians(tilted.plane_error_deg)
    assert delta_v(tilted, "DV3") == pytest.approx(across_mps, rel=0.1)
    assert delta_v(tilted, "transfer correction", "transfer 2") == pytest.approx(
        delta_v(ms_07_plan, "transfer correction", "transfer 2"), abs=0.5
    )


def test_phase_out_of_reach_is_told_with_window_and_amount(ms_07, craft):
    away = ms_07.insertion(argument_of_latitude_deg=81.0 - 120.0)
    with pytest.raises(
        FlightError, match=r"34-orbit cannot absorb the phase at insertion, .* deg, it absorbs .* deg"
    ):
        rendezvous_from(ms_07.start(away), ms_07.chase(craft), PROFILE, ms_07.t_docking_s)


def test_docking_too_soon_is_told(ms_07, craft):
    soon = offered(replace(ms_07, t_docking_s=ms_07.t_insertion_s + 20 * 3600.0), PROFILE, 0.5)
    with pytest.raises(FlightError, match=r"34-orbit profile needs about 26\.8 h .* this flight has 20\.0 h"):
        soon.planned(craft)


def test_empty_tanks_are_told(ms_07, craft):
    thirsty = craft.model_copy(
        update={"propulsion": craft.propulsion.model_copy(update={"propellant_kg": 260.0})}
    )
    with pytest.raises(FlightError, match=r"propellant is short by .* kg at rendezvous burn transfer 2"):
        rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(thirsty), PROFILE, ms_07.t_docking_s)


def test_summary_is_plain(ms_07, ms_07_plan):
    import json

    summary = json.loads(json.dumps(ms_07_plan.summary(ms_07.epoch), allow_nan=False))
    assert summary["handover_utc"] == "2017-12-19T08:23:49.000Z"
    assert summary["burns"][0]["burn"] == "DV1"


@pytest.mark.parametrize(
    "weak",
    [
        (lambda engines: {"main": engines.main.model_copy(update={"thrust_n": 50.0})}),
        (lambda engines: {"thrusters": _pushing(engines.thrusters, 1.0)}),
    ],
)
def test_a_burn_too_weak_for_its_time_is_told(ms_07, craft, weak):
    engines = craft.propulsion.model_copy(update=weak(craft.propulsion))
    feeble = craft.model_copy(update={"propulsion": engines})
    with pytest.raises(FlightError, match=r"^burn DV[12] has no room: it takes [0-9.]+ s .* s are free"):
        rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(feeble), PROFILE, ms_07.t_docking_s)


def _pushing(thrusters, thrust_n):
    return thrusters.model_copy(update={"corrections_n": thrust_n})


def test_a_drag_that_leaves_too_few_revolutions_is_told(ms_07, craft):
    sail = craft.model_copy(update={"aerodynamics": craft.aerodynamics.model_copy(update={"area_m2": 1e4})})
    with pytest.raises(FlightError, match=r"in revolution 3 .* s of free flight from insertion have [12]$"):
        rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(sail), PROFILE, ms_07.t_docking_s)


def test_a_rendezvous_that_begins_before_the_insertion_is_told(ms_07, craft):
    way = craft.rendezvous.model_copy(update={"start_before_contact_s": 5e5})
    early = craft.model_copy(update={"rendezvous": way})
    with pytest.raises(
        FlightError, match=r"start_before_contact_s = 500000 .* s before the ship is in orbit"
    ):
        rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(early), PROFILE, ms_07.t_docking_s)


def test_the_dates_named_have_the_phase_that_the_station_then_has(april_week, craft):
    """Against the orbit through its element sets, four days on: with drag, and with what was left out."""
    case_, named = april_week, 0
    for name in ("2-orbit", "4-orbit", "34-orbit"):
        profile = load(name, Profile)
        met = offered(docking_after(case_, profile.docking_after_liftoff_s), profile, 0.5).met()
        later_s = [t_s for t_s in later_insertions_s(met, case_.t_insertion_s, 60.0) if t_s < DAYS_S]
        named += len(later_s)
        for t_s in later_s:
            latitude_rad = elements(case_.station(t_s)).argument_of_latitude_rad
            ship_rad = elements(case_.station(case_.t_insertion_s)).argument_of_latitude_rad - met.phase_rad
            ahead_rad = (latitude_rad - ship_rad - met.window_rad[0]) % (2.0 * np.pi)
            slack_rad = np.radians(1.5)
            assert (ahead_rad + slack_rad) % (2.0 * np.pi) <= np.ptp(met.window_rad) + 2.0 * slack_rad
    assert named > 1


def test_an_outside_phase_says_degrees_seconds_and_dates(ms_07, craft):
    away = ms_07.insertion(argument_of_latitude_deg=81.0 - 120.0)
    with pytest.raises(FlightError) as caught:
        rendezvous_from(ms_07.start(away), ms_07.chase(craft), PROFILE, ms_07.t_docking_s, epoch=ms_07.epoch)
    told = str(caught.value)
    found = re.search(r"and ([0-9.e+]+) deg or (\d+) s of the station's motion lie between", told)
    degrees, seconds = map(float, found.groups())
    assert seconds / degrees == pytest.approx(5560.0 / 360.0, rel=0.02)  # a turn of the station
    dates = re.search(r"it is met by insertions at (.*) UTC$", told).group(1).split(", ")
    assert len(dates) == 5
    assert all(re.fullmatch(r"20(17-12|18-01)-\d\d \d\d:\d\d", each) for each in dates)
    assert dates == sorted(dates)
