import os
import sys

import numpy as np
import pytest

from vitok.compiled import njit
from vitok.errors import InputError
from vitok.motion import laws
from vitok.motion.laws import MEMORY, law_of
from vitok.proximity.guidance import LAWS

MY_LAW = """
import numpy as np
from numba import njit

@njit
def half(value):
    return 0.5 * value

def lean_over(estimate, mode, command, memory, parameters):
    command[0] = half(estimate[0]) + np.sum(parameters)
    return command

def counts_its_calls(estimate, mode, command, memory, parameters):
    memory[0] += 1.0
    command[0] = 10.0 * mode + memory[0]
    return command

def of_old(state, command, parameters):
    return command

def without_parameters(state, command):
    return command

def with_default(estimate, mode, command, memory, parameters=None):
    return command

def with_unknown(estimate, mode, command, memory, parameters):
    return nowhere(command)

def gives_a_number(estimate, mode, command, memory, parameters):
    return 1.0

def gives_one_by_one(estimate, mode, command, memory, parameters):
    yield command

lean = 0.1
"""


@njit
def asked(law, estimate, modes, command, memory, parameters):
    for mode in modes:
        command = law(estimate, mode, command, memory, parameters)
    return command


def asked_once(law, *, estimate, parameters, commands=1):
    return asked(law, estimate, np.zeros(1, dtype=int), np.zeros(commands), np.zeros(MEMORY), parameters)


@pytest.fixture
def mission(tmp_path):
    (tmp_path / "my_law.py").write_text(MY_LAW)
    return tmp_path / "mission.toml"


def test_a_law_of_a_users_file_runs_in_a_compiled_loop(mission):
    law = law_of("my_law.py:lean_over", mission, LAWS)
    command = asked_once(law, estimate=np.array([4.0]), parameters=np.array([1.0, 2.0]), commands=3)
    assert command.tolist() == [5.0, 0.0, 0.0]


def test_a_law_remembers_from_call_to_call_and_is_told_the_mode(mission):
    law = law_of("my_law.py:counts_its_calls", mission, LAWS)
    memory = np.zeros(MEMORY)
    command = asked(law, np.zeros(1), np.array([0, 0, 2]), np.zeros(1), memory, np.zeros(1))
    assert command[0] == 23.0
    assert memory[0] == 3.0 and not memory[1:].any()


def test_a_law_that_is_edited_is_read_anew(mission):
    first = law_of("my_law.py:lean_over", mission, LAWS)
    assert law_of("my_law.py:lean_over", mission, LAWS) is first
    (mission.parent / "my_law.py").write_text(MY_LAW.replace("0.5 * value", "2.0 * value"))
    law = law_of("my_law.py:lean_over", mission, LAWS)
    assert asked_once(law, estimate=np.array([4.0]), parameters=np.zeros(1))[0] == 8.0


def test_a_law_of_the_house_goes_by_its_name(mission):
    assert law_of("follow", mission, LAWS) is LAWS["follow"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "folow",
            "should be one of follow, phase_plane, or a function of your own as "
            '"file.py:name": did you mean follow',
        ),
        ("my_law.py", "should be one of follow, phase_plane, or a function of your own"),
        ("my_lew.py:lean_over", r"there is no file .*my_lew.py: did you mean my_law.py\?"),
        (
            "my_law.py:lean_ower",
            r"my_law.py has no function of its own called lean_ower: did you mean lean_over\?",
        ),
        ("my_law.py:lean", "has no function of its own called lean"),
        ("my_law.py:half", "has no function of its own called half"),
        ("my_law.py:", "has no function of its own called nothing"),
        (
            "my_law.py:without_parameters",
            r"takes \(state, command\), but a law takes \(estimate, mode, command, memory, parameters\)$",
        ),
        (
            "my_law.py:of_old",
            r"takes \(state, command, parameters\), as laws once did, but should take "
            r"\(estimate, mode, command, memory, parameters\): the state is the estimate now",
        ),
        ("my_law.py:with_default", r"memory, parameters=None\), but a law takes \(est"),
        ("my_law.py:with_unknown", "does not compile: .*nowhere"),
        ("my_law.py:gives_a_number", "in line 30 of my_law.py does not compile: .*float64"),
        ("my_law.py:gives_one_by_one", "in line 33 of my_law.py does not compile: "),
    ],
)
def test_what_is_no_law_is_said_in_one_sentence(mission, text, message):
    with pytest.raises(InputError, match=message) as caught:
        law_of(text, mission, LAWS)
    assert str(caught.value).startswith(f"{mission}: law = '{text}'")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1\nimport nothing_of_this_name\n", "line 2: ModuleNotFoundError: No module named"),
        (
            "def law(estimate, mode, command, memory, parameters)\n    return command\n",
            "line 1: SyntaxError: expected ':'",
        ),
        ("def f():\n  return 1 / 0\n\nf()\n", "line 2: ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit(3)\n", "line 2: SystemExit: 3"),
        ("raise ValueError('one\\ntwo')\n", "line 1: ValueError: one$"),
        ("(" * 300 + ")" * 300, "line 1: SyntaxError: too many nested parentheses"),
        ("x = " + "-" * 100000 + "1\n", "(MemoryError|RecursionError)"),
        ("def f(n):\n    return f(n + 1)\nf(0)\n", "line [12]: RecursionError"),
    ],
)
def test_a_file_that_does_not_run_is_told_with_its_line(mission, source, message):
    (mission.parent / "broken.py").write_text(source)
    with pytest.raises(InputError, match=f"broken.py cannot be run(, |: ){message}") as caught:
        law_of("broken.py:law", mission, LAWS)
    assert "\n" not in str(caught.value)


def test_a_file_that_does_not_end_is_told(mission, monkeypatch):
    monkeypatch.setattr(laws, "_LONGEST_S", 0.2)
    (mission.parent / "endless.py").write_text("x = 0\nwhile True:\n    x += 1\n")
    with pytest.raises(
        InputError, match="endless.py cannot be run, line [23]: TimeoutError: it runs for more"
    ):
        law_of("endless.py:law", mission, LAWS)
    assert sys.gettrace() is None or "watch" not in repr(sys.gettrace())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfed\0", "endless.py is not a text file in UTF-8 but in UTF-16"),
        (b"# caf\xe9\n", "is not a text file in UTF-8: byte 5 is wrong, in line 1: is it in Latin-1"),
        (b"x = 1\0", "has a zero byte in line 1"),
        (b"#" * 1000001, "is longer than 1 MB, the most that is read of Python"),
    ],
)
def test_a_file_that_is_no_text_is_told(mission, content, message):
    (mission.parent / "endless.py").write_bytes(content)
    with pytest.raises(InputError, match=message):
        law_of("endless.py:law", mission, LAWS)


def test_a_folder_and_a_pipe_are_no_law(mission):
    os.mkfifo(mission.parent / "pipe.py")
    (mission.parent / "folder.py").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(InputError, match=f"{name}.py is no regular file"):
            law_of(f"{name}.py:law", mission, LAWS)
    with pytest.raises(InputError, match="File name too long"):
        law_of(f"{'a' * 300}.py:law", mission, LAWS)
