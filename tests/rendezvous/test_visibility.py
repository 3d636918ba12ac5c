"""Light and contact at burns and at docking, by other formulae, and what a mission may ask of them."""

import json
from dataclasses import replace
from types import SimpleNamespace

import erfa
import numpy as np
import pytest
from tests.mission.documents import document

from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.mission import Constraints, Mission
from vitok.mission.place import Network
from vitok.mission.station import Station
from vitok.rendezvous.visibility import breaches, check_constraints, sights
from vitok.scene import loaded

ISS, NETWORK = load("iss", Station), load("russia", Network)


@pytest.fixture(scope="module")
def seen(ms_07, ms_07_plan, craft):
    return sights(
        ms_07.chase(craft),
        ms_07_plan.firings,
        t_docking_s=ms_07.t_docking_s,
        station=ISS,
        port="rassvet",
        network=NETWORK,
    )


def sun_m(case, t_s):
    """From erfa, apart from the tables."""
    earth, _ = erfa.epv00(case.epoch.tai_jd1, case.epoch.tai_jd2 + (t_s + 32.184) / 86400.0)
    return -np.array(earth["p"]) * erfa.DAU


def angle_deg(a, b):
    return np.degrees(np.arccos(a @ b / np.linalg.norm(a) / np.linalg.norm(b)))


def test_there_is_one_for_each_burn_and_docking(seen, ms_07_plan):
    assert [each.name for each in seen] == [*(each.burn.name for each in ms_07_plan.firings), "docking"]
    assert [each.range_m for each in seen[:-1]] == pytest.approx(list(ms_07_plan.ranges_m), rel=0.2)


