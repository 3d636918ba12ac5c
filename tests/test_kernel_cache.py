"""Compiled kernels on disk: never stale or broken, and a folder that cannot be written costs time alone."""

import errno
import os
import warnings

import numba
import pytest

from vitok import kernel_cache
from vitok.compiled import njit
from vitok.kernel_cache import KernelCache


def double(x):
    return 2.0 * x


def triple(x):
    return 3.0 * x


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


def test_any_edit_of_any_source_starts_a_fresh_folder(tmp_path, monkeypatch):
    (tmp_path / "room").mkdir()
    callee = tmp_path / "room" / "callee.py"
    callee.write_text("RATE = 1.0\n", encoding="utf-8")
    monkeypatch.setattr(kernel_cache, "_PACKAGE", tmp_path)
    before = kernel_cache.source_digest()
    callee.write_text("RATE = 2.0\n", encoding="utf-8")
    assert kernel_cache.source_digest() != before


def test_what_killed_runs_and_old_versions_left_is_removed(folder):
    old, young = folder.parent / "kernels-old", folder.parent / "kernels-young"
    for each in (old, young):
        each.mkdir()
        (each / ".left.part").touch()
    os.utime(young / ".left.part", (0.0, 0.0))
    os.utime(old, (0.0, 0.0))
    compiled_or_loaded(double, 1.5)
    assert not old.exists()
    assert list(young.iterdir()) == []


def test_a_kernel_of_another_file_is_not_kept(folder):
    """No digest knows that file: after an edit what was kept would be stale."""
    assert njit(double)(1.5) == 3.0
    assert not folder.exists()


def test_a_folder_in_use_is_not_forgotten(folder):
    compiled_or_loaded(double, 1.5)
    os.utime(folder, (0.0, 0.0))
    compiled_or_loaded(double, 1.5)
    assert folder.stat().st_mtime > 0.0


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
