"""Writing where it cannot be: one sentence, nothing half-written, nothing of others touched."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vitok import writing
from vitok.errors import InputError, MachineError
from vitok.writing import check_folder, write_file, write_files

OLD = {name: "old" for name in ("flight.json", "report.html", "trajectory.npz")}
NEW = {name: "new" for name in OLD}
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def texts(folder):
    return {each.name: each.read_text() for each in folder.iterdir() if each.is_file()}


def listing(place):
    return sorted(each.relative_to(place).as_posix() for each in place.rglob("*"))


@pytest.fixture
def small_disk(tmp_path):
    """A file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = ROOT and shutil.which("mount")
    if not mounted or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", place]).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def refused(error, folder, write=True):
    with pytest.raises(error) as caught:
        write_files(NEW, folder) if write else check_folder(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", ["a", "a/b/c", "with space", "витoк", "a" * 255])
def test_a_folder_is_made_with_all_files_in_it(tmp_path, name):
    write_files(NEW, tmp_path / name)
    assert texts(tmp_path / name) == NEW
    assert not [each for each in listing(tmp_path) if ".vitok" in each]


def test_old_results_are_replaced_and_the_folder_keeps_its_mode(tmp_path):
    write_files(OLD, tmp_path / "out")
    (tmp_path / "out").chmod(0o750)
    write_files(NEW, tmp_path / "out")
    assert texts(tmp_path / "out") == NEW
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750


def test_a_new_folder_and_its_files_have_the_usual_modes(tmp_path):
    before = os.umask(0o027)
    try:
        write_files(NEW, tmp_path / "out")
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "out" / "flight.json").stat().st_mode & 0o777 == 0o640


def test_what_else_lies_in_the_folder_stays(tmp_path, monkeypatch):
    write_files(OLD | {"window.html": "kept"}, tmp_path / "out")
    write_files(NEW, tmp_path / "out")
    assert texts(tmp_path / "out") == NEW | {"window.html": "kept"}
    monkeypatch.chdir(tmp_path / "out")
    (tmp_path / "out" / "window.html").unlink()
    here = (tmp_path / "out").stat().st_ino
    write_files(OLD, Path())
    assert texts(tmp_path / "out") == OLD
    assert (tmp_path / "out").stat().st_ino == here  # nobody's working folder is taken away


def test_a_full_disk_is_the_machines_refusal_and_leaves_the_old(small_disk):
    write_files(OLD, small_disk / "out")
    big = NEW | {"trajectory.npz": b"x" * 3_000_000}
    for folder in (small_disk / "out", small_disk / "fresh", small_disk):
        before = listing(small_disk)
        with pytest.raises(MachineError, match="cannot be written: No space left on device") as caught:
            write_files(big, folder)
        assert caught.value.exit_code == 5
        assert listing(small_disk) == before and texts(small_disk / "out") == OLD
    write_files(NEW, small_disk)  # itself a mount, which cannot be replaced
    assert {key: text for key, text in texts(small_disk).items()} == NEW


def test_a_read_only_disk_is_told_before_the_flight(small_disk):
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    told = refused(InputError, small_disk / "out", write=False)
    assert told.endswith("may not be written to: Read-only file system")


@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told_before_the_flight(tmp_path):
    tmp_path.chmod(0o500)
    assert "may not be written to: Permission denied" in refused(InputError, tmp_path / "out", write=False)
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_folder_is_refused(tmp_path, write):
    (tmp_path / "file").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nothing").symlink_to(tmp_path / "gone")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    (tmp_path / "out" / "report.html").mkdir(parents=True)
    before = listing(tmp_path)
    for name, sentence in {
        "file": "file is a file, a folder is needed",
        "file/deeper": "file is a file, a folder is needed",
        "pipe": "pipe is no folder, a folder is needed",
        "nothing": "nothing is a link to nothing, a folder is needed",
        "ring": "ring is a link to nothing, a folder is needed",
        "out": "report.html is a folder, where a file is to be written",
        "a" * 256: "may not be written to: File name too long",
        "nul\0": "is no path: ",
    }.items():
        assert sentence in refused(InputError, tmp_path / name, write)
        assert listing(tmp_path) == before
    if sys.platform == "linux":
        assert "may not be written to: " in refused(InputError, Path("/proc/flight"), write)


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to("real")
    write_files(OLD, tmp_path / "real")
    write_files(NEW, tmp_path / "link")
    assert texts(tmp_path / "real") == NEW and (tmp_path / "link").is_symlink()


