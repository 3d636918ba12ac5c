"""Each fact beside its prediction and the score, in a flight whose every number is known in closed form."""

from dataclasses import replace

import pytest
from tests.conftest import even_spread, with_events

from vitok.chance import Draws, Failure
from vitok.evidence.judge import judge
from vitok.mission.record import Evidence, Fact

TEN_S = even_spread("liftoff.utc", False)


@pytest.fixture(scope="module")
def evidence(small_flight):
    return judge(small_flight, even_spread)


def the(facts, key, source=""):
    return next(each for each in facts if each.key == key and each.source.startswith(source))


def scored(evidence, key):
    return next(each for each in evidence.scored if each.key == key)


def with_facts(flight, *facts):
    record = tuple(Fact.model_validate({"source": "a test", "grade": "C"} | fact) for fact in facts)
    mission = flight.mission.model_copy(update={"record": record})
    return replace(flight, cast=replace(flight.cast, mission=mission))


def judged(flight, *facts, model=even_spread):
    return judge(with_facts(flight, *facts), model)


def test_an_instant_is_judged_in_seconds(evidence):
    liftoff = the(evidence.facts, "liftoff.utc")
    assert liftoff.predicted == "2017-12-17T07:21:31.127Z"
    assert liftoff.difference == pytest.approx(30.0, abs=1e-3)
    assert (liftoff.kind, liftoff.unit, liftoff.verdict) == ("predicted", "s", "outside")
    assert scored(evidence, "liftoff.utc").residual == pytest.approx(3.0, abs=1e-3)


def test_what_is_required_or_set_makes_no_score(evidence):
    keys = {each.key for each in evidence.scored}
    for key, kind in (
        ("docking.utc", "required"),
        ("undocking.utc", "required"),
        ("deorbit_end.delta_v_mps", "set"),
        ("landing.latitude_deg", "set"),
        ("landing.miss_km", "set"),
        ("station_burn.utc", "set"),
    ):
        fact = the(evidence.facts, key)
        assert fact.kind == kind
        assert fact.verdict in ("not judged", "not predicted")
        assert fact.why.startswith(kind)
        assert key not in keys


def test_one_landing_counts_once_whatever_number_of_sources_gives_it(evidence):
    """Three sources, 12:39:13.5, 12:39:42 and a duration that leads to 12:39:01, against 12:40:00."""
    landing = scored(evidence, "landing.utc")
    assert len(landing.sources) == 3
    assert sum(each.key.startswith("landing") for each in evidence.scored) == 1
    assert landing.difference == pytest.approx((46.5 + 18.0 + 58.873) / 3, abs=1e-3)
    # the standard deviation of three that contradict each other
    assert landing.source_sigma == pytest.approx(20.9, abs=0.1)
    assert "contradict each other by 28.5 s" in landing.contradiction
    assert landing.sigma == pytest.approx((landing.source_sigma**2 + TEN_S**2) ** 0.5)


def test_a_fact_known_to_be_false_is_told_and_not_scored(evidence):
    false = the(evidence.facts, "landing.utc", "Wikipedia")
    assert false.difference == pytest.approx(-19 * 60, abs=1e-3)
    assert false.verdict == "not judged"
    assert false.why.startswith("known to be false: it contradicts the duration")


def test_sources_that_agree_are_weighed_by_their_sigmas(small_flight):
    facts = [
        {"key": "landing.mass_kg", "value": 2400.0, "sigma": 3.0},
        {"key": "landing.mass_kg", "value": 2403.0, "sigma": 4.0},
    ]
    (mass,) = judged(small_flight, *facts).scored
    assert mass.difference == pytest.approx(-3.0 * 9.0 / 25.0)
    assert mass.source_sigma == pytest.approx(2.4)
    assert mass.contradiction == ""


def test_bounds_stand_for_all_values_between_them(small_flight):
    (speed,) = judged(small_flight, {"key": "landing.speed_mps", "value": [300.0, 330.0]}).scored
    assert speed.recorded == pytest.approx(315.0)
    assert speed.source_sigma == pytest.approx(30.0 / 12.0**0.5)


@pytest.mark.parametrize(
    ("key", "value", "sigma"),
    [
        ("landing.utc", "2018-06-03T12:39:00Z", 60.0 / 12.0**0.5),
        ("landing.utc", "2018-06-03T12:39:42Z", 1.0 / 12.0**0.5),
        ("landing.utc", "2018-06-03T12:39:13.5Z", 0.1 / 12.0**0.5),
        ("insertion.t_s", 528.24, 0.01 / 12.0**0.5),
        ("insertion.t_s", 528.0, 1.0 / 12.0**0.5),
    ],
)
def test_a_source_is_as_sure_as_it_is_rounded(key, value, sigma):
    fact = Fact.model_validate({"key": key, "value": value, "source": "a test", "grade": "C"})
    assert fact.source_sigma == pytest.approx(sigma)


def test_instants_of_a_descent_count_from_the_one_before(small_flight):
    """The burn ends 3,000 s before the landing; a plan that is late as a whole is late once."""
    planned = {"planned": True, "sigma": 1.0}
    facts = [
        {"key": "deorbit_start.utc", "value": "2018-06-03T11:49:00Z"} | planned,
        {"key": "landing.utc", "value": "2018-06-03T12:41:00Z"} | planned,
    ]
    descent = small_flight.arcs["descent"]
    start = replace(descent.events[0], name="deorbit_start")
    flight = replace(
        small_flight, arcs=small_flight.arcs | {"descent": replace(descent, events=(start, *descent.events))}
    )
    evidence = judged(flight, *facts)
    assert [each.key for each in evidence.scored] == ["deorbit_start.utc", "landing.after_deorbit_start_s"]
    begun, lasted = evidence.scored
    assert begun.difference == pytest.approx(60.0, abs=1e-3)
    assert lasted.difference == pytest.approx(3000.0 - 52 * 60.0, abs=1e-3)
    assert lasted.source_sigma == pytest.approx(2.0**0.5)


