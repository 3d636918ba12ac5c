from dataclasses import replace

import numpy as np
import pytest
from tests.scenes import as_known, scene

from vitok.chance import Draws
from vitok.craft.station import docked_position_lvlh_m, docked_state
from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.station import Station
from vitok.motion.arc import Start
from vitok.motion.continuity import check_continuity
from vitok.station.element_set import gcrf_states
from vitok.station.element_sets import read_element_sets
from vitok.station.estimate import estimate
from vitok.station.realisation import unknowns_of
from vitok.stay import plan as stay_plan
from vitok.stay.simulation import fly, station_states
from vitok.world import TrueStation

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
DOCKING_S = EPOCH.t_s("2017-12-19T08:42:30Z")
UNDOCKING_S = EPOCH.t_s("2018-06-03T09:16:00Z")
FILE = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
SETS = read_element_sets(FILE.read_text(), FILE.name)
STATION = load("iss", Station)


DOCKED = Start(DOCKING_S, np.append(np.zeros(6), 7000.0))


def riding(arrival, departure):
    return scene(
        element_sets=tuple(SETS),
        arrival_orbit=arrival,
        departure_orbit=departure,
        t_docking_s=DOCKING_S,
        t_undocking_s=UNDOCKING_S,
    )


@pytest.fixture(scope="module")
def plan():
    arrival = estimate(SETS, STATION, EPOCH, t_start_s=0.0, t_end_s=DOCKING_S)
    departure = estimate(SETS, STATION, EPOCH, t_start_s=UNDOCKING_S, t_end_s=UNDOCKING_S + 4 * 3600.0)
    return stay_plan.plan(riding(arrival, departure), DOCKED)


def test_the_orbit_passes_through_every_element_set_on_the_way(plan):
    assert plan.way is not None
    for each in SETS:
        t_s = np.array([EPOCH.t_s(each.epoch_utc)])
        if plan.way.t_s[0] + stay_plan.HANDOVER_S < t_s[0] < plan.way.t_s[-1] - stay_plan.HANDOVER_S:
            said = gcrf_states(each, EPOCH, t_s, plan.rotation)[0]
            assert np.linalg.norm(station_states(plan, t_s)[0, :3] - said[:3]) < 2000.0


def test_hand_overs_between_fit_and_passage_do_not_jump(plan):
    for each in (plan.arrival.sets[-1], plan.departure.sets[0]):
        t_s = EPOCH.t_s(each.epoch_utc) + np.linspace(-0.6, 0.6, 2000) * stay_plan.HANDOVER_S
        states = station_states(plan, np.sort(np.concatenate((t_s, t_s + 1.0))))
        step = states[1::2, :3] - states[::2, :3]
        mean = 0.5 * (states[1::2, 3:] + states[::2, 3:])
        assert np.abs(step - mean).max() < 0.1  # SGP4's velocity is no exact derivative of its position


def test_the_boosts_of_january_to_may_are_seen(plan):
    spans = [(EPOCH.utc(b.t_after_s)[:10], EPOCH.utc(b.t_before_s)[:10]) for b in plan.burns]
    assert spans == [("2017-12-21", "2018-03-21"), ("2018-03-21", "2018-05-15")]


def test_the_stay_says_what_its_orbit_rests_on(plan):
    told = plan.summary(EPOCH)
    assert [utc[:10] for utc in told["element_sets_utc"]] == [
        "2017-12-21",
        "2018-03-21",
        "2018-05-15",
        "2018-05-30",
    ]
    assert told["largest_gap_days"] == pytest.approx(90.2, abs=0.1)
    assert 1.0 < told["phase_sigma_median_deg"] < told["phase_sigma_deg"] < 10.0
    assert told["basis"].startswith(
        "The station's orbit during the stay is interpolated between element sets"
    )
    assert "up to 90 days apart" in told["basis"]
    first, second = told["station_burns"]
    assert (first["after_utc"][:10], first["before_utc"][:10]) == ("2017-12-21", "2018-03-21")
    assert first["mean_utc"][:7] == "2018-02" and 3.0 < first["mean_sigma_days"] < 10.0
    assert second["delta_v_sigma_mps"] < second["delta_v_mps"]
    basis, *burns = plan.told(EPOCH)
    assert basis == told["basis"]
    assert burns[0].startswith("Between 2017-12-21 and 2018-03-21 the station's burns add up to 0.81 +- 0.34")


