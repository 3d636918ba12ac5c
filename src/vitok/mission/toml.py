"""A TOML file of a user's, read within bounds: what TOML allows may take minutes or end in a recursion."""

import re
import tomllib
from pathlib import Path
from typing import Any

from vitok.errors import InputError
from vitok.reading import one_sentence, read_text, short

_LONGEST_BYTES = 1_000_000  # a hundred times the longest mission; two seconds at the worst
_LONGEST_NUMBER = 400  # digits
_LONGEST_KEY = 16  # tables in one key, of which tomllib takes the square
_DEEPEST = 40  # brackets in each other
# Each begins where a run does and never goes back, so that a search takes time as the length of the file
_DIGITS = re.compile(rf"(?<![0-9A-Fa-f_])[0-9A-Fa-f_]{{{_LONGEST_NUMBER}}}")
_KEY = re.compile(rf"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){{{_LONGEST_KEY}}}")
# Texts of several lines, each to the end of the file if it does not end before; then texts and comments, each
# to the end of its line
_QUOTED = re.compile(
    r"\"{3}(?:[^\"\\]++|\\[\s\S]|\"(?!\"\"))*\"{0,5}|'{3}(?:[^']++|'(?!''))*'{0,5}"
    r"|\"(?:[^\"\\\n]++|\\.)*\"?|'[^'\n]*'?|#[^\n]*"
)
_BRACKET = re.compile(r"[\[\]{}]")


def read_toml(path: Path, shown: str) -> dict[str, Any]:
    """Contents of a TOML file, called ``shown`` in errors.

    InputError with the line if it is broken, or longer or deeper than anybody needs.
    """
    text = read_text(path, _LONGEST_BYTES, "TOML")
    _check_bounds(_QUOTED.sub(_bare, text), shown)
    with one_sentence(shown, "TOML"):
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise InputError(f"{shown} is not valid TOML: {short(str(error), 200)}") from error


def _bare(quoted: re.Match[str]) -> str:
    """What stands for a text or a comment: no bracket, no digit, as many lines."""
    return "" if quoted[0][0] == "#" else "x" + "\n" * quoted[0].count("\n")


def _check_bounds(bare: str, shown: str) -> None:
    """InputError for what TOML without its texts and comments has too much of."""
    faults = [
        (found.start(), what)
        for pattern, what in (
            (_DIGITS, f"a number of {_LONGEST_NUMBER} digits or more"),
            (_KEY, f"a key of {_LONGEST_KEY} tables or more"),
        )
        if (found := pattern.search(bare))
    ]
    depth = 0
    for bracket in _BRACKET.finditer(bare):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            faults.append((bracket.start(), f"brackets more than {_DEEPEST} deep"))
            break
    if faults:
        place, what = min(faults)
        line = bare.count("\n", 0, place) + 1
        raise InputError(f"{shown} has {what} (at line {line}), which no file of vitok needs")