def test_what_was_planned_gives_way_to_what_happened(small_flight):
    facts = [
        {"key": "liftoff.utc", "value": "2017-12-17T07:21:00Z", "planned": True},
        {"key": "liftoff.utc", "value": "2017-12-17T07:21:31Z"},
    ]
    evidence = judged(small_flight, *facts)
    assert scored(evidence, "liftoff.utc").difference == pytest.approx(0.127, abs=1e-3)
    assert evidence.facts[0].why == "planned: what happened is known"


def test_a_parameter_set_from_a_fact_makes_it_no_prediction(small_flight):
    fact = {"key": "liftoff.utc", "value": "2017-12-17T07:21:31Z", "class": "set", "note": "Set from it."}
    evidence = judged(small_flight, fact)
    assert evidence.scored == ()
    assert (evidence.facts[0].kind, evidence.facts[0].why) == ("set", "set: Set from it.")


def test_what_nothing_models_is_not_scored(small_flight):
    fact = {"key": "liftoff.utc", "value": "2017-12-17T07:21:31Z"}
    evidence = judged(small_flight, fact, model=lambda key, planned: None)
    assert evidence.scored == ()
    assert evidence.facts[0].why == "no dispersion of it is modelled"
    assert evidence.headline == "nothing of the record is predicted"


def test_a_flight_with_failures_is_not_judged(small_flight):
    evidence = judge(replace(small_flight, draws=Draws(0, failures=(Failure("guidance"),))), even_spread)
    assert evidence.scored == ()
    assert {each.why for each in evidence.facts} == {
        "the flight has failures, and the record is of one without",
        "told only",
    }


def test_what_agrees_only_because_its_sources_do_not_is_unsettled(small_flight):
    facts = [{"key": "landing.mass_kg", "value": value, "sigma": 0.1} for value in (2300.0, 2500.0)]
    evidence = judged(small_flight, *facts)
    assert evidence.scored[0].verdict == "unsettled"
    assert (evidence.within, evidence.judged) == (0, 0)
    assert "1 more, its sources do not settle" in evidence.headline


def test_an_event_of_the_ascent_counts_once_however_it_is_told(small_flight):
    facts = [
        {"key": "liftoff.utc", "value": "2017-12-17T07:21:00Z", "sigma": 1.0},
        {"key": "insertion.t_s", "value": 527.0, "sigma": 1.0},
        {"key": "insertion.utc", "value": "2017-12-17T07:29:47Z", "sigma": 1.0},
        {"key": "insertion.after_liftoff_s", "value": 527.0, "sigma": 1.0},
    ]
    evidence = judged(small_flight, *facts)
    assert [each.key for each in evidence.scored] == ["liftoff.utc", "insertion.t_s"]
    assert len(evidence.scored[1].sources) == 3


@pytest.mark.parametrize(("value", "verdict"), [(2398.1, "within"), (2397.9, "outside"), (2402.1, "outside")])
def test_within_is_two_sigma(small_flight, value, verdict):
    (mass,) = judged(small_flight, {"key": "landing.mass_kg", "value": value, "sigma": 1e-9}).scored
    assert mass.verdict == verdict


def test_the_miss_is_a_distance_on_the_ground(evidence):
    """0.065333 deg of latitude at 6371 km are 7.265 km; 0.002683 deg of longitude add next to nothing."""
    assert the(evidence.facts, "landing.miss_km").predicted == pytest.approx(7.268, abs=0.005)


def test_of_several_events_the_one_nearest_to_the_record_is_meant(evidence):
    assert the(evidence.facts, "station_burn.delta_v_mps").predicted == 0.3
    assert the(evidence.facts, "station_burn.utc").difference == pytest.approx(45 * 60, abs=1e-3)


@pytest.mark.parametrize(
    ("after", "before", "difference_s"),
    [
        ("2017-12-21T00:00:00Z", "2018-03-21T00:00:00Z", 0.0),
        ("2017-12-21T00:00:00Z", "2018-01-17T20:14:00Z", -60.0),
        ("2018-01-17T20:17:00Z", "2018-03-21T00:00:00Z", 120.0),
    ],
)
def test_an_event_known_to_lie_between_two_instants_is_compared_with_them(
    small_flight, after, before, difference_s
):
    burn = next(event for event in small_flight.events if event.name == "station_burn")
    known = replace(burn, detail={"after_utc": after, "before_utc": before})
    flight = with_events(small_flight, *small_flight.events[:2], known)
    told = the(judge(flight, even_spread).facts, "station_burn.utc")
    assert told.predicted == f"{after}/{before}"
    assert told.difference == difference_s


def test_what_the_flight_does_not_predict_is_told(evidence):
    hatch = the(evidence.facts, "hatch_opening.utc")
    assert (hatch.kind, hatch.predicted, hatch.difference) == (None, None, None)
    assert hatch.verdict == "not predicted"


def test_texts_are_told(evidence):
    commander = the(evidence.facts, "crew.commander")
    assert (commander.recorded, commander.verdict) == ("Anton Shkaplerov, 3rd flight", "not predicted")


def test_evidence_tells_its_score(evidence):
    assert isinstance(evidence, Evidence)
    within = sum(abs(each.residual) <= 2.0 for each in evidence.scored)
    assert evidence.headline.startswith(f"{within} of {evidence.judged} predicted quantities are within two")
    assert repr(evidence) == f"<Evidence: {evidence.headline}>"
    assert "sigma" in evidence._repr_html_()
