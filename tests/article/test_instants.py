"""Instants of many forms: the clock that counts, its zone, what is refused."""

from datetime import datetime

import pytest

from vitok.article.instants import Around, read_instant
from vitok.article.zones import of_page

FORMS = [
    ("2017年12月17日 7:21 UTC", "2017-12-17T07:21Z"),
    ("17 December 2017, 07:21:01 UTC", "2017-12-17T07:21:01Z"),
    ("December 17, 2017 07:21 GMT", "2017-12-17T07:21Z"),
    ("07:21:01, 17 December 2017 (UTC)", "2017-12-17T07:21:01Z"),
    ("2017-12-17T07:21:01Z", "2017-12-17T07:21:01Z"),
    ("2017-12-17T10:21:01+03:00", "2017-12-17T07:21:01Z"),
    ("2017-12-17T02:21:01-0500", "2017-12-17T07:21:01Z"),
    ("12月17日 10时21分（莫斯科时间）", "2017-12-17T07:21Z"),
    ("17 December, 10:21 MSK", "2017-12-17T07:21Z"),
    ("17 December 2017, 12:21 UTC+5", "2017-12-17T07:21Z"),
    ("17 December 2017, 12:51 (UTC+05:30)", "2017-12-17T07:21Z"),
    ("17 December 2017, 02:21 UTC−5", "2017-12-17T07:21Z"),
    ("2017年12月17日15时21分 北京时间", "2017-12-17T07:21Z"),
    ("北京时间2017年12月17日15:21（UTC 07:21）", "2017-12-17T07:21Z"),
    ("UTC 07:21, 17 December 2017 (10:21 MSK)", "2017-12-17T07:21Z"),
    ("2017年12月17日下午3时21分（北京时间）", "2017-12-17T07:21Z"),
    ("2017年12月17日凌晨2点半 UTC", "2017-12-17T02:30Z"),
    ("二〇一七年十二月十七日七时二十一分 UTC", "2017-12-17T07:21Z"),
    ("３ June 2018", "2018-06-03"),
    ("23 April 2027, 3:27 PM EDT", "2027-04-23T19:27Z"),
    ("April 23, 2027, 09:49 UTC (5:49 am EDT)", "2027-04-23T09:49Z"),
    ("17 December 2017, 13:21 local time (07:21 UTC)", "2017-12-17T07:21Z"),
    ("18 December 2017, 02:21 local time (20:21 UTC)", "2017-12-17T20:21Z"),
    ("April 14, 1981, 10:21 am PST (18:21 UTC)", "1981-04-14T18:21Z"),
    ("July 27, 2023, 11:30 pm EDT (03:30 UTC)", "2023-07-28T03:30Z"),
    ("30 May 2020, 19:22 UTC / 22:22 MSK / 15:22 EDT", "2020-05-30T19:22Z"),
    ("17 December 2017, 0721 UTC", "2017-12-17T07:21Z"),
    ("17 December 2017 0721Z", "2017-12-17T07:21Z"),
    ("17 December 2017, 07.21 UTC", "2017-12-17T07:21Z"),
    ("17 December 2017, 7:21 a.m. UTC", "2017-12-17T07:21Z"),
    ("17 December 2017, 24:00 UTC", "2017-12-18T00:00Z"),
    ("17 December 2017, 12 am UTC", "2017-12-17T00:00Z"),
    ("17 December 2017, 07:21–08:21 UTC", "2017-12-17T07:21Z"),
    ("17-Dec-2017 07:21 UTC", "2017-12-17T07:21Z"),
    ("17 December 2017, 12:21 (MSK+2)", "2017-12-17T07:21Z"),
    ("17 December 2017, 10:21 Moscow Time (UTC+3)", "2017-12-17T07:21Z"),
    ("2017年12月17日（北京时间15时21分）", "2017-12-17T07:21Z"),
    ("17.12.2017 07:21 UTC", "2017-12-17T07:21Z"),
    ("12/17/2017 07:21 UTC", "2017-12-17T07:21Z"),
    ("17 декабря 2017 года, 10:21:01 мск (07:21:01 UTC)", "2017-12-17T07:21:01Z"),
    ("17 декабря 2017, 10:21:01 по московскому времени", "2017-12-17T07:21:01Z"),
    ("15 May 2012, 07:01 MSK", "2012-05-15T03:01Z"),  # UTC+4 from 2011 to 2014
    ("12 April 1961, 09:07 Moscow time", "1961-04-12T06:07Z"),
    ("15 July 1990, 12:00 MSK", "1990-07-15T08:00Z"),  # summer time
    ("19 March 2000, 10:00 am Eastern Time", "2000-03-19T15:00Z"),
    ("19 March 2010, 10:00 am Eastern Time", "2010-03-19T14:00Z"),
    ("15 December 2017 (planned)\n17 December 2017, 07:21 UTC", "2017-12-17T07:21Z"),
    ("2017年9月22日18时 UTC", "2017-09-22T18:00Z"),
    ("December 2027", "2027-12"),
    ("2027", "2027"),
]


