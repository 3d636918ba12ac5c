"""The people of an article: in fields, tables, templates and lists, up and down, prime and backup."""

import pytest

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.markup import parse
from vitok.article.people import people
from vitok.article.reader import read


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("[[A Aa]], [[B Bb]], [[C Cc]]", ["A Aa", "B Bb", "C Cc"]),
        ("[[A Aa]] and [[B Bb]]", ["A Aa", "B Bb"]),
        ("{{flagicon|PRC}} [[甲]]、[[张晓光_(航天员)|张晓光]]和[[丙]]", ["甲", "张晓光", "丙"]),
        ("[[A Aa]], [[NASA]]<br>[[B Bb]] ([[ESA]])<br/>{{USA}} [[C Cc]]", ["A Aa", "B Bb", "C Cc"]),
        ("{{plainlist|\n* [[A Aa]]\n* [[Boris Brown|B. Brown]]\n* C Cc}}", ["A Aa", "B. Brown", "C Cc"]),
        ("James D. Halsell, Jr., Scott J. Horowitz", ["James D. Halsell, Jr", "Scott J. Horowitz"]),
        ("Commander: [[A Aa]]<br>[[B Bb]] (Flight Engineer)", ["A Aa", "B Bb"]),
        ("{{flag|Russia}} Anton Shkaplerov", ["Anton Shkaplerov"]),
        ("Олег Кононенко и Энн Макклейн", ["Олег Кононенко", "Энн Макклейн"]),
        ("安东·什卡普列罗夫、斯科特·廷格尔", ["安东·什卡普列罗夫", "斯科特·廷格尔"]),
        ("<ul><li>[[A Aa]]<li>[[B Bb]]</ul>", ["A Aa", "B Bb"]),
        ("1. [[A Aa]]<br>2. [[B Bb]]", ["A Aa", "B Bb"]),
        ("[[A Aa]] ([[NASA]])/[[B Bb]] ([[ESA]])", ["A Aa", "B Bb"]),
        ("聂海胜（指令长）、刘伯明", ["聂海胜", "刘伯明"]),
        ("[[Soyuz MS-07]] crew, [[Expedition 54]]", []),
        ("乘员3人", []),
        ("None", []),
        ("无", []),
        ("3", []),
    ],
)  # fmt: skip
def test_people_of_a_field(markup, names):
    assert [each.link.text for each in people(parse(markup))] == names


def test_headings_tell_parts_and_backups():
    found = people(
        parse("'''Launching:'''<br>[[A Aa]]<br>'''Landing:'''<br>[[B Bb]]<br>'''Backup crew'''<br>[[C Cc]]")
    )
    assert [(each.link.text, each.part, each.backup) for each in found] == [
        ("A Aa", "launching", False),
        ("B Bb", "landing", False),
        ("C Cc", "both", True),
    ]


def test_words_beside_a_person_tell_role_and_part():
    found = people(parse("[[A Aa]] <small>(Up/Down)</small><br>[[B Bb]] (up), commander<br>Landed: [[C Cc]]"))
    assert [(each.link.text, each.part, each.role) for each in found] == [
        ("A Aa", "both", ""),
        ("B Bb", "launching", "commander"),
        ("C Cc", "landing", ""),
    ]
    assert [each.role for each in people(parse("聂海胜（指令长）、刘伯明"))] == ["指令长", ""]


BOX = "{{Infobox spaceflight|name=x}}\n"
TEMPLATE = """== Crew ==
{{Spaceflight crew
|terminology = Cosmonaut
|position1 = Commander
|crew1_up = {{flagicon|RUS}} [[A Aa (cosmonaut)|A Aa]], [[Roscosmos]]
|flights1_up = Third
|crew1_down = {{flagicon|RUS}} [[A Aa (cosmonaut)|A Aa]], [[Roscosmos]]
|position2 = Flight Engineer 1
|crew2_up = [[B Bb]]
|flights2_up = First
|crew2_down = [[C Cc]]
|flights2_down = 2nd
}}
== Backup crew ==
{{Spaceflight crew|position1=Commander|crew1=[[D Dd]]}}
"""
ROWS = """== Crew ==
{| class=wikitable
! Position !! Launching crew member !! Landing crew member
|-
| Commander || colspan=2 | [[A Aa]], [[Roscosmos]]<br>Third spaceflight
|-
| rowspan="2" | Flight Engineer 1 || [[B Bb]]<br>First spaceflight || [[C Cc]]<br>2nd spaceflight
|}
=== Reserve crew ===
<table><tr><th>Position</th><th>Astronaut</th></tr><tr><td>Commander<td>[[D Dd]]</tr></table>
"""


@pytest.mark.parametrize("section", [TEMPLATE, ROWS])
def test_a_swap_in_a_template_and_in_a_table_with_spans(section):
    article = read(BOX + section, "x")
    assert [(each.name, each.english_role, each.part, each.flight) for each in article.crew] == [
        ("A Aa", "commander", "both", 3),
        ("B Bb", "flight engineer 1", "launching", 1),
        ("C Cc", "flight engineer 1", "landing", 2),
    ]
    assert [each.name for each in article.backup] == ["D Dd"]
    facts = facts_of(article)
    assert [each.name for each in facts.launching] == ["A Aa", "B Bb"]
    assert [each.name for each in facts.landing_crew] == ["A Aa", "C Cc"]


def test_a_list_tells_a_crew():
    article = read(
        BOX
        + "== Crew ==\n*[[A Aa]] (5), Commander\n* '''Pilot''': [[B Bb]] (3)\n; Backup crew\n* [[C Cc]]\n",
        "x",
    )
    assert [(each.name, each.english_role, each.flight) for each in article.crew] == [
        ("A Aa", "commander", 5),
        ("B Bb", "pilot", 3),
    ]
    assert [each.name for each in article.backup] == ["C Cc"]


def test_a_russian_list_by_dashes():
    article = read(
        BOX + "== Экипаж ==\n* Командир — Антон Шкаплеров\n=== Дублёры ===\n* [[Сергей Прокопьев]]\n", "x"
    )
    assert [(each.name, each.english_role) for each in article.crew] == [("Антон Шкаплеров", "commander")]
    assert [each.name for each in article.backup] == ["Сергей Прокопьев"]


def test_flights_before_this_one_are_counted_on():
    table = "== 航天员 ==\n{|\n! 姓名 || 职责 || 飞行次数\n|-\n|[[甲]] || 指令长 || 1"
    table += "\n|-\n|[[乙]] || 操作手 || 0\n|}"
    assert [each.flight for each in read(BOX + table, "x").crew] == [2, 1]


@pytest.mark.parametrize(
    ("box", "table", "size"),
    [
        ("[[Scott D. Tingle]]", "[[Scott Tingle]]", None),
        ("[[Richard R. Arnold]]", "[[Ricky Arnold|Ricky Arnold]]", None),
        ("[[Yuri V. Usachov]]", "[[Yury Usachev]]", None),
        ("安东∙什卡普列罗夫", "安东·施卡普列洛夫", None),
        ("[[Scott D. Tingle]]", "[[Randolph Bresnik]]", "1 person"),
        ("金井宣茂", "野口聪一", "1 person"),
    ],
)
def test_two_spellings_of_a_name_are_one_and_two_names_are_not(box, table, size):
    field = f"{{{{Infobox spaceflight|name=x|crew_members={box}}}}}\n== Crew ==\n"
    rows = f"{{|\n! Position !! Name\n|-\n| Commander || {table}\n|}}"
    article = read(field + rows, "x")
    found = contradictions(article, facts_of(article))
    assert [each.size for each in found] == ([size] if size else [])
