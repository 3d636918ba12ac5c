"""A flight as files of other tools: what they hold, what they refuse, and that texts stay text."""

import csv
import io
import json
import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from tests.conftest import arc

import vitok
from vitok.craft.station import docked_axes, lvlh_from_body
from vitok.errors import FlightError, InputError
from vitok.mission.station import port_of
from vitok.motion.arc import COVARIANCE, Event, station_channels
from vitok.motion.lvlh import axes, riding_states
from vitok.motion.quaternions import quaternions
from vitok.products.export import extras
from vitok.products.export.attitudes import attitudes, matrices
from vitok.products.export.formats import FORMATS, exported
from vitok.products.export.instants import spice_s, utc_texts
from vitok.products.export.pieces import pieces, station_states

pytest.importorskip("czml3")
HOSTILE = """<script>alert("x")</script> & ]]> \u202e\x1b[31m\n"=1+1"""
NEEDING = {"parquet": "pyarrow", "spk": "spiceypy"}
PLAIN = tuple(name for name in FORMATS if name not in NEEDING)


@pytest.fixture(scope="module")
def whole(small_flight):
    """The small flight with a station beside the ship, what it knows of it, and attitudes near it."""
    way = small_flight.arcs["rendezvous"]
    ship = np.column_stack((way.r_gcrf_m, way.v_gcrf_mps, way.mass_kg))
    variance = np.arange(1.0, 22.0)
    channels = station_channels(riding_states(ship[:, :6], np.array([1000.0, 0.0, 0.0])))
    channels |= {key: np.full(way.t_s.size, value) for key, value in zip(COVARIANCE, variance, strict=True)}
    way = replace(way, channels=channels)
    docked = riding_states(ship[:, :6], small_flight.cast.docked_position_lvlh_m)
    stay = arc("stay", way.t_s + 2e4, np.column_stack((docked, ship[:, 6])), points=4)
    q = np.tile([0.5, 0.5, 0.5, 0.5], (way.t_s.size, 1))
    held = {
        f"q_{body}_from_gcrf_{part}": q[:, i] for body in ("body", "station") for i, part in enumerate("wxyz")
    }
    near = arc("docking", way.t_s + 1e4, ship, channels=held)
    arcs = small_flight.arcs
    return replace(
        small_flight,
        arcs={
            "ascent": arcs["ascent"],
            "rendezvous": way,
            "docking": near,
            "stay": stay,
            "descent": arcs["descent"],
        },
    )


@pytest.fixture(scope="module")
def made(whole):
    return exported(whole, PLAIN).files


def segments(text):
    """Metadata and rows of each segment of an OEM or AEM."""
    found = []
    for part in text.split("META_START")[1:]:
        head, _, body = part.partition("META_STOP")
        rows = [line.split() for line in body.splitlines() if re.match(r"\d{4}-.* ", line)]
        found.append((dict(re.findall(r"^(\w+) = (.*)$", head, re.M)), rows))
    return found


def test_an_oem_has_the_states_to_the_last_digit_and_a_cut_at_both_ends_of_a_burn(whole, made):
    found = segments(made["soyuz-ms-07.oem"])
    parts = pieces(whole)
    assert [len(rows) for _, rows in found] == [each.t_s.size for each in parts]
    burn = whole.arcs["rendezvous"].burns[0]
    edges = {meta["STOP_TIME"] for meta, _ in found}
    assert {utc_texts(whole.epoch, np.array([t]))[0] for t in (burn.start_s, burn.start_s + 60.0)} <= edges
    for (meta, rows), part in zip(found, parts, strict=True):
        assert (meta["REF_FRAME"], meta["TIME_SYSTEM"]) == ("GCRF", "UTC")
        printed = np.array([[float(each) for each in row[1:]] for row in rows])
        assert np.abs(printed * 1e3 - part.states).max() < 1e-6
        assert int(meta["INTERPOLATION_DEGREE"]) <= 2 * part.t_s.size - 1


