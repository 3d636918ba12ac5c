"""``kill -9`` while results are written: the old ones stand, the new ones, or none; the next run works."""

import random
import signal
import subprocess
import sys
import time

import pytest

from vitok.writing import check_folder, write_files

NAMES = ("flight.json", "report.html", "trajectory.npz")
SIZE = 200_000  # bytes of a file: some milliseconds of writing
# Writes one flight after the other, as fast as it can; which flight it is stands in each byte of each file.
WRITER = f"""
import sys
from itertools import count
from pathlib import Path
from vitok.writing import write_files
folder = Path(sys.argv[1])
for number in count(1):
    write_files({{name: bytes([number % 250]) * {SIZE} for name in {NAMES}}}, folder)
    if number == 1:
        print("written", flush=True)
"""
# Writes one flight and ends, as by a kill, before the call to the system whose number is given.
STEPWISE = f"""
import os, sys
from pathlib import Path
import vitok.writing as writing
left = int(sys.argv[2])
def ends(name):
    call = getattr(os, name)
    def counted(*given, **named):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return call(*given, **named)
    setattr(os, name, counted)
for name in ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync", "open"):
    ends(name)
writing.write_files({{name: bytes([2]) * 10 for name in {NAMES}}}, Path(sys.argv[1]))
"""


def whole(folder, names=NAMES):
    """The number of the flight of each file that is there; each is whole."""
    found = {}
    for name in names:
        if (folder / name).exists():
            content = (folder / name).read_bytes()
            assert len(content) == SIZE and len(set(content)) == 1, f"half a file {name}"
            found[name] = content[0]
    return found


def workshops(place):
    return [each for each in place.iterdir() if each.name.startswith(".vitok-")]


def killed_while_writing(folder, times, seed):
    """Kills a writer at random instants; yields after each kill."""
    chance = random.Random(seed)
    for _ in range(times):
        with subprocess.Popen([sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"written\n"
            time.sleep(chance.uniform(0.0, 0.06))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        yield


def in_a_folder_of_its_own(tmp_path, times):
    folder, left, gone = tmp_path / "flight", 0, 0
    for _ in killed_while_writing(folder, times, seed=1):
        numbers = whole(folder)
        assert len(numbers) in (0, len(NAMES)) and len(set(numbers.values())) <= 1, "of two flights"
        left += bool(workshops(tmp_path))
        gone += not numbers
        check_folder(folder)  # as the next run does at its start
        assert len(whole(folder)) == len(NAMES), "what was ready is not brought to its place"
        assert not workshops(tmp_path)
    return left, gone


def beside_what_is_not_its_own(tmp_path, times):
    folder, left, gone = tmp_path / "flight", 0, 0
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    for _ in killed_while_writing(folder, times, seed=2):
        numbers = whole(folder)
        if "flight.json" in numbers:
            assert len(numbers) == len(NAMES) and len(set(numbers.values())) == 1, "of two flights"
        left += bool(workshops(folder))
        gone += "flight.json" not in numbers
        check_folder(folder)
        numbers = whole(folder)
        assert len(numbers) == len(NAMES) and len(set(numbers.values())) == 1
        assert not workshops(folder) and not workshops(tmp_path)
        assert (folder / "notes.txt").read_text() == "mine"
    return left, gone


@pytest.mark.parametrize("where", [in_a_folder_of_its_own, beside_what_is_not_its_own])
def test_ten_kills(where, tmp_path):
    left, _ = where(tmp_path, 10)
    assert left, "no kill came while something was written: the test proves nothing"


@pytest.mark.kills
@pytest.mark.parametrize("where", [in_a_folder_of_its_own, beside_what_is_not_its_own])
def test_a_hundred_kills(where, tmp_path, capsys):
    left, gone = where(tmp_path, 100)
    with capsys.disabled():
        print(f"\n100 kills {where.__name__}: {left} left a workshop, {gone} left no results for the moment")
    assert left > 50


@pytest.mark.parametrize("own", [True, False])
def test_killed_at_each_step(own, tmp_path):
    """A process that ends without a word before its n-th call to the system, for every n there is."""
    folder = tmp_path / "flight"
    ended = 0
    for step in range(200):
        write_files({name: bytes([1]) * 10 for name in NAMES}, folder)
        if not own:
            (folder / "notes.txt").write_text("mine")
        done = subprocess.run([sys.executable, "-c", STEPWISE, folder, str(step)])
        numbers = {name: (folder / name).read_bytes() for name in NAMES if (folder / name).exists()}
        if own or "flight.json" in numbers:
            assert len(numbers) in ((0, 3) if own else (3,)) and len(set(numbers.values())) <= 1, step
        check_folder(folder)
        numbers = {(folder / name).read_bytes() for name in NAMES}
        assert len(numbers) == 1, step
        assert not workshops(tmp_path) and not workshops(folder), step
        if done.returncode == 0:
            break
        assert done.returncode == 9
        ended += 1
    assert numbers == {bytes([2]) * 10}
    assert ended > 15
