"""The command that makes a report anew: what it writes, and how it ends."""

import subprocess
import sys
from dataclasses import replace

import pytest
from tests.conftest import even_spread

from vitok.evidence.judge import judge
from vitok.products.folder import write


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "vitok", *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(small_flight, tmp_path_factory):
    place = tmp_path_factory.mktemp("flown")
    write(replace(small_flight, evidence=judge(small_flight, even_spread)), place)
    return place


def test_the_page_is_written_in_the_language_asked_for(folder, tmp_path):
    done = run("report", folder, "--lang", "zh", "--out", tmp_path / "zh.html")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout == f"wrote {tmp_path / 'zh.html'}\n"
    assert '<html lang="zh">' in (tmp_path / "zh.html").read_text(encoding="utf-8")


def test_a_figure_is_written_as_its_name_ends(folder, tmp_path):
    pytest.importorskip("PIL")
    for name, begin in (("a.svg", b"<svg xmlns"), ("a.png", b"\x89PNG")):
        assert run("report", folder, "--figure", "map_up", "--out", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--lang", "cn"), "--lang = cn should be en or zh"),
        (("--figure", "asent"), "did you mean ascent?"),
        (("--figure", "port"), "figure 'port' is none of this flight's"),  # it has no docking
        (("--figure", "ascent", "--out", "a.jpg"), "should end in .svg or .png"),
        (("--campaign", "nowhere"), "holds no finished campaign"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_status_2(folder, arguments, words):
    done = run("report", folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr and done.stderr.count("\n") == 1


def test_a_folder_without_a_flight_is_one_sentence(tmp_path):
    done = run("report", tmp_path)
    assert done.returncode == 2 and "holds no flight" in done.stderr and done.stderr.count("\n") == 1
