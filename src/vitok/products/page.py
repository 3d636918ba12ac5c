"""A page: one HTML file with its charts that needs nothing else, and no network."""

import json
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline.offline import get_plotlyjs

from vitok.products.drawing.draw import drawing_of
from vitok.products.drawing.svg import svg_text
from vitok.products.figures import Chart
from vitok.products.words import clock, difference, fact_title, figure, instant, with_unit
from vitok.shown import printable


def page(
    template: str, charts: Sequence[Chart], *, say: Callable[[Any], Any] = lambda text: text, **told: Any
) -> str:
    """The HTML text of a template of the house, with its charts and what else it tells.

    ``say`` turns its words into the language of the page.
    """
    environment = Environment(
        loader=PackageLoader("vitok.products"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {
        "clock": clock,
        "difference": difference,
        "fact_title": fact_title,
        "figure": figure,
        "instant": instant,
        "picture": _picture,
        "say": say,
        "with_unit": with_unit,
    }
    return environment.get_template(template).render(
        charts=charts,
        figures=_script({chart.key: chart.figure for chart in charts}),
        plotly=Markup(get_plotlyjs()),
        **told,
    )


def _picture(chart: Chart) -> Markup:
    """A chart as it stands on paper, and where no script runs."""
    return Markup(svg_text(drawing_of(chart, titled=False), inline=True))


def _shown(value: Any) -> Any:
    """Text of a mission as it may stand in a page; the template's own, marked as such, as it is."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else printable(value)


def _script(value: Any) -> Markup:
    """JSON that stands inside a script element: nothing in it closes or bends the element."""
    text = json.dumps(inert(value), separators=(",", ":"), allow_nan=False)  # ASCII, U+2028 escaped
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def inert(value: Any) -> Any:
    """A figure whose texts plotly, which reads tags and entities in each of them, shows as they are."""
    if isinstance(value, str):
        return escape(printable(value), quote=False)
    if isinstance(value, dict):
        return {key: inert(inner) for key, inner in value.items()}
    return [inert(inner) for inner in value] if isinstance(value, list | tuple) else value
