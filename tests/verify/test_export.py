"""The products of Soyuz MS-07 as other programs read them, to the digits that their formats have."""

import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import vitok
from vitok.products.export.instants import spice_s
from vitok.products.export.pieces import pieces

oem = pytest.importorskip("oem")
ccsds = pytest.importorskip("brahe.ccsds")
ccsds_ndm = pytest.importorskip("ccsds_ndm")

NAME, NAIF, EARTH = "soyuz-ms-07", -143063, 399


@pytest.fixture(scope="module")
def flight():
    return vitok.fly(NAME)


@pytest.fixture(scope="module")
def folder(flight, tmp_path_factory):
    place = tmp_path_factory.mktemp("export")
    vitok.export(flight, "oem,opm,aem,omm,tle,kml,spk", place)
    vitok.export(flight, "oem,opm,aem,omm", place / "xml", xml=True)
    return place


@pytest.fixture(scope="module")
def printed(folder):
    text = (folder / f"{NAME}.oem").read_text("ascii")
    rows = [line.split()[1:] for line in text.splitlines() if re.match(r"\d{4}-.*( \S+){6}", line)]
    return np.array(rows, dtype=float)


def test_three_readers_have_every_digit_of_the_oem(folder, printed, figure):
    for file in (folder / f"{NAME}.oem", folder / "xml" / f"{NAME}.oem.xml"):
        first = oem.OrbitEphemerisMessage.open(file)
        second, third = ccsds.OEM.from_file(str(file)), ccsds_ndm.from_file(str(file))
        read = {
            "oem": [[*each.position, *each.velocity] for part in first for each in part.states],
            "brahe": [
                [1e-3 * x for x in (*each.position, *each.velocity)]
                for part in second.segments
                for each in part.states
            ],
            "ccsds-ndm-py": np.concatenate([part.data.state_vector_numpy for part in third.segments]),
        }
        for reader, states in read.items():
            worst = np.abs(np.array(states) - printed).max()
            figure(f"OEM of Soyuz MS-07, {file.suffix[1:]}", reader, "last digit", f"{worst:.0e} km, km/s")
            assert worst < 5e-12


def test_brahe_and_ccsds_ndm_read_attitudes_orbits_and_elements(folder):
    for place, ending in ((folder, ""), (folder / "xml", ".xml")):
        for kind, name in (
            ("AEM", f"{NAME}.aem"),
            ("AEM", f"{NAME}-station.aem"),
            ("OPM", f"{NAME}-rendezvous.opm"),
            ("OMM", f"{NAME}-phasing.omm"),
        ):
            file = str(place / f"{name}{ending}")
            assert getattr(ccsds, kind).from_file(file)
            assert ccsds_ndm.from_file(file)


def test_the_spk_is_the_flight_between_its_nodes(flight, folder, figure):
    spice = pytest.importorskip("spiceypy")
    anise = pytest.importorskip("anise")
    from anise.astro import Frame
    from anise.constants import Frames
    from anise.time import Epoch

    file = str(folder / f"{NAME}.bsp")
    spice.furnsh(file)
    almanac = anise.Almanac(file)
    random = np.random.default_rng(1)
    worst = {"spiceypy": 0.0, "anise": 0.0}
    for part in pieces(flight):
        t_s = part.t_s[0] + random.random(60) * (part.t_s[-1] - part.t_s[0])
        told_s, rest_s = spice_s(flight.epoch, t_s)
        states = flight.arcs[part.phase](t_s)
        places = states[:, :3] - states[:, 3:6] * rest_s[:, None]
        for et, place in zip(told_s, places, strict=True):
            found = np.array(spice.spkgeo(NAIF, et, "J2000", EARTH)[0][:3]) * 1e3
            worst["spiceypy"] = max(worst["spiceypy"], float(np.linalg.norm(found - place)))
            state = almanac.translate(Frame(NAIF, 1), Frames.EARTH_J2000, Epoch.from_et_seconds(et))
            found = np.array([state.x_km, state.y_km, state.z_km]) * 1e3
            worst["anise"] = max(worst["anise"], float(np.linalg.norm(found - place)))
    spice.unload(file)
    for reader, metres in worst.items():
        figure("SPK of Soyuz MS-07 between its nodes", reader, "1 mm", f"{metres * 1e3:.2f} mm")
        assert metres < 1e-3


def test_a_state_of_the_oem_lies_over_the_ground_where_skyfield_has_it(flight, printed, figure):
    """Skyfield leaves polar motion out, ten metres, and takes UT1 from its own table."""
    api = pytest.importorskip("skyfield.api")
    positionlib = pytest.importorskip("skyfield.positionlib")
    timescale = api.load.timescale(builtin=True)
    part = next(each for each in pieces(flight) if each.phase == "rendezvous")
    event = flight.event("insertion")
    jd = flight.epoch.tt_jd(float(part.t_s[0]))
    assert np.abs(printed * 1e3 - event.y[:6]).sum(axis=1).min() < 1e-5
    place = positionlib.Geocentric(part.states[0, :3] / 149597870700.0, t=timescale.tt_jd(*jd))
    ground = api.wgs84.subpoint_of(place)
    from vitok.evidence.events import flight_rotation
    from vitok.evidence.ground_state import ground_state

    ours = ground_state(event.y, event.t_s, flight_rotation(flight))
    off_deg = np.hypot(
        ground.latitude.degrees - ours.latitude_deg, ground.longitude.degrees - ours.longitude_deg
    )
    off_m = float(np.radians(off_deg)) * 6371e3
    figure("OEM's frame: a point under the insertion", "skyfield", "20 m", f"{off_m:.1f} m")
    assert off_m < 20.0


def test_xml_is_as_the_standards_have_it(folder):
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "products" / "ndm.xsd"))
    files = sorted((folder / "xml").iterdir())
    assert {each.name.split(".")[1] for each in files} == {"oem", "opm", "aem", "omm"}
    for file in files:
        assert schema.validate(etree.parse(file)), (file.name, schema.error_log)


def test_the_kml_is_valid_by_the_schema_of_the_ogc(folder):
    """``fastkml`` brings the schema along; nothing else of it is used."""
    etree = pytest.importorskip("lxml.etree")
    found = find_spec("fastkml")
    if found is None:
        pytest.skip("fastkml, which has the schema of KML 2.2, is not installed")
    schema = etree.XMLSchema(etree.parse(Path(found.origin).with_name("schema") / "ogckml22.xsd"))
    tree = etree.parse(folder / f"{NAME}.kml")
    assert schema.validate(tree), schema.error_log
    names = {each.text for each in tree.getroot().iter("{http://www.opengis.net/kml/2.2}name")}
    assert {"ascent", "descent", "aim of the landing", "drop zone: core separation"} <= names
