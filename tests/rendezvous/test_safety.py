"""The table of passive safety: hops with closed forms, drag, errors, avoidance, and the real way."""

import json

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load, path_of
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.motion.lvlh import inertial_state, relative_state
from vitok.motion.passage import passage
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.plan import rendezvous_from
from vitok.rendezvous.safety import WAY_EARLY, reaching, safety
from vitok.station.element_sets import read_element_sets
from vitok.station.estimate import estimate

from .conftest import PROFILE
from .near import EPOCH, RADIUS_M, RATE_RADPS, TURN_S, circle, near

HOP_MPS = [0.0, 0.0, 0.25 * RATE_RADPS * 500.0]  # ends 4 v / n farther on
ISS = load("iss", Station)
# an ellipsoid that the hop begins outside of
SMALL = ISS.model_copy(update={"approach_ellipsoid_m": (990.0, 400.0, 400.0)})


def with_rules(craft, **rules):
    return craft.model_copy(update={"avoidance": craft.avoidance.model_copy(update=rules)})


@pytest.fixture(scope="module")
def hop(craft):
    """A hop by a burn downward, from rest a kilometre behind to 500 m behind; an overrun doubles it."""
    there = near(with_rules(craft, overrun_share=1.0))
    return there, there.commanded("hop", 10.0, there.resting(1000.0), HOP_MPS)


def test_a_hop_that_is_missed_halved_or_doubled(hop, figure):
    there, burn = hop
    rows = {row.case: row for row in safety(there.chase, [burn], zones=SMALL, opens="hop")}
    closed_m = {"nominal": 500.0, "not started": 1000.0, "half": 750.0, "too long": 0.0}
    assert list(rows) == ["nominal", "not started", "half", "too long"]
    worst_m = max(abs(rows[case].drift.least_distance_m - least_m) for case, least_m in closed_m.items())
    figure(
        "least distance of a hop nominal, missed, halved, doubled",
        "Clohessy-Wiltshire",
        "0.1 m",
        f"{worst_m:.2f} m",
    )
    for case, least_m in closed_m.items():
        # of second order: the burn of two seconds, and (1 km)^2 over the orbit's radius is 0.15 m
        assert rows[case].drift.least_distance_m == pytest.approx(least_m, abs=0.1), case
        assert rows[case].inside == (case != "not started")
    doubled = rows.pop("too long")
    assert doubled.verdict == "enters sphere" and not doubled.granted
    assert doubled.drift.t_least_s == pytest.approx(0.5 * TURN_S + 10.0, abs=20.0)
    assert all(row.verdict == "clear" and row.escape is None and row.granted for row in rows.values())
    four_turns_s = 4.0 * TURN_S
    assert doubled.t_end_s - doubled.t_start_s == pytest.approx(four_turns_s, abs=10.0)


def test_the_doubled_hop_is_kept_out_by_a_burn_after_the_delay(hop):
    there, burn = hop
    doubled = safety(there.chase, [burn], zones=SMALL, opens="hop")[-1]
    found = doubled.escape
    rules = there.chase.spacecraft.avoidance
    assert found.burn.start_s == pytest.approx(burn.burn.end_s + burn.burn.duration_s + rules.delay_s)
    assert found.drift.stays == (None,) and found.way.stays == (None, None)
    assert found.way.least_distance_m > ISS.keep_out_radius_m + rules.margin_m
    # flown anew, apart from the search
    failed = orbit.Burn(
        "hop", burn.burn.start_s, 2.0 * burn.burn.duration_s, burn.burn.thrust_n,
        burn.burn.specific_impulse_s, burn.burn.direction,
    )  # fmt: skip
    end_s = found.burn.end_s + 4.0 * TURN_S
    flown = there.chase.fly(burn.burn.start_s, burn.y_start, end_s, failed, found.burn)
    assert passage(flown, there.station).least_distance_m > ISS.keep_out_radius_m
    assert found.delta_v_mps == rules.step_mps


def hopping(craft, **rules):
    there = near(with_rules(craft, overrun_share=1.0, **rules))
    return there, there.commanded("hop", 10.0, there.resting(1000.0), HOP_MPS)


def test_no_avoidance_where_it_would_come_too_late(craft):
    there, burn = hopping(craft, largest_mps=0.25, delay_s=9000.0)
    zones = SMALL.model_copy(update={"drift_inside_turns": 1.0})
    doubled = safety(there.chase, [burn], zones=zones, opens="hop")[-1]
    assert doubled.verdict == "enters sphere" and doubled.escape is None