def test_the_knowledge_of_the_ship_is_the_covariance_of_its_oem(made):
    block = made["soyuz-ms-07.oem"].split("COVARIANCE_START")[1].split("COVARIANCE_STOP")[0]
    rows = [line.split() for line in block.splitlines() if line and not re.match("COMMENT|EPOCH|COV_", line)]
    numbers = [float(each) for row in rows[:6] for each in row]
    assert numbers == pytest.approx(np.arange(1.0, 22.0) * 1e-6, rel=1e-14)


def test_what_the_ship_knows_at_the_end_of_a_piece_is_not_what_it_knows_at_the_end_of_all(whole):
    way = whole.arcs["rendezvous"]
    growing = {COVARIANCE[0]: 1.0 + np.arange(way.t_s.size)}
    flight = replace(whole, arcs={"rendezvous": replace(way, channels=way.channels | growing)})
    parts = pieces(flight)
    assert len(parts) > 2
    for part in parts:
        rows = np.searchsorted(way.t_s, part.t_s, side="right")
        assert np.array_equal(part.covariance[:, 0, 0], np.maximum(rows, 1))


def test_the_docked_ship_gives_its_station_and_lies_against_the_port(whole):
    stay = whole.arcs["stay"]
    station = station_states(whole, stay)
    back = riding_states(station, whole.cast.docked_position_lvlh_m)
    assert np.abs(back[1:, :3] - stay.r_gcrf_m[1:]).max() < 1e-6
    held, lacking = attitudes(whole)
    assert [each.phase for each in held] == ["docking", "stay"]
    assert [each.split()[4].rstrip(":") for each in lacking] == ["ascent", "rendezvous", "descent"]
    port = port_of(whole.cast.station, whole.mission.port)
    ship_x = matrices(held[1].ship)[-1][0]
    out = axes(station[-1]).T @ lvlh_from_body(whole.cast.station) @ np.array(port.axis)
    assert ship_x == pytest.approx(-out, abs=1e-9)
    assert docked_axes(port)[0] == pytest.approx(-np.array(port.axis))


def test_quaternions_of_matrices_turn_as_they_do_and_do_not_change_sign():
    angle = np.linspace(0.0, 14.0, 200)
    axis = np.array([0.6, -0.64, 0.48])
    q = np.column_stack((np.cos(angle / 2), np.sin(angle / 2)[:, None] * axis))
    found = quaternions(np.ascontiguousarray(matrices(q)))
    assert np.abs(matrices(found) - matrices(q)).max() < 1e-14
    assert np.all(np.sum(found[1:] * found[:-1], axis=1) > 0.9)


def test_elements_state_how_far_they_are_and_no_more_than_two_point_masses_differ(whole):
    told = [each for each in exported(whole, ("tle",)).told if each.startswith("elements")]
    assert told
    assert all(0.0 < float(re.search(r"([\d.]+) km from the flight", each)[1]) < 30.0 for each in told)


def test_burns_of_an_opm_have_their_size(made):
    text = made["soyuz-ms-07-rendezvous.opm"]
    change = [float(each) for each in re.findall(r"MAN_DV_\d = (\S+)", text)]
    assert np.linalg.norm(change) * 1e3 == pytest.approx(12.5, abs=1e-8)
    assert "MAN_DELTA_MASS = -30.100000 [kg]" in text


def test_tables_name_unit_and_frame(whole, made):
    rows = list(csv.DictReader(io.StringIO(made["soyuz-ms-07-rendezvous.csv"])))
    assert len(rows) == whole.arcs["rendezvous"].t_s.size
    assert float(rows[3]["x_gcrf_m"]) == whole.arcs["rendezvous"].r_gcrf_m[3, 0]
    told = json.loads(made["soyuz-ms-07-tables.json"])["tables"]
    columns = {each["name"]: each for table in told for each in table["tableSchema"]["columns"]}
    assert (columns["vx_gcrf_mps"]["vitok:unit"], columns["vx_gcrf_mps"]["vitok:frame"]) == ("m/s", "GCRF")
    assert columns["known_vx_x_m2ps"]["vitok:unit"] == "m2/s"


