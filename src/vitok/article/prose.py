"""What the introduction of an article says of launch, docking, undocking and landing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vitok.article.article import Article
from vitok.article.dates import dates_in, western
from vitok.article.facts import Facts
from vitok.article.instants import Around, Instant, read_instant
from vitok.article.known import identify, series_number
from vitok.article.language import lexicon, whole
from vitok.article.markup import parse, plain
from vitok.article.scan import bounded
from vitok.article.zones import of_page

_LONGEST, _MOST_TAGS = 6_000, 200
_SENTENCE = re.compile(r"[。！？!?\n]|(?<=[a-zа-я)\]])\.\s|(?<=\d)\.\s(?=[A-ZА-Я])")
_EVENTS = ("launch", "docking", "undocking", "landing")


@dataclass(frozen=True)
class Statement:
    """A clause that tells of events at an instant, and the places and vehicles that it names."""

    events: tuple[str, ...]
    instant: Instant
    text: str
    place: str | None
    rocket: str | None
    station: str | None
    port: str | None


def statements(article: Article, facts: Facts) -> Iterator[Statement]:
    """The clauses of the introduction that tell of this flight's events with a date, plans left out."""
    markup, _ = bounded(article.lead[: 2 * _LONGEST].strip(), _LONGEST, _MOST_TAGS)
    launch = facts.launch[1] if facts.launch else None
    around = (
        Around(launch.utc.year, launch.utc, of_page(article.zone))
        if launch
        else Around(zone=of_page(article.zone))
    )
    own = series_number(article.name)
    for sentence in _SENTENCE.split(plain(parse(markup))):
        if not sentence or len(sentence) > 1000:
            continue
        for clause in _clauses(western(sentence)):
            events = tuple(dict.fromkeys(_event(match[0]) for match in _verbs().finditer(clause)))
            if not events or lexicon().planned.search(clause) or _others(clause, own):
                continue
            if len(dates_in(clause)) != 1 or (len(events) > 1 and set(events) != {"undocking", "landing"}):
                continue
            found = read_instant(clause, around).instant
            if found is None or found.precision in ("year", "month"):
                continue
            station, port = identify("stations", clause), identify("ports", clause)
            docks = {"docking", "undocking"} & set(events)
            if docks and station is None and port is None:
                continue
            yield Statement(
                events,
                found,
                " ".join(clause.split())[:160],
                identify("sites", clause) if events == ("launch",) else None,
                identify("rockets", clause) if events == ("launch",) else None,
                station if docks else None,
                port if events == ("docking",) else None,
            )


def _clauses(sentence: str) -> list[str]:
    """A sentence cut where another event may follow: at commas in Chinese, at conjunctions elsewhere."""
    if re.search(r"[⺀-鿿]", sentence):
        return re.split(r"[，,；;]", sentence)
    return re.split(r";|,?\s(?:and|then|before|after|while|when|where|и|а|затем|после)\s", sentence)


def _others(clause: str, own: tuple[str, int] | None) -> bool:
    """Whether a clause names another flight."""
    named = series_number(clause)
    return named is not None and named != own


@cache
def _verbs() -> re.Pattern[str]:
    words = [word for event in _EVENTS for word in lexicon().events[event]]
    return re.compile(whole(words), re.IGNORECASE)


@cache
def _by_word() -> dict[str, str]:
    return {word.lower(): event for event in _EVENTS for word in lexicon().events[event]}


def _event(word: str) -> str:
    return _by_word()[word.lower()]
