"""Orbit ephemeris messages written from a flown orbit, and read back."""

import erfa
import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.motion import orbit
from vitok.station.oem import read_oem, trajectory

EPOCH = Epoch.from_utc("2016-12-31T22:00:10Z")  # a leap second lies ahead
MASS_KG = 4e5
HEADER = ["CCSDS_OEM_VERS = 2.0", "CREATION_DATE = 2016-12-31T00:00:00", "ORIGINATOR = VITOK"]
META = {"OBJECT_NAME": "ISS", "CENTER_NAME": "EARTH", "REF_FRAME": "GCRF", "TIME_SYSTEM": "UTC"}


@pytest.fixture(scope="module")
def flown():
    surroundings = environment(EPOCH, 0.0, 20000.0)
    y0 = np.array([6.78e6, 0.0, 0.0, 0.0, 4767.0, 6009.0, MASS_KG])
    return orbit.coast(0.0, y0, 20000.0, surroundings, 3000.0)


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
    read = trajectory(read_oem(text, "iss.oem", EPOCH).segments, MASS_KG, "iss.oem", low_s, high_s)
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
        trajectory(segments, MASS_KG, "iss.oem", 100.0, 9700.0)
    cut = read_oem(message(write(flown, USEABLE_START_TIME="2016-12-31T22:30:00")), "iss.oem", EPOCH).segments
    with pytest.raises(InputError, match=r"covers 1790\.0 to"):
        trajectory(cut, MASS_KG, "iss.oem", 100.0, 9700.0)
