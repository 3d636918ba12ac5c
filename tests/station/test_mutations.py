"""Messages that something has been done to: read as an orbit, or refused in one sentence, within two seconds.

``MUTATIONS=4000`` runs as many of each form.
"""

import os
from math import cos, pi, sin, sqrt

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.station.messages import (
    FIELDS,
    TWO_LINES,
    oem_kvn,
    oem_rows,
    oem_xml,
    omm_csv,
    omm_json,
    omm_kvn,
    omm_xml,
)

from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.station import Station
from vitok.station.interpolation import trajectory
from vitok.station.read import tracked

EPOCH = Epoch.from_utc("2018-05-30T00:00:00Z")
ANY_ONE = load("iss", Station).model_copy(update={"any_satellite": True})
COMMENTS = (
    "MASS=448997.00",
    "DRAG_AREA=1448.04",
    "DRAG_COEFF=0.75",
    "TRAJECTORY EVENT SUMMARY:",
    " GMT151 SM Reboost     151:04:04:00.000             0.7     425.0     414.3",
)


def circle(t_s, radius_m=6.78e6):
    rate = sqrt(3.986004418e14 / radius_m**3)
    c, s = cos(rate * t_s), sin(rate * t_s)
    r = np.array([c, 0.6 * s, 0.8 * s]) * radius_m
    return np.append(r, np.array([-s, 0.6 * c, 0.8 * c]) * radius_m * rate)


ROWS = oem_rows(circle, EPOCH.utc, np.arange(12) * 240.0)
META = {"REF_FRAME": "EME2000", "START_TIME": ROWS[0].split()[0], "STOP_TIME": ROWS[-1].split()[0]}
TEXTS = {
    "two lines": TWO_LINES * 2,
    "omm kvn": omm_kvn(FIELDS),
    "omm xml": omm_xml(FIELDS),
    "omm json": omm_json(FIELDS),
    "omm csv": omm_csv(FIELDS),
    "oem kvn": oem_kvn(ROWS, COMMENTS, **META),
    "oem xml": oem_xml(ROWS, COMMENTS, **META),
}

characters = st.sampled_from("0123456789.+-eE:TZ \t\n\r<>/=,\"'{}[]AIOnf_\x00\xa0²٣é")
edits = st.lists(
    st.tuples(
        st.sampled_from(["change", "delete", "double", "truncate", "insert", "swap"]),
        st.floats(0.0, 1.0, exclude_max=True),
        st.integers(1, 60),
        st.text(characters, min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=3,
)


def edited(text, changes):
    for what, place, length, junk in changes:
        k = int(place * len(text))
        part = text[k : k + length]
        text = {
            "change": text[:k] + junk[0] + text[k + 1 :],
            "delete": text[:k] + text[k + length :],
            "double": text[: k + length] + part + text[k + length :],
            "truncate": text[:k],
            "insert": text[:k] + junk + text[k:],
            "swap": text[:k] + text[k + 1 : k + 2] + text[k : k + 1] + text[k + 2 :],
        }[what]
    return text


def check_plausible(found):
    """Nothing that passed as a station's orbit is other than one."""
    for each in found.sets:
        assert 0 < each.number < 10**9 and 1956 < each.epoch_utc.year < 2101
        error, r_km, v_kmps = each.satellite.sgp4_tsince(0.0)
        assert error == 0 and 6378.0 < np.linalg.norm(r_km) < 1e6
        assert np.isfinite(each.t_s(EPOCH)) and 0.01 < np.linalg.norm(v_kmps) < 11.2
    if found.ephemeris is None:
        assert found.sets
        return
    for segment in found.ephemeris.segments:
        radius_m = np.linalg.norm(segment.y[:, :3], axis=1)
        assert np.isfinite(segment.y).all() and (np.diff(segment.t_s) > 0.0).all()
        assert radius_m.min() > 6.3e6 and radius_m.max() < 6.4e7
        low_s, high_s = segment.useable_s
        flown = trajectory([segment], mass_kg=4e5, file="x", t0_s=low_s, t1_s=high_s)(
            np.linspace(low_s, high_s, 50)
        )
        assert np.isfinite(flown).all()
        assert np.linalg.norm(flown[:, :3], axis=1).min() > 6.3e6
    burns = found.ephemeris.burns
    assert all(np.isfinite(each.t_s) and 0.0 < abs(each.delta_v_mps) <= 100.0 for each in burns)
    assert found.ephemeris.mass_kg is None or 100.0 <= found.ephemeris.mass_kg <= 2e6


@pytest.fixture(scope="module", params=TEXTS)
def form(request, tmp_path_factory):
    """A text, and the file that its mutations are written to; kernels are compiled before any clock runs."""
    file = tmp_path_factory.mktemp("mutations") / "orbit.txt"
    file.write_text(TEXTS[request.param], encoding="utf-8")
    check_plausible(tracked([file], ANY_ONE, EPOCH))
    return TEXTS[request.param], file


@settings(
    max_examples=int(os.environ.get("MUTATIONS", "60")),
    deadline=2000,
    derandomize="MUTATIONS" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    database=None,
)
@given(changes=edits)
def test_a_mutated_message_is_an_orbit_or_one_sentence(form, changes):
    text, file = form
    file.write_text(edited(text, changes), encoding="utf-8", newline="")
    try:
        found = tracked([file], ANY_ONE, EPOCH)
    except InputError as error:
        assert "orbit.txt" in str(error) and "\n" not in str(error) and len(str(error)) < 500
        return
    check_plausible(found)


@settings(max_examples=60, deadline=2000, derandomize=True, database=None)
@given(junk=st.binary(max_size=400))
def test_bytes_of_no_meaning_are_one_sentence(junk, tmp_path_factory):
    file = tmp_path_factory.getbasetemp() / "junk.txt"
    file.write_bytes(junk)
    with pytest.raises(InputError, match="junk.txt"):
        tracked([file], ANY_ONE, EPOCH)


def test_the_circle_closes():
    period_s = 2.0 * pi * sqrt(6.78e6**3 / 3.986004418e14)
    np.testing.assert_allclose(circle(period_s), circle(0.0), atol=1e-3)
