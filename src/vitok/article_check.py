"""An article held against itself and against physics."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from vitok.article.consistency import Contradiction, contradictions, span_text
from vitok.article.facts import Facts, facts_of
from vitok.article.markup import Link
from vitok.article.mission_file import slug_of
from vitok.article.reader import Article, read_file
from vitok.mission.catalogue import entries, load
from vitok.mission.mission import Mission


def check(article_file: Path, tle: Sequence[Path], progress: Callable[[str], None]) -> dict[str, Any]:
    """All that an article says, its contradictions, and with element sets what physics says, as plain values.

    InputError if the article or the element sets cannot be read.
    """
    article = read_file(article_file)
    facts = facts_of(article)
    found = (*contradictions(article, facts), *_neighbours(article, facts))
    physics: list[dict[str, Any]] = []
    if tle:
        from vitok.physics import judge  # takes its time to load, which an article alone does not ask for

        physics = judge(facts, tle, progress)
    return {
        **article.summary(),
        "facts": facts.summary(),
        "contradictions": [each.summary() | {"decided": _decided(each, physics)} for each in found],
        "physics": physics,
    }


def _neighbours(article: Article, facts: Facts) -> list[Contradiction]:
    """Launch dates of the missions before and after, where the catalogue knows them, against this one's."""
    launch, found = facts.instants.get("launch"), []
    if launch is None:
        return []
    day = f"{launch[1].utc:%Y-%m-%d}"
    for field, sign in (("previous_mission", -1), ("next_mission", 1)):
        named = article.fields.get(field)
        name = slug_of(named.text) if isinstance(named, Link) else ""
        if name not in entries()["missions"]:
            continue
        other = load(name, Mission).launch_date
        if (other > day) - (other < day) != sign:
            found.append(
                Contradiction(
                    f"{field} against the launch",
                    f"{field} = {name}, launched on {other}",
                    f"{launch[0]} = {day}",
                    f"{abs((date.fromisoformat(other) - date.fromisoformat(day)).days)} d",
                    f"a {field} launched {'earlier' if sign < 0 else 'later'}",
                )
            )
    return found


def _decided(found: Contradiction, physics: list[dict[str, Any]]) -> str | None:
    """What physics makes of a contradiction about the flight's duration; None if it does not decide."""
    told = [each for each in physics if each["event"] == "landing" and "from" in each]
    fitting = [each for each in told if each["verdict"] == "fits"]
    if not found.what.startswith("mission_duration") or len(told) < 2 or len(fitting) != 1:
        return None
    wrong = next(each for each in told if each is not fitting[0])
    return (
        f"{wrong['stated_utc']} ({wrong['from']}) is impossible, by {span_text(wrong['difference_s'])}; "
        f"{fitting[0]['stated_utc']} ({fitting[0]['from']}) fits, to {span_text(fitting[0]['difference_s'])}"
    )
