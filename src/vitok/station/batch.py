"""The batch: state, drag area, the air's density and the station's burns from what SGP4 makes of its sets.

By Gauss-Newton about flown orbits, iterated until a step is small against what it leaves unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.density_scale import DensityScale
from vitok.earth.environment import Environment
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import cos, exp, log
from vitok.errors import FlightError
from vitok.station import least_squares
from vitok.station.least_squares import Guessed, Measured
from vitok.station.reference import (
    FIRST_KNOT,
    KNOT_S,
    LOG_AREA,
    Look,
    Reference,
    StationBurn,
    reference,
    scaled,
)
from vitok.station.theory import ELEMENTS, Theory, moved

Vector = NDArray[np.float64]

_PAST_LAST_S = 600.0  # flown beyond the last set
_ROUNDS = 8
_SETTLED, _ACCEPTED = 0.02, 0.1  # rms of a step over its sigma
_LOG_STEP, _LOG_LIMIT = 0.7, 2.0  # of a round and in all, for the logarithms
_BURN_STEP_S, _BURNS_APART_S = SECONDS_PER_DAY, 3600.0
_TOLERANCE = 1e-8  # of the flights within the batch: ten metres after ten days


@dataclass(frozen=True)
class Prior:
    """What is known of a station before its sets: mass, drag area and the spread of its logarithm."""

    mass_kg: float
    cd_area_m2: float
    log_area_spread: float


@dataclass(frozen=True)
class Solution:
    """State ``y0`` (7,) at ``t0_s`` of an arc to ``t_end_s``, with what it flies through and past.

    ``covariance`` (p, p) is of the unknowns of a Reference, ``theory`` that of the arc.
    """

    t0_s: float
    t_end_s: float
    y0: Vector
    cd_area_m2: float
    scale: DensityScale
    burns: tuple[StationBurn, ...]
    theory: Theory
    covariance: Vector
    step_over_sigma: float
    residuals_m: Vector  # (sets, 6)
    weights: Vector  # (sets,), 0 to 1

    @property
    def settled(self) -> bool:
        """Whether the last step was small against what it solved for."""
        return self.step_over_sigma < _ACCEPTED


def solve(
    looks: Sequence[Look],
    t0_s: float,
    y0: Vector,
    *,
    burns: tuple[StationBurn, ...],
    prior: Prior,
    surroundings: Environment,
    like: "Solution | Reference | None" = None,
    one_sided: bool = False,
) -> Solution | None:
    """The orbit through ``looks`` from a first guess ``y0`` (7,) at ``t0_s``; None if it flies nowhere.

    ``burns`` are guesses, their sigmas of instant the prior of it: zero keeps the instant. Area and density
    begin as in a solution that this one shall be ``like``, else as the prior has them. ``one_sided`` is a fit
    for what comes after its burns.
    """
    t_end_s = looks[-1].epoch_s + _PAST_LAST_S
    knots = int(np.ceil((t_end_s - t0_s) / KNOT_S)) + 1
    logs, guessed = np.zeros(1 + knots), burns
    if like is not None:
        logs[0] = log(like.cd_area_m2 / prior.cd_area_m2)
        logs[1:] = [_log_scale(like.scale, t0_s + k * KNOT_S) for k in range(knots)]
    weights = np.ones(len(looks))
    epochs_s = np.array([each.epoch_s for each in looks])

    try:
        for _ in range(_ROUNDS):
            about = reference(
                t0_s,
                y0,
                t_end_s,
                burns=burns,
                surroundings=scaled(surroundings, DensityScale(t0_s, KNOT_S, logs[1:])),
                cd_area_m2=prior.cd_area_m2 * float(exp(logs[0])),
                tolerance=_TOLERANCE,
            )
            offsets = np.array([about.offset(each) for each in looks])
            if not np.isfinite(offsets).all():
                return None
            measured = Measured(
                about.partials(epochs_s),
                offsets,
                least_squares.independence(epochs_s, burns, about.theory, one_sided=one_sided),
                cos(about.theory.inclination_rad),
            )
            standing = Guessed(
                logs,
                prior.log_area_spread,
                np.array([each.delta_v_mps for each in burns]),
                np.array([now.t_s - then.t_s for now, then in zip(burns, guessed, strict=True)]),
                np.array([each.sigma_t_s for each in guessed]),
            )
            step = least_squares.step(measured, standing, weights)
            weights, change = step.weights, step.change
            y0 = moved(y0, change[:ELEMENTS], about.theory)
            if not step.solved or not np.isfinite(y0).all():
                return None
            by_log = np.clip(change[LOG_AREA : FIRST_KNOT + knots], -_LOG_STEP, _LOG_STEP)
            logs = np.clip(logs + by_log, -_LOG_LIMIT, _LOG_LIMIT)
            burns = _moved_burns(burns, change[FIRST_KNOT + knots :], step.covariance, t0_s, t_end_s)
            if step.over_sigma < _SETTLED:
                break
    except FlightError:
        return None
    return Solution(
        t0_s,
        t_end_s,
        y0,
        prior.cd_area_m2 * float(exp(logs[0])),
        DensityScale(t0_s, KNOT_S, logs[1:]),
        burns,
        about.theory,
        step.covariance,
        float(step.over_sigma),
        step.residuals,
        step.weights,
    )


def _log_scale(scale: DensityScale, t_s: float) -> float:
    """Log of the density's scale, fading beyond its knots."""
    last_s = scale.t_start_s + scale.step_s * (scale.log_scale.size - 1)
    away_s = max(t_s - last_s, scale.t_start_s - t_s, 0.0)
    within = np.interp(t_s, scale.t_start_s + scale.step_s * np.arange(scale.log_scale.size), scale.log_scale)
    return float(within * exp(-away_s / least_squares.DENSITY_MEMORY_S))


def _moved_burns(
    burns: tuple[StationBurn, ...], step: Vector, covariance: Vector, t0_s: float, t_end_s: float
) -> tuple[StationBurn, ...]:
    """Burns after a step, in their order, with the sigmas that the covariance gives."""
    count = len(burns)
    sigma = np.sqrt(np.diag(covariance)[covariance.shape[0] - 2 * count :])
    out: list[StationBurn] = []
    for b, each in enumerate(burns):
        t_s = each.t_s + float(np.clip(step[count + b], -_BURN_STEP_S, _BURN_STEP_S))
        earliest_s = out[-1].t_s + _BURNS_APART_S if out else t0_s + 1.0
        t_s = min(max(t_s, earliest_s), t_end_s - 1.0)
        out.append(
            StationBurn(t_s, each.delta_v_mps + float(step[b]), float(sigma[count + b]), float(sigma[b]))
        )
    return tuple(out)
