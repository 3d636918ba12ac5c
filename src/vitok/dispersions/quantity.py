"""One thing that chance decides in a flight, with its unit and its sigma."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Quantity:
    """``count`` numbers of one kind: each is ``one_sigma``, in ``unit``, times what is drawn for it.

    ``phase`` is where it counts, and ``about`` says what it is. It is the draw of its name, or of the
    ``size`` numbers of ``draw`` those from ``first`` on.
    """

    name: str
    count: int
    unit: str
    one_sigma: float
    phase: str
    about: str
    draw: str = ""
    first: int = 0
    size: int = 0

    @property
    def drawn_as(self) -> str:
        """Name of its draw."""
        return self.draw or self.name

    @property
    def drawn_size(self) -> int:
        """How many numbers its draw has."""
        return self.size or self.count

    @cached_property
    def components(self) -> tuple[str, ...]:
        """A name for each of its numbers: ``descent/wind/0``, or its own where it has one."""
        return (self.name,) if self.count == 1 else tuple(f"{self.name}/{k}" for k in range(self.count))


def parts_of(
    draw: str, phase: str, size: int, parts: Sequence[tuple[int, str, int, str, float, str]]
) -> Iterator[Quantity]:
    """The quantities that share one draw of ``size`` numbers.

    Each part is the place of its first number, its name below that of the draw, count, unit, one sigma, and
    what it is.
    """
    for first, name, count, unit, one_sigma, about in parts:
        yield Quantity(
            f"{draw}/{name}", count, unit, one_sigma, phase, about, draw=draw, first=first, size=size
        )
