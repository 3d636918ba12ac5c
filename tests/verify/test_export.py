"""The products of Soyuz MS-07 as other programs read them, to the digits that their formats have."""

import io
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from tests.products.test_view import arrays

import vitok
from vitok.evidence.events import flight_rotation
from vitok.products.export.attitudes import attitudes
from vitok.products.export.formats import exported
from vitok.products.export.ground import fixed_states
from vitok.products.export.instants import spice_s
from vitok.products.export.pieces import pieces
from vitok.products.view.data import data

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


def test_brahe_has_the_attitudes_that_the_flight_holds(flight, folder, figure):
    held, _ = attitudes(flight)
    for place, ending in ((folder, ""), (folder / "xml", ".xml")):
        worst, worst_s, count = 0.0, 0.0, 0
        for name, own in ((f"{NAME}.aem", True), (f"{NAME}-station.aem", False)):
            ours = [(each.t_s, each.ship if own else each.station) for each in held]
            ours = [(t_s, q) for t_s, q in ours if q is not None]
            read = ccsds.AEM.from_file(str(place / f"{name}{ending}")).segments
            assert len(read) == len(ours) and all(each.ref_frame_a == "GCRF" for each in read)
            begin = read[0].states[0].epoch
            for part, (t_s, q) in zip(read, ours, strict=True):
                theirs = [each.quaternion for each in part.states]
                found = np.array([[each.w, each.x, each.y, each.z] for each in theirs])
                after_s = np.array([each.epoch - begin for each in part.states])
                worst = max(worst, np.abs(found - q).max())
                worst_s = max(worst_s, np.abs(after_s - (t_s - ours[0][0][0])).max())
                count += len(q)
        told = f"{worst:.0e} of {count} quaternions, {worst_s * 1e9:.0f} ns"
        figure(f"AEM of Soyuz MS-07, {ending[1:] or 'kvn'}", "brahe", "12 digits, 20 ns", told)
        assert worst < 2e-12 and worst_s < 20e-9 and count > 50_000


def test_the_aems_quaternions_turn_to_axes_that_the_engine_pushes_along(flight, folder, figure):
    """The standard's way to turn: above the air, what gravity leaves of an acceleration is along the nose."""
    from scipy.spatial.transform import Rotation

    (read, *_) = ccsds.AEM.from_file(str(folder / f"{NAME}.aem")).segments
    q = np.array(
        [[each.quaternion.x, each.quaternion.y, each.quaternion.z, each.quaternion.w] for each in read.states]
    )
    ascent = flight.arcs["ascent"]
    since_s = ascent.t_s - ascent.t_s[0]
    rows = [k for k in range(1, since_s.size - 1) if 330.0 < since_s[k] < 510.0]
    worst_deg = 0.0
    t_s = np.array([each.epoch - read.states[0].epoch for each in read.states])
    for k in rows:
        span_s = since_s[k + 1] - since_s[k - 1]
        felt = (ascent.v_gcrf_mps[k + 1] - ascent.v_gcrf_mps[k - 1]) / span_s
        r_m = ascent.r_gcrf_m[k]
        felt += 3.986004e14 * r_m / np.linalg.norm(r_m) ** 3
        # the quaternion of frame A to B turns B's axes, as vectors, into A
        nose = Rotation.from_quat(q[np.argmin(np.abs(t_s - since_s[k]))]).apply([1.0, 0.0, 0.0])
        off = np.dot(nose, felt) / np.linalg.norm(felt)
        worst_deg = max(worst_deg, float(np.degrees(np.arccos(min(1.0, off)))))
    figure(
        "AEM's sense of turning: nose and thrust of the third stage",
        "brahe, scipy",
        "1 deg",
        f"{worst_deg:.2f} deg",
    )
    assert len(rows) > 100 and worst_deg < 1.0


