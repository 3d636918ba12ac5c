"""SGP4's clock and the instants of messages on days with a leap second."""

import numpy as np
import pytest
from tests.station.messages import FIELDS, changed, omm_kvn

from vitok.earth.frames import rotation
from vitok.earth.time import Epoch
from vitok.station.element_set import gcrf_states
from vitok.station.element_sets import read_element_sets
from vitok.station.instant import CLOCKS, read_instant, t_s
from vitok.station.teme import gcrf_from_teme

EPOCH = Epoch.from_utc("2016-12-31T00:00:00Z")
TABLE = rotation(EPOCH, -86400.0, 4 * 86400.0)


def omm(epoch):
    return omm_kvn(FIELDS | {"EPOCH": epoch})


@pytest.mark.parametrize(
    ("text", "at_s"),
    [
        (changed(19, 32, "16366.25000000"), 21600.0),
        (changed(19, 32, "16366.99999999"), 86399.999136),
        (omm("2016-12-31T18:00:00"), 64800.0),
        (omm("2016-12-31T23:59:60.5"), 86400.5),
        (omm("2017-01-01T07:59:60.5+08:00"), 86400.5),
        (omm("2017-01-01T00:00:00"), 86401.0),
    ],
)
def test_at_its_own_epoch_a_set_is_where_sgp4_starts(text, at_s):
    (found,) = read_element_sets(text, "one")
    instant = np.array([found.t_s(EPOCH)])
    assert instant[0] == pytest.approx(at_s, abs=1e-8)
    _, r_km, v_kmps = found.satellite.sgp4_tsince(0.0)
    wanted = gcrf_from_teme(np.array([r_km]), np.array([v_kmps]), epoch=EPOCH, t_s=instant, rotation=TABLE)
    states = gcrf_states(found, EPOCH, instant, TABLE)
    np.testing.assert_allclose(states[:, :3], wanted[:, :3], atol=1e-3, rtol=0)


def test_elapsed_time_counts_the_leap_second():
    (found,) = read_element_sets(omm("2016-12-31T18:00:00"), "one")
    instants = np.array([64800.0 + 60.0 * k for k in (-300, 0, 359, 361, 2000)])
    states = gcrf_states(found, EPOCH, instants, TABLE)
    for t, state in zip(instants, states, strict=True):
        _, r_km, v_kmps = found.satellite.sgp4_tsince((t - 64800.0) / 60.0)
        wanted = gcrf_from_teme(
            np.array([r_km]), np.array([v_kmps]), epoch=EPOCH, t_s=np.array([t]), rotation=TABLE
        )[0]
        np.testing.assert_allclose(state[:3], wanted[:3], atol=1e-3, rtol=0)


def seconds(text, clock="UTC"):
    mjd, clock_s = read_instant(text, clock)
    return float(t_s(np.array([float(mjd)]), np.array([clock_s]), clock, EPOCH)[0])


def test_every_clock_shows_the_same_instant():
    assert seconds("2016-366T12:00:00.250Z") == pytest.approx(43200.25, abs=1e-8)
    assert seconds("2016-12-31T12:00:36.250", "TAI") == pytest.approx(43200.25, abs=1e-8)
    assert seconds("2016-12-31T12:01:08.434", "TT") == pytest.approx(43200.25, abs=1e-8)
    assert seconds("2016-12-31T12:00:17.250", "GPS") == pytest.approx(43200.25, abs=1e-8)
    ut1_minus_utc_s = -0.4077  # IERS Bulletin A
    assert seconds("2016-12-31T12:00:00.250", "UT1") == pytest.approx(43200.25 - ut1_minus_utc_s, abs=1e-3)


@pytest.mark.parametrize("clock", CLOCKS)
def test_only_utc_has_a_leap_second(clock):
    assert (read_instant("2016-12-31T23:59:60", clock) is not None) == (clock == "UTC")
    assert read_instant("2016-12-30T23:59:60", clock) is None
    assert read_instant("2016-12-31T22:59:60", clock) is None


def test_it_agrees_with_the_clock_of_the_flight():
    for text in (
        "1972-07-01T00:00:00Z",
        "1999-01-01T00:00:01Z",
        "2015-06-30T23:59:59.5Z",
        "2023-046T12:00:00Z",
    ):
        day = text.replace("2023-046", "2023-02-15")
        assert seconds(text) == pytest.approx(EPOCH.t_s(day), abs=1e-6)
