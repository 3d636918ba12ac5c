"""The command that hands a flight to other tools: what it says, and how it ends."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.conftest import even_spread

from vitok.evidence.judge import judge
from vitok.products.trajectory_file import NAME, trajectory_bytes

pytest.importorskip("czml3")


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "vitok", *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(small_flight, tmp_path_factory):
    place = tmp_path_factory.mktemp("flown")
    evidence, arcs = judge(small_flight, even_spread), {"ascent": small_flight.arcs["ascent"]}
    judged = replace(small_flight, evidence=evidence, arcs=arcs)
    (place / NAME).write_bytes(trajectory_bytes(judged))
    return place


def test_the_files_are_beside_the_flight_and_told(folder):
    done = run("export", folder, "--format", "oem,kml", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["folder"] == str(folder / "export")
    assert {each.name for each in (folder / "export").iterdir()} == set(told["files"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "oem,kmz"), "format 'kmz' is none of oem, opm, aem, omm, tle, czml, kml, "),
        (("--format", "aem"), "the flight holds no attitude"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_status_2(folder, arguments, words):
    done = run("export", folder, *arguments, "--out", folder / "not-there")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder / "not-there").exists()


def test_formats_of_a_flight_are_looked_at_before_it_is_flown():
    assert "did you mean oem" in run("fly", "soyuz-ms-07", "--out", "x", "--export", "oen").stderr
    done = run("fly", "soyuz-ms-07", "--export", "oem")
    assert (done.returncode, done.stderr) == (
        2,
        "vitok: --export writes beside the flight: it needs --out PATH\n",
    )