def test_the_spk_is_the_flight_between_its_nodes(flight, folder, figure):
    spice = pytest.importorskip("spiceypy")
    anise = pytest.importorskip("anise")
    from anise.astro import Frame
    from anise.constants import Frames
    from anise.time import Epoch

    # anise takes an instant in nanoseconds and hands it on one double earlier or later, 119 ns or 0.94 mm of
    # way, which is in its own figure: that of the file is where the reader was led
    file = str(folder / f"{NAME}.bsp")
    spice.furnsh(file)
    almanac = anise.Almanac(file)
    random = np.random.default_rng(1)
    worst = {"spiceypy": 0.0, "anise, its rounding of instants with it": 0.0, "anise": 0.0}
    for part in pieces(flight):
        t_s = part.t_s[0] + random.random(60) * (part.t_s[-1] - part.t_s[0])
        told_s, rest_s = spice_s(flight.epoch, t_s)
        states = flight.arcs[part.phase](t_s)
        places = states[:, :3] - states[:, 3:6] * rest_s[:, None]
        for et, place, v_mps in zip(told_s, places, states[:, 3:6], strict=True):
            found = np.array(spice.spkgeo(NAIF, et, "J2000", EARTH)[0][:3]) * 1e3
            worst["spiceypy"] = max(worst["spiceypy"], float(np.linalg.norm(found - place)))
            instant = Epoch.from_et_seconds(et)
            state = almanac.translate(Frame(NAIF, 1), Frames.EARTH_J2000, instant)
            off = np.array([state.x_km, state.y_km, state.z_km]) * 1e3 - place
            rounded = v_mps * (instant.to_et_seconds() - et)
            for key, each in (("anise, its rounding of instants with it", off), ("anise", off - rounded)):
                worst[key] = max(worst[key], float(np.linalg.norm(each)))
    spice.unload(file)
    for reader, metres in worst.items():
        bar_mm = 1.0 if "rounding" in reader else 0.3
        told = f"{metres * 1e3:.2f} mm"
        figure("SPK of Soyuz MS-07 between its nodes", reader, f"{bar_mm:g} mm", told)
        assert metres * 1e3 < bar_mm


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


@pytest.fixture(scope="module")
def placemarks(folder):
    """The geometries of the KML by their names, as fastkml reads them."""
    fastkml = pytest.importorskip("fastkml")
    document = fastkml.KML.parse(folder / f"{NAME}.kml")

    def within(feature):
        for each in getattr(feature, "features", ()):
            yield from within(each)
        if getattr(feature, "geometry", None) is not None:
            yield feature

    return [(each.name, each.geometry) for each in within(document)]


def from_ellipsoid(rows):
    """ITRF, m (n, 3), of longitude, latitude (deg) and height (m) over WGS-84, in closed form."""
    longitude, latitude = np.radians(rows[:, 0]), np.radians(rows[:, 1])
    oblate = 6.69437999014e-3
    across_m = 6378137.0 / np.sqrt(1.0 - oblate * np.sin(latitude) ** 2)
    level_m = (across_m + rows[:, 2]) * np.cos(latitude)
    up_m = (across_m * (1.0 - oblate) + rows[:, 2]) * np.sin(latitude)
    return np.column_stack((level_m * np.cos(longitude), level_m * np.sin(longitude), up_m))


def test_fastkml_has_the_tracks_where_the_flight_was(flight, placemarks, figure):
    from scipy.spatial import KDTree

    rotation, geometries = flight_rotation(flight), dict(placemarks[: len(flight.arcs)])
    worst_m, count = 0.0, 0
    for name, arc in flight.arcs.items():
        flown = fixed_states(arc.t_s, np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps)), rotation)[:, :3]
        points = np.array([point for line in geometries[name].geoms for point in line.coords])
        points = points[np.abs(points[:, 0]) != 180.0]  # the date line is met between samples
        off_m, _ = KDTree(flown).query(from_ellipsoid(points))
        worst_m, count = max(worst_m, float(off_m.max())), count + len(points)
    told = f"{worst_m * 1e3:.0f} mm of {count} points"
    figure("KML's tracks over the flight's samples", "fastkml", "20 mm", told)
    assert worst_m < 0.02 and count > 1500  # 1e-7 deg and 1 cm are the last digits


