"""Orbit ephemeris messages written from a flown orbit, and read back."""

from datetime import UTC, datetime
from time import process_time

import erfa
import numpy as np
import pytest
from tests.station.messages import oem_kvn, oem_rows, oem_xml

from vitok.earth.environment import environment
from vitok.earth.frames import itrf_state, rotation
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.motion import orbit
from vitok.station.oem import read_oem, trajectory
from vitok.station.teme import gcrf_from_teme

EPOCH = Epoch.from_utc("2016-12-31T22:00:10Z")  # a leap second lies ahead
MASS_KG = 4e5
GIVEN = {"mass_kg": MASS_KG, "file": "iss.oem"}
TABLE = rotation(EPOCH, 0.0, 20000.0)
HEADER = ["CCSDS_OEM_VERS = 2.0", "CREATION_DATE = 2016-12-31T00:00:00", "ORIGINATOR = VITOK"]
META = {"OBJECT_NAME": "ISS", "CENTER_NAME": "EARTH", "REF_FRAME": "GCRF", "TIME_SYSTEM": "UTC"}


@pytest.fixture(scope="module")
def flown():
    surroundings = environment(EPOCH, 0.0, 20000.0)
    y0 = np.array([6.78e6, 0.0, 0.0, 0.0, 4767.0, 6009.0, MASS_KG])
    return orbit.coast(0.0, y0, 20000.0, surroundings, cd_area_m2=3000.0)


def write(flown, begin_s=0.0, end_s=20000.0, step_s=240.0, turn=None, clock=EPOCH.utc, **meta):
    lines = ["META_START", *(f"{key} = {value}" for key, value in {**META, **meta}.items()), "META_STOP", ""]
    for t_s in np.arange(begin_s, end_s + 0.1, step_s):
        r, v = flown(t_s)[:3], flown(t_s)[3:6]
        if turn is not None:
            r, v = turn @ r, turn @ v
        numbers = " ".join(f"{part / 1e3:.9f}" for part in (*r, *v))
        lines.append(f"{clock(t_s).rstrip('Z')} {numbers}")
    return "\n".join(lines) + "\n"


def message(*segments):
    return "\n".join(HEADER) + "\nCOMMENT free text = here\n" + "".join(segments)


def worst_m(text, flown, low_s=2000.0, high_s=16000.0):
    read = trajectory(read_oem(text, "iss.oem", EPOCH).segments, **GIVEN, t0_s=low_s, t1_s=high_s)
    t_s = np.linspace(low_s, high_s, 500)
    difference = read(t_s) - flown(t_s)
    assert np.abs(difference[:, 3:6]).max() < 0.02
    assert (read(t_s)[:, 6] == MASS_KG).all()
    return np.abs(difference[:, :3]).max()


@pytest.mark.parametrize(
    ("step_s", "meta", "limit_m"),
    [
        (240.0, {}, 0.1),  # 4 cm: the orbit has waves of 280 s
        (60.0, {}, 1e-3),
        (240.0, {"INTERPOLATION": "LAGRANGE", "INTERPOLATION_DEGREE": 7}, 1.0),
        (60.0, {"INTERPOLATION": "Lagrange", "INTERPOLATION_DEGREE": 9}, 1e-3),
        (240.0, {"INTERPOLATION": "HERMITE", "INTERPOLATION_DEGREE": 5}, 1.0),
    ],
)
def test_it_interpolates_as_its_header_says(flown, step_s, meta, limit_m):
    assert worst_m(message(write(flown, step_s=step_s, **meta)), flown) < limit_m


