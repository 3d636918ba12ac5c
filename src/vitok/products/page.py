"""A page: one HTML file with its charts that needs nothing else, and no network."""

import json
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline.offline import get_plotlyjs

from vitok.products.figures import Chart
from vitok.products.words import clock, fact_title, figure, instant, with_unit


def page(template: str, charts: Sequence[Chart], **told: Any) -> str:
    """The HTML text of a template of the house, with its charts and what else it tells."""
    environment = Environment(
        loader=PackageLoader("vitok.products"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clock": clock,
        "fact_title": fact_title,
        "figure": figure,
        "instant": instant,
        "with_unit": with_unit,
    }
    return environment.get_template(template).render(
        charts=charts,
        figures=_script({chart.key: chart.figure for chart in charts}),
        plotly=Markup(get_plotlyjs()),
        **told,
    )


def _script(value: Any) -> Markup:
    """JSON that stands inside a script element: nothing in it may close the element."""
    return Markup(json.dumps(value, separators=(",", ":"), allow_nan=False).replace("</", "<\\/"))
