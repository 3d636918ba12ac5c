"""Whole missions on their pages: figures, places in the picture, size, speed, and every event."""

import gzip
import json
import time

import numpy as np
import pytest
from tests.products.browser import CHROMIUM, Browser
from tests.products.view_figures import differences, projected

import vitok

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to draw the page")

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


def test_the_tour_goes_through_the_whole_mission_without_a_complaint(flown):
    browser = flown[-1]
    shots = browser.run("(vitok.app.toggleTour(), vitok.app.playing)")
    assert shots
    time.sleep(1.0)
    browser.run("vitok.app.toggleTour()")
    browser.run("vitok.flight.events.forEach(each => { vitok.app.jump(each); vitok.frame(); })")
    assert browser.console == []
    assert [each for each in browser.requests if not each.startswith(("data:", "blob:", "file:"))] == []
