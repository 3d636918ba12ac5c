"""What may fail on the way home, as people name it: ``main-parachute``, or ``guidance@183`` with its time."""

import math
from collections.abc import Iterable
from typing import Literal, get_args

from vitok.chance import Failure
from vitok.errors import InputError
from vitok.reading import nearest, short

FailureName = Literal["main-parachute", "soft-landing-engines", "bank-thruster", "guidance", "main-engine"]
FAILURES: tuple[FailureName, ...] = get_args(FailureName)

# What the time of a failure is counted from; the others happen where the part is used.
COUNTED_FROM: dict[str, str] = {
    "main-engine": "the start of the deorbit burn",
    "guidance": "module separation",
    "bank-thruster": "module separation",
}
_USED = {"main-parachute": "when it is to open", "soft-landing-engines": "when they are to be lit"}


def checked_failures(names: Iterable[str]) -> tuple[Failure, ...]:
    """The failures of these names, in the order of the alphabet; ``guidance@183`` has its time in seconds.

    InputError for a name that is none, with the nearest that is, for one that is given twice, for a time that
    is no number from 0 on, and for one of a failure that has no time of its own.
    """
    if isinstance(names, str):
        raise InputError(f"failures = '{names}' should be a list of names, such as ['{names}']")
    found: dict[str, Failure] = {}
    for text in map(str, names):
        failure = _failure(text)
        if failure.name in found:
            raise InputError(f"failure {failure.name} is given twice: once is allowed")
        found[failure.name] = failure
    return tuple(found[name] for name in sorted(found))


def _failure(text: str) -> Failure:
    name, timed, after = text.partition("@")
    if name not in FAILURES:
        raise InputError(
            f"'{short(name)}' is no failure of the way home, which are {', '.join(FAILURES)}"
            f"{nearest(name, FAILURES)}"
        )
    if not timed:
        return Failure(name)
    if name not in COUNTED_FROM:
        raise InputError(
            f"failure '{short(text)}' should have no time, as {name} fails {_USED[name]}; "
            f"allowed is one with {', '.join(COUNTED_FROM)}"
        )
    try:
        after_s = float(after) if after.isascii() and "_" not in after else math.nan
    except ValueError:
        after_s = math.nan
    if not 0.0 <= after_s < math.inf:
        raise InputError(
            f"failure '{short(text)}': '{short(after)}' should be a number from 0 on, in seconds after "
            f"{COUNTED_FROM[name]}"
        )
    return Failure(name, after_s)
