"""The data of the page of a flight, its size in bytes, and what cannot be shown."""

import base64
import json
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from tests.products.test_hostile_page import HOSTILE

import vitok
from vitok.errors import FlightError, InputError, MachineError
from vitok.mission.catalogue import load
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.motion.arc import COVARIANCE, ERROR, Firing, Picture, Track
from vitok.motion.attitude import along_orbit
from vitok.motion.lvlh import axes
from vitok.products.land import on_land
from vitok.products.view.arcs import arc_data, way_data
from vitok.products.view.data import data
from vitok.products.view.models import models
from vitok.products.view.packing import packed, packed_rates, packed_runs

ROOT = Path(__file__).parents[2]
TYPES = {"f8": "<f8", "f4": "<f4", "i4": "<i4", "i2": "<i2"}


def unpacked(told):
    if told["k"] == "runs":
        return np.concatenate([first + step * np.arange(count) for first, step, count in told["runs"]])
    return np.frombuffer(base64.b64decode(told["b"]), TYPES[told["k"]]) * told.get("q", 1.0)


def seen(flight):
    """The small flight with an attitude along its orbit and something that it drops."""

    def pictured(arc):
        states = np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))
        track = Track("core", arc.t_s[:2], arc.r_gcrf_m[:2])
        return Picture(along_orbit(states), arc.t_s, states, along_orbit(states), (track,))

    return replace(flight, arcs={name: replace(arc, pictured=pictured) for name, arc in flight.arcs.items()})


@pytest.fixture(scope="module")
def small(small_flight):
    return seen(small_flight)


def test_positions_come_back_to_millimetres_and_quaternions_to_thousandths_of_a_degree():
    rng = np.random.default_rng(1)
    r_m = rng.uniform(-7e6, 7e6, (50, 3))
    assert np.abs(unpacked(packed(r_m, "i4")) - r_m.ravel()).max() < 0.002
    q = rng.normal(size=(50, 4))
    q /= np.linalg.norm(q, axis=1)[:, None]
    error_deg = np.degrees(2.0 * np.linalg.norm(unpacked(packed(q, "i2")).reshape(-1, 4) - q, axis=1))
    assert error_deg.max() < 0.005
    assert unpacked(packed([1.0, np.nan, -2.0], "i2"))[1] == 0.0


def arrays(told):
    """All packed arrays of the page's data."""
    if isinstance(told, dict) and "k" in told:
        yield unpacked(told)
    elif isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from arrays(each)


def test_no_array_of_a_page_holds_nan_or_infinity(small):
    found = list(arrays(json.loads(json.dumps(data(small, small), allow_nan=False))))
    assert len(found) > 10 and all(np.isfinite(each).all() for each in found)


def test_times_in_runs_are_those_of_the_samples_even_at_jumps():
    t_s = np.concatenate((np.arange(0.0, 900.0, 0.3), [899.7], 899.7 + 59.99 * np.arange(1, 300)))
    told = packed_runs(t_s)
    assert told["k"] == "runs" and np.abs(unpacked(told) - t_s).max() < 1e-7
    odd_s = np.sort(np.random.default_rng(2).uniform(0.0, 1e3, 200))
    assert np.array_equal(unpacked(packed_runs(odd_s)), odd_s)


def test_rates_that_neighbours_tell_come_back_to_a_tenth_of_a_millimetre_a_second():
    t_s = np.concatenate((np.arange(0.0, 6e4, 300.0), [59700.0], 59700.0 + np.arange(1, 90) * 300.0))
    angle = 1.1e-3 * t_s + 1e-3 * np.sin(1.1e-3 * t_s)
    rate = 1.1e-3 + 1.1e-6 * np.cos(1.1e-3 * t_s)
    r_m = 6.8e6 * np.column_stack((np.cos(angle), np.sin(angle), 0.0 * angle))
    v_mps = 6.8e6 * rate[:, None] * np.column_stack((-np.sin(angle), np.cos(angle), 0.0 * angle))
    told = packed_rates(t_s, r_m, v_mps)
    back = unpacked(told).reshape(-1, 3).copy()
    span_s = np.maximum(t_s[2:] - t_s[:-2], 1e-9)[:, None]
    back[1:-1] += told["scale"] * (r_m[2:] - r_m[:-2]) / span_s
    for row, *exact in told["exact"]:
        back[row] = exact
    assert 2 <= len(told["exact"]) < 12
    assert np.abs(back - v_mps).max() < 1e-4


