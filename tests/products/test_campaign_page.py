"""The page of a campaign: made-up runs, its figures, its texts, and that a browser draws it."""

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from tests.campaign.tables import table
from tests.products.browser import CHROMIUM, dumped
from tests.products.test_hostile_page import HOSTILE, MARKUP, Elements

from vitok.campaigns.campaign import Campaign
from vitok.campaigns.columns import flown
from vitok.campaigns.findings import findings
from vitok.campaigns.manifest import Manifest
from vitok.mission.catalogue import load
from vitok.mission.dispersions import Dispersions
from vitok.mission.mission import Mission
from vitok.mission.place import Zone
from vitok.mission.requirements import Requirement
from vitok.motion.arc import Arc, Event
from vitok.products.campaign_page import About, campaign_page
from vitok.products.campaign_report import campaign_report
from vitok.products.campaign_words import column_title, input_title, percent, unit_of
from vitok.products.record_marks import recorded_landing

ABOUT = About("Made-up mission", "descent", 7)
ASKED = (
    Requirement(quantity="peak_load.load_g", below=5.0, share=0.5, source="the crew"),
    Requirement(quantity="success", share=0.985),
)


def figures_of(page):
    (found,) = re.findall(r"\nconst figures = (.*);\n", page)
    return json.loads(found)


@pytest.fixture(scope="module")
def made():
    """A page with all that a campaign may have, from a manifest as a campaign keeps it."""
    asked = Dispersions(name="made-up", title="made up", requirement=ASKED)
    mission, zone = load("soyuz-ms-07", Mission), load("zhezkazgan", Zone)
    manifest = Manifest(
        mission="soyuz-ms-07",
        title=mission.title,
        runs=400,
        seed=3,
        phases=["descent"],
        failures=[],
        sampling="random",
        space_weather="measured",
        t_zero_utc="2017-12-17T07:21:01Z",
        inputs_sha256={"soyuz-fg": "0" * 64},
        versions={"vitok": "0.1.0"},
    )
    cast = SimpleNamespace(mission=mission, zone=zone, dispersions=asked)
    return campaign_report(Campaign(manifest, table()), cast, _flown)


def _flown(run):
    t_s = np.linspace(100.0, 700.0, 61)
    zeros = np.zeros((61, 3))
    channels = {
        "altitude_m": 1e5 - 150.0 * (t_s - 100.0) + 10.0 * run,
        "load_g": 1.0 + 0.001 * run + 0.0 * t_s,
    }
    event = Event("entry_interface", 160.0, np.zeros(7), {})
    arc = Arc("descent", t_s, zeros, zeros, t_s, events=(event,), channels=channels)
    return SimpleNamespace(arcs={"descent": arc})


def test_the_first_screen_says_what_was_found(made):
    text = made.split("<script>")[0]
    assert "392 of 400 runs succeed: 98.0 %" in text
    for told in ("requirements: not shown yet", "peak load: load", "below 5 g", "the crew", "Soyuz MS-07"):
        assert told in text
    assert "not shown yet" in text and "runs still needed" in text


def test_each_chart_of_the_issue_is_there_with_units(made):
    figures = figures_of(made)
    wanted = {"footprint", "worst", "convergence", "histogram_peak_5f_load_2e_load_5f_g"}
    assert wanted <= figures.keys()
    histogram = figures["histogram_peak_5f_load_2e_load_5f_g"]
    assert histogram["layout"]["xaxis"]["title"]["text"] == "peak load: load, g"
    assert sum(histogram["data"][0]["y"]) == 392
    assert [each["x"] for each in histogram["data"][1:]] == [[5.0, 5.0], [4.0, 4.0]]  # limit and plan
    (landings,) = (each for each in figures["footprint"]["data"] if each.get("name") == "landings")
    assert len(landings["x"]) == 392
    names = {each.get("name") for each in figures["footprint"]["data"]}
    assert "landing zone" in names and any("90 %" in str(name) for name in names)
    first = figures["sensitivity_peak_5f_load_2e_load_5f_g"]["data"][0]
    assert (first["y"][-1], first["x"][-1]) == ("descent, lift", 1.0)
    for key, figure in figures.items():
        titles = [each["text"] for each in figure["layout"].get("annotations", ())]
        assert key == "footprint" or figure["layout"]["xaxis"]["title"]["text"] or any(titles), key


