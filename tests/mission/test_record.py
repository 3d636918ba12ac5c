"""What a record may say, and what is refused of it in one sentence."""

import tomllib

import pytest

import vitok
from vitok.mission.catalogue import entry_path, load
from vitok.mission.mission import Mission
from vitok.mission.quantities import class_of, nearest_key, part_of
from vitok.mission.record import Fact
from vitok.mission.rocket import Rocket

FACT = {"key": "landing.utc", "value": "2018-06-03T12:39:13.5Z", "source": "a test", "grade": "C"}


def asked(*facts):
    return tomllib.loads(entry_path("soyuz-ms-07").read_text("utf-8")) | {
        "record": [FACT | fact for fact in facts]
    }


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ({"source": ""}, "record[1].source = '' should not be empty"),
        ({"sigma": 0.0}, "record[1].sigma = 0.0 should be greater than 0"),
        ({"free": "yes"}, "record[1].free = 'yes' should be true or false"),
        ({"sigma": -1.0}, "record[1].sigma = -1.0 should be greater than 0"),
        (
            {"class": "sett"},
            "record[1].class = 'sett' should be 'required', 'set' or 'predicted': did you mean set?",
        ),
        (
            {"tolerance": 60.0},
            "record[1] should not have a tolerance any more, but sigma, the uncertainty of its source",
        ),
        ({"kind": "set"}, "record[1] should have class, not kind"),
        (
            {"key": "nodots", "free": True},
            "record[1].key = 'nodots' should be EVENT.QUANTITY, such as landing.utc",
        ),
        ({"grade": "D"}, "record[1].grade = 'D' should be"),
        (
            {"key": "landing.uct", "value": 1.0},
            "record[1].key = 'landing.uct' is a quantity that no flight tells: did you mean 'landing.utc'? "
            "(a fact of another kind says free = true)",
        ),
        (
            {"key": "Liftoff.UTC", "value": 1.0},
            "record[1].key = 'Liftoff.UTC' is a quantity that no flight tells: did you mean 'liftoff.utc'? "
            "(a fact of another kind says free = true)",
        ),
        (
            {"key": "bosster_separation.t_s", "value": 118.0},
            "record[1].key = 'bosster_separation.t_s' is a quantity that no flight tells: did you mean "
            "'booster_separation.t_s'? (a fact of another kind says free = true)",
        ),
        (
            {"key": "landing.after_parachute_comand_s", "value": 858.0},
            "record[1].key = 'landing.after_parachute_comand_s' is a quantity that no flight tells: did you "
            "mean 'landing.after_parachute_command_s'? (a fact of another kind says free = true)",
        ),
        (
            {"key": "landing.latitude_deg", "value": 47.4, "class": "predicted"},
            "record[1].key = 'landing.latitude_deg' should not have class = 'predicted': it is set, as the "
            "burn is solved to hit the zone",
        ),
        (
            {"key": "landing.mass_kg", "value": "heavy"},
            "record[1].key = 'landing.mass_kg' should have a number as its value, not 'heavy'",
        ),
    ],
)
def test_a_wrong_fact_is_refused(fact, sentence):
    with pytest.raises(vitok.InputError) as caught:
        Mission.model_validate(asked(fact))
    assert str(caught.value).removeprefix("mission: ").startswith(sentence)
    assert "\n" not in str(caught.value)
    assert "is it in" not in str(caught.value)


def test_a_fact_without_a_source_is_refused():
    mission = asked({})
    del mission["record"][0]["source"]
    with pytest.raises(vitok.InputError, match=r"key record\[1\]\.source is missing"):
        Mission.model_validate(mission)


def test_a_free_fact_may_have_any_key():
    mission = Mission.model_validate(asked({"key": "weather.at_pad", "value": "clear", "free": True}))
    assert mission.record[0].key == "weather.at_pad"


def test_a_record_of_a_part_that_is_not_flown_is_refused():
    mission = tomllib.loads(entry_path("soyuz-ms-06").read_text("utf-8"))
    mission["record"] = [FACT | {"key": "liftoff.utc", "value": "2017-09-12T21:17:02.407Z"}]
    with pytest.raises(vitok.InputError) as caught:
        vitok.plan(mission)
    assert "record[1].key = 'liftoff.utc' is of the ascent, which is not flown, as no" in str(caught.value)
    assert "with free = true the fact is told, not judged" in str(caught.value)


