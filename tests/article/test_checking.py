"""Contradictions of articles, what physics says of them, and the mission file that comes of one."""

import json
import sys
import tomllib

import pytest
from tests.article.test_reading import CHINESE, ENGLISH
from vitok.article.consistency import contradictions, span_text

import vitok
from vitok.article.facts import facts_of
from vitok.article.reader import read
from vitok.cli import main
from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE

SETS = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
# the flight of Soyuz MS-07 in the words of an infobox, with the two landing times that articles have
MS_07 = (
    CHINESE.replace("联盟MS-99", "联盟MS-07")
    .replace("2027-001A", "2017-081A")
    .replace("10天5时5分", "168天5时18分")
    .replace("1月3日 08:39 UTC", "2017年12月19日 08:39 UTC")
    .replace("2027年1月11日 09:16 UTC", "2018年6月3日 09:16 UTC")
    .replace("2027年1月1日 10:21（莫斯科时间）", "2017年12月17日 7:21 UTC")
    .replace("2027年1月11日 20:26:30 北京时间", "2018年6月3日 12:59 UTC")
)


def found_in(text):
    article = read(text, "x")
    return contradictions(article, facts_of(article))


def test_sound_articles_do_not_contradict_themselves():
    assert found_in(CHINESE) == ()
    assert found_in(ENGLISH) == ()


@pytest.mark.parametrize(
    ("written", "instead", "what", "size"),
    [
        ("10天5时5分", "10天5时25分", "mission_duration against its two ends", "19 min 30 s"),
        ("2027-001A", "2026-001A", "year of the COSPAR number against the launch", "1 year"),
        ("crew_size = 2", "crew_size = 3", "size of the crew", "1 person"),
        ("{{flagicon|USA}} {{le|乙|Boris B.}}", "{{le|丙|Clara C.}}", "names of the crew", "1 person"),
        (
            "{{le|晨曦号实验舱|Rassvet (ISS module)}}",
            "[[天和核心舱]]",
            "port against station",
            "tianhe belongs to tiangong",
        ),
        ("1月3日 08:39", "1月12日 08:39", "undocking before docking", "23 h"),
        ("SATCAT = 91001", "SATCAT = -91001", "sign", "91001"),
    ],
)
def test_each_contradiction_tells_its_size(written, instead, what, size):
    assert written in CHINESE
    found = [each for each in found_in(CHINESE.replace(written, instead)) if each.what == what]
    assert found, what
    assert size in found[0].size
    assert found[0].resolved_by


def test_spans_in_words():
    assert span_text(1164.0) == "19 min 24 s"
    assert span_text(-14534280.0) == "168 d 5 h 18 min"
    assert span_text(0.2) == "0 s"


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    file = tmp_path_factory.mktemp("article") / "ms-07.wikitext"
    file.write_text(MS_07, encoding="utf-8")
    return file


def test_physics_decides_between_two_landing_times(article):
    found = vitok.check(article, [SETS])
    (contradiction,) = found.contradictions
    assert contradiction.size.startswith("20 min")
    assert "12:59Z (landing_date) is impossible" in contradiction.decided
    assert "12:39Z (launch_date + mission_duration) fits" in contradiction.decided
    verdicts = {(each.event, each.stated_utc): each.verdict for each in found.physics}
    assert verdicts == {
        ("lift-off", "2017-12-17T07:21Z"): "fits",
        ("docking", "2017-12-19T08:39Z"): "fits",
        ("landing", "2018-06-03T12:59Z"): "impossible",
        ("landing", "2018-06-03T12:39Z"): "fits",
    }


def test_a_check_shows_itself(article):
    found = vitok.check(article)
    assert repr(found) == f"<{found.name}: 1 contradiction, 0 verdicts of physics>"
    assert (
        "&lt;" not in found.name and "<td>mission_duration against its two ends</td>" in found._repr_html_()
    )


def test_a_launch_out_of_the_plane_is_impossible(article):
    article = article.with_name("late.wikitext")
    article.write_text(MS_07.replace("7:21 UTC", "8:21 UTC"), encoding="utf-8")
    lift_off = vitok.check(article, SETS).physics[0]
    assert lift_off.verdict == "impossible"
    assert lift_off.difference_s == pytest.approx(3607.0, abs=30.0)


def test_what_the_catalogue_does_not_know_cannot_be_judged(tmp_path):
    file = tmp_path / "x.wikitext"
    file.write_text(ENGLISH.replace("Soyuz-FG", "Falcon 9"), encoding="utf-8")
    first = vitok.check(file, [SETS]).physics[0]
    assert first.verdict == "cannot be judged"
    assert "falcon-9, is not in the catalogue" in first.because
    assert list(first.summary()) == ["event", "verdict", "because"]


def test_the_imported_mission_is_a_mission_with_its_record(article, tmp_path):
    out = tmp_path / "mission.toml"
    vitok.import_article(article, out, tle=[SETS])
    mission = tomllib.loads(out.read_text(encoding="utf-8"))
    assert (mission["name"], mission["rocket"], mission["port"]) == ("soyuz-ms-07", "soyuz-fg", "rassvet")
    assert mission["profile"] == "34-orbit"
    assert [member["name"] for member in mission["crew"]] == ["Anna A.", "Boris B."]
    landings = [fact["value"] for fact in mission["record"] if fact["key"] == "landing.utc"]
    assert landings == ["2018-06-03T12:59:00Z", "2018-06-03T12:39:00Z"]
    assert out.read_text(encoding="utf-8").count("# assumption") >= 5


def test_the_imported_mission_flies_to_the_steppe(article, tmp_path):
    out = tmp_path / "mission.toml"
    vitok.import_article(article, out, tle=[SETS])
    flight = vitok.fly(out)
    landing = flight.events[-1]
    assert landing.name == "landing"
    assert landing.detail["aim_miss_km"] < 28.0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("[[联盟-FG]]", "[[猎鹰9号]]"), "the rocket, falcon-9, is not in the catalogue"),
        (("2017年12月17日 7:21 UTC", "2017年12月17日"), "states no instant of launch"),
        (("|docking_port = {{le|晨曦号实验舱|Rassvet (ISS module)}}", ""), "names no port"),
    ],
)
def test_an_article_that_lacks_what_a_mission_needs_is_refused(tmp_path, change, sentence):
    file = tmp_path / "x.wikitext"
    file.write_text(MS_07.replace(*change), encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        vitok.import_article(file, tmp_path / "mission.toml", tle=SETS)
    assert not (tmp_path / "mission.toml").exists()


def test_the_command_prints_facts_and_contradictions(article, capsys, monkeypatch):
    for options in ([], ["--json"]):
        monkeypatch.setattr(sys, "argv", ["vitok", "check", str(article), *options])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 0
        out = capsys.readouterr().out
        if options:
            assert json.loads(out)["fields"]["SATCAT"] == 91001
        else:
            assert "contradiction, mission_duration" in out
    monkeypatch.setattr(sys, "argv", ["vitok", "check", str(article.parent)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
