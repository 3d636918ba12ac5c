"""Who is aboard the station, from the missions of the catalogue; the manifest."""

import pytest

from vitok.mission.aboard import aboard
from vitok.mission.catalogue import entries, load
from vitok.mission.mission import Cargo, Item, Mission


def test_expedition_54_is_aboard_between_soyuz_ms_07_and_ms_06():
    first, second, third = aboard("iss", "2017-12-20T00:00:00Z", "2018-04-01T00:00:00Z")
    assert [name.split()[-1] for name, _ in first.crew] == [
        "Misurkin",
        "Hei",
        "Acaba",
        "Shkaplerov",
        "Tingle",
        "Kanai",
    ]
    assert {mission for _, mission in second.crew} == {"soyuz-ms-07"}
    assert {mission for _, mission in third.crew} == {"soyuz-ms-07", "soyuz-ms-08"}


def test_missions_are_linked_both_ways():
    for name in entries()["missions"]:
        mission = load(name, Mission)
        if mission.previous:
            other = load(mission.previous, Mission)
            assert other.following == name
            assert other.launch_date < mission.launch_date


def test_the_ball_goes_up_with_ms_08_and_comes_home_with_ms_07():
    ways = {name: load(name, Mission).cargo.items for name in ("soyuz-ms-08", "soyuz-ms-07")}
    assert [items[0].way for items in ways.values()] == ["up", "down"]


def test_a_manifest_heavier_than_its_cargo_is_refused():
    item = Item(name="anvil", mass_kg=60.0, way="down")
    with pytest.raises(ValueError, match="down_kg no less than its items, 60 kg"):
        Cargo(up_kg=100.0, down_kg=50.0, items=(item,))