def test_other_clocks_and_axes_are_the_same_orbit(flown):
    bias = erfa.bp00(2451545.0, 0.0)[0]
    of_2000 = message(write(flown, turn=bias, REF_FRAME="EME2000"))
    assert worst_m(of_2000, flown) < 0.1
    base = np.datetime64("2016-12-31T22:00:46")  # TAI at the epoch
    tai = message(
        write(flown, clock=lambda t_s: str(base + np.timedelta64(int(t_s), "s")), TIME_SYSTEM="TAI")
    )
    assert worst_m(tai, flown) < 0.1

    def day_of_year(t_s):
        date = np.datetime64(EPOCH.utc(t_s)[:10])
        year = date.astype("datetime64[Y]")
        return f"{year}-{int((date - year.astype('datetime64[D]')).astype(int)) + 1:03d}{EPOCH.utc(t_s)[10:]}"

    assert worst_m(message(write(flown, clock=day_of_year)), flown) < 0.1


def test_segments_follow_each_other(flown):
    parts = write(flown, 0.0, 9600.0), write(flown, 9600.0, 20000.0)
    assert worst_m(message(*parts), flown) < 0.2  # one-sided at the seam


def test_covariances_are_passed_over(flown):
    covariance = "COVARIANCE_START\nEPOCH = 2016-12-31T22:00:00\n1 2 3\nCOVARIANCE_STOP\n"
    assert worst_m(message(write(flown), covariance), flown) < 0.1