def test_tubes_are_of_the_first_runs_from_an_event_on_with_plan_and_worst_run(made):
    (tube,) = (figure for key, figure in figures_of(made).items() if key.startswith("tube_"))
    by_name = {each.get("name"): each for each in tube["data"] if each.get("yaxis") == "y1"}
    assert "plan" in by_name and any(str(name).startswith("run ") for name in by_name)
    assert by_name["mean"]["x"][0] == 0.0
    assert by_name["mean"]["y"][0] == pytest.approx(1e5 - 150.0 * 60.0 + 10.0 * 20.5, rel=1e-5)
    assert by_name["plan"]["y"][0] == pytest.approx(1e5 - 150.0 * 60.0, rel=1e-5)


def test_no_nan_stands_in_the_page_and_equal_campaigns_have_equal_pages(made):
    assert not re.search(r"\b(nan|inf|NaN|Infinity|None)\b", made.split("<script>")[0])
    whole = table(planned=False)
    for some in (whole, whole.filter(~flown(whole)), whole.slice(0, 1), whole.slice(49, 1)):
        page = campaign_page(findings(some), ABOUT)
        assert not re.search(r"\b(nan|inf|NaN|Infinity|None)\b", page.split("<script>")[0])
        assert page == campaign_page(findings(some), ABOUT)
        figures_of(page)  # JSON has no NaN


def test_texts_stay_text():
    whole = table()
    hostile = HOSTILE.replace("\udcff", "")  # which no table holds
    names = [name.replace("lift", hostile).replace("DV 1", hostile) for name in whole.column_names]
    whole = whole.rename_columns(names)
    reasons = [hostile if reason else "" for reason in whole["reason"].to_pylist()]
    whole = whole.set_column(whole.column_names.index("reason"), "reason", [reasons])
    asked = Requirement(quantity="peak_load.load_g", below=1.0, source=MARKUP[:-2])
    about = replace(ABOUT, title=HOSTILE, part=HOSTILE, rests_on=((HOSTILE, HOSTILE),))
    found = Elements(campaign_page(findings(whole, [asked]), about))
    assert found.tags.count("script") == 2 and not {"img", "bold"} & set(found.tags)
    assert {each for each in found.attributes if each.startswith("on")} == set()
    assert found.comments == []


def test_columns_are_named_as_people_read_them():
    assert column_title("landing.touchdown_speed_mps") == "landing: touchdown speed"
    assert column_title("margin/descent/load_g") == "descent: margin of load"
    assert column_title("burn_end[DV1].delta_v_mps") == "DV1: delta v"
    assert column_title("mass/descent_kg") == "mass: descent"
    assert column_title("peak/descent/load_g") == "peak: descent load"
    assert input_title("input/descent/wind/1") == "descent, wind 2"
    assert [unit_of(each) for each in ("margin/descent/load_g", "landing.t_s", "a.ratio")] == ["g", "s", ""]
    assert [percent(each) for each in (1.0, 0.99996, 0.5, 0.0)] == ["100.0 %", "99.996 %", "50.0 %", "0.0 %"]


def test_the_recorded_landing_is_one_that_happened():
    record = load("soyuz-ms-07", Mission).record
    found = recorded_landing(record)
    assert found is not None
    assert np.degrees(found) == pytest.approx([47.3, 69.6], abs=0.2)
    assert recorded_landing([each for each in record if "latitude" not in each.key]) is None


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("night", [False, True])
def test_a_browser_draws_all_charts(made, tmp_path, night):
    (tmp_path / "report.html").write_text(made, encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if night else []
    page = dumped(tmp_path / "profile", *scheme, "--dump-dom", (tmp_path / "report.html").as_uri())
    drawn = page.count('class="main-svg"')
    assert drawn >= len(figures_of(made))
