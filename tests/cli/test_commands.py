"""The commands: answers at once, one document with --json, one sentence for an error."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version

import pytest
from tests.conftest import even_spread

import vitok
from vitok.cli import main
from vitok.errors import FlightError
from vitok.evidence.judge import judge
from vitok.mission.catalogue import CATALOGUE


def run(monkeypatch, capsys, *arguments):
    """Exit status, standard output and standard error of one command line."""
    monkeypatch.setattr(sys, "argv", ["vitok", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    output = capsys.readouterr()
    return caught.value.code or 0, output.out, output.err


@pytest.fixture
def flown(monkeypatch, small_flight):
    def fly(mission, out=None, *, seed, progress, **options):
        progress("ascent")
        return replace(small_flight, evidence=judge(small_flight, even_spread), draws=vitok.Draws(seed))

    monkeypatch.setattr(vitok, "fly", fly)


def test_help_answers_within_half_a_second():
    code = "from vitok.cli import main; main()"
    times_s = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-c", code, "--help"], check=True, capture_output=True)
        after = os.times()
        times_s.append(sum(after[2:4]) - sum(before[2:4]))  # of a core in the child: others may be at work
    assert min(times_s) < 0.5


def test_help_imports_nothing_heavy():
    code = "import sys, vitok.cli; print(*sorted({'numba', 'numpy', 'scipy', 'pydantic'} & set(sys.modules)))"
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert output.strip() == ""


def test_version(monkeypatch, capsys):
    assert run(monkeypatch, capsys, "--version") == (0, version("vitok") + "\n", "")
    assert vitok.__version__ == version("vitok")


def test_fly_shows_the_events_beside_the_record(monkeypatch, capsys, flown):
    status, out, err = run(monkeypatch, capsys, "fly", "soyuz-ms-07")
    assert status == 0
    liftoff = next(line for line in out.splitlines() if "│ lift-off" in line)
    for word in ("2017-12-17 07:21:31.127", "00:00:00.0", "0.1", "07:21:01.127", "+30.0"):
        assert word in liftoff
    landing = next(line for line in out.splitlines() if "│ landing" in line)
    assert "168 d 05:18:28.9" in landing
    assert "burn start DV1" in out
    said = " ".join(out.split())
    assert "of 3 predicted quantities are within two sigma of the record" in said
    assert "these prove nothing" in said
    assert "+3.0 sigma outside" in out
    assert "ascent" in err


def test_fly_json_is_one_document_and_nothing_else(monkeypatch, capsys, flown):
    status, out, _ = run(monkeypatch, capsys, "fly", "soyuz-ms-07", "--seed", "5", "--json")
    document = json.loads(out)
    assert (status, document["mission"], document["seed"]) == (0, "soyuz-ms-07", 5)


def test_plan_as_table_and_as_json(monkeypatch, capsys, small_flight):
    monkeypatch.setattr(vitok, "plan", lambda mission, **options: small_flight.plan)
    monkeypatch.setattr(vitok, "outlook", lambda plan, **options: None)
    _, out, _ = run(monkeypatch, capsys, "plan", "soyuz-ms-07")
    assert "delta v, m/s │ 12.5" in out
    assert "12.5" in out
    _, out, _ = run(monkeypatch, capsys, "plan", "soyuz-ms-07", "--json")
    assert json.loads(out) == small_flight.plan.summary()


def test_list(monkeypatch, capsys):
    _, out, _ = run(monkeypatch, capsys, "list")
    assert "zhezkazgan" in out
    _, out, _ = run(monkeypatch, capsys, "list", "--json")
    assert "soyuz-ms-07" in json.loads(out)["missions"]


def test_show_keeps_the_sources_of_the_numbers(monkeypatch, capsys):
    _, out, _ = run(monkeypatch, capsys, "show", "zhezkazgan")
    assert "# guided accuracy" in out
    _, out, _ = run(monkeypatch, capsys, "show", "zhezkazgan", "--json")
    assert json.loads(out)["radius_km"] == 28.0


def test_show_of_a_stranger_is_one_sentence(monkeypatch, capsys):
    status, out, err = run(monkeypatch, capsys, "show", "zhezkasgan")
    assert (status, out) == (2, "")
    assert err == "vitok: 'zhezkasgan' is not in the catalogue: did you mean zhezkazgan?\n"


@pytest.mark.parametrize("command", ["fly", "plan"])
def test_an_unknown_mission_is_one_sentence(monkeypatch, capsys, command):
    status, out, err = run(monkeypatch, capsys, command, "sojuz-ms-07", "--json")
    assert (status, out) == (2, "")
    assert "did you mean soyuz-ms-07?" in err
    assert err.count("\n") == 1


def test_a_wrong_mission_leaves_nothing_in_the_folder(monkeypatch, capsys, tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('name = "wrong"\n')
    status, _, err = run(monkeypatch, capsys, "fly", str(wrong), "--out", str(tmp_path / "out"))
    assert status == 2
    assert "key title is missing" in err
    assert [path.name for path in tmp_path.iterdir()] == ["wrong.toml"]


def test_a_flight_that_cannot_be_flown_is_exit_status_3(monkeypatch, capsys):
    def fly(mission, out=None, *, progress, **options):
        progress("rendezvous")
        raise FlightError("the rendezvous needs 900 kg of propellant, 880 kg are aboard")

    monkeypatch.setattr(vitok, "fly", fly)
    status, out, err = run(monkeypatch, capsys, "fly", "soyuz-ms-07")
    assert (status, out) == (3, "")
    assert err.endswith("vitok: the rendezvous needs 900 kg of propellant, 880 kg are aboard\n")
    assert "Traceback" not in err


def test_a_folder_that_cannot_be_is_told_before_the_flight(monkeypatch, capsys, tmp_path):
    (tmp_path / "taken").write_text("x")
    status, _, err = run(monkeypatch, capsys, "fly", "soyuz-ms-07", "--out", str(tmp_path / "taken"))
    assert status == 2
    assert "taken is a file, a folder is needed" in err


def test_a_year_outside_all_tables_is_one_sentence_too(tmp_path):
    """In a process of its own, as pytest keeps warnings back that a user would see."""
    mission = (CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8")
    later = tmp_path / "later.toml"
    later.write_text(mission.replace('"2017-12-', '"2097-12-').replace('"2018-06-', '"2098-06-'))
    code = "from vitok.cli import main; main()"
    ended = subprocess.run([sys.executable, "-c", code, "plan", str(later)], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (2, "")
    *steps, sentence = ended.stderr.splitlines()
    assert sentence.startswith("vitok: ") and all(re.match(r" *\d+\.\d s  ", each) for each in steps)


def test_a_wrong_option_is_exit_status_2(monkeypatch, capsys):
    assert run(monkeypatch, capsys, "fly", "soyuz-ms-07", "--sed", "3")[0] == 2
    assert run(monkeypatch, capsys, "fly", "soyuz-ms-07", "--seed", "-3")[0] == 2


def test_an_unknown_failure_names_the_nearest(monkeypatch, capsys):
    status, out, err = run(monkeypatch, capsys, "fly", "soyuz-ms-07", "--fail", "main-parashute")
    assert (status, out) == (2, "")
    assert "'main-parashute' is no failure" in err
    assert "did you mean main-parachute?" in err
