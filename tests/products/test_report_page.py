"""What a board finds in a report: verdict, clocks, classes, a campaign's place, and all of it in Chinese."""

import json
import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from tests.conftest import even_spread, with_events

from vitok.chance import Draws, Failure
from vitok.errors import InputError
from vitok.evidence.judge import judge
from vitok.motion.arc import Event
from vitok.products.folder import read_document, write
from vitok.products.provenance import provenance
from vitok.products.report import figure_of, report
from vitok.products.report_tables import local, timeline
from vitok.products.summary import summary
from vitok.products.trajectory_file import read_flight
from vitok.products.translation import Words
from vitok.products.words import difference


@pytest.fixture(scope="module")
def flight(small_flight):
    return replace(small_flight, evidence=judge(small_flight, even_spread))


@pytest.fixture(scope="module")
def page(flight):
    return report(flight, summary(flight))


def with_channels(flight, **channels):
    climb = flight.arcs["ascent"]
    made = {key: np.array(values) for key, values in channels.items()}
    return replace(flight, arcs=flight.arcs | {"ascent": replace(climb, channels=made)})


def test_a_limit_that_is_broken_is_the_verdict(flight):
    hard = {"dynamic_pressure_pa": [0.0, 46e3], "angle_of_attack_deg": [0.0, 1.0], "load_g": [1.0, 2.0]}
    heavy = with_channels(flight, **hard)
    page = report(heavy, summary(heavy))
    assert re.search(r'<span class="verdict outside">2 of \d limits broken</span>', page)
    # the small flight loses the mass of its modules at no jump, which counts as propellant
    assert "Broken: dynamic pressure, propellant of the spacecraft." in page
    assert '<td class="n">45 kPa</td><td class="n">46 kPa</td>' in page


def test_a_failure_before_the_descent_leaves_its_first_page_whole(flight):
    """The descent tells no distance from the planned landing, and nothing followed in it."""
    failing = replace(flight, draws=Draws(7, failures=(Failure("radio"),)))
    page = report(failing, summary(failing))
    assert "flown with failures: radio" in page and "from the planned one" not in page


def test_mission_time_of_a_flight_without_a_lift_off_counts_from_its_first_event(flight):
    home = replace(flight, arcs={"descent": flight.arcs["descent"]})
    page = report(home, summary(home))
    first, *_, last = timeline(home, summary(home))
    assert (first["clock"], last["clock"]) == ("00:00:00.0", "00:50:00.0")
    assert f"Mission time counts from {first['title']}." in page and ">since lift-off</th>" not in page
    assert f"{first['title'].capitalize()} on 2018-06-03 at 11:50:00 UTC; landing after 00:50 h" in page


def test_what_comes_down_is_told_in_few_words(flight):
    dropped = {"mass_dropped_kg": 7700.0, "impact_downrange_km": 1581.0, "impact_after_s": 573.6}
    heat = {"stagnation_heat_flux_wpm2": 31115.4, "knudsen_number": 1e-5, "impact_latitude_deg": 51.0}
    pieces = {
        f"{end}_pieces_{key}_deg": -12.34 for end in ("light", "heavy") for key in ("latitude", "longitude")
    }
    y = flight.events[0].y
    told = [
        Event(name, flight.events[0].t_s, y, detail)
        for name, detail in (("core_separation", heat | dropped), ("break_up", pieces), ("peak_heat", heat))
    ]
    falling = with_events(flight, *told)
    core, broken, hot = (each["details"] for each in timeline(falling, summary(falling)))
    assert core == [("mass dropped", "7700 kg"), ("impact downrange", "1581 km"), ("impact after", "573.6 s")]
    assert broken == [("light pieces", "12.3° S 12.3° W"), ("heavy pieces", "12.3° S 12.3° W")]
    assert ("stagnation heat flux", "31.12 kW/m²") in hot


def test_what_a_flight_rests_on_is_told_in_words(flight):
    page = report(flight, summary(flight))
    part = page[page.index('id="provenance"') : page.index("Digests of the files")]
    assert (
        "station&#39;s orbit at arrival: element sets</td><td>2, 2017-12-06 13:15 – 2018-06-10 20:25 UTC"
        in part
    )
    assert "163.9 m<" in part and "3175 ± 1073 m²" in part
    shown = re.sub(r"<[^>]*>", " ", part)
    assert not re.search(r"[a-z]_[a-z]|\b(rms|cd|sfu|f107) (km|m|m2|area|sigma)\b|\[\d", shown)
    air = {key: 70.0 for key in ("f107_sfu", "f107_average_sfu", "ap")}
    air |= {"f107_sigma_sfu": 5.0, "f107_average_sigma_sfu": 0.0, "ap_sigma": 0.0, "source": "forecast"}
    span = {"from_utc": "2018-02-27T21:38:00.000Z", "to_utc": "2018-03-01T00:38:00.000Z"}
    assert provenance({"space_weather": [air | span]}) == [
        (
            "space weather 2018-02-27 21:38 – 2018-03-01 00:38 UTC: forecast",
            "F10.7 70 ± 5 sfu, 81-day mean 70 sfu, Ap 70",
        )
    ]


