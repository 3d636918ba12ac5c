"""The rules of the house on how things are passed: few in a row, no loose dictionaries, small files.

What breaks a rule today stands in a list of its own, which can only shrink: a new offender fails, and so does
one that is listed and offends no more.
"""

import ast
import re
from pathlib import Path

import pytest
from scripts.interfaces import Function, functions, sources

import vitok

SOURCES = sources(Path(vitok.__file__).parent)

LONGEST_ROW = 4  # of arguments that are not named
IN_A_ROW: set[str] = set()

# Where dictionaries are at home: what leaves the house as JSON, a file's content before it is validated, and
# the JSON schema that pydantic makes.
WRITERS = (
    "products/",
    "screen.py ",
    "evidence/events.py event_rows",
    "mission/toml.py read_toml",
    "mission/keys.py Node",
)
LOOSE_DICTIONARIES: set[str] = set()

LONGEST_FILE = 350
LONG_FILES: set[str] = set()


def in_a_row(trees: dict[str, ast.Module]) -> set[str]:
    """Public functions with more than four parameters that a call may give by position.

    numba calls kernels by position and knows no other way: those are not judged.
    """
    return {place(each) for each in public(trees) if each.positional > LONGEST_ROW}


def loose_dictionaries(trees: dict[str, ast.Module]) -> set[str]:
    """Public functions, fields and aliases that hold dictionaries of anything, writers of JSON apart."""
    found = {place(each) for each in public(trees) if any(map(is_loose, annotations(each)))}
    for file, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.Assign) and is_loose(node.value):
                found |= {f"{file} {ast.unparse(target)}" for target in node.targets}
            if isinstance(node, ast.ClassDef):
                fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
                found |= {
                    f"{file} {node.name}.{ast.unparse(each.target)}"
                    for each in fields
                    if is_loose(each.annotation)
                }
    return {each for each in found if not each.startswith(WRITERS) and not each.endswith("summary")}


def public(trees: dict[str, ast.Module]) -> list[Function]:
    return [each for each in functions(trees) if each.public and not each.compiled]


def place(function: Function) -> str:
    return f"{function.file} {function.name}"


def annotations(function: Function) -> list[ast.expr | None]:
    given = function.node.args
    parameters = (*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg)
    return [each.annotation for each in parameters if each is not None] + [function.node.returns]


def is_loose(annotation: ast.expr | None) -> bool:
    text = ast.unparse(annotation) if annotation is not None else ""
    return re.search(r"\b(dict|Dict|Mapping)(\[str, (Any|object)\]|\b(?!\[|\())", text) is not None


@pytest.mark.parametrize(("rule", "known"), [(in_a_row, IN_A_ROW), (loose_dictionaries, LOOSE_DICTIONARIES)])
def test_only_the_known_offenders_break_a_rule(rule, known):
    found = rule(SOURCES)
    assert not found - known, f"new: {sorted(found - known)}"
    assert not known - found, f"no longer: take off the list {sorted(known - found)}"


def test_files_stay_small():
    root = Path(vitok.__file__).parent
    long = {file for file in SOURCES if len((root / file).read_text("utf-8").splitlines()) > LONGEST_FILE}
    assert long == LONG_FILES


def test_what_is_called_by_position_is_told():
    """Shows (``pytest -s``) what the rule of four lets pass: the kernels."""
    every = functions(SOURCES)
    kernels = [each for each in every if each.compiled]
    print(f"\npublic functions: {len(public(SOURCES))}")
    print(f"kernels: {len(kernels)}, {sum(each.positional > 6 for each in kernels)} with more than six")
    assert kernels, "the decorators of the compiled core are no longer known to the count"


@pytest.mark.parametrize(
    ("file", "source", "offends"),
    [
        ("a.py", "def f(a, b, c, d, e, f, g): ...", True),
        ("a.py", "def f(a, b, c, d, *, e, f, g): ...", False),
        ("a.py", "class C:\n def f(self, a, b, c, d): ...", False),
        ("a.py", "class C:\n def f(self, a, b, c, d, e, f, g): ...", True),
        ("a.py", "class C:\n @staticmethod\n def f(a, b, c, d, e, f, g): ...", True),
        ("a.py", "def _f(a, b, c, d, e, f, g): ...", False),
        ("a.py", "class _C:\n def f(self, a, b, c, d, e, f, g): ...", False),
        ("_a.py", "def f(a, b, c, d, e, f, g): ...", False),
        ("a.py", "def f():\n def g(a, b, c, d, e, f, g): ...", False),
        ("a.py", "@njit\ndef f(a, b, c, d, e, f, g): ...", False),
        ("a.py", "@numba.njit(cache=True)\ndef f(a, b, c, d, e, f, g): ...", False),
    ],
)
def test_the_rule_of_four_finds_what_it_should(file, source, offends):
    assert bool(in_a_row({file: ast.parse(source)})) == offends


def test_what_a_private_module_shows_through_the_package_is_public():
    trees = {
        "__init__.py": "from ._inner import shown",
        "_inner/__init__.py": "from ._far import shown, hidden",
        "_inner/_far.py": "def shown(a, b, c, d, e, f, g): ...\ndef hidden(a, b, c, d, e, f, g): ...",
    }
    assert in_a_row({file: ast.parse(text) for file, text in trees.items()}) == {"_inner/_far.py shown"}


@pytest.mark.parametrize(
    ("source", "offends"),
    [
        ("def f() -> list[dict[str, Any]]: ...", True),
        ("def f(*, a: Mapping[str, object]): ...", True),
        ("def f(a: dict) -> None: ...", True),
        ("def f() -> dict[str, float]: ...", False),
        ("def summary() -> dict[str, Any]: ...", False),
        ("Row = dict[str, Any]", True),
        ("table = dict(zip(a, b))", False),
        ("class C:\n burns: tuple[dict[str, Any], ...] = ()", True),
    ],
)
def test_the_rule_of_dictionaries_finds_what_it_should(source, offends):
    assert bool(loose_dictionaries({"a.py": ast.parse(source)})) == offends
