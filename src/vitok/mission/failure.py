"""What may fail near the station and on the way home, as people name it: ``radio@100``, ``guidance@183``."""

import math
from collections.abc import Iterable
from typing import Literal, get_args

from vitok.chance import Failure
from vitok.errors import InputError
from vitok.reading import nearest, short

FailureName = Literal["main-parachute", "soft-landing-engines", "bank-thruster", "guidance", "main-engine"]
DockingFailure = Literal[
    "thruster-off", "thruster-on", "manifold", "radio", "gyroscope", "station-attitude", "range"
]
FAILURES: tuple[FailureName, ...] = get_args(FailureName)
DOCKING_FAILURES: tuple[DockingFailure, ...] = get_args(DockingFailure)

# What the time of a failure is counted from; the others happen where the part is used.
COUNTED_FROM: dict[str, str] = {
    "main-engine": "the start of the deorbit burn",
    "guidance": "module separation",
    "bank-thruster": "module separation",
}
_USED = {"main-parachute": "when it is to open", "soft-landing-engines": "when they are to be lit"}


def checked_failures(names: Iterable[str]) -> tuple[Failure, ...]:
    """The failures of these names, in the order of the alphabet.

    ``guidance@183`` has its time in seconds; ``radio@100``, one of the docking, the range of the probe from
    the port within which it begins, in metres, or begins with the docking. InputError for a name that is
    none, with the nearest that is, for one that is given twice, for a time or a range that is no number from
    0 on, and for one of a failure that has no time of its own.
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
    if name not in FAILURES and name not in DOCKING_FAILURES:
        raise InputError(
            f"'{short(name)}' is no failure of the way home, which are {', '.join(FAILURES)}, nor of the "
            f"docking, which are {', '.join(DOCKING_FAILURES)}{nearest(name, (*FAILURES, *DOCKING_FAILURES))}"
        )
    docking = name in DOCKING_FAILURES
    if not timed:
        return Failure(name, within_m=math.inf) if docking else Failure(name)
    if not docking and name not in COUNTED_FROM:
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
            f"failure '{short(text)}': '{short(after)}' should be a number from 0 on, in "
            + ("metres from the port" if docking else f"seconds after {COUNTED_FROM[name]}")
        )
    return Failure(name, within_m=after_s) if docking else Failure(name, after_s)
