"""What an article says against itself: each contradiction with its size and what would resolve it."""

from vitok.article.article import Article
from vitok.article.contradiction import Contradiction
from vitok.article.facts import Facts
from vitok.article.rules.crew import in_crew
from vitok.article.rules.numbers import in_numbers
from vitok.article.rules.orbit import in_orbit
from vitok.article.rules.places import in_places
from vitok.article.rules.times import in_time
from vitok.article.rules.told import in_text


def contradictions(article: Article, facts: Facts) -> tuple[Contradiction, ...]:
    """All contradictions of an article, no two alike."""
    found = (
        *in_time(article, facts),
        *in_numbers(article, facts),
        *in_crew(article, facts),
        *in_places(facts),
        *in_orbit(article, facts),
        *in_text(article, facts),
    )
    return tuple(dict.fromkeys(found))