@pytest.mark.parametrize(
    "key",
    [
        "liftoff.impact_after_s",
        "phasing_orbit.utc",
        "altitude_35300_m.utc",
        "insertion.after_insertion_s",
        "liftoff.after_insertion_s",
        "entry_interface.after_parachute_command_s",
        "docking.after_undocking_s",
        "landing.after_phasing_orbit_s",
        "deorbit_start.after_landing_s",
        "booster_separation.after_insertion_s",
        "altitude_35300_m.after_altitude_10000_m_s",
        "liftoff.t_s",
    ],
)
def test_what_no_flight_tells_is_of_no_part(key):
    assert part_of(key, load("soyuz-fg", Rocket)) is None


@pytest.mark.parametrize(
    ("value", "step"),
    [
        ("2018-03-21T17Z", 3600.0),
        ("20180321T174423Z", 1.0),
        ("2018-03-21T17:44Z", 60.0),
        ("2018-03-21T17:44:00Z", 60.0),
        ("2018-03-21T17:44:01Z", 1.0),
        ("2018-03-21T17:45:00.000Z", 1e-3),
    ],
)
def test_an_instant_is_as_sure_as_it_is_written(value, step):
    fact = Fact.model_validate(FACT | {"value": value})
    assert fact.source_sigma == pytest.approx(step / 12.0**0.5)


@pytest.mark.parametrize(("value", "step"), [(1e-7, 1e-7), (118.0, 1.0), (51.66, 0.01), ([3.0, 3.0], 1.0)])
def test_a_number_is_as_sure_as_it_is_written(value, step):
    fact = Fact.model_validate(FACT | {"key": "peak_load.load_g", "value": value})
    assert fact.source_sigma == pytest.approx(step / 12.0**0.5)


def test_a_text_has_no_sigma():
    fact = Fact.model_validate(FACT | {"key": "crew.name", "value": "Tingle, T-38 pilot", "free": True})
    assert fact.source_sigma is None


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("undocking.after_docking_s", "required"),
        ("transfer_2.after_transfer_1_s", "set"),
        ("transfer_1.t_s", "set"),
        ("fairing_jettison.after_tower_jettison_s", "set"),
        ("insertion.after_booster_separation_s", "predicted"),
        ("insertion.after_liftoff_s", "predicted"),
        ("insertion.after_engine_cut_off_s", "set"),
        ("altitude_35300_m.after_guidance_start_s", "predicted"),
        ("landing.after_undocking_s", "predicted"),
    ],
)
def test_a_span_is_predicted_where_one_of_its_ends_is(key, kind):
    rocket = load("soyuz-fg", Rocket)
    assert part_of(key, rocket) is not None
    assert class_of(key, rocket)[0] == kind


@pytest.mark.parametrize("name", ["soyuz-fg", "soyuz-2-1a"])
def test_keys_follow_the_rocket(name):
    rocket = load(name, Rocket)
    assert part_of("core_separation.altitude_km", rocket) == "ascent"
    assert part_of("altitude_35300_m.after_guidance_start_s", rocket) == "descent"
    assert part_of("second_separation.t_s", rocket) is None
    assert class_of("booster_separation.t_s", rocket)[0] == "set"  # the file gives its instant
    assert class_of("core_separation.t_s", rocket)[0] == "predicted"
    assert nearest_key("dokcing.utc", rocket) == "docking.utc"


def test_a_second_relocation_tells_what_the_first_does():
    rocket = load("soyuz-fg", Rocket)
    assert part_of("relocation_2_docking.lateral_offset_m", rocket) == "relocation_2"
    assert part_of("relocation_docking.utc", rocket) == "relocation"
    assert part_of("relocation_2_undocking.after_relocation_docking_s", rocket) == "relocation_2"
    assert part_of("relocation_docking.after_relocation_2_undocking_s", rocket) is None
    assert part_of("relocation_2_landing.utc", rocket) is part_of("relocation_1_docking.utc", rocket) is None
    for key in ("undocking.utc", "docking.closing_rate_mps", "separation.range_m", "docking.utc"):
        assert class_of(f"relocation_3_{key}", rocket) == class_of(f"relocation_{key}", rocket)
