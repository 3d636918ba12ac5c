"""The boundary to a user's file: its bytes or text, of bounded length, and numbers that are what they seem.

Every reader begins here, and what it does not foresee ends here as one sentence.
"""

import difflib
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path

from vitok.errors import InputError, VitokError
from vitok.shown import printable

_MOST_LINES = 600_000
# Spelt out: float() and int() also take '1_000', 'nan', 'infinity' and the digits of every script
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_SHOWN = 48
_LONGEST_PATH = 300
_LONGEST_NUMBER = 40
_LONGEST_NAME = 64
_MARKS = (  # the longer first, as one begins like the other
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def file_fault(path: Path) -> str | None:
    """Why nothing can be read at a path: missing, a folder, a pipe, a device, hidden; None if it can."""
    shown = shown_path(path)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return f"there is no file {shown}"
    except OSError as error:
        return f"{shown} cannot be read: {error.strerror}"
    except ValueError as error:
        return f"{shown} is no path of a file: {error}"
    if stat.S_ISREG(mode):
        return None
    kind = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
    return f"{shown} is no regular file but {kind}"


def read_bytes(path: Path, limit: int, what: str) -> bytes:
    """Bytes of a regular file, at most ``limit``; ``what`` the reader makes of them, for its errors.

    InputError if it is missing, a folder, a pipe or a device, may not be read, or is longer.
    """
    fault = file_fault(path)
    if fault:
        raise InputError(fault)
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)  # what a file says of its own length need not be so
    except OSError as error:
        raise InputError(f"{shown_path(path)} cannot be read as {what}: {error.strerror}") from error
    if len(content) > limit:
        raise InputError(
            f"{shown_path(path)} is longer than {limit / 1e6:g} MB, the most that is read of {what}"
        )
    return content


def read_text(path: Path, limit: int, what: str) -> str:
    """Text of a regular file in UTF-8, with or without a byte order mark, as ``read_bytes``.

    InputError also if it is no text in UTF-8, with the encoding that it seems to have, or has too many lines.
    """
    content = read_bytes(path, limit, what)
    shown = shown_path(path)
    for mark, name in _MARKS:
        if content.startswith(mark):
            raise InputError(f"{shown} is not a text file in UTF-8 but in {name}, by its first bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{shown} is not a text file in UTF-8: byte {error.start} is wrong, in line {line}: "
            f"{_seeming(content)}"
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            f"{shown} is not a text file: it has a zero byte in line {line}: {_seeming(content)}"
        )
    if text.count("\n") + text.count("\r") > 2 * _MOST_LINES:
        raise InputError(f"{shown} has more than {_MOST_LINES} lines, the most that is read of {what}")
    return text


def _seeming(content: bytes) -> str:
    """What bytes that are no UTF-8 seem to be."""
    start = content[:4096]
    fewer, more = sorted((start[::2].count(0), start[1::2].count(0)))
    if not fewer and more > len(start) // 8:
        return "is it in UTF-16?"
    if more or sum(byte < 32 and byte not in b"\t\n\r\f" for byte in start):
        return "it seems to be no text"
    try:
        strange = {c for c in content.decode("gbk") if not c.isascii()}
    except UnicodeDecodeError:
        return "is it in Latin-1?"
    chinese = all("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or c >= "\uff00" for c in strange)
    return "is it in GBK?" if chinese else "is it in Latin-1?"


@contextmanager
def one_sentence(where: str, what: str) -> Iterator[None]:
    """Whatever a reader stumbles over that it did not foresee becomes an InputError that names the place."""
    try:
        yield
    except VitokError:
        raise
    except Exception as error:
        reason = short(str(error).splitlines()[0] if str(error) else type(error).__name__, 120)
        raise InputError(f"{where} cannot be read as {what}: {reason}") from error


def numbered_lines(text: str) -> list[tuple[int, str]]:
    """Lines that are not blank, each with its number and without the blanks around it."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [(number, row) for number, line in enumerate(rows, 1) if (row := line.strip(" \t\f\v"))]


def short(value: str, longest: int = _SHOWN) -> str:
    """A value as an error shows it: on one line and of bounded length."""
    shown = printable(value[: longest + 1]).replace("\n", "\\n")
    return shown if len(value) <= longest and len(shown) <= longest else shown[: longest - 3] + "..."


def short_value(value: object, form: Callable[[object], str] = repr) -> str:
    """A value of any type as an error shows it; some, as a whole number of 5000 digits, cannot be shown."""
    try:
        return short(form(value), 60)
    except Exception:
        return f"a value of type {type(value).__name__}"


def shown_path(path: Path) -> str:
    """A path as an error shows it."""
    return short(str(path), _LONGEST_PATH)


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


def closest(name: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """The known name that one may misspell, ``alike`` of 0 to 1 at the least; None if none is close."""
    # difflib takes the square of a name's length
    return next(iter(difflib.get_close_matches(name[:_LONGEST_NAME], list(known), n=1, cutoff=alike)), None)


def meant(name: str | None) -> str:
    """The end of a sentence that offers a valid choice, if there is one."""
    return f": did you mean {name}?" if name else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the known name closest to one that is not, if one is close."""
    return meant(closest(name, known))
