"""Parachutes: drag area over the time since the command."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare
from vitok.mission.descent_module import Canopy


def canopy_table(canopies: Sequence[Canopy]) -> NDArray[np.float64]:
    """Table (n, 6): opening, inflation, reefed fraction, disreefing, release (s), full drag area (m2)."""
    return np.array(
        [
            (
                c.opening_s,
                c.inflation_s,
                c.reefed_fraction,
                c.disreefing_s,
                c.release_s,
                c.drag_coefficient * c.area_m2,
            )
            for c in canopies
        ]
    )


def no_canopies() -> NDArray[np.float64]:
    """A table without a parachute."""
    return np.zeros((0, 6))


@bare
def drag_area_m2(since_command_s, table):
    """Drag area of all canopies: linear in time to the reefed area, then from disreefing to the full one.

    Linear growth over the filling time: Knacke (1992), Parachute Recovery Systems Design Manual, 5.4.
    """
    total_m2 = 0.0
    for row in range(table.shape[0]):
        opening_s, inflation_s, reefed = table[row, 0], table[row, 1], table[row, 2]
        disreefing_s, release_s, full_m2 = table[row, 3], table[row, 4], table[row, 5]
        if opening_s <= since_command_s < release_s:
            fraction = reefed * min((since_command_s - opening_s) / inflation_s, 1.0)
            if reefed < 1.0 and since_command_s > opening_s + disreefing_s:
                opened = min((since_command_s - opening_s - disreefing_s) / inflation_s, 1.0)
                fraction += (1.0 - reefed) * opened
            total_m2 += fraction * full_m2
    return total_m2