def test_a_working_folder_that_is_gone_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert "may not be written to: No such file or directory" in refused(InputError, Path("out"))


@pytest.mark.parametrize("calls", range(1, 12))
@pytest.mark.parametrize("foreign", [True, False])
def test_a_failure_at_any_rename_leaves_one_flight_whole(tmp_path, monkeypatch, calls, foreign):
    folder = tmp_path / "out"
    write_files(OLD, folder)
    if foreign:
        (folder / "notes.txt").write_text("mine")
    left = [calls]
    for name in ("rename", "replace", "unlink"):
        real = getattr(os, name)

        def failing(*given, real=real, **named):
            left[0] -= 1
            if left[0] == 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(*given, **named)

        monkeypatch.setattr(os, name, failing)
    try:
        write_files(NEW, folder)
    except MachineError as error:
        assert "Input/output error" in str(error)
    monkeypatch.undo()
    check_folder(folder)
    found = texts(folder)
    assert found.pop("notes.txt", "mine") == "mine"
    assert found in (OLD, NEW)
    assert not [each for each in listing(tmp_path) if ".vitok" in each]


def test_a_live_runs_workshop_is_left_alone_and_a_dead_ones_cleared(tmp_path):
    code = """
import sys, time
from pathlib import Path
from vitok.writing import _workshop
with _workshop(Path(sys.argv[1])) as shop:
    (shop / "half").write_text("x")
    print(shop.name, flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE, text=True) as live:
        name = live.stdout.readline().strip()
        check_folder(tmp_path / "out")
        assert listing(tmp_path) == [name, f"{name}/half"]
        live.kill()
        live.wait()
        check_folder(tmp_path / "out")
        assert listing(tmp_path) == []


def test_what_only_looks_like_a_workshop_is_left_alone(tmp_path):
    (tmp_path / f".vitok-{'0' * 16}").write_text("a file")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f".vitok-{'1' * 16}").symlink_to("elsewhere")
    (tmp_path / ".vitok-mine").mkdir()
    before = listing(tmp_path)
    check_folder(tmp_path / "out")
    assert listing(tmp_path) == before
    if ROOT:
        (tmp_path / f".vitok-{'2' * 16}").mkdir()
        os.chown(tmp_path / f".vitok-{'2' * 16}", 12345, 12345)
        check_folder(tmp_path / "out")
        assert (tmp_path / f".vitok-{'2' * 16}").is_dir()


def test_two_runs_into_one_place_leave_one_of_them_whole(tmp_path):
    code = """
import sys
from pathlib import Path
from vitok.writing import write_files
for number in range(60):
    write_files({name: sys.argv[2] * 1000 for name in sys.argv[3:]}, Path(sys.argv[1]))
"""
    runs = [
        subprocess.Popen([sys.executable, "-c", code, tmp_path / "out", which, *OLD], stderr=subprocess.PIPE)
        for which in "ab"
    ]
    for run in runs:
        _, told = run.communicate()
        assert (run.returncode, told) == (0, b"")
    found = set(texts(tmp_path / "out").values())
    assert found in ({"a" * 1000}, {"b" * 1000})
    assert not [each for each in listing(tmp_path) if ".vitok" in each]


def test_a_single_file_is_written_whole_and_a_pipe_as_it_stands(tmp_path, small_disk):
    write_file("old", tmp_path / "mission.toml")
    write_file("new \udcff", tmp_path / "mission.toml")
    assert (tmp_path / "mission.toml").read_text() == "new \\udcff"
    write_file("x", Path(os.devnull))
    assert not Path(os.devnull).is_file()
    with pytest.raises(InputError, match="cannot be written: No such file or directory"):
        write_file("x", tmp_path / "gone" / "mission.toml")
    write_file("old", small_disk / "mission.toml")
    with pytest.raises(MachineError, match="No space left on device"):
        write_file("x" * 3_000_000, small_disk / "mission.toml")
    assert texts(small_disk) == {"mission.toml": "old"} and listing(small_disk) == ["mission.toml"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_what_only_lacks_room_is_the_machines_refusal(number):
    """A limit on the size of files (ulimit -f) as a full disk, and no fault of what was asked."""
    assert writing.refused("file x", "cannot be written", OSError(number, os.strerror(number))).exit_code == 5
