"""Fields of real articles read right, and what they say against themselves: all of it, and nothing else."""

import pytest
from tests.article.real import SEEDS, TRUTH, excerpt

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.reader import read

# what contradicts what in them, by how much: the rest of their facts agree
FAULTS = {
    "ms-20": [("time_docked against its two ends", "3 h (longer")],
    "sts-101": [("mission_duration against its two ends", "1 h 1 min 1 s (longer")],
    "aryabhata": [("year of the COSPAR number against the launch", "10 years")],
    "ms-07": [("mission_duration against its two ends", "20 min (shorter")],
}
REFERENCE = excerpt("ms-07")


def found_in(text):
    article = read(text, "x")
    return article, facts_of(article)


@pytest.mark.parametrize("name", TRUTH)
def test_the_facts_of_real_articles(name):
    true = TRUTH[name]
    article, facts = found_in(excerpt(name))
    assert facts.launch[1].text() == true["launch"]
    assert [dock.arrival.text() for dock in facts.docks] == true["arrivals"]
    assert [dock.departure.text() for dock in facts.docks] == true["departures"]
    assert (facts.landing or facts.decay)[1].text() == true["end"]
    assert facts.duration.duration_s == true["duration_s"]
    assert [each.english_name or each.name for each in facts.launching] == true["up"]
    assert [each.english_name or each.name for each in facts.landing_crew] == true.get("down", true["up"])
    assert [dock.port or "" for dock in facts.docks] == true["ports"]
    for key in ("station", "site", "rocket", "spacecraft", "zone"):
        assert getattr(facts, key) == true.get(key), key
    assert article.remarks == ()
    assert article.unknown == ()


@pytest.mark.parametrize("name", TRUTH)
def test_real_articles_contradict_themselves_where_they_do(name):
    found = contradictions(*found_in(excerpt(name)))
    told = [(each.what, each.size) for each in found]
    assert [what for what, _ in told] == [what for what, _ in FAULTS.get(name, [])], told
    assert all(size in each for (_, each), (_, size) in zip(told, FAULTS.get(name, []), strict=True))


def test_the_bar_of_real_articles(figure):
    false = missed = 0
    for name in TRUTH:
        found = {each.what for each in contradictions(*found_in(excerpt(name)))}
        wanted = {what for what, _ in FAULTS.get(name, [])}
        false, missed = false + len(found - wanted), missed + len(wanted - found)
    figure(
        "contradictions of ten real articles",
        "read by hand",
        "no false one, none missed",
        f"{false} false, {missed} of {sum(map(len, FAULTS.values()))} missed",
    )
    assert (false, missed) == (0, 0)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed["what"])
def test_a_seeded_error_is_found_and_no_other(seed):
    assert seed["written"] in REFERENCE
    found = contradictions(*found_in(REFERENCE.replace(seed["written"], seed["instead"], 1)))
    fitting = [each for each in found if each.what == seed["what"]]
    assert fitting, [each.what for each in found]
    assert seed["size"] in fitting[0].size
    assert fitting[0].resolved_by
    # whatever else is told is the reference article's own, or follows from the same change
    others = {each.what for each in found} - {seed["what"], "mission_duration against its two ends"}
    assert others <= set(seed.get("follows", []))


def test_a_sound_article_has_no_contradiction():
    assert contradictions(*found_in(REFERENCE.replace("12:59 UTC", "12:39 UTC"))) == ()
