"""Whatever is written, an answer comes within two seconds: facts and remarks, or one sentence."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.article.real import excerpt

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.reader import read
from vitok.article_check import Checked
from vitok.errors import InputError

LONGEST_S = 2.0
HEAD = "{{Infobox spaceflight|name=x|launch_date=1 May 2018, 10:00 UTC|"
FIELDS = ["landing_date", "mission_duration", "crew_members", "website", "launch_mass", "landing_site"]
NOISE = [
    "1",
    "1,",
    "<a ",
    "<ref>",
    "{{",
    "[[a|",
    "''",
    "|",
    "年",
    "1 day ",
    "1 January 2018 ",
    "10:00 UTC (",
    "[[A B]], ",
    "{{coord|",
]


def checked(text):
    article = read(text, "x")
    facts = facts_of(article)
    return Checked(article, facts, contradictions(article, facts), ())


@pytest.mark.parametrize("noise", NOISE)
def test_a_megabyte_in_a_field_costs_no_time(noise):
    for field in FIELDS:
        begin_s = time.process_time()
        try:
            checked(f"{HEAD}{field}={noise * (1_000_000 // len(noise))}|SATCAT=43063}}}}")
        except InputError as error:
            assert "\n" not in str(error)
        assert time.process_time() - begin_s < LONGEST_S, field


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("SATCAT=" + "9" * 400, "more digits than any number"),
        ("launch_mass=" + "9" * 400, "more digits than any number"),
        ("mission_duration=99999999999 days", "longer than 1000 years"),
        ("landing_date=0001年1月1日 0:21 UTC+8", "year 1 is not in 1900 to 2199"),
        ("landing_date=30 February 2027, 10:00 UTC", "day is out of range"),
        ("website=" + "<a " * 8_000, "cut there"),
        ("mission_duration=" + "9" * 10_000, "cut there"),
    ],
)
def test_a_field_that_cannot_be_is_a_remark_and_not_the_end(field, sentence):
    found = checked(f"{HEAD}{field}|crew_size=3}}}}")
    assert any(sentence in each.why for each in found.article.remarks)
    assert found.article.fields["crew_size"] == 3
    assert not found.wrong


def test_surrogates_leave_a_document_that_round_trips():
    found = checked("{{Infobox spaceflight|name=x&#xD800;&#99999999999;&bogus;\ud800}}")
    text = json.dumps(found.summary(), ensure_ascii=False, allow_nan=False)
    assert json.loads(text.encode("utf-8")) == found.summary()


def test_documents_of_real_articles_round_trip():
    for name in ("ms-07", "ms-13", "shenzhou-10", "aryabhata"):
        summary = checked(excerpt(name)).summary()
        assert json.loads(json.dumps(summary, allow_nan=False)) == summary


MARKS = (
    "{{ }} [[ ]] | = <br> <ref> </ref> <!-- --> <nowiki> </nowiki> {| |} |- ! '' * "
    "launch_date landing_date mission_duration crew_members docking= "
    "{{Infobox_spaceflight/Dock| docking_date= undocking_date= SATCAT= {{coord| {{le| "
    "{{convert| {{Spaceflight_crew|crew1= 2017-12-17 7:21 24:00 25:61 UTC MSK CST "
    "+03:00 年 月 日 时 下午 十 99999999999 -5 days d km ( ) 联盟MS-07 Commander 第3次 0 1900 "
    "9999 → Ⅷ ² \u2028 \ud800"
)
PIECES = st.sampled_from([*MARKS.split(" "), "\n", "== Crew ==\n", "{{time interval|", "Soyuz MS-07"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60))
def test_no_markup_leads_to_anything_but_facts_or_a_sentence(pieces):
    noise = "".join(pieces)
    for text in (
        f"{HEAD}{noise}}}}}",
        f"{HEAD}landing_date={noise}|mission_duration={noise}}}}}",
        excerpt("ms-07") + noise,
        noise,
    ):
        try:
            json.dumps(checked(text).summary(), allow_nan=False).encode("utf-8")
        except InputError as error:
            assert str(error).count("\n") == 0


def test_a_hundred_articles_take_a_second(figure):
    texts = [
        excerpt(name) for name in ("ms-07", "ms-08", "ms-13", "ms-17", "sts-101", "shenzhou-10", "tianzhou-1")
    ]
    for text in texts:
        checked(text)
    begin_s = time.process_time()
    for _ in range(3):
        for text in texts:
            checked(text)
    per_article_s = (time.process_time() - begin_s) / (3 * len(texts))
    figure("articles a second without physics", "a dump of thousands", "100", f"{1.0 / per_article_s:.0f}")
    assert per_article_s < 0.05  # on a machine that does other work as well
