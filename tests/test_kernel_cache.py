"""Compiled kernels on disk: never stale or broken, and a folder that cannot be written costs time alone."""

import ast
import errno
import os
import warnings
from pathlib import Path

import numba
import pytest

import vitok
from vitok import kernel_cache
from vitok.compiled import njit
from vitok.kernel_cache import KernelCache


def double(x):
    return 2.0 * x


def triple(x):
    return 3.0 * x


double.__module__ = triple.__module__ = "vitok.elementary"  # as if they stood in that file


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kernel_cache, "cache_folder", lambda: tmp_path / "kernels-test")
    monkeypatch.setattr(KernelCache, "told", False)
    return tmp_path / "kernels-test"


def compiled_or_loaded(kernel, argument):
    """What a fresh dispatcher of ``kernel`` gives, and whether it came from the disk."""
    fresh = numba.njit(kernel)
    fresh._cache = KernelCache(kernel)
    return fresh(argument), sum(fresh.stats.cache_hits.values()) == 1


def test_the_second_run_loads_what_the_first_compiled(folder):
    assert compiled_or_loaded(double, 1.5) == (3.0, False)
    assert compiled_or_loaded(double, 1.5) == (3.0, True)
    assert compiled_or_loaded(double, 2) == (4.0, False), "another type of argument is another form"


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 500])
def test_a_truncated_kernel_is_compiled_and_written_anew(folder, length):
    compiled_or_loaded(double, 1.5)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:length])
    assert compiled_or_loaded(double, 1.5) == (3.0, False)
    assert compiled_or_loaded(double, 1.5) == (3.0, True)


def test_no_flipped_bit_reaches_the_machine(folder):
    compiled_or_loaded(double, 1.5)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 20)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert compiled_or_loaded(double, 1.5) == (3.0, False)


def test_a_kernel_in_the_place_of_another_is_not_taken(folder):
    compiled_or_loaded(double, 1.5)
    (wrong,) = folder.iterdir()
    compiled_or_loaded(triple, 1.5)
    (right,) = (file for file in folder.iterdir() if file != wrong)
    right.write_bytes(wrong.read_bytes())
    assert compiled_or_loaded(triple, 1.5) == (4.5, False)


def test_a_folder_that_is_a_file_costs_one_warning(folder):
    folder.write_text("in the way", encoding="utf-8")
    with pytest.warns(UserWarning, match="compiled kernels cannot be kept in .*"):
        assert compiled_or_loaded(double, 1.5) == (3.0, False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert compiled_or_loaded(triple, 1.5) == (4.5, False)


def test_a_full_disk_leaves_nothing_half_written(folder, monkeypatch):
    def full(handle, mode):
        os.close(handle)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(kernel_cache.os, "fdopen", full)
    with pytest.warns(UserWarning, match="No space left on device"):
        assert compiled_or_loaded(double, 1.5) == (3.0, False)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "reached"),
    [
        ("from vitok.room.callee import RATE", True),
        ("from vitok.room.callee import (\n    RATE,  # of the day\n    TURN,\n)", True),
        ("from vitok.room import callee", True),
        ("from vitok.room import (\n    other,\n    callee,\n)", True),
        ("from vitok.room import callee as c, other", True),
        ("import vitok.room.callee as c", True),
        ("def f():\n    from vitok.room.callee import RATE", True),
        ("from vitok.between import RATE", True),
        ("from vitok.room import other", False),
    ],
)
def test_an_edit_reaches_those_that_import_it_and_no_others(written, reached, tmp_path, monkeypatch):
    (tmp_path / "room").mkdir()
    for name in ("__init__", "room/__init__", "room/other", "room/callee"):
        (tmp_path / f"{name}.py").write_text("RATE = 1.0\n", encoding="utf-8")
    (tmp_path / "between.py").write_text("from vitok.room.callee import RATE\n", encoding="utf-8")
    (tmp_path / "caller.py").write_text(written + "\n", encoding="utf-8")
    monkeypatch.setattr(kernel_cache, "_PACKAGE", tmp_path)

    def digest():
        kernel_cache._imported.cache_clear()
        kernel_cache.source_digest.cache_clear()
        return kernel_cache.source_digest("vitok.caller")

    before = digest()
    (tmp_path / "room" / "callee.py").write_text("RATE = 2.0\n", encoding="utf-8")
    assert (digest() != before) == reached
    kernel_cache._imported.cache_clear()
    kernel_cache.source_digest.cache_clear()


def test_no_import_in_the_package_is_overlooked():
    """What the digests follow is what Python's own parser sees."""
    package = Path(vitok.__file__).parent
    for file in package.rglob("*.py"):
        module = ".".join(["vitok", *file.relative_to(package).with_suffix("").parts]).removesuffix(
            ".__init__"
        )
        needed = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not node.level, f"{file}: a relative import"
                whole = node.module or ""
                needed |= {whole, *(f"{whole}.{each.name}" for each in node.names)}
            elif isinstance(node, ast.Import):
                needed |= {each.name for each in node.names}
        inside = {each for each in needed if each.startswith("vitok.") and kernel_cache._file_of(each)}
        packages = {each for each in inside if (package.joinpath(*each.split(".")[1:])).is_dir()}
        assert inside - packages <= kernel_cache._imported(module) | {module}, module


def test_what_killed_runs_and_old_versions_left_is_removed(folder):
    old, young = folder.parent / "kernels-old", folder.parent / "kernels-young"
    for each in (old, young):
        each.mkdir()
        for name in (".left.part", "used.kernel"):
            (each / name).touch()
    for forgotten in (old / "used.kernel", old / ".left.part", young / ".left.part"):
        os.utime(forgotten, (0.0, 0.0))
    kernel_cache._tidy.cache_clear()
    compiled_or_loaded(double, 1.5)
    assert not old.exists()
    assert [each.name for each in young.iterdir()] == ["used.kernel"]


def test_a_kernel_of_another_file_is_not_kept(folder):
    """No digest knows that file: after an edit what was kept would be stale."""
    assert njit(double)(1.5) == 3.0
    assert not folder.exists()


def test_a_kernel_in_use_is_not_forgotten(folder):
    compiled_or_loaded(double, 1.5)
    (file,) = folder.iterdir()
    os.utime(file, (0.0, 0.0))
    compiled_or_loaded(double, 1.5)
    assert file.stat().st_mtime > 0.0


def test_a_user_without_a_home_is_told_so_once(monkeypatch):
    def homeless(name):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(kernel_cache.platformdirs, "user_cache_dir", homeless)
    monkeypatch.setitem(vars(numba.config), "CACHE_DIR", "")
    monkeypatch.setattr(KernelCache, "told", False)
    kernel_cache.cache_folder.cache_clear()
    with pytest.warns(UserWarning, match="cannot be kept .*home directory"):
        assert compiled_or_loaded(double, 1.5) == (3.0, False)
    kernel_cache.cache_folder.cache_clear()
