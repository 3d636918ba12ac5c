"""The trajectory file: whole, or said in one sentence to be not."""

import io
import json
import os
import pickle
import time
import zipfile

import numpy as np
import pytest

from vitok.errors import InputError
from vitok.products.trajectory_file import NAME, read_flight, trajectory_bytes


@pytest.fixture(scope="module")
def data(small_flight):
    return trajectory_bytes(small_flight)


def test_it_is_read_by_numpy_alone(data, small_flight, tmp_path):
    (tmp_path / NAME).write_bytes(data)
    with np.load(tmp_path / NAME, allow_pickle=False) as arrays:
        assert np.array_equal(arrays["stay/r_gcrf_m"], small_flight.arcs["stay"].r_gcrf_m)


def test_it_comes_back_as_it_was(data, small_flight, tmp_path):
    (tmp_path / NAME).write_bytes(data)
    again = read_flight(tmp_path)
    assert trajectory_bytes(again) == data
    assert [each.name for each in again.events] == [each.name for each in small_flight.events]
    assert again.plan is None


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -100])
def test_a_damaged_file_is_told(data, tmp_path, cut):
    (tmp_path / NAME).write_bytes(data[:cut] if cut else b"")
    with pytest.raises(InputError, match="trajectory.npz (is damaged|is no trajectory)") as caught:
        read_flight(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("found", [b"no archive", b"\x93NUMPY rest"])
def test_what_is_no_archive_is_told(tmp_path, found):
    (tmp_path / NAME).write_bytes(found)
    with pytest.raises(InputError, match="is damaged or no trajectory file"):
        read_flight(tmp_path)


def test_a_file_of_another_version_is_told(data, tmp_path):
    (tmp_path / NAME).write_bytes(data)
    with np.load(tmp_path / NAME) as arrays:
        changed = dict(arrays)
    changed["about"] = np.array(str(changed["about"]).replace('"version":3,', '"version":7,', 1))
    np.savez(tmp_path / NAME, **changed)
    with pytest.raises(
        InputError, match="of version 7 of the trajectory file, by vitok .*; this vitok reads 3"
    ):
        read_flight(tmp_path)


def test_arrays_that_do_not_belong_together_are_told(data, tmp_path):
    (tmp_path / NAME).write_bytes(data)
    with np.load(tmp_path / NAME) as arrays:
        changed = dict(arrays)
    for key, value in (
        ("ascent/t_s", changed["ascent/t_s"][:1]),
        ("ascent/t_s", np.array(["a", "b"])),
        ("stay/mass_kg", changed["stay/mass_kg"] * np.nan),
    ):
        np.savez(tmp_path / NAME, **(changed | {key: value}))
        with pytest.raises(InputError, match=f"damaged: {key} is not 2 rows of finite numbers"):
            read_flight(tmp_path)


@pytest.mark.parametrize(
    ("key", "change", "told"),
    [
        ("rendezvous/t_s", lambda t_s: t_s[::-1], "rendezvous/t_s does not rise from sample to sample"),
        ("stay/t_s", lambda t_s: t_s + 2e12, "stay/t_s has numbers of 1e[+]12 and more"),
        ("stay/t_s", lambda t_s: t_s + 9e11, r"stay/t_s = 9\S+ is no instant of the calendar"),
        ("stay/r_gcrf_m", lambda r_m: 1e300 * r_m, "stay/r_gcrf_m has numbers of 1e[+]12 and more"),
    ],
)
def test_samples_that_no_flight_has_are_told(data, tmp_path, key, change, told):
    (tmp_path / NAME).write_bytes(data)
    with np.load(tmp_path / NAME) as arrays:
        changed = dict(arrays)
    np.savez(tmp_path / NAME, **(changed | {key: change(changed[key])}))
    with pytest.raises(InputError, match=f"trajectory.npz is damaged: {told}$"):
        read_flight(tmp_path)


@pytest.mark.parametrize("t_s", ["1e300", "NaN", "-9e11"])
def test_an_event_at_no_instant_is_told(data, tmp_path, t_s):
    (tmp_path / NAME).write_bytes(data)
    with np.load(tmp_path / NAME) as arrays:
        changed = dict(arrays)
    about = json.loads(str(changed["about"]))
    about["arcs"][0]["events"][0]["t_s"] = float(t_s)
    np.savez(tmp_path / NAME, **(changed | {"about": np.array(json.dumps(about))}))
    with pytest.raises(InputError, match=r"liftoff of the ascent = \S+ is no instant|cannot be read"):
        read_flight(tmp_path)


@pytest.mark.parametrize("seed", range(30))
def test_a_byte_that_flips_is_told_or_does_no_harm(data, tmp_path, seed):
    draw = np.random.default_rng(seed)
    damaged = bytearray(data)
    for place in draw.integers(0, len(data), 3):
        damaged[place] ^= 0xFF
    (tmp_path / NAME).write_bytes(bytes(damaged))
    try:
        read_flight(tmp_path)
    except InputError as error:
        assert "\n" not in str(error)


def archived(folder, arrays, **how):
    """The trajectory file of some bytes by name, as an attacker packs them."""
    with zipfile.ZipFile(folder / NAME, "w", **how) as archive:
        for name, content in arrays.items():
            archive.writestr(f"{name}.npy", content)


def header(shape, kind="<f8"):
    file = io.BytesIO()
    np.lib.format.write_array_header_1_0(file, {"descr": kind, "fortran_order": False, "shape": shape})
    return file.getvalue()


def test_a_small_archive_that_unpacks_to_much_is_not_unpacked(tmp_path):
    archived(tmp_path, {"about": bytes(600_000_000)}, compression=zipfile.ZIP_DEFLATED)
    assert (tmp_path / NAME).stat().st_size < 1_000_000
    begin = time.monotonic()
    with pytest.raises(InputError, match="unpacks to more than 500 MB"):
        read_flight(tmp_path)
    assert time.monotonic() - begin < 0.5


@pytest.mark.parametrize(
    "content",
    [
        header((10**12,)),
        header((10**30, 3)) + bytes(80),
        header((2,)) + bytes(15),
        header((-1,)) + bytes(8),
        header((1,), "|O") + pickle.dumps([1]),
        b"\x93NUMPY\x09\x00" + bytes(30),
        b"\x93NUMPY\x01\x00\xff\xff{'descr':",
    ],
)
def test_an_array_of_other_bytes_than_its_shape_is_told(tmp_path, content):
    archived(tmp_path, {"about": content})
    with pytest.raises(InputError, match="trajectory.npz is damaged: it cannot be unpacked"):
        read_flight(tmp_path)


@pytest.mark.parametrize(
    "about", ["[" * 100000, "3", "[]", "null", "{}", '{"vitok": 1e999, "version": [2]}', "\ud800"]
)
def test_an_account_that_is_none_is_told(tmp_path, about):
    np.savez(tmp_path / NAME, about=np.array(about))
    with pytest.raises(InputError, match="trajectory.npz is (no trajectory file|of version)") as caught:
        read_flight(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_pipe_and_a_folder_are_no_trajectory(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(InputError, match="trajectory.npz is no regular file but a folder"):
        read_flight(tmp_path)
    (tmp_path / NAME).rmdir()
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(InputError, match="trajectory.npz is no regular file but a pipe"):
        read_flight(tmp_path)
    with pytest.raises(InputError, match="is no path of a file"):
        read_flight(tmp_path / "a\0b")


def test_a_folder_without_one_is_told(tmp_path):
    with pytest.raises(InputError, match="holds no flight: there is no trajectory.npz in it"):
        read_flight(tmp_path)
