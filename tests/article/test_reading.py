"""Articles of all sorts read: right facts, or one sentence."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitok.article.durations import Duration
from vitok.article.markup import Link
from vitok.article.measures import Measure
from vitok.article.reader import read, read_file
from vitok.errors import InputError

CHINESE = """{{宇航信息框
|name = 联盟MS-99
|image = Soyuz.jpg <!-- a picture -->
|COSPAR_ID = 2027-001A
|SATCAT = 91001
|mission_duration = 10天5时5分
|spacecraft_type = [[联盟MS]] 11F747
|space_station = [[国际空间站]]
|start_date = 1月3日 08:39 UTC
|end_date = 2027年1月11日 09:16 UTC
|docking_port = {{le|晨曦号实验舱|Rassvet (ISS module)}}
|crew_size = 2
|crew_members = {{le|甲|Anna A.}}<br>{{le|乙|Boris B.}}
|launch_date = 2027年1月1日 10:21（莫斯科时间）
|launch_rocket = [[联盟-FG]]
|launch_site = [[拜科努尔航天发射场]]
|landing_date = 2027年1月11日 20:26:30 北京时间
|landing_site = [[哈萨克斯坦]]
|previous_mission = [[File:Patch.png|30px]][[联盟MS-98]]
|fuel_colour = 绿
|apogee_mood =
}}
飞船返回时携带了[[某杯]]用球[[球九]]。<ref>{{Cite web|url=http://example.org/a|title=A title}}</ref>
{| class="wikitable"
!职位
!姓名
!飞行次数
|-
|指令长
|{{Flagicon|RUS}} {{le|甲|Anna A.}}
|第3次
|-
|飞行工程师1
|{{flagicon|USA}} {{le|乙|Boris B.}}
|首次
|}
[[Category:2027年航天]]
"""

ENGLISH = """{{short description|A flight}}
{{Infobox spaceflight
| name = Soyuz MS-98
| mission_type = ISS crew transport
| operator = [[Roscosmos]]
| mission_duration = 168 days, 5 hours, 18 minutes
| spacecraft = Soyuz MS {{nowrap|No. 737}}
| spacecraft_type = [[Soyuz MS]]
| launch_mass = {{convert|7150|kg|lb|abbr=on}}
| crew_size = 3
| crew_members = {{plainlist|
* [[Anna Adams]]
* [[Boris Brown|B. Brown]]
* Chiyo Cho}}
| crew_callsign = ''Astra''
| launch_date = {{start-date|17 December 2027, 07:21:01 UTC|timezone=yes}}
| launch_rocket = [[Soyuz-FG]]<ref>A rocket</ref>
| launch_site = [[Baikonur Cosmodrome|Baikonur]], [[Gagarin's Start|Site 1/5]]
| landing_date = {{end date|2028|6|2|12|39|13|UTC}}
| landing_site = [[Kazakhstan]]
| orbit_inclination = 51.66°
| docking = {{Infobox spaceflight/Dock
 | docking_target = [[International Space Station|ISS]]
 | docking_port = [[Rassvet (ISS module)|''Rassvet'' nadir]]
 | docking_date = 19 December 2027, 08:39 UTC
 | undocking_date = 2 June 2028, 09:16 UTC
 | time_docked = 166 days, 37 minutes
}}
}}
It carried the [[Telstar 18]] ball home.
{| class="wikitable"
! Position !! Crew member
|-
| Commander || {{flagicon|RUS}} [[Anna Adams]], [[Roscosmos]]<br>Third spaceflight
|-
| Flight Engineer 1 || [[Boris Brown|B. Brown]], [[NASA]]<br>First spaceflight
|-
| Flight Engineer 2 || Chiyo Cho, [[JAXA]]<br>2nd spaceflight
|}
"""


def test_a_chinese_article_gives_every_field_its_type():
    article = read(CHINESE, "a.wikitext")
    fields = article.fields
    assert (len(fields), article.field_count) == (19, 20)
    assert article.unknown == ("fuel_colour",)
    assert fields["fuel_colour"] == "绿"
    assert fields["SATCAT"] == 91001
    assert fields["image"] == "Soyuz.jpg"
    assert fields["mission_duration"] == Duration(10 * 86400.0 + 5 * 3600.0 + 300.0, 60.0)
    assert fields["launch_date"].text() == "2027-01-01T07:21Z"
    assert fields["start_date"].text() == "2027-01-03T08:39Z"  # the year is that of the launch
    assert fields["landing_date"].text() == "2027-01-11T12:26:30Z"
    assert fields["docking_port"] == Link("晨曦号实验舱", "Rassvet (ISS module)")
    assert fields["crew_members"] == (Link("甲", "Anna A."), Link("乙", "Boris B."))
    assert fields["previous_mission"].text == "联盟MS-98"
    assert article.mission_pictures == {"previous_mission": ("Patch.png",)}
    assert article.categories == ("2027年航天",)
    assert [(each.title, each.url) for each in article.references] == [("A title", "http://example.org/a")]
    assert [each.name for each in article.cargo] == ["球九"]
    assert [(m.english_role, m.english_name, m.country, m.flight) for m in article.crew] == [
        ("commander", "Anna A.", "RUS", 3),
        ("flight engineer 1", "Boris B.", "USA", 1),
    ]


def test_an_english_article_with_a_template_in_a_template():
    article = read(ENGLISH, "b.wikitext")
    fields = article.fields
    assert article.unknown == ()
    assert fields["launch_date"].text() == "2027-12-17T07:21:01Z"
    assert fields["landing_date"].text() == "2028-06-02T12:39:13Z"
    assert fields["docking_date"].text() == "2027-12-19T08:39Z"
    assert fields["time_docked"] == Duration(166 * 86400.0 + 37 * 60.0, 60.0)
    assert fields["launch_mass"] == Measure(7150.0, "kg")
    assert fields["orbit_inclination"] == Measure(51.66, "°")
    assert fields["spacecraft"].text == "Soyuz MS No. 737"
    assert fields["launch_rocket"].text == "Soyuz-FG"
    assert [link.text for link in fields["crew_members"]] == ["Anna Adams", "B. Brown", "Chiyo Cho"]
    assert [each.name for each in article.cargo] == ["Telstar 18"]
    assert [(m.english_role, m.name, m.flight) for m in article.crew] == [
        ("commander", "Anna Adams", 3),
        ("flight engineer 1", "B. Brown", 1),
        ("flight engineer 2", "Chiyo Cho", 2),
    ]


def test_a_dragon_and_a_progress_are_read():
    dragon = read(
        "{{Infobox spaceflight|name=SpaceX Crew-99|spacecraft=''[[Crew Dragon Endeavour|Endeavour]]''"
        "|spacecraft_type=[[Crew Dragon]]|crew_size=4|launch_date=April 23, 2027, 09:49 UTC (5:49 am EDT)"
        "|launch_rocket=[[Falcon 9 Block 5]]|landing_date=2027-11-09 03:33 UTC|extra_field=x}}",
        "dragon",
    )
    assert dragon.fields["launch_date"].text() == "2027-04-23T09:49Z"
    assert dragon.fields["crew_size"] == 4
    assert dragon.unknown == ("extra_field",)
    assert dragon.crew == ()
    progress = read(
        "{{Infobox spaceflight\n| name = Progress MS-99\n| launch_date = 31 March 2027, 16:23 [[UTC]]\n"
        "| payload_mass = {{convert|2425|kg|lb}}\n| launch_mass =\n| decay_date = 20 October 2027\n}}",
        "progress",
    )
    assert progress.fields["payload_mass"] == Measure(2425.0, "kg")
    assert progress.fields["decay_date"].precision == "day"
    assert "launch_mass" not in progress.fields


def test_a_span_in_a_template_is_a_duration():
    article = read(
        "{{Infobox spaceflight|mission_duration={{time interval|17 December 2017 07:21|3 June 2018 12:39}}}}",
        "x",
    )
    assert article.fields["mission_duration"] == Duration(14534280.0, 60.0)


def test_a_broken_table_costs_the_crew_and_nothing_else():
    article = read(CHINESE.replace("|}\n", "\n"), "broken")
    assert article.crew == ()
    assert article.fields["SATCAT"] == 91001


@pytest.mark.parametrize("noise", ["{{", "[[", "{|\n", "<ref>", "|}\n|-\n", "{{a|[[b]]}} lorem = ' <br> "])
def test_a_megabyte_of_noise_costs_no_time(noise):
    begin_s = time.process_time()
    article = read(CHINESE + noise * (1_000_000 // len(noise)), "noisy")
    assert time.process_time() - begin_s < 3.0
    assert article.fields["SATCAT"] == 91001
    assert len(article.crew) in (0, 2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "x is empty"),
        ("Just a sentence.", "x has no infobox of a spaceflight"),
        ("{{Infobox settlement|name=Baikonur}}", "no infobox of a spaceflight, only 'Infobox settlement'"),
        ("{{Infobox spaceflight|name=Soyuz", "the infobox 'Infobox spaceflight' does not end"),
    ],
)
def test_what_is_no_article_is_one_sentence(text, sentence):
    with pytest.raises(InputError, match=sentence):
        read(text, "x")


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path):
    wrong = tmp_path / "latin.wikitext"
    wrong.write_bytes("{{Infobox spaceflight|name=Sójuz}}".encode("latin-1"))
    with pytest.raises(
        InputError, match=r"latin.wikitext is not a text file in UTF-8: byte 28 is wrong, in line 1: is it in"
    ):
        read_file(wrong)
    with pytest.raises(InputError, match="is no regular file but a folder"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="there is no file"):
        read_file(tmp_path / "nowhere")
    wide = tmp_path / "wide.wikitext"
    wide.write_bytes("{{Infobox spaceflight|name=x}}".encode("utf-16"))
    with pytest.raises(InputError, match="not a text file in UTF-8 but in UTF-16"):
        read_file(wide)
    wide.write_bytes("{{宇航信息框|name=联盟号飞船}}".encode("gbk"))
    with pytest.raises(InputError, match="is it in GBK"):
        read_file(wide)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="{}[]|='<>-!\n ab1:年月日天第次职位联盟", max_size=400))
def test_no_text_leads_to_anything_but_a_sentence(text):
    for article in (text, "{{Infobox spaceflight|launch_date=" + text + "}}", CHINESE + text):
        try:
            read(article, "x").summary()
        except InputError as error:
            assert "\n" not in str(error).replace(text, "")
