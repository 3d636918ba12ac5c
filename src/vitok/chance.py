"""Random numbers that depend on what they are for, not on the order in which they are drawn."""

import hashlib

import numpy as np


def generator(seed: int, run: int, name: str) -> np.random.Generator:
    """Counter-based generator for one quantity of one run.

    The key is a digest of (seed, run, name), so serial, parallel and distributed campaigns agree bit for bit
    and one run can be flown again alone. Philox: Salmon et al. (2011), "Parallel random numbers".
    """
    digest = hashlib.sha256(f"{seed}/{run}/{name}".encode()).digest()
    return np.random.Generator(np.random.Philox(key=int.from_bytes(digest[:16], "little")))
