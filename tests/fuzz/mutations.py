"""What may have been done to a file: bytes, characters, numbers, lines, encodings, one to four times.

``pytest -m fuzz`` runs ``FUZZ`` (3000) mutations of each kind of file, drawn anew; the default run has a few
of each, always the same, and so has CI more of them.
"""

import os
import re
import time
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vitok.errors import InputError, VitokError
from vitok.shown import hides

LONGEST_S = 2.0
FEW, MANY = 40, int(os.environ.get("FUZZ", "3000"))
SIZES = pytest.mark.parametrize("size", [FEW, pytest.param(MANY, marks=pytest.mark.fuzz)])

_OTHER_SCRIPTS = (
    str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    str.maketrans("0123456789", "０１２３４５６７８９"),
)
_NUMBER = re.compile(rb"[+-]?[0-9][0-9_]*\.?[0-9]*(?:[eE][+-]?[0-9]+)?")
# What a number may be changed to, and signs that may be written anywhere
_NUMBERS = """nan inf -inf 1e400 -1e400 -0 -0.0 0 1 -1 60 366 5e-324 1e-300 1e300 1. .5 0x10 1_000 1,5 true
false "5" 'x' [] {} [1,2] 2017-12-17 0001-01-01T00:00:00Z 9999-12-31T23:59:59Z"""
_SIGNS = """# = " ' \""" \\ \\u0000 \\ud800 [ ] { } < > & , : . - + e / &amp; ² é 中"""
_VALUES = [each.encode() for each in _NUMBERS.split()] + [b"", b" ", b"1" + b"0" * 30, b"9" * 500]
_JUNK = [
    *map(str.encode, _SIGNS.split()), b"\r", b"\n", b"\t", b"\f", b" ", b"\0", b"\x1a", b"\x7f", b"\xff",
    b"\x80", b"\x1b[31m", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\xa0", b"\xe2\x80\xae",
    b"\xe2\x80\xa8", b"<!DOCTYPE x>", b"<![CDATA[", b"x" * 100000, b"9" * 100000, b"[" * 3000, b"<a>" * 300,
    b"\n" * 3000, b"=" * 3000, b'"""', b"'''", b"a." * 3000, b"a=" + b"'''\n" * 999,
    b"\xe2\x80\x8b", b"\xe2\x80\x8d", b"\xf3\xa0\x81\x81",
    b'x = ["""\n""", {' + b"a." * 64000 + b"a=1}]\n", b"x = ['''\n''', {" + b"a." * 64000 + b"a=1}]\n",
]  # fmt: skip

_place = st.floats(0.0, 1.0, exclude_max=True)
_WHAT = {
    "flip": st.integers(1, 255),
    "number": st.sampled_from(_VALUES),
    "digits": st.integers(0, 1),
    "insert": st.sampled_from(_JUNK),
    "put": st.sampled_from(_JUNK),
    "delete": st.integers(1, 80),
    "double": st.integers(1, 80),
    "swap": st.integers(1, 9),
    "truncate": st.none(),
    "drop line": st.none(),
    "double line": st.none(),
    "swap lines": st.none(),
    "line ends": st.sampled_from([b"\r\n", b"\r", b"\n\r", b"\x0b", b"\xe2\x80\xa8"]),
    "encoding": st.sampled_from(["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "gbk", "utf-7"]),
    "checksums": st.none(),
}
edits = st.lists(
    st.sampled_from(sorted(_WHAT)).flatmap(lambda what: st.tuples(st.just(what), _place, _WHAT[what])),
    min_size=1,
    max_size=4,
)
byte_edits = st.lists(
    st.sampled_from(["flip", "put", "delete", "double", "truncate", "insert"]).flatmap(
        lambda what: st.tuples(st.just(what), _place, _WHAT[what])
    ),
    min_size=1,
    max_size=3,
)


def edited(content, changes):
    """Bytes with some changes done to them."""
    for what, place, how in changes:
        content = _changed(content, what, place, how)
    return content


def _changed(content, what, place, how):
    k = int(place * len(content))
    if what == "flip":
        return content[:k] + bytes(byte ^ how for byte in content[k : k + 1]) + content[k + 1 :]
    if what in ("number", "digits"):
        numbers = list(_NUMBER.finditer(content))
        if not numbers:
            return content
        found = numbers[int(place * len(numbers))]
        new = how if what == "number" else found[0].decode().translate(_OTHER_SCRIPTS[how]).encode()
        return content[: found.start()] + new + content[found.end() :]
    if what == "insert":
        return content[:k] + how + content[k:]
    if what == "put":
        return content[:k] + how + content[k + len(how) :]
    if what == "delete":
        return content[:k] + content[k + how :]
    if what == "double":
        return content[: k + how] + content[k:]
    if what == "swap":
        return content[:k] + content[k + how : k + 2 * how] + content[k : k + how] + content[k + 2 * how :]
    if what == "truncate":
        return content[:k]
    if what == "line ends":
        return content[:k] + content[k:].replace(b"\n", how)
    if what == "encoding":
        return content.decode("utf-8", "replace").encode(how, "replace")
    if what == "checksums":
        return b"\n".join(map(_with_checksum, content.split(b"\n")))
    return b"\n".join(_lines(content.split(b"\n"), what, place))


def _lines(lines, what, place):
    k = int(place * len(lines))
    if what == "drop line":
        return lines[:k] + lines[k + 1 :]
    if what == "double line":
        return lines[: k + 1] + lines[k:]
    return lines[:k] + lines[k + 1 : k + 2] + lines[k : k + 1] + lines[k + 2 :]


def _with_checksum(line):
    """A line of an element set whose last digit is right again, so that what it says is looked at."""
    if line[:2] not in (b"1 ", b"2 ") or len(line) < 69:
        return line
    total = sum(c - 48 if 48 <= c <= 57 else c == 45 for c in line[:68])
    return line[:68] + str(total % 10).encode() + line[69:]


def run(size, strategy, check):
    """Holds ``check`` against ``size`` examples: few, and any in CI, always the same, many drawn anew."""

    @settings(
        max_examples=size,
        derandomize=size == FEW or "CI" in os.environ,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(example=strategy)
    def of_one(example):
        check(example)

    of_one()


@contextmanager
def answered(file):
    """What stands in it may be refused by one sentence of the file, and takes two seconds at most."""
    begin = time.process_time()
    try:
        yield
    except InputError as error:
        _check_sentence(str(error))
        assert file in str(error), str(error)
    took_s = time.process_time() - begin
    assert took_s < LONGEST_S, took_s


@contextmanager
def refused_at_most():
    """The step after a reader: what it took may still be refused, and nothing else."""
    try:
        yield
    except VitokError as error:
        _check_sentence(str(error))


def _check_sentence(told):
    # other spaces than the usual one, and joiners, may stand in a name
    assert not any(map(hides, told)) and "\n" not in told and 10 < len(told) < 1000, told
