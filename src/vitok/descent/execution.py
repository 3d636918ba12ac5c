"""What a burn does beside its command."""

from dataclasses import replace

import numpy as np

from vitok.chance import generator
from vitok.mission.spacecraft import ExecutionErrors
from vitok.motion.orbit import Burn


def disturbed(burn: Burn, errors: ExecutionErrors, seed: int) -> Burn:
    """The burn with a random error of its magnitude (by its duration) and of its pointing, keyed by its name.

    The pointing error is ``pointing_1sigma_deg`` about each of two axes across the thrust.
    """
    magnitude = generator(seed, 0, f"descent/{burn.name}/magnitude").normal()
    duration_s = burn.duration_s * (1.0 + errors.magnitude_1sigma * float(magnitude))
    sigma_rad = np.radians(errors.pointing_1sigma_deg)
    tilts = sigma_rad * generator(seed, 0, f"descent/{burn.name}/pointing").normal(size=2)
    along = np.asarray(burn.direction, dtype=float) / np.linalg.norm(burn.direction)
    across = np.cross(along, np.eye(3)[int(np.argmin(np.abs(along)))])
    across /= np.linalg.norm(across)
    direction = along + tilts[0] * across + tilts[1] * np.cross(along, across)
    return replace(burn, duration_s=duration_s, direction=direction / np.linalg.norm(direction))
