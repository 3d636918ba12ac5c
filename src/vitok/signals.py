"""How a signal ends the command. It imports next to nothing, for it comes before all that takes time."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from threading import Thread

WORDS = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "hung up"}
_SHOW_CURSOR = "\r\x1b[2K\x1b[?25h"  # in place of the line of progress


def end_by_signals() -> None:
    """Has SIGINT, SIGTERM and SIGHUP end the process at once, with a word, what is begun cleared away.

    Not by an exception: compiled code, callbacks and finalizers swallow one or make another of it. Not by
    the main thread either, which hears of nothing while it is in a compiled loop: a thread waits for the
    number that the interpreter writes as a signal comes. A signal that is ignored, as under ``nohup``, stays
    so.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told)
    for name in WORDS:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
    Thread(target=_listen, args=(heard,), daemon=True).start()


def _listen(heard: int) -> None:
    ends = {getattr(signal, name) for name in WORDS if hasattr(signal, name)}
    while (number := os.read(heard, 1)[0]) not in ends:
        pass
    _end(number)


def _end(number: int) -> None:
    with suppress(Exception):
        if "vitok.writing" in sys.modules:
            sys.modules["vitok.writing"].clear_up()
    with suppress(OSError):
        before = _SHOW_CURSOR if os.isatty(2) else ""
        os.write(2, f"{before}vitok: {WORDS[signal.Signals(number).name]}\n".encode())
    os._exit(128 + number)