def test_the_docking_of_ms_07_is_seen_as_by_other_formulae(seen, ms_07, figure):
    docking, t_s = seen[-1], ms_07.t_docking_s
    r_m = ms_07.station(t_s)[:3]
    sun = sun_m(ms_07, t_s)
    # Rassvet's port faces the Earth: the ship looks up, and the Sun stands as far from the zenith
    zenith_deg = angle_deg(r_m, sun)
    assert docking.sun_from_station_deg == pytest.approx(zenith_deg, abs=0.01)
    assert docking.sun_from_port_axis_deg == pytest.approx(180.0 - zenith_deg, abs=0.01)
    dip_deg = np.degrees(np.arccos(6378.137e3 / np.linalg.norm(r_m)))
    assert (docking.lit == 1.0) == (zenith_deg < 90.0 + dip_deg - 0.27)
    # the sub-satellite point by erfa's matrix of 2006/2000A alone: the poles' wobble is 0.3 arc seconds
    tt = ms_07.epoch.tai_jd2 + (t_s + 32.184) / 86400.0
    utc = erfa.taiutc(ms_07.epoch.tai_jd1, ms_07.epoch.tai_jd2 + t_s / 86400.0)
    matrix = erfa.c2t06a(ms_07.epoch.tai_jd1, tt, utc[0], utc[1], 0.0, 0.0)
    place = matrix @ r_m
    for station, (name, elevation_deg) in zip(NETWORK.stations, docking.elevations_deg, strict=True):
        longitude, latitude = np.radians((station.longitude_deg, station.latitude_deg))
        up = np.array(
            [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
        )
        gap = place - np.array(erfa.gd2gc(1, longitude, latitude, 0.0))
        assert name == station.name
        assert elevation_deg == pytest.approx(90.0 - angle_deg(gap, up), abs=0.05)
    figure(
        "docking of Soyuz MS-07: Sun from the line of sight, light, stations that hear it",
        "erfa and spherical formulae", "0.05 deg",
        f"{docking.sun_from_station_deg:.1f} deg, {100 * docking.lit:.0f} %, "
        f"{', '.join(docking.stations) or 'none'}",
    )  # fmt: skip


def test_the_sun_behind_the_station_is_told_as_an_angle(seen, ms_07, ms_07_plan):
    for each, burn in zip(seen, ms_07_plan.firings, strict=False):
        ends = ((burn.burn.start_s, burn.y_start), (burn.burn.end_s, burn.y_end))
        apart = [angle_deg(ms_07.station(t_s)[:3] - y[:3], sun_m(ms_07, t_s) - y[:3]) for t_s, y in ends]
        assert each.sun_from_station_deg == pytest.approx(min(apart), abs=0.01)


def test_summary_is_plain(seen, ms_07):
    told = json.loads(json.dumps([each.summary(ms_07.epoch) for each in seen], allow_nan=False))
    assert told[-1]["start_utc"] == "2017-12-19T08:42:30.000Z"
    assert set(told[0]["ground_stations"]) <= {each.name for each in NETWORK.stations}


def test_a_burn_out_of_sight_is_named_with_its_station_and_angle(seen):
    asked = Constraints(burns_seen_from_ground="russia")
    hidden = replace(seen[0], elevations_deg=(("Baikonur", -3.0), ("Barnaul", 4.5)))
    assert breaches([hidden], asked) == (
        "burns_seen_from_ground = 'russia': burn DV1 is 2.5 deg too low over Barnaul, the nearest station",
    )
    heard = replace(seen[0], elevations_deg=(("Baikonur", -3.0), ("Barnaul", 7.5)))
    assert breaches([heard], asked) == ()
    docking = replace(seen[-1], elevations_deg=(("Baikonur", -30.0),))
    assert breaches([docking], asked) == ()


def test_a_docking_in_the_dark_and_a_sun_in_the_eyes_are_told(seen):
    dark = replace(seen[-1], lit=0.0)
    assert breaches([dark], Constraints(docking_in_light=True)) == (
        "docking_in_light: docking has 0 % of the Sun's disc in sight",
    )
    assert breaches([replace(dark, lit=1.0)], Constraints(docking_in_light=True)) == ()
    asked = Constraints(sun_angle_min_deg=30.0)
    blinded = replace(seen[-1], lit=1.0, sun_from_station_deg=12.25)
    assert breaches([blinded], asked) == (
        "sun_angle_min_deg = 30: at docking the Sun stands 12.2 deg from the line of sight, "
        "17.8 deg too near",
    )
    assert breaches([replace(blinded, lit=0.0)], asked) == ()
    assert breaches([replace(blinded, range_m=5e3)], asked) == ()


def test_what_is_asked_and_not_met_is_no_flight(ms_07, ms_07_plan, craft):
    def scene(**asked):
        mission = SimpleNamespace(constraints=Constraints(**asked) if asked else None, port="rassvet")
        arrival = SimpleNamespace(trajectory=ms_07.station, environment=ms_07.environment)
        cast = SimpleNamespace(mission=mission, spacecraft=craft, station=ISS)
        return SimpleNamespace(cast=cast, arrival=arrival, t_docking_s=ms_07.t_docking_s)

    check_constraints(scene(), ms_07_plan.firings)
    with pytest.raises(
        FlightError,
        match=r"^constraints of the mission are not met in the rendezvous: burns_seen_from_ground = 'russia'",
    ):
        check_constraints(scene(burns_seen_from_ground="russia"), ms_07_plan.firings)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"burns_seen_from_ground": "rusia"}, r"rusia.* did you mean russia"),
        (
            {"sun_angle_min_deg": 200.0},
            r"constraints\.sun_angle_min_deg = 200\.0 should be less than or equal to 180 deg",
        ),
        ({"docking_in_lihgt": True}, r"docking_in_lihgt.*docking_in_light"),
        ({"docking_in_light": "yes"}, r"docking_in_light = 'yes' should be true or false"),
    ],
)
def test_a_constraint_that_is_none_is_refused(asked, told):
    with pytest.raises(InputError, match=told):
        Mission.model_validate(document("soyuz-ms-07") | {"constraints": asked})
    assert Mission.model_validate(document("soyuz-ms-07")).constraints is None


def test_without_a_network_nobody_is_asked(ms_07, ms_07_plan, craft, seen):
    unheard = sights(
        ms_07.chase(craft), ms_07_plan.firings, t_docking_s=ms_07.t_docking_s, station=ISS, port="rassvet"
    )
    assert [each.stations for each in unheard] == [()] * len(seen)
    assert [each.lit for each in unheard] == [each.lit for each in seen]


def test_the_network_asked_for_leaves_its_digest():
    asked = document("soyuz-ms-07") | {"constraints": {"burns_seen_from_ground": "russia"}}
    assert "russia" in loaded(Mission.model_validate(asked)).inputs_sha256
