"""Space weather: measured days as they are, then the forecast, the mean cycle or what the user gives."""

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.space_weather import SolarActivity, given_activity, space_weather
from vitok.earth.space_weather_tables import change, cycle, tables
from vitok.earth.time import Epoch
from vitok.earth.weather_used import weather_used
from vitok.errors import InputError

GIVEN = SolarActivity(150.0, 10.0)
MEASURED_END = tables().measured_end_mjd
DAYS_END, MONTHS_END = tables().days_end_mjd, tables().months_end_mjd


def at(*mjd, activity=None):
    return space_weather(np.array(mjd, dtype=float), activity)


def test_measured_days_stand_as_they_are():
    # 2003-10-29 and 30 of the CSSI file: F10.7 of the day before at noon, and the storm of Halloween
    storm = at(52941.5, 52942.5)
    assert storm.f107_sfu.tolist() == [274.4, 291.7]
    assert storm.f107_average_sfu.tolist() == [146.8, 146.5]
    assert storm.ap[0, 0] > 150.0
    for sigma in (storm.f107_sigma_sfu, storm.f107_average_sigma_sfu, storm.ap_sigma):
        assert not sigma.any()


def test_the_table_begins_with_1998_and_has_every_day():
    daily = tables().flux_mjd[tables().flux_mjd < DAYS_END]
    assert daily[0] == 50814.5  # 1998-01-01
    assert np.all(np.diff(daily) == 1.0)
    with pytest.raises(InputError, match="begins on 1998-01-04; 1997-12-31 is before it"):
        at(50813.0)


def test_a_monthly_forecast_holds_on_the_first_of_its_month():
    # 2027-03-01 and 2027-04-01: 112.9 and 109.3 sfu, on average 113.8 and 110.1
    month = at(61465.0, 61496.0, 61480.5)
    assert month.f107_average_sfu.tolist() == pytest.approx([113.8, 110.1, 111.95])
    assert at(61466.0).f107_sfu[0] == pytest.approx(112.9)  # that of the day before
    assert np.allclose(month.ap[0], cycle(np.array([61465.0])).ap, atol=0.3)


def test_the_joins_are_smooth():
    """No step from one source to the next is greater than those of measured days."""
    for end in (MEASURED_END, DAYS_END, MONTHS_END):
        around = at(*np.arange(end - 5.0, end + 40.0, 0.01))
        for values in (around.f107_sfu, around.f107_average_sfu):
            assert np.abs(np.diff(values)).max() < 0.3  # 99 % of measured steps are less
        assert np.abs(np.diff(around.ap[:, 1])).max() < 3.3  # 99 % of measured steps are less


def test_the_spread_grows_from_nothing_to_that_of_the_cycles():
    ahead = np.array([0.0, 10.0, 40.0, 90.0, 200.0, 300.0])
    weather = at(*(tables().average_end_mjd - 0.5 + ahead))
    assert weather.f107_average_sigma_sfu[0] == 0.0
    assert np.all(np.diff(weather.f107_average_sigma_sfu[:5]) > 0.0)
    last = cycle(np.array([tables().average_end_mjd - 0.5 + 300.0]))
    assert weather.f107_average_sigma_sfu[-1] == last.f107_average_sigma_sfu[0]
    assert np.all(weather.f107_sigma_sfu[3:] > weather.f107_average_sigma_sfu[3:])
    assert np.all(weather.ap_sigma[3:] > 5.0)
    assert not weather.ap_sigma[:3].any()
    assert not weather.f107_sigma_sfu[:3].any()  # measured, but for their average


def test_the_sun_as_it_was_lies_within_the_spread_of_the_cycles():
    """Cycle 25 is in no part of the mean cycle: its averages are one sigma off or less in most months."""
    mjd = np.arange(58818.0, tables().average_end_mjd, 30.4375)
    off = (at(*mjd).f107_average_sfu - cycle(mjd).f107_average_sfu) / cycle(mjd).f107_average_sigma_sfu
    assert np.mean(np.abs(off) < 1.0) > 0.5
    assert np.mean(np.abs(off) < 2.5) > 0.85


def test_the_average_moves_as_it_did():
    """The spread of a year ahead, against the years that followed each day since 1998."""
    mjd = np.arange(50900.5, 61200.5 - 365.0)
    first, second = at(*mjd).f107_average_sfu, at(*(mjd + 365.0)).f107_average_sfu
    assert np.sqrt(np.mean((second / first - 1.0) ** 2)) == pytest.approx(
        change(np.array([365.0]))[0],
        rel=0.15,  # the table rests on days since 1957
    )


