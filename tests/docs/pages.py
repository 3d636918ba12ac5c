"""Runs a page of the documentation as its reader would: in a folder of its own, from top to bottom.

``sh`` and ``python`` blocks are run, and the ``text`` block after one has to be in what it printed: each line
within a line of that, in this order, ``...`` for anything, blanks counting as one. Comments unseen
tell what is done by hand: ``<!-- file: NAME -->`` writes the next block to a file,
``<!-- edit: NAME: A => B -->`` changes one place. What follows ``<!-- not run: WHY -->`` is only shown.
"""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir, redirect_stdout
from pathlib import Path

from sybil import Document, Example, Region, Sybil

ROOT = Path(__file__).parents[2]
_PART = re.compile(
    r"<!-- (?P<hand>file|edit|not run): (?P<what>[^>]*?(?:=> [^>]*?)?) -->"
    r"|^```(?P<kind>sh|python|text|toml)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def run_page(page: Path, folder: Path) -> int:
    """Runs a page in a folder; how many blocks were run. AssertionError where it gives not what it shows."""
    document = Sybil(parsers=[_parts]).parse(page)
    document.namespace.update(folder=folder, hand=None, printed="", ran=0, python={"__name__": "page"})
    with chdir(folder):
        for example in document.examples():
            example.evaluate()
    return document.namespace["ran"]


def _parts(document: Document) -> Iterable[Region]:
    for found in _PART.finditer(document.text):
        yield Region(found.start(), found.end(), found.groupdict(), _evaluate)


def _evaluate(example: Example) -> None:
    part, state = example.parsed, example.namespace
    if part["hand"]:
        state["hand"] = (part["hand"], part["what"])
        if part["hand"] == "edit":
            name, _, change = part["what"].partition(": ")
            old, new = change.split(" => ")
            text = Path(name).read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{name} has not one {old!r}"
            Path(name).write_text(text.replace(old, new), encoding="utf-8")
            state["hand"] = None
        return
    hand, state["hand"] = state["hand"], None
    if hand and hand[0] == "file":
        Path(hand[1]).write_text(part["body"], encoding="utf-8")
    elif part["kind"] == "text":
        _compare(part["body"], state["printed"], f"{example.path}:{example.line}")
    elif hand:
        state["printed"] = "not run"
    elif part["kind"] == "sh":
        state["printed"], state["ran"] = _shell(part["body"]), state["ran"] + 1
    elif part["kind"] == "python":
        out = io.StringIO()
        with redirect_stdout(out):
            exec(compile(part["body"], f"{example.path}:{example.line}", "exec"), state["python"])
        state["printed"], state["ran"] = out.getvalue(), state["ran"] + 1


def _shell(lines: str) -> str:
    lines = re.sub(r"^vitok ", f"'{sys.executable}' -m vitok ", lines, flags=re.MULTILINE)
    path = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        ["bash", "-c", lines],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return done.stdout


def _compare(shown: str, printed: str, where: str) -> None:
    if printed == "not run":
        return
    lines = iter([" ".join(line.split()) for line in printed.splitlines()])
    for line in filter(None, (" ".join(each.split()) for each in shown.splitlines())):
        pattern = re.compile(".*?".join(re.escape(part.strip()) for part in line.split("...")))
        assert any(map(pattern.search, lines)), f"{where}: not printed: {line!r}, but\n{printed[-3000:]}"
