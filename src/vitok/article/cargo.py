"""Cargo that the text of an article mentions by a link."""

import re
from dataclasses import dataclass

from vitok.article.markup import Link, links, parse

_CARRIES = re.compile(
    r"携带|攜帶|带回|帶回|搭载|搭載|运送了|運送了"
    r"|\b(?:carr(?:ied|ies|ying)|brought|delivered|returned with)\b",
    re.IGNORECASE,
)
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
            verb = _CARRIES.search(clause) if len(clause) <= _LONGEST else None
            if verb:
                named = links(parse(clause[verb.end() :]))
                things = [link for link in named if not _MISSION.search(link.text)]
                if things:
                    chinese = any("一" <= character <= "鿿" for character in clause)
                    thing = things[-1] if chinese else things[0]
                    missions = [link.text for link in named if _MISSION.search(link.text)]
                    found.append(Cargo(thing.text, _english(thing), missions[0] if missions else ""))
    return tuple(dict.fromkeys(found))[:_MOST]


def _english(link: Link) -> str:
    return link.english or (link.text if link.text.isascii() else "")