@pytest.mark.parametrize(("text", "utc"), FORMS)
def test_instants_of_many_forms(text, utc):
    reading = read_instant(text, Around(2017))
    assert reading.instant is not None, reading.remark
    assert reading.instant.text() == utc
    assert reading.clash is None
    assert reading.remark == ""


def test_the_zone_that_was_used_is_told():
    assert read_instant("15 May 2012, 07:01 MSK").instant.zone == "UTC+4 (MSK)"
    assumed = read_instant("15 May 2012, 07:01").instant
    assert (assumed.zone, assumed.zone_told) == ("UTC, assumed", False)
    page = read_instant("2016年10月17日07时30分", Around(zone=of_page("UTC+8"))).instant
    assert (page.text(), page.zone, page.zone_told) == ("2016-10-16T23:30Z", "UTC+8", True)
    own = read_instant("2016年10月17日07时30分 UTC", Around(zone=of_page("UTC+8"))).instant
    assert own.text() == "2016-10-17T07:30Z"


def test_a_stated_minute_is_an_interval():
    early, late = read_instant("21 March 2018, 17:44 UTC").instant.bounds
    assert early <= datetime.fromisoformat("2018-03-21T17:44:23+00:00") <= late
    assert (late - early).total_seconds() == 90.0  # as its seconds may have been cut or rounded


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30 February 2027, 10:00 UTC", "cannot be: day is out of range"),
        ("2027年13月3日", "cannot be: month must be in 1..12"),
        ("2027年1月3日 25:00 UTC", "cannot be: hour must be in 0"),
        ("3 January 2027, 10:75 UTC", "cannot be: minute must be in 0..59"),
        ("0001年1月1日 0:21 UTC+8", "cannot be: year 1 is not in 1900 to 2199"),
        ("17 December 2017, 10:00 CST", "the zone CST may be that of China"),
        ("17 December 2017, 14:40 local time", "local time tells no offset from UTC"),
        ("5/6/2018 10:00 UTC", "the day cannot be told from the month"),
    ],
)
def test_what_cannot_be_or_be_told_is_a_remark(text, sentence):
    reading = read_instant(text)
    assert sentence in reading.remark
    assert reading.instant is None or not reading.instant.to_the_minute


def test_two_clocks_that_disagree_clash():
    clash = read_instant("19 May 2000, 10:11:10 UTC, 07:11:10 am EDT").clash
    assert clash.apart_s == 3600.0
    assert read_instant("17 December 2017, 23:21 UTC (02:21 MSK)").clash is None  # on the next day there
    assert read_instant("17 December 2017, 07:21 UTC (18 December, 10:21 MSK)").clash.apart_s == 86400.0


def test_a_date_without_a_year_is_not_before_the_launch():
    around = Around(2017, datetime.fromisoformat("2017-12-17T07:21:00+00:00"))
    assert read_instant("19 December, 08:39 UTC", around).instant.text() == "2017-12-19T08:39Z"
    assert read_instant("3 June, 09:16 UTC", around).instant.text() == "2018-06-03T09:16Z"


@pytest.mark.parametrize("text", ["", "TBD", "soon", "10:00 UTC", "3rd"])
def test_a_text_without_a_date_states_no_instant(text):
    assert read_instant(text).instant is None
