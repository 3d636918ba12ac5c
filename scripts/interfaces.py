"""Counts how functions are called, documented and how long they are, in vitok and other packages alike.

Usage: python scripts/interfaces.py FOLDER..., each the folder of a package; prints the table of
docs/interfaces.md, where the rules of the count stand.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distributions, version
from pathlib import Path

# Decorators that hand a function to a compiler, those of others and vitok's own.
COMPILED = {
    "njit",
    "lean",
    "counted",
    "jit",
    "filter_jit",
    "cfunc",
    "vectorize",
    "guvectorize",
    "bare",
    "guidance_law",
    "load_law",
}

Node = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    """One ``def``: ``file`` seen from the package, ``name`` with the names of the classes around it."""

    file: str
    name: str
    public: bool
    compiled: bool
    node: Node

    @property
    def positional(self) -> int:
        """Parameters that a call may give by position, ``self`` or ``cls`` of a method not counted."""
        count = len(self.node.args.posonlyargs) + len(self.node.args.args)
        bound = "." in self.name and "staticmethod" not in decorators(self.node)
        return max(count - bound, 0)

    @property
    def keyword_only(self) -> int:
        return len(self.node.args.kwonlyargs)

    @property
    def documented(self) -> bool:
        return ast.get_docstring(self.node) is not None

    @property
    def length(self) -> int:
        """Lines from ``def`` to the end, without the docstring."""
        lines = (self.node.end_lineno or 0) - self.node.lineno + 1
        if self.documented:
            first = self.node.body[0]
            lines -= (first.end_lineno or 0) - first.lineno + 1
        return lines


def decorators(node: Node) -> set[str]:
    """Last names of a function's decorators: ``njit`` of ``@numba.njit(cache=True)``."""
    called = [each.func if isinstance(each, ast.Call) else each for each in node.decorator_list]
    return {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in called}


def sources(package: Path) -> dict[str, ast.Module]:
    """Syntax trees by path from the package's folder, its tests left out."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package).as_posix()
        if "tests/" not in file:
            found[file] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def functions(trees: dict[str, ast.Module]) -> list[Function]:
    """Every function and method of a package, those inside functions too, stubs of ``overload`` not."""
    shown = _shown(trees)
    return [
        function
        for file, tree in trees.items()
        for function in _walk(file, tree, "", _is_public(file), shown)
        if "overload" not in decorators(function.node)
    ]


def _walk(
    file: str, parent: ast.AST, around: str, public: bool, shown: set[tuple[str, str]]
) -> Iterator[Function]:
    for node in ast.iter_child_nodes(parent):
        if not isinstance(node, Node | ast.ClassDef):
            yield from _walk(file, node, around, public, shown)
            continue
        named = not node.name.startswith("_") and (public or (around == "" and (file, node.name) in shown))
        if isinstance(node, ast.ClassDef):
            yield from _walk(file, node, f"{around}{node.name}.", named, shown)
        else:
            compiled = not COMPILED.isdisjoint(decorators(node))
            yield Function(file, around + node.name, named, compiled, node)
            yield from _walk(file, node, "", False, set())  # what stands inside a function is its own affair


def _is_public(file: str) -> bool:
    parts = file.removesuffix(".py").removesuffix("__init__").split("/")
    return not any(part.startswith("_") for part in parts)


def _shown(trees: dict[str, ast.Module]) -> set[tuple[str, str]]:
    """File and name of what a public package takes from a private module into its ``__init__``."""
    taken = {file: _taken(file, trees) for file in trees}
    waiting = [
        there
        for file in trees
        if file.endswith("__init__.py") and _is_public(file)
        for there in taken[file].values()
    ]
    found: set[tuple[str, str]] = set()
    while waiting:
        file, name = waiting.pop()
        if (file, name) not in found:
            found.add((file, name))
            waiting += [taken[file][name]] if name in taken[file] else []
    return found


def _taken(file: str, trees: dict[str, ast.Module]) -> dict[str, tuple[str, str]]:
    """Where each name that a file imports from its own package comes from: the file there, the name there."""
    found: dict[str, tuple[str, str]] = {}
    for node in ast.walk(trees[file]):
        if not isinstance(node, ast.ImportFrom):
            continue
        module = (node.module or "").split(".")
        if node.level:
            around = Path(file).parents[node.level - 1].parts
            stem = "/".join([*around, *filter(None, module)])
        else:
            stem = "/".join(module[1:])
        target = next((each for each in (f"{stem}.py", f"{stem}/__init__.py") if each in trees), None)
        if target is not None:
            found |= {alias.asname or alias.name: (target, alias.name) for alias in node.names}
    return found


def measures(package: Path) -> dict[str, tuple[float | None, str]]:
    """What is counted, by the name of its row: what orders the packages (less is better), what is shown."""
    trees = sources(package)
    every = functions(trees)
    plain = [each for each in every if not each.compiled]
    compiled = [each for each in every if each.compiled]
    public = [each for each in plain if each.public]
    many = [each for each in public if each.positional + each.keyword_only > 4]
    named = sum(each.keyword_only for each in public)
    parameters = named + sum(each.positional for each in public)
    lines = {file: len((package / file).read_text(encoding="utf-8").splitlines()) for file in trees}
    longest_file = max(lines, key=lambda file: lines[file])
    longest = max(every, key=lambda each: each.length)

    def over(among: list[Function], limit: int) -> tuple[float, str]:
        count = sum(each.positional > limit for each in among)
        share = count / max(len(among), 1)
        return share, f"{count} ({share:.1%})"

    def most(count: int, of: int) -> tuple[float, str]:
        share = count / max(of, 1)
        return -share, f"{share:.1%}"

    return {
        "files": (None, str(len(trees))),
        "functions: public, all, compiled": (None, f"{len(public)}, {len(plain)}, {len(compiled)}"),
        "public ones of seven or more positional parameters": over(public, 6),
        "public ones of five or more positional parameters": over(public, 4),
        "all of seven or more positional parameters": over(plain, 6),
        "compiled ones of seven or more positional parameters": (None, over(compiled, 6)[1]),
        "parameters of public ones that are keyword-only": most(named, parameters),
        "public ones of five or more parameters that have keyword-only ones": most(
            sum(each.keyword_only > 0 for each in many), len(many)
        ),
        "public ones with a docstring": most(sum(each.documented for each in public), len(public)),
        "longest file (lines)": (lines[longest_file], f"{lines[longest_file]}, `{longest_file}`"),
        "longest function (lines)": (longest.length, f"{longest.length}, `{longest.name}`"),
    }


def version_of(package: Path) -> str:
    """Version of a package by the metadata beside its folder, or of the one installed here."""
    beside = [each.version for each in distributions(path=[str(package.parent)]) if each.name == package.name]
    return beside[0] if beside else version(package.name)


def table(packages: list[Path]) -> str:
    """The table in Markdown; the best of each row that has an order stands in bold."""
    columns = [measures(package) for package in packages]
    heads = [f"{package.name} {version_of(package)}" for package in packages]
    rows = [f"| | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for name in columns[0]:
        cells = [column[name] for column in columns]
        best = min((order for order, _ in cells if order is not None), default=None)
        shown = [f"**{text}**" if order is not None and order == best else text for order, text in cells]
        rows.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table([Path(each).resolve() for each in sys.argv[1:]]))
