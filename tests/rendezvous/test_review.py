"""The review of a real plan: worked out once, complete, and by the covariances that are given."""

import numpy as np
import pytest

import vitok
from vitok.errors import FlightError, InputError
from vitok.motion.lvlh import relative_state
from vitok.rendezvous import review as module
from vitok.rendezvous.review import review, spread_of


@pytest.fixture(scope="module")
def planned():
    return vitok.plan("soyuz-ms-18")


@pytest.fixture(scope="module")
def found(planned):
    return planned.review


def test_it_is_worked_out_once(planned, found):
    assert planned.review is found


def test_every_burn_has_its_rows_its_light_and_its_drift(planned, found):
    names = [each.burn.name for each in planned.rendezvous.firings]
    assert [each.name for each in found.burns] == names == [each.name for each in found.missed]
    assert [each.name for each in found.sights] == [*names, "docking"]
    assert {row.burn for row in found.rows} == set(names) and len(found.rows) == 6 * len(names)
    assert found.not_judged == "" and found.network == "russia"
    assert found.passes and found.eclipses


def test_the_planned_way_is_the_plans(planned, found):
    plan = planned.rendezvous
    assert found.way.t_s[-1] == pytest.approx(plan.end.t_s, abs=0.06)
    arrival = planned.scene.arrival.trajectory(plan.end.t_s)
    there_m = relative_state(arrival, plan.end.y)[:3]
    assert found.way.position_lvlh_m[-1] == pytest.approx(there_m, abs=0.1)  # kept to a decimetre
    for burn in plan.firings:
        row = int(np.argmin(np.abs(found.way.t_s - burn.burn.start_s)))
        range_m = np.linalg.norm(found.way.position_lvlh_m[row])
        told_m = plan.ranges_m[plan.firings.index(burn)]
        # the range told is that at ignition, some seconds before: at 20 m/s at most, near by
        assert range_m == pytest.approx(told_m, rel=0.01, abs=60.0)


def test_the_summary_has_units_and_keeps_the_plans_keys(planned):
    told = planned.summary()["rendezvous"]
    assert {"burns", "delta_v_mps", "safety", "light_and_contact", "passes", "eclipses"} <= told.keys()
    assert {each["engine"] for each in told["burns"]} == {"main", "thrusters"}
    assert {"least_distance_m", "least_distance_utc", "sphere_inside_s"} <= told["safety"][0].keys()
    assert "safety_not_judged" not in told


def test_a_covariance_gives_its_rows_and_its_tube(planned, found):
    name = planned.rendezvous.firings[-1].burn.name
    one = np.diag([100.0, 100.0, 100.0, 1e-4, 1e-4, 1e-4])
    times = np.linspace(planned.ascent.end.t_s, planned.rendezvous.end.t_s, 1000)
    start = planned.ascent.end
    with_them = review(
        planned.scene, planned.rendezvous, start,
        covariances={name: one}, tube=(times, np.tile(one, (1000, 1, 1))),
    )  # fmt: skip
    assert len(with_them.rows) == 4 * len(planned.rendezvous.firings) + 2
    assert with_them.tube.t_s.size == 400 and with_them.tube.covariance_m2.shape == (400, 3, 3)
    assert (with_them.tube.t_s[0], with_them.tube.t_s[-1]) == (times[0], times[-1])
    with pytest.raises(InputError, match="no such burn is flown"):
        review(planned.scene, planned.rendezvous, start, covariances={"none": one})
    for wrong in ((times, np.tile(one, (999, 1, 1))), (times, np.zeros((1000, 3, 3)))):
        with pytest.raises(InputError, match="tube"):
            review(planned.scene, planned.rendezvous, start, tube=wrong)


def test_a_drift_that_falls_to_the_ground_is_told_and_stops_no_plan(planned, monkeypatch):
    def falls(*_, **__):
        raise FlightError("drift from burn DV1, not started: it falls")

    monkeypatch.setattr(module, "safety", falls)
    found = review(planned.scene, planned.rendezvous, planned.ascent.end)
    assert found.rows == found.missed == ()
    assert found.summary(planned.scene.epoch)["safety_not_judged"].endswith("it falls")


def test_what_the_profile_does_not_grant_by_three_sigma_has_its_avoidance_burn():
    """How near and for how long is told, and the burn's own drift misses the sphere."""
    planned = vitok.plan("soyuz-ms-07")
    plan, start = planned.rendezvous, planned.ascent.end
    spread = spread_of(planned.scene, plan, start)
    found = review(planned.scene, plan, start, covariances=spread.by_burn(plan.firings))
    against = [row for row in found.rows if not row.granted]
    named = {(row.burn, row.case) for row in against}
    assert named >= {(burn, "minus 3 sigma") for burn in ("transfer 2", "midcourse")}
    assert ("braking 1", "not started") in named
    for row in against:
        stay = row.sphere or row.ellipsoid
        assert stay is not None and stay.inside_s > 0.0
        assert row.escape is not None
        assert row.escape.way.stays[1] is None  # the sphere, from the failure on
        assert row.escape.way.least_distance_m > planned.scene.cast.station.keep_out_radius_m
        left = row.escape.drift.stays[0]
        assert left is None or left.entries == 1
