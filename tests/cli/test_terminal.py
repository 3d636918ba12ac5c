"""Tables in terminals of any width, in words, and what a shell completes."""

import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from vitok.campaigns.campaign import Input
from vitok.products.words import quantity
from vitok.screen import print_campaign, print_flight, print_summary


@pytest.mark.parametrize("columns", [200, 120, 100, 80, 40])
def test_a_flight_fits_the_terminal_and_no_figure_is_cut(monkeypatch, capsys, small_flight, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    print_flight(small_flight)
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= columns and "…" not in out
    flat = re.sub(r"[^!-~]+", " ", out)
    assert "07:21:31.127" in flat and "00:00:00.0" in flat and "12:40:00.000" in flat
    assert "booster_separation" not in out and "lift-off" in out


def test_a_file_gets_each_row_on_a_line_of_its_own(monkeypatch, capsys, small_flight):
    monkeypatch.delenv("COLUMNS", raising=False)
    print_flight(small_flight)
    lines = capsys.readouterr().out.splitlines()
    assert sum("2018-06-03 12:40:00.000" in line and "landing" in line for line in lines) == 1


def test_keys_are_told_in_words_with_their_units(capsys):
    print_summary("x", {"perigee_km": 189.0543, "within_reach": True, "liftoff_utc": "2017-12-17T07:21:03Z"})
    out = capsys.readouterr().out
    assert "perigee, km" in out and "189.054" in out and "lift-off" not in out and "liftoff, UTC" in out
    assert re.search(r"within reach\s+│ yes", out)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("fl", ["fly"]),
        ("fly soyuz-ms-0", ["soyuz-ms-06", "soyuz-ms-07", "soyuz-ms-08"]),
        ("show soyuz-f", ["soyuz-fg"]),
        ("schema disp", ["dispersions"]),
    ],
)
def test_a_shell_is_told_what_could_follow(typed, offered):
    asked = {
        "_VITOK_COMPLETE": "complete_bash",
        "COMP_WORDS": f"vitok {typed}",
        "COMP_CWORD": str(len(typed.split())),
    }
    done = subprocess.run(
        [sys.executable, "-m", "vitok"], capture_output=True, text=True, env=os.environ | asked, check=False
    )
    assert (done.stdout.split(), done.stderr) == (offered, "")


@pytest.mark.parametrize("columns", [100, 80])
def test_a_campaigns_inputs_are_a_table_that_fits(monkeypatch, capsys, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    names = ("undocking/near/errors/accelerometer bias/0", "descent/navigation/position/1", "descent/density")
    inputs = [Input(name, -7.33258e-05, 1617.28, -1363.74, 2549.89) for name in names]
    drawn = SimpleNamespace(runs=5, inputs=inputs, table=SimpleNamespace(column_names=names))
    print_campaign(drawn)
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= columns and "…" not in out
    assert out.count("┃") > 4 and "-7.333e-05" in out  # a table, not sentences
    assert "undocking / near" in re.sub(r"[^!-~]+", " ", out)


@pytest.mark.parametrize("columns", [100, 80])
def test_a_campaigns_words_fit(monkeypatch, capsys, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    reason = (
        "3 runs failed (1, 2, 7): the rendezvous: the propellant of the ship ends before its last burn, " * 2
    )
    flown = SimpleNamespace(
        table=SimpleNamespace(column_names=["success"]), headline="h " * 99, told=(reason,)
    )
    print_campaign(flown)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= columns and " ".join(" ".join(lines).split()).endswith(reason.strip())


def test_what_keys_shorten_is_told_in_words_and_a_speed_without_what_is_none(capsys):
    print_summary(
        "x",
        {"cd_area_m2": 3175.0, "rms_km": 0.1639, "f107_sfu": 71.3, "miss_mps": 1.8e-5, "turn_degps": 1e-5},
    )
    out = capsys.readouterr().out
    for told in ("drag area, m2", "fit residual (root mean square), km", "F10.7, sfu"):
        assert told in out
    assert re.search(r"miss, m/s +│ 0 ", out) and "1e-05" in out and "rms" not in out
    assert quantity("drift_speed_mps", 0.0003605) == "drift speed 0.0004 m/s"
