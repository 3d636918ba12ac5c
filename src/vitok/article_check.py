"""An article held against itself and against physics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vitok.article.consistency import Contradiction, contradictions, span_text
from vitok.article.facts import Facts, facts_of
from vitok.article.markup import Link
from vitok.article.mission_file import slug_of
from vitok.article.reader import Article, read_file, shown_value
from vitok.article.verdict import FITS, Verdict
from vitok.mission.catalogue import entries, load
from vitok.mission.mission import Mission
from vitok.shown import counted, html_table


@dataclass(frozen=True)
class Checked:
    """An article read: what it says, its contradictions, and what physics says, if that was asked for."""

    article: Article
    facts: Facts
    contradictions: tuple[Contradiction, ...]
    physics: tuple[Verdict, ...]

    @property
    def name(self) -> str:
        """What the article calls its flight, or its file where it has no name."""
        return shown_value(self.article.fields.get("name", self.article.source))

    def __repr__(self) -> str:
        found, verdicts = len(self.contradictions), len(self.physics)
        return f"<{self.name}: {counted(found, 'contradiction')}, {counted(verdicts, 'verdict')} of physics>"

    def _repr_html_(self) -> str:
        fields = [{"field": key, "": shown_value(value)} for key, value in self.article.fields.items()]
        return (
            html_table(self.name, fields)
            + html_table("Contradictions", [each.cells() for each in self.contradictions])
            + html_table("What physics says", [each.cells() for each in self.physics])
        )

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            **self.article.summary(),
            "facts": self.facts.summary(),
            "contradictions": [each.summary() for each in self.contradictions],
            "physics": [each.summary() for each in self.physics],
        }


def check(article_file: Path, tle: Sequence[Path], progress: Callable[[str], None]) -> Checked:
    """All that an article says, its contradictions, and with element sets what physics says.

    InputError if the article or the element sets cannot be read.
    """
    article = read_file(article_file)
    facts = facts_of(article)
    verdicts: tuple[Verdict, ...] = ()
    if tle:
        from vitok.physics import judge  # takes its time to load, which an article alone does not ask for

        verdicts = tuple(judge(facts, tle, progress))
    found = (*contradictions(article, facts), *_neighbours(article, facts))
    told = tuple(replace(each, decided=_decided(each, verdicts)) for each in found)
    return Checked(article, facts, told, verdicts)


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


def _decided(found: Contradiction, verdicts: Sequence[Verdict]) -> str | None:
    """What physics makes of a contradiction about the flight's duration; None if it does not decide."""
    told = [each for each in verdicts if each.event == "landing" and each.source is not None]
    fitting = [each for each in told if each.verdict == FITS]
    if not found.what.startswith("mission_duration") or len(told) < 2 or len(fitting) != 1:
        return None
    right, wrong = fitting[0], next(each for each in told if each is not fitting[0])
    assert right.difference_s is not None and wrong.difference_s is not None
    return (
        f"{wrong.stated_utc} ({wrong.source}) is impossible, by {span_text(wrong.difference_s)}; "
        f"{right.stated_utc} ({right.source}) fits, to {span_text(right.difference_s)}"
    )
