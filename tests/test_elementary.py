"""Numbers that are equal on every processor: the functions, and that nothing else is on the way to one."""

import ast
import math
from pathlib import Path

import numpy as np
import pytest

import vitok
from vitok import elementary

PACKAGE = Path(vitok.__file__).parent
KERNELS = {"njit", "bare", "lean", "counted", "inner", "guidance_law", "load_law"}
BY_PROCESSOR = {  # with AVX-512 numpy takes other code for them than elsewhere, other in the last bit
    *(
        "sin",
        "cos",
        "tan",
        "arcsin",
        "arccos",
        "arctan",
        "arctan2",
        "sinh",
        "cosh",
        "tanh",
        "arcsinh",
        "arccosh",
        "arctanh",
    ),
    *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "power", "float_power", "cbrt"),
    *("geomspace", "logspace"),
}
BY_BLAS = {"dot", "vdot", "inner", "matmul", "tensordot", "einsum", "cov", "corrcoef", "polyfit", "kron"}
DECIDES_ALONE = {"motion/rigid_body.py eigvalsh"}  # refuses a body or not


def on_the_way(tree: ast.AST) -> list[str]:
    """What of numpy hangs on the processor: its functions outside of kernels, and BLAS anywhere."""
    found = []

    def look(node: ast.AST, compiled: bool) -> None:
        if isinstance(node, ast.FunctionDef):
            compiled = compiled or any(
                isinstance(each, ast.Name) and each.id in KERNELS for each in node.decorator_list
            )
        if isinstance(node, ast.ImportFrom) and node.module in {"numpy", "numpy.linalg", "scipy.linalg"}:
            every = node.module != "numpy"
            hangs = BY_PROCESSOR | BY_BLAS | {"linalg"}
            found.extend(each.name for each in node.names if every or each.name in hangs)
        elif isinstance(node, ast.Attribute):
            of_numpy = isinstance(node.value, ast.Name) and node.value.id == "np"
            of_linalg = isinstance(node.value, ast.Attribute) and node.value.attr == "linalg"
            if (
                of_linalg
                or (of_numpy and node.attr in BY_BLAS)
                or (of_numpy and not compiled and node.attr in BY_PROCESSOR)
                or node.attr == "dot"
            ):
                found.append(node.attr)
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
            found.append("@")
        for child in ast.iter_child_nodes(node):
            look(child, compiled)

    look(tree, compiled=False)
    return found


def test_nothing_on_the_way_to_a_number_hangs_on_the_processor():
    found = {
        f"{place} {name}"
        for path in PACKAGE.rglob("*.py")
        for place in (path.relative_to(PACKAGE).as_posix(),)
        for name in on_the_way(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == DECIDES_ALONE


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("np.sin(x)", ["sin"]),
        ("a @ b", ["@"]),
        ("np.linalg.solve(a, b)", ["solve"]),
        ("@njit\ndef f(x):\n    return np.sin(x)", []),
        ("@njit\ndef f(a, b):\n    return a @ b", ["@"]),
        ("from numpy import sin", ["sin"]),
        ("from numpy.linalg import solve", ["solve"]),
        ("a.dot(b)", ["dot"]),
        ("np.sqrt(x)", []),
    ],
)
def test_the_rule_finds_what_it_should(source, names):
    assert on_the_way(ast.parse(source)) == names


@pytest.mark.parametrize("name", ["sin", "cos", "tan", "arcsin", "arccos", "exp", "expm1", "log", "log1p"])
def test_the_functions_are_the_c_librarys(name):
    """Python's ``math`` calls the C library, element by element."""
    x = np.random.default_rng(1).uniform(0.01, 1.0, 2000)
    of_math = getattr(math, name.replace("arc", "a"))
    assert np.array_equal(getattr(elementary, name)(x), [of_math(each) for each in x])


def test_solved_meets_the_system_and_says_of_a_singular_one_what_it_is():
    random = np.random.default_rng(2)
    for n in (2, 3, 6):
        matrix, right = random.normal(size=(n, n)), random.normal(size=n)
        np.testing.assert_allclose(matrix @ elementary.solved(matrix, right), right, atol=1e-12)
    swapped = np.array([[0.0, 1.0], [1.0, 0.0]])
    np.testing.assert_array_equal(elementary.solved(swapped, np.array([2.0, 3.0])), [3.0, 2.0])
    assert not np.isfinite(elementary.solved(np.ones((2, 2)), np.array([1.0, 2.0]))).all()


def test_sums_of_products_over_the_last_axis():
    random = np.random.default_rng(3)
    matrix, vector = random.normal(size=(4, 3)), random.normal(size=3)
    np.testing.assert_allclose(elementary.dot(matrix, vector), matrix @ vector, rtol=1e-14)
    np.testing.assert_allclose(elementary.norm(matrix), np.linalg.norm(matrix, axis=1), rtol=1e-15)
    assert float(elementary.norm(np.array([3.0, 4.0]))) == 5.0
