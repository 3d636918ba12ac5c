"""A law by its name: one of the house's own, or a function in a file of the user's.

A file of a mission or a vehicle says ``law = "explicit"`` or ``law = "my_law.py:lean_over"``, the file being
sought beside it. Such a function is plain Python as numba takes it, of ``(state, command, parameters)``, the
vectors that the guidance file of the phase describes; it writes into ``command`` and returns it. What it has
to remember goes into the numbers of ``command`` that the phase leaves free.
"""

import difflib
import hashlib
import importlib.util
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

from numba.core.errors import NumbaError

from vitok.compiled import guidance_law
from vitok.errors import InputError

Law = Callable[..., Any]  # compiled: to be called through its address alone
TAKES = ("state", "command", "parameters")


def law_of(text: str, beside: Path, builtin: Mapping[str, Law]) -> Law:
    """The compiled law that the file ``beside`` names ``text``: a key of ``builtin`` or "file.py:name".

    InputError, one sentence, if there is no such law, file or function, if it takes something else or if it
    does not compile.
    """
    if text in builtin:
        return builtin[text]
    asked = f"{beside}: law = '{text}'"
    file_name, _, name = text.rpartition(":")
    if not file_name.endswith(".py"):
        raise InputError(
            f'{asked} should be one of {", ".join(builtin)}, or a function of your own as "file.py:name"'
            f"{_nearest(text, builtin)}"
        )
    file = beside.parent / file_name
    if not file.is_file():
        others = (path.name for path in file.parent.glob("*.py"))
        raise InputError(f"{asked}: there is no file {file}{_nearest(file.name, others)}")
    law: Law = _compiled(file, hashlib.sha256(file.read_bytes()).hexdigest(), name, asked)
    return law


@cache  # a plan and all its flights ask for the same law, and to compile it takes a second
def _compiled(file: Path, digest: str, name: str, asked: str) -> Any:
    own = _functions(file, digest, asked)
    if name not in own:
        raise InputError(
            f"{asked}: {file.name} has no function of its own called {name or 'nothing'}{_nearest(name, own)}"
        )
    takes = tuple(str(each) for each in inspect.signature(own[name]).parameters.values())
    if takes != TAKES:
        raise InputError(f"{asked} takes ({', '.join(takes)}), but a law takes ({', '.join(TAKES)})")
    try:
        return guidance_law(own[name])
    except NumbaError as error:
        raise InputError(f"{asked} does not compile: {_first_line(error)}") from error


def _functions(file: Path, digest: str, asked: str) -> dict[str, Callable[..., Any]]:
    """The plain functions that are written in a file, by name."""
    spec = importlib.util.spec_from_file_location(f"law_{digest[:16]}", file)
    assert spec is not None and spec.loader is not None  # as its name ends with .py
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever a user's file may raise
        raise InputError(f"{asked}: {file.name} cannot be run: {type(error).__name__}: {error}") from error
    found = vars(module).items()
    return {
        name: each for name, each in found if isinstance(each, FunctionType) and each.__module__ == spec.name
    }


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f": did you mean {close[0]}?" if close else ""


def _first_line(error: NumbaError) -> str:
    """The first line that says something of the law, without the colours of a terminal."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", str(error)).splitlines()
    return next(
        (line for line in lines if line.strip() and not line.startswith("Failed in")), "no reason given"
    )