@pytest.mark.parametrize(
    ("wrong", "instead", "sentence"),
    [
        ("CCSDS_OEM_VERS", "CCSDS_AEM_VERS", "iss.oem: no CCSDS_OEM_VERS"),
        (
            "REF_FRAME = GCRF",
            "REF_FRAME = MOD",
            "REF_FRAME = MOD should be EME2000, J2000, GCRF, .*did you mean TOD",
        ),
        ("REF_FRAME = GCRF", "REF_FRAME = ITRF", "contradicts itself: state 1 leads"),
        ("TIME_SYSTEM = UTC", "TIME_SYSTEM = TDB", "TIME_SYSTEM = TDB should be UTC, TAI, TT, GPS, UT1"),
        ("CENTER_NAME = EARTH", "CENTER_NAME = MARS", "CENTER_NAME = MARS should be EARTH"),
        (
            "REF_FRAME = ",
            "REFFRAME = ",
            "line 8: REFFRAME is no key .* did you mean REF_FRAME",
        ),
        ("TIME_SYSTEM = UTC\n", "", "the metadata above has no TIME_SYSTEM"),
        ("2016-12-31T22:04:10.000", "2016-12-31T21:04:10.000", "state 2 of the segment of ISS is not later"),
        ("2016-12-31T22:04:10.000", "2016-12-33T22:04:10.000", "2016-12-33T22:04:10.000 is no instant"),
        ("6780.000000000", "6780,0", "is no state, a time and six numbers"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(flown, wrong, instead, sentence):
    text = message(write(flown))
    assert wrong in text
    with pytest.raises(InputError, match=sentence):
        read_oem(text.replace(wrong, instead, 1), "iss.oem", EPOCH)


def test_a_span_beyond_it_is_named(flown):
    segments = read_oem(message(write(flown, 0.0, 9600.0)), "iss.oem", EPOCH).segments
    with pytest.raises(InputError, match=r"covers 0\.0 to 9600\.0 s .* not 100\.0 to 9700\.0 s"):
        trajectory(segments, **GIVEN, t0_s=100.0, t1_s=9700.0)
    cut = read_oem(message(write(flown, USEABLE_START_TIME="2016-12-31T22:30:00")), "iss.oem", EPOCH).segments
    with pytest.raises(InputError, match=r"covers 1790\.0 to"):
        trajectory(cut, **GIVEN, t0_s=100.0, t1_s=9700.0)


def rows_of(flown, step_s=240.0, end_s=16800.0, clock=EPOCH.utc, turn=lambda t_s, y: y):
    return oem_rows(lambda t_s: turn(t_s, flown(t_s)[:6]), clock, np.arange(0.0, end_s + 0.1, step_s))


def itrf(t_s, y):
    return np.array(itrf_state(t_s, *y, TABLE))


def of_date(t_s, y):
    m = erfa.pnm06a(EPOCH.tai_jd1, EPOCH.tai_jd2 + (t_s + 32.184) / 86400.0)
    return np.append(m @ y[:3], m @ y[3:])


def teme(t_s, y):
    """The inverse of what the reader does, by the matrix that three axes give."""
    axes = np.eye(3)
    at = {"epoch": EPOCH, "t_s": np.array([t_s]), "rotation": TABLE}
    ends = [gcrf_from_teme(e[None], 0.0 * e[None], **at)[0, :3] * 1e-3 for e in axes]
    m = np.array(ends)
    return np.append(m @ y[:3], m @ y[3:])


def bias(t_s, y):
    m = erfa.bp00(2451545.0, 0.0)[0]
    return np.append(m @ y[:3], m @ y[3:])


FRAMES = {
    **dict.fromkeys(["GCRF", "ICRF", "ICRF2", "icrf3"], lambda t_s, y: y),
    **dict.fromkeys(["EME2000", "J2000"], bias),
    **dict.fromkeys(["ITRF", "ITRF-93", "ITRF2000", "ITRF2014"], itrf),
    "TOD": of_date,
    "TEME": teme,
}


@pytest.mark.parametrize(("frame", "turn"), FRAMES.items())
def test_every_frame_is_the_same_orbit(flown, frame, turn):
    for form in (oem_kvn, oem_xml):
        text = form(rows_of(flown, turn=turn), REF_FRAME=frame)
        (segment,) = read_oem(text, "iss.oem", EPOCH).segments
        wanted = flown(segment.t_s)[:, :6]
        assert np.abs(segment.y[:, :3] - wanted[:, :3]).max() < 1e-2  # TEME turns by 1e-9 rad within a state
        assert np.abs(segment.y[:, 3:] - wanted[:, 3:]).max() < 2e-5


COMMENTS = """Units are in kg and m^2
MASS=448997.00
DRAG_AREA=1448.04
DRAG_COEFF=0.75
SOLAR_RAD_AREA=0.00
ISS first asc. node: EPOCH = 2021-08-13T13:47:16.755 $ ORBIT = 1748 $ LAN(DEG) = -110.10640
Begin sequence of events
TRAJECTORY EVENT SUMMARY:

|       EVENT        |       TIG        | ORB |   DV    |   HA    |   HP    |
|                    |       GMT        |     |   M/S   |   KM    |   KM    |
=============================================================================
 GMT366 SM Reboost     366:23:04:00.000             0.7     425.0     414.3
                                                   (2.3)   (229.5)   (223.7)

 SPX23 Launch          001:07:37:12.000             0.0     425.7     415.5
                                                   (0.0)   (229.9)   (224.3)

 GMT002 Deboost        002:00:00:30.000            -1.5     425.7     415.5
=============================================================================
End sequence of events
Not a reboost      366:23:04:00.000             0.7     425.0     414.3""".splitlines()


@pytest.mark.parametrize("form", [oem_kvn, oem_xml])
def test_what_nasa_writes_beside_the_states(flown, form):
    def day_of_year(t_s):
        return EPOCH.utc(t_s).replace("2016-12-31", "2016-366").replace("2017-01-01", "2017-001")

    rows = rows_of(flown, clock=day_of_year)
    half = rows[:20], rows[20:]
    start, stop = rows[0].split()[0], rows[-1].split()[0]
    text = form(rows, COMMENTS, START_TIME=start, STOP_TIME=stop)
    if form is oem_kvn:  # comments between states too
        text = text.replace(half[1][0], "COMMENT a word between = states\n\n" + half[1][0])
    found = read_oem(text, "iss.oem", EPOCH)
    assert (found.object_name, found.object_id) == ("ISS", "1998-067-A")
    assert found.creation_utc == datetime(2023, 2, 16, 0, 51, 5, 746000, tzinfo=UTC)
    assert found.mass_kg == 448997.0
    assert found.cd_area_m2 == pytest.approx(1448.04 * 0.75)
    assert [(each.name, each.delta_v_mps) for each in found.burns] == [
        ("GMT366 SM Reboost", 0.7),
        ("GMT002 Deboost", -1.5),
    ]
    assert [EPOCH.utc(each.t_s) for each in found.burns] == [
        "2016-12-31T23:04:00.000Z",
        "2017-01-02T00:00:30.000Z",
    ]
    assert found.segments[0].t_s.size == len(rows)


def test_an_ephemeris_without_comments_says_nothing_of_mass_and_burns(flown):
    found = read_oem(oem_kvn(rows_of(flown)), "iss.oem", EPOCH)
    assert (found.mass_kg, found.cd_area_m2, found.burns) == (None, None, ())


def test_a_state_within_a_leap_second_and_accelerations_are_read(flown):
    times = np.array([7070.0, 7130.0, 7190.5, 7260.0])
    clocks = ["23:58:00.0", "23:59:00.0", "23:59:60.5", "00:01:09.0"]
    days = ["2016-12-31", "2016-12-31", "2016-12-31", "2017-01-01"]
    table = dict(zip(times, (f"{d}T{c}" for d, c in zip(days, clocks, strict=True)), strict=True))
    rows = [row + " 1.0e-3 -2E-3 .5" for row in oem_rows(flown, table.get, times)]
    (segment,) = read_oem(oem_kvn(rows), "iss.oem", EPOCH).segments
    np.testing.assert_allclose(segment.t_s, times, atol=1e-6)


@pytest.mark.parametrize("form", [oem_kvn, oem_xml])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda n: [*n[:3], *(x * 1e3 for x in n[3:])], "flies 76[0-9]+.* km/s in state 1, .* no orbit"),
        (lambda n: [x * 1e3 for x in n], "lies 6780000 km from the Earth's centre in state 1"),
        (lambda n: [x * 1e-3 for x in n], "lies 7 km from the Earth's centre in state 1"),
        (lambda n: [x / 1.609344 for x in n], "lies 4213 km from the Earth's centre"),
        (
            lambda n: [*n[:3], n[4], n[3], n[5]],
            "contradicts itself: state 1 leads .* km and .* m/s past the next",
        ),
        (lambda n: [n[1], n[0], *n[2:]], "contradicts itself|no orbit"),
        (lambda n: [*n[:3], *(-x for x in n[3:])], "contradicts itself"),
    ],
)
def test_what_is_no_orbit_in_km_is_refused_for_that_reason(flown, form, change, sentence):
    rows = []
    for row in rows_of(flown):
        time, *numbers = row.split()
        rows.append(" ".join((time, *(f"{x:.9f}" for x in change([float(each) for each in numbers])))))
    with pytest.raises(InputError, match=sentence):
        read_oem(form(rows), "iss.oem", EPOCH)


