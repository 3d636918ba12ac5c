"""Single steps of the descent, as functions of what they begin with."""

import numpy as np

from vitok.descent import dynamics


def advance(*step):
    """State (6,) after a step."""
    end = np.empty(6)
    dynamics.advance(*step, dynamics.room(), end)
    return end


def advance_to_altitude(*step):
    """Part of a step after which an altitude is passed, and the state (6,) there."""
    end = np.empty(6)
    return dynamics.advance_to_altitude(*step, dynamics.room(), end), end
