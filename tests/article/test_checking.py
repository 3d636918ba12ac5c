"""Contradictions of articles, what physics says of them, and the mission file that comes of one."""

import io
import json
import sys
import tomllib

import pytest
from tests.article.real import excerpt
from tests.article.test_reading import CHINESE, ENGLISH

import vitok
from vitok.article.contradiction import span_text
from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.reader import read
from vitok.cli import main
from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE

SETS = CATALOGUE / "element_sets" / "iss-2017-12_2018-06.tle"
# the flight of Soyuz MS-07 in the words of an infobox, with the two landing times that articles have
MS_07 = (
    CHINESE.replace("联盟MS-99", "联盟MS-07")
    .replace("联盟MS-98", "联盟MS-06")
    .replace("91001", "43063")
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


def checked(tmp_path, text, *names):
    file = tmp_path / "x.wikitext"
    file.write_text(text, encoding="utf-8")
    return vitok.check(file, [CATALOGUE / "element_sets" / f"{name}.tle" for name in names])


def test_a_launch_twelve_hours_late_is_caught_though_no_profile_fits(tmp_path):
    found = checked(tmp_path, MS_07.replace("7:21 UTC", "19:21 UTC"), "iss-2017-12_2018-06")
    lift_off, docking = found.physics[:2]
    assert (lift_off.verdict, docking.verdict) == ("impossible", "fits")
    assert lift_off.difference_s == pytest.approx(43200.0, abs=93.0)
    assert "from there 34-orbit leads to the stated docking" in lift_off.because


def test_a_landing_on_another_day_is_judged_on_that_day(tmp_path):
    found = checked(
        tmp_path, MS_07.replace("2018年6月3日 12:59 UTC", "2018年6月2日 12:39 UTC"), "iss-2017-12_2018-06"
    )
    landings = {each.stated_utc: each.verdict for each in found.physics if each.event == "landing"}
    assert landings["2018-06-03T12:39Z"] == "fits"
    assert landings["2018-06-02T12:39Z"] == "impossible"


def test_a_docking_an_hour_late_is_caught_and_missing_sets_are_named(tmp_path, figure):
    found = checked(tmp_path, excerpt("ms-08"), "iss-2018-03")
    verdicts = {each.event: each for each in found.physics}
    assert (verdicts["lift-off"].verdict, verdicts["docking"].verdict) == ("fits", "impossible")
    assert verdicts["landing"].because.startswith(
        "element sets of about 2018-10-04, the day of the landing, are"
    )
    assert found.headline.startswith(
        "0 contradictions, 1 impossible, 1 fits, 1 not judged because element sets"
    )
    true = checked(
        tmp_path, excerpt("ms-08").replace("20:40", "19:40").replace("194d 11h", "194d 12h"), "iss-2018-03"
    )
    assert [each.verdict for each in true.physics[:2]] == ["fits", "fits"]
    figure(
        "docking of Soyuz MS-08, an hour late in an article",
        "recorded 2018-03-23 19:40:19",
        "impossible, and the true one fits",
        f"{verdicts['docking'].difference_s:.0f} s off, against 1800 s",
    )


def test_true_instants_of_soyuz_ms_11_fit(tmp_path):
    found = checked(tmp_path, excerpt("ms-11"), "iss-2018-12_2019-06")
    assert [each.verdict for each in found.physics] == ["fits", "fits", "fits"]
    assert not found.wrong
    late = checked(tmp_path, excerpt("ms-11").replace("02:47:50", "03:47:50"), "iss-2018-12_2019-06")
    assert [each.verdict for each in late.physics][2] == "impossible"


def test_a_docking_is_judged_and_flown_from_the_computed_lift_off_where_the_launch_is_wrong(tmp_path, figure):
    text = excerpt("ms-11").replace("11:31", "13:31")
    found = checked(tmp_path, text, "iss-2018-12_2019-06")
    assert [(each.event, each.verdict) for each in found.physics] == [
        ("lift-off", "impossible"),
        ("docking", "fits"),
        ("landing", "fits"),
    ]
    figure(
        "docking of Soyuz MS-11, its launch 2 h late in an article",
        "recorded 2018-12-03 17:33",
        "fits from the computed lift-off",
        f"{found.physics[1].difference_s:.0f} s off",
    )
    file, out = tmp_path / "x.wikitext", tmp_path / "mission.toml"
    file.write_text(text, encoding="utf-8")
    vitok.import_article(file, out, tle=CATALOGUE / "element_sets" / "iss-2018-12_2019-06.tle")
    written = out.read_text(encoding="utf-8")
    mission = tomllib.loads(written)
    assert (mission["launch_date"], mission["profile"]) == ("2018-12-03", "4-orbit")
    assert 'launch_date = "2018-12-03" # physics doubts it, see above' in written
    (liftoff,) = [fact for fact in mission["record"] if fact["key"] == "liftoff.utc"]
    assert "refuted" in liftoff
    assert liftoff["sigma"] == pytest.approx(90.0 / 12.0**0.5, rel=1e-2)


def test_a_wrong_undocking_does_not_rule_out_the_landing(tmp_path):
    text = excerpt("ms-11").replace("24 June 2019, 23:25:30", "25 June 2019, 02:25:30")
    found = checked(tmp_path, text, "iss-2018-12_2019-06")
    verdicts = {each.event: each for each in found.physics}
    assert (verdicts["undocking"].verdict, verdicts["landing"].verdict) == ("impossible", "fits")
    assert "the burn for the stated landing comes at 2019-06-25T01:55" in verdicts["undocking"].because
    assert "a burn for the stated instant" not in verdicts["landing"].because


def test_a_launch_without_a_docking_is_judged_by_every_way(tmp_path):
    text = excerpt("ms-11").replace("  | docking_date   = 3 December 2018, 17:33 [[UTC]]\n", "")
    found = checked(tmp_path, text, "iss-2018-12_2019-06")
    assert (found.physics[0].event, found.physics[0].verdict) == ("lift-off", "fits")
    assert "allowed are 93 s" in found.physics[0].because


PROGRESS = """{{Infobox spaceflight
| name = Progress MS-02
| spacecraft_type = [[Progress-MS]]
| payload_mass = {{cvt|2425|kg}}
| launch_date = 31 March 2016, 16:23:57 UTC
| launch_rocket = [[Soyuz-2.1a]]
| launch_site = [[Baikonur Cosmodrome|Baikonur]], [[Baikonur Cosmodrome Site 31|Site 31/6]]
| decay_date = 14 October 2016, 13:39 UTC
| docking = {{Infobox spaceflight/Dock
 | docking_target = [[International Space Station|ISS]]
 | docking_port = [[Zvezda (ISS module)|Zvezda]] aft
 | docking_date = 2 April 2016, 17:58 UTC
 | undocking_date = 14 October 2016, 09:37 UTC
}}
}}
"""


def test_a_cargo_ship_fits_by_the_limits_of_its_rocket(tmp_path):
    found = checked(tmp_path, PROGRESS, "iss-2016-03_04")
    assert [(each.event, each.verdict) for each in found.physics] == [
        ("lift-off", "fits"),
        ("docking", "fits"),
    ]
    assert found.physics[0].because.endswith("allowed are 91 s, as the ship turns its plane by up to 25 m/s")
    late = checked(tmp_path, PROGRESS.replace("16:23:57", "16:53:57"), "iss-2016-03_04")
    assert late.physics[0].verdict == "impossible"


def test_a_cargo_ship_is_imported(tmp_path):
    file, out = tmp_path / "x.wikitext", tmp_path / "mission.toml"
    file.write_text(PROGRESS, encoding="utf-8")
    vitok.import_article(file, out, tle=CATALOGUE / "element_sets" / "iss-2016-03_04.tle")
    mission = tomllib.loads(out.read_text(encoding="utf-8"))
    assert (mission["spacecraft"], mission["crew"], mission["cargo"]["up_kg"]) == ("progress-ms", [], 2425.0)
    assert {fact["key"] for fact in mission["record"]} == {"liftoff.utc", "docking.utc"}


def test_a_swap_and_a_relocation_are_imported(tmp_path):
    file, out = tmp_path / "x.wikitext", tmp_path / "mission.toml"
    file.write_text(excerpt("ms-13"), encoding="utf-8")
    vitok.import_article(file, out, tle=SETS)
    text = out.read_text(encoding="utf-8")
    mission = tomllib.loads(text)
    assert [each["name"] for each in mission["crew"]] == [
        "Aleksandr Skvortsov",
        "Luca Parmitano",
        "Andrew R. Morgan",
    ]
    assert (mission["port"], mission["times"]["undocking_utc"]) == ("zvezda", "2020-02-06T05:50:28Z")
    assert mission["relocation"] == [{"port": "poisk", "undocking_utc": "2019-08-26T03:35:00Z"}]
    assert "Andrew R. Morgan stayed; in that place came home Christina Koch" in text


def test_a_relocation_without_its_instants_is_told_beside(tmp_path):
    file, out = tmp_path / "x.wikitext", tmp_path / "mission.toml"
    stated = excerpt("ms-17").replace(
        "| undocking_date  = 19 March 2021, 16:38:27", "| undocking_date  = 19 March 2021"
    )
    file.write_text(stated, encoding="utf-8")
    vitok.import_article(file, out, tle=SETS.with_name("iss-2021-04.tle"))
    text = out.read_text(encoding="utf-8")
    assert "relocation" not in tomllib.loads(text)
    assert "moved to poisk on 2021-03-19: assumption, it leaves from where it arrived" in text


def test_the_imported_mission_is_a_mission_with_its_record(article, tmp_path):
    out = tmp_path / "mission.toml"
    vitok.import_article(article, out, tle=[SETS])
    mission = tomllib.loads(out.read_text(encoding="utf-8"))
    assert (mission["name"], mission["rocket"], mission["port"]) == ("soyuz-ms-07", "soyuz-fg", "rassvet")
    assert mission["profile"] == "34-orbit"
    assert [member["name"] for member in mission["crew"]] == ["Anna A.", "Boris B."]
    landings = [fact["value"] for fact in mission["record"] if fact["key"] == "landing.utc"]
    assert landings == [
        "2018-06-03T12:59:15Z",
        "2018-06-03T12:39:15Z",
    ]  # in the middle of what a minute leaves open
    refuted = [fact["value"] for fact in mission["record"] if "refuted" in fact]
    assert refuted == ["2018-06-03T12:59:15Z"]  # physics rules it out, and the file says so
    assert "# physics doubts the landing at 2018-06-03T12:59Z" in out.read_text(encoding="utf-8")
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
    for options in ([], ["--exit-zero", "--json"]):
        monkeypatch.setattr(sys, "argv", ["vitok", "check", str(article), *options])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == (0 if "--exit-zero" in options else 4)
        out = capsys.readouterr().out
        if options:
            assert json.loads(out)["fields"]["SATCAT"] == 43063
        else:
            assert out.startswith("联盟MS-07: 1 contradiction, physics not asked for (--tle)\n")
            assert "contradiction, mission_duration" in out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(article.read_bytes())))
    monkeypatch.setattr(sys, "argv", ["vitok", "check", "-", "--exit-zero"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert "contradiction, mission_duration" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["vitok", "check", str(article.parent)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