@pytest.mark.parametrize(
    ("step_s", "meta", "sentence"),
    [
        (560.0, {}, "has 560 s from state .* to the next, 0.101 turns; states more than 0.1 turns apart"),
        (240.0, {"INTERPOLATION": "LAGRANGE", "INTERPOLATION_DEGREE": 1}, "of degree 1 errs by 6[0-9] km"),
        (
            240.0,
            {"INTERPOLATION_DEGREE": 99},
            "INTERPOLATION_DEGREE = 99 should be a whole number from 1 to 15",
        ),
        (240.0, {"START_TIME": "2016-12-31T23:00:00"}, "START_TIME = .* leaves states outside the segment"),
        (240.0, {"STOP_TIME": "2016-12-31T23:00:00"}, "STOP_TIME = .* leaves states outside the segment"),
        (240.0, {"USEABLE_START_TIME": "2017-01-03T00:00:00"}, "no state lies between USEABLE_START_TIME"),
        (240.0, {"START_TIME": "yesterday"}, "START_TIME = yesterday is no instant"),
    ],
)
def test_a_segment_that_cannot_serve_is_refused(flown, step_s, meta, sentence):
    with pytest.raises(InputError, match=sentence):
        read_oem(oem_kvn(rows_of(flown, step_s), **meta), "iss.oem", EPOCH)


