"""How the runs of a campaign are spread over what is drawn: in strata, or by a scrambled Sobol sequence.

A run's shares depend on seed, run and the names alone: any run can be drawn by itself.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vitok.chance import generator
from vitok.errors import InputError
from vitok.types import Vector

_BITS = 32
_MOST_RUNS = 2**24  # for longer sequences the direction numbers take too long to be found
_LEAST = 2.0**-53


def latin(names: tuple[str, ...], seed: int, run: int, strata: int) -> Vector:
    """Shares (n,) between 0 and 1 of a run, whose block of ``strata`` runs has one in each stratum of a name.

    McKay, Beckman and Conover (1979); a block is independent of the others.
    """
    block, place = divmod(run - 1, strata)
    return _block(names, seed, block, strata)[:, place].copy()


@lru_cache(maxsize=4)
def _block(names: tuple[str, ...], seed: int, block: int, strata: int) -> Vector:
    shares = np.empty((len(names), strata))
    for row, name in enumerate(names):
        chance = generator(seed, block, f"latin/{name}")
        shares[row] = (chance.permutation(strata) + chance.random(strata)) / strata
    return np.clip(shares, _LEAST, 1.0 - _LEAST)


def sobol(names: tuple[str, ...], seed: int, run: int) -> Vector:
    """Shares (n,) between 0 and 1 of a run, the point of that number of Sobol's sequence, scrambled.

    The scrambling is Owen's (1995), by a hash for each name (Laine and Karras 2011), so that any first 2**k
    runs are stratified. InputError beyond 2**24 runs.
    """
    if run > _MOST_RUNS:
        raise InputError(f"run = {run} should be no greater than {_MOST_RUNS} with sampling = 'sobol'")
    number = run - 1
    number ^= number >> 1
    directions = _directions(len(names), 16 if number < 2**16 else 24)
    point = np.zeros(len(names), dtype=np.uint32)
    for bit in range(number.bit_length()):
        if number >> bit & 1:
            point ^= directions[bit]
    scrambled = _reversed(_hashed(_reversed(point), _keys(names, seed)))
    return np.asarray((scrambled + 0.5) / 2.0**_BITS)


@lru_cache(maxsize=4)
def _directions(dimensions: int, bits: int) -> NDArray[np.uint32]:
    """Direction numbers (bits, n) of Joe and Kuo (2008), from points whose Gray codes end in two of them."""
    from scipy.stats import qmc  # which takes a second, and is needed here alone

    sequence = qmc.Sobol(dimensions, scramble=False, bits=_BITS)
    directions = np.zeros((bits, dimensions), dtype=np.uint32)
    done = 0
    for bit in range(bits):
        sequence.fast_forward(2**bit - done)
        directions[bit] = (sequence.random(1)[0] * 2.0**_BITS).astype(np.uint32)
        done = 2**bit + 1
        if bit:
            directions[bit] ^= directions[bit - 1]
    return directions


@lru_cache(maxsize=4)
def _keys(names: tuple[str, ...], seed: int) -> NDArray[np.uint32]:
    drawn = [generator(seed, 0, f"sobol/{name}").integers(2**_BITS) for name in names]
    return np.array(drawn, dtype=np.uint32)


def _hashed(bits: NDArray[np.uint32], key: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Each bit flipped by a function of those below it alone."""
    x = bits + key
    for factor in (0x6C50B47C, 0xB82F1E52, 0xC7AFE638, 0x8D22F6E6):
        x = x ^ x * np.uint32(factor)
    return x


def _reversed(x: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The bits of each number in the other order."""
    for shift, mask in ((1, 0x55555555), (2, 0x33333333), (4, 0x0F0F0F0F), (8, 0x00FF00FF)):
        kept = np.uint32(mask)
        x = (x >> np.uint32(shift)) & kept | (x & kept) << np.uint32(shift)
    return x >> np.uint32(16) | x << np.uint32(16)
