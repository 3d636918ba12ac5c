"""What may fail on the way home."""

import difflib
from collections.abc import Iterable
from typing import Literal, get_args

from vitok.errors import InputError

Failure = Literal["main-parachute", "soft-landing-engines", "bank-thruster", "guidance", "main-engine"]
FAILURES: tuple[Failure, ...] = get_args(Failure)


def checked_failures(names: Iterable[str]) -> frozenset[str]:
    """The failures of these names; InputError for one that is none, with the nearest that is."""
    if isinstance(names, str):
        raise InputError(f"failures = '{names}' should be a list of names, such as ['{names}']")
    asked = frozenset(names)
    for name in sorted(asked):
        if name not in FAILURES:
            close = difflib.get_close_matches(name, FAILURES, n=1)
            hint = f": did you mean {close[0]}?" if close else ""
            raise InputError(f"'{name}' is no failure of the way home, which are {', '.join(FAILURES)}{hint}")
    return asked
