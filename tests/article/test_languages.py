"""A language is data: boxes of other kinds and languages, exports, and what marks hold."""

import html
import re

import pytest
from tests.article.real import excerpt

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.fields import kinds
from vitok.article.language import check_language, lexicon
from vitok.article.markup import Link, parse, plain
from vitok.article.reader import read
from vitok.errors import InputError

RUSSIAN = """{{Космический полёт
| название = Союз МС-07
| страна = {{Флаг России}} Россия
| корабль = [[Союз МС]] № 737
| ракета-носитель = [[Союз-ФГ]]
| стартовая площадка = [[Байконур]], [[Гагаринский старт|площадка № 1]]
| запуск = 17 декабря 2017 года, 10:21:01 [[Московское время|МСК]] (07:21:01 [[UTC]])
| стыковка = 19 декабря 2017 года, 11:39 мск
| расстыковка = 3 июня 2018 года, 09:16 UTC
| посадка = 3 июня 2018 года, 15:39 МСК
| место посадки = {{флаг|Казахстан}} Казахстан, 147 км юго-восточнее г. [[Жезказган]]
| длительность полёта = 168 сут 5 ч 18 мин
| NSSDC ID = 2017-081A
| наклонение = 51,66°
| апогей = 254,4 км
| перигей = 198,3 км
| численность экипажа = 3
| экипаж = [[Шкаплеров, Антон Николаевич|Антон Шкаплеров]]<br />
[[Тингл, Скотт|Скотт Тингл]]<br />[[Канаи, Норисигэ|Норисигэ Канаи]]
| предыдущая миссия = [[Союз МС-06]]
| следующая миссия = [[Союз МС-08]]
| станция = [[МКС]]
| стыковочный узел = [[Рассвет (модуль МКС)|Рассвет]]
}}"""
APOLLO = """{{Infobox Space mission
| mission_name = Apollo 11
| crew_members = 3
| call_sign = Columbia
| launch_pad = [[Kennedy Space Center Launch Complex 39|LC 39A]]<br/>[[Kennedy Space Center]]
| launch = July 16, 1969, 13:32:00 UTC
| landing = July 24, 1969<br/>16:50:35 UTC<br/>[[Pacific Ocean]]
| duration = 8 d 03 h 18 m 35 s
| mass = {{convert|43866|kg|lb}}
| previous = [[Apollo 10]]
| next = [[Apollo 12]]
}}"""


def test_a_russian_article():
    article = read(RUSSIAN, "x")
    facts = facts_of(article)
    assert (article.unknown, article.remarks, contradictions(article, facts)) == ((), (), ())
    assert [facts.instant(each).text() for each in ("launch", "docking", "undocking", "landing")] == [
        "2017-12-17T07:21:01Z", "2017-12-19T08:39Z", "2018-06-03T09:16Z", "2018-06-03T12:39Z",
    ]  # fmt: skip
    assert (facts.station, facts.port, facts.site, facts.rocket) == (
        "iss",
        "rassvet",
        "baikonur-1-5",
        "soyuz-fg",
    )
    assert (facts.spacecraft, facts.zone, facts.zone_assumed) == ("soyuz-ms", "zhezkazgan", False)
    assert [each.name for each in facts.launching] == ["Антон Шкаплеров", "Скотт Тингл", "Норисигэ Канаи"]
    assert article.measure("orbit_apoapsis").si("length") == pytest.approx(254.4e3)


def test_an_older_english_box():
    article = read(APOLLO, "x")
    facts = facts_of(article)
    assert (article.unknown, contradictions(article, facts)) == ((), ())
    assert (facts.launch[1].text(), facts.landing[1].text()) == (
        "1969-07-16T13:32:00Z",
        "1969-07-24T16:50:35Z",
    )
    assert article.fields["name"] == "Apollo 11"


def test_every_name_of_a_language_is_that_of_a_field():
    odd = {name for name in lexicon().fields.values() if name not in kinds()}
    assert not odd


def test_the_export_of_a_page():
    page = html.escape(excerpt("ms-08").replace("| name          = Soyuz MS-08\n", ""))
    export = (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"><page><title>Other</title><revision>'
        '<text xml:space="preserve">nothing</text></revision></page><page><title>Soyuz MS-08</title>'
        f'<revision><text bytes="9" xml:space="preserve">{page}</text></revision></page></mediawiki>'
    )
    article = read(export, "dump.xml")
    assert article.name == "Soyuz MS-08"
    assert article.fields["launch_date"].text() == "2018-03-21T17:44Z"


