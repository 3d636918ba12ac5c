"""What a dispersions file asks of the quantities of a mission, looked up once for all runs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.dispersions.marginals import marginal
from vitok.dispersions.quantity import Quantity
from vitok.errors import InputError
from vitok.mission.dispersions import Correlation, Dispersions
from vitok.mission.relocation import kind_of
from vitok.motion import cholesky
from vitok.reading import nearest, short
from vitok.types import Vector

PHASES = ("world", "ascent", "rendezvous", "docking", "relocation", "undocking", "descent")

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Asked:
    """Names (n,) of the numbers that are sampled and of what may fail, and what becomes of them.

    ``draws`` are name, size, rows here and places there of each draw that has some of them. ``root`` (k, k)
    correlates the ``tied`` rows (k,). Each of ``marginals`` turns a standard normal number of its row into
    one in sigmas of the vehicle's file.
    """

    names: tuple[str, ...]
    chances: tuple[str, ...]
    draws: tuple[tuple[str, int, Rows, Rows], ...]
    tied: Rows
    root: Vector
    marginals: tuple[tuple[int, Callable[[float], float]], ...]


def asked_of(dispersions: Dispersions, quantities: tuple[Quantity, ...]) -> Asked:
    """InputError for what is no quantity of the mission, is none with a sigma, or is said twice, and for
    correlations that cannot be together."""
    file = next(iter(dispersions.inputs_sha256), dispersions.name)
    by_component = {
        name: (each, each.first + k) for each in quantities for k, name in enumerate(each.components)
    }
    laws = _laws(dispersions, quantities, file)
    pairs = [
        (row, pair)
        for row, each in enumerate(dispersions.correlation, 1)
        for pair in _pairs(each, quantities, f"{file}: correlation[{row}]")
    ]
    tied = list(dict.fromkeys(name for _, pair in pairs for name in pair))
    sampled = {*laws, *tied}
    names = tuple(
        name
        for name, (each, _) in by_component.items()
        if each.one_sigma > 0.0 and (dispersions.sampling != "random" or name in sampled)
    )
    rows = {name: row for row, name in enumerate(names)}
    places: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for name, row in rows.items():
        each, place = by_component[name]
        places.setdefault((each.drawn_as, each.drawn_size), []).append((row, place))
    return Asked(
        names,
        tuple(f"failure/{each.name}" for each in dispersions.failure),
        tuple((*draw, *np.array(at, dtype=np.int64).T) for draw, at in places.items()),
        np.array([rows[name] for name in tied], dtype=np.int64),
        _root(tied, pairs, dispersions, file),
        tuple((rows[name], law) for name, law in laws.items()),
    )


def _laws(
    dispersions: Dispersions, quantities: tuple[Quantity, ...], file: str
) -> dict[str, Callable[[float], float]]:
    """The law of each number that has one; an exact name goes before one with ``*``."""
    laws: dict[str, Callable[[float], float]] = {}
    for starred in (False, True):
        said: dict[str, int] = {}
        for row, each in enumerate(dispersions.quantity, 1):
            if ("*" in each.name) is not starred:
                continue
            where = f"{file}: quantity[{row}].name = '{short(each.name)}'"
            for component, quantity in _named(each.name, quantities, where):
                if component in said:
                    raise InputError(
                        f"{where} should not name {component}, as quantity[{said[component]}] does"
                    )
                said[component] = row
                laws.setdefault(component, marginal(each.distribution, quantity.one_sigma, where))
    return laws


def _named(name: str, quantities: tuple[Quantity, ...], where: str) -> list[tuple[str, Quantity]]:
    """The numbers of a name, which is a quantity's, a number's or has ``*``; none of a phase not flown."""
    wanted = re.compile(".*".join(map(re.escape, name.split("*"))))
    found = [
        (component, each)
        for each in quantities
        for component in each.components
        if wanted.fullmatch(component) or wanted.fullmatch(each.name)
    ]
    phase = name.partition("/")[0]
    if not found and kind_of(phase) in PHASES and all(each.phase != phase for each in quantities):
        return []
    if not found:
        offered = nearest(name, [each.name for each in quantities])
        raise InputError(f"{where} is no quantity of the mission's flights{offered}")
    dispersed = [(component, each) for component, each in found if each.one_sigma > 0.0]
    if not dispersed or ("*" not in name and len(dispersed) < len(found)):
        raise InputError(
            f"{where} is a quantity whose one sigma in the vehicles' files is 0: it should be above 0 there "
            "for it to be dispersed"
        )
    return dispersed


def _pairs(each: Correlation, quantities: tuple[Quantity, ...], where: str) -> list[tuple[str, str]]:
    first, second = (
        [component for component, _ in _named(name, quantities, f"{where}.between = '{short(name)}'")]
        for name in each.between
    )
    if not first or not second:
        return []
    if len(first) != len(second):
        raise InputError(
            f"{where}.between should name two quantities with as many numbers, not '{each.between[0]}' with "
            f"{len(first)} and '{each.between[1]}' with {len(second)}"
        )
    return list(zip(first, second, strict=True))


def _root(
    tied: list[str], pairs: list[tuple[int, tuple[str, str]]], dispersions: Dispersions, file: str
) -> Vector:
    """Lower triangle of the correlation; InputError names the pair with which it is not positive."""
    matrix, rows = np.eye(len(tied)), {name: row for row, name in enumerate(tied)}
    given: dict[frozenset[str], int] = {}
    for number, pair in pairs:
        if (before := given.setdefault(frozenset(pair), number)) != number:
            raise InputError(
                f"{file}: correlation[{number}].between should not name {' and '.join(pair)}, as "
                f"correlation[{before}] does"
            )
        i, k = (rows[name] for name in pair)
        matrix[i, k] = matrix[k, i] = dispersions.correlation[number - 1].coefficient
    root, positive = cholesky.factor(matrix)
    if positive:
        return np.asarray(root)
    first = next(n for n in range(1, len(tied) + 1) if not cholesky.factor(matrix[:n, :n].copy())[1])
    number, pair = max(
        (number, pair)
        for number, pair in pairs
        if tied[first - 1] in pair and all(rows[name] < first for name in pair)
    )
    raise InputError(
        f"{file}: correlation[{number}].coefficient = {matrix[rows[pair[0]], rows[pair[1]]]:g} between "
        f"{pair[0]} and {pair[1]} should leave the covariance positive definite, which it is not with the "
        "other correlations of the two"
    )
