import json
import sys
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest
from tests.conftest import even_spread

from vitok.evidence.judge import judge
from vitok.landings.found import Landings
from vitok.mission.record import Evidence
from vitok.products.report import report
from vitok.products.summary import summary
from vitok.products.words import recorded
from vitok.screen import print_flight
from vitok.shown import clipped, counted, html_table, json_text, printable, progress_of, sentence_of, when


def test_a_table_escapes_what_is_in_it():
    table = html_table("<b>", [{"a": "<script>", "b & c": "x"}, {"a": "1", "b & c": "2"}])
    assert table == (
        "<table><caption>&lt;b&gt;</caption><tr><th>a</th><th>b &amp; c</th></tr>"
        "<tr><td>&lt;script&gt;</td><td>x</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert html_table("none", []) == "<table><caption>none</caption><tr></tr></table>"


def test_what_steers_a_terminal_or_hides_is_shown_as_an_escape():
    assert printable("Soyuz «МС» 联盟 °−… é\n👩\u200d🚀\u3000") == "Soyuz «МС» 联盟 °−… é\n👩\u200d🚀\u3000"
    hidden = "\0\x07\t\r\x1b\x7f\x9b\xad\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\udcff\U000e0041"
    shown = printable(hidden)
    assert shown.isascii() and shown.isprintable()
    assert shown == hidden.encode("unicode_escape").decode()  # nothing is lost


def test_a_sentence_is_one_line_and_keeps_its_end():
    assert sentence_of("a\nb\x1b[2J") == "a b\\x1b[2J"
    told = sentence_of(f"key = {'x' * 5000} should be a number")
    assert told.startswith("key = xxx") and told.endswith("xxx should be a number") and len(told) < 400
    told = sentence_of("word " * 5000 + "is not allowed")
    assert told.endswith("word is not allowed") and len(told) == 1000
    assert clipped("x" * 40, 40) == "x" * 40 and len(clipped("x" * 41, 40)) == 40


def test_json_is_escaped_only_where_it_has_to_be():
    document = {"title": "Союз °", "file": "\udcff"}
    assert "Союз °" in json_text({"title": "Союз °"})
    for encoding in ("ascii", "utf-8", "cp1252"):
        text = json_text(document, encoding)
        assert json.loads(text.encode(encoding).decode(encoding)) == document


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


ENDS = {"after_utc": "2017-12-21T06:39:26.000Z", "before_utc": "2018-03-21T12:21:26.209Z"}
SAID = "between 2017-12-21 06:39 and 2018-03-21 12:21"


@pytest.fixture
def with_interval(small_flight):
    """A flight one of whose events is known to lie between two instants, and no nearer."""
    burn = next(event for event in small_flight.events if event.name == "station_burn")
    known = replace(burn, detail={**ENDS, "delta_v_mps": 0.81})
    arcs = {
        name: replace(arc, events=tuple(known if event is burn else event for event in arc.events))
        for name, arc in small_flight.arcs.items()
    }
    flight = replace(small_flight, arcs=arcs)
    return replace(flight, evidence=judge(flight, even_spread))


def test_an_event_between_two_instants_shows_both_wherever_it_is_shown(with_interval, capsys):
    burn = next(event for event in with_interval.events if event.name == "station_burn")
    assert repr(burn) == (
        "<Event station_burn between 2017-12-21T06:39:26.000Z and 2018-03-21T12:21:26.209Z, "
        "delta_v_mps = 0.81>"
    )
    assert f"<td>station_burn</td><td>{SAID}</td>" in with_interval._repr_html_()
    print_flight(with_interval)
    (line,) = [each for each in capsys.readouterr().out.splitlines() if SAID in each]
    cells = [cell.strip() for cell in line.strip("│").split("│")]
    assert cells[2:6] == [""] * 4  # neither clock nor place are known
    assert cells[6:] == ["2018-01-17 20:15:00", "inside"]
    page = report(with_interval, summary(with_interval))
    assert f'<td>{SAID}</td><td class="k"></td><td class="n"></td>' in page
    assert when("noon", {}) == "noon"


def test_beside_an_interval_stands_by_how_much_the_record_misses_it(with_interval):
    fact = next(each for each in with_interval.evidence.facts if each.key == "station_burn.utc")
    late = replace(fact, difference=-60.0)
    row = {"name": "station_burn", "utc": "2018-02-06T00:00:00.000Z", "t_s": 4e6, **ENDS}
    assert recorded(row, Evidence((fact,))) == ("2018-01-17 20:15:00", "inside")
    assert recorded(row, Evidence((late,))) == ("2018-01-17 20:15:00", "-60.0")
    assert recorded(row | {"before_utc": "2018-01-01T00:00:00Z"}, Evidence((fact,))) == ("", "")


def test_a_flight_is_told_in_a_line(small_flight):
    assert "\n" not in repr(small_flight)
