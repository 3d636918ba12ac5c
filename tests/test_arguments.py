from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import vitok
from vitok.arguments import checked, named, spelling
from vitok.errors import InputError

if TYPE_CHECKING:  # so that neither is there when the function is made
    from vitok.earth.time import Epoch as Asked
    from vitok.earth.time import Epoch as Unknown

WINDOW = {"rocket": "soyuz-fg", "site": "baikonur-1-5", "profile": "34-orbit", "on": "2017-12-17"}


@checked
def ask(
    tle: str | Path | Sequence[str | Path],
    days: int = 1,
    *,
    stay_days: float = 180.0,
    payload_kg: float | None = None,
    progress: Callable[[str], None] | None = None,
    asked: Asked | None = None,
) -> Unknown:  # which is not looked at
    return tle, days, stay_days, payload_kg, progress


class Late:
    """A type that the module knows only when it is asked for."""


def __getattr__(name: str) -> Any:
    if name == "Asked":
        return Late
    raise AttributeError(name)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"tle": 5}, "ask: tle = 5 should be str or Path or Sequence[str or Path]"),
        ({"tle": ["a.tle", 5]}, "ask: tle = ['a.tle', 5] should be str or Path or Sequence[str or Path]"),
        ({"tle": None}, "ask: tle = None should be str or Path or Sequence[str or Path]"),
        ({"days": "3"}, "ask: days = '3' should be int"),
        ({"days": 3.5}, "ask: days = 3.5 should be int"),
        ({"days": True}, "ask: days = True should be int"),
        ({"stay_days": "180"}, "ask: stay_days = '180' should be float"),
        ({"stay_days": float("nan")}, "ask: stay_days = nan should be a finite number"),
        ({"payload_kg": np.float64("inf")}, "ask: payload_kg = inf should be a finite number"),
        ({"progress": "bar"}, "ask: progress = 'bar' should be Callable[[str], None] or None"),
        ({"asked": "late"}, "ask: asked = 'late' should be Asked or None"),
        ({"tle": ""}, "tle = '' should not be empty"),
        ({"tle": ["a.tle", ""]}, "tle = '' should not be empty"),
        ({"days": "3" * 1000}, "ask: days = '333333333333...3333333333333' should be int"),
    ],
)
def test_a_wrong_argument_is_one_sentence(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        ask(**{"tle": "iss.tle", **given})
    assert str(caught.value) == sentence


def test_right_arguments_reach_the_function_as_they_are() -> None:
    files, told = [Path("a.tle"), "b.tle"], print
    assert ask(files, 2, stay_days=90, progress=told, asked=Late()) == (files, 2, 90, None, told)
    assert ask("iss.tle")[0] == "iss.tle"


def test_an_argument_is_named_as_its_caller_wrote_it() -> None:
    with spelling(lambda name: f"--{name.replace('_', '-')}"):
        with pytest.raises(InputError, match=r"ask: --stay-days = nan should be a finite number"):
            ask("iss.tle", stay_days=float("nan"))
        assert named("stay_days") == "--stay-days"
    assert named("stay_days") == "stay_days"


def test_numbers_of_numpy_are_numbers() -> None:
    assert ask("iss.tle", np.arange(4)[3], payload_kg=np.float32(1.5)) == ("iss.tle", 3, 180.0, 1.5, None)


def test_an_unknown_argument_is_python_s_own_error() -> None:
    with pytest.raises(TypeError, match="'day'"):
        ask("iss.tle", day=3)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: vitok.window(5, **WINDOW), "window: tle = 5 should be str or Path"),
        (lambda: vitok.window("a.tle", **WINDOW, days="3"), "window: days = '3' should be int"),
        (
            lambda: vitok.window("a.tle", **WINDOW, payload_kg="7t"),
            "payload_kg = '7t' should be float or None",
        ),
        (lambda: vitok.landing("a.tle", zone="z", on="d", at="noon"), "at = 'noon' should be Sequence[str]"),
        (lambda: vitok.landing("a.tle", zone=None, on="d"), "landing: zone = None should be str or Path"),
        (lambda: vitok.orbit({}), "orbit: tle = {} should be str or Path or Sequence[str or Path]"),
        (lambda: vitok.orbit("a.tle", at=2017), "orbit: at = 2017 should be str or None"),
        (lambda: vitok.check(b"article"), "check: article = b'article' should be str or Path"),
        (
            lambda: vitok.import_article("a", None, tle="b"),
            "import_article: out = None should be str or Path",
        ),
    ],
)
def test_the_face_says_what_an_argument_should_be(call: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value).endswith(sentence)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: vitok.check(""), "article = '' should not be empty"),
        (lambda: vitok.fly("soyuz-ms-07", ""), "out = '' should not be empty"),
        (lambda: vitok.window("iss-2018-03.tle", **WINDOW, out=""), "out = '' should not be empty"),
        (lambda: vitok.load(""), "folder = '' should not be empty"),
        (lambda: vitok.import_article("a", "", tle="b"), "out = '' should not be empty"),
        (
            lambda: vitok.fly("soyuz-ms-07", "/dev/null/x"),
            "folder /dev/null/x: /dev/null is no folder, a folder is needed",
        ),
        (
            lambda: vitok.orbit("iss-2018-03.tle", "2018-03-20T00:00:00Z", step_s=1.0),
            "at excludes begin, end and step_s",
        ),
        (
            lambda: vitok.orbit("iss-2018-03.tle", passes="baikonur-1-5", elevation_deg=91.0),
            "elevation_deg = 91 should be from 0 to below 90 deg",
        ),
        (
            lambda: vitok.orbit("iss-2018-03.tle", passes="baikonur-1-5", days=31),
            "days = 31 should be from 1 to 30",
        ),
        (
            lambda: vitok.window("iss-2018-03.tle", **WINDOW, stay_days=1e300),
            "stay_days = 1e+300 should be 0 to 366",
        ),
        (
            lambda: vitok.plan("soyuz-ms-07", f107_sfu=70.0),
            "f107_sfu = 70 needs ap too: the two are given together or not at all",
        ),
    ],
)
def test_the_face_names_its_own_arguments(call: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_an_interrupt_within_a_kernel_is_one_again() -> None:
    @checked
    def interrupted(number: int) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise SystemError("returned a result with an exception set") from error

    @checked
    def broken(number: int) -> None:
        raise SystemError("a defect")

    with pytest.raises(KeyboardInterrupt):
        interrupted(1)
    with pytest.raises(SystemError, match="a defect"):
        broken(1)
