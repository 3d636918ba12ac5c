"""Contradictions about the crew: its size, its names, the numbers of their flights."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from vitok.article.article import Article
from vitok.article.contradiction import Contradiction
from vitok.article.crew import CrewMember
from vitok.article.facts import Facts

_ALIKE = 0.6  # share of letters that two spellings of a name have in common
_TITLES = re.compile(r"\b(?:jr|sr|ii|iii|dr|col|lt|cmdr)\b\.?|[(（][^()（）]*[)）]")


def in_crew(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """All contradictions about the crew."""
    yield from _size(article)
    yield from _names(article)
    yield from _flights(article)


def _size(article: Article) -> Iterator[Contradiction]:
    """Crew size against the infobox's names and the table, those who went up or came down."""
    size = article.count("crew_size")
    named, table = _counts(article.aboard), _counts(article.crew)
    if size is not None and size >= 0:
        for counts, what in ((named, "the infobox names {}"), (table, "the crew table has {} rows")):
            if counts and size not in counts:
                yield _of_size(
                    f"crew_size = {size}",
                    what.format(min(counts)),
                    abs(size - min(counts, key=lambda n: abs(n - size))),
                )
    if named and table and not named & table and size is None:
        yield _of_size(
            f"crew_members names {max(named)}",
            f"the crew table has {max(table)} rows",
            abs(max(named) - max(table)),
        )


def _of_size(first: str, second: str, apart: int) -> Contradiction:
    size = f"{apart} person{'s' if apart != 1 else ''}"
    return Contradiction("size of the crew", first, second, size, "the names of all who flew")


def _counts(crew: Sequence[CrewMember]) -> set[int]:
    """Sizes that a crew may be said to have: who went up, who came down, all together."""
    flew = [each for each in crew if not each.backup]
    if not flew:
        return set()
    up = sum(each.part in ("both", "launching") for each in flew)
    down = sum(each.part in ("both", "landing") for each in flew)
    return {count for count in (up, down, len(flew)) if count}


def _names(article: Article) -> Iterator[Contradiction]:
    """The table's names against the infobox's, where both name as many."""
    named = [each for each in article.aboard if not each.backup]
    if not named or len({each.name for each in named}) != len({each.name for each in article.crew}):
        return
    strangers = [each for each in article.crew if not any(_same(each, other) for other in named)]
    missing = [each for each in named if not any(_same(each, other) for other in article.crew)]
    for stranger, absent in zip(strangers, missing, strict=False):
        yield Contradiction(
            "names of the crew",
            f"the crew table names {_shown(stranger)}",
            f"the infobox names {_shown(absent)} in their stead",
            "1 person",
            "which of them flew",
        )


def _shown(member: CrewMember) -> str:
    english = f" ({member.english_name})" if member.english_name not in ("", member.name) else ""
    return f"{member.name}{english}"


def _same(one: CrewMember, other: CrewMember) -> bool:
    return any(_alike(first, second) for first in one.names for second in other.names)


def _alike(first: str, second: str) -> bool:
    """Whether two spellings may be of one name: the same last name, or most of a name without spaces."""
    one, two = _plain(first), _plain(second)
    if one == two:
        return bool(one)
    words, others = one.split(), two.split()
    if len(words) > 1 and len(others) > 1:
        close = SequenceMatcher(None, words[-1], others[-1]).ratio() >= 0.8
        return close and (words[0][0] == others[0][0] or words[-1] == others[-1])
    if one.isascii() != two.isascii() or min(len(one), len(two)) < 4:
        return False
    return SequenceMatcher(None, one, two).ratio() >= _ALIKE


def _plain(name: str) -> str:
    """A name without accents, dots, titles and what stands in brackets."""
    text = unicodedata.normalize("NFKD", _TITLES.sub(" ", name.lower()))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[·•∙・‧.'’]", "", text) if re.search(r"[⺀-鿿]", text) else re.sub(r"[.,'’]", " ", text)
    return " ".join(re.sub(r"[-‑–]", " ", text).split())


def _flights(article: Article) -> Iterator[Contradiction]:
    for member in article.crew:
        if member.flight is not None and member.flight < 1:
            yield Contradiction(
                "number of flights",
                f"{member.name}: flight {member.flight}",
                "this flight is at least the first",
                f"{1 - member.flight}",
                "a count from 1 on",
            )
