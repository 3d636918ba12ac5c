import pytest

import vitok
from vitok.earth.time import Epoch
from vitok.errors import InputError


def test_a_leap_second_is_counted():
    assert Epoch.from_utc("2016-12-31T00:00:00Z").t_s("2017-01-01T00:00:00Z") == pytest.approx(
        86401.0, abs=1e-9
    )


def test_instants_come_back_as_they_went_in():
    epoch = Epoch.from_utc("2017-12-17T00:00:00Z")
    for utc in ("2017-12-17T07:21:01.127Z", "2018-06-03T12:39:13.500Z", "2017-12-16T23:59:59.999Z"):
        assert epoch.utc(epoch.t_s(utc)) == utc


def test_what_is_no_instant_is_named():
    with pytest.raises(InputError, match="'yesterday' is not an instant"):
        Epoch.from_utc("yesterday")


@pytest.mark.filterwarnings("error")
def test_a_year_that_no_table_has_is_told_by_a_sentence_and_no_warning():
    assert Epoch.from_utc("1957-10-04T00:00:00Z").utc(0.0) == "1957-10-04T00:00:00.000Z"
    assert Epoch.from_utc("2100-01-01T00:00:00Z").utc(0.0) == "2100-01-01T00:00:00.000Z"
    for t_s in (1e12, -1e12, 1e300):
        with pytest.raises(ValueError, match=r"outside the calendar|out of range"):
            Epoch.from_utc("2017-12-17T00:00:00Z").utc(t_s)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("year", [1958, 2099])
def test_no_warning_reaches_who_asks_for_a_year_outside_the_tables(year):
    sets, day = "iss-2018-03.tle", f"{year}-01-01"
    with pytest.raises(InputError, match="days from the nearest element set"):
        vitok.orbit(sets, f"{day}T00:00:00Z")
    with pytest.raises(InputError, match="days from the nearest element set"):
        vitok.window(sets, rocket="soyuz-fg", site="baikonur-1-5", profile="34-orbit", on=day)