def test_what_rounding_leaves_is_no_difference():
    assert difference({"difference": 1.1e-13, "predicted": 128.0}) == "+0"
    assert difference({"difference": -0.25, "predicted": 128.0}) == "-0.25"


def test_charts_are_in_units_that_people_read(flight):
    pressed = with_channels(flight, dynamic_pressure_pa=[0.0, 30e3], thrust_n=[4e6, 3e5])
    figure = figure_of(pressed, "ascent_steering").figure
    curves = {tuple(each["y"]) for each in figure["data"] if each.get("name") in ("flown", "limit")}
    assert {(0.0, 30.0), (45.0, 45.0), (4000.0, 300.0)} <= curves
    titles = {each["text"] for each in figure["layout"]["annotations"]}
    assert {"dynamic pressure, kPa", "thrust, kN"} <= titles


def test_the_record_stands_on_the_chart_at_its_instant(flight):
    traces = figure_of(flight, "descent").figure["data"]
    (diamonds,) = (each for each in traces if each.get("name") == "recorded")
    landed = [x for x, name in zip(diamonds["x"], diamonds["text"], strict=True) if name == "landing"]
    assert landed[0] == pytest.approx(59.225)  # 12:39:13.5, minutes since the arc's begin at 11:40


def test_local_time_is_that_of_the_place_on_that_day(flight):
    site, zone = flight.cast.site, flight.cast.zone
    assert local("2017-12-17T07:21:03.532Z", site) == "13:21:03 (+6 h)"
    assert local("2021-04-09T07:42:41.000Z", site) == "12:42:41 (+5 h)"
    assert local("2018-06-03T23:39:36.129Z", zone) == "06-04 05:39:36 (+6 h)"
    assert local("2018-06-03T12:39:36.129Z", site.model_copy(update={"local_time": ()})) == ""


def test_classes_of_evidence_stand_apart(page, flight):
    counts = flight.evidence.counts
    for name in ("Predicted", "Set", "Required"):
        if counts[name.lower()]:
            assert f"<h3>{name} ({counts[name.lower()]})</h3>" in page


def test_no_number_of_a_page_is_none(page):
    assert not re.search(r"\b(NaN|nan|Infinity|inf)\b", page.split("<script>")[0])
    json.loads(re.search(r"const figures = (\{.*\});\n", page)[1], parse_constant=pytest.fail)


def test_a_page_made_anew_from_a_folder_is_the_one_that_was_written(flight, tmp_path):
    write(flight, tmp_path)
    again = report(read_flight(tmp_path), read_document(tmp_path))
    assert again == (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', "[" * 100_000])
def test_a_damaged_document_is_one_sentence(text, tmp_path):
    (tmp_path / "flight.json").write_text(text)
    with pytest.raises(InputError, match=r"flight\.json") as told:
        read_document(tmp_path)
    assert "\n" not in str(told.value)


def test_every_heading_of_the_page_is_told_in_chinese(flight):
    page = report(flight, summary(flight), lang="zh").split("<script>")[0]
    assert '<html lang="zh">' in page
    known = {"UTC", "CSV", "kg", flight.mission.title}
    for tag in ("h1", "h2", "h3", "th", "summary"):
        for inner in re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", page, re.S):
            text = unescape(re.sub(r"<a .*?</a>|<[^>]*>", "", inner, flags=re.S)).strip()
            assert not text or text in known or re.search("[一-鿿]", text), text
    assert flight.mission.crew[0].name in page  # names stay


def test_words_fill_the_gaps_of_a_sentence_and_leave_names():
    words = Words("zh")
    assert words("core separation: altitude") == "芯级分离:高度"
    assert words("flown whole, all 14 limits kept") == "全程飞完,14 项限值全部满足"
    assert words("Anton Shkaplerov") == "Anton Shkaplerov" and words.untold == {"Anton Shkaplerov"}
    assert Words("en")("altitude") == "altitude"


def test_a_user_who_writes_gaps_gets_them_back():
    assert Words("zh")("{0.__class__}: altitude") == "{0.__class__}:高度"
    assert Words("zh")("a of b " * 80) == "a of b " * 80