def test_parquet_reads_back_with_units(whole):
    parquet = pytest.importorskip("pyarrow.parquet")
    file = exported(whole, ("parquet",)).files["soyuz-ms-07-rendezvous.parquet"]
    table = parquet.read_table(io.BytesIO(file))
    assert table["x_gcrf_m"].to_numpy() == pytest.approx(whole.arcs["rendezvous"].r_gcrf_m[:, 0], abs=0.0)
    assert table.schema.field("mass_kg").metadata[b"unit"] == b"kg"


def test_czml_is_read_again_and_stands_in_absolute_frames(made):
    from czml3 import Document

    document = json.loads(made["soyuz-ms-07.czml"])
    Document.model_validate(document)
    by_id = {each["id"]: each for each in document}
    assert by_id["ship/ascent"]["position"]["referenceFrame"] == "FIXED"
    assert by_id["ship/rendezvous"]["position"]["referenceFrame"] == "INERTIAL"
    assert by_id["ship/stay"]["position"]["interpolationDegree"] == 7  # Hermite's, through four points
    assert {"station/rendezvous", "port/stay", "burn/rendezvous/0", "event/0"} <= by_id.keys()
    q = np.array(by_id["ship/docking"]["orientation"]["unitQuaternion"]).reshape(-1, 5)[:, 1:]
    assert np.linalg.norm(q, axis=1) == pytest.approx(np.ones(len(q)), abs=1e-8)


def test_kml_lines_do_not_cross_the_date_line(made):
    name = "{http://www.opengis.net/kml/2.2}"
    root = ElementTree.fromstring(made["soyuz-ms-07.kml"].encode())
    lines = root.findall(f".//{name}LineString/{name}coordinates")
    assert lines
    for each in lines:
        longitudes = [float(point.split(",")[0]) for point in each.text.split()]
        assert np.abs(np.diff(longitudes)).max() <= 180.0


def test_xml_says_what_kvn_says(whole):
    text = exported(whole, ("oem",), xml=True).files["soyuz-ms-07.oem.xml"]
    root = ElementTree.fromstring(text.encode())
    assert root.attrib["id"] == "CCSDS_OEM_VERS"
    x = [each.text for each in root.iter("X")]
    assert x == [
        row[1] for _, rows in segments(exported(whole, ("oem",)).files["soyuz-ms-07.oem"]) for row in rows
    ]


def test_xml_has_the_elements_of_the_standards_in_their_order(whole):
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("ndm.xsd")))
    files = exported(whole, ("oem", "opm", "aem"), xml=True).files
    assert len(files) > 3
    for name, text in files.items():
        assert schema.validate(etree.fromstring(text.encode()).getroottree()), (name, schema.error_log)
    moved = files["soyuz-ms-07.oem.xml"].replace(
        "<OBJECT_NAME>", "<TIME_SYSTEM>UTC</TIME_SYSTEM><OBJECT_NAME>"
    )
    assert not schema.validate(etree.fromstring(moved.encode()).getroottree())


