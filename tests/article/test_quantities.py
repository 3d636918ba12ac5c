"""Spans of time, quantities and counts of many forms, and what their last unit leaves open."""

import pytest

from vitok.article.durations import read_duration
from vitok.article.measures import Measure, read_count, read_measure, read_period

DAY = 86400.0
MS_07 = 168 * DAY + 5 * 3600.0 + 18 * 60.0


@pytest.mark.parametrize(
    ("text", "seconds", "tolerance_s"),
    [
        ("168天5时18分", MS_07, 60.0),
        ("168 days, 5 hours, 18 minutes", MS_07, 60.0),
        ("5 hours 18 minutes and 168 days", MS_07, 60.0),
        ("168d 5h 18m", MS_07, 60.0),
        ("168 суток 5 ч 18 мин", MS_07, 60.0),
        ("一百六十八天五小时十八分", MS_07, 60.0),
        ("十四天十四小时二十九分", 14 * DAY + 14 * 3600.0 + 29 * 60.0, 60.0),
        ("4,037 hours 18 minutes", MS_07, 60.0),
        ("168 days, 5:18", MS_07, 60.0),
        ("168 days 05:18:13", MS_07 + 13.0, 1.0),
        ("197天16小时15分钟", 197 * DAY + 16 * 3600.0 + 15 * 60.0, 60.0),
        ("6 hours", 21600.0, 3600.0),
        ("6:44", 24240.0, 60.0),
        ("1,000 days", 1000 * DAY, DAY),
        ("1.5 days", 1.5 * DAY, 0.1 * DAY),
        ("5½ hours", 19800.0, 36.0),
        ("two weeks", 14 * DAY, 7 * DAY),
        ("3 months", 3 * 2_629_800.0, 2_629_800.0),
        ("1年零3个月", 31_557_600.0 + 3 * 2_629_800.0, 2_629_800.0),
        ("4 days achieved", 4 * DAY, DAY),
        ("Planned: 14 days\nFinal: 15 days, 2 hours", 15 * DAY + 7200.0, 3600.0),
        ("14 days (planned)\n15 days (elapsed)", 15 * DAY, DAY),
        ("7 days planned, 8 days 3 hours actual", 8 * DAY + 10800.0, 3600.0),
        ("14 days, 14 hours, 29 minutes (233 orbits)", 14 * DAY + 14 * 3600.0 + 29 * 60.0, 60.0),
        ("17 December 2017 07:21:00 → 3 June 2018 12:39:00", MS_07, 1.0),
        ("168:05:18", None, None),  # of days, or of hours
        ("unknown", None, None),
        ("2 sols", None, None),
    ],
)
def test_spans_of_many_forms(text, seconds, tolerance_s):
    found = read_duration(text).duration
    if seconds is None:
        assert found is None
    else:
        assert (found.duration_s, found.tolerance_s) == pytest.approx((seconds, tolerance_s))
        assert not found.planned


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("99999999999 days", "longer than 1000 years"),
        ("-5 days", "it is negative"),
        ("30 February 2017 → 3 June 2018", "out of range"),
    ],
)
def test_a_span_that_cannot_be_is_a_remark(text, sentence):
    found = read_duration(text)
    assert found.duration is None
    assert sentence in found.remark


def test_a_span_that_is_planned_says_so():
    assert read_duration("5 years (planned)").duration.planned


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("7,220", Measure(7220.0, "")),
        ("7 220 kg", Measure(7220.0, "kg")),
        ("86,430,555 statue miles", Measure(86430555.0, "statue miles")),
        ("6.6 million km (4.1 million mi)", Measure(6.6e6, "km")),
        ("1.3万公里", Measure(13000.0, "公里")),
        ("360 kg (794 lb)", Measure(360.0, "kg")),
        ("51,66°", Measure(51.66, "°")),
        ("198.3–254.4 km", Measure(198.3, "km")),
        ("7220±10 kg", Measure(7220.0, "kg")),
        ("42.8度", Measure(42.8, "度")),
        ("unknown", None),
    ],
)
def test_quantities_of_many_forms(text, measure):
    assert read_measure(text) == measure


def test_quantities_in_si():
    assert Measure(210.0, "千米").si("length") == 210e3
    assert Measure(100.0, "mi").si("length") == pytest.approx(160934.4)
    assert Measure(7.2, "t").si("mass") == pytest.approx(7200.0)
    assert Measure(7220.0, "").si("mass", "kg") == 7220.0
    assert Measure(46.0, "watts").si("mass") is None


@pytest.mark.parametrize(
    ("text", "minutes"), [("1小时29分40秒", 89.666667), ("91.04 minutes", 91.04), ("5340 s", 89.0)]
)
def test_periods(text, minutes):
    assert read_period(text).value == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("text", "count"), [("3,216", 3216), ("233圈", 233), ("three", 3), ("~155", 155), ("none", None)]
)
def test_counts(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize("read", [read_measure, read_count])
def test_a_number_of_400_digits_is_none(read):
    with pytest.raises(ValueError, match="more digits than any number of an article"):
        read("9" * 400)
