"""The boundary to a user's file: a text of bounded length, and numbers in it that are what they seem."""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path

from vitok.errors import InputError

LONGEST_BYTES = 24_000_000  # fifty thousand states in XML; every reader is through with it in seconds
_MOST_LINES = 600_000
# Spelt out: float() and int() also take '1_000', 'nan', 'infinity' and the digits of every script
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_SHOWN = 48
_LONGEST_NUMBER = 40


def read_text(path: Path, limit: int = LONGEST_BYTES) -> str:
    """Text of a regular file in UTF-8, with or without a byte order mark, of at most ``limit`` bytes.

    InputError if it is missing, a folder, a pipe or a device, longer, or no text in UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{path} is no regular file: give a file of element sets or an ephemeris")
        with path.open("rb") as file:
            content = file.read(limit + 1)  # what a file says of its own length need not be so
    except OSError as error:
        raise InputError(f"{path} cannot be read as element sets: {error.strerror}") from error
    except ValueError as error:
        raise InputError(f"{short(str(path))} is no path of a file: {error}") from error
    if len(content) > limit:
        raise InputError(f"{path} is longer than {limit / 1e6:.0f} MB, the most that is read of an orbit")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a text file in UTF-8: byte {error.start} is wrong") from error
    if text.count("\n") + text.count("\r") > 2 * _MOST_LINES:
        raise InputError(f"{path} has more than {_MOST_LINES} lines, the most that is read of an orbit")
    return text


@contextmanager
def one_sentence(file: str) -> Iterator[None]:
    """Whatever a reader stumbles over that it did not foresee becomes an InputError that names the file."""
    try:
        yield
    except InputError:
        raise
    except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RuntimeError) as error:
        reason = short(str(error).splitlines()[0] if str(error) else type(error).__name__, 120)
        raise InputError(f"{file} cannot be read as element sets or an ephemeris: {reason}") from error


def numbered_lines(text: str) -> list[tuple[int, str]]:
    """Lines that are not blank, each with its number and without the blanks around it."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [(number, row) for number, line in enumerate(rows, 1) if (row := line.strip(" \t\f\v"))]


def short(value: str, longest: int = _SHOWN) -> str:
    """A value as an error shows it: on one line and of bounded length."""
    shown = "".join(c if c.isprintable() else "?" for c in value[: longest + 1])
    return shown if len(value) <= longest else shown[: longest - 3] + "..."


def finite_number(text: str, where: str, key: str, bounds: tuple[float, float]) -> float:
    """Value of a decimal number in ASCII within bounds, else InputError with ``where`` and ``key``."""
    least, greatest = bounds
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        value = float(text)
        if isfinite(value) and least <= value <= greatest:
            return value
    raise InputError(f"{where}: {key} = {short(text)} should be a number from {least} to {greatest}")


def whole_number(text: str, where: str, key: str, bounds: tuple[int, int]) -> int:
    """Value of a whole number in ASCII digits within bounds, else InputError with ``where`` and ``key``."""
    least, greatest = bounds
    if _WHOLE.fullmatch(text) and least <= int(text) <= greatest:
        return int(text)
    raise InputError(f"{where}: {key} = {short(text)} should be a whole number from {least} to {greatest}")


def nearest(close: list[str]) -> str:
    """The end of a sentence that offers the nearest valid choice, if there is one."""
    return f": did you mean {close[0]}?" if close else ""
