"""What may fail on the way home."""

from typing import Literal, get_args

Failure = Literal["main-parachute", "soft-landing-engines", "bank-thruster", "guidance", "main-engine"]
FAILURES: tuple[Failure, ...] = get_args(Failure)
