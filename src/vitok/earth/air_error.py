"""What the air of a run is beside what is known of it: density with a bias and a wave, wind as a profile.

The wind is a first-order Gauss-Markov process over altitude (Gelb 1974, Applied Optimal Estimation, section
3.8), as NASA's GRAM steps its perturbations along a path (Justus and Leslie 2008, NASA/TM-2008-215581).
"""

import numpy as np

from vitok.chance import Draws
from vitok.earth.climate import scatter
from vitok.elementary import cos, exp, sin
from vitok.types import Vector

SURE_DENSITY = np.array([[0.0, 1.0]])
CALM = np.zeros((1, 3))
_SMALLEST = 0.1  # a factor drawn far out stays a factor
_STEP_M = 1000.0  # of the density's table: a tenth of the shortest wave


def density_factors(draws: Draws, phase: str, scale: float) -> Vector:
    """Factors (n, 2) on the known density: altitude_m, factor, to be joined by lines.

    ``scale`` multiplies the table's sigmas. Drawn are ``phase/density``, the bias in sigmas, and
    ``phase/density wave`` (2,), the parts of the wave in sine and cosine: an amplitude by Rayleigh's
    distribution and an even phase.
    """
    if draws.run == 0 or scale == 0.0:
        return SURE_DENSITY
    table = scatter()
    altitude_m = np.arange(0.0, table.altitude_m[-1] + 1.0, _STEP_M)
    bias, wave, phase_rad = (
        np.interp(altitude_m, table.altitude_m, values)
        for values in (table.bias, table.wave, table.phase_rad)
    )
    off = bias * draws.normal(f"{phase}/density")[0]
    parts = draws.normal(f"{phase}/density wave", 2)
    off = off + wave * (parts[0] * cos(phase_rad) + parts[1] * sin(phase_rad))
    return np.column_stack((altitude_m, np.maximum(1.0 + scale * off, _SMALLEST)))


def wind_error(draws: Draws, phase: str, sigma: Vector) -> Vector:
    """Wind (n, 3) beside the one that is known: altitude_m, east_mps, north_mps.

    ``sigma`` (n, 3) is one sigma at the altitudes of the table of scatter. Drawn is ``phase/wind`` (n, 2).
    """
    if draws.run == 0:
        return CALM
    steps = np.diff(scatter().lengths)
    like = exp(-steps)
    fresh = np.sqrt(1.0 - like * like)
    units = draws.normal(f"{phase}/wind", sigma.shape[0], 2).tolist()
    rows = units[:1]
    for kept, added, unit in zip(like.tolist(), fresh.tolist(), units[1:], strict=True):
        rows.append([kept * last + added * each for last, each in zip(rows[-1], unit, strict=True)])
    return np.column_stack((sigma[:, 0], sigma[:, 1:] * np.array(rows)))


def both(wind: Vector, other: Vector) -> Vector:
    """Sum (n, 3) of two winds, exact where both are lines between their rows and constant beyond."""
    if not other[:, 1:].any():
        return wind
    altitude_m = np.union1d(wind[:, 0], other[:, 0])
    parts = [
        [np.interp(altitude_m, each[:, 0], each[:, column]) for column in (1, 2)] for each in (wind, other)
    ]
    return np.column_stack((altitude_m, parts[0][0] + parts[1][0], parts[0][1] + parts[1][1]))
