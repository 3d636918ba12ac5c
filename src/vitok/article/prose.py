"""What the introduction of an article says of launch, docking, undocking and landing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vitok.article.article import Article
from vitok.article.dates import dates_in, western
from vitok.article.facts import Facts
from vitok.article.instants import Around, Instant, read_instant
from vitok.article.known import all_named, all_numbers, identify, series_number
from vitok.article.language import lexicon, whole
from vitok.article.markup import parse, plain
from vitok.article.scan import bounded
from vitok.article.zones import of_page

_LONGEST_NUMBER = 16  # characters in which a sentence begins with series and number of its flight
_LONGEST, _MOST_TAGS = 6_000, 200
_SENTENCE = re.compile(r"[。！？!?\n]|(?<=[a-zа-я)\]])\.\s|(?<=\d)\.\s(?=[A-ZА-Я])")
_NAMES = ("name", "spacecraft", "spacecraft_type", "crew_callsign")
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
    names = tuple(name for key in _NAMES if len(name := article.text(key)) > 2)
    for sentence in _SENTENCE.split(plain(parse(markup))):
        if not sentence or len(sentence) > 1000:
            continue
        sentence = western(sentence)
        if not _of_this_flight(sentence, (article.name, *names), own) or _elsewhere(sentence, own, facts):
            continue
        for clause in _clauses(sentence):
            events = tuple(dict.fromkeys(_event(match[0]) for match in _verbs().finditer(clause)))
            if not events or lexicon().planned.search(clause):
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


def _of_this_flight(sentence: str, names: tuple[str, ...], own: tuple[str, int] | None) -> bool:
    """Whether a sentence, past the dates and the words that may stand before, begins with its verb, a name
    of this flight or its ship, or what stands for them."""
    rest = sentence
    for dated in reversed(dates_in(sentence)):
        rest = f"{rest[: dated.start]} {rest[dated.end :]}"
    rest = re.sub(r"\d+[时時点點]\d*分?|[（(][^()（）]*[)）]", " ", rest)
    begins = re.compile(whole(names), re.IGNORECASE)
    while True:
        number = series_number(rest[:_LONGEST_NUMBER])
        if _own().match(rest) or begins.match(rest) or (own is not None and number == own):
            return True
        shorter = _before().sub("", rest, count=1)
        if shorter == rest:
            return False
        rest = shorter


def _elsewhere(sentence: str, own: tuple[str, int] | None, facts: Facts) -> bool:
    """Whether a sentence tells of another flight, ship, world or year."""
    flights = all_numbers(sentence) - {own}
    ships = {ship for ship in all_named("spacecraft", sentence) if not _kin(ship, facts.spacecraft)}
    return bool(flights or ships or _other().search(sentence))


def _kin(ship: str, own: str | None) -> bool:
    """Whether two names may be of one ship, such as those of a family and of its member."""
    return own is None or ship == own or own.startswith(f"{ship}-") or own.endswith(f"-{ship}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\A(?:[\W\d_]+|{whole(lexicon().lead['before'])})", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    verbs = [word for event in _EVENTS for word in lexicon().events[event]]
    return re.compile(whole((*lexicon().lead["own"], *verbs)), re.IGNORECASE)


@cache
def _other() -> re.Pattern[str]:
    return re.compile(whole(lexicon().lead["other"]), re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    words = [word for event in _EVENTS for word in lexicon().events[event]]
    return re.compile(whole(words), re.IGNORECASE)


@cache
def _by_word() -> dict[str, str]:
    return {word.lower(): event for event in _EVENTS for word in lexicon().events[event]}


def _event(word: str) -> str:
    return _by_word()[word.lower()]
