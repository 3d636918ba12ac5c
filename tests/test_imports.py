"""The rule of the house: imports go downward only, and no phase imports another."""

import ast
from pathlib import Path

import pytest

import vitok

PACKAGE = Path(vitok.__file__).parent
FLOORS = [
    {
        "errors",
        "reading",
        "arguments",
        "shown",
        "compiled",
        "kernel_cache",
        "elementary",
        "chance",
        "parallel",
        "types",
        "writing",
        "signals",
    },
    {"mission", "article"},
    {"earth"},
    {"motion"},
    {"navigation", "craft"},
    {"station"},
    {"scene"},
    {"world"},
    {"proximity"},
    {"dispersions"},
    {"ascent", "rendezvous", "docking", "stay", "descent"},
    {"conductor", "windows", "landings", "whereabouts"},
    {"evidence", "physics"},
    {"article_check", "importing"},
    {"campaigns"},
    {"products"},
    {
        "__init__",
        "__main__",
        "exporting",
        "reporting",
        "flying",
        "campaigning",
        "searching",
        "screen",
        "terminal",
        "cli",
        "cli_campaign",
        "cli_options",
        "cli_articles",
        "cli_catalogue",
        "cli_export",
        "cli_view",
        "ending",
    },
]
ONE_ROOM = {"flight": "conductor", "flight_plan": "conductor"}  # a plan, a flight, and who makes them
# What a flight shows of itself is drawn above it, and brought when it is asked for.
UPWARD = {
    "flight.py": {
        "vitok.flying.view",
        "vitok.products.plots.Plots",
        "vitok.products.states.states",
        "vitok.products.states.States",
    }
}
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
LIGHT = [
    "__init__.py",
    "arguments.py",
    "cli.py",
    "cli_articles.py",
    "cli_campaign.py",
    "cli_catalogue.py",
    "cli_export.py",
    "exporting.py",
    "reporting.py",
    "cli_options.py",
    "cli_view.py",
    "ending.py",
    "errors.py",
    "landings/request.py",
    "whereabouts/request.py",
    "windows/request.py",
    "writing.py",
    *(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.glob("mission/*.py")),
]
HEAVY = {"numba", "numpy", "scipy", "erfa", "pandas", "plotly"}


def room_of(path: Path) -> str:
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return ONE_ROOM.get(name, name)


def imported_modules(tree: ast.AST) -> list[str]:
    """Dotted names of all that a file imports; ``from vitok import x`` counts as ``vitok.x``."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the room they come from"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def faults(path: Path, tree: ast.AST) -> list[str]:
    room = room_of(path)
    if room not in FLOOR:
        return [f"{path.name} is in no room of the house"]
    found = []
    for module in imported_modules(tree):
        parts = module.split(".")
        if parts[0] != "vitok" or module in UPWARD.get(path.name, ()):
            continue
        named = ONE_ROOM.get(parts[1], parts[1]) if len(parts) > 1 else ""
        target = named if named in FLOOR else "__init__"
        sideways = target != room and FLOOR[target] == FLOOR[room] and FLOOR[room] not in (0, len(FLOORS) - 1)
        if FLOOR[target] > FLOOR[room] or sideways:
            found.append(f"{path.relative_to(PACKAGE)} imports {module}")
    return found


def test_imports_go_downward_only():
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        found += faults(path, ast.parse(path.read_text(encoding="utf-8")))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("earth/frames.py", "from vitok.motion.orbit import coast"),
        ("ascent/plan.py", "from vitok.rendezvous.plan import plan"),
        ("stay/plan.py", "import vitok.conductor"),
        ("motion/orbit.py", "from vitok import fly"),
        ("evidence/judge.py", "def f():\n    from vitok.products.summary import summary"),
    ],
)
def test_the_rule_finds_an_upward_import(file, source):
    assert faults(PACKAGE / file, ast.parse(source))


@pytest.mark.parametrize("file", LIGHT)
def test_what_help_needs_imports_nothing_heavy(file):
    tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"))
    outside_functions = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    roots = {name.split(".")[0] for node in outside_functions for name in imported_modules(node)}
    assert not roots & HEAVY