@pytest.mark.parametrize(
    ("wrong", "instead", "sentence"),
    [
        ('<X units="km">', '<X units="m">', "iss.xml, segment 1, state 1: X is in m; it should be in km"),
        ('<X_DOT units="km/s">', '<X_DOT units="m/s">', "state 1: X_DOT is in m/s; it should be in km/s"),
        ("<Y ", "<Q ", "no complete message in XML|Q = "),
        ("<EPOCH>", "<EPOCH>x", "is no state, a time and six numbers"),
        ("</ndm>", "", "is no complete message in XML"),
        (
            "<stateVector>",
            "<maneuver>",
            "no complete message|maneuver in the data, which has stateVector alone",
        ),
        ("<metadata>", "<metadata><COLOUR>white</COLOUR>", "COLOUR is no key of an OEM's metadata"),
        (
            "<OBJECT_NAME>",
            "<OBJECT_NAME>A</OBJECT_NAME><OBJECT_NAME>",
            "OBJECT_NAME is given twice, A and ISS",
        ),
        ("<ndm>", "<!DOCTYPE ndm><ndm>", "declares no document type and no entities"),
        ("<body>", "<stateVector></stateVector><body>", "stateVector stands in oem; it belongs into data"),
    ],
)
def test_what_is_wrong_in_xml_is_named(flown, wrong, instead, sentence):
    text = oem_xml(rows_of(flown))
    assert wrong in text
    with pytest.raises(InputError, match=sentence):
        read_oem(text.replace(wrong, instead, 1), "iss.xml", EPOCH)


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [("MASS=-3", "comments: MASS = -3 should be"), ("DRAG_AREA=nan", "DRAG_AREA = nan should be a number")],
)
def test_comments_that_cannot_be_are_refused(flown, comment, sentence):
    with pytest.raises(InputError, match=sentence):
        read_oem(oem_kvn(rows_of(flown), [comment]), "iss.oem", EPOCH)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("META_START\n", "META_START without its META_STOP"),
        ("META_STOP\n", "line 2: META_STOP in the header; it belongs into metadata"),
        ("META_START\nMETA_START\n", "line 3: META_START in the metadata; it belongs into header or states"),
        ("2016-12-31T22:00:00 1 2 3 4 5 6\n", "should be a key, an equals sign and a value"),
        ("", "there is no segment in the message"),
    ],
)
def test_marks_stand_in_order(text, sentence):
    with pytest.raises(InputError, match=sentence):
        read_oem("CCSDS_OEM_VERS = 2.0\n" + text, "iss.oem", EPOCH)


def test_fifteen_days_read_in_a_second_and_longer_ones_are_refused(flown):
    circle = [1.0, 0.0, 0.0, 0.0, 0.6, 0.8]
    rate = np.sqrt(398600.4418 / 6780.0**3)
    radius, speed = 6780.0, 6780.0 * rate

    def state(t_s):
        c, s = np.cos(rate * t_s), np.sin(rate * t_s)
        r = np.array([c * circle[0], 0.6 * s, 0.8 * s]) * radius
        return np.append(r, np.array([-s, 0.6 * c, 0.8 * c]) * speed) * 1e3

    rows = oem_rows(state, EPOCH.utc, np.arange(5400) * 240.0)
    read_oem(oem_kvn(rows[:100], REF_FRAME="EME2000"), "x", EPOCH)
    for form, limit_s in ((oem_kvn, 1.0), (oem_xml, 2.0)):  # measured 0.07 and 0.25 s
        text = form(rows, REF_FRAME="EME2000")
        begin = process_time()
        read_oem(text, "x", EPOCH)
        assert process_time() - begin < limit_s
        with pytest.raises(InputError, match="more than 50000 states"):
            read_oem(form(rows * 10), "x", EPOCH)