def test_no_avoidance_where_the_sphere_is_entered_in_the_delay(craft):
    """Half a turn after the failure it is in the sphere, and out of it again when the burn comes."""
    there, burn = hopping(craft, delay_s=0.7 * TURN_S)
    doubled = safety(there.chase, [burn], zones=SMALL, opens="hop")[-1]
    assert doubled.sphere.t_out_s < doubled.t_start_s + 0.7 * TURN_S
    assert doubled.verdict == "enters sphere" and doubled.escape is None


def test_a_wider_margin_asks_for_more(craft):
    sizes_mps = []
    for margin_m in (0.0, 50.0, 200.0):
        there, burn = hopping(craft, step_mps=0.01, margin_m=margin_m)
        found = safety(there.chase, [burn], zones=SMALL, opens="hop")[-1].escape
        assert found.way.least_distance_m > ISS.keep_out_radius_m + margin_m
        sizes_mps.append(found.delta_v_mps)
    assert sizes_mps[0] < sizes_mps[1] < sizes_mps[2]


def test_with_a_covariance_the_avoidance_serves_all_of_three_sigma(craft):
    there, burn = hopping(craft, step_mps=0.01)
    covariance = np.diag([20.0, 5.0, 5.0, 0.01, 0.02, 0.03]) ** 2
    alone = safety(there.chase, [burn], zones=SMALL, opens="hop")[-1]
    rows = safety(there.chase, [burn], zones=SMALL, opens="hop", covariances={"hop": covariance})
    (doubled,) = (row for row in rows if row.case == "too long")
    found, least_m = doubled.escape, []
    assert found.delta_v_mps > alone.escape.delta_v_mps
    # flown from points of the ellipsoid, apart from the direction that the search takes for the worst
    failed_s = found.burn.start_s - there.chase.spacecraft.avoidance.delay_s
    overrun = orbit.Burn(
        "hop", burn.burn.start_s, 2.0 * burn.burn.duration_s, burn.burn.thrust_n,
        burn.burn.specific_impulse_s, burn.burn.direction,
    )  # fmt: skip
    y = there.chase.fly(burn.burn.start_s, burn.y_start, failed_s, overrun).y_end
    y_station = there.station(failed_s)
    relative = relative_state(y_station, y)
    for direction in np.random.default_rng(2).normal(size=(60, 6)):
        off = 3.0 * np.sqrt(np.diag(covariance)) * direction / np.linalg.norm(direction)
        start = np.append(inertial_state(y_station, relative + off), y[6])
        flown = there.chase.fly(failed_s, start, failed_s + 4.0 * TURN_S, found.burn)
        least_m.append(passage(flown, there.station).least_distance_m)
    assert min(least_m) > ISS.keep_out_radius_m
    assert min(least_m) < found.way.least_distance_m - 30.0  # the margin alone would be no measure of it


def test_before_the_ellipsoid_it_is_the_ellipsoid_that_counts(craft):
    there = near(craft)
    # a circle 0.9 km lower drifts through the ellipsoid; the burn would have stopped it 30 km behind
    y = circle(RADIUS_M - 900.0, -3e4 / RADIUS_M)
    stop = there.commanded("stop", 100.0, y, [0.75 * RATE_RADPS * 900.0, 0.0, 0.0])
    rows = {row.case: row for row in safety(there.chase, [stop], zones=ISS, opens=None)}
    missed = rows["not started"]
    assert not missed.inside and missed.verdict == "enters ellipsoid" and not missed.granted
    assert missed.drift.least_distance_m == pytest.approx(900.0, abs=1.0)
    assert missed.sphere is None and missed.ellipsoid.entries == 1
    assert missed.t_end_s - missed.t_start_s == pytest.approx(86400.0)
    assert missed.escape.drift.stays == (None,)


def two_burns(craft, below_m, behind_m):
    """On a circle so far below, one burn that does next to nothing, and another 500 m behind the station."""
    there, low_m = near(craft), RADIUS_M - below_m
    gain_radps = RATE_RADPS * ((RADIUS_M / low_m) ** 1.5 - 1.0)
    y = circle(low_m, -behind_m / RADIUS_M)
    first = there.commanded("first", 100.0, y, [0.0, 0.0, 0.001])
    second = there.commanded("second", (behind_m - 500.0) / RADIUS_M / gain_radps, y, [0.0, 0.0, 0.05])
    return there.chase, [first, second], gain_radps * RADIUS_M