def test_the_data_hold_every_arc_and_event_of_the_flight(small):
    told = data(small)
    assert [each["name"] for each in told["arcs"]] == list(small.arcs)
    assert [each["name"] for each in told["events"]] == [each.name for each in small.events]
    first = small.arcs["rendezvous"]
    arc = told["arcs"][1]
    t0_s = small.arcs["ascent"].t_s[0]
    assert unpacked(arc["t"]) == pytest.approx(first.t_s - t0_s, abs=1e-6)
    assert unpacked(arc["r"]).reshape(-1, 3) == pytest.approx(first.r_gcrf_m, abs=0.003)
    assert np.abs(np.abs(arc["held"]) - [1, 0, 0, 0]).max() < 1e-9  # along its orbit all the way
    assert arc["station"]["docked"] == pytest.approx([0, 0, 0], abs=1e-6)
    assert arc["tracks"][0]["name"] == "core"
    assert json.dumps(told, allow_nan=False)
    assert told["ground"]["stations"] and told["models"]["ship"]["jets"]


def test_a_ghost_keeps_its_own_instants(small):
    told = data(small, small)
    assert told["ghost"]["arcs"][1]["t"] == told["arcs"][1]["t"]


def test_a_ghost_of_dense_samples_is_thinned_and_keeps_both_sides_of_a_jump(small):
    first = small.arcs["rendezvous"]
    t_s = first.t_s[0] + np.concatenate((np.arange(0.0, 60.25, 0.5), [60.0], np.arange(60.5, 90.0, 0.5)))
    states = first(np.minimum(t_s, first.t_s[-1]))
    dense = replace(first, t_s=t_s, r_gcrf_m=states[:, :3], v_gcrf_mps=states[:, 3:6], mass_kg=states[:, 6])
    kept_s = unpacked(way_data(dense, float(t_s[0]))["t"])
    assert kept_s.size < t_s.size / 3 and kept_s[-1] == pytest.approx(t_s[-1] - t_s[0])
    assert np.count_nonzero(np.abs(kept_s - 60.0) < 1e-6) == 2


def test_a_root_and_an_error_are_the_estimate_in_the_ships_own_frame(small):
    arc = small.arcs["rendezvous"]
    rng = np.random.default_rng(3)
    root = rng.normal(size=(3, 3)) * [5.0, 1.0, 0.2]
    covariance, error = root @ root.T, np.array([3.0, -2.0, 1.0])
    even = np.ones(arc.t_s.size)
    told = {key: value * even for key, value in zip(ERROR, error, strict=True)}
    told |= {
        key: covariance[i, j] * even for key, i, j in zip(COVARIANCE[:6], *np.tril_indices(3), strict=True)
    }
    knows = arc_data(replace(arc, channels=told), 0.0, "rassvet")["knows"]
    lvlh = axes(arc.y_start)
    assert unpacked(knows["e"])[:3] == pytest.approx(lvlh @ error, rel=1e-5)
    lower = np.zeros((3, 3))
    lower[np.tril_indices(3)] = unpacked(knows["l"])[:6]
    assert lower @ lower.T == pytest.approx(lvlh @ covariance @ lvlh.T, rel=1e-5, abs=1e-5)
    assert unpacked(knows["t"])[-1] == pytest.approx(arc.t_s[-1])


def test_the_ellipsoid_is_open_from_the_first_braking_burn_on(small):
    assert data(small)["limits"]["opens"] is None
    arc = small.arcs["rendezvous"]
    burns = tuple(Firing(f"braking {k}", arc.t_s[0] + 100.0 * k, 5.0, 1.0, 1.0) for k in (1, 2))
    braked = replace(small, arcs=small.arcs | {"rendezvous": replace(arc, burns=burns)})
    t0_s = small.arcs["ascent"].t_s[0]
    assert data(braked)["limits"]["opens"] == pytest.approx(arc.t_s[0] - t0_s + 100.0)


@pytest.mark.parametrize(
    ("place", "dry"),
    [
        ((47.4, 69.6), True),
        ((40.0, -100.0), True),
        ((42.0, 51.0), False),
        ((0.0, -140.0), False),
        ((-80.0, 10.0), True),
    ],
    ids=["steppe", "prairie", "Caspian", "Pacific", "Antarctica"],
)
def test_a_landing_is_on_land_or_on_water(place, dry):
    assert on_land(*place) is dry


