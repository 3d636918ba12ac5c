"""Each fact beside its prediction, in a flight whose every number is known in closed form."""

from dataclasses import replace

import pytest
from tests.conftest import with_events

from vitok.evidence.judge import judge
from vitok.mission.record import Fact


@pytest.fixture(scope="module")
def judgements(small_flight):
    return judge(small_flight)


def the(judgements, key, source=""):
    return next(each for each in judgements if each.key == key and each.source.startswith(source))


def with_facts(flight, *facts):
    record = tuple(Fact.model_validate({"source": "a test", "grade": "C"} | fact) for fact in facts)
    return replace(
        flight, cast=replace(flight.cast, mission=flight.mission.model_copy(update={"record": record}))
    )


def test_an_instant_is_judged_in_seconds(judgements):
    liftoff = the(judgements, "liftoff.utc")
    assert liftoff.predicted == "2017-12-17T07:21:31.127Z"
    assert liftoff.difference == pytest.approx(30.0, abs=1e-3)
    assert (liftoff.unit, liftoff.tolerance, liftoff.verdict) == ("s", 120.0, "within")


def test_both_of_two_sources_that_disagree_stand(judgements):
    landings = {each.source: each for each in judgements if each.key == "landing.utc"}
    assert landings["spacefacts.de"].difference == pytest.approx(46.5, abs=1e-3)
    assert landings["spacefacts.de"].verdict == "within"
    assert landings["Wikipedia (zh), Soyuz MS-07"].difference == pytest.approx(-19 * 60, abs=1e-3)
    assert landings["Wikipedia (zh), Soyuz MS-07"].verdict == "outside"


def test_seconds_since_liftoff(judgements):
    assert the(judgements, "insertion.t_s").predicted == pytest.approx(527.0, abs=1e-6)
    assert the(judgements, "insertion.t_s").difference == pytest.approx(2.0, abs=1e-6)


def test_bounds_are_judged_by_the_excess_over_the_nearer(judgements):
    burn = the(judgements, "deorbit_end.delta_v_mps")
    assert (burn.recorded, burn.difference, burn.verdict) == ((115.0, 128.0), 3.0, "outside")
    assert the(judgements, "landing.ground_speed_mps").difference == 0.0


def test_the_orbit_is_judged_by_heights_over_the_ellipsoid(judgements):
    """A circle of 6590 km: lowest over the equator, highest where the ellipsoid is 13.1 km lower."""
    assert the(judgements, "insertion.least_altitude_km").predicted == pytest.approx(
        6590.0 - 6378.137, abs=0.05
    )
    assert the(judgements, "insertion.greatest_altitude_km").predicted == pytest.approx(
        6590.0 - 6364.98, abs=0.05
    )
    # the plane was laid to the pole of its first instant; the orbit of insertion is that instant
    assert the(judgements, "insertion.inclination_deg").predicted == pytest.approx(51.64, abs=1e-6)


def test_the_miss_is_a_distance_on_the_ground(judgements):
    """0.065333 deg of latitude at 6371 km are 7.265 km; 0.002683 deg of longitude add next to nothing."""
    assert the(judgements, "landing.miss_km").predicted == pytest.approx(7.268, abs=0.005)


def test_of_several_events_the_one_nearest_to_the_record_is_meant(judgements):
    assert the(judgements, "station_burn.delta_v_mps").predicted == 0.3
    assert the(judgements, "station_burn.utc").difference == pytest.approx(45 * 60, abs=1e-3)


@pytest.mark.parametrize(
    ("after", "before", "difference_s"),
    [
        ("2017-12-21T00:00:00Z", "2018-03-21T00:00:00Z", 0.0),
        ("2017-12-21T00:00:00Z", "2018-01-17T20:14:00Z", -60.0),
        ("2018-01-17T20:17:00Z", "2018-03-21T00:00:00Z", 120.0),
    ],
)
def test_an_event_known_to_lie_between_two_instants_is_judged_by_them(
    small_flight, after, before, difference_s
):
    burn = next(event for event in small_flight.events if event.name == "station_burn")
    known = replace(burn, detail={"after_utc": after, "before_utc": before})
    judged = the(judge(with_events(small_flight, *small_flight.events[:2], known)), "station_burn.utc")
    assert judged.predicted == f"{after}/{before}"
    assert (judged.difference, judged.verdict) == (
        difference_s,
        "outside" if difference_s else "within",
    )


def test_what_the_flight_does_not_predict_is_told_and_not_judged(judgements):
    hatch = the(judgements, "hatch_opening.utc")
    assert (hatch.predicted, hatch.difference, hatch.verdict) == (None, None, "not predicted")


def test_texts_are_no_predictions(judgements, small_flight):
    keys = {each.key for each in judgements}
    assert "crew.commander" not in keys
    assert "crew.commander" in {fact.key for fact in small_flight.mission.record}


def test_a_fact_without_tolerance_is_not_judged(small_flight):
    flight = with_facts(small_flight, {"key": "liftoff.utc", "value": "2017-12-17T07:21:00Z"})
    (liftoff,) = judge(flight)
    assert liftoff.verdict == "not judged"
    assert liftoff.difference == pytest.approx(31.127, abs=1e-3)


@pytest.mark.parametrize(("value", "verdict"), [(2399.0, "within"), (2398.9, "outside"), (2401.1, "outside")])
def test_the_tolerance_is_the_last_that_is_within(small_flight, value, verdict):
    flight = with_facts(small_flight, {"key": "landing.mass_kg", "value": value, "tolerance": 1.0})
    assert judge(flight)[0].verdict == verdict


def test_facts_of_an_insertion_that_was_not_flown_are_not_predicted(small_flight):
    events = tuple(event for event in small_flight.events if event.name != "insertion")
    judged = judge(with_events(small_flight, *events))
    verdicts = {each.verdict for each in judged if each.key.startswith("insertion.")}
    assert verdicts == {"not predicted"}
