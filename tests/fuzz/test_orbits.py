"""Orbit messages that something has been done to: read as an orbit, or refused in one sentence."""

from math import cos, pi, sin, sqrt

import numpy as np
import pytest
from hypothesis import strategies as st
from tests.fuzz.mutations import SIZES, answered, edited, edits, refused_at_most, run
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
from vitok.mission.catalogue import entry_path, load
from vitok.mission.station import Station
from vitok.station.interpolation import trajectory
from vitok.station.known import orbit_of
from vitok.station.read import tracked

EPOCH_OF_REAL = Epoch.from_utc("2018-12-03T00:00:00Z")
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
REAL = b"".join(entry_path("iss-2018-12_2019-06.tle").read_bytes().splitlines(keepends=True)[:6])  # two sets
TEXTS = {
    "three lines": TWO_LINES * 2,
    "two lines": "\n".join(TWO_LINES.splitlines()[1:]) + "\n",
    "omm kvn": omm_kvn(FIELDS),
    "omm xml": omm_xml(FIELDS),
    "omm json": omm_json(FIELDS),
    "omm csv": omm_csv(FIELDS),
    "oem kvn": oem_kvn(ROWS, COMMENTS, **META),
    "oem xml": oem_xml(ROWS, COMMENTS, **META),
}


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


@SIZES
def test_a_mutated_message_is_an_orbit_or_one_sentence(form, size):
    text, file = form

    def check(changes):
        file.write_bytes(edited(text.encode(), changes))
        with answered("orbit.txt"):
            check_plausible(tracked([file], ANY_ONE, EPOCH))

    run(size, edits, check)


@SIZES
def test_bytes_of_no_meaning_are_one_sentence(size, tmp_path):
    file = tmp_path / "junk.txt"

    def check(junk):
        file.write_bytes(junk)
        with answered("junk.txt"):
            tracked([file], ANY_ONE, EPOCH)
            raise AssertionError("read as an orbit")

    run(size, st.binary(max_size=400), check)


@SIZES
def test_an_orbit_is_fitted_to_what_was_read_of_mutated_sets_or_one_sentence(size, tmp_path):
    """Some sets in a row, one of them wrong in a way that its checksum does not tell."""
    file = tmp_path / "orbit.txt"
    first_s = 86400.0
    file.write_bytes(REAL)
    known = tracked([file], ANY_ONE, EPOCH_OF_REAL)
    orbit_of(known, ANY_ONE, EPOCH_OF_REAL, t_start_s=0.0, t_end_s=first_s)  # compiled before any clock runs

    def check(changes):
        file.write_bytes(edited(REAL, [*changes, ("checksums", 0.0, None)]))
        found = None
        with answered("orbit.txt"):
            found = tracked([file], ANY_ONE, EPOCH_OF_REAL)
        if found is None or found.ephemeris is not None:
            return
        check_plausible(found)
        with refused_at_most():
            orbit = orbit_of(found, ANY_ONE, EPOCH_OF_REAL, t_start_s=0.0, t_end_s=first_s)
            assert np.isfinite(orbit.trajectory(np.linspace(0.0, first_s, 20))).all()
            assert np.isfinite(orbit.sigma_m(np.linspace(0.0, first_s, 20))).all()

    run(max(size // 10, 5), edits, check)


def test_the_circle_closes():
    period_s = 2.0 * pi * sqrt(6.78e6**3 / 3.986004418e14)
    np.testing.assert_allclose(circle(period_s), circle(0.0), atol=1e-3)