def test_marks_within_nowiki_and_comments_are_none():
    article = read(
        "{{Infobox spaceflight|name=a <nowiki>}} | x={{</nowiki> b|SATCAT=5<!-- }} | SATCAT=6 -->}}", "x"
    )
    assert article.fields == {"name": "a }} | x={{ b", "SATCAT": 5}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("{{OV|104}}", "Space Shuttle Atlantis"),
        ("{{ComV|Endeavour}}", "Crew Dragon Endeavour"),
        ("-{zh-hans:联盟;zh-hant:聯盟}-MS", "联盟MS"),
        ("Kud{{nbhyph}}Sverchkov{{nbsp}}x", "Kud-Sverchkov x"),
        ("{{UTC+8}} {{utc}}", "UTC+8 UTC"),
        ("{{Start date|2017|12|17|07|21|01|TZ=Z}}", "2017-12-17 07:21:01 UTC"),
        ("{{age in days|2017|12|17|2018|6|3}}", "2017-12-17 → 2018-6-3"),
        ("{{convert|155|-|160|km}} {{val|7220|u=kg}}", "155 - 160 km 7220 kg"),
        ("{{lang-ru|Союз}} {{lang|ru|Мир}}", "Союз Мир"),
        ("{{sortname|Neil|Armstrong}} {{abbr|LEO|low}}", "Neil Armstrong LEO"),
        ("x{{efn|y [[z]]}}{{refn|<ref>a</ref>}}{{flagicon|RUS}}", "x"),
        ("{{duration|h=5|m=3}}", "5 h 3 min"),
    ],
)
def test_templates_as_a_reader_sees_them(markup, text):
    assert plain(parse(markup)) == text


def test_a_link_to_another_language_tells_its_title():
    port, rocket = "{{le|晨曦号实验舱|Rassvet (ISS module)}}", "{{ill|Soyuz-FG|ru|Союз}}"
    article = read(f"{{{{Infobox spaceflight|docking_port={port}|launch_rocket={rocket}}}}}", "x")
    assert article.fields["docking_port"] == Link("晨曦号实验舱", "Rassvet (ISS module)")
    assert article.fields["launch_rocket"] == Link("Soyuz-FG")


@pytest.mark.parametrize(
    ("markup", "place", "site", "assumed"),
    [
        ("[[Baikonur]], [[Baikonur Cosmodrome Site 31|Site 31]]", "baikonur", "baikonur-31-6", False),
        ("Baikonur [[Gagarin's Start|1/5]]", "baikonur", "baikonur-1-5", False),
        ("[[拜科努尔航天发射场]]", "baikonur", "baikonur-1-5", True),
        ("[[Kennedy Space Center|Kennedy]], LC-39A", "kennedy", "kennedy", True),
        ("{{CHN}}[[酒泉卫星发射中心]]", "jiuquan", "jiuquan", True),
    ],
)  # fmt: skip
def test_sites_and_pads(markup, place, site, assumed):
    facts = facts_of(
        read(f"{{{{Infobox spaceflight|launch_rocket=[[Soyuz-FG]]|launch_site={markup}}}}}", "x")
    )
    assert (facts.place, facts.site, facts.pad_assumed) == (place, site, assumed)


@pytest.mark.parametrize(
    ("text", "zone", "assumed"),
    [
        ("148 km SE of Dzheskasgan", "zhezkazgan", False),
        ("[[Kazakh Steppe]], 155 km southeast of [[Jezkazgan]]", "zhezkazgan", False),
        ("[[哈萨克斯坦]]", "zhezkazgan", True),
        ("[[东风着陆场]]", "dongfeng", False),
        ("[[Gulf of Mexico]], near Pensacola", "gulf-of-mexico", False),
        ("on the Moon", None, False),
    ],
)
def test_zones(text, zone, assumed):
    facts = facts_of(read(f"{{{{Infobox spaceflight|landing_site={text}}}}}", "x"))
    assert (facts.zone, facts.zone_assumed) == (zone, assumed)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "xx.toml: the table [infobox] is missing; every language has it"),
        ("infobox.names = ['box']", "xx.toml: the table [fields] is missing"),
        ("[infobox]\n[fields]", "[infobox] names must be a list of the boxes' names, not None"),
        ("infobox.names = ['box']\n[fields]\n[role]", "'role' is no table of a language; there are infobox"),
    ],
)
def test_a_language_without_what_it_needs_is_told(content, sentence):
    with pytest.raises(InputError, match=re.escape(sentence)):
        check_language(content, "xx.toml")


def test_a_language_of_boxes_and_fields_alone_is_one():
    check_language("name = 'X'\ninfobox.names = ['box']\nfields.a = 'name'", "xx.toml")