def test_only_the_date_of_creation_is_the_clocks(whole, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    first = exported(whole, PLAIN).files
    assert first == exported(whole, PLAIN).files
    assert "CREATION_DATE = 1970-01-02T00:00:00\n" in re.sub(" +", " ", first["soyuz-ms-07.oem"])
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    for name, content in exported(whole, PLAIN).files.items():
        kept = [line for line in content.splitlines() if "CREATION_DATE" not in line]
        assert kept == [line for line in first[name].splitlines() if "CREATION_DATE" not in line]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(
        InputError, match="SOURCE_DATE_EPOCH = 'yesterday' in the environment should be whole"
    ):
        exported(whole, ("oem",))


@pytest.mark.parametrize("xml", [False, True])
def test_no_product_holds_nan_or_infinity(whole, xml):
    for name, content in exported(whole, PLAIN, xml=xml).files.items():
        assert not re.search(r"(?i)(?<![a-z])(nan|-?inf|infinity)(?![a-z])", content), name


def test_what_is_not_finite_is_refused(whole):
    way = whole.arcs["rendezvous"]
    broken = replace(way, r_gcrf_m=np.where(np.arange(way.t_s.size)[:, None] == 7, np.nan, way.r_gcrf_m))
    flight = replace(whole, arcs=whole.arcs | {"rendezvous": broken})
    for name, needs in (("oem", ""), ("csv", ""), ("czml", ""), ("kml", ""), *NEEDING.items()):
        if not needs or find_spec(needs):
            with pytest.raises(FlightError, match="finite"):
                exported(flight, (name,))


def test_names_stay_text_in_every_product(whole):
    mission = whole.mission.model_copy(update={"title": HOSTILE, "name": "../../etc/" + HOSTILE})
    way = whole.arcs["rendezvous"]
    burn = replace(way.burns[0], name=HOSTILE)
    events = (
        Event("burn_end", float(way.t_s[31]), np.append(way.r_gcrf_m[31], [0.0] * 4), {"burn": HOSTILE}),
    )
    cast = replace(whole.cast, mission=mission, site=whole.cast.site.model_copy(update={"title": HOSTILE}))
    flight = replace(
        whole, cast=cast, arcs=whole.arcs | {"rendezvous": replace(way, burns=(burn,), events=events)}
    )
    for xml in (False, True):
        for name, content in exported(flight, PLAIN, xml=xml).files.items():
            assert re.fullmatch(r"[A-Za-z0-9.-]+", name)
            assert "\x1b" not in content or name.endswith((".csv", ".json")), name
            if name.endswith((".xml", ".kml")):
                assert not [each for each in ElementTree.fromstring(content.encode()).iter("script")]
            if name.endswith(".czml"):
                described = [each.get("description", "") for each in json.loads(content)]
                assert not any("<" in each for each in described)
            if name.endswith((".oem", ".opm", ".aem", ".omm")):
                assert content.isascii()
                assert all(len(line) <= 254 for line in content.splitlines())


def test_an_instant_has_nine_digits_and_a_leap_second_its_own(whole):
    epoch = vitok.Epoch.from_utc("2016-12-31T00:00:00Z")
    assert utc_texts(epoch, np.array([86399.5, 86400.25, 86401.0])) == [
        "2016-12-31T23:59:59.500000000",
        "2016-12-31T23:59:60.250000000",
        "2017-01-01T00:00:00.000000000",
    ]
    told_s, rest_s = spice_s(epoch, np.array([86401.0]))
    assert told_s[0] + rest_s[0] == pytest.approx(536500869.183, abs=0.002)  # 2017-01-01 in SPICE's ET


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda to: vitok.export(to, "oem"), "holds no flight"),
        (lambda to: vitok.export(to, "oen"), "is none of oem, opm, aem, .*did you mean oem"),
        (lambda to: vitok.export(to, []), "no format is given"),
        (lambda to: vitok.export(to, 5), "formats = 5 should be"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path, ask, words):
    with pytest.raises(InputError, match=words) as caught:
        ask(tmp_path)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_format_without_data_and_a_library_that_is_not_there_are_told(small_flight, whole, tmp_path):
    alone = replace(small_flight, arcs={"ascent": small_flight.arcs["ascent"]})
    with pytest.raises(InputError, match="the flight holds no attitude: no attitude of the ascent"):
        vitok.export(alone, "oem,aem", tmp_path / "out")
    assert not (tmp_path / "out").exists()  # none of them, as one has nothing
    with pytest.raises(InputError, match="neither a coast to the station nor a stay"):
        exported(alone, ("tle",))
    with pytest.raises(
        InputError, match=re.escape("not installed, which this format needs: pip install 'vitok[spice]'")
    ):
        extras.extra("no_such_library", "spice")
    with pytest.raises(InputError, match="out is needed"):
        vitok.export(whole, "oem")


def test_files_are_written_to_the_folder(whole, tmp_path):
    made = vitok.export(whole, ["tle", "kml"], tmp_path / "out")
    assert {each.name for each in (tmp_path / "out").iterdir()} == set(made.files)
