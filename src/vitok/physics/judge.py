"""What physics says of an article's facts: the launch plane, the way to the station, the way home."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from vitok.article.facts import Facts
from vitok.article.verdict import IMPOSSIBLE, Verdict, not_known, unjudged
from vitok.mission.catalogue import entries
from vitok.physics.ascent import ascent_verdicts
from vitok.physics.descent import landing_verdicts


def judge(facts: Facts, tle: Sequence[Path], progress: Callable[[str], None]) -> list[Verdict]:
    """Verdicts on lift-off, docking and landing, each with stated and computed value and the margin.

    InputError if a file of element sets cannot be read.
    """
    known = entries()["stations"]
    if facts.station not in known:
        return [unjudged("station", not_known("station", facts.station, known))]
    up = ascent_verdicts(facts, tle, progress)
    if any(each.event == "lift-off" and each.verdict == IMPOSSIBLE for each in up):
        facts = replace(facts, launch=None)  # from which no landing follows then
    return [*up, *landing_verdicts(facts, tle, progress)]
