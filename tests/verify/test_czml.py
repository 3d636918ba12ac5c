"""The CZML of a whole flight in CesiumJS: each entity where the flight has it, no complaint, no request."""

import json
import shutil
import subprocess

import numpy as np
import pytest
from tests.products.browser import CHROMIUM, Browser

import vitok
from vitok.evidence.events import flight_rotation
from vitok.mission.station import port_of
from vitok.products.export.attitudes import attitudes, matrices
from vitok.products.export.ground import fixed_from_gcrf, fixed_states
from vitok.products.export.instants import utc_texts
from vitok.products.export.pieces import station_pieces

pytestmark = [
    pytest.mark.verify,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to draw the globe"),
    pytest.mark.skipif(shutil.which("npm") is None, reason="there is no npm to fetch CesiumJS"),
]
CESIUM = "cesium@1.140.0"
_SAME_RAD = 2.9e-3  # CesiumJS takes turns by less for none between samples: cos(angle / 2) = 1 - 1e-6
# A layer of its own, lest the viewer ask a server for pictures of the Earth; drawn small, and when asked.
PAGE = """<!doctype html><meta charset="utf-8"><div id="globe" style="width:200px;height:150px"></div>
<script>var CESIUM_BASE_URL = "{base}/";</script><script src="{base}/Cesium.js"></script>
<script>
Cesium.Ion.defaultAccessToken = "";
const viewer = new Cesium.Viewer("globe", {{
  baseLayer: new Cesium.ImageryLayer(new Cesium.GridImageryProvider()), baseLayerPicker: false,
  geocoder: false, requestRenderMode: true}});
viewer.scene.renderError.addEventListener((_, error) => console.error(String(error)));
Cesium.CzmlDataSource.load({czml}).then(
  source => viewer.dataSources.add(source).then(() => {{ window.source = source; }}),
  error => console.error(String(error)));
function seek(utc) {{ viewer.clock.currentTime = Cesium.JulianDate.fromIso8601(utc); viewer.render(); }}
function place(id, frame) {{
  const found = source.entities.getById(id).position.getValueInReferenceFrame(
    viewer.clock.currentTime, Cesium.ReferenceFrame[frame]);
  return found && [found.x, found.y, found.z];
}}
function turned(id) {{
  const found = source.entities.getById(id).orientation.getValue(viewer.clock.currentTime);
  return [found.w, found.x, found.y, found.z];
}}
</script>"""


@pytest.fixture(scope="module")
def flight():
    return vitok.fly("soyuz-ms-07")


@pytest.fixture(scope="module")
def loaded(flight, tmp_path_factory):
    """The document, and the browser that shows it."""
    folder = tmp_path_factory.mktemp("cesium")
    fetch = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, CESIUM]
    done = subprocess.run(list(map(str, fetch)), capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot fetch {CESIUM}: {done.stderr.splitlines()[-1:]}")
    czml = vitok.export(flight, "czml", folder).files["soyuz-ms-07.czml"]
    base = (folder / "node_modules" / "cesium" / "Build" / "Cesium").as_uri()
    page = folder / "page.html"
    page.write_text(PAGE.format(base=base, czml=czml.replace("</", "<\\/")), encoding="utf-8")
    with Browser(300, 200, switches=("--allow-file-access-from-files",)) as browser:
        browser.open(page)
        browser.until("window.source && viewer.dataSources.length === 1")
        yield json.loads(czml), browser


def shown(browser, flight, key, t_s):
    """What an entity's place in its own frame is at an instant that is sought; metres."""
    frame = "FIXED" if key.split("/")[1] in ("ascent", "descent") else "INERTIAL"
    (utc,) = utc_texts(flight.epoch, np.array([t_s]))
    browser.run(f"seek({json.dumps(utc + 'Z')})")
    return np.array(browser.run(f"place({json.dumps(key)}, {json.dumps(frame)})"))


def test_the_ship_is_where_the_flight_has_it(flight, loaded, figure):
    packets, browser = loaded
    random, rotation, worst_m = np.random.default_rng(1), flight_rotation(flight), {}
    keys = [each["id"] for each in packets if each["id"].startswith("ship/")]
    assert len(keys) == 6  # five phases, the stay in two parts
    for key in keys:
        span = next(each for each in packets if each["id"] == key)["availability"].split("/")
        begin_s, end_s = (flight.epoch.t_s(each) for each in span)
        for t_s in begin_s + (end_s - begin_s) * random.uniform(0.02, 0.98, 3):
            state = flight.arcs[key.split("/")[1]](t_s)[None, :6]
            if key.split("/")[1] in ("ascent", "descent"):
                state = fixed_states(np.array([t_s]), state, rotation)
            off_m = float(np.linalg.norm(shown(browser, flight, key, t_s) - state[0, :3]))
            worst_m[key] = max(off_m, worst_m.get(key, 0.0))
    told = ", ".join(f"{key[5:]} {off_m:.2g} m" for key, off_m in worst_m.items())
    figure("CZML of Soyuz MS-07 in CesiumJS", "the flight's own arcs, 18 instants", "5 cm", told)
    assert max(worst_m.values()) < 0.05, told


def test_station_port_and_attitudes_are_those_of_the_flight(flight, loaded):
    _, browser = loaded
    rotation, port = flight_rotation(flight), port_of(flight.cast.station, flight.mission.port)
    way = {each.phase: each for each in station_pieces(flight)}
    for held in attitudes(flight)[0]:
        if held.station is None:
            continue
        ends = (
            [("docking", held.t_s.size // 2)]
            if held.phase == "docking"
            else [("stay/first", 5), ("stay/last", -5)]
        )
        for part, row in ends:
            t_s, station = held.t_s[row], matrices(held.station[[row]])[0]
            place = way[held.phase].states[np.flatnonzero(way[held.phase].t_s == t_s)[0], :3]
            at_port = place + station.T @ np.array(port.position_m)
            for body, its_place in (("station", place), ("port", at_port)):
                assert np.linalg.norm(shown(browser, flight, f"{body}/{part}", t_s) - its_place) < 0.01
            to_fixed = fixed_from_gcrf(np.array([t_s]), rotation)[0]
            for body, axes in (("ship", matrices(held.ship[[row]])[0]), ("station", station)):
                seen = matrices(np.array([browser.run(f"turned({json.dumps(f'{body}/{part}')})")]))[0]
                assert np.abs(seen - axes @ to_fixed.T).max() < _SAME_RAD


def test_every_entity_is_drawn_without_a_complaint_or_a_request(loaded):
    packets, browser = loaded
    for each in packets[1:]:
        begin = each.get("availability", packets[0]["clock"]["interval"]).split("/")[0]
        browser.run(f"seek({json.dumps(begin)})")
        if "position" in each:
            assert browser.run(f"place({json.dumps(each['id'])}, 'FIXED')") is not None, each["id"]
    assert browser.run("source.entities.values.length") == len(packets) - 1
    # a software renderer talks of its own speed
    assert [each for each in browser.console if "GL Driver Message" not in each] == []
    assert not [each for each in browser.requests if not each.startswith(("data:", "blob:", "file:"))]
