import numpy as np
import pytest

from vitok.compiled import njit
from vitok.docking.guidance import LAWS
from vitok.errors import InputError
from vitok.motion.laws import law_of

MY_LAW = """
import numpy as np
from numba import njit

@njit
def half(value):
    return 0.5 * value

def lean_over(state, command, parameters):
    command[0] = half(state[0]) + np.sum(parameters)
    return command

def without_parameters(state, command):
    return command

def with_default(state, command, parameters=None):
    return command

def with_unknown(state, command, parameters):
    return nowhere(command)

def gives_a_number(state, command, parameters):
    return 1.0

lean = 0.1
"""


@njit
def asked_once(law, state, command, parameters):
    return law(state, command, parameters)


@pytest.fixture
def mission(tmp_path):
    (tmp_path / "my_law.py").write_text(MY_LAW)
    return tmp_path / "mission.toml"


def test_a_law_of_a_users_file_runs_in_a_compiled_loop(mission):
    law = law_of("my_law.py:lean_over", mission, LAWS)
    command = asked_once(law, np.array([4.0]), np.zeros(3), np.array([1.0, 2.0]))
    assert command.tolist() == [5.0, 0.0, 0.0]


def test_a_law_that_is_edited_is_read_anew(mission):
    first = law_of("my_law.py:lean_over", mission, LAWS)
    assert law_of("my_law.py:lean_over", mission, LAWS) is first
    (mission.parent / "my_law.py").write_text(MY_LAW.replace("0.5 * value", "2.0 * value"))
    law = law_of("my_law.py:lean_over", mission, LAWS)
    assert asked_once(law, np.array([4.0]), np.zeros(1), np.zeros(1))[0] == 8.0


def test_a_law_of_the_house_goes_by_its_name(mission):
    assert law_of("follow", mission, LAWS) is LAWS["follow"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "folow",
            'should be one of follow, or a function of your own as "file.py:name": did you mean follow',
        ),
        ("my_law.py", "should be one of follow, or a function of your own"),
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
            r"takes \(state, command\), but a law takes \(state, command, parameters\)",
        ),
        ("my_law.py:with_default", r"takes \(state, command, parameters=None\), but a law takes"),
        ("my_law.py:with_unknown", "does not compile: .*nowhere"),
        ("my_law.py:gives_a_number", "does not compile: .*float64"),
    ],
)
def test_what_is_no_law_is_said_in_one_sentence(mission, text, message):
    with pytest.raises(InputError, match=message) as caught:
        law_of(text, mission, LAWS)
    assert str(caught.value).startswith(f"{mission}: law = '{text}'")
    assert "\n" not in str(caught.value)


def test_a_file_that_does_not_run_is_told(mission):
    (mission.parent / "broken.py").write_text("import nothing_of_this_name\n")
    with pytest.raises(InputError, match="broken.py cannot be run: ModuleNotFoundError: No module named"):
        law_of("broken.py:law", mission, LAWS)
