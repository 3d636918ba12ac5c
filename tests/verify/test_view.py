"""Whole missions on their pages: figures, places in the picture, size, speed, and every event."""

import gzip
import json
import time
from pathlib import Path

import numpy as np
import pytest
from tests.products.browser import CHROMIUM, Browser
from tests.products.view_figures import differences, differences_docked, differences_known, projected

import vitok

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to draw the page")

_LONGEST_S = 400.0  # the tour of 180 s waits for frames that take more than ten
FRAMES = """new Promise(done => {
  const gl = vitok.scene.renderer.getContext(), dot = new Uint8Array(4), begin = performance.now();
  for (let k = 0; k < 10; k++) {
    vitok.app.t += 0.01; vitok.frame(); gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, dot);
  }
  done(10000 / (performance.now() - begin));
})"""


@pytest.fixture(scope="module", params=["soyuz-ms-07", "soyuz-ms-11", "soyuz-ms-06", "progress-ms-02"])
def flown(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("view")
    vitok.fly(request.param, folder)
    flight = vitok.load(folder)
    with Browser(1050, 690) as browser:  # a picture of 800 by 520 and some
        page = flight.view().save(folder / "view.html")
        browser.open(page)
        browser.until("window.vitok && vitok.app.mapped", 60)
        yield request.param, flight, page, browser


def test_the_page_says_what_the_flight_says(flown, figure):
    name, flight, _, browser = flown
    worst = differences(browser, flight, 40)
    for key in ("place_m", "altitude_m", "range_m", "port_m"):
        assert worst[key] < 0.1
    assert worst["attitude_deg"] < 0.01
    told = ", ".join(f"{key} {value:.2g}" for key, value in worst.items())
    figure(f"page of {name}", "the flight's own arcs, 40 instants", "0.1 m, 0.01 deg", told)


def test_the_attitude_in_the_stay_is_the_flights(flown, figure):
    name, flight, _, browser = flown
    if "stay" not in flight.arcs:
        pytest.skip(f"{name} flies no stay")
    worst_deg = differences_docked(browser, flight)
    assert worst_deg < 0.01
    figure(
        f"page of {name}, the stay", "the flight's own arc, 24 instants", "0.01 deg", f"{worst_deg:.2g} deg"
    )


def test_the_estimate_and_its_ellipsoid_are_the_flights(flown, figure):
    name, flight, _, browser = flown
    known = [each for each in ("rendezvous", "docking") if each in flight.arcs]
    if not known:
        pytest.skip(f"{name} estimates nothing near a station")
    for each in known:
        error_m, sigma_m = differences_known(browser, flight, each)
        assert error_m < 0.01 and sigma_m < 0.01
        figure(
            f"page of {name}, estimate in the {each}",
            "the flight's own arc, 12 instants",
            "1 cm",
            f"error {error_m:.2g} m, sigma {sigma_m:.2g} m",
        )


def test_a_volume_that_is_entered_too_soon_turns_red(flown):
    name, flight, _, browser = flown
    if not {"rendezvous", "docking"} <= flight.arcs.keys():
        pytest.skip(f"{name} flies no approach")
    colour = "vitok.scene.zones.{}.material.color.getHexString()"
    browser.run(
        "vitok.app.seek(vitok.flight.when('handover') - 100); vitok.app.camera('station'); vitok.frame()"
    )
    calm = [browser.run(colour.format(each)) for each in ("ellipsoid", "keepOut", "corridor")]
    browser.run(
        "window.kept = { ...vitok.flight.limits }; Object.assign(vitok.flight.limits, "
        "{ opens: null, keep_out: 1000 }); vitok.frame()"
    )
    red = [browser.run(colour.format(each)) for each in ("ellipsoid", "keepOut")]
    browser.run(
        "vitok.flight.limits.cone_least = -50; vitok.app.seek(vitok.flight.when('docking') - 60); "
        "vitok.frame()"
    )
    red.append(browser.run(colour.format("corridor")))
    browser.run("Object.assign(vitok.flight.limits, window.kept)")
    assert len(set(red)) == 1 and red[0] not in calm


def test_what_breaks_up_is_in_the_picture_of_its_event_and_burns_there(flown):
    name, _, _, browser = flown
    if not browser.run("vitok.flight.event('service_module_break_up') !== undefined"):
        pytest.skip(f"{name} drops nothing that breaks up")
    browser.run(
        "vitok.app.jump(vitok.flight.event('service_module_break_up')); vitok.app.seek(vitok.app.t + 4); "
        "vitok.frame()"
    )
    width, height = browser.run("[vitok.scene.width, vitok.scene.height]")
    burning = browser.run(
        "vitok.scene.pieces.filter(each => each.fire.visible && each.object.visible).map(each => "
        "vitok.seen(each.object.position.toArray().map((x, i) => x + vitok.scene.eye[i])))"
    )
    assert len(burning) == 2
    assert all(0 < x < width and 0 < y < height for x, y in burning)
    assert browser.run("vitok.scene.plasma.visible")


def test_ship_and_station_are_both_in_the_stations_picture(flown):
    name, _, _, browser = flown
    if not browser.run("vitok.flight.event('final_approach') !== undefined"):
        pytest.skip(f"{name} flies no approach")
    browser.run("vitok.app.jump(vitok.flight.event('final_approach')); vitok.frame()")
    width, height = browser.run("[vitok.scene.width, vitok.scene.height]")
    for each in ("s.r", "s.station.r"):
        x, y = browser.run(f"(s => vitok.seen({each}))(vitok.at(vitok.app.t))")
        assert 0.05 * width < x < 0.95 * width and 0.05 * height < y < 0.95 * height


def test_ship_and_port_are_within_a_pixel(flown):
    name, flight, _, browser = flown
    if "docking" not in flight.arcs:
        pytest.skip(f"{name} flies no docking")
    begin_s = min(arc.t_s[0] for arc in flight.arcs.values())
    for camera, before_s in (("station", 600.0), ("chase", 60.0), ("chase", 5.0)):
        t = flight.event("docking").t_s - before_s - begin_s
        browser.run(f"vitok.app.seek({t}); vitok.app.camera('{camera}'); vitok.frame()")
        eye, taken, width, height = browser.run(
            "[vitok.scene.eye, vitok.scene.taken, vitok.scene.width, vitok.scene.height]"
        )
        marks = browser.run(f"vitok.marks({t})")
        ship = flight.arcs["docking"](t + begin_s)[:3]
        for mine, place in ((ship, marks["ship"]), (marks["port"], marks["port"])):
            shown = browser.run(f"vitok.seen({json.dumps(place)})")
            assert np.abs(projected(taken, np.array(eye), width, height, mine) - shown).max() < 1.0


def test_it_is_small_soon_there_and_moves(flown, figure):
    name, _, page, browser = flown
    assert page.stat().st_size < 4e6
    first, mapped = (each / 1e3 for each in browser.run("[vitok.app.first, vitok.app.mapped]"))
    rates = []
    for camera in ("chase", "globe"):
        browser.run(f"vitok.app.seek(vitok.flight.end / 2); vitok.app.camera('{camera}')")
        rates.append(browser.run(FRAMES))
    told = (
        f"{page.stat().st_size / 1e6:.2f} MB, {len(gzip.compress(page.read_bytes())) / 1e6:.2f} MB gzipped, "
        f"first frame {first:.1f} s, map {mapped:.1f} s, {min(rates):.1f} frames a second at 800 x 520 "
        "without a graphics processor"
    )
    figure(f"page of {name}", "-", "4 MB, 2 s, 4 s, 4 a second", told)


def test_the_tour_plays_three_minutes_and_ends_at_touchdown(flown, figure):
    name, _, _, browser = flown
    if name != "soyuz-ms-07":
        pytest.skip("one tour of three minutes is enough")
    browser.run("vitok.app.toggleTour()")
    begin_s = time.monotonic()
    while browser.run("vitok.app.touring") and time.monotonic() - begin_s < _LONGEST_S:
        time.sleep(1.0)
    lasted_s = time.monotonic() - begin_s
    assert 175.0 < lasted_s < _LONGEST_S
    assert browser.run("vitok.app.t === vitok.flight.when('landing') && !vitok.app.playing")
    assert browser.console == []
    figure(
        f"page of {name}, the tour to touchdown", "-", "180 s", f"{lasted_s:.0f} s, nothing on the console"
    )


def test_the_tour_goes_through_the_whole_mission_without_a_complaint(flown):
    browser = flown[-1]
    shots = browser.run("(vitok.app.toggleTour(), vitok.app.playing)")
    assert shots
    time.sleep(1.0)
    browser.run("vitok.app.toggleTour()")
    browser.run("vitok.flight.events.forEach(each => { vitok.app.jump(each); vitok.frame(); })")
    assert browser.console == []
    assert [each for each in browser.requests if not each.startswith(("data:", "blob:", "file:"))] == []


def test_a_relocation_breaks_no_cone_as_it_leaves_one_port_for_another(tmp_path):
    told = Path(vitok.__file__).parent / "mission" / "catalogue" / "missions" / "soyuz-ms-07.toml"
    mission = tmp_path / "relocated.toml"
    table = '\n[[relocation]]\nport = "zvezda"\nundocking_utc = "2018-03-01T10:00:00Z"\n'
    mission.write_text(told.read_text(encoding="utf-8") + table, encoding="utf-8")
    vitok.fly(str(mission), tmp_path / "flight")
    with Browser(1050, 690) as browser:
        browser.open(vitok.load(tmp_path / "flight").view().save(tmp_path / "view.html"))
        browser.until("window.vitok && vitok.app.mapped", 60)
        colours = [
            browser.run(
                f"(vitok.app.seek(vitok.flight.when('relocation_{event}') + {after}), "
                "vitok.app.camera('station'), vitok.frame(), "
                "vitok.scene.zones.corridor.material.color.getHexString())"
            )
            for event, after in (("undocking", 150), ("docking", -60))
        ]
        assert colours == ["66ff99", "66ff99"]
        assert browser.run("vitok.flight.arcs.find(arc => arc.kind === 'relocation').port") == "zvezda"
        browser.run("vitok.flight.limits.cone_least = -50; vitok.frame()")
        assert browser.run("vitok.scene.zones.corridor.material.color.getHexString()") == "ff2040"
        assert browser.console == []
