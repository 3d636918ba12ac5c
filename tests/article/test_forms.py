"""Forms that are easily misread: zones without a table, nested templates, spans, seats."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from vitok.article.durations import Duration
from vitok.article.fields import Source, read_field
from vitok.article.instants import Around, read_instant
from vitok.article.known import identify
from vitok.article.markup import parse
from vitok.article.measures import Measure
from vitok.article.people import english_role, people
from vitok.article.reader import read
from vitok.article.zones import zones_in

BOX = "{{Infobox spaceflight|name=x\n"


def field(name, markup):
    return read_field(name, Source.of(markup), Around(2017))


@pytest.mark.parametrize("name", ["ubl", "small", "start date", "le", "convert", "abbr", "hlist", "ill"])
@pytest.mark.parametrize("depth", [13, 100])
def test_templates_within_each_other_cost_no_more_than_their_length(name, depth):
    nested = f"{{{{{name}|" * depth + "x" + "}}" * depth
    begin = time.process_time()
    read(f"{BOX}|operator={nested}|launch_date={nested}|crew_members={nested}}}}}", "x")
    assert time.process_time() - begin < 5.0


@pytest.mark.parametrize(
    ("markup", "utc"),
    [
        ("{{start date|2020|5|30|15|22|45|TZ=-04:00}}", "2020-05-30T19:22:45Z"),
        ("{{start date|2020|5|30|15|22|45|TZ=−0400}}", "2020-05-30T19:22:45Z"),
        ("{{start date|2020|5|30|22|22|45|TZ=+03:00}}", "2020-05-30T19:22:45Z"),
        ("{{Start date and time|2017|12|17|07|21|01|TZ=UTC}}", "2017-12-17T07:21:01Z"),
        ("{{of a kind unknown|2017|12|17|07|21|01|Z}}", "2017-12-17T07:21:01Z"),
        ("17 December 2017, 15:21 [[China Standard Time|CST]]", "2017-12-17T07:21Z"),
        ("17 December 2017, 15:21 {{abbr|CST|China Standard Time}}", "2017-12-17T07:21Z"),
        ("17 December 2017, 01:21 [[Central Time Zone|CST]]", "2017-12-17T07:21Z"),
    ],
)
def test_instants_of_templates_and_links(markup, utc):
    assert field("launch_date", markup).value.text() == utc


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("17 December 2017, 17:31 Almaty time", "2017-12-17T11:31Z"),
        ("17 December 2017, 17:31 Baikonur time", "2017-12-17T11:31Z"),
        ("20 July 2019, 21:28 Baikonur time", "2019-07-20T16:28Z"),
        ("17 December 2017, 22:01 ACDT", "2017-12-17T11:31Z"),
        ("17 December 2017, 12:31 Central European Time", "2017-12-17T11:31Z"),
        ("17 December 2017, 12:31 MEZ", "2017-12-17T11:31Z"),
        ("17 December 2017, 05:31 Houston time", "2017-12-17T11:31Z"),
        ("17 December 2017, 09:31 Brasília time", "2017-12-17T11:31Z"),
        ("17 June 2019, 08:31 Brasília time", "2019-06-17T11:31Z"),
        ("17 December 2017, 08:31 Kourou time", "2017-12-17T11:31Z"),
        ("17 December 2017, 17:31 QYZT", "2017-12-17T11:31Z"),
        ("1974-02-08 11:17 Eastern Time", "1974-02-08T15:17Z"),
    ],
)
def test_zones_by_their_names(text, utc):
    assert read_instant(text).instant.text() == utc


@pytest.mark.parametrize(
    "zone", ["Narnia time", "(Narnia)", "XYZT", "XQZ", "纳尼亚时间", "по времени Нарнии время"]
)
def test_a_clock_of_a_zone_in_no_table_is_left_out(zone):
    reading = read_instant(f"17 December 2017, 17:31 {zone}")
    assert reading.instant.text() == "2017-12-17"
    assert reading.remark.endswith("is not known, so that its clock is left out")
    assert read_instant(f"17 December 2017, 17:31 {zone} (11:31 UTC)").instant.text() == "2017-12-17T11:31Z"


@pytest.mark.parametrize(
    ("name", "zone", "first_year"),
    [
        ("Eastern Time", "America/New_York", 1967),
        ("Houston time", "America/Chicago", 1967),
        ("Moscow time", "Europe/Moscow", 1957),
        ("Baikonur time", "Asia/Qyzylorda", 1957),
        ("Almaty time", "Asia/Almaty", 1957),
        ("Brasília time", "America/Sao_Paulo", 1968),
    ],
)
def test_the_history_of_clocks_by_the_iana_database(name, zone, first_year):
    try:
        oracle = ZoneInfo(zone)
    except KeyError:
        pytest.skip("no time zone database")
    mine = zones_in(name)[0][2]
    noon = datetime(first_year, 3, 1, 12)
    while noon.year < 2026:
        told_h = noon.replace(tzinfo=oracle).utcoffset().total_seconds() / 3600.0
        assert mine.hours_at(noon) == told_h, noon
        noon += timedelta(days=1)


@pytest.mark.parametrize(
    "box", ["宇航信息框/dock", "космический полёт/стыковка", "Infobox spaceflight/dock"]
)  # fmt: skip
def test_visits_in_boxes_of_each_language(box):
    article = read(
        f"{BOX}|docking = {{{{{box}|docking_target=[[ISS]]|docking_date=19 December 2017, 08:39 UTC}}}}}}}}",
        "x",
    )
    assert [(each.station, each.arrival.text()) for each in article.docks] == [("iss", "2017-12-19T08:39Z")]


def test_a_field_whose_template_shows_nothing_is_listed():
    article = read(
        f"{BOX}|operator={{{{box of mine|a=1}}}}|image={{{{cn|date=May}}}}|website={{{{url|}}}}}}}}", "x"
    )
    assert article.unknown == ("operator",)


@pytest.mark.parametrize(
    ("markup", "seconds"),
    [
        ("12/13:51:59", 1086719.0),
        ("12:13:51:59", 1086719.0),
        ("{{duration|12:13:51:59}}", 1086719.0),
        ("{{duration|8:03:18:35}}", 703115.0),
        ("{{duration|195:18:35}}", 703115.0),
        ("{{ubl|12 days|17 hours|53 minutes}}", 1101180.0),
        ("12 days<br/>17 hours<br/>53 minutes", 1101180.0),
        ("165 days<br/>3960 hours", 165 * 86400.0),
        ("{{age in days|month1=12|day1=17|year1=2017|month2=12|day2=27|year2=2017}} days", 864000.0),
        ("{{Age in years and days|year1=2017|month1=12|day1=17|year2=2017|month2=12|day2=27}}", 864000.0),
    ],
)  # fmt: skip
def test_spans(markup, seconds):
    value = field("mission_duration", markup).value
    assert isinstance(value, Duration)
    assert value.duration_s == seconds


@pytest.mark.parametrize(
    ("name", "markup", "value"),
    [
        ("launch_mass", "{{gaps|7|220}} kg", Measure(7220.0, "kg")),
        ("launch_mass", "{{formatnum:7220}} kg", Measure(7220.0, "kg")),
        ("crew_size", "三人", 3),
        ("crew_size", "二名", 2),
    ],
)
def test_numbers(name, markup, value):
    assert field(name, markup).value == value


def test_minutes_of_arc():
    assert field("orbit_inclination", "51°38′").value.value == pytest.approx(51.0 + 38.0 / 60.0)
    assert field("orbit_inclination", "51°38′24″").value.value == pytest.approx(51.64)


@pytest.mark.parametrize(
    ("name", "markup", "remark"),
    [
        ("mission_duration", "a long while", "is not understood as a span of time"),
        ("mission_duration", "195:18:35", "may count days or hours"),
        ("launch_date", "once upon a time", "is not understood as an instant"),
        ("crew_size", "many", "is not understood as a number"),
        ("launch_mass", "heavy", "is not understood as a quantity"),
        ("landing_date", "TBD", ""),
        ("landing_date", "In progress", ""),
        ("mission_duration", "Unknown", ""),
        ("crew_size", "无", ""),
    ],
)
def test_what_stays_text_says_so(name, markup, remark):
    assert field(name, markup).remark == remark


@pytest.mark.parametrize(
    "markup",
    [
        "Captured: 17 December 2017, 07:00 UTC<br>Berthed: 17 December 2017, 09:00 UTC",
        "17 December 2017<br>Captured: 07:00 UTC<br>Berthed: 09:00 UTC",
    ],
)
def test_berthing_is_the_arrival(markup):
    assert field("docking_date", markup).value.text() == "2017-12-17T09:00Z"


def test_a_heading_over_two_columns_heads_people_once():
    rows = """}}
