"""How a compiled flight ended: one number for each way, whatever kernel gives it, and its sentence."""

from enum import IntEnum, unique


@unique
class Status(IntEnum):
    """The ends of flights; kernels give and compare them as they are."""

    REACHED = 0
    NO_STATE = 1
    NOT_FINITE = 2
    STEP_TOO_SMALL = 3
    TOO_MANY_STEPS = 4
    BELOW_GROUND = 5
    CUT_OFF = 6
    DEPLETED = 7
    CONTACT = 8
    NO_CONTACT = 9

    @property
    def sentence(self) -> str:
        """What to say of it after a colon."""
        return _SENTENCES[self]


_SENTENCES = {
    Status.REACHED: "it came to the end of its span",
    Status.NO_STATE: "it has not seven finite numbers, the last a positive mass",
    Status.NOT_FINITE: "the state is no longer finite",
    Status.STEP_TOO_SMALL: "the step fell below a microsecond",
    Status.TOO_MANY_STEPS: "it asks for more steps than any orbit does",
    Status.BELOW_GROUND: "the flight went below the ground",
    Status.CUT_OFF: "its engine was cut off in the orbit that was aimed at",
    Status.DEPLETED: "its propellant is gone before cut-off",
    Status.CONTACT: "it touched the port",
    Status.NO_CONTACT: "it did not touch the port",
}