def test_the_cycle_goes_on_without_end():
    far = at(80000.0, 80000.0 + 11.0 * 365.25)
    assert far.f107_average_sfu[0] == pytest.approx(far.f107_average_sfu[1], abs=1.5)  # between months' knots
    assert 65.0 < far.f107_average_sfu[0] < 200.0


def test_given_values_replace_what_is_not_measured():
    before = MEASURED_END - 3.0
    assert at(before, activity=GIVEN).f107_sfu[0] == at(before).f107_sfu[0]
    assert np.array_equal(at(before, activity=GIVEN).ap, at(before).ap)
    after = at(MEASURED_END + 4.0, 90000.0, activity=GIVEN)
    assert np.all(after.f107_sfu == 150.0)
    assert np.all(after.f107_average_sfu == 150.0)
    assert np.all(after.ap == 10.0)
    assert np.all(after.f107_average_sigma_sfu == 0.0)  # a given average is right, days lie about it
    assert np.all(after.f107_sigma_sfu > 5.0)
    assert np.all(after.ap_sigma > 5.0)


@pytest.mark.parametrize(
    ("f107_sfu", "ap", "sentence"),
    [
        (59.0, 10.0, "f107_sfu = 59 should lie between 60 and 400 sfu"),
        (401.0, 10.0, "f107_sfu = 401 should lie between 60 and 400 sfu"),
        (np.nan, 10.0, "f107_sfu = nan should lie between 60 and 400 sfu"),
        (150.0, -1.0, "ap = -1 should lie between 0 and 400"),
        (150.0, 401.0, "ap = 401 should lie between 0 and 400"),
        (150.0, None, "f107_sfu = 150 needs ap too"),
        (None, 10.0, "ap = 10 needs f107_sfu too"),
    ],
)
def test_values_that_no_sun_has_are_refused(f107_sfu, ap, sentence):
    with pytest.raises(InputError, match=sentence):
        given_activity(f107_sfu, ap)


def test_what_was_used_is_told():
    epoch = Epoch.from_utc("2026-10-10T00:00:00Z")
    spans = weather_used(epoch, 0.0, 90 * 86400.0)
    assert [(each.from_utc[:10], each.to_utc[:10], each.source) for each in spans] == [
        ("2026-10-10", "2026-10-16", "measured"),
        ("2026-10-16", "2026-11-30", "daily forecast of the bundled table"),
        (
            "2026-11-30",
            "2027-01-08",
            "monthly forecast of the bundled table for F10.7, mean solar cycle for Ap",
        ),
    ]
    assert spans[0].f107_sigma_sfu == 0.0 < spans[1].f107_sigma_sfu < spans[2].f107_sigma_sfu
    spans = weather_used(epoch, 0.0, 90 * 86400.0, GIVEN)
    assert [each.source for each in spans] == ["measured", "given: F10.7 = 150 sfu, Ap = 10"]
    assert spans[1].f107_average_sfu == pytest.approx(150.0, abs=0.5)
    (needless,) = weather_used(epoch, 0.0, 86400.0, GIVEN)
    assert needless.source == "measured; not needed are the values given: F10.7 = 150 sfu, Ap = 10"
    (late,) = weather_used(Epoch.from_utc("2050-01-01T00:00:00Z"), 0.0, 86400.0)
    assert late.source == "mean solar cycle"


def test_air_of_next_year_follows_the_sun():
    """At 400 km density grows by about 1 % per sfu."""
    from vitok.earth.air import air_at

    epoch = Epoch.from_utc("2027-06-01T00:00:00Z")
    quiet, forecast, active = (
        air_at(3600.0, 0.3, 0.2, 400e3, air=environment(epoch, 0.0, 7200.0, degree=0, activity=each).air)[0]
        for each in (SolarActivity(70.0, 5.0), None, SolarActivity(200.0, 15.0))
    )
    assert 2.0 * quiet < forecast < 0.6 * active


def test_a_year_without_earth_orientation_is_still_refused():
    with pytest.raises(InputError, match="Earth-orientation table spans"):
        environment(Epoch.from_utc("2031-06-01T00:00:00Z"), 0.0, 86400.0, degree=0)
