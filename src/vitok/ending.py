"""How the command ends: exit codes, outputs that are closed, full or cannot take a character."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from vitok.errors import MachineError, VitokError
from vitok.shown import printable, sentence_of
from vitok.signals import WORDS

_DEFECT = 1
_BROKEN_PIPE = 141  # 128 and the number of SIGPIPE, as of a tool that it ends
_INTERRUPTED = 130
_LENIENT = "backslashreplace"


def open_streams() -> None:
    """Opens what the caller has closed to nowhere, and has characters that an output cannot take escaped."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)  # else the next file opened is taken for it
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if getattr(stream, "errors", "") in ("strict", "surrogateescape") and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_LENIENT)


def tell(sentence: object) -> None:
    """A sentence on standard error, if it can still be told there."""
    with suppress(OSError, ValueError):
        print(f"vitok: {sentence_of(sentence)}", file=sys.stderr, flush=True)


def status_of(command: Callable[[], int]) -> int:
    """Exit code of a command, all that it printed written out; whatever went wrong is told in one sentence.

    A defect alone, 1, is told with its traceback.
    """
    try:
        status = command()
        sys.stdout.flush()
        return status
    except VitokError as error:
        tell(error)
        return error.exit_code
    except KeyboardInterrupt:
        tell(WORDS["SIGINT"])
        return _INTERRUPTED
    except BrokenPipeError:
        _give_up_output()
        return _BROKEN_PIPE
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _give_up_output()
        return _BROKEN_PIPE
    except MemoryError:
        tell("there is not enough memory")
        return MachineError.exit_code
    except OSError as error:
        _give_up_output()
        what = (
            "the output cannot be written" if error.filename is None else f"{error.filename} cannot be used"
        )
        tell(f"{what}: {error.strerror or error}")
        return MachineError.exit_code
    except Exception:
        from traceback import format_exc

        with suppress(OSError, ValueError):
            sys.stderr.write(printable(format_exc()))
        return _DEFECT


def _give_up_output() -> None:
    """What is still to be printed goes nowhere: else the interpreter tries, and complains, once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