def test_equal_flights_make_equal_pages_of_their_own_size(small):
    page = small.view()
    assert page.text == vitok.view(small).text
    assert len(page.text.encode()) < 1.4e6  # three.js, map, stars and coasts; a flight adds its samples
    assert page._repr_html_().startswith("<iframe") and "<script>" not in page._repr_html_()


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_names_with_markup_stay_text(small):
    cast = small.cast
    mission = cast.mission.model_copy(update={"title": HOSTILE})
    station = cast.station.model_copy(update={"title": HOSTILE})
    events = tuple(replace(each, detail={"burn": HOSTILE, HOSTILE: 1.0}) for each in small.events[:1])
    arcs = dict(small.arcs)
    arcs["ascent"] = replace(arcs["ascent"], events=events)
    text = replace(small, cast=replace(cast, mission=mission, station=station), arcs=arcs).view().text
    found = Tags(text)
    assert found.tags.count("script") == 3 and "img" not in found.tags and "bold" not in found.tags
    assert not any(each.startswith("on") for each in found.attributes)
    assert not re.search(r'(src|href)="(?!data:)', text.split('<script id="flight"')[0])


def test_a_flight_that_cannot_be_shown_says_so_in_one_sentence(small, small_flight):
    with pytest.raises(InputError, match="tells no attitude of its ascent and rendezvous and stay"):
        vitok.view(small_flight)
    with pytest.raises(FlightError, match="nothing to view"):
        vitok.view(replace(small, arcs={}))


@pytest.mark.parametrize("rocket", ["soyuz-fg", "soyuz-2-1a"])
def test_a_rocket_of_the_catalogue_shows_each_part_that_it_drops(rocket):
    told = load(rocket, Rocket)
    parts = {each.part for each in told.shapes}
    assert parts == {each.name for each in told.stages} | {each.event for each in told.jettisons}


def test_ports_lie_on_the_shapes_of_their_station():
    for name in ("iss", "tiangong"):
        station = load(name, Station)
        ends = [
            np.array(each.position_m) + along * np.array(each.axis)
            for each in station.shapes
            if each.profile_m
            for along in (each.profile_m[0][0], each.profile_m[-1][0])
        ]
        for port in station.ports.values():
            assert min(np.linalg.norm(end - port.position_m) for end in ends) < 1.6


def test_what_tells_no_shape_looks_like_plain_cylinders(small):
    cast = small.cast
    plain = replace(
        cast,
        rocket=cast.rocket.model_copy(update={"shapes": ()}),
        station=cast.station.model_copy(update={"shapes": ()}),
    )
    told = models(plain)
    assert {each["part"] for each in told["rocket"]["shapes"]} == {"booster", "core", "third"}
    assert 25.0 < told["rocket"]["payload"] < 80.0
    assert len(told["station"]["shapes"]) == len(cast.station.ports) + 2


def test_the_command_says_what_is_wrong_with_a_folder(tmp_path):
    run = [sys.executable, "-m", "vitok", "view", str(tmp_path / "none")]
    told = subprocess.run(run, capture_output=True, text=True)
    assert told.returncode == 2 and "holds no flight" in told.stderr and told.stderr.count("\n") == 1


def test_a_full_disk_is_one_sentence(small, monkeypatch):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    with pytest.raises(MachineError, match="No space left"):
        small.view().save(full)


def test_it_adds_little_to_the_wheel():
    room, tables = Path(vitok.__file__).parent / "products" / "view", Path(vitok.__file__).parent / "data"
    files = [each for each in room.rglob("*") if each.is_file() and each.suffix != ".pyc"]
    files += [tables / name for name in ("earth.webp", "stars.bin", "lights.csv")]
    assert sum(len(zlib.compress(each.read_bytes())) for each in files) < 0.6e6


def test_the_bundle_is_of_the_sources_that_lie_here():
    sys.path.insert(0, str(ROOT / "scripts" / "view"))
    try:
        from build_view import TARGET, digest
    finally:
        sys.path.pop(0)
    head = TARGET.read_text(encoding="utf-8")[:4000]
    assert f"sources {digest()}" in head, "run scripts/view/build_view.py"
    assert "three.js authors" in head and "Permission is hereby granted" in head