def test_fastkml_has_the_ellipse_zone_and_landing_that_the_flight_tells(flight, placemarks, figure):
    areas = dict(placemarks)
    footprint = flight.outlook.footprint
    told = footprint.summary()
    ring = np.array(areas[f"3-sigma footprint of {footprint.runs} flights"].exterior.coords)
    assert np.array_equal(ring[0], ring[-1])
    places = from_ellipsoid(ring[:-1])
    middle = from_ellipsoid(np.array([[told["centre_longitude_deg"], told["centre_latitude_deg"], 0.0]]))
    off_km = np.linalg.norm(places - middle, axis=1) / 1e3
    east = np.cross([0.0, 0.0, 1.0], middle[0])
    north = np.cross(middle[0], east)
    far = places[np.argmax(off_km)] - middle[0]
    azimuth_deg = np.degrees(
        np.arctan2(far @ east / np.linalg.norm(east), far @ north / np.linalg.norm(north))
    )
    semi_km = [told["semi_major_3_sigma_km"], told["semi_minor_3_sigma_km"]]
    found_km = [off_km.max(), off_km.min()]
    figure(
        "KML's footprint: semi-axes",
        "fastkml",
        "0.5 %",
        f"{found_km[0]:.3f} and {found_km[1]:.3f} km of {semi_km[0]:.3f} and {semi_km[1]:.3f}",
    )
    assert found_km == pytest.approx(semi_km, rel=5e-3)
    assert abs((azimuth_deg - told["azimuth_deg"] + 90.0) % 180.0 - 90.0) < 6.0  # of the ring's 5 deg steps
    zone = flight.cast.zone
    ring = np.array(areas[f"landing zone {zone.title}"].exterior.coords)
    aim = from_ellipsoid(np.array([areas["aim of the landing"].coords[0]]))
    across_km = np.linalg.norm(from_ellipsoid(ring) - aim, axis=1) / 1e3
    assert across_km == pytest.approx(zone.radius_km, rel=5e-3)
    detail = flight.event("core_separation").detail
    drop = areas["drop zone: core separation"].coords[0][:2]
    assert drop == pytest.approx((detail["impact_longitude_deg"], detail["impact_latitude_deg"]), abs=1e-7)


def test_no_number_of_any_product_is_nan_or_infinite(flight, folder, figure):
    """Texts by their words, Parquet by its columns, SPK by its segments' doubles, the view by its arrays."""
    parquet = pytest.importorskip("pyarrow.parquet")
    compute = pytest.importorskip("pyarrow.compute")
    spice = pytest.importorskip("spiceypy")
    count = 0
    for name, content in exported(
        flight, ("csv", "czml", "kml", "oem", "opm", "aem", "omm", "tle")
    ).files.items():
        assert not re.search(r"(?i)(?<![a-z])(nan|-?inf|infinity)(?![a-z])", content), name
    for name, content in exported(flight, ("parquet",)).files.items():
        table = parquet.read_table(io.BytesIO(content))
        for key in table.column_names:
            if str(table[key].type) == "double":
                assert compute.all(compute.is_finite(table[key].drop_null())).as_py() is not False, (
                    name,
                    key,
                )
                count += len(table)
    numbers = spk_numbers(spice, folder / f"{NAME}.bsp")
    assert np.isfinite(numbers).all()
    seen = np.concatenate([each.ravel() for each in arrays(data(flight))])
    assert np.isfinite(seen).all()
    figure(
        "numbers of Parquet, SPK and view of Soyuz MS-07",
        "finite",
        "all",
        f"{count}, {numbers.size} and {seen.size} of them",
    )
    assert count > 1e6 and numbers.size > 5e5 and seen.size > 1e5


def spk_numbers(spice, file):
    """All doubles of all segments of an SPK."""
    handle, found = spice.dafopr(str(file)), []
    spice.dafbfs(handle)
    while spice.daffna():
        _, whole = spice.dafus(spice.dafgs(124), 2, 6)
        found.append(np.array(spice.dafgda(handle, int(whole[4]), int(whole[5]))))
    spice.dafcls(handle)
    return np.concatenate(found)