== Crew ==
{|
! Position
! colspan="2" | Crew
|-
| Commander || [[Nie Haisheng]], [[CNSA]] || Third spaceflight
|-
| Operator || [[Liu Boming]], [[CNSA]] || Second spaceflight
|}"""
    crew = read(BOX + rows, "x").crew
    assert [(each.name, each.flight) for each in crew] == [("Nie Haisheng", 3), ("Liu Boming", 2)]


def test_a_person_of_several_fields_is_one():
    markup = (
        "|crew_members=[[A Aa]], [[B Bb]]|crew_launching=[[B Bb]], [[C Cc]]|crew_landing=[[C Cc]], [[D Dd]]}}"
    )
    assert [(each.name, each.part) for each in read(BOX + markup, "x").aboard] == [
        ("A Aa", "both"), ("B Bb", "both"), ("C Cc", "both"), ("D Dd", "landing"),
    ]  # fmt: skip


def test_short_names_of_seats():
    found = people(parse("Robert Behnken, PLT"))
    assert [(each.link.text, each.role) for each in found] == [("Robert Behnken", "PLT")]
    linked = "[[Commander (space)|CDR]] [[Jim Lovell]]<br>[[Command module pilot|CMP]] [[Jack Swigert]]"
    assert [(each.link.text, each.role) for each in people(parse(linked))] == [
        ("Jim Lovell", "CDR"),
        ("Jack Swigert", "CMP"),
    ]
    assert [english_role(text) for text in ("MS2", "FE-1", "SFP", "MS-07", "ms")] == [
        "mission specialist 2", "flight engineer 1", "spaceflight participant", "", "",
    ]  # fmt: skip


def test_the_number_of_a_flight_is_its_own_persons():
    template = "}}\n== Crew ==\n{{Spaceflight crew|position1=Pilot"
    template += "|crew1_up=[[A Aa]]|flights1_up=Third|crew1_down=[[B Bb]]}}"
    assert [(each.name, each.flight) for each in read(BOX + template, "x").crew] == [
        ("A Aa", 3),
        ("B Bb", None),
    ]


def test_rockets_of_the_united_states():
    assert identify("rockets", "Saturn IB SA-206") == "saturn-1b"
    assert identify("rockets", "Space Shuttle Atlantis") == "shuttle"
    assert Source.of("{{OV|Atlantis}}").text == "Space Shuttle Atlantis"
