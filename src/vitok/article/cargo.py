"""Cargo that the text of an article mentions by a link."""

import re
from dataclasses import dataclass
from functools import cache

from vitok.article.language import any_of, lexicon
from vitok.article.markup import Link, links, parse
from vitok.article.scan import bounded

_SENTENCE = re.compile(r"[^。.!?！？\n]+[。.!?！？\n]?")
_CLAUSE = re.compile(r"[，,;；]")
_MISSION = re.compile(
    r"soyuz|联盟|聯盟|progress|进步|進步|dragon|expedition|远征|遠征"
    r"|station|空间站|空間站",
    re.IGNORECASE,
)
_MOST = 20
_LONGEST = 2_000  # of a clause


@dataclass(frozen=True)
class Cargo:
    """A thing carried, and the mission named beside it, "" if there is none."""

    name: str
    english_name: str
    mission: str


def cargo_of(prose: str) -> tuple[Cargo, ...]:
    """What the text says was carried; in Chinese the last link of a clause is what it is about."""
    found = []
    for sentence in _SENTENCE.findall(prose):
        for clause in _CLAUSE.split(sentence):
            verb = _carries().search(clause) if len(clause) <= _LONGEST else None
            if verb:
                named = links(parse(bounded(clause[verb.end() :], _LONGEST, 100)[0]))
                things = [link for link in named if not _MISSION.search(link.text)]
                if things:
                    chinese = any("一" <= character <= "鿿" for character in clause)
                    thing = things[-1] if chinese else things[0]
                    missions = [link.text for link in named if _MISSION.search(link.text)]
                    found.append(Cargo(thing.text, _english(thing), missions[0] if missions else ""))
    return tuple(dict.fromkeys(found))[:_MOST]


@cache
def _carries() -> re.Pattern[str]:
    return any_of(lexicon().events["carries"])


def _english(link: Link) -> str:
    return link.english or (link.text if link.text.isascii() else "")