def test_the_burn_that_is_named_opens_the_ellipsoid(craft):
    chase, burns, _ = two_burns(craft, 900.0, 30e3)
    rows = safety(chase, burns, zones=ISS, opens="first")
    judged = {(row.burn, row.case): row.inside for row in rows}
    assert not judged.pop(("first", "not started"))  # nobody has let it in yet
    assert all(judged.values()) and len(judged) == 7
    assert all(row.verdict == "clear" and not row.early for row in rows if row.inside)
    rows = safety(chase, burns, zones=ISS, opens=None)
    assert not any(row.inside or row.granted for row in rows)
    assert {row.verdict for row in rows} == {"enters ellipsoid"}
    for row in rows[4:]:  # in it already: it leaves sooner than without the burn, and does not come back
        found, told = row.escape, row.summary(EPOCH)["avoidance"]
        (stay,) = found.drift.stays
        assert stay.t_in_s == found.burn.end_s and stay.entries == 1
        assert told["zone_inside_s"] == pytest.approx(stay.t_out_s - found.burn.end_s)
        assert 0.0 < told["zone_inside_s"] < row.t_start_s + row.ellipsoid.inside_s - found.burn.end_s


# the second drifts for a day and more without coming near: its way enters after the span of a drift
@pytest.mark.parametrize(("below_m", "behind_m", "first"), [(900.0, 30e3, False), (250.0, 50e3, True)])
def test_a_way_that_is_in_the_ellipsoid_before_it_is_opened_is_told(craft, below_m, behind_m, first):
    chase, burns, gain_mps = two_burns(craft, below_m, behind_m)
    rows = safety(chase, burns, zones=ISS, opens="second")
    assert all(row.granted == first and not row.early and not row.inside for row in rows[:4])
    edge_m = 2000.0 * np.sqrt(1.0 - (below_m / 1000.0) ** 2)
    for row in rows[4:]:
        assert row.verdict == WAY_EARLY and not row.granted
        told = row.summary(EPOCH)
        assert told["verdict"] == WAY_EARLY and told["way_entered_ellipsoid_utc"].endswith("Z")
        assert told["way_early_inside_s"] == pytest.approx((edge_m - 500.0) / gain_mps, rel=0.03)


def test_a_way_that_begins_in_the_ellipsoid_is_told(hop):
    there, burn = hop
    rows = safety(there.chase, [burn], zones=ISS, opens="hop")
    assert {row.verdict for row in rows} == {WAY_EARLY, "enters sphere"}
    assert all(row.early and not row.granted for row in rows)


def test_a_burn_that_is_not_flown_opens_nothing(hop):
    there, burn = hop
    with pytest.raises(InputError, match=r"^opens = jump: no such burn is flown, but hop$"):
        safety(there.chase, [burn], zones=ISS, opens="jump")


def test_summary_is_plain_and_has_its_units(hop):
    there, burn = hop
    told = [row.summary(EPOCH) for row in safety(there.chase, [burn], zones=SMALL, opens="hop")]
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    nominal, doubled = told[0], told[-1]
    assert nominal["verdict"] == "clear" and nominal["avoidance"] is None
    assert nominal["sphere_entered_utc"] is None and nominal["sphere_inside_s"] == 0.0
    assert doubled["judged_by"] == "sphere" and not doubled["granted_by_profile"]
    assert doubled["least_distance_utc"].startswith("2017-12-17T00:46:")  # half a turn after ten seconds
    assert doubled["avoidance"]["delta_v_mps"] == 0.25 and doubled["avoidance"]["zone_left_utc"] is None
    assert doubled["avoidance"]["zone_inside_s"] == 0.0
    assert nominal["way_entered_ellipsoid_utc"] is None and nominal["way_early_inside_s"] == 0.0


@pytest.mark.parametrize(("times", "moved"), [(1.0, 0.0), (2.0, 1.0)])
def test_only_a_difference_of_drag_drives_a_ship_away(craft, times, moved):
    # the station is as heavy and as wide as the ship here; a second behind it in its own orbit
    around = environment(EPOCH, 0.0, 2.0 * 86400.0, degree=0, third_bodies=False)
    area_m2 = craft.aerodynamics.cd_area_m2
    aerodynamics = craft.aerodynamics.model_copy(update={"area_m2": times * craft.aerodynamics.area_m2})
    station = orbit.coast(0.0, circle(RADIUS_M, 0.0), 2.0 * 86400.0, around, cd_area_m2=area_m2)
    chase = Chase(craft.model_copy(update={"aerodynamics": aerodynamics}), station, around)
    y = circle(RADIUS_M, -50e3 / RADIUS_M)
    found = passage(chase.fly(0.0, y, 86400.0), station)
    # drag a lowers the axis by 2 a t / n, and the ship gains 3 / 2 a t^2
    lost_m = RADIUS_M - np.mean(np.linalg.norm(station(np.linspace(80800.0, 86400.0, 50))[:, :3], axis=1))
    drag_mps2 = 0.5 * RATE_RADPS * lost_m / 83600.0
    gained_m = 1.5 * drag_mps2 * 86400.0**2
    assert gained_m > 500.0
    assert 50e3 - found.least_distance_m == pytest.approx(moved * gained_m, abs=0.1 * gained_m)


