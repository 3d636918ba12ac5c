"""The command that hands a flight to other tools: what it says, and how it ends."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.conftest import even_spread

import vitok
from vitok.errors import InputError
from vitok.evidence.judge import judge
from vitok.products.folder import write
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


@pytest.fixture(scope="module")
def reported(small_flight, tmp_path_factory):
    """A folder with all that ``fly`` writes."""
    place = tmp_path_factory.mktemp("reported")
    write(replace(small_flight, evidence=judge(small_flight, even_spread)), place)
    return place


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "oem,kmz"), "format 'kmz' is none of oem, opm, aem, omm, tle, czml, kml, "),
        (("--format", "aem"), "the flight holds no attitude"),
        (("--format", "oem,tle"), "neither a coast to the station nor a stay"),
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


@pytest.mark.parametrize(
    ("hidden", "command", "told"),
    [
        ("spiceypy", ("export", "--format", "oem,spk"), "pip install 'vitok[spice]'"),
        ("pyarrow", ("export", "--format", "parquet"), "pip install 'vitok[campaign]'"),
        ("PIL", ("report", "--figure", "map_up", "--out", "map.png"), "pip install 'vitok[png]'"),
        ("pyarrow", ("report", "--campaign", "x"), "pip install 'vitok[campaign]'"),
        ("pyarrow", ("campaign", "--runs", "2"), "pip install 'vitok[campaign]'"),
        ("distributed", ("campaign", "--runs", "2"), "pip install 'vitok[campaign]'"),
    ],
)
def test_an_extra_that_is_not_installed_is_told_with_the_command_that_installs_it(
    reported, tmp_path, hidden, command, told
):
    name, *options = command
    given = "soyuz-ms-07" if name == "campaign" else str(reported)
    code = f"import sys\nsys.modules[{hidden!r}] = None\nfrom vitok.__main__ import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", code, name, given, *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_phase_that_was_not_flown_is_told_from_python(folder):
    with pytest.raises(InputError, match="docking") as told:
        vitok.load(folder).states("docking")
    assert "ascent" in str(told.value) and "\n" not in str(told.value)
