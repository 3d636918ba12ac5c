"""Outputs that are closed, full or cannot take every character, and terminals that are narrow or dumb."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vitok import ending
from vitok.errors import FlightError, InputError, MachineError

VITOK = (sys.executable, "-m", "vitok")
FULL = "/dev/full"
needs_full = pytest.mark.skipif(not Path(FULL).exists(), reason="no device that is full here")


def shell(line, **environment):
    """Exit status, standard output and standard error of ``vitok`` in a line of the shell."""
    line = line.replace("vitok ", f"'{sys.executable}' -m vitok ", 1)
    done = subprocess.run(["bash", "-c", line], capture_output=True, env=os.environ | environment)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "command", ["list", "list --json", "schema mission", "show soyuz-fg", "--help", "--version"]
)
def test_a_reader_that_leaves_ends_it_quietly(command):
    # the reader is gone before anything is written
    status, _, err = shell(f"{{ sleep 0.05; vitok {command}; echo $? >&2; }} | true")
    assert status == 0 and err == b"141\n"


@needs_full
@pytest.mark.parametrize(
    "command", ["list", "list --json", "schema mission", "show soyuz-fg", "--help", "--version"]
)
def test_a_full_output_is_one_sentence_and_exit_status_5(command):
    status, _, err = shell(f"vitok {command} > {FULL}")
    assert (status, err) == (5, b"vitok: the output cannot be written: No space left on device\n")


LONG = {
    "landing": "landing --tle iss-2017-12_2018-06.tle --zone zhezkazgan --on 2018-06-03 --runs 3",
    "inputs": "campaign soyuz-ms-07 --phase descent --runs 3 --dry-run",
    "campaign": "campaign soyuz-ms-07 --phase descent --runs 3",
}


@pytest.mark.parametrize("command", LONG.values(), ids=LONG)
def test_a_computation_whose_readers_are_gone_ends_quietly(command, tmp_path):
    """Progress goes to standard error, nothing else does; the table meets no reader."""
    for reader in ("true", "head -n 1") if "dry-run" in command else ("true",):
        status, _, err = shell(f"cd '{tmp_path}'; vitok {command} | {reader}; exit ${{PIPESTATUS[0]}}")
        assert status == (141 if reader == "true" else status) and status in (0, 141)
        assert all(re.fullmatch(r" *[0-9.]+ s  .*", line) for line in err.decode().splitlines()), err
    assert command != LONG["campaign"] or list(
        tmp_path.glob("campaign-*/report.html")
    )  # what was flown stays


@needs_full
def test_a_full_output_of_errors_leaves_the_exit_status():
    assert shell(f"vitok show nothing 2> {FULL}") == (2, b"", b"")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("vitok list >&-", 0),
        ("vitok list --json >&- 2>&-", 0),
        ("vitok list <&- >&- 2>&-", 0),
        ("vitok show nothing 2>&-", 2),
        ("vitok show nothing >&- 2>&-", 2),
        ("vitok --sed 2>&-", 2),
    ],
)
def test_a_closed_output_is_quiet(line, status):
    assert shell(line) == (status, b"", b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "shift_jis", "utf-8"])
@pytest.mark.parametrize("command", ["list", "schema mission", "show soyuz-ms-07", "--help"])
def test_every_encoding_takes_the_tables(command, encoding):
    status, out, err = shell(f"vitok {command}", PYTHONIOENCODING=encoding)
    assert (status, err) == (0, b"")
    assert out.decode(encoding)


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_json_stays_json_and_the_same(environment):
    plain, narrow = (
        json.loads(shell("vitok show soyuz-ms-07 --json", **each)[1]) for each in ({}, environment)
    )
    assert plain == narrow


@pytest.mark.parametrize(
    "environment",
    [{"COLUMNS": "1"}, {"COLUMNS": "0"}, {"COLUMNS": "wide"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}],
)
def test_odd_terminals_get_the_whole_table(environment):
    status, out, err = shell("vitok list", **environment)
    assert (status, err) == (0, b"")
    assert "soyuz-ms-07" in out.decode()


def test_what_is_asked_reaches_the_terminal_without_its_controls():
    for given in (b"\x1b[31m\xff\r\n\xe2\x80\xae[bold]x[/]", b"./\x1b]0;title\x07.toml"):
        for command in ("plan", "show", "fly", "orbit --tle"):
            done = subprocess.run([*VITOK, *command.split(), given], capture_output=True)
            assert done.returncode == 2
            assert done.stderr.count(b"\n") == 1 and done.stderr.isascii()
            assert not set(done.stderr) & {0x1B, 0x07, 0x0D}
    assert b"\\x1b]0;title\\x07" in done.stderr


def test_an_error_is_never_longer_than_can_be_read():
    done = subprocess.run([*VITOK, "show", "x" * 100_000], capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr) < 1100
    assert "is not in the catalogue" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly", "soyuz-ms-07", "--out", "/dev/null/x"],
        ["fly", "./misspelt.toml"],
        ["plan", "soyuz-ms-7"],
        [
            "window",
            "--tle",
            "no.tle",
            "--rocket",
            "soyuz-fg",
            "--site",
            "baikonur-1-5",
            "--profile",
            "4-orbit",
        ]
        + ["--on", "2018-12-01", "--out", "/dev/null/x"],
    ],
)
def test_a_wrong_path_is_told_before_anything_heavy_is_imported(arguments):
    code = (
        "import sys, time\n"
        "begin_s = time.process_time()\n"
        "from vitok.__main__ import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as ended:\n"
        "    heavy = sorted({'numba', 'numpy', 'scipy', 'plotly', 'erfa'} & set(sys.modules))\n"
        "    print(ended.code, heavy, time.process_time() - begin_s)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    status, heavy, seconds = done.stdout.split(" ", 1)[0], *done.stdout.split(" ", 1)[1].rsplit(" ", 1)
    assert (status, heavy) == ("2", "[]")
    assert float(seconds) < 2.0  # measured: 0.6 s of processor


def test_progress_that_nobody_reads_does_not_stop_a_flight():
    code = (
        "from vitok.screen import Progress\n"
        "with Progress() as progress:\n"
        "    for number in range(3000): progress(f'step {number} [bold] \\x1b')\n"
        "print('flown')"
    )
    for redirection in ("2>&-", f"2> {FULL}", "2> >(true)"):
        line = f"'{sys.executable}' -c \"$CODE\" {redirection}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, env=os.environ | {"CODE": code})
        assert (done.returncode, done.stdout) == (0, b"flown\n"), redirection


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (InputError("a key\nis wrong \x1b[2J"), 2, "vitok: a key is wrong \\x1b[2J"),
        (FlightError("too heavy"), 3, "vitok: too heavy"),
        (MachineError("--out x cannot be written: No space left on device"), 5, "vitok: --out x cannot be"),
        (MemoryError(), 5, "vitok: there is not enough memory"),
        (
            OSError(errno.EIO, "Input/output error", "a\x1bb"),
            5,
            "vitok: a\\x1bb cannot be used: Input/output",
        ),
        (KeyboardInterrupt(), 130, "vitok: interrupted"),
        (ZeroDivisionError("\x1b[31m"), 1, "Traceback (most recent call last)"),
    ],
)
def test_each_kind_of_end_has_its_exit_status(capfd, monkeypatch, error, status, told):
    def fails():
        raise error

    monkeypatch.setattr(ending, "_give_up_output", lambda: None)  # not of the tests' own output
    assert ending.status_of(fails) == status
    shown = capfd.readouterr().err
    assert shown.startswith(told) and "\x1b" not in shown
    assert shown.count("\n") == 1 or status == 1
