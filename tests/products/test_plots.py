"""What a flight shows of itself at a prompt and in a notebook."""

import json
import pickle
from dataclasses import replace

import numpy as np
import pytest
from tests.conftest import even_spread, with_events

import vitok
from vitok.evidence.judge import judge
from vitok.motion.arc import Event
from vitok.products.charts import charts

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def flight(small_flight):
    return replace(small_flight, evidence=judge(small_flight, even_spread))


def test_each_chart_of_the_report_is_a_figure_of_the_same_data(flight):
    drawn = {each.key: each for each in charts(flight)}
    assert flight.plot.names == (*drawn, "evidence")
    figure = flight.plot.descent()
    assert list(figure.data[0].y) == drawn["descent"].figure["data"][0]["y"]
    assert figure.layout.title.text == "Descent"
    json.loads(figure.to_json())
    assert flight.plot.groundtrack().layout.title.text == "Up to the station"
    assert flight.plot.groundtrack("down").layout.title.text == "Back to Earth"
    assert flight.plot.ascent().data


def test_the_evidence_has_a_bar_for_each_quantity_of_the_score(flight):
    (bars,) = flight.plot.evidence().data
    assert [round(value, 2) for value in bars.x] == [
        round(each.residual, 2) for each in flight.evidence.scored
    ]
    outside = [each.verdict == "outside" for each in flight.evidence.scored]
    assert [colour == "#dc2626" for colour in bars.marker.color] == outside and any(outside)


def test_a_chart_that_is_not_there_is_one_sentence(flight):
    with pytest.raises(vitok.InputError, match="no chart 'decent': did you mean descent"):
        flight.plot("decent")
    with pytest.raises(vitok.InputError, match="no chart 'approach': .*descent"):
        flight.plot.approach()
    with pytest.raises(vitok.InputError, match="no chart 'evidence'"):
        replace(flight, evidence=vitok.Evidence()).plot.evidence()


def test_the_samples_of_a_phase_are_columns_that_a_table_takes(flight):
    states = flight.states("rendezvous")
    arc = flight.arcs["rendezvous"]
    assert np.array_equal(states["vz_gcrf_mps"], arc.v_gcrf_mps[:, 2])
    assert states["since_liftoff_s"][0] == pytest.approx(527.0)
    assert isinstance(states, dict) and {each.shape for each in states.values()} == {arc.t_s.shape}
    assert repr(states).startswith(f"<States: {arc.t_s.size} rows of utc, t_s")
    assert states._repr_html_().count("<tr>") == 9
    with pytest.raises(vitok.InputError, match="no phase 'decsent': did you mean descent"):
        flight.states("decsent")
    with pytest.raises(vitok.InputError, match="no phase 'moon': flown are ascent"):
        flight.states("moon")


def test_events_show_themselves_with_their_instants(flight):
    shown = repr(flight.events).splitlines()
    assert shown[0] == "2017-12-17T07:21:31.127Z  liftoff" and len(shown) == len(flight.events)
    assert "<td>2017-12-17T07:21:31.127Z</td>" in flight.events._repr_html_()
    assert repr(pickle.loads(pickle.dumps(flight.events))) == repr(flight.events)


def test_a_name_with_markup_stays_text(flight):
    title = flight.mission.model_copy(update={"title": HOSTILE})
    hostile = with_events(flight, Event(HOSTILE, 3e4, flight.arcs["ascent"].y_end))
    hostile = replace(hostile, cast=replace(flight.cast, mission=title))
    for shown in (hostile._repr_html_(), hostile.events._repr_html_(), hostile.plot._repr_html_()):
        assert "<script" not in shown and "&lt;script" in shown