def test_three_sigma_toward_the_station_and_away(hop):
    there, burn = hop
    covariance = np.diag([5.0, 5.0, 5.0, 0.03, 0.03, 0.03]) ** 2
    told = safety(there.chase, [burn], zones=SMALL, opens="hop", covariances={"hop": covariance})
    rows = {row.case: row for row in told}
    assert list(rows)[-2:] == ["minus 3 sigma", "plus 3 sigma"]
    nominal_m = rows["nominal"].drift.least_distance_m
    assert rows["minus 3 sigma"].drift.least_distance_m < nominal_m - 100.0
    assert rows["minus 3 sigma"].verdict == "enters sphere"
    assert rows["minus 3 sigma"].escape.way.least_distance_m > ISS.keep_out_radius_m


@pytest.mark.parametrize(
    ("covariances", "told"),
    [
        (
            {"hop": np.diag([1.0, 1, 1, 1, 1, -1])},
            r"hop should have variances above 0, and that of row 6",
        ),
        ({"hop": np.ones((6, 6)) + np.triu(np.ones((6, 6)), 1)}, r"burn hop should be symmetric, and row 1"),
        ({"hop": np.eye(3)}, r"burn hop should be 6 by 6"),
        ({"jump": np.eye(6)}, r"covariance of burn jump: no such burn is flown, but hop"),
    ],
)
def test_a_covariance_that_is_none_is_refused(hop, covariances, told):
    there, burn = hop
    with pytest.raises(InputError, match=told):
        safety(there.chase, [burn], zones=ISS, opens=None, covariances=covariances)


def test_a_drift_that_falls_to_the_ground_is_named(craft):
    there = near(craft)
    burn = there.commanded("plunge", 1000.0, circle(RADIUS_M, -3e4 / RADIUS_M), [-350.0, 0.0, 0.0])
    with pytest.raises(FlightError, match=r"^drift from burn plunge, nominal: flight broke off"):
        safety(there.chase, [burn], zones=ISS, opens=None)


def test_no_burns_have_no_rows(hop):
    assert safety(hop[0].chase, [], zones=ISS, opens=None) == ()


def real_rows(ms_07, craft):
    sets = read_element_sets(path_of("iss-2017-12_2018-06.tle", "element_sets").read_text(), "sets.tle")
    known = estimate(sets, ISS, ms_07.epoch, t_start_s=ms_07.t_insertion_s, t_end_s=ms_07.t_docking_s)
    plan = rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(craft), PROFILE, ms_07.t_docking_s)
    chase = reaching(known, craft, plan.firings, zones=ISS)
    rows = safety(chase, plan.firings, zones=ISS, opens="braking 1")
    assert len(rows) == 4 * len(plan.firings)
    return rows


def test_every_drift_of_the_real_way_is_clear_or_kept_clear(ms_07, craft, figure):
    rows = real_rows(ms_07, craft)
    assert not any(row.early for row in rows)
    entering = [row for row in rows if not row.granted]
    assert all(row.escape is not None for row in entering)
    for row in entering:
        wide, bare = row.escape.way.stays
        assert wide is None and bare is None  # from the failure on
        (stay,) = row.escape.drift.stays
        assert stay is None or stay.entries == 1  # it was in it already, and leaves
    told = [row.summary(ms_07.epoch) for row in rows]
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    named = [
        f"{row.burn} {row.case} {row.verdict} for {(row.sphere or row.ellipsoid).inside_s:.0f} s, "
        f"{row.drift.least_distance_m:.0f} m at least"
        for row in entering
    ]
    figure(
        "drifts of a plan of Soyuz MS-07 against their rule",
        "each kept out by an avoidance burn",
        "all of them",
        f"{len(named)} of {len(rows)}" + (f": {'; '.join(named)}" if named else ""),
    )


def test_a_gate_within_the_ellipsoid_does_not_excuse_itself(ms_07, craft):
    first, *others = craft.approach.gates
    gates = (first.model_copy(update={"position_lvlh_m": (1750.0, 0.0, -70.0)}), *others)
    approach = craft.approach.model_copy(update={"gates": gates})
    rows = real_rows(ms_07, craft.model_copy(update={"approach": approach}))
    verdicts = {(row.burn, row.case): row.verdict for row in rows}
    assert verdicts["midcourse", "nominal"] == "enters ellipsoid"
    assert {verdict for (burn, _), verdict in verdicts.items() if burn == "braking 1"} == {WAY_EARLY}
