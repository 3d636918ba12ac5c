"""What an engine does beside its command: a burn too long or too short, and pointed a little off."""

from dataclasses import replace

import numpy as np

from vitok.chance import Draws
from vitok.elementary import dot, norm
from vitok.mission.spacecraft import ExecutionErrors
from vitok.motion.orbit import Burn


def executed(burn: Burn, errors: ExecutionErrors, draws: Draws, phase: str) -> Burn:
    """The burn with its errors of magnitude, by its duration, and of pointing, drawn by phase and name.

    The pointing error is ``pointing_1sigma_deg`` about each of two axes across the thrust.
    """
    magnitude = draws.normal(f"{phase}/{burn.name}/magnitude")[0]
    tilts = draws.normal(f"{phase}/{burn.name}/pointing", 3)
    along = np.asarray(burn.direction, dtype=float) / norm(burn.direction)
    # of a random vector only the part across the direction turns it
    across = tilts - dot(tilts, along) * along
    direction = along + np.radians(errors.pointing_1sigma_deg) * across
    return replace(
        burn,
        duration_s=burn.duration_s * (1.0 + errors.magnitude_1sigma * float(magnitude)),
        direction=direction / norm(direction),
    )
