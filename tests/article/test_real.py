"""Fields of real articles read right, and what they say against themselves: all of it, and nothing else."""

import pytest
from tests.article import excerpts

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.reader import read

# what contradicts what in them, by how much: the rest of their facts agree
FAULTS = {
    "MS_20": [("time_docked against its two ends", "3 h (longer")],
    "STS_101": [("mission_duration against its two ends", "1 h 1 min 1 s (longer")],
    "ARYABHATA": [("year of the COSPAR number against the launch", "10 years")],
    "MS_07": [("mission_duration against its two ends", "20 min (shorter")],
}


def found_in(text):
    article = read(text, "x")
    return article, facts_of(article)


@pytest.mark.parametrize("name", excerpts.TRUTH)
def test_the_facts_of_real_articles(name):
    launch, arrivals, departures, end, duration_s, up, down, *rest = excerpts.TRUTH[name]
    station, ports, site, rocket, ship, zone = rest
    article, facts = found_in(getattr(excerpts, name))
    assert facts.launch[1].text() == launch
    assert [dock.arrival.text() for dock in facts.docks] == arrivals
    assert [dock.departure.text() for dock in facts.docks] == departures
    assert (facts.landing or facts.decay)[1].text() == end
    assert facts.duration.duration_s == duration_s
    assert [each.english_name or each.name for each in facts.launching] == up
    assert [each.english_name or each.name for each in facts.landing_crew] == (down or up)
    assert (facts.station, [dock.port for dock in facts.docks]) == (station, ports)
    assert (facts.site, facts.rocket, facts.spacecraft, facts.zone) == (site, rocket, ship, zone)
    assert article.remarks == ()
    assert article.unknown == ()


@pytest.mark.parametrize("name", excerpts.TRUTH)
def test_real_articles_contradict_themselves_where_they_do(name):
    found = contradictions(*found_in(getattr(excerpts, name)))
    told = [(each.what, each.size) for each in found]
    assert [what for what, _ in told] == [what for what, _ in FAULTS.get(name, [])], told
    assert all(size in each for (_, each), (_, size) in zip(told, FAULTS.get(name, []), strict=True))


def test_the_bar_of_real_articles(figure):
    false = missed = 0
    for name in excerpts.TRUTH:
        found = {each.what for each in contradictions(*found_in(getattr(excerpts, name)))}
        wanted = {what for what, _ in FAULTS.get(name, [])}
        false, missed = false + len(found - wanted), missed + len(wanted - found)
    figure(
        "contradictions of ten real articles",
        "read by hand",
        "no false one, none missed",
        f"{false} false, {missed} of {sum(map(len, FAULTS.values()))} missed",
    )
    assert (false, missed) == (0, 0)


SEEDS = [  # what is changed in the reference article, and what has to be found beside its 20 minutes
    ("end_date = 2018年6月3日 09:16", "end_date = 2018年6月4日 09:16", "landing before undocking", "20 h 17 min"),
    ("start_date = 2017年12月19日", "start_date = 2017年12月16日", "docking before launch", "22 h 42 min"),
    ("2017-081A", "2016-081A", "year of the COSPAR number against the launch", "1 year"),
    ("2017-081A", "2017-018A", "COSPAR number against the day of the launch", "37 launches"),
    ("168天5时18分", "186天5时18分", "mission_duration against its two ends", "17 d 23 h 40 min (longer"),
    ("crew_size = 3", "crew_size = 4", "size of the crew", "1 person"),
    ("launch_site = [[拜科努尔航天发射场|拜科努尔航天发射场]]", "launch_site = [[酒泉卫星发射中心]]", "launch site against the rocket", "1 site"),
    ("launch_site = [[拜科努尔航天发射场|拜科努尔航天发射场]]", "launch_site = [[普列谢茨克航天发射场]]", "launch site against the inclination", "11.3 deg"),
    ("[[联盟MS-06|联盟MS-06]]", "[[联盟MS-09|联盟MS-09]]", "previous_mission against the launch", "171 d"),
    ("[[联盟MS-06|联盟MS-06]]", "[[联盟MS-05]]", "previous_mission against flights on record", "1 flight"),
    ("launch_date = 2017年12月17日 7:21", "launch_date = 2017年12月17日 19:21", "launch in the text against the infobox", "12 h (earlier"),
    ("12:59 UTC", "13:39 UTC", "mission_duration against its two ends", "1 h (shorter"),
    ("launch_rocket = [[联盟-FG|联盟-FG]]", "launch_rocket = [[联盟-2.1a]]", "rocket against the day of the launch", "844 d"),
    ("launch_rocket = [[联盟-FG|联盟-FG]]", "launch_rocket = [[猎鹰9号]]", "rocket against the spacecraft", "1 rocket"),
    ("{{flagicon|JPN}} {{le|金井宣茂|Norishige Kanai}}", "{{flagicon|JPN}} {{le|野口聪一|Soichi Noguchi}}", "names of the crew", "1 person"),
    ("port= {{le|晨曦号实验舱|Rassvet (ISS module)}}", "port= [[天和核心舱]]", "port against station", "tianhe belongs to tiangong"),
    ("port= {{le|晨曦号实验舱|Rassvet (ISS module)}}", "port= [[探索号]]", "port in the text against the infobox", "1 port"),
    ("SATCAT = 43063", "SATCAT = 34063", "catalogue number against the year of the launch", "8998"),
    ("SATCAT = 43063", "SATCAT = -43063", "sign", "43063"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "what", "size"), SEEDS)
def test_a_seeded_error_is_found_and_no_other(written, instead, what, size):
    assert written in excerpts.MS_07
    found = contradictions(*found_in(excerpts.MS_07.replace(written, instead, 1)))
    fitting = [each for each in found if each.what == what]
    assert fitting, [each.what for each in found]
    assert size in fitting[0].size
    assert fitting[0].resolved_by
    # whatever else is told is the reference article's own, or follows from the same change
    follows = {
        "docking before launch": {"docking in the text against the infobox"},
        "launch site against the rocket": {"launch site in the text against the infobox"},
        "launch site against the inclination": {"launch site against the rocket", "launch site in the text against the infobox"},
        "port against station": {"port in the text against the infobox"},
        "rocket against the spacecraft": {"launch site against the rocket"},
    }  # fmt: skip
    others = {each.what for each in found} - {what, "mission_duration against its two ends"}
    assert others <= follows.get(what, set())


def test_a_sound_article_has_no_contradiction():
    assert contradictions(*found_in(excerpts.MS_07.replace("12:59 UTC", "12:39 UTC"))) == ()
