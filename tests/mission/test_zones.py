"""The zones about a station, and what a ship's file foresees for a burn that fails."""

import pytest
from pydantic import ValidationError
from tests.mission.documents import changed, document

from vitok.mission.catalogue import load
from vitok.mission.sentence import sentence
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station


def refusal(model, whole):
    with pytest.raises(ValidationError) as caught:
        model.model_validate(whole)
    return sentence(caught.value, model, "file")


def test_the_zones_of_the_station_are_the_published_ones():
    for name in ("iss", "tiangong"):
        station = load(name, Station)
        assert station.approach_ellipsoid_m == (2000.0, 1000.0, 1000.0)
        assert (station.keep_out_radius_m, station.drift_outside_s, station.drift_inside_turns) == (
            200.0,
            86400.0,
            4.0,
        )


def test_a_file_that_tells_none_has_the_usual_ones():
    without = document("iss")
    for key in ("approach_ellipsoid_m", "keep_out_radius_m", "drift_outside_s", "drift_inside_turns"):
        without = changed(without, (key,))
    assert Station.model_validate(without).approach_ellipsoid_m == (2000.0, 1000.0, 1000.0)
    without = document("soyuz-ms")
    del without["avoidance"]
    assert Spacecraft.model_validate(without).avoidance == load("soyuz-ms", Spacecraft).avoidance


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        (
            "keep_out_radius_m",
            1500.0,
            "keep_out_radius_m, 1500, no greater than the least of approach_ellipsoid_m",
        ),
        (
            "approach_ellipsoid_m",
            [2.0, 1.0, 1.0],
            "approach_ellipsoid_m[1] = 2.0 should be greater than or equal to 10 m: is it in km?",
        ),
        ("approach_ellipsoid_m", [2000.0, 1000.0], "approach_ellipsoid_m"),
        ("drift_outside_s", 24.0, "drift_outside_s = 24.0 should be greater than or equal to 600 s"),
    ],
)
def test_zones_that_are_none_are_refused(key, value, told):
    assert told in refusal(Station, changed(document("iss"), (key,), value))


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("overrun_share", -0.1, "avoidance.overrun_share = -0.1 should be greater than or equal to 0"),
        ("step_mps", 5.0, "avoidance should have step_mps no greater than largest_mps"),
        ("margin_m", -5.0, "avoidance.margin_m = -5.0 should be greater than or equal to 0 m"),
        ("delay_s", -1.0, "avoidance.delay_s = -1.0 should be greater than or equal to 0 s"),
    ],
)
def test_an_avoidance_that_is_none_is_refused(key, value, told):
    assert told in refusal(Spacecraft, changed(document("soyuz-ms"), ("avoidance", key), value))
