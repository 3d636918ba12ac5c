"""Failures as people name them: with a time where one makes sense, refused in one sentence else."""

from math import inf

import pytest

from vitok.chance import Failure
from vitok.errors import InputError
from vitok.mission.failure import DOCKING_FAILURES, FAILURES, checked_failures


def test_names_and_times_are_read_in_one_order():
    asked = checked_failures(["main-engine@70.5", "guidance@183", "bank-thruster"])
    assert asked == (Failure("bank-thruster"), Failure("guidance", 183.0), Failure("main-engine", 70.5))
    assert [str(each) for each in asked] == ["bank-thruster", "guidance@183", "main-engine@70.5"]
    assert checked_failures(map(str, asked)) == asked
    assert checked_failures(FAILURES) == tuple(map(Failure, sorted(FAILURES)))
    assert checked_failures([]) == ()


def test_a_failure_of_the_docking_has_a_range_and_the_way_home_a_time():
    asked = checked_failures(["radio@100", "thruster-on", "guidance@183", "range@20.5"])
    assert asked == (
        Failure("guidance", 183.0),
        Failure("radio", within_m=100.0),
        Failure("range", within_m=20.5),
        Failure("thruster-on", within_m=inf),
    )
    assert [str(each) for each in asked] == ["guidance@183", "radio@100", "range@20.5", "thruster-on"]
    assert checked_failures(map(str, asked)) == asked
    assert checked_failures(DOCKING_FAILURES) == tuple(
        Failure(name, within_m=inf) for name in sorted(DOCKING_FAILURES)
    )


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("guidance", r"failures = 'guidance' should be a list of names, such as \['guidance'\]"),
        (["guidence"], "'guidence' is no failure of the way home, .*: did you mean guidance\\?"),
        (["guidence@183"], "'guidence' is no failure of the way home, .*: did you mean guidance\\?"),
        ([3], "'3' is no failure of the way home, which are main-parachute, "),
        (["radoi@100"], "nor of the docking, which are thruster-off, .*: did you mean radio\\?"),
        (
            ["radio@near"],
            "failure 'radio@near': 'near' should be a number from 0 on, in metres from the port",
        ),
        (["radio@-1"], "'-1' should be a number from 0 on, in metres from the port"),
        (["radio@inf"], "'inf' should be a number from 0 on, in metres from the port"),
        (["radio", "radio@20"], "failure radio is given twice: once is allowed"),
        ([""], "'' is no failure of the way home"),
        (["guidance", "guidance@183"], "failure guidance is given twice: once is allowed"),
        (
            ["guidance@soon"],
            "failure 'guidance@soon': 'soon' should be a number from 0 on, in seconds after module",
        ),
        (["guidance@"], "failure 'guidance@': '' should be a number from 0 on"),
        (["guidance@-3"], "'-3' should be a number from 0 on, in seconds after module separation"),
        (["guidance@nan"], "'nan' should be a number from 0 on"),
        (
            ["main-engine@inf"],
            "'inf' should be a number from 0 on, in seconds after the start of the deorbit burn",
        ),
        (["main-engine@1@2"], "'1@2' should be a number from 0 on"),
        (
            ["main-parachute@10"],
            "failure 'main-parachute@10' should have no time, as main-parachute fails when it is to open; "
            "allowed is one with main-engine, guidance, bank-thruster",
        ),
        (
            ["soft-landing-engines@1"],
            "should have no time, as soft-landing-engines fails when they are to be lit",
        ),
    ],
)
def test_what_cannot_be_read_is_one_sentence(names, message):
    with pytest.raises(InputError, match=message) as caught:
        checked_failures(names)
    assert "\n" not in str(caught.value)
