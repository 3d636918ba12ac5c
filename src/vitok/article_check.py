"""An article held against itself and against physics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vitok.article.article import Article, shown_value
from vitok.article.contradiction import Contradiction, span_text
from vitok.article.contradictions import contradictions
from vitok.article.facts import Facts, facts_of
from vitok.article.reader import read_file
from vitok.article.verdict import FITS, IMPOSSIBLE, UNJUDGED, Verdict
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
        return self.article.name

    @property
    def wrong(self) -> bool:
        """Whether something was found: a contradiction, or what physics rules out."""
        return bool(self.contradictions) or any(each.verdict == IMPOSSIBLE for each in self.physics)

    @property
    def headline(self) -> str:
        """What was found, in one line: contradictions, and verdicts of physics with what is not judged."""
        told = [counted(len(self.contradictions), "contradiction")]
        for verdict, words in ((IMPOSSIBLE, "impossible"), (FITS, "fit")):
            number = sum(each.verdict == verdict for each in self.physics)
            told += [f"{number} {'fits' if verdict == FITS and number == 1 else words}"] if number else []
        unjudged = [each for each in self.physics if each.verdict == UNJUDGED]
        if unjudged:
            reasons = "; ".join(dict.fromkeys(each.because for each in unjudged))
            told.append(f"{len(unjudged)} not judged because {reasons}")
        if not self.physics:
            told.append("physics not asked for (--tle)")
        if self.article.remarks:
            told.append(counted(len(self.article.remarks), "remark"))
        return ", ".join(told)

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
            "verdict": self.headline,
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
        from vitok.physics.judge import (
            judge,
        )  # takes its time to load, which an article alone does not ask for

        verdicts = tuple(judge(facts, tle, progress))
    found = contradictions(article, facts)
    told = tuple(replace(each, decided=_decided(each, verdicts)) for each in found)
    return Checked(article, facts, told, verdicts)


def _decided(found: Contradiction, verdicts: Sequence[Verdict]) -> str | None:
    """What physics makes of a contradiction about the flight's duration; None if it does not decide."""
    told = [each for each in verdicts if each.event == "landing" and each.source is not None]
    fitting = [each for each in told if each.verdict == FITS]
    if not found.what.startswith("mission_duration") or len(told) < 2 or len(fitting) != 1:
        return None
    right, wrong = fitting[0], next(each for each in told if each is not fitting[0])
    by = f", by {span_text(wrong.difference_s)}" if wrong.difference_s is not None else ""
    assert right.difference_s is not None
    return (
        f"{wrong.stated_utc} ({wrong.source}) is impossible{by}; "
        f"{right.stated_utc} ({right.source}) fits, to {span_text(right.difference_s)}"
    )
