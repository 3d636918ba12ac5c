"""The page of a small flight in a headless browser: its figures, its manners, what it asks for."""

import json
import time

import numpy as np
import pytest
from tests.products.browser import CHROMIUM, Browser
from tests.products.test_hostile_page import HOSTILE
from tests.products.test_view import seen
from tests.products.view_figures import differences, projected

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to draw the page")


@pytest.fixture(scope="module")
def small(small_flight):
    return seen(small_flight)


@pytest.fixture(scope="module")
def page(small, tmp_path_factory):
    return small.view().save(tmp_path_factory.mktemp("view") / "view.html")


@pytest.fixture(scope="module")
def browser(page):
    with Browser(1280, 800) as opened:
        opened.open(page)
        opened.until("window.vitok && vitok.app.mapped")
        yield opened


def settled(browser):
    browser.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")


def test_the_page_says_what_the_flight_says(browser, small, figure):
    worst = differences(browser, small)
    assert worst["place_m"] < 0.1 and worst["altitude_m"] < 0.1 and worst["range_m"] < 0.1
    assert worst["attitude_deg"] < 0.01 and worst["mass_kg"] < 0.1 and worst["port_m"] < 0.1


def test_ship_and_port_are_where_they_should_be_in_the_picture(browser, small):
    browser.run("vitok.app.seek(2000); vitok.app.camera('chase'); vitok.app.set({ d: 60 })")
    settled(browser)
    eye, taken, width, height, t_s = browser.run(
        "[vitok.scene.eye, vitok.scene.taken, vitok.scene.width, vitok.scene.height, vitok.app.t]"
    )
    marks = browser.run(f"vitok.marks({t_s})")
    for name in ("ship", "port"):
        shown = browser.run(f"vitok.seen({json.dumps(marks[name])})")
        assert np.abs(projected(taken, np.array(eye), width, height, marks[name]) - shown).max() < 1.0
    ship = small.arcs["rendezvous"](t_s + small.arcs["ascent"].t_s[0])[:3]
    assert np.abs(np.array(browser.run(f"vitok.seen({ship.tolist()})")) - [width / 2, height / 2]).max() < 1.0


def test_slider_events_cameras_and_keys_move_the_picture(browser):
    browser.run(
        "{ const s = document.getElementById('time'); s.value = 5000; s.dispatchEvent(new Event('input')) }"
    )
    assert 0 < browser.run("vitok.app.t") < browser.run("vitok.flight.end")
    browser.run(
        "[...document.querySelectorAll('#events button')]"
        ".find(each => each.textContent.includes('insertion')).click()"
    )
    assert browser.run("vitok.app.t") == pytest.approx(527.0, abs=0.01)
    for name in ("globe", "station", "port", "docking", "site", "zone", "free", "chase"):
        browser.run(
            f"{{ const c = document.getElementById('camera'); c.value = '{name}'; "
            "c.dispatchEvent(new Event('change')) }"
        )
        settled(browser)
        assert browser.run("vitok.app.view.camera") == name
        assert np.isfinite(browser.run("vitok.scene.eye")).all()
    for key, expected in (("2", "station"), ("5", "globe")):
        browser.run(f"dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}' }}))")
        assert browser.run("vitok.app.view.camera") == expected
    before = browser.run("vitok.app.t")
    browser.run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '.', bubbles: true }))")
    assert browser.run("vitok.app.t") > before


def test_it_plays_and_draws_nothing_while_nothing_moves(browser):
    browser.run("vitok.app.seek(600); vitok.app.camera('globe'); document.getElementById('play').click()")
    browser.until("vitok.app.t > 601", 10)
    browser.run("document.getElementById('play').click()")
    settled(browser)
    frames = browser.run("vitok.scene.frames")
    time.sleep(0.6)
    assert browser.run("vitok.scene.frames") == frames


def test_a_link_brings_instant_and_camera_back(browser):
    browser.run(
        "vitok.app.seek(1234.5); vitok.app.camera('globe'); "
        "vitok.app.set({ az: 1.25, frame: 'earth', vectors: true })"
    )
    browser.run("vitok.app.link()")
    held = browser.run("location.hash")
    browser.run(
        "vitok.app.seek(0); vitok.app.camera('chase'); vitok.app.set({ frame: 'lvlh', vectors: false })"
    )
    browser.run(f"location.hash = '#'; location.hash = {json.dumps(held)}; vitok.app.follow()")
    assert browser.run(
        "(({ t, view }) => [t, view.camera, view.az, view.frame, view.vectors])(vitok.app)"
    ) == [
        1234.5,
        "globe",
        1.25,
        "earth",
        True,
    ]
    browser.run("location.hash = '#t=nonsense&camera=__proto__&d=1e999'; vitok.app.follow()")
    assert browser.run("vitok.app.t") == 1234.5


