"""The ways in which vitok says no: the input is wrong, the flight cannot be flown, the machine refuses."""

from vitok.shown import printable


class VitokError(Exception):
    """Base of every error that a user can cause; its message is one sentence, shown without a traceback."""

    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(printable(sentence))  # what it quotes of a file may hold anything


class InputError(VitokError):
    """The input is wrong: the message names file, key, value, what is allowed, the nearest valid choice."""

    exit_code = 2


class FlightError(VitokError):
    """The flight cannot be flown: the message names the constraint, by how much it is broken, and where."""

    exit_code = 3


class MachineError(VitokError):
    """The machine refuses, and nothing is wrong with the input: a disk is full, an output takes nothing."""

    exit_code = 5
