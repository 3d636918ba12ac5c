"""A law by its name: one of the house's own, or a function in a file of the user's.

A file of a mission or a vehicle says ``law = "explicit"`` or ``law = "my_law.py:lean_over"``, the file being
sought beside it. Such a function is plain Python as numba takes it, of ``(estimate, mode, command, memory,
parameters)``, which the guidance file of the phase describes: what the ship knows, the phase of its flight as
a number of the phase's ``Mode``, what was last commanded, MEMORY numbers of the law's own, and what its plan
gives it. ``mode`` is one int64, for numba compares a member of an IntEnum with nothing else; the others are
vectors of float64. The law writes into ``command`` and returns it. The loop that asks it keeps ``memory``
between its calls: it starts at zero, and nobody else reads it.
"""

import hashlib
import inspect
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

from vitok.compiled import guidance_law
from vitok.errors import InputError
from vitok.reading import file_fault, nearest, one_sentence, read_text, short

Law = Callable[..., Any]  # compiled: to be called through its address alone
TAKES = ("estimate", "mode", "command", "memory", "parameters")
MEMORY = 64  # numbers that a law may keep
_TOOK = ("state", "command", "parameters")  # laws of older files

_LONGEST_BYTES = 1_000_000
_LONGEST_S = 5.0  # of a law's file to be run, which only defines the law


def law_of(text: str, beside: Path, builtin: Mapping[str, Law]) -> Law:
    """The compiled law that the file ``beside`` names ``text``: a key of ``builtin`` or "file.py:name".

    InputError, one sentence, if there is no such law, file or function, if the file runs for more than 5 s,
    or if the function takes something else or does not compile. The 5 s hold for the Python that is written
    in the file: a function in C or of another module that it calls is not stopped before it returns.
    """
    if text in builtin:
        return builtin[text]
    asked = f"{beside}: law = '{short(text, 200)}'"
    file_name, _, name = text.rpartition(":")
    if not file_name.endswith(".py"):
        raise InputError(
            f'{asked} should be one of {", ".join(builtin)}, or a function of your own as "file.py:name"'
            f"{nearest(text, builtin)}"
        )
    file = beside.parent / file_name
    fault = file_fault(file)
    if fault:
        others = [] if len(file.name) > 64 else [path.name for path in file.parent.glob("*.py")]
        raise InputError(f"{asked}: {fault}{nearest(file.name, others)}")
    source = read_text(file, _LONGEST_BYTES, "Python")
    with one_sentence(asked, "a law"):
        law: Law = _compiled(file, source, name, asked)
    return law


@cache  # a plan and all its flights ask for the same law, and to compile it takes a second
def _compiled(file: Path, source: str, name: str, asked: str) -> Any:
    own = _functions(file, source, asked)
    if name not in own:
        raise InputError(
            f"{asked}: {file.name} has no function of its own called {name or 'nothing'}{nearest(name, own)}"
        )
    where = f"{asked} in line {own[name].__code__.co_firstlineno} of {file.name}"
    takes = tuple(str(each) for each in inspect.signature(own[name]).parameters.values())
    if takes == _TOOK:
        raise InputError(
            f"{where} takes ({', '.join(_TOOK)}), as laws once did, but should take ({', '.join(TAKES)}): "
            "the state is the estimate now, and what a law has to remember goes into memory"
        )
    if takes != TAKES:
        raise InputError(f"{where} takes ({short(', '.join(takes))}), but a law takes ({', '.join(TAKES)})")
    try:
        return guidance_law(own[name])
    except Exception as error:  # numba has its own errors, and others for what it did not foresee
        raise InputError(f"{where} does not compile: {_said(error)}") from error


def _functions(file: Path, source: str, asked: str) -> dict[str, FunctionType]:
    """The plain functions that are written in a file, by name."""
    module = f"law_{hashlib.sha256(source.encode()).hexdigest()[:16]}"
    names: dict[str, Any] = {"__name__": module, "__file__": str(file)}
    try:
        code = compile(source, str(file), "exec", dont_inherit=True)
        with _stopped_after(_LONGEST_S, code):
            exec(code, names)
    except (Exception, SystemExit) as error:  # whatever a user's file may raise
        raise InputError(
            f"{asked}: {file.name} cannot be run{_line_of(error, file)}: {type(error).__name__}: "
            f"{_said(error)}"
        ) from error
    return {
        name: each
        for name, each in names.items()
        if isinstance(each, FunctionType) and each.__module__ == module
    }


@contextmanager
def _stopped_after(longest_s: float, code: CodeType) -> Iterator[None]:
    """Python of one file that runs for longer ends in a TimeoutError; what it calls is not timed."""
    end_s, before = time.monotonic() + longest_s, sys.gettrace()

    def watch(frame: FrameType, *_: Any) -> Any:
        if frame.f_code.co_filename != code.co_filename:
            return None
        if time.monotonic() > end_s:
            raise TimeoutError(f"it runs for more than {longest_s:g} s, and should only define the law")
        return watch

    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _line_of(error: BaseException, file: Path) -> str:
    """The line of a file in which an error was raised, or which is no Python."""
    if isinstance(error, SyntaxError) and error.filename == str(file):
        return f", line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(file)]
    return f", line {lines[-1]}" if lines else ""


def _said(error: BaseException) -> str:
    """The first line of an error that says something, without the colours of a terminal."""
    told = error.msg if isinstance(error, SyntaxError) else str(error)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", told).splitlines()
    said = (line for line in lines if line.strip() and not line.startswith("Failed in"))
    return short(next(said, "no reason given"), 200)
