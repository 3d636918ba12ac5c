"""What is drawn in a run: the one way from seed and run to all that chance decides in a flight."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from vitok.chance import Draws, Failure, generator
from vitok.dispersions.asked import Asked, asked_of
from vitok.dispersions.quantity import Quantity
from vitok.dispersions.spreading import latin, sobol
from vitok.elementary import dot
from vitok.mission.dispersions import Dispersions
from vitok.mission.failure import checked_failures
from vitok.types import Vector

_asked = lru_cache(maxsize=8)(asked_of)


def drawn(
    dispersions: Dispersions | None,
    quantities: tuple[Quantity, ...],
    seed: int,
    run: int,
    *,
    failures: tuple[Failure, ...] = (),
) -> Draws:
    """All that chance decides in a run of a mission; ``failures`` happen in any case.

    It depends on these alone, not on how many runs there are or in what order. Without ``dispersions``, and
    for what they do not name, the numbers are standard normal, times the sigmas of the vehicles' files. In
    run 0 nothing is drawn. InputError for dispersions that do not fit the quantities.
    """
    plain = Draws(seed, run, failures)
    if dispersions is None:
        return plain
    asked = _asked(dispersions, quantities)
    if plain.run == 0:
        return plain
    z, shares = _spread(dispersions, asked, plain)
    z[asked.tied] = dot(asked.root, z[asked.tied])
    for row, sigmas in asked.marginals:
        z[row] = sigmas(z[row])
    chosen = {}
    for draw, size, rows, places in asked.draws:
        chosen[draw] = plain.normal(draw, size) if len(places) < size else np.empty(size)
        chosen[draw][places] = z[rows]
    happening = {each.name: each for each in _happening(dispersions, shares)} | {
        each.name: each for each in failures
    }
    return Draws(seed, run, tuple(happening[name] for name in sorted(happening)), chosen)


def drawn_at_once(quantities: tuple[Quantity, ...], draws: Draws) -> Draws:
    """The same draws with those of the quantities made: who is asked for a number again has it at hand."""
    if draws.run == 0:
        return draws
    sizes = {each.drawn_as: each.drawn_size for each in quantities}
    return replace(draws, chosen={name: draws.normal(name, size) for name, size in sizes.items()})


def realised(quantities: tuple[Quantity, ...], draws: Draws) -> dict[str, float]:
    """What was drawn of each number of each quantity, in its unit, by ``input/`` and its name.

    Those that the vehicles' files do not disperse are left out.
    """
    found: dict[str, float] = {}
    for each in quantities:
        if each.one_sigma == 0.0:
            continue
        numbers = draws.normal(each.drawn_as, each.drawn_size)[each.first : each.first + each.count]
        values = (each.one_sigma * numbers).tolist()
        found |= {f"input/{name}": x for name, x in zip(each.components, values, strict=True)}
    return found


def _spread(dispersions: Dispersions, asked: Asked, plain: Draws) -> tuple[Vector, Vector]:
    """Standard normal numbers (n,) of what is sampled, and uniform ones (f,) of what may fail."""
    if dispersions.sampling == "random":
        z = np.empty(len(asked.names))
        for draw, size, rows, places in asked.draws:
            z[rows] = plain.normal(draw, size)[places]
        return z, np.array([generator(plain.seed, plain.run, name).random() for name in asked.chances])
    names = asked.names + asked.chances
    if dispersions.sampling == "sobol":
        shares = sobol(names, plain.seed, plain.run)
    else:
        shares = latin(names, plain.seed, plain.run, dispersions.strata)
    from scipy.special import ndtri

    count = len(asked.names)
    return ndtri(shares[:count]), shares[count:]


def _happening(dispersions: Dispersions, shares: Vector) -> tuple[Failure, ...]:
    return checked_failures(
        each.name for each, share in zip(dispersions.failure, shares, strict=True) if share < each.probability
    )
