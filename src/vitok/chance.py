"""Random numbers that depend on what they are for, not on the order in which they are drawn."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np

from vitok.errors import InputError
from vitok.reading import short_value
from vitok.types import Vector


def generator(seed: int, run: int, name: str) -> np.random.Generator:
    """Counter-based generator for one quantity of one run.

    The key is a digest of (seed, run, name), so serial, parallel and distributed campaigns agree bit for bit
    and one run can be flown again alone. Philox: Salmon et al. (2011), "Parallel random numbers".
    """
    return np.random.Generator(np.random.Philox(key=int.from_bytes(_key(seed, run, name), "little")))


def _key(seed: int, run: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed}/{run}/{name}".encode()).digest()[:16]


class _Reused(threading.local):
    """A thread's own generator, which is set to each key: a new one takes five times as long."""

    def __init__(self) -> None:
        self._philox = np.random.Philox(key=0)
        self._chance = np.random.Generator(self._philox)
        self._begin = self._philox.state

    def normal(self, key: bytes, shape: tuple[int, ...] | int) -> Vector:
        """Standard normal numbers, the first that ``generator`` of that key gives."""
        self._begin["state"]["key"] = np.frombuffer(key, dtype="<u8")
        self._philox.state = self._begin
        return np.asarray(self._chance.standard_normal(shape))


_reused = _Reused()


@dataclass(frozen=True)
class Failure:
    """What fails, by its name, and where that is asked when.

    ``after_s`` counts as the failure has it; one of the docking begins within ``within_m`` of the port.
    """

    name: str
    after_s: float | None = None
    within_m: float | None = None

    def __str__(self) -> str:
        when = self.after_s if self.within_m is None else self.within_m
        return self.name if when is None or when == inf else f"{self.name}@{when!r}".removesuffix(".0")


@dataclass(frozen=True)
class Draws:
    """All that chance decides in one flight: a campaign's seed, the number of the run, and what fails.

    ``chosen`` has the numbers of names that are made beforehand: as a dispersions file has them sampled, or
    as they would be drawn, to be at hand where they are asked for again. Run 0 is the flight of the plan: in
    it nothing is drawn.
    """

    seed: int = 0
    run: int = 0
    failures: tuple[Failure, ...] = ()
    chosen: Mapping[str, Vector] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("seed", "run"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | np.integer) or not (0 <= value < 2**63):
                raise InputError(
                    f"{name} = {short_value(value)} should be a whole number, not below 0 and below 2**63"
                )
            object.__setattr__(self, name, int(value))  # a number of numpy draws the same

    def normal(self, name: str, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """Numbers of a quantity, in its sigmas, one where no shape is given: always the same; 0 in run 0.

        Standard normal, unless they were chosen.
        """
        if self.run == 0:
            return np.zeros(shape or 1)
        if name in self.chosen:
            return np.array(self.chosen[name]).reshape(shape or 1)
        return _reused.normal(_key(self.seed, self.run, name), shape or 1)


Draw = Callable[[int, int], Draws]  # of a seed and a run
