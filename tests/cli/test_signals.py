"""Ctrl-C and its like, at whatever moment: a word, 128 and the signal's number, and nothing left behind."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

SIGNALS = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated", signal.SIGHUP: "hung up"}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def started(code, *arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )


def ended_by(process, number):
    """Seconds until it ended by the signal, with the word last and nothing before it but progress."""
    process.send_signal(number)
    begin_s = time.monotonic()
    try:
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()  # one that did not end would compute on beside all other tests
    assert (process.returncode, err.splitlines()[-1]) == (128 + number, f"vitok: {SIGNALS[number]}"), err
    assert "Traceback" not in err and "ignored" not in err
    return time.monotonic() - begin_s


LISTENING = """
import sys
sys.argv = ["vitok"]
from vitok.signals import end_by_signals
end_by_signals()
"""


def begun(code, *arguments, **environment):
    """A process that has said that it is ready."""
    process = started(LISTENING + code, *arguments, **environment)
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("number", SIGNALS)
def test_while_it_computes(number):
    ended_by(begun("print('ready', flush=True)\nwhile True: pass"), number)


def test_in_compiled_loops():
    """Each call of a compiled loop lasts 0.2 ms: the signal comes inside one, or on the way in or out."""
    code = """
import numba
@numba.njit(nogil=True)
def loop(count):
    total = 0.0
    for k in range(count):
        total += 1.0 / (1.0 + total)
    return total
loop(10)
print("ready", flush=True)
while True:
    loop(100_000)
"""
    for number in SIGNALS:
        ended_by(begun(code), number)


def test_in_a_compiled_loop_that_never_ends():
    """The main thread hears of nothing there."""
    code = """
import numba
@numba.njit("float64(float64)", nogil=True)
def endless(x):
    while x > 0.0:
        x = 0.5 * x + 1.0
    return x
print("ready", flush=True)
endless(1.0)
"""
    for number in SIGNALS:
        process = begun(code)
        time.sleep(0.2)
        assert ended_by(process, number) < 5.0


def test_while_it_compiles(tmp_path):
    code = """
import numba
print("ready", flush=True)
for power in range(2, 1000):
    exec(f"def f(x):\\n return " + " + ".join(f"x ** {k}" for k in range(power)))
    numba.njit(f)(1.5)
"""
    process = begun(code)
    time.sleep(1.0)
    assert ended_by(process, signal.SIGINT) < 20.0


def test_in_worker_threads():
    code = """
import time
from vitok.parallel import both, mapped
print("ready", flush=True)
both(lambda: mapped(lambda item: time.sleep(30.0), range(100), 4), lambda: time.sleep(30.0))
"""
    process = begun(code)
    time.sleep(0.2)
    assert ended_by(process, signal.SIGINT) < 5.0


def test_where_an_exception_would_be_swallowed():
    """In a finalizer, and where whoever calls catches everything."""
    code = """
class Slow:
    def __del__(self):
        for _ in range(20000): pass
print("ready", flush=True)
while True:
    try:
        Slow()
    except BaseException:
        pass
"""
    ended_by(begun(code), signal.SIGINT)


def test_while_it_writes(tmp_path):
    code = """
from pathlib import Path
from itertools import count
from vitok.writing import write_files
folder = Path(sys.orig_argv[-1])
for number in count():
    write_files({name: bytes([number % 250]) * 200_000 for name in ("flight.json", "b", "c")}, folder)
    if not number: print("ready", flush=True)
"""
    chance = random.Random(3)
    for _ in range(8):
        process = begun(code, tmp_path / "out")
        time.sleep(chance.uniform(0.0, 0.05))
        ended_by(process, chance.choice(list(SIGNALS)))
        assert [each.name for each in tmp_path.iterdir()] == ["out"]  # no workshop
        assert len({each.read_bytes() for each in (tmp_path / "out").iterdir()}) == 1


def test_a_signal_that_is_ignored_stays_so():
    line = f"trap '' INT HUP; exec '{sys.executable}' -c \"$CODE\""
    code = LISTENING + "import signal\nprint(*[signal.getsignal(n) == signal.SIG_IGN for n in (1, 2, 15)])"
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, env=os.environ | {"CODE": code}
    )
    assert done.stdout == "True True False\n"


def test_the_command_while_it_imports():
    """From its first line on; what comes before is Python's own start."""
    chance = random.Random(5)
    for _ in range(6):
        code = "print('ready', flush=True)\nsys.argv += ['plan', 'soyuz-ms-07']\n"
        code += "from vitok.cli import main\nmain()"
        process = begun(code)
        time.sleep(chance.uniform(0.0, 1.2))
        ended_by(process, chance.choice(list(SIGNALS)))


def test_an_interrupt_from_python_is_raised_at_once_and_begins_no_further_task():
    code = """
import os, signal, threading, time
from vitok.parallel import mapped
begun = []
def task(item):
    begun.append(item)
    time.sleep(1.0)
threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
begin_s = time.monotonic()
try:
    mapped(task, range(50), 2)
except KeyboardInterrupt:
    print(time.monotonic() - begin_s < 0.9, len(begun))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("True 2\n", "")
