"""Texts of a mission are text wherever they are shown: in a page and its charts, a notebook, a terminal."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from tests.conftest import even_spread, with_events
from tests.products.browser import CHROMIUM, dumped

from vitok.evidence.judge import judge
from vitok.motion.arc import Event, Firing
from vitok.products.figures import Chart, Line, Mark, Panel, stacked
from vitok.products.page import page
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.screen import print_flight, print_summary
from vitok.shown import html_table

RUN = "document.documentElement.className='ran'"
MARKUP = (
    f"""</script><!--<script><img src=x onerror="{RUN}">]]>'"&amp;[bold]x[/][/][link=file:///]y:cat:"""
    f"""<a href="javascript:{RUN}">z</a>{{{{7*7}}}}$$1$$\u2028\u2029"""
)
STEERING = "\x1b[31m\x9b2J\u202egnp.\u2066\x00\r\udcff"
SHOWN_STEERING = r"\x1b[31m\x9b2J\u202egnp.\u2066\x00\r\udcff"
HOSTILE = MARKUP + STEERING


class Elements(HTMLParser):
    """What a page is made of to a reader of HTML."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.comments, self.texts = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        self.texts.append(data)


def titled(model):
    return model.model_copy(update={"title": HOSTILE})


@pytest.fixture(scope="module")
def hostile(small_flight):
    """The small flight with each text that a user may write replaced by a hostile one."""
    cast = small_flight.cast
    crew = [each.model_copy(update={"name": HOSTILE}) for each in cast.mission.crew]
    mission = cast.mission.model_copy(update={"title": HOSTILE, "port": HOSTILE, "crew": crew})
    places = {
        name: titled(getattr(cast, name)) for name in ("rocket", "spacecraft", "station", "site", "zone")
    }
    events = [
        Event(each.name, each.t_s, each.y, {**each.detail, "burn": HOSTILE, HOSTILE: 1.0, "note": HOSTILE})
        for each in small_flight.events
    ]
    flight = with_events(replace(small_flight, cast=replace(cast, mission=mission, **places)), *events)
    way = flight.arcs["rendezvous"]
    left_s = way.t_s[-1] - way.t_s
    # the charts of the transfer and of relative motion name the burns
    named = Firing(HOSTILE, float(way.t_s[-20]), 60.0, 12.5, 30.1)
    channels = {"range_m": left_s + 1.0, "closing_rate_mps": left_s}
    channels |= {"x_lvlh_m": -left_s, "y_lvlh_m": 0.0 * left_s, "z_lvlh_m": 0.0 * left_s}
    way = replace(way, burns=(named,), channels=channels)
    flight = replace(flight, arcs={**flight.arcs, "rendezvous": way})
    evidence = judge(flight, even_spread)
    facts = tuple(replace(each, source=HOSTILE, note=HOSTILE) for each in evidence.facts)
    return replace(flight, evidence=replace(evidence, facts=facts))


@pytest.fixture(scope="module")
def hostile_page(hostile):
    return report(hostile, summary(hostile))


def drawn(text):
    """A page with one chart whose every text is the one given."""
    x = np.arange(3.0)
    panel = Panel(text, (Line(x, x, "#000000", text),), (Mark(1.0, 1.0, text),))
    figure = stacked([panel], text)
    figure["layout"]["xaxis"] |= {"tickvals": [0, 1], "ticktext": [text, text]}
    figure["layout"]["showlegend"] = True
    return page(
        "window.html.jinja",
        [Chart("one", text, text, "tall", figure)],
        request={key: {"title": text} for key in ("rocket", "station", "site", "profile")},
        when=text,
        version=text,
        tiles=[(text, text, text)],
        warnings=[text],
        season=[Chart("one", text, text, "tall", figure)],
        day=[],
        day_title="",
        rows=[],
        liftoffs=[[(text, text)]],
        rests_on=[(text, text)],
    )


def test_a_reader_of_html_finds_no_element_of_a_text(hostile_page):
    for text in (hostile_page, drawn(HOSTILE)):
        found = Elements(text)
        assert found.tags.count("script") == 2 and text.count("</script>") == 2
        assert not {"img", "bold"} & set(found.tags)
        assert {each for each in found.attributes if each.startswith("on")} == set()
        assert found.comments == []
        assert text.encode("utf-8")  # no lone surrogate
        assert not re.search("[\x00\x1b\x9b\u202e\u2066\u2028\u2029]", text.split("<script>")[0])
    assert SHOWN_STEERING in "".join(Elements(hostile_page).texts)


def test_no_character_that_means_anything_to_html_stands_in_the_figures(hostile_page):
    (figures,) = re.findall(r"\nconst figures = (.*);\n", hostile_page)
    assert figures.isascii() and not set("<>&") & set(figures)
    assert not re.search(r"(?<!\\)\\u(202e|dcff|2028)", figures)  # told as an escape, not meant as one
    assert "javascript:" in figures  # the burn's name is there, as text


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_draws_all_charts_and_runs_nothing(hostile_page, tmp_path):
    for name, text in (("report", hostile_page), ("window", drawn(HOSTILE))):
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        page = dumped(tmp_path / "c", "--dump-dom", (tmp_path / f"{name}.html").as_uri())
        charts = text.count('<div class="plot ')
        assert charts and page.count('class="plot-container') == charts  # plotly's, one in each
        assert 'class="ran"' not in page
        svg = "".join(re.findall(r"<svg.*?</svg>", page, re.S))
        assert "<img" not in svg and "<a " not in svg
        assert "&lt;/script&gt;&lt;!--&lt;script&gt;" in svg  # as it was written
        assert "&amp;amp;[bold]" in svg


def test_a_notebook_shows_text(hostile):
    for shown in (
        hostile._repr_html_(),
        hostile.evidence._repr_html_(),
        html_table(HOSTILE, [{HOSTILE: HOSTILE}]),
    ):
        found = Elements(shown)
        assert set(found.tags) <= {"table", "caption", "tr", "th", "td", "thead", "tbody"}
        assert not found.attributes and not found.comments
        assert not set("\x1b\x9b\u202e\x00\udcff") & set(shown)


def test_a_terminal_shows_text(hostile, capsys):
    print_flight(hostile)
    print_summary(
        HOSTILE, {HOSTILE: HOSTILE, "rows": [{HOSTILE: HOSTILE}], "table": {HOSTILE: "x" * 100_000}}
    )
    out = capsys.readouterr().out
    assert "[bold]x[/][/][link=file:///]y:cat:" in out and SHOWN_STEERING in out
    assert not set("\x1b\x9b\u202e\u2066\x00\r\udcff") & set(out)
    assert "x" * 5000 not in out.replace("\n", "").replace("│", "").replace(" ", "")
