"""The boundary to a user's file: only regular files of bounded length that are text, else one sentence."""

import os
import time
from pathlib import Path

import pytest

from vitok.errors import FlightError, InputError
from vitok.reading import finite_number, nearest, one_sentence, read_bytes, read_text, short, whole_number


def refused(path, limit=10**6):
    with pytest.raises(InputError) as caught:
        read_text(path, limit, "an orbit")
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 500
    return str(caught.value)


def test_what_is_no_regular_file_is_refused(tmp_path):
    assert refused(tmp_path / "none.tle") == f"there is no file {tmp_path}/none.tle"
    assert refused(tmp_path) == f"{tmp_path} is no regular file but a folder"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").endswith("is no regular file but a pipe or a device")
    assert refused(Path("/dev/zero")) == "/dev/zero is no regular file but a pipe or a device"
    (tmp_path / "a").write_text("x")
    assert "there is no file" in refused(tmp_path / "a" / "b")


def test_names_that_are_none_are_told_on_one_line(tmp_path):
    assert "is no path of a file: embedded null" in refused(tmp_path / "a\0b")
    assert "cannot be read: File name too long" in refused(tmp_path / ("a" * 300))
    assert "there is no file" in refused(tmp_path / "a\nb\x1b[31m\udcff")
    (tmp_path / "loop").symlink_to("loop")
    assert "cannot be read: Too many levels of symbolic links" in refused(tmp_path / "loop")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is hidden from the superuser")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    path = tmp_path / "hidden"
    path.write_text("x")
    path.chmod(0)
    assert "cannot be read as an orbit: Permission denied" in refused(path)


def test_lengths_are_those_of_the_bytes_that_are_read(tmp_path):
    path = tmp_path / "long"
    path.write_bytes(b"x" * 101)
    assert "is longer than 0.0001 MB, the most that is read of an orbit" in refused(path, 100)
    assert read_bytes(path, 101, "an orbit") == b"x" * 101
    path.write_bytes(b"\n" * 1300000)
    assert "has more than 600000 lines" in refused(path, 10**7)
    if Path("/proc/self/status").exists():  # says that it has no length at all
        assert "longer than 0.0001 MB" in refused(Path("/proc/self/status"), 100)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a\nb".encode("utf-16"), "not a text file in UTF-8 but in UTF-16, by its first bytes"),
        (b"\xfe\xff\0a", "not a text file in UTF-8 but in UTF-16, by its first bytes"),
        ("a".encode("utf-32"), "not a text file in UTF-8 but in UTF-32, by its first bytes"),
        ("name = 'Союз'".encode("utf-16-le"), "is it in UTF-16?"),
        ("name = 'ISS'".encode("utf-16-le"), "it has a zero byte in line 1: is it in UTF-16?"),
        ("a\nIsère é\n".encode("latin-1"), "byte 4 is wrong, in line 2: is it in Latin-1?"),
        ("联盟号飞船,发射\n".encode("gbk"), "byte 0 is wrong, in line 1: is it in GBK?"),
        (b"\x7fELF\x02\xff\xff", "it seems to be no text"),
        (b"PK\x03\x04\x14\0\0\0", "it has a zero byte in line 1: it seems to be no text"),
        (b"\xed\xa0\x80", "byte 0 is wrong, in line 1"),
    ],
)
def test_an_encoding_that_is_not_utf_8_is_named(tmp_path, content, said):
    path = tmp_path / "text"
    path.write_bytes(content)
    assert said in refused(path)


def test_a_byte_order_mark_of_utf_8_is_taken_off(tmp_path):
    path = tmp_path / "text"
    path.write_bytes(b"\xef\xbb\xbfISS \xc3\xa9")
    assert read_text(path, 100, "an orbit") == "ISS é"


def test_what_a_reader_did_not_foresee_is_one_sentence():
    with (
        pytest.raises(InputError, match="^a.tle, line 3 cannot be read as element sets: one$"),
        one_sentence("a.tle, line 3", "element sets"),
    ):
        raise LookupError("one\ntwo")
    with pytest.raises(FlightError, match="^its own$"), one_sentence("a.tle", "element sets"):
        raise FlightError("its own")
    with pytest.raises(KeyboardInterrupt), one_sentence("a.tle", "element sets"):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    "text", ["1_000", "nan", "inf", "1e400", "²", "٣", "１", "", " 1", "1" * 41, "0x1", "--1"]
)
def test_only_plain_numbers_are_numbers(text):
    for reader in (finite_number, whole_number):
        with pytest.raises(
            InputError, match="a.oem, line 2: KEY = .* should be a (whole )?number from 0 to 9"
        ):
            reader(text, "a.oem, line 2", "KEY", (0, 9))


def test_a_number_within_its_bounds_is_read():
    assert finite_number("-1.5e-3", "a", "KEY", (-1.0, 0.0)) == -1.5e-3
    assert whole_number("+007", "a", "KEY", (0, 9)) == 7


def test_values_are_shown_on_one_line_and_clipped():
    assert short("a\nb\u202e\x1b") == "a\\nb\\u202e\\x1b"
    assert short("x" * 60) == "x" * 45 + "..."
    begin = time.process_time()
    short("x" * 10**7)
    assert time.process_time() - begin < 0.1


def test_the_nearest_of_known_names_is_offered_in_bounded_time():
    known = ["poisk", "rassvet"]
    assert nearest("rasvet", known) == ": did you mean rassvet?"
    assert nearest("zvezda", known) == nearest("rasvet", []) == nearest("", known) == ""
    assert nearest("x" * 63 + "y" * 10**7, ["x" * 63]) == f": did you mean {'x' * 63}?"


def test_a_sentence_never_steers_a_terminal_whatever_it_quotes():
    assert str(InputError("mine.toml: key 'a\tb\x1b[2J' is unknown")) == (
        r"mine.toml: key 'a\tb\x1b[2J' is unknown"
    )
