"""One step of the batch: weighted least squares with priors, robust against single bad sets.

Tapley, Schutz, Born (2004), section 4.3; the weights of Student's t: Lange, Little, Taylor (1989).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import exp
from vitok.motion import cholesky
from vitok.station.reference import FIRST_KNOT, KNOT_S, LOG_AREA, StationBurn
from vitok.station.theory import (
    AXIS,
    ECCENTRICITY_X,
    ECCENTRICITY_Y,
    ELEMENTS,
    INCLINATION,
    LATITUDE,
    NODE,
    Theory,
)

Vector = NDArray[np.float64]

# Of true over modelled density at 400 km, log, one sigma, and how long it lasts: measured on the sets of 361
# days of 2021, as are the sigmas of a set below; years of other activity are yet to judge them
DENSITY_SPREAD, DENSITY_MEMORY_S = 0.45, 4.0 * SECONDS_PER_DAY
BURN_SPREAD_MPS = 3.0  # of a burn before its sets have told it; reboosts go both ways
# What a set says of axis, eccentricity, inclination, node and place along the track is worth so much, m
_SET_SIGMA_M = np.array([20.0, 150.0, 150.0, 150.0, 150.0, 600.0])
# and all sets of a station err together by so much in inclination, node and along the track
_COMMON = (INCLINATION, NODE, LATITUDE)
_COMMON_SIGMA_M = np.array([300.0, 450.0, 500.0])
_TOGETHER_S = 0.5 * SECONDS_PER_DAY  # sets as near as this rest on the same tracking
# A set about a burn is wrong by up to half of the jump, which fades
_BURN_BEFORE_S, _BURN_AFTER_S = 0.3 * SECONDS_PER_DAY, 3.0 * SECONDS_PER_DAY
_BURN_FADES_S = 0.45 * SECONDS_PER_DAY
# Degrees of Student's t. A weight is one where a set misses by nothing, not where it misses by its sigma:
# that leaves the sigma of the whole wider by up to the root of two, for what sets share and nobody models.
_FREEDOM = 4.0
_REWEIGHTED = 6


def independence(
    epochs: Vector, burns: tuple[StationBurn, ...], theory: Theory, *, one_sided: bool = False
) -> Vector:
    """(sets, 3): how many sets share one set's tracking, the factor on its sigma after a burn, shared error.

    The error (m) is of the eccentricity of all sets before a burn, if the fit is ``one_sided``: for what
    comes after. Sets tell a burn's instant to an hour, not to a part of a turn, and so not which way it drove
    the eccentricity: 1.2 km by a burn of 0.7 m/s (Gauss, for an impulse along the track of a circle).
    """
    together = np.array(
        [np.count_nonzero(np.abs(epochs - each) < _TOGETHER_S) for each in epochs], dtype=float
    )
    factor, kicked_m = np.ones(epochs.size), np.zeros(epochs.size)
    for each in burns:
        since_s = epochs - each.t_s
        jump = abs(each.delta_v_mps) / theory.n_radps / _SET_SIGMA_M[AXIS]
        near = (since_s > -_BURN_BEFORE_S) & (since_s < _BURN_AFTER_S)
        fading = exp(-np.maximum(since_s, 0.0) / _BURN_FADES_S)
        factor = np.where(near, np.maximum(factor, 1.0 + jump * fading), factor)
        if one_sided:
            kick_m = 2.0 * each.delta_v_mps / theory.n_radps
            kicked_m = np.where(since_s < 0.0, np.hypot(kicked_m, kick_m), kicked_m)
    return np.stack((together, factor, kicked_m), axis=1)


class Measured(NamedTuple):
    """What sets tell about a flown orbit: its partials (sets, 6, p), their offsets from it (sets, 6) in m.

    ``independence`` as the function of that name gives it; ``cosine`` is of the orbit's inclination.
    """

    partials: Vector
    offsets: Vector
    independence: Vector
    cosine: float


class Guessed(NamedTuple):
    """Where the unknowns stand against their priors: logs of the area and of each knot of the density, burns.

    Of each burn its size (m/s), how far its instant is from the one first guessed (s), and the sigma of that.
    """

    logs: Vector
    log_area_spread: float
    sizes_mps: Vector
    shifts_s: Vector
    spreads_s: Vector


class Step(NamedTuple):
    """Change (p,) of the unknowns, covariance (p, p), residuals (sets, 6) and weights (sets,) after it.

    ``over_sigma`` is the root mean square of the change over its sigma; nothing holds unless ``solved``.
    """

    change: Vector
    covariance: Vector
    residuals: Vector
    weights: Vector
    over_sigma: float
    solved: bool


@njit
def step(measured, guessed, weights):
    """One step of Gauss-Newton from ``weights`` (sets,) on, as a Step.

    What a set measures along the track is the latitude with the node's share in it.
    """
    partials, offsets, independence, cosine = measured
    sets = partials.shape[0]
    solved_for = partials.shape[2]
    unknowns = solved_for + 5  # three errors that all sets share, two that sets before a burn do
    design = np.zeros((sets, ELEMENTS, unknowns))
    seen = offsets.copy()
    for k in range(sets):
        design[k, :, :solved_for] = partials[k]
        for p in range(solved_for):
            design[k, LATITUDE, p] += cosine * partials[k, NODE, p]
        seen[k, LATITUDE] += cosine * offsets[k, NODE]
        for q in range(3):
            design[k, _COMMON[q], solved_for + q] = 1.0
        design[k, ECCENTRICITY_X, solved_for + 3] = independence[k, 2]
        design[k, ECCENTRICITY_Y, solved_for + 4] = independence[k, 2]
    information, pull = np.zeros((unknowns, unknowns)), np.zeros(unknowns)
    _prior_information(information, pull, guessed)
    for q in range(3):
        information[solved_for + q, solved_for + q] = 1.0 / _COMMON_SIGMA_M[q] ** 2
    for q in range(solved_for + 3, unknowns):
        information[q, q] = 1.0
    residuals = seen.copy()
    weights = weights.copy()
    for _ in range(_REWEIGHTED):
        normal, right = information.copy(), pull.copy()
        for k in range(sets):
            trust = weights[k] / (independence[k, 1] ** 2 * independence[k, 0])
            for i in range(ELEMENTS):
                w = trust / _SET_SIGMA_M[i] ** 2
                for p in range(unknowns):
                    if design[k, i, p] != 0.0:
                        scaled_row = w * design[k, i, p]
                        right[p] += scaled_row * seen[k, i]
                        for q in range(unknowns):
                            normal[p, q] += scaled_row * design[k, i, q]
        lower, ok = cholesky.factor(normal)
        if not ok:
            return Step(np.zeros(solved_for), normal, residuals, weights, np.inf, False)
        change = cholesky.solved(lower, right)
        for k in range(sets):
            misfit = 0.0
            for i in range(ELEMENTS):
                rest = seen[k, i]
                for p in range(unknowns):
                    rest -= design[k, i, p] * change[p]
                residuals[k, i] = rest
                if i != ECCENTRICITY_X and i != ECCENTRICITY_Y:  # which the stale sets of a burn spoil
                    misfit += (rest / _SET_SIGMA_M[i]) ** 2
            misfit /= independence[k, 1] ** 2
            weights[k] = _FREEDOM / (_FREEDOM + misfit) if sets > 2 else 1.0
    covariance = cholesky.inverse(lower)[:solved_for, :solved_for].copy()
    size = 0.0
    for p in range(solved_for):
        for q in range(solved_for):
            size += change[p] * normal[p, q] * change[q]
    return Step(change[:solved_for], covariance, residuals, weights, np.sqrt(size / solved_for), True)


@njit
def _prior_information(information, pull, guessed):
    """Information of the priors and its pull: the area, an Ornstein-Uhlenbeck density, burns."""
    logs, area_spread, sizes, shifts, spreads = guessed
    information[LOG_AREA, LOG_AREA] = 1.0 / area_spread**2
    pull[LOG_AREA] = -logs[0] / area_spread**2
    knots = logs.size - 1
    memory = np.exp(-KNOT_S / DENSITY_MEMORY_S)
    unit = 1.0 / (DENSITY_SPREAD**2 * (1.0 - memory * memory))
    first = FIRST_KNOT
    for k in range(knots):
        ends = (k == 0) + (k == knots - 1)
        information[first + k, first + k] = unit * (1.0 + memory * memory * (1 - min(ends, 1)))
        if knots == 1:
            information[first, first] = 1.0 / DENSITY_SPREAD**2
        if k > 0:
            information[first + k, first + k - 1] = -unit * memory
            information[first + k - 1, first + k] = -unit * memory
    for k in range(knots):
        for j in range(max(k - 1, 0), min(k + 2, knots)):
            pull[first + k] -= information[first + k, first + j] * logs[1 + j]
    burns = sizes.size
    for b in range(burns):
        p = first + knots + b
        information[p, p] = 1.0 / BURN_SPREAD_MPS**2
        pull[p] = -sizes[b] / BURN_SPREAD_MPS**2
        spread = max(spreads[b], 1.0)
        information[p + burns, p + burns] = 1.0 / spread**2
        pull[p + burns] = -shifts[b] / spread**2
