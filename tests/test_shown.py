import sys
from types import ModuleType, SimpleNamespace

import pytest

from vitok.landings.found import Landings
from vitok.shown import counted, html_table, progress_of


def test_a_table_escapes_what_is_in_it():
    table = html_table("<b>", [{"a": "<script>", "b & c": "x"}, {"a": "1", "b & c": "2"}])
    assert table == (
        "<table><caption>&lt;b&gt;</caption><tr><th>a</th><th>b &amp; c</th></tr>"
        "<tr><td>&lt;script&gt;</td><td>x</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert html_table("none", []) == "<table><caption>none</caption><tr></tr></table>"


def test_numbers_with_their_nouns():
    assert counted(1, "pass", "passes") == "1 pass"
    assert counted(0, "pass", "passes") == "0 passes"
    assert counted(2, "lift-off") == "2 lift-offs"


@pytest.mark.parametrize(
    ("turns", "best", "why"),
    [
        ([("night", 3e3)], 0, "the only turn within reach"),
        ([("night", 3e3), ("day", -90e3)], 1, "it lands in daylight"),
        ([("twilight", 80e3), ("night", 3e3)], 0, "it has the best light"),
        (
            [("day", -90e3), ("night", 1e3), ("day", 80e3)],
            2,
            "of the turns with the best light its track passes nearest to the zone",
        ),
    ],
)
def test_the_best_landing_is_of_best_light_then_of_the_nearest_track(turns, best, why):
    found = tuple(
        SimpleNamespace(light=light, plan=SimpleNamespace(turn=SimpleNamespace(cross_track_m=across_m)))
        for light, across_m in turns
    )
    landings = Landings(None, None, found)
    assert landings.best is found[best]
    assert landings.why_best == why


def test_in_a_notebook_each_step_stands_in_the_place_of_the_last(monkeypatch):
    told = []
    line = SimpleNamespace(update=told.append)
    monkeypatch.setitem(sys.modules, "ipykernel", ModuleType("ipykernel"))
    monkeypatch.setitem(sys.modules, "IPython", ModuleType("IPython"))
    display = ModuleType("IPython.display")
    display.display = lambda text, *, display_id: line
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    report = progress_of(None)
    report("ascent")
    report("docking")
    assert told == ["ascent", "docking"]
    assert progress_of(print) is print


def test_a_flight_shows_its_events_in_a_table(small_flight):
    page = small_flight._repr_html_()
    assert "<td>liftoff</td><td>2017-12-17T07:21:31.127Z</td>" in page
    assert "Soyuz MS-07" in repr(small_flight)
    assert "\n" not in repr(small_flight)
