"""--f107 and --ap: passed on by every command that needs air, told in its output, refused in one sentence."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import even_spread

import vitok
from vitok.cli import main
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import Epoch
from vitok.earth.weather_used import weather_used
from vitok.evidence.judge import judge

# the set of March 2018, dated nine years later
SETS_2027 = Path(__file__).parent.parent / "windows" / "iss_2027-03_made_up.tle"
WINDOW = ["--tle", str(SETS_2027), "--rocket", "soyuz-fg", "--site", "baikonur-1-5", "--profile", "34-orbit"]
WINDOW += ["--on", "2027-03-21"]
LANDING = ["--tle", str(SETS_2027), "--zone", "zhezkazgan", "--on", "2027-03-22"]
COMMANDS = {
    "fly": ["fly", "soyuz-ms-07"],
    "plan": ["plan", "soyuz-ms-07"],
    "window": ["window", *WINDOW],
    "landing": ["landing", *LANDING],
}


def run(monkeypatch, capsys, *arguments):
    """Exit status, standard output and standard error of one command line."""
    monkeypatch.setattr(sys, "argv", ["vitok", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    output = capsys.readouterr()
    return caught.value.code or 0, output.out, output.err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_refuses_a_sun_that_is_none(monkeypatch, capsys, command):
    status, out, err = run(monkeypatch, capsys, *COMMANDS[command], "--f107", "500", "--ap", "10")
    assert (status, out) == (2, "")
    assert err == "vitok: --f107 = 500 should lie between 60 and 400 sfu\n"
    status, out, err = run(monkeypatch, capsys, *COMMANDS[command], "--ap", "10")
    assert (status, out) == (2, "")
    assert err == "vitok: --ap = 10 needs --f107 too: the two are given together or not at all\n"


def test_a_window_next_year_under_a_sun_that_is_given(monkeypatch, capsys):
    status, out, _ = run(monkeypatch, capsys, *COMMANDS["window"], "--f107", "150", "--ap", "10", "--json")
    document = json.loads(out)
    assert status == 0
    (used,) = document["space_weather"]
    assert used["source"] == "given: F10.7 = 150 sfu, Ap = 10"
    assert (used["f107_sfu"], used["f107_average_sfu"], used["ap"]) == (150.0, 150.0, 10.0)
    assert used["from_utc"] < document["liftoffs"][0]["liftoff_utc"] < used["to_utc"]


def test_fly_tells_what_was_used(monkeypatch, capsys, small_flight):
    epoch = Epoch.from_utc("2026-10-14T00:00:00Z")
    spans = weather_used(epoch, 0.0, 6 * 86400.0, SolarActivity(150.0, 10.0))
    told = {"space_weather": [vars(each) for each in spans]}
    plan = replace(small_flight.plan, data_spans=told)
    flown = replace(small_flight, plan=plan, evidence=judge(small_flight, even_spread))
    monkeypatch.setattr(vitok, "fly", lambda *_, **__: flown)
    _, out, _ = run(monkeypatch, capsys, "fly", "soyuz-ms-07")
    assert "Space weather 2026-10-14 to 2026-10-16: measured." in out
    assert "Space weather 2026-10-16 to 2026-10-20: given: F10.7 = 150 sfu, Ap = 10." in out