def test_a_stay_in_one_fitted_orbit_is_told_as_that():
    t_end_s = DOCKING_S + 4 * 3600.0
    whole = estimate(SETS, STATION, EPOCH, t_start_s=0.0, t_end_s=t_end_s)
    short = replace(riding(whole, whole), t_undocking_s=t_end_s)
    one = stay_plan.plan(short, DOCKED)
    told = one.summary(EPOCH)
    assert (told["element_sets_utc"], told["largest_gap_days"], told["station_burns"]) == ([], None, [])
    assert "from 4 element sets of 2017-12-06 to 2017-12-21" in told["basis"]
    assert 0.0 < told["phase_sigma_deg"] < 0.1


def test_the_ship_rides_at_its_port_with_its_mass(plan):
    below = docked_position_lvlh_m(STATION, "rassvet", 3.0)
    np.testing.assert_allclose(below, [8.0, 0.0, 12.0], atol=1e-12)  # turned 180 deg, below the station
    there = riding(plan.arrival, plan.departure)
    position = there.cast.docked_position_lvlh_m
    y = np.append(docked_state(plan.arrival.trajectory(DOCKING_S), position), 7000.0)
    y[:3] += [0.1, 0.0, 0.1]
    arc = fly(as_known(there), plan, Start(DOCKING_S, y), Draws())
    check_continuity([arc])
    for event, burn in zip(arc.events, plan.burns, strict=True):
        assert burn.t_after_s < event.t_s < burn.t_before_s
        assert event.detail["after_utc"] == EPOCH.utc(burn.t_after_s)
        assert event.detail["before_utc"] == EPOCH.utc(burn.t_before_s)
    assert arc.mass_kg[-1] == 7000.0 + there.cast.cargo_exchange_kg != 7000.0
    altitude_km = arc.channels["altitude_m"] / 1e3
    assert 395.0 < altitude_km.min() < altitude_km.max() < 430.0
    gap_m = np.linalg.norm(arc.r_gcrf_m[-1] - plan.departure.trajectory(UNDOCKING_S)[:3])
    assert gap_m == pytest.approx(np.linalg.norm(position), abs=1e-3)


def test_a_ship_captured_late_is_met_by_the_true_station(plan):
    late_s = DOCKING_S + 1300.0
    there = riding(plan.arrival, plan.departure)
    unknowns = unknowns_of(plan.arrival, np.full(plan.arrival.knowledge.covariance.shape[0], 0.3))
    station = TrueStation(plan.arrival, unknowns, np.inf)
    world = replace(as_known(there), arrival_station=station)
    true = station.trajectory(late_s)
    assert np.linalg.norm((true - plan.arrival.trajectory(late_s))[:3]) > 100.0
    y = np.append(docked_state(true, there.cast.docked_position_lvlh_m), 7000.0)
    arc = fly(world, plan, Start(late_s, y), Draws())
    assert arc.jumps[0].delta_r_m < 1e-3 and arc.jumps[0].delta_v_mps < 1e-5
    check_continuity([arc])


def test_a_ship_out_of_reach_is_not_captured(plan):
    position = riding(plan.arrival, plan.departure).cast.docked_position_lvlh_m
    y = np.append(docked_state(plan.arrival.trajectory(DOCKING_S), position), 7000.0)
    y[0] += 40.0
    with pytest.raises(FlightError, match="no capture at 2017-12-19T08:42:30.000Z: the ship is 40.00 m"):
        fly(as_known(riding(plan.arrival, plan.departure)), plan, Start(DOCKING_S, y), Draws())


def test_undocking_before_docking_is_refused(plan):
    with pytest.raises(InputError, match="should come after docking"):
        backward = replace(
            riding(plan.arrival, plan.departure), t_docking_s=UNDOCKING_S, t_undocking_s=DOCKING_S
        )
        stay_plan.plan(backward, DOCKED)


def test_a_station_without_the_port_names_its_ports():
    with pytest.raises(
        InputError, match="port 'nauka' is not one of station iss, which has rassvet, poisk, zvezda"
    ):
        docked_position_lvlh_m(STATION, "nauka", 3.0)