def test_clouds_are_seen_from_above_and_the_ground_has_its_grain_from_near_by(browser):
    told = "[vitok.scene.globe.uniforms.cloudy.value, vitok.scene.globe.uniforms.low.value]"
    browser.run("vitok.app.seek(3000); vitok.app.camera('globe'); vitok.frame()")
    assert browser.run(told) == [1, 0]
    browser.run("vitok.app.seek(0); vitok.app.camera('site'); vitok.frame()")
    assert browser.run(told) == [0, 1]


def test_the_docking_camera_is_a_television_with_a_cross(browser):
    shown = "getComputedStyle(document.getElementById('cross')).display"
    browser.run("vitok.app.camera('docking'); vitok.frame()")
    assert browser.run(shown) == "block"
    browser.run("vitok.app.camera('chase'); vitok.frame()")
    assert browser.run(shown) == "none"


def test_every_control_has_a_name_for_a_screen_reader(browser):
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    wanted = {"button", "combobox", "slider", "image"}
    named = [
        each for each in nodes if each.get("role", {}).get("value") in wanted and not each.get("ignored")
    ]
    assert len(named) > 12
    assert all(each.get("name", {}).get("value") for each in named)


def test_nothing_is_asked_for_and_nothing_complained_of(browser):
    settled(browser)
    assert [each for each in browser.requests if not each.startswith(("data:", "blob:"))] == browser.requests[
        :1
    ]
    assert browser.requests[0].startswith("file:")
    assert browser.console == []


def test_a_phone_shows_it_too(page):
    with Browser(400, 800) as phone:
        phone.open(page)
        phone.until("window.vitok && vitok.app.mapped")
        assert phone.run("document.documentElement.scrollWidth") <= 400
        assert phone.run("vitok.scene.height") > 300
        assert phone.console == []


def test_hostile_names_are_text_on_the_page(small, tmp_path):
    from dataclasses import replace

    cast = small.cast
    names = {
        key: getattr(cast, key).model_copy(update={"title": HOSTILE})
        for key in ("mission", "station", "spacecraft")
    }
    page = replace(small, cast=replace(cast, **names)).view().save(tmp_path / "view.html")
    with Browser(900, 600) as opened:
        opened.open(page)
        opened.until("window.vitok && vitok.app.mapped")
        opened.run("vitok.app.camera('globe')")
        settled(opened)
        assert opened.run("document.documentElement.className") == "drawn"
        assert opened.run("document.querySelectorAll('img').length") == 0
        assert "<img" in opened.run("document.title")


def test_without_webgl_there_is_one_sentence_and_a_picture(page):
    with Browser(800, 600, webgl=False) as opened:
        opened.open(page)
        opened.until("document.readyState === 'complete'")
        assert opened.run("document.getElementById('unable').hidden") is False
        assert opened.run("document.querySelector('#still svg').getBoundingClientRect().height") > 100
        assert opened.run("getComputedStyle(document.getElementById('app')).display") == "none"
        assert opened.console == []


def test_a_picture_is_saved_as_png_with_something_in_it(browser):
    name, start, size = browser.run(
        """new Promise(done => {
          const click = HTMLAnchorElement.prototype.click;
          HTMLAnchorElement.prototype.click = function () {
            HTMLAnchorElement.prototype.click = click;
            measure(this.href, this.download);
          };
          const measure = (href, name) => {
            const image = new Image();
            image.onload = () => done([name, href.slice(0, 5), [image.width, image.height]]);
            image.src = href;
          };
          vitok.app.camera('globe');
          vitok.app.picture();
        })"""
    )
    assert name.endswith(".png") and start == "blob:"
    assert size == browser.run(
        "[vitok.scene.renderer.domElement.width, vitok.scene.renderer.domElement.height]"
    )


@pytest.mark.parametrize(("wish", "turns"), [("reduce", False), ("no-preference", True)])
def test_the_tours_camera_stands_still_where_motion_is_reduced(browser, wish, turns):
    media = [{"name": "prefers-reduced-motion", "value": wish}]
    browser.ask("Emulation.setEmulatedMedia", features=media)
    browser.run("vitok.app.toggleTour()")
    browser.until("vitok.app.touring && vitok.scene.frames > 0")
    settled(browser)
    before = browser.run("[vitok.app.view.az, vitok.app.view.camera]")
    time.sleep(1.0)
    settled(browser)
    after = browser.run("[vitok.app.view.az, vitok.app.view.camera]")
    browser.run("vitok.app.toggleTour()")
    browser.ask("Emulation.setEmulatedMedia", features=[])
    assert (after != before) is turns
