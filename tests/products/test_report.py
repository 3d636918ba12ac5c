"""The report: all of the flight in one page that needs no network."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from tests.conftest import even_spread, with_events

from vitok.evidence.judge import judge
from vitok.motion.arc import Event
from vitok.products.land import land
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.products.track import on_map
from vitok.products.words import clock, fact_title, quantity, with_unit


@pytest.fixture(scope="module")
def flight(small_flight):
    return replace(small_flight, evidence=judge(small_flight, even_spread))


@pytest.fixture(scope="module")
def page(flight):
    return report(flight, summary(flight))


@pytest.fixture(scope="module")
def figures(page):
    return json.loads(re.search(r"const figures = (\{.*\});\n", page)[1])


def test_the_page_asks_for_nothing_else(page):
    own, plotly = page.split("<script>", 1)
    assert not re.search(r"https?:|src=|@import|url\(", own)
    assert "<script src" not in plotly and "<link" not in page
    assert len(page.encode()) < 6e6


def test_it_tells_every_event_fact_burn_and_mass(page, flight):
    assert page.count('<td class="k">2017-12-17 07:21:31.127</td>') == 1
    for text in ("lift-off", "burn start", "delta v 12.5 m/s", "landing", "DV1"):
        assert text in page
    evidence = flight.evidence
    assert f"{evidence.within} of {len(evidence.scored)} predicted quantities are within two sigma" in page
    assert (
        page.count('<span class="verdict') == len(evidence.facts) + len(evidence.scored) + 2
    )  # and limit, verdict
    assert "contradict each other by 28.5 s" in page
    assert "310,000" in page and "-15,200" in page  # lift-off mass, dropped boosters
    assert '<td>ascent, azimuth</td><td class="long">61°</td>' in page  # the plan
    assert "Soyuz-FG" in page and "International Space Station" in page  # titles, not names of files


def test_equal_flights_give_equal_pages(page, flight):
    assert report(flight, summary(flight)) == page


def test_each_phase_has_its_chart_and_each_chart_its_place(page, figures):
    assert list(figures) == ["map_up", "map_down", "ascent", "rendezvous", "stay", "descent"]
    for key, figure in figures.items():
        assert page.count(f'id="{key}"') == 1
        for trace in figure["data"]:
            assert len(trace["x"]) == len(trace["y"])


def test_the_rendezvous_chart_shows_the_altitude_of_the_orbit(figures):
    (curve,) = (each for each in figures["rendezvous"]["data"] if each.get("name") == "altitude, km")
    altitude_km = np.array(curve["y"])
    # a circle of 6,590 km is between 211.9 km over the equator and 225.0 km over 51.6 degrees of latitude
    assert altitude_km.min() == pytest.approx(6590.0 - 6378.137, abs=0.2)
    assert altitude_km.max() == pytest.approx(225.0, abs=0.5)


def test_texts_of_the_flight_cannot_break_the_page(flight):
    nasty = Event("landing", flight.events[-1].t_s, flight.events[-1].y, {"note": "</script><b>"})
    other = with_events(flight, *flight.events[:-1], nasty)
    page = report(other, summary(other))
    assert "&lt;/script&gt;&lt;b&gt;" in page
    assert page.count("</script>") == 2


def test_a_track_over_the_date_line_is_cut_there():
    longitude_deg, latitude_deg = on_map(np.array([10.0, 14.0]), np.array([178.0, -178.0]))
    assert longitude_deg[[0, 1, 3, 4]] == pytest.approx([178.0, 180.0, -180.0, -178.0])
    assert latitude_deg[[0, 1, 3, 4]] == pytest.approx([10.0, 12.0, 12.0, 14.0])
    assert np.isnan(longitude_deg[2])


def test_the_land_covers_29_percent_of_the_earth_and_its_rings_are_closed():
    longitudes, latitudes = land()
    starts = [0] + [k + 1 for k, value in enumerate(longitudes) if value is None]
    share = 0.0
    for start, end in pairwise(starts):
        x, y = np.array(longitudes[start : end - 1]), np.array(latitudes[start : end - 1])
        assert (x[0], y[0]) == (x[-1], y[-1])
        jumps = np.abs(np.diff(x)) > 180.0
        assert np.all(y[:-1][jumps] == -90.0)  # along the pole alone
        # Green's theorem on the sphere, in shares of its surface
        share += np.sum(np.diff(x) * (np.sin(np.radians(y[1:])) + np.sin(np.radians(y[:-1])))) / 1440.0
    assert share == pytest.approx(0.29, abs=0.005)


def test_figures_are_told_with_their_units():
    assert clock(2 * 86400.0 + 3661.04) == "2 d 01:01:01.0"
    assert quantity("range_m", 545676.6) == "range 545.7 km"
    assert quantity("range_m", 150.137) == "range 150.1 m"
    assert quantity("inclination_deg", 51.625) == "inclination 51.62°"
    assert quantity("after_utc", "2017-12-21T06:39:26.000Z") == "after 2017-12-21 06:39:26.000"
    assert fact_title("core_separation.altitude_km") == "core separation: altitude"
    assert fact_title("liftoff.utc") == "lift-off: instant"
    assert with_unit((170.0, 176.0), "km") == "170 to 176 km"
    assert with_unit(None, "km") == ""
